"""A glance at the words of a text changes nothing: each rule finds the same when it looks through every text.

A word missing in one of the lists would silently never be found. So every string of the tests of these rules, and every
sentence of the gold set, is read with the lists and without.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Source
from summarizer.grounding import bounds, outcome_cues, quantities, time_words, written_numbers

HERE = Path(__file__).parent
GOLD = HERE.parent / "gold"


class Everything(frozenset[str]):
    """A list in which each word is."""

    def __contains__(self, _: object) -> bool:
        return True


@contextmanager
def without_a_glance() -> Generator[None]:
    """Let every rule look through all that it is given."""
    with ExitStack() as stack:
        for module in (time_words, written_numbers):
            stack.enter_context(patch.object(module, "may_hold", return_value=True))
            stack.enter_context(patch.object(module, "_OPENING", Everything()))
        stack.enter_context(patch.object(time_words, "_NEEDED", Everything()))
        stack.enter_context(patch.object(written_numbers, "_plain", return_value=None))
        stack.enter_context(patch.object(quantities, "_may_have_unit", return_value=True))
        stack.enter_context(patch.object(outcome_cues, "_may_hold_will", return_value=True))
        yield


def strings() -> list[str]:
    """Every string in the tests of these rules, and every sentence of the gold set."""
    tests = (HERE / f"test_{name}.py" for name in ("dates", "quantities", "units", "numbers", "support"))
    nodes = (node for test in tests if test.exists() for node in ast.walk(ast.parse(test.read_text("utf-8"))))
    said = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    sources = (Source(text.read_text("utf-8")) for text in sorted(GOLD.glob("*.txt")))
    told = [source.text[start:end] for source in sources for start, end in source.sentences]
    return list(dict.fromkeys((*said, *told)))


RULES: dict[str, Callable[[str], Any]] = {
    "times": lambda text: list(time_words.find(text)),
    "numbers": lambda text: list(quantities.quantities(text)),
    "outcomes": lambda text: list(outcome_cues.outcome_cues(text)),
}


@pytest.mark.parametrize("rule", RULES)
def test_the_lists_hold_all_words(rule: str) -> None:
    """Of every text in the tests, and of the gold set."""
    texts = strings()
    found = [RULES[rule](text) for text in texts]
    with without_a_glance():
        assert [RULES[rule](text) for text in texts] == found
    assert len(texts) > 1_000
    assert any(map(any, found))


_PIECES = st.sampled_from(
    "two twenty three half first third thirds quarter twice double dozen hundred thousand million bn mio. a an and "
    "point of to or 1 5 20 300 2025 1,300 1.5 3rd NOK Rs. US$ € £ % ½ per cent day days metres square km kilo m k b "
    "times as Norwegian crowns pounds years and-a-half mıllion U.S. dollars ships women in ( ) - –".split()
)
_BETWEEN = st.sampled_from([" ", " ", " ", "-", "\u00a0", "\n", "", ", ", ". "])


@settings(max_examples=300)
@given(st.lists(st.tuples(_PIECES, _BETWEEN), max_size=9))
def test_a_number_in_one_word_is_read_as_by_the_pattern(pieces: list[tuple[str, str]]) -> None:
    """Whatever stands beside it."""
    text = "".join(piece + gap for piece, gap in pieces)
    found = list(quantities.quantities(text))
    with without_a_glance():
        assert list(quantities.quantities(text)) == found


_TIME_PIECES = st.sampled_from(
    "by no later than until up to on or before prior at the latest as of from with effect effective starting beginning "
    "in over during noon 5pm 17:30 least the course between early mid late very start end close middle this next last "
    "coming following past first 2nd half week quarter year years month day days q2 h1 a two hundred and within ago "
    "earlier later new year's eve spring fall Monday Mon. May may june 3 31st 2025 2025-06 2025–26 1/6/2024 weekend "
    "decade 1990s yesterday tomorrow tonight night morning christmas year-end today wındow agreed ships".split()
)


@settings(max_examples=300)
@given(
    st.lists(st.tuples(_TIME_PIECES, st.sampled_from([" ", " ", " ", "-", "\u00a0", ", ", "\n", ". "])), max_size=10)
)
def test_a_time_is_tried_wherever_one_can_begin(pieces: list[tuple[str, str]]) -> None:
    """However many words lead to the one that is needed."""
    text = "".join(piece + gap for piece, gap in pieces)
    found = list(time_words.find(text))
    with without_a_glance():
        assert list(time_words.find(text)) == found


@given(st.sampled_from(bounds._LEADING).flatmap(lambda leading: st.from_regex(leading[1])))  # pyright: ignore[reportPrivateUsage]
def test_whatever_leads_to_a_number_is_glanced_at(before: str) -> None:
    """A text made from the patterns of bounds."""
    assert bounds._may_lead(before[-80:])  # pyright: ignore[reportPrivateUsage]


@given(st.from_regex(quantities._UNIT, fullmatch=True))  # pyright: ignore[reportPrivateUsage] - what is tested
def test_whatever_may_be_a_unit_is_glanced_at(unit: str) -> None:
    """A text made from the pattern of all units, behind a number."""
    assert quantities._may_have_unit("5" + unit, 1)  # pyright: ignore[reportPrivateUsage]


@settings(max_examples=40)
@given(st.from_regex(outcome_cues._WILL))  # pyright: ignore[reportPrivateUsage] - what is tested
def test_whatever_will_be_is_glanced_at(text: str) -> None:
    """A text made from the slowest of the patterns of outcomes."""
    assert outcome_cues._may_hold_will(text)  # pyright: ignore[reportPrivateUsage]
