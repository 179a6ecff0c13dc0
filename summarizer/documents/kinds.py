"""Which kind of document is it? What its first bytes are goes before what its name says: a PDF called `.txt` is a PDF.

A name decides only among kinds of text, which look alike.
"""

from __future__ import annotations

import re
from enum import StrEnum

from summarizer.errors import DamagedDocument, EncryptedDocument, UnknownFormat

__all__ = ["SUFFIXES", "Kind", "kind_of"]


class Kind(StrEnum):
    """The kinds that are read."""

    PLAIN = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"
    DOCX = "DOCX"
    MAIL = "e-mail"
    VTT = "WebVTT"
    SRT = "SubRip"


_BY_SUFFIX = {
    ".txt": Kind.PLAIN, ".text": Kind.PLAIN, ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML, ".pdf": Kind.PDF, ".docx": Kind.DOCX,
    ".eml": Kind.MAIL, ".vtt": Kind.VTT, ".srt": Kind.SRT,
}  # fmt: skip
SUFFIXES = tuple(_BY_SUFFIX)
"""How the names of documents end that are read."""
_ELSEWHERE = {
    ".doc": "save it as DOCX or PDF", ".rtf": "save it as DOCX or PDF", ".odt": "save it as DOCX or PDF",
    ".pages": "export it as DOCX or PDF", ".epub": "convert it to HTML", ".msg": "save it as .eml",
    ".mbox": "split it into one .eml for each message", ".pptx": "save it as PDF", ".ppt": "save it as PDF",
    ".xlsx": "save it as PDF", ".xls": "save it as PDF", ".zip": "unpack it", ".gz": "unpack it",
    ".mp3": "transcribe it, to .vtt or text", ".mp4": "transcribe it, to .vtt or text",
    ".png": "run text recognition on it", ".jpg": "run text recognition on it", ".tiff": "run text recognition on it",
}  # fmt: skip
_READ = "give .txt, .md, .html, .pdf, .docx, .eml, .vtt or .srt"
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S)
_OFFICE_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def kind_of(data: bytes, suffix: str) -> Kind:
    """Return the kind of a document whose name ends in `suffix`. Raises `SourceError` when it is none that is read.

    >>> kind_of(b"%PDF-1.7 ...", ".txt"), kind_of(b"They met.", ".txt"), kind_of(b"WEBVTT", "")
    (<Kind.PDF: 'PDF'>, <Kind.PLAIN: 'plain text'>, <Kind.VTT: 'WebVTT'>)
    """
    suffix = suffix.lower()
    named = _BY_SUFFIX.get(suffix)
    if kind := _binary(data, suffix):
        return kind
    if named in {Kind.PDF, Kind.DOCX}:
        if _PAGE.match(data[:4096]):  # a page saved under the name of what it leads to
            return Kind.HTML
        raise DamagedDocument(f"it is named {suffix} and holds no {named}", remedy="get it again, or name it otherwise")
    if named is None and suffix in _ELSEWHERE:
        raise UnknownFormat(f"{suffix} is not read", remedy=_ELSEWHERE[suffix])
    return named or _sniffed(data)


def _binary(data: bytes, suffix: str) -> Kind | None:
    if data.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in data[:1024]):
        return Kind.PDF
    if data.startswith(b"PK\x03\x04"):
        if suffix == ".docx" or b"word/" in data:
            return Kind.DOCX
        raise UnknownFormat("an archive that is no DOCX", remedy=_ELSEWHERE.get(suffix, "unpack it"))
    if data.startswith(_OFFICE_97):
        if _PACKAGE in data:
            raise EncryptedDocument("a password is needed to open it", remedy="save a copy without one")
        raise UnknownFormat("a file of Office 97", remedy="save it as DOCX or PDF")
    return None


def _sniffed(data: bytes) -> Kind:
    """The kind of a text whose name says nothing."""
    if data.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        return Kind.VTT
    if _PAGE.match(data[:4096]):
        return Kind.HTML
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnknownFormat("no kind of document that is read", remedy=_READ)
    return Kind.PLAIN
