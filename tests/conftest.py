"""What every test starts from: a short report of our own, and no model named in the environment."""

from __future__ import annotations

import pytest
from hypothesis import settings

from summarizer import Source
from tests.reports import WEATHER

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _no_model_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZER_MODEL", raising=False)


@pytest.fixture
def source() -> Source:
    """The report on weather data."""
    return Source(WEATHER)
