"""What does the command line do? `read` reads files, `schema` prints a schema, `evaluate` holds answers against gold,
`gold` makes gold of reviewed summaries, `corpus` summarizes many documents.

Results go to the standard output or to a file, all else to the standard error. The exit code is 0, 1 when a document
failed (the others are still done), 2 for wrong use, 3 when a budget is reached, 130 when interrupted. An error is one
line that ends in its remedy.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated, Any, NoReturn, cast

import typer

from summarizer.cli.common import complain, log_to_standard_error, show_trace
from summarizer.cli.corpora import corpus
from summarizer.cli.evaluating import evaluate, make_gold
from summarizer.cli.reading import print_schema, read

__all__ = ["app", "main"]

_WRONG_USE = 2

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


app.command()(read)
app.command("schema")(print_schema)
app.command()(evaluate)
app.command("gold")(make_gold)
app.command()(corpus)


def main() -> NoReturn:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    log_to_standard_error()
    sys.exit(_run())


def _run() -> int:
    from summarizer.errors import UsageError

    try:
        return app(prog_name="summarizer", standalone_mode=False) or 0
    except typer.TyperException as error:
        said = cast("Any", error).format_message() if hasattr(error, "format_message") else str(error)
        complain(f"{' '.join(said.split()).rstrip('.')}: see `summarizer --help`")
    except UsageError as error:
        complain(str(error))
        if "--debug" in sys.argv:
            show_trace(error)
    return _WRONG_USE
