"""What is a party, and what do its names tell: is one a part of another, one person's, a place's, a company's?"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from summarizer.grounding import places
from summarizer.models.offline.lexicon import BODY, COMPOUND, FIRM, STATE_BODY

__all__ = [
    "Mention",
    "Named",
    "Spans",
    "is_part",
    "is_place",
    "is_same_person",
    "kind_of_body",
    "may_be_person",
    "outermost",
]


@dataclass(slots=True, eq=False)
class Named:
    """A party as the text names it; `order` is where it is first named."""

    name: str
    kind: str
    order: int
    office: str | None = None
    acts_for: Named | None = None
    aliases: list[str] = field(default_factory=list[str])
    told: set[str] = field(default_factory=set[str])
    """What the text makes it do: "agrees", "speaks", "meets", "mediates" ..."""

    def principal(self) -> Named:
        """Whom its word binds: the party that it acts for in the end, or itself."""
        party = self
        for _ in range(4):
            party = party.acts_for or party
        return party

    def also(self, surface: str) -> None:
        """Note another name."""
        if surface.casefold() not in {name.casefold() for name in (self.name, *self.aliases)}:
            self.aliases.append(surface)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place on the page where a party is named: by its name, by a word for its people, or by its capital."""

    start: int
    end: int
    party: Named
    how: str = "name"


def is_part(words: str, name: str) -> bool:
    """Whether some words of a body's name can stand for all of it: its head with what is before it, or up to "of"."""
    head = re.split(r" (?:of|for|on|to) ", name)[0]
    is_head = BODY.fullmatch(words.split()[-1].capitalize()) is not None
    if (
        name.startswith(f"{words} ")
        and _ONE_WORD.fullmatch(name, len(words) + 1)
        and COMPOUND.fullmatch(words.capitalize())
    ):
        return True
    return (is_head and (head == words or head.endswith(f" {words}"))) or (
        name.startswith(f"{words} ") and re.search(" (?:of|for|on) ", words) is not None
    )


_ONE_WORD = re.compile(r"[^\W\d_]\w+")


def may_be_person(words: str) -> bool:
    parts = words.split()
    return 2 <= len(parts) <= 4 and all(len(part) > 1 and not BODY.fullmatch(part) for part in parts)


def is_same_person(known: str, words: str) -> bool:
    """Whether two names can be one person's: the surname alone, or the same first name."""
    one, other = known.casefold().split(), words.casefold().split()
    shorter = min(len(one), len(other))
    return one[-shorter:] == other[-shorter:] or (one[-1] == other[-1] and one[0] == other[0])


@lru_cache(maxsize=4096)
def is_place(words: str) -> bool:
    return any(look(words) for look in (places.lookup, places.is_news_agency, places.capital, places.demonym))


def kind_of_body(words: str) -> str:
    if re.search(r"\b(?i:delegation|embassy|mission)\b", words):
        return "mission"
    if _OF_STATE.match(words):
        return "government_body"
    if FIRM.fullmatch(words.split()[-1]) or _IS_FIRM.search(words):
        return "company"
    return "government_body" if STATE_BODY.search(words) else "organisation"


_OF_STATE = re.compile(r"(?i:(?:ministry|department|ministère|ministerio) (?:of|for|de|des|du)\b)")
_IS_FIRM = re.compile(r"\b(?:plc|company|airline|operator)$|\w(?:gesellschaft|betriebe?|werke|konzern)$")


class Spans:
    """Ranges that other ranges may lie in."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them is longer and holds this one."""
        place = bisect_right(self._starts, start) - 1
        if place < 0:
            return False
        first, last = self._spans[place]
        return end <= last and last - first > end - start


def outermost(mentions: list[Mention]) -> list[Mention]:
    """The mentions without those inside others, in order."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
