"""Which days do the parts of a date mean? Arithmetic on closed intervals of days; knows no words and no clock.

Conventions, each where the words leave it open: the beginning and the end of a year are its first and last quarter, its
middle is May to August; a month has days 1-10, 11-20 and from 21; a quarter and a season have a month each; seasons are
the meteorological ones of the northern hemisphere, and therefore `ambiguous`.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from summarizer.schemas.when import Interval, Precision

__all__ = ["Days", "day", "decade", "half", "month", "quarter", "season", "shifted", "unit", "week", "weekend", "year"]


@dataclass(frozen=True, slots=True)
class Days:
    """A closed interval of days, how fine it is, and its EDTF."""

    first: date
    last: date
    precision: Precision
    edtf: str
    status: Literal["resolved", "ambiguous"] = "resolved"

    def interval(self) -> Interval:
        """Return it as the interval of a record."""
        return Interval(self.first, self.last, self.precision, self.edtf, self.status)

    def doubtful(self) -> Days:
        """Return it as one that readers could take otherwise."""
        return replace(self, status="ambiguous")

    @property
    def begins(self) -> str:
        """The EDTF of its beginning as the end of an interval, where neither a season nor a decade may stand."""
        return self._end(self.first, 0)

    @property
    def ends(self) -> str:
        """The EDTF of its end as the end of an interval."""
        return self._end(self.last, -1)

    def _end(self, which: date, place: int) -> str:
        length = {"season": 7, "decade": 4}.get(self.precision)
        return str(which)[:length] if length else self.edtf.split("/")[place]

    def to(self, other: Days) -> Days:
        """Return the interval from the start of this one to the end of `other`."""
        span = Days(self.first, other.last, "range", f"{self.begins}/{other.ends}")
        return span.doubtful() if "ambiguous" in (self.status, other.status) else span

    def distance(self, which: date) -> int:
        """Return how many days lie between a day and this."""
        return max((self.first - which).days, (which - self.last).days, 0)

    def part(self, which: str) -> Days | None:
        """Return the early, mid or late part; None where nobody speaks of one."""
        cuts = _CUTS.get(self.precision)
        if cuts is None:
            return None
        begins, ends = cuts[which]
        if self.precision in ("month", "week"):
            one, other = self.first + timedelta(begins), min(self.first + timedelta(ends), self.last)
            return Days(one, other, "range", f"{one}/{other}~", self.status)
        if self.precision == "decade":
            span = year(self.first.year + begins).to(year(self.first.year + ends))
        else:
            span = _months_on(self.first, begins).to(_months_on(self.first, ends))
        precision: Precision = "quarter" if self.precision == "year" and which != "mid" else "range"
        return replace(span, precision=precision, edtf=f"{span.edtf}~", status=self.status)


_CUTS: dict[Precision, dict[str, tuple[int, int]]] = {
    "week": {"early": (0, 2), "mid": (1, 3), "late": (3, 6)},  # in days
    "month": {"early": (0, 9), "mid": (10, 19), "late": (20, 30)},
    "quarter": {"early": (0, 0), "mid": (1, 1), "late": (2, 2)},  # in months
    "season": {"early": (0, 0), "mid": (1, 1), "late": (2, 2)},
    "half": {"early": (0, 1), "mid": (2, 3), "late": (4, 5)},
    "year": {"early": (0, 2), "mid": (4, 7), "late": (9, 11)},
    "decade": {"early": (0, 2), "mid": (3, 6), "late": (7, 9)},  # in years
}


def _months_on(start: date, count: int) -> Days:
    there = shifted(count, "month", start)
    return month(there.year, there.month)


def day(which: date) -> Days:
    """Return one day."""
    return Days(which, which, "day", str(which))


def month(of_year: int, number: int) -> Days:
    """Return a month of a year."""
    last = monthrange(of_year, number)[1]
    return Days(date(of_year, number, 1), date(of_year, number, last), "month", f"{of_year:04}-{number:02}")


def quarter(of_year: int, number: int) -> Days:
    """Return one of the four quarters of a year."""
    return replace(month(of_year, 3 * number - 2).to(month(of_year, 3 * number)), precision="quarter")


def half(of_year: int, number: int) -> Days:
    """Return one of the two halves of a year."""
    return replace(month(of_year, 6 * number - 5).to(month(of_year, 6 * number)), precision="half")


def year(number: int) -> Days:
    """Return a calendar year."""
    return Days(date(number, 1, 1), date(number, 12, 31), "year", f"{number:04}")


def decade(number: int) -> Days:
    """Return the ten years from `number`."""
    return Days(date(number, 1, 1), date(number + 9, 12, 31), "decade", f"{number // 10:03}X")


def season(of_year: int, name: str) -> Days:
    """Return a season; the winter of a year begins in its December."""
    begins = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name]
    code = {3: 21, 6: 22, 9: 23, 12: 24}[begins]
    last = month(of_year + 1, 2) if begins == 12 else month(of_year, begins + 2)
    return Days(date(of_year, begins, 1), last.last, "season", f"{of_year:04}-{code}", "ambiguous")


def week(containing: date) -> Days:
    """Return the week, Monday to Sunday, that contains a day."""
    first = containing - timedelta(containing.weekday())
    last = first + timedelta(6)
    return Days(first, last, "week", f"{first}/{last}")


def weekend(containing: date) -> Days:
    """Return the Saturday and Sunday of the week that contains a day."""
    first = week(containing).first + timedelta(5)
    last = first + timedelta(1)
    return Days(first, last, "weekend", f"{first}/{last}")


def unit(name: str, containing: date) -> Days:
    """Return the day, week, month, quarter, year or decade that contains a day."""
    if name in ("hour", "day"):
        return day(containing)
    if name in ("week", "fortnight"):
        return week(containing)
    if name == "month":
        return month(containing.year, containing.month)
    if name == "decade":
        return decade(containing.year // 10 * 10)
    return quarter(containing.year, (containing.month + 2) // 3) if name == "quarter" else year(containing.year)


def shifted(by: int, unit: str, start: date) -> date:
    """Return the day `by` units from `start`; a day that its month does not have becomes the month's last."""
    if unit == "hour":
        return start + timedelta((by + 23) // 24)
    if unit in ("day", "week", "fortnight"):
        return start + timedelta(by * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = start.year * 12 + start.month - 1 + by * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    of_year, number = divmod(months, 12)
    return date(of_year, number + 1, min(start.day, monthrange(of_year, number + 1)[1]))
