"""docs/exports.md says what is so: its Python runs and prints what stands under it."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).resolve().parents[2] / "docs/exports.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```(\w*)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("place", [place for place, (language, _) in enumerate(FENCES) if language == "python"])
def test_the_python_of_the_page_prints_what_it_says(place: int) -> None:
    """Each block is followed by its output."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(FENCES[place][1], {})
    assert FENCES[place + 1] == ("text", printed.getvalue())
