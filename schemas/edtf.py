"""Which days does an EDTF string mean? The forms of ISO 8601-2 that this library writes, and their close kin.

A date to the day, month, season or year, a decade or century with `X` for what is not said, qualified with `~`, `?` or
`%`; an interval of two, either of which may be open (`..`) or unknown (nothing). A qualified date and a season are no
exact days, and mean none here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

__all__ = ["days_of"]

_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01])"
    r"(?:-(?P<day>0[1-9]|[12][0-9]|3[01]))?)?(?P<qualified>[~?%])?"
)
_SEASONS = 20
"""From 21 on what stands for a month is a season, a quarter or another part of a year."""

_Edge = date | None


def days_of(edtf: str) -> tuple[_Edge, _Edge] | None:
    """Return the first and the last day of an EDTF string, None for an open end; None when it tells no exact days.

    Raises `ValueError` when it is no such string.

    >>> days_of("2023-01/2023-03")
    (datetime.date(2023, 1, 1), datetime.date(2023, 3, 31))
    >>> days_of("2023-01/2023-03~") is None
    True
    """
    begins, slash, ends = edtf.partition("/")
    if not slash:
        return _days(edtf, edtf)
    if begins in _OPEN and ends in _OPEN:
        raise ValueError(f"no EDTF (ISO 8601-2): {edtf!r}")
    first = (None, None) if begins in _OPEN else _days(begins, edtf)
    last = (None, None) if ends in _OPEN else _days(ends, edtf)
    return (first[0], last[1]) if first and last else None


_OPEN = ("..", "")


def _days(one: str, edtf: str) -> tuple[date, date] | None:
    """The first and last day of one date."""
    match = _DATE.fullmatch(one)
    month = int(match["month"] or 0) if match else 0
    if match is None or (match["day"] and month > _SEASONS) or ("X" in match["year"] and month):
        raise ValueError(f"no EDTF (ISO 8601-2): {edtf!r}")
    first, last = int(match["year"].replace("X", "0")), int(match["year"].replace("X", "9"))
    if first == 0:
        raise ValueError(f"no EDTF (ISO 8601-2) with days that can be told: {edtf!r}")
    if match["day"]:
        there = _day(first, month, int(match["day"]), edtf)
        found = there, there
    elif month > _SEASONS:
        return None
    elif month:
        found = date(first, month, 1), date(first, month, monthrange(first, month)[1])
    else:
        found = date(first, 1, 1), date(last, 12, 31)
    return None if match["qualified"] else found


def _day(year: int, month: int, day: int, edtf: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"no EDTF (ISO 8601-2): {edtf!r} has no such day") from None
