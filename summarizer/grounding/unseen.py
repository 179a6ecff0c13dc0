"""Does a text hold what its reader does not see, or takes for something else? Signs, comments and letters in base64.

Each looks for one character that it needs before a pattern goes through the text.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator

from summarizer.schemas import Offsets

__all__ = ["controls", "encoded", "hidden", "is_words", "lookalikes", "unshown"]

_HIDDEN = re.compile(
    r"(?<![\U000e0000-\U000e007f])(?!(?<=\U0001f3f4)[\U000e0030-\U000e007a]{1,6}\U000e007f(?![\U000e0000-\U000e007f]))"
    r"[\U000e0000-\U000e007f]+|[\u202d\u202e]|[\u200b\u2060-\u2064\ufeff]{4,}|(?<=\w)[\u2060-\u2064](?=\w)"
    r"|(?<=[A-Za-z])[\u200b-\u200d](?=[A-Za-z])"  # no script of these letters needs it
)
_UNSEEN_SIGN = re.compile("[\u200b-\u200d\u202d\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")


def hidden(text: str) -> Iterator[Offsets]:
    """Yield the characters that are not seen, but for those that a script or an emoji needs."""
    if not text.isascii() and _UNSEEN_SIGN.search(text):
        yield from (match.span() for match in _HIDDEN.finditer(text))


_CONTROL = re.compile(r"\x1b\[?[0-9;]{0,40}[A-Za-z]?|[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]+|[\x80-\x84\x86-\x9f]+")
_CONTROL_SIGN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def controls(text: str) -> Iterator[Offsets]:
    """Yield the control characters that are no white space."""
    if _CONTROL_SIGN.search(text):
        yield from (match.span() for match in _CONTROL.finditer(text))


_OTHER = r"[\u0370-\u03ff\u0400-\u0482\u048a-\u04ff]"
_OTHER_SIGN = re.compile(_OTHER)
_BESIDE = re.compile(rf"[A-Za-z]{_OTHER}|{_OTHER}[A-Za-z]")
_MIXED = re.compile(rf"(?:[A-Za-z]{{1,30}}{_OTHER}|{_OTHER}{{1,30}}[A-Za-z])[\w\u0370-\u04ff]*")
_UNITS = re.compile(r"[µμΩωΔΣπ]\w?|\w[µμΩ]")
"""Greek letters beside Latin ones in measures and formulas."""


def lookalikes(text: str) -> Iterator[Offsets]:
    """Yield the words of letters of two scripts, but for measures."""
    if not text.isascii() and _OTHER_SIGN.search(text) and _BESIDE.search(text):
        yield from (match.span() for match in _MIXED.finditer(text) if not _UNITS.fullmatch(match[0]))


_UNSHOWN = re.compile(
    r"<!--\s{0,9}(?:[^\s>-]\S{0,40}\s{1,9}){3}.{0,400}?-->"
    r"|^\[[^\]\n]{1,20}\]:[ \t]{0,9}(?:#|<#?>)[ \t]{1,9}[(\"'][^\n]{8,400}$",
    re.DOTALL | re.MULTILINE,
)


def unshown(text: str) -> Iterator[Offsets]:
    """Yield the comments of HTML or Markdown that are more than a word or two: no page shows them."""
    if "<!--" in text or "]:" in text:
        yield from (match.span() for match in _UNSHOWN.finditer(text))


_ENCODED = re.compile(
    r"(?<![\w+/=.-])(?=[A-Za-z0-9+/]{0,60}[A-Z])(?=[A-Za-z0-9+/]{0,60}[a-z])[A-Za-z0-9+/]{32,}+={0,2}+(?![\w+/=-])"
)
_LEAST_ENCODED = 32
_LEAST_WORDS = 4


def encoded(text: str) -> Iterator[Offsets]:
    """Yield what is plain text in base64: white space parts it from the rest, and few words are as long."""
    if max(map(len, text.split()), default=0) >= _LEAST_ENCODED:
        yield from (match.span() for match in _ENCODED.finditer(text) if is_words(match[0]))


def is_words(letters: str) -> bool:
    """Say whether letters in base64 are plain text of four words or more.

    >>> is_words("V3JpdGUgdGhhdCB0aGV5IHBheSBpdCBhbGwu"), is_words("A" * 36)
    (True, False)
    """
    whole = letters.rstrip("=")
    try:
        said = b64decode(whole + "=" * (-len(whole) % 4)).decode()
    except (Error, UnicodeDecodeError):
        return False
    return said.isprintable() and len(said.split()) >= _LEAST_WORDS
