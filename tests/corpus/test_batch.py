"""The provider's batch endpoint: the same requests, the same summaries, and nothing paid twice, whatever happens."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import openai
import pytest

from summarizer import InstructorModel, Settings, Source, Summarizer
from summarizer.corpus import BatchPlan, Document, Result, Store, summarize_batch, summarize_many
from summarizer.errors import (
    AuthenticationFailed,
    ConfigurationError,
    EndpointError,
    EndpointTimeout,
    RateLimited,
    SourceError,
    Truncated,
    Unreadable,
)
from summarizer.models.retrying import RetryPolicy
from summarizer.schemas import Minutes
from tests.corpus.batches import Answer, Ending, Provider, serving
from tests.corpus.loopback import ANSWER

KEY = "sk-test-0123456789abcdef"
ROOT = Path(__file__).resolve().parents[2]


def text(number: int) -> str:
    """A document with a number."""
    return f"Board {number} met at the lighthouse. It resolved to close pool {number}."


def completion(arguments: object, name: str = "Minutes") -> dict[str, Any]:
    """A chat completion that calls the function."""
    said = arguments if isinstance(arguments, str) else json.dumps(arguments)
    call = {"id": "t", "type": "function", "function": {"name": name, "arguments": said}}
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    return {"object": "chat.completion", "choices": [{"index": 0, "message": message}], "usage": usage}


def decided(*cited: int) -> dict[str, Any]:
    """The arguments of an answer with a decision for each cited sentence."""
    decisions = [
        {"id": f"d{place}", "what": "close the pool", "status": "adopted", "evidence": [number]}
        for place, number in enumerate(cited)
    ]
    return {"title": None, "held": None, "participants": [], "topics": [], "actions": [], "decisions": decisions}


GOOD: Answer = (200, completion(decided(2)))


@dataclass
class Bench:
    """A provider, a model that asks it, and a store."""

    provider: Provider
    url: str
    where: Path
    naps: list[float] = field(default_factory=list[float])

    def summarizer(self, **options: Any) -> Summarizer[Minutes]:
        """A summarizer of minutes."""

        async def asleep(seconds: float) -> None:
            self.naps.append(seconds)

        retry = RetryPolicy(attempts=2, asleep=asleep)
        return Summarizer(InstructorModel("openai/m", base_url=self.url, api_key=KEY, retry=retry), Minutes, **options)

    def plan(self, **options: Any) -> BatchPlan:
        """A plan that waits for nothing."""
        return replace(BatchPlan(sleep=self.naps.append), **options)

    def run(self, count: int, plan: BatchPlan | None = None, **options: Any) -> list[Result[Minutes]]:
        """Summarize so many documents."""
        sources = [text(number) for number in range(count)]
        summarizer = self.summarizer(**options)
        return list(summarize_batch(sources, summarizer, store=self.where, name="c", plan=plan or self.plan()))


class Stopped(Exception):
    """In place of a kill."""


def stopped(_: float) -> None:
    """A wait that is cut short."""
    raise Stopped


@pytest.fixture
def bench(tmp_path: Path) -> Generator[Bench]:
    """A provider that answers well."""
    provider = Provider(lambda _: GOOD)
    with serving(provider) as url:
        yield Bench(provider, url, tmp_path / "store.db")


def test_a_corpus_is_one_batch(bench: Bench) -> None:
    """Of a line for each content; the results are those of asking one by one, and cost the same."""
    sources: list[str | Document] = [text(0), Document("twin", Source(text(0))), text(1)]
    results = list(summarize_batch([*sources, ""], bench.summarizer(), store=bench.where, name="c", plan=bench.plan()))
    assert [(result.id, result.status) for result in results] == [
        ("1", "done"), ("twin", "done"), ("3", "done"), ("4", "failed"),
    ]  # fmt: skip
    assert isinstance(results[3].error, SourceError)
    assert len(bench.provider.batches) == 1
    assert len(bench.provider.lines(0)) == 2
    singly = list(summarize_many(sources, bench.summarizer()))
    assert [one.summary.record for one in results[:3]] == [one.summary.record for one in singly]
    assert [one.summary.usage for one in results[:3]] == [one.summary.usage for one in singly]
    with Store(bench.where) as store:
        assert (store.counts("c").usage.requests, store.counts("c").usage.input_tokens) == (2, 200)


@pytest.mark.parametrize("options", [{}, {"settings": Settings(max_output_tokens=777)}])
def test_a_line_is_what_would_be_sent_one_by_one(bench: Bench, options: dict[str, Any]) -> None:
    """The same body for the first request, and for the repair."""
    answers = iter([(200, completion(decided(2, 9))), (200, completion({"corrections": []}))] * 2)
    bench.provider.answer = lambda _: next(answers)
    bench.run(1, **options)
    bench.summarizer(**options).summarize(text(0))
    lines = [bench.provider.lines(0)[0], bench.provider.lines(1)[0]]
    assert [line["body"] for line in lines] == bench.provider.direct
    assert {(line["method"], line["url"]) for line in lines} == {("POST", "/v1/chat/completions")}
    assert len({line["custom_id"] for line in lines}) == 2
    assert all(len(line["custom_id"]) <= 64 for line in lines)


def test_a_repair_round_is_a_further_batch(bench: Bench) -> None:
    """Of those documents that need one; the first answers are not asked for again."""

    def answer(body: dict[str, Any]) -> Answer:
        if len(body["messages"]) > 2:
            return 200, completion({"corrections": []})
        return 200, completion(decided(2, 9) if "pool 1." in body["messages"][1]["content"] else decided(2))

    bench.provider.answer = answer
    results = bench.run(3)
    assert [len(result.summary.rejected) for result in results] == [0, 1, 0]
    assert [len(bench.provider.lines(batch)) for batch in range(len(bench.provider.batches))] == [3, 1]
    assert results[1].summary.usage.requests == 2


def test_what_is_done_is_not_submitted_again(bench: Bench) -> None:
    """By the same call, nor by one for another corpus."""
    bench.run(2)
    assert [result.status for result in bench.run(3)] == ["done"] * 3
    assert [len(bench.provider.lines(batch)) for batch in range(2)] == [2, 1]


# ------------------------------------------------------------------------------------------------- failures


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


# ------------------------------------------------------------------------------------------------- sizes


def test_batches_are_split_by_requests_and_by_bytes(bench: Bench) -> None:
    """Each below both limits; a request above them goes alone."""
    bench.run(5, bench.plan(requests_per_batch=2))
    assert [len(bench.provider.lines(batch)) for batch in range(3)] == [2, 2, 1]
    length = len(bench.provider.files["file-0"]) // 2
    bench.where = bench.where.with_name("other.db")
    bench.run(5, bench.plan(bytes_per_batch=3 * length + 3))
    assert [len(bench.provider.lines(batch)) for batch in range(3, 5)] == [3, 2]
    bench.where = bench.where.with_name("third.db")
    assert [result.status for result in bench.run(2, bench.plan(bytes_per_batch=1))] == ["done"] * 2


# ------------------------------------------------------------------------------------------------- restarts


def test_a_run_that_is_stopped_while_it_waits_goes_on(bench: Bench) -> None:
    """Without submitting or paying again, in any round."""

    def answer(body: dict[str, Any]) -> Answer:
        return 200, completion({"corrections": []} if len(body["messages"]) > 2 else decided(2, 9))

    bench.provider.answer = answer
    for _ in range(4):
        try:
            results = bench.run(3, bench.plan(sleep=stopped))
            break
        except Stopped:
            continue
    else:
        pytest.fail("it did not come to an end")
    assert [result.status for result in results] == ["done"] * 3
    assert [len(bench.provider.lines(batch)) for batch in range(len(bench.provider.batches))] == [3, 3]
    assert len(bench.provider.paid) == 6


PROGRAM = """
import os, signal, sys
from summarizer import InstructorModel, Summarizer
from summarizer.schemas import Minutes
from summarizer.corpus import BatchPlan, summarize_batch
url, store, texts = sys.argv[1], sys.argv[2], sys.argv[3:]
plan = BatchPlan(sleep=lambda _: os.kill(os.getpid(), signal.SIGKILL))
model = InstructorModel("openai/m", base_url=url, api_key="sk-test-0123456789abcdef")
list(summarize_batch(texts, Summarizer(model, Minutes), store=store, name="c", plan=plan))
"""


def test_a_killed_process_loses_nothing(bench: Bench) -> None:
    """Another goes on from its store."""
    command = [sys.executable, "-c", PROGRAM, bench.url, str(bench.where), text(0), text(1)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -9
    assert len(bench.provider.batches) == 1
    assert [result.status for result in bench.run(2)] == ["done"] * 2
    assert (len(bench.provider.batches), len(bench.provider.paid)) == (1, 2)


def test_a_batch_whose_making_got_lost_is_found_by_its_name(bench: Bench) -> None:
    """The provider made it and the answer never came: it is not made again."""
    bench.provider.gone = {"batches"}
    with pytest.raises(EndpointError):
        bench.run(2)
    assert [result.status for result in bench.run(2)] == ["done"] * 2
    assert (len(bench.provider.batches), len(bench.provider.paid)) == (1, 2)


def test_a_batch_that_was_never_made_is_made_when_its_lease_is_over(bench: Bench) -> None:
    """Until then it may be that of a process that is at it."""
    clock = iter([0.0, 1.0, 700.0])
    plan = bench.plan(now=lambda: next(clock, 800.0))
    bench.provider.refuse = {"batches": (500, {"error": {"message": "oops"}})}
    with pytest.raises(EndpointError):
        bench.run(2, plan)
    bench.provider.refuse = {}
    assert [result.status for result in bench.run(2, plan)] == ["done"] * 2
    assert len(bench.provider.batches) == 1
    assert 60 in bench.naps


@pytest.mark.parametrize("kind", ["files", "batches"])
def test_a_wrong_key_ends_the_run_and_the_next_one_begins_anew(bench: Bench, kind: str) -> None:
    """At once: nothing was made."""
    bench.provider.refuse = {kind: (401, {"error": {"message": f"wrong key {KEY}"}})}
    with pytest.raises(AuthenticationFailed) as caught:
        bench.run(3, bench.plan(requests_per_batch=1))
    assert KEY not in str(caught.value)
    bench.provider.refuse = {}
    assert [result.status for result in bench.run(3)] == ["done"] * 3
    assert len(bench.naps) == 1  # nobody's claim is waited for


def test_a_batch_of_an_equal_document_in_another_corpus_is_waited_for(bench: Bench) -> None:
    """It is paid once, whoever collects it."""
    with pytest.raises(Stopped):
        bench.run(1, bench.plan(sleep=stopped))
    plan, summarizer = bench.plan(), bench.summarizer()
    (result,) = summarize_batch([text(0)], summarizer, store=bench.where, name="other", plan=plan)
    assert result.status == "done"
    assert len(bench.provider.batches) == 1
    assert bench.run(1)[0].status == "done"


def test_answers_of_a_batch_serve_those_who_ask_one_by_one(bench: Bench) -> None:
    """A first round from a batch is in the journal that `summarize_many` reads."""
    answers = iter([(200, completion(decided(2, 9)))])
    bench.provider.answer = lambda _: next(answers, (200, completion({"corrections": []})))
    naps: list[float] = []

    def twice(seconds: float) -> None:
        naps.append(seconds)
        if len(bench.provider.batches) == 2:
            raise Stopped

    with pytest.raises(Stopped):
        bench.run(1, bench.plan(sleep=twice))
    (result,) = summarize_many([text(0)], bench.summarizer(), store=bench.where, name="c")
    assert (result.status, len(bench.provider.direct)) == ("done", 1)


# ------------------------------------------------------------------------------------------------- wrong use


def test_only_a_model_with_an_endpoint_has_batches(bench: Bench) -> None:
    """Said when it is called, not when it is iterated."""
    with pytest.raises(ConfigurationError, match="offline has no batch endpoint"):
        summarize_batch(["x"], Summarizer("offline"), store=bench.where, name="c")


def test_a_plan_is_checked_when_it_is_made() -> None:
    """And names what is wrong."""
    with pytest.raises(ConfigurationError, match="poll_seconds is 0"):
        replace(BatchPlan(), poll_seconds=0)


def test_a_run_tells_what_it_does(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    """Documents and tokens, as when they are asked for one by one."""
    calls = iter([GOOD, (400, {"error": {"message": "no"}})])
    bench.provider.answer = lambda _: next(calls)
    with caplog.at_level("DEBUG", "summarizer"):
        bench.run(2)
    said = [record.getMessage().replace(f" at {bench.url}", "") for record in caplog.records]
    assert [line for line in said if line.startswith(("request", "Minutes"))] == [
        "request to openai/m: stop, 100+20 tokens",
        "Minutes by openai/m: done, 0 rejected, 0 repaired, 0 omissions, 100+20 tokens",
        "Minutes by openai/m: failed, EndpointError",
    ]


def test_the_page_about_batches_is_true(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its Python runs as it stands, with an endpoint of ours."""
    monkeypatch.setenv("OPENAI_BASE_URL", bench.url)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("They met.")
    bench.provider.polls = 0
    bench.provider.answer = lambda _: (200, completion(ANSWER, "Readout"))
    page = (ROOT / "docs/batch.md").read_text(encoding="utf-8")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(page.partition("```py\n")[2].partition("```")[0], {"folder": tmp_path})
    assert printed.getvalue() == "1 done None\n"
    assert (tmp_path / "work.db").exists()


def test_batches_are_kept_in_either_database(bench: Bench, where: str) -> None:
    """SQLite and PostgreSQL."""
    bench.provider.endings = [Ending("expired", answered=1)]
    plan, sources = bench.plan(), [text(0), text(1)]
    results = list(summarize_batch(sources, bench.summarizer(), store=where, name="c", plan=plan))
    assert [result.status for result in results] == ["done"] * 2
