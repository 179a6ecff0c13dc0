"""Nothing is lost and nothing is paid twice: killed processes, several processes. On both databases.

The endpoint is a real one on the loopback: 200 ms, and 3 of 100 requests end in 429, 500 or a reset.
"""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Generator
from pathlib import Path

import pytest
from sqlalchemy import select

from summarizer.corpus import Store
from summarizer.corpus.database import connected
from summarizer.corpus.tables import documents
from tests.corpus.loopback import serving, stats
from tests.corpus.written import results_in
from tests.corpus.zygote import Zygote

DOCUMENTS, KILLS, CONCURRENCY = 300, 20, 16


@pytest.fixture
def endpoint() -> Generator[str]:
    """The address of an endpoint that fails now and then."""
    with serving(delay_seconds=0.2, faults=0.03, seed=7) as address:
        yield address


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """The documents, as JSON Lines."""
    path = tmp_path / "texts.jsonl"
    rows = ({"id": f"d{n}", "text": f"Oslo, 3 June 2024. They met on matter {n}."} for n in range(DOCUMENTS))
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return path


def claims_of(where: str, process: int) -> int:
    """How many documents a process had in flight."""
    engine = connected(where)
    with engine.begin() as connection:
        owners = list(connection.scalars(select(documents.c.owner).where(documents.c.state == "claimed")))
    engine.dispose()
    return sum(f":{process}:" in (owner or "") for owner in owners)


def killed(commands: Zygote, command: list[str | Path], endpoint: str, *, asking: bool, seconds: float) -> int:
    """Start a command and end it so long after it has begun to ask, or to run; return its process."""
    came = stats(endpoint)["came"]
    process = commands.start(*command)
    while asking and stats(endpoint)["came"] == came:
        time.sleep(0.01)
    time.sleep(seconds)  # the moment of the kill, which is what is tested
    os.kill(process, signal.SIGKILL)
    assert commands.wait(process) == -signal.SIGKILL, "it was done before it was killed"
    return process


def test_a_run_killed_twenty_times_loses_nothing_and_pays_nothing_twice(
    where: str, texts: Path, commands: Zygote, endpoint: str, tmp_path: Path
) -> None:
    """After each `kill -9` the same command goes on; what is paid beyond the documents was in flight at a kill."""
    Store(where).close()  # so that claims can be counted after the earliest kill
    moments, in_flight = random.Random(20), 0
    output = tmp_path / "out.jsonl"
    options = ("--store", where, "--concurrency", str(CONCURRENCY), "--lease", "1")
    command: list[str | Path] = ["corpus", texts, "-o", output, *options]
    for kill in range(KILLS):
        asking = kill % 4 != 0  # three of four after it has begun to ask
        process = killed(commands, command, endpoint, asking=asking, seconds=moments.uniform(0, 0.5))
        there = claims_of(where, process)
        assert there <= CONCURRENCY
        in_flight += there
    assert commands.wait(commands.start(*command)) == 0
    found = results_in(output)
    assert [one["id"] for one in found] == [f"d{n}" for n in range(DOCUMENTS)]
    assert {one["status"] for one in found} == {"done"}
    paid = stats(endpoint)
    assert paid["texts"] == DOCUMENTS
    assert paid["paid"] - DOCUMENTS <= in_flight


def test_four_processes_share_the_work(
    database: str, texts: Path, commands: Zygote, endpoint: str, tmp_path: Path
) -> None:
    """Each document is done once, all outputs are whole, and nobody does a fifth more or less than his part."""
    outputs = [tmp_path / f"out{n}.jsonl" for n in range(4)]
    started = [
        commands.start("corpus", texts, "-o", output, "--store", database, "--concurrency", "4") for output in outputs
    ]
    assert [commands.wait(process) for process in started] == [0] * 4
    assert stats(endpoint)["paid"] == stats(endpoint)["texts"] == DOCUMENTS
    for output in outputs:
        assert [one["id"] for one in results_in(output)] == [f"d{n}" for n in range(DOCUMENTS)]
    with Store(database) as store:
        assert store.counts(store.corpora()[0]).done == DOCUMENTS
    said = [line for line in (tmp_path / "complaints").read_text().splitlines() if "documents:" in line]
    done = Counter(DOCUMENTS - int(line.split("(")[1].split(" reused")[0]) for line in said)
    assert all(abs(one - DOCUMENTS / 4) <= DOCUMENTS / 4 * 0.2 for one in done)
