"""What does an item refer to? The ids of others in it, found, declared by its class, or turned into new ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, cast, get_args

from pydantic import BaseModel

from summarizer.schemas.annotations import classes_in
from summarizer.schemas.items import Ref

__all__ = ["Reference", "references", "references_declared", "rewired"]

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference in an item: `path` says where it is, `section` and `id` what it points to, the rest as in `Ref`."""

    path: Path
    section: str
    id: str
    acts: bool = False
    implied: bool = False


def references(item: BaseModel) -> Iterator[Reference]:
    """Yield every reference in an item, those in nested objects and lists included.

    >>> from summarizer.schemas import Commitment
    >>> owed = Commitment.model_construct(debtors=["p1", "p2"])
    >>> [(found.path, found.section, found.id) for found in references(owed)]
    [(('debtors', 0), 'parties', 'p1'), (('debtors', 1), 'parties', 'p2')]
    """
    found: list[Reference] = []
    _add_references(item, (), found)
    return iter(found)


def _add_references(item: BaseModel, path: Path, found: list[Reference]) -> None:
    for name, mark in _reference_fields(type(item)):
        value = getattr(item, name, None)
        if value is not None:
            _add(value, (*path, name), mark, found)


def _add(value: Any, path: Path, mark: Ref | None, found: list[Reference]) -> None:
    if isinstance(value, str):
        if mark is not None:
            found.append(Reference(path, mark.section, value, mark.acts, mark.implied))
    elif isinstance(value, list):
        for place, member in enumerate(cast("list[Any]", value)):
            _add(member, (*path, place), mark, found)
    elif _is_model(cast("type[object]", type(value))):  # type: ignore[arg-type]  # a class is hashable
        _add_references(value, path, found)


@cache
def _is_model(kind: type[object]) -> bool:
    """Whether objects of a class are looked into; asked once of each class, for Pydantic answers slowly."""
    return issubclass(kind, BaseModel)


Rewired = TypeVar("Rewired", bound=BaseModel)


def rewired(item: Rewired, of: Callable[[str, str], str]) -> Rewired:
    """Return an item with every reference to `id` in `section` turned into one to `of(section, id)`, each once in a
    list.

    >>> from summarizer.schemas import Commitment
    >>> owed = Commitment.model_construct(debtors=["p1", "p2"])
    >>> rewired(owed, lambda section, id: "p7").debtors
    ['p7']
    """
    update = {name: _turned(getattr(item, name, None), mark, of) for name, mark in _reference_fields(type(item))}
    return item.model_copy(update={name: value for name, value in update.items() if value is not None})


def _turned(value: Any, mark: Ref | None, of: Callable[[str, str], str]) -> Any:
    """A value with its references turned, None when there are none in it."""
    match value:
        case str() if mark is not None:
            return of(mark.section, value)
        case list():
            members = cast("list[Any]", value)
            turned = [_turned(member, mark, of) for member in members]
            kept = [member if new is None else new for member, new in zip(members, turned, strict=True)]
            return list(dict.fromkeys(kept)) if mark is not None and all(isinstance(new, str) for new in kept) else kept
        case BaseModel():
            return rewired(value, of)
        case _:
            return None


def references_declared(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield `(field, section)` for every reference that a class, or a class within it, can hold."""
    for name, mark in _reference_fields(model):
        if mark is not None:
            yield f"{model.__name__}.{name}", mark.section
    for field in model.model_fields.values():
        for inner in classes_in(field.annotation):
            if issubclass(inner, BaseModel) and inner is not model:
                yield from references_declared(inner)


@cache
def _reference_fields(model: type[BaseModel]) -> tuple[tuple[str, Ref | None], ...]:
    """The fields that can hold references, each with its mark (None for nested objects)."""
    marks = ((name, _mark_in(field.annotation, field.metadata), field) for name, field in model.model_fields.items())
    return tuple((name, mark) for name, mark, field in marks if mark is not None or _may_hold(field.annotation, model))


def _may_hold(annotation: Any, model: type[BaseModel]) -> bool:
    """Whether an annotation names objects that can hold references."""
    inner = {found for found in classes_in(annotation) if issubclass(found, BaseModel)}
    return any(one is model or any(references_declared(one)) for one in inner)


def _mark_in(annotation: Any, metadata: list[Any] | tuple[Any, ...] = ()) -> Ref | None:
    for mark in metadata:
        if isinstance(mark, Ref):
            return mark
    for part in get_args(annotation):
        if isinstance(part, Ref):
            return part
        if (mark := _mark_in(part)) is not None:
            return mark
    return None
