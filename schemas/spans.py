"""Where does the source say so? A slice of text with its offsets, in two faces.

On the wire a model gives a *number* (`Citation`) or *words* (`Verbatim`), and the library turns them into offsets. In a
saved record both are a slice: `start`, `end` and `text`. With a `Ground` in the validation context numbers and words
are resolved, and full forms are proved again; without one only the full form is accepted, as it was saved.

Offsets count Unicode code points from 0, half-open, on the untouched source: `source.text[start:end] == text`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from summarizer.schemas.ground import Ground, Offsets, ground_of

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

__all__ = ["Citation", "Span", "Verbatim"]

_NUMBER = re.compile(r"\s*[\[(⟦]?\s*([0-9]{1,9})\s*[\])⟧]?\s*")
"""A sentence's number as models write it: `12`, `"12"`, `"[12]"`."""

WORDS = "In the source's own words."
"""What a model is told of a field that says nothing else of itself."""

_OPENING, _CLOSING = frozenset("\"“„«‹'‘"), frozenset("\"”“»›'’")
_MARKS = frozenset('"“”„«»')


class Span(BaseModel):
    """A slice of the source: `source.text[start:end] == text`.

    >>> Span(start=4, end=10, text="agreed").text
    'agreed'
    """

    model_config = ConfigDict(frozen=True)
    wire: ClassVar[JsonSchemaValue | None] = None
    """The JSON Schema of what a model writes instead; None where that is the full form."""

    start: int = Field(ge=0, description="Offset of the first code point.")
    end: int = Field(ge=1, description="Offset after the last code point.")
    text: str = Field(min_length=1, description="The slice itself.")

    @model_validator(mode="before")
    @classmethod
    def _resolve(cls, value: Any, info: ValidationInfo) -> Any:
        """Turn the wire form into the full form, and prove a full form, where there is a source to do it with."""
        ground = ground_of(info)
        if ground is None:
            return value
        if isinstance(value, Span):
            value = value.model_dump()
        if isinstance(value, Mapping):
            return cls._proved(cast("Mapping[str, Any]", value), ground)
        start, end = cls._found(value, ground)
        return {"start": start, "end": end, "text": ground.text[start:end], **cls._meaning((start, end), ground)}

    @classmethod
    def _found(cls, value: Any, ground: Ground) -> Offsets:  # noqa: ARG003 - for subclasses
        """Resolve the wire form `value`. Raises `PydanticCustomError` when the source has no such thing."""
        raise PydanticCustomError("span", "give an object with start, end and text")

    @classmethod
    def _meaning(cls, at: Offsets, ground: Ground) -> dict[str, Any]:  # noqa: ARG003 - for subclasses
        """The further fields that code, not the model, fills in."""
        return {}

    @classmethod
    def _proved(cls, full: Mapping[str, Any], ground: Ground) -> dict[str, Any]:
        start, end, text = full.get("start"), full.get("end"), full.get("text")
        if type(start) is not int or type(end) is not int or not 0 <= start < end or ground.text[start:end] != text:
            raise PydanticCustomError("span", "the source does not read so at these offsets")
        return {"start": start, "end": end, "text": text, **cls._meaning((start, end), ground)}

    @model_validator(mode="after")
    def _length(self) -> Self:
        if self.end - self.start != len(self.text):
            raise PydanticCustomError("span", "the offsets and the text differ in length")
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        if cls.wire is not None and handler.mode == "validation":
            return dict(cls.wire)
        return handler(core)


class Citation(Span):
    """A whole sentence of the source. A model cites its number; the record holds the slice."""

    wire: ClassVar[JsonSchemaValue | None] = {"type": "integer"}

    @classmethod
    def _found(cls, value: Any, ground: Ground) -> Offsets:
        number = _number(value)
        at = None if number is None else ground.sentence(number)
        if at is None:
            raise PydanticCustomError("citation", "no sentence has this number; cite the numbers in front of sentences")
        return at

    @classmethod
    def _proved(cls, full: Mapping[str, Any], ground: Ground) -> dict[str, Any]:
        proved = super()._proved(full, ground)
        at = (proved["start"], proved["end"])
        if [ground.sentence(number) for number in ground.sentences_at(at)] != [at]:
            raise PydanticCustomError("citation", "no sentence of the source stands at these offsets")
        return proved


class Verbatim(Span):
    """Words of the source, letter by letter. A model writes the words; the record holds the slice where they stand.

    Typography may differ between the two (quotation marks, dashes, white space, case, composition of accents); an
    altered, missing or added word never passes.
    """

    wire: ClassVar[JsonSchemaValue | None] = {"type": "string", "description": WORDS}

    @classmethod
    def _found(cls, value: Any, ground: Ground) -> Offsets:
        if not isinstance(value, str) or not value.strip():
            raise PydanticCustomError("verbatim", "give the words of the source as a string")
        at = ground.find(_without_marks(value))
        if at is None:
            raise PydanticCustomError("verbatim", "not in the source{hint}", {"hint": ground.hint(value)})
        return at


def _without_marks(words: str) -> str:
    """The words without a pair of quotation marks round them: a quote's text is what stands between its marks."""
    inner = words.strip()
    wrapped = len(inner) > 2 and inner[0] in _OPENING and inner[-1] in _CLOSING
    return inner[1:-1] if wrapped and not _MARKS & set(inner[1:-1]) else words


def _number(value: Any) -> int | None:
    if type(value) is int:
        return value
    match = _NUMBER.fullmatch(value) if isinstance(value, str) else None
    return int(match[1]) if match else None
