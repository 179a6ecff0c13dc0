"""How does a caller that cannot await get what must be awaited? From a loop that runs in a thread beside it.

One loop serves all such callers, so that they share connections and a wait can be cut short, which a blocking read of a
socket cannot. It is made when first asked for, and again in a process that was forked off.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncGenerator, Coroutine, Iterator
from functools import cache
from typing import Any, TypeVar

__all__ = ["iterated", "waited"]

T = TypeVar("T")


def waited(coroutine: Coroutine[Any, Any, T]) -> T:
    """Return what a coroutine comes to. An interrupt of the caller cancels it.

    >>> waited(asyncio.sleep(0, "done"))
    'done'
    """
    future = asyncio.run_coroutine_threadsafe(coroutine, _loop(os.getpid()))
    try:
        return future.result()
    except BaseException:
        future.cancel()
        raise


def iterated(pieces: AsyncGenerator[T]) -> Iterator[T]:
    """Yield what an async generator yields, and close it when no more is wanted."""

    async def following() -> tuple[T] | None:
        async for piece in pieces:
            return (piece,)
        return None

    try:
        while (piece := waited(following())) is not None:
            yield piece[0]
    finally:
        waited(pieces.aclose())


@cache
def _loop(process: int) -> asyncio.AbstractEventLoop:  # noqa: ARG001 - a forked process has the loop but not its thread
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="summarizer-waiting", daemon=True).start()
    return loop
