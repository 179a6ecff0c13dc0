"""A time is drawn where it is: on an axis that holds it, or at its edge."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Citation, Item, Record, Source, Summary, When, summarize
from summarizer.render.html.cards import folders
from summarizer.render.html.timeline import Chart, chart, ticks

TEXT = "They met then."
MADE = summarize(TEXT, model="offline")


class Event(Item):
    """Something with a time."""

    what: str
    when: When


class Events(Record):
    """A record of times."""

    events: list[Event]


def summary_of(*times: tuple[date | None, date | None], dated: date | None = None) -> Summary[Events]:
    """A summary with an event for each time."""
    cited = [Citation(start=0, end=len(TEXT), text=TEXT)]
    events = [
        Event(
            what=f"event {number}",
            when=When(
                start=9,
                end=13,
                text="then",
                earliest=earliest,
                latest=latest,
                status="resolved" if earliest or latest else "unresolved",
            ),
            evidence=cited,
        )
        for number, (earliest, latest) in enumerate(times)
    ]
    source = Source(TEXT, dated=dated)
    fields = {name: getattr(MADE, name) for name in ("rejected", "usage", "provenance")}
    return Summary[Events](record=Events(events=events), source=source, **fields)


def drawn(*times: tuple[date | None, date | None], dated: date | None = None) -> Chart:
    """The chart of those times."""
    found = chart(folders(summary_of(*times, dated=dated)), dated)
    assert found is not None
    return found


def shape_of(found: Chart, number: int) -> str | None:
    """How the event of that number is drawn."""
    (moment,) = (one for one in found.moments if one.card.entry.title == f"event {number}")
    return moment.bar.shape if moment.bar else None


def test_open_ends_are_told_apart() -> None:
    """A day, an interval, up to a day, from a day on, and no day at all."""
    first, last = date(2025, 1, 5), date(2025, 3, 1)
    found = drawn((first, first), (first, last), (None, last), (first, None), (None, None), dated=date(2025, 1, 1))
    assert [shape_of(found, number) for number in range(5)] == ["day", "interval", "until", "from", None]


def test_what_is_due_by_a_day_is_open_from_the_day_of_the_document() -> None:
    """Its line begins there."""
    found = drawn((None, date(2025, 6, 1)), dated=date(2025, 1, 1))
    (moment,) = found.moments
    assert moment.bar is not None
    assert moment.bar.left == found.told


def test_times_stand_in_their_order_and_those_without_a_day_last() -> None:
    """By the last day."""
    found = drawn((None, None), (date(2025, 5, 1), date(2025, 5, 1)), (None, date(2024, 5, 1)))
    assert [moment.card.number for moment in found.moments] == [3, 2, 1]


def test_a_record_without_days_has_no_time_line() -> None:
    """Nothing is drawn of nothing."""
    assert chart(folders(summary_of((None, None))), None) is None
    assert chart(folders(summary_of()), date(2025, 1, 1)) is None


def test_a_far_outlier_does_not_press_the_others_together() -> None:
    """It is drawn at the edge, as going beyond it."""
    near = [(date(2025, month, 1), date(2025, month, 1)) for month in range(1, 7)]
    found = drawn(*near, (date(2095, 1, 1), date(2095, 1, 1)))
    bars = [moment.bar for moment in found.moments if moment.bar]
    assert [bar.beyond for bar in bars] == [False] * 6 + [True]
    assert bars[-1].left == 100
    assert bars[5].left - bars[0].left > 50


def in_order(ends: tuple[date | None, date | None]) -> tuple[date | None, date | None]:
    """The earlier one first."""
    one, other = ends
    return (other, one) if one and other and other < one else ends


TIMES = st.tuples(st.none() | st.dates(), st.none() | st.dates()).map(in_order)


@settings(deadline=None)
@given(st.lists(TIMES, max_size=8), st.none() | st.dates())
def test_whatever_the_times_they_fit_the_axis(times: list[tuple[date | None, date | None]], dated: date | None) -> None:
    """No position is off the axis, no bar runs backwards, and nothing raises, from year 1 to year 9999."""
    found = chart(folders(summary_of(*times, dated=dated)), dated)
    for moment in found.moments if found else ():
        if moment.bar:
            assert 0 <= moment.bar.left <= moment.bar.right <= 100


@settings(deadline=None)
@given(st.dates(), st.dates())
def test_an_axis_of_any_length_has_a_few_marks(one: date, other: date) -> None:
    """On it, from left to right, each with a label of its own."""
    low, high = sorted((one.toordinal(), other.toordinal()))
    found = list(ticks(low, high))
    assert len(found) <= 8
    assert [tick.at for tick in found] == sorted(tick.at for tick in found)
    assert len({tick.label for tick in found}) == len(found)
    assert all(0 <= tick.at <= 100 for tick in found)
