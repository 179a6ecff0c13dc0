"""What does the page show of each item? Its entry in the outline, and where it leads: to words, days and other items.

The outline says in words what there is to show; a card adds what only a page can use: an id to link to, the slices that
the item rests on, the names that lead to another card, the days that a time means. No schema is known by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel

from summarizer.render.entries import Entry, interval
from summarizer.render.html.marks import Mark
from summarizer.render.outline import Outline, Section, outline
from summarizer.render.visible import one_line
from summarizer.schemas import Firm, Record, Reverses, Settled, Span, Verbatim, When, references

if TYPE_CHECKING:
    from summarizer.summary import Summary

__all__ = ["Card", "Field", "Folder", "Phrase", "Time", "folders", "who_section"]

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words: `card` is the id of the card that they name, `days` what they mean as a time."""

    text: str
    card: str = ""
    days: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an item: how it is called, and its value; a list of objects has a row for each (`nested`)."""

    label: str
    nested: bool
    rows: tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True, slots=True)
class Time:
    """A time that an item tells, and what of the item it is: when it was, when it is due."""

    label: str
    when: When


@dataclass(frozen=True, slots=True)
class Card:
    """One item. `tones` says of each tag whether it affirms the item ("firm"), denies it ("against") or neither;
    `who` holds the ids of the cards of those who take part in it, `actors` the names of those who owe or speak;
    `quoted` is true where its title is the source's own words."""

    id: str
    number: int
    entry: Entry
    fields: tuple[Field, ...]
    tones: Mapping[str, str]
    times: tuple[Time, ...]
    who: tuple[str, ...]
    actors: tuple[str, ...]
    marks: tuple[Mark, ...]
    quoted: bool


@dataclass(frozen=True, slots=True)
class Folder:
    """One field of the record with its cards; `single` when it holds an item and not a list, `owed` when its items are
    undertakings."""

    name: str
    label: str
    single: bool
    owed: bool
    cards: tuple[Card, ...]


def folders(summary: Summary[Any], shown: Outline | None = None) -> tuple[Folder, ...]:
    """Return the sections of a summary's record with their cards, the empty ones too."""
    record = cast("Record", summary.record)
    held = dict(zip(type(record).model_fields, _held(record, shown or outline(summary)), strict=True))
    named = dict(_named(held))
    of = _for_whom(who_section(record), held, named)
    return tuple(_folder(name, one, named, of) for name, one in held.items())


def who_section(record: Record) -> str:
    """Return the section of those who act: the one that items name as who owes or speaks, else any that they name."""
    found = [
        reference
        for name in type(record).model_fields
        for member in _members(record, name)
        if isinstance(member, BaseModel)
        for reference in references(member)
    ]
    return next((one.section for one in sorted(found, key=lambda one: not one.acts)), "")


@dataclass(frozen=True, slots=True)
class _Held:
    """What one field of the record holds: its section in the outline, and its items with their entries."""

    section: Section
    members: tuple[tuple[object, Entry], ...]


Named = Mapping[tuple[str, str], Phrase]
"""For the section and id of an item: its title and its card."""
ForWhom = Mapping[tuple[str, str], tuple[str, ...]]
"""For the section and id of each who takes part: its own card, and the cards of those whom it speaks or acts for."""


def _held(record: Record, shown: Outline) -> Iterator[_Held]:
    for name, section in zip(type(record).model_fields, shown.sections, strict=True):
        yield _Held(section, tuple(zip(_members(record, name), section.entries, strict=True)))


def _members(record: Record, name: str) -> list[object]:
    value = getattr(record, name)
    return cast("list[object]", value) if isinstance(value, list) else [] if value is None else [value]


def _card_id(name: str, number: int) -> str:
    return f"{name}-{number}"


def _named(held: Mapping[str, _Held]) -> Iterator[tuple[tuple[str, str], Phrase]]:
    for name, one in held.items():
        for number, (member, entry) in enumerate(one.members, 1):
            if isinstance(ident := getattr(member, "id", None), str):
                yield (name, ident), Phrase(entry.title, _card_id(name, number))


