"""The provider's batch endpoint: the same requests and the same summaries as one by one, in batches of any size."""

from __future__ import annotations

import contextlib
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarizer import Settings, Source, Summarizer
from summarizer.corpus import BatchPlan, Document, Store, summarize_batch, summarize_many
from summarizer.errors import ConfigurationError, SourceError
from tests.corpus.batches import Answer, Ending
from tests.corpus.bench import GOOD, KEY, Bench, completion, decided, text
from tests.corpus.loopback import ANSWER

ROOT = Path(__file__).resolve().parents[2]


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
