"""The door: whatever is in a file, what comes out is a source or one clear error; and a source keeps its promises."""

from __future__ import annotations

import pickle
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Source, Summary, summarize
from summarizer.documents import Limits
from summarizer.documents.kinds import Kind, kind_of
from summarizer.errors import ConfigurationError, DocumentTooLarge, SourceError
from summarizer.testing import assert_grounded
from tests.documents import pdfs, test_docx, test_html, test_mail, test_transcript

IN_PROCESS = [".txt", ".md", ".html", ".docx", ".eml", ".vtt", ".srt", ""]
SUFFIXES = [*IN_PROCESS, ".pdf"]
REPORT = ["Oslo, 3 June 2024. Norway and Iceland agreed on Monday", "to share their weather data by 1 September."]


@cache
def samples() -> dict[str, bytes]:
    """A good document of each kind."""
    mail = test_mail.message()
    mail.add_alternative("<p>I will send the <b>data</b>.</p>", subtype="html")
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    return {
        ".txt": b"[00:01] Ann: We met.\n[00:02] Bo: Yes.\n[00:03] Ann: Good.\n",
        ".md": b"---\ntitle: Talks\ndate: 2024-06-03\n---\n# Talks\n\nThey met.\n",
        ".html": test_html.whole(test_html.LINKED).encode(),
        ".docx": test_docx.document(),
        ".eml": bytes(mail),
        ".vtt": test_transcript.VTT.encode(),
        ".srt": b"1\n00:00:01,000 --> 00:00:02,000\nAnn Lee: We met.\n\n2\n00:00:02,000 --> 00:00:03,000\n- Yes.\n",
        ".pdf": pdfs.pages([REPORT]),
        "": b"They met.",
    }


def assert_helpful(error: SourceError) -> None:
    """It is one line with a remedy, and can be sent to another process."""
    assert error.remedy
    assert len(str(error)) < 400
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def assert_sound(path: Path) -> None:
    """It is read, and every promise of a source holds; or the error says what to do."""
    try:
        source = Source.from_file(path, limits=Limits(seconds=20))
    except SourceError as error:
        assert_helpful(error)
        return
    assert Source.model_validate_json(source.model_dump_json()) == source
    for at in source.sentences:
        assert_grounded(source.span(at), source)
    labels = source.places_of(source.span((0, len(source.text))))
    assert labels == tuple(place.label for place in source.places)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all the files that are drawn."""
    return tmp_path_factory.mktemp("drawn")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_good_document_of_each_kind_is_read(folder: Path, suffix: str) -> None:
    """The samples below are spoiled, so they had better be good."""
    path = folder / f"good{suffix}"
    path.write_bytes(samples()[suffix])
    assert Source.from_file(path).text.strip()
    assert_sound(path)


@given(data=st.binary(max_size=2000), suffix=st.sampled_from(IN_PROCESS))
def test_any_bytes_are_a_source_or_a_source_error(folder: Path, data: bytes, suffix: str) -> None:
    """Under any name."""
    (folder / f"any{suffix}").write_bytes(data)
    assert_sound(folder / f"any{suffix}")


def spoil(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes with some of them replaced, cut out or doubled."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 60)))
        new = draw(st.binary(max_size=8) | st.just(data[at:end] * 2) | st.sampled_from([b"<", b"\0", b"\xff", b"-->"]))
        data = data[:at] + new + data[end:]
    return data


@given(st.data())
def test_spoiled_documents_are_a_source_or_a_source_error(folder: Path, data: st.DataObject) -> None:
    """Which reaches deeper into the readers than bytes that are nothing."""
    suffix = data.draw(st.sampled_from(IN_PROCESS))
    spoiled = data.draw(st.composite(spoil)(samples()[suffix]))
    (folder / f"spoiled{suffix}").write_bytes(spoiled)
    assert_sound(folder / f"spoiled{suffix}")


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_spoiled_pdfs_are_a_source_or_a_source_error(folder: Path, data: st.DataObject) -> None:
    """Each is read by a process of its own, so these are few."""
    (folder / "spoiled.pdf").write_bytes(data.draw(st.composite(spoil)(samples()[".pdf"])))
    assert_sound(folder / "spoiled.pdf")


@given(st.text(max_size=300), st.text(max_size=20))
@settings(deadline=None)
def test_any_text_in_a_page_is_a_source_or_a_source_error(words: str, url: str) -> None:
    """Also as its title, its date and its address."""
    html = f'<html lang="{words}"><title>{words}</title><meta name="date" content="{words}"><p>{words}</p></html>'
    try:
        source = Source.from_html(html, url=url)
    except SourceError:
        return
    assert Source.model_validate_json(source.model_dump_json()) == source


def test_a_summary_of_a_document_keeps_its_places(folder: Path) -> None:
    """Through JSON and back: each item of the record has its page."""
    (folder / "report.pdf").write_bytes(pdfs.pages([["They met."], REPORT]))
    summary = summarize(Source.from_file(folder / "report.pdf"), model="offline")
    loaded = Summary.from_json(summary.to_json())
    assert loaded == summary
    assert_grounded(loaded)
    (agreement,) = loaded.record.agreements
    assert loaded.source.place_of(agreement.evidence[0]) == "page 2"
    assert loaded.provenance.source_sha256 == loaded.source.sha256


def test_what_a_reader_left_out_is_a_note_of_the_summary() -> None:
    """Whoever reads the summary should know."""
    source = Source("They met.", notes=["the signature was left out"])
    assert "the signature was left out" in summarize(source, model="offline").notes


@pytest.mark.parametrize(("suffix", "package"), [(".html", "trafilatura"), (".pdf", "pypdfium2"), (".docx", "mammoth")])
def test_without_the_extra_the_error_names_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, package: str
) -> None:
    """And a text is read all the same."""

    def find(name: str) -> object:
        return None if name == package else find_spec(name)

    monkeypatch.setattr("summarizer.extras.find_spec", find)
    (folder / f"good{suffix}").write_bytes(samples()[suffix])
    with pytest.raises(ConfigurationError, match=r"structured-summarizer\[documents\]"):
        Source.from_file(folder / f"good{suffix}")
    (folder / "good.txt").write_bytes(samples()[".txt"])
    assert Source.from_file(folder / "good.txt")


def test_no_package_of_the_extra_is_imported_for_a_text(folder: Path) -> None:
    """They take a second together."""
    (folder / "good.eml").write_bytes(samples()[".eml"])
    script = (
        "import sys, summarizer; summarizer.Source.from_file(sys.argv[1]);"
        "print([name for name in sys.argv[2:] if name in sys.modules])"
    )
    packages = ["trafilatura", "lxml", "mammoth", "pypdfium2", "charset_normalizer"]
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder / "good.eml"), *packages], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_what_a_file_is_goes_before_what_it_is_called() -> None:
    """A PDF called .txt, a page saved as .pdf."""
    assert kind_of(samples()[".pdf"], ".txt") is Kind.PDF
    assert kind_of(samples()[".docx"], "") is Kind.DOCX
    assert kind_of(samples()[".html"], ".pdf") is Kind.HTML
    assert kind_of(samples()[".html"], ".txt") is Kind.PLAIN


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_callers_limits_hold_for_every_kind(folder: Path, suffix: str) -> None:
    """Of bytes and of characters."""
    path = folder / f"good{suffix}"
    path.write_bytes(samples()[suffix])
    for limits in (Limits(file_bytes=5), Limits(characters=5)):
        with pytest.raises(DocumentTooLarge) as caught:
            Source.from_file(path, limits=limits)
        assert caught.value.remedy
