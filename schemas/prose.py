"""Which texts of an item are the model's own words? Not its spans, ids and enumerations: all else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarizer.schemas.annotations import classes_in
from summarizer.schemas.items import ByCode, Ref
from summarizer.schemas.spans import Span

__all__ = ["is_prose", "own_words"]

Steps = tuple[str | int, ...]


def own_words(value: BaseModel, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Yield the texts that a model worded itself, each with its path in the item.

    >>> from summarizer.schemas import Position
    >>> list(own_words(Position(party="p1", holds="it was agreed")))
    [(('holds',), 'it was agreed')]
    """
    found: list[tuple[Steps, str]] = []
    _add_words(value, steps, found)
    return iter(found)


def _add_words(value: BaseModel, steps: Steps, found: list[tuple[Steps, str]]) -> None:
    for name, is_own in _worded(type(value)):
        inner = getattr(value, name)
        if isinstance(inner, str):
            if is_own:
                found.append(((*steps, name), inner))
        elif inner is not None:
            _add_inner(inner, (*steps, name), found, is_own=is_own)


def _add_inner(value: object, steps: Steps, found: list[tuple[Steps, str]], *, is_own: bool) -> None:
    if isinstance(value, str):
        if is_own:
            found.append((steps, value))
    elif isinstance(value, list):
        for place, member in enumerate(cast("list[object]", value)):
            _add_inner(member, (*steps, place), found, is_own=is_own)
    elif _has_words(type(value)):  # type: ignore[arg-type]  # a class is hashable
        _add_words(cast("BaseModel", value), steps, found)


@cache
def _has_words(model: type[object]) -> bool:
    """Whether objects of a class are looked into; asked once of each class, for Pydantic answers slowly."""
    return issubclass(model, BaseModel) and not issubclass(model, Span)


@cache
def _worded(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields of a class that may hold a model's words, and whether a string in them is that."""
    fields = ((name, field, _is_prose(field.annotation)) for name, field in model.model_fields.items())
    return tuple(
        (name, is_own)
        for name, field, is_own in fields
        if _is_worded(name, field) and (is_own or not _is_of_words(field.annotation))
    )


def _is_of_words(annotation: object) -> bool:
    """Whether a field can hold nothing but words: of an enumeration or of references, where they are not a model's."""
    return all(one in (str, type(None)) for one in classes_in(annotation))


def is_prose(name: str, field: FieldInfo) -> bool:
    """Say whether a field is a text that a model words itself."""
    return _is_worded(name, field) and str in classes_in(field.annotation) and _is_prose(field.annotation)


def _is_worded(name: str, field: FieldInfo) -> bool:
    return name not in ("id", "doubt", "evidence") and not any(
        isinstance(mark, ByCode | Ref) for mark in field.metadata
    )


def _is_prose(annotation: object) -> bool:
    parts = get_args(annotation)
    return get_origin(annotation) is not Literal and all(
        not isinstance(part, Ref) and _is_prose(part) for part in parts
    )
