"""Calendars: what is owed on its day, meetings over theirs, read back by the library of the standard."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer import Item, Minutes, Readout, Record, Source, Summarizer, Summary, When
from summarizer.render.calendar import dated, to_calendar, undated
from summarizer.testing import ScriptedModel
from summarizer.testing.strategies import answers, sources
from tests.reports import WEATHER, only, weather_answer

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def weather(source: Source | None = None, **sections: Any) -> Summary[Readout]:
    """The summary of a good answer to the weather report."""
    model = ScriptedModel([weather_answer() | sections] + [only()] * 2)
    return Summarizer(model).summarize(source or Source(WEATHER))


def components(summary: Summary[Any], **options: Any) -> list[Any]:
    """What an iCalendar library reads in the calendar of a summary."""
    return list(icalendar.Calendar.from_ical(to_calendar([summary], **options)).subcomponents)


def meeting(text: str, when: str, status: str = "planned", **fields: Any) -> Summary[Readout]:
    """A summary with one meeting."""
    item: dict[str, Any] = {"what": "talks", "kind": "talks", "when": when, "status": status, "evidence": [1]}
    model = ScriptedModel([only(meetings=[item | fields])] + [only()] * 2)
    return Summarizer(model).summarize(Source(text, dated="2024-06-03"))


def test_a_deadline_is_an_event_of_its_last_day() -> None:
    """All day, saying who owes what; without an hour it blocks no time."""
    (event,) = components(weather())
    assert event.name == "VEVENT"
    assert str(event["summary"]) == "Due from Norway, Iceland: share their weather data"
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2024, 9, 1), date(2024, 9, 2))
    assert event["transp"] == "TRANSPARENT"
    assert "Norway and Iceland agreed on Monday to share" in event["description"]


def test_deadlines_can_be_to_dos() -> None:
    """For programs that show them."""
    (todo,) = components(weather(), todos=True)
    assert (todo.name, todo["due"].dt, todo["status"]) == ("VTODO", date(2024, 9, 1), "NEEDS-ACTION")


def test_a_meeting_is_an_event_over_its_days() -> None:
    """The end of an event is the day after its last."""
    (event,) = components(meeting("They will meet from 3 to 5 July 2024.", "from 3 to 5 July 2024"))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2024, 7, 3), date(2024, 7, 6))


@pytest.mark.parametrize(
    ("status", "doubt", "said"),
    [
        ("planned", None, "TENTATIVE"),
        ("cancelled", None, "CANCELLED"),
        ("held", None, "CONFIRMED"),
        ("held", "?", "TENTATIVE"),
    ],
)
def test_the_status_is_the_calendars(status: str, doubt: str | None, said: str) -> None:
    """By the words of the schema's enumerations, and by doubt."""
    (event,) = components(meeting("They met on 1 June 2024.", "on 1 June 2024", status, doubt=doubt))
    assert event["status"] == said


def test_what_names_no_day_is_left_out_and_counted() -> None:
    """And so is what readers could take otherwise."""
    summary = meeting("They will meet soon.", "soon")
    assert components(summary) == []
    assert undated([summary]) == 1
    assert "DESCRIPTION:Left out\\, for they name no day or readers could differ: 1." in to_calendar([summary])


def test_a_time_without_an_end_is_no_deadline() -> None:
    """From then on it may be done."""
    owed = {"debtors": ["p1"], "action": "pay", "due": "from 1 July 2024", "strength": "will", "evidence": [1]}
    party = {"id": "p1", "name": "Norway", "kind": "state", "role": "principal", "evidence": [1]}
    model = ScriptedModel([only(parties=[party], commitments=[owed])] + [only()] * 2)
    (event,) = components(Summarizer(model).summarize(Source("Norway will pay from 1 July 2024.", dated="2024-06-03")))
    assert (str(event["summary"]), event["dtstart"].dt) == ("pay", date(2024, 7, 1))


def test_the_same_words_have_the_same_uid_whatever_the_model_calls_them() -> None:
    """So that a second import updates; two items with the same words are still two."""
    one, other = weather(), weather()
    owed = weather_answer()["commitments"][0]
    both = weather(commitments=[owed, owed | {"action": "share weather data"}])
    assert components(one)[0]["uid"] == components(other)[0]["uid"] == components(both)[0]["uid"]
    assert len({str(event["uid"]) for event in components(both)}) == 2
    assert components(weather(Source(WEATHER + "\n")))[0]["uid"] != components(one)[0]["uid"]


def test_no_clock_is_asked() -> None:
    """The stamp is the time of the reading, and an address is told where there is one."""
    summary = weather(Source(WEATHER, origin="https://a.example/report?id=1"))
    (event,) = components(summary)
    assert event["dtstamp"].dt == summary.provenance.finished.replace(microsecond=0)
    assert event["url"] == "https://a.example/report?id=1"
    assert to_calendar([summary]) == to_calendar([summary])


class Task(Item):
    """A schema that marks nothing."""

    what: str
    when: When | None = None


class Plan(Record):
    """Its record."""

    tasks: list[Task]


def test_a_schema_without_marks_has_events() -> None:
    """Over the days that its times mean."""
    model = ScriptedModel([{"tasks": [{"what": "dig", "when": "in May 2024", "evidence": [1]}]}])
    (event,) = components(Summarizer(model, Plan).summarize("We dig in May 2024."))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2024, 5, 1), date(2024, 6, 1))


@pytest.mark.parametrize("hostile", ["\r\nEND:VCALENDAR", "\x1b[2J", 'a;b,c:"d"\\n', "\u202e", "x" * 200])
def test_foreign_text_adds_no_property(hostile: str) -> None:
    """It is text in one property, and shows itself."""
    model = ScriptedModel([{"tasks": [{"what": f"dig {hostile}", "when": "in May 2024", "evidence": [1]}]}])
    source = Source(f"We dig {hostile} in May 2024.", title=hostile, origin=f"http://a.example/{hostile}")
    written = to_calendar([Summarizer(model, Plan).summarize(source)])
    calendar: Any = icalendar.Calendar.from_ical(written)  # raises unless there is just one
    (event,) = calendar.subcomponents
    assert set(event) <= {*"SUMMARY DTSTART DTEND DTSTAMP UID DESCRIPTION STATUS TRANSP URL".split()}
    assert not {"\x1b", "\u202e"} & set(written)
    assert written.count("\r\nEND:VCALENDAR\r\n") == 1


@SLOW
@given(st.data(), st.sampled_from([Readout, Minutes]))
def test_any_record_makes_a_calendar_that_reads_back(data: st.DataObject, target: type[Record]) -> None:
    """Each dated item once, each day the one that the record has, no UID twice."""
    source = data.draw(sources())
    summary = Summarizer(ScriptedModel([data.draw(answers(source, target)) for _ in range(3)]), target).summarize(
        source
    )
    found = components(summary)
    wanted = [one for one in dated(summary) if one.days]
    assert len(found) + undated([summary]) == len(list(dated(summary)))
    assert len({str(event["uid"]) for event in found}) == len(found)
    for event, one in zip(found, wanted, strict=True):
        assert str(event["summary"]) == one.title
        assert (event["dtstart"].dt, event["dtend"].dt - timedelta(1)) == one.days
        assert not event.errors
