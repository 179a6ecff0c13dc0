"""In which order are the pieces of a page read, and where do its paragraphs end?

A PDF only says where letters stand. Columns are told by a gap that few lines cross, with prose on both sides that fills
its width; a line that crosses it (a title, a table) parts what is above from what is below. What stands side by side
otherwise is a row of a table. Lines that recur at the head or the foot of most pages are told apart by `recurring`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from itertools import accumulate, pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Line", "Piece", "lines", "recurring"]


class Piece(NamedTuple):
    """Words on a line without a wide gap, and their box in points, y upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float = 0.0
    """How tall its letters are; a raised mark in it makes the box taller."""
    bold: tuple[bool, bool] = (False, False)
    """Is its first letter bold, and its last?"""
    first: float = 0.0
    """How wide its first word is."""

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def width(self) -> float:
        return self.right - self.left


class Line(NamedTuple):
    """A line as it is read, and where it stands. `column` changes where reading goes on elsewhere on the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    column: int
    size: float
    bold: tuple[bool, bool]
    first: float
    page: int = 0


_FEWEST = 3
"""Lines on each side of a gap between columns."""
_NARROWEST = 5.0
"""Points between columns."""
_CROSSING = (0.0, 0.02, 0.05, 0.1, 0.2)
"""Shares of lines that may cross it, tried in turn: the fewer cross it, the surer it lies beside the longest lines."""
_FILLED, _FILLED_BY_FEW = 0.5, 0.85
"""Share of a column's width that half of its lines fill, or of those of a short one: cells of a table seldom do."""


_EDGE = 2
"""Lines at the head of a page, or at its foot, that may be told from all others."""
_FAR = 1.5
"""Heights of a line between them and the rest."""


def lines(pieces: Iterable[Piece]) -> list[Line]:
    """Return the lines of a page in the order in which they are read."""
    pieces = list(pieces)
    if _is_right_to_left(pieces):
        pieces = [piece._replace(left=-piece.right, right=-piece.left) for piece in pieces]
    return [
        _line(row, number)
        for number, column in enumerate(column for part in _by_edges(pieces) for column in _columns(part))
        for row in _rows(column)
    ]


def _line(row: Sequence[Piece], column: int) -> Line:
    left, bottom = min(piece.left for piece in row), min(piece.bottom for piece in row)
    right, top = max(piece.right for piece in row), max(piece.top for piece in row)
    size = max(row, key=lambda piece: piece.width).size or top - bottom
    return Line(_joined(row), left, bottom, right, top, column, size, (row[0].bold[0], row[-1].bold[1]), row[0].first)


def _is_right_to_left(pieces: Sequence[Piece]) -> bool:
    letters = "".join(piece.text for piece in pieces)[:2000]
    kinds = Counter(unicodedata.bidirectional(letter) for letter in letters)
    return kinds["R"] + kinds["AL"] > kinds["L"]


def _by_edges(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield what a wide gap parts from the rest at the head of a page, the rest, and what it parts at the foot."""
    rows = _rows(pieces)
    first = next((at for at in range(min(_EDGE, len(rows) - 1), 0, -1) if _is_far(rows[at - 1], rows[at])), 0)
    last = next((at for at in range(-min(_EDGE, len(rows) - 1), 0) if _is_far(rows[at - 1], rows[at])), len(rows))
    for part in (rows[:first], rows[first:last], rows[last:] if last < 0 else []):
        if part:
            yield [piece for row in part for piece in row]


def _is_far(one: list[Piece], other: list[Piece]) -> bool:
    gap = min(piece.bottom for piece in one) - max(piece.top for piece in other)
    return gap > _FAR * max(piece.height for piece in other)


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
    """Does prose stand on both sides, side by side? What stands alone (a title, a foot) tells nothing."""
    left = [piece for piece in pieces if piece.right <= middle]
    right = [piece for piece in pieces if piece.left >= middle]
    beside = _beside(left, right), _beside(right, left)
    return all(_is_prose(side) for side in beside) and max(map(len, beside)) > 0.4 * min(len(left), len(right))


def _beside(side: list[Piece], other: list[Piece]) -> list[Piece]:
    """The pieces on one side that have something beside them on the other."""
    bounds = sorted((piece.bottom, piece.top) for piece in other)
    highest = list(accumulate((top for _, top in bounds), max))
    found = list[Piece]()
    for piece in side:
        below = bisect_left(bounds, (piece.top,))
        if below and highest[below - 1] > piece.bottom:
            found.append(piece)
    return found


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
    filled = _FILLED if len(side) > _FEWEST else _FILLED_BY_FEW
    return median(piece.width for piece in side) >= filled * width and words >= 1


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


def _joined(row: Sequence[Piece]) -> str:
    """The words of a row; a tab stands for a wide gap."""
    text = row[0].text
    for one, other in pairwise(row):
        text += ("\t" if other.left - one.right > one.height else " ") + other.text
    return text


# --- Running heads and feet -------------------------------------------------------------------------------------------

_DIGITS = re.compile(r"[0-9]+|\b[ivxlc]+\b")
_FEW = 2
"""Pages on which not only the words must recur, but also their place."""


def recurring(pages: Sequence[Sequence[Line]]) -> set[tuple[int, int]]:
    """Return (page, line) of what stands at the edges of most pages, page numbers aside.

    The outermost line is told first: only what is outside of all else can be a running head.
    """
    found: set[tuple[int, int]] = set()
    if len(pages) < _FEW:
        return found
    for edge in (1, -1):
        for depth in range(_EDGE):
            at = {
                page: (edge * depth if edge > 0 else len(shown) - 1 - depth)
                for page, shown in enumerate(pages)
                if len(shown) > 2 * _EDGE
            }
            keys = {page: _key(pages[page][line], exact=len(pages) == _FEW) for page, line in at.items()}
            seen = Counter(keys.values())
            fewest = max(min(len(pages), _FEW + 1), 0.4 * len(pages))
            hits = {page for page, key in keys.items() if seen[key] >= fewest}
            found |= {(page, at[page]) for page in hits if depth == 0 or _outer(page, at[page], edge) in found}
    return found


def _key(line: Line, *, exact: bool) -> tuple[str, int]:
    """What recurs of a line; with `exact` also its place, to the point."""
    return _DIGITS.sub("#", line.text), round(line.bottom) if exact else 0


def _outer(page: int, line: int, edge: int) -> tuple[int, int]:
    return page, line - edge
