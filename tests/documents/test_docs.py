"""docs/documents.md says what is so: its tables are those of the code."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

from summarizer import errors
from summarizer.documents import Limits

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "documents.md").read_text(encoding="utf-8")


def test_the_limits_are_those_of_the_code() -> None:
    """All of them, with their defaults."""
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \| ([\d, ]+) \|", PAGE, re.MULTILINE)
    told = {
        name: float(value.replace(",", ""))
        for names, values in rows
        for name, value in zip(re.findall(r"\w+", names), values.split(", "), strict=True)
    }
    assert told == asdict(Limits())


def test_the_errors_are_those_of_the_code() -> None:
    """Every subclass of `SourceError`."""
    table = PAGE.partition("| Error | When |")[2].partition("\n\n")[0]
    told = set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))
    assert told == {error.__name__ for error in errors.SourceError.__subclasses__()}
