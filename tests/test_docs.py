"""README.md and docs/ say what is so: their Python prints what stands under it, their commands have the options that
they are given, their links lead somewhere, and the picture of the demo is real.

A block marked `python` is run here. One marked `py` needs something of its own (a provider, a Ray) and is run by the
tests of that.
"""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest
import typer
from hypothesis import settings
from rich.console import Console

from summarizer import Source, summarize
from summarizer.cli import app
from summarizer.render.terminal import to_terminal

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ALONE = ROOT / "docs" / "telemetry.md"
"""It sets up logging, so its blocks run in processes of their own."""
RUN_HERE = [page for page in PAGES if page != ALONE]
COMMANDS = cast("Any", typer.main.get_command(app)).commands
HEAVY_BYTES = 300_000
"""A picture above this is no light one."""


def fences(text: str) -> list[tuple[str, str]]:
    """The language and the lines of each fenced block."""
    return re.findall(r"^```(\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def links(page: Path) -> list[Path]:
    """Where the links of a page lead that lead to files."""
    text = re.sub(r"^```.*?^```|`[^`\n]+`", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    found: list[str] = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    return [page.parent / target for target in found]


FENCES = fences(README)
CODE = re.compile(r"^```sh\n.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
"""What a page gives to be typed: blocks for a shell, and words between back quotes."""
SKIPPED = "…"


def test_there_is_python_in_the_pages() -> None:
    """Which is run below."""
    assert sum(language == "python" for page in PAGES for language, _ in fences(page.read_text(encoding="utf-8"))) > 1


@pytest.mark.parametrize("page", RUN_HERE, ids=lambda page: page.name)
def test_the_python_of_a_page_prints_what_it_says(page: Path) -> None:
    """Each block of Python is followed by its output."""
    blocks = fences(page.read_text(encoding="utf-8"))
    for place in (place for place, (language, _) in enumerate(blocks) if language == "python"):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(blocks[place][1], page.name, "exec", dont_inherit=True), {})  # as if it stood in a file
        assert blocks[place + 1] == ("text", printed.getvalue())


def test_the_python_of_a_page_that_sets_up_logging_prints_what_it_says(tmp_path: Path) -> None:
    """On both streams."""
    blocks = fences(ALONE.read_text(encoding="utf-8"))
    pairs = [pair for pair in pairwise(blocks) if (pair[0][0], pair[1][0]) == ("python", "text")]
    assert pairs
    for (_, program), (_, printed) in pairs:
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (done.stdout, done.stderr) == (printed, "")


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


@pytest.mark.parametrize("target", [target for page in PAGES for target in links(page)], ids=lambda path: path.name)
def test_a_link_of_a_page_leads_somewhere(target: Path) -> None:
    """To a file of the project; a picture is light enough to be looked at anywhere."""
    assert target.exists()
    assert target.suffix != ".png" or target.stat().st_size < HEAVY_BYTES


def options_of(command: str) -> set[str]:
    """Every way to write an option of a command."""
    return {flag for one in COMMANDS[command].params for flag in (*one.opts, *one.secondary_opts)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_command_of_a_page_has_the_options_that_it_is_given(page: Path) -> None:
    """Wherever the pages type one."""
    text = page.read_text(encoding="utf-8")
    typed: list[tuple[str, str]] = re.findall(r"summarizer (\w+)((?: [^\n`#]*)?)", "\n".join(re.findall(CODE, text)))
    for command, given in typed:
        known = options_of(command) if command in COMMANDS else set[str]()
        assert set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", given)) <= known, (command, given)


def test_the_options_that_the_page_about_corpora_names_are_there() -> None:
    """Also where it does not write the whole command."""
    named = set(re.findall(r"--[a-z][a-z-]+", (ROOT / "docs/corpora.md").read_text(encoding="utf-8")))
    assert len(named) > 10
    assert named <= options_of("corpus")


def test_the_readme_names_the_commands_that_ci_runs() -> None:
    """What a newcomer types is what is checked."""
    commands = FENCES[1][1]
    assert "make demo" in commands
    assert "make test" in commands
    assert "make check" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert re.search(r"^check:.*\btest\b", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_ci_tries_the_same_examples_each_time() -> None:
    """What it runs is decided by the change alone; `make test` and `make nightly` look further."""
    (profile,) = re.findall(r"^export HYPOTHESIS_PROFILE=(\w+)", (ROOT / ".ci/run").read_text(encoding="utf-8"), re.M)
    assert settings.get_profile(profile).derandomize
    assert re.search(r"^fuzz-short:.*(\n\t.*)*-seed=1\b", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
