"""How do the rules see a text? On one line, with plain spaces and apostrophes, and the way back to the source.

Line breaks, double spaces, soft hyphens and words broken at a line's end would else stand in the way of every rule.
Offsets in a page are its own; `back` gives the source's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from summarizer.grounding import dates
from summarizer.models.offline.foreign_times import foreign_times
from summarizer.models.offline.words import Words
from summarizer.source import Source

__all__ = ["Offsets", "Page", "dateline"]

Offsets = tuple[int, int]

_CUT = re.compile(
    r"[-\s\u00ad\u200b](?:(?<=[a-zß-ÿ]-)[^\S\n]*\n\s*(?=[a-zß-ÿ])|(?<=[\u00ad\u200b])[\u00ad\u200b]*|(?<=\s\s)\s*"
    r"|(?<=\s)(?=[,.;:] ))"
)
"""A word broken at the end of a line, soft hyphens, spaces after a space or before a mark: by their first letter, so
that others are passed over."""
_PLAIN = str.maketrans({**dict.fromkeys("\n\t\r\u00a0\u202f\u2009\u2003\u2002\f\v", " "), "’": "'", "‑": "-"})


_DATELINE = re.compile(
    r"(?=[A-ZÀ-Þ])[^.;:!?–—]{2,40},? ?[^;:!?–—]{0,60}?[0-9][^;:!?–—]{0,30}(?:\([^)]{2,30}\) ?)?(?:[–—]| - )(?! ?[0-9])"
)


def dateline(words: str) -> re.Match[str] | None:
    """The place and the day before a dash that words begin with: the report's own. Most have no dash to look for."""
    has_dash = "–" in words or "—" in words or " - " in words
    return _DATELINE.match(words) if has_dash else None


class Page:
    """A source's text for reading, with its sentences."""

    def __init__(self, source: Source) -> None:
        self.source = source
        kept, self._cuts, self._lost, at, lost = list[str](), list[int](), list[int](), 0, 0
        for cut in _CUT.finditer(source.text):
            kept.append(source.text[at : cut.start()])
            lost += cut.end() - cut.start()
            at = cut.end()
            self._cuts.append(at - lost)
            self._lost.append(lost)
        kept.append(source.text[at:])
        self._times: dict[Offsets, list[Offsets]] = {}
        self.text = "".join(kept).translate(_PLAIN)
        self.sentences = tuple((self.forth(start), self.forth(end)) for start, end in source.sentences)

    def forth(self, place: int) -> int:
        """Where an offset of the source stands on the page."""
        number = bisect_right(self._origins, place)
        return place - (self._lost[number - 1] if number else 0)

    @cached_property
    def _origins(self) -> list[int]:
        return [at + lost for at, lost in zip(self._cuts, self._lost, strict=True)]

    def back(self, at: Offsets) -> Offsets:
        """Where words of the page stand in the source."""
        return self._origin(at[0]), self._origin(at[1] - 1) + 1

    def _origin(self, place: int) -> int:
        number = bisect_right(self._cuts, place)
        return place + (self._lost[number - 1] if number else 0)

    def source_words(self, at: Offsets | None) -> str | None:
        """The source's own words for a slice of the page."""
        if at is None:
            return None
        start, end = self.back(at)
        return self.source.text[start:end]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.sentences]

    def number_at(self, place: int) -> int:
        """The number of the sentence at an offset, counted from 1."""
        return min(bisect_left(self._ends, place) + 1, len(self.sentences))

    def sentence(self, number: int) -> str:
        """The words of a sentence."""
        start, end = self.sentences[number - 1]
        return self.text[start:end]

    @cached_property
    def words(self) -> Words:
        """Which sentences have a word."""
        return Words(self.text, self.sentences)

    def times(self, start: int, end: int) -> list[Offsets]:
        """Where times are told between two offsets."""
        if (start, end) not in self._times:
            self._times[start, end] = self._times_in(start, end)
        return self._times[start, end]

    def _times_in(self, start: int, end: int) -> list[Offsets]:
        words = self.text[start:end]
        head = dateline(words)
        skipped = head.end() if head else 0
        told = [*dates.find(words)]
        for match in foreign_times(words, lambda said: self._is_time(said, words)):
            within = [at for at in told if at[0] < match[1] and match[0] < at[1]]
            if all(match[0] <= begin and stop <= match[1] and match != (begin, stop) for begin, stop in within):
                told = sorted([*(at for at in told if at not in within), match])
        return [(begin + start, stop + start) for begin, stop in told if begin >= skipped]

    def _is_time(self, words: str, clause: str) -> bool:
        day = self.source.dated
        return dates.resolve(words, day, clause).status != "unresolved"
