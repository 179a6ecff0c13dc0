"""Whom a sentence names, whom its other words can mean, and who acts in it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from summarizer.grounding.parties import Named
from summarizer.grounding.party import Party
from summarizer.grounding.quotations import quotations
from summarizer.grounding.scene import Scene
from summarizer.grounding.sentences import sentences

PARTIES = [
    Party("tessaly", ("Tessaly",), "state", "principal"),
    Party("moravska", ("Moravska", "her government"), "state", "principal"),
    Party("pall", ("Joren Pall",), "person", "representative", "trade minister", frozenset({"tessaly"})),
    Party("varga", ("Lidia Varga",), "person", "representative", "Deputy Prime Minister", frozenset({"moravska"})),
    Party("sso", ("Southern Seas Organisation",), "organisation", "mediator"),
    Party("ore", ("Straits Ore plc", "the company"), "company", "mentioned"),
]


def scene(text: str) -> Scene:
    """The six in a text."""
    cut = sentences(text)
    return Scene(Named(text, {party.id: party for party in PARTIES}), cut, tuple(quotations(text, cut)))


@dataclass(frozen=True, slots=True)
class Case:
    """A text, and those whom its last sentence names or may mean."""

    id: str
    text: str
    meant: str


CASES = [
    Case("demonym", "A Tessalian freighter was late.", "tessaly"),
    Case("surname", "Ms. Varga left.", "varga"),
    Case("acronym of the text", "Southern Seas Organisation (SSO) ships came. The SSO left.", "sso"),
    Case("short name of a firm", "Straits Ore sells lead.", "ore"),
    Case("he, not the woman", "Mr. Pall met Ms. Varga. He left.", "pall"),
    Case("she, not the man", "Mr. Pall met Ms. Varga. She left.", "varga"),
    Case("it is no person", "Varga wrote to Tessaly. It left.", "tessaly"),
    Case("the nearest", "Pall came. Varga came. Tessaly paid. The SSO came. It left.", "sso tessaly"),
    Case("an office", "Pall and Varga came. The trade minister left.", "pall varga"),
    Case("an office of a state", "Pall and Varga came. Moravska's minister left.", "moravska varga"),
    Case("a kind", "Tessaly and Straits Ore came. The company left.", "ore"),
    Case("both", "The SSO came. Both will pay.", "tessaly moravska sso"),
    Case("a promise to nobody", "The SSO came. It will be paid.", "tessaly moravska sso"),
    Case("we, of the one who speaks", "Varga came. “We shall all pay,” said Pall.", "pall tessaly"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_word_means_those_that_fit_it_and_were_named_last(case: Case) -> None:
    """By kind, gender, number and office."""
    here = scene(case.text.replace("The SSO", "The Southern Seas Organisation", 1))
    assert here.present(*here.sentences[-1]) == set(case.meant.split())


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Tessaly will send Moravska a list.", "will", "tessaly"),
        ("Tessaly, which owes Moravska a list, will send one.", "will", "tessaly"),
        ("Tessaly agreed with Moravska to send a list.", "agreed", "tessaly moravska"),
        ("The list will be sent by Tessaly to the port.", "will", "tessaly"),
        ("The list will be sent to Tessaly.", "will", ""),
        ("It was agreed that Tessaly would send a list.", "agreed", "tessaly"),
        ("Moravska waits, and Tessaly will send a list.", "will", "tessaly"),
        ("“Moravska will wait,” said Pall.", "said", "pall"),
    ],
)
def test_the_subject_is_who_does_what_the_verb_tells(text: str, verb: str, who: str) -> None:
    """Asides, passives, "agreed with", and what stands in quotation marks."""
    assert scene(text).subjects(0, len(text), text.index(verb)) == set(who.split())


def test_a_transcript_is_said_by_those_whose_turn_it_is() -> None:
    """ "I" and "we" are theirs."""
    text = "CHAIR: Welcome.\nPALL: Thank you. We will pay.\nVARGA: Good. I will see."
    here = scene(text)
    assert here.speakers(text.index("We will")) == {"pall"}
    assert here.present(*here.sentences[-1]) == {"varga", "moravska"}


def test_two_persons_with_one_surname_are_both_named_by_it() -> None:
    """The full name tells them apart, and so does what stands before the name."""
    two = {"a": Party("a", ("Kari Halvorsen",), "person"), "b": Party("b", ("Nils Halvorsen",), "person")}
    assert Named("Halvorsen agreed.", two).within(0, 17) == {"a", "b"}
