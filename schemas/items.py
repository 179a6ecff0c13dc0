"""What is every member of a record made of? Evidence, doubt, and what its fields are marked as.

A schema is a `Record` whose fields are sections (lists of `Item`), single items, or spans. Nothing else is allowed: a
bare string would be a statement that nothing proves. The engine reads this structure from the classes and knows no
schema by name, so a schema of your own works as `Readout` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.json_schema import DEFAULT_REF_TEMPLATE, GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import PydanticOmit

from summarizer.schemas.spans import WORDS, Citation

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema, core_schema

__all__ = [
    "ByCode",
    "Chief",
    "Depends",
    "Firm",
    "Item",
    "Record",
    "Ref",
    "Reverses",
    "Settled",
    "Spoken",
    "Vague",
    "Word",
]


_ID = "Id of an item in "
_IMPLIED = (_ID, WORDS)
"""How the descriptions begin that a field's type implies."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a string as the id of an item in another section: `Annotated[str, Ref("parties")]`.

    `acts` says that it is the one who does what the item tells: who owes, who speaks. `implied` says that a text often
    leaves it to its reader: to whom something is owed.
    """

    section: str
    acts: bool = False
    implied: bool = False

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        told = {"description": f"{_ID}{self.section}."} if handler.mode == "validation" else {}
        return handler(core) | told


@dataclass(frozen=True, slots=True)
class Firm:
    """Marks an enumeration: which of its words say that the thing is so, and is not just planned, sought or denied.

    `of` says what the thing is. An item with such a word needs evidence that says so: `Annotated[Literal["reached",
    "denied"], Word, Firm("agreement", {"reached"})]`.
    """

    of: Literal["agreement", "undertaking", "event"]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Settled:
    """Marks an enumeration: which of its words say that an undertaking is over, one way or the other. Any other word
    means that its time is still to come."""

    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reverses:
    """Marks a field by whose values an item denies its text: a flag says the contrary of it, a word ("rejected") that
    it was not, or may not, be so: `Annotated[bool, Reverses(frozenset({True}))]`."""

    values: frozenset[Any]


@dataclass(frozen=True, slots=True)
class Chief:
    """Marks an enumeration: which of its words make an item one of those that matter most. Evaluation measures these by
    themselves as well: `Annotated[Literal["principal", "mentioned"], Word, Chief(frozenset({"principal"}))]`."""

    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Marks words that somebody spoke or wrote: they stand in quotation marks, or in a speaker's turn, and what is told
    of in the reporter's words is none: `Annotated[Verbatim, Spoken()]`."""


@dataclass(frozen=True, slots=True)
class Depends:
    """Marks the text that says what an item depends on: without it, the item is unconditional."""


