"""Every example runs, as a reader would run it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = sorted(path.name for path in (ROOT / "examples").glob("*.py"))


APART = {"ray_corpus.py", "testing_your_code.py"}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python from the project's root, without a model set unless one is given."""
    unset = {"SUMMARIZER_MODEL", "OPENAI_API_KEY", "OPENAI_BASE_URL"}
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=kept | environment, capture_output=True, text=True, check=False)


def test_there_are_the_six_that_the_readme_names() -> None:
    """Each is run below."""
    four = ["async_files.py", "first_readout.py", "own_schema.py", "ray_corpus.py"]
    assert [*four, "real_model.py", "testing_your_code.py"] == SCRIPTS


@pytest.mark.parametrize("script", [name for name in SCRIPTS if name not in APART])
def test_an_example_runs_without_a_key(script: str) -> None:
    """It prints something and fails at nothing."""
    done = run("-W", "error", f"examples/{script}")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_ray_example_runs_on_a_ray_of_its_own() -> None:
    """A row for each document, good or not. (Ray warns of itself: that is no error here.)"""
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'structured-summarizer[ray]'")
    done = run("examples/ray_corpus.py")
    assert done.returncode == 0, done.stderr
    told = [line.split()[:2] for line in done.stdout.splitlines()]
    good = [[path.name, "done"] for path in (ROOT / "examples/reports").glob("*.txt")]
    assert sorted(told) == sorted([["empty.txt", "failed"], *good])


def test_the_testing_example_passes() -> None:
    """Its tests are tests."""
    done = run("-m", "pytest", "examples/testing_your_code.py")
    assert done.returncode == 0, done.stdout
    assert "4 passed" in done.stdout


def test_the_own_schema_is_repaired_to_the_truth() -> None:
    """In the first answer a company buys itself; the schema's own validator sees it, and the model is told."""
    done = run("examples/own_schema.py")
    assert "Price: €412 million" in done.stdout
    assert "the buyer and the bought company are the same" in done.stdout
    assert "Closing: in the third quarter: 2025-07-01 to 2025-09-30" in done.stdout


def test_the_first_readout_proves_what_it_prints() -> None:
    """Commitments come with their sentences."""
    assert "proof, characters" in run("examples/first_readout.py").stdout
