"""In which order are the pieces of a page read, and where do its paragraphs end?

A PDF only says where letters stand. Columns are told by a gap that few lines cross, with prose on both sides that fills
its width; a line that crosses it (a title, a table) parts what is above from what is below. What stands side by side
otherwise is a row of a table. Lines that recur at the head or the foot of most pages are told apart by `recurring`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Line", "Piece", "lines", "paragraphs", "recurring"]


class Piece(NamedTuple):
    """Words on a line without a wide gap, and their box in points, y upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def width(self) -> float:
        return self.right - self.left


class Line(NamedTuple):
    """A line as it is read, and where it stands. `column` changes where reading goes on elsewhere on the page."""

    text: str
    bottom: float
    top: float
    column: int


_FEWEST = 4
"""Lines on each side of a gap between columns."""
_NARROWEST = 5.0
"""Points between columns."""
_CROSSING = (0.0, 0.02, 0.05, 0.1, 0.2)
"""Shares of lines that may cross it, tried in turn: the fewer cross it, the surer it lies beside the longest lines."""
_FILLED = 0.5
"""Share of a column's width that half of its lines fill: cells of a table seldom do."""


def lines(pieces: Iterable[Piece]) -> list[Line]:
    """Return the lines of a page in the order in which they are read."""
    pieces = list(pieces)
    if _is_right_to_left(pieces):
        pieces = [piece._replace(left=-piece.right, right=-piece.left) for piece in pieces]
    return [
        Line(_joined(row), min(piece.bottom for piece in row), max(piece.top for piece in row), number)
        for number, column in enumerate(_columns(pieces))
        for row in _rows(column)
    ]


def _is_right_to_left(pieces: Sequence[Piece]) -> bool:
    letters = "".join(piece.text for piece in pieces)[:2000]
    kinds = Counter(unicodedata.bidirectional(letter) for letter in letters)
    return kinds["R"] + kinds["AL"] > kinds["L"]


def _columns(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces in groups, each read from top to bottom before the next."""
    gap = _gap(pieces)
    if gap is None:
        if pieces:
            yield pieces
        return
    band: list[Piece] = []
    for row in [*_rows(pieces), []]:
        if row and not any(piece.left < gap < piece.right for piece in row):
            band.extend(row)
            continue
        for side in _sides(band, gap):
            yield from _columns(side)
        band = []
        if row:
            yield row


def _sides(pieces: list[Piece], gap: float) -> tuple[list[Piece], list[Piece]]:
    return [piece for piece in pieces if piece.right <= gap], [piece for piece in pieces if piece.right > gap]


def _gap(pieces: list[Piece]) -> float | None:
    """The middle of the gap between two columns, or None."""
    for share in _CROSSING:
        for begin, end in _free(pieces, share * len(pieces)):
            if end - begin >= _NARROWEST and _parts_columns(pieces, (begin + end) / 2):
                return (begin + end) / 2
    return None


def _parts_columns(pieces: list[Piece], middle: float) -> bool:
    left = [piece for piece in pieces if piece.right <= middle]
    right = [piece for piece in pieces if piece.left >= middle]
    return _is_prose(left) and _is_prose(right) and _overlap(left, right)


def _free(pieces: list[Piece], allowed: float) -> list[tuple[float, float]]:
    """The intervals of x that few pieces cover, the widest first."""
    edges = sorted([(piece.left, 1) for piece in pieces] + [(piece.right, -1) for piece in pieces])
    covering, free = 0, list[tuple[float, float]]()
    for (at, change), (following, _) in pairwise(edges):
        covering += change
        if covering > allowed or following == at:
            continue
        if free and free[-1][1] == at:
            free[-1] = (free[-1][0], following)
        else:
            free.append((at, following))
    return sorted(free, key=lambda interval: interval[0] - interval[1])[:20]


def _is_prose(side: list[Piece]) -> bool:
    if len(side) < _FEWEST:
        return False
    width = max(piece.right for piece in side) - min(piece.left for piece in side)
    words = median(piece.text.count(" ") for piece in side)
    return median(piece.width for piece in side) >= _FILLED * width and words >= 1


def _overlap(left: list[Piece], right: list[Piece]) -> bool:
    """Do they stand side by side, rather than one below the other?"""
    spans = [(min(piece.bottom for piece in side), max(piece.top for piece in side)) for side in (left, right)]
    shared = min(top for _, top in spans) - max(bottom for bottom, _ in spans)
    return shared > 0.4 * min(top - bottom for bottom, top in spans)


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces by lines, from the top of the page down, each line from its start."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.top - piece.bottom, piece.left)):
        before = rows[-1][-1] if rows else None
        if before and _level(before, piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _level(one: Piece, other: Piece) -> bool:
    """Do they stand on the same line?"""
    return min(one.top, other.top) - max(one.bottom, other.bottom) > 0.5 * min(one.height, other.height)


def _joined(row: list[Piece]) -> str:
    """The words of a row; a tab stands for a wide gap."""
    text = row[0].text
    for one, other in pairwise(row):
        text += ("\t" if other.left - one.right > one.height else " ") + other.text
    return text


# --- Paragraphs -------------------------------------------------------------------------------------------------------

_ENDS = re.compile(r"[.!?:;。！？؟۔।…][\"'”’»)\]]*$")


def paragraphs(found: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Yield each line with what parts it from the line before: nothing, the end of a line, or a blank line."""
    pitch = _pitch(found)
    before: Line | None = None
    for line in found:
        if before is None:
            yield "", line
        else:
            yield ("\n\n" if _parts(before, line, pitch) else "\n"), line
        before = line


def _pitch(found: Sequence[Line]) -> float:
    """The usual distance from one line to the next."""
    steps = [one.bottom - other.bottom for one, other in pairwise(found) if one.column == other.column]
    return median(steps) if steps else 0.0


def _parts(one: Line, other: Line, pitch: float) -> bool:
    """Does a new paragraph begin?"""
    heights = sorted((one.top - one.bottom, other.top - other.bottom))
    if heights[1] > 1.2 * heights[0]:  # a heading
        return True
    if one.column != other.column:
        return bool(_ENDS.search(one.text))
    return one.bottom - other.bottom > 1.3 * pitch


# --- Running heads and feet -------------------------------------------------------------------------------------------

_EDGE = 2
_DIGITS = re.compile(r"[0-9]+|\b[ivxlc]+\b")
_SHORTEST = 3


def recurring(pages: Sequence[Sequence[Line]]) -> set[tuple[int, int]]:
    """Return (page, line) of what stands at the edges of most pages, page numbers aside.

    The outermost line is told first: only what is outside of all else can be a running head.
    """
    found: set[tuple[int, int]] = set()
    if len(pages) < _SHORTEST:
        return found
    for edge in (1, -1):
        for depth in range(_EDGE):
            at = {
                page: (edge * depth if edge > 0 else len(shown) - 1 - depth)
                for page, shown in enumerate(pages)
                if len(shown) > 2 * _EDGE
            }
            keys = {page: _DIGITS.sub("#", pages[page][line].text) for page, line in at.items()}
            seen = Counter(keys.values())
            hits = {page for page, key in keys.items() if seen[key] >= max(_SHORTEST, 0.4 * len(pages))}
            found |= {(page, at[page]) for page in hits if depth == 0 or _outer(page, at[page], edge) in found}
    return found


def _outer(page: int, line: int, edge: int) -> tuple[int, int]:
    return page, line - edge
