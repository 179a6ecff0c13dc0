"""Typography may differ between the words asked for and the source; a word never may.

What "the same words" are is told here a second time, in two lines and without the library.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer import Source
from summarizer.grounding.locate import Index
from summarizer.testing import assert_grounded
from summarizer.testing.strategies import texts

TEXT = (
    "Geneva, 3 March. “We did not agree to the terms,” the Minister’s aide said — twice. "
    "“It isn’t over.” “Nor will it be,” added Zoë Müller of the\u00a0EU,\nwho co\u00adoperates with non-state groups."
    "\n\nThe talks cost €1.3\u00a0million (5,000 a day), up 10% from −5; they're re-opened. "
    "The parties “agreed to meet again” in June. The parties shook hands."
)


def same(text: str) -> list[str]:
    """The words of a text: alphanumeric runs without case, composition or invisible characters."""
    plain = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold())
    return re.findall(r"[^\W_ʼ]+", folded)


def located(words: str, text: str = TEXT, near: tuple[tuple[int, int], ...] = ()) -> str | None:
    """The slice of the text that says the words, proved to be one."""
    source = Source(text)
    span = source.locate(words, near)
    if span:
        assert_grounded(span, source)
    return span.text if span else None


@dataclass(frozen=True)
class Case:
    id: str
    words: str
    slice: str | None


FOUND = [
    Case("as it is", "We did not agree", "We did not agree"),
    Case("one word", "Geneva", "Geneva"),
    Case("straight marks", '"We did not agree to the terms,"', "“We did not agree to the terms,”"),
    Case("angle marks", "«We did not agree to the terms,»", "“We did not agree to the terms,”"),
    Case("german marks", "„We did not agree to the terms,“", "“We did not agree to the terms,”"),
    Case("single marks", "'We did not agree to the terms,'", "“We did not agree to the terms,”"),
    Case("own marks", "“did not agree”", "did not agree"),
    Case("own marks and comma", "“did not agree,”", "did not agree"),
    Case("apostrophe", "the Minister's aide", "the Minister’s aide"),
    Case("possessive cut", "the Minister", "the Minister"),
    Case("contraction", "it isn't over", "It isn’t over"),
    Case("dash to hyphens", "said -- twice", "said — twice"),
    Case("dash to hyphen", "said - twice", "said — twice"),
    Case("hyphen kinds", "re‑opened", "re-opened"),
    Case("space for nbsp", "the EU", "the\u00a0EU"),
    Case("space for line break", "the EU, who", "the\u00a0EU,\nwho"),
    Case("spaces", "  We \t did  not\nagree ", "We did not agree"),
    Case("over a blank line", "groups. The talks cost", "groups.\n\nThe talks cost"),
    Case("lower case", "geneva, 3 march", "Geneva, 3 March"),
    Case("upper case", "ZOË MÜLLER", "Zoë Müller"),
    Case("decomposed", "Zoe\u0308 Mu\u0308ller", "Zoë Müller"),
    Case("soft hyphen in the text", "cooperates with", "co\u00adoperates with"),
    Case("soft hyphen in the words", "Ge\u00adneva", "Geneva"),
    Case("zero width space", "did\u200b not", "did not"),
    Case("full width", "Ｇｅｎｅｖａ", "Geneva"),
    Case("a full stop too many", "shook hands in June.", None),
    Case("trailing full stop", "The parties shook hands.", "The parties shook hands."),
    Case("trailing comma", "We did not agree,", "We did not agree"),
    Case("trailing question mark", "We did not agree?", "We did not agree"),
    Case("two speeches as they stand", "“It isn’t over.” “Nor will it be,”", "“It isn’t over.” “Nor will it be,”"),
    Case("currency", "€1.3 million", "€1.3\u00a0million"),
    Case("thousands", "5,000 a day", "5,000 a day"),
    Case("brackets", "(5,000 a day)", "(5,000 a day)"),
    Case("minus", "from −5", "from −5"),
    Case("minus as hyphen", "from -5", "from −5"),
    Case("ellipsis of full stops", "The talks ... up 10%", "The talks cost €1.3\u00a0million (5,000 a day), up 10%"),
    Case("ellipsis of one sign", "The talks … up 10%", "The talks cost €1.3\u00a0million (5,000 a day), up 10%"),
    Case("ellipsis in brackets", "The talks [...] up 10%", "The talks cost €1.3\u00a0million (5,000 a day), up 10%"),
    Case("ellipsis sign in brackets", "The talks [ … ] up 10", "The talks cost €1.3\u00a0million (5,000 a day), up 10"),
    Case("two ellipses", "The talks ... a day ... from −5", TEXT[TEXT.index("The talks") : TEXT.index("; they")]),
    Case("ellipsis at the end", "We did not agree ...", "We did not agree"),
    Case("ellipsis before", "… did not agree", "did not agree"),
]

NOT_FOUND = [
    Case("lost not", "We did agree to the terms", None),
    Case("added not", "The parties did not agree", None),
    Case("contraction for its word", "It is over", None),
    Case("the first half of a contraction", "they", None),
    Case("substituted", "We did not accept the terms", None),
    Case("dropped", "We did not agree the terms", None),
    Case("added", "We did not ever agree", None),
    Case("shuffled", "agree not did We", None),
    Case("invented", "They signed a treaty", None),
    Case("number changed", "3 April", None),
    Case("number cut", "€1 million", None),
    Case("number's tail", "000 a day", None),
    Case("number's head", "3 million", None),
    Case("percent dropped", "up 10 from", None),
    Case("minus dropped", "up 10% from 5", None),
    Case("currency changed", "$1.3 million", None),
    Case("half a word", "Gene", None),
    Case("plural", "the term", None),
    Case("prefix cut off", "state groups", None),
    Case("accent lost", "Zoe Muller", None),
    Case("from two sentences", "The parties again", None),
    Case("from two passages", "We did not agree to meet again", None),
    Case("from two speeches", "It isn’t over nor will it be", None),
    Case("from two speeches in marks", "“It isn’t over. Nor will it be”", None),
    Case("ellipsis out of order", "up 10% ... The talks", None),
    Case("ellipsis over a blank line", "We did not agree ... up 10%", None),
    Case("ellipsis with one word", "Geneva ... the Minister", None),
    Case("ellipsis with an invented part", "The talks ... were cheap", None),
    Case("closing mark after a lost word", "agreed to meet”", None),
    Case("empty", "", None),
    Case("blank", " \n\t\u00a0", None),
    Case("punctuation", "“—…,.!?”", None),
    Case("only ellipses", "... … [...]", None),
    Case("invisible", "\u00ad\u200b", None),
]


@pytest.mark.parametrize("case", [*FOUND, *NOT_FOUND], ids=lambda case: case.id)
def test_locate(case: Case) -> None:
    """The slice is the source's own, with the marks at its ends that the words show too; nothing looser is found."""
    assert located(case.words) == case.slice


