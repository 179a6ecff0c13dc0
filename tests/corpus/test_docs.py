"""docs/corpora.md says what is so: its Python prints what stands under it, its options and links are there."""

from __future__ import annotations

import contextlib
import io
import re

import pytest

from tests.test_cli import ROOT, run

PAGE = (ROOT / "docs/corpora.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```(\w*)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
PYTHON = [place for place, (language, _) in enumerate(FENCES) if language == "python"]


@pytest.mark.parametrize("place", PYTHON)
def test_the_python_prints_what_it_says(place: int) -> None:
    """Each block is followed by its output."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(FENCES[place][1], {})
    assert FENCES[place + 1] == ("text", printed.getvalue())


def test_every_option_named_is_there() -> None:
    """Of the command."""
    known = run("corpus", "--help", COLUMNS="200")[1]
    named = set(re.findall(r"--[a-z][a-z-]+", PAGE))
    assert len(named) > 10
    assert {option for option in named if option not in known} == set()
