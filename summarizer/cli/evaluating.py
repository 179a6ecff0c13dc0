"""What do `summarizer evaluate` and `summarizer gold` do? Hold answers against gold, and make gold of reviewed
summaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarizer.cli.common import (
    DOCUMENT_FAILED,
    FILE_WIDTH,
    SchemaName,
    complain,
    opened,
    target_of,
)

if TYPE_CHECKING:
    from pydantic import ValidationError

    from summarizer.evaluate import DocumentScores, Evaluation, Price
    from summarizer.schemas import Record
    from summarizer.summary import Summary

__all__ = ["evaluate", "make_gold", "price_given"]


class Form(StrEnum):
    """How an evaluation is written."""

    TERMINAL = "terminal"
    JSON = "json"
    HTML = "html"


_BY_SUFFIX = {".json": Form.JSON, ".jsonl": Form.JSON, ".html": Form.HTML, ".htm": Form.HTML}


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder with NAME.txt and NAME.json per document.")],
    models: Annotated[
        list[str] | None, typer.Option("--model", help="A model to run; several are compared. See `summarizer read`.")
    ] = None,
    runs: Annotated[
        list[Path] | None,
        typer.Option("--run", help="What was made before: summaries (JSON Lines), or evaluations that this wrote."),
    ] = None,
    prices: Annotated[
        list[str] | None,
        typer.Option("--price", help="MODEL=INPUT,OUTPUT[,CACHED]: what a million tokens cost, in any currency."),
    ] = None,
    schema: SchemaName = "readout",
    form: Annotated[
        Form | None, typer.Option("--format", help="If not given, by the suffix of OUTPUT, else terminal.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here, and only when all is done.")
    ] = None,
    concurrency: Annotated[int, typer.Option(min=1, help="Documents read at a time.")] = 4,
    resamples: Annotated[int, typer.Option(min=100, help="Draws of the bootstrap.")] = 2000,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the bootstrap.")] = 0,
) -> None:
    """Read the documents of GOLD and report how true the summaries are, with 95 % intervals.

    JSON is one evaluation a line, which --run reads again: models can be run on one day and compared on another.
    """
    from summarizer.evaluate import evaluate as measure  # kept lazy, like all below: `--help` needs nothing of them
    from summarizer.evaluate import load_gold
    from summarizer.summarizer import Summarizer

    target = target_of(schema)
    golds = load_gold(folder, target)
    known = dict(map(price_given, prices or ()))
    options: dict[str, Any] = {"resamples": resamples, "seed": seed}
    found: list[Evaluation] = []
    for path in runs or ():
        loaded = _evaluations(path, {gold.name for gold in golds}) or [
            measure(golds, _summaries(path, target), name=path.stem, **options)
        ]
        found.extend(loaded)
    named: list[str | None] = [*(models or [])]
    for name in named or ([] if runs else [None]):
        summarizer = Summarizer(name, target)
        price = known.get(name or summarizer.model.name)
        found.append(measure(golds, summarizer, price=price, concurrency=concurrency, watch=_tell, **options))
    _write(found, form or _BY_SUFFIX.get(output.suffix.lower() if output else "", Form.TERMINAL), output)
    if any(document.error for evaluation in found for document in evaluation.documents):
        raise typer.Exit(DOCUMENT_FAILED)


def _write(found: list[Evaluation], form: Form, output: Path | None) -> None:
    with opened(output) as out:
        match form:
            case Form.JSON:
                out.writelines(f"{evaluation.model_dump_json()}\n" for evaluation in found)
            case Form.HTML:
                from summarizer.evaluate.page import to_html

                out.write(to_html(found))
            case Form.TERMINAL:
                from rich.console import Console

                from summarizer.evaluate.table import to_terminal

                to_terminal(found, Console(file=out, width=None if output is None else FILE_WIDTH))


def make_gold(
    files: Annotated[list[Path], typer.Argument(metavar="SUMMARIES...", help="JSON or JSON Lines, as `read` writes.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write NAME.txt and NAME.json into.")],
    schema: SchemaName = "readout",
) -> None:
    """Make gold documents of summaries that a person has reviewed and corrected.

    In a summary's JSON, items may be removed, added and corrected; a span may be written as the number of a sentence or
    as words of the source. Add to each file that is written what `must_not_assert`.
    """
    from summarizer.evaluate import Gold

    target = target_of(schema)
    for path in files:
        for line in _lines(path):
            typer.echo(Gold[Any].reviewed(line, target).write(output))


def _tell(document: DocumentScores) -> None:
    if document.error:
        complain(f"{document.name}: {document.error}")


def price_given(given: str) -> tuple[str, Price]:
    """What `--price` says. Raises `UsageError`."""
    from summarizer.errors import UsageError
    from summarizer.prices import Price

    model, _, numbers = given.rpartition("=")
    try:
        values = [float(number) for number in numbers.split(",")]
        price = Price(**dict(zip(("input", "output", "cached"), values, strict=False)))
        if not model or len(values) > 3:
            raise ValueError
    except (ValueError, TypeError):
        remedy = "write MODEL=INPUT,OUTPUT or MODEL=INPUT,OUTPUT,CACHED, per million tokens"
        raise UsageError(f"{given!r} is no price", remedy=remedy) from None
    return model, price


def _evaluations(path: Path, golds: set[str]) -> list[Evaluation]:
    """The evaluations in a file; none when it holds summaries. Raises `UsageError` for one of other gold, which cannot
    be set beside one of this, and for one that is broken."""
    from pydantic import ValidationError

    from summarizer.errors import UsageError
    from summarizer.evaluate import Evaluation

    lines = _lines(path)
    if not any('"measures"' in line for line in lines):
        return []
    try:
        found = [Evaluation.model_validate_json(line) for line in lines]
    except ValidationError as error:
        raise UsageError(f"{path}: {_first(error)}", remedy="give it as `evaluate` wrote it") from None
    for one in found:
        if strange := golds ^ {document.name for document in one.documents}:
            remedy = "run it again on this gold, or give the gold it was made on"
            raise UsageError(f"{path} is of other gold: {', '.join(sorted(strange)[:3])} differ", remedy=remedy)
    return found


def _summaries(path: Path, target: type[Record]) -> Iterator[Summary[Any]]:
    """The summaries of a file. Raises `UsageError`."""
    from pydantic import ValidationError

    from summarizer.errors import UsageError
    from summarizer.summary import Summary

    for number, line in enumerate(_lines(path), 1):
        try:
            yield Summary.from_json(line, target)
        except ValidationError as error:
            remedy = "give what `summarizer read --format json` wrote; see --schema"
            raise UsageError(f"{path}, summary {number}: {_first(error)}", remedy=remedy) from None


def _first(error: ValidationError) -> str:
    """The first thing that is wrong, after its place."""
    found = error.errors(include_url=False)[0]
    return f"{'.'.join(map(str, found['loc']))}: {found['msg']}"


def _lines(path: Path) -> Sequence[str]:
    """A file's JSON values: one a line, or one in the whole file. Raises `UsageError`."""
    from summarizer.errors import UsageError

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}", remedy="give a file of JSON in UTF-8") from None
    lines = [line for line in text.split("\n") if line.strip()]  # other line ends may stand in JSON strings
    return lines if all(line.startswith("{") and line.rstrip().endswith("}") for line in lines) else [text]
