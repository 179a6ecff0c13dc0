"""What denies is told from what only may, and opposites and conditions from words that look like them."""

from __future__ import annotations

import pytest

from summarizer.grounding.certainty import less_than
from summarizer.grounding.conditions import condition_in, is_plain
from summarizer.grounding.inflection import lemma
from summarizer.grounding.opposites import swapped_times
from summarizer.grounding.polarity import contradicted
from summarizer.grounding.undertakings import misturned


@pytest.mark.parametrize(
    ("form", "word"), [("took", "take"), ("forbade", "forbid"), ("held", "hold"), ("met", "meets")]
)
def test_forms_that_no_rule_makes_are_of_one_word(form: str, word: str) -> None:
    """Of the verbs in the table."""
    assert lemma(form) == lemma(word)


@pytest.mark.parametrize(
    ("statement", "evidence", "is_proved"),
    [
        ("Lund did not sign the pact", "Lund signed the pact.", True),
        ("Lund signed the pact", "Lund has yet to sign the pact.", True),
        ("Lund denied the theft", "Lund did not deny the theft.", True),
        ("Lund accepted the levy on boats", "Lund turned down the levy on boats.", False),
        ("Lund did not sign the pact", "Lund defied the order to sign the pact.", None),
        ("Lund did not vote on Monday", "Lund will vote on Monday.", None),
        ("Lund will sign only after the vote", "Lund will not sign until the vote is over.", None),
        ("Lund did not visit the port", "Lund gave the port a miss.", None),
    ],
)
def test_a_contradiction_is_proved_doubted_or_none(statement: str, evidence: str, is_proved: bool | None) -> None:
    """Proved only in the same words."""
    found = contradicted(statement, evidence)
    assert (found and found.is_proved) is is_proved


def test_an_undertaking_in_other_words_is_no_contrary() -> None:
    """To rule out closing is to undertake not to close; so is to leave open."""
    assert misturned("close the bridge", "Lund ruled out closing the bridge.", negative=True) is None
    assert misturned("close the bridge", "Lund undertook to leave the bridge open.", negative=True) is None
    assert misturned("call a strike", "The crews promised to call no strike before May.", negative=True) is None


def test_times_change_sides_only_in_the_same_words() -> None:
    """What lapses before a day may be void after it."""
    assert swapped_times("The permit lapses after 1 July", "The permit lapses before 1 July 2024.")
    assert swapped_times("The permit is void after 1 July", "The permit lapses before 1 July 2024.") is None


def test_what_was_agreed_is_told_by_the_item() -> None:
    """Who agreed to negotiate a treaty agreed on negotiations, and on no treaty."""
    text = "Lund and Varde agreed to negotiate a water treaty."
    assert less_than("agreement", text, "negotiations on a water treaty") is None
    assert less_than("agreement", text, "a water treaty") is not None


@pytest.mark.parametrize(
    ("text", "is_condition"),
    [
        ("Should Varde pay, Lund will open the gate.", True),
        ("Lund will open the gate as long as Varde pays.", True),
        ("Lund will open the gate as long as the talks last.", False),
        ("Lund will open the gate as soon as possible.", False),
        ("Lund will tell Varde if the gate is shut.", False),
    ],
)
def test_openings_of_conditions_may_open_something_else(text: str, is_condition: bool) -> None:
    """A time, a question."""
    assert (condition_in(text) is not None) is is_condition
    assert not is_plain("as long as Varde pays")
