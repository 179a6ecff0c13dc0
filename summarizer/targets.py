"""Can a class be filled with proved statements, and is it still the same? A summarizer says so when it is made, not at
its first document."""

from __future__ import annotations

import hashlib
import json
import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from summarizer.errors import SchemaError
from summarizer.schemas import ByCode, Item, Record, Span, references_declared

__all__ = ["require_target", "schema_version"]


def require_target(target: type[Record]) -> None:
    """Raise `SchemaError` when a field of `target` cannot be proved or refers to a section that is not there."""
    if not (isinstance(target, type) and issubclass(target, Record)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise SchemaError(f"{target!r} is no record", remedy="derive the class from summarizer.schemas.Record")
    faults = [*_unprovable(target), *_misdirected(target)]
    if faults:
        raise SchemaError(
            f"{target.__name__}: {'; '.join(faults)}", remedy="see the docstring of summarizer.schemas.Record"
        )


@cache
def schema_version(target: type[Record]) -> str:
    """Return a hash that changes whenever what is asked for or what is stored does."""
    schemas = [target.model_json_schema(mode=mode) for mode in ("validation", "serialization")]
    return hashlib.sha256(json.dumps(schemas, sort_keys=True).encode()).hexdigest()[:12]


def _unprovable(target: type[Record]) -> Iterator[str]:
    if not target.model_fields:
        yield "it has no fields"
    for name, field in target.model_fields.items():
        by_code = any(isinstance(mark, ByCode) for mark in field.metadata)
        if not by_code and not all(issubclass(leaf, (Item, Span)) for leaf in _leaves(field.annotation)):
            yield f"nothing can prove `{name}`: make it an Item, a list of an Item, a Verbatim or a When"


def _misdirected(target: type[Record]) -> Iterator[str]:
    for name, section in references_declared(target):
        if section not in target.model_fields:
            yield f"`{name}` refers to `{section}`, which is no section of it"


def _leaves(annotation: Any) -> Iterator[type]:
    """The classes that an annotation ends in, without None: Item for `list[Item] | None`."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _leaves(get_args(annotation)[0])
    elif origin in (list, Union, types.UnionType):
        for argument in get_args(annotation):
            if argument is not type(None):
                yield from _leaves(argument)
    elif isinstance(annotation, type):
        yield annotation
    else:
        yield BaseModel  # a Literal, a dict ...: whatever it is, it is no evidence
