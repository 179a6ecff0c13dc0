"""Which days does a time name that is read from an anchor? "Next Monday", "the 21st", "three weeks ago".

Where the words leave a choice the days cover it, or the likelier one is taken and called doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from functools import cache

from summarizer.grounding import calendar
from summarizer.grounding.anchor import Anchor, around, doubtful, in_year
from summarizer.grounding.calendar import Days
from summarizer.grounding.time_words import COUNT, DAY, DAYS, MONTH, MONTHS, NUMBERS, SEASON, UNIT

__all__ = ["count", "relative_days"]

Reader = Callable[[re.Match[str], Anchor], Days | None]
_WEEK = timedelta(7)


def relative_days(said: str, anchor: Anchor) -> Days | None:
    """Return the days that `said` names, seen from the anchor; None for none."""
    for matched, read in _readers():
        if match := matched(said):
            return read(match, anchor)
    return None


@cache  # compiled when first used, for the sake of the package's import
def _readers() -> list[tuple[Callable[[str], re.Match[str] | None], Reader]]:
    return [(re.compile(pattern).fullmatch, read) for pattern, read in _RELATIVE]


def count(word: str) -> int:
    """Return the number that a numeral says."""
    return NUMBERS[word] if word in NUMBERS else int(word)


def _told_month(match: re.Match[str], anchor: Anchor) -> Days | None:
    return _told(match[1], anchor, lambda of_year: calendar.month(of_year, MONTHS[match[2].rstrip(".")]))


def _told_season(match: re.Match[str], anchor: Anchor) -> Days | None:
    return _told(match[1], anchor, lambda of_year: calendar.season(of_year, match[2]))


def _told(which: str | None, anchor: Anchor, make: Callable[[int], Days]) -> Days | None:
    """The last, this or the next of what comes once a year; "last March" in November may be of either year."""
    made = list(around(anchor, make))
    if which == "last":
        found = next((days for days in reversed(made) if days.last < anchor.day), None)
    elif which in ("next", "coming"):
        found = next((days for days in made if days.first > anchor.day), None)
    else:
        return make(anchor.day.year) if which == "this" else in_year(None, anchor, make)
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
    if anchor.tense in ("open", "unknown") and match[1] is None and ahead:
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
    days = {"yesterday": -1, "tomorrow": 1, "last night": -1}.get(match[2], 0)
    return calendar.day(anchor.day + timedelta(2 * days if match[1] else days))


def _weekday_after(match: re.Match[str], anchor: Anchor) -> Days:
    """ "Friday week" and "a week on Friday": a week after the Friday to come."""
    ahead = (DAYS[match[1] or match[2]] - anchor.day.weekday()) % 7
    found = calendar.day(anchor.day + timedelta(ahead) + _WEEK)
    return found if ahead else found.doubtful()


def _nth(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "The 21st": of this month or one beside it, as the tense tells."""
    number = int(match[1])
    if match[2]:
        month = relative_days(f"{match[2]} month".replace("the ", "this "), anchor)
        return calendar.day(month.first.replace(day=number)) if month else None
    around = (calendar.shifted(by, "month", anchor.day.replace(day=1)) for by in (-1, 0, 1, 2))
    days = [first.replace(day=number) for first in around if number <= calendar.unit("month", first).last.day]
    if anchor.tense == "past":
        return calendar.day(max(day for day in days if day <= anchor.day))
    if anchor.tense == "future":
        return calendar.day(min(day for day in days if day >= anchor.day))
    return calendar.day(min(days, key=lambda day: abs((day - anchor.day).days))).doubtful()


def _new_year(_: re.Match[str], anchor: Anchor) -> Days | None:
    return doubtful(calendar.year(anchor.day.year + (anchor.tense != "past")).part("early"))


_RELATIVE: tuple[tuple[str, Reader], ...] = (
    (rf"(this|next|last) ({MONTH})", _told_month),
    (rf"(?:(this|next|last|coming) )?({SEASON})", _told_season),
    (rf"(?:(this|next|last) )?({DAY})", _weekday),
    (r"(?:(this|next|last) )?weekend", _weekend),
    (r"(?:(this|next|last|coming) )?(week|month|quarter|year|decade)", _relative),
    (r"(later|earlier) this (week|month|year)", _rest_of),
    (rf"({COUNT}) ({UNIT})s? (ago|from now)", _counted),
    (
        r"(day (?:before|after) (?=yes|tom))?(yesterday|today|tomorrow|tonight|last night|this (?:morning|afternoon"
        r"|evening))",
        _named_day,
    ),
    (rf"a week on ({DAY})|({DAY}) week", _weekday_after),
    (r"([12]?[0-9]|3[01])(?:st|nd|rd|th)(?: of (this|next|last|the) month)?", _nth),
    (r"new year", _new_year),
)
