"""How do items reach a caller before the summary is there? One by one, each when nothing can change it any more.

The flow is the one that `summarize` drives. Only the first answer is read as it comes; what it settles is handed on at
once (`summarizer.arriving`), all else with the record. A model that does not stream is asked as ever, and all items
come at the end.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic

from summarizer.arriving import Arriving, Proved
from summarizer.errors import EndpointError, ModelError, UsageError
from summarizer.exchange import AsyncStreamingModel, Model, Reply, Request, StreamingModel
from summarizer.flow import Outcome, Settings, read
from summarizer.source import Source
from summarizer.summary import RecordT, Summary

__all__ = ["AsyncStream", "Proved", "Stream", "Way"]

Answer = Reply | ModelError


@dataclass(frozen=True, slots=True, kw_only=True)
class Way(Generic[RecordT]):
    """What is read, by which model, and how its whole answers are had and a summary is made."""

    source: Source
    target: type[RecordT]
    settings: Settings
    model: Model
    ask: Callable[[Request], Answer]
    aask: Callable[[Request], Awaitable[Answer]]
    conclude: Callable[[Outcome[RecordT]], Summary[RecordT]]


class _Told(Generic[RecordT]):
    """What both faces share: the document on its way, and the summary in the end."""

    def __init__(self, way: Way[RecordT]) -> None:
        self._way = way
        self._arriving = Arriving(way.source, way.target, way.settings)
        self._flow = read(way.source, way.target, way.settings)
        self._summary: Summary[RecordT] | None = None

    @property
    def summary(self) -> Summary[RecordT]:
        """The whole: it holds just the items that were given. Raises `UsageError` before all items were taken."""
        if self._summary is None:
            raise UsageError("the summary is not there yet", remedy="take all items of the stream first")
        return self._summary

    def _rest(self, outcome: Outcome[RecordT]) -> Iterator[Proved]:
        self._summary = self._way.conclude(outcome)
        return self._arriving.rest(self._summary.record)

    def _failed(self, error: ModelError) -> ModelError:
        """What the flow is told of an error; raised when items were given away, for nothing can be begun anew."""
        if self._arriving.has_told:
            raise error
        return error

    def _whole(self, answers: Sequence[Answer]) -> list[Answer]:
        return [self._arriving.answered(one) if isinstance(one, Reply) else one for one in answers]


class Stream(_Told[RecordT], Iterator[Proved]):
    """The items of a document as they are proved; `summary` is there when all were taken.

    An item never changes once it was given, and is in the record of the summary.
    """

    def __init__(self, way: Way[RecordT]) -> None:
        super().__init__(way)
        self._items = self._told()

    def __next__(self) -> Proved:
        return next(self._items)

    def _told(self) -> Iterator[Proved]:
        way = self._way
        try:
            asked = next(self._flow)
            while True:
                if isinstance(way.model, StreamingModel) and self._arriving.can_begin(asked):
                    asked = self._flow.send([(yield from self._read(way.model, asked[0]))])
                else:
                    asked = self._flow.send(self._whole([way.ask(request) for request in asked]))
        except StopIteration as end:
            outcome: Outcome[RecordT] = end.value
        yield from self._rest(outcome)

    def _read(self, model: StreamingModel, request: Request) -> Generator[Proved, None, Answer]:
        try:
            for piece in model.stream(request):
                if isinstance(piece, Reply):
                    return self._arriving.ended(piece)
                yield from self._arriving.read(piece)
        except ModelError as error:
            return self._failed(error)
        return self._failed(_no_reply())


class AsyncStream(_Told[RecordT], AsyncIterator[Proved]):
    """Does as `Stream`, without blocking the event loop."""

    def __init__(self, way: Way[RecordT]) -> None:
        super().__init__(way)
        self._reply: Answer = _no_reply()
        self._items = self._told()

    async def __anext__(self) -> Proved:
        return await anext(self._items)

    async def _told(self) -> AsyncGenerator[Proved]:
        import asyncio  # kept lazy: it is a tenth of the package's import

        way = self._way
        try:
            asked = next(self._flow)
            while True:
                if isinstance(way.model, AsyncStreamingModel) and self._arriving.can_begin(asked):
                    async for proved in self._read(way.model, asked[0]):
                        yield proved
                    asked = self._flow.send([self._reply])
                else:
                    answers = await asyncio.gather(*(way.aask(request) for request in asked))
                    asked = self._flow.send(self._whole(answers))
        except StopIteration as end:
            outcome: Outcome[RecordT] = end.value
        for proved in self._rest(outcome):
            yield proved

    async def _read(self, model: AsyncStreamingModel, request: Request) -> AsyncGenerator[Proved]:
        """As the sync one does; its reply is left in `_reply`, because an async generator returns nothing."""
        error: ModelError = _no_reply()
        try:
            async for piece in model.astream(request):
                if isinstance(piece, Reply):
                    self._reply = self._arriving.ended(piece)
                    return
                for proved in self._arriving.read(piece):
                    yield proved
        except ModelError as caught:
            error = caught
        self._reply = self._failed(error)


def _no_reply() -> EndpointError:
    return EndpointError("the stream ended before the answer did", remedy="try again")
