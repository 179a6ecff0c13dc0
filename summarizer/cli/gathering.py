"""What is written only when all documents are read? Tables, a file for each section in a folder, and calendars."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.cli.common import complain, opened

if TYPE_CHECKING:
    from summarizer.summary import Summary

__all__ = ["calendar", "tables"]

_Taken = Generator[Callable[["Summary[Any]"], None]]


@contextmanager
def tables(form: str, folder: Path | None) -> _Taken:
    """Take summaries and write them in the end. Raises `UsageError`, before any is taken, when that cannot be done."""
    from summarizer.errors import UsageError
    from summarizer.extras import require
    from summarizer.render.frames import write_csv, write_parquet  # kept lazy: `--help` needs nothing of it

    if folder is None or folder.suffix in {".csv", ".parquet"} or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{form} has a file for each section", remedy="name a folder for them with -o")
    if form == "parquet":
        require("tables", "pyarrow")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror}", remedy="give a folder in one that is there") from error
    taken: list[Summary[Any]] = []
    yield taken.append
    (write_csv if form == "csv" else write_parquet)(taken, folder)


@contextmanager
def calendar(output: Path | None) -> _Taken:
    """Take summaries and write one calendar of them all; say what it had to leave out. Raises `UsageError`, as
    `tables` does."""
    from summarizer.extras import require
    from summarizer.render.calendar import to_calendar, undated  # kept lazy, as above

    require("calendar", "icalendar")
    taken: list[Summary[Any]] = []
    with opened(output) as out:
        yield taken.append
        if taken:
            out.write(to_calendar(taken))
    if left_out := undated(taken):
        complain(f"times that are left out of the calendar, for no day can be told: {left_out}")
