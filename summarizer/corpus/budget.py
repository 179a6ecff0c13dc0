"""May this request still be sent? A budget in tokens or money that is never passed.

Before a request is sent, the most that it can cost is set aside: its input, reckoned high, and the output that it is
capped at. When its answer has come, what it really cost is spent and the rest set free. So what is spent and set aside
never exceeds the budget, and near its end fewer requests are under way.

How many tokens a text has is reckoned from its bytes, first with room for any tokenizer; the endpoint's own counts then
show how high that was, and less is set aside for the next.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from dataclasses import dataclass
from functools import cache

from summarizer.errors import BudgetReached
from summarizer.exchange import Request, Usage
from summarizer.prices import Price
from summarizer.schemas import Record

__all__ = ["Budget", "Reckoning", "Reserved"]

_BYTES_PER_TOKEN = 3
_ANSWERS_TO_TRUST = 4
_MARGIN = 1.25
_LEAST_OUTPUT_TOKENS = 256
_MOST_OUTPUT_TOKENS = 16_384
_FRAME_TOKENS = 64
"""What an endpoint adds around the messages and the function, at most."""


class Reckoning:
    """How many tokens a request has, reckoned high, from its bytes and from what the endpoint counted so far."""

    def __init__(self) -> None:
        self._answers, self._highest, self._largest_output = 0, 0.0, 0
        self._inputs = self._outputs = 0

    def input_tokens(self, request: Request) -> int:
        """The most input tokens that a request is likely to have."""
        learned = self._answers >= _ANSWERS_TO_TRUST or self._highest > 1
        return int(_plain(request) * (self._highest * _MARGIN if learned else 1)) + 1

    def least_output_tokens(self) -> int:
        """The output tokens below which a cap would cut an answer off, as far as is known."""
        return max(_LEAST_OUTPUT_TOKENS, int(self._largest_output * 1.5))

    def likely_tokens(self, request: Request) -> int:
        """The tokens that a request is likely to cost, its answer included."""
        output = self._outputs // self._answers if self._answers else _LEAST_OUTPUT_TOKENS
        return self.input_tokens(request) + output

    def learn(self, request: Request, usage: Usage) -> None:
        """Take note of what the endpoint counted."""
        answers = usage.requests - usage.unreported
        if answers > 0 and usage.input_tokens:
            self._answers += 1
            self._highest = max(self._highest, usage.input_tokens / answers / _plain(request))
            self._largest_output = max(self._largest_output, usage.output_tokens // answers)
            self._outputs += usage.output_tokens // answers


def _plain(request: Request) -> int:
    """Tokens by bytes: three of ASCII make one at most, if it is text; of other letters each byte may be one."""
    texts = [message.content for message in request.messages]
    characters = sum(map(len, texts)) + _schema_length(request.target)
    beyond = sum(len(text.encode(errors="replace")) - len(text) for text in texts if not text.isascii())
    return characters // _BYTES_PER_TOKEN + beyond + _FRAME_TOKENS


@cache
def _schema_length(target: type[Record]) -> int:
    return len(json.dumps(target.model_json_schema()))


@dataclass(frozen=True, slots=True)
class Reserved:
    """What was set aside for one attempt, and the cap on its output."""

    tokens: int
    money: float
    max_output_tokens: int


class Budget:
    """What a corpus may cost, in tokens, in money (by its price), or in both; `spent` is what it cost before."""

    def __init__(
        self, tokens: int | None = None, money: float | None = None, *, price: Price | None = None, spent: Usage
    ) -> None:
        self._tokens, self._money, self._price = tokens, money, price
        self._spent_tokens, self._spent_money = spent.total_tokens, _money(price, spent)
        self._aside_tokens, self._aside_money, self._asides = 0, 0.0, 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def limited(self) -> bool:
        """Whether there is a limit at all."""
        return self._tokens is not None or self._money is not None

    async def reserve(self, input_tokens: int, least_output: int, most_output: int | None) -> Reserved:
        """Set aside what one attempt can cost, waiting for others to settle if need be. Raises `BudgetReached`."""
        most = most_output or _MOST_OUTPUT_TOKENS
        least = min(least_output, most)
        while True:
            output = min(most, self._affordable(input_tokens))
            if output >= least:
                return self._aside(input_tokens, output)
            if not self._asides:
                raise BudgetReached(self._said(), remedy="raise the budget to go on from here")
            settled: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(settled)
            await settled

    def settle(self, reserved: Reserved, usage: Usage) -> None:
        """Spend what an attempt cost, and set the rest free. What nobody reported cost all that was set aside."""
        self._aside_tokens -= reserved.tokens
        self._aside_money -= reserved.money
        self._asides -= 1
        self._spent_tokens += usage.total_tokens + usage.unreported * reserved.tokens
        self._spent_money += _money(self._price, usage) + usage.unreported * reserved.money
        while self._waiting:
            if not (settled := self._waiting.popleft()).done():
                settled.set_result(None)

    def _aside(self, input_tokens: int, output: int) -> Reserved:
        money = _money(self._price, Usage(input_tokens=input_tokens, output_tokens=output))
        self._aside_tokens += input_tokens + output
        self._aside_money += money
        self._asides += 1
        return Reserved(input_tokens + output, money, output)

    def _affordable(self, input_tokens: int) -> int:
        """The most output tokens that are left beside this input."""
        left = float("inf")
        if self._tokens is not None:
            left = self._tokens - self._spent_tokens - self._aside_tokens - input_tokens
        if self._money is not None and self._price is not None:
            money = self._money - self._spent_money - self._aside_money
            money -= _money(self._price, Usage(input_tokens=input_tokens))
            left = min(left, money / self._price.output * 1e6 if self._price.output else (money >= 0) * float("inf"))
        return int(min(left, _MOST_OUTPUT_TOKENS))

    def _said(self) -> str:
        said = [f"{self._spent_tokens} of {self._tokens} tokens"] if self._tokens is not None else []
        said += [f"{self._spent_money:.4f} of {self._money:.4f}"] if self._money is not None else []
        return f"the budget is reached: {' and '.join(said)} are spent, and the rest is too little for a request"


def _money(price: Price | None, usage: Usage) -> float:
    """What the reported tokens cost."""
    return (price.of(usage.model_copy(update={"unreported": 0})) or 0.0) if price else 0.0
