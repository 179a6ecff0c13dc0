"""What goes on from line to line in a PDF, from column to column and over pages, is one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import pytest

from summarizer import Source, Summarizer
from summarizer.documents import Limits
from summarizer.documents.pdf import pdf
from tests.documents import pdfs

TITLE = "Norway and Iceland open talks on mackerel"
BODY = [
    "Norway and Iceland agreed on Monday to open formal talks on a shared plan for mackerel, the first since 2019. "
    "Both governments will put their catch figures on one table. Iceland did not say how much it would pay.",
    "The two sides will meet again in Reykjavik before the end of March, and will publish a list of contact points. "
    "The minister of fisheries, Ms. Ann Lee, told reporters that no more had been agreed.",
    "Norway pledged to provide NOK 40 million for a joint cruise by 1 September 2025, provided that parliament "
    "approves the budget in spring. Tax Director Jon Berg said that the Ministry of Finance will pay it in full.",
]
HEADS = [
    "GENEVA, 3 June 2024 -",
    "Oslo, 3 June 2024",
    "Reykjavik, Monday 3 June 2024",
    "Geneva, Switzerland, 3 June 2024:",
    "For immediate release",
    "Brussels, 3 June 2024 (Press service of the Council)",
    "By Ann Lee and Jon Berg, Oslo",
]


def wrapped(page: Any, words: str, width: float, *, hyphens: bool) -> Iterator[str]:
    """A paragraph in lines that are no wider; a long word may be broken."""
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if not line or page.get_string_width(longer) <= width:
            line = longer
        elif hyphens and len(word) > 7 and word.isalpha() and page.get_string_width(f"{line} {word[:4]}-") <= width:
            yield f"{line} {word[:4]}-"
            line = word[4:]
        else:
            yield line
            line = word
    yield line


def set_line(page: Any, at: tuple[float, float], line: str, width: float | None) -> None:
    """Write a line, its words spread over a width if one is given."""
    words = line.split(" ") if width else [line]
    free = (width or 0) - sum(page.get_string_width(word) for word in words)
    x = at[0]
    for word in words:
        page.text(x, at[1], word)
        x += page.get_string_width(word) + free / max(1, len(words) - 1)


def laid_out(paragraphs: Sequence[str], width: float, *, gap: bool, hyphens: bool, justified: bool) -> bytes:
    """A page below a bold title: in two columns when they are narrow, with a blank line after paragraphs or none."""
    page = pdfs.document()
    page.add_page()
    page.set_font("Times", size=11, style="B")
    page.text(pdfs.LEFT, 30, TITLE)
    page.set_font("Times", size=11)
    lines: list[tuple[str, float | None]] = []
    for number, paragraph in enumerate(paragraphs):
        parts = list(wrapped(page, paragraph, width, hyphens=hyphens))
        lines += [(line, width if justified else None) for line in parts[:-1]] + [(parts[-1], None)]
        lines += [("", None)] * (gap and number > 0)
    half = len(lines) if width > 90 else (len(lines) + 1) // 2
    for at, (line, spread) in enumerate(lines):
        column, row = divmod(at, half)
        set_line(page, (pdfs.LEFT + column * (width + 8), pdfs.TOP + row * pdfs.STEP), line, spread)
    return bytes(page.output())


def folded(words: str) -> str:
    """Words without what the end of a line changes."""
    return re.sub(r"[\s-]+", "", words)


@pytest.mark.parametrize("width", [55, 80, 110, 165])
@pytest.mark.parametrize("head", HEADS)
def test_a_sentence_is_what_it_was_before_the_page_was_set(head: str, width: float) -> None:
    """Nothing is joined with a dateline, a title or a line like them, and nothing is split: no agreement is lost."""
    told = [
        source.text[start:end] for text in (head, *BODY) for source in [Source(text)] for start, end in source.sentences
    ]
    for gap, hyphens, justified in product([False, True], repeat=3):
        found = pdf(laid_out([head, *BODY], width, gap=gap, hyphens=hyphens, justified=justified), Limits())
        source = Source(found.text)
        read = [folded(source.text[start:end]) for start, end in source.sentences]
        assert read == [folded(words) for words in (TITLE, *told)], found.text


def test_an_agreement_below_a_dateline_is_found() -> None:
    """With the day that the dateline tells."""
    found = pdf(laid_out(["Oslo, 3 June 2024", *BODY], 55, gap=False, hyphens=True, justified=False), Limits())
    summary = Summarizer("offline").summarize(Source(found.text))
    assert [one.what for one in summary.record.agreements] == [BODY[0].partition(" to ")[2].partition(". ")[0]]
    assert [one.when.text for one in summary.record.agreements if one.when] == ["on\nMonday"]


@pytest.mark.parametrize("columns", [1, 2])
def test_notes_at_the_foot_do_not_part_what_goes_on_over_them(columns: int) -> None:
    """They are read after that paragraph, and stand on their own page; heads and numbers of pages are left out."""
    page = pdfs.document()
    lines = list(wrapped(page, " ".join(BODY * 2), 165 / columns - 5, hyphens=True))
    half = 1 + len(lines) // 2
    for number, part in enumerate((lines[:half], lines[half:])):
        if not number or columns == 1:
            page.add_page()
            page.set_font("Times", size=11)
            pdfs.place(page, pdfs.LEFT, ["Joint statement"], 15)
            pdfs.place(page, 100, [f"Page {number + 1} of 2"], 285)
        page.set_font("Times", size=11)
        pdfs.place(page, pdfs.LEFT + number * (columns - 1) * 88, part)
        if not number:
            page.set_font("Times", size=8)
            pdfs.place(page, pdfs.LEFT, ["1 See the agreement of 2019, which Norway", "denounced."], 220)
    found = pdf(bytes(page.output()), Limits())
    start = len("Joint statement\n\n") if columns == 2 else 0
    text = "\n".join(lines) + "\n\n1 See the agreement of 2019, which Norway\ndenounced."
    assert found.text[start:].removesuffix("\n\nPage 1 of 2") == text
    labels = [label for _, label in found.places]
    assert labels == (["page 1"] if columns == 2 else ["page 1", "page 2", "page 1"])


def test_short_columns_beside_each_other_are_read_one_after_the_other() -> None:
    """Three lines on each side are enough where they are full; a foot below a gap tells nothing of them."""
    page = pdfs.document()
    page.add_page()
    lines = list(wrapped(page, BODY[0], 70, hyphens=False))
    left, right = lines[:3], lines[3:]
    pdfs.place(page, pdfs.LEFT, [TITLE], 20)
    pdfs.place(page, pdfs.LEFT, left)
    pdfs.place(page, pdfs.RIGHT, right, pdfs.TOP - 2)
    pdfs.place(page, pdfs.LEFT, ["mfa.example"], 285)
    pdfs.place(page, 190, ["1/1"], 285)
    assert pdf(bytes(page.output()), Limits()).text == "\n".join([TITLE, "", *left, *right, "", "mfa.example\t1/1"])


def test_many_datelines_are_read_once() -> None:
    """Whether one begins something is asked of the line before, and of none before that."""
    content = b"BT /F1 4 Tf 14 TL 100 8000 Td " + b"(Oslo, 3 June 2024) Tj T* " * 5_000 + b"ET"
    assert pdf(pdfs.raw(content), Limits()).text.count("Oslo, 3 June 2024") == 5_000
