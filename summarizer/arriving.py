"""Which items of an answer are settled while the rest of it is still coming in?

An item is settled when nothing that may follow can change it: not the answer's rest, not a repair, not the audit's
doubts, which look at the items that it refers to and at all that have names, for its words may name them. So one that
stands alone (no id, no references, no condition, in a record where nobody has a name) is settled as soon as it is whole
and passes the checks; any other when every section with ids has ended and all of it passed. From then on these sections
take in only what changes nothing that was told: another party may show that a statement told is about somebody else,
and give it a doubt. What waits longer (an item that failed and is asked for again, all that rests on it, and what a
repair adds) comes with the record.

A record with validators of its own may refuse any item for the sake of the whole, and `recall="again"` adds to any
section: there everything waits for the record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, combinations
from typing import Generic, Literal, cast

from pydantic import BaseModel, JsonValue

from summarizer.audit import doubted_among
from summarizer.check import Unit, check_unit, sections
from summarizer.errors import Truncated, Unreadable
from summarizer.exchange import Reply, Request
from summarizer.flow import Settings
from summarizer.legible import require_proportion, storable
from summarizer.pieces import Closed, Members
from summarizer.schemas import Depends, Item, Record, classes_in, references, references_declared
from summarizer.source import Source
from summarizer.summary import RecordT

__all__ = ["Arriving", "Proved"]


@dataclass(frozen=True, slots=True)
class Proved:
    """An item of the record, and the section that it is in."""

    section: str
    item: Item


@dataclass(frozen=True, slots=True)
class _Told:
    """What was given away: the unit as it was before the others were looked at, and the item that was made of it."""

    unit: Unit
    proved: Proved


_MOST_ADDED = 4
"""Items that repairs may add to sections that are settled: which of them the record takes is not known here, so a
further one is tried beside each choice of them."""


class Arriving(Generic[RecordT]):
    """One document's answer, piece by piece, and what of it was told already.

    >>> from summarizer import Minutes
    >>> arriving = Arriving(Source("The board closed the pool."), Minutes, Settings())
    >>> topics = '{"topics": [{"title": "pool", "gist": "closed", "evidence": [1]}], "participants": ['
    >>> [proved.section for proved in arriving.read(topics)]
    []
    >>> [proved.section for proved in arriving.read('], "decisions": []')]
    ['topics']
    """

    def __init__(self, source: Source, target: type[RecordT], settings: Settings) -> None:
        self._source, self._target, self._settings = source, target, settings
        self._members = Members()
        self._written = 0
        self._with_ids = {name for name in target.model_fields if _kind(target, name) == "named"}
        self._open = set(self._with_ids)
        self._optional = {name for name, field in target.model_fields.items() if not field.is_required()}
        self._named: list[Unit] = []
        self._waiting: list[Unit] = []
        self._is_settled = False
        self._told: list[_Told] = []
        self._added: list[Unit] = []

    @property
    def has_told(self) -> bool:
        """Whether an item was given away, so that no answer can begin anew."""
        return bool(self._told)

    def can_begin(self, asked: Iterable[Request]) -> bool:
        """Say whether items of the answer to these requests can be told before the record."""
        first, *more = asked
        is_first = first.purpose == "read" and not more and not self._told
        is_final = self._settings.recall == "once" and not self._settings.review
        return is_first and is_final and not _judges_itself(self._target)

    def read(self, piece: str) -> Iterator[Proved]:
        """Yield what one more piece of the answer settles. Raises `Unreadable` when it is out of all proportion."""
        self._written += len(piece)
        require_proportion(self._source, self._written)
        for found in self._members.read(piece):
            if isinstance(found, Closed):
                self._open -= {found.field} if found.field else self._optional
                yield from self._named_settled()
            elif found.field in self._target.model_fields:
                yield from self._taken(found.field, found.index, found.value)

    def answered(self, reply: Reply) -> Reply:
        """Return a further reply as the flow may have it: of what it adds to sections that are settled, only what
        changes nothing that was told."""
        if not self._is_settled or not isinstance(reply.arguments, dict):
            return reply
        given = {name: reply.arguments[name] for name in self._with_ids & reply.arguments.keys()}
        admitted: dict[str, JsonValue] = {name: list(self._admitted(name, value)) for name, value in given.items()}
        return replace(reply, arguments={**reply.arguments, **admitted})

    def _admitted(self, field: str, given: JsonValue) -> Iterator[JsonValue]:
        for raw in given if isinstance(given, list) else [given]:
            there = [*self._named, *self._added]
            unit = check_unit(Unit(field, len(there), raw), self._target, self._source)
            if unit.good and unit.value is not None and len(self._added) < _MOST_ADDED and self._changes_nothing(unit):
                self._added.append(unit)
                yield raw

    def _changes_nothing(self, unit: Unit) -> bool:
        """Whether all that was told is the same with a further item, whichever of those before it are there too."""
        choices = chain.from_iterable(combinations(self._added, count) for count in range(len(self._added) + 1))
        return all(self._is_as_told([*self._named, *some, unit]) for some in choices)

    def _is_as_told(self, others: Sequence[Unit]) -> bool:
        told = [one.unit for one in self._told]
        made = doubted_among(told, others, self._source, self._settings.audit)
        return all(unit.good and unit.value == one.proved.item for unit, one in zip(made, self._told, strict=True))

    def ended(self, reply: Reply) -> Reply:
        """Return the reply whose pieces were read. Raises `Truncated` or `Unreadable` when items were told of an answer
        that was cut off, or that says something else as a whole."""
        if self._told and reply.finish == "length":
            remedy = "raise max_output_tokens or give a shorter text"
            raise Truncated("the answer was cut off by the output limit", remedy=remedy, usage=reply.usage)
        is_same = self._members.is_whole and all(_says(reply.arguments, one.unit) for one in self._told)
        if self._told and reply.finish == "stop" and not is_same:
            message = "the answer as a whole does not say what its pieces said"
            raise Unreadable(message, remedy="try again, or without streaming", usage=reply.usage)
        return reply

    def rest(self, record: Record) -> Iterator[Proved]:
        """Yield the items of the record that were not told yet."""
        told = [one.proved for one in self._told]
        for name in type(record).model_fields:
            value: object = getattr(record, name)
            for item in cast("list[object]", value) if isinstance(value, list) else [value]:
                if isinstance(item, Item):
                    proved = Proved(name, item)
                    if proved in told:
                        told.remove(proved)
                    else:
                        yield proved

    def _taken(self, field: str, index: int | None, raw: JsonValue) -> Iterator[Proved]:
        is_listed = sections(self._target)[field] is not None
        if index is not None and not is_listed:
            return  # a list where one is asked for: the record has none of it
        if index is None and is_listed:
            index = 0  # a list of one, written without its brackets
            if raw is None:
                return
        require_proportion(self._source, self._written, index or 0, field)
        unit = check_unit(Unit(field, index, storable(raw)), self._target, self._source)
        match _kind(self._target, field):
            case "alone":
                yield from self._concluded([unit], ())
            case "named":
                self._named.append(unit)
            case "depends":
                self._waiting.append(unit)
                yield from self._released()

    def _named_settled(self) -> Iterator[Proved]:
        """Settle the sections with ids once, when all of them have ended, if nothing in them failed."""
        if self._open or self._is_settled or self._settled_ids() is None:
            return
        ended = doubted_among(self._named, (), self._source, self._settings.audit)
        if all(unit.good for unit in ended):
            self._is_settled = True
            for unit, concluded in zip(self._named, ended, strict=True):
                yield from self._told_of(unit, concluded)
            yield from self._released()

    def _released(self) -> Iterator[Proved]:
        """Tell what waited for the sections with ids, when they are settled."""
        ids = self._settled_ids() if self._is_settled else None
        if ids is not None:
            waiting, self._waiting = self._waiting, []
            yield from self._concluded([unit for unit in waiting if _leads(unit, ids)], self._named)

    def _settled_ids(self) -> set[tuple[str, str]] | None:
        """The ids that can be referred to; None when an item with an id failed, and may be another in the end."""
        if not all(unit.good for unit in self._named):
            return None
        there = [unit for unit in self._named if unit.value is not None]
        ids: list[tuple[str, object]] = [(unit.field, getattr(unit.value, "id", None)) for unit in there]
        as_given: list[tuple[str, object]] = [(unit.field, unit.given_id) for unit in there]
        known = {(field, ident) for field, ident in ids if isinstance(ident, str)}
        is_clear = ids == as_given and len(known) == len(ids)
        return known if is_clear and all(_leads(unit, known) for unit in there) else None

    def _concluded(self, units: Sequence[Unit], others: Sequence[Unit]) -> Iterator[Proved]:
        good = [unit for unit in units if unit.good]
        concluded = doubted_among(good, others, self._source, self._settings.audit) if good else ()
        for unit, one in zip(good, concluded, strict=True):
            yield from self._told_of(unit, one)

    def _told_of(self, unit: Unit, concluded: Unit) -> Iterator[Proved]:
        if concluded.good and isinstance(concluded.value, Item):
            proved = Proved(unit.field, concluded.value)
            self._told.append(_Told(unit, proved))
            yield proved


def _says(arguments: JsonValue, unit: Unit) -> bool:
    """Whether an answer has in its place what a unit was made of."""
    said = arguments.get(unit.field) if isinstance(arguments, dict) else None
    if unit.index is not None and isinstance(said, list):
        said = said[unit.index] if unit.index < len(said) else None
    return json.dumps(storable(said)) == json.dumps(unit.raw)


def _leads(unit: Unit, ids: set[tuple[str, str]]) -> bool:
    """Whether all references of a unit lead somewhere."""
    found = references(unit.value) if unit.good and isinstance(unit.value, BaseModel) else ()
    return all((reference.section, reference.id) in ids for reference in found)


@cache
def _kind(target: type[Record], field: str) -> Literal["alone", "named", "depends"]:
    """What the items of a field rest on: nothing; others that rest on them; others."""
    kinds = _models_in(target, field)
    if any("id" in kind.model_fields for kind in kinds):
        return "named"
    marks = (mark for kind in kinds for inner in kind.model_fields.values() for mark in inner.metadata)
    refers = any(True for kind in kinds for _ in references_declared(kind))
    names = any(issubclass(kind, Item) for kind in kinds) and _has_names(target)
    return "depends" if refers or names or any(isinstance(mark, Depends) for mark in marks) else "alone"


def _models_in(target: type[Record], field: str) -> list[type[BaseModel]]:
    return [kind for kind in classes_in(target.model_fields[field].annotation) if issubclass(kind, BaseModel)]


def _has_names(target: type[Record]) -> bool:
    """Whether items of a record can be somebody, whom others may name in their own words (see `marks.called`)."""
    fields = (kind.model_fields for name in target.model_fields for kind in _models_in(target, name))
    return any("id" in found and {"name", "aliases"} & found.keys() for found in fields)


@cache
def _judges_itself(target: type[Record]) -> bool:
    """Whether the record's class has validators of its own, or limits on its sections."""
    own = target.__pydantic_decorators__
    validators = (own.field_validators, own.model_validators, own.validators, own.root_validators)
    return any(validators) or any(field.metadata for field in target.model_fields.values())
