"""What does a Word document say? Its paragraphs, headings, lists, tables and notes, as mammoth finds them.

Insertions of tracked changes are read. Deletions, comments, headers and footers are left out, and said. Title and
language are those the file declares; its date of creation is not taken (see `pdf.py`). Before mammoth sees the file it
is unpacked within bounds, checked, and packed anew with nothing but its XML: what a part says of its own size is not
trusted, a document type (the home of entity bombs) is refused, and so are nests and crowds of elements.
"""

from __future__ import annotations

import re
import zlib
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from summarizer.documents.found import MADE_UP, Found, language_of, one_line
from summarizer.documents.markup import visible_text
from summarizer.errors import DamagedDocument, DocumentTooLarge, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.documents.limits import Limits

__all__ = ["docx"]

_MOST_ELEMENTS = 400_000
"""A book of 400 pages has 200,000. Each takes a kilobyte when it is parsed."""
_CHUNK = 65_536
_CORE = "docProps/core.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_LANGUAGE = re.compile(rb"<w:lang\b[^>]{0,200}?w:val=\"([\w-]{2,20})\"")
_HIDDEN = re.compile(rb"<w:vanish\s*/>")
_DELETED = re.compile(rb"<w:del\s")


def docx(data: bytes, limits: Limits) -> Found:
    """Return the text. Raises `SourceError`."""
    parts = _parts(data, limits)
    _require_sound(parts, limits)
    mammoth: Any = import_module("mammoth")  # kept lazy: it comes with the extra, and without types
    converted = mammoth.convert_to_html(_packed(parts), convert_image=_no_image)
    core = ElementTree.fromstring(parts[_CORE]) if _CORE in parts else None
    title = one_line(core.findtext(f"{_DUBLIN_CORE}title")) if core is not None else None
    language = _LANGUAGE.search(parts.get("word/styles.xml", b""))
    return Found(
        text=visible_text(converted.value, _is_way_back),
        title=None if title is None or MADE_UP.search(title) else title,
        language=language_of(language[1].decode() if language else None),
        notes=tuple(_notes(parts)),
    )


def _no_image(_image: object) -> list[object]:
    """Pictures are never opened."""
    return []


def _is_way_back(name: str, attributes: str) -> bool:
    """Is it the arrow that leads from a note back to its mark?"""
    return name == "a" and ('href="#footnote-ref' in attributes or 'href="#endnote-ref' in attributes)


def _parts(data: bytes, limits: Limits) -> dict[str, bytes]:
    """The XML in the package, unpacked within the limits."""
    try:
        with ZipFile(BytesIO(data)) as package:
            listed = package.infolist()
            if len(listed) > limits.parts:
                raise DocumentTooLarge(f"more than {limits.parts:,} parts", remedy="save it anew, or as PDF")
            if sum(part.file_size for part in listed) > limits.unpacked_bytes:
                raise _too_large(limits.unpacked_bytes, "unpacked_bytes")
            parts: dict[str, bytes] = {}
            left = limits.markup_bytes
            for part in listed:
                if part.filename.endswith((".xml", ".rels")):
                    with package.open(part) as file:
                        parts[part.filename] = _bounded(file, left, limits)
                    left -= len(parts[part.filename])
    except SourceError:
        raise
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise DamagedDocument("its package cannot be unpacked", remedy="open it and save it anew") from error
    if "word/document.xml" not in parts:
        raise DamagedDocument("there is no document in its package", remedy="open it and save it as .docx")
    return parts


def _bounded(file: Any, limit: int, limits: Limits) -> bytes:
    """A part, read piece by piece: its own word for its size may be a lie."""
    read = bytearray()
    while piece := file.read(_CHUNK):
        read += piece
        if len(read) > limit:
            raise _too_large(limits.markup_bytes, "markup_bytes")
    return bytes(read)


def _too_large(limit: int, name: str) -> SourceError:
    return DocumentTooLarge(
        f"more than {limit:,} bytes when unpacked", remedy=f"save it as PDF, or raise Limits.{name}"
    )


def _require_sound(parts: dict[str, bytes], limits: Limits) -> None:
    """Raises `SourceError` for XML that would take up the memory or the stack once it is parsed."""
    elements = 0
    for name, data in parts.items():
        elements += _elements(name, data, limits.depth)
        if elements > _MOST_ELEMENTS:
            raise DocumentTooLarge(f"more than {_MOST_ELEMENTS:,} elements", remedy="split it, or save it as PDF")


def _elements(name: str, data: bytes, deepest: int) -> int:
    """How many elements there are."""
    count = depth = 0

    def start(_name: str, _attributes: object) -> None:
        nonlocal count, depth
        count, depth = count + 1, depth + 1
        if depth > deepest or count > _MOST_ELEMENTS:
            raise DocumentTooLarge(f"too many elements, or more than {deepest} deep", remedy="save it as PDF or text")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_declared: object) -> None:
        raise DamagedDocument("it declares a document type, which no Word document has", remedy="save it anew")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = start, end, refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DamagedDocument(f"{name[:80]} in it is no XML", remedy="open it and save it anew") from error
    return count


def _packed(parts: dict[str, bytes]) -> BytesIO:
    package = BytesIO()
    with ZipFile(package, "w") as written:
        for name, data in parts.items():
            written.writestr(name, data)
    package.seek(0)
    return package


def _notes(parts: dict[str, bytes]) -> Iterator[str]:
    if _DELETED.search(parts["word/document.xml"]):
        yield "text that tracked changes delete was left out"
    if _HIDDEN.search(parts["word/document.xml"]):
        yield "text that is formatted as hidden was read too"
    if "word/comments.xml" in parts:
        yield "comments were left out"
    if any(re.match(r"word/(?:header|footer)[0-9]*\.xml", name) for name in parts):
        yield "headers and footers were left out"
