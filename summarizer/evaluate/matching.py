"""Which item of an answer is which of the gold? The pairing of each section that makes the most of it.

Two items are alike by the sentences that they cite and by their wording: for those with a name, by their names; for
those with words of the source (a quote), by where these stand; for others, by the words they share, in any order and
form: what has next to none of the other's words says something else, whatever it cites. All pairs of a section are
weighed at once (`scipy.optimize.linear_sum_assignment`), so no item is paired twice and an early pair never takes what
a later one needs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from rapidfuzz import fuzz
from scipy.optimize import linear_sum_assignment

from summarizer.grounding import places
from summarizer.grounding.polarity import content
from summarizer.marks import quoted_in
from summarizer.schemas import Item, Span, own_words

__all__ = ["LEAST_ALIKE", "Pairing", "likeness", "pairing", "share", "wording"]

LEAST_ALIKE = 0.4
"""Likeness below which two items are not the same: what cites the same sentences passes, and so does what says the same
in other sentences; half the sentences and no word in common does not."""
_BY_EVIDENCE, _BY_WORDING = 0.6, 0.4
_LEAST_SAID = 0.2
"""F1 of the words of two items below which they say different things: one word in common of five is enough."""
_LEAST_NAMES = 0.8
"""Likeness of names below which two parties are not the same."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """The items of a section side by side, by their places: `pairs` of (gold, answer), and those left alone."""

    pairs: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    extra: tuple[int, ...]


def pairing(gold: Sequence[Item], answer: Sequence[Item]) -> Pairing:
    """Pair the items of a section so that the sum of their likeness is greatest."""
    scores = np.array([[likeness(one, other) for other in answer] for one in gold]).reshape(len(gold), len(answer))
    rows, columns = linear_sum_assignment(np.where(scores < LEAST_ALIKE, 0.0, scores), maximize=True)
    pairs = tuple(
        (int(row), int(column)) for row, column in zip(rows, columns, strict=True) if scores[row, column] >= LEAST_ALIKE
    )
    left, right = {row for row, _ in pairs}, {column for _, column in pairs}
    return Pairing(
        pairs,
        tuple(place for place in range(len(gold)) if place not in left),
        tuple(place for place in range(len(answer)) if place not in right),
    )


def likeness(one: Item, other: Item) -> float:
    """How much two items are the same, from 0 to 1."""
    evidence = share(_sentences(one), _sentences(other))
    names, others = _names(one), _names(other)
    if names and others:
        alike = _called_alike(names, others)
        return 0.9 * alike + 0.1 * evidence if alike >= _LEAST_NAMES else 0.0
    words, other_words = _required_words(one), _required_words(other)
    if words is not None and other_words is not None:
        common = min(words.end, other_words.end) - max(words.start, other_words.start)
        longest = max(words.end, other_words.end) - min(words.start, other_words.start)
        return math.sqrt(max(0.0, common / longest))  # half of a quotation is still that quotation
    said = wording(one, other)
    return _BY_EVIDENCE * evidence + _BY_WORDING * said if said >= _LEAST_SAID else 0.0


def wording(one: Item, other: Item) -> float:
    """Return how much two items say in the same words, in any order and form: the F1 of what they are made of."""
    return share(_content(one), _content(other))


def share(one: set[str] | set[int], other: set[str] | set[int]) -> float:
    """F1 of two sets: twice what they have in common by what they have together; 0 when one is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _sentences(item: Item) -> set[int]:
    return {citation.start for citation in item.evidence}


def _content(item: Item) -> set[str]:
    return set(content(" ".join(text for _, text in own_words(item))))


def _required_words(item: Item) -> Span | None:
    """The words of the source that make the item what it is: those of a field that it cannot be without."""
    return next((getattr(item, name) for name in quoted_in(type(item))), None)


def _names(item: Item) -> list[str]:
    name: object = getattr(item, "name", None)
    aliases: object = getattr(item, "aliases", [])
    return [name, *cast("list[str]", aliases)] if isinstance(name, str) and isinstance(aliases, list) else []


def _called_alike(names: Sequence[str], others: Sequence[str]) -> float:
    """Likeness of the most alike of their names; 1 for two names of the same place."""
    if {_folded(name) for name in names} & {_folded(name) for name in others}:
        return 1.0
    found, other_found = places.lookup(names[0]), places.lookup(others[0])
    if found is not None and other_found is not None:
        return float(found.name == other_found.name)
    return max(float(fuzz.token_sort_ratio(_folded(name), _folded(other))) for name in names for other in others) / 100


def _folded(name: str) -> str:
    words = name.casefold().replace("’", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
