"""A corpus is gone through: order, equal documents, failures, budgets, stops, and what a second run pays."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer import Minutes, Reply, Request, Settings, Source, Summarizer
from summarizer.corpus import Document, Store, summarize_many
from summarizer.errors import (
    AuthenticationFailed,
    BudgetReached,
    ConfigurationError,
    EndpointError,
    EndpointTimeout,
    SourceError,
    Truncated,
)
from summarizer.testing import assert_grounded
from tests.corpus.counting import PAID, Counting, go, texts
from tests.corpus.loopback import ANSWER

BAD = {**ANSWER, "points": [{"text": "They parted.", "evidence": [99]}]}


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """Where a store is."""
    return tmp_path / "store.db"


def test_results_come_in_the_order_of_the_input(there: Path) -> None:
    """Whatever order they were done in; each is proved."""
    results = go(texts(50), Counting(), there)
    assert [result.id for result in results] == [str(n + 1) for n in range(50)]
    assert [result.summary.source.text for result in results] == texts(50)
    for result in results:
        assert_grounded(result.summary)


def test_results_can_come_as_they_are_done(there: Path) -> None:
    """All of them, in another order."""
    results = go(texts(50), Counting(), there, order="done")
    assert [result.position for result in results] != list(range(50))
    assert sorted(result.position for result in results) == list(range(50))


def test_a_second_run_pays_nothing(there: Path) -> None:
    """And gives the same."""
    first = go(texts(20), Counting(), there)
    again = Counting(lambda _: AssertionError("paid twice"))
    assert [result.to_json() for result in go(texts(20), again, there)] == [result.to_json() for result in first]
    assert not again.asked


def test_equal_documents_cost_one(there: Path) -> None:
    """Under way at the same time or not; each keeps its own id and origin."""
    model = Counting()
    sources = [Document(f"d{n}", Source("They met.", origin=f"file{n}")) for n in range(150)]
    results = go(sources, model, there)
    assert model.asked == {("They met.", "read"): 1}
    assert [result.id for result in results] == [f"d{n}" for n in range(150)]
    assert results[7].summary.source.origin == "file7"


def test_another_date_title_or_setting_is_another_document(there: Path) -> None:
    """All that decides what a summary says is in the key."""
    model = Counting()
    sources = [Source("They met."), Source("They met.", dated="2024-06-03"), Source("They met.", title="Talks")]
    go(sources, model, there)
    assert model.asked.total() == 3
    plain = Summarizer(model)
    assert plain.key(sources[0]) != Summarizer(model, settings=Settings(max_repairs=0)).key(sources[0])


def test_one_that_fails_stops_no_other(there: Path) -> None:
    """It has its typed error, and is not tried again until that is asked for."""
    model = Counting(lambda request: EndpointError("no", status=500) if "matter 3" in request.source.text else ANSWER)
    results = go([*texts(6), "", SourceError("line 812 is no JSON", remedy="mend it")], model, there)
    assert [result.status for result in results] == ["done"] * 3 + ["failed"] + ["done"] * 2 + ["failed"] * 2
    assert isinstance(results[3].error, EndpointError)
    assert isinstance(results[6].error, SourceError)
    with pytest.raises(EndpointError):
        _ = results[3].summary
    go(texts(6), model, there)
    assert model.asked.total() == 6
    good = Counting()
    assert [result.status for result in go(texts(6), good, there, retry_failed=True)] == ["done"] * 6
    assert good.asked.total() == 1


def test_an_error_nobody_foresaw_is_a_result_too(there: Path) -> None:
    """One line, and the rest is done."""
    model = Counting(lambda request: ZeroDivisionError("x") if "matter 1." in request.source.text else ANSWER)
    results = go(texts(3), model, there)
    assert [result.status for result in results] == ["done", "failed", "done"]
    assert "unexpected ZeroDivisionError" in str(results[1].error)


def test_what_no_document_would_survive_ends_the_run(there: Path) -> None:
    """It is raised after the results there are, and nothing is marked as failed for it."""
    model = Counting(lambda request: AuthenticationFailed("bad key") if "matter 9" in request.source.text else ANSWER)
    with pytest.raises(AuthenticationFailed):
        go(texts(30), model, there, concurrency=1)
    assert model.asked.total() == 10
    results = go(texts(30), Counting(), there)
    assert {result.status for result in results} == {"done"}


def test_a_document_stopped_in_its_second_round_does_not_pay_for_its_first_again(there: Path) -> None:
    """What was paid is in the journal; the usage in the end is that of all rounds."""

    def rule(request: Request) -> Any:
        return AuthenticationFailed("no more") if request.purpose == "repair" else BAD

    first = Counting(rule)
    with pytest.raises(AuthenticationFailed):
        go(["They met. They parted."], first, there)
    second = Counting()
    (result,) = go(["They met. They parted."], second, there)
    assert [purpose for _, purpose in first.asked] == ["read", "repair"]
    assert [purpose for _, purpose in second.asked] == ["repair"]
    assert result.summary.usage == PAID + PAID
    with Store(there) as store:
        assert store.spent("c").input_tokens == 2 * PAID.input_tokens


def test_an_answer_at_fault_is_not_asked_from_the_journal(there: Path) -> None:
    """A document that failed by its answer pays for another."""
    go(["They met."], Counting(lambda _: Truncated("cut")), there)
    model = Counting()
    assert go(["They met."], model, there, retry_failed=True)[0].status == "done"
    assert model.asked.total() == 1


def test_a_document_has_its_time(there: Path) -> None:
    """And no more; the others are done."""

    class Slow(Counting):
        async def acomplete(self, request: Request) -> Reply:
            if "matter 1" in request.source.text:
                await asyncio.sleep(3600)
            return await super().acomplete(request)

    results = go(texts(3), Slow(), there, timeout_seconds=0.2)
    assert [result.status for result in results] == ["done", "failed", "done"]
    assert isinstance(results[1].error, EndpointTimeout)


@pytest.mark.parametrize("tokens", [3_000, 30_000, 51_000])
def test_a_budget_ends_the_run_and_goes_on_when_it_is_raised(there: Path, tokens: int) -> None:
    """At or under it, over both runs; what is done is there."""
    model = Counting()
    with pytest.raises(BudgetReached, match="the budget is reached"):
        go(texts(40), model, there, budget_tokens=tokens)
    assert model.asked.total() * PAID.total_tokens <= tokens
    with pytest.raises(BudgetReached):
        go(texts(40), model, there, budget_tokens=tokens)
    assert model.asked.total() * PAID.total_tokens <= tokens
    results = go(texts(40), model, there, budget_tokens=1_000_000)
    assert {result.status for result in results} == {"done"}
    assert model.asked.total() == 40


def test_an_input_that_breaks_ends_the_run(there: Path) -> None:
    """With its own error, when what came before it is done."""

    def given() -> Iterator[str]:
        yield from texts(5)
        raise ZeroDivisionError("in the caller's own code")

    model = Counting()
    with pytest.raises(ZeroDivisionError):
        go(given(), model, there)
    assert model.asked.total() <= 5
    assert len(go(texts(5), model, there)) == 5


def test_a_model_that_cannot_fill_the_schema_ends_the_run(there: Path) -> None:
    """No document would fare better."""
    many = summarize_many(texts(5), Summarizer("offline", Minutes), store=there, name="c")
    with pytest.raises(ConfigurationError, match="cannot fill Minutes"):
        list(many)
    assert many.progress.failed == 0
