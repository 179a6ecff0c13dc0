"""A draft asks for the target's schema and takes any JSON object."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from summarizer.draft import draft_type, tool_name
from summarizer.schemas import Minutes, Readout, Record

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_any_object_is_kept_as_it_is(reply: dict[str, object]) -> None:
    """Right or wrong: it is checked later, item by item."""
    assert draft_type(Readout).model_validate(reply).reply == reply


@pytest.mark.parametrize("reply", ["[]", '"text"', "3", "null", "true", "", "{"])
def test_what_is_no_object_is_none(reply: str) -> None:
    """Instructor is told so, and the answer is asked for again."""
    with pytest.raises(ValidationError):
        draft_type(Readout).model_validate_json(reply)


def test_it_asks_for_the_targets_schema_under_its_name() -> None:
    """One class per target, however often."""
    drafted = draft_type(Minutes)
    assert drafted is draft_type(Minutes)
    assert drafted is not draft_type(Readout)
    assert (drafted.__name__, drafted.__doc__) == ("Minutes", Minutes.__doc__)
    assert drafted.model_json_schema() == {"title": "Minutes", **Minutes.model_json_schema()}


def test_a_name_is_made_fit_for_a_tool() -> None:
    """Endpoints take ASCII, and 64 characters of it."""
    assert tool_name(type("Réponse" + "x" * 90, (Record,), {"__module__": __name__})) == "R_ponse" + "x" * 57
