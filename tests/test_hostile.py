"""Answers that no honest model gives: thousands of mutants, and giants."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import JsonValue

from summarizer import Source, Summary, summarize
from summarizer.errors import Unreadable
from summarizer.testing import ScriptedModel, assert_grounded
from tests.hostile import broken
from tests.reports import WEATHER, weather_answer


def test_five_thousand_hostile_answers_break_no_promise() -> None:
    """Each ends in a proved summary, equal to itself after saving, or in a typed error, in bounded time."""
    assert list(broken(5_000)) == []


def nested(depth: int, wrap: Callable[[Any], Any]) -> Any:
    """Something in something in something."""
    value: Any = None
    for _ in range(depth):
        value = wrap(value)
    return value


def with_first(section: str, **changed: Any) -> JsonValue:
    """The good answer with some of the first item of a section changed."""
    answer: Any = weather_answer()
    answer[section][0] |= changed
    return answer  # type: ignore[no-any-return]


GIANTS: dict[str, Callable[[], Any]] = {
    "a text of 50 MB": lambda: with_first("points", text="x" * 50_000_000),
    "a quote of 50 MB": lambda: with_first("quotes", text="not wait " * 5_500_000),
    "100,000 items": lambda: {**weather_answer(), "quotes": list[Any]([{"text": "We"}] * 100_000)},
    "5,000 small items": lambda: {**weather_answer(), "points": list[Any]([{}]) * 5_000},
    "10,000 lists in each other": lambda: weather_answer() | {"points": nested(10_000, lambda inner: [inner])},
    "10,000 objects in each other": lambda: weather_answer() | {"points": nested(10_000, lambda inner: {"a": inner})},
}


@pytest.mark.parametrize("name", GIANTS)
def test_giants_are_refused_at_once(name: str) -> None:
    """As a whole: they are no reading of seven sentences; the model is not asked again."""
    model = ScriptedModel([GIANTS[name]()])
    with pytest.raises(Unreadable, match=r"the answer (?:is|has)"):
        summarize(WEATHER, model=model)


ODD: dict[str, Callable[[], JsonValue]] = {
    "100,000 citations": lambda: with_first("points", evidence=[2] * 100_000),
    "100,000 debtors": lambda: with_first("commitments", debtors=["p1"] * 100_000),
    "a number of 10,000 digits": lambda: with_first("points", evidence=[10**10_000]),
    "10,000 digits as a word": lambda: with_first("points", evidence=["1" * 10_000]),
    "no number": lambda: with_first("points", evidence=[float("nan"), float("inf"), -1, 0, 10**30]),
    "half a surrogate pair": lambda: with_first("points", text="caf\ud800"),
    "a quote of ellipses": lambda: with_first("quotes", text="... ".join(["We"] * 4_000)),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_item_costs_no_other(name: str) -> None:
    """It is rejected, or read as far as it can be; the rest of the record is there."""
    summary: Summary[Any] = summarize(Source(WEATHER), model=ScriptedModel([ODD[name](), {}, {}]))
    assert_grounded(summary)
    assert len(summary.record.parties) == 3
    assert Summary.from_json(summary.to_json()) == summary
