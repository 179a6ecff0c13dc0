"""Pages from the command line: one file, or a folder with an index."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import TEXT, read

PAGE = "<!doctype html>"


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    """Files whose names would clash or mislead as those of pages."""
    names = ["a/report.txt", "b/report.txt", "index.txt", "Talks: 3 #1 & 50%.txt"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    return [tmp_path / name for name in names]


def test_one_file_is_one_page(reports: list[Path], tmp_path: Path) -> None:
    """The suffix says what it is to be; without an output it is printed."""
    code, printed, complaint = read(reports[0], "-o", tmp_path / "page.html")
    assert (code, printed, complaint) == (0, "", "")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith(PAGE)
    assert read(reports[0], "--format", "html")[1].startswith(PAGE)


def test_several_files_are_a_folder_with_an_index(reports: list[Path], tmp_path: Path) -> None:
    """Each has a page of its own, which the index leads to, and one that failed stops no other."""
    folder = tmp_path / "pages" / "of today"
    code, _, complaint = read(*reports, "no-such-file.txt", "--format", "html", "-o", folder)
    assert code == 1
    assert complaint.startswith("summarizer: no-such-file.txt: ")
    pages = sorted(path.name for path in folder.iterdir())
    assert pages == ["Talks: 3 #1 & 50%.html", "index-2.html", "index.html", "report-2.html", "report.html"]
    listed = (folder / "index.html").read_text(encoding="utf-8")
    for link in ("report.html", "report-2.html", "index-2.html", "Talks%3A%203%20%231%20%26%2050%25.html"):
        assert f'href="{link}"' in listed
    assert "<title>of today</title>" in listed


def test_one_file_into_a_folder_that_is_there(reports: list[Path], tmp_path: Path) -> None:
    """It gets an index too; what else is in the folder stays."""
    assert read(reports[0], "--format", "html", "-o", tmp_path)[0] == 0
    assert {"report.html", "index.html", "index.txt"} <= {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("output", [[], ["-o", "taken.txt"]])
def test_several_pages_need_a_folder(reports: list[Path], tmp_path: Path, output: list[str]) -> None:
    """Nothing is read, and nothing overwritten, when there is none."""
    (tmp_path / "taken.txt").write_text("mine", encoding="utf-8")
    code, printed, complaint = read(*reports[:2], "--format", "html", *output, cwd=tmp_path)
    assert (code, printed) == (2, "")
    assert "a folder" in complaint
    assert (tmp_path / "taken.txt").read_text(encoding="utf-8") == "mine"


def test_when_every_file_fails_no_index_is_written(tmp_path: Path) -> None:
    """What was there stays."""
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    assert read("none.txt", "nor.txt", "--format", "html", "-o", tmp_path)[0] == 1
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "mine"
