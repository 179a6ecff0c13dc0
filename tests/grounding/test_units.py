"""Units are told apart, and converted where they measure the same."""

from __future__ import annotations

from fractions import Fraction

import pytest

from summarizer.grounding.quantities import quantities
from summarizer.grounding.units import scale, units_of


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("€", "EUR"),
        ("C$", "CAD"),
        ("Norwegian kroner", "NOK"),
        ("Swedish kronor", "SEK"),
        ("Danish kroner", "DKK"),
        ("Canadian dollars", "CAD"),
        ("New Zealand dollars", "NZD"),
        ("pounds sterling", "GBP"),
        ("Swiss francs", "CHF"),
        ("CZK", "CZK"),
        ("per cent", "%"),
        ("percentage points", "pp"),
        ("basis points", "bp"),
        ("square kilometres", "km2"),
        ("metric tons", "t"),
        ("megawatt-hours", "MWh"),
        ("degrees Celsius", "°C"),
        ("Jahre", "y"),
    ],
)
def test_a_unit_is_known_by_its_words(said: str, unit: str) -> None:
    """Signs, codes, words, and words with a state before them."""
    assert units_of(said)[0] == unit


@pytest.mark.parametrize("said", ["people", "all", "points", "an"])
def test_what_is_no_unit_is_none(said: str) -> None:
    """Nor a code in small letters."""
    assert units_of(said) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("48 hours", "two days", True),
        ("a decade", "ten years", True),
        ("18 months", "a year and a half", True),
        ("5 km", "5,000 metres", True),
        ("1.2 gigawatts", "1,200 MW", True),
        ("50 basis points", "half a percentage point", True),
        ("a quarter", "25 per cent", True),
        ("40 kilometres", "40 miles", False),
        ("40 tonnes", "40 barrels", False),
        ("2 per cent", "2 percentage points", False),
        ("35 degrees Celsius", "35 degrees Fahrenheit", False),
        ("40 million kroner", "NOK 40 million", True),
        ("40 million kroner", "SEK 40 million", True),
        ("40 million Danish kroner", "40 million Norwegian kroner", False),
        ("C$40 million", "US$40 million", False),
        ("C$40 million", "40 million dollars", True),
        ("¥600", "600 yuan", True),
        ("60 pounds", "60 lbs", True),
    ],
)
def test_quantities_agree_across_units_of_one_dimension(one: str, other: str, same: bool) -> None:
    """A word that may mean several is contradicted by none of them."""
    (first,), (second,) = quantities(one), quantities(other)
    assert first.agrees(second) is second.agrees(first) is same


def test_a_verb_is_no_money() -> None:
    """Of "won", only what stands behind millions."""
    assert [one.unit for one in quantities("The 40 won 600 million won.")] == ["", "KRW"]


def test_money_is_its_own_dimension() -> None:
    """Nothing is changed at a rate."""
    assert scale("EUR") == ("EUR", Fraction(1))