def _for_whom(section: str, held: Mapping[str, _Held], named: Named) -> ForWhom:
    """What a minister says is said for her government too: whoever an item names brings in whom that one acts for."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for member, _ in held[section].members if section in held else ():
        key = (section, str(getattr(member, "id", "")))
        if isinstance(member, BaseModel) and key in named:
            others = ((one.section, one.id) for one in references(member) if one.section == section)
            found[key] = tuple(dict.fromkeys(named[each].card for each in (key, *others) if each in named))
    return found


def _folder(name: str, held: _Held, named: Named, of: ForWhom) -> Folder:
    return Folder(
        name=name,
        label=held.section.label,
        single=held.section.single,
        owed=any(_is_undertaking(type(member)) for member, _ in held.members[:1]),
        cards=tuple(
            _card(_card_id(name, number), number, member, entry, named, of)
            for number, (member, entry) in enumerate(held.members, 1)
        ),
    )


def _card(ident: str, number: int, value: object, entry: Entry, named: Named, of: ForWhom) -> Card:
    found = [(one, (one.section, one.id)) for one in references(value)] if isinstance(value, BaseModel) else []
    spans = list(_spans(value))
    keys = [(ident.rpartition("-")[0], str(getattr(value, "id", ""))), *(key for _, key in found)]
    return Card(
        id=ident,
        number=number,
        entry=entry,
        fields=tuple(_fields(value, entry, {one.path: named.get(key) for one, key in found})),
        tones=_tones(type(value)) if isinstance(value, BaseModel) else {},
        times=tuple(Time(label, span) for label, span in spans if isinstance(span, When)),
        who=tuple(dict.fromkeys(card for key in keys for card in of.get(key, ()))),
        actors=tuple(named[key].text for one, key in found if one.acts and key in named),
        marks=tuple(Mark(span.start, span.end, ident, isinstance(span, Verbatim)) for _, span in spans),
        quoted=any(isinstance(span, Verbatim) and entry.title == f"“{one_line(span.text)}”" for _, span in spans),
    )


def _fields(value: object, entry: Entry, known: Mapping[Path, Phrase | None]) -> Iterator[Field]:
    for detail in entry.details:
        inner: object = getattr(value, detail.name)
        parts: list[tuple[Path, object]] = [((detail.name,), inner)]
        if isinstance(inner, list):
            parts = [((detail.name, place), part) for place, part in enumerate(cast("list[object]", inner))]
        nested = any(isinstance(part, BaseModel) and not isinstance(part, Span) for _, part in parts)
        rows = [tuple(_phrases(part, path, known)) for path, part in parts]
        if not nested:  # words and names stand beside each other
            rows = [tuple(phrase for row in rows for phrase in row)]
        yield Field(detail.label, nested, tuple(filter(None, rows)))


def _phrases(value: object, path: Path, known: Mapping[Path, Phrase | None]) -> Iterator[Phrase]:
    match value:
        case None | "":
            pass
        case str():
            yield known.get(path) or Phrase(one_line(value))
        case When():
            yield Phrase(one_line(value.text), days=interval(value))
        case Span():
            yield Phrase(one_line(value.text))
        case BaseModel():
            for name in type(value).model_fields:
                if name not in ("id", "evidence", "doubt"):
                    yield from _phrases(getattr(value, name), (*path, name), known)
        case list() | tuple():
            for place, member in enumerate(cast("list[object]", value)):
                yield from _phrases(member, (*path, place), known)
        case _:
            yield Phrase(one_line(str(value)))


def _spans(value: object, label: str = "") -> Iterator[tuple[str, Span]]:
    """Yield the slices in a value, those in nested objects too, each with the name of the field that holds it."""
    match value:
        case Span():
            yield label, value
        case BaseModel():
            for name in type(value).model_fields:
                yield from _spans(getattr(value, name), name.replace("_", " "))
        case list() | tuple():
            for member in cast("list[object]", value):
                yield from _spans(member, label)
        case _:
            pass


@cache
def _tones(item: type[BaseModel]) -> Mapping[str, str]:
    """What the words of an item's enumerations say of it, by the marks on its class."""
    found: dict[str, str] = {}
    for mark in _marks_on(item):
        if isinstance(mark, Firm):
            found |= dict.fromkeys(map(_as_tag, mark.words), "firm")
        elif isinstance(mark, Reverses):
            found |= dict.fromkeys((_as_tag(word) for word in mark.values if isinstance(word, str)), "against")
    return found


def _as_tag(word: str) -> str:
    return one_line(word.replace("_", " "))


def _is_undertaking(item: type[object]) -> bool:
    """Is it something that someone owes, and that comes to an end?"""
    return issubclass(item, BaseModel) and any(
        isinstance(mark, Settled) or (isinstance(mark, Firm) and mark.of == "undertaking") for mark in _marks_on(item)
    )


def _marks_on(item: type[BaseModel]) -> Iterator[object]:
    return (mark for field in item.model_fields.values() for mark in field.metadata)
