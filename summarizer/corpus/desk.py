"""How does an event loop use a store? In one thread; what is written while a transaction runs goes into the next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from summarizer.corpus.rows import Write
from summarizer.corpus.store import Store

__all__ = ["Desk"]

T = TypeVar("T")


class Desk:
    """A store that is awaited, for one owner of claims."""

    def __init__(self, store: Store, owner: str) -> None:
        self.store, self.owner = store, owner
        self._thread = ThreadPoolExecutor(1, "summarizer-store")
        self._writes: list[Write] = []
        self._written: asyncio.Future[None] | None = None
        self._writer: asyncio.Task[None] | None = None

    async def call(self, work: Callable[[], T]) -> T:
        """Do something with the store."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def write(self, writes: Sequence[Write]) -> None:
        """Write, and return when it is safe: many that wait share one transaction. Raises `StoreError`."""
        if not writes:
            return
        if self._written is None:
            self._written = asyncio.get_running_loop().create_future()
        written = self._written
        self._writes.extend(writes)
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())
        await asyncio.shield(written)

    async def _write(self) -> None:
        while self._written is not None:
            writes, written = self._writes, self._written
            self._writes, self._written = [], None
            try:
                await self.call(lambda writes=writes: self.store.write(writes, self.owner))  # type: ignore[misc]
            except Exception as error:  # noqa: BLE001 - those who wait are told
                written.set_exception(error)
                written.exception()  # even if nobody waits any more
            else:
                written.set_result(None)
        self._writer = None

    async def close(self) -> None:
        """Finish what is being written."""
        if self._writer is not None:
            await self._writer
        self._thread.shutdown()
