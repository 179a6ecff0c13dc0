"""From where is a time read? The document's day and the tense of the clause, which tell the year that is not said.

Where the tense is not known, the nearest is taken; it is doubtful where it lies far off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from summarizer.grounding.calendar import Days
from summarizer.grounding.tense import Tense

__all__ = ["Anchor", "around", "doubtful", "in_year"]

_NEAR_DAYS = 92
"""A quarter of a year: of a day this near nobody asks which year is meant."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """From where a relative time is read."""

    day: date
    tense: Tense


def doubtful(found: Days | None) -> Days | None:
    """Return the days, if there are any, as ones that readers could take otherwise."""
    return found.doubtful() if found else None


def in_year(said: str | None, anchor: Anchor | None, make: Callable[[int], Days]) -> Days | None:
    """Return what `make` gives for the year said, or else for the year that the tense and the
    document's date tell."""
    if said or anchor is None:
        return make(int(said)) if said else None
    made = list(around(anchor, make))
    if anchor.tense == "past":
        return next((days for days in reversed(made) if days.first <= anchor.day), None)
    if anchor.tense == "future":
        return next((days for days in made if days.last >= anchor.day), None)
    nearest = min(made, key=lambda days: days.distance(anchor.day), default=None)
    is_clear = nearest and nearest.distance(anchor.day) <= _NEAR_DAYS and anchor.tense != "open"
    return nearest if is_clear else doubtful(nearest)


def around(anchor: Anchor, make: Callable[[int], Days]) -> Iterator[Days]:
    """Yield what `make` gives for the years around the anchor; a year that has no such day is passed over."""
    for of_year in range(anchor.day.year - 1, anchor.day.year + 2):
        try:
            yield make(of_year)
        except ValueError:  # 29 February, the year 0
            continue
