"""What does the command line do? `summarizer read` reads files, `summarizer schema` prints a schema.

Results go to the standard output or to a file, all else to the standard error. The exit code is 0, 1 when a document
failed (the others are still done), 2 for wrong use, 130 when interrupted. An error is one line that ends in its remedy.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn, TextIO, cast

import typer

if TYPE_CHECKING:
    from summarizer.schemas import Record
    from summarizer.source import Source
    from summarizer.summarizer import Summarizer
    from summarizer.summary import Summary

__all__ = ["app", "main"]

_DOCUMENT_FAILED, _WRONG_USE = 1, 2
_STANDARD_INPUT = "-"
_FILE_WIDTH = 100
"""Columns of a terminal rendering that goes to a file."""
_NAMED = {"readout": "Readout", "minutes": "Minutes"}


class Format(StrEnum):
    """How a summary is written."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"


class Face(StrEnum):
    """The two faces of a schema: what a model is asked for, and what is stored."""

    WIRE = "wire"
    STORED = "stored"


_BY_SUFFIX = {".md": Format.MARKDOWN, ".json": Format.JSON, ".jsonl": Format.JSON}

app = typer.Typer(
    help="Read a report of talks; print a structured summary whose every statement is proved from the text.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # kept lazy: only this option needs it

        typer.echo(f"summarizer {version('structured-summarizer')}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None: ...


@app.command()
def read(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help='Texts in UTF-8; "-" is the standard input.')],
    model: Annotated[
        str | None,
        typer.Option(help='"offline", or "provider/name" as in openai/gpt-5-mini; if not given, SUMMARIZER_MODEL.'),
    ] = None,
    schema: Annotated[str, typer.Option(help='"readout", "minutes", or "module:Class".')] = "readout",
    dated: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The documents' own date; if not given, the dateline's in the text."),
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="If not given, by the suffix of OUTPUT, else terminal.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here, and only when all is done.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the trace of an error.")] = False,
) -> None:
    """Read FILEs and print what was agreed, owed and said, each statement with its evidence.

    JSON is one object for one line: several files are JSON Lines.
    """
    from summarizer.summarizer import Summarizer  # kept lazy: `--help` needs nothing of the engine

    _log_to_standard_error()
    summarizer = Summarizer(model, _target(schema))
    form = form or _BY_SUFFIX.get(output.suffix.lower() if output else "", Format.TERMINAL)
    failed = False
    with _opened(output) as out:
        for name in files:
            summary = _summary(name, dated.date() if dated else None, summarizer, debug=debug)
            if summary is None:
                failed = True
            else:
                _write(summary, form, out)
    if failed:
        raise typer.Exit(_DOCUMENT_FAILED)


@app.command("schema")
def print_schema(
    name: Annotated[str, typer.Argument(help='"readout", "minutes", or "module:Class".')],
    face: Annotated[
        Face, typer.Option(help="What a model is asked for (wire), or what is in a summary's JSON (stored).")
    ] = Face.WIRE,
) -> None:
    """Print the JSON Schema of NAME."""
    found = _target(name).model_json_schema(mode="validation" if face is Face.WIRE else "serialization")
    typer.echo(json.dumps(found, indent=2, ensure_ascii=False))


def main() -> NoReturn:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run())


def _run() -> int:
    from summarizer.errors import UsageError

    try:
        return app(prog_name="summarizer", standalone_mode=False) or 0
    except typer.TyperException as error:
        said = cast("Any", error).format_message() if hasattr(error, "format_message") else str(error)
        _complain(f"{' '.join(said.split()).rstrip('.')}: see `summarizer --help`")
    except UsageError as error:
        _complain(str(error))
        if "--debug" in sys.argv:
            traceback.print_exc()
    return _WRONG_USE


def _complain(what: str) -> None:
    from summarizer.render.visible import one_line

    typer.echo(f"summarizer: {one_line(what)}", err=True)


def _log_to_standard_error() -> None:
    """Let the library's warnings appear as what the command says: one line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("summarizer: %(message)s"))
    logging.getLogger("summarizer").addHandler(handler)


def _target(name: str) -> type[Record]:
    """The record's class of that name. Raises `SchemaError`."""
    from summarizer import schemas
    from summarizer.errors import SchemaError
    from summarizer.targets import require_target

    if name in _NAMED:
        return cast("type[Record]", getattr(schemas, _NAMED[name]))
    module, colon, attribute = name.partition(":")
    if not colon:
        remedy = f"give {', '.join(_NAMED)} or module:Class"
        raise SchemaError(f"there is no schema {name!r}", remedy=remedy)
    sys.path.insert(0, os.getcwd())
    try:
        target = getattr(import_module(module), attribute)
    except Exception as error:  # importing a user's module may raise anything
        remedy = "check the name, and that the module can be imported from here"
        raise SchemaError(f"{name!r} cannot be had: {type(error).__name__}: {error}", remedy=remedy) from error
    require_target(target)
    return cast("type[Record]", target)


def _summary(name: str, dated: date | None, summarizer: Summarizer[Any], *, debug: bool) -> Summary[Any] | None:
    """The summary of one file; None, and a line on the standard error, when it failed."""
    from summarizer.errors import ConfigurationError

    try:
        return summarizer.summarize(_source(name, dated))
    except ConfigurationError:  # no document would fare better
        raise
    except Exception as error:  # noqa: BLE001 - one document never stops the others
        _complain(f"{name}: {_said(error)}")
        if debug:
            traceback.print_exc()
        return None


def _said(error: Exception) -> str:
    from summarizer.errors import SummarizerError

    match error:
        case SummarizerError():
            return str(error)
        case OSError():
            return f"{error.strerror or error}: check the file's name and its rights"
        case _:
            return f"unexpected {type(error).__name__}: {error}: please report it with what --debug shows"


def _source(name: str, dated: date | None) -> Source:
    from summarizer.errors import SourceError
    from summarizer.source import Source

    data = sys.stdin.buffer.read() if name == _STANDARD_INPUT else Path(name).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        remedy = "convert it, as with `iconv -f latin1 -t utf-8`"
        raise SourceError(f"byte {error.start} is not UTF-8", remedy=remedy) from None
    return Source(text, dated=dated, origin="standard input" if name == _STANDARD_INPUT else name)


def _write(summary: Summary[Any], form: Format, out: TextIO) -> None:
    match form:
        case Format.JSON:
            out.write(f"{summary.to_json()}\n")
        case Format.MARKDOWN:
            out.write(f"{summary.to_markdown()}\n")
        case Format.TERMINAL:
            from rich.console import Console

            from summarizer.render.terminal import to_terminal  # kept lazy: only this format needs rich

            to_terminal(summary, Console(file=out, width=None if out is sys.stdout else _FILE_WIDTH))
            out.write("\n")
    out.flush()


@contextmanager
def _opened(output: Path | None) -> Generator[TextIO]:
    """The standard output, or a file that takes its place only when all of it is written. Raises `UsageError`."""
    if output is None:
        yield sys.stdout
        return
    if output.exists() and not output.is_file():  # a device, a pipe
        with _writable(output, "w") as out:
            yield out
        return
    output = output.resolve()
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with _writable(part, "x") as out:
            yield out
            if not out.tell():
                return  # every document failed: what was there stays
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


def _writable(path: Path, mode: Literal["w", "x"]) -> TextIO:
    from summarizer.errors import UsageError

    try:
        return path.open(mode, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path.parent}: {error.strerror}", remedy="give a file in a folder that is there") from error
