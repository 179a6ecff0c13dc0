"""`summarizer evaluate` and `summarizer gold`, and what their output looks like."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from summarizer import Readout, Summarizer, Usage
from summarizer.evaluate import Evaluation, Gold, Trap, Violation, evaluate, load_gold
from summarizer.evaluate.page import to_html
from summarizer.evaluate.table import to_terminal
from summarizer.testing import ScriptedModel
from tests.test_cli import ROOT, run

GOLD = ROOT / "tests" / "gold"
HOSTILE = "\x1b[31m<script>alert(1)</script> $x^2$ {{ 7*7 }}"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Two documents of the gold set, in a folder of their own."""
    folder = tmp_path / "gold"
    for gold in load_gold(GOLD)[:2]:
        gold.write(folder)
    return folder


def test_one_command_reports_every_measure(small: Path) -> None:
    """With the sizes it rests on; and nothing on the standard error."""
    code, printed, complaint = run("evaluate", small, "--model", "offline")
    assert (code, complaint) == (0, "")
    assert "2 documents" in printed
    for said in (
        "headline",
        "commitments",
        "F1",
        "precision",
        "recall",
        "speaker",
        "days in common",
        "references right",
    ):
        assert said in printed
    for said in ("items rejected", "items repaired", "omissions listed", "tokens", "cost", "seconds", "forbidden"):
        assert said in printed
    assert re.search(r"quotes +F1 +\d\.\d\d \[\d\.\d\d, \d\.\d\d\]", printed)


def test_what_is_saved_is_compared_later(small: Path, tmp_path: Path) -> None:
    """Evaluations and summaries both; each run has its column, and its difference to the first."""
    saved, summaries, page = tmp_path / "a.json", tmp_path / "made.jsonl", tmp_path / "page.html"
    texts = sorted(small.glob("*.txt"))
    assert run("evaluate", small, "--model", "offline", "-o", saved)[0] == 0
    assert run("read", "--model", "offline", "-o", summaries, *texts)[0] == 0
    code, printed, complaint = run("evaluate", small, "--run", saved, "--run", summaries)
    assert (code, complaint) == (0, "")
    assert "More than offline has" in printed
    assert "made" in printed
    assert "+0.00 [+0.00, +0.00]" in printed
    assert run("evaluate", small, "--run", saved, "--run", summaries, "-o", page)[0] == 0
    assert page.read_text(encoding="utf-8").count("<img") == 2


def test_runs_on_other_gold_are_not_set_side_by_side(small: Path, tmp_path: Path) -> None:
    """Nor is a file with a broken line taken for one of summaries."""
    saved = tmp_path / "a.json"
    assert run("evaluate", small, "--model", "offline", "-o", saved)[0] == 0
    code, printed, complaint = run("evaluate", GOLD, "--run", saved)
    assert (code, printed) == (2, "")
    assert "is of other gold: " in complaint
    saved.write_text(f'{saved.read_text(encoding="utf-8")}{{"name": 1}}\n', encoding="utf-8")
    assert "Input should be a valid string: give it as `evaluate` wrote it" in run("evaluate", small, "--run", saved)[2]


def test_a_reviewed_summary_becomes_gold_in_one_command(tmp_path: Path) -> None:
    """Named as the text was."""
    made = tmp_path / "made.json"
    assert run("read", "--model", "offline", "--format", "json", "-o", made, GOLD / "short-note.txt")[0] == 0
    code, printed, complaint = run("gold", made, "-o", tmp_path / "gold")
    assert (code, printed, complaint) == (0, f"{tmp_path / 'gold' / 'short-note.txt'}\n", "")
    assert run("evaluate", tmp_path / "gold", "--model", "offline")[0] == 0
    code, _, complaint = run("gold", made, "-o", tmp_path / "gold")
    assert code == 2
    assert "is there already" in complaint


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["evaluate", "no-such-folder", "--model", "offline"], "holds no gold: give a folder"),
        (["evaluate", GOLD, "--model", "offline", "--price", "offline=a,b"], "is no price: write MODEL=INPUT,OUTPUT"),
        (["evaluate", GOLD, "--model", "offline", "--price", "1,2"], "is no price"),
        (["evaluate", GOLD, "--run", "no-such-file"], "give a file of JSON"),
        (["evaluate", GOLD, "--run", GOLD / "short-note.txt"], "give what `summarizer read --format json` wrote"),
        (["evaluate", GOLD, "--model", "offline", "--schema", "minutes"], "no field of Minutes"),
        (["gold", GOLD / "short-note.txt", "-o", "x"], "Invalid JSON"),
    ],
)
def test_wrong_use_is_one_line_with_its_remedy(arguments: list[str | Path], said: str) -> None:
    """And exit code 2."""
    code, printed, complaint = run(*arguments)
    assert (code, printed) == (2, "")
    assert said in complaint
    assert complaint.count("\n") == 1


def test_foreign_text_does_nothing_in_a_terminal_or_on_a_page() -> None:
    """Names of runs and documents, items, statements that must not be made: all of it is shown, none of it acts."""
    whole = load_gold(GOLD)[0]
    gold = Gold(HOSTILE, whole.source, whole.record, (Trap(text=HOSTILE),))
    made = evaluate([gold], Summarizer("offline"), name=HOSTILE)
    wrong = Violation(trap=Trap(text=HOSTILE, why=HOSTILE), path="points[0]", item="said")
    document = made.documents[0].model_copy(update={"violations": [wrong], "error": HOSTILE, "missed": [("x", "<b>")]})
    hostile: Evaluation = made.model_copy(update={"documents": [document]})
    page = to_html([hostile, hostile])
    assert "<script>" not in page
    assert "{{ 7*7 }}" in page
    assert "\x1b" not in page
    assert page.count("&lt;script&gt;") > 3
    out = StringIO()
    to_terminal([hostile, hostile], Console(file=out, width=200))
    assert "\x1b" not in out.getvalue()


def test_the_same_evaluation_makes_the_same_page() -> None:
    """Byte for byte."""
    made = evaluate(load_gold(GOLD)[:3], Summarizer("offline"))
    assert to_html([made]) == to_html([made])


def test_a_run_of_which_nothing_is_known_has_dashes() -> None:
    """No measure, no price: never a zero that nobody measured."""
    nothing: dict[str, object] = {name: None if name == "headline" else [] for name in Readout.model_fields}
    made = evaluate(load_gold(GOLD)[:1], Summarizer(ScriptedModel([nothing] * 3)))
    document = made.documents[0].model_copy(update={"usage": Usage(requests=1, unreported=1)})
    out = StringIO()
    to_terminal([made.model_copy(update={"documents": [document]})], Console(file=out, width=120))
    assert re.search(r"cost +unknown", out.getvalue())
    assert re.search(r"disagreements +F1 +0.00.*\n +precision +–", out.getvalue())


def test_json_is_one_evaluation_a_line(small: Path) -> None:
    """As `--run` reads it."""
    code, printed, _ = run("evaluate", small, "--model", "offline", "--model", "offline", "--format", "json")
    assert code == 0
    assert [json.loads(line)["name"] for line in printed.splitlines()] == ["offline", "offline"]
