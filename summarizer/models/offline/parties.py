"""Who is named in a text, and by which names?

One party each, however often and however it is named: by surname, by title and surname, by its short name in brackets, by
the people of a state.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.grounding import places
from summarizer.models.offline import acting
from summarizer.models.offline.lexicon import BODY, CLOSED, FIRM, LOWER_BODY, NAME, STATE_BODY, WORD
from summarizer.models.offline.names import Name, names
from summarizer.models.offline.page import Page
from summarizer.models.offline.turns import labelled

__all__ = ["Mention", "Named", "Parties"]


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


class Parties:
    """The parties of a page and every place that names one, in order."""

    def __init__(self, page: Page) -> None:
        self.page, self.text = page, page.text
        self.known: dict[str, Named] = {}
        self.named: list[Named] = []
        self._surnames: dict[str, list[Named]] = defaultdict(list)
        self._first_names: dict[str, list[Named]] = defaultdict(list)
        self._bodies_by: dict[str, list[str]] = defaultdict(list)
        self._credits = {match[1] for match in _CREDIT.finditer(self.text[:600])}
        self.labels = labelled(page)
        at_labels = {name.start for _, name in self.labels}
        found = [name for name in names(self.text, page.sentences) if name.start not in at_labels]
        self.names = [name for name in [*(name for _, name in self.labels), *found] if not self._is_credit(name.words)]
        mentions = [*self._places(), *self._persons(), *self._bodies(), *self._unknown(), *self._small_bodies()]
        self.mentions = _outermost(mentions)
        self._found = sorted(mentions, key=lambda mention: mention.start)
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

    def add(self, name: str, kind: str, order: int) -> Named:
        """Return the party of that name, made if it is new."""
        party = self.known.get(name.casefold())
        if party is None:
            party = Named(name, kind, order)
            self.named.append(party)
            self.call(party, name)
        party.order = min(party.order, order)
        return party

    def call(self, party: Named, surface: str) -> None:
        """Note a name by which a party is known from now on."""
        party.also(surface)
        if surface.casefold() not in self.known:
            self.known[surface.casefold()] = party
            if party.kind not in ("person", "state"):
                words = surface.casefold().split()
                for word in {words[0], words[-1]}:
                    self._bodies_by[word].append(surface.casefold())

    # ---------------------------------------------------------------------------------------------------- finding

    def _is_credit(self, words: str) -> bool:
        """Whether a name is that of an agency or a paper: it spreads reports and is no party to them."""
        return words in self._credits or places.is_news_agency(words) or _PRESS.search(words) is not None

    def _places(self) -> Iterator[Mention]:
        longer = _Spans([(name.start, name.end) for name in self.names if name.sort != "unknown"])
        found = [one for one in places.mentions(self.text) if not self._is_credit(self.text[one.start : one.end])]
        for mention in found:
            if mention.how == "name" and not longer.hold(mention.start, mention.end):
                self._state(mention)
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

    def _persons(self) -> Iterator[Mention]:
        for name in self.names:
            if name.sort == "person" and not _is_place(name.words):
                yield Mention(name.start, name.end, self._person(name))

    def _person(self, name: Name) -> Named:
        surname = name.words.split()[-1].casefold()
        party = next(
            (known for known in reversed(self._surnames[surname]) if _same_person(known.name, name.words)), None
        )
        if party is None:
            party = self.add(name.words, "person", name.start)
            self._surnames[surname].append(party)
            self._first_names[name.words.split()[0]].append(party)
        elif len(name.words) > len(party.name):
            party.also(party.name)
            party.name = name.words
        self.call(party, name.words)
        if name.office and name.office[1] == name.start:
            party.also(self.text[name.office[0] : name.end])
        if name.office and not party.office:
            party.office = self.text[slice(*name.office)].strip(" ,")
        return party

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
            or self._longer(key)
            or self._shorter(key)
            or next(filter(None, map(self.known.get, map(str.casefold, name.also))), None)
        )
        party = party or self.add(key, "state" if state else _kind(name.words), name.start)
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
        for other in (name.words, *name.also, *firm):
            self.call(party, other)
        return party

    def _longer(self, words: str) -> Named | None:
        """The one body whose name begins or ends with these words: "Observer Team" of the "Joint Observer Team"."""
        key = words.casefold()
        parts = key.split()
        alike = {
            id(self.known[one]): self.known[one]
            for one in (*self._bodies_by[parts[0]], *self._bodies_by[parts[-1]])
            if one != key and _is_part(key, one)
        }
        return next(iter(alike.values())) if len(alike) == 1 else None

    def _shorter(self, words: str) -> Named | None:
        """The body that was named shorter before: "Calder" of "Calder plc", "Dunmore Council" of "Dunmore Borough Council"."""
        parts = words.casefold().split()
        for known in (" ".join(parts[:-1]), f"{parts[0]} {parts[-1]}") if len(parts) > 2 else ():
            party = self.known.get(known)
            if (
                party is not None
                and party.kind != "person"
                and (known == f"{parts[0]} {parts[-1]}" or FIRM.fullmatch(words.split()[-1]))
            ):
                return party
        return None

    def _unknown(self) -> Iterator[Mention]:
        waiting: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            if name.sort == "unknown" and not _is_place(name.words):
                party = self._already(name)
                if party is not None:
                    yield Mention(name.start, name.end, party)
                else:
                    waiting[name.words].append(name)
        for words, there in waiting.items():
            party = self._acting(words, there)
            for name in there if party else ():
                yield Mention(name.start, name.end, party)
        yield from self._people([name for there in waiting.values() for name in there])

    def _people(self, there: list[Name]) -> Iterator[Mention]:
        """Words for the people of a state that the tables do not know: "Moravskan" of Moravska."""
        states = [party for party in self.named if party.kind in ("state", "organisation") and " " not in party.name]
        for name in there:
            if (found := _PEOPLE.fullmatch(name.words)) and name.words.casefold() not in self.known:
                stem = found["stem"].casefold()
                alike = [
                    one for one in states if one.name.casefold().startswith(stem) and len(one.name) - len(stem) <= 3
                ]
                if len(alike) == 1:
                    alike[0].kind = "state"
                    yield Mention(name.start, name.end, alike[0], "demonym")

    def _already(self, name: Name) -> Named | None:
        """The party that a bare name means: known by it, or a person by the surname."""
        party = self.known.get(name.words.casefold()) or self._longer(name.words)
        if party is None:
            alike = self._surnames.get(name.words.split()[-1].casefold(), [])
            party = next((one for one in reversed(alike) if _same_person(one.name, name.words)), None)
        if party is None and " " not in name.words:
            first = self._first_names.get(name.words, [])
            party = first[0] if len(first) == 1 else None
        if party is not None:
            self.call(party, name.words)
        return party

    def _acting(self, words: str, there: list[Name]) -> Named | None:
        """A party of a name that nothing tells but what it does."""
        if _may_be_person(words) and any(acting.speaks(self.text, name.start, name.end) for name in there):
            return self._person(Name(there[0].start, there[0].end, words, "person"))
        weights = [acting.weight(self.text, name.start, name.end) for name in there]
        if (len(there) == 1 and there[0].opens) or max(weights) < 2 or sum(weights) < -2:
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

    def _may_be_body(self, words: str) -> bool:
        """Whether a row of words can be a body's name: nothing but whose it is and what sort it is."""
        parts = re.split(rf"\b{LOWER_BODY}\b", words)[0].split()
        if not parts:
            return True
        small = [part for part in parts if part[:1].islower()]
        owner = self.known.get(" ".join(part for part in parts if part[:1].isupper()).casefold())
        return not (
            parts[0].split("'")[0].casefold() in CLOSED
            or _IS_GOVERNMENT.search(words)
            or any(part in CLOSED or _NO_ADJECTIVE.fullmatch(part) for part in small)
            or (owner is not None and owner.kind == "person" and "'" not in words)
        )

    def _small_bodies(self) -> Iterator[Mention]:
        """Bodies called by in small letters, where they are somebody's or act: "Oman's foreign ministry"."""
        for match in _SMALL_BODY.finditer(self.text):
            words = match["name"]
            if beside := _BESIDE.match(self.text, match.end()):
                if (named := self.known.get(beside["name"].casefold())) is not None:
                    self.call(named, words)
                    continue
            party = self.known.get(words.casefold()) or self._longer(words)
            if party is None and not self._may_be_body(words):
                continue
            acts = acting.weight(self.text, match.start(), match.end()) >= 2
            if party is None and (acts or _OWNED.match(words)):
                party = self.add(words, _kind(words), match.start("name"))
            if party is not None:
                yield Mention(match.start("name"), match.end("name"), party)


