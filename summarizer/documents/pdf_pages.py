"""Where does what stand on the pages of a PDF? As PDFium tells it, letter by letter.

PDFium is written in C++ and may not run in two threads; this runs in a process with limits (`apart.py`).
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.documents.pdf_layout import Piece
from summarizer.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.documents.limits import Limits

__all__ = ["Page", "Pages", "opened"]

_Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points, y upwards."""

_MOST_PIECES = 20_000
"""Pieces of text on one page; a dense newspaper page has 2,000."""
_WIDE = 1.2
"""A gap of so many heights of the letters parts two pieces: a column, a cell of a table."""
_SAMPLE = 200
"""Letters that tell which way up a page is."""
_BOLD, _LONGEST_NAME = 600, 100
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_BROKEN = {0x2, 0xFFFE, 0xFFFF}
"""What PDFium gives for a hyphen that breaks a word at the end of a line."""


class Page(NamedTuple):
    """The pieces of text on a page, and why there are none."""

    pieces: list[Piece]
    pictured: bool = False
    damaged: bool = False


class Pages(NamedTuple):
    """A PDF's pages, and what it declares."""

    pages: list[Page]
    title: str | None
    language: str | None


def opened(data: bytes, limits: Limits, progress: Callable[[int], None]) -> Pages:
    """Return what stands on the pages; `progress` is told of the characters after each. Raises `SourceError`."""
    pdfium: Any = import_module("pypdfium2")  # kept lazy: it comes with the extra, and without types
    raw: Any = import_module("pypdfium2.raw")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise EncryptedDocument("a password is needed to open it", remedy="save a copy without one") from error
        raise DamagedDocument("it is no whole PDF", remedy="get it again, or open it and print it anew") from error
    if len(document) > limits.pages:
        raise DocumentTooLarge(f"more than {limits.pages:,} pages", remedy="split it, or raise Limits.pages")
    found: list[Page] = []
    characters = 0
    for number in range(len(document)):
        found.append(_page(document, number, limits.characters - characters, raw))
        characters += sum(len(piece.text) for piece in found[-1].pieces)
        progress(characters)
    return Pages(found, document.get_metadata_dict().get("Title"), _language(document, raw))


def _too_much() -> SourceError:
    return DocumentTooLarge("more text than the limits allow", remedy="split it, or raise Limits.characters")


def _language(document: Any, raw: Any) -> str | None:
    """The language that the catalog declares."""
    if not hasattr(raw, "FPDFCatalog_GetLanguage"):
        return None
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0") or None


def _page(document: Any, number: int, characters: int, raw: Any) -> Page:
    """The pieces of text on a page, and whether it is a picture."""
    try:
        page = document[number]
        text = page.get_textpage()
    except Exception:  # noqa: BLE001 - PDFium's own error: a page that is no page
        return Page([], damaged=True)
    if text.count_chars() > characters:
        raise _too_much()
    pieces = _pieces(text, raw)
    placed = [piece.placed(text, raw) for piece in pieces if piece.box]
    pictured = not pieces and any(found.type == raw.FPDF_PAGEOBJ_IMAGE for found in page.get_objects(max_depth=3))
    text.close()
    page.close()
    return Page(placed, pictured)


