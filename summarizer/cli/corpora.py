"""What does `summarizer corpus` do? Summarize many documents, and tell how a corpus stands.

All that heavy packages are needed for is imported when the command runs.
"""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from summarizer.cli import corpus_options as options
from summarizer.cli.common import SchemaName, target_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.corpus import Plan, Store
    from summarizer.corpus.inputs import Columns
    from summarizer.prices import Price
    from summarizer.summarizer import Summarizer

    Given = tuple[Sequence[str], Columns]

__all__ = ["corpus"]

_STORE = "corpus.db"


def corpus(
    inputs: options.Inputs = None,
    output: options.Output = None,
    store: options.Place = None,
    model: options.Model = None,
    schema: SchemaName = "readout",
    name: options.Name = None,
    text_column: options.TextColumn = "text",
    id_column: options.IdColumn = None,
    date_column: options.DateColumn = None,
    title_column: options.TitleColumn = None,
    concurrency: options.Concurrency = 16,
    requests_per_minute: options.PerMinute = None,
    tokens_per_minute: options.PerMinute = None,
    max_output_tokens: options.MaxOutputTokens = None,
    timeout: options.Timeout = 600,
    budget_tokens: options.BudgetTokens = None,
    budget_money: options.BudgetMoney = None,
    price: options.OnePrice = None,
    prices: options.Prices = None,
    order: options.Ordering = options.Order.INPUT,
    lease: options.Lease = 30,
    dry_run: options.DryRun = False,
    status: options.Status = False,
    retry_failed: options.RetryFailed = False,
    export: options.Export = False,
) -> None:
    """Summarize all documents of INPUTs into OUTPUT; run it again to go on after a stop, a kill or a failure.

    The exit code is 0, 1 when a document failed, 2 for wrong use, 3 when the budget is reached, 130 when interrupted.
    """
    from summarizer.corpus import Plan  # kept lazy, like all below: `--help` needs nothing of them

    place = _place(store, output)
    if status or export:
        raise typer.Exit(_tell(place, name) if status else _export(place, name, output, schema))
    given = _given(inputs, text_column, id_column, date_column, title_column)
    summarizer = _summarizer(model, schema, max_output_tokens)
    known = _price(price, prices, summarizer.model.name)
    if dry_run:
        raise typer.Exit(_estimate(place, given, summarizer, known))
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
    raise typer.Exit(_run(place, given, summarizer, (name, plan), output))


def _tell(place: str, name: str | None) -> int:
    from summarizer.cli import corpus_run

    with _opened(place, must_exist=True) as store:
        return corpus_run.tell(store, name)


def _export(place: str, name: str | None, output: Path | None, schema: str) -> int:
    from summarizer.cli import corpus_run

    with _opened(place, must_exist=True) as store:
        return corpus_run.export(store, name, output, target_of(schema))


def _estimate(place: str, given: Given, summarizer: Summarizer[Any], price: Price | None) -> int:
    from summarizer.cli import corpus_run

    with _opened(place) if _exists(place) else nullcontext() as store:
        return corpus_run.estimate(given, summarizer, store, price)


def _run(
    place: str, given: Given, summarizer: Summarizer[Any], named: tuple[str | None, Plan], output: Path | None
) -> int:
    from summarizer.cli import corpus_run

    name, plan = named
    name = name or f"{' '.join(given[0])} with {summarizer.model.name}, {summarizer.recipe[:8]}"
    with _opened(place) as store:
        return corpus_run.run(given, summarizer, store, (name, plan), output)


def _given(inputs: list[str] | None, text: str, key: str | None, dated: str | None, title: str | None) -> Given:
    from summarizer.corpus.inputs import Columns
    from summarizer.errors import ConfigurationError

    if not inputs:
        raise ConfigurationError("there is no INPUT", remedy="give folders or files; see `summarizer corpus --help`")
    return inputs, Columns(text=text, id=key, date=dated, title=title)


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
