"""Which marks open a quotation? Those that stand behind no word."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.quotations import marked

OPENING = re.compile(r"(?<!\w)(?:[\"“„](?=\S)|‘(?=\w)|``(?=\S)|(?<!')'(?=[A-ZÀ-Þ]))|(?<!\w)«")
PIECES = ("We", "agree", "É", "1", "_", " ", "\n", ",", '"', "“", "”", "„", "‘", "’", "`", "``", "''", "'", "«", "»")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_words_in_marks_stand_behind_an_opening_mark(text: str) -> None:
    """One that a pattern tried at every letter finds too."""
    ends = {match.end() for at in range(len(text)) if (match := OPENING.match(text, at))}
    for start, _ in marked(text):
        assert len(text[:start].rstrip()) in ends


@given(st.sampled_from(('"{}"', "“{}”", "„{}“", "«{}»", "‘{}’", "``{}''", "'{}.'")), st.sampled_from("A_9é"))
def test_what_stands_behind_a_word_opens_nothing(marks: str, letter: str) -> None:
    """A mark after a letter, a figure or a line under words is an apostrophe, or closes."""
    quoted = marks.format("We agree")
    assert [quoted[slice(*at)].rstrip(".") for at in marked(quoted)] == ["We agree"]
    assert not list(marked(letter + quoted))
