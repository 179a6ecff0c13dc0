"""Which reader reads which kind of document, and what becomes of it when that fails?

This and the readers are imported by the process of `apart.py` too, which needs nothing else of the package.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.documents.charset import strict
from summarizer.documents.found import Found
from summarizer.documents.kinds import Kind
from summarizer.documents.limits import Limits
from summarizer.errors import DamagedDocument, DocumentTooLarge, SummarizerError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NEEDED", "Question", "found_in"]

NEEDED = {Kind.HTML: ("trafilatura", "lxml"), Kind.PDF: ("pypdfium2",), Kind.DOCX: ("mammoth",)}
"""The packages of the extra `documents` that a kind needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a reader: of which kind the document is, how it is encoded if the caller says so, what it may
    hold."""

    kind: Kind
    limits: Limits
    encoding: str | None = None


def found_in(data: bytes, asked: Question, progress: Callable[[int], None] = lambda _characters: None) -> Found:
    """Return what the reader of that kind finds; `progress` is told how many characters there are until now.

    Raises `SourceError` and `ConfigurationError`, whatever goes wrong in a reader.
    """
    try:
        found = _found(data, asked, progress)
    except SummarizerError:
        raise
    except MemoryError:
        raise DocumentTooLarge(
            f"reading it takes more than {asked.limits.memory_bytes:,} bytes of memory",
            remedy="split it, or raise Limits.memory_bytes",
        ) from None
    except RecursionError:
        raise DocumentTooLarge("its parts are nested too deep", remedy="save it anew, or as text") from None
    except Exception as error:  # parsers of other people raise anything on a hostile file
        raise DamagedDocument(
            f"it cannot be read as {asked.kind}: {type(error).__name__}", remedy="open it and save it anew, or as text"
        ) from error
    _require_length(found.text, asked.limits)
    return found


def _found(data: bytes, asked: Question, progress: Callable[[int], None]) -> Found:
    """What the reader finds. Those that need packages are imported when they are needed."""
    limits = asked.limits
    match asked.kind:
        case Kind.PLAIN | Kind.MARKDOWN:
            from summarizer.documents.plain import markdown, plain

            return (plain if asked.kind is Kind.PLAIN else markdown)(_text(data, asked))
        case Kind.VTT | Kind.SRT:
            from summarizer.documents.transcript import transcript

            return transcript(_text(data, asked))
        case Kind.MAIL:
            from summarizer.documents.mail import mail

            return mail(data, limits)
        case Kind.HTML:
            from summarizer.documents.html import page

            return page(strict(data, asked.encoding) if asked.encoding else data, limits)
        case Kind.PDF:
            from summarizer.documents.pdf import pdf

            return pdf(data, limits, progress)
        case Kind.DOCX:
            from summarizer.documents.docx import docx

            return docx(data, limits)


def _text(data: bytes, asked: Question) -> str:
    text = strict(data, asked.encoding)
    _require_length(text, asked.limits)
    return text


def _require_length(text: str, limits: Limits) -> None:
    if len(text) > limits.characters:
        raise DocumentTooLarge(
            f"more than {limits.characters:,} characters", remedy="split it, or raise Limits.characters"
        )
