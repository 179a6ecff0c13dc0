"""Which days does one expression name? "June 2024", "next Monday", "the end of the year": each form has its reader.

A form that states its year needs no document; every other is read from an anchor: the document's day and the tense of
the clause. Where one reading is likelier it is taken and called doubtful; where none is, the days cover both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from summarizer.grounding import calendar
from summarizer.grounding.calendar import Days
from summarizer.grounding.tense import Tense
from summarizer.grounding.time_words import (
    COUNT,
    DAY,
    DAYS,
    FEAST,
    FEASTS,
    MONTH,
    MONTHS,
    NTH,
    NUMBERS,
    ORDINAL,
    SEASON,
    UNIT,
    YEAR,
)

__all__ = ["Anchor", "count", "days_of"]

_NEAR_DAYS = 92
"""A quarter of a year: of a day this near nobody asks which year is meant."""
_WEEK = timedelta(7)
_LEADING = re.compile(r"^(?:the |in |on |at |over |during )+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """From where a relative time is read."""

    day: date
    tense: Tense


def days_of(said: str, anchor: Anchor | None) -> Days | None:
    """Return the days that `said`, in lower case and without a preposition that matters, names; None for none."""
    said = _LEADING.sub("", said)
    for pattern, read in _stated():
        if match := pattern.fullmatch(said):
            return read(match, anchor)
    return _relative_days(said, anchor) if anchor else None


def _relative_days(said: str, anchor: Anchor) -> Days | None:
    for pattern, read in _relative_forms():
        if match := pattern.fullmatch(said):
            return read(match, anchor)
    return None


@cache  # compiled when first used, as they take long
def _stated() -> list[tuple[re.Pattern[str], Callable[[re.Match[str], Anchor | None], Days | None]]]:
    return [(re.compile(pattern), read) for pattern, read in _STATED]


@cache
def _relative_forms() -> list[tuple[re.Pattern[str], Callable[[re.Match[str], Anchor], Days | None]]]:
    return [(re.compile(pattern), read) for pattern, read in _RELATIVE]


def count(word: str) -> int:
    """Return the number that a numeral says."""
    return NUMBERS[word] if word in NUMBERS else int(word)


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
        return _in_year(match["year"], anchor, make)
    if anchor and not match["year"]:  # of the years around, a weekday fits one at most
        fitting = next((days for days in _around(anchor, make) if days.first.weekday() == weekday), None)
        return fitting or _doubtful(_in_year(None, anchor, make))
    found = _in_year(match["year"], anchor, make)
    return found if found and found.first.weekday() == weekday else _doubtful(found)


def _doubtful(found: Days | None) -> Days | None:
    return found.doubtful() if found else None


def _month(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    name = MONTHS[match[1].rstrip(".")]
    return _in_year(match[2], anchor, lambda of_year: calendar.month(of_year, name))


def _feast(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    number_of_month, number = FEASTS[match[1]]
    return _in_year(match[2], anchor, lambda of_year: calendar.day(date(of_year, number_of_month, number)))


def _in_year(said: str | None, anchor: Anchor | None, make: Callable[[int], Days]) -> Days | None:
    """What `make` gives for the year said, or else for the year that tense and nearness to the document's date tell."""
    if said or anchor is None:
        return make(int(said)) if said else None
    made = list(_around(anchor, make))
    if anchor.tense == "past":
        return next((days for days in reversed(made) if days.first <= anchor.day), None)
    if anchor.tense == "future":
        return next((days for days in made if days.last >= anchor.day), None)
    nearest = min(made, key=lambda days: days.distance(anchor.day), default=None)
    return nearest.doubtful() if nearest and nearest.distance(anchor.day) > _NEAR_DAYS else nearest


def _around(anchor: Anchor, make: Callable[[int], Days]) -> Iterator[Days]:
    """What `make` gives for the years around the anchor; a year that has no such day is passed over."""
    for of_year in range(anchor.day.year - 1, anchor.day.year + 2):
        try:
            yield make(of_year)
        except ValueError:  # 29 February, the year 0
            continue


def _ordinal_part(match: re.Match[str], anchor: Anchor | None) -> Days | None:
    make, number = calendar.half if match[2] == "half" else calendar.quarter, _ordinal(match[1])
    if match[3] is None:
        return _in_year(None, anchor, lambda of_year: make(of_year, number))
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
    return _in_year(match[3], anchor, lambda of_year: make(of_year, int(match[2])))


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


# --- forms that are read from an anchor ---


