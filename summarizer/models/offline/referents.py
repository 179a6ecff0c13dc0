"""Whom does "she", "the minister", "both sides" or "the union" mean?

A pronoun means the person, or the body, that stood first in the sentence before; a description means whoever bears
that office or is called by that word, the last that was named; "the two sides" are the two parties that deal with
each other most. Where two persons could be meant the other is named as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from summarizer.models.offline.acting import SAID
from summarizer.models.offline.behind import by_head
from summarizer.models.offline.called import called
from summarizer.models.offline.gender import Gender, genders, of_pronoun
from summarizer.models.offline.lexicon import BODY, LOWER_BODY, TITLE, hangs
from summarizer.models.offline.parties import Mention, Named, Parties
from summarizer.models.offline.sides import PLURAL, Sides

__all__ = ["Referents", "Subject"]

_STANDS_IN = re.compile(
    rf"\b(?:(?P<both>(?i:both(?: (?:the )?{PLURAL})?|neither(?: (?:side|party|government|country|company))?"
    rf"|each(?: (?:side|party|government|country|company))?|(?:the|these|all) (?:two|three|four|five|six"
    rf"|seven|eight|nine|ten) (?:[a-z-]+ )?{PLURAL}"
    rf"|the two|the {PLURAL}|they"
    r"|beide(?: Seiten| Länder| Parteien)?|die (?:beiden )?(?:Seiten|Parteien|Länder|Minister|Staaten|Regierungen"
    r"|Tarifparteien|Partner)|die beiden (?:Städte|Gemeinden|Unternehmen|Firmen|Verbände)"
    r"|les (?:deux )?(?:parties|pays|ministres|gouvernements|délégations|partenaires)|les deux (?:communes|villes"
    r"|entreprises|sociétés|organisations|camps)"
    r"|(?:las|los|ambas|ambos) (?:dos )?(?:partes|países|gobiernos|ministros|delegaciones)|(?:ambas|ambos"
    r"|l[ao]s dos) (?:municipios|ciudades|empresas|organizaciones)|ils|elles|ellos))"
    r"|(?P<he>[Hh]e|[Ss]he|er|Er|elle|Elle|il|Il|ella|Ella)|(?P<it>[Ii]t)|(?P<we>[Ww]e|wir|Wir|nous|Nous)|(?P<i>I"
    r"|ich|Ich|je|Je|yo|Yo)"
    rf"|(?P<unnamed>(?:[Aa]n?|[Ss]enior|[Oo]ne|[Tt]wo|[Pp]eople|[Oo]fficials|[Ss]ources"
    rf"|[Dd]iplomats) ?(?:[a-z]+ ){{0,2}}?(?:spokes(?:man|woman|person)|officials?|diplomats?"
    rf"|sources?|aides?|advis[eo]rs?|negotiators?|familiar|close|briefed)\b(?: (?:for|of|from|at|close to|with|to"
    rf"|on) [^,.;:\"“”]{{2,60}}?(?= (?:{SAID})\b| ?$|,))?)"
    rf"|(?P<noun>(?i:the|this|its|his|her|their|another|der|die|das|le|la|el) (?:(?!(?:of|for|to|in|at|on|with|by"
    rf"|from|before|after|under|each|every|both|and|or|will|would|said|that|which"
    rf"|who) )[\w-]+ ){{0,2}}?(?P<head>(?i:{TITLE})"
    rf"|(?i:{LOWER_BODY})|(?i:side|host|country|firm|"
    rf"neighbour|regulator|observers?|chairman|chairwoman)|[A-Z][\w]{{2,12}}(?! [A-Z]| (?:{LOWER_BODY}|side)\b)))"
    rf"|(?P<new>(?:[Aa]n?|[Tt]he) (?:(?!(?:for|of|to|in|at|on|with|by|from|close|before|after|each|every|and"
    rf"|or|over|into|than|as|that) )[a-z-]+(?:s'"
    rf"|'s)? ){{0,3}}{LOWER_BODY}(?: of (?:its |the |their )?[\w -]{{3,40}}?(?= (?:has|have|will|shall|agreed|said"
    rf"|would|and)\b| ?$))?))"
    r"(?![\w'-])"
)
_BY_OFFICE = re.compile(
    rf"\b[Tt]he (?:[\w-]+ ){{0,2}}?(?P<head>(?i:{TITLE})|chairman|chairwoman)\b(?!,? [A-Z])(?! (?:of|for))"
)
_IS_BODY = re.compile(rf"{LOWER_BODY}|{BODY.pattern}")
_IS_LOWER_BODY = re.compile(LOWER_BODY)
_IS_TITLE = re.compile(rf"(?i:{TITLE})")
_IS_OFFICE = re.compile(rf"(?i:{TITLE}|chairman|chairwoman|host)")
_SAID_BEFORE = re.compile(rf" (?:has |had |have |also )?(?:{SAID}|promised|pledged|vowed|agreed)(?: that)? $")
_REGIONAL = re.compile(r"\b(?:regional|provincial|local|municipal|cantonal|territorial) government\b")
_OF_STATES = frozenset(
    "government country side delegation neighbour state gobierno gouvernement regierung país pays land".split()
)
_LOOKBACK = 4
"""So many sentences back a pronoun may reach."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a verb is said of, in order, and a doubt where a pronoun leaves two. `several`: a plural stands there."""

    parties: tuple[Named, ...] = ()
    doubt: str | None = None
    several: bool = False


