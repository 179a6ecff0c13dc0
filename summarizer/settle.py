"""What goes into the record when no more is asked? The good items, with nothing left that points at one left out.

A reference to an item that was rejected is taken out where the schema allows it, and the item that held it says so in
its doubt; where the schema needs the reference, that item is rejected too. Then the record's own validators have their
say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ValidationError

from summarizer.check import Unit, problems_of, sections
from summarizer.problems import Problem, Rejected, at, kept
from summarizer.schemas import Item, Record, Reference, references
from summarizer.source import Source
from summarizer.summary import RecordT

__all__ = ["assembled", "pruned", "rejections"]


def assembled(units: Sequence[Unit], target: type[RecordT], source: Source) -> RecordT | tuple[Unit, ...]:
    """Return the record of the good units, or the units with what the record's own validators found wrong with them."""
    values = dict(_values(units, target))
    try:
        return target.model_validate(values, context={"source": source})
    except ValidationError as error:
        return _blamed(units, values, error)


def pruned(units: Sequence[Unit], source: Source) -> tuple[Unit, ...]:
    """Return the units without references to any that is not good; ends when nothing changes any more."""
    while True:
        ids = {
            (unit.field, ident)
            for unit in units
            if unit.good and isinstance(ident := getattr(unit.value, "id", None), str)
        }
        settled = tuple(_without_dangling(unit, ids, source) for unit in units)
        if all(one is other for one, other in zip(units, settled, strict=True)):
            return settled
        units = settled


def rejections(units: Iterable[Unit], part: tuple[int, int] | None = None) -> Iterator[Rejected]:
    """Yield what is left out, with its problems and as the model gave it last; `part` says of which sentences the
    answer was."""
    for unit in units:
        if not unit.good:
            item, problems = kept(unit.raw), list(unit.problems)
            yield Rejected(path=unit.path, part=part, problems=problems, item=item, withdrawn=unit.withdrawn)


def _values(units: Iterable[Unit], target: type[Record]) -> Iterator[tuple[str, Any]]:
    """The fields of the record: a section without good items is empty, a single field without a good value is None."""
    units = list(units)
    for name, item_class in sections(target).items():
        mine = [unit for unit in units if unit.field == name]
        values = [unit.value for unit in mine if unit.good]
        if item_class is None and (values or mine):
            yield name, values[0] if values else None
        elif item_class is not None:
            yield name, values[0] if mine and mine[0].index is None and values else values


def _blamed(units: Sequence[Unit], values: Mapping[str, Any], error: ValidationError) -> tuple[Unit, ...]:
    """The units with each problem at the field it belongs to; the answer as a whole where it belongs to none."""
    problems: dict[str, list[Problem]] = {}
    for detail, problem in zip(error.errors(), problems_of(error), strict=True):
        problems.setdefault(str(detail["loc"][0]) if detail["loc"] else "", []).append(problem)
    raw = {name: _plain(value) for name, value in values.items()}
    if "" in problems:
        return (Unit("", None, raw, problems=tuple(problems[""])),)
    blamed = tuple(Unit(name, None, raw.get(name), problems=tuple(found)) for name, found in problems.items())
    return (*(unit for unit in units if unit.field not in problems), *blamed)


def _plain(value: Any) -> Any:
    match value:
        case BaseModel():
            return value.model_dump(mode="json")
        case list():
            return [_plain(member) for member in value]  # pyright: ignore[reportUnknownVariableType]
        case _:
            return value


def _without_dangling(unit: Unit, ids: set[tuple[str, str]], source: Source) -> Unit:
    if not unit.good or not isinstance(unit.value, Item):
        return unit
    lost = [reference for reference in references(unit.value) if (reference.section, reference.id) not in ids]
    value: Item | None = unit.value
    for reference in reversed(lost):  # from the end, so that places in lists stay right
        value = None if value is None else _without(value, reference, source)
    if value is not None:
        return replace(unit, value=value) if lost else unit
    problems = (Problem(path=at((*unit.steps, *lost[0].path)), message=f"refers to {lost[0].id}, which was left out"),)
    return replace(unit, problems=problems)


def _without(item: Item, reference: Reference, source: Source) -> Item | None:
    """The item without one reference, or without the smallest part that holds it; None when it cannot do without."""
    note = f"{at(reference.path)} named {reference.id}, which failed the checks and was left out."
    for length in range(len(reference.path), 0, -1):
        data = item.model_dump()
        _take_out(data, reference.path[:length])
        data["doubt"] = f"{item.doubt} {note}" if item.doubt else note
        try:
            return type(item).model_validate(data, context={"source": source})
        except ValidationError:
            continue
    return None


def _take_out(data: Any, path: Sequence[str | int]) -> None:
    for step in path[:-1]:
        data = data[step]
    last = path[-1]
    if isinstance(last, int):
        del data[last]
    else:
        data[last] = None
