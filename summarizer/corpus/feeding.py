"""How do documents get from the input into a corpus? In batches, from whatever can be iterated, in a thread.

An input that cannot be read is an entry too, with its error: nothing is lost in silence.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from summarizer.corpus.rows import Entry, error_json
from summarizer.errors import SourceError, SummarizerError
from summarizer.source import Source
from summarizer.summarizer import Summarizer

__all__ = ["Document", "Feeder", "Given"]

_BATCH = 64


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a corpus: what it is called, and its source, or the error that reading it gave."""

    id: str
    source: Source | SummarizerError


Given = str | Source | Document | SummarizerError
"""What an input may hold: a text, a source, a document, or an error where a document should be."""


class Feeder:
    """Makes entries of an input, batch by batch; `count` says how many so far, `ended` that there are no more."""

    def __init__(self, given: Iterable[Given] | AsyncIterable[Given], summarizer: Summarizer[Any]) -> None:
        self._given, self._summarizer = given, summarizer
        self.count = 0
        self.ended = False

    async def __aiter__(self) -> AsyncIterator[list[Entry]]:
        async for batch in _batches(self._given):
            entries = await asyncio.to_thread(self._entries, batch)
            yield entries
            self.count += len(entries)
        self.ended = True

    def _entries(self, batch: list[Given]) -> list[Entry]:
        return [self._entry(self.count + place, given) for place, given in enumerate(batch)]

    def _entry(self, position: int, given: Given) -> Entry:
        try:
            source = Source(given) if isinstance(given, str) else given
        except SourceError as error:
            source = error
        name = str(position + 1)
        if isinstance(source, Document):
            name, source = source.id, source.source
        elif isinstance(source, Source) and source.origin:
            name = source.origin
        if isinstance(source, SummarizerError):
            return Entry(position, _writable(name), error=error_json(source))
        origin = _writable(source.origin) if source.origin else None
        kept = source.model_dump_json(exclude={"origin"})
        return Entry(position, _writable(name), origin, self._summarizer.key(source), kept)


def _writable(name: str) -> str:
    """A name that any database takes: file names may hold bytes that are no text."""
    return name.replace("\0", "\ufffd").encode(errors="replace").decode()


async def _batches(given: Iterable[Given] | AsyncIterable[Given]) -> AsyncIterator[list[Given]]:
    """The input in batches: small ones first, so that the work begins at once."""
    size = 1
    if isinstance(given, AsyncIterable):
        batch: list[Given] = []
        async for one in given:
            batch.append(one)
            if len(batch) >= size:
                yield batch
                batch, size = [], min(size * 2, _BATCH)
        if batch:
            yield batch
        return
    rest: Iterator[Given] = iter(given)
    while batch := await asyncio.to_thread(_first, rest, size):
        yield batch
        size = min(size * 2, _BATCH)


def _first(rest: Iterator[Given], count: int) -> list[Given]:
    return list(islice(rest, count))
