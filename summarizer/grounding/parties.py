"""Where does a text name the parties of a record, and by which words can it mean them without their names?

A person is named by the surname, a state by any form of its name (table, demonym, capital), a body by its whole name,
its acronym, or the word of its name that nothing else shares. What is a mere description ("the company") counts where
it stands whole. Two persons with one surname are both named by it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from summarizer.grounding import places
from summarizer.grounding.acronyms import acronyms_in, spelt, without_article
from summarizer.grounding.cues import TITLE
from summarizer.grounding.forms import ARTICLE, Form, Forms
from summarizer.grounding.genders import gender_of

__all__ = ["Mention", "Named", "Party", "folded_noun"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ARTICLE = re.compile(ARTICLE, re.IGNORECASE)
_PREPOSITION = re.compile(
    r",| (?:of|for|in|on|at|to|from|with|who|close|familiar|von|der|des|für|im|du|de|de la|del|pour|para)\b"
)
_JOINS = frozenset("of for in on at to from with the and der des für im du pour para its his her their".split())
"""Words before a capital that show that it does not begin the name: "three states on the Sarn"."""
_BODIES = re.compile(
    r"(?:(?:federal|royal|people['’]s|democratic|islamic|united|the) )*(?:government|republic|kingdom|town|city|state"
    r"|municipality|province|port|canton|county|principality|commonwealth|union)(?: council)? of (?:the )?(?=[^\W\d_])",
    re.IGNORECASE,
)
_COMMON = frozenset(
    (
        "the international national european african asian american arctic joint world central foreign federal "
        "regional northern southern eastern western north south east west general high supreme royal united new great "
        "lower upper union organisation organization commission committee council board bank ministry agency "
        "federation association group fund court parliament assembly authority government republic kingdom party "
        "department office bureau "
        "secretariat league alliance front army forces company port city town state institute university river lake sea"
    ).split()
)
"""Words of names that tell nobody apart."""
_LEAST_STEM = 4
_GENITIVE = re.compile(r"['’]s$")
_LEGAL_FORM = re.compile(r",? (?:plc|Ltd|Limited|LLC|Inc|Corp|Co|AG|GmbH|SE|SA|AB|AS|ASA|NV|BV|SpA|Oy|KG)\.?$")
_TITLED = re.compile(rf"\b{TITLE}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Party:
    """Whoever a record names: what it is called, and what else may mean it. `kind` and `role` are as in a `Readout`,
    empty where a schema has none; the first name is its own."""

    id: str
    names: tuple[str, ...]
    kind: str = ""
    role: str = ""
    office: str = ""
    acts_for: frozenset[str] = frozenset()

    @property
    def is_person(self) -> bool | None:
        """None when that is not told."""
        if self.kind in ("", "other", "unnamed_source"):
            return None
        return self.kind == "person"

    @property
    def nouns(self) -> frozenset[str]:
        """The nouns by which it may be meant: "minister", "union"."""
        spoken = [self.office, *(() if self.is_person else self.names), *map(_described, self.names)]
        heads = {folded_noun(word) for text in spoken if (word := _head(text))}
        titles = (match[0].split()[-1] for text in (self.office, *self.names) for match in _TITLED.finditer(text))
        return frozenset(heads | {folded_noun(title) for title in titles if self.is_person})


@lru_cache(maxsize=8192)
def folded_noun(word: str) -> str:
    """A noun without its plural: "Ministers" is "minister", "companies" is "company"."""
    word = word.casefold()
    word = re.sub(r"['’]s?$", "", word)
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s") if len(word) > 3 else word


def _head(text: str) -> str:
    """The noun that a description is built on: the last word before a preposition."""
    words = _WORD.findall(_PREPOSITION.split(text, maxsplit=1)[0])
    return words[-1] if words else ""


def _described(name: str) -> str:
    """A name that is a mere description; else nothing."""
    return name if name and _run(name) == [] else ""


def _run(name: str) -> list[str]:
    """The capitalised words that a name ends in, unless a preposition binds them to a description before."""
    words = _WORD.findall(_ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name)
    start = len(words)
    while start and not words[start - 1][0].islower():
        start -= 1
    return [] if start and words[start - 1].casefold() in _JOINS else words[start:]


class Mention(NamedTuple):
    """A party named in a text, from `start` to `end`."""

    start: int
    end: int
    ident: str


@dataclass(frozen=True)
class Named:
    """The parties of a record in a text."""

    text: str
    parties: Mapping[str, Party]
    place_mentions: Sequence[places.Mention] | None = None
    """The states and organisations that the text names, where they are at hand."""

    @cached_property
    def _mentions(self) -> list[Mention]:
        """Where each party is named, in order."""
        found = self._all_in(self.text, self.place_mentions)
        return sorted(Mention(start, end, ident) for ident, places in found.items() for start, end in places)

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin between two offsets, in order."""
        first = bisect_left(self._mentions, (start,))
        return self._mentions[first : bisect_left(self._mentions, (end,), first)]

    def within(self, start: int, end: int) -> set[str]:
        """The ids of those named between two offsets."""
        return {mention.ident for mention in self.between(start, end)}

    def found_in(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """Where each party is named in any text, in order, by its id."""
        if text not in self._known:
            self._known[text] = self._all_in(text, None)
        return self._known[text]

    @cached_property
    def _known(self) -> dict[str, dict[str, list[tuple[int, int]]]]:
        """What was found before: an item's words are looked through after every repair."""
        return {}

    def _all_in(self, text: str, given: Sequence[places.Mention] | None) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, set[tuple[int, int]]] = {}
        mentions = list(places.mentions(text)) if given is None else given
        for start, end, ident in self._forms.find(text):
            own = self._places_of.get(ident)
            longer = places.around(mentions, start, end) if own else None  # of "South Sudan" Sudan is no mention
            if not own or longer is None or longer.name in own:
                found.setdefault(ident, set()).add((start, end))
        for mention in mentions:
            for ident in self._by_place.get(mention.place.name, ()):
                found.setdefault(ident, set()).add((mention.start, mention.end))
        return {ident: sorted(places) for ident, places in found.items()}

    @cached_property
    def _forms(self) -> Forms:
        return Forms((form, ident) for ident, party in self.parties.items() for form in self._forms_of(party))

    @cached_property
    def _places_of(self) -> dict[str, set[str]]:
        """What each of those that are states or organisations of the table is there, by its id."""
        found: dict[str, set[str]] = {}
        for place, idents in self._by_place.items():
            for ident in idents:
                found.setdefault(ident, set()).add(place)
        return found

    @cached_property
    def _by_place(self) -> dict[str, list[str]]:
        """The ids of those that are states or organisations of the table, by their name in it."""
        found: dict[str, list[str]] = {}
        for ident, party in self.parties.items():
            for name in party.names if party.is_person is not True else ():
                place = places.lookup(name)
                if place is not None:
                    found.setdefault(place.name, []).append(ident)
        return found

    @cached_property
    def holders(self) -> dict[str, set[str]]:
        """The ids of those who may be meant by each noun."""
        found: dict[str, set[str]] = {}
        for ident, party in self.parties.items():
            for noun in party.nouns:
                found.setdefault(noun, set()).add(ident)
        return found

    def _forms_of(self, party: Party) -> Iterator[Form]:
        yield from (Form(noun, "described") for noun in self._own_nouns.get(party.id, ()))
        for name in self._names(party):
            body = _BODIES.match(name)
            run = _run(name[body.end() :] if body and not party.is_person else name)
            if not _is_bare_noun(name) and run != [name]:  # a mere "Price" is no "price"
                yield Form(without_article(name), "phrase")
            if not run:
                continue
            if party.is_person:
                yield _word(run[-1])
                yield from (_word(word) for word in run[1:-1] if self._is_telling(word, party))
            elif len(run) == 1 and run[0].casefold() not in _COMMON:
                yield _word(run[0])
                if party.kind in ("state", "government_body"):
                    yield _stem(run[0])
            elif len(run) > 1:
                yield Form(" ".join(run), "phrase")
                yield from (_word(word) for word in run[:1] if self._is_telling(word, party))

    def _names(self, party: Party) -> Iterator[str]:
        """What a party is called, in the record and where the text gives its acronym: "the Water Board (WB)"."""
        names = dict.fromkeys(part for name in party.names for part in _parts(name))
        yield from names
        yield from (short for name in names if (short := _LEGAL_FORM.sub("", name)) != name)
        for name in names if self._acronyms and not party.is_person else ():
            yield from self._acronyms.get(spelt(name), ()) if " " in name else ()

    @cached_property
    def _acronyms(self) -> dict[str, list[str]]:
        return acronyms_in(self.text)

    @cached_property
    def _own_nouns(self) -> dict[str, list[str]]:
        """The nouns that mean one party here and nobody else, by its id."""
        found: dict[str, list[str]] = {}
        for noun, ids in sorted(self.holders.items()):
            if len(ids) == 1 and len(noun) >= _LEAST_STEM:
                found.setdefault(next(iter(ids)), []).append(noun)
        return found

    def _is_telling(self, word: str, party: Party) -> bool:
        """Whether a word of a name is the name of nothing else."""
        small = word.casefold()
        if len(word) < _LEAST_STEM or small in _COMMON or places.demonym(word) or places.country(word):
            return False
        bearers = self._bearers(small)
        return all(ident in (party.id, *party.acts_for) or self._acts_for(ident, party) for ident in bearers)

    def _acts_for(self, ident: str, party: Party) -> bool:
        return party.id in self.parties[ident].acts_for

    def _bearers(self, letters: str) -> Iterator[str]:
        """The ids of those in whose names some letters stand, some twice."""
        names, starts, idents = self._in_small
        at = names.find(letters)
        while at >= 0:
            place = bisect_right(starts, at)
            yield idents[place - 1]
            at = names.find(letters, starts[place]) if place < len(starts) else -1

    @cached_property
    def _in_small(self) -> tuple[str, list[int], list[str]]:
        """All names in small letters in one string, where each begins, and whose it is: there may be thousands."""
        names = [(name.casefold(), ident) for ident, party in self.parties.items() for name in party.names]
        starts = list(accumulate((len(name) + 1 for name, _ in names[:-1]), initial=0))
        return "\n".join(name for name, _ in names), starts, [ident for _, ident in names]

    def followed(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        """Yield those named between two offsets, each with the word right after its name."""
        for mention in self.between(start, end):
            after = _WORD.match(self.text, mention.end + 1, end)
            if after is not None:
                yield mention.ident, after[0]

    @cached_property
    def genders(self) -> dict[str, str]:
        """The persons whose titles tell "m" or "f"."""
        persons = {ident: party for ident, party in self.parties.items() if party.is_person is not False}
        return {ident: told for ident, party in persons.items() if (told := self._gender(party))}

    def _gender(self, party: Party) -> str:
        titled = (self.text[max(0, one.start - 40) : one.start] for one in self._mentions if one.ident == party.id)
        return gender_of((party.office, *party.names), chain(titled, map(_before, party.names)))


def _before(name: str) -> str:
    """What a name has before its last word."""
    return name.rpartition(" ")[0] + " "


def _parts(name: str) -> Iterator[str]:
    """A name, and the acronym that it gives in brackets, as names of their own."""
    if "(" not in name:
        yield from filter(None, (name.strip(),))
        return
    inner = re.findall(r"\(([^()]+)\)", name)
    yield from (part.strip() for part in (re.sub(r"\s*\([^()]*\)", "", name), *inner) if part.strip())


def _is_bare_noun(name: str) -> bool:
    """Whether a name is a noun with its article, "the union": what that means in a text is told from what is near."""
    article = _ARTICLE.match(name)
    return article is not None and _WORD.fullmatch(name, article.end()) is not None and name[article.end()].islower()


def _word(word: str) -> Form:
    return Form(_GENITIVE.sub("", word), "word")


def _stem(word: str) -> Form:
    """A word and what is derived from it: of Tessaly, Tessalian."""
    stem = word.rstrip("aeiouyäöüáéíóú")
    return Form(stem, "stem") if len(stem) >= _LEAST_STEM else _word(word)
