"""What is fuzzed, and what must hold of each: functions from bytes that raise when a promise is broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from summarizer.documents import read_html
from summarizer.documents.charset import strict
from summarizer.documents.kinds import Kind
from summarizer.documents.limits import Limits
from summarizer.documents.mail import mail
from summarizer.documents.readers import Question, found_in
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


_ROOT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target='
    '"word/document.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)
_ELEMENTS = (
    "p r t tbl tr tc ins del pPr rPr b numPr numId ilvl pStyle tcPr gridSpan vMerge footnoteReference footnote comment "
    "commentReference hyperlink fldChar instrText sdt sdtContent bookmarkStart br tab noBreakHyphen drawing pict sym"
).split()


def _element_by_element(data: bytes, root: str) -> str:
    """XML of a part of a Word document: a byte opens an element, closes one, or is a letter."""
    made = [f'<w:{root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>']
    within = [root, "body"]
    for byte in data:
        if byte < 0x80:
            within.append(_ELEMENTS[byte % len(_ELEMENTS)])
            made.append(f'<w:{within[-1]} w:id="{byte % 4}" w:val="{byte % 4}" w:fldCharType="begin">')
        elif byte < 0xC0:
            made += [f"</w:{within.pop()}>"] if len(within) > 2 else []
        else:
            made.append(chr(byte))
    return "".join(made) + "".join(f"</w:{name}>" for name in reversed(within))


def _docx(data: bytes) -> None:
    """A package, or a Word document with notes that is made of the bytes: its text is tidy, whatever stands in it."""
    if not data.startswith(b"PK"):
        body, _, notes = data.partition(b"\0")
        package = BytesIO()
        with ZipFile(package, "w") as written:
            written.writestr("_rels/.rels", _ROOT)
            written.writestr("word/document.xml", _element_by_element(body, "document"))
            written.writestr("word/footnotes.xml", _element_by_element(notes, "footnotes"))
        data = package.getvalue()
    found = found_in(data, Question(kind=Kind.DOCX, limits=Limits()))  # whatever mammoth raises is an error of ours
    assert found.text == found.text.strip("\n ")
    assert "\n\n\n" not in found.text


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
    "docx": _typed(_docx),
    "transcript": _typed(lambda data: transcript(strict(data, None))),
    "answer": _typed(_answer),
}
