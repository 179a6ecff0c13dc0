"""Which days does one expression name? "June 2024", "next Monday", "the end of the year": each form has its reader.

A form that states its year needs no document; every other is read from an `Anchor`, and those that never state one by
`relative_days`. Where one reading is likelier it is taken and called doubtful; where none is, the days cover both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from summarizer.grounding import calendar
from summarizer.grounding.anchor import Anchor, around, doubtful, in_year
from summarizer.grounding.calendar import Days
from summarizer.grounding.relative_days import relative_days
from summarizer.grounding.time_words import DAY, DAYS, FEAST, FEASTS, MONTH, MONTHS, NTH, ORDINAL, SEASON, YEAR

__all__ = ["days_of"]

Reader = Callable[[re.Match[str], Anchor | None], Days | None]
_IDLE = re.compile(r"^(?:the |in |on |at |over |during )+")


def days_of(said: str, anchor: Anchor | None) -> Days | None:
    """Return the days that `said`, in lower case and without a preposition that matters, names; None for none."""
    said = _IDLE.sub("", said)
    for matched, read in _readers():
        if match := matched(said):
            return read(match, anchor)
    return relative_days(said, anchor) if anchor else None


@cache  # compiled when first used, for the sake of the package's import
def _readers() -> list[tuple[Callable[[str], re.Match[str] | None], Reader]]:
    return [(re.compile(pattern).fullmatch, read) for pattern, read in _STATED]


# --- forms that may state their year ---


def _part_of(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    names = {"beginning": "early", "start": "early", "middle": "mid", "end": "late", "close": "late"}
    whole = days_of(match[2], anchor)
    return whole.part(names.get(match[1], match[1])) if whole else None


def _in_year_told(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    """ "3 March last year"."""
    of_year = days_of(f"{match[2]} year", anchor)
    return days_of(f"{match[1]} {of_year.first.year}", anchor) if of_year else None


def _week_of(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    """ "the week of 9 December": the calendar's week that holds the day."""
    found = days_of(match[1], anchor)
    return calendar.week(found.first) if found else None


def _iso(match: re.Match[str], _: Anchor | None) -> Days | None:
    if match[3]:
        return calendar.day(date(int(match[1]), int(match[2]), int(match[3])))
    return calendar.month(int(match[1]), int(match[2]))


def _figures(match: re.Match[str], _: Anchor | None) -> Days | None:
    one, other, of_year = int(match[1]), int(match[2]), int(match[3])
    readings = sorted(
        date(of_year, m, d)
        for d, m in {(one, other), (other, one)}
        if 1 <= m <= 12 and 1 <= d <= calendar.month(of_year, m).last.day
    )
    if len(readings) == 2:
        return calendar.day(readings[0]).to(calendar.day(readings[1])).doubtful()
    return calendar.day(readings[0]) if readings else None


