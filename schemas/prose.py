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
    for name, is_own in _worded(type(value)):
        for inner, text in _texts(getattr(value, name), is_own):
            yield (*steps, name, *inner), text


@cache
def _worded(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields of a class that may hold a model's words, and whether a string in them is that."""
    fields = model.model_fields.items()
    return tuple((name, _is_prose(field.annotation)) for name, field in fields if _is_worded(name, field))


def is_prose(name: str, field: FieldInfo) -> bool:
    """Say whether a field is a text that a model words itself."""
    return _is_worded(name, field) and str in classes_in(field.annotation) and _is_prose(field.annotation)


def _is_worded(name: str, field: FieldInfo) -> bool:
    return name not in ("id", "doubt", "evidence") and not any(
        isinstance(mark, ByCode | Ref) for mark in field.metadata
    )


def _texts(value: object, is_own: bool) -> Iterator[tuple[Steps, str]]:
    match value:
        case str():
            if is_own:
                yield (), value
        case list():
            for place, member in enumerate(cast("list[object]", value)):
                yield from (((place, *inner), text) for inner, text in _texts(member, is_own))
        case BaseModel():
            if not isinstance(value, Span):
                yield from own_words(value)
        case _:
            pass


def _is_prose(annotation: object) -> bool:
    parts = get_args(annotation)
    return get_origin(annotation) is not Literal and all(
        not isinstance(part, Ref) and _is_prose(part) for part in parts
    )
