"""Where in a text may a pattern find something? Only near a word that it cannot do without.

What people may write to a machine takes many patterns, and a news report holds the words of few. So each names, of the
words that it needs, those that are the rarest in reports; a text's words are looked up once for all patterns, and a
pattern goes through no more than the surroundings of its words. It finds there what it would find in the whole text:
nothing that it finds is longer than what is looked through on either side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property

from summarizer.grounding.glance import ignoring_case, words_in
from summarizer.schemas import Offsets

__all__ = ["REACH", "Looked", "Stems", "Wording", "found_by", "looked_at"]

REACH = 500
"""Characters on either side of a word: more than the longest passage that a pattern may find, or look ahead to."""
_ALIKE = str.maketrans("\u1c80\u1c81\u1c82\u1c83\u1c84\u1c85\u1c86", "вдосттъ")
"""Cyrillic letters that pass for others in any case, and that are none of them in small letters."""


@dataclass(frozen=True)
class Wording:
    """A pattern, in small letters, and the words of which one is in whatever it finds.

    A blank in the pattern stands for white space, of which there may be more than one. The words are parted by blanks;
    `summari*` stands for what begins with these letters or signs, any other for the whole word, in English letters.
    Where the nearest words are common, `also` names others, of which one must be somewhere in the text.
    """

    near: str
    pattern: str
    also: str = ""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as it is looked for. White space is bounded: a run of it is gone through once."""
        return re.compile(self.pattern.replace(" ", r"(?:\s{1,9})"), re.DOTALL | re.MULTILINE)

    @cached_property
    def needed(self) -> frozenset[str]:
        """The words that it is looked for near to."""
        return frozenset(self.near.split())

    @cached_property
    def others(self) -> frozenset[str]:
        """The words of which one must be anywhere in the text, if any are named."""
        return frozenset(self.also.split())

    @property
    def stems(self) -> frozenset[str]:
        """Those of its words of which only the beginning is named."""
        return frozenset(word for word in self.needed | self.others if word.endswith("*"))


_BEGINNING = 4
_ENGLISH = re.compile(f"[a-z]{{{_BEGINNING}}}")
_FOREIGN = re.compile("[\u0370-\u1fff\u2e80-\uffff]")
"""Letters that no European language writes in Latin letters, but no dash, quotation mark or symbol."""


class Stems:
    """The stems of many wordings, parted by what shows first that a text holds none of them."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        stems = {stem for wording in wordings for stem in wording.stems}
        self.english = tuple((stem, stem[:_BEGINNING]) for stem in stems if _ENGLISH.match(stem))
        self.foreign = tuple(stem for stem in stems if _FOREIGN.match(stem))
        self.others = tuple(stems.difference(self.foreign, (stem for stem, _ in self.english)))

    def within(self, small: str, words: Set[str]) -> set[str]:
        """Return those that are in a text in small letters, of which the words are given too."""
        begun = {word[:_BEGINNING] for word in words}
        likely = [stem for stem, beginning in self.english if beginning in begun]
        likely += self.foreign if _FOREIGN.search(small) else ()
        return {stem for stem in (*likely, *self.others) if stem[:-1] in small}


@dataclass(frozen=True, slots=True)
class Looked:
    """A text in small letters, as long as it was, and which words, and which stems of the wordings, are in it."""

    small: str
    held: Set[str]


def looked_at(text: str, stems: Stems) -> Looked:
    """Look up the words of a text, and which of some stems it holds."""
    small = ignoring_case(text)
    if not small.isascii():
        small = small.translate(_ALIKE) if any(chr(letter) in small for letter in _ALIKE) else small
    words = words_in(small)
    return Looked(small, words | stems.within(small, words))


def found_by(wording: Wording, looked: Looked) -> Iterator[Offsets]:
    """Yield what a wording finds in a text, in order.

    >>> wording = Wording("summari*", r"\\bsummari[sz]e this\\b")
    >>> list(found_by(wording, looked_at("Please SUMMARISE this.", Stems([wording]))))
    [(7, 21)]
    """
    there = wording.needed & looked.held
    if there and not (wording.others and wording.others.isdisjoint(looked.held)):
        for begin, end in _around(sorted(at for word in there for at in _places(word, looked.small))):
            for match in wording.compiled.finditer(looked.small, begin, end):
                yield match.span()


def _places(word: str, small: str) -> Iterator[int]:
    """Where a word, or a stem, stands."""
    letters = word.rstrip("*")
    at = small.find(letters)
    while at >= 0:
        if letters != word or _is_whole(small, at, at + len(letters)):
            yield at
        at = small.find(letters, at + 1)


def _is_whole(small: str, begin: int, end: int) -> bool:
    """Whether no English letter goes before or follows."""
    return not ("a" <= small[begin - 1 : begin] <= "z" or "a" <= small[end : end + 1] <= "z")


def _around(places: Iterable[int]) -> Iterator[Offsets]:
    """The surroundings of places, joined where they touch."""
    begin = end = -1
    for at in places:
        if at - REACH > end:
            if end >= 0:
                yield begin, end
            begin = max(0, at - REACH)
        end = at + REACH
    if end >= 0:
        yield begin, end
