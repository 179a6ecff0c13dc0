"""Wire forms become spans of the source, and nothing else becomes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from summarizer import Citation, Source, Span, Verbatim
from summarizer.testing import assert_grounded


@pytest.mark.parametrize("number", [2, "2", "[2]", " 2 ", "(2)"])
def test_a_citation_is_a_sentence_by_its_number(source: Source, number: Any) -> None:
    """Numbers are taken as models write them."""
    citation = Citation.model_validate(number, context={"source": source})
    assert_grounded(citation, source)
    assert citation.text.startswith("Norway and Iceland agreed")


@pytest.mark.parametrize("number", [0, 7, -1, 10**30, True, None, 2.0, "two", "2, 3", "", [2], {}])
def test_a_number_of_no_sentence_cites_nothing(source: Source, number: Any) -> None:
    """What is no number of a sentence is an error, whatever its type."""
    with pytest.raises(ValidationError):
        Citation.model_validate(number, context={"source": source})


def test_words_become_the_slice_that_says_them(source: Source) -> None:
    """Typography is the source's in the record, whatever the model wrote."""
    found = Verbatim.model_validate('"we will not wait for others,"', context={"source": source})
    assert_grounded(found, source)
    assert found.text == "We will not wait for others,"


@pytest.mark.parametrize("words", ["We will wait for others", "We will not wait for other", "", "  ", 3, None])
def test_altered_words_are_refused(source: Source, words: Any) -> None:
    """A missing or altered word never passes."""
    with pytest.raises(ValidationError):
        Verbatim.model_validate(words, context={"source": source})


def test_the_error_shows_the_nearest_text(source: Source) -> None:
    """What is asked again is told what there is instead."""
    with pytest.raises(ValidationError, match=r"nearest in \[3\].*We will not wait for"):
        Verbatim.model_validate("We shall not wait for others", context={"source": source})


@dataclass(frozen=True)
class Forged:
    """A full form that a model might send to get past the check."""

    id: str
    full: dict[str, Any]


FORGED = [
    Forged("other words", {"start": 0, "end": 4, "text": "Rome"}),
    Forged("beyond the end", {"start": 10_000, "end": 10_004, "text": "Oslo"}),
    Forged("negative", {"start": -4, "end": 0, "text": "Oslo"}),
    Forged("offsets as text", {"start": "0", "end": "4", "text": "Oslo"}),
    Forged("nothing", {}),
    Forged("empty", {"start": 0, "end": 0, "text": ""}),
]


@pytest.mark.parametrize("case", FORGED, ids=lambda case: case.id)
def test_a_full_form_is_proved_where_there_is_a_source(source: Source, case: Forged) -> None:
    """Offsets that a model writes itself are not believed."""
    with pytest.raises(ValidationError):
        Verbatim.model_validate(case.full, context={"source": source})


def test_a_true_full_form_passes_with_and_without_its_source(source: Source) -> None:
    """A saved span loads again, alone or to be proved again."""
    saved = {"start": 0, "end": 4, "text": "Oslo"}
    assert Span.model_validate(saved) == Span.model_validate(saved, context={"source": source})


def test_a_full_citation_must_be_a_whole_sentence(source: Source) -> None:
    """A slice of a sentence is no citation."""
    with pytest.raises(ValidationError, match="sentence"):
        Citation.model_validate({"start": 0, "end": 4, "text": "Oslo"}, context={"source": source})


def test_offsets_and_text_must_agree_in_length() -> None:
    """A span that cannot be a slice is refused even without its source."""
    with pytest.raises(ValidationError, match="differ in length"):
        Span(start=0, end=9, text="Oslo")


def test_the_two_faces_have_two_schemas() -> None:
    """A model is asked for a number or words; users store offsets."""
    assert TypeAdapter(Citation).json_schema(mode="validation") == {"type": "integer"}
    words = {"type": "string", "description": "In the source's own words."}
    assert TypeAdapter(Verbatim).json_schema(mode="validation") == words
    stored = TypeAdapter(Verbatim).json_schema(mode="serialization")
    assert set(stored["properties"]) == {"start", "end", "text"}