def _date(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    number, name = int(re.sub(r"\D", "", match["day"])), MONTHS[match["month"].rstrip(".")]
    weekday = DAYS.get(match["weekday"])

    def make(of_year: int) -> Days:
        return calendar.day(date(of_year, name, number))

    if weekday is None:
        return in_year(match["year"], anchor, make)
    found = in_year(match["year"], anchor, make)
    if found and found.first.weekday() == weekday:
        return calendar.day(found.first)  # a weekday that fits leaves no doubt of the year
    if found and anchor and anchor.tense in ("open", "unknown") and found.status == "ambiguous":
        found = next((days for days in around(anchor, make) if days.first.weekday() == weekday), found)
        return calendar.day(found.first) if found.first.weekday() == weekday else found
    return doubtful(found)


def _month(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    name = MONTHS[match[1].rstrip(".")]
    return in_year(match[2], anchor, lambda of_year: calendar.month(of_year, name))


def _feast(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    number_of_month, number = FEASTS[match[1]]
    return in_year(match[2], anchor, lambda of_year: calendar.day(date(of_year, number_of_month, number)))


def _ordinal_part(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    make, number = calendar.half if match[2] == "half" else calendar.quarter, _ordinal(match[1])
    if match[3] is None:
        return in_year(None, anchor, lambda of_year: make(of_year, number))
    of_year = days_of(match[3], anchor)
    return make(of_year.first.year, number) if of_year else None


def _part_of_month(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    whole = days_of(match[3], anchor)
    if whole is None:
        return None
    if match[2] == "half":
        first, last = {1: (1, 15), 2: (16, whole.last.day)}[_ordinal(match[1])]
    else:  # a week of a month is counted from its first day by some, by the calendar's weeks by others
        first = whole.last.day - 6 if match[1] == "last" else 7 * _ordinal(match[1]) - 6
        last = first + 6
    one, other = whole.first.replace(day=first), whole.first.replace(day=last)
    found = Days(one, other, "week" if match[2] == "week" else "range", f"{one}/{other}", whole.status)
    return found.doubtful() if match[2] == "week" else found


def _ordinal(word: str) -> int:
    return {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(word) or int(word[0])


def _short_part(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    make = calendar.half if match[1] == "h" else calendar.quarter
    return in_year(match[3], anchor, lambda of_year: make(of_year, int(match[2])))


def _season(match: re.Match[str], _: Anchor | None) -> Days | None:
    return calendar.season(int(match[2]), match[1])


def _decade(match: re.Match[str], _: Anchor | None) -> Days | None:
    return calendar.decade(int(match[1]))


def _year(match: re.Match[str], _: Anchor | None) -> Days | None:
    return calendar.year(int(match[1]))


def _year_end(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    if match[1]:
        return calendar.month(int(match[1]), 12)
    return calendar.month(anchor.day.year, 12) if anchor else None


def _christmas_week(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    """ "Christmas and New Year", with what lies between; readers may leave out either feast."""

    def make(of_year: int) -> Days:
        return calendar.day(date(of_year, 12, 25)).to(calendar.day(date(of_year + 1, 1, 1)))

    return doubtful(in_year(match[1], anchor, make))


_STATED: tuple[tuple[str, Reader], ...] = (
    (r"(?:very )?(beginning|start|middle|end|close) of (?:the )?(.+)", _part_of),
    (r"(early|mid|late|end)[- ](?:in )?(?:the )?(.+)", _part_of),
    (rf"(.*\b{MONTH}(?: {NTH})?),?(?: of)? (this|last|next) year", _in_year_told),
    (rf"({YEAR})-([0-9]{{2}})(?:-([0-9]{{2}}))?", _iso),
    (rf"([0-9]{{1,2}})[/.]([0-9]{{1,2}})[/.]({YEAR})", _figures),
    (rf"(?:(?P<weekday>{DAY}),? )?(?:the )?(?P<day>{NTH})(?: of)? (?P<month>{MONTH}),?(?: (?P<year>{YEAR}))?", _date),
    (rf"(?:(?P<weekday>{DAY}),? )?(?P<month>{MONTH}) (?P<day>{NTH})(?:,? (?P<year>{YEAR}))?", _date),
    (rf"({MONTH}),?(?: (?:of )?({YEAR}))?", _month),
    (rf"(?:the )?week of (?:the )?((?:{DAY},? )?(?:{NTH}(?: of)? {MONTH}|{MONTH} {NTH})(?:,? {YEAR})?)", _week_of),
    (rf"({ORDINAL}|last) (half|week) of (?:the )?((?:(?:this|next|last|the) )?month|(?:{MONTH}).*)", _part_of_month),
    (rf"({ORDINAL}) (quarter|half)(?: of ({YEAR}|(?:this|next|last|the) year))?", _ordinal_part),
    (rf"(q|h)([1-4])(?: ({YEAR}))?", _short_part),
    (rf"({SEASON})(?: of)? ({YEAR})", _season),
    (rf"({FEAST})(?: ({YEAR}))?", _feast),
    (rf"christmas(?: day)? and (?:the )?new year(?:'s(?: day| eve)?)?(?: ({YEAR}))?", _christmas_week),
    (r"([12][0-9]{2}0)s", _decade),
    (rf"({YEAR})", _year),
    (rf"(?:year-end|year(?:'s)? end)(?: ({YEAR}))?", _year_end),
)
