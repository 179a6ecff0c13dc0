"""PDFs that the tests make: columns, heads and feet, pictures, rotated pages, bombs."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

LEFT, RIGHT, TOP, STEP = 20, 112, 40, 5
"""Millimetres: where columns begin, where the first line stands, and from line to line."""


def document(title: str | None = None) -> Any:
    """An empty PDF of A4 pages. (fpdf has no complete types.)"""
    made = import_module("fpdf").FPDF(format="A4")
    made.set_font("Times", size=11)
    made.set_auto_page_break(False)
    if title:
        made.set_title(title)
    return made


def place(page: Any, x: float, lines: Sequence[str], y: float = TOP) -> None:
    """Write lines below each other."""
    for number, line in enumerate(lines):
        page.text(x, y + number * STEP, line)


def in_columns(left: Sequence[str], right: Sequence[str], *, by_rows: bool) -> bytes:
    """A page of two columns below a title, drawn column by column or, as some programs do, row by row."""
    made = document()
    made.add_page()
    made.set_font("Times", size=20)
    made.text(LEFT, 25, "Norway and Iceland open talks on mackerel in Bergen")
    made.set_font("Times", size=11)
    if by_rows:
        for number, pair in enumerate(zip(left, right, strict=True)):
            for x, line in zip((LEFT, RIGHT), pair, strict=True):
                place(made, x, [line], TOP + number * STEP)
    else:
        place(made, LEFT, left)
        place(made, RIGHT, right)
    return bytes(made.output())


def pages(texts: Iterable[Sequence[str]], *, head: str = "", foot: str = "", title: str | None = None) -> bytes:
    """Pages with a running head and foot; "{}" in them is the page's number."""
    made = document(title)
    for number, lines in enumerate(texts, 1):
        made.add_page()
        place(made, LEFT, [head.format(number)], 12)
        place(made, LEFT, lines)
        place(made, LEFT, [foot.format(number)], 285)
    return bytes(made.output())


def raw(content: bytes, count: int = 1) -> bytes:
    """A PDF whose pages share one compressed stream: what a hostile one is made like."""
    packed, kids = zlib.compress(content, 9), " ".join(f"{4 + number} 0 R" for number in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[page % (4 + count)] * count,
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    made, offsets = bytearray(b"%PDF-1.4\n"), list[int]()
    for number, written in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    at = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    made += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, at)
    return bytes(made)
