"""The ways into the library, sync and async, at once and streamed: what holds in one must hold in all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from summarizer import Item, Readout, Source, Summarizer, Summary
from summarizer.render.entries import members

__all__ = ["FACES", "Face"]

Face = Callable[[Summarizer[Any], Source], Summary[Any]]


def _awaited(summarizer: Summarizer[Any], source: Source) -> Summary[Readout]:
    return asyncio.run(summarizer.asummarize(source))


def _streamed(summarizer: Summarizer[Any], source: Source) -> Summary[Readout]:
    stream = summarizer.stream(source)
    given = [proved.item for proved in stream]
    _assert_kept(given, stream.summary)
    return stream.summary


def _streamed_and_awaited(summarizer: Summarizer[Any], source: Source) -> Summary[Readout]:
    async def taken() -> Summary[Readout]:
        stream = summarizer.astream(source)
        given = [proved.item async for proved in stream]
        _assert_kept(given, stream.summary)
        return stream.summary

    return asyncio.run(taken())


def _assert_kept(given: list[Item], summary: Summary[Readout]) -> None:
    """What a stream gave is in the summary."""
    values = (getattr(summary.record, name) for name in type(summary.record).model_fields)
    kept = [one for value in values for one in members(value)]
    assert all(item in kept for item in given), "an item was streamed and is not in the record"


FACES: dict[str, Face] = {
    "sync": lambda summarizer, source: summarizer.summarize(source),
    "async": _awaited,
    "streamed": _streamed,
    "streamed, async": _streamed_and_awaited,
}
