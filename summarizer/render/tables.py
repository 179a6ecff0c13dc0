"""What would one put into a table? A row for each item, a table for each section, the same columns for every document.

The columns are read from the record's class, so they are there, in the same order, when a section is empty. A field is
a column; a list stays a list. What has parts becomes several columns, named after the field: words `due` also have
`due_start` and `due_end` (code points, half-open) and a time `due_earliest`, `due_latest`, `due_precision`, `due_edtf`
and `due_status`; a cited sentence has its number and its page or time (`evidence_sentence`, `evidence_place`); an id in
`debtors` has the name it leads to in `debtors_name`; a list of objects becomes lists side by side (`positions_party`,
`positions_holds`). What no column can hold is written as JSON. Two more tables tell what is not in the record:
`rejected` and `omissions`.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from summarizer.check import sentence_of
from summarizer.problems import Omission
from summarizer.render.entries import members, titles
from summarizer.schemas import Citation, Item, Record, Ref, Span

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from summarizer.source import Source
    from summarizer.summary import Summary

__all__ = ["Cell", "Column", "Kind", "Row", "columns", "to_rows"]

Cell: TypeAlias = "str | int | float | bool | date | list[Cell] | None"
Row = dict[str, Cell]
Kind = Literal["text", "integer", "number", "boolean", "date"]

_KINDS: Mapping[object, Kind] = {str: "text", int: "integer", float: "number", bool: "boolean", date: "date"}
_LAST = ("evidence", "doubt")
"""Fields that every item has: their columns come after its own."""
_LISTS = (list, tuple, set, frozenset, Sequence)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells are, and how deep in lists (0 for a plain cell)."""

    name: str
    kind: Kind
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a cell is read: in which source, among which named items, in which place of its section."""

    source: Source
    names: Mapping[tuple[str, str], str]
    index: int


_Read = Callable[[Any, _Place], Cell]
_Reader = tuple[Column, _Read]


def columns(target: type[Record]) -> dict[str, tuple[Column, ...]]:
    """Return the columns of each section's table, then those of what was left out and of what may be missing.

    >>> from summarizer import Minutes
    >>> [column.name for column in columns(Minutes)["decisions"]][5:9]
    ['id', 'what', 'status', 'vote']
    """
    return {section: tuple(column for column, _ in readers) for section, readers in _tables(target).items()}


def to_rows(summary: Summary[Any]) -> dict[str, list[Row]]:
    """Return the rows of each section; a single item is a table of one row, or of none. Then come `rejected`, what was
    left out and why, and `omissions`, what may be missing. (A section of that name keeps it: theirs then ends in "_".)

    >>> from summarizer import summarize
    >>> summary = summarize("Oslo, 3 June 2024. Norway and Iceland agreed to share their data.", model="offline")
    >>> row = to_rows(summary)["agreements"][0]
    >>> row["parties"], row["parties_name"], row["evidence_sentence"]
    (['p1', 'p2'], ['Norway', 'Iceland'], [2])
    """
    record, names = cast("Record", summary.record), titles(summary.record)
    held: list[Sequence[object]] = [members(getattr(record, section)) for section in type(record).model_fields]
    held += [summary.rejected, summary.omissions]
    return {
        section: [
            {column.name: read(member, _Place(summary.source, names, index)) for column, read in readers}
            for index, member in enumerate(rows)
        ]
        for (section, readers), rows in zip(_tables(type(record)).items(), held, strict=True)
    }


@cache
def _tables(target: type[Record]) -> Mapping[str, tuple[_Reader, ...]]:
    made = {name: tuple(_named(_table(name, field))) for name, field in target.model_fields.items()}
    for name, readers in (("rejected", _rejected()), ("omissions", _fields(Omission, ()))):
        while name in made:
            name += "_"
        made[name] = tuple(_named(chain(_document(), readers)))
    return made


def _rejected() -> Iterator[_Reader]:
    """The columns of what was left out: where it stood in the model's answer, the reasons, and how it was given."""
    yield Column("path", "text"), lambda one, _: one.path
    yield Column("reasons", "text", 1), lambda one, _: [problem.message for problem in one.problems]
    yield Column("reasons_path", "text", 1), lambda one, _: [problem.path for problem in one.problems]
    yield Column("reasons_severity", "text", 1), lambda one, _: [problem.severity for problem in one.problems]
    yield Column("withdrawn", "boolean"), lambda one, _: one.withdrawn
    yield Column("part_first", "integer"), lambda one, _: one.part[0] if one.part else None
    yield Column("part_last", "integer"), lambda one, _: one.part[1] if one.part else None
    yield Column("item", "text"), lambda one, _: json.dumps(one.item, ensure_ascii=False)


