"""How does one item see the source? Words are looked for in and around the sentences that it cites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.schemas import Interval, Offsets
    from summarizer.source import Source

__all__ = ["View"]


@dataclass(frozen=True, slots=True)
class View:
    """A source as an item with evidence at `near` sees it: what its schema's fields are grounded in."""

    source: Source
    near: tuple[Offsets, ...]

    @property
    def text(self) -> str:
        return self.source.text

    def sentence(self, number: int) -> Offsets | None:
        return self.source.sentence(number)

    def sentences_at(self, at: Offsets) -> range:
        return self.source.sentences_at(at)

    def find(self, words: str) -> Offsets | None:
        at = self.source.index.find(words, self.near)
        return (at and self._cased(words, at)) or at

    def _cased(self, words: str, at: Offsets) -> Offsets | None:
        """Where the sentences cited have the words in the case in which they are given, if the place found is all in
        capitals: "PORT LYSE" of a dateline goes after "in Port Lyse"."""
        if words.isupper() or not self.text[slice(*at)].isupper():
            return None
        places = ((self.text.find(words, *cited), len(words)) for cited in self.near)
        first = next(((start, start + length) for start, length in places if start >= 0), None)
        return first and self.source.index.find(words, (first,))

    def hint(self, words: str) -> str:
        return self.source.hint(words, self.near)

    def interval(self, at: Offsets) -> Interval:
        return self.source.interval(at)

    def country(self, name: str) -> str | None:
        return self.source.country(name)
