"""What does a PDF say, and on which page? Its text in reading order, with a place for each page.

`pdf_pages.py` tells what stands where, `pdf_layout.py` in which order it is read, `pdf_paragraphs.py` where paragraphs
end. Lines stay lines, and a word that the end of a line breaks stays broken: locating words bridges both. Running
heads, feet and page numbers are left out and said; so are pages that are pictures. Title and language are those the
file declares. Its date of creation is not taken: it is the day somebody made the file, and would move every "on
Monday"; the dateline in the text tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.documents.found import MADE_UP, Found, Text, language_of, one_line
from summarizer.documents.pdf_layout import lines, recurring
from summarizer.documents.pdf_pages import opened
from summarizer.documents.pdf_paragraphs import paragraphs
from summarizer.errors import ScannedDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.documents.limits import Limits
    from summarizer.documents.pdf_layout import Line
    from summarizer.documents.pdf_pages import Page

__all__ = ["pdf"]

_LISTED = 20


def pdf(data: bytes, limits: Limits, progress: Callable[[int], None] = lambda _characters: None) -> Found:
    """Return the text of a PDF; `progress` is told of the characters after each page. Raises `SourceError`."""
    found = opened(data, limits, progress)
    pages = [lines(page.pieces) for page in found.pages]
    pictures = _numbers(found.pages, "pictured")
    if not any(pages) and pictures:
        raise ScannedDocument(
            "its pages are pictures, without a text", remedy="run text recognition on it, as with `ocrmypdf`"
        )
    heads = recurring(pages)
    text, places = _told(pages, heads)
    title = one_line(found.title)
    return Found(
        text=text,
        title=None if title is None or MADE_UP.search(title) else title,
        language=language_of(found.language),
        places=places,
        notes=tuple(_notes(pages, heads, pictures, _numbers(found.pages, "damaged"))),
    )


def _told(pages: Sequence[Sequence[Line]], heads: set[tuple[int, int]]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text and where its pages begin. A paragraph may go on over pages."""
    made = Text()
    own = [
        line._replace(page=number)
        for number, found in enumerate(pages)
        for place, line in enumerate(found)
        if (number, place) not in heads
    ]
    for break_, line in paragraphs(own):
        made.add(break_)
        made.mark(f"page {line.page + 1}")
        made.add(line.text)
    return made.done()


def _numbers(pages: Sequence[Page], what: str) -> list[int]:
    return [number for number, page in enumerate(pages, 1) if getattr(page, what)]


def _notes(
    pages: Sequence[Sequence[Line]], heads: set[tuple[int, int]], pictures: list[int], damaged: list[int]
) -> list[str]:
    said = list[str]()
    if heads:
        words = dict.fromkeys(pages[page][line].text for page, line in sorted(heads))
        said.append(f"lines that recur at the edges of pages were left out, such as “{next(iter(words))[:80]}”")
    for numbers, what in ((pictures, "are pictures without a text"), (damaged, "are damaged")):
        if numbers:
            listed = ", ".join(map(str, numbers[:_LISTED])) + (" and more" if len(numbers) > _LISTED else "")
            said.append(f"pages that {what} were left out: {listed}")
    return said
