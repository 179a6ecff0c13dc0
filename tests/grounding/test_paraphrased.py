"""Right statements in other words are not called wrong, and wrong ones mostly are found: rows that are not in the gold
set."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.grounding.paraphrased import HALVES, Row, rows

MOST_DOUBTED, LEAST_CAUGHT = 0.03, 0.9


def judged(half: str, *, right: bool) -> list[tuple[Row, str]]:
    """The right or the wrong rows of a half, with what becomes of each."""
    return [(row, row.verdict) for row in rows(half) if row.is_right is right]


@pytest.mark.parametrize("half", HALVES)
def test_a_right_statement_is_left_alone(half: str) -> None:
    """None is rejected, and next to none is doubted."""
    found = judged(half, right=True)
    assert len(found) > 20
    assert [row for row, verdict in found if verdict == "wrong"] == []
    assert sum(verdict == "unsure" for _, verdict in found) <= MOST_DOUBTED * len(found)


@pytest.mark.parametrize("half", HALVES)
def test_a_wrong_statement_is_mostly_found(half: str) -> None:
    """Rejected or doubted."""
    verdicts = Counter(verdict for _, verdict in judged(half, right=False))
    assert verdicts["fine"] <= (1 - LEAST_CAUGHT) * verdicts.total()
