"""What does a document say? Plain text, Markdown, HTML, PDF, DOCX, e-mails and transcripts become a `Source`.

`Source.from_file` and `Source.from_html` are the doors to it. Each format is read by a file of its own. Nothing is
fetched, no link is followed, nothing in a document is run. HTML, PDF and DOCX need the extra `documents`.

    from summarizer import Source

    source = Source.from_file("communique.pdf")
    source.place_of(source.locate("both sides agreed"))   # "page 3"
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.documents.charset import strict
from summarizer.documents.found import Found, web_address
from summarizer.documents.kinds import Kind, kind_of
from summarizer.documents.limits import Limits
from summarizer.errors import DamagedDocument, DocumentTooLarge, SummarizerError
from summarizer.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from os import PathLike

__all__ = ["Limits", "read_file", "read_html"]


def read_file(
    path: str | PathLike[str],
    *,
    dated: date | str | None = None,
    encoding: str | None = None,
    limits: Limits | None = None,
) -> Source:
    """Read the document at `path`. See `Source.from_file`."""
    limits = limits or Limits()
    data = _bytes(Path(path), limits.file_bytes)
    kind = kind_of(data, Path(path).suffix)
    found = _guarded(kind, lambda: _found(kind, data, encoding, limits), limits)
    return _source(found, dated, origin=str(path))


def read_html(
    html: str | bytes, *, url: str | None = None, dated: date | str | None = None, limits: Limits | None = None
) -> Source:
    """Read a page that the caller has. See `Source.from_html`."""
    from summarizer.documents.html import page  # kept lazy: only this kind needs its packages

    limits = limits or Limits()
    found = _guarded(Kind.HTML, lambda: page(html, limits), limits)
    return _source(replace(found, url=web_address(url) or found.url), dated, origin=url)


def _bytes(path: Path, limit: int) -> bytes:
    """The file, of which no more is read than the limit. Raises `DocumentTooLarge`."""
    with path.open("rb") as file:
        size = path.stat().st_size
        data = b"" if size > limit else file.read(limit + 1)  # a device or a pipe gives no size
    if max(size, len(data)) > limit:
        raise DocumentTooLarge(f"more than {limit:,} bytes", remedy="split it, or raise Limits.file_bytes")
    return data


def _found(kind: Kind, data: bytes, encoding: str | None, limits: Limits) -> Found:
    """What the reader of that kind finds. Readers that need packages are imported when they are needed."""
    match kind:
        case Kind.PLAIN | Kind.MARKDOWN:
            from summarizer.documents.plain import markdown, plain

            return (plain if kind is Kind.PLAIN else markdown)(_text(data, encoding, limits))
        case Kind.VTT | Kind.SRT:
            from summarizer.documents.transcript import transcript

            return transcript(_text(data, encoding, limits))
        case Kind.MAIL:
            from summarizer.documents.mail import mail

            return mail(data, limits)
        case Kind.HTML:
            from summarizer.documents.html import page

            return page(strict(data, encoding) if encoding else data, limits)
        case Kind.PDF:
            from summarizer.documents.pdf import pdf

            return pdf(data, limits)
        case Kind.DOCX:
            from summarizer.documents.docx import docx

            return docx(data, limits)


def _text(data: bytes, encoding: str | None, limits: Limits) -> str:
    text = strict(data, encoding)
    _require_length(text, limits)
    return text


def _require_length(text: str, limits: Limits) -> None:
    if len(text) > limits.characters:
        raise DocumentTooLarge(
            f"more than {limits.characters:,} characters", remedy="split it, or raise Limits.characters"
        )


def _guarded(kind: Kind, read: Callable[[], Found], limits: Limits) -> Found:
    """What `read` finds. Raises `SourceError` and `ConfigurationError`, whatever goes wrong in it."""
    try:
        found = read()
    except SummarizerError:
        raise
    except Exception as error:  # parsers of other people raise anything on a hostile file
        raise DamagedDocument(
            f"it cannot be read as {kind}: {type(error).__name__}", remedy="open it and save it anew, or as text"
        ) from error
    _require_length(found.text, limits)
    return found


def _source(found: Found, dated: date | str | None, origin: str | None) -> Source:
    return Source(
        found.text,
        dated=found.dated if dated is None else dated,
        title=found.title,
        origin=origin,
        publisher=found.publisher,
        url=found.url,
        language=found.language,
        places=found.places,
        notes=found.notes,
    )
