"""Where do the names of the tables stand? Where a pattern that is tried at every letter would find them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.gazetteer import gazetteer
from summarizer.grounding.spelling import WORD, plain
from summarizer.grounding.table_names import named

SLOW = re.compile(rf"(?<![^\W_])(?![\da-zß-öø-ÿ])(?:{WORD})")
PIECES = (
    "Norway", "NORWAY", "norway", "Kenya", "\u00c9gypte", "E\u0301gypte", "Россия", "Россией", "OPEC", "OPEC+", "A",
    "é", "\u0301", "ß", "1", "_", "&", "+", ".", "“", "’", "—", " ", ", ", "\n", "日", "ي",
)  # fmt: skip
"""Names of one word, that begin no longer one, and what may stand beside them, or within a word."""


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_names_are_found_where_a_pattern_finds_them(text: str) -> None:
    """In any text of such pieces: what is skipped quickly is no name."""
    found = [(start, end) for start, end, _ in named(text)]
    slowly = [match.span() for match in SLOW.finditer(text) if gazetteer().read(plain(match[0]))]
    assert found == slowly


@pytest.mark.parametrize("sign", ["&", "and", "+"])
def test_no_name_begins_with_a_sign(sign: str) -> None:
    """A name is looked for from its first letter on."""
    assert gazetteer().read(plain(sign)) is None
    assert not gazetteer().opens(plain(sign))
