"""What does a PDF say, and on which page? Its text in reading order, with a place for each page.

`pdf_process.py` tells what stands where, `pdf_layout.py` in which order it is read. Lines stay lines, and a word that
the end of a line breaks stays broken: locating words bridges both. Running heads, feet and page numbers are left out
and said; so are pages that are pictures. Title and language are those the file declares. Its date of creation is not
taken: it is the day somebody made the file, and would move every "on Monday"; the dateline in the text tells.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.documents.found import MADE_UP, Found, Text, language_of, one_line
from summarizer.documents.pdf_layout import Piece, lines, paragraphs, recurring
from summarizer.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument, ScannedDocument, SourceError
from summarizer.extras import require

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.documents.limits import Limits
    from summarizer.documents.pdf_layout import Line

__all__ = ["pdf"]

_PROCESS = Path(__file__).with_name("pdf_process.py")
_LISTED = 20


def pdf(data: bytes, limits: Limits) -> Found:
    """Return the text of a PDF. Raises `SourceError`, and `ConfigurationError` without the extra."""
    require("documents", "pypdfium2")
    answer = _answered(data, limits)
    pages = [lines(Piece(*piece) for piece in page["pieces"]) for page in answer["pages"]]
    pictures = _numbers(answer["pages"], "pictured")
    if not any(pages) and pictures:
        raise ScannedDocument(
            "its pages are pictures, without a text", remedy="run text recognition on it, as with `ocrmypdf`"
        )
    heads = recurring(pages)
    text, places = _told(pages, heads)
    title = one_line(answer["title"])
    return Found(
        text=text,
        title=None if title is None or MADE_UP.search(title) else title,
        language=language_of(answer["language"]),
        places=places,
        notes=tuple(_notes(pages, heads, pictures, _numbers(answer["pages"], "damaged"))),
    )


def _answered(data: bytes, limits: Limits) -> dict[str, Any]:
    """What the process answers. Raises `SourceError`."""
    numbers = map(str, (limits.pages, limits.characters, limits.memory_bytes))
    command = [sys.executable, "-P", str(_PROCESS), *numbers]
    paths = os.pathsep.join(filter(None, sys.path))  # so that it finds packages where this process does
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            command, input=data, env=environment, capture_output=True, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise _failure("seconds", limits) from None
    if done.returncode:
        raise _failure("ended", limits)
    answer: dict[str, Any] = json.loads(done.stdout)
    if "failed" in answer:
        raise _failure(answer["failed"], limits)
    return answer


def _failure(why: str, limits: Limits) -> SourceError:
    match why:
        case "password":
            return EncryptedDocument("a password is needed to open it", remedy="save a copy without one")
        case "pages":
            return DocumentTooLarge(f"more than {limits.pages:,} pages", remedy="split it, or raise Limits.pages")
        case "characters" | "pieces":
            return DocumentTooLarge("more text than the limits allow", remedy="split it, or raise Limits.characters")
        case "seconds":
            return DocumentTooLarge(
                f"reading it takes more than {limits.seconds:g} seconds", remedy="split it, or raise Limits.seconds"
            )
        case "memory" | "ended":
            return DamagedDocument(
                "reading it broke off: it is damaged, or made to use up the memory", remedy="open it and print it anew"
            )
        case _:
            return DamagedDocument("it is no whole PDF", remedy="get it again, or open it and print it anew")


def _told(pages: Sequence[Sequence[Line]], heads: set[tuple[int, int]]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text and where its pages begin. A paragraph may go on over pages."""
    made = Text()
    last: Line | None = None
    for number, found in enumerate(pages):
        own = [line for place, line in enumerate(found) if (number, place) not in heads]
        for break_, line in paragraphs(own):
            if break_:
                made.add(break_)
            elif last is not None:
                made.add(_between_pages(last, line))
            if not break_:
                made.mark(f"page {number + 1}")
            made.add(line.text)
            last = line
    return made.done()


def _between_pages(last: Line, line: Line) -> str:
    """A blank line where a sentence ended, or a heading begins; else only the end of a line."""
    (parted, _), (break_, _) = paragraphs([last._replace(column=-1), line])
    return f"{parted}{break_}"


def _numbers(pages: Sequence[dict[str, Any]], what: str) -> list[int]:
    return [number for number, page in enumerate(pages, 1) if page[what]]


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
