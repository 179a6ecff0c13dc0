"""How does the command line write tables? A file for each section, into a folder, when all documents are read."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.summary import Summary

__all__ = ["tables"]


@contextmanager
def tables(form: str, folder: Path | None) -> Generator[Callable[[Summary[Any]], None]]:
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
