"""What would a user of plain Instructor write for the same schema? The same classes without spans.

Words of the source are strings and citations are numbers, so that the same answers fit and the same schema is asked
for. Whoever validates an answer with these classes knows that its form is right, and no more; `cited` may be a number
with a validator.
"""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, create_model

from summarizer import Readout
from summarizer.schemas import Citation, Span

__all__ = ["PLAIN", "plain"]


def plain(kind: type[BaseModel], cited: Any = int) -> type[BaseModel]:
    """Return a class with the fields of another, in which every span is what goes over the wire for it."""
    fields: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        if name != "code":  # code's to fill in
            fields[name] = (_plain(field.annotation, cited), field)
    return create_model(kind.__name__, __doc__=kind.__doc__, **fields)


def _plain(kind: Any, cited: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Span):
        return cited if issubclass(kind, Citation) else str
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return plain(kind, cited)
    members = tuple(_plain(member, cited) for member in get_args(kind))
    if get_origin(kind) is Annotated:
        return members[0]
    if get_origin(kind) in (Union, UnionType):
        return Union[members]  # noqa: UP007 - made of what is only known here
    return list[members[0]] if get_origin(kind) is list else kind  # type: ignore[valid-type]


PLAIN = plain(Readout)