_NO_ADJECTIVE = re.compile(r"(?:\w+ed|said|says|told|whose|will|would|\w+ing|[a-z]+ly)")
_CREDIT = re.compile(r"\(([A-Z][\w .&-]{1,30})\) ?[-–—]")
"""Who spread a report stands in brackets before its first words."""
_PRESS = re.compile(r"\b(?:News|Press|Wire|Newswire|Times|Herald|Gazette|Radio|TV|Television|Broadcasting)\b")
_OF_STATE = re.compile(rf"(?:Government|Kingdom|Republic|State) of (?:the )?({NAME})")
_PEOPLE = re.compile(r"(?P<stem>\w{3,}?)(?:ns?|ans?|ians?|ese|ish|is?|ers?|eans?|isch\w*|ische[rn]?)")
_IS_GOVERNMENT = re.compile(r" (?:government|side|delegation)$")
"""Which stands for its state."""
_BESIDE = re.compile(rf" (?P<name>{NAME})")
_CALLED = re.compile(rf"\b({LOWER_BODY}) $")
_OWNED = re.compile(
    rf"(?:town|city|municipality|province|county|village|district|canton) of |{WORD}(?:'s)? (?:[a-z]+ )?(?:ministry|parliament"
    r"|army|embassy|board|central bank)\b"
)
_SMALL_BODY = re.compile(
    rf"\b(?:[Tt]he |[Aa]n? |[Ii]ts |[Tt]heir )?(?P<name>(?:{NAME}(?:'s|')? |[a-z-]+(?:s'|'s) )(?:[a-z-]+ ){{0,2}}{LOWER_BODY}"
    rf"(?: of (?:[a-z]+|{NAME})| to (?:the )?{NAME})?|(?:town|city|port|municipality|province|region|county|village|district|canton) of {NAME})(?!\w)"
)


