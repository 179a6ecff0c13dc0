"""Which of several states, or other places, does a name mean in a text?

A table of our own, `homonyms.tsv`, has the names that mean several: Georgia, Congo, Korea, Brussels. The text decides
where it names just one of them by another name ("Tbilisi", "DRC"), or tells of it by words of its own ("Atlanta"); a
candidate marked `*` is meant where nothing speaks for another. Else the name is open, and has no code.

A state's name that stands in a text only as a part of longer names ("Guinea" in "Equatorial Guinea") is open too:
whoever shortened it may have meant either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import itemgetter

from summarizer.grounding import places
from summarizer.grounding.gazetteer import Place, gazetteer
from summarizer.grounding.spelling import key, spelt

__all__ = ["Reading", "country", "reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name means in a text: a place, or, where that is open, the candidates in words."""

    place: Place | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One of those that a name may mean: its place if the tables have it, and what in a text speaks for it."""

    said: str
    place: Place | None
    words: re.Pattern[str] | None
    is_usual: bool

    def is_told(self, text: str, others: Sequence[Place]) -> bool:
        """Whether a text speaks of it otherwise than by the name in question."""
        if self.place is not None and any(_is_of(self.place, other) for other in others):
            return True
        return self.words is not None and self.words.search(text) is not None


def country(name: str, text: str, mentions: Sequence[places.Mention]) -> str | None:
    """Return the ISO 3166-1 code of the state that a name means in a text; None where that is open.

    A capital counts: whoever calls it a state means its government. `mentions` are those of the text.
    """
    place = reading(name, text, mentions).place
    return place.code if place is not None and place.kind == "state" else None


def reading(name: str, text: str, mentions: Sequence[places.Mention]) -> Reading:
    """Return what a name means in a text whose `mentions` are given.

    >>> text = "Georgia and Armenia agreed with Korea to lay a cable."
    >>> reading("Georgia", text, ()).place.code, reading("Korea", text, ()).candidates
    ('GE', ('South Korea', 'North Korea'))
    """
    bare = places.without_government(name)
    several = _homonyms().get(_key(bare)) or _homonyms().get(_key(name))
    if several is not None:
        return _decided(several, text, mentions)
    code = places.country(name)
    place = gazetteer().states.get(code or "") or places.capital(bare)
    if place is None or any(_is_of(place, mention.place) for mention in mentions):
        return Reading(place)
    longer = dict.fromkeys(_longer(bare, text, place))
    return Reading(None, (place.name, *longer)) if longer else Reading(place)


def _decided(several: Sequence[_Candidate], text: str, mentions: Sequence[places.Mention]) -> Reading:
    open_names = {name for name, one in _homonyms().items() if one is several}
    others = [one.place for one in mentions if _key(text[one.start : one.end]) not in open_names]
    told = [one for one in several if one.is_told(text, others)]
    if not told:
        told = [one for one in several if one.is_usual]
    if len(told) == 1:
        return Reading(told[0].place)
    return Reading(None, tuple(one.said for one in told or several))


def _is_of(place: Place, other: Place) -> bool:
    """Whether two places are the same, or one is a body of the other."""
    return place.name == other.name or (place.code is not None and place.code == other.code)


def _longer(name: str, text: str, place: Place) -> list[str]:
    """The longer names of something else that a name is a part of, if it never stands for itself in a text."""
    standing = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    spans = list(places.spans(text)) if standing else []
    found: list[str] = []
    for at in standing:
        start, end, other = spans[max(bisect_right(spans, at[0], key=itemgetter(0)) - 1, 0)] if spans else (*at, place)
        if not (start <= at[0] and at[1] <= end and end - start > at[1] - at[0]) or (other and _is_of(place, other)):
            return []
        found.append(" ".join(text[start:end].split()))
    return found


def _key(name: str) -> str:
    words = spelt(name)
    return key(words.removeprefix("the ").removeprefix("The "))


@cache
def _homonyms() -> dict[str, list[_Candidate]]:
    """The candidates by the names that mean them."""
    groups: dict[str, list[_Candidate]] = {}
    for line in files("summarizer.grounding").joinpath("homonyms.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        names, said, place, told_by = line.split("\t")
        words = "|".join(map(re.escape, filter(None, told_by.split("|"))))
        found = gazetteer().states.get(place) or places.lookup(place)
        pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None
        groups.setdefault(names, []).append(_Candidate(said.rstrip("*"), found, pattern, said.endswith("*")))
    return {_key(name): several for names, several in groups.items() for name in names.split("|")}
