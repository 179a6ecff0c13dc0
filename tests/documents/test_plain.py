"""A text is never changed; what it says of itself is read, and its time codes are its places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from summarizer import Source
from summarizer.documents.plain import markdown, plain
from summarizer.errors import DocumentTooLarge, SourceError, UnknownFormat

TEXT = "Oslo, 3 June 2024.\r\nNorway and Iceland agreed to share “data”.\r\n"


def written(folder: Path, name: str, data: bytes) -> Path:
    """A file with that in it."""
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md", "a", "a.log"])
def test_a_text_is_stored_as_it_is(tmp_path: Path, name: str) -> None:
    """Line ends and marks too; a byte order mark is no part of it."""
    for data in (TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.encode("utf-16")):
        source = Source.from_file(written(tmp_path, name, data))
        assert source.text == TEXT
        assert source.dated == date(2024, 6, 3)
        assert source.origin == str(tmp_path / name)


def test_the_callers_date_goes_first(tmp_path: Path) -> None:
    """Before the dateline's."""
    assert Source.from_file(written(tmp_path, "a.txt", TEXT.encode()), dated="2020-01-02").dated == date(2020, 1, 2)


def test_an_encoding_is_never_guessed(tmp_path: Path) -> None:
    """A plain text declares none; a wrong guess would spoil the quotes. The caller may say which it is."""
    path = written(tmp_path, "a.txt", "They met in a café.".encode("latin-1"))
    with pytest.raises(UnknownFormat, match="byte 17 is not UTF-8"):
        Source.from_file(path)
    assert Source.from_file(path, encoding="iso-8859-1").text == "They met in a café."
    with pytest.raises(UnknownFormat, match="no encoding 'unicode_escape'"):
        Source.from_file(path, encoding="unicode_escape")


@pytest.mark.parametrize("data", [b"", b" \n", b"They\0met.", b"\xff\xfe\x00\xd8", b"\xfe"])
def test_what_is_no_text_is_refused_with_a_remedy(tmp_path: Path, data: bytes) -> None:
    """Empty, binary, or half a character."""
    with pytest.raises(SourceError) as caught:
        Source.from_file(written(tmp_path, "a.txt", data))
    assert caught.value.remedy


def test_a_large_file_is_refused_by_its_size() -> None:
    """It is not read: this one would be 200 MB."""
    path = Path("/dev/zero")  # has no end
    with pytest.raises(DocumentTooLarge, match="50,000,000 bytes"):
        Source.from_file(path)


def test_a_sparse_file_of_200_megabytes_is_refused(tmp_path: Path) -> None:
    """At once: its size tells."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(DocumentTooLarge) as caught:
        Source.from_file(tmp_path / "a.txt")
    assert "Limits.file_bytes" in caught.value.remedy


def test_no_such_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    """As `open` raises it."""
    with pytest.raises(FileNotFoundError):
        Source.from_file(tmp_path / "a.txt")


def test_front_matter_tells_title_date_publisher_and_language() -> None:
    """It stays in the text, as all does."""
    text = '---\ntitle: "Talks open"\ndate: 2024-06-03T23:00:00+05:00\npublisher: Ministry\nlang: en_gb\n---\n# Other\n'
    found = markdown(text)
    assert (found.title, found.dated, found.publisher) == ("Talks open", date(2024, 6, 3), "Ministry")
    assert (found.language, found.text) == ("en-GB", text)


def test_else_the_first_heading_is_the_title() -> None:
    """Of a Markdown text; a plain one has none."""
    assert markdown("Head\n\n# Talks open #\r\n\nThey met.").title == "Talks open"
    assert plain("# Talks open\n").title is None


def test_time_codes_at_lines_are_places() -> None:
    """From a line with a time code on, until the next."""
    text = "Minutes\n[00:01] Ann Lee: We agree.\n[00:59] Bo Ek: So do we.\n[01:00:02] Ann Lee: By June.\n"
    source = Source(text, places=plain(text).places)
    for words, label in (("So do we", "00:59"), ("By June", "01:00:02"), ("Minutes", None)):
        span = source.locate(words)
        assert span is not None
        assert source.place_of(span) == label


@pytest.mark.parametrize("text", ["12:00 Lunch\n13:00 Talks\n", "[00:09] a\n[00:01] b\n[00:02] c\n"])
def test_a_few_times_or_times_out_of_order_are_no_places(text: str) -> None:
    """They may be an agenda, or a log of several things."""
    assert plain(text).places == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_text_of_wide_letters_without_a_mark_is_refused_by_its_name(tmp_path: Path, encoding: str) -> None:
    """The remedy is what to give; with it the text is read."""
    path = tmp_path / "a.txt"
    path.write_bytes("They met in Tórshavn.".encode(encoding))
    with pytest.raises(UnknownFormat, match=f"give its encoding, {encoding}"):
        Source.from_file(path)
    assert Source.from_file(path, encoding=encoding).text == "They met in Tórshavn."
