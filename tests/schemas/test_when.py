"""A time that is stored may leave days open, but does not contradict itself."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from summarizer.grounding.dates import resolve
from summarizer.schemas import When
from summarizer.schemas.edtf import days_of
from tests.grounding.test_dates import CASES, CLAUSES, FOREIGN, GOVERNED, WORDINGS, Case, read

AT = {"start": 0, "end": 7, "text": "in June"}
JUNE = AT | {"earliest": "2024-06-01", "latest": "2024-06-30", "precision": "month", "status": "resolved"}


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2024-06-03", ("2024-06-03", "2024-06-03")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("199X", ("1990-01-01", "1999-12-31")),
        ("19XX", ("1900-01-01", "1999-12-31")),
        ("2024-06/2024-07-03", ("2024-06-01", "2024-07-03")),
        ("../2024-06", ("", "2024-06-30")),
        ("2024/..", ("2024-01-01", "")),
        ("/2024-06", ("", "2024-06-30")),
    ],
)
def test_the_days_of_edtf(edtf: str, days: tuple[str, str]) -> None:
    """The whole of what is named; None for an open end."""
    assert days_of(edtf) == tuple(date.fromisoformat(day) if day else None for day in days)


@pytest.mark.parametrize("edtf", ["2024-06~", "2024?", "2024-06-03%", "2024-22", "2023-01/2023-03~", "../2026-12~"])
def test_what_is_not_exact_means_no_exact_days(edtf: str) -> None:
    """Qualified dates and seasons are EDTF, and bind no days."""
    assert days_of(edtf) is None
    assert When.model_validate(JUNE | {"edtf": edtf}).edtf == edtf


@pytest.mark.parametrize(
    "edtf",
    ["garbage", "", "/", "../..", "..", "2024-13", "2024-02-30", "2024-6-3", "03.06.2024", "2024-06-03T10:00",
     "2024/2025/2026", "199X-05", "2024-22-03", "2024-06-03\n", "20240603", "0000", "٢٠٢٤", "2024~~"],
)  # fmt: skip
def test_what_is_no_edtf_is_refused(edtf: str) -> None:
    """However near it comes."""
    with pytest.raises(ValueError, match="no EDTF"):
        days_of(edtf)
    with pytest.raises(ValidationError, match="no EDTF"):
        When.model_validate(JUNE | {"edtf": edtf})


@pytest.mark.parametrize(
    "change",
    [
        {"earliest": "2024-07-01"},
        {"edtf": "2024-07"},
        {"edtf": "2024-06/.."},
        {"status": "unresolved"},
        {"status": "unresolved", "earliest": None, "latest": None, "edtf": "2024-06"},
        {"earliest": None, "latest": None},
    ],
)
def test_a_time_that_contradicts_itself_is_refused(change: dict[str, Any]) -> None:
    """Days in the wrong order, other days than the EDTF's, days of what is unresolved, none of what is resolved."""
    assert When.model_validate(JUNE | {"edtf": "2024-06"}).earliest == date(2024, 6, 1)
    with pytest.raises(ValidationError):
        When.model_validate(JUNE | change)


@pytest.mark.parametrize("case", [*CASES, *FOREIGN, *GOVERNED, *CLAUSES, *WORDINGS], ids=lambda case: case.id)
def test_what_the_library_reads_is_such_a_time(case: Case) -> None:
    """Also when it is stored and loaded."""
    when = When.model_validate(AT | asdict(read(case)))
    assert When.model_validate_json(when.model_dump_json()) == when


@given(st.sampled_from(CASES), st.dates(date(1600, 1, 1), date(2200, 1, 1)))
def test_whatever_the_day_of_the_document(case: Case, dated: date) -> None:
    """No document's date makes a time that is refused."""
    When.model_validate(AT | asdict(resolve(case.words, dated, case.clause.format(case.words))))
