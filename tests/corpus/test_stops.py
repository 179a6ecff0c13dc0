"""What becomes of a run that its budget or Ctrl-C stops? What is done is written, and the same command goes on.

Killed ones are in `test_kills.py`.
"""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.corpus.loopback import serving, stats
from tests.corpus.written import results_in
from tests.corpus.zygote import Zygote


@pytest.fixture
def endpoint() -> Generator[str]:
    """An endpoint that answers in a fifth of a second."""
    with serving(delay_seconds=0.2) as address:
        yield address


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Sixty documents."""
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": f"They met on matter {n}."}) + "\n" for n in range(60)))
    return path


def test_a_budget_has_its_own_exit_code(many: Path, commands: Zygote, endpoint: str, tmp_path: Path) -> None:
    """The endpoint counted no more than it; what is done is written; raised, the same command goes on."""
    output = tmp_path / "out.jsonl"
    assert commands.wait(commands.start("corpus", many, "-o", output, "--budget-tokens", "6000")) == 3
    assert 0 < stats(endpoint)["paid"] * 120 <= 6000
    assert len(results_in(output)) == stats(endpoint)["paid"]
    assert "the budget is reached" in (tmp_path / "complaints").read_text()
    assert commands.wait(commands.start("corpus", many, "-o", output, "--budget-tokens", "600000")) == 0
    assert stats(endpoint)["paid"] == len(results_in(output)) == 60


@pytest.mark.parametrize("signals", [1, 2])
def test_an_interrupted_run_goes_on(many: Path, commands: Zygote, endpoint: str, tmp_path: Path, signals: int) -> None:
    """One Ctrl-C lets what is under way finish, so that nothing is paid twice; a second one stops at once."""
    output = tmp_path / "out.jsonl"
    command: list[str | Path] = ["corpus", many, "-o", output, "--concurrency", "8"]
    process = commands.start(*command)
    for _ in range(signals):
        came = stats(endpoint)["came"]
        while not stats(endpoint)["under_way"] or (came == 0 and stats(endpoint)["came"] == 0):
            time.sleep(0.01)
        os.kill(process, signal.SIGINT)
    assert commands.wait(process) == 130
    assert commands.wait(commands.start(*command)) == 0
    assert [one["id"] for one in results_in(output)] == [str(n) for n in range(60)]
    assert stats(endpoint)["paid"] - 60 <= (0 if signals == 1 else 8)