class Referents:
    """Stand-ins on a page and whom they mean."""

    def __init__(self, parties: Parties) -> None:
        self.parties, self.page, self.text = parties, parties.page, parties.text
        self._sides = Sides(parties)
        self.speaker_at: Callable[[int], Named | None] = lambda _: None
        """Who speaks at an offset: the one whose turn or quotation it is."""

    def within(self, begin: int, end: int) -> Iterator[tuple[int, int, Callable[[], Subject]]]:
        """Yield the stand-ins between two offsets, each with a call that tells whom it means."""
        for match in _STANDS_IN.finditer(self.text, begin, end):
            yield match.start(), match.end(), partial(self._meant, match)

    def _meant(self, match: re.Match[str]) -> Subject:
        place = match.start()
        if match["both"]:
            return Subject(tuple(self._sides.meant(match["both"], place)), None, True)
        if match["he"]:
            return self.person_before(place, of_pronoun(match["he"]))
        if match["it"]:
            return Subject(_as_tuple(self.body_before(place)))
        if match["we"] or match["i"]:
            speaker = self.speaker_at(place)
            return Subject(_as_tuple(speaker.principal() if speaker and match["we"] else speaker))
        if match["noun"]:
            meant = self.described(match["noun"], match["head"], place)
            return Subject(_as_tuple(meant or self._new(match["noun"], match["head"], place)))
        if match["unnamed"]:
            return Subject(_as_tuple(self._unnamed(match["unnamed"], place)))
        return Subject(_as_tuple(self._new(match["new"], "", place)))

    # ------------------------------------------------------------------------------------------------- pronouns

    @cached_property
    def _genders(self) -> dict[Named, Gender]:
        return genders(self.parties)

    def _fitting(self, persons: list[Named], gender: Gender | None) -> list[Named]:
        """The persons that a pronoun can mean, by what the text tells of them."""
        return [one for one in persons if gender is None or self._genders.get(one, gender) == gender]

    def person_before(self, place: int, gender: Gender | None = None) -> Subject:
        """Whom "he" or "she" means: in its sentence the last person before it, else the first of the one before."""
        number = self.page.number_at(place)
        start, _ = self.page.sentences[number - 1]
        here = self._fitting(self._persons_between(start, place), gender)
        if here:
            return Subject((here[-1],))
        for earlier in range(number - 1, max(0, number - 1 - _LOOKBACK), -1):
            found = self._fitting(self._persons_in(earlier), gender)
            if found:
                doubt = (
                    f"The pronoun could also mean {found[1].name}."
                    if len(found) > 1 and earlier == number - 1
                    else None
                )
                return Subject((found[0],), doubt)
        return Subject()

    def _persons_in(self, number: int) -> list[Named]:
        """The persons that a sentence names or calls by their office, in order."""
        return self._persons_between(*self.page.sentences[number - 1])

    def _persons_between(self, start: int, end: int) -> list[Named]:
        named = [(mention.start, mention.party) for mention in self.parties.within(start, end)]
        for match in _BY_OFFICE.finditer(self.text, start, end):
            meant = self.described(match[0], match["head"], match.start())
            named += [(match.start(), meant)] if meant else []
        return list(
            dict.fromkeys(party for _, party in sorted(named, key=lambda one: one[0]) if party.kind == "person")
        )

    def body_before(self, place: int) -> Named | None:
        """Whom "it" means: the body named last in its sentence before it, else the first of a sentence before."""
        number = self.page.number_at(place)
        start, _ = self.page.sentences[number - 1]
        here = _bodies([one for one in self.parties.within(start, place) if not hangs(self.text, start, one.start)])
        if here:
            return self._of_saying(start, place) or here[0]
        if described := self._described_before(start, place):
            return described
        for earlier in range(number - 1, max(0, number - 1 - _LOOKBACK), -1):
            found = _bodies(self.parties.within(*self.page.sentences[earlier - 1]))
            if found:
                return found[0]
        return None

    def _of_saying(self, start: int, place: int) -> Named | None:
        """The body that says what "it" will do: "... and Japan said it would"."""
        said = _SAID_BEFORE.search(self.text, max(start, place - 40), place)
        if said is None:
            return None
        last = next((one.party for one in self.parties.before(said.start()) if one.end == said.start()), None)
        begin = self.text.rfind(" the ", max(start, said.start() - 40), said.start())
        last = last or (self._described_before(begin + 1, said.start()) if begin > 0 else None)
        return last if last and last.kind != "person" else None

    def _described_before(self, start: int, place: int) -> Named | None:
        """The body that a sentence begins by describing: "The union said it would"."""
        match = _STANDS_IN.match(self.text, start, place)
        if match is None or not match["noun"] or not _IS_BODY.fullmatch(match["head"]):
            return None
        return self.described(match["noun"], match["head"], start)

    # --------------------------------------------------------------------------------------------- descriptions

    def described(self, words: str, head: str, place: int) -> Named | None:
        """Whom a description means: "the Finnish minister", "the union", "the company", "its government"."""
        small = head.casefold()
        state = self._people_in(place, place + len(words))
        if state is None and words[:4].casefold() in ("its ", "thei") and _IS_TITLE.fullmatch(head):
            state = self.body_before(place)
        if _IS_OFFICE.fullmatch(head):
            return self._official(small, state, place)
        if small in _OF_STATES and not _REGIONAL.search(words):
            return state or self._government(small) or self._of_kind(("state",), place) or self._called(small, place)
        if state is not None and head[:1].isupper():
            return self._acting_for(state, place) or state
        return self._called(small, place)

    def _people_in(self, start: int, end: int) -> Named | None:
        return next((mention.party for mention in self.parties.within(start, end)), None)

    def _official(self, title: str, state: Named | None, place: int) -> Named | None:
        """The last person before a place whose office has this word, of that state if one is named."""
        last = title.split(" of ")[0].split()[-1]
        for mention in self.parties.before(place):
            party = mention.party
            if (
                party.kind == "person"
                and last in (party.office or "").casefold()
                and (state is None or party.principal() is state)
            ):
                return party
        return self._acting_for(state, place) if state else self._titled.get(last)

    @cached_property
    def _titled(self) -> dict[str, Named]:
        """Who alone bears an office, by its last word."""
        found: dict[str, list[Named]] = {}
        for party in self.parties.named:
            for word in set((party.office or "").casefold().replace(",", " ").split()):
                found.setdefault(word, []).append(party)
        return {word: bearers[0] for word, bearers in found.items() if len(bearers) == 1}

    def _government(self, head: str) -> Named | None:
        return self.parties.known.get("government") if head == "government" else None

    def _acting_for(self, state: Named, place: int) -> Named | None:
        for mention in self.parties.before(place):
            if mention.party.kind == "person" and mention.party.principal() is state:
                return mention.party
        return None

    def _called(self, head: str, place: int) -> Named | None:
        return called(self.parties, self._sides, head, place)

    def _of_kind(self, kinds: tuple[str, ...], place: int) -> Named | None:
        return next((mention.party for mention in self.parties.before(place) if mention.party.kind in kinds), None)

    def _unnamed(self, words: str, place: int) -> Named:
        """One who is not named: "a spokesman for the union", "people familiar with the talks"."""
        known = self.parties.known.get(words.casefold())
        if known is not None:
            return known
        is_one = re.match(r"[Aa]n? (?:[a-z]+ ){0,2}?(?:spokes|aide|advis|negotiator)", words)
        party = self.parties.add(words, "person" if is_one else "unnamed_source", place)
        party.office = words if is_one else None
        around = [one.party for one in self.parties.within(place, place + len(words)) if one.party.kind != "person"]
        party.acts_for = (around[-1] if around else by_head(self.parties, words, place)) if is_one else None
        return party

    def _new(self, words: str, head: str, place: int) -> Named | None:
        """A body that is named nowhere and acts here: "a committee of its official creditors"."""
        is_german = re.match(r"(?:[Dd]er|[Dd]ie|[Dd]as) ", words) is not None
        if (head and not _IS_LOWER_BODY.fullmatch(head.casefold() if is_german else head)) or re.search(
            r"\b(?:government|side|delegation)$", _REGIONAL.sub("", words)
        ):
            return None
        name = re.sub(
            r"^(?:[Tt]he|[Dd]er|[Dd]ie|[Dd]as|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]his|[Aa]nother) ", "", words
        )
        return self.parties.known.get(name.casefold()) or self.parties.add(
            name, "organisation", place + len(words) - len(name)
        )

    # ----------------------------------------------------------------------------------------------- both sides

    @property
    def two(self) -> list[Named]:
        """The two that deal with each other."""
        return self._sides.two

    @property
    def are_paired(self) -> bool:
        """Whether the two are named together."""
        return self._sides.are_paired

    @property
    def sides(self) -> list[Named]:
        """Whom "the parties" of a text are; none where many take part."""
        return self._sides.all


def _bodies(mentions: list[Mention]) -> list[Named]:
    found = {
        id(mention.party): mention.party
        for mention in mentions
        if mention.party.kind != "person" and mention.how == "name"
    }
    return list(found.values())


def _as_tuple(party: Named | None) -> tuple[Named, ...]:
    return (party,) if party is not None else ()
