"""The command line: what goes where, and the exit codes. Run as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer import Minutes, Readout, Summary
from summarizer.testing import assert_grounded

ROOT = Path(__file__).resolve().parent.parent
TEXT = "Oslo, 3 June 2024. Norway and Iceland agreed on Monday to share their weather data by 1 September."


def run(*arguments: str | Path, stdin: bytes = b"", cwd: Path = ROOT, **environment: str) -> tuple[int, str, str]:
    """Run the command; return its exit code, what it printed, and what it complained of."""
    unset = {"SUMMARIZER_MODEL", "OPENAI_API_KEY", "OPENAI_BASE_URL"}
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    done = subprocess.run(
        [sys.executable, "-m", "summarizer", *map(str, arguments)],
        input=stdin,
        cwd=cwd,
        env=kept | {"COLUMNS": "100"} | environment,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def read(*arguments: str | Path, stdin: bytes = b"", cwd: Path = ROOT) -> tuple[int, str, str]:
    """Run `summarizer read` with the offline model."""
    return run("read", "--model", "offline", *arguments, stdin=stdin, cwd=cwd)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file with a report."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_file_as_json_is_one_summary(report: Path) -> None:
    """It can be loaded, and is proved."""
    code, printed, complaint = read("--format", "json", report)
    summary = Summary.from_json(printed)
    assert (code, complaint) == (0, "")
    assert summary.source.text == TEXT
    assert summary.source.origin == str(report)
    assert_grounded(summary)


def test_several_files_as_json_are_lines_in_their_order(report: Path) -> None:
    """And one that failed stops no other; its complaint is one line with the remedy."""
    code, printed, complaint = read("--format", "json", report, "no-such-file.txt", report)
    assert code == 1
    assert [Summary.from_json(line).source.text for line in printed.splitlines()] == [TEXT, TEXT]
    (line,) = complaint.splitlines()
    assert line.startswith("summarizer: no-such-file.txt: No such file")


def test_standard_input_is_a_dash() -> None:
    """A byte order mark is no part of the text, line ends are."""
    code, printed, _ = read("--format", "json", "-", stdin=b"\xef\xbb\xbfThey met.\r\nThey parted.\r\n")
    assert code == 0
    assert json.loads(printed)["source"]["text"] == "They met.\r\nThey parted.\r\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "the text is empty"), (b" \n", "the text is empty"), (b"caf\xe9", "byte 3 is not UTF-8")],
)
def test_a_file_that_is_no_text_fails_with_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    """It is the document that failed: exit code 1."""
    (tmp_path / "bad.txt").write_bytes(data)
    code, printed, complaint = read(tmp_path / "bad.txt")
    assert (code, printed) == (1, "")
    assert len(complaint.splitlines()) == 1
    assert said in complaint


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--no-such-option"],
        ["read"],
        ["read", "x", "--dated", "tomorrow"],
        ["read", "x", "--format", "docx"],
        ["read", "README.md", "--model", "offline", "--format", "csv"],  # into which folder?
        ["read", "README.md", "--model", "offline", "-o", "out.parquet"],
        ["read", "README.md", "--model", "offline", "--format", "csv", "-o", "no/such"],
        ["read", "x", "--schema", "novel"],
        ["read", "x", "--schema", "no_such_module:Thing"],
        ["read", "x", "--schema", "json:JSONDecoder"],
        ["read", "x", "--model", "no-such-provider/x"],
        ["read", "x", "--model", "openai/gpt-5-mini"],  # no key
        ["read", "README.md", "--model", "offline", "--schema", "minutes"],  # it fills readouts only
        ["schema", "novel"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_one_line_and_exit_code_2(arguments: list[str]) -> None:
    """With the remedy after a colon, and without a trace."""
    code, printed, complaint = run(*arguments)
    assert (code, printed) == (2, "")
    assert len(complaint.splitlines()) == 1, complaint
    assert complaint.startswith("summarizer: ")
    assert ": " in complaint.removeprefix("summarizer: ")


def test_without_a_model_one_line_says_which_is_used(report: Path) -> None:
    """On the standard error; the result is as pure as ever."""
    code, printed, complaint = run("read", "--format", "json", report)
    assert code == 0
    assert Summary.from_json(printed).provenance.model == "offline"
    (line,) = complaint.splitlines()
    assert "SUMMARIZER_MODEL=" in line


def test_debugging_adds_the_trace(tmp_path: Path) -> None:
    """To the line, which is there as ever."""
    complaint = read("--debug", tmp_path / "no-such-file.txt")[2].splitlines()
    assert complaint[0].startswith("summarizer: ")
    assert complaint[1].startswith("Traceback")


def test_documents_are_read_by_their_kind(tmp_path: Path) -> None:
    """A mail and a transcript among texts; what they say of themselves is kept, and what was left out is a note."""
    (tmp_path / "a.eml").write_bytes(b"From: Ann Lee <a@example.org>\nSubject: Talks\n\nWe met.\n-- \nAnn\n")
    (tmp_path / "b.vtt").write_text("WEBVTT\n\n00:07 --> 00:08\n<v Ann Lee>We met.\n", encoding="utf-8")
    code, printed, _ = read("--format", "json", tmp_path / "a.eml", tmp_path / "b.vtt")
    mail, talk = [Summary.from_json(line) for line in printed.splitlines()]
    assert code == 0
    assert (mail.source.title, mail.source.publisher) == ("Talks", "Ann Lee")
    assert "the signature was left out" in mail.notes
    assert talk.source.place_of(talk.source.span((9, 16))) == "00:00:07.000"


def test_an_encoding_can_be_given(tmp_path: Path) -> None:
    """Of a file, and of the standard input."""
    (tmp_path / "a.txt").write_bytes(b"They met in a caf\xe9.")
    for name, stdin in ((tmp_path / "a.txt", b""), ("-", b"They met in a caf\xe9.")):
        printed = read("--format", "json", "--encoding", "latin-1", name, stdin=stdin)[1]
        assert json.loads(printed)["source"]["text"] == "They met in a café."


def test_the_date_can_be_given(report: Path) -> None:
    """It goes before the dateline's."""
    assert json.loads(read("--format", "json", "--dated", "2020-02-29", report)[1])["source"]["dated"] == "2020-02-29"


