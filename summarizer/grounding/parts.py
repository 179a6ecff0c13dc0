"""Does a statement tell of a whole what its evidence tells of a part, or of a time what was the first in it?

"3,000 people, 800 of them children" are no 3,000 children; "the first strike in ten years" is no strike of ten years;
"the highest since 2011" is not the lowest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from summarizer.grounding.glance import words_in
from summarizer.grounding.numbers import Numbered
from summarizer.grounding.polarity import content

__all__ = ["Misplaced", "denies_all_before", "misplaced_numbers", "misplaced_times"]


class Misplaced(NamedTuple):
    """Words of a statement that its evidence says of something else."""

    said: str
    message: str
    severity: Literal["wrong", "unsure"] = "wrong"


# ------------------------------------------------------------------------------------------------- parts of a whole


def misplaced_numbers(statement: Numbered, evidence: Numbered) -> Iterator[Misplaced]:
    """Yield the numbers of a whole that a statement says of its part, and the other way round.

    >>> text = Numbered("The camp holds 3,000 people, 800 of them children.")
    >>> [one.said for one in misplaced_numbers(Numbered("3,000 children live there"), text)]
    ['3,000 children']
    """
    counts = [number for number in statement.distinct if number.kind == "count"]
    if not counts or not evidence.parts:
        return
    told, nouns = content(statement.text), [statement.noun(number) for number in counts]
    for found in evidence.parts:
        for number, noun in zip(counts, nouns, strict=True):
            said = statement.text[number.start : number.end]
            is_whole = number.agrees(found.whole) and not noun.isdisjoint(found.of_part - found.of_whole)
            is_part = number.agrees(found.part) and not noun.isdisjoint(found.of_whole - found.of_part)
            if (is_whole and told.isdisjoint(found.of_whole - found.of_part)) or (
                is_part and not is_whole and told.isdisjoint(found.of_part - found.of_whole)
            ):
                of = statement.text[number.end :].split()[:1]
                whole, part = (evidence.text[one.start : one.end] for one in found[:2])
                yield Misplaced(" ".join([said, *of]), f"the cited sentences tell {whole} from {part}")


# ------------------------------------------------------------------------------------------------- superlatives in time

_SINCE = r"since (?:(?:early|late|mid-)?[^\W\d_]+ )?[0-9]{4}"
_SPAN = r"(?:in|for)(?: \w+){0,2} (?:years?|months?|decades?|weeks?|days?|generations?|century|centuries)"
_LEADING = re.compile(
    rf"\b(?P<most>first|[a-z]{{2,9}}est|worst|best|most \w+|least \w+)\b[^.;]{{0,100}}?\b(?P<time>{_SINCE}|{_SPAN})",
    re.IGNORECASE,
)
_NUMBER_OF_TIME = re.compile(
    rf"\b(?:{_SINCE}|{_SPAN}|(?:past|last) (?:\w+) (?:years?|months?|decades?|weeks?|days?))\b", re.IGNORECASE
)
_AGAIN = re.compile(
    r"\b(?:first|last|no|not|never|nobody|none|nothing|neither|without|again|ago|before|previous\w*|than|[a-z]{2,9}est|worst"
    r"|best|most|least|unprecedented|record|return\w*|after)\b|n['’]t\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:no|not|never|nobody|none|nothing|neither|without|unseen|unmatched)\b|n['’]t\b", re.IGNORECASE)
_OPPOSITES = tuple(
    both
    for one, _, other in (
        pair.partition("/")
        for pair in (
            "highest/lowest best/worst largest/smallest biggest/smallest longest/shortest strongest/weakest "
            "warmest/coldest hottest/coldest fastest/slowest wettest/driest richest/poorest oldest/youngest "
            "heaviest/lightest cheapest/dearest most/least most/fewest earliest/latest oldest/newest "
            "nearest/farthest steepest/gentlest greatest/smallest deepest/shallowest first/last "
            "maximum/minimum peak/trough "
        ).split()
    )
    for both in ((one, other), (other, one))
)
_EXTREMES = frozenset(one for one, _ in _OPPOSITES)
_LEAST_SHARED = 0.5
_MOST = 100
"""Extremes of a text that are looked at."""


def misplaced_times(statement: str, evidence: str) -> Iterator[Misplaced]:
    """Yield the extremes of a statement that are the contrary of the evidence's, and times that only bound a first.

    >>> [one.said for one in misplaced_times("Strikes went on for ten years", "The first strike in ten years began.")]
    ['for ten years']
    """
    leading = _leading(evidence)
    for most, time in leading:
        told = next((one[0] for one in _NUMBER_OF_TIME.finditer(statement) if _is_same_time(one[0], time)), None)
        if told and not _AGAIN.search(statement):
            yield Misplaced(told, f"the cited sentences speak of the {most} {time}")
    said, there = words_in(statement), words_in(evidence)
    for one, other in _OPPOSITES if not said.isdisjoint(_EXTREMES) else ():
        if one in said - there and other in there - said and _is_of_same(statement, evidence):
            yield Misplaced(one, f"the cited sentences say {other!r}", "wrong" if leading else "unsure")


@lru_cache(maxsize=512)
def _leading(text: str) -> Sequence[tuple[str, str]]:
    """The extremes of a text, each with its time; kept, for it is the evidence of many statements."""
    return sorted({(match["most"].casefold(), match["time"].casefold()) for match in _LEADING.finditer(text)})[:_MOST]


def denies_all_before(statement: str, evidence: str) -> bool:
    """Say whether a statement denies that it was so before, of what its evidence calls the first or the most of a time.

    >>> denies_all_before("No premier had come since 2018", "It was the first visit since 2018.")
    True
    """
    return bool(_leading(evidence) and _NONE.search(statement) and _NUMBER_OF_TIME.search(statement))


def _is_same_time(one: str, other: str) -> bool:
    """Whether two times have the same words but for what leads them, numbers read."""
    lead = re.compile(r"^(?:in|for|since|past|last|the|over)\b ?", re.IGNORECASE)
    mine, others = (lead.sub("", lead.sub("", time.casefold())) for time in (one, other))
    if mine == others:
        return True
    numbers = [Numbered(time).numbers for time in (mine, others)]
    return bool(numbers[0] and numbers[1]) and numbers[0][0].agrees(numbers[1][0]) and bool(numbers[0][0].units)


def _is_of_same(statement: str, evidence: str) -> bool:
    words = content(statement)
    return len(words & content(evidence)) >= _LEAST_SHARED * len(words)
