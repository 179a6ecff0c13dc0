"""Names that a document does not have are found, at the head of a sentence too; ordinary words are left alone."""

from __future__ import annotations

import pytest

from summarizer.grounding.openings import opens_with_name
from summarizer.grounding.support import Evidence, Whole, unsupported

TEXT = (
    "Chief executive Petra Holm met the mayor of Kolm, where the European Union keeps an office; the Commission pays. "
    "The ceiling is 180 euros a megawatt-hour, the prime minister said."
)


def names(statement: str) -> list[tuple[str, str]]:
    """The names that are found in a statement, with their severities."""
    found = unsupported(statement, Evidence(TEXT, Whole(TEXT)))
    return [(finding.said, finding.severity) for finding in found if finding.kind == "name"]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Bergström met the mayor", [("Bergström", "unsure")]),
        ("Anders Holm met the mayor", [("Anders", "unsure")]),
        ("Grauna’s mayor was met", [("Grauna", "unsure")]),
        ("It was Bergström who met the mayor", [("Bergström", "wrong")]),
        ("Sweden met the mayor", [("Sweden", "wrong")]),
        ("Holm, the CEO, met the mayor", []),
        ("The European Commission pays", []),
        ("The price is 180 euros per MWh", []),
        ("The PM spoke of a ceiling", []),
        ("Prices are capped", []),
        ("Energy is dear", []),
        ("Yesterday the mayor was met", []),
    ],
)
def test_a_name_that_stands_nowhere_is_found(statement: str, found: list[tuple[str, str]]) -> None:
    """Doubtful where it opens the sentence, for it may be a word."""
    assert names(statement) == found


@pytest.mark.parametrize("word", ["Inflation", "Dockers", "Roughly", "Talks", "Negotiating", "Membership", "UN", "Sea"])
def test_an_ordinary_word_is_no_name(word: str) -> None:
    """By its ending, its commonness or its letters."""
    assert not opens_with_name(word, " ended")


def test_a_german_statement_has_capitals_of_its_own() -> None:
    """Every noun has one there."""
    text = "Der Rat hat die Brücke in Kolm gesperrt."
    found = unsupported("Die Sperrung der Querung durch den Rat ist beschlossen", Evidence(text, Whole(text)))
    assert [one.said for one in found if one.kind == "name"] == []
