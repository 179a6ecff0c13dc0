"""Is each thing a model said true to its schema and to the source?

An answer is taken apart into units: each item of a section, and each single field. A unit is validated on its own, with
the target's own Pydantic validators, so one bad item never costs a good one, and every problem is found at once, each
with its path. Then what no item can know alone is checked: that ids are unique, that references lead somewhere, and
that words stand in a sentence which the item cites.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Any, cast, get_args, get_origin

from pydantic import BaseModel, JsonValue, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from summarizer.legible import oversize
from summarizer.problems import Problem, at, kept
from summarizer.schemas import Citation, Item, Offsets, Record, Span, Verbatim, classes_in, references
from summarizer.source import Source
from summarizer.view import View

__all__ = [
    "Unit",
    "check",
    "check_unit",
    "cited_by",
    "cross_checked",
    "id_of",
    "problems_of",
    "sections",
    "sentence_of",
]

_SHOWN_VALUE = 200


@dataclass(frozen=True, slots=True)
class Unit:
    """One part of an answer that is kept, repaired or rejected as a whole.

    `index` is None for a single field; `field` is empty for the answer as a whole. `value` is what validation made of
    `raw`, and means nothing while there are problems.
    """

    field: str
    index: int | None
    raw: JsonValue
    value: Any = None
    problems: tuple[Problem, ...] = ()
    withdrawn: bool = False

    @property
    def path(self) -> str:
        """Where it stands in the answer, as `quotes[2]`."""
        return at(self.steps)

    @property
    def steps(self) -> tuple[str | int, ...]:
        """The path as steps."""
        return tuple(step for step in (self.field, self.index) if step is not None and step != "")

    @property
    def given_id(self) -> str | None:
        """The id that the answer gives it."""
        return id_of(self.raw)

    @property
    def good(self) -> bool:
        """Whether it can go into the record."""
        return not self.problems and not self.withdrawn


@cache
def sections(target: type[Record]) -> Mapping[str, type[Item] | None]:
    """Return the fields of a record in order: the class of the items for a section (a list of items), None for a single
    field."""
    return {name: _item_class(field.annotation) for name, field in target.model_fields.items()}


def check(answer: JsonValue, target: type[Record], source: Source) -> tuple[Unit, ...]:
    """Take an answer apart and check every unit. An answer without outline is one unit with one problem."""
    if not isinstance(answer, dict) or not answer.keys() & target.model_fields.keys():
        outline = ", ".join(target.model_fields)
        return (Unit("", None, answer, problems=(Problem(path="", message=f"give an object with {outline}"),)),)
    return cross_checked([check_unit(unit, target, source) for unit in _units(answer, target)], target)


def check_unit(unit: Unit, target: type[Record], source: Source) -> Unit:
    """Validate one unit on its own; what only other units can tell is left to `cross_checked`."""
    if unit.problems:  # no list, or missing: there is nothing to look into
        return unit
    if length := oversize(unit.raw):
        problem = Problem(path=unit.path, message=f"{length} characters long: give the one thing that it says")
        return replace(unit, problems=(problem,))
    try:
        value = _validated(unit, unit.raw, target, source)
        if isinstance(value, Item) and isinstance(unit.raw, dict):
            cited = [sentence_of(citation, source) for citation in value.evidence]
            numbers = _needed(value, cited, source)
            if numbers != cited:
                value = _validated(unit, {**unit.raw, "evidence": list[JsonValue](numbers)}, target, source)
    except ValidationError as error:
        return replace(unit, problems=tuple(problems_of(error, unit.steps)))
    problems = tuple(_ungrounded(value, unit.steps, source))
    return Unit(unit.field, unit.index, unit.raw, value, problems, unit.withdrawn)


def cross_checked(units: Iterable[Unit], target: type[Record]) -> tuple[Unit, ...]:
    """Add the problems that only the whole shows: ids used twice, and references that lead nowhere.

    An item that failed or may yet be repaired still counts as existing.
    """
    units = tuple(units)
    ids = _ids(units, target)
    seen: Counter[tuple[str, str]] = Counter()
    checked: list[Unit] = []
    for unit in units:
        found = [*_repeated_id(unit, seen), *_dangling(unit, ids)] if unit.good else []
        checked.append(replace(unit, problems=tuple(found)) if found else unit)
    return tuple(checked)


def problems_of(error: ValidationError, steps: Sequence[str | int] = ()) -> Iterator[Problem]:
    """Yield one problem for each thing Pydantic found, with the path it has in the whole answer."""
    for detail in error.errors(include_url=False, include_context=False):
        path = (*steps, *_path_of(detail))
        value = None if detail["type"] == "missing" else kept(detail["input"], _SHOWN_VALUE)
        yield Problem(path=at(path), message=detail["msg"].removeprefix("Value error, "), value=value)


def _path_of(detail: ErrorDetails) -> Iterator[str | int]:
    """The location of an error, without the names that Pydantic gives to the branches of a union."""
    return (step for step in detail["loc"] if isinstance(step, int) or step.isidentifier())


# ------------------------------------------------------------------------------------------------- taking apart


def _units(answer: Mapping[str, JsonValue], target: type[Record]) -> Iterator[Unit]:
    for name, item_class in sections(target).items():
        raw = answer.get(name)
        if name not in answer:
            if target.model_fields[name].is_required():
                yield Unit(name, None, None, problems=(Problem(path=name, message="missing"),))
        elif item_class is None:
            yield Unit(name, None, raw)
        elif isinstance(raw, list):
            yield from (Unit(name, place, member) for place, member in enumerate(raw))
        elif isinstance(raw, dict):  # a list of one, written without its brackets
            yield Unit(name, 0, raw)
        elif raw is not None:
            problem = Problem(path=name, message="give a list", value=kept(raw, _SHOWN_VALUE))
            yield Unit(name, None, raw, problems=(problem,))


@cache
def _adapter(target: type[Record], field: str, of_item: bool) -> TypeAdapter[Any]:
    item_class = sections(target)[field]
    if item_class is not None and of_item:
        return TypeAdapter(item_class)
    return TypeAdapter(target.model_fields[field].rebuild_annotation())


def _item_class(annotation: Any) -> type[Item] | None:
    arguments = get_args(annotation)
    if get_origin(annotation) is list and isinstance(arguments[0], type) and issubclass(arguments[0], Item):
        return arguments[0]
    return None


def id_of(raw: JsonValue) -> str | None:
    """Return the id of an unchecked item; None where it has none, or what is there is no id."""
    ident = raw.get("id") if isinstance(raw, dict) else None
    return ident if isinstance(ident, str) else None


def cited_by(raw: JsonValue, source: Source) -> Iterator[Offsets]:
    """Where the sentences stand that an unchecked item cites; what is no sentence is passed over."""
    evidence = raw.get("evidence") if isinstance(raw, dict) else None
    for number in evidence if isinstance(evidence, list) else ():
        at = source.sentence(number) if type(number) is int else _cited_otherwise(number, source)
        if at is not None:
            yield at


def _cited_otherwise(given: JsonValue, source: Source) -> Offsets | None:
    """Where the sentence stands that is cited in another form than its number."""
    try:
        citation = Citation.model_validate(given, context={"source": source})
    except ValidationError:
        return None
    return citation.start, citation.end


# ------------------------------------------------------------------------------------------------- words and evidence


def _validated(unit: Unit, raw: JsonValue, target: type[Record], source: Source) -> Any:
    context = {"source": View(source, tuple(cited_by(raw, source)))}
    return _adapter(target, unit.field, unit.index is not None).validate_python(raw, context=context)


def _needed(item: Item, cited: Sequence[int], source: Source) -> list[int]:
    """The sentences an item must cite, in order: those it does, and those of words that stand in one place only."""
    numbers = set(cited)
    for _, words in _verbatims(item):
        touched = source.sentences_at((words.start, words.end))
        if not numbers.isdisjoint(touched) or not _is_repeated(words, source):
            numbers.update(touched)
    return sorted(numbers)


def _ungrounded(value: Any, steps: tuple[str | int, ...], source: Source) -> Iterator[Problem]:
    """Yield the words of an item that stand in several sentences, none of them cited: nobody can say which is meant."""
    held = list(_verbatims(value)) if isinstance(value, Item) else []
    numbers = {sentence_of(citation, source) for citation in value.evidence} if held else set[int]()
    for path, words in held if numbers else ():
        touched = source.sentences_at((words.start, words.end))
        if numbers.isdisjoint(touched):
            message = f"stands in several sentences, none of them cited; the nearest is [{touched.start}]"
            yield Problem(path=at((*steps, *path)), message=message, value=kept(words.text, _SHOWN_VALUE))


def sentence_of(span: Span, source: Source) -> int:
    """Return the number of the sentence in which a span begins."""
    return source.sentences_at((span.start, span.end)).start


def _is_repeated(words: Verbatim, source: Source) -> bool:
    return len(list(islice(source.index.find_all(words.text), 2))) > 1


def _verbatims(value: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Verbatim]]:
    match value:
        case Verbatim():
            yield steps, value
        case BaseModel():
            for name in _holding_words(type(value)):
                yield from _verbatims(getattr(value, name), (*steps, name))
        case list():
            for place, member in enumerate(cast("list[Any]", value)):
                yield from _verbatims(member, (*steps, place))
        case _:
            pass


@cache
def _holding_words(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a class that can hold words of the source, or objects that do."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if any(map(_may_hold_words, classes_in(field.annotation))))


def _may_hold_words(model: type) -> bool:
    return model is Any or (
        issubclass(model, BaseModel) and (issubclass(model, Verbatim) or not issubclass(model, Span))
    )


# ------------------------------------------------------------------------------------------------- ids and references


def _ids(units: Iterable[Unit], target: type[Record]) -> dict[str, dict[str, None]]:
    """The ids in each section, in order."""
    ids: dict[str, dict[str, None]] = {name: {} for name in sections(target)}
    for unit in units:
        if not unit.withdrawn and (ident := unit.given_id) is not None:
            ids[unit.field][ident] = None
    return ids


def _repeated_id(unit: Unit, seen: Counter[tuple[str, str]]) -> Iterator[Problem]:
    ident = getattr(unit.value, "id", None)
    if isinstance(ident, str):
        seen[unit.field, ident] += 1
        if seen[unit.field, ident] > 1:
            yield Problem(path=at((*unit.steps, "id")), message="an item before has the same id", value=ident)


def _dangling(unit: Unit, ids: Mapping[str, Mapping[str, None]]) -> Iterator[Problem]:
    for reference in references(unit.value) if isinstance(unit.value, BaseModel) else ():
        there = ids.get(reference.section, {})
        if reference.id not in there:
            known = ", ".join(islice(there, 30)) or "none"
            message = (
                f"{reference.section} has no item with this id; it has: {known}. Use one of these, or add the item"
            )
            yield Problem(path=at((*unit.steps, *reference.path)), message=message, value=reference.id)
