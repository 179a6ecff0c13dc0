"""How do the answers to the parts of a document become one? The same thing once, under ids of one series.

Each item of each answer is in the result, by itself or joined with those that say the same (`summarizer.kin` for what
has a name, `summarizer.same` for all else, `summarizer.joining` for what comes of it). Sections are merged in an order
in which what is referred to comes first: who two debtors are is known before their commitments are compared. The result
does not depend on the order of the answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from pydantic import BaseModel

from summarizer.check import Unit, sections
from summarizer.ids import Ids
from summarizer.joining import join, told_in
from summarizer.kin import groups_of_named, is_named
from summarizer.problems import Problem
from summarizer.same import Known, groups_of
from summarizer.schemas import Item, Record, Span, classes_in, own_words, references_declared
from summarizer.source import Source

__all__ = ["merged"]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item on its way: which answer it is of, and its unit there."""

    reading: int
    unit: Unit


def merged(answers: Sequence[Sequence[Unit]], target: type[Record], source: Source) -> tuple[Unit, ...]:
    """Return the good units of several answers as those of one.

    Their references must lead to good units of the same answer. A single field is that of the answer that bears it out
    first; what others have in its place is told in its doubt.
    """
    ids = Ids(answers)
    made: dict[str, list[_Entry]] = {}
    for name in _in_order(target):
        if sections(target)[name] is None:
            made[name] = list(_single(name, answers, source, ids))
        else:
            entries = _entries(name, answers, ids)
            made[name] = _section(name, entries, source, ids, named=is_named(target, name))
        ids.number(name, [entry.unit.value for entry in made[name]])
    return tuple(
        _numbered(entry.unit, place, ids) for name in sections(target) for place, entry in enumerate(made[name])
    )


def _numbered(unit: Unit, place: int, ids: Ids) -> Unit:
    value = ids.settled(unit.value, unit.field) if isinstance(unit.value, Item) else unit.value
    return replace(unit, index=None if unit.index is None else place, value=value)


def _in_order(target: type[Record]) -> Iterator[str]:
    """The fields, each after those that it refers to; in a circle, as they come."""
    classes = {name: list(classes_in(field.annotation)) for name, field in target.model_fields.items()}
    needs = {
        name: {section for one in found if issubclass(one, Item) for _, section in references_declared(one)} - {name}
        for name, found in classes.items()
    }
    while needs:
        ready = next((name for name, needed in needs.items() if not needed & needs.keys()), next(iter(needs)))
        yield ready
        del needs[ready]


def _entries(name: str, answers: Sequence[Sequence[Unit]], ids: Ids) -> list[_Entry]:
    """The good units of a field that hold something, in the order of the text."""
    found = [
        _Entry(reading, _qualified(unit, reading, ids))
        for reading, units in enumerate(answers)
        for unit in units
        if unit.field == name and unit.good and unit.value is not None
    ]
    return sorted(found, key=_place)


def _qualified(unit: Unit, reading: int, ids: Ids) -> Unit:
    value = ids.qualified(unit.value, unit.field, reading) if isinstance(unit.value, Item) else unit.value
    return replace(unit, value=value)


def _place(entry: _Entry) -> tuple[Any, ...]:
    value = entry.unit.value
    if not isinstance(value, BaseModel):
        return (), ""
    spans = value.evidence if isinstance(value, Item) else [cast("Span", value)]
    return tuple(span.start for span in spans), value.model_dump_json(exclude={"id"}), entry.reading


def _section(name: str, entries: Sequence[_Entry], source: Source, ids: Ids, *, named: bool) -> list[_Entry]:
    """The entries of a section, those that are the same thing joined."""
    groups = [[entries[place] for place in group] for group in _groups(entries, named=named)]
    united = [ids.unite(name, [entry.unit.value for entry in group]) for group in groups]
    united = [ids.unite(name, members) for members in united]  # now that all of the section are, for its own references
    joined: list[_Entry] = []
    for group, members in zip(groups, united, strict=True):
        one = join(members, source, named=named) if len(members) > 1 else members[0]
        if one is not None:
            joined.append(_with_value(group[0], one))
        else:
            ids.part(name, members)
            joined += (_with_value(entry, value) for entry, value in zip(group, members, strict=True))
    return sorted(joined, key=_place)


def _groups(entries: Sequence[_Entry], *, named: bool = False) -> list[list[int]]:
    items = [cast("Item", entry.unit.value) for entry in entries]
    if named:
        return groups_of_named(items)
    return groups_of([Known(item, entry.reading) for item, entry in zip(items, entries, strict=True)])


def _with_value(entry: _Entry, value: Item) -> _Entry:
    return replace(entry, unit=replace(entry.unit, value=value))


def _single(name: str, answers: Sequence[Sequence[Unit]], source: Source, ids: Ids) -> Iterator[_Entry]:
    """What the answers have in a single field: the first in the text, and in its doubt what others have instead."""
    entries = _entries(name, answers, ids)
    if not entries and any(unit.field == name for units in answers for unit in units):
        yield _Entry(0, Unit(name, None, None))
        return
    if not entries or not isinstance(entries[0].unit.value, Item):
        yield from _one_span(entries)
        return
    group = next(group for group in _groups(entries) if 0 in group)
    members = [entries[place] for place in group]
    one = join([entry.unit.value for entry in members], source) if len(group) > 1 else None
    value = members[0].unit.value if one is None else one
    others = [entry.unit.value for place, entry in enumerate(entries) if place not in group or (one is None and place)]
    yield _with_value(members[0], _with_others(value, others, source))


def _one_span(entries: Sequence[_Entry]) -> Iterator[_Entry]:
    """The first of several slices of the source, and the different ones as left out: a slice has no place for a
    doubt."""
    kept = {cast("Span", entry.unit.value).text: entry for entry in reversed(entries)}
    for place, (text, entry) in enumerate(reversed(kept.items())):
        message = f"there is room for one, and {entries[0].unit.value.text!r} comes first in the text"
        problem = Problem(path=entry.unit.path, message=message, value=text, severity="unsure")
        yield entry if not place else replace(entry, unit=replace(entry.unit, problems=(problem,)))


def _with_others(value: Item, others: Sequence[Item], source: Source) -> Item:
    told = [f"Elsewhere: {told_in(_words(other), [other], source)}." for other in others]
    doubt = " ".join(filter(None, [value.doubt, *dict.fromkeys(told)]))
    return value.model_copy(update={"doubt": doubt or None})


def _words(item: Item) -> str:
    return " ".join(text for _, text in own_words(item)) or type(item).__name__
