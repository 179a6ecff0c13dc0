"""What every test starts from: a short report of our own, and no model named in the environment."""

from __future__ import annotations

import pytest

from summarizer import Source
from tests.reports import WEATHER


@pytest.fixture(autouse=True)
def _no_model_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZER_MODEL", raising=False)


@pytest.fixture
def source() -> Source:
    """The report on weather data."""
    return Source(WEATHER)
