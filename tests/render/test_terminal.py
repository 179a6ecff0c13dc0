"""The terminal: colour where there is a terminal, folded to its width, and plain text elsewhere."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from summarizer import Minutes, Readout, Record, Source, Summarizer, Summary
from summarizer.render.terminal import to_terminal
from summarizer.testing import ScriptedModel
from summarizer.testing.strategies import answers, sources
from tests.reports import WEATHER, weather_answer

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.fixture(autouse=True)
def _no_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


def weather() -> Summary[Readout]:
    """The summary of a good answer to the weather report."""
    return Summarizer(ScriptedModel([weather_answer()])).summarize(Source(WEATHER))


def shown(summary: Summary[Any], **options: Any) -> str:
    """What a console of this kind is sent."""
    page = StringIO()
    to_terminal(summary, Console(file=page, **options))
    return page.getvalue()


@SLOW
@given(st.data(), st.sampled_from([Readout, Minutes]), st.integers(24, 140))
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(
    data: st.DataObject, target: type[Record], width: int
) -> None:
    """Whatever the record, wide characters and long words included."""
    source = data.draw(sources())
    summary = Summarizer(ScriptedModel([data.draw(answers(source, target)) for _ in range(3)]), target).summarize(
        source
    )
    for line in shown(summary, width=width).split("\n"):
        assert cell_len(line) <= width
        assert line == line.rstrip(" ")


def test_a_folded_item_hangs_behind_its_bullet() -> None:
    """So that the next one can be seen."""
    lines = shown(weather(), width=40).splitlines()
    first = lines.index("Commitments") + 1
    assert lines[first].startswith("  • share their weather data — agreed,")
    assert all(line.startswith("    ") for line in lines[first + 1 : first + 4])


def test_there_is_colour_in_a_terminal_and_none_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor where the user wants none; bold stays, which is no colour."""
    assert "\x1b[1;36mPoints" in shown(weather(), width=80, force_terminal=True, color_system="standard")
    assert "\x1b" not in shown(weather(), width=80)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1mPoints" in shown(weather(), width=80, force_terminal=True, color_system="standard")
    assert "\x1b[1;36m" not in shown(weather(), width=80, force_terminal=True, color_system="standard")


def test_the_code_of_a_state_is_no_denial() -> None:
    """Without a word before it, "code: NO" would read as one."""
    assert "ISO code: NO" in shown(weather(), width=120)


def test_a_terminal_and_a_pipe_show_the_same_words() -> None:
    """Colour adds nothing else."""
    coloured = shown(weather(), width=60, force_terminal=True, color_system="truecolor")
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == shown(weather(), width=60)


def test_a_cited_sentence_has_its_time() -> None:
    """Where the document has times; a second is enough."""
    source = Source(WEATHER, places=[(0, "00:00:01.000"), (19, "00:12:41.250")])
    summary = Summarizer(ScriptedModel([weather_answer()])).summarize(source)
    assert "by 1 September 2024. (00:12:41)" in shown(summary, width=400)
