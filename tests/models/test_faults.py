"""Whatever an endpoint does over a real socket, the caller gets a summary or a typed error, as the page tells."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from summarizer import ModelError
from tests.models.fault_table import EVERY, KEY, TEXT, TIMEOUT_SECONDS, met

PAGE = Path(__file__).resolve().parents[2] / "docs" / "faults.md"
SLACK_SECONDS = 5
"""What a busy machine may add; an endpoint that is waited for without end takes longer."""


@cache
def told() -> dict[str, str]:
    """The rows of the page, by fault."""
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return {row.split(" | ")[0].removeprefix("| "): row for row in rows[2:]}


@pytest.mark.parametrize("awaited", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("fault", EVERY)
def test_the_page_tells_what_happens(fault: str, awaited: bool) -> None:
    """In both faces; in time; and with neither the text nor the key in the error."""
    row = met(fault, awaited=awaited)
    assert str(row) == told()[fault]
    assert row.timeouts * TIMEOUT_SECONDS <= row.seconds < row.timeouts * TIMEOUT_SECONDS + SLACK_SECONDS
    if isinstance(row.outcome, ModelError):
        assert row.outcome.remedy
        shown = f"{row.outcome!r} {row.outcome} {row.outcome.__cause__} {row.outcome.__context__}"
        assert TEXT not in shown
        assert KEY not in shown


def test_the_page_tells_of_no_other_faults() -> None:
    """Nor leaves one out."""
    assert list(told()) == EVERY
