"""docs/speed-beside-others.md says what benchmarks/wire.py prints: it is the same at every run."""

from __future__ import annotations

from pathlib import Path

from benchmarks.wire import tables

DOC = Path(__file__).resolve().parent.parent / "docs" / "speed-beside-others.md"


def test_the_tables_are_those_of_the_command() -> None:
    """Byte for byte."""
    assert tables() in DOC.read_text(encoding="utf-8")
