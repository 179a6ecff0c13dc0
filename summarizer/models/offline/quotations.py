"""Which words of a text stand in quotation marks? Pairs of marks of every kind, over paragraphs too; apostrophes are
none."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["in_one_line", "quotations"]

_DATED = re.compile(r"^date:? [0-9-]{10}\s+", re.IGNORECASE)
_LONGEST = 4_000
_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "”": "”"}
_OPEN = re.compile(r'(?<!\w)["“„«](?=\S)|«(?=\s)')
_BREAK = re.compile(r"\n[^\S\n]{0,9}\n\s{0,9}([\"“„«]?)")
"""A paragraph break, and the mark that reopens a quotation after it."""


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield the `(start, end)` of what stands between each pair of marks, in order, the marks left out.

    A quotation that goes on in the next paragraph, reopened with a mark, is one.

    >>> text = "He said: “We agree,” and left."
    >>> [text[start:end] for start, end in quotations(text)]
    ['We agree,']
    """
    at = 0
    while opened := _OPEN.search(text, at):
        end = _closing(text, opened.end(), _PAIRS[opened[0]])
        if end is None:
            at = opened.end()
            continue
        start, stop = _trimmed(text, opened.end(), end)
        if start < stop:
            yield start, stop
        at = end + 1


def in_one_line(sentence: str) -> str:
    """Return a sentence as a statement of its own: on one line, without a date that was put before it.

    >>> in_one_line("date 2024-06-03 They met\\n in Oslo.")
    'They met in Oslo.'
    """
    return _DATED.sub("", " ".join(sentence.split()))


def _closing(text: str, start: int, marks: str) -> int | None:
    """Where the closing mark stands; a paragraph break ends the search unless the quotation is reopened after it."""
    place, limit = start, min(len(text), start + _LONGEST)
    while place < limit:
        if text[place] == "\n" and (broken := _BREAK.match(text, place)):
            if broken[1] == "":
                return None
            place = broken.end()
        elif text[place] in marks:
            return place
        else:
            place += 1
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
