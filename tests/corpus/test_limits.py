"""The gate adapts, rates hold over any minute, and a budget is never passed. In a loop whose time only jumps."""

from __future__ import annotations

import asyncio
import heapq
import random
from collections.abc import Coroutine
from typing import Any, cast

import pytest

from summarizer import Readout, Reply, Request, Source, Usage
from summarizer.corpus import Plan
from summarizer.corpus.asking import Limits
from summarizer.corpus.budget import Budget
from summarizer.corpus.limits import Gate, Rate
from summarizer.errors import BudgetReached, ConfigurationError, RateLimited
from summarizer.exchange import Message
from summarizer.models.retrying import Fault, pausing
from summarizer.prices import Price


class Jumping(asyncio.SelectorEventLoop):
    """A loop that never waits: when all sleep, it is the time at which the first wakes."""

    def __init__(self) -> None:
        super().__init__()
        self._jumped = 0.0

    def time(self) -> float:
        """The seconds that were jumped over."""
        return self._jumped

    def _run_once(self) -> None:
        scheduled = cast("list[asyncio.TimerHandle]", cast("Any", self)._scheduled)
        while scheduled and scheduled[0].cancelled():
            heapq.heappop(scheduled)
        if not self._ready and scheduled:  # type: ignore[attr-defined]
            self._jumped = max(self._jumped, scheduled[0].when()) + 1e-6  # never quite on time, as any clock
        super()._run_once()  # type: ignore[misc]


def run(work: Coroutine[Any, Any, Any]) -> Any:
    """Run in a loop that jumps."""
    with asyncio.Runner(loop_factory=Jumping) as runner:
        return runner.run(work)


REQUEST = Request((Message("user", "x" * 300),), Readout, Source("They met."))
PRICE = Price(input=1.0, output=10.0)


def test_a_gate_opens_while_answers_come() -> None:
    """By one for each until the first refusal, then by one for each gateful."""
    gate = Gate(20, now=lambda: 0.0)
    for _ in range(5):
        gate.answered()
    assert gate.places == 13
    gate.refused(entered=0.0, wait_seconds=None)
    assert gate.places == 6
    for _ in range(6):
        gate.answered()
    assert gate.places == 7
    for _ in range(1000):
        gate.answered()
    assert gate.places == 20


def test_one_burst_of_refusals_halves_once() -> None:
    """Those that were sent before it was halved say nothing new."""
    seconds = iter([10.0, 11.0, 12.0])
    gate = Gate(64, now=lambda: next(seconds))
    for _ in range(56):
        gate.answered()
    gate.refused(entered=9.0, wait_seconds=None)
    gate.refused(entered=9.5, wait_seconds=None)
    assert gate.places == 32
    gate.refused(entered=11.5, wait_seconds=None)
    assert gate.places == 16


def test_a_gate_is_closed_as_long_as_was_asked() -> None:
    """For all that come, not only for the one that was refused."""

    async def work() -> list[float]:
        loop, gate = asyncio.get_running_loop(), Gate(4)
        entered = await gate.enter()
        gate.refused(entered, wait_seconds=7)
        gate.leave()

        async def come() -> float:
            await gate.enter()
            await asyncio.sleep(1)
            gate.leave()
            return loop.time()

        return list(await asyncio.gather(*(come() for _ in range(4))))

    assert [round(seconds, 3) for seconds in run(work())] == [8.0, 8.0, 9.0, 9.0]


