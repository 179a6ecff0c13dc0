"""How many requests may be under way, and how fast may they follow each other?

`Gate` adapts to the endpoint: it opens by one place for each answer until the endpoint first refuses, and then by one
for each gateful of answers; a refusal (429, 503, 529) halves it, once for all requests that were sent before it was
halved, and closes it for as long as the endpoint asks. `Rate` spaces requests or tokens over a minute.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from aiolimiter import AsyncLimiter

__all__ = ["REFUSALS", "Gate", "Rate"]

REFUSALS = frozenset({429, 503, 529})
"""The statuses by which an endpoint says that it is asked too much."""

_FIRST_PLACES = 8
_MINUTE_SECONDS = 60.0


class Gate:
    """Lets in as many at a time as the endpoint bears, at most `most`; `now` gives seconds that only grow.

    >>> gate = Gate(16)
    >>> gate.places
    8
    """

    def __init__(self, most: int, now: Callable[[], float] | None = None) -> None:
        self._most, self._places = most, float(min(most, _FIRST_PLACES))
        self._now = now or (lambda: asyncio.get_running_loop().time())
        self._refused_at, self._closed_until = float("-inf"), float("-inf")
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self.inside = 0

    @property
    def places(self) -> int:
        """How many may be inside now."""
        return max(1, int(self._places))

    async def enter(self) -> float:
        """Wait for a place, in the order of coming; return when it was got."""
        if self._waiting or not self._is_open():
            place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(place)
            self._admit()
            try:
                await place
            except asyncio.CancelledError:
                if place.done() and not place.cancelled():
                    self.leave()
                raise
        else:
            self.inside += 1
        return self._now()

    def leave(self) -> None:
        """Give a place back."""
        self.inside -= 1
        self._admit()

    def answered(self) -> None:
        """Take note of an answer: open a little."""
        step = 1 if self._refused_at == float("-inf") else 1 / self._places
        self._places = min(self._most, self._places + step)
        self._admit()

    def refused(self, entered: float, wait_seconds: float | None) -> None:
        """Take note of a refusal of a request that entered at `entered`: halve, and close for as long as was asked."""
        now = self._now()
        if entered > self._refused_at:
            self._places, self._refused_at = max(1.0, self._places / 2), now
        if wait_seconds:
            self._closed_until = max(self._closed_until, now + wait_seconds)

    def _is_open(self) -> bool:
        return self.inside < self.places and self._now() >= self._closed_until

    def _admit(self) -> None:
        while self._waiting and (self._waiting[0].done() or self._is_open()):
            place = self._waiting.popleft()
            if not place.done():
                self.inside += 1
                place.set_result(None)
        if self._waiting and self._timer is None and (closed := self._closed_until - self._now()) > 0:
            self._timer = asyncio.get_running_loop().call_later(closed, self._reopen)

    def _reopen(self) -> None:
        self._timer = None
        self._admit()


class Rate:
    """Lets an amount through in any one minute; what comes is spaced, but for a twentieth that may come at once.

    Amounts that turn out larger than was said when they came are made up for by the next.
    """

    def __init__(self, per_minute: float) -> None:
        self._burst = max(1.0, per_minute / 20)
        steady = per_minute - self._burst if per_minute > self._burst else per_minute
        self._limiter = AsyncLimiter(self._burst, self._burst / steady * _MINUTE_SECONDS)
        self._owed = 0.0

    async def take(self, amount: float = 1) -> None:
        """Wait until an amount may pass."""
        amount, self._owed = amount + self._owed, 0.0
        while amount > 0:
            await self._limiter.acquire(min(amount, self._burst))
            amount -= self._burst

    def correct(self, more: float) -> None:
        """Say by how much more, or less, it was than was said."""
        self._owed += more