@dataclass(frozen=True, slots=True)
class Vague:
    """Marks an enumeration: which of its words say least. Where the parts of a long document give an item different
    ones, such a word yields to any other without a doubt; "other" and "unknown" always do."""

    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class ByCode:
    """Marks a field that code fills in: no model is asked for it, it is in the saved form only."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        if handler.mode == "validation":
            raise PydanticOmit
        return handler(core)


def _as_word(value: Any) -> Any:
    return "_".join(value.replace("-", " ").replace("_", " ").lower().split()) if isinstance(value, str) else value


Word = BeforeValidator(_as_word)
"""Reads the values of an enumeration as people write them: "Joint statement" is `joint_statement`."""


_CHECKED_HERE = frozenset({"minItems", "minLength", "minimum"})
"""Limits that the library checks itself: on the wire they cost tokens, and `evidence: []` is how a model withdraws an
item."""


class WireSchema(GenerateJsonSchema):
    """JSON Schema as a model is asked for it, without what costs tokens and tells it nothing.

    Left out are titles, definitions of bare integers and strings, null defaults, and in the wire form also limits and
    the descriptions of `evidence` and `doubt`, which the prompt explains once for all items. A field without a
    description that takes an id or words of the source says so.
    """

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the signature is Pydantic's
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        made.pop("title", None)
        if "description" in made:
            made["description"] = " ".join(made["description"].split())
        fields = made.get("properties", {})
        if "doubt" in fields:  # what a model doubts comes after what it said
            fields["doubt"] = fields.pop("doubt")
        if self.mode == "validation":
            for name in {"evidence", "doubt"} & fields.keys():
                fields[name].pop("description", None)
        return made

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        made = super().generate(schema, mode)
        definitions = made.get("$defs", {})
        bare = {f"#/$defs/{name}": body for name, body in definitions.items() if "properties" not in body}
        for reference in bare:
            del definitions[reference.removeprefix("#/$defs/")]
        lean = _lean(made, bare, _CHECKED_HERE if mode == "validation" else frozenset())
        for described in (lean, *lean.get("$defs", {}).values()):
            for field in described.get("properties", {}).values():
                _describe(field)
        return cast("JsonSchemaValue", lean)


def _describe(field: JsonSchemaValue) -> None:
    """Say once what a field takes: in its own description, else in that which its type implies."""
    for part in (field.get("items", {}), *field.get("anyOf", ())):
        if part.get("description", "").startswith(_IMPLIED):
            implied = part.pop("description")
            field.setdefault("description", implied)


def _lean(schema: Any, bare: dict[str, JsonSchemaValue], dropped: frozenset[str]) -> Any:
    """Put the bodies of `bare` definitions in their places, and leave out the keywords in `dropped` and null
    defaults."""
    if isinstance(schema, list):
        return [_lean(part, bare, dropped) for part in cast("list[Any]", schema)]
    if not isinstance(schema, dict):
        return schema
    schema = cast("JsonSchemaValue", schema)
    body = bare.get(schema.get("$ref", ""))
    if body is not None:
        schema = {**body, **{key: part for key, part in schema.items() if key != "$ref"}}
    return {
        key: _lean(part, bare, dropped)
        for key, part in schema.items()
        if key not in dropped and not (key == "default" and part is None)
    }


class _Model(BaseModel):
    """What items and records share: frozen values, and a JSON Schema made by `WireSchema`."""

    model_config = ConfigDict(frozen=True, defer_build=True)  # built when first used: it is a third of the import

    @classmethod
    def model_json_schema(
        cls,
        by_alias: bool | None = True,
        ref_template: str = DEFAULT_REF_TEMPLATE,
        schema_generator: type[GenerateJsonSchema] = WireSchema,
        mode: JsonSchemaMode = "validation",
        *,
        union_format: Literal["any_of", "primitive_type_array"] = "any_of",
    ) -> dict[str, Any]:
        """Return the JSON Schema: what a model is asked for (`validation`), or what is stored (`serialization`)."""
        return super().model_json_schema(by_alias, ref_template, schema_generator, mode, union_format=union_format)


class Item(_Model):
    """Anything a record says: it cites the sentences that say it, and may carry a doubt.

    >>> from summarizer import Source
    >>> class Vote(Item):
    ...     motion: str = Field(description="What was voted on.")
    >>> source = Source("The council met on Monday. It adopted the budget by nine votes to two.")
    >>> vote = Vote.model_validate({"motion": "the budget", "evidence": [2]}, context={"source": source})
    >>> vote.evidence[0].text
    'It adopted the budget by nine votes to two.'
    """

    evidence: list[Citation] = Field(min_length=1, description="The sentences that say this.")
    doubt: str | None = Field(default=None, description="How a careful reader could take it otherwise; null if no way.")


class Record(_Model):
    """A filled schema. Derive from it to write one of your own.

    Each field is a section (`list` of an `Item`), a single `Item`, or a span (`Verbatim`, `When`, `Citation`); items
    and spans may be optional. `summarizer.Summarizer` refuses other fields when it is made. The class docstring is sent
    to the model: say in it what the record is of.
    """

    instructions: ClassVar[str] = ""
    """What a model must know beyond the descriptions of the fields; it is sent with every request, so keep it short."""
