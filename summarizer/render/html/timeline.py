"""What was when, and what is due when? The times of a record on one axis of days, with the document's own day on it.

Positions are in hundredths of the axis, for SVG attributes: the page's policy allows no style beside the style sheet.
A time with one open end is drawn up to, or from, that end; a time that no date can be told for is listed without a bar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import Literal

from summarizer.render.entries import interval
from summarizer.render.html.cards import Card, Folder, Time
from summarizer.render.visible import one_line

__all__ = ["Bar", "Chart", "Moment", "Tick", "chart", "short_date", "ticks"]

_OUTLYING = 10
"""A date that alone makes the axis more than so many times as long is drawn at its edge, not on it."""
_FEWEST = 3
"""Dates that must be left on the axis."""
_MARGIN = 0.03
"""Share of the axis that is left free at either end."""
_MOST, _MOST_SHORT, _SHORT = 5, 8, 6
"""Marks that fit beside each other, with long labels and with short ones: of at most so many characters."""

Shape = Literal["day", "interval", "until", "from"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A time on the axis, from `left` to `right`; `beyond` when it goes past an end of the axis."""

    shape: Shape
    left: float
    right: float
    beyond: bool

    @property
    def width(self) -> float:
        return round(self.right - self.left, 2)


@dataclass(frozen=True, slots=True)
class Moment:
    """One time of one item: what of it the time is, in which words, which days they mean, and where it is drawn."""

    card: Card
    section: str
    label: str
    words: str
    days: str
    sure: bool
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The times of a record in their order, those without a date last; `told` is where the document's own day is."""

    moments: tuple[Moment, ...]
    ticks: tuple[Tick, ...]
    told: float | None
    dated: str


@dataclass(frozen=True, slots=True)
class _Axis:
    low: int
    high: int

    def at(self, day: int) -> float:
        return round(100 * min(max((day - self.low) / (self.high - self.low), 0), 1), 2)

    def holds(self, day: int) -> bool:
        return self.low <= day <= self.high


def chart(folders: Iterable[Folder], dated: date | None) -> Chart | None:
    """Return the time line of a record, or None when none of its items tells a date."""
    found = [(folder, card, time) for folder in folders for card in folder.cards for time in card.times]
    days = sorted({end.toordinal() for _, _, time in found for end in _ends(time)})
    if not days:
        return None
    axis = _axis(days, dated)
    return Chart(
        moments=tuple(
            _moment(folder, card, time, axis, dated)
            for folder, card, time in sorted(found, key=lambda one: _order(one[2]))
        ),
        ticks=tuple(ticks(axis.low, axis.high)),
        told=axis.at(dated.toordinal()) if dated and axis.holds(dated.toordinal()) else None,
        dated=short_date(dated) if dated else "",
    )


def short_date(day: date) -> str:
    """Write a day for people.

    >>> short_date(date(2025, 9, 1))
    '1 Sep 2025'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def ticks(low: int, high: int) -> Iterator[Tick]:
    """Yield the marks of an axis between two days, as ordinals: at days, months or years, as many as fit.

    >>> [tick.label for tick in ticks(date(2024, 12, 20).toordinal(), date(2025, 9, 3).toordinal())]
    ['Jan 2025', 'Mar 2025', 'May 2025', 'Jul 2025', 'Sep 2025']
    """
    axis = _Axis(low, max(high, low + 1))
    steps = (*(_days(axis, step) for step in (1, 2, 7, 14)), *(_months(axis, step) for step in _MONTHS_APART))
    for marks in steps:
        there = list(islice(((day, label) for day, label in marks if axis.holds(day)), _MOST_SHORT + 1))
        if len(there) <= (_MOST if any(len(label) > _SHORT for _, label in there) else _MOST_SHORT):
            yield from (Tick(axis.at(day), label) for day, label in there)
            return


_MONTHS_APART = (1, 2, 3, 6, *(12 * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)))


def _days(axis: _Axis, step: int) -> Iterator[tuple[int, str]]:
    for day in range(axis.low, axis.high + 1, step):
        found = date.fromordinal(day)
        yield day, f"{found.day} {_MONTHS[found.month - 1]}"


def _months(axis: _Axis, step: int) -> Iterator[tuple[int, str]]:
    first, last = (day.year * 12 + day.month - 1 for day in map(date.fromordinal, (axis.low, axis.high)))
    for month in range(max(first - first % step, 12), last + 1, step):
        year = str(month // 12)
        label = year if step % 12 == 0 else f"{_MONTHS[month % 12]} {year}"
        yield date(month // 12, month % 12 + 1, 1).toordinal(), label


def _axis(days: Sequence[int], dated: date | None) -> _Axis:
    """The days to draw, far outliers left out, with a margin, within what a date can be."""
    kept = list(days)
    while len(kept) > _FEWEST and kept[-1] - kept[0] > _OUTLYING * max(kept[-2] - kept[0], 30):
        kept.pop()
    while len(kept) > _FEWEST and kept[-1] - kept[0] > _OUTLYING * max(kept[-1] - kept[1], 30):
        kept.pop(0)
    if dated and kept[-1] - kept[0] + 366 > abs(dated.toordinal() - kept[0]):
        kept = sorted((*kept, dated.toordinal()))
    margin = max(3, round((kept[-1] - kept[0]) * _MARGIN))
    return _Axis(max(1, kept[0] - margin), min(date.max.toordinal(), kept[-1] + margin))


def _ends(time: Time) -> Iterator[date]:
    return (end for end in (time.when.earliest, time.when.latest) if end is not None)


def _order(time: Time) -> tuple[bool, date, date]:
    ends = [*_ends(time)]
    return (not ends, ends[-1] if ends else date.max, ends[0] if ends else date.max)


def _moment(folder: Folder, card: Card, time: Time, axis: _Axis, dated: date | None) -> Moment:
    when = time.when
    return Moment(
        card=card,
        section=folder.label,
        label=time.label,
        words=one_line(when.text),
        days=interval(when),
        sure=when.status != "ambiguous",
        bar=_bar(when.earliest, when.latest, axis, dated) if any(_ends(time)) else None,
    )


def _bar(earliest: date | None, latest: date | None, axis: _Axis, dated: date | None) -> Bar:
    """What is due by a day is open from the document's day on, or from the axis's start; what begins has no end."""
    first = earliest.toordinal() if earliest else None
    last = latest.toordinal() if latest else None
    told = dated.toordinal() if dated else None
    beyond = any(not axis.holds(day) for day in chain((first,), (last,)) if day is not None)
    if first is None:
        begun = told if told is not None and last is not None and told <= last else axis.low
        return Bar("until", axis.at(begun), axis.at(last or axis.high), beyond)
    if last is None:
        return Bar("from", axis.at(first), 100.0, beyond)
    return Bar("day" if first == last else "interval", axis.at(first), axis.at(last), beyond)
