"""What does a reader find in a document? Its text, and what it says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

__all__ = ["MADE_UP", "Found", "Text", "day_of", "language_of", "one_line", "web_address"]

MADE_UP = re.compile(
    r"^(?:microsoft word\b|untitled|word document$|document ?\d*$|slide \d)|\.(?:docx?|indd|pdf|qxd|rtf|pptx?|odt)$",
    re.IGNORECASE,
)
"""Titles that programs write when nobody gave one."""
_LONGEST = 500
_DAY = re.compile(r"\s*([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?![0-9])")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))?(?:[-_.;,\s]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a reader found. The text is what all offsets will refer to."""

    text: str
    title: str | None = None
    dated: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    places: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()


class Text:
    """A text in the making, and where its pages or time codes begin in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._places: list[tuple[int, str]] = []

    def add(self, words: str) -> None:
        """Go on with `words`."""
        self._parts.append(words)
        self._length += len(words)

    def mark(self, label: str) -> None:
        """Let what is added next stand at `label`."""
        if self._places and self._places[-1][0] == self._length:  # nothing stood at the place before
            self._places.pop()
        if not self._places or self._places[-1][1] != label:
            self._places.append((self._length, label))

    @property
    def length(self) -> int:
        """Code points until now."""
        return self._length

    def done(self) -> tuple[str, tuple[tuple[int, str], ...]]:
        """The text and its places."""
        return "".join(self._parts), tuple(place for place in self._places if place[0] < self._length)


def one_line(words: str | None) -> str | None:
    """Return metadata fit to be kept: one line, printable, not endless; None when nothing is left.

    >>> one_line("  Talks\\n open\\x00 ")
    'Talks open'
    """
    if not words:
        return None
    printable = "".join(letter if letter.isprintable() else " " for letter in words[: 4 * _LONGEST])
    return " ".join(printable.split())[:_LONGEST].rstrip() or None


def day_of(words: str | None) -> date | None:
    """Return the day of an ISO 8601 time as it is written, in its own zone; None for anything else.

    >>> day_of("2022-11-15T23:30:00+05:00")
    datetime.date(2022, 11, 15)
    """
    match = _DAY.match(words or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def language_of(words: str | None) -> str | None:
    """Return a declared language as BCP 47 writes it.

    >>> language_of("en_gb"), language_of("ur"), language_of("zh-hant"), language_of("english!")
    ('en-GB', 'ur', 'zh-Hant', None)
    """
    match = _LANGUAGE.match(words or "")
    if match is None:
        return None
    language, more = match[1].lower(), match[2] or ""
    written = more.upper() if len(more) == 2 else more.title()
    return f"{language}-{written}" if more else language


def web_address(words: str | None) -> str | None:
    """Return an address of the web, or None: no other scheme may come from a document.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    address = one_line(words)
    if address is None or " " in address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None
