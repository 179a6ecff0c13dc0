"""When is a request sent again, and how long is waited before? A policy, and the Tenacity arguments it makes.

What is asked of an endpoint has an outcome: a reply, or a `Fault` that says whether trying again can help. Tenacity
repeats while it can, waits as the endpoint asked (Retry-After) or else ever longer with jitter, and stops at a number
of attempts or before a total time. Arguments are made afresh for each call: a Tenacity object shared by calls that run
at the same time makes them fail early.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import tenacity

from summarizer.errors import ModelError

__all__ = ["Fault", "Pause", "RetryPolicy", "pausing", "seconds_asked"]


@dataclass(frozen=True, slots=True)
class Fault:
    """An attempt that brought no reply; `again`: another may help, after `wait_seconds` if the endpoint said so."""

    error: ModelError
    again: bool = False
    wait_seconds: float | None = None


Pause = Callable[[Fault, float], Awaitable[None]]
"""Waits between two attempts: told of the fault, and of the seconds that the policy would wait."""

pausing: ContextVar[Pause | None] = ContextVar("pausing", default=None)
"""What waits in place of a policy's `asleep`, for calls made in this context: one that sees many calls at once, lets
others go first, or gives up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How often and how long transport faults are tried again; `asleep`, `sleep` (with a sync client of your
    own) and `now` are for tests.

    `total_seconds` counts from the first attempt, the time of the attempts included; no wait begins that would pass it.

    >>> RetryPolicy(attempts=2).attempts
    2
    """

    attempts: int = 5
    total_seconds: float = 300
    first_wait_seconds: float = 1
    longest_wait_seconds: float = 30
    sleep: Callable[[float], None] = time.sleep
    asleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    now: Callable[[], float] = time.time

    def arguments(self, worth: Callable[[Fault], bool]) -> dict[str, Any]:
        """Return fresh arguments for `tenacity.Retrying` or `AsyncRetrying`, all but how to wait; the last outcome is
        returned, not raised."""
        backoff = tenacity.wait_exponential_jitter(
            initial=self.first_wait_seconds, max=self.longest_wait_seconds, jitter=self.first_wait_seconds
        )

        def wait(state: tenacity.RetryCallState) -> float:
            asked = _outcome(state).wait_seconds
            return backoff(state) if asked is None else asked

        return {
            "retry": tenacity.retry_if_result(lambda outcome: isinstance(outcome, Fault) and worth(outcome)),
            "wait": wait,
            "stop": tenacity.stop_before_delay(self.total_seconds),
            "retry_error_callback": _outcome,
        }

    def waiting(self) -> dict[str, Any]:
        """Return fresh arguments for `tenacity.AsyncRetrying` that say how to wait."""
        pause = pausing.get()
        if pause is None:
            return {"sleep": self.asleep}
        seen: list[Fault] = []

        def see(state: tenacity.RetryCallState) -> None:
            seen.append(_outcome(state))

        async def wait(seconds: float) -> None:
            await pause(seen[-1], seconds)

        return {"before_sleep": see, "sleep": wait}


def _outcome(state: tenacity.RetryCallState) -> Fault:
    assert state.outcome is not None
    outcome: Fault = state.outcome.result()
    return outcome


def seconds_asked(headers: Mapping[str, str], now: float) -> float | None:
    """Return how long an endpoint asks to wait, or None: `retry-after-ms`, or `Retry-After` in seconds or as a date.

    >>> seconds_asked({"retry-after": "7"}, now=0)
    7.0
    >>> seconds_asked({"retry-after": "Thu, 01 Jan 1970 00:01:00 GMT"}, now=20)
    40.0
    """
    milliseconds, asked = _number(headers.get("retry-after-ms")), headers.get("retry-after")
    if milliseconds is not None:
        return milliseconds / 1000
    seconds = _number(asked)
    if seconds is not None or asked is None:
        return seconds
    try:
        return max(0.0, parsedate_to_datetime(asked).timestamp() - now)
    except (ValueError, OverflowError, OSError):
        return None


def _number(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return max(0.0, number) if number < 1e9 else None  # neither inf nor nan: a date then, or nothing
