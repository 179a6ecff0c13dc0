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
from functools import cached_property
from itertools import accumulate, chain
from typing import NamedTuple

from summarizer.grounding import places
from summarizer.grounding.acronyms import acronyms_in, spelt
from summarizer.grounding.forms import Form, Forms
from summarizer.grounding.genders import gender_of
from summarizer.grounding.party import Party, after_article, ends_in, is_bare_noun, names_within

__all__ = ["Mention", "Named"]

_LEAST_STEM = 4

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
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
_LEGAL_FORM = re.compile(r",? (?:plc|Ltd|Limited|LLC|Inc|Corp|Co|AG|GmbH|SE|SA|AB|AS|ASA|NV|BV|SpA|Oy|KG)\.?$")


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
        first = bisect_left(self._begins, start)
        return self._mentions[first : bisect_left(self._begins, end, first)]

    @cached_property
    def _begins(self) -> list[int]:
        """Where the mentions begin."""
        return [mention.start for mention in self._mentions]

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
            run = ends_in(name if party.is_person else _without_body(name))
            if not is_bare_noun(name) and run != (name,):  # a mere "Price" is no "price"
                yield Form(name[after_article(name) :], "phrase")
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
        names = dict.fromkeys(part for name in party.names for part in names_within(name))
        yield from names
        yield from (short for name in names if " " in name and (short := _LEGAL_FORM.sub("", name)) != name)
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
        if len(word) < _LEAST_STEM or small in _COMMON:
            return False
        own = {party.id, *party.acts_for}
        if not all(ident in own or self._acts_for(ident, party) for ident in self._bearers(small)):
            return False
        return not (places.demonym(word) or places.country(word))

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
        titled = (self.text[max(0, start - 40) : start] for start in self._starts.get(party.id, ()))
        return gender_of((party.office, *party.names), chain(titled, map(_before, party.names)))

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        """Where each party is named."""
        found: dict[str, list[int]] = {}
        for mention in self._mentions:
            found.setdefault(mention.ident, []).append(mention.start)
        return found


def _before(name: str) -> str:
    """What a name has before its last word."""
    return name.rpartition(" ")[0] + " "


def _without_body(name: str) -> str:
    """The name of a place of which somebody is the body: of "Government of Norway", "Norway"."""
    body = _BODIES.match(name) if " of " in name.lower() else None
    return name[body.end() :] if body else name


def _word(word: str) -> Form:
    return Form(word[:-2] if word.endswith(("'s", "’s")) else word, "word")


def _stem(word: str) -> Form:
    """A word and what is derived from it: of Tessaly, Tessalian."""
    stem = word.rstrip("aeiouyäöüáéíóú")
    return Form(stem, "stem") if len(stem) >= _LEAST_STEM else _word(word)
