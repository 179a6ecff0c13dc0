"""Which days do the parts of a date mean? Arithmetic on closed intervals of days; knows no words and no clock.

Conventions, each where the words leave it open: the beginning and the end of a year are its first and last quarter, its
middle is May to August; a month has days 1-10, 11-20 and from 21; seasons are the meteorological ones of the northern
hemisphere, and therefore `ambiguous`.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from summarizer.schemas.when import Interval, Precision

__all__ = ["Days", "day", "decade", "half", "month", "quarter", "season", "shifted", "week", "weekend", "year"]


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

    def to(self, other: Days) -> Days:
        """Return the interval from the start of this one to the end of `other`."""
        edtf = f"{self.edtf.split('/')[0]}/{other.edtf.split('/')[-1]}"
        span = Days(self.first, other.last, "range", edtf)
        return span.doubtful() if "ambiguous" in (self.status, other.status) else span

    def part(self, which: str) -> Days | None:
        """Return the early, mid or late part; None where nobody speaks of one."""
        if self.precision == "month":
            cut = {"early": (1, 10), "mid": (11, 20), "late": (21, self.last.day)}[which]
            one, other = self.first.replace(day=cut[0]), self.first.replace(day=cut[1])
            return Days(one, other, "range", f"{one}/{other}~")
        if self.precision == "week":
            cut = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}[which]
            one, other = self.first + timedelta(cut[0]), self.first + timedelta(cut[1])
            return Days(one, other, "range", f"{one}/{other}~")
        if self.precision != "year":
            return None
        begins, ends = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}[which]
        span = month(self.first.year, begins).to(month(self.first.year, ends))
        return replace(span, precision="quarter" if which != "mid" else "range", edtf=f"{span.edtf}~")


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


def shifted(by: int, unit: str, start: date) -> date:
    """Return the day `by` units from `start`; a day that its month does not have becomes the month's last."""
    if unit in ("day", "week", "fortnight"):
        return start + timedelta(by * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = start.year * 12 + start.month - 1 + by * {"month": 1, "quarter": 3, "year": 12}[unit]
    of_year, number = divmod(months, 12)
    return date(of_year, number + 1, min(start.day, monthrange(of_year, number + 1)[1]))
