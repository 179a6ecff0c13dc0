"""How do tables get into pandas, polars, CSV or Parquet? One frame or file for each section, columns of stable types.

A list stays a list in frames and in Parquet (`frame.explode("debtors")` makes a row of each member), and an integer of
more than 64 bits, which they cannot hold, is null there. CSV is for spreadsheets: lists are joined with "; ", a mark at
the head says that it is UTF-8, and a cell that a spreadsheet could take for a formula (it begins with `=`, `+`, `-` or
`@`) gets an apostrophe before it, for the text of a report is data and may not run; what a screen obeys is
replaced by signs (see `visible`). `formulas=True` writes cells bare.
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast, overload

from summarizer.errors import ConfigurationError, UsageError
from summarizer.extras import require
from summarizer.files import taking_place
from summarizer.render.tables import Cell, Column, Row, columns, to_rows
from summarizer.render.visible import visible

if TYPE_CHECKING:
    import pandas
    import polars

    from summarizer.schemas import Record
    from summarizer.summary import Summary

__all__ = ["bare", "guarded", "to_frames", "write_csv", "write_parquet"]

_PANDAS = {"text": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "datetime64[s]"}
_POLARS = {"text": "String", "integer": "Int64", "number": "Float64", "boolean": "Boolean", "date": "Date"}
_ARROW = {"text": "string", "integer": "int64", "number": "float64", "boolean": "bool_", "date": "date32"}

_LARGEST = 2**63
_FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]")
"""What a spreadsheet takes for a formula, and the same behind apostrophes of ours."""
_GUARDED = re.compile(r"'(?=[\s']*[=+\-@＝＋－＠])")

_Tables = dict[str, tuple[tuple[Column, ...], list[Row]]]


@overload
def to_frames(
    summaries: Iterable[Summary[Any]], library: Literal["pandas"] = "pandas"
) -> dict[str, pandas.DataFrame]: ...
@overload
def to_frames(summaries: Iterable[Summary[Any]], library: Literal["polars"]) -> dict[str, polars.DataFrame]: ...
def to_frames(
    summaries: Iterable[Summary[Any]], library: Literal["pandas", "polars"] = "pandas"
) -> dict[str, pandas.DataFrame] | dict[str, polars.DataFrame]:
    """Return a frame for each section, with the items of all summaries; none for no summaries.

    Raises `ConfigurationError` when the library is not installed, `UsageError` when the summaries are of several
    classes.
    """
    makers: dict[str, Callable[[Any, tuple[Column, ...], list[Row]], Any]] = {"pandas": _pandas, "polars": _polars}
    if library not in makers:
        raise ConfigurationError(f"there are no frames of {library!r}", remedy='choose "pandas" or "polars"')
    module = _imported(library)
    return {section: makers[library](module, of, rows) for section, (of, rows) in _gathered(summaries).items()}


def write_csv(summaries: Iterable[Summary[Any]], folder: str | os.PathLike[str], *, formulas: bool = False) -> None:
    """Write a file SECTION.csv for each section into a folder, which is made if need be.

    `formulas=True` leaves cells bare that a spreadsheet could run. Raises `UsageError` as `to_frames` does.
    """
    for section, (of, rows) in _gathered(summaries).items():
        with (
            taking_place(_within(folder, f"{section}.csv")) as part,
            part.open("x", encoding="utf-8-sig", newline="") as out,
        ):
            lines = csv.writer(out)
            lines.writerow(column.name for column in of)
            lines.writerows([_written(row[column.name], formulas=formulas) for column in of] for row in rows)


def write_parquet(summaries: Iterable[Summary[Any]], folder: str | os.PathLike[str]) -> None:
    """Write a file SECTION.parquet for each section into a folder, which is made if need be.

    Raises `ConfigurationError` without the extra `tables`, and `UsageError` as `to_frames` does.
    """
    require("tables", "pyarrow")
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")  # kept lazy: it takes a second
    for section, (of, rows) in _gathered(summaries).items():
        schema = arrow.schema([(column.name, _listed(arrow.list_, _arrow(arrow, column), column)) for column in of])
        table = arrow.table({column.name: _cells(column, rows) for column in of}, schema=schema)
        with taking_place(_within(folder, f"{section}.parquet")) as part, part.open("xb") as out:
            parquet.write_table(table, out)


def guarded(text: str) -> str:
    """Return a cell's text as no spreadsheet runs it.

    >>> guarded('=HYPERLINK("http://a.example")'), guarded("1 = 1")
    ('\\'=HYPERLINK("http://a.example")', '1 = 1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def bare(text: str) -> str:
    """Return the text that `guarded` was given.

    >>> bare(guarded("-5 %"))
    '-5 %'
    """
    return text[1:] if _GUARDED.match(text) else text


def _gathered(summaries: Iterable[Summary[Any]]) -> _Tables:
    gathered: _Tables = {}
    target: type[Record] | None = None
    for summary in summaries:
        mine: type[Record] = type(cast("Record", summary.record))
        if mine is not (target := target or mine):
            what = f"summaries of {target.__name__} and of {mine.__name__} do not go into the same tables"
            raise UsageError(what, remedy="write those of each class on their own")
        gathered = gathered or {section: (of, []) for section, of in columns(mine).items()}
        for section, rows in to_rows(summary).items():
            gathered[section][1].extend(rows)
    return gathered


def _imported(library: str) -> Any:
    try:
        return import_module(library)
    except ImportError:
        raise ConfigurationError(f"not installed: {library}", remedy=f"pip install {library}") from None


def _pandas(pandas: Any, of: Sequence[Column], rows: Sequence[Row]) -> Any:
    kinds = {column.name: "object" if column.depth else _PANDAS[column.kind] for column in of}
    made = {column.name: pandas.Series(_cells(column, rows), dtype=kinds[column.name]) for column in of}
    return pandas.DataFrame(made, columns=list(kinds))


def _polars(polars: Any, of: Sequence[Column], rows: Sequence[Row]) -> Any:
    schema = {column.name: _listed(polars.List, getattr(polars, _POLARS[column.kind]), column) for column in of}
    return polars.DataFrame({column.name: _cells(column, rows) for column in of}, schema=schema)


def _arrow(arrow: Any, column: Column) -> Any:
    return getattr(arrow, _ARROW[column.kind])()


def _listed(of_list: Callable[[Any], Any], kind: Any, column: Column) -> Any:
    for _ in range(column.depth):
        kind = of_list(kind)
    return kind


def _cells(column: Column, rows: Iterable[Row]) -> list[Cell]:
    cells = [row[column.name] for row in rows]
    return [_short(cell) for cell in cells] if column.kind == "integer" else cells


def _short(cell: Cell) -> Cell:
    if isinstance(cell, list):
        return [_short(member) for member in cell]
    return cell if isinstance(cell, int) and -_LARGEST <= cell < _LARGEST else None


def _written(cell: Cell, *, formulas: bool) -> str | int | float:
    """A cell as CSV has it."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case int() | float():
            return cell
        case date():
            return cell.isoformat()
        case list():
            members = [_member(member) for member in cell]
            return _written("; ".join(members), formulas=formulas)
        case str():
            return cell if formulas else guarded(visible(cell))


def _member(cell: Cell) -> str:
    return json.dumps(cell, default=str) if isinstance(cell, list) else str(_written(cell, formulas=True))


def _within(folder: str | os.PathLike[str], name: str) -> Path:
    """Where a file stands in a folder, which is made if need be."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder, name)