def _is_part(words: str, name: str) -> bool:
    """Whether some words of a body's name can stand for all of it: its head with what is before it, or up to "of"."""
    head = re.split(r" (?:of|for|on|to) ", name)[0]
    is_head = BODY.fullmatch(words.split()[-1].capitalize()) is not None
    return (is_head and (head == words or head.endswith(f" {words}"))) or (
        name.startswith(f"{words} ") and re.search(" (?:of|for|on) ", words) is not None
    )


def _may_be_person(words: str) -> bool:
    parts = words.split()
    return 2 <= len(parts) <= 4 and all(len(part) > 1 and not BODY.fullmatch(part) for part in parts)


def _same_person(known: str, words: str) -> bool:
    """Whether two names can be one person's: the surname alone, or the same first name."""
    one, other = known.casefold().split(), words.casefold().split()
    shorter = min(len(one), len(other))
    return one[-shorter:] == other[-shorter:] or (one[-1] == other[-1] and one[0] == other[0])


def _is_place(words: str) -> bool:
    return any(look(words) for look in (places.lookup, places.is_news_agency, places.capital, places.demonym))


def _kind(words: str) -> str:
    if re.search(r"\b(?i:delegation|embassy|mission)\b", words):
        return "mission"
    if FIRM.fullmatch(words.split()[-1]) or re.search(r"\b(?:plc|company|airline|operator)$", words):
        return "company"
    return "government_body" if STATE_BODY.search(words) else "organisation"


class _Spans:
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


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """The mentions without those inside others, in order."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
