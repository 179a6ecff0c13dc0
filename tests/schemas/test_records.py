"""The schemas: what a model is asked for, what is stored, and that both come from one class."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest

from summarizer import Minutes, Readout, Record, Source
from summarizer.schemas import Commitment, Party, Quote, references
from tests.reports import weather_answer

RECORDS = [Readout, Minutes]


def compact(schema: dict[str, Any]) -> str:
    """Compact JSON, as it goes over the wire."""
    return json.dumps(schema, separators=(",", ":"), ensure_ascii=False)


def keywords(schema: Any) -> set[str]:
    """Every key anywhere in a schema, names of properties left out."""
    none: set[str] = set()
    if isinstance(schema, list):
        return none.union(*map(keywords, cast("list[Any]", schema)))
    if not isinstance(schema, dict):
        return none
    body = cast("dict[str, Any]", schema)
    inner = [keywords(part) for key, part in body.items() if key not in ("properties", "$defs")]
    named = [keywords(part) for key in ("properties", "$defs") for part in body.get(key, {}).values()]
    return none.union(body, *inner, *named)


def test_the_wire_schema_of_a_readout_is_lean() -> None:
    """It is sent with every call: under 9 kB."""
    assert len(compact(Readout.model_json_schema()).encode()) < 9_000


@pytest.mark.parametrize("record", RECORDS)
def test_the_wire_schema_has_plain_keywords_only(record: type[Record]) -> None:
    """Titles cost tokens; tuples, patterns and limits break some servers' grammars."""
    plain = {"type", "properties", "required", "items", "enum", "anyOf", "$ref", "$defs", "description", "default"}
    assert keywords(record.model_json_schema()) <= plain


@pytest.mark.parametrize("record", RECORDS)
def test_a_model_is_asked_for_numbers_and_words(record: type[Record]) -> None:
    """No offset, and nothing that code fills in, is on the wire."""
    wire = compact(record.model_json_schema())
    assert '"start"' not in wire
    assert '"earliest"' not in wire
    assert "ISO 3166" not in wire


@pytest.mark.parametrize("record", RECORDS)
def test_what_is_stored_has_offsets(record: type[Record]) -> None:
    """The serialization schema is the full form."""
    stored = record.model_json_schema(mode="serialization")
    assert {"start", "end", "text"} <= set(stored["$defs"]["Citation"]["properties"])


def test_every_item_asks_for_evidence_first_and_doubt_last() -> None:
    """A model writes in this order: look it up, say it, then doubt it."""
    items = [body for body in Readout.model_json_schema()["$defs"].values() if "evidence" in body["properties"]]
    assert len(items) == 7
    assert all(next(iter(body["properties"])) == "evidence" and "evidence" in body["required"] for body in items)
    assert all(list(body["properties"])[-1] == "doubt" for body in items)


def test_a_readout_loads_again_without_its_source(source: Source) -> None:
    """A saved record stands alone."""
    record = Readout.model_validate(weather_answer(), context={"source": source})
    assert Readout.model_validate_json(record.model_dump_json()) == record


def test_a_saved_readout_can_be_proved_again(source: Source) -> None:
    """With the source in the context every span is compared with it."""
    saved = Readout.model_validate(weather_answer(), context={"source": source}).model_dump()
    assert Readout.model_validate(saved, context={"source": source}).quotes
    saved["quotes"][0]["text"]["text"] = "We will now wait for others,"
    with pytest.raises(ValueError, match="does not read so"):
        Readout.model_validate(saved, context={"source": source})


def test_code_fills_in_the_code_of_a_state(source: Source) -> None:
    """What a model sends for it is not believed."""
    raw = {"id": "p1", "name": "Norway", "kind": "state", "role": "principal", "code": "XX", "evidence": [2]}
    assert Party.model_validate(raw, context={"source": source}).code == "NO"
    assert Party.model_validate({**raw, "kind": "company"}, context={"source": source}).code is None


def test_a_date_is_computed_by_code(source: Source) -> None:
    """The model copies words; the interval follows from the document's date."""
    raw = weather_answer()["commitments"][0]
    due = Commitment.model_validate(raw, context={"source": source}).due
    assert due is not None
    assert (due.text, str(due.latest), due.earliest) == ("by 1 September 2024", "2024-09-01", None)


def test_enumerations_are_read_as_people_write_them(source: Source) -> None:
    """Case, spaces and hyphens make no difference."""
    raw = weather_answer()["quotes"][0] | {"kind": "Direct "}
    assert Quote.model_validate(raw, context={"source": source}).kind == "direct"


def test_references_are_found_in_lists_and_nested_objects(source: Source) -> None:
    """Each reference knows its path, its section and its id."""
    raw = weather_answer()
    raw["disagreements"][0]["positions"] = [{"party": "p1", "holds": "Iceland should pay"}]
    record = Readout.model_validate(raw, context={"source": source})
    found = {(reference.path, reference.section, reference.id) for reference in references(record.commitments[0])}
    assert (("debtors", 1), "parties", "p2") in found
    assert (("agreement",), "agreements", "a1") in found
    (nested,) = references(record.disagreements[0])
    assert nested.path == ("positions", 0, "party")
