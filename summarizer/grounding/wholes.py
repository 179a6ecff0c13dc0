"""Which numbers of a text are parts of others? "3,000 people, 800 of them children".

And what does a number count? The words behind it tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.grounding.polarity import content
from summarizer.grounding.quantities import Quantity

__all__ = ["Part", "parts_of", "words_behind"]

_PART = re.compile(
    r"(?P<first>[^.;:]{1,60}?),? (?:(?:including|among them|among whom|of whom|of which)(?: about| some| "
    r"around)?|with) \Z"
)
_PART_OF_THEM = re.compile(r"(?P<first>[^.;:]{1,60}?),? (?:about |some |around |and )?\Z")
_OF_THEM = re.compile(r" (?:of (?:them|these|whom|which)|among them)\b,?")
_OF_THE_WHOLE = re.compile(r"\b[Oo]f (?:the|these|all|its|their)?(?: more than| about| some| nearly)? ?\Z")
_LINK = re.compile(r"(?: (?:of (?:them|these|whom|which)|are|were|is|was|will be|have been|being|under))*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STOP = re.compile(r"[.;:,(]")
_NEAR, _MOST = 100, 100
"""Letters between a whole and its part, and numbers of a text that are looked at."""


class Part(NamedTuple):
    """A number that is a part of another, and what each counts."""

    whole: Quantity
    part: Quantity
    of_whole: frozenset[str]
    of_part: frozenset[str]


def words_behind(number: Quantity, text: str) -> list[str]:
    """Return the two words behind a number, in its clause."""
    return _WORD.findall(_STOP.split(text[number.end : number.end + 60], maxsplit=1)[0])[:2]


def parts_of(numbers: Sequence[Quantity], text: str) -> Iterator[Part]:
    """Yield the numbers of a text of which one is a part of the other, and what both count.

    >>> from summarizer.grounding.quantities import quantities
    >>> text = "The camp holds 3,000 people, 800 of them children."
    >>> [(sorted(found.of_whole), sorted(found.of_part)) for found in parts_of([*quantities(text)], text)]
    [(['peopl'], ['children'])]
    """
    counts = sorted((one for one in numbers if one.kind == "count"), key=lambda one: one.start)
    for whole, part in pairwise(counts[:_MOST]):
        between, behind = text[whole.end : part.start][:_NEAR], text[part.end : part.end + _NEAR]
        links = _LINK.match(behind)
        first = _PART.match(between) or (_PART_OF_THEM.match(between) if _OF_THEM.match(behind) else None)
        if first is None and _OF_THE_WHOLE.search(text[max(0, whole.start - 40) : whole.start]) and "." not in between:
            first = _PART_OF_THEM.match(between)
        if first is None or whole.values == part.values or links is None:
            continue
        of_part = content(" ".join(re.findall(r"[^\W\d_]+", re.split(r"[.;:,]", behind[links.end() :])[0])[:2]))
        of_whole = words_behind(whole, text)
        if content(" ".join(of_whole)) and of_part:
            yield Part(whole, part, content(of_whole[0]), of_part)
