"""Right statements in other words are not called wrong, and wrong ones mostly are found: rows that are not in the gold
set."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.grounding.paraphrased import rows


def verdicts(group: str, *, right: bool) -> Counter[str]:
    """What becomes of the right or the wrong rows of a set."""
    return Counter(row.verdict for row in rows(group) if row.is_right is right)


@pytest.mark.parametrize(
    ("group", "most_rejected", "most_doubted"),
    [("develop", 0, 3), ("counted", 0, 3), ("unseen", 2, 4), ("turned", 0, 0)],
)
def test_a_right_statement_is_left_alone(group: str, most_rejected: int, most_doubted: int) -> None:
    """Of the sets that the rules were made with, none is rejected."""
    found = verdicts(group, right=True)
    assert found["wrong"] <= most_rejected
    assert found["unsure"] <= most_doubted
    assert found["fine"] > 40


@pytest.mark.parametrize(("group", "least"), [("develop", 0.95), ("counted", 0.95), ("unseen", 0.6), ("turned", 0.8)])
def test_a_wrong_statement_is_mostly_found(group: str, least: float) -> None:
    """Rejected or doubted."""
    found = verdicts(group, right=False)
    assert found["fine"] <= (1 - least) * found.total()
