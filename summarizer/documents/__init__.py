"""What does a document say? Plain text, Markdown, HTML, PDF, DOCX, e-mails and transcripts become a `Source`.

`Source.from_file` and `Source.from_html` are the doors to it. Each format has a reader of its own (`readers.py`), which
reads what is small and simple here (`ordinary.py`), and all else in a process with limits (`apart.py`). Nothing is
fetched, no link is followed, nothing in a document is run. HTML, PDF and DOCX need the extra `documents`.

    from summarizer import Source

    source = Source.from_file("communique.pdf")
    source.place_of(source.locate("both sides agreed"))   # "page 3"
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.documents.apart import found_apart
from summarizer.documents.found import Found, web_address
from summarizer.documents.kinds import Kind, kind_of
from summarizer.documents.limits import Limits
from summarizer.documents.ordinary import is_ordinary
from summarizer.documents.readers import NEEDED, Question, found_in
from summarizer.errors import DocumentTooLarge
from summarizer.extras import require

if TYPE_CHECKING:
    from datetime import date
    from os import PathLike

    from summarizer.source import Source

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
    return _source(_found(data, Question(kind=kind, encoding=encoding, limits=limits)), dated, origin=str(path))


def read_html(
    html: str | bytes, *, url: str | None = None, dated: date | str | None = None, limits: Limits | None = None
) -> Source:
    """Read a page that the caller has. See `Source.from_html`."""
    asked = Question(kind=Kind.HTML, limits=limits or Limits())
    if isinstance(html, str):  # half a surrogate pair reads "?"
        html, asked = html.replace("\0", "\ufffd").encode("utf-8", "replace"), replace(asked, encoding="utf-8")
    found = _found(html, asked)
    return _source(replace(found, url=web_address(url) or found.url), dated, origin=url)


def _bytes(path: Path, limit: int) -> bytes:
    """The file, of which no more is read than the limit. Raises `DocumentTooLarge`."""
    with path.open("rb") as file:
        size = path.stat().st_size
        data = b"" if size > limit else file.read(limit + 1)  # a device or a pipe gives no size
    if max(size, len(data)) > limit:
        raise DocumentTooLarge(f"more than {limit:,} bytes", remedy="split it, or raise Limits.file_bytes")
    return data


def _found(data: bytes, asked: Question) -> Found:
    """What is found in a document: here, or by a process of its own."""
    require("documents", *NEEDED.get(asked.kind, ()))
    return (found_in if is_ordinary(data, asked.kind) else found_apart)(data, asked)


def _source(found: Found, dated: date | str | None, origin: str | None) -> Source:
    from summarizer.source import Source  # kept lazy: a process that reads one document (`apart.py`) needs none

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
