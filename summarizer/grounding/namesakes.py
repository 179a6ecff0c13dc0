"""Whom of several persons with one name can a sentence mean by it?

"Berg" may be Anna Berg or Karl Berg. A first name beside it decides, "Ms" and "Mr", an office before it that one of them
has, and a full name in the sentence or the one before. Who is named in full only later is not meant. Otherwise it is open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.grounding.parties import GENDERS, Party, folded_noun

__all__ = ["Namesakes"]

_WORD = re.compile(r"[^\W\d_][\w'’-]*[^\W_]")
_TITLES = frozenset("mr mrs ms miss mx dr prof sir dame lord lady king queen prince princess herr frau".split())
_JOINS = frozenset("al bin de del der di la le van von".split())
_BEFORE = 60
"""So many characters before a name tell who has it."""
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
        found: dict[str, None] = {}
        for word in self._names.get(ident, ()):
            for start, end in self._standing(word, cited):
                meant = self._meant(word, start, end) if word in self._shared else {ident}
                if meant == {ident}:
                    return []
                found.update(dict.fromkeys(one for one in meant if ident in meant and one != ident))
        return [self._party[one].names[0] for one in found]

    def bearers(self, party: Party) -> list[str]:
        """Return the names of those whom a mere "Mr Kim" may mean, if it is several."""
        own = self._names.get(party.id, frozenset())
        if len(own) != 1:
            return []
        word = next(iter(own))
        fuller = {one for one in self._shared.get(word, ()) if len(self._names[one]) > 1}
        fuller = self._of_gender(fuller, _gender(party.names[0])) if fuller else fuller
        fuller = self._in_office(fuller, party.office) or fuller
        return sorted(self._party[one].names[0] for one in fuller) if len(fuller) > 1 else []

    @cached_property
    def _party(self) -> dict[str, Party]:
        return {party.id: party for party in self.parties if party.is_person}

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        """The words of each person's fullest name, without titles."""
        return {ident: frozenset(_words(max(party.names, key=len))) for ident, party in self._party.items()}

    @cached_property
    def _shared(self) -> dict[str, set[str]]:
        """Who has each word that several have."""
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for ident, words in self._names.items():
            for word in words:
                bearers[word].add(ident)
        return {word: idents for word, idents in bearers.items() if len(idents) > 1}

    def _standing(self, word: str, cited: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        if not self._shared:
            return
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        for start, end in cited:
            yield from (match.span() for match in pattern.finditer(self.text, start, end))

    def _meant(self, word: str, start: int, end: int) -> set[str]:
        """Whom a word that several share can mean where it stands."""
        bearers = self._shared[word]
        beside = self._beside(word, start, end)
        if beside:
            return {one for one in bearers if beside & self._names[one]}
        before = self.text[max(0, start - _BEFORE) : start]
        bearers = self._of_gender(bearers, _gender(before))
        bearers = self._in_office(bearers, " ".join(before.split()[-_BESIDE:])) or bearers
        introduced = {one for one in bearers if self._first(one, word) < start}
        bearers = introduced or bearers
        near = {one for one in bearers if self._is_named_in(one, word, self._around(start), start)}
        return near if len(near) == 1 else bearers

    def _beside(self, word: str, start: int, end: int) -> set[str]:
        """The other words of the bearers' names right before or after a name."""
        told = set[str]().union(*(self._names[one] for one in self._shared[word])) - {word}
        words = [*_WORD.findall(self.text[max(0, start - _BEFORE) : start].rstrip())[-1:]]
        following = _WORD.match(self.text, end + 1)
        words += [following[0]] if following and self.text[end : end + 1].isspace() else []
        return told & set(words)

    def _of_gender(self, bearers: set[str], gender: str) -> set[str]:
        """Those of a gender, and those of whom the text tells none."""
        return {one for one in bearers if not gender or self._genders[one] in ("", gender)} or bearers

    def _in_office(self, bearers: set[str], before: str) -> set[str]:
        """Those whose office stands in some words."""
        said = {folded_noun(word) for word in _WORD.findall(before)}
        return {one for one in bearers if said & self._party[one].nouns}

    @cached_property
    def _genders(self) -> dict[str, str]:
        """What titles before the persons' own names tell: "Ms Anna Berg"."""
        return {ident: self._told_gender(party) for ident, party in self._party.items()}

    def _told_gender(self, party: Party) -> str:
        full = max(party.names, key=len)
        befores = [
            self.text[max(0, at.start() - _BEFORE) : at.start()] for at in re.finditer(re.escape(full), self.text)
        ]
        told = (_gender(words) for words in (*party.names, *befores))
        return next(filter(None, told), "")

    def _first(self, ident: str, word: str) -> int:
        """Where a person is first named by what the others do not share; the end of the text if nowhere."""
        own = self._names[ident] - {word}
        return min((at.start() for name in own for at in self._found(name)), default=len(self.text))

    def _found(self, word: str) -> Iterator[re.Match[str]]:
        return re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", self.text)

    def _around(self, start: int) -> tuple[int, int]:
        """The sentence at an offset and the one before."""
        number = next((n for n, (_, end) in enumerate(self.sentences) if start < end), len(self.sentences) - 1)
        return self.sentences[max(0, number - 1)][0], start

    def _is_named_in(self, ident: str, word: str, around: tuple[int, int], end: int) -> bool:
        own = self._names[ident] - {word}
        return any(around[0] <= at.start() < end for name in own for at in self._found(name))


def _words(name: str) -> list[str]:
    """The words of a person's name: capitalised, and no title."""
    words = _WORD.findall(name)
    return [word for word in words if word[0].isupper() and word.casefold() not in _TITLES | _JOINS]


def _gender(before: str) -> str:
    """What the last title in some words tells: "m", "f" or nothing."""
    spaced = before if before[-1:].isspace() else before.rpartition(" ")[0] + " "
    return next((gender for gender, title in GENDERS.items() if title.search(spaced)), "")
