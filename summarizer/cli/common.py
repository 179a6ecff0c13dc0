"""What do the commands share? How they find a schema, complain, and write a file."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO, cast

import typer

if TYPE_CHECKING:
    from summarizer.schemas import Record

__all__ = [
    "DOCUMENT_FAILED",
    "FILE_WIDTH",
    "STANDARD_INPUT",
    "SchemaName",
    "complain",
    "log_to_standard_error",
    "opened",
    "show_trace",
    "target_of",
]

DOCUMENT_FAILED = 1
"""The exit code when a document failed and others were done."""
STANDARD_INPUT = "standard input"
"""Where a text came from that has no file."""
FILE_WIDTH = 100
"""Columns of a terminal rendering that goes to a file."""
SchemaName = Annotated[str, typer.Option(help='"readout", "minutes", or "module:Class".')]
"""The option `--schema` of the commands: what `target_of` takes."""
_NAMED = {"readout": "Readout", "minutes": "Minutes"}


def complain(what: str) -> None:
    """Say one line on the standard error."""
    from summarizer.render.visible import one_line

    typer.echo(f"summarizer: {one_line(what)}", err=True)


def show_trace(error: BaseException) -> None:
    """Show where an error came from, on the standard error, with nothing in it that a screen obeys."""
    from summarizer.render.visible import visible

    typer.echo(visible("".join(traceback.format_exception(error))), err=True, nl=False)


class _Lines(logging.Formatter):
    """A record on one line, with nothing in it that a screen obeys."""

    def format(self, record: logging.LogRecord) -> str:
        from summarizer.render.visible import one_line

        return one_line(super().format(record))


def log_to_standard_error() -> None:
    """Let the library's warnings appear as what the command says: one line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Lines("summarizer: %(message)s"))
    logging.getLogger("summarizer").addHandler(handler)


def target_of(name: str) -> type[Record]:
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


@contextmanager
def opened(output: Path | None) -> Generator[TextIO]:
    """The standard output, or a file that takes its place only when all of it is written. Raises `UsageError`."""
    if output is None:
        yield sys.stdout
        return
    from summarizer.files import replacing, require_own

    if output.exists() and not output.is_file():  # a device, a pipe
        require_own(output)
        with _writable(output, "w") as out:
            yield out
        return
    with replacing(output) as part, _writable(part, "x") as out:
        yield out


def _writable(path: Path, mode: Literal["w", "x"]) -> TextIO:
    from summarizer.errors import UsageError

    try:
        return path.open(mode, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path.parent}: {error.strerror}", remedy="give a file in a folder that is there") from error
