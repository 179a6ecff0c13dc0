"""Numbers, times and names told in another form, unit or language: the right ones are left alone, the wrong ones found.

The table is `figures.tsv`, of a document of 12 November 2025 and a statement of it in each row. What is told in another
language is wrong for its numbers alone, never for its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from summarizer.grounding.exonyms import other_names
from summarizer.grounding.support import Evidence, Whole, unsupported

DATED = date(2025, 11, 12)


@dataclass(frozen=True)
class Case:
    """A statement of a document, and whether it is right."""

    kind: str
    is_right: bool
    document: str
    statement: str

    @property
    def severities(self) -> set[str]:
        """Of what is found in it."""
        evidence = Evidence(self.document, Whole(self.document, DATED))
        return {finding.severity for finding in unsupported(self.statement, evidence)}


def _cases() -> list[Case]:
    lines = Path(__file__).with_name("figures.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [Case(kind, verdict == "right", document, statement) for kind, verdict, document, statement in rows]


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case.kind}: {case.statement}")
def test_a_figure_told_otherwise(case: Case) -> None:
    """Nothing is found in what is right, something in what is wrong."""
    assert bool(case.severities) is not case.is_right


@pytest.mark.parametrize(
    "statement", ["The yard in Hamburg will deliver.", "Mr Steinbrück spoke.", "It is due in May."]
)
def test_words_of_another_language_are_never_wrong(statement: str) -> None:
    """They may be a translation: without a strange figure nothing is more than doubtful."""
    document = "Die Werft in Genf wird bis Ende des Jahres 40 Schiffe liefern, sagte die Ministerin am Montag."
    assert Case("abroad", False, document, statement).severities == {"unsure"}


def test_a_city_has_several_names() -> None:
    """Each is another of the others."""
    assert "anvers" in other_names("antwerp")
    assert "antwerp" in other_names("anvers")
    assert other_names("springfield") == frozenset()
