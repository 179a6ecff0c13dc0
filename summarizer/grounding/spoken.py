"""Do words stand where somebody speaks? In quotation marks, in a speaker's turn, in a block set off as speech.

What is told of in other words is no quotation, and one that runs on past the closing mark makes a speaker say the
reporter's words. Marks come in many kinds, and some are lost on the way: where it cannot be told, nothing is found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from summarizer.grounding.cues import SAYING, SAYING_ABROAD
from summarizer.grounding.quotations import marked
from summarizer.grounding.tokens import QUOTES

__all__ = ["Speech", "Strayed"]

Offsets = tuple[int, int]

_LABEL = re.compile(r"(?:\[?[0-9][0-9:.]{3,11}\]?[ \t]+)?[*_]{0,3}[^\W\d_][^:\n.!?“”\"]{0,60}:[*_]{0,3}[ \t]")
_SET_OFF = re.compile(r"[ \t]*(?:>|[-–—―•*_]{1,3}|[QA][.:)][ \t])")
"""What opens a line of dialogue, or one of a block that is set off."""
_TURNS = 3
_PER_TURN = 4
"""A text is taken for one of turns from so many labelled lines on, if there is one for so many lines."""
_NEAR = 80
"""A colon this far before the words, with nothing between but marks and blanks, brings them in."""
_OTHER_OPENING = re.compile(r"(?<!\w)[‘‚'‹»›](?=\S)|[「『《〈]|``|(?<!\w)''(?=\w)")
_OTHER_CLOSING = re.compile(r"[’‘'›«‹](?!\w)|[」』》〉]")
"""Marks of the less usual kinds: they are not paired, what stands between two of them is taken for marked."""
_STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Strayed:
    """Words that are given as spoken and stand, in part or as a whole, outside of marks.

    `narration` is what they hold of the reporter's; empty when no mark is near. `told`: a verb of saying in their
    sentence reports them in other words, in a text that puts in marks what was said.
    """

    narration: str
    told: bool


class Speech:
    """A text in which spoken words are told from the reporter's.

    >>> text = "“We agree,” she said, “to meet in June.” He said they would pay."
    >>> speech = Speech(text)
    >>> speech.strayed((1, 10)) is None
    True
    >>> speech.strayed((1, text.index("June"))).narration
    'she said'
    >>> speech.strayed((text.index("they"), len(text))).told
    True
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _marked(self) -> list[Offsets]:
        return list(marked(self.text))

    @cached_property
    def _has_turns(self) -> bool:
        lines = [line.lstrip() for line in self.text.splitlines() if line.strip()]
        labelled = sum(_LABEL.match(line) is not None for line in lines)
        return labelled >= _TURNS and labelled * _PER_TURN >= len(lines)

    def strayed(self, words: Offsets) -> Strayed | None:
        """Say what is outside of marks in a slice that is given as spoken; None when nothing is, or nobody can say."""
        start, end = self._trimmed(words)
        if start >= end or self._is_within_marks(start, end) or self._is_turn(start):
            return None
        paragraph = self._paragraph(start, end)
        if self._is_within_others(paragraph, start, end) or self.text[slice(*paragraph)].count(_STRAIGHT) % 2:
            return None
        narration = self._narration(start, end)
        return Strayed(narration, told=not narration and bool(self._marked) and self._is_told(paragraph[0], start))

    def _trimmed(self, words: Offsets) -> Offsets:
        """The slice from its first letter or figure to its last."""
        start, end = words
        while start < end and not self.text[start].isalnum():
            start += 1
        while start < end and not self.text[end - 1].isalnum():
            end -= 1
        return (start, end) if start < end else (words[0], words[0])

    def _is_within_marks(self, start: int, end: int) -> bool:
        at = bisect_right(self._marked, (start, len(self.text))) - 1
        return at >= 0 and self._marked[at][0] <= start and end <= self._marked[at][1]

    def _is_turn(self, start: int) -> bool:
        """Whether a label, a dash or a colon before the words makes them somebody's."""
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        before = self.text[max(0, start - _NEAR) : start].rstrip("".join(QUOTES) + " \n\t\r>*_")
        return (
            self._has_turns
            or before.endswith((":", "："))
            or _LABEL.match(line.lstrip()) is not None
            or _SET_OFF.match(line) is not None
        )

    def _paragraph(self, start: int, end: int) -> Offsets:
        stop = self.text.find("\n\n", end)
        return self.text.rfind("\n\n", 0, start) + 1, stop if stop >= 0 else len(self.text)

    def _is_within_others(self, paragraph: Offsets, start: int, end: int) -> bool:
        opened = _OTHER_OPENING.search(self.text, paragraph[0], start + 1)  # it looks at what follows
        return opened is not None and _OTHER_CLOSING.search(self.text, end, paragraph[1]) is not None

    def _narration(self, start: int, end: int) -> str:
        """The longest stretch of the slice outside of marks, where it touches any."""
        first = max(0, bisect_right(self._marked, (start, start)) - 1)
        inside = [at for at in takewhile(lambda at: at[0] < end, self._marked[first:]) if at[1] > start]
        if not inside:
            return ""
        borders = [start, *(min(max(at, start), end) for pair in inside for at in pair), end]
        gaps = (self.text[one:other] for one, other in zip(borders[::2], borders[1::2], strict=True))
        return max((_bare(gap) for gap in gaps), key=len)

    def _is_told(self, first: int, start: int) -> bool:
        sentence = max(first, *(self.text.rfind(stop, first, start) for stop in (". ", "! ", "? ", "\n")))
        return any(saying.search(self.text, sentence, start) for saying in (SAYING, SAYING_ABROAD))


def _bare(gap: str) -> str:
    return gap.strip("".join(QUOTES) + " \n\t.,;:!?-–—()")
