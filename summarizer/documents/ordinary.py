"""Is a file so small and so simple that reading it takes no long, whatever is in it?

Then it is read in the process that calls: starting another one takes longer than reading a page of news. All is told
by counting, without a parser. The numbers were measured: `benchmarks/hostile_files.py` makes the worst files that pass.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from summarizer.documents.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["is_ordinary"]

_MOST_BYTES = 1_000_000
_MOST_TAGS = 16_000
"""With those that close; a long page of news has 8,000."""
_MOST_TABLES = 100
_MOST_UNPACKED = 300_000
"""Bytes of XML in a DOCX: a report of ten pages has 200,000. mammoth takes a second for as many."""
_MOST_PARTS = 500
_LONG_TAG = 2_000
_MOST_SQUARED = 1_000_000_000
"""Bytes between one "<" and the next may all be attributes of a tag, which take time with their square; not what stands
in a well-formed script."""
_SCRIPT = re.compile(
    rb"(?:script|style)(?:\s+[\w:-]{1,40}(?:=(?:\"[^\"<>]{0,400}\"|'[^'<>]{0,400}'|[\w/.:-]{0,100}))?){0,20}\s*>",
    re.IGNORECASE,
)


def is_ordinary(data: bytes, kind: Kind) -> bool:
    """Return whether it can be read here. A text is: nothing but patterns is run on it.

    >>> is_ordinary(b"<p>They met.", Kind.HTML), is_ordinary(b"<div>" * 20_000, Kind.HTML)
    (True, False)
    """
    return _RULES[kind](data)


def _always(_data: bytes) -> bool:
    return True


def _never(_data: bytes) -> bool:
    return False


def _is_short(data: bytes) -> bool:
    return len(data) <= _MOST_BYTES


def _is_simple_page(data: bytes) -> bool:
    is_short = _is_short(data) and data.count(b"<") <= _MOST_TAGS and b"\0" not in data  # in UTF-16 it hides
    return is_short and data.lower().count(b"<table") <= _MOST_TABLES and not _has_long_tags(data)


def _has_long_tags(data: bytes) -> bool:
    pieces = (piece for piece in data.split(b"<") if len(piece) > _LONG_TAG)
    return sum(len(piece) ** 2 for piece in pieces if not _SCRIPT.match(piece)) > _MOST_SQUARED


def _is_simple_mail(data: bytes) -> bool:
    return _is_short(data) and data.count(b"\n--") <= _MOST_PARTS and data.count(b"<") <= _MOST_TAGS


def _unpacks_to_little(data: bytes) -> bool:
    """A part never yields more than its entry says: the standard library ends there."""
    try:
        with ZipFile(BytesIO(data)) as package:
            sizes = [part.file_size for part in package.infolist() if part.filename.endswith((".xml", ".rels"))]
    except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return True  # and so does its reader find
    return sum(sizes) <= _MOST_UNPACKED and len(sizes) <= _MOST_PARTS


_RULES: Mapping[Kind, Callable[[bytes], bool]] = {
    Kind.PLAIN: _always,
    Kind.MARKDOWN: _always,
    Kind.VTT: _is_short,
    Kind.SRT: _is_short,
    Kind.MAIL: _is_simple_mail,
    Kind.HTML: _is_simple_page,
    Kind.DOCX: _unpacks_to_little,
    Kind.PDF: _never,  # a damaged one can end the process, and it may not run in two threads
}