def test_one_that_gives_up_waiting_takes_no_place() -> None:
    """Cancelled at the gate, before or after a place was given to it."""

    async def work() -> int:
        gate = Gate(1)
        await gate.enter()
        waiting = [asyncio.create_task(gate.enter()) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        gate.leave()
        waiting[1].cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        return gate.inside

    assert run(work()) == 1


@pytest.mark.parametrize(("per_minute", "amounts"), [(60, [1] * 300), (1, [1] * 4), (1000, [30, 50, 7, 45, 5] * 30)])
def test_a_rate_holds_over_any_minute(per_minute: float, amounts: list[int]) -> None:
    """At the beginning too, when nothing has passed yet; and it is used, not halved."""
    passed: list[tuple[float, int]] = []

    async def work() -> None:
        rate = Rate(per_minute)
        for amount in amounts:
            await rate.take(amount)
            passed.append((asyncio.get_running_loop().time(), amount))

    run(work())
    for end, _ in passed:
        assert sum(amount for at, amount in passed if end - 59.99 < at <= end) <= per_minute
    assert passed[-1][0] <= sum(amounts) / per_minute * 60 * 1.1


def test_what_was_more_than_said_is_made_up_for() -> None:
    """The next one waits for it."""

    async def work() -> float:
        rate = Rate(60)
        await rate.take(1)
        rate.correct(30)
        await rate.take(1)
        return asyncio.get_running_loop().time()

    assert run(work()) >= 28


async def spend(budget: Budget, seed: int, *, ratio: float = 1.0) -> int:
    """Ask a hundred times through a budget, of an endpoint that counts by its own tokenizer; return what it counted."""
    chance, spent = random.Random(seed), 0

    async def answer(request: Request) -> Reply:
        nonlocal spent
        await asyncio.sleep(chance.uniform(0.1, 2))
        assert request.max_output_tokens is not None
        usage = Usage(
            requests=1,
            input_tokens=int(2000 * ratio),
            output_tokens=min(request.max_output_tokens, chance.randrange(20, 900)),
        )
        spent += usage.total_tokens
        return Reply({}, usage)

    limits = Limits(gate=Gate(16), budget=budget)
    asked = [asyncio.create_task(limits.ask(answer, REQUEST)) for _ in range(100)]
    ended = await asyncio.gather(*asked, return_exceptions=True)
    assert all(isinstance(one, Reply | BudgetReached) for one in ended)
    return spent


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("ratio", [0.1, 1.0, 1.3])
@pytest.mark.parametrize("tokens", [3_500, 20_000, 100_000])
def test_a_budget_in_tokens_is_never_passed(tokens: int, ratio: float, seed: int) -> None:
    """Whatever the answers' lengths and the tokenizer, with many under way; and most of it is used."""
    spent = run(spend(Budget(tokens, spent=Usage()), seed, ratio=ratio))
    assert spent <= tokens
    assert spent > tokens - 6_000 or spent > 100 * 2000 * ratio


def test_a_budget_in_money_is_never_passed() -> None:
    """By the price of input and output."""

    async def work() -> tuple[int, str]:
        budget = Budget(money=0.05, price=PRICE, spent=Usage())
        spent = await spend(budget, 3)
        with pytest.raises(BudgetReached) as caught:
            await budget.reserve(2_000, 2_000, None)
        return spent, str(caught.value)

    spent, said = run(work())
    assert spent > 0
    assert "of 0.0500" in said
    assert float(said.split(": ")[1].split(" of ")[0]) <= 0.05


def test_what_was_spent_before_counts() -> None:
    """So that a run that goes on stops at once, until the budget is raised."""
    before = Usage(requests=9, input_tokens=9_000, output_tokens=900)
    with pytest.raises(BudgetReached, match="9900 of 10000 tokens are spent"):
        run(Budget(10_000, spent=before).reserve(3_000, 256, None))
    assert run(Budget(20_000, spent=before).reserve(3_000, 256, None)).tokens <= 10_100


def test_a_request_that_told_no_tokens_costs_what_was_set_aside() -> None:
    """It may have been paid in full."""

    async def work() -> None:
        budget = Budget(10_000, spent=Usage())
        reserved = await budget.reserve(3_000, 256, 4_000)
        budget.settle(reserved, Usage(requests=1, unreported=1))
        await budget.reserve(3_000, 4_000, 4_000)

    with pytest.raises(BudgetReached, match="7000 of 10000"):
        run(work())


def test_money_needs_a_price() -> None:
    """None is guessed."""
    with pytest.raises(ConfigurationError, match="needs a price"):
        Plan(budget_money=1.0)


def test_a_request_between_two_attempts_is_outside_the_gate() -> None:
    """It waits as the endpoint asked; the gate is halved and closed; then it queues again."""
    slept: list[float] = []

    async def work() -> tuple[Reply, int]:
        async def sleep(seconds: float) -> None:
            slept.append(seconds)
            assert limits.gate.inside == 0
            await asyncio.sleep(seconds)

        async def answer(_: Request) -> Reply:
            assert limits.gate.inside == 1
            pause = pausing.get()
            assert pause is not None
            paid = Usage(requests=1)
            await pause(Fault(RateLimited("no", status=429, usage=paid), again=True, wait_seconds=5), 5)
            assert limits.gate.inside == 1
            return Reply({}, Usage(requests=2, input_tokens=10, output_tokens=5))

        limits = Limits(gate=Gate(16), budget=Budget(20_000, spent=Usage()), sleep=sleep)
        return await limits.ask(answer, REQUEST), limits.gate.places

    reply, places = run(work())
    assert reply.usage.requests == 2
    assert slept == [5]
    assert places == 4
