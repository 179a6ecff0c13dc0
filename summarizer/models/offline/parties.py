"""Who is named in a text, by which names, and for whom do they act?

States and organisations come from the tables of `places`; persons from a title before or after a name; bodies from what
they are called ("the Ministry of Trade"). One party each, however often and however it is named: by surname, by title
and surname, or by the title alone where only one can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.grounding import places
from summarizer.grounding.cues import TITLE

__all__ = ["Mention", "Named", "Parties"]

_WORD = r"[A-ZÀ-ÞŁŠŽ][\w’'\-]*"
_NAME = rf"{_WORD}(?: (?:al|bin|de|del|der|den|van|von|la|le|da|dos|el|ibn)(?= [A-ZÀ-Þ]))?(?: {_WORD}){{0,3}}"
_BEFORE = rf"(?:(?:{_WORD}|of|for|and) ){{0,6}}?"
_PERSON = re.compile(
    rf"(?P<office>{_BEFORE}(?i:{TITLE})(?: (?:of|for) (?:the )?{_WORD}(?: {_WORD}){{0,3}},?)?) (?P<name>{_NAME})"
)
_AFTERWARDS = re.compile(
    rf"(?P<name>{_WORD}(?: (?:al|bin|de|van|von) | ){_WORD}(?: {_WORD}){{0,2}}), (?:the |an? |who is )?"
    rf"(?P<office>(?:[\w’'-]+ ){{0,5}}?(?i:{TITLE})\b(?: (?:of|for) (?:the )?{_WORD}(?: {_WORD}){{0,3}})?)(?! [A-ZÀ-Þ])"
)
_BEFOREHAND = re.compile(
    rf"\b[Tt]he (?P<office>(?:[\w’'-]+ ){{0,4}}?(?i:{TITLE})), (?P<name>{_WORD}(?: {_WORD}){{1,3}})"
)
_TITLE_ONLY = re.compile(
    rf"\b[Tt]he (?P<office>(?:{_WORD} ){{0,4}}(?i:{TITLE})(?: of [A-Z]\w+)?)\b(?! {_WORD})(?!,? [A-Z])"
)
_BODY = re.compile(
    rf"\b(?:[Tt]he )?(?P<name>(?:{_WORD} ){{0,4}}(?:[Dd]elegation|[Ee]mbassy|Mission|Ministry|Agency|Authority"
    rf"|Commission|Committee|Council|Union|Corps|Board|Department|Federation|Association|Chamber|Court|Bank|Fund|Office|Port|Company|Group|Ltd"
    rf"|plc|Inc|AG|NV|AS)"
    rf"(?: (?:of|for|to) (?:the )?{_WORD}(?:(?: and| of)? {_WORD}){{0,3}})?)(?: \((?P<short>[A-Z]{{2,8}})\))?"
)
_COMPANY = re.compile(r"\b(?:Ltd|plc|Inc|AG|NV|AS|Company|Group|Port)\b")
_MISSION = re.compile(r"[Dd]elegation|[Ee]mbassy|Mission")
_STATEHOOD = re.compile(r"Ministry|Department|Agency|Authority|Corps|Court|Office")


@dataclass(slots=True)
class Named:
    """A party as the text names it."""

    name: str
    kind: str
    office: str | None = None
    acts_for: Named | None = None
    aliases: list[str] = field(default_factory=list[str])
    agrees: bool = False
    meets: bool = False
    speaks: bool = False

    def principal(self) -> Named:
        """Whom its word binds: the party it acts for, or itself."""
        return self.acts_for or self

    def also(self, surface: str) -> None:
        """Note another name."""
        if surface.casefold() not in {name.casefold() for name in (self.name, *self.aliases)}:
            self.aliases.append(surface)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text where a party is named."""

    start: int
    end: int
    party: Named


