"""How does `summarizer corpus` work through a corpus, and tell of it? Progress and complaints go to the standard error.

Ctrl-C (or SIGTERM) lets what is under way finish; a second one stops at once. Either way the same command goes on.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

from summarizer.cli.common import DOCUMENT_FAILED, complain, opened
from summarizer.cli.telling import Telling, cost_in_words, told
from summarizer.corpus import Many, Plan, Store, summarize_many
from summarizer.corpus.estimate import estimate as estimated
from summarizer.corpus.inputs import Columns, documents
from summarizer.corpus.outputs import Put, parquet
from summarizer.corpus.results import result_of
from summarizer.errors import BudgetReached, ModelError, StoreError
from summarizer.files import replacing
from summarizer.prices import Price
from summarizer.render.visible import one_line
from summarizer.schemas import Record
from summarizer.summarizer import Summarizer

__all__ = ["estimate", "export", "run", "tell"]

_BUDGET_REACHED = 3
_INTERRUPTED = 130
_PAGE = 100
_TICK_SECONDS = 0.25


def run(
    given: tuple[Sequence[str], Columns],
    summarizer: Summarizer[Any],
    store: Store,
    named: tuple[str, Plan],
    output: Path | None,
) -> int:
    """Go through a corpus and write its results; return the exit code."""
    name, plan = named
    many = summarize_many(documents(*given), summarizer, store=store, plan=plan, name=name)
    with _putting(output) as put, Telling(sys.stderr) as telling:
        try:
            return asyncio.run(_run(many, put, telling))
        except BudgetReached as error:
            complain(str(error))
            return _BUDGET_REACHED
        except ModelError as error:  # no document would fare better
            complain(f"stopped: {error}")
            return DOCUMENT_FAILED
        except asyncio.CancelledError:
            return _INTERRUPTED


async def _run(many: Many[Any], put: Put, telling: Telling) -> int:
    stops = _Stops(many)
    ticking = asyncio.create_task(_tick(many, telling))
    try:
        async with contextlib.aclosing(many.results()) as results:
            async for result in results:
                put(result)
                if result.error is not None:
                    telling.complain(f"{result.id}: {result.error}")
    finally:
        ticking.cancel()
        telling.last(many.progress)
    if stops.count:
        return _INTERRUPTED
    return DOCUMENT_FAILED if many.progress.failed else 0


async def _tick(many: Many[Any], telling: Telling) -> None:
    while True:
        telling.tell(many.progress)
        await asyncio.sleep(_TICK_SECONDS)


class _Stops:
    """What becomes of signals: the first lets what is under way finish, the second ends it."""

    def __init__(self, many: Many[Any]) -> None:
        self._many, self.count = many, 0
        self._task = asyncio.current_task()
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):  # not on Windows: there the first one stops at once
                asyncio.get_running_loop().add_signal_handler(number, self._stop)

    def _stop(self) -> None:
        self.count += 1
        if self.count == 1:
            complain("finishing what is under way; once more to stop at once")
            self._many.stop()
        elif self._task is not None:
            self._task.cancel()


def export(store: Store, name: str | None, output: Path | None, target: type[Record]) -> int:
    """Write what the store has of a corpus."""
    name = _only(store, name)
    after = -1
    with _putting(output) as put:
        while page := store.page(name, after, _PAGE):
            for row in page:
                if row.state in ("done", "failed"):
                    put(result_of(row, target))
            after = page[-1].position
    return 0


def tell(store: Store, name: str | None) -> int:
    """Print how the corpora of a store stand."""
    for one in store.corpora() if name is None else [name]:
        counts = store.counts(one)
        typer.echo(
            f"{one_line(one)}: {counts.total} documents: {counts.done} done, {counts.failed} failed, "
            f"{counts.claimed} under way, {counts.pending} pending; {told(counts.usage)}"
        )
    return 0


def estimate(
    given: tuple[Sequence[str], Columns], summarizer: Summarizer[Any], store: Store | None, price: Price | None
) -> int:
    """Print what a run would cost."""
    found = estimated(documents(*given), summarizer, store)
    for name, error in found.unreadable:
        complain(f"{name}: {error}")
    basis = "assumed" if found.assumed else "the mean of those done"
    typer.echo(f"{found.documents} documents, {len(found.unreadable)} unreadable, {found.unpaid} to be paid for")
    typer.echo(
        f"about {found.input_tokens:,} tokens of input and {found.output_tokens:,} of output "
        f"({found.output_per_document:,} for each document: {basis}), without repairs"
    )
    typer.echo(f"cost: {cost_in_words(found.cost(price))}")
    return DOCUMENT_FAILED if found.unreadable else 0


def _only(store: Store, name: str | None) -> str:
    names = store.corpora()
    if name is None and len(names) == 1:
        return names[0]
    if name is None or name not in names:
        remedy = f"name one with --name: {'; '.join(names) or 'there is none'}"
        raise StoreError("it is not clear which corpus" if name is None else f"no corpus {name!r}", remedy=remedy)
    return name


@contextmanager
def _putting(output: Path | None) -> Generator[Put]:
    """What takes the results: to the terminal, or to a file that takes its place when all of it is written."""
    if output is not None and output.suffix.lower() == ".parquet":
        with replacing(output) as part, parquet(part) as put:
            yield put
        return
    with opened(output) as out:
        yield lambda result: out.write(f"{result.to_json()}\n")
