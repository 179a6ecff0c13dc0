"""Cut up and put together again, a text is the same; each piece lists just what covers it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Source
from summarizer.render.html.marks import Mark, Piece, paragraphs
from summarizer.testing.strategies import texts


@st.composite
def marked(draw: st.DrawFn) -> tuple[Source, list[Mark]]:
    """A source with marks anywhere: nested, overlapping, doubled, over sentences and paragraphs."""
    text = draw(texts() | st.lists(texts(), min_size=2, max_size=4).map("\n\n".join))
    ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    places = draw(st.lists(st.tuples(ends, st.sampled_from("abc"), st.booleans()), max_size=8))
    return Source(text), [Mark(start, end, item, verbatim) for (start, end), item, verbatim in places]


def pieces_of(source: Source, marks: list[Mark]) -> list[Piece]:
    """The pieces of all paragraphs."""
    cut = paragraphs(source.text, source.sentences, marks)
    return [piece for paragraph in cut for passage in paragraph.passages for piece in passage.pieces]


@settings(deadline=None)
@given(marked())
def test_the_pieces_are_the_text(made: tuple[Source, list[Mark]]) -> None:
    """In order, none empty, nothing left out, nothing twice."""
    source, marks = made
    pieces = pieces_of(source, marks)
    assert all(piece.start < piece.end for piece in pieces)
    assert "".join(source.text[piece.start : piece.end] for piece in pieces) == source.text


@settings(deadline=None)
@given(marked())
def test_a_piece_lists_just_what_covers_it(made: tuple[Source, list[Mark]]) -> None:
    """Of every character: the same as asking each mark."""
    source, marks = made
    for piece in pieces_of(source, marks):
        for place in range(piece.start, piece.end):
            here = [mark for mark in marks if mark.start <= place < mark.end]
            assert set(piece.items) == {mark.item for mark in here}
            assert set(piece.verbatim) == {mark.item for mark in here if mark.verbatim}


@settings(deadline=None)
@given(marked())
def test_every_sentence_has_its_number_once(made: tuple[Source, list[Mark]]) -> None:
    """And the passages with that number are the sentence."""
    source, marks = made
    passages = [passage for one in paragraphs(source.text, source.sentences, marks) for passage in one.passages]
    assert [one.number for one in passages if one.head] == list(range(1, len(source.sentences) + 1))
    for number, (start, end) in enumerate(source.sentences, 1):
        pieces = [piece for one in passages if one.number == number for piece in one.pieces]
        assert (pieces[0].start, pieces[-1].end) == (start, end)


def test_paragraphs_end_after_blank_lines_and_keep_their_indentation() -> None:
    """A browser shows each as a block."""
    cut = paragraphs("One.\r\n \r\n\n  Two.\nStill two.", [], [])
    starts = [paragraph.passages[0].pieces[0].start for paragraph in cut]
    assert starts == [0, 10]


def test_a_long_paragraph_is_cut_at_the_ends_of_lines() -> None:
    """A transcript without blank lines is laid out bit by bit too."""
    text = "A line that is not long.\n" * 1_000
    starts = [paragraph.passages[0].pieces[0].start for paragraph in paragraphs(text, [], [])]
    assert len(starts) > 10
    assert all(start == 0 or text[start - 1] == "\n" for start in starts)
