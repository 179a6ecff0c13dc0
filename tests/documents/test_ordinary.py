"""What is small and simple is read in the process that calls, all else in one with limits; both find the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import Source
from summarizer.documents import Limits, apart
from summarizer.documents.apart import found_apart
from summarizer.documents.kinds import Kind
from summarizer.documents.ordinary import is_ordinary
from summarizer.documents.readers import Question, found_in
from summarizer.errors import DamagedDocument, DocumentTooLarge, EmptyDocument, SourceError, UnknownFormat
from tests.documents.hostile_packages import package_attacks, pdf
from tests.documents.hostile_texts import attributes, filled, text_attacks
from tests.documents.test_html import LINKED, whole
from tests.documents.test_reading import SUFFIXES, assert_helpful, samples

KINDS = dict(
    zip(SUFFIXES, [*(Kind.PLAIN, Kind.MARKDOWN, Kind.HTML, Kind.DOCX, Kind.MAIL, Kind.VTT, Kind.SRT)], strict=False)
)
ATTACKS = {attack.name: attack for attack in reversed([*text_attacks(), *package_attacks()])}
"""The largest of each name."""


def asked(kind: Kind, **limits: float) -> Question:
    """A question with these limits."""
    return Question(kind=kind, limits=Limits(**limits))  # type: ignore[arg-type]


@pytest.mark.parametrize("suffix", KINDS)
def test_both_ways_find_the_same(suffix: str) -> None:
    """Text, metadata, places and notes."""
    data = samples()[suffix]
    assert found_apart(data, asked(KINDS[suffix])) == found_in(data, asked(KINDS[suffix]))


def test_both_ways_raise_the_same() -> None:
    """With its remedy."""
    for data, kind in ((b"\xff", Kind.PLAIN), (b"They met.", Kind.VTT), (b"PK", Kind.DOCX)):
        with pytest.raises(SourceError) as here:
            found_in(data, asked(kind))
        with pytest.raises(type(here.value)) as there:
            found_apart(data, asked(kind))
        assert str(there.value) == str(here.value)
        assert type(here.value) in {UnknownFormat, DamagedDocument}


def test_a_page_of_news_is_read_here_and_what_is_large_or_tangled_apart() -> None:
    """Large scripts are no reason, where they are well formed."""
    data = f'<script type="application/json">{"x" * 400_000}</script>'
    assert is_ordinary(whole(LINKED + data).encode(), Kind.HTML)
    assert is_ordinary(whole(article="<p>They met.</p>" * 4_000).encode(), Kind.HTML)
    for page in (
        whole(article="<p>They met.</p>" * 9_000).encode(),
        b"<p>" + b"x" * 1_100_000,
        whole(article="<table><tr><td>x</table>" * 200).encode(),
        attributes(20_000),
        attributes(20_000).replace(b"<p", b"<script"),
        attributes(20_000).replace(b"<p", b"""<script x='"' y=">" """),
    ):
        assert not is_ordinary(page, Kind.HTML)
    assert not is_ordinary(samples()[".pdf"], Kind.PDF)


def test_a_word_document_is_judged_by_what_it_unpacks_to() -> None:
    """Not by its own size. (What python-docx makes has 800 kB of styles, and is read apart.)"""
    assert is_ordinary(ATTACKS["DOCX: a numbering that leads to itself"].make(), Kind.DOCX)
    assert not is_ordinary(ATTACKS["DOCX: paragraphs"].make(), Kind.DOCX)
    assert not is_ordinary(ATTACKS["DOCX: 9,000 parts"].make(), Kind.DOCX)


def test_a_reading_ends_with_its_processor_time(tmp_path: Path) -> None:
    """A page whose attributes would keep the parser busy for minutes."""
    path = tmp_path / "a.html"
    path.write_bytes(attributes(900_000))
    with pytest.raises(DocumentTooLarge, match="more than 1 seconds") as caught:
        Source.from_file(path, limits=Limits(seconds=1))
    assert_helpful(caught.value)


def test_a_reading_ends_with_its_memory(tmp_path: Path) -> None:
    """And says what limit it was."""
    path = tmp_path / "a.html"
    path.write_bytes(filled("<p>x", 5_000_000))
    with pytest.raises(SourceError, match="memory") as caught:
        Source.from_file(path, limits=Limits(memory_bytes=250_000_000))
    assert_helpful(caught.value)


def test_a_process_that_breaks_off_is_a_damaged_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not an error of another kind, whatever ended it."""
    monkeypatch.setattr(apart, "_MAIN", "import os; os.abort()")
    with pytest.raises(DamagedDocument, match="broke off"):
        found_apart(b"They met.", asked(Kind.PLAIN))


def test_where_the_system_limits_nothing_the_clock_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.setattr(apart, "_MAIN", "import threading; threading.Event().wait()")
    monkeypatch.setattr(apart, "_BY_THE_CLOCK", 1)
    with pytest.raises(DocumentTooLarge, match=r"0\.2 seconds"):
        found_apart(b"They met.", asked(Kind.PLAIN, seconds=0.2))


def test_a_long_pdf_is_given_more_time() -> None:
    """For what its pages yield: 600,000 characters take more than the two seconds it begins with."""
    page = b"BT /F1 9 Tf 9 9 Td (They met in Oslo, and they agreed on all of it.) Tj ET "
    found = found_apart(pdf(300, page, 50), asked(Kind.PDF, seconds=2))
    assert len(found.places) == 300


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("HTML: nested <div>", DocumentTooLarge),
        ("HTML: scripts never closed", EmptyDocument),
        ("mail: 10,000 multiparts in each other", DocumentTooLarge),
        ("mail: one header", DocumentTooLarge),
        ("DOCX: a zip bomb that lies of its size", DamagedDocument),
        ("DOCX: a bomb of entities", DamagedDocument),
        ("DOCX: elements in each other", DocumentTooLarge),
        ("VTT: 1,000,000 cues", DocumentTooLarge),
        ("text: 200 MB", DocumentTooLarge),
        ("text: zeros", UnknownFormat),
        ("PDF: 3,000 pages", DocumentTooLarge),
        ("PDF: cut off", DamagedDocument),
    ],
)
def test_a_hostile_file_has_one_clear_error(tmp_path: Path, name: str, error: type[SourceError]) -> None:
    """`benchmarks/hostile_files.py` reads all of them, and tells what they cost."""
    path = tmp_path / f"attack{ATTACKS[name].suffix}"
    path.write_bytes(ATTACKS[name].make())
    with pytest.raises(error) as caught:
        Source.from_file(path)
    assert_helpful(caught.value)