class _Run:
    """Letters that follow each other on a line, without a wide gap."""

    def __init__(self, aside: bool = False) -> None:
        self.letters: list[int] = []
        self.box: _Box | None = None
        self.last: _Box = (0, 0, 0, 0)
        self.aside = aside
        self.size = 0.0
        self.ends = (0, 0)
        self.first = 0.0

    def takes(self, box: _Box) -> bool:
        """Does a letter at this place, upright as those before, go on with it?"""
        if self.box is None or self.aside:
            return False
        _, low, right, high = self.last
        height, other = high - low, box[3] - box[1]
        shared = (high if high < box[3] else box[3]) - (low if low > box[1] else box[1])
        tallest = height if height > other else other
        return shared > 0.3 * min(height, other) and -2 * tallest < box[0] - right < _WIDE * max(tallest, 1.0)

    def add(self, letter: int, box: _Box, index: int) -> None:
        """Go on with a letter, which is that at `index` on its page."""
        self.letters.append(letter)
        self.ends = (self.ends[0] if self.box else index, index)
        self.size = self.size or box[3] - box[1]
        if 0x20 not in self.letters:
            self.first += box[2] - box[0]
        self.last = box
        old = self.box or box
        self.box = (min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3]))

    def placed(self, text: Any, raw: Any) -> Piece:
        """Its words and where they stand."""
        left, bottom, right, top = (round(edge, 1) for edge in self.box or self.last)
        last = self.last[3] - self.last[1]
        bold = (_is_bold(text, raw, self.ends[0]), _is_bold(text, raw, self.ends[1]))
        return Piece(_whole(self.letters), left, bottom, right, top, round(max(self.size, last), 1), bold, self.first)


def _is_bold(text: Any, raw: Any, index: int) -> bool:
    """Is a letter bold? Fonts say so in their names; those that are described by figures, also in these."""
    if raw.FPDFText_GetFontWeight(text, index) >= _BOLD:
        return True
    name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, _LONGEST_NAME, flags)
    return bool(_BOLD_NAME.search(name.value))


def _pieces(text: Any, raw: Any) -> list[_Run]:
    """The pieces, in the order in which they are drawn. (A page has thousands of letters: each call counts.)"""
    count = text.count_chars()
    upright = _usual(Counter(_quarters(text, raw, index) for index in range(min(count, _SAMPLE))))
    pieces = [_Run()]
    loose = raw.FS_RECTF()
    for index in range(count):
        letter = raw.FPDFText_GetUnicode(text, index)
        if letter <= 0x20 and letter not in _BROKEN:
            if letter not in (0x0A, 0x0D):
                pieces[-1].letters.append(0x20)
            elif pieces[-1].box:
                pieces.append(_Run())
        elif raw.FPDFText_GetLooseCharBox(text, index, loose):
            box = _turned(upright, loose.left, loose.bottom, loose.right, loose.top)
            if not pieces[-1].takes(box):
                aside = _quarters(text, raw, index) != upright
                if not (aside and pieces[-1].aside and pieces[-1].box):
                    pieces.append(_Run(aside))
            pieces[-1].add(0x2D if letter in _BROKEN else letter, box, index)
        if len(pieces) > _MOST_PIECES:
            raise _too_much()
    return _asides_last([piece for piece in pieces if piece.box])


def _quarters(text: Any, raw: Any, index: int) -> int:
    """By how many quarters of a turn a letter is turned."""
    angle: float = raw.FPDFText_GetCharAngle(text, index)
    return round(angle / (math.pi / 2)) % 4


def _usual(counted: Counter[int]) -> int:
    return counted.most_common(1)[0][0] if counted else 0


def _turned(quarters: int, left: float, bottom: float, right: float, top: float) -> _Box:
    """A box as it stands when the page is turned so that most of its letters stand upright."""
    match quarters:
        case 3:
            return (bottom, -right, top, -left)
        case 2:
            return (-right, -top, -left, -bottom)
        case 1:
            return (-top, left, -bottom, right)
        case _:
            return (left, bottom, right, top)


def _asides_last(pieces: list[_Run]) -> list[_Run]:
    """The pieces, with those that stand across the others (a stamp at the margin) below everything."""
    asides = [piece for piece in pieces if piece.aside]
    floor = min((piece.box[1] for piece in pieces if piece.box and not piece.aside), default=0.0) - 50
    for number, piece in enumerate(asides):
        piece.box = (0.0, floor - 20 * number, 10.0, floor - 20 * number + 10)
    return pieces


def _whole(letters: list[int]) -> str:
    """The letters as a text; halves of surrogate pairs are joined, or else replaced."""
    text = "".join(map(chr, letters))
    return " ".join(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").split())
