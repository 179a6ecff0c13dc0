"""Which part of an e-mail is not its own? The message that it answers, quoted below, and the signature after "-- ".

They are left out, and said. What is quoted between the lines of an answer stays: without it the answer is lost. So does
all of a message that is passed on: it is what the mail says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["is_passed_on", "own_text", "quotes_in_markup"]

_PASSED_ON = re.compile(r"(?:fwd?|wg|tr|rv|enc)\s*:", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"^(?:-{2,5} ?(?:Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original) ?-{2,5}$"
    r"|(?:_{8,100}\n)?From:[^\n]{1,300}\nSent:)",
    re.IGNORECASE | re.MULTILINE,
)
_ATTRIBUTION = re.compile(
    r"^(?:On|Am|Le|El|Il|Em)\b[^\n]{4,200}(?:\n[^\n]{0,200})?"
    r"\b(?:wrote|schrieb[^\n:]{0,100}|a écrit|escribió|ha scritto|escreveu)\s?:\s*\Z",
    re.MULTILINE,
)
_ATTRIBUTION_LENGTH = 520
_SIGNATURE = "\n-- \n"
_SIGNATURE_LINES = 15
_QUOTE = re.compile(r"\bgmail_quote\b|\btype=[\"']?cite\b", re.IGNORECASE)
_ANSWERED = "the message that is answered was left out"


def is_passed_on(subject: str | None) -> bool:
    """Does a subject say so: "Fwd: Minutes"?"""
    return bool(_PASSED_ON.match(subject or ""))


def quotes_in_markup(notes: list[str]) -> Callable[[str, str], bool]:
    """Return what tells the elements that quote an answered message, and notes it when there was one."""

    def is_quote(_name: str, attributes: str) -> bool:
        if not _QUOTE.search(attributes):
            return False
        notes.append(_ANSWERED)
        return True

    return is_quote


def own_text(text: str, notes: list[str]) -> str:
    """Return a plain text without the message quoted at its end and without the signature; note what was left out.

    >>> notes = []
    >>> own_text("I agree.\\n\\nOn Monday, Ann Lee wrote:\\n> Do you?\\n", notes), notes
    ('I agree.\\n\\n', ['the message that is answered was left out'])
    """
    end = min(_original_from(text), _answered_from(text))
    if end < len(text) and text[:end].strip():
        notes.append(_ANSWERED)
        text = text[:end]
    signature = text.rfind(_SIGNATURE)
    if text[: max(signature, 0)].strip() and text.count("\n", signature + len(_SIGNATURE)) <= _SIGNATURE_LINES:
        notes.append("the signature was left out")
        text = text[:signature]
    return text


def _original_from(text: str) -> int:
    """Where a copy of another message begins, below something of one's own."""
    for found in _ORIGINAL.finditer(text):
        if text[: found.start()].strip():
            return found.start()
    return len(text)


def _answered_from(text: str) -> int:
    """Where the run of ">" begins that ends the text, with the line that says whose words they are."""
    start = end = len(text.rstrip())
    while start > 0:
        line = text.rfind("\n", 0, start - 1) + 1 if start > 1 else 0
        if not text.startswith(">", line) and text[line:start].strip():
            break
        start = line
    if not text[start:end].strip():
        return len(text)
    before = text[max(0, start - _ATTRIBUTION_LENGTH) : start]
    attribution = list(_ATTRIBUTION.finditer(before))
    return start - len(before) + attribution[-1].start() if attribution else start
