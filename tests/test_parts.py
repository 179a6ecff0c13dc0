"""Where a long document is parted: at good borders, near the budget, and every sentence once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Source
from summarizer.parts import DEFAULT_PART_TOKENS, LEAST_PART_TOKENS, between, fitting, halves, parts_of, tokens_in
from summarizer.testing.strategies import sources
from tests.communique import communique


@given(sources(), st.integers(1, 60))
def test_every_sentence_is_in_one_part_and_in_order(source: Source, tokens: int) -> None:
    """Whatever the text and the budget; a part shows its own sentences last."""
    parts = parts_of(source, tokens)
    assert [number for part in parts for number in part.sentences] == list(range(1, len(source.sentences) + 1))
    for part in parts:
        shown = [number for numbers in part.shown for number in numbers]
        assert shown == sorted(set(shown))
        assert shown[-len(part.sentences) :] == list(part.sentences)


@given(sources(), st.integers(1, 60))
def test_no_part_is_beyond_the_budget_but_a_single_sentence(source: Source, tokens: int) -> None:
    """The sizes are those of the estimate."""
    for part in parts_of(source, tokens):
        size = sum(tokens_in(source.text[slice(*source.sentences[number - 1])]) for number in part.sentences)
        assert size <= tokens or len(part.sentences) == 1


@given(sources())
def test_halves_and_shifted_parts_hold_every_sentence_too(source: Source) -> None:
    """Also when parted again, and for a second reading."""
    (whole,) = parts_of(source, 10**9)
    for parts in (between(source, [whole]), halves(source, whole) if len(whole.sentences) > 1 else (whole,)):
        assert [number for part in parts for number in part.sentences] == list(whole.sentences)


def test_parts_are_of_about_the_same_size() -> None:
    """No short rest at the end."""
    lengths = [len(part.sentences) for part in parts_of(communique(), 4_000)]
    assert len(lengths) == 4
    assert max(lengths) < 1.5 * min(lengths)


PARAGRAPHS = "Anna came in. Ben left.\n\nCarla read a letter. Dora slept.\n\nEmil wrote. Fay sang a song."


@pytest.mark.parametrize("tokens", range(30, 60))
def test_a_part_ends_with_a_paragraph_where_one_is_near(tokens: int) -> None:
    """Never between two sentences of one, as long as there is a choice."""
    assert {part.sentences[-1] % 2 for part in parts_of(Source(PARAGRAPHS), tokens)} == {0}


def test_a_heading_stays_with_what_it_heads() -> None:
    """The border before it is as near and better."""
    source = Source("One came. Two came. Three came.\n\nFisheries\n\nFour came. Five came. Six came.")
    first, second = parts_of(source, 46)
    assert source.text[slice(*source.sentences[second.sentences[0] - 1])] == "Fisheries"
    assert first.sentences[-1] == 3


def test_a_part_shows_the_lead_and_what_stands_before_it() -> None:
    """And not what lies between."""
    source = communique()
    part = parts_of(source, 4_000)[2]
    lead, own = part.shown
    assert lead.start == 1
    assert own.start < part.sentences.start
    assert own.stop == part.sentences.stop
    assert not part.shows(lead.stop)


@pytest.mark.parametrize(
    ("text", "tokens"), [("word " * 100, 167), ("会" * 100, 100), ("слово " * 100, 367), ("", 0)], ids=str
)
def test_the_estimate_is_by_bytes(text: str, tokens: int) -> None:
    """More for scripts of which a letter takes more bytes, as models' tokenizers do."""
    assert tokens_in(text) == tokens


@pytest.mark.parametrize(
    ("context", "output", "tokens"),
    [
        (8_000, None, 3_250),
        (8_000, 2_000, 4_500),
        (200_000, None, DEFAULT_PART_TOKENS),
        (1_000, None, LEAST_PART_TOKENS),
    ],
)
def test_a_part_fits_the_window_with_its_answer(context: int, output: int | None, tokens: int) -> None:
    """Within what is sensible at all."""
    assert fitting(context, output) == tokens
