"""What is read of words and pieces once is what would be read of the text. Compared with the slow way, on any text."""

from __future__ import annotations

import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding import certainty, negatives
from summarizer.grounding.certainty_words import FIRM
from summarizer.grounding.content import content
from summarizer.grounding.glance import ignoring_case, words_in
from summarizer.grounding.inflection import WORD, lemma, small_words, stem
from summarizer.grounding.negatives import denies, in_one_word, may_be_denied, may_deny
from summarizer.grounding.word_tables import PieceTable, WordTable

_SAID = (
    "not no never don’t can't n't would have Would have may May mayor yet to ruled-out has yet to ruled out of fail "
    "expects the two sides to called for but which , . ; — - (if) agreed ſigned SİGNED İt ıf Kelvin \u212aept no-one "
    "unable missed would having have call it off 3,000 U.S. don't, d'abord s'abstenir"
).split(" ")
_TEXTS = st.lists(st.one_of(st.sampled_from(_SAID), st.text(max_size=6)), max_size=30).flatmap(
    lambda words: st.sampled_from([" ", " ", "\n", "\u00a0"]).map(lambda space: space.join(words))
)


def test_a_table_forgets_and_tells_the_same() -> None:
    """It is emptied when it is full, and keeps no word that is endless."""
    table = WordTable(len)
    words = [f"w{number}" for number in range(20_000)]
    assert [table[word] for word in words] == list(map(len, words))
    assert table["x" * 1_000] == 1_000
    assert len(table) < len(words)
    assert "x" * 1_000 not in table


@given(_TEXTS)
def test_words_are_those_of_the_whole_text(text: str) -> None:
    """No word has white space in it."""
    assert small_words(text) == [match[0].casefold() for match in WORD.finditer(text)]
    assert small_words(text.casefold()) == WORD.findall(text.casefold())
    assert content(text) == content(" ".join(text.split()))
    assert content(text) <= {stem(word) for word in WORD.findall(text)}


def test_white_space_is_in_no_word() -> None:
    """Nor does a letter become white space when its case is ignored, or white space a letter."""
    every = map(chr, range(sys.maxunicode + 1))
    assert not any(one.isspace() and (re.match(r"\w", one) or not one.casefold().isspace()) for one in every)


@given(_TEXTS)
def test_what_may_deny_is_found_in_pieces(text: str) -> None:
    """As a pattern finds it that goes through all of the text."""
    told = in_one_word(text)
    found = [match[0] for match in negatives._ANY.finditer(told)]  # pyright: ignore[reportPrivateUsage]
    for besides in (frozenset[str](), frozenset((lemma("have"), lemma("missed"), lemma("call")))):
        slowly = any(denies(word) or lemma(word.split()[-1]) not in besides for word in found)
        assert may_deny(text, besides) == slowly


@given(_TEXTS)
def test_a_glance_misses_no_denial(text: str) -> None:
    """Whatever denies shows in the words of the glance."""
    assert may_be_denied(text) or not any(map(denies, small_words(text.casefold())))


def test_small_letters_are_what_a_pattern_sees_that_ignores_case() -> None:
    """For every letter: those that a pattern takes for an English one become it, and no others."""
    english = re.compile("[a-z]", re.IGNORECASE)
    for one in map(chr, range(0x10000)):
        seen = ignoring_case(one)
        assert len(seen) == 1
        assert (re.match("[a-z]", seen) is not None) == (english.match(one) is not None)
        assert (re.match(r"\w", seen) is None) == (re.match(r"\w", one) is None)
        if english.match(one):
            assert re.match(seen, one, re.IGNORECASE)
            assert words_in(one) == {seen}


@given(_TEXTS)
def test_firm_words_stand_where_a_pattern_that_ignores_case_finds_them(text: str) -> None:
    """The patterns are in small letters."""
    for pattern in FIRM.values():
        slowly = re.compile(pattern.pattern, re.IGNORECASE)
        assert [one.span() for one in pattern.finditer(ignoring_case(text))] == [
            one.span() for one in slowly.finditer(text)
        ]


@given(_TEXTS)
def test_what_weakens_begins_in_the_last_words(before: str) -> None:
    """Where it is looked for, and nowhere else."""
    slowly = certainty._WEAKENED.search(before)  # pyright: ignore[reportPrivateUsage]
    found = certainty._weakened(before)  # pyright: ignore[reportPrivateUsage]
    assert (found and found.span()) == (slowly and slowly.span())


@given(_TEXTS)
def test_the_words_of_several_sentences_are_those_of_each(text: str) -> None:
    """A long text is taken apart, and nothing is lost by it."""
    several = ". ".join([text] * 3 + ["x" * 200])
    assert words_in(several) == words_in(text) | {"x" * 200}


def test_pieces_are_found_in_order() -> None:
    """One after another, as they stand."""
    assert list(PieceTable(WORD.findall).within("b-c a, (d)")) == ["b-c", "a", "d"]