# --- one place among several ---

TWICE = "The talks failed. They met. The talks failed, he said."


@pytest.mark.parametrize(
    ("near", "start"), [((), 0), (((0, 17),), 0), (((28, 54),), 28), (((18, 27),), 28), (((50, 54), (90, 99)), 28)]
)
def test_near_decides_among_places(near: tuple[tuple[int, int], ...], start: int) -> None:
    """The place within or closest to `near` is taken, the first if nothing is said."""
    span = Source(TWICE).locate("the talks failed", near)
    assert span is not None
    assert span.start == start


def test_near_decides_among_elided_places() -> None:
    """So it does for words with an ellipsis; else the tightest is taken."""
    text = "The new talks have slowly failed again. The new talks soon failed again."
    assert located("new talks ... failed again", text) == "new talks soon failed again"
    assert located("new talks ... failed again", text, ((0, 39),)) == "new talks have slowly failed again"


def test_near_makes_nothing_of_nothing() -> None:
    """Words that are nowhere are not near either."""
    assert located("the talks succeeded", TWICE, ((0, 17),)) is None


BROKEN = "The repor-\nters of a non-\nstate co-\r\n  opera-\ntive asked.\nThe reporters of a co-\nop, too. 12-\n13"


@pytest.mark.parametrize(
    ("words", "slice_"),
    [
        ("ters of a non-state", "ters of a non-\nstate"),
        ("the reporters of a nonstate", "The repor-\nters of a non-\nstate"),
        ("the reporters of a non-state", None),
        ("a nonstate cooperative asked", "a non-\nstate co-\r\n  opera-\ntive asked"),
        ("reporters ... cooperative", None),
        ("the reporters ... cooperative asked", "The repor-\nters of a non-\nstate co-\r\n  opera-\ntive asked"),
        ("repor", "repor"),
        ("1213", None),
        ("cooperatives", None),
    ],
)
def test_a_word_broken_by_the_end_of_a_line(words: str, slice_: str | None) -> None:
    """It is found whole, with its hyphen or without (but all in one way); a number is not."""
    assert located(words, BROKEN) == slice_


