"""Which fields of an item carry a mark, which hold what it quotes, and what is an item called?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from summarizer.schemas import Item, Verbatim, When, classes_in

__all__ = ["called", "marked", "quoted_in", "times_in"]


def marked(item: Item, mark: type[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of an item that carry a mark, with it."""
    yield from _marked(type(item), mark)  # type: ignore[arg-type]  # a class is hashable


@cache
def _marked(model: type[Item], mark: type[Any]) -> tuple[tuple[str, Any], ...]:
    fields = model.model_fields.items()
    return tuple((name, one) for name, field in fields for one in field.metadata if isinstance(one, mark))


@cache
def quoted_in(model: type[Item]) -> tuple[str, ...]:
    """The fields that hold words of the source which an item cannot be without: it is a quotation."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if field.annotation is Verbatim and field.is_required())


@cache
def times_in(model: type[Item]) -> tuple[str, ...]:
    """The fields that can hold a time."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if any(map(_may_be_time, classes_in(field.annotation))))


def _may_be_time(one: object) -> bool:
    return one is Any or (isinstance(one, type) and (issubclass(one, When) or issubclass(When, one)))


def called(item: Item) -> Iterator[str]:
    """Yield the names of an item, if it is somebody; its own name comes first."""
    for field in _calling(type(item)):
        value: object = getattr(item, field)
        names = [value] if isinstance(value, str) else cast("list[str]", value or [])
        yield from (name for name in names if name.strip())


@cache
def _calling(model: type[Item]) -> tuple[str, ...]:
    """The fields by which an item is called something."""
    return tuple(name for name in ("name", "aliases") if name in model.model_fields or hasattr(model, name))
