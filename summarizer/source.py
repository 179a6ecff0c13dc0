"""What was read? The untouched text with its numbered sentences and its date.

Nothing ever changes the text: sentences and spans are offsets into it. What is found in it (sentences, the index for
locating words) is computed once, when first asked for.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from summarizer.errors import SourceError
from summarizer.grounding import dates, places
from summarizer.grounding.dateline import document_date
from summarizer.grounding.locate import Index
from summarizer.grounding.names import names_in
from summarizer.grounding.sentences import sentences
from summarizer.grounding.support import Whole
from summarizer.schemas import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.schemas import Interval, Offsets

__all__ = ["Source", "View"]

_HINT_LENGTH = 300


class Source(BaseModel):
    """A text, its date, its title and where it came from.

    `dated` is the document's own date, against which "on Monday" is read: given by the caller, or else read from a
    dateline at the head of the text, or else None; it is never today. Raises `SourceError` when there is no text in it.

    >>> source = Source("Geneva, 25 September 2019. The two sides met on Monday.")
    >>> source.dated, len(source.sentences)
    (datetime.date(2019, 9, 25), 2)
    >>> source.locate("the two  sides")
    Span(start=27, end=40, text='The two sides')
    """

    model_config = ConfigDict(frozen=True)

    text: str = Field(description="The untouched text that all offsets refer to.")
    dated: date | None = Field(default=None, description="The document's own date.")
    title: str | None = None
    origin: str | None = Field(default=None, description="Where it came from: a file's name, a URL, an id.")

    def __init__(
        self, text: str, *, dated: date | str | None = None, title: str | None = None, origin: str | None = None
    ) -> None:
        _require_text(text)
        day = document_date(text) if dated is None else _as_date(dated)
        super().__init__(text=text, dated=day, title=title, origin=origin)

    @cached_property
    def sentences(self) -> tuple[Offsets, ...]:
        """Where the sentences stand: `(start, end)` each; the first has number 1."""
        return sentences(self.text)

    @cached_property
    def index(self) -> Index:
        """The folded text that words are located in."""
        return Index(self.text)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Who is named in the text, as far as rules can tell; those named most first."""
        return tuple(names_in(self.text))

    @cached_property
    def whole(self) -> Whole:
        """What the statements about it are held against."""
        return Whole(self.text, self.dated)

    @cached_property
    def sha256(self) -> str:
        """Hash of the text, in UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def span(self, at: Offsets) -> Span:
        """Return the slice at `(start, end)`."""
        return Span(start=at[0], end=at[1], text=self.text[at[0] : at[1]])

    def locate(self, words: str, near: Sequence[Offsets] = ()) -> Span | None:
        """Return where the source says `words`, typography aside, or None: nothing looser counts as found.

        An ellipsis in `words` (`...`, `…`, `[...]`) stands for words left out within one passage. Among several places
        the one within or closest to `near` is taken, else the first.
        """
        at = self.index.find(words, near)
        return None if at is None else self.span(at)

    def nearest(self, words: str, near: Sequence[Offsets] = ()) -> Span | None:
        """Return the passage most like `words`, for a message; it proves nothing."""
        at = self.index.nearest(words, near)
        return None if at is None else self.span(at)

    def sentences_at(self, at: Offsets) -> range:
        """Return the numbers of the sentences that a slice touches.

        >>> Source("One sentence. Another one.").sentences_at((5, 16))
        range(1, 3)
        """
        first = bisect_right(self.sentences, at[0], key=lambda sentence: sentence[1])
        return range(first + 1, bisect_left(self.sentences, at[1], key=lambda sentence: sentence[0]) + 1)

    # What follows makes a source the `Ground` of the schemas.

    def sentence(self, number: int) -> Offsets | None:
        """Return where sentence `number` stands, counted from 1, or None."""
        return self.sentences[number - 1] if 1 <= number <= len(self.sentences) else None

    def find(self, words: str) -> Offsets | None:
        """Return the offsets of `locate(words)`."""
        return self.index.find(words)

    def hint(self, words: str, near: Sequence[Offsets] = ()) -> str:
        """Say for an error message what comes nearest to `words`, and in which sentence."""
        at = self.index.nearest(words, near)
        if at is None:
            return ""
        numbers = self.sentences_at(at)
        there = self.text[at[0] : min(at[1], at[0] + _HINT_LENGTH)]
        return f"; nearest in [{numbers.start}]: {there!r}"

    def interval(self, at: Offsets) -> Interval:
        """Return what the time expression at `(start, end)` means, seen from the source's date."""
        numbers = self.sentences_at(at)
        around = self.sentences[numbers.start - 1 : numbers.stop - 1]
        clause = self.text[around[0][0] : around[-1][1]] if around else ""
        return dates.resolve(self.text[at[0] : at[1]], self.dated, clause)

    def country(self, name: str) -> str | None:
        """Return the ISO 3166-1 alpha-2 code of the state that `name` names, or None."""
        return places.country(name)


@dataclass(frozen=True, slots=True)
class View:
    """A source as one item sees it: words are looked for in and around the sentences that the item cites."""

    source: Source
    near: tuple[Offsets, ...]

    @property
    def text(self) -> str:
        return self.source.text

    def sentence(self, number: int) -> Offsets | None:
        return self.source.sentence(number)

    def sentences_at(self, at: Offsets) -> range:
        return self.source.sentences_at(at)

    def find(self, words: str) -> Offsets | None:
        return self.source.index.find(words, self.near)

    def hint(self, words: str) -> str:
        return self.source.hint(words, self.near)

    def interval(self, at: Offsets) -> Interval:
        return self.source.interval(at)

    def country(self, name: str) -> str | None:
        return self.source.country(name)


def _require_text(text: str) -> None:
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        raise SourceError(f"a source is made from text, not {type(text).__name__}", remedy="decode or read it first")
    if not text.strip():
        raise SourceError("the text is empty", remedy="give a text with at least one sentence")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise SourceError(
            f"half a surrogate pair at offset {error.start} is no text", remedy='read the file with errors="replace"'
        ) from None


def _as_date(dated: date | str) -> date:
    try:
        return date.fromisoformat(dated) if isinstance(dated, str) else date(dated.year, dated.month, dated.day)
    except ValueError:
        raise SourceError(f"{dated!r} is no date", remedy="write it as YYYY-MM-DD") from None
