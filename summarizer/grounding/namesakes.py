"""Whom of several persons with one name can a sentence mean by it?

"Berg" may be Anna Berg or Karl Berg. A first name beside it decides, "Ms" and "Mr", an office before it that one of
them has, and a full name in the sentence or the one before. Who is named in full only later is not meant. Otherwise it
is open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.grounding.cues import TITLE
from summarizer.grounding.genders import GENDERS
from summarizer.grounding.party import Party, folded_noun

__all__ = ["Namesakes"]

_LETTER, _LETTERS = re.compile(r"\w"), re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_][\w'’-]*[^\W_]")
_TITLES = frozenset("mr mrs ms miss mx dr prof sir dame lord lady king queen prince princess herr frau".split())
_JOINS = frozenset("al bin de del der di la le van von".split())
_MEN = frozenset(
    """abdul abdullah ahmed alan albert alexander ali andrew antonio anton arthur bernard boris brian bruno carl
    carlos charles christian daniel david diego dmitri edward eric erik fernando francesco francisco frank franz
    fritz georg george giovanni giuseppe gustav hamid hans harald hassan heinrich henri henrik henry hussein
    ibrahim igor ivan jack jacques jakob james jan jean jens johan johann john jonas jorge josef joseph juan karl
    khalid klaus lars lukas luis magnus mahmoud manuel marco mark martin michael miguel mohamed mohammad mohammed
    muhammad nils olaf omar oscar otto pablo paul pavel pedro peter philip pierre rafael richard robert roberto
    rolf sergei simon stefan steven sven thomas tomas viktor vladimir walter wilhelm william yusuf""".split()
)
_WOMEN = frozenset(
    """agnes aisha alice amina ana angela anita anna anne annika astrid beatrice birgit brigitte carmen carolina
    caroline catherine charlotte christina christine clara claudia claire eleanor elena elisabeth elizabeth ellen
    emily emma erika eva fatima frida greta hanna hannah heidi helen helena helene hilde ingrid irene isabel jane
    joanna johanna julia karin katarina katherine kristin laila laura layla leila linda lisa louise lucia margaret
    maria marie marina marta martha mary monica monika nadia natalia nina olga olivia patricia paula petra rania
    rebecca rosa ruth sabine sara sarah silvia sofia solveig sophie susan susanne svetlana teresa ursula valentina
    vera victoria yasmin""".split()
)
"""First names that tell "Ms Berg" from "Mr Berg"; of others the titles in the text may tell."""
_BEFORE = 60
"""So many characters before a name tell who has it."""
_MOST = 12
"""So many persons of one name are looked at; of more nobody can tell."""
_BESIDE = 3
"""So many words before a name may be its office."""


@dataclass(frozen=True)
class Namesakes:
    """The persons of a record that share a word of their names, in a text and its sentences."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    parties: tuple[Party, ...]

    def others(self, ident: str, cited: Sequence[tuple[int, int]]) -> list[str]:
        """Return the names of others whom the cited sentences may as well mean by the name that they call a person by;
        none where they tell it, or do not name it."""
        found = set[str]()
        for word in self._names.get(ident, ()):
            for start, end in self._standing(word, cited):
                meant = self._meant(word, start, end) if word in self._shared else {ident}
                if meant == {ident}:
                    return []
                found |= meant if ident in meant else set()
        others = found - {ident}
        return [party.names[0] for one, party in self._party.items() if one in others] if others else []

    def bearers(self, party: Party) -> list[str]:
        """Return the names of those whom a mere "Mr Kim" may mean, if it is several."""
        own = self._names.get(party.id, frozenset())
        if len(own) != 1:
            return []
        word = next(iter(own))
        fuller = {one for one in self._shared.get(word, ()) if len(self._names[one]) > 1}
        fuller = self._of_gender(fuller, _gender(party.names[0].rpartition(" ")[0] + " ")) if fuller else fuller
        fuller = self._in_office(fuller, party.office) or fuller
        return sorted(self._party[one].names[0] for one in fuller) if len(fuller) > 1 else []

    @property
    def are_any(self) -> bool:
        """Whether any two persons share a word of their names."""
        return bool(self._shared)

    @cached_property
    def _party(self) -> dict[str, Party]:
        return {party.id: party for party in self.parties if party.is_person}

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        """The words of each person's fullest name, without titles."""
        return {ident: frozenset(_words(_full(party))) for ident, party in self._party.items()}

    @cached_property
    def _shared(self) -> dict[str, set[str]]:
        """Who has each word that several have."""
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for ident, words in self._names.items():
            for word in words:
                bearers[word].add(ident)
        return {word: idents for word, idents in bearers.items() if 1 < len(idents) <= _MOST}

    def _standing(self, word: str, cited: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Where a word stands in the cited sentences."""
        for start, end in cited if self._shared else ():
            yield from ((at, at + len(word)) for at in self._within(word, start, end))

    def _within(self, word: str, start: int, end: int) -> list[int]:
        places = self._places(word)
        return places[bisect_left(places, start) : bisect_left(places, end)]

    def _places(self, word: str) -> list[int]:
        """Where a word stands in the text."""
        if word not in self._known:
            ends = ((at, at + len(word)) for at in self._heads.get(_head(word), ()) if self.text.startswith(word, at))
            self._known[word] = [at for at, end in ends if _LETTER.match(self.text, end) is None]
        return self._known[word]

    @cached_property
    def _known(self) -> dict[str, list[int]]:
        return {}

    @cached_property
    def _heads(self) -> dict[str, list[int]]:
        """Where the first letters of the persons' names and words stand, up to what is no letter."""
        named = (word for ident, words in self._names.items() for word in (*words, _full(self._party[ident])))
        found: dict[str, list[int]] = {_head(word): [] for word in named}
        for match in _LETTERS.finditer(self.text):
            if match[0] in found:
                found[match[0]].append(match.start())
        return found

    def _meant(self, word: str, start: int, end: int) -> set[str]:
        """Whom a word that several share can mean where it stands."""
        bearers = self._shared[word]
        if beside := self._beside(word, start, end):
            return {one for one in bearers if beside & self._names[one]}
        before = self.text[max(0, start - _BEFORE) : start]
        bearers = self._of_gender(bearers, _gender(before))
        bearers = self._in_office(bearers, " ".join(before.split()[-_BESIDE:])) or bearers
        bearers = {one for one in bearers if self._is_named(one, word, 0, start)} or bearers
        near = {one for one in bearers if self._is_named(one, word, self._before(start), start)}
        return near if len(near) == 1 else bearers

    def _beside(self, word: str, start: int, end: int) -> set[str]:
        """The other words of the bearers' names right before or after a name."""
        told = set[str]().union(*(self._names[one] for one in self._shared[word])) - {word}
        before = _LAST.search(self.text[max(0, start - _BEFORE) : start])
        after = _NEXT.match(self.text, end)
        return told & {found[1] for found in (before, after) if found}

    def _of_gender(self, bearers: set[str], gender: str) -> set[str]:
        """Those of a gender, and those of whom the text tells none."""
        return {one for one in bearers if not gender or self._genders[one] in ("", gender)} or bearers

    def _in_office(self, bearers: set[str], words: str) -> set[str]:
        """Those whose office stands in some words."""
        said = {folded_noun(word) for word in _WORD.findall(words)}
        return {one for one in bearers if said & self._party[one].nouns}

    @cached_property
    def _genders(self) -> dict[str, str]:
        """What the persons' first names tell, or titles before their full names: "Ms Anna Berg"."""
        return {ident: self._told_gender(party) for ident, party in self._party.items()}

    def _told_gender(self, party: Party) -> str:
        given = {word.casefold() for word in self._names[party.id]}
        if bool(given & _MEN) != bool(given & _WOMEN):
            return "m" if given & _MEN else "f"
        befores = (self.text[max(0, at - _BEFORE) : at] for at in self._places(_full(party)))
        told = (_gender(words) for words in (*(name.rpartition(" ")[0] + " " for name in party.names), *befores))
        return next(filter(None, told), "")

    def _before(self, start: int) -> int:
        """Where the sentence before the one at an offset begins."""
        return self.sentences[max(0, bisect_right(self.sentences, (start, len(self.text))) - 2)][0]

    def _is_named(self, ident: str, word: str, start: int, end: int) -> bool:
        """Whether a person is named between two offsets by a word that the others do not share."""
        return any(self._within(name, start, end) for name in self._names[ident] - {word})


_LAST = re.compile(r"([^\W\d_][\w'’-]*)\s$")
_NEXT = re.compile(r"\s([^\W\d_][\w'’-]*[^\W_])")
_TITLED = re.compile(rf"\b{TITLE}\b", re.IGNORECASE)


def _head(word: str) -> str:
    found = _LETTERS.match(word)
    return found[0] if found else ""


def _full(party: Party) -> str:
    """The name that tells most: "Anna Berg" rather than "Commissioner Berg of the Fisheries Agency"."""
    if len(party.names) == 1:
        return party.names[0]
    return max(party.names, key=lambda name: len(_words(name)))


def _words(name: str) -> list[str]:
    """The words of a person's name, without title or office; none of a mere description."""
    name = name.split(",")[0]
    words = _WORD.findall(_TITLED.split(name)[-1])
    words = [word for word in words if word.casefold() not in _TITLES | _JOINS]
    return words if all(word[0].isupper() for word in words) else []


def _gender(before: str) -> str:
    """What the title at the end of some words tells: "m", "f" or nothing."""
    return next((gender for gender, title in GENDERS.items() if title.search(before)), "")
