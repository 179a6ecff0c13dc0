"""Every example runs, as a reader would run it."""

from __future__ import annotations

import os
import re
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


def test_there_are_those_that_the_readme_names() -> None:
    """Each is run below."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert sorted(set(re.findall(r"\]\(examples/(\w+\.py)\)", readme))) == SCRIPTS
    assert len(SCRIPTS) >= 6


@pytest.mark.parametrize("script", [name for name in SCRIPTS if name not in APART])
def test_an_example_runs_without_a_key(script: str) -> None:
    """It prints something and fails at nothing."""
    done = run("-W", "error", f"examples/{script}")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


ON_ONE_RAY = """
import os, re, runpy, sys
import pyarrow
import pyarrow.parquet
root, folder = os.getcwd(), sys.argv.pop()
os.chdir(folder)  # where its workers are too
runpy.run_path(f"{root}/examples/ray_corpus.py", run_name="__main__")
rows = [{"key": "a", "text": "Norway and Iceland agreed to share data."}, {"key": "b", "text": ""}]
os.mkdir("reports")
pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), "reports/0.parquet")
page = open(f"{root}/docs/ray.md", encoding="utf-8").read()
for block in re.findall("^```py\\n(.*?)^```", page, re.M | re.S):
    exec(block, {})
for row in pyarrow.parquet.read_table("summaries").to_pylist():
    print("page", row["key"], row["status"])
"""
"""Runs the example, then the Python of the page in the same process: a Ray takes seconds to start."""


def test_the_ray_example_and_page_run_on_a_ray_of_their_own(tmp_path: Path) -> None:
    """A row for each document, good or not. (Ray warns of itself: that is no error here.)"""
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'structured-summarizer[ray]'")
    done = run("-c", ON_ONE_RAY, str(tmp_path))
    assert done.returncode == 0, done.stderr
    told = [line.split()[:2] for line in done.stdout.splitlines() if not line.startswith("page ")]
    good = [[path.name, "done"] for path in (ROOT / "examples/reports").glob("*.txt")]
    assert sorted(told) == sorted([["empty.txt", "failed"], *good])
    paged = [line for line in done.stdout.splitlines() if line.startswith("page ")]
    assert sorted(paged) == ["page a done", "page b failed"]
    assert (tmp_path / "summaries.db").exists()


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


def test_a_corpus_is_paid_once() -> None:
    """The second run has all of it from the store; the folder's README is a document too."""
    assert "second run: 5 done, 5 of them from the store" in run("examples/corpus_run.py").stdout


def test_the_first_readout_proves_what_it_prints() -> None:
    """Commitments come with their sentences."""
    assert "proof, characters" in run("examples/first_readout.py").stdout


def test_a_fetched_page_is_read_with_what_it_says_of_itself() -> None:
    """The example fetches it from a server that it starts; the library fetches nothing."""
    printed = run("examples/fetch_and_read.py").stdout
    assert printed.startswith("Talks on mackerel open (Bergen Post, 2025-01-14, en), from http://127.0.0.1:")
    assert "Norway pledged to provide NOK 40 million" in printed
    assert "newsletter" not in printed
