"""Answers beyond all measure, and odd ones: refused as a whole, or costing no item but their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import JsonValue

from tests.reports import weather_answer

__all__ = ["GIANTS", "ODD"]


def _nested(depth: int, wrap: Callable[[Any], Any]) -> Any:
    """Something in something in something."""
    value: Any = None
    for _ in range(depth):
        value = wrap(value)
    return value


def _with_first(section: str, **changed: Any) -> JsonValue:
    """The good answer with some of the first item of a section changed."""
    answer: Any = weather_answer()
    answer[section][0] |= changed
    return answer  # type: ignore[no-any-return]


GIANTS: dict[str, Callable[[], Any]] = {
    "a text of 50 MB": lambda: _with_first("points", text="x" * 50_000_000),
    "a quote of 50 MB": lambda: _with_first("quotes", text="not wait " * 5_500_000),
    "100,000 items": lambda: {**weather_answer(), "quotes": list[Any]([{"text": "We"}] * 100_000)},
    "5,000 small items": lambda: {**weather_answer(), "points": list[Any]([{}]) * 5_000},
    "10,000 lists in each other": lambda: weather_answer() | {"points": _nested(10_000, lambda inner: [inner])},
    "10,000 objects in each other": lambda: weather_answer() | {"points": _nested(10_000, lambda inner: {"a": inner})},
}
"""No reading of seven sentences: refused as a whole."""

ODD: dict[str, Callable[[], JsonValue]] = {
    "100,000 citations": lambda: _with_first("points", evidence=[2] * 100_000),
    "100,000 debtors": lambda: _with_first("commitments", debtors=["p1"] * 100_000),
    "a number of 10,000 digits": lambda: _with_first("points", evidence=[10**10_000]),
    "10,000 digits as a word": lambda: _with_first("points", evidence=["1" * 10_000]),
    "no number": lambda: _with_first("points", evidence=[float("nan"), float("inf"), -1, 0, 10**30]),
    "half a surrogate pair": lambda: _with_first("points", text="caf\ud800"),
    "a quote of ellipses": lambda: _with_first("quotes", text="... ".join(["We"] * 4_000)),
}
"""Rejected, or read as far as they can be; the rest of the record is there."""
