"""Which words of the source does each item rest on? The text cut into pieces, each with the items that cover it.

Spans nest and overlap: a quote lies within a cited sentence, runs over two of them, shares words with an amount. HTML
elements cannot overlap, so the text is cut wherever a span, a sentence or a paragraph begins or ends, and each piece
lists what covers it. Put together again, the pieces are the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from summarizer.schemas import Offsets

__all__ = ["Mark", "Paragraph", "Passage", "Piece", "paragraphs"]

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_LONG = 2_000
"""Characters after which a paragraph is cut at the end of a line: a browser lays out only the blocks in view."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A slice that an item rests on; `verbatim` when its very words are in the item, not only what they say."""

    start: int
    end: int
    item: str
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A slice that no border crosses: the items that cover it, and those among them that hold its very words."""

    start: int
    end: int
    items: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The pieces of one sentence; `number` is None between sentences, `head` is False where it goes on from a block."""

    number: int | None
    head: bool
    pieces: tuple[Piece, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """The items that rest on any part of it."""
        return tuple(dict.fromkeys(item for piece in self.pieces for item in piece.items))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text, its line ends included."""

    passages: tuple[Passage, ...]


def paragraphs(text: str, sentences: Sequence[Offsets], marks: Iterable[Mark]) -> Iterator[Paragraph]:
    """Cut `text` into paragraphs, sentences and pieces; nothing is left out and nothing stands twice.

    >>> marks = [Mark(0, 9, "a"), Mark(5, 14, "b", verbatim=True)]
    >>> (only,) = paragraphs("They met today.", [(0, 15)], marks)
    >>> [(piece.start, piece.end, piece.items) for piece in only.passages[0].pieces]
    [(0, 5, ('a',)), (5, 9, ('a', 'b')), (9, 14, ('b',)), (14, 15, ())]
    """
    blocks = list(_blocks(text))
    starts = [start for start, _ in sentences]
    placed: list[tuple[int, int | None, Piece]] = []
    for piece in _pieces(_borders(text, sentences, blocks), list(marks)):
        place = bisect_right(starts, piece.start) - 1
        within = place >= 0 and piece.start < sentences[place][1]
        placed.append((bisect_right(blocks, piece.start), place if within else None, piece))
    for _, block in groupby(placed, key=lambda one: one[0]):
        yield Paragraph(tuple(_passages(block, starts)))


def _passages(block: Iterable[tuple[int, int | None, Piece]], starts: Sequence[int]) -> Iterator[Passage]:
    for place, members in groupby(block, key=lambda one: one[1]):
        pieces = tuple(piece for _, _, piece in members)
        if place is None:
            yield Passage(None, False, pieces)
        else:
            yield Passage(place + 1, pieces[0].start == starts[place], pieces)


def _blocks(text: str) -> Iterator[int]:
    """Yield where the second and later blocks begin: after blank lines, and after a line's end where one is long."""
    start = 0
    for gap in (*(found.end() for found in _BLANK_LINES.finditer(text)), len(text)):
        while gap - start > _LONG and (cut := text.find("\n", start + _LONG, gap - 1)) >= 0:
            start = cut + 1
            yield start
        start = gap
        if gap < len(text):
            yield gap


def _borders(text: str, sentences: Iterable[Offsets], blocks: Iterable[int]) -> set[int]:
    return {0, len(text), *blocks, *(end for sentence in sentences for end in sentence)}


def _pieces(borders: set[int], marks: Sequence[Mark]) -> Iterator[Piece]:
    """Sweep over the text with the marks that are open."""
    order = {item: place for place, item in enumerate(dict.fromkeys(mark.item for mark in marks))}
    opening, closing = sorted(marks, key=lambda mark: mark.start), sorted(marks, key=lambda mark: mark.end)
    cuts = sorted(borders | {end for mark in marks for end in (mark.start, mark.end)})
    covering, verbatim = Counter[str](), Counter[str]()
    opened = closed = 0
    for start, end in pairwise(cuts):
        while closed < len(closing) and closing[closed].end <= start:
            _count(closing[closed], covering, verbatim, -1)
            closed += 1
        while opened < len(opening) and opening[opened].start <= start:
            _count(opening[opened], covering, verbatim, 1)
            opened += 1
        yield Piece(start, end, *(tuple(sorted(+held, key=order.__getitem__)) for held in (covering, verbatim)))


def _count(mark: Mark, covering: Counter[str], verbatim: Counter[str], step: int) -> None:
    for held in (covering, verbatim) if mark.verbatim else (covering,):
        held[mark.item] += step
        if not held[mark.item]:
            del held[mark.item]
