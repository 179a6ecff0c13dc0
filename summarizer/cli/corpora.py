"""What does `summarizer corpus` do? Summarize many documents, and tell how a corpus stands.

All that heavy packages are needed for is imported when the command runs.
"""

from __future__ import annotations

from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarizer.cli.common import SchemaName, log_to_standard_error, target_of

if TYPE_CHECKING:
    from summarizer.corpus import Store
    from summarizer.prices import Price
    from summarizer.summarizer import Summarizer

__all__ = ["corpus"]

_STORE = "corpus.db"


class Order(StrEnum):
    """In which order results come."""

    INPUT = "input"
    DONE = "done"


def corpus(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT...",
            help='Folders, globs, documents, JSON Lines, CSV, Parquet; "-" is JSON Lines from the standard input.',
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="JSON Lines, or Parquet by its suffix; else to the terminal.")
    ] = None,
    store: Annotated[
        str | None, typer.Option(help="A file (SQLite) or a PostgreSQL URL; if not given, OUTPUT.db or corpus.db.")
    ] = None,
    model: Annotated[str | None, typer.Option(help="See `summarizer read`.")] = None,
    schema: SchemaName = "readout",
    name: Annotated[
        str | None, typer.Option(help="The corpus's name in the store; if not given, the inputs and the model's.")
    ] = None,
    text_column: Annotated[str, typer.Option(help="The column or key with the text.")] = "text",
    id_column: Annotated[str | None, typer.Option(help='With the id; "id" is used if it is there.')] = None,
    date_column: Annotated[str | None, typer.Option(help='With the date; "date" is used if it is there.')] = None,
    title_column: Annotated[str | None, typer.Option(help='With the title; "title" is used if it is there.')] = None,
    concurrency: Annotated[int, typer.Option(min=1, help="The most requests under way; adapts below that.")] = 16,
    requests_per_minute: Annotated[float | None, typer.Option(help="The account's limit.")] = None,
    tokens_per_minute: Annotated[float | None, typer.Option(help="The account's limit.")] = None,
    max_output_tokens: Annotated[int | None, typer.Option(min=1, help="Cap on each answer.")] = None,
    timeout: Annotated[float, typer.Option(help="Seconds for one document.")] = 600,
    budget_tokens: Annotated[int | None, typer.Option(help="Never spend more, earlier runs included.")] = None,
    budget_money: Annotated[float | None, typer.Option(help="The same in money; needs the price.")] = None,
    price: Annotated[
        str | None, typer.Option(help="INPUT,OUTPUT[,CACHED]: what a million of the model's tokens cost.")
    ] = None,
    prices: Annotated[Path | None, typer.Option(help="A TOML or JSON file with the prices of models.")] = None,
    order: Annotated[Order, typer.Option(help="In which order results come.")] = Order.INPUT,
    lease: Annotated[float, typer.Option(help="Seconds after which a killed process's documents are free.")] = 30,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count documents, tokens and cost; ask nothing.")] = False,
    status: Annotated[bool, typer.Option("--status", help="Tell how the store's corpora stand.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Try failed documents again.")] = False,
    export: Annotated[bool, typer.Option("--export", help="Write what the store has; ask nothing.")] = False,
) -> None:
    """Summarize all documents of INPUTs into OUTPUT; run it again to go on after a stop, a kill or a failure.

    The exit code is 0, 1 when a document failed, 2 for wrong use, 3 when the budget is reached, 130 when interrupted.
    """
    from summarizer.cli import corpus_run  # kept lazy, like all below: `--help` needs nothing of them
    from summarizer.corpus import Plan
    from summarizer.corpus.inputs import Columns
    from summarizer.errors import ConfigurationError

    log_to_standard_error()
    place = _place(store, output)
    if status or export:
        with _opened(place, must_exist=True) as there:
            told = corpus_run.tell(there, name) if status else corpus_run.export(there, name, output, target_of(schema))
        raise typer.Exit(told)
    if not inputs:
        raise ConfigurationError("there is no INPUT", remedy="give folders or files; see `summarizer corpus --help`")
    summarizer = _summarizer(model, schema, max_output_tokens)
    columns = Columns(text=text_column, id=id_column, date=date_column, title=title_column)
    known = _price(price, prices, summarizer.model.name)
    if dry_run:
        with _opened(place, must_exist=True) if _exists(place) else nullcontext() as there:
            raise typer.Exit(corpus_run.estimate(inputs, columns, summarizer, there, known))
    plan = Plan(
        concurrency=concurrency,
        requests_per_minute=requests_per_minute,
        tokens_per_minute=tokens_per_minute,
        budget_tokens=budget_tokens,
        budget_money=budget_money,
        price=known,
        timeout_seconds=timeout,
        order=order.value,
        retry_failed=retry_failed,
        lease_seconds=lease,
    )
    with _opened(place) as opened:
        named = name or f"{' '.join(inputs)} with {summarizer.model.name}, {summarizer.recipe[:8]}"
        raise typer.Exit(corpus_run.run((inputs, columns), summarizer, opened, (named, plan), output))


def _summarizer(model: str | None, schema: str, max_output_tokens: int | None) -> Summarizer[Any]:
    from summarizer.flow import Settings
    from summarizer.summarizer import Summarizer

    return Summarizer(model, target_of(schema), Settings(max_output_tokens=max_output_tokens))


def _place(store: str | None, output: Path | None) -> str:
    """Where the store is, if it is not said: beside the output, so that the two are found together."""
    return store or (f"{output}.db" if output else _STORE)


def _exists(place: str) -> bool:
    return "://" in place or Path(place).is_file()


def _opened(place: str, *, must_exist: bool = False) -> Store:
    from summarizer.corpus import Store
    from summarizer.errors import StoreError

    if must_exist and not _exists(place):
        raise StoreError(f"there is no store {place}", remedy="name it with --store, or with the --output it is beside")
    return Store(place)


def _price(given: str | None, table: Path | None, model: str) -> Price | None:
    from summarizer.cli.evaluating import price_given
    from summarizer.prices import load_prices, price_of

    if given is not None:
        return price_given(f"{model}={given}")[1]
    return price_of(model, load_prices(table)) if table else None
