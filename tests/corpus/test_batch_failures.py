"""A provider's batch endpoint that does wrong: lines, files and batches fail, and nothing else does."""

from __future__ import annotations

import json
from typing import Any

import openai
import pytest

from summarizer import InstructorModel, Summarizer
from summarizer.corpus import Store, summarize_batch
from summarizer.errors import ConfigurationError, EndpointError, EndpointTimeout, RateLimited, Truncated, Unreadable
from summarizer.schemas import Minutes
from tests.corpus.batches import Ending
from tests.corpus.bench import GOOD, KEY, Bench, Stopped, completion, decided, stopped, text


def test_lines_that_may_fare_better_are_sent_again(bench: Bench) -> None:
    """In the next batch, alone; what was refused for good is its document's error."""
    calls = iter([GOOD, (500, {"error": {"message": "oops"}}), (400, {"error": {"message": f"no {KEY} {text(2)}"}})])
    bench.provider.answer = lambda _: next(calls, GOOD)
    results = bench.run(3)
    assert [result.status for result in results] == ["done", "done", "failed"]
    assert [len(bench.provider.lines(batch)) for batch in range(2)] == [3, 1]
    assert isinstance(results[2].error, EndpointError)
    assert "answered 400" in str(results[2].error)
    assert KEY not in str(results[2].error)
    assert "lighthouse" not in str(results[2].error)


def test_a_line_is_sent_a_limited_number_of_times(bench: Bench) -> None:
    """Then its error is the document's; `retry_failed` begins anew."""
    bench.provider.answer = lambda _: (429, {"error": {"message": "slow down"}})
    (result,) = bench.run(1, bench.plan(attempts=2))
    assert isinstance(result.error, RateLimited)
    assert len(bench.provider.batches) == 2
    bench.provider.answer = lambda _: GOOD
    assert bench.run(1)[0].status == "failed"
    assert bench.run(1, bench.plan(retry_failed=True))[0].status == "done"
    assert len(bench.provider.batches) == 3


def test_what_an_expired_batch_left_is_sent_again(bench: Bench) -> None:
    """What it had answered is kept, and paid once."""
    bench.provider.endings = [Ending("expired", answered=3)]
    results = bench.run(5)
    assert [result.status for result in results] == ["done"] * 5
    assert [len(bench.provider.lines(batch)) for batch in range(2)] == [5, 2]
    assert len(bench.provider.paid) == 5
    assert [result.summary.usage.requests for result in results] == [1] * 5


def test_batches_that_expire_again_and_again_end_in_an_error(bench: Bench) -> None:
    """Of those whose turn never came."""
    bench.provider.endings = [Ending("expired", answered=1), Ending("expired", answered=0)]
    results = bench.run(2, bench.plan(attempts=2))
    assert [result.status for result in results] == ["done", "failed"]
    assert isinstance(results[1].error, EndpointTimeout)


def test_a_cancelled_batch_fails_what_it_left(bench: Bench) -> None:
    """Somebody meant it."""
    bench.provider.endings = [Ending("cancelled", answered=1)]
    results = bench.run(2)
    assert [result.status for result in results] == ["done", "failed"]
    assert "was not made" in str(results[1].error)
    assert len(bench.provider.batches) == 1


def test_a_file_that_is_refused_fails_its_documents(bench: Bench) -> None:
    """With what the provider says is wrong."""
    bench.run(2)
    errors = [{"code": "model_not_found", "message": "The model m has no batches.", "line": 1}]
    bench.provider.endings = [Ending("failed", errors=errors)]
    results = bench.run(4)
    assert [result.status for result in results] == ["done", "done", "failed", "failed"]
    assert "The model m has no batches." in str(results[3].error)


FULL = Ending("failed", errors=[{"code": "token_limit_exceeded", "message": "Enqueued token limit reached."}])


def test_a_full_queue_is_waited_for(bench: Bench) -> None:
    """However many batches there are, as long as one at a time has room; a batch that has none at all fails."""
    bench.provider.endings = [Ending(), FULL, FULL, FULL, FULL, Ending(), FULL, FULL, FULL, Ending(), FULL, FULL]
    results = bench.run(5, bench.plan(requests_per_batch=1, attempts=2))
    assert [result.status for result in results] == ["done"] * 5
    assert len(bench.provider.paid) == 5
    bench.provider.endings = [FULL, FULL]
    failed = bench.run(6, bench.plan(attempts=2))[5]
    assert "Enqueued token limit reached." in str(failed.error)


