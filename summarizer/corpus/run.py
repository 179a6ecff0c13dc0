"""How is a corpus gone through? One event loop, one store; what it holds in memory does not grow with the corpus.

Documents go from the input into the store, ahead of the work. The work goes through the corpus in its order: it claims
as many documents as the gate has places, reads them, and writes what became of each. A document that somebody else has
claimed, or an equal one of this corpus, is waited for. Results come in the order of the input, or as they are done.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import uuid
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, AsyncIterator
from time import monotonic
from typing import Generic

from summarizer.corpus.asking import Asking, Halted, Limits
from summarizer.corpus.budget import Budget
from summarizer.corpus.desk import Desk
from summarizer.corpus.feeding import Feeder
from summarizer.corpus.limits import Gate, Rate
from summarizer.corpus.ordering import in_order
from summarizer.corpus.plan import Plan
from summarizer.corpus.results import Progress, Result, result_of
from summarizer.corpus.rows import Claim, Row, with_content
from summarizer.corpus.store import Store
from summarizer.corpus.working import worked
from summarizer.errors import StoreError
from summarizer.summarizer import Summarizer
from summarizer.summary import RecordT

__all__ = ["Run"]

_PAGE = 100
_POLL_SECONDS = 0.5


class Run(Generic[RecordT]):
    """One way through a corpus: iterate it once, with `async for`."""

    def __init__(self, summarizer: Summarizer[RecordT], store: Store, corpus: str, plan: Plan, feeder: Feeder) -> None:
        self._summarizer, self._corpus, self._plan, self._feeder = summarizer, corpus, plan, feeder
        self._desk = Desk(store, f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}")
        self._limits: Limits | None = None
        self._events: asyncio.Queue[Row | None] = asyncio.Queue()
        self._active: dict[str, asyncio.Task[None]] = {}
        self._ahead: deque[Row] = deque()
        self._last = -1
        self._awaited: defaultdict[str, list[Row]] = defaultdict(list)
        self._ended: Exception | None = None
        self._stopping = False
        self._began = self._poll_at = 0.0
        self._progress = Progress(price=plan.price)

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        now = monotonic() if self._began else 0.0  # asked from any thread
        return self._progress.with_(
            total=self._feeder.count,
            read=self._feeder.ended,
            under_way=len(self._active),
            places=self._limits.gate.places if self._limits else 0,
            seconds=now - self._began,
        )

    def stop(self) -> None:
        """Begin no more documents; those under way are finished."""
        self._stopping = True
        self._events.put_nowait(None)

    def __aiter__(self) -> AsyncIterator[Result[RecordT]]:
        return self._results()

    async def _results(self) -> AsyncGenerator[Result[RecordT]]:
        """Yield the results. Raises, after those there are, what ended the run early."""
        self._began = monotonic()
        self._limits = await self._limited()
        aside = [asyncio.create_task(self._feed()), asyncio.create_task(self._renew())]
        try:
            async with contextlib.aclosing(self._settled()) as settled:
                ordered = in_order(settled, self._content) if self._plan.order == "input" else settled
                async with contextlib.aclosing(ordered):
                    async for row in ordered:
                        yield result_of(row, self._summarizer.target)
        finally:
            await self._close(aside)
        if self._ended is not None:
            raise self._ended

    async def _limited(self) -> Limits:
        plan, store = self._plan, self._desk.store
        if plan.retry_failed:
            await self._desk.call(lambda: store.retry(self._corpus))
        spent = await self._desk.call(lambda: store.spent(self._corpus))
        return Limits(
            gate=Gate(plan.concurrency),
            budget=Budget(plan.budget_tokens, plan.budget_money, price=plan.price, spent=spent),
            requests=Rate(plan.requests_per_minute) if plan.requests_per_minute else None,
            tokens=Rate(plan.tokens_per_minute) if plan.tokens_per_minute else None,
        )

    async def _close(self, aside: list[asyncio.Task[None]]) -> None:
        """Stop everything; what is under way is given back."""
        tasks = [*aside, *self._active.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._desk.close()

    # --------------------------------------------------------------------------------------------- beside it

    async def _feed(self) -> None:
        """Put the input into the store."""
        try:
            async for entries in self._feeder:
                await self._desk.call(lambda entries=entries: self._desk.store.add(self._corpus, entries))  # type: ignore[misc]
                self._events.put_nowait(None)
            await self._desk.call(lambda: self._desk.store.trim(self._corpus, self._feeder.count))
        except Exception as error:  # noqa: BLE001 - the input is the caller's: what it raises is raised at the end
            self._end(error)
        self._events.put_nowait(None)

    async def _renew(self) -> None:
        """Prolong the claims."""
        lease = self._plan.lease_seconds
        while True:
            await asyncio.sleep(lease / 3)
            try:
                await self._desk.call(lambda: self._desk.store.renew(self._desk.owner, lease_seconds=lease))
            except StoreError as error:
                self._end(error)

    def _end(self, error: Exception) -> None:
        """Begin no more, for this reason."""
        self._ended = self._ended or error
        self.stop()

    # ----------------------------------------------------------------------------------------------- the work

    async def _settled(self) -> AsyncGenerator[Row]:
        """Yield the documents as they are done or failed."""
        while True:
            taken = await self._taken()
            for row in taken:
                yield self._counted(row, reused=row.state == "done")
            if taken:
                continue  # there may be more that need no waiting
            if not self._goes_on():
                return
            for row in await self._event():
                yield row

    def _goes_on(self) -> bool:
        if self._active or not self._events.empty():
            return True
        return not self._stopping and bool(self._ahead or self._awaited or not self._feeder.ended or self._unread())

    def _unread(self) -> bool:
        return self._last + 1 < self._feeder.count

    async def _event(self) -> list[Row]:
        """Wait until something happened; return what is settled by it."""
        rows: list[Row] = []
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_POLL_SECONDS if self._awaited else None):
                rows.append(await self._events.get() or _NOTHING)
        while not self._events.empty():
            rows.append(self._events.get_nowait() or _NOTHING)
        settled = [self._counted(row, reused=False) for row in rows if row is not _NOTHING]
        equal = [with_content(other, row) for row in settled for other in self._awaited.pop(row.key or "", [])]
        settled += [self._counted(row, reused=True) for row in equal]
        if self._awaited and asyncio.get_running_loop().time() >= self._poll_at:
            settled += await self._others()
        return settled

    async def _others(self) -> list[Row]:
        """What others have claimed: what is settled now; what is free again goes back to the front."""
        self._poll_at = asyncio.get_running_loop().time() + _POLL_SECONDS
        found = await self._desk.call(lambda: self._desk.store.lookup(list(self._awaited)))
        settled: list[Row] = []
        for key, row in found.items():
            if row.state in ("done", "failed"):
                settled += [self._counted(with_content(other, row), reused=True) for other in self._awaited.pop(key)]
            elif key not in self._active:
                self._ahead.extendleft(self._awaited.pop(key))
        return settled

    async def _taken(self) -> list[Row]:
        """Begin as many documents as there are places; return those on the way that are settled already."""
        settled: list[Row] = []
        while not self._stopping and (free := self._free()) > 0 and (rows := await self._next(free)):
            settled += [row for row in rows if row.state in ("done", "failed")]
            await self._claim([row for row in rows if row.state not in ("done", "failed")])
            if len(settled) >= _PAGE:
                break
        return settled

    def _free(self) -> int:
        assert self._limits is not None
        return self._limits.gate.places - len(self._active)

    async def _next(self, count: int) -> list[Row]:
        """The next documents of the corpus: those settled up to `count` that are not."""
        if not self._ahead and self._unread():
            page = await self._desk.call(lambda: self._desk.store.page(self._corpus, self._last, _PAGE))
            self._ahead.extend(page)
            self._last = page[-1].position if page else self._feeder.count - 1  # another process took them away
        rows: list[Row] = []
        while self._ahead and count > 0:
            rows.append(self._ahead.popleft())
            count -= rows[-1].state not in ("done", "failed")
        return rows

    async def _claim(self, rows: list[Row]) -> None:
        by_key: dict[str, Row] = {}
        for row in rows:
            if row.key in self._active or by_key.setdefault(row.key or "", row) is not row:
                self._awaited[row.key or ""].append(row)
        if not by_key:
            return
        store, keys, lease = self._desk.store, [*by_key], self._plan.lease_seconds
        claims = await self._desk.call(lambda: store.claim(keys, self._desk.owner, self._corpus, lease_seconds=lease))
        for claim in claims:
            row = by_key.pop(claim.key)
            self._active[claim.key] = asyncio.create_task(self._work(row, claim))
        for key, row in by_key.items():
            if key not in self._active:
                self._awaited[key].append(row)

    async def _work(self, row: Row, claim: Claim) -> None:
        """Read one document and write what became of it."""
        assert self._limits is not None
        settled: Row | None = None
        ask = Asking(claim.key, self._summarizer.aask, self._limits, claim.replies, self._desk.write)
        try:
            settled = await worked(row, claim, self._summarizer, ask, self._plan.timeout_seconds)
        except Halted as halted:
            self._end(halted.error)
        except Exception as error:  # noqa: BLE001 - of the budget or the store: it is raised at the end
            self._end(error)
        finally:
            self._progress = self._progress.with_(usage=self._progress.usage + ask.paid + ask.lost)
            self._active.pop(claim.key, None)
            self._events.put_nowait(settled)

    async def _content(self, key: str) -> Row:
        return (await self._desk.call(lambda: self._desk.store.lookup([key])))[key]

    def _counted(self, row: Row, *, reused: bool) -> Row:
        progress = self._progress
        self._progress = progress.with_(
            done=progress.done + (row.state == "done"),
            failed=progress.failed + (row.state == "failed"),
            reused=progress.reused + reused,
        )
        return row


_NOTHING = Row(-1, "", None, None, "pending")
