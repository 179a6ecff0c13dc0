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
from summarizer.grounding import numerals, outcome_cues, quantities, time_words

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
        for module in (time_words, numerals):
            stack.enter_context(patch.object(module, "may_hold", return_value=True))
            stack.enter_context(patch.object(module, "_OPENING", Everything()))
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


@settings(max_examples=40)
@given(st.from_regex(outcome_cues._WILL))  # pyright: ignore[reportPrivateUsage] - what is tested
def test_whatever_will_be_is_glanced_at(text: str) -> None:
    """A text made from the slowest of the patterns of outcomes."""
    assert outcome_cues._may_hold_will(text)  # pyright: ignore[reportPrivateUsage]