def test_output_goes_to_a_file_by_its_suffix(report: Path, tmp_path: Path) -> None:
    """Whole or not at all: when every document fails, what was there stays."""
    for name, begins in (("out.json", "{"), ("out.md", "#"), ("out.txt", "Readout of")):
        assert read(report, "-o", tmp_path / name) == (0, "", "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    before = (tmp_path / "out.md").read_bytes()
    assert read("no-such-file.txt", "-o", tmp_path / "out.md")[0] == 1
    assert (tmp_path / "out.md").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "out.md", "out.txt", "report.txt"]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_tables_are_files_in_a_folder(report: Path, tmp_path: Path, form: str) -> None:
    """One for each section, with the items of all documents, and for what was left out; none without a document."""
    assert read(report, report, "--format", form, "-o", tmp_path / "out") == (0, "", "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        f"{name}.{form}" for name in (*Readout.model_fields, "rejected", "omissions")
    }
    if form == "csv":
        lines = (tmp_path / "out" / "agreements.csv").read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) == 3
        assert lines[1].startswith(f"{report},,2024-06-03,")
    assert read("no-such-file.txt", "--format", form, "-o", tmp_path / "none")[0] == 1
    assert list((tmp_path / "none").iterdir()) == []


@pytest.mark.parametrize(("form", "key"), [("annotations", "items"), ("provenance", "@graph")])
def test_linked_data_is_an_object_a_line(report: Path, form: str, key: str) -> None:
    """As JSON is."""
    code, printed, complaint = read(report, report, "--format", form)
    assert (code, complaint) == (0, "")
    assert all(json.loads(line)[key] for line in printed.splitlines())
    assert len(printed.splitlines()) == 2


