"""docs/speed-beside-others.md says what benchmarks/wire.py prints, always the same; docs/comparison.md repeats it."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.wire import tables

DOCS = Path(__file__).resolve().parent.parent / "docs"


def test_the_tables_are_those_of_the_command() -> None:
    """Byte for byte."""
    assert tables() in (DOCS / "speed-beside-others.md").read_text(encoding="utf-8")


def test_the_comparison_repeats_what_one_wrong_item_costs() -> None:
    """Of what is sent, by Instructor and here, mended or not."""
    rows: list[tuple[str, str]] = re.findall(
        r"^\| 1, [^|]*\| \d \| ([\d.]+) [^\n]*\| ([\d.]+) \|[^|]*\|$", tables(), re.M
    )
    printed = [float(figure) for figure in (rows[0][1], rows[1][1], rows[0][0], rows[1][0])]
    told = re.findall(r"([\d.]+) times", (DOCS / "comparison.md").read_text(encoding="utf-8"))
    assert [float(figure) for figure in [*told, told[-1]]] == [round(figure + 1e-9, 1) for figure in printed]
