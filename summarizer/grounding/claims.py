"""By which verbs does a statement tell what was done, or will be? And which words govern a verb?

A past form, or what follows "will" or "agreed to"; told by the words before it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from summarizer.grounding.inflection import is_past, lemma
from summarizer.grounding.lemmas import lemmas

__all__ = ["BETWEEN", "Claim", "Stand", "claimed", "governing"]

Stand = Literal["done", "will", "planned", "open", "denied"]
"""How a thing is told."""

_HAVING = frozenset("be been being have has had is are was were do does did get gets got".split())
BETWEEN = frozenset("also now yet again already soon first then still even only once both all jointly".split())
"""Words that stand between a verb and what governs it."""
_WILL = ("will", "shall", "would")
_ASSENTING = frozenset(
    lemma(word) for word in "agree agreed accept promise pledge undertake vow commit ready willing prepared".split()
)
"""Verbs of a statement after which an infinitive tells what is to be."""
_ARTICLES = frozenset("the a an its his her their our this that these those of for no any some and or to".split())


@dataclass(frozen=True, slots=True)
class Claim:
    """A verb by its stem, and how it is told."""

    root: str
    stand: Stand


@lru_cache(maxsize=1024)
def claimed(statement: str) -> tuple[Claim, ...]:
    """Return the verbs by which a statement tells what was done or will be.

    >>> [(one.root, one.stand) for one in claimed("Norway signed it and will pay.")]
    [('sign', 'done'), ('pay', 'will')]
    """
    return tuple(_claims(statement))


def _claims(statement: str) -> Iterator[Claim]:
    words = lemmas(statement)
    small = words.small
    has_to_come = not {*_WILL, "to"}.isdisjoint(small)
    for place, word in enumerate(small):
        if word in _HAVING or word in BETWEEN or not (has_to_come or is_past(word)):
            continue
        before = governing(small, place)
        if not before:
            continue
        if before[-1] in _WILL or (before[-1] == "to" and len(before) > 1 and lemma(before[-2]) in _ASSENTING):
            yield Claim(lemma(word), "will")
        elif (
            is_past(word) and before[-1] not in _ARTICLES and not _is_participle(small, place, words.matches[place][0])
        ):
            yield Claim(lemma(word), "done")


def _is_participle(small: Sequence[str], place: int, word: str) -> bool:
    """Whether a past form only describes what stands before it, or is a name: "a party chaired by Okafor"."""
    return word[0].isupper() or (small[place + 1 : place + 2] == ["by"] and small[place - 1] not in _HAVING)


def governing(small: Sequence[str], place: int) -> list[str]:
    """Return the words before a place, without the auxiliaries and adverbs right before it.

    >>> governing(["they", "have", "not", "yet", "been", "paid"], 5)
    ['they', 'have', 'not']
    """
    end = place
    while end and (small[end - 1] in BETWEEN or small[end - 1] in _HAVING or small[end - 1].endswith("ly")):
        end -= 1
    return list(small[max(0, end - 6) : end]) or ([""] if place else [])
