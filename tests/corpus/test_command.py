"""`summarizer corpus` as a user runs it: outputs, exit codes, and one line for each thing that is wrong."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import text

from summarizer import Summary
from summarizer.corpus.database import connected
from summarizer.testing import assert_grounded
from tests.corpus.written import results_in
from tests.test_cli import run


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Two texts, one of them twice, and an empty one."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, said in {"a": "They met.", "b": "They parted.", "c": "They met.", "d": ""}.items():
        (folder / f"{name}.txt").write_text(said)
    return folder


def corpus(*arguments: str | Path) -> tuple[int, str, str]:
    """Run it with the offline model."""
    return run("corpus", "--model", "offline", *arguments)


def test_a_folder_becomes_lines(texts: Path, tmp_path: Path) -> None:
    """One for each document, in their order, the failed one with its error; a second run reuses them."""
    output = tmp_path / "out.jsonl"
    code, printed, complaint = corpus(texts, "-o", output)
    assert (code, printed) == (1, "")
    assert complaint.splitlines()[0] == (
        f"summarizer: {texts}/d.txt: the text is empty: give a text with at least one sentence"
    )
    assert "4 documents: 3 done (1 reused), 1 failed" in complaint
    found = results_in(output)
    assert [(one["id"], one["status"]) for one in found] == [
        (f"{texts}/{name}.txt", "failed" if name == "d" else "done") for name in "abcd"
    ]
    assert found[3]["error"]["type"] == "EmptyDocument"
    assert_grounded(Summary.from_json(json.dumps(found[0]["summary"])))
    assert found[2]["summary"]["source"]["origin"] == f"{texts}/c.txt"
    written = output.read_text()
    assert "3 done (3 reused)" in corpus(texts, "-o", output)[2]
    assert output.read_text() == written


def test_parquet_has_a_row_for_each(texts: Path, tmp_path: Path) -> None:
    """Status and error are columns; the summary is JSON."""
    output = tmp_path / "out.parquet"
    assert corpus(texts, "-o", output)[0] == 1
    rows = import_module("pyarrow.parquet").read_table(output).to_pylist()
    assert [row["status"] for row in rows] == ["done", "done", "done", "failed"]
    assert Summary.from_json(rows[1]["summary"]).source.text == "They parted."
    assert rows[3]["error_type"] == "EmptyDocument"
    assert rows[3]["summary"] is None


def test_status_and_export_ask_nothing(texts: Path, tmp_path: Path) -> None:
    """What the store has is told and written again."""
    output, again = tmp_path / "out.jsonl", tmp_path / "again.jsonl"
    corpus(texts, "-o", output)
    code, printed, _ = run("corpus", "--status", "-o", output)
    assert code == 0
    assert "4 documents: 3 done, 1 failed, 0 under way, 0 pending" in printed
    assert run("corpus", "--export", "-o", again, "--store", f"{output}.db")[0] == 0
    assert again.read_text() == output.read_text()


def test_a_dry_run_counts_and_asks_nothing(texts: Path, tmp_path: Path) -> None:
    """Equal documents once; the cost by the price, or unknown; no store is made."""
    output = tmp_path / "out.jsonl"
    code, printed, complaint = corpus(texts, "-o", output, "--dry-run", "--price", "1,2")
    assert code == 1
    assert "4 documents, 1 unreadable, 2 to be paid for" in printed
    assert "about" in printed
    assert "cost: 0.0" in printed
    assert "d.txt: the text is empty" in complaint
    assert "cost: unknown (give --price or --prices)" in corpus(texts, "--dry-run", "-o", output)[1]
    assert [path.name for path in tmp_path.iterdir()] == ["texts"]


def test_a_table_of_prices_is_read(texts: Path, tmp_path: Path) -> None:
    """By the model's name."""
    prices = tmp_path / "prices.toml"
    prices.write_text('"offline" = { input = 1.0, output = 2.0 }\n')
    assert "cost: 0.0" in corpus(texts, "--dry-run", "-o", tmp_path / "o", "--prices", prices)[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "there is no INPUT"),
        (["--status", "--store", "none.db"], "there is no store none.db"),
        (["x", "--budget-money", "1"], "a budget in money needs a price"),
        (["x", "--price", "cheap"], "is no price"),
        (["x", "--timeout", "0"], "timeout_seconds is 0"),
        (["x", "--store", "mysql://u:secret@h/d"], "no store is kept in mysql"),
        (["x", "--prices", "none.toml"], "none.toml: No such file"),
        (["x", "-o", "no/such/out.jsonl"], "give a file in a folder that is there"),
    ],
)
def test_wrong_use_is_one_line_with_its_remedy(arguments: list[str], said: str, tmp_path: Path) -> None:
    """And exit code 2."""
    code, printed, complaint = run("corpus", "--model", "offline", *arguments, cwd=tmp_path)
    assert (code, printed) == (2, "")
    assert said in complaint
    assert complaint.count("\n") == 1
    assert "secret" not in complaint


def test_a_store_of_a_newer_version_is_one_line(texts: Path, tmp_path: Path) -> None:
    """With what to do."""
    output = tmp_path / "out.jsonl"
    corpus(texts, "-o", output)
    engine = connected(f"{output}.db")
    with engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = 99"))
    engine.dispose()
    code, _, complaint = corpus(texts, "-o", output)
    assert code == 2
    assert complaint.splitlines() == [
        "summarizer: the store is of version 99, and this library knows 1: upgrade structured-summarizer, or give "
        "another store"
    ]
