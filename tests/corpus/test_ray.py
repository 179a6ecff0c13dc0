"""Ray Data: no document is lost, no worker raises, and what was paid is not paid again. On a real Ray of our own."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Generator
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import Any

import pytest

pytest.importorskip("ray", reason="Ray is not installed: pip install 'structured-summarizer[ray]'")

from summarizer import InstructorModel, Summarizer
from summarizer.corpus import Plan, Store
from summarizer.corpus.ray import COLUMNS, Worker, summarize_dataset
from summarizer.errors import ConfigurationError
from tests.corpus.batches import Answer, Provider, serving
from tests.corpus.loopback import ANSWER, body_of
from tests.corpus.ray_job import DOOMED

ARROW: Any = import_module("pyarrow")  # has no types
ROOT = Path(__file__).resolve().parents[2]
OFFLINE = Summarizer("offline")
TEXT = "Oslo, 3 June 2024. Norway and Iceland agreed to share their weather data."


def answer(body: dict[str, Any]) -> Answer:
    """A refusal of what is doomed; a small record else."""
    if DOOMED in body["messages"][1]["content"]:
        return 400, {"error": {"message": "this cannot be"}}
    return 200, body_of(ANSWER)


@pytest.fixture
def provider() -> Generator[tuple[Provider, str]]:
    """An endpoint and its address."""
    provider = Provider(answer)
    with serving(provider) as url:
        yield provider, url


def worked(where: object, rows: list[dict[str, Any]], plan: Plan | None = None) -> list[dict[str, Any]]:
    """What a worker makes of a block, as rows."""
    block = Worker(OFFLINE, str(where), plan or Plan(), "text", "key")(ARROW.Table.from_pylist(rows))
    assert block.schema.names == ["key", *COLUMNS]
    told: list[dict[str, Any]] = block.to_pylist()
    return told


def test_a_row_becomes_a_row(tmp_path: Path) -> None:
    """With its key, in its place, and its record as JSON."""
    first, second = worked(tmp_path / "s.db", [{"key": 7, "text": TEXT}, {"key": 8, "text": "They met."}])
    assert (first["key"], first["status"], first["error"], second["key"]) == (7, "done", None, 8)
    assert json.loads(first["record"])["agreements"][0]["what"] == "share their weather data"
    assert first["requests"] == 0


def test_a_summarizer_goes_to_a_worker() -> None:
    """Pickled, with its model."""
    copy: Summarizer[Any] = pickle.loads(pickle.dumps(OFFLINE))
    assert copy.summarize(TEXT).record == OFFLINE.summarize(TEXT).record


def test_columns_tell_the_date_and_the_title(tmp_path: Path) -> None:
    """As arguments of a source do."""
    text = "Norway and Iceland agreed on Monday to share data."
    (row,) = worked(tmp_path / "s.db", [{"key": 1, "text": text, "dated": "2024-06-05", "title": None}])
    assert json.loads(row["record"])["agreements"][0]["when"]["earliest"] == "2024-06-03"


STRANGE: list[dict[str, Any]] = [
    {"text": ""},
    {"text": None},
    {"text": 5},
    {"other": "x"},
    {"text": TEXT, "dated": "soon"},
    {"text": TEXT, "title": 5},
]


@pytest.mark.parametrize("row", STRANGE)
def test_a_row_that_is_no_document_is_told_so(tmp_path: Path, row: dict[str, Any]) -> None:
    """Whatever its columns hold."""
    (told,) = worked(tmp_path / "s.db", [{"key": "a", **row}])
    assert (told["key"], told["status"], told["record"]) == ("a", "failed", None)
    assert json.loads(told["error"])["type"] in ("SourceError", "EmptyDocument")


def test_a_store_that_is_not_there_fails_rows_not_the_worker() -> None:
    """Each says what to do."""
    rows = worked("/no/such/folder/s.db", [{"key": n, "text": TEXT} for n in range(3)])
    assert [json.loads(row["error"])["type"] for row in rows] == ["StoreError"] * 3


def test_what_cannot_be_shared_is_refused_at_once(tmp_path: Path) -> None:
    """Before anything is run."""
    dataset: Any = None
    with pytest.raises(ConfigurationError, match="in memory"):
        summarize_dataset(dataset, OFFLINE, store=Store(":memory:"))
    with pytest.raises(ConfigurationError, match="a budget"):
        summarize_dataset(dataset, OFFLINE, store=tmp_path / "s.db", plan=Plan(budget_tokens=1))


def test_a_block_that_is_run_again_costs_nothing(provider: tuple[Provider, str], tmp_path: Path) -> None:
    """Unless failed documents shall be tried again: then those are."""
    endpoint, url = provider
    summarizer = Summarizer(InstructorModel("openai/m", base_url=url, api_key="sk-test"))
    block = ARROW.Table.from_pylist([{"key": n, "text": f"Board {n} met, {DOOMED * (n % 2)}."} for n in range(4)])

    def run(plan: Plan) -> list[str]:
        told = Worker(summarizer, str(tmp_path / "s.db"), plan, "text", "key")(block)
        return [row["status"] for row in told.to_pylist()]

    assert run(Plan()) == run(Plan()) == ["done", "failed"] * 2
    assert len(endpoint.direct) == 4
    endpoint.answer = lambda _: (200, body_of(ANSWER))
    assert run(Plan(retry_failed=True)) == ["done"] * 4
    assert len(endpoint.direct) == 6
    with Store(tmp_path / "s.db") as store:
        assert store.corpora() == []


# ------------------------------------------------------------------------------------------------- on a Ray


def started(url: str, store: Path, count: int) -> subprocess.Popen[str]:
    """A job; its processes are a group of their own."""
    command = [sys.executable, "-m", "tests.corpus.ray_job", url, str(store), str(count)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    )


def ended(job: subprocess.Popen[str]) -> dict[str, Any]:
    """What a job says at its end."""
    said, _ = job.communicate(timeout=300)
    assert job.returncode == 0
    (line,) = [line for line in said.splitlines() if line.startswith('{"rows"')]  # Ray may say something too
    told: dict[str, Any] = json.loads(line)
    return told


def asked(provider: Provider) -> Counter[str]:
    """How often each text came."""
    return Counter(body["messages"][1]["content"] for body in provider.direct)


def test_of_a_thousand_documents_none_is_lost(provider: tuple[Provider, str], tmp_path: Path) -> None:
    """950 records and 50 typed errors; another run of the job costs nothing."""
    endpoint, url = provider
    told = ended(started(url, tmp_path / "s.db", 1000))
    assert (told["rows"], told["keys"], told["records"]) == (1000, 1000, 950)
    assert told["status"] == {"done": 950, "failed": 50}
    assert told["errors"] == {"EndpointError": 50}
    assert told["requests"] == 950
    assert asked(endpoint).total() == len(asked(endpoint)) == 1000


def workers_of(job: subprocess.Popen[str]) -> list[int]:
    """The process ids of a job's workers."""
    listed = subprocess.run(["ps", "-eo", "pid,sid,args"], capture_output=True, text=True, check=True).stdout
    lines = [line.split(maxsplit=2) for line in listed.splitlines()]
    return [int(pid) for pid, session, command in lines if session == str(job.pid) and "MapWorker" in command]


