"""Where do the paragraphs of a PDF end, and what stands between the lines of one?

A line was wrapped where the next word had no room on it. Where there was room, its author ended it: a heading, a
dateline ("Oslo, 3 June 2024"), an item of a list; so too where the size or the boldness of the letters changes, below a
wide gap, and below a line that crosses columns. Notes at the foot of a page are read after the paragraph that goes on
over them.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.documents.pdf_layout import Line

__all__ = ["paragraphs"]

_ENDS = re.compile(r"[.!?:;。！？؟۔।…][\"'”’»)\]]*$")
_ALONE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’/-]{0,40}[ ,]{1,2}|(?:den|le|de|of|on) ){0,8}"
    r"(?:[0-9]{1,2}(?:st|nd|rd|th|\.)? \w{3,12},?|\w{3,12} [0-9]{1,2},?) [0-9]{4}(?: ?[-–—:.]{1,2})?$"
    r"|By [A-ZÀ-Þ][\w.'’-]{0,40}(?:,? (?:(?:and|in) )?[A-ZÀ-Þ][\w.'’-]{0,40}){1,10}$"
)
"""A place and a date, or who wrote it: nothing that goes on, even where it fills its line."""
_NOTE = re.compile(r"[\[(]?(?:[0-9]{1,3}|[*†‡§])(?:[\])]|\.?\s|(?=[A-Z]))")
_SMALL = 0.93
"""The size of a note, of that of the text."""
_SPACE = 0.3
"""The width of a space, in sizes of the letters."""
_NEAR = 3
"""How many lines before and after it tell how wide the lines are here: beside a picture they are narrower."""


def paragraphs(found: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Yield the lines of all pages, each with what parts it from the one before: nothing, the end of a line, or a blank
    line."""
    pitches = {page: _pitch(list(lines)) for page, lines in groupby(found, lambda line: line.page)}
    shown = list(_with_notes_below(found, pitches))
    for at, line in enumerate(shown):
        yield ("" if at == 0 else "\n\n" if _parts(shown, at, pitches) else "\n"), line


def _pitch(found: Sequence[Line]) -> float:
    """The usual distance from one line to the next."""
    steps = [one.bottom - other.bottom for one, other in pairwise(found) if one.column == other.column]
    return median(steps) if steps else 0.0


def _parts(found: Sequence[Line], at: int, pitches: dict[int, float]) -> bool:
    """Does a new paragraph begin at that line?"""
    one, other = found[at - 1], found[at]
    if _stands_apart(one, other, pitches):
        return True
    if "\t" in one.text or "\t" in other.text or (other.text[:1].islower() and not _ENDS.search(one.text)):
        return False
    return _is_of_other_weight(one, other) or _has_room(found, at) or _is_alone(found, at - 1, pitches)


def _stands_apart(one: Line, other: Line, pitches: dict[int, float]) -> bool:
    """Do the places of two lines part them? In another column, or on another page, a sentence may go on."""
    if _is_of_other_size(one, other):
        return True
    if (one.page, one.column) == (other.page, other.column):
        return one.bottom - other.bottom > 1.3 * pitches[one.page]
    is_above_columns = one.page == other.page and other.top < one.bottom + one.size / 2
    return is_above_columns or bool(_ENDS.search(one.text))


def _is_alone(found: Sequence[Line], at: int, pitches: dict[int, float]) -> bool:
    """Is that line a dateline or a byline, and does it begin something?"""
    if not _ALONE.match(found[at].text):
        return False
    before = found[at - 1] if at else None
    return (
        before is None
        or bool(_ENDS.search(before.text))
        or (_stands_apart(before, found[at], pitches) or _has_room(found, at))
    )


def _is_of_other_size(one: Line, other: Line) -> bool:
    sizes = sorted((one.size, other.size))
    return sizes[1] > 1.2 * sizes[0]


def _is_of_other_weight(one: Line, other: Line) -> bool:
    """Is one of them bold as a whole, and the other not where they meet?"""
    return one.bold[1] != other.bold[0] and (all(one.bold) or all(other.bold))


def _has_room(found: Sequence[Line], at: int) -> bool:
    """Would the first word of that line have stood on the line before?"""
    one, other = found[at - 1], found[at]
    near = [line for line in found[max(0, at - 1 - _NEAR) : at + _NEAR] if _is_beside(one, line)]
    return one.right + _SPACE * one.size + _needs(other) < max(line.right for line in near)


def _needs(line: Line) -> float:
    """How much room its first word takes, or its first letter where words are not parted."""
    is_unspaced = "\u3000" <= line.text[0] <= "\u9fff" or "\uf900" <= line.text[0] <= "\uffef"
    return line.size if is_unspaced else line.first


def _is_beside(one: Line, other: Line) -> bool:
    is_near = (one.page, one.column) == (other.page, other.column)
    return is_near and not (_is_of_other_size(one, other) or all(one.bold) != all(other.bold))


# --- Notes ------------------------------------------------------------------------------------------------------------


def _with_notes_below(found: Sequence[Line], pitches: dict[int, float]) -> Iterator[Line]:
    """Yield the lines, and notes that part a paragraph after its end."""
    held: list[Line] = []
    text: list[Line] = []
    for _, group in groupby(found, lambda line: (line.page, line.column)):
        lines = list(group)
        notes = _notes_from(lines)
        for line in lines[:notes]:
            text.append(line)
            if held and _parts(text, len(text) - 1, pitches):
                yield from held
                held = []
            yield line
        held += lines[notes:]
        if held and (not text or _ENDS.search(text[-1].text)):
            yield from held
            held = []
    yield from held


def _notes_from(lines: Sequence[Line]) -> int:
    """Where the notes below a column begin: smaller than the text above, the first with a mark."""
    body = median(line.size for line in lines)
    at = len(lines)
    while at > 0 and lines[at - 1].size < _SMALL * max(body, lines[0].size):
        at -= 1
    while at < len(lines) and not _NOTE.match(lines[at].text):
        at += 1
    return at if at else len(lines)
