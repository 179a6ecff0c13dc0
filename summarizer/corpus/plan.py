"""How shall a corpus be gone through? What a user sets, checked when it is set."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from summarizer.errors import ConfigurationError
from summarizer.prices import Price

__all__ = ["BatchPlan", "Plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to go through a corpus.

    `concurrency` is the most requests under way: it starts lower and adapts to the endpoint. `requests_per_minute` and
    `tokens_per_minute` are the account's limits. `budget_tokens` and `budget_money` (in the currency of `price`) are
    what the corpus may cost in all, earlier runs included. `timeout_seconds` is the time for one document, without its
    waiting for limits. `order` is that of the results: the input's, or as they are done. `retry_failed` tries failed
    documents again. A claim lasts `lease_seconds` and is renewed: a killed process's documents are free after that.

    >>> Plan(concurrency=0)
    Traceback (most recent call last):
    summarizer.errors.ConfigurationError: concurrency is 0: it must be positive
    """

    concurrency: int = 16
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    budget_tokens: int | None = None
    budget_money: float | None = None
    price: Price | None = None
    timeout_seconds: float | None = 600
    order: Literal["input", "done"] = "input"
    retry_failed: bool = False
    lease_seconds: float = 30

    def __post_init__(self) -> None:
        for name in ("concurrency", "requests_per_minute", "tokens_per_minute", "timeout_seconds", "lease_seconds"):
            value = getattr(self, name)
            if value is not None and not value > 0:
                raise ConfigurationError(f"{name} is {value}", remedy="it must be positive")
        if self.budget_money is not None and self.price is None:
            remedy = "give the price of the model, or a budget in tokens"
            raise ConfigurationError("a budget in money needs a price, and none is known", remedy=remedy)
        if self.order not in ("input", "done"):  # pyright: ignore[reportUnnecessaryContains] - from untyped code
            raise ConfigurationError(f"order is {self.order!r}", remedy='write "input" or "done"')


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPlan:
    """How to go through a corpus by batches.

    A batch holds at most `requests_per_batch` requests and `bytes_per_batch` bytes: the defaults are what OpenAI's
    page on its Batch API allows. A request that failed for a reason that may pass is sent in at most `attempts`
    batches. `retry_failed` tries failed documents again. A batch that was written down and not submitted within
    `lease_seconds` is taken for that of a killed process; so is the claim on a document. `sleep` and `now` are for
    tests.

    >>> BatchPlan(requests_per_batch=0)
    Traceback (most recent call last):
    summarizer.errors.ConfigurationError: requests_per_batch is 0: it must be positive
    """

    requests_per_batch: int = 50_000
    bytes_per_batch: int = 200_000_000
    poll_seconds: float = 60
    attempts: int = 3
    retry_failed: bool = False
    lease_seconds: float = 600
    sleep: Callable[[float], object] = time.sleep
    now: Callable[[], float] = time.time

    def __post_init__(self) -> None:
        for name in ("requests_per_batch", "bytes_per_batch", "poll_seconds", "attempts", "lease_seconds"):
            if not getattr(self, name) > 0:
                raise ConfigurationError(f"{name} is {getattr(self, name)}", remedy="it must be positive")
