"""Statements as people make them: the right ones are left alone, and the wrong ones are found.

The table is `statements.tsv`; `benchmarks/statements.py` prints how its sets fare, kind by kind.
"""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.statements import Row, rows

ROWS = rows()
SEEN = [row for row in ROWS if row.group == "seen"]
OTHERS = [row for row in ROWS if row.group != "seen"]


@pytest.mark.parametrize("row", SEEN, ids=lambda row: row.statement)
def test_what_the_rules_were_made_with_is_judged_as_it_is(row: Row) -> None:
    """Nothing is found in the right ones, something in the wrong ones."""
    assert bool(row.verdict) is not row.is_right


def test_of_other_statements_few_are_misjudged() -> None:
    """Shares below what the benchmark prints: a rule that makes them worse is noticed."""
    found = Counter((row.is_right, row.verdict) for row in OTHERS)
    right = sum(count for (is_right, _), count in found.items() if is_right)
    wrong = len(OTHERS) - right
    assert found[True, "wrong"] <= 0.03 * right
    assert found[True, "wrong"] + found[True, "unsure"] <= 0.06 * right
    assert found[False, ""] <= 0.05 * wrong


def test_every_statement_has_its_own_passage_and_wording() -> None:
    """A row counted twice would count for two, and a statement in its passage's words is no trial."""
    assert len({(row.source, row.statement) for row in ROWS}) == len(ROWS)
