"""A wording is looked for near its words, and near those alone."""

from __future__ import annotations

import pytest

from summarizer.grounding.wordings import REACH, Stems, Wording, found_by, looked_at


def found(wording: Wording, text: str) -> list[str]:
    """What a wording finds in a text."""
    return [text[begin:end] for begin, end in found_by(wording, looked_at(text, Stems([wording])))]


def test_a_whole_word_is_no_part_of_another() -> None:
    """Nor is it looked for near one; marks, figures and letters that are not English end a word."""
    bot = Wording("bot", r"to")
    assert found(bot, "both to go") == []
    assert found(bot, "a bot, to go") == ["to"]
    assert found(bot, "bot2 to go") == ["to"]


def test_a_stem_begins_a_word_or_is_made_of_signs() -> None:
    """In any letters."""
    assert found(Wording("summari*", r"to"), "Summarised to") == ["to"]
    assert found(Wording("резюм*", r"to"), "В РЕЗЮМЕ to") == ["to"]
    assert found(Wording("<|*", r"to"), "<|end|> to") == ["to"]
    assert found(Wording("résum*", r"to"), "Résumé to") == ["to"]


def test_the_other_word_may_be_anywhere() -> None:
    """But is to be there."""
    wording = Wording("bot", r"to", also="user")
    assert found(wording, "a bot to go") == []
    assert found(wording, f"a bot to go{' ' * REACH * 3}a user") == ["to"]


def test_what_is_far_from_the_word_is_not_gone_through() -> None:
    """On either side."""
    far = " " * (REACH + 5)
    assert found(Wording("bot", r"to \w{1,2}"), f"to x{far}to 1 bot to 2{far}to y") == ["to 1", "to 2"]


def test_what_two_words_are_near_to_is_found_once() -> None:
    """Their surroundings are joined."""
    assert found(Wording("bot bots", r"to"), "bot to bots" + " " * (REACH + 5) + "bot to") == ["to", "to"]


@pytest.mark.parametrize("blanks", [" ", "\n", " \t\n "])
def test_a_blank_is_any_white_space(blanks: str) -> None:
    """As a line may end anywhere."""
    assert found(Wording("bot", r"\ba bot\b"), f"A{blanks}Bot") == [f"A{blanks}Bot"]


def test_places_are_those_of_the_text_as_it_is() -> None:
    """A letter that becomes two in small letters does not move them."""
    assert found(Wording("bot", r"bots?"), "\u0130\u0130 a BOT") == ["BOT"]
