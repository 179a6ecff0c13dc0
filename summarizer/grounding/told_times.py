"""Is one time told for another? "Mid-December" for "15 December", "in 15 years" for a year, "next year" for 2026.

Times are the first and the last day that they mean, either of which may be open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from summarizer.grounding import dates
from summarizer.grounding.numbers import Numbered

__all__ = ["Time", "covers", "ends_about", "is_narrow", "is_since", "is_turned", "whole_year"]

Time = tuple[date | None, date | None]


def covers(wide: Time, narrow: Time) -> bool:
    """Say whether one time is the other, or the coarser of the two as it is said."""
    if wide[1] is None or narrow[1] is None:
        return wide[0] == narrow[0]  # "from 1 May" may be told of what begins on 1 May
    if wide[0] is None or narrow[0] is None:
        return wide[1] == narrow[1]
    return wide[0] <= narrow[0] and narrow[1] <= wide[1]


_BY = re.compile(
    r"(?:by|before|until|no later than) (?=(?:the )?(?:early|mid|late|beginning|middle|end)\b)", re.IGNORECASE
)
_MOST_ROUNDED = timedelta(31)


def ends_about(said: str, times: Sequence[Time], dated: date | None, clause: str) -> bool:
    """Say whether a part of a month is told of a day in it: "by mid-December" of "by 15 December"."""
    lead = _BY.match(said)
    part = dates.resolve(said[lead.end() :], dated, clause) if lead else None
    if part is None or part.earliest is None or part.latest is None or part.latest - part.earliest > _MOST_ROUNDED:
        return False
    return any(last and part.earliest <= last <= part.latest for _, last in times)


def whole_year(time: Time) -> int | None:
    """Return the year that a time is, from its first to its last day; None of any other time."""
    first, last = time
    if first is None or last is None or (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return None
    return first.year if first.year == last.year else None


_SIDE = re.compile(r"(before|after) (.+)", re.IGNORECASE)


def is_turned(said: str, evidence: str) -> bool:
    """Say whether "before" is said of a time after which it is, or "after" of one before which."""
    match, there = _SIDE.fullmatch(said), evidence.casefold()
    other = {"before": "after", "after": "before"}[match[1].casefold()] if match else ""
    return match is not None and said.casefold() not in there and f"{other} {match[2].casefold()}" in there


_YEARS = re.compile(r"(?:in|for|after|over) (?P<number>[\w-]+) years", re.IGNORECASE)
_MOST_DAYS = 190


def is_since(said: str, times: Sequence[Time], dated: date | None) -> bool:
    """Say whether "in 15 years" counts from a year that the evidence gives to another, or to the document's own."""
    match = _YEARS.fullmatch(said)
    if match is None or dated is None:
        return False
    numbers = Numbered(match["number"]).numbers
    years = {day.year for time in times for day in time if day is not None} | {dated.year}
    return any(value + year in years for number in numbers[:1] for value in number.values for year in years)


def is_narrow(time: Time) -> bool:
    """Say whether a time is short enough for a day in it to be meant by it."""
    return time[0] is not None and time[1] is not None and (time[1] - time[0]).days <= _MOST_DAYS
