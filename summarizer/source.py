"""What was read? The untouched text with its numbered sentences and its date.

Nothing ever changes the text: sentences and spans are offsets into it. What is found in it (sentences, the index for
locating words) is computed once, when first asked for.
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from summarizer.errors import EmptyDocument, SourceError
from summarizer.grounding import dates, homonyms
from summarizer.grounding.dateline import document_date
from summarizer.grounding.locate import Index
from summarizer.grounding.names import names_in
from summarizer.grounding.quotations import Quotation, quotations
from summarizer.grounding.sentences import sentences
from summarizer.grounding.spoken import Speech
from summarizer.grounding.support import Whole
from summarizer.grounding.suspects import Suspect, suspects
from summarizer.grounding.tokens import Tokens
from summarizer.schemas import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from summarizer.documents import Limits
    from summarizer.schemas import Interval, Offsets

__all__ = ["Place", "Source"]

_HINT_LENGTH = 300
_offset = attrgetter("offset")


class Place(NamedTuple):
    """From `offset` on, until the next place, the text stands at `label` in the document: "page 3", "00:01:02.000"."""

    offset: int
    label: str


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
    publisher: str | None = Field(default=None, description="Who published or sent it.")
    url: str | None = Field(default=None, description="Where it is published.")
    language: str | None = Field(default=None, description="The language it declares, as in BCP 47: en, pt-BR.")
    places: tuple[Place, ...] = Field(default=(), description="Where its pages or its time codes begin in the text.")
    notes: tuple[str, ...] = Field(default=(), description="What else a reader should know of how it was read.")

    def __init__(
        self,
        text: str,
        *,
        dated: date | str | None = None,
        title: str | None = None,
        origin: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        language: str | None = None,
        places: Sequence[tuple[int, str]] = (),
        notes: Sequence[str] = (),
    ) -> None:
        _require_text(text)
        super().__init__(
            text=text,
            dated=document_date(text) if dated is None else _as_date(dated),
            title=title,
            origin=origin,
            publisher=publisher,
            url=url,
            language=language,
            places=places,
            notes=notes,
        )
        _require_order(self.places, len(text))

    @classmethod
    def from_file(
        cls,
        path: str | PathLike[str],
        *,
        dated: date | str | None = None,
        encoding: str | None = None,
        limits: Limits | None = None,
    ) -> Source:
        """Read a document: .txt, .md, .eml, .vtt, .srt; with the extra `documents` also .html, .pdf and .docx.

        Title, date, publisher, URL and language are the document's own where it gives them; `dated` goes before its
        date, `encoding` before what it declares. Raises `SourceError` (its subclasses tell what is wrong with the
        document), `ConfigurationError` when the extra is missing, and `OSError` as `open` does.
        """
        from summarizer.documents import read_file  # kept lazy: a text needs no reader, and readers make sources

        return read_file(path, dated=dated, encoding=encoding, limits=limits)

    @classmethod
    def from_html(
        cls,
        html: str | bytes,
        *,
        url: str | None = None,
        dated: date | str | None = None,
        limits: Limits | None = None,
    ) -> Source:
        """Read a page that you fetched from `url`: the article in it, without what surrounds it. Needs `documents`.

        Nothing is fetched here. Raises as `from_file` does.
        """
        from summarizer.documents import read_html  # kept lazy, as above

        return read_html(html, url=url, dated=dated, limits=limits)

    @cached_property
    def sentences(self) -> tuple[Offsets, ...]:
        """Where the sentences stand: `(start, end)` each; the first has number 1."""
        return sentences(self.text)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The words in it that stand in quotation marks and are somebody's."""
        return tuple(quotations(self.text, self.sentences))

    @cached_property
    def tokens(self) -> Tokens:
        """Its words, typography aside."""
        return Tokens(self.text)

    @cached_property
    def index(self) -> Index:
        """The folded text that words are located in."""
        return Index(self.text, self.tokens)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Who is named in the text, as far as rules can tell; those named most first."""
        return tuple(names_in(self.text))

    @cached_property
    def whole(self) -> Whole:
        """What the statements about it are held against."""
        return Whole(self.text, self.dated, self.tokens)

    @cached_property
    def speech(self) -> Speech:
        """Its spoken words, told from the reporter's."""
        return Speech(self.text)

    @cached_property
    def remembered(self) -> dict[object, object]:
        """Room for what is worth keeping as long as the text is at hand; no part of the source's value."""
        return {}

    @cached_property
    def suspects(self) -> list[Suspect]:
        """The passages that speak to a machine or hide what they say."""
        return suspects(self.text)

    @cached_property
    def planted(self) -> frozenset[int]:
        """The numbers of the sentences in passages that speak to a machine: they pose as more than a report."""
        return frozenset(number for one in self.suspects if one.is_posing for number in self.sentences_at(one.at))

    @cached_property
    def sha256(self) -> str:
        """Hash of the text, in UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def span(self, at: Offsets) -> Span:
        """Return the slice at `(start, end)`."""
        return Span(start=at[0], end=at[1], text=self.text[at[0] : at[1]])

    def place_of(self, span: Span) -> str | None:
        """Return at which page or time code of the document a span begins, or None.

        >>> source = Source("They met. They parted.", places=[(0, "page 1"), (10, "page 2")])
        >>> source.place_of(source.span((10, 14)))
        'page 2'
        """
        at = bisect_right(self.places, span.start, key=_offset)
        return self.places[at - 1].label if at else None

    def places_of(self, span: Span) -> tuple[str, ...]:
        """Return all pages or time codes that a span touches, in order."""
        first = max(bisect_right(self.places, span.start, key=_offset) - 1, 0)
        last = bisect_left(self.places, span.end, key=_offset)
        return tuple(place.label for place in self.places[first:last])

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
        starts, ends = self._borders
        first = bisect_right(ends, at[0])
        return range(first + 1, bisect_left(starts, at[1], first) + 1)

    @cached_property
    def _borders(self) -> tuple[array[int], array[int]]:
        """Where all sentences start and end."""
        return array("I", [start for start, _ in self.sentences]), array("I", [end for _, end in self.sentences])

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
        """Return the ISO 3166-1 alpha-2 code of the state that `name` means in this text, or None."""
        return homonyms.country(name, self.text, self.whole.mentions)


def _require_text(text: str) -> None:
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        raise SourceError(f"a source is made from text, not {type(text).__name__}", remedy="decode or read it first")
    if not text.strip():
        raise EmptyDocument("the text is empty", remedy="give a text with at least one sentence")
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


def _require_order(places: Sequence[Place], length: int) -> None:
    if any(one.offset >= other.offset for one, other in pairwise(places)):
        raise SourceError("places must be in the order of the text", remedy="sort them, one for each offset")
    if places and not 0 <= places[0].offset <= places[-1].offset < length:
        raise SourceError(f"a place is outside of the text of {length} characters", remedy="count them in code points")
