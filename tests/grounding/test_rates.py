"""A rate is not told by another period than its evidence's; a length of time is no rate."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from summarizer.grounding import rates
from summarizer.grounding.rates import strange_rates

STRANGE = [
    ("The pool loses 3,000 euros a month.", "The pool loses 3,000 euros a year.", ("a month", "a year")),
    ("Ships sail daily.", "Forty ships will sail each week.", ("daily", "each week")),
    ("Quarterly talks are to be held.", "They will hold talks every month.", ("Quarterly", "every month")),
    ("Die Miete steigt monatlich.", "Die Miete steigt jährlich um zwei Prozent.", ("monatlich", "jährlich")),
    ("The rent rises every month.", "Die Miete steigt pro Jahr um zwei Prozent.", ("every month", "pro Jahr")),
    ("Trois envois mensuels suivront.", "Trois envois annuels suivront.", ("mensuels", "annuels")),
    ("Pagarán 400 euros al mes.", "Pagarán 400 euros al año.", ("al mes", "al año")),
]
FINE = [
    ("It costs 18 million annually.", "It costs 18 million a year."),
    ("The work took a year.", "The work costs 2 million a month."),
    ("They met for a day and a week later signed.", "They will meet every month."),
    ("It was agreed a year ago.", "Ships sail daily."),
    ("It costs 18 million a year.", "It costs 18 million."),
    ("It costs 18 million a year.", "It costs 1.5 million a month, 18 million a year."),
    ("Im Jahr 2025 wird gebaut.", "Die Miete steigt monatlich."),
]


@pytest.mark.parametrize(("statement", "evidence", "found"), STRANGE)
def test_another_period_is_told(statement: str, evidence: str, found: tuple[str, str]) -> None:
    """In the words of both."""
    assert list(strange_rates(statement, evidence)) == [found]


@pytest.mark.parametrize(("statement", "evidence"), FINE)
def test_what_is_no_rate_or_the_same_is_left_alone(statement: str, evidence: str) -> None:
    """In whatever words."""
    assert list(strange_rates(statement, evidence)) == []


def test_the_glance_misses_nothing() -> None:
    """Every row is read the same without it."""
    every = [one for row in (*STRANGE, *FINE) for one in row[:2]]
    glanced = [rates._rates(text) for text in every]  # pyright: ignore[reportPrivateUsage] - what is tested
    rates._rates.cache_clear()  # pyright: ignore[reportPrivateUsage]
    with patch.object(rates, "may_hold", return_value=True):
        assert [rates._rates(text) for text in every] == glanced  # pyright: ignore[reportPrivateUsage]
    rates._rates.cache_clear()  # pyright: ignore[reportPrivateUsage]
    assert any(glanced)
