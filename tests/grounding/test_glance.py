"""Can a text hold what a rule looks for? A glance never says no where a rule would find something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.glance import in_small_letters, may_hold, words_in


def test_words_are_seen_in_any_case_and_beside_any_mark() -> None:
    """Marks and figures end a word."""
    assert words_in("It’s NOT 3rd-rate.") == {"it", "s", "not", "rd", "rate"}


@pytest.mark.parametrize("text", ["in May", "MAY", "(may)", "mid-May", "May-June", "20May"])
def test_a_word_is_held(text: str) -> None:
    """Wherever it may stand."""
    assert may_hold(text, {"may"})


def test_figures_are_held_if_asked_for() -> None:
    """And not else."""
    assert may_hold("on the 3rd", frozenset(), figures=True)
    assert not may_hold("on the 3rd", frozenset())


@given(st.text())
def test_small_letters_keep_their_places(text: str) -> None:
    """A letter that would become two stays as it is."""
    small = in_small_letters(text)
    assert len(small) == len(text)
    assert all(low in (letter.lower(), letter) for low, letter in zip(small, text, strict=True))
