"""Who is named in a text, and by which names?

One party each, however often and however it is named: by surname, by title and surname, by its short name in
brackets, by the people of a state.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from summarizer.grounding import places
from summarizer.models.offline import acting
from summarizer.models.offline.known import Known
from summarizer.models.offline.lexicon import FIRM, LETTERS, LOWER_BODY, NAME
from summarizer.models.offline.named import (
    Mention,
    Named,
    Spans,
    is_place,
    kind_of_body,
    may_be_person,
    outermost,
)
from summarizer.models.offline.names import Name, names
from summarizer.models.offline.page import Page, dateline
from summarizer.models.offline.peoples import Peoples
from summarizer.models.offline.small_bodies import small_bodies
from summarizer.models.offline.turns import labelled

__all__ = ["Mention", "Named", "Parties"]


class Parties(Known):
    """The parties of a page and every place that names one, in order."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.text)
        self.page = page
        self._credits = {match[1] for match in _CREDIT.finditer(self.text[:600])}
        self.labels = labelled(page)
        at_labels = {name.start for _, name in self.labels}
        heads = [(at, at + match.end()) for at, end in page.sentences[:3] if (match := dateline(self.text[at:end]))]
        found = [
            name
            for name in names(self.text, page.sentences)
            if name.start not in at_labels
            and not any(
                name.start == start if name.sort != "unknown" else start <= name.start < stop for start, stop in heads
            )
        ]
        self.names = [name for name in [*(name for _, name in self.labels), *found] if not self._is_credit(name.words)]
        mentions = [*self._places(), *self._persons(), *self._bodies(), *self._unknown()]
        mentions += small_bodies(self)
        self._found: list[Mention] = []
        self.put(mentions)

    def put(self, mentions: list[Mention]) -> None:
        """Add places where parties are named."""
        self._found = sorted([*self._found, *mentions], key=lambda mention: mention.start)
        self.mentions = outermost(self._found)
        self._starts = [mention.start for mention in self.mentions]
        self.named.sort(key=lambda party: party.order)

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie between two offsets."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    def before(self, place: int) -> Iterator[Mention]:
        """The mentions that begin before an offset, the last first."""
        last = bisect_left(self._starts, place)
        return (self.mentions[number] for number in range(last - 1, max(-1, last - 80), -1))

    def inside(self, party: Named) -> list[Mention]:
        """The mentions of others that lie within the name of a party where it is named first."""
        first = bisect_left(self._found, party.order, key=lambda mention: mention.start)
        last = bisect_left(self._found, party.order + len(party.name), key=lambda mention: mention.start)
        return self._found[first:last]

    # ---------------------------------------------------------------------------------------------------- finding

    def _is_credit(self, words: str) -> bool:
        """Whether a name is that of an agency or a paper: it spreads reports and is no party to them."""
        return words in self._credits or places.is_news_agency(words) or _PRESS.search(words) is not None

    def _places(self) -> Iterator[Mention]:
        longer = Spans([(name.start, name.end) for name in self.names if name.sort != "unknown"])
        found = [one for one in places.mentions(self.text) if not self._is_credit(self.text[one.start : one.end])]
        for mention in found:
            if mention.how == "name" and not longer.hold(mention.start, mention.end):
                self._state(mention)
        for mention in found:
            if mention.how == "demonym" and _GOVERNS.match(self.text, mention.end):
                self._state_of_its_people(mention)
        self._placed = Spans([(one.start, one.end) for one in found])
        for mention in found:
            party = self.known.get(mention.place.name.casefold())
            if party is not None:
                yield Mention(mention.start, mention.end, party, mention.how)

    def _state(self, mention: places.Mention) -> None:
        """Note a state or organisation of the tables, by its fullest name in the text."""
        place, surface = mention.place, self.text[mention.start : mention.end]
        party = self.known.get(place.name.casefold()) or self.add(surface, place.kind, mention.start)
        self.known.setdefault(place.name.casefold(), party)
        self.call(party, surface)
        if party.name.isupper() and len(surface) > len(party.name):
            party.aliases.append(party.name)
            party.name = surface

    def _state_of_its_people(self, mention: places.Mention) -> None:
        """Note a state that is told only by a word for its people, before an office: "British Defence Secretary"."""
        place = mention.place
        if place.name.casefold() not in self.known:
            self.call(self.add(place.name, place.kind, mention.start), self.text[mention.start : mention.end])

    def _persons(self) -> Iterator[Mention]:
        for name in self.names:
            if name.sort == "person" and not is_place(name.words):
                yield Mention(name.start, name.end, self.person(name))

    def _bodies(self) -> Iterator[Mention]:
        for name in self.names:
            if name.sort == "body":
                yield Mention(name.start, name.end, self._body(name))

    def _body(self, name: Name) -> Named:
        state = next(filter(None, map(_OF_STATE.fullmatch, (name.words, *name.also))), None)
        key = state[1] if state else name.words
        party = (
            self.known.get(name.words.casefold())
            or self.known.get(key.casefold())
            or self.longer_of(key)
            or self.shorter_of(key)
            or next(filter(None, map(self.known.get, map(str.casefold, name.also))), None)
        )
        party = party or self.add(key, "state" if state else kind_of_body(name.words), name.start)
        words = name.words.split()
        if (
            len(name.words) > len(party.name)
            and party.kind == "company"
            and FIRM.fullmatch(words[-1])
            and name.words.startswith(party.name)
        ):
            party.also(party.name)
            party.name = name.words
        firm = [" ".join(words[:-1])] if len(words) > 1 and FIRM.fullmatch(words[-1]) else []
        letters = [words[-1]] if len(words) == 2 and LETTERS.fullmatch(words[-1]) else []
        for other in (name.words, *name.also, *firm, *letters):
            self.call(party, other)
        return party

    def _unknown(self) -> Iterator[Mention]:
        waiting: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            if name.sort == "unknown" and not is_place(name.words) and not self._placed.hold(name.start, name.end):
                party = self.already(name)
                if party is not None:
                    yield Mention(name.start, name.end, party)
                else:
                    waiting[name.words].append(name)
        peoples = Peoples([*waiting, *(party.name for party in self.named if party.kind == "state")])
        for words, there in sorted(waiting.items(), key=lambda one: (" " not in one[0], one[1][0].start)):
            if peoples.named_by(words):
                continue
            party = (
                self._attending(words, there) or self._by_surname(words, there, waiting) or self._acting(words, there)
            )
            if party is not None:
                yield from (Mention(name.start, name.end, party) for name in there)
        yield from self._people([name for there in waiting.values() for name in there])

    def _attending(self, words: str, there: list[Name]) -> Named | None:
        """A person in a list of those present."""
        start, _ = self.page.sentences[self.page.number_at(there[0].start) - 1]
        is_listed = may_be_person(words) and _PRESENT.match(self.text, start) is not None
        return self.person(Name(there[0].start, there[0].end, words, "person")) if is_listed else None

    def _by_surname(self, words: str, there: list[Name], waiting: dict[str, list[Name]]) -> Named | None:
        """A person whose surname stands alone elsewhere: "Olaf Rike ... Rike said"."""
        surname = words.split()[-1]
        if " " not in words and words.casefold() in self._surnames:
            return self._surnames[words.casefold()][-1]
        if (
            may_be_person(words)
            and surname in waiting
            and any(not name.opens or name.start > there[0].end for name in waiting[surname])
        ):
            return self.person(Name(there[0].start, there[0].end, words, "person"))
        return None

    def _people(self, there: list[Name]) -> Iterator[Mention]:
        """Words for the people of a state that the tables do not know: "Moravskan" of Moravska."""
        states = {party.name: party for party in self.named if party.kind in ("state", "organisation")}
        peoples = Peoples(states)
        for name in there:
            alike = peoples.named_by(name.words) if name.words.casefold() not in self.known else []
            if len(alike) == 1:
                states[alike[0]].kind = "state"
                yield Mention(name.start, name.end, states[alike[0]], "demonym")

    def _acting(self, words: str, there: list[Name]) -> Named | None:
        """A party of a name that nothing tells but what it does."""
        if may_be_person(words) and any(acting.speaks(self.text, name.start, name.end) for name in there):
            return self.person(Name(there[0].start, there[0].end, words, "person"))
        weights = [acting.weight(self.text, name.start, name.end) for name in there]
        is_lonely = len(there) == 1 and there[0].opens and not acting.is_joined(self.text, there[0].end)
        if is_lonely or max(weights) < 2 or sum(weights) < -2:
            return None
        is_state = any(acting.is_state(self.text, name.start, name.end) for name in there)
        is_firm = any(acting.is_firm(self.text, name.start, name.end) for name in there)
        kind = "state" if is_state else "company" if is_firm else "organisation"
        party = self.add(words, kind, there[0].start)
        for name in there:
            before = _CALLED.search(self.text[max(0, name.start - 24) : name.start])
            for other in (*name.also, *([f"{before[1]} {words}"] if before else [])):
                self.call(party, other)
        return party


_PRESENT = re.compile(
    r"\W*(?i:present|in attendance|attend\w+|participants|apologies|absent|anwesend|entschuldigt|présents?"
    r"|excusés?|asistentes|presentes)\b"
)
_GOVERNS = re.compile(
    r"(?:,? (?:and |or )?[A-Z]\w+){0,2} (?:[A-Za-z-]+ ){0,2}?(?i:(?:prime |foreign )?ministers?|ministry"
    r"|premier|chancellor|presidents?|ambassador|envoys?"
    r"|secretary|government|officials?|diplomats?|delegation|delegates|negotiators?|sides?|army|parliament"
    r"|counterparts?)\b"
)
_CREDIT = re.compile(r"\(([A-Z][\w .&-]{1,30})\) ?[-–—]")
"""Who spread a report stands in brackets before its first words."""
_PRESS = re.compile(r"\b(?:News|Press|Wire|Newswire|Times|Herald|Gazette|Radio|TV|Television|Broadcasting)\b")
_OF_STATE = re.compile(rf"(?:Government|Kingdom|Republic|State) of (?:the )?({NAME})")
_CALLED = re.compile(rf"\b({LOWER_BODY}) $")