class Parties:
    """The parties of a text and every place that names one, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._by_place: dict[str, Named] = {}
        self._persons: list[Named] = []
        self._bodies: dict[str, Named] = {}
        found = [*self._named_persons(), *self._named_bodies(), *self._named_places()]
        self.mentions = _outermost([*found, *self._surnames(), *self._titles()])

    @property
    def named(self) -> list[Named]:
        """Each party once, in the order of first mention."""
        return list({id(mention.party): mention.party for mention in self.mentions}.values())

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie between two offsets."""
        return [mention for mention in self.mentions if start <= mention.start and mention.end <= end]

    def states(self) -> list[Named]:
        """States and organisations, the most often named first."""
        counts: dict[int, int] = {}
        for mention in self.mentions:
            principal = mention.party.principal()
            counts[id(principal)] = counts.get(id(principal), 0) + 1
        parties = {id(mention.party.principal()): mention.party.principal() for mention in self.mentions}
        bodies = [party for party in parties.values() if party.kind != "person"]
        return sorted(bodies, key=lambda party: -counts[id(party)])

    # ---------------------------------------------------------------------------------------------------- finding

    def _place(self, place: places.Place, surface: str) -> Named:
        known = self._by_place.get(place.name)
        if known is None:
            name = place.name if re.search(rf"\b{re.escape(place.name)}\b", self.text) else surface
            known = self._by_place[place.name] = Named(name, place.kind)
        known.also(surface)
        return known

    def _named_places(self) -> Iterator[Mention]:
        for mention in places.mentions(self.text):
            if mention.how == "name":
                surface = self.text[mention.start : mention.end]
                yield Mention(mention.start, mention.end, self._place(mention.place, surface))

    def _named_persons(self) -> Iterator[Mention]:
        for pattern in (_PERSON, _BEFOREHAND, _AFTERWARDS):
            for match in pattern.finditer(self.text):
                name = match["name"].removesuffix("’s").removesuffix("'s")
                end = match.start("name") + len(name)
                if not self._is_place(name):
                    start = min(match.start("name"), match.start("office"))
                    yield Mention(start, max(end, match.end("office")), self._person(name, match["office"].strip(" ,")))

    def _is_place(self, name: str) -> bool:
        return places.lookup(name) is not None or places.is_news_agency(name)

    def _person(self, name: str, office: str) -> Named:
        for known in self._persons:
            if known.name == name or known.name.endswith(f" {name}"):
                known.also(name)
                return known
            if name.endswith(f" {known.name}"):
                known.also(known.name)
                known.name = name
                return known
        person = Named(name, "person", re.sub(r"^(?:the|a|an) ", "", office, flags=re.IGNORECASE), self._behind(office))
        self._persons.append(person)
        return person

    def _behind(self, words: str) -> Named | None:
        """The state or organisation in a title: "Pakistani minister", "EU Commissioner"."""
        for mention in places.mentions(words):
            return (
                self._place(mention.place, words[mention.start : mention.end])
                if mention.how == "name"
                else self._demonym(mention)
            )
        return None

    def _demonym(self, mention: places.Mention) -> Named | None:
        name = mention.place.name
        if name in self._by_place or re.search(rf"\b{re.escape(name)}\b", self.text):
            return self._place(mention.place, name)
        return None

    def _named_bodies(self) -> Iterator[Mention]:
        for match in _BODY.finditer(self.text):
            name = match["name"]
            if " " not in name or self._is_place(name) or self._is_place(re.split(r" (?:of|for|to) ", name)[0]):
                continue
            yield Mention(match.start(), match.end(), self._body(name, match["short"]))

    def _body(self, name: str, short: str | None) -> Named:
        known = next(
            (body for body in self._bodies.values() if body.name.startswith(name) or name.startswith(body.name)), None
        )
        if known is None:
            kind = "mission" if _MISSION.search(name) else "company" if _COMPANY.search(name) else "organisation"
            kind = "government_body" if _STATEHOOD.search(name) else kind
            known = self._bodies[name] = Named(name, kind, acts_for=self._behind(name))
        known.also(name)
        if short:
            known.also(short)
        return known

    def _surnames(self) -> Iterator[Mention]:
        for person in self._persons:
            parts = person.name.split()
            tails = {" ".join(parts[place:]) for place in range(len(parts))} - {""}
            for tail in sorted(tails, key=len, reverse=True):
                if tail == parts[0] and len(parts) > 1:
                    continue
                for match in re.finditer(rf"(?<![\w-]){re.escape(tail)}(?![\w-])", self.text):
                    person.also(match[0])
                    yield Mention(match.start(), match.end(), person)

    def _titles(self) -> Iterator[Mention]:
        for match in _TITLE_ONLY.finditer(self.text):
            wanted = match["office"].casefold().split(" of ")[0].split()[-1]
            fitting = [person for person in self._persons if wanted in (person.office or "").casefold()]
            if len(fitting) == 1:
                fitting[0].also(match[0])
                yield Mention(match.start(), match.end(), fitting[0])


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """The mentions without those inside others, in order."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
