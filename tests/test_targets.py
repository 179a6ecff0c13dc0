"""A schema that nothing can prove is refused when a summarizer is made."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from summarizer import Item, Minutes, Readout, Record, Summarizer, Verbatim, When
from summarizer.errors import SchemaError
from summarizer.schemas import Ref
from summarizer.testing import ScriptedModel


class Seat(Item):
    """A seat."""

    holder: Annotated[str, Ref("people")]


class Bare(Record):
    """A statement without evidence."""

    title: str
    tags: dict[str, str]


class Astray(Record):
    """A reference to a section that is not there."""

    seats: list[Seat]


class Nothing(Record):
    """No fields."""


class Spans(Record):
    """Single spans prove themselves."""

    motto: Verbatim | None = None
    founded: When | None = None


FAULTS = [
    (Bare, "nothing can prove `title`.*nothing can prove `tags`"),
    (Astray, "`Seat.holder` refers to `people`"),
    (Nothing, "no fields"),
    (dict, "no record"),
    (Readout.model_fields, "no record"),
]


@pytest.mark.parametrize(("target", "message"), FAULTS)
def test_a_schema_with_a_fault_is_refused_at_once(target: Any, message: str) -> None:
    """All its faults are named."""
    with pytest.raises(SchemaError, match=message):
        Summarizer(ScriptedModel([]), target)


@pytest.mark.parametrize("target", [Readout, Minutes, Spans])
def test_a_schema_that_can_be_proved_is_taken(target: type[Record]) -> None:
    """Sections, single items and spans."""
    assert Summarizer(ScriptedModel([]), target).target is target


def test_single_spans_are_filled_and_may_be_null() -> None:
    """A record may consist of spans alone."""
    model = ScriptedModel([{"motto": "slow is smooth", "founded": None}])
    record = Summarizer(model, Spans).summarize("Its motto is: Slow is smooth.").record
    assert record.motto is not None
    assert (record.motto.text, record.founded) == ("Slow is smooth", None)
