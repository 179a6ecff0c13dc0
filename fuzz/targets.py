"""What is fuzzed, and what must hold of each: functions from bytes that raise when a promise is broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from summarizer.documents import read_html
from summarizer.documents.charset import strict
from summarizer.documents.limits import Limits
from summarizer.documents.mail import mail
from summarizer.documents.transcript import transcript
from summarizer.errors import SummarizerError
from summarizer.grounding.sentences import sentences
from summarizer.grounding.suspects import suspects
from summarizer.source import Source
from summarizer.summarizer import Summarizer
from summarizer.testing import ScriptedModel, assert_grounded

__all__ = ["TARGETS"]

_DATED = date(2024, 6, 4)
_REPORT = Source(
    "Oslo, 4 June 2024\n\nNorway and Iceland agreed on Monday to share their data by 1 September 2024. "
    "“We will not wait,” said the envoy, Ann Lee. She promised to send the first files.\n"
)


def _text(data: bytes) -> str:
    """Bytes as any text; those that are no UTF-8 become halves of surrogate pairs."""
    return data.decode("utf-8", "surrogateescape")


def _sentences(data: bytes) -> None:
    """In order, apart, with something in them; and passages that are odd lie in the text."""
    text, last = _text(data), 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        last = end
    assert all(0 <= found.at[0] < found.at[1] <= len(text) for found in suspects(text))


def _locate(data: bytes) -> None:
    """What is found is a slice, and words of the text are found where they are."""
    words, _, text = _text(data).partition("\n")
    if text.strip():
        source = Source(text, dated=_DATED)
        found = source.locate(words)
        assert found is None or text[found.start : found.end] == found.text
        _ = [source.interval((start, min(end, start + 80))) for start, end in source.sentences[:5]]


def _dates(data: bytes) -> None:
    """The days that words mean are in order."""
    text = _text(data)[:200]
    if text.strip():
        found = Source(text, dated=_DATED).interval((0, len(text)))
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest


def _typed(read: Callable[[bytes], object]) -> Callable[[bytes], None]:
    """A reader that may refuse what it is given."""

    def target(data: bytes) -> None:
        try:
            read(data)
        except SummarizerError:
            return

    return target


def _answer(data: bytes) -> None:
    """Any JSON ends in a proved record or a typed error."""
    try:
        given = json.loads(data)
    except (ValueError, RecursionError):
        return
    assert_grounded(Summarizer(ScriptedModel([given] * 3)).summarize(_REPORT))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "sentences": _sentences,
    "locate": _typed(_locate),
    "dates": _typed(_dates),
    "html": _typed(read_html),
    "mail": _typed(lambda data: mail(data, Limits())),
    "transcript": _typed(lambda data: transcript(strict(data, None))),
    "answer": _typed(_answer),
}
