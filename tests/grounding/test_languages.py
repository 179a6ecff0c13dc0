"""Texts in other languages: which one it is, what its number words mean, and what it denies."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.denials_abroad import contrary_abroad
from summarizer.grounding.languages import Language, language_of
from summarizer.grounding.number_words import spelt_numbers
from summarizer.grounding.quantities import quantities
from summarizer.grounding.support import Evidence, Whole, unsupported


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the two sides met for talks", "en"),
        ("der rat trifft sich am dienstag", "de"),
        ("le conseil se réunit dans les locaux", "fr"),
        ("el consejo se reúne en los locales", "es"),
        ("il consiglio si riunisce nei locali della città", "it"),
        ("", "en"),
    ],
)
def test_a_language_is_told_by_its_smallest_words(text: str, language: Language) -> None:
    """English where nothing tells."""
    assert language_of(text.split()) == language


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "dreieinhalb Millionen", 3_500_000),
        ("de", "fünfundzwanzigtausend", 25_000),
        ("de", "1,5 Mrd.", 1_500_000_000),
        ("fr", "vingt-cinq mille", 25_000),
        ("fr", "un million et demi", 1_500_000),
        ("fr", "une dizaine de millions", 10_000_000),
        ("fr", "25 000", 25_000),
        ("es", "tres mil millones", 3_000_000_000),
        ("es", "3.000 millones", 3_000_000_000),
        ("es", "dos millones y medio", 2_500_000),
        ("it", "tre milioni", 3_000_000),
    ],
)
def test_number_words_are_read(language: Language, text: str, value: int) -> None:
    """In figures, words and both."""
    (found,) = quantities(text, language)
    assert value in found.values


@given(st.text(max_size=200), st.sampled_from(["de", "fr", "es", "it"]))
def test_any_text_can_be_read_in_any_language(text: str, language: Language) -> None:
    """Each number within the text."""
    assert all(0 <= one.start < one.end <= len(text) for one in spelt_numbers(text, language))


@pytest.mark.parametrize(
    ("language", "statement", "evidence", "severity"),
    [
        ("de", "Die Stadt wird die Brücke öffnen", "Die Stadt werde die Brücke nicht öffnen.", "wrong"),
        ("de", "Die Stadt öffnet die Brücke", "Der Rat schloss aus, dass die Stadt die Brücke öffnet.", "wrong"),
        ("de", "Die Stadt wird die Brücke nicht öffnen", "Die Stadt werde die Brücke nicht öffnen.", None),
        ("fr", "Le port sera agrandi", "Le port ne sera pas agrandi.", "wrong"),
        ("fr", "Aucune usine ne fermera", "Aucune usine ne fermera.", None),
        ("es", "La villa pagará la obra", "La villa no pagará la obra.", "wrong"),
        ("es", "La villa pagará la obra", "El cura cantó una misa.", None),
        ("it", "La villa pagherà", "La villa non pagherà.", None),
    ],
)
def test_a_denial_abroad_is_found(language: Language, statement: str, evidence: str, severity: str | None) -> None:
    """Where clauses share most of their words and one of them denies."""
    found = contrary_abroad(statement, evidence, language)
    assert (found.severity if found else None) == severity


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("Die Abstimmung ist am 3. Juni 2024.", None),
        ("Die Abstimmung ist am 4. Juni.", "time"),
        ("Die Abstimmung über drei Anträge ist am 3. Juni.", None),
        ("Die Abstimmung über fünf Anträge ist am 3. Juni.", "number"),
    ],
)
def test_a_german_statement_is_held_against_german_evidence(statement: str, kind: str | None) -> None:
    """Its times and its numbers."""
    text = "Die Abstimmung über die drei Anträge ist am 3. Juni, sagte der Rat."
    found = unsupported(statement, Evidence(text, Whole(text, date(2024, 5, 14))))
    assert [one.kind for one in found][:1] == ([kind] if kind else [])
