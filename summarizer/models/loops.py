"""Which client serves which event loop? Each has its own: connections kept open in one loop fail in the next."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary, finalize

__all__ = ["Clients"]


@dataclass(frozen=True, slots=True)
class _Served:
    """What a loop has: its client, and what closes it."""

    client: Any
    closing: AsyncGenerator[None]


class Clients:
    """Clients made by `make`, one a loop. The first is made at once, so that what is wrong is told then."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make, self._spare = make, [make()]
        self._by_loop: MutableMapping[asyncio.AbstractEventLoop, _Served] = WeakKeyDictionary()
        finalize(self, _let_go, self._by_loop).atexit = False

    async def here(self) -> Any:
        """Return the client of the running loop."""
        loop = asyncio.get_running_loop()
        if loop not in self._by_loop:
            client = self._spare.pop() if self._spare else self._make()
            self._by_loop[loop] = _Served(client, closing := _closed_at_the_end(client))
            await anext(closing)
        return self._by_loop[loop].client

    async def close_here(self) -> None:
        """Close the connections of the running loop."""
        served = self._by_loop.pop(asyncio.get_running_loop(), None)
        if served is not None:
            await served.closing.aclose()


async def _closed_at_the_end(client: Any) -> AsyncGenerator[None]:
    """Close the client when this is closed, or else at the end of its loop: `asyncio.run` closes generators there."""
    try:
        yield
    finally:
        await client.client.close()


def _let_go(by_loop: MutableMapping[asyncio.AbstractEventLoop, _Served]) -> None:
    """Close the connections of a model that nothing refers to any more, where their loops still run."""
    for loop, served in list(by_loop.items()):
        if loop.is_running():
            asyncio.run_coroutine_threadsafe(served.client.client.close(), loop)
