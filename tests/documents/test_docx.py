"""A Word document becomes its paragraphs, lists, tables and notes; what is left out of it is said."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from summarizer import Source
from summarizer.documents import Limits
from summarizer.documents.docx import docx
from summarizer.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument, SourceError, UnknownFormat
from summarizer.testing import assert_grounded

TEXT = """Minutes of the Fisheries Board

Norway pledged to pay NOK 40 million by 1 September 2025.

• share data
• meet again

Who\tHow much
Norway\tNOK 40 million

They parted."""


def document(fill: Callable[[Any], None] | None = None, title: str = "") -> bytes:
    """A Word document. (python-docx has no complete types.)"""
    made: Any = import_module("docx").Document()
    (fill or filled)(made)
    made.core_properties.title = title
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def filled(made: Any) -> None:
    """What `TEXT` says."""
    made.add_heading("Minutes of the Fisheries Board", 1)
    made.add_paragraph("Norway pledged to ").add_run("pay NOK 40 million").bold = True
    made.paragraphs[-1].add_run(" by 1 September 2025.")
    for item in ("share data", "meet again"):
        made.add_paragraph(item, style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Who", "How much"), ("Norway", "NOK 40 million")), strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    made.add_paragraph("They parted.")


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one of its parts changed, or added."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        parts = {part: old.read(part) for part in old.namelist()}
        for part, content in (parts | {name: change(parts.get(name, b""))}).items():
            new.writestr(part, content)
    return packed.getvalue()


def body(words: str) -> Callable[[bytes], bytes]:
    """Put XML at the head of the body."""
    return lambda old: old.replace(b"<w:body>", b"<w:body>" + words.encode())


def test_the_text_is_complete(tmp_path: Path) -> None:
    """Runs are joined, items and rows are lines; there are no pages in the file."""
    (tmp_path / "a.docx").write_bytes(document(title="Minutes of the Board"))
    source = Source.from_file(tmp_path / "a.docx")
    assert source.text == TEXT
    assert (source.title, source.language, source.dated) == ("Minutes of the Board", "en-US", None)
    span = source.locate("pledged to pay NOK 40 million")
    assert span is not None
    assert_grounded(span, source)
    assert source.place_of(span) is None
    assert source.notes == ()


def test_a_title_that_a_program_wrote_is_none() -> None:
    """It tells nothing of the document; the day of its making is no date of it either."""
    assert docx(document(title="Word Document"), Limits()).title is None


def test_tracked_changes_are_read_as_if_accepted() -> None:
    """What they delete is left out, and said."""
    edit = (
        '<w:p><w:del w:id="1"><w:r><w:delText>Never. </w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>Always. </w:t></w:r></w:ins></w:p>'
    )
    found = docx(changed(document(), "word/document.xml", body(edit)), Limits())
    assert found.text == f"Always.\n\n{TEXT}"
    assert found.notes == ("text that tracked changes delete was left out",)


def test_notes_stand_at_the_end() -> None:
    """As mammoth puts them, without the arrows that lead back."""
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="7">'
        "<w:p><w:r><w:t>In kroner.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    relation = (
        b'<Relationship Id="rId77" Target="footnotes.xml" Type="'
        b'http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    mark = '<w:p><w:r><w:t>They pay.</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    data = changed(document(), "word/document.xml", body(mark))
    data = changed(data, "word/footnotes.xml", lambda _: notes.encode())
    data = changed(data, "word/_rels/document.xml.rels", lambda old: old.replace(b"</Relationships>", relation))
    assert docx(data, Limits()).text == f"They pay.[1]\n\n{TEXT}\n\n• In kroner."


def test_headers_and_comments_are_left_out_and_said() -> None:
    """They are not what the document says."""

    def headed(made: Any) -> None:
        filled(made)
        made.sections[0].header.paragraphs[0].text = "Draft"
        made.add_comment(made.paragraphs[-1].runs, text="Really?", author="A", initials="A")

    found = docx(document(headed), Limits())
    assert found.text == TEXT
    assert found.notes == ("comments were left out", "headers and footers were left out")


def cut_off(old: bytes) -> bytes:
    """XML that ends too early."""
    return old[:-20]


def zeros(_old: bytes) -> bytes:
    """What a zip bomb unpacks to."""
    return bytes(200_000_001)


def bomb(_old: bytes) -> bytes:
    """Entities of entities."""
    names = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(9)]
    return f"<!DOCTYPE d [{''.join(names)}]><d>&e8;</d>".encode()


@pytest.mark.parametrize(
    ("name", "change", "error"),
    [
        ("word/document.xml", bomb, DamagedDocument),
        ("word/document.xml", body("<w:p>" * 500 + "</w:p>" * 500), DocumentTooLarge),
        ("word/document.xml", body("<w:p/>" * 400_001), DocumentTooLarge),
        ("word/document.xml", body("<w:p>" + " " * 10_000_001 + "</w:p>"), DocumentTooLarge),
        ("word/document.xml", cut_off, DamagedDocument),
        ("word/media/a.png", zeros, DocumentTooLarge),
    ],
    ids=["entities", "deep", "crowded", "long", "cut off", "zip bomb"],
)
def test_a_hostile_package_is_one_clear_error(
    name: str, change: Callable[[bytes], bytes], error: type[SourceError]
) -> None:
    """Before anything of it is parsed into memory."""
    with pytest.raises(error) as caught:
        docx(changed(document(), name, change), Limits())
    assert caught.value.remedy


def test_a_part_that_lies_about_its_size_is_read_within_bounds() -> None:
    """It says that it holds ten bytes, and unpacks to a hundred million."""
    data = changed(document(), "word/zeros.xml", lambda _: bytes(100_000_000))
    size = (100_000_000).to_bytes(4, "little")
    lying = data.replace(size, (10).to_bytes(4, "little"))
    assert lying.count(size) == 0
    with pytest.raises(DamagedDocument):
        docx(lying, Limits())


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.docx", b"They met.", DamagedDocument),
        ("a.docx", b"PK\x03\x04 word/ and no more", DamagedDocument),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), EncryptedDocument),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument", UnknownFormat),
        ("a.xlsx", b"PK\x03\x04 xl/workbook.xml", UnknownFormat),
        ("a.rtf", b"{\\rtf1}", UnknownFormat),
        ("a.bin", b"\x00\x01\x02", UnknownFormat),
    ],
)
def test_what_is_no_word_document_says_what_to_do(
    tmp_path: Path, name: str, data: bytes, error: type[SourceError]
) -> None:
    """Encrypted ones and those of other programs too."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error) as caught:
        Source.from_file(tmp_path / name)
    assert caught.value.remedy


def test_hidden_text_is_read_and_said() -> None:
    """Its format can be changed in Word; here it could not be seen."""

    def fill(made: Any) -> None:
        made.add_paragraph("They met.").add_run(" In secret.").font.hidden = True

    found = docx(document(fill), Limits())
    assert (found.text, found.notes) == (
        "They met. In secret.",
        ("text that is formatted as hidden was read too",),
    )
