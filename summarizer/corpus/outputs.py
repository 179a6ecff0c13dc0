"""Where do results go? JSON Lines or Parquet, one line or row for each document."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from summarizer.corpus.results import Result
from summarizer.errors import UsageError
from summarizer.extras import require

__all__ = ["Put", "parquet"]

Put = Callable[[Result[Any]], object]
"""Takes one result."""

_ROWS_PER_GROUP = 500
_COLUMNS = ("id", "status", "error_type", "error", "summary")


@contextmanager
def parquet(path: Path) -> Generator[Put]:
    """What puts results into a Parquet file: id, status, error_type, error, and summary as JSON; all of them strings.

    Rows are written in groups, so that few are held. Raises `UsageError` when the file cannot be made.
    """
    require("tables", "pyarrow")
    arrow: Any = import_module("pyarrow")  # kept lazy: only this kind needs it
    schema = arrow.schema([(name, arrow.string()) for name in _COLUMNS])
    rows: list[dict[str, str | None]] = []
    try:
        file = path.open("xb")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", remedy="give a file in a folder that is there") from error

    def flush() -> None:
        if rows:
            writer.write_table(arrow.Table.from_pylist(rows, schema))
            rows.clear()

    def put(result: Result[Any]) -> None:
        rows.append(_row(result))
        if len(rows) >= _ROWS_PER_GROUP:
            flush()

    with file, import_module("pyarrow.parquet").ParquetWriter(file, schema, compression="zstd") as writer:
        yield put
        flush()


def _row(result: Result[Any]) -> dict[str, str | None]:
    error = result.error
    return {
        "id": result.id,
        "status": result.status,
        "error_type": type(error).__name__ if error else None,
        "error": str(error) if error else None,
        "summary": result.summary_json(),
    }
