"""The offline model on the gold set: figures that no change may lower, and what it never says."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import Summarizer
from summarizer.evaluate import Evaluation, evaluate, load_gold

GOLD = Path(__file__).resolve().parents[1] / "gold"
FLOORS = {
    "parties.f1": 0.87,
    "parties.chief_f1": 0.85,
    "parties.acts_for": 0.68,
    "meetings.f1": 0.63,
    "agreements.f1": 0.69,
    "agreements.precision": 0.89,
    "commitments.f1": 0.73,
    "commitments.precision": 0.85,
    "commitments.debtors": 0.88,
    "commitments.due": 0.90,
    "disagreements.f1": 0.42,
    "quotes.f1": 0.94,
    "quotes.speaker": 0.83,
}


@pytest.fixture(scope="module")
def made() -> Evaluation:
    """One run over the whole set."""
    return evaluate(load_gold(GOLD), Summarizer("offline"), resamples=10)


@pytest.mark.parametrize("measure", FLOORS)
def test_no_figure_falls(made: Evaluation, measure: str) -> None:
    """Slightly under what docs/offline-model.md has."""
    value = made[measure].value
    assert value is not None
    assert value >= FLOORS[measure]


def test_it_says_nothing_that_is_forbidden(made: Evaluation) -> None:
    """And nothing of it is rejected."""
    assert [found for document in made.documents for found in document.violations] == []
    assert sum(document.rejected for document in made.documents) == 0