def test_an_answer_that_cannot_be_read_is_asked_for_again(bench: Bench) -> None:
    """With the note that a model adds by itself, and both are paid."""
    answers = iter([(200, completion("{")), GOOD])
    bench.provider.answer = lambda _: next(answers, (200, completion("{")))
    (result,) = bench.run(1)
    assert result.summary.usage.requests == 2
    assert "could not be read" in bench.provider.lines(1)[0]["body"]["messages"][-1]["content"]
    failed = bench.run(2)[1]
    assert isinstance(failed.error, Unreadable)
    with Store(bench.where) as store:
        assert store.counts("c").usage.requests == 4


def test_a_cut_answer_is_an_error_of_its_document(bench: Bench) -> None:
    """As it is when it is asked for alone: of two sentences each is asked for by itself first."""
    cut = completion(decided(2))
    cut["choices"][0]["finish_reason"] = "length"
    bench.provider.answer = lambda _: (200, cut)
    (result,) = bench.run(1)
    assert isinstance(result.error, Truncated)
    assert [len(bench.provider.lines(batch)) for batch in range(2)] == [1, 2]


def test_a_batch_that_the_provider_forgot_is_submitted_again(bench: Bench) -> None:
    """It would be waited for without end else."""

    def forget(_: float) -> None:
        if len(bench.provider.batches) == 1:
            bench.provider.batches["batch-0"] = bench.provider.batches.pop("batch-0") | {"id": "x"}
            bench.provider.batches["gone"] = bench.provider.batches.pop("batch-0")

    bench.provider.polls = 1
    assert [result.status for result in bench.run(1, bench.plan(sleep=forget))] == ["done"]
    assert len(bench.provider.batches) == 2


def test_a_file_that_the_provider_deleted_is_as_if_never_written(bench: Bench) -> None:
    """Its requests are sent again: files are kept for some weeks only."""
    with pytest.raises(Stopped):
        bench.run(2, bench.plan(sleep=stopped))
    kept = bench.provider.retrieve("batch-0")["output_file_id"]
    del bench.provider.files[kept]
    bench.provider.files["other"] = b""
    assert [result.status for result in bench.run(2)] == ["done"] * 2
    assert len(bench.provider.batches) == 2


def test_lines_that_make_no_sense_are_passed_over(bench: Bench) -> None:
    """Whatever a provider writes: the requests that then have no line are sent again, and end in typed errors."""
    with pytest.raises(Stopped):
        bench.run(6, bench.plan(sleep=stopped))
    names = [line["custom_id"] for line in bench.provider.lines(0)]
    strange: list[Any] = [
        {"custom_id": names[0], "response": {"status_code": 200, "body": None}, "error": None},
        {"custom_id": names[1], "response": {"status_code": 200, "body": "<html>"}},
        {"custom_id": names[2], "response": {"status_code": "x"}, "error": "y"},
        {"custom_id": names[3]},
        {"custom_id": "nobody's", "response": {"status_code": 200, "body": GOOD[1]}},
        {"custom_id": ["a"], "response": []},
        [1],
    ]
    kept = bench.provider.retrieve("batch-0")["output_file_id"]
    bench.provider.files[kept] = b"\xff{\n\n" + b"\n".join(json.dumps(line).encode() for line in strange)
    results = bench.run(6)
    assert [result.status for result in results] == ["failed"] * 4 + ["done"] * 2
    assert all(isinstance(result.error, EndpointError) for result in results[:4])


def test_a_model_that_cannot_be_awaited_is_said_at_once(bench: Bench) -> None:
    """No document is failed for it."""
    model = InstructorModel("openai/m", client=openai.OpenAI(api_key=KEY, base_url=bench.url))
    with pytest.raises(ConfigurationError, match="only a sync client"):
        list(summarize_batch([text(0)], Summarizer(model, Minutes), store=bench.where, name="c", plan=bench.plan()))
    with Store(bench.where) as store:
        assert store.counts("c").pending == 1