def dam(endpoint: Provider, count: int) -> Event:
    """Answers so many requests and holds the rest until it is opened: a job that is to be killed cannot end before."""
    opened, passes = Event(), iter(range(count))

    def held(body: dict[str, Any]) -> Answer:
        if next(passes, None) is None:
            opened.wait()
        return answer(body)

    endpoint.answer = held
    return opened


def worker_of(job: subprocess.Popen[str], endpoint: Provider, after: int) -> int:
    """A worker of a job, once so many more documents were asked for; those of a killed job go on for a moment."""
    before = len(endpoint.direct)
    while not (workers := workers_of(job)) or len(endpoint.direct) - before <= after:
        assert job.poll() is None
        time.sleep(0.05)
    return workers[0]


def test_a_killed_job_goes_on_from_the_store(provider: tuple[Provider, str], tmp_path: Path) -> None:
    """And without a worker that is killed too: nothing is paid again but what was under way."""
    endpoint, url = provider
    first = dam(endpoint, 60)
    job = started(url, tmp_path / "s.db", 300)
    worker_of(job, endpoint, 60)
    os.killpg(job.pid, signal.SIGKILL)
    job.communicate()
    second = dam(endpoint, 60)
    first.set()
    job = started(url, tmp_path / "s.db", 300)
    os.kill(worker_of(job, endpoint, 60), signal.SIGKILL)
    second.set()
    told = ended(job)
    assert (told["rows"], told["keys"], told["status"]) == (300, 300, {"done": 285, "failed": 15})
    under_way = 3 * 32
    assert asked(endpoint).total() - len(asked(endpoint)) <= under_way
