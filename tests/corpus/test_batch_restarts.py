"""A run of batches that is stopped at any point: the same call goes on, and nothing is submitted or paid twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from summarizer.corpus import summarize_batch, summarize_many
from summarizer.errors import AuthenticationFailed, EndpointError
from tests.corpus.batches import Answer
from tests.corpus.bench import KEY, Bench, Stopped, completion, decided, stopped, text

ROOT = Path(__file__).resolve().parents[2]


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
