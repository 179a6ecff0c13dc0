"""What does a text or a Markdown file hold? The text as it is: nothing in it is changed or left out.

A Markdown file's title, date, publisher and language come from its front matter (`key: value` lines between `---`), a
title else from its first heading. Where lines begin with time codes, as in "[00:12:03] Ms. Lee: We agree", those are
the places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.documents.found import Found, day_of, language_of, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["markdown", "plain"]

_FRONT = re.compile(r"---[ \t]*\r?\n(?P<lines>(?:(?!---|\.\.\.).*\n){0,100}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_PAIR = re.compile(r"^(?P<key>[A-Za-z_]{2,20}):[ \t]*[\"']?(?P<value>[^\r\n]*?)[\"']?[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(r"^# (?P<title>.*?)[ \t#]*\r?$", re.MULTILINE)
_CODE = re.compile(
    r"^[ \t]*[\[(]?(?P<time>(?:[0-9]{1,2}:)?[0-9]{1,2}:[0-9]{2}(?:[.,][0-9]{1,3})?)[\])]?(?=\s)", re.MULTILINE
)
_FEWEST = 3
"""One or two lines with a time of day in front are an agenda."""


def plain(text: str) -> Found:
    """Return a text as it is, with its time codes."""
    return Found(text=text, places=tuple(_places(text)))


def markdown(text: str) -> Found:
    """Return a Markdown text as it is, and what it says of itself.

    >>> found = markdown("---\\ntitle: Talks\\ndate: 2024-06-03\\n---\\nThey met.")
    >>> found.title, str(found.dated)
    ('Talks', '2024-06-03')
    """
    front = _FRONT.match(text)
    said = {pair["key"].lower(): pair["value"] for pair in _PAIR.finditer(front["lines"])} if front else {}
    heading = _HEADING.search(text, front.end() if front else 0)
    return Found(
        text=text,
        title=one_line(said.get("title")) or one_line(heading["title"] if heading else None),
        dated=day_of(said.get("date")),
        publisher=one_line(said.get("publisher")),
        language=language_of(said.get("lang") or said.get("language")),
        places=tuple(_places(text)),
    )


def _places(text: str) -> Iterator[tuple[int, str]]:
    codes = list(_CODE.finditer(text))
    times = [_seconds(code["time"]) for code in codes]
    if len(codes) >= _FEWEST and times == sorted(times):
        yield from ((code.start(), code["time"]) for code in codes)


def _seconds(time: str) -> float:
    seconds = 0.0
    for part in time.replace(",", ".").split(":"):
        seconds = 60 * seconds + float(part)
    return seconds
