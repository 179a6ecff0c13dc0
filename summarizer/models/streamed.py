"""How is an answer had while it is written? Chunk by chunk, put together as the completion that it would have been.

Chunks are read by their attributes, and nothing in them is taken to be there, as with whole completions. Transport
faults are tried again as ever, but only until the first piece has come: it was given away, and cannot be taken back. A
stream that ends without saying why is a lost one.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace
from typing import Any, cast

from tenacity import AsyncRetrying, Retrying

from summarizer.errors import EndpointError
from summarizer.exchange import Reply
from summarizer.models.calls import Call
from summarizer.models.completions import attribute
from summarizer.models.retrying import Fault, RetryPolicy

__all__ = ["apieces", "pieces"]

_Part = dict[str, str]
_Begun = tuple["_Assembled", Any, str]
"""What has come, the chunks to come, and the first piece."""


def pieces(call: Call, retry: RetryPolicy, begin: Callable[..., Any]) -> Iterator[str | Reply]:
    """Yield the arguments of an answer piece by piece, then the reply; `begin` returns the chunks for messages."""

    def once() -> Reply | Fault | _Begun:
        made = _Assembled()
        try:
            chunks = begin(call.messages())
            piece = _next(made, chunks)
            return (made, chunks, piece) if piece else made.concluded(call)
        except Exception as error:  # noqa: BLE001 - every SDK has its own; each becomes a typed fault
            return call.failed(error)

    begun: Reply | Fault | _Begun = Retrying(sleep=retry.sleep, **retry.arguments(call.worth_another))(once)
    if not isinstance(begun, tuple):
        yield call.settled(begun)
        return
    made, chunks, piece = begun
    with contextlib.closing(chunks):
        while piece:
            yield piece
            try:
                piece = _next(made, chunks)
            except Exception as error:  # noqa: BLE001 - see above
                yield call.settled(call.failed(error))
                return
    yield call.settled(made.concluded(call))


async def apieces(call: Call, retry: RetryPolicy, begin: Callable[..., Awaitable[Any]]) -> AsyncIterator[str | Reply]:
    """Do as `pieces`, without blocking the event loop."""

    async def once() -> Reply | Fault | _Begun:
        made = _Assembled()
        try:
            chunks = await begin(call.messages())
            piece = await _anext(made, chunks)
            return (made, chunks, piece) if piece else made.concluded(call)
        except Exception as error:  # noqa: BLE001 - see pieces
            return call.failed(error)

    begun: Reply | Fault | _Begun = await AsyncRetrying(sleep=retry.asleep, **retry.arguments(call.worth_another))(once)
    if not isinstance(begun, tuple):
        yield call.settled(begun)
        return
    made, chunks, piece = begun
    async with chunks:
        while piece:
            yield piece
            try:
                piece = await _anext(made, chunks)
            except Exception as error:  # noqa: BLE001 - see pieces
                yield call.settled(call.failed(error))
                return
    yield call.settled(made.concluded(call))


def _next(made: _Assembled, chunks: Iterator[Any]) -> str:
    while (chunk := next(chunks, None)) is not None:
        if piece := made.add(chunk):
            return piece
    return ""


async def _anext(made: _Assembled, chunks: AsyncIterator[Any]) -> str:
    while (chunk := await anext(chunks, None)) is not None:
        if piece := made.add(chunk):
            return piece
    return ""


class _Assembled:
    """The chunks of one completion, so far."""

    def __init__(self) -> None:
        self._calls: list[_Part] = []
        self._message = {"content": "", "refusal": ""}
        self._finish: Any = None
        self._usage: Any = None

    def add(self, chunk: Any) -> str:
        """Take a chunk in; return what it adds to the arguments of the first call, "" when nothing."""
        self._usage = attribute(chunk, "usage") or self._usage
        self._finish = attribute(chunk, "choices", 0, "finish_reason") or self._finish
        delta = attribute(chunk, "choices", 0, "delta")
        for name in self._message:
            said = attribute(delta, name)
            self._message[name] += said if isinstance(said, str) else ""
        parts: Any = attribute(delta, "tool_calls")
        return "".join(map(self._called, cast("list[Any]", parts))) if isinstance(parts, list) else ""

    def concluded(self, call: Call) -> Reply | Fault:
        """The reply that the chunks are, or what is wrong with them."""
        if self._finish is None:
            lost = EndpointError("the stream ended before the answer did", remedy="try again")
            return replace(cast("Fault", call.failed(ConnectionError())), error=lost)
        call.seen(self._completion())
        return call.answered(None)

    def _called(self, part: Any) -> str:
        index = attribute(part, "index")
        place = index if isinstance(index, int) else max(len(self._calls) - 1, 0)
        if not 0 <= place <= len(self._calls):
            return ""  # a call that never began
        if place == len(self._calls):
            self._calls.append({"name": "", "arguments": ""})
        more = ""
        for name in ("name", "arguments"):
            said = attribute(part, "function", name)
            more = said if isinstance(said, str) else ""
            self._calls[place][name] += more
        return more if place == 0 else ""

    def _completion(self) -> dict[str, Any]:
        message: dict[str, Any] = {name: said or None for name, said in self._message.items()}
        message["tool_calls"] = [{"function": part} for part in self._calls]
        return {"choices": [{"finish_reason": self._finish, "message": message}], "usage": self._usage}
