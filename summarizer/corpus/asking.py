"""How does a document of a corpus ask the model? From the journal if it was paid before, else within the limits.

`Limits` are shared by all documents of a run; `Asking` is one document's.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Awaitable, Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace

from summarizer.corpus.budget import Budget, Reckoning, Reserved
from summarizer.corpus.limits import REFUSALS, Gate, Rate
from summarizer.corpus.rows import Logged, Write
from summarizer.errors import AuthenticationFailed, EndpointError, ModelError, QuotaExhausted
from summarizer.exchange import Reply, Request, Usage
from summarizer.models.retrying import Fault, pausing
from summarizer.summarizer import Ask

__all__ = ["Asking", "Halted", "Limits", "name_of"]

_UNKNOWN = Usage(requests=1, unreported=1)
_OUTSIDE = -1.0
"""In place of the time of entering the gate, for one that is not inside."""


Waiting = Callable[[], AbstractContextManager[None]]
"""What is entered for as long as a request waits for the limits."""


class Halted(Exception):
    """No document would fare better: `error` says why."""

    def __init__(self, error: ModelError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass(frozen=True, slots=True)
class Limits:
    """What all requests of a run share."""

    gate: Gate
    budget: Budget
    requests: Rate | None = None
    tokens: Rate | None = None
    reckoning: Reckoning = field(default_factory=Reckoning)
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep

    async def ask(self, ask: Ask, request: Request, waiting: Waiting = nullcontext) -> Reply:
        """Answer one request as soon as the limits allow it, and wait within `waiting`.

        Raises `BudgetReached`, and what `ask` raises.
        """
        attempt = _Attempt(self, request, waiting)
        await attempt.begin()
        pause = pausing.set(attempt.pause)
        try:
            reply = await ask(attempt.request)
        except ModelError as error:
            attempt.end(error.usage or _UNKNOWN, error)
            raise
        except BaseException:
            attempt.end(_UNKNOWN, None)
            raise
        finally:
            pausing.reset(pause)
        self.gate.answered()
        self.reckoning.learn(request, reply.usage)
        attempt.end(reply.usage, None)
        return reply


class _Attempt:
    """One request on its way, with all its attempts: inside the gate and paid for, or waiting."""

    def __init__(self, limits: Limits, request: Request, waiting: Waiting) -> None:
        self._limits, self.request, self._waiting = limits, request, waiting
        self._settled = Usage()
        self._entered = _OUTSIDE
        self._likely = 0
        self._reserved: Reserved | None = None

    async def begin(self) -> None:
        """Wait for everything that an attempt needs."""
        with self._waiting():
            await self._begin()

    async def _begin(self) -> None:
        limits, request = self._limits, self.request
        self._entered = await limits.gate.enter()
        try:
            self._likely = limits.reckoning.likely_tokens(request)
            if limits.requests is not None:
                await limits.requests.take()
            if limits.tokens is not None:
                await limits.tokens.take(self._likely)
            if limits.budget.limited:
                await self._reserve()
        except BaseException:
            limits.gate.leave()
            self._entered = _OUTSIDE
            raise

    async def _reserve(self) -> None:
        limits, request = self._limits, self.request
        capped = self._reserved.max_output_tokens if self._reserved else None
        reserved = await limits.budget.reserve(
            limits.reckoning.input_tokens(request),
            capped or limits.reckoning.least_output_tokens(),
            capped or request.max_output_tokens,
        )
        self._reserved = reserved
        self.request = replace(request, max_output_tokens=reserved.max_output_tokens)

    async def pause(self, fault: Fault, seconds: float) -> None:
        """Wait between two attempts, outside the gate."""
        self.end(fault.error.usage or _UNKNOWN, fault.error, fault.wait_seconds)
        self._entered = _OUTSIDE
        with self._waiting():
            await self._limits.sleep(seconds)
            await self._begin()

    def end(self, usage: Usage, error: ModelError | None, wait_seconds: float | None = None) -> None:
        """Leave the gate and settle. `usage` is that of all attempts so far."""
        if self._entered == _OUTSIDE:  # it gave up while it was waiting
            return
        limits, paid = self._limits, _less(usage, self._settled)
        self._settled = usage
        if isinstance(error, EndpointError) and error.status in REFUSALS:
            limits.gate.refused(self._entered, wait_seconds)
        if limits.tokens is not None:
            limits.tokens.correct(paid.total_tokens - self._likely)
        if self._reserved is not None:
            limits.budget.settle(self._reserved, paid)
        limits.gate.leave()


def _less(usage: Usage, settled: Usage) -> Usage:
    return Usage(**{name: max(0, getattr(usage, name) - getattr(settled, name)) for name in Usage.model_fields})


class Asking:
    """One document's requests. `paid` is the usage of what was asked, `replayed` that of what the journal held, and
    `unlogged` are answers that no journal holds yet.

    An answer is put into the journal as soon as the document asks something else: most documents are done with their
    first answer, and then their result is all that need be written.
    """

    def __init__(
        self,
        key: str,
        ask: Ask,
        limits: Limits,
        journal: Mapping[str, Reply],
        write: Callable[[Sequence[Write]], Awaitable[None]],
    ) -> None:
        self.key, self._ask, self._limits, self._journal, self.write = key, ask, limits, journal, write
        self.deadline: asyncio.Timeout | None = None
        self._times: Counter[str] = Counter()
        self._under_way = 0
        self.unlogged: list[Logged] = []
        self.paid = self.lost = self.replayed = Usage()

    async def __call__(self, request: Request) -> Reply:
        """Answer. Raises `ModelError`, `BudgetReached` or `Halted`."""
        name = name_of(request)
        self._times[name] += 1
        place = f"{name}:{self._times[name]}"
        if place in self._journal:
            self.replayed += self._journal[place].usage
            return self._journal[place]
        await self._log()
        return await self._asked(request, place)

    async def _asked(self, request: Request, place: str) -> Reply:
        self._under_way += 1
        try:
            reply = await self._limits.ask(self._ask, request, self._waiting)
        except ModelError as error:
            self.lost += error.usage or _UNKNOWN
            if isinstance(error, AuthenticationFailed | QuotaExhausted):
                raise Halted(error) from None
            raise
        except asyncio.CancelledError:
            self.lost += _UNKNOWN
            raise
        finally:
            self._under_way -= 1
        self.paid += reply.usage
        self.unlogged.append(Logged(self.key, place, reply))
        if self._under_way:
            await self._log()
        return reply

    @contextmanager
    def _waiting(self) -> Generator[None]:
        """Stop the document's clock while a request of it waits for the limits."""
        loop, deadline, left = asyncio.get_running_loop(), self.deadline, None
        if deadline is not None and not deadline.expired() and (when := deadline.when()) is not None:
            left = when - loop.time()
            deadline.reschedule(None)
        try:
            yield
        finally:
            if deadline is not None and left is not None and not deadline.expired():
                deadline.reschedule(loop.time() + left)

    async def _log(self) -> None:
        if self.unlogged:
            written, self.unlogged = self.unlogged, []
            await self.write(written)


def name_of(request: Request) -> str:
    """Return what stands for a request: the same words are the same request."""
    said = "\0".join(f"{message.role}\1{message.content}" for message in request.messages)
    return hashlib.sha256(f"{request.purpose}\0{request.max_output_tokens}\0{said}".encode()).hexdigest()