def test_a_place_nearby_counts_among_broken_words_too() -> None:
    """Offsets are those of the text as it is."""
    span = Source(BROKEN).locate("reporters of a coop", [(70, 90)])
    assert span is not None
    assert span.text == "reporters of a co-\nop"


def test_find_all_yields_every_place_in_order() -> None:
    """From the first word's start to the last one's end."""
    assert list(Index(TWICE).find_all("“the  talks failed!”")) == [(0, 16), (28, 44)]
    assert list(Index(TWICE).find_all("")) == []


# --- what is like the words, for a message ---


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("We did agree to the terms", "We did not agree to the terms"),
        ("The parties agreed to meet soon", "The parties “agreed to meet"),
        ("agreed to never meet again", "agreed to meet again"),
        ("We did not agree to all terms, the Minister’s aide", "We did not agree to the terms"),
        ("We did agree to the terms,” the Minister’s aide", "We did not agree to the terms,” the Minister’s aide"),
        ("xylophone quartz", None),
        ("", None),
        ("?!", None),
    ],
)
def test_nearest(words: str, shown: str | None) -> None:
    """It begins and ends with whole words; what is like nothing has no nearest."""
    at = Index(TEXT).nearest(words)
    assert (at and TEXT[slice(*at)]) == shown


@given(texts(), st.text())
def test_nearest_is_a_short_slice(text: str, words: str) -> None:
    """Whatever is asked, it is a slice of at most 300 code points, or a single longer word."""
    at = Index(text).nearest(words)
    if at is not None:
        assert 0 <= at[0] < at[1] <= len(text)
        assert at[1] - at[0] <= 300 or len(text[slice(*at)].split()) == 1


# --- properties ---

WORDS = (
    "the talks did not agree will meet again it's don't EU's Minister’s co-operation G20 1.3 5,000 10% €5 2024 naïve "
    "straße Zoë Ελλάδα Москва ﬁnal U.S. İstanbul a"
).split()
GAPS = (" ", " ", " ", ", ", ". ", "\n", "; ", " — ", " – ", " (", ") ", " “", "” ", ": ", "\u00a0and ", "\n\n", "… ")


@st.composite
def passages(draw: st.DrawFn, least: int = 2) -> tuple[str, list[tuple[int, int]]]:
    """A text and where its words stand."""
    text, places = "", list[tuple[int, int]]()
    for word in draw(st.lists(st.sampled_from(WORDS), min_size=least, max_size=30)):
        text += draw(st.sampled_from(GAPS)) if text else ""
        places.append((len(text), len(text) + len(word)))
        text += word
    return text, places


def perturbed(words: str, dice: random.Random) -> str:
    """The same words in another hand: marks, dashes, spaces, case, composition, soft hyphens, a final comma."""
    swaps = {"“": "\"«„'", "”": "\"»“'", "’": "'’ʼ", "'": "’‘", "—": "–-―", "–": "—-", " ": " \u00a0\n\t\u202f"}
    out = "".join(dice.choice(swaps.get(letter, letter)) + " " * (letter == " " and dice.random() < 0.1)
                  for letter in words)  # fmt: skip
    out = dice.choice([out, out.upper(), out.lower()])
    out = unicodedata.normalize(dice.choice(["NFC", "NFD"]), out)
    at = dice.randrange(len(out))
    if out[at - 1 : at + 1].isalpha() and out[at - 1 : at + 1].isascii():
        out = f"{out[:at]}\u00ad{out[at:]}"
    return out + dice.choice(["", "", ".", ",", "!"])


