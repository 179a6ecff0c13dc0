"""README.md says what is so: its Python runs and prints what stands under it, and its picture of the demo is real."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from summarizer import Source, summarize
from summarizer.render.terminal import to_terminal

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
SKIPPED = "…"


def test_the_python_of_the_readme_prints_what_it_says() -> None:
    """Each block of Python is followed by its output."""
    blocks = [place for place, (language, _) in enumerate(FENCES) if language == "python"]
    assert blocks
    for place in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(FENCES[place][1], {})
        assert FENCES[place + 1] == ("text", printed.getvalue())


def test_the_demo_prints_what_the_readme_shows() -> None:
    """Line by line and in order; a line of dots stands for what was left out."""
    sample = "examples/reports/harbour-talks.txt"
    source = Source((ROOT / sample).read_text(encoding="utf-8"), origin=sample)
    page = io.StringIO()
    to_terminal(summarize(source, model="offline"), Console(file=page, width=110))
    printed = iter([line.rstrip() for line in page.getvalue().splitlines()])
    shown = [line for line in FENCES[0][1].splitlines() if line != SKIPPED]
    assert shown
    for line in shown:
        assert line in printed, line


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)", README))
def test_a_link_of_the_readme_leads_somewhere(target: str) -> None:
    """To a file of the project."""
    assert (ROOT / target).exists()


def test_the_readme_names_the_commands_that_ci_runs() -> None:
    """What a newcomer types is what is checked."""
    commands = FENCES[1][1]
    assert "make demo" in commands
    assert "make test" in commands
    assert "make check" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert re.search(r"^check:.*\btest\b", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
