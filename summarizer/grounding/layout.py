"""Which line breaks of a text end a block? Blank lines, bullets, headlines and speakers' turns do; a line that was
wrapped goes on."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from summarizer.grounding.wordlists import JOINING, MONTHS, OPEN_WORDS, STARTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["NUMBERED", "blocks"]

_SHORT_LINE = 25
"""Nobody wraps at fewer columns: a shorter line ended because its author ended it."""

_RAGGED = 0.85
"""Lines of one width differ in length in a proportional font: over this share of it, a line had no room for more."""


class _Line(NamedTuple):
    start: int
    end: int
    words: str
    """The line without the `>` of a quoted e-mail and without white space around it."""
    depth: int
    """How many `>` stand in front."""


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts that no sentence crosses."""
    paragraphs = list(_paragraphs(text))
    widths = sorted(len(line.words) for lines in paragraphs for line in lines)
    usual = widths[len(widths) * 9 // 10] if widths else 0
    for lines in paragraphs:
        width = _width(lines) if len(lines) > 2 else max(usual, _width(lines))
        start = lines[0].start
        for line, following in pairwise(lines):
            if not _goes_on(line, following, width):
                yield start, line.end
                start = following.start
        yield start, lines[-1].end


def _paragraphs(text: str) -> Iterator[list[_Line]]:
    """Yield the runs of lines between blank lines."""
    lines: list[_Line] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        if line := _line(raw, start):
            lines.append(line)
        elif lines:
            yield lines
            lines = []
        start += len(raw)
    if lines:
        yield lines


_QUOTED = re.compile(r"(?:>[ \t]?)*+")


def _line(raw: str, at: int) -> _Line | None:
    words = raw.strip()
    if not words:
        return None
    start = at + len(raw) - len(raw.lstrip())
    marks = _QUOTED.match(words)
    prefix = marks.group() if marks else ""
    return _Line(start, start + len(words), words[len(prefix) :], prefix.count(">"))


def _width(lines: list[_Line]) -> int:
    """Return the column where the lines seem to be wrapped; an address that could not be wrapped says nothing."""
    return max((len(line.words) for line in lines if "://" not in line.words), default=0)


_BULLET = re.compile(r"[•‣⁃▪●◦■□➢➤►✓✔]|[-–—*·]\s")
NUMBERED = re.compile(
    r"\(?(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5})\)\s|[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}\.\)?\s(?P<next>\w{0,20})"
)
_HEADING = re.compile(r"#{1,6}\s|[=_*~-]{3,}$|\[?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\]")
_TURN = re.compile(r"(?P<who>[^\W\d_][^:()\[\]]{0,60}+)(?:[(\[][^:]{0,80}+)?:(?:\s|$)")
_DATE = re.compile(
    r"(?:\w{3,12},?\s)?"
    r"(?:[0-9]{1,2}\.?\s\w{3,12},?\s|\w{3,12}\.?\s[0-9]{1,2},?\s|[0-9]{1,2}[./-][0-9]{1,2}[./-])[0-9]{4}\.?$"
)
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'-]{2,40}(?:[,/(][^—–:]{0,60})?\s?(?:[—–:]|--?\s)")


def _goes_on(line: _Line, following: _Line, width: int) -> bool:
    """Does the text of `line` go on in `following`: was it only wrapped there?"""
    if line.depth != following.depth or not line.words or not following.words:
        return False
    if _stands_alone(line.words) or _stands_alone(following.words):
        return False
    if _opens_item(line.words, following.words) or (_is_turn(line.words) and _is_turn(following.words)):
        return False
    if _is_open(line.words):
        return True
    if len(line.words) < _SHORT_LINE or _is_title(line.words, following.words):
        return False
    if following.words[:1].islower():
        return True
    return not _is_turn(following.words) and not _fits(line.words, following.words, width)


def _stands_alone(words: str) -> bool:
    """Is it a heading, a rule, a row of a table or a date?"""
    if "\t" in words or words.startswith("|"):
        return True
    return bool(_HEADING.match(words) or (len(words) < 40 and _DATE.match(words)))


def _opens_item(line: str, following: str) -> bool:
    """Does `following` begin an item of a list? A dash or a number may also stand where a sentence was wrapped."""
    if _BULLET.match(following):
        aside = following[0] in "–—-" and following[2:3].islower() and len(line) >= _SHORT_LINE
        return not aside or bool(_BULLET.match(line)) or line[-1] in ":;"
    number = NUMBERED.match(following)
    if number is None or (number["next"] or "").lower() in MONTHS:
        return False
    return not _is_open(line) or line[-1] == "," or _last(line) in JOINING


def _is_open(line: str) -> bool:
    """Is it a line that cannot be a whole one: "the Minister of"?"""
    return _last(line) in OPEN_WORDS or (line[-1:] in ",،、-(" and len(line) >= _SHORT_LINE)


def _last(line: str) -> str:
    return line[-20:].rsplit(None, 1)[-1].lower() if " " in line[-20:] else ""


def _is_title(line: str, following: str) -> bool:
    if _DATELINE.match(following) and not _DATELINE.match(line):
        return True
    return (line.isupper() and not following.isupper()) or (_is_capitalized(line) and not _is_capitalized(following))


def _is_capitalized(line: str) -> bool:
    """Is it Written Like a Title, without a mark at its end? A few names in a row are none."""
    words = [word for word in line[:200].split() if len(word) > 3 or word in STARTERS]
    if len(words) < 5 or words[0] in STARTERS or not line[-1].isalnum():
        return False
    return all(not word[0].islower() for word in words)


def _is_turn(words: str) -> bool:
    """Does a line begin with a speaker: "Ms. Amina Khan (Lahore):"?"""
    turn = _TURN.match(words)
    return turn is not None and all(not word[0].islower() or word in OPEN_WORDS for word in turn["who"].split())


def _fits(line: str, following: str, width: int) -> bool:
    """Would the next word still have stood on `line`?"""
    word = 1 if _is_unspaced(following[0]) else 1 + len(following[:100].split(None, 1)[0])
    return len(line) + word <= width * _RAGGED


def _is_unspaced(letter: str) -> bool:
    """Is it of a script that puts no spaces between words?"""
    return "\u3000" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or "\uff00" <= letter <= "\uffef"