def _told_month(match: re.Match[str], anchor: Anchor) -> Days | None:
    return _told(match[1], anchor, lambda of_year: calendar.month(of_year, MONTHS[match[2].rstrip(".")]))


def _told_season(match: re.Match[str], anchor: Anchor) -> Days | None:
    return _told(match[1], anchor, lambda of_year: calendar.season(of_year, match[2]))


def _told(which: str | None, anchor: Anchor, make: Callable[[int], Days]) -> Days | None:
    """The last, this or the next of what comes once a year; "last March" in November may be of either year."""
    made = list(_around(anchor, make))
    if which == "last":
        found = next((days for days in reversed(made) if days.last < anchor.day), None)
    elif which in ("next", "coming"):
        found = next((days for days in made if days.first > anchor.day), None)
    else:
        return make(anchor.day.year) if which == "this" else _in_year(None, anchor, make)
    return found.doubtful() if found and found.first.year == anchor.day.year else found


def _weekday(match: re.Match[str], anchor: Anchor) -> Days:
    ahead = (DAYS[match[2]] - anchor.day.weekday()) % 7
    coming, gone = anchor.day + timedelta(ahead), anchor.day - timedelta(-ahead % 7)
    this_week = calendar.week(anchor.day)
    if match[1] == "next":
        coming = coming if ahead else coming + _WEEK
        days = calendar.day(coming)
        return days.to(calendar.day(coming + _WEEK)).doubtful() if coming <= this_week.last else days
    if match[1] == "last":
        gone = gone if ahead else gone - _WEEK
        days = calendar.day(gone)
        return calendar.day(gone - _WEEK).to(days).doubtful() if gone >= this_week.first else days
    if anchor.tense == "unknown" and match[1] is None and ahead:
        return calendar.day(coming if ahead <= 3 else gone).doubtful()
    return calendar.day(gone if anchor.tense == "past" else coming)


def _weekend(match: re.Match[str], anchor: Anchor) -> Days:
    this_one, is_on = calendar.weekend(anchor.day), anchor.day.weekday() >= 5
    before, following = calendar.weekend(anchor.day - _WEEK), calendar.weekend(anchor.day + _WEEK)
    if match[1] == "last":
        return before
    if match[1] == "next":
        return following if is_on else this_one.to(following).doubtful()
    if is_on or anchor.tense == "future":
        return this_one
    if anchor.tense == "past":
        return before
    return this_one if match[1] == "this" else before.doubtful()


def _relative(match: re.Match[str], anchor: Anchor) -> Days:
    shift = {"last": -1, "next": 1, "coming": 1}.get(match[1], 0)
    return calendar.unit(match[2], calendar.shifted(shift, match[2], anchor.day))


def _rest_of(match: re.Match[str], anchor: Anchor) -> Days:
    whole, one = calendar.unit(match[2], anchor.day), calendar.day(anchor.day)
    return one.to(calendar.day(whole.last)) if match[1] == "later" else calendar.day(whole.first).to(one)


def _counted(match: re.Match[str], anchor: Anchor) -> Days:
    sign = -1 if match[3] == "ago" else 1
    return calendar.unit(match[2], calendar.shifted(sign * count(match[1]), match[2], anchor.day))


def _named_day(match: re.Match[str], anchor: Anchor) -> Days:
    return calendar.day(anchor.day + timedelta({"yesterday": -1, "tomorrow": 1}.get(match[0], 0)))


def _new_year(_: re.Match[str], anchor: Anchor) -> Days | None:
    return _doubtful(calendar.year(anchor.day.year + (anchor.tense != "past")).part("early"))


_STATED: tuple[tuple[str, Callable[[re.Match[str], Anchor | None], Days | None]], ...] = (
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
    (r"([12][0-9]{2}0)s", _decade),
    (rf"({YEAR})", _year),
    (rf"(?:year-end|year(?:'s)? end)(?: ({YEAR}))?", _year_end),
)
_RELATIVE: tuple[tuple[str, Callable[[re.Match[str], Anchor], Days | None]], ...] = (
    (rf"(this|next|last) ({MONTH})", _told_month),
    (rf"(?:(this|next|last|coming) )?({SEASON})", _told_season),
    (rf"(?:(this|next|last) )?({DAY})", _weekday),
    (r"(?:(this|next|last) )?weekend", _weekend),
    (r"(?:(this|next|last|coming) )?(week|month|quarter|year|decade)", _relative),
    (r"(later|earlier) this (week|month|year)", _rest_of),
    (rf"({COUNT}) ({UNIT})s? (ago|from now)", _counted),
    (r"yesterday|today|tomorrow|tonight", _named_day),
    (r"new year", _new_year),
)