def test_items_can_be_followed_on_the_standard_error(report: Path) -> None:
    """The result is as it is without."""
    code, printed, said = read("--follow", "--format", "markdown", report)
    assert code == 0
    assert "  commitments: share their weather data; agreed, open; debtors: Norway, Iceland;" in said
    assert len(said.splitlines()) == 6
    assert printed.splitlines()[:3] == read("--format", "markdown", report)[1].splitlines()[:3]
    assert read("--no-follow", report)[2] == ""


def test_several_files_make_one_calendar(report: Path, tmp_path: Path) -> None:
    """What names no day is said on the standard error."""
    (tmp_path / "soon.txt").write_text("Norway promised to pay by Friday.", encoding="utf-8")
    code, printed, complaint = read(report, tmp_path / "soon.txt", report, "--format", "ics")
    assert code == 0
    assert printed.count("BEGIN:VEVENT") == 2
    assert printed.count("BEGIN:VCALENDAR") == 1
    assert complaint == "summarizer: times that are left out of the calendar, for no day can be told: 1\n"
    assert read(report, "-o", tmp_path / "out.ics") == (0, "", "")


def test_an_output_that_cannot_be_written_is_wrong_use(report: Path, tmp_path: Path) -> None:
    """It is said before any document is read."""
    code, _, complaint = read(report, "-o", tmp_path / "no" / "such" / "folder.json")
    assert code == 2
    assert len(complaint.splitlines()) == 1


def test_a_schema_of_ones_own_is_found_from_here(tmp_path: Path) -> None:
    """`module:Class`, with the current folder to import from."""
    (tmp_path / "mine.py").write_text(
        "from summarizer import Item, Record\n\n\nclass Note(Item):\n    what: str\n\n\n"
        "class Notes(Record):\n    notes: list[Note]\n",
        encoding="utf-8",
    )
    code, printed, _ = run("schema", "mine:Notes", cwd=tmp_path)
    assert code == 0
    assert list(json.loads(printed)["properties"]) == ["notes"]


def test_both_faces_of_a_schema_are_printed() -> None:
    """What a model is asked for, and what is stored."""
    assert json.loads(run("schema", "readout")[1]) == Readout.model_json_schema()
    stored = json.loads(run("schema", "minutes", "--face", "stored")[1])
    assert stored == Minutes.model_json_schema(mode="serialization")


def test_control_characters_of_a_document_never_reach_the_screen(tmp_path: Path) -> None:
    """Nor of a file's name."""
    path = tmp_path / "a\x1b[2Jb.txt"
    path.write_text("Norway and Iceland agreed to share \x1b]0;owned\x07data\u202e.", encoding="utf-8")
    for form in ("terminal", "markdown"):
        printed = "".join(read("--format", form, path, tmp_path / "c\x1bd")[1:])
        assert "share" in printed
        assert not {"\x1b", "\x07", "\u202e"} & set(printed)


def test_the_help_names_the_commands_and_imports_no_vendor() -> None:
    """It must be fast."""
    code, printed, _ = run("--help")
    assert code == 0
    assert "read" in printed
    assert "schema" in printed
    script = "import sys, summarizer, summarizer.cli; print([m for m in sys.argv[1:] if m in sys.modules])"
    vendors = ["openai", "instructor", "sqlalchemy", "nupunkt", "rapidfuzz", "asyncio"]
    vendors += ["trafilatura", "lxml", "mammoth", "pypdfium2", "charset_normalizer"]
    done = subprocess.run([sys.executable, "-c", script, *vendors], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_version_is_the_packages() -> None:
    """As provenance has it."""
    assert run("--version")[1].startswith("summarizer 0.")
