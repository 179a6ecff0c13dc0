"""What would one put into a calendar? What is owed, on the day it is due, and meetings, on the days they are held.

From items whose time is a deadline (a field marked `Settled`: an undertaking is open until it is settled) comes an
event on the *last* day that the words can mean; from meetings (`Firm("event")`) and from items of a schema that says
neither, one over all the days that they can mean. When something was *agreed* is history and no event. A time that
readers could take otherwise, or that names no day, is left out; how many there are is told.

All-day events (VEVENT) are the default because most calendar programs hide to-dos; `todos=True` makes deadlines VTODOs.
Nothing blocks time. The UID comes from the text's hash and the place of the words, so that importing the same report
again updates what is there; DTSTAMP is the time of the reading. The standard is RFC 5545.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any

from summarizer.extras import require
from summarizer.render.entries import Entry, told
from summarizer.render.names import address, named
from summarizer.render.visible import one_line
from summarizer.schemas import Firm, Item, Settled, When, is_enumeration, references

if TYPE_CHECKING:
    from summarizer.summary import Summary

__all__ = ["Dated", "dated", "to_calendar", "undated"]

_PRODUCT = "-//structured-summarizer//summarizer//EN"
_CALLED_OFF = frozenset({"cancelled", "withdrawn", "dropped", "rejected", "denied"})
_UNSURE = frozenset({"planned", "postponed", "offered", "intends", "deferred", "under_negotiation"})
"""Words of statuses, whatever the schema, that a calendar has a status for."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An item with a time: `deadline` when it has to be done by then, else it takes place then."""

    section: str
    field: str
    item: Item
    when: When
    entry: Entry
    deadline: bool

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day to mark; None when no day can be told, or readers could differ."""
        ends = [day for day in (self.when.earliest, self.when.latest) if day is not None]
        if self.when.status != "resolved" or not ends:
            return None
        return (ends[-1], ends[-1]) if self.deadline else (ends[0], ends[-1])

    @property
    def title(self) -> str:
        """What it is; of a deadline also whose."""
        if not self.deadline:
            return self.entry.title
        acting = {found.path[0] for found in references(self.item) if found.acts}
        who = ", ".join(detail.text for detail in self.entry.details if detail.name in acting)
        return f"Due{f' from {who}' if who else ''}: {self.entry.title}"

    @property
    def status(self) -> str:
        """CONFIRMED, TENTATIVE or CANCELLED, as calendars have it."""
        fields = type(self.item).model_fields.items()
        words = {getattr(self.item, name) for name, field in fields if is_enumeration(field.annotation)}
        if words & _CALLED_OFF:
            return "CANCELLED"
        return "TENTATIVE" if words & _UNSURE or self.item.doubt else "CONFIRMED"


def dated(summary: Summary[Any]) -> Iterator[Dated]:
    """Yield the items of a record that have a time which belongs in a calendar, those without a day too."""
    for section, member, entry in told(summary.record, summary.source):
        if not isinstance(member, Item) or _is_of_the_past(type(member)):
            continue
        is_owed = any(isinstance(mark, Settled) for mark in _marks(type(member)))
        for field, value in dict(member).items():
            if isinstance(value, When):
                yield Dated(section, field, member, value, entry, is_owed and value.latest is not None)


def undated(summaries: Iterable[Summary[Any]]) -> int:
    """Return how many times a calendar leaves out because no one day can be told."""
    return sum(one.days is None for summary in summaries for one in dated(summary))


def to_calendar(summaries: Iterable[Summary[Any]], *, todos: bool = False) -> str:
    """Return an iCalendar file with the deadlines and meetings of all summaries.

    Raises `ConfigurationError` without the extra `calendar`.
    """
    require("calendar", "icalendar")
    icalendar: Any = import_module("icalendar")  # kept lazy: it is an extra
    summaries = list(summaries)
    left_out = undated(summaries)
    note = f"Left out, for they name no day or readers could differ: {left_out}." if left_out else None
    made = _component(icalendar.Calendar(), {"version": "2.0", "prodid": _PRODUCT, "description": note})
    for summary in summaries:
        for one, days, name in _placed(summary):
            todo = todos and one.deadline
            properties = _common(one, summary, name) | (_todo(one, days) if todo else _event(one, days))
            made.add_component(_component(icalendar.Todo() if todo else icalendar.Event(), properties))
    written: bytes = made.to_ical()
    return written.decode()


def _placed(summary: Summary[Any]) -> Iterator[tuple[Dated, tuple[date, date], str]]:
    """The items that have days, with those and with a name that no other has and that a second reading gives again."""
    seen = Counter[tuple[object, ...]]()
    for one in dated(summary):
        if days := one.days:
            place = (one.section, one.field, one.when.start, one.when.end)
            yield one, days, str(named(summary.source, *place, seen[place]))
            seen[place] += 1


def _component(made: Any, properties: Mapping[str, object]) -> Any:
    for name, value in properties.items():
        if value is not None:
            made.add(name, value)
    return made


def _common(one: Dated, summary: Summary[Any], name: str) -> dict[str, object]:
    return {
        "uid": name,
        "dtstamp": summary.provenance.finished.astimezone(UTC),
        "summary": one.title,
        "description": "\n".join(_described(one, summary)),
        "url": address(summary.source),
    }


def _todo(one: Dated, days: tuple[date, date]) -> dict[str, object]:
    return {"due": days[1], "status": "CANCELLED" if one.status == "CANCELLED" else "NEEDS-ACTION"}


def _event(one: Dated, days: tuple[date, date]) -> dict[str, object]:
    after = days[1] + timedelta(1) if days[1] < date.max else None
    return {"dtstart": days[0], "dtend": after, "transp": "TRANSPARENT", "status": one.status}


def _described(one: Dated, summary: Summary[Any]) -> Iterator[str]:
    yield from one.entry.rest
    if one.entry.doubt:
        yield f"doubt: {one.entry.doubt}"
    yield from (one_line(cited.text) for cited in one.item.evidence)
    if origin := summary.source.title or summary.source.origin:
        yield f"source: {one_line(origin)}"


def _is_of_the_past(kind: type[Item]) -> bool:
    """Whether the times of a class of items are those at which something was agreed."""
    marks = list(_marks(kind))
    agreed = any(isinstance(mark, Firm) and mark.of == "agreement" for mark in marks)
    return agreed and not any(isinstance(mark, Settled) for mark in marks)


def _marks(kind: type[Item]) -> Iterator[object]:
    return (mark for field in kind.model_fields.values() for mark in field.metadata)
