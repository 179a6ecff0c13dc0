"""Which bytes of a large e-mail are files that it carries? They are dropped before it is taken apart.

The standard library's parser takes ten to thirty times the bytes that it is given, most of it for short lines. What is
left out anyway need not be parsed: of a part that is no text, or is an attachment, only the headers are kept. What
remains is bounded, in bytes and in lines.
"""

from __future__ import annotations

import re
from itertools import pairwise

from summarizer.documents.limits import Limits
from summarizer.errors import DocumentTooLarge

__all__ = ["without_files"]

_SMALL = 1_000_000
"""Bytes that are parsed as they are."""
_ENCODED = 1.5
"""How much longer base64 makes a text, line ends and all."""
_MOST_LINES = 500_000
_BOUNDARY = re.compile(rb"boundary=[ \t]*\"?([^\"\r\n;]{1,70})", re.IGNORECASE)
_DELIMITER = re.compile(rb"(?:\A|\n)--([^\r\n]{1,72})")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 20_000
_IS_FILE = re.compile(
    rb"^content-(?:type:\s*(?!text/|multipart/|message/)\w|disposition:\s*attachment)", re.IGNORECASE | re.MULTILINE
)
_HOLDS_PARTS = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)


def without_files(data: bytes, limits: Limits) -> bytes:
    """Return the message without the files in it. Raises `DocumentTooLarge` when what is left is too much to parse."""
    if len(data) <= _SMALL:
        return data
    known = set(_BOUNDARY.findall(data))
    starts = [found.start() for found in _DELIMITER.finditer(data) if _is_one_of(found[1], known)]
    kept = b"".join(_headers_of_file(data[start:end]) for start, end in pairwise([0, *starts, len(data)]))
    if len(kept) > _ENCODED * limits.markup_bytes:
        raise DocumentTooLarge(
            f"more than {limits.markup_bytes:,} bytes besides its attachments", remedy="raise Limits.markup_bytes"
        )
    if kept.count(b"\n") + kept.count(b"\r") > 2 * _MOST_LINES:
        raise DocumentTooLarge(f"more than {_MOST_LINES:,} lines", remedy="save what matters in it as text")
    return kept


def _is_one_of(delimiter: bytes, known: set[bytes]) -> bool:
    """The last one has two more dashes; spaces may follow."""
    name = delimiter.rstrip()
    return name in known or name.removesuffix(b"--") in known


def _headers_of_file(part: bytes) -> bytes:
    """The headers alone, if it is a file; else all of it."""
    end = _HEAD_END.search(part, 0, _LONGEST_HEAD)
    if end is None:
        return part
    head = part[: end.end()]
    return head if _IS_FILE.search(head) and not _HOLDS_PARTS.search(head) else part
