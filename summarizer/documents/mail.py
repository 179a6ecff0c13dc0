"""What does an e-mail say, and who to whom? A head of From, To, Cc, Date and Subject, then what was written in it.

The head is part of the text, so that an "I will send it" can be proved to be somebody's. Title is the subject, the date
that of the Date header in the sender's own zone, the publisher the sender. Plain text is preferred to HTML. Left out,
and said in the notes: attachments, and (see `quoted.py`) the message that is answered and the signature.
"""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from summarizer.documents.charset import decoded
from summarizer.documents.found import Found, language_of, one_line
from summarizer.documents.mail_files import without_files
from summarizer.documents.markup import visible_text
from summarizer.documents.quoted import is_passed_on, own_text, quotes_in_markup
from summarizer.errors import DamagedDocument, DocumentTooLarge, EmptyDocument, EncryptedDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from email.message import Message

    from summarizer.documents.limits import Limits

    _Mail = Message[Any, Any]

__all__ = ["mail"]

_LONGEST_HEADER = 20_000
_LONGEST_OF_A_PART = 10_000
_OF_A_PART = re.compile(rb"^content-[a-z-]{1,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
"""Headers with parameters, which are read with the square of their length, some while the message is taken apart."""
_HEADERS = {"from", "to", "subject", "date", "content-type"}
_HEAD = ("From", "To", "Cc", "Date", "Subject")
_ENCRYPTED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}


class _Part(NamedTuple):
    """A text in the message."""

    text: str
    is_html: bool
    note: str | None


def mail(data: bytes, limits: Limits) -> Found:
    """Return the message. Raises `SourceError` when it is none, holds no text, or is a nest of parts."""
    if data.count(b"\n--") > limits.parts:
        raise DocumentTooLarge(f"more than {limits.parts:,} parts", remedy="save the message alone")
    data = without_files(data, limits)
    if any(found.end() - found.start() > _LONGEST_OF_A_PART for found in _OF_A_PART.finditer(data)):
        raise DocumentTooLarge("a header of more than 10,000 characters", remedy="save the message anew")
    message = message_from_bytes(data, policy=policy.compat32)
    _require_message(message)
    subject = _header(message, "Subject")
    attached: list[str] = []
    parts = list(_texts(message, attached))
    notes = [part.note for part in parts if part.note]
    if sum(len(part.text) for part in parts) > limits.markup_bytes:
        raise DocumentTooLarge(f"more than {limits.markup_bytes:,} characters", remedy="raise Limits.markup_bytes")
    whole = is_passed_on(subject)
    bodies = [body for part in parts if (body := _body(part, notes, whole=whole)).strip()]
    if not bodies:
        raise EmptyDocument("the message has no text", remedy="read its attachments by themselves")
    if attached:
        notes.append(f"attachments were left out: {', '.join(attached)}")
    head = [f"{name}: {value}" for name in _HEAD if (value := _shown(message, name))]
    return Found(
        text="\n\n".join(["\n".join(head), *bodies]) if head else "\n\n".join(bodies),
        title=subject,
        dated=_day(message),
        publisher=_people(message, "From"),
        language=language_of(_header(message, "Content-Language")),
        notes=tuple(dict.fromkeys(notes)),
    )


def _require_message(message: _Mail) -> None:
    if not _HEADERS & {str(name).lower() for name in message.keys()}:  # noqa: SIM118 - a message is no mapping
        raise DamagedDocument("no headers of an e-mail in it", remedy="save the message as .eml, or name it .txt")
    if message.get_content_type() in _ENCRYPTED:
        raise EncryptedDocument("the message is encrypted", remedy="save it from your mail program, decrypted")
    for part in message.walk():
        if any(len(value) > 50 * _LONGEST_HEADER for _, value in part.raw_items()):
            raise DocumentTooLarge("a header of a million characters", remedy="save the message anew")


def _raw(message: _Mail, name: str) -> str:
    """A header as it stands; bytes that are no ASCII are read as UTF-8, or by a guess."""
    values = (value for key, value in message.raw_items() if key.lower() == name.lower())
    return decoded(str(next(values, ""))[:_LONGEST_HEADER].encode("ascii", "surrogateescape"))[0]


def _header(message: _Mail, name: str) -> str | None:
    return one_line(_unpacked(_raw(message, name)))


def _unpacked(words: str) -> str:
    """Decode the "=?utf-8?q?...?=" in a header."""
    pieces: Sequence[tuple[str | bytes, str | None]] = decode_header(words)
    return "".join(_piece(piece, charset) for piece, charset in pieces)


def _piece(piece: str | bytes, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    return decoded(piece, charset)[0] if charset else piece.decode("raw-unicode-escape", "replace")


def _shown(message: _Mail, name: str) -> str | None:
    return _people(message, name) if name in {"From", "To", "Cc"} else _header(message, name)


def _people(message: _Mail, name: str) -> str | None:
    """The names in a header of addresses, or the addresses of those who give no name."""
    people = getaddresses([_raw(message, name)])
    return one_line(", ".join(shown for person, address in people if (shown := _unpacked(person) or address)))


def _day(message: _Mail) -> date | None:
    try:
        return parsedate_to_datetime(_raw(message, "Date")).date()
    except (ValueError, TypeError, OverflowError):
        return None


def _texts(part: _Mail, attached: list[str]) -> Iterator[_Part]:
    """Yield the texts of a message, one of alternatives; note what else is in it."""
    kind = part.get_content_type()
    if part.get_content_disposition() == "attachment" or part.get_filename() or kind == "message/rfc822":
        attached.append(_named(part))
    elif part.is_multipart():
        inner: list[_Mail] = cast("list[_Mail]", part.get_payload())
        for child in [_best(inner)] if kind == "multipart/alternative" and inner else inner:
            yield from _texts(child, attached)
    elif kind in {"text/plain", "text/html"}:
        payload: Any = part.get_payload(decode=True)
        text, note = decoded(payload or b"", part.get_content_charset())
        yield _Part(text.replace("\r\n", "\n").replace("\r", "\n"), kind == "text/html", note)
    else:
        attached.append(_named(part))


def _named(part: _Mail) -> str:
    return one_line(part.get_filename()) or f"a part of type {part.get_content_type()}"


def _best(alternatives: list[_Mail]) -> _Mail:
    """Plain text with something in it, else the last, which is the sender's best, that is a text."""
    kinds = [part.get_content_type() for part in alternatives]
    for part, kind in zip(alternatives, kinds, strict=True):
        if kind == "text/plain" and str(part.get_payload()).strip():
            return part
    texts = [
        part for part, kind in zip(alternatives, kinds, strict=True) if kind.startswith(("text/html", "multipart"))
    ]
    return (texts or alternatives)[-1]


def _body(part: _Part, notes: list[str], *, whole: bool) -> str:
    """What was written in this message itself, or all of it."""
    if part.is_html:
        if whole:
            return visible_text(part.text)
        return own_text(visible_text(part.text, quotes_in_markup(notes)), notes).strip("\n")  # Outlook marks no quote
    return part.text.strip("\n") if whole else own_text(part.text, notes).strip("\n")