@given(passages(), st.data(), st.randoms(use_true_random=False))
def test_any_slice_is_found_in_any_hand(
    passage: tuple[str, list[tuple[int, int]]], data: st.DataObject, dice: random.Random
) -> None:
    """Words between two borders, typographically disguised, are found, and found whole."""
    text, places = passage
    first = data.draw(st.integers(0, len(places) - 1))
    last = data.draw(st.integers(first, len(places) - 1))
    words = text[places[first][0] : places[last][1]]
    assume("…" not in words)
    asked = perturbed(words, dice)
    span = Source(text).locate(asked)
    assert span is not None, asked
    assert same(span.text) == same(asked) == same(words)


@given(passages(), st.data())
def test_what_is_found_has_the_words_asked_for(passage: tuple[str, list[tuple[int, int]]], data: st.DataObject) -> None:
    """Dropped, added, doubled, shuffled or spliced words are found only where the text has them just so."""
    text, places = passage
    said = [text[start:end] for start, end in places]
    asked = " ".join(data.draw(st.lists(st.sampled_from([*said, *WORDS, "no", "1", "3", "G"]), min_size=1, max_size=6)))
    span = Source(text).locate(asked)
    if span:
        assert same(span.text) == same(asked)
    if not re.search(rf" {' '.join(same(asked))} ", f" {' '.join(same(text))} "):
        assert span is None


@given(texts(), st.text(), st.data())
def test_any_text_and_any_words(text: str, words: str, data: st.DataObject) -> None:
    """Hostile characters included: found means a slice with the same words, and nothing raises."""
    start = data.draw(st.integers(0, len(text)))
    for asked in (words, text[start : start + 40], text[start : start + 40] + words):
        span = Source(text).locate(asked)
        if span and "..." not in asked and "…" not in asked and ". ." not in asked:
            assert same(span.text) == same(asked)


@given(passages(least=5), st.data(), st.sampled_from([" ... ", " … ", "… ", " [...] ", " […] ", " (...) ", " . . . "]))
def test_an_ellipsis_stands_for_words_left_out(
    passage: tuple[str, list[tuple[int, int]]], data: st.DataObject, mark: str
) -> None:
    """Both parts are there, in order; parts in one passage are found."""
    text, places = passage
    first = data.draw(st.integers(0, len(places) - 5))
    middle = data.draw(st.integers(first + 2, len(places) - 3))
    resumed = data.draw(st.integers(middle + 1, len(places) - 2))
    last = data.draw(st.integers(resumed + 2, len(places)))
    one, other = text[places[first][0] : places[middle - 1][1]], text[places[resumed][0] : places[last - 1][1]]
    assume("…" not in one + other)
    whole = text[places[first][0] : places[last - 1][1]]
    span = Source(text).locate(f"{one}{mark}{other}")
    if "\n\n" not in whole and not re.search(r"” “", whole):
        assert span is not None
    if span:
        assert same(span.text)[: len(same(one))] == same(one)
        assert same(span.text)[-len(same(other)) :] == same(other)


# --- long and hostile ---


@pytest.mark.parametrize("unit", ["a", "a ", "“", "” “", "... ", "1 ", "1,", "'", "-", "\u00ad", "e\u0301", "no ... "])
def test_hostile_inputs_come_to_an_end(unit: str) -> None:
    """A text of 200,000 characters is searched for words of 20,000 that are almost there."""
    index = Index(unit * (200_000 // len(unit)) + " end")
    for words in (unit * (20_000 // len(unit)) + " END", unit * (20_000 // len(unit)) + " nowhere"):
        at = index.find(words, [(0, 10), (150_000, 150_010)])
        assert at is None or 0 <= at[0] < at[1]
        assert index.find("nowhere at all") is None
        index.nearest(words)


def test_words_said_a_thousand_times_are_found_where_they_are_cited() -> None:
    """The cited sentences are looked at first, however many places come before them."""
    text = "They met in June. " * 1_500
    start = text.rindex("They")
    at = Index(text).find("in June", near=[(start, len(text))])
    assert at == (start + 9, start + 16)


def test_of_equal_places_in_the_cited_sentence_the_quoted_one_is_meant() -> None:
    """A fragment is quoted from where it is set off, not from where the reporter uses the same word."""
    text = 'Asked about fish it already owned, he said that "already" was a long word.'
    start = text.index('"already"') + 1
    assert Index(text).find("already", [(0, len(text))]) == (start, start + len("already"))
    assert Index(text).find("already") == (text.index("already"), text.index("already") + len("already"))
