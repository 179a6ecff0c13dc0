"""Numbers of a statement: rounded, bounded, counted, computed, or given nowhere."""

from __future__ import annotations

import pytest

from summarizer.grounding.bounds import are_contrary, bound_of
from summarizer.grounding.numbers import Numbered, strange_numbers
from summarizer.grounding.quantities import quantities
from summarizer.grounding.rounding import rounds
from summarizer.grounding.shares import counts_listed, follows


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least 40", "over"),
        ("no fewer than 40", "over"),
        ("not less than 40", "over"),
        ("40 or more", "over"),
        ("a minimum of 40", "over"),
        ("no more than 40", "under"),
        ("may not exceed 40", "under"),
        ("exceeded 40", "over"),
        ("up to 40", "under"),
        ("nearly 40", "under"),
        ("höchstens 40", "under"),
        ("au moins 40", "over"),
        ("about 40", "about"),
        ("over 40 years", ""),
        ("40", ""),
    ],
)
def test_a_bound_is_read(text: str, bound: str) -> None:
    """Before the number or behind it; "over three years" is no bound."""
    (number,) = quantities(text)
    assert bound_of(number, text) == bound


def test_bounds_from_two_sides_are_contrary() -> None:
    """A bound that is left out is not."""
    assert are_contrary("over", "under")
    assert not are_contrary("over", "")
    assert not are_contrary("over", "about")


@pytest.mark.parametrize(
    ("said", "true", "bound", "fits"),
    [
        ("1.3 million", "1,298,400", "", True),
        ("1.3 million", "1,298,400", "under", True),
        ("1.3 million", "1,298,400", "over", False),
        ("12,000", "11,960", "about", True),
        ("40", "38", "", False),
        ("40", "38", "under", True),
        ("2,300", "2,347", "", True),
        ("2,400", "2,347", "", False),
        ("2,347", "2,300", "", False),
        ("third", "2nd", "", False),
        ("25 miles", "40 km", "", True),
    ],
)
def test_a_number_rounds_another(said: str, true: str, bound: str, fits: bool) -> None:
    """To fewer digits, on the side that is said."""
    (mine,), (other,) = quantities(said), quantities(true)
    assert rounds(mine, other, bound) is fits  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("statement", "evidence", "step"),
    [
        ("28 million", "85 million, a third of it in fees", "told"),
        ("five in total", "two frigates and three boats", "told"),
        ("it rose by 6 million", "from 40 million to 46 million", "told"),
        ("6 million", "40 million, 46 million", "chance"),
        ("up 15 per cent", "from 40 million to 46 million", "told"),
        ("by three percentage points", "from 6 to 9 per cent", "told"),
        ("a third", "of 90 applicants, 30", "told"),
        ("eleven", "two frigates and three boats", None),
        ("fifth", "two frigates and three boats", None),
    ],
)
def test_one_step_of_arithmetic_is_found(statement: str, evidence: str, step: str | None) -> None:
    """Told by the words beside the number, or by chance."""
    (said,) = quantities(statement)
    assert follows(said, statement, tuple(quantities(evidence))) == step


@pytest.mark.parametrize(
    ("text", "count"),
    [("Norway, Sweden and Finland met.", 3), ("the mayor and the bishop", 2), ("The line stops at A, B, C and D.", 4)],
)
def test_what_is_listed_is_counted(text: str, count: int) -> None:
    """Names and other things."""
    assert count in counts_listed(text)


@pytest.mark.parametrize(
    ("statement", "severity"),
    [
        ("Three countries signed", "wrong"),
        ("The fifth round opened", "wrong"),
        ("A half of the crews came", "wrong"),
        ("at most 300 villages", "wrong"),
        ("seven cooks came", "unsure"),
        ("They signed for 91 days", "wrong"),
        ("two countries", None),
        ("one of them", None),
    ],
)
def test_what_is_given_otherwise_is_wrong_and_what_only_is_not_given_may_be_doubtful(
    statement: str, severity: str | None
) -> None:
    """A rival of the same noun decides."""
    text = (
        "The two countries signed in the third round. A third of the crews came to at least 300 villages for 90 days."
    )
    found = [one.severity for one in strange_numbers(Numbered(statement), list, Numbered(text))]
    assert found == ([severity] if severity else [])
