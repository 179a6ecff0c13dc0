"""A source never changes its text, knows its sentences and its date, and refuses what is no text."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from summarizer import Source
from summarizer.errors import SourceError
from summarizer.testing import assert_grounded
from summarizer.testing.strategies import texts


@pytest.mark.parametrize("text", ["", " \n\t", None, 3, b"bytes", "half \ud800 a pair"])
def test_what_is_no_text_is_refused(text: Any) -> None:
    """With the remedy."""
    with pytest.raises(SourceError) as caught:
        Source(text)
    assert caught.value.remedy


@given(texts())
def test_the_text_is_untouched_and_wholly_covered(text: str) -> None:
    """Sentences are slices in order; what lies between them is white space."""
    source = Source(text)
    assert source.text == text
    ends = [0, *(end for _, end in source.sentences)]
    assert not "".join(text[end:start] for end, (start, _) in zip(ends, source.sentences, strict=False)).strip()
    assert all(source.text[start:end].strip() for start, end in source.sentences)


def test_a_date_in_a_line_of_minutes_is_read_whole() -> None:
    """And not from its second figure on."""
    assert Source("Minutes of the meeting held on 25 September 2019\n\nAll came.").dated == date(2019, 9, 25)


def test_the_date_is_the_callers_or_the_datelines_or_none() -> None:
    """It is never today's."""
    assert Source("Geneva, 25 September 2019. They met.").dated == date(2019, 9, 25)
    assert Source("GENEVA, 25 September 2019 -\nThey met.").dated == date(2019, 9, 25)
    assert Source("Geneva, 25 September 2019:\nThey met.").dated == date(2019, 9, 25)
    assert Source("Geneva, 25 September 2019. They met.", dated="2020-01-02").dated == date(2020, 1, 2)
    assert Source("They met.").dated is None


@pytest.mark.parametrize("dated", ["2024-13-01", "1 June 2024", ""])
def test_a_date_that_is_none_is_refused(dated: str) -> None:
    """The error shows the form it takes."""
    with pytest.raises(SourceError, match="YYYY-MM-DD"):
        Source("They met.", dated=dated)


def test_locate_gives_the_slice_or_nothing(source: Source) -> None:
    """Nothing looser counts as found."""
    span = source.locate('"we  will not wait for others"')
    assert span is not None
    assert_grounded(span, source)
    assert source.locate("we will wait for others") is None


def test_nearest_is_for_messages(source: Source) -> None:
    """It finds what `locate` refuses."""
    span = source.nearest("we will wait for others")
    assert span is not None
    assert "We will not wait" in span.text


@pytest.mark.parametrize("number", [0, -1, 7])
def test_there_is_no_such_sentence(source: Source, number: int) -> None:
    """Numbers begin at 1 and end with the text."""
    assert source.sentence(number) is None


def test_sentences_at_tells_what_a_slice_touches(source: Source) -> None:
    """A slice over two sentences touches both, one between two touches none."""
    (_, end), (start, _) = source.sentences[1:3]
    assert source.sentences_at((end - 1, start + 1)) == range(2, 4)
    assert len(source.sentences_at((end, start))) == 0


def test_a_source_loads_from_its_json(source: Source) -> None:
    """It is stored with the summary."""
    assert Source.model_validate_json(source.model_dump_json()) == source
    known = Source(
        "They met.", publisher="P", url="https://example.org/", language="en", places=[(0, "page 1")], notes=["n"]
    )
    assert Source.model_validate_json(known.model_dump_json()) == known


def test_a_source_that_was_saved_before_it_had_places_loads() -> None:
    """All that came later is optional."""
    assert Source.model_validate({"text": "They met.", "dated": None, "title": None, "origin": None}).places == ()


def test_a_span_maps_back_to_its_places() -> None:
    """To the one it begins at, and to all it touches; before the first there is none."""
    source = Source("Head. They met. They parted.", places=[(6, "page 1"), (16, "page 2")])
    for at, begins, all_ in (
        ((0, 4), None, ()),
        ((0, 7), None, ("page 1",)),
        ((6, 15), "page 1", ("page 1",)),
        ((6, 17), "page 1", ("page 1", "page 2")),
        ((16, 28), "page 2", ("page 2",)),
    ):
        span = source.span(at)
        assert (source.place_of(span), source.places_of(span)) == (begins, all_)


@pytest.mark.parametrize("places", [[(3, "b"), (0, "a")], [(0, "a"), (0, "b")], [(-1, "a")], [(9, "a")]])
def test_places_must_be_in_order_and_in_the_text(places: list[tuple[int, str]]) -> None:
    """Else no span could be mapped back."""
    with pytest.raises(SourceError):
        Source("They met.", places=places)
