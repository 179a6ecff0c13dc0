"""Every EDTF string is one for a parser of that standard, and means the days that the interval has."""

from __future__ import annotations

import warnings
from datetime import date
from time import struct_time
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding import dates
from summarizer.schemas import edtf as stored
from tests.grounding.test_dates import CASES, CLAUSES, FOREIGN, GOVERNED, WORDINGS, Case, read

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its grammar uses names that pyparsing has given up
    import edtf

PARTS = ["early", "mid", "late", "the beginning of", "the middle of", "the end of", "the first half of", ""]
UNITS = ["March 2024", "2023", "next year", "last month", "this week", "the 1990s", "spring 2025", "the second quarter"]
LEADS = ["", "in ", "by ", "before ", "until ", "since ", "after ", "from "]


def parsed(written: str) -> Any:
    """What the standard's parser makes of a string; it raises for what is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return cast("Any", edtf).parse_edtf(written)


def days_of(written: str) -> tuple[date | None, date | None]:
    """The first and last day of a string without marks of approximation, as the parser has them."""
    whole: Any = parsed(written)
    return _day(whole.lower_strict()), _day(whole.upper_strict())


def _day(found: object) -> date | None:
    return date(*found[:3]) if isinstance(found, struct_time) else None


def agrees(interval: Any) -> bool:
    """Whether an interval and its EDTF mean the same days; a tilde widens them, and a season is another's."""
    if interval.edtf is None:
        return interval.earliest is None and interval.latest is None
    assert parsed(interval.edtf) is not None
    if "~" in interval.edtf or interval.precision == "season":
        return True
    assert stored.days_of(interval.edtf) == days_of(interval.edtf)
    return days_of(interval.edtf) == (interval.earliest, interval.latest)


@pytest.mark.parametrize("case", [*CASES, *FOREIGN, *GOVERNED, *CLAUSES, *WORDINGS], ids=lambda case: case.id)
def test_the_cases_of_dates_are_edtf(case: Case) -> None:
    """All that the grammar is tested with."""
    assert agrees(read(case))


@given(st.sampled_from(LEADS), st.sampled_from(PARTS), st.sampled_from(UNITS), st.dates(date(1000, 1, 1)))
def test_whatever_a_time_is_put_together_of_is_edtf(lead: str, part: str, unit: str, dated: date) -> None:
    """On any day."""
    words = f"{lead}{part} {unit}".replace("  ", " ").strip()
    assert agrees(dates.resolve(words, dated, f"They will meet {words}."))
