"""Which options has `summarizer corpus`? Each with what `--help` says of it; their defaults are the command's."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Order(StrEnum):
    """In which order results come."""

    INPUT = "input"
    DONE = "done"


Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUT...",
        help='Folders, globs, documents, JSON Lines, CSV, Parquet; "-" is JSON Lines from the standard input.',
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="JSON Lines, or Parquet by its suffix; else to the terminal.")
]
Place = Annotated[
    str | None, typer.Option(help="A file (SQLite) or a PostgreSQL URL; if not given, OUTPUT.db or corpus.db.")
]
Model = Annotated[str | None, typer.Option(help="See `summarizer read`.")]
Name = Annotated[
    str | None, typer.Option(help="The corpus's name in the store; if not given, the inputs and the model's.")
]
TextColumn = Annotated[str, typer.Option(help="The column or key with the text.")]
IdColumn = Annotated[str | None, typer.Option(help='With the id; "id" is used if it is there.')]
DateColumn = Annotated[str | None, typer.Option(help='With the date; "date" is used if it is there.')]
TitleColumn = Annotated[str | None, typer.Option(help='With the title; "title" is used if it is there.')]
Concurrency = Annotated[int, typer.Option(min=1, help="The most requests under way; adapts below that.")]
PerMinute = Annotated[float | None, typer.Option(help="The account's limit.")]
MaxOutputTokens = Annotated[int | None, typer.Option(min=1, help="Cap on each answer.")]
Timeout = Annotated[float, typer.Option(help="Seconds for one document.")]
BudgetTokens = Annotated[int | None, typer.Option(help="Never spend more, earlier runs included.")]
BudgetMoney = Annotated[float | None, typer.Option(help="The same in money; needs the price.")]
OnePrice = Annotated[str | None, typer.Option(help="INPUT,OUTPUT[,CACHED]: what a million of the model's tokens cost.")]
Prices = Annotated[Path | None, typer.Option(help="A TOML or JSON file with the prices of models.")]
Ordering = Annotated[Order, typer.Option(help="In which order results come.")]
Lease = Annotated[float, typer.Option(help="Seconds after which a killed process's documents are free.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Count documents, tokens and cost; ask nothing.")]
Status = Annotated[bool, typer.Option("--status", help="Tell how the store's corpora stand.")]
RetryFailed = Annotated[bool, typer.Option("--retry-failed", help="Try failed documents again.")]
Export = Annotated[bool, typer.Option("--export", help="Write what the store has; ask nothing.")]
