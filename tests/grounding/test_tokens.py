"""Typography is no part of a token; an apostrophe parts words where one is elided, and never a denial from its verb."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Source
from summarizer.grounding.tokens import Tokens, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l'Union", ["l", "union"]),
        ("l’a", ["l", "a"]),
        ("qu’à", ["qu", "à"]),
        ("j'y", ["j", "y"]),
        ("c'è", ["c", "è"]),
        ("l'8", ["l", "8"]),
        ("EU’s", ["eu", "s"]),
        ("n'a", ["n'a"]),
        ("n’y", ["n'y"]),
        ("can't", ["can't"]),
        ("I'd", ["i'd"]),
        ("aujourd'hui", ["aujourd'hui"]),
    ],
)
def test_what_an_apostrophe_parts(text: str, words: list[str]) -> None:
    """An elided word from the next, however short; no word in two, and no "n'" from what it denies."""
    assert Tokens(text).words == words


def test_a_verb_is_found_behind_a_pronoun_but_not_behind_a_denial() -> None:
    """What "l'a qualifié" says is "a qualifié"; "n'a qualifié" says the contrary."""
    cue = Source("Le ministre l’a qualifié de « pas historique ».").locate("a qualifié")
    assert cue is not None
    assert cue.text == "a qualifié"
    assert Source("Il n’a qualifié personne.").locate("a qualifié") is None


@given(st.lists(st.sampled_from([*map(chr, range(128)), *"aB1.,-" * 9])).map("".join))
def test_a_text_in_ascii_has_the_tokens_that_any_text_has(text: str) -> None:
    """It is read by its letters; with a letter of another alphabet behind it, by their kinds."""
    plain, other = Tokens(text), Tokens(f"{text} \u0436")
    assert plain.words == words_of(text) == other.words[:-1]
    assert (plain.starts, plain.ends) == (other.starts[:-1], other.ends[:-1])
