"""A statement is held against its evidence: what it gets wrong is found, and good statements in other words are left
alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.certainty import less_than
from summarizer.grounding.conditions import condition_in
from summarizer.grounding.polarity import contradicted
from summarizer.grounding.support import Evidence, Whole, unsupported
from summarizer.grounding.undertakings import misturned

TEXT = (
    "Norway pledged NOK 40 million on Monday for a cruise by 1 September 2025, Minister Solveig Aasland said. "
    "Iceland did not rule out a contribution, but refused to name a sum. "
    "About three million Afghans live there, including 1.3 million refugees. "
    "It was the first round of talks since 2018. The European Union was not at the table. "
    "The two sides agreed not to issue new permits. A dozen ships will sail in the first half of February."
)
EVIDENCE = Evidence(TEXT, Whole(TEXT, date(2025, 1, 14)))


def kinds(statement: str, *, negative: bool = False) -> list[str]:
    """What sorts of findings a statement yields."""
    return [finding.kind for finding in unsupported(statement, EVIDENCE, negative=negative)]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("Norway pledged NOK 50 million", "number"),
        ("Norway pledged 40 billion", "number"),
        ("Norway pledged $40 million", "number"),
        ("Fourteen ships will sail", "number"),
        ("Norway pledged it on Tuesday", "time"),
        ("a cruise by 1 October 2025", "time"),
        ("Ships will sail in the second half of February", "time"),
        ("Ships will sail in March", "time"),
        ("It was pledged by Minister Helga Aasland", "name"),
        ("Sweden pledged money", "name"),
        ("Talks with the UN were held", "name"),
        ("Iceland ruled out a contribution", "denial"),
        ("Iceland did not refuse to name a sum", "denial"),
        ("The European Union was at the table", "denial"),
        ("issue new permits", "denial"),
        ("Norway did not pledge money for a cruise", "denial"),
        ("three million refugees live there", "part"),
        ("Talks were held since 2018", "sequence"),
    ],
)
def test_what_a_statement_gets_wrong_is_found(statement: str, kind: str) -> None:
    """One fault, one finding."""
    assert kinds(statement) == [kind]


@pytest.mark.parametrize(
    "statement",
    [
        "Norway pledged 40,000,000 kroner",
        "Norway promised forty million for a research trip",
        "Norway, through its minister Aasland, will pay for a cruise by 1 September",
        "It was pledged on 13 January 2025",
        "Iceland did not exclude a contribution",
        "Iceland neither ruled out a contribution nor named a sum",
        "Twelve ships will sail in February 2025",
        "12 ships are to sail early in 2025",
        "The EU was absent",
        "1.3 million of the three million Afghans are refugees",
        "The first talks since 2018",
        "Norwegian money was pledged by the Norwegian minister",
        "Both sides will issue no new permits",
        "One of them pledged money",
        "The two agreed not to issue new permits",
        "The four were to agree not to issue new permits",
    ],
)
def test_a_good_statement_in_other_words_is_left_alone(statement: str) -> None:
    """A check that cries wolf is worse than none."""
    assert kinds(statement) == []


def test_a_denial_may_be_told_of_the_verb_before() -> None:
    """Who does not believe that it should, believes that it should not."""
    evidence = "We do not believe that students should be counted among new arrivals."
    assert contradicted("Students should not be counted among arrivals", evidence) is None
    assert contradicted("Students should be counted among arrivals", evidence) is not None


def test_what_is_not_done_first_is_an_undertaking_not_to() -> None:
    """Not yet is not."""
    assert (
        misturned("say anything about money", "We shall see the reports before we say anything.", negative=True) is None
    )
    assert misturned("say anything about money", "We shall say anything about money.", negative=True) is not None


def test_an_undertaking_not_to_is_read_as_denied() -> None:
    """Its text is positive, and its flag says not."""
    assert kinds("issue new permits", negative=True) == []
    assert kinds("pledge money for a cruise", negative=True) == ["denial"]


GERMAN = (
    "Lüttmar, 7. März 2024. Der Rat beschließt am Dienstag, die Gebühren zum 1. Mai um 1,5 Millionen Euro zu erhöhen. "
    "Frau Lührs holt bis Ende Juni drei Angebote ein, und ein Dutzend Boote bleiben mit 12 Prozent belastet."
)


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("Ms Lührs will obtain three offers by the end of June", None),
        ("On Tuesday the board raised the fees from 1 May 2024 by 1.5 million euros", None),
        ("A dozen boats pay 12 per cent", None),
        ("Ms Lührs will obtain four offers", "number"),
        ("the fees are raised by 2.5 million euros", "number"),
        ("offers are obtained by the end of July", "time"),
        ("On Wednesday the board raised the fees", "time"),
        ("Ms Petersen will obtain three offers", "name"),
    ],
)
def test_an_english_statement_is_held_against_german_evidence(statement: str, kind: str | None) -> None:
    """Numbers, times and names are the same in every language; titles are no names."""
    found = unsupported(statement, Evidence(GERMAN, Whole(GERMAN, date(2024, 3, 7))))
    assert [finding.kind for finding in found] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("evidence", "statement"),
    [
        ("The company offered 5 per cent. The union rejected the offer.", "The union rejected the company's offer"),
        ("Should the consent not be given by May, it lapses.", "The consent is to be given by May"),
    ],
)
def test_neither_a_refused_offer_nor_a_condition_denies(evidence: str, statement: str) -> None:
    """The offer was made all the same; what may happen has not."""
    assert list(unsupported(statement, Evidence(evidence, Whole(evidence)))) == []


@given(st.text(max_size=200))
def test_whatever_a_text_says_of_itself_is_borne_out(text: str) -> None:
    """A statement is no contradiction of the same words."""
    assert list(unsupported(text, Evidence(text, Whole(text)))) == []


@pytest.mark.parametrize(
    ("thing", "text", "word"),
    [
        ("agreement", "The ministers discussed a joint tender.", "discussed"),
        ("agreement", "They hope to sign a treaty.", "hope"),
        ("agreement", "No agreement was reached.", "No agreement"),
        ("agreement", "After discussing it for hours they agreed on a tender.", None),
        ("agreement", "They signed a memorandum.", None),
        ("agreement", "It rained in Oslo.", None),
        ("undertaking", "Norway did not rule out paying.", "rule out"),
        ("undertaking", "Norway called on Iceland to pay.", "called on"),
        ("agreement", "They discussed a possible agreement.", "discussed"),
        ("agreement", "No final agreement has yet been reached.", "No"),
        ("undertaking", "Norway is considering a payment.", "considering"),
        ("undertaking", "Norway will pay.", None),
        ("undertaking", "She said it would pay by June.", None),
        ("event", "The next round will be next week.", "next round"),
        ("event", "They met in Oslo and will meet again.", None),
    ],
)
def test_talk_is_told_from_deed(thing: str, text: str, word: str | None) -> None:
    """Less than firm only where nothing firm is said."""
    less = less_than(thing, text)  # type: ignore[arg-type]
    assert (less.words if less else None) == word


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Norway will pay, provided that parliament agrees.", "provided that parliament agrees"),
        ("If prices fall, Norway will pay.", "If prices fall"),
        ("He asked if Norway would pay.", None),
        ("Norway will pay at night, if need be.", None),
        ("Norway will pay.", None),
    ],
)
def test_a_condition_is_found(text: str, condition: str | None) -> None:
    """And a question is none."""
    assert condition_in(text) == condition


@pytest.mark.parametrize(
    "unit", ["1.", "(", "A ", "no ", "first since 2 ", "three million x including 1 y ", "if a ", "A-"]
)
def test_hostile_statements_come_to_an_end(unit: str) -> None:
    """Long runs of what the rules look for."""
    text = unit * (60_000 // len(unit))
    assert {finding.kind for finding in unsupported(f"{text[:20_000]} Z", Evidence(text, Whole(text)))} <= {
        "name",
        "part",
    }
    assert condition_in(text) is None or unit == "if a "
