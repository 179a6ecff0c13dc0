"""What would a user of plain Instructor write for the same schema? The same classes without spans.

Words of the source are strings and citations are numbers, so that the same answers fit and the same schema is asked
for. Whoever validates an answer with these classes knows that its form is right, and no more.
"""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, create_model

from summarizer import Readout
from summarizer.schemas import Citation, Span

__all__ = ["PLAIN"]


def _plain(kind: Any) -> Any:
    """An annotation in which every span is what goes over the wire for it."""
    if isinstance(kind, type) and issubclass(kind, Span):
        return int if issubclass(kind, Citation) else str
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _class(kind)
    if get_origin(kind) is Annotated:
        return _plain(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return Union[tuple(map(_plain, get_args(kind)))]  # noqa: UP007 - made of what is only known here
    return list[_plain(get_args(kind)[0])] if get_origin(kind) is list else kind


def _class(kind: type[BaseModel]) -> type[BaseModel]:
    fields: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        if name != "code":  # code's to fill in
            fields[name] = (_plain(field.annotation), field)
    return create_model(kind.__name__, __doc__=kind.__doc__, **fields)


PLAIN = _class(Readout)
