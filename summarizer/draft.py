"""What does Instructor fill? A class that asks for the target's schema and keeps the reply as it came.

Were Instructor given the target itself, it would regenerate the whole answer for one wrong quote. A draft accepts any
JSON object, so only a reply that is none is asked for again as a whole; the check of its items is the engine's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, create_model, model_validator

if TYPE_CHECKING:
    from summarizer.schemas import Record

__all__ = ["Draft", "draft_type", "tool_name"]


class Draft(BaseModel):
    """A reply before it is checked; the classes that `draft_type` makes derive from it."""

    target: ClassVar[type[BaseModel]]

    reply: dict[str, Any]  # JSON data; named so, Instructor looks through the type seven times at every call

    @model_validator(mode="before")
    @classmethod
    def _pack(cls, arguments: Any) -> Any:
        return {"reply": arguments}

    @classmethod
    def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the target's schema, with the title that names the tool."""
        return {"title": cls.__name__, **cls.target.model_json_schema(*args, **kwargs)}


@cache
def draft_type(target: type[Record]) -> type[Draft]:
    """Return the class that Instructor fills in place of `target`: one class per target, however often it is asked for.

    An instance keeps any JSON object, right or wrong, in `reply`; validation fails for all else (an array, a string, a
    number, null).

    >>> from summarizer.schemas import Minutes
    >>> drafted = draft_type(Minutes)
    >>> drafted.model_validate_json('{"topics": 3}').reply
    {'topics': 3}
    >>> drafted.model_json_schema()["properties"] == Minutes.model_json_schema()["properties"]
    True
    """
    drafted = create_model(tool_name(target), __base__=Draft, __doc__=target.__doc__, __module__=target.__module__)
    drafted.target = target
    return drafted


def tool_name(target: type[BaseModel]) -> str:
    """Return the target's name as endpoints take it for a tool: ASCII letters, digits, `_` and `-`, at most 64."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", target.__name__)[:64]
