"""Numbers are read in all their forms, and as every value that they can have."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.quantities import quantities

MILLION = 10**6


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("1.3 million", {1_300_000}, ""),
        ("1,300,000", {1_300_000}, ""),
        ("1.300.000", {1_300_000}, ""),
        ("1\u202f300\u202f000", {1_300_000}, ""),
        ("1’500", {1500}, ""),
        ("1,300", {1300}, ""),
        ("1,3", {Fraction(13, 10)}, ""),
        ("€5 bn", {5_000 * MILLION}, "EUR"),
        ("$3.50", {Fraction(7, 2)}, "USD"),
        ("NOK 40 million", {40 * MILLION}, "NOK"),
        ("40 million euros", {40 * MILLION}, "EUR"),
        ("12 per cent", {12}, "%"),
        ("40.6%", {Fraction(203, 5)}, "%"),
        ("a dozen", {12}, ""),
        ("two dozen", {24}, ""),
        ("half a million", {500_000}, ""),
        ("a hundred", {100}, ""),
        ("five hundred thousand", {500_000}, ""),
        ("twenty-three", {23}, ""),
        ("two hundred and five", {205}, ""),
        ("thirty-fifth", {35}, ""),
        ("35th", {35}, ""),
        ("twice", {2}, ""),
        ("One point two million", {1_200_000}, ""),
        ("three point one four", {Fraction(157, 50)}, ""),
        ("three quarters", {Fraction(3, 4)}, ""),
        ("1.2m", {Fraction(6, 5), 1_200_000}, ""),
        ("2 mıllion", {2_000_000}, ""),
        ("½", {Fraction(1, 2)}, ""),
    ],
)
def test_a_number_is_read(text: str, values: set[Fraction], unit: str) -> None:
    """Digits, words, magnitudes, shares and money."""
    (found,) = quantities(f"It was {text} then.")
    assert (found.values, found.unit) == (frozenset(map(Fraction, values)), unit)
    assert f"It was {text} then."[found.start : found.end].strip() == text


@pytest.mark.parametrize("text", ["G20", "the B-52s", "no number", "once", "someone", "tense", "often"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Parts of names and of words."""
    assert list(quantities(text)) == []


@given(st.integers(0, 10**12))
def test_a_number_agrees_with_itself_in_other_forms(number: int) -> None:
    """With separators of any language, and none."""
    plain, *others = (next(quantities(form)) for form in (f"{number}", f"{number:,}", f"{number:_}".replace("_", ".")))
    assert all(plain.agrees(other) for other in others)


@given(st.integers(0, 999), st.integers(0, 999))
def test_other_numbers_do_not_agree(one: int, other: int) -> None:
    """Nor the same in another currency."""
    first, second = next(quantities(f"€{one}")), next(quantities(f"€{other}"))
    assert first.agrees(second) == (one == other)
    assert not first.agrees(next(quantities(f"${one}")))
    assert first.agrees(next(quantities(f"{one}")))


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """In order, and within it."""
    ends = [0]
    for found in quantities(text):
        assert ends[-1] <= found.start < found.end <= len(text)
        ends.append(found.end)