def _document() -> Iterator[_Reader]:
    yield Column("source_origin", "text"), lambda _, place: place.source.origin
    yield Column("source_title", "text"), lambda _, place: place.source.title
    yield Column("source_dated", "date"), lambda _, place: place.source.dated
    yield Column("source_sha256", "text"), lambda _, place: place.source.sha256
    yield Column("item_index", "integer"), lambda _, place: place.index


def _table(section: str, field: FieldInfo) -> Iterator[_Reader]:
    yield from _document()
    leaf, _ = _shape(field.annotation)
    if isinstance(leaf, type) and issubclass(leaf, Item):
        yield from _fields(leaf, ())
    else:
        yield from _cells(section, leaf, None, ())


def _named(readers: Iterator[_Reader]) -> Iterator[_Reader]:
    """The readers, no two under one name: a field may be called as a column of ours is."""
    taken = set[str]()
    for column, read in readers:
        name = column.name
        while name in taken:
            name += "_"
        taken.add(name)
        yield Column(name, column.kind, column.depth), read


def _fields(model: type[BaseModel], within: tuple[type, ...]) -> Iterator[_Reader]:
    """The columns of a class's fields, those of every item last."""
    fields = model.model_fields
    last = _LAST if issubclass(model, Item) else ()
    for name in (*(name for name in fields if name not in last), *last):
        leaf, depth = _shape(fields[name].annotation)
        for column, read in _cells(name, leaf, _mark(fields[name]), (*within, model)):
            yield Column(column.name, column.kind, column.depth + depth), _of_field(name, read, depth)


def _of_field(name: str, read: _Read, depth: int = 0) -> _Read:
    return lambda item, place: _each(getattr(item, name), read, place, depth)


def _each(value: object, read: _Read, place: _Place, depth: int) -> Cell:
    """What is read of a value, or of each member of lists of this depth."""
    if value is None:
        return None
    if depth:
        return [_each(member, read, place, depth - 1) for member in cast("Iterable[object]", value)]
    return read(value, place)


def _cells(name: str, leaf: Any, mark: Ref | None, within: tuple[type, ...]) -> Iterator[_Reader]:
    """The columns of one value: of its parts when it has some."""
    if isinstance(leaf, type) and issubclass(leaf, Span):
        yield from _span(name, leaf)
    elif isinstance(leaf, type) and issubclass(leaf, BaseModel) and leaf not in within:
        for column, read in _fields(leaf, within):
            yield Column(f"{name}_{column.name}", column.kind, column.depth), read
    else:
        kind = _kind(leaf)
        yield Column(name, kind or "text"), (lambda value, _: value) if kind else _as_text
        if mark is not None:
            yield Column(f"{name}_name", "text"), lambda value, place: place.names.get((mark.section, value))


def _span(name: str, kind: type[Span]) -> Iterator[_Reader]:
    yield Column(name, "text"), lambda span, _: span.text
    if issubclass(kind, Citation):
        yield Column(f"{name}_sentence", "integer"), lambda span, place: sentence_of(span, place.source)
        yield Column(f"{name}_place", "text"), lambda span, place: place.source.place_of(span)
    offsets = ("start", "end")
    for part in (*(part for part in kind.model_fields if part not in (*offsets, "text")), *offsets):
        leaf, depth = _shape(kind.model_fields[part].annotation)
        for column, read in _cells(f"{name}_{part}", leaf, None, (kind,)):
            yield Column(column.name, column.kind, column.depth + depth), _of_field(part, read, depth)


def _as_text(value: Any, _: _Place) -> str:
    plain = to_jsonable_python(value)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def _shape(annotation: Any) -> tuple[Any, int]:
    """What an annotation holds at its leaves, and in how many lists; None where there are several kinds of leaves."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0])
    if origin in (Union, types.UnionType):
        some = [argument for argument in arguments if argument is not type(None)]
        return _shape(some[0]) if len(some) == 1 else (None, 0)
    if origin in _LISTS:
        inner = [argument for argument in arguments if argument is not ...]
        leaf, depth = _shape(inner[0]) if len(inner) == 1 else (None, 0)
        return leaf, depth + 1
    return annotation, 0


def _kind(leaf: Any) -> Kind | None:
    if get_origin(leaf) is Literal:
        words: tuple[object, ...] = get_args(leaf)
        kinds: set[Kind | None] = {_KINDS.get(type(word)) for word in words}
        return kinds.pop() if len(kinds) == 1 else None
    return _KINDS.get(leaf)


def _mark(field: FieldInfo) -> Ref | None:
    """The mark of an id, on the field or on the members of its list."""
    return next((mark for mark in (*field.metadata, *_marks(field.annotation)) if isinstance(mark, Ref)), None)


def _marks(annotation: Any) -> Iterator[object]:
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for argument in get_args(annotation):
        yield from _marks(argument)
