"""Inputs: each kind gives the same documents, and what is bad is one clear line and stops nothing else."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from summarizer import Source
from summarizer.corpus.inputs import Columns, documents
from summarizer.errors import SummarizerError

ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": "They met.\r\nThey parted, “late”.", "date": "2024-06-03", "title": "Talks"},
    {"id": "b", "text": "They met, again.", "date": "", "title": ""},
]


def jsonl(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write JSON Lines."""
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))


def table(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write CSV."""
    with path.open("w", newline="", encoding="utf-8-sig") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def parquet(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write Parquet, with dates as dates."""
    arrow: Any = import_module("pyarrow")
    dated = [{**row, "date": date.fromisoformat(row["date"]) if row["date"] else None} for row in rows]
    import_module("pyarrow.parquet").write_table(arrow.Table.from_pylist(dated), path)


def said(*inputs: object, **columns: Any) -> list[str]:
    """What the inputs hold, each document in a line."""
    found = documents([str(one) for one in inputs], Columns(**columns))
    return [f"{one.id}: {one.source if isinstance(one.source, SummarizerError) else one.source.text}" for one in found]


@pytest.mark.parametrize(("name", "write"), [("x.jsonl", jsonl), ("x.csv", table), ("x.parquet", parquet)])
def test_tables_give_the_same_documents(
    tmp_path: Path, name: str, write: Callable[[Path, list[dict[str, Any]]], None]
) -> None:
    """With their ids, dates and titles, and the text untouched."""
    write(tmp_path / name, ROWS)
    first, second = (one.source for one in documents([str(tmp_path / name)]))
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (first.text, first.dated, first.title, first.origin) == (ROWS[0]["text"], date(2024, 6, 3), "Talks", "a")
    assert (second.text, second.dated, second.title) == ("They met, again.", None, None)


def test_columns_can_be_named(tmp_path: Path) -> None:
    """All of them."""
    jsonl(tmp_path / "x.jsonl", [{"doc": 7, "body": "They met.", "day": "2024-06-03T10:00:00", "head": "T"}])
    columns = Columns(text="body", id="doc", date="day", title="head")
    (one,) = documents([str(tmp_path / "x.jsonl")], columns)
    assert one == type(one)("7", Source("They met.", dated=datetime(2024, 6, 3), title="T", origin="7"))


def test_a_folder_is_searched_for_documents_of_all_kinds(tmp_path: Path) -> None:
    """What the document says of itself is kept."""
    (tmp_path / "a.eml").write_text("From: Ann <a@x.example>\nSubject: The talks\n\nThey met.\n")
    (tmp_path / "b.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>They met.\n")
    (tmp_path / "c.bin").write_bytes(b"no document")
    mail, captions = (one.source for one in documents([str(tmp_path)]))
    assert isinstance(mail, Source)
    assert isinstance(captions, Source)
    assert (mail.title, captions.text.strip()) == ("The talks", "Ann: They met.")


def test_folders_and_globs_give_texts_by_name(tmp_path: Path) -> None:
    """Subfolders too; other files are passed over in a folder, and read where they are named."""
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/c.txt", "d.dat"):
        (tmp_path / name).write_text(f"In {name}.")
    assert [line.split(": ")[1] for line in said(tmp_path)] == ["In a.md.", "In b.txt.", "In sub/c.txt."]
    assert [line.split(": ")[1] for line in said(tmp_path / "*.txt", tmp_path / "d.dat")] == ["In b.txt.", "In d.dat."]


def test_a_broken_line_is_one_line_and_the_rest_is_done(tmp_path: Path) -> None:
    """With its number."""
    lines = [json.dumps({"text": f"Matter {n}."}) for n in range(1, 1001)]
    lines[811] = '{"text": "cut'
    lines[3] = "[]"
    lines[4] = '{"txt": "x"}'
    lines[5] = '{"text": 7}'
    lines[6] = ""
    lines[7] = '{"text": "x", "date": "soon"}'
    path = tmp_path / "x.jsonl"
    path.write_text("\n".join(lines))
    found = said(path)
    assert len(found) == 999
    assert found[810].startswith(f"{path}:812: line 812 is no JSON (")
    assert found[3] == f"{path}:4: line 4 is no JSON object: write one JSON object on each line, in UTF-8"
    assert found[4] == f"{path}:5: line 5 has no 'text': add it, or name another column"
    assert "not int" in found[5]
    assert found[6] == f"{path}:8: 'soon' is no date: write it as YYYY-MM-DD"
    assert sum("Matter" in line for line in found) == 994
    assert not any("\n" in line for line in found)


def test_a_table_without_the_column_is_one_line(tmp_path: Path) -> None:
    """And says which there are; an id that was named must be there too."""
    table(tmp_path / "x.csv", ROWS)
    parquet(tmp_path / "x.parquet", ROWS)
    for name in ("x.csv", "x.parquet"):
        (line,) = said(tmp_path / name, text="body")
        assert line.endswith("there is no column 'body': name those there are: id, text, date, title")
        assert said(tmp_path / name, id="number")[0].endswith(
            "there is no column 'number': name those there are: id, text, date, title"
        )


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("x.txt", b"caf\xe9", "byte 3 is not UTF-8: give its encoding"),
        ("x.txt", b"  \n", "the text is empty: give a text with at least one sentence"),
        ("x.csv", b"text\ncaf\xe9\n", "near line"),
        ("x.csv", b"", "there is no column 'text': name those there are: none"),
        ("x.csv", b"id,text\n7\n", "line 2 has no 'text'"),
        ("x.parquet", b"PAR1 is not all", "it cannot be read as Parquet"),
        ("x.jsonl", b'{"text": "caf\xe9"}\n', "line 1 is no JSON"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, name: str, data: bytes, complaint: str) -> None:
    """Its own, with the remedy; the next file is read."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("They met.")
    found = said(tmp_path / name, tmp_path / "z.txt")
    assert len(found) == 2
    assert complaint in found[0]
    assert "\n" not in found[0]
    assert found[1].endswith("They met.")


def test_a_file_that_is_not_there_is_one_line() -> None:
    """A folder in its place, or a file without rights, too."""
    assert said("no/such.txt", "no/such/*.txt") == [
        "no/such.txt: No such file or directory: check the file's name and its rights",
        "no/such/*.txt: No such file or directory: check the file's name and its rights",
    ]


def test_a_name_that_is_no_text_does_no_harm(tmp_path: Path) -> None:
    """File names may hold any bytes."""
    with open(os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt"), "w") as out:
        out.write("They met.")
    assert [line.rpartition(": ")[2] for line in said(tmp_path)] == ["They met."]
