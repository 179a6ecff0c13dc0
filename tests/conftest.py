"""What every test starts from: a short report of our own, and no model named in the environment."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from summarizer import Source
from tests.reports import WEATHER

_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
"""A busy machine is no fault of the code."""
settings.register_profile("untimed", _UNTIMED)
settings.register_profile("repeatable", _UNTIMED, derandomize=True)  # what CI runs: the same examples each time
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "untimed"))


@pytest.fixture(autouse=True)
def _no_model_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZER_MODEL", raising=False)


@pytest.fixture
def source() -> Source:
    """The report on weather data."""
    return Source(WEATHER)
