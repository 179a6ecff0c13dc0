"""What do the tests of streams start from? A model that streams what it is given, and all that came of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

from summarizer import Item, Record, Source, Summarizer
from summarizer.exchange import Reply, Request
from summarizer.render.entries import members
from summarizer.streaming import Proved
from summarizer.testing import ScriptedModel
from tests.reports import WEATHER, only

__all__ = ["NOTHING", "Pieces", "in_order", "record_items", "told"]
NOTHING: dict[str, Any] = only()


class Pieces:
    """A model that streams these pieces first and answers the rest from a script."""

    name = "pieces"

    def __init__(self, *pieces: object, rest: tuple[object, ...] = (NOTHING, NOTHING)) -> None:
        self._pieces = pieces
        self._rest = ScriptedModel(rest)
        self.taken = 0

    def complete(self, request: Request) -> Reply:
        """Answer what is asked later."""
        return self._rest.complete(request)

    def stream(self, _: Request) -> Iterator[str | Reply]:
        """Yield the pieces; an exception is raised in its place."""
        for piece in self._pieces:
            self.taken += 1
            if isinstance(piece, Exception):
                raise piece
            assert isinstance(piece, str | Reply)
            yield piece

    async def astream(self, request: Request) -> AsyncIterator[str | Reply]:
        """Do as `stream`."""
        for piece in self.stream(request):
            yield piece


def told(model: Any, source: Source | str = WEATHER, **options: Any) -> tuple[list[Proved], Any]:
    """All items of a stream, and its summary."""
    stream = Summarizer(model, **options).stream(source)
    return list(stream), stream.summary


def record_items(record: Record) -> list[Proved]:
    """The items of a record in its order."""
    values = ((name, members(getattr(record, name))) for name in type(record).model_fields)
    return [Proved(name, one) for name, listed in values for one in listed if isinstance(one, Item)]


def in_order(items: list[Proved]) -> list[str]:
    """Items as text, whatever the order they came in."""
    return sorted(f"{one.section} {one.item!r}" for one in items)
