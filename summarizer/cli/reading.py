"""What do `summarizer read` and `summarizer schema` do? Read files and print their summaries; print a schema."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from summarizer.cli.common import (
    DOCUMENT_FAILED,
    FILE_WIDTH,
    STANDARD_INPUT,
    SchemaName,
    complain,
    opened,
    show_trace,
    target_of,
)
from summarizer.cli.following import following
from summarizer.cli.gathering import calendar, tables
from summarizer.cli.pages import pages

if TYPE_CHECKING:
    from summarizer.source import Source
    from summarizer.summary import Summary

__all__ = ["print_schema", "read"]

_STANDARD_INPUT = "-"
_FILES = '.txt, .md, .html, .pdf, .docx, .eml, .vtt or .srt; "-" is a text on the standard input.'


class Format(StrEnum):
    """How a summary is written."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"
    ICS = "ics"
    ANNOTATIONS = "annotations"
    PROVENANCE = "provenance"


class Face(StrEnum):
    """The two faces of a schema: what a model is asked for, and what is stored."""

    WIRE = "wire"
    STORED = "stored"


_BY_SUFFIX = {
    ".md": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".json": Format.JSON,
    ".jsonl": Format.JSON,
    ".csv": Format.CSV,
    ".parquet": Format.PARQUET,
    ".ics": Format.ICS,
    ".jsonld": Format.ANNOTATIONS,
}


def read(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help=_FILES)],
    model: Annotated[
        str | None,
        typer.Option(help='"offline", or "provider/name" as in openai/gpt-5-mini; if not given, SUMMARIZER_MODEL.'),
    ] = None,
    reviewer: Annotated[
        str | None,
        typer.Option(help="A model that looks at each statement once more, beside its sentences: the same or another."),
    ] = None,
    schema: SchemaName = "readout",
    dated: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The documents' own date; if not given, the one they give themselves."),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(help="Of texts that are not in UTF-8, as windows-1252; before what HTML declares.")
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="If not given, by the suffix of OUTPUT, else terminal.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write here, and only when all is done; pages of several files: a folder."),
    ] = None,
    follow: Annotated[
        bool | None,
        typer.Option(
            "--follow/--no-follow",
            help="Show items as they are proved, on the standard error; default: in a terminal, if the model streams.",
            show_default=False,
        ),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the trace of an error.")] = False,
) -> None:
    """Read FILEs and print what was agreed, owed and said, each statement with its evidence.

    JSON is one object for one line: several files are JSON Lines. HTML is a page for each file: for several, OUTPUT is
    a folder, and index.html in it lists them. CSV and Parquet are a file for each section, in the folder that OUTPUT
    names, with the items of all FILEs; ics is one calendar of the deadlines and meetings in them. Annotations (W3C Web
    Annotation) and provenance (W3C PROV) are JSON-LD, one object for one line.
    """
    from summarizer.summarizer import Summarizer  # kept lazy: `--help` needs nothing of the engine

    summarizer = Summarizer(model, target_of(schema), reviewer=reviewer)
    form = form or _BY_SUFFIX.get(output.suffix.lower() if output else "", Format.TERMINAL)
    reader = following(summarizer, wanted=follow)
    failed = False
    with _written(form, output, several=len(files) > 1) as write:
        for name in files:
            source = _source(name, dated.date() if dated else None, encoding, debug=debug)
            summary = _summary(source, name, reader, debug=debug) if source else None
            if summary is not None:
                write(summary)
            failed = failed or summary is None
    if failed:
        raise typer.Exit(DOCUMENT_FAILED)


def print_schema(
    name: Annotated[str, typer.Argument(help='"readout", "minutes", or "module:Class".')],
    face: Annotated[
        Face, typer.Option(help="What a model is asked for (wire), or what is in a summary's JSON (stored).")
    ] = Face.WIRE,
) -> None:
    """Print the JSON Schema of NAME."""
    found = target_of(name).model_json_schema(mode="validation" if face is Face.WIRE else "serialization")
    typer.echo(json.dumps(found, indent=2, ensure_ascii=False))


def _source(name: str, dated: date | None, encoding: str | None, *, debug: bool) -> Source | None:
    """What is in one file; None, and a line on the standard error, when it cannot be read."""
    try:
        return _read(name, dated, encoding)
    except Exception as error:  # noqa: BLE001 - one document never stops the others
        _tell_failed(name, error, debug=debug)
        return None


def _summary(
    source: Source, name: str, reader: Callable[[Source], Summary[Any]], *, debug: bool
) -> Summary[Any] | None:
    """The summary of one file; None, and a line on the standard error, when it failed."""
    from summarizer.errors import ConfigurationError

    try:
        return reader(source)
    except ConfigurationError:  # no document would fare better
        raise
    except Exception as error:  # noqa: BLE001 - one document never stops the others
        _tell_failed(name, error, debug=debug)
        return None


def _tell_failed(name: str, error: Exception, *, debug: bool) -> None:
    complain(f"{name}: {_said(error)}")
    if debug:
        show_trace(error)


def _said(error: Exception) -> str:
    from summarizer.errors import SummarizerError

    match error:
        case SummarizerError():
            return str(error)
        case OSError():
            return f"{error.strerror or error}: check the file's name and its rights"
        case _:
            return f"unexpected {type(error).__name__}: {error}: please report it with what --debug shows"


def _read(name: str, dated: date | None, encoding: str | None) -> Source:
    from summarizer.source import Source

    if name != _STANDARD_INPUT:
        return Source.from_file(name, dated=dated, encoding=encoding)
    from summarizer.documents.charset import strict

    return Source(strict(sys.stdin.buffer.read(), encoding), dated=dated, origin=STANDARD_INPUT)


def _written(
    form: Format, output: Path | None, *, several: bool
) -> AbstractContextManager[Callable[[Summary[Any]], None]]:
    match form:
        case Format.HTML if several or (output and output.is_dir()):
            return pages(output)
        case Format.CSV | Format.PARQUET:
            return tables(form, output)
        case Format.ICS:
            return calendar(output)
        case _:
            return _one_by_one(form, output)


@contextmanager
def _one_by_one(form: Format, output: Path | None) -> Generator[Callable[[Summary[Any]], None]]:
    """Write summaries one after the other."""
    with opened(output) as out:
        yield lambda summary: _write(summary, form, out)


def _write(summary: Summary[Any], form: Format, out: TextIO) -> None:
    match form:
        case Format.HTML:
            out.write(summary.to_html())
        case Format.MARKDOWN:
            out.write(f"{summary.to_markdown()}\n")
        case Format.TERMINAL:
            from rich.console import Console

            from summarizer.render.terminal import to_terminal  # kept lazy: only this format needs rich

            to_terminal(summary, Console(file=out, width=None if out is sys.stdout else FILE_WIDTH))
            out.write("\n")
        case Format.ANNOTATIONS | Format.PROVENANCE:
            from summarizer.legible import inert  # kept lazy: `--help` needs nothing of the engine

            made = summary.to_annotations() if form is Format.ANNOTATIONS else summary.to_provenance()
            out.write(f"{inert(json.dumps(made, ensure_ascii=False))}\n")
        case _:
            out.write(f"{summary.to_json()}\n")
    out.flush()
