"""Which documents does an input hold? Files, folders, globs, JSON Lines, CSV and Parquet, read one document at a time.

What cannot be read is a document too, with its error, so that it shows in the results and stops no other.
"""

from __future__ import annotations

import csv
import glob
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, cast

from summarizer.corpus.feeding import Document
from summarizer.documents.kinds import SUFFIXES
from summarizer.errors import ConfigurationError, SourceError, SummarizerError
from summarizer.extras import require
from summarizer.source import Source

__all__ = ["Columns", "documents"]

_LINES = (".jsonl", ".ndjson")
_TABLES = {".csv": ",", ".tsv": "\t"}
_SAMPLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns, or JSON keys, that hold a document's parts. One that was named must be there; those
    that were not are used where they are."""

    text: str = "text"
    id: str | None = None
    date: str | None = None
    title: str | None = None

    def named(self) -> list[str]:
        """The columns that must be there."""
        return [name for name in (self.text, self.id, self.date, self.title) if name is not None]


def documents(inputs: Iterable[str], columns: Columns = Columns()) -> Iterator[Document]:
    """Yield the documents of files, folders and globs, in their order; the files of a folder sorted by name.

    "-" is JSON Lines from the standard input. A folder is searched for documents of all kinds that
    `Source.from_file` reads, its subfolders too.
    """
    for given in inputs:
        for name in _files(given):
            try:
                yield from _in_file(name, columns)
            except (OSError, SummarizerError) as error:
                yield Document(name, _typed(error))


def _files(given: str) -> Iterator[str]:
    path = Path(given)
    if given == "-" or path.is_file():
        yield given
    elif path.is_dir():
        found = (os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
        yield from sorted(name for name in found if name.lower().endswith(SUFFIXES))
    else:
        yield from sorted(name for name in glob.glob(given, recursive=True) if not os.path.isdir(name)) or [given]


def _in_file(name: str, columns: Columns) -> Iterator[Document]:
    suffix = Path(name).suffix.lower()
    if name == "-":
        yield from _lines(sys.stdin.buffer, "standard input", columns)
    elif suffix in _LINES:
        with open(name, "rb") as lines:
            yield from _lines(lines, name, columns)
    elif suffix in _TABLES:
        yield from _table(name, _TABLES[suffix], columns)
    elif suffix == ".parquet":
        yield from _parquet(name, columns)
    else:
        yield Document(name, Source.from_file(name))


def _lines(lines: BinaryIO, name: str, columns: Columns) -> Iterator[Document]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            row = _json(line.removeprefix(b"\xef\xbb\xbf"), number)
            yield (
                Document(f"{name}:{number}", row)
                if isinstance(row, SummarizerError)
                else _row(row, f"{name}:{number}", columns, f"line {number} has no")
            )


def _json(line: bytes, number: int) -> dict[str, Any] | SourceError:
    remedy = "write one JSON object on each line, in UTF-8"
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        return SourceError(f"line {number} is no JSON ({str(error)[:_SAMPLE_LENGTH]})", remedy=remedy)
    if not isinstance(row, dict):
        return SourceError(f"line {number} is no JSON object", remedy=remedy)
    return cast("dict[str, Any]", row)


def _table(name: str, delimiter: str, columns: Columns) -> Iterator[Document]:
    csv.field_size_limit(sys.maxsize)  # a field holds a whole document
    with open(name, encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines, delimiter=delimiter)
        try:
            _require_columns(rows.fieldnames or (), columns)
            for row in rows:
                yield _row(row, f"{name}:{rows.line_num}", columns, f"line {rows.line_num} has no")
        except UnicodeDecodeError as error:
            raise SourceError(f"{error.reason} near line {rows.line_num}", remedy="convert it to UTF-8") from None
        except csv.Error as error:
            raise SourceError(f"line {rows.line_num}: {error}", remedy="mend the file") from None


def _parquet(name: str, columns: Columns) -> Iterator[Document]:
    require("tables", "pyarrow")
    parquet: Any = import_module("pyarrow.parquet")  # kept lazy: only this kind needs it
    try:
        with parquet.ParquetFile(name) as file:
            there: list[str] = file.schema_arrow.names
            _require_columns(there, columns)
            wanted = [column for column in ({*columns.named()} | {"id", "date", "title"}) if column in there]
            number = 0
            for batch in file.iter_batches(batch_size=64, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield _row(row, f"{name}:{number}", columns, f"row {number} has no")
    except import_module("pyarrow").ArrowException as error:
        raise SourceError(f"it cannot be read as Parquet ({str(error)[:_SAMPLE_LENGTH]})", remedy="mend it") from None


def _require_columns(there: Iterable[str], columns: Columns) -> None:
    missing = [name for name in columns.named() if name not in there]
    if missing:
        remedy = f"name those there are: {', '.join(there) or 'none'}"
        raise SourceError(f"there is no column {', '.join(map(repr, missing))}", remedy=remedy)


def _row(row: dict[str, Any], place: str, columns: Columns, lacks: str) -> Document:
    name = row.get(columns.id or "id")
    name = str(name) if name not in (None, "") else place
    missing = [column for column in columns.named() if column not in row]
    if not missing and row[columns.text] is None:
        missing = [columns.text]
    try:
        if missing:
            raise SourceError(f"{lacks} {', '.join(map(repr, missing))}", remedy="add it, or name another column")
        title = row.get(columns.title or "title")
        dated = _day(row.get(columns.date or "date"))
        return Document(name, Source(row[columns.text], dated=dated, title=str(title) if title else None, origin=name))
    except SummarizerError as error:
        return Document(name, error)


def _day(given: object) -> date | None:
    """A date column's value: a date, or words of one; a time of day is left out."""
    if isinstance(given, date | None):
        return given.date() if isinstance(given, datetime) else given
    try:
        return datetime.fromisoformat(str(given).strip()).date() if str(given).strip() else None
    except ValueError:
        said = str(given)[:_SAMPLE_LENGTH]
        raise SourceError(f"{said!r} is no date", remedy="write it as YYYY-MM-DD") from None


def _typed(error: OSError | SummarizerError) -> SummarizerError:
    if isinstance(error, ConfigurationError):  # no file of this kind would fare better
        raise error
    if isinstance(error, SummarizerError):
        return error
    return SourceError(error.strerror or "it cannot be read", remedy="check the file's name and its rights")
