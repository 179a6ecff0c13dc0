"""How does a Ray cluster summarize? A dataset in, a dataset out, by workers that share a store.

Each worker takes a block of rows at a time and goes through it as `summarize_many` does: in an event loop, with a gate
of its own that adapts to the endpoint. A worker never raises for what a document or the endpoint does: Ray would run
the block again, and give up the whole job in the end. What was done is in the store, so that a block that is run again
(its worker was lost, the job was killed) costs nothing.

The extra `ray` has what this needs; with several machines, also `postgres`.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from summarizer.extras import require

require("ray", "ray", "pyarrow")

from summarizer.corpus.feeding import Document, Feeder  # noqa: E402
from summarizer.corpus.many import summarize_many  # noqa: E402
from summarizer.corpus.plan import Plan  # noqa: E402
from summarizer.corpus.results import Result  # noqa: E402
from summarizer.corpus.rows import error_json  # noqa: E402
from summarizer.corpus.store import Store  # noqa: E402
from summarizer.errors import ConfigurationError, SourceError, SummarizerError  # noqa: E402
from summarizer.exchange import Usage  # noqa: E402
from summarizer.models.waiting import waited  # noqa: E402
from summarizer.source import Source  # noqa: E402
from summarizer.summarizer import Summarizer  # noqa: E402

if TYPE_CHECKING:
    from ray.data import Dataset

__all__ = ["COLUMNS", "summarize_dataset"]

_Table = Any
"""pyarrow's, which has no types."""
_arrow: Any = import_module("pyarrow")
COLUMNS = {
    **dict.fromkeys(("status", "record", "error"), _arrow.string()),
    **dict.fromkeys(Usage.model_fields, _arrow.int64()),
}
"""What stands beside the key: `done` or `failed`; the record as JSON, or the error's type, message and remedy as JSON;
what a document that is done cost in all (null for one that failed)."""

_ROWS_PER_BLOCK = 128


def summarize_dataset(
    dataset: Dataset,
    summarizer: Summarizer[Any],
    *,
    store: Store | str | Path,
    workers: int = 1,
    plan: Plan = Plan(),  # noqa: B008 - frozen
    text: str = "text",
    key: str = "key",
) -> Dataset:
    """Return a dataset with a row for each of `dataset`, which has the texts in the column `text`, and in `dated` and
    `title` what is known of them; its column `key` stays, and `COLUMNS` stand beside it.

    `store` is a file on one machine, a PostgreSQL URL on several. The concurrency and the limits of `plan` are those of
    each of the `workers`. The summarizer goes to the workers with its model: a key that is not in their environment
    goes along. Raises `ConfigurationError` for what cannot be shared: a store in memory, a budget.
    """
    where = store.where if isinstance(store, Store) else str(store)
    if where == ":memory:":
        raise ConfigurationError("workers cannot share a store in memory", remedy="give a file or a PostgreSQL URL")
    if plan.budget_tokens is not None or plan.budget_money is not None:
        raise ConfigurationError("a budget is kept by one process", remedy="set the limit at the provider")
    from ray.data import ActorPoolStrategy  # kept lazy: workers do not need it

    given = {"summarizer": summarizer, "where": where, "plan": plan, "text": text, "key": key}
    made = cast("Any", dataset).map_batches(
        Worker,
        fn_constructor_kwargs=given,
        batch_size=_ROWS_PER_BLOCK,
        batch_format="pyarrow",
        compute=ActorPoolStrategy(size=workers),
    )
    return cast("Dataset", made)


class Worker:
    """What Ray makes on a machine, once, and calls with a block of rows."""

    def __init__(self, summarizer: Summarizer[Any], where: str, plan: Plan, text: str, key: str) -> None:
        self._summarizer, self._where, self._text, self._key = summarizer, where, text, key
        self._plan = replace(plan, order="done")
        self._store: Store | None = None

    def __call__(self, block: _Table) -> _Table:
        """Summarize a block; every row of it has one in what is returned."""
        documents = [self._document(place, row) for place, row in enumerate(block.to_pylist())]
        told: dict[int, dict[str, Any]] = {}
        ended: Exception = SummarizerError("the document was not reached", remedy="run the job again")
        try:
            self._summarize(documents, told)
        except Exception as error:  # noqa: BLE001 - see above: the rows that are left say it
            ended = error
        missing = {"status": "failed", "error": error_json(ended)}
        rows = [told.get(place, missing) for place in range(len(documents))]
        has_key = self._key in block.column_names
        keys = block.column(self._key) if has_key else _arrow.nulls(len(documents))
        columns = {name: _arrow.array([row.get(name) for row in rows], kind) for name, kind in COLUMNS.items()}
        return _arrow.table({self._key: keys, **columns})

    def _document(self, place: int, row: dict[str, Any]) -> Document:
        words = row.get(self._text)
        try:
            if not isinstance(words, str):
                raise SourceError(f"the column {self._text!r} has no text here", remedy="name the column that has it")
            return Document(str(place), Source(words, dated=row.get("dated"), title=row.get("title")))
        except SummarizerError as error:
            return Document(str(place), error)
        except Exception as error:  # noqa: BLE001 - a date or a title of another type
            kind = type(error).__name__
            return Document(str(place), SourceError(f"the row is no document ({kind})", remedy="see `dated`, `title`"))

    def _summarize(self, documents: Sequence[Document], told: dict[int, dict[str, Any]]) -> None:
        """Go through a block under a name of its own, which is forgotten; its contents stay."""
        store = self._store = self._store or Store(self._where)
        name = f"ray {uuid.uuid4().hex}"
        try:
            if self._plan.retry_failed:  # only what is in a corpus is tried again
                waited(_added(Feeder(documents, self._summarizer), store, name))
            for result in summarize_many(documents, self._summarizer, store=store, plan=self._plan, name=name):
                told[result.position] = _told(result)
        finally:
            store.trim(name, 0)


async def _added(feeder: Feeder, store: Store, name: str) -> None:
    async for entries in feeder:
        store.add(name, entries)


def _told(result: Result[Any]) -> dict[str, Any]:
    if result.error is not None:
        return {"status": "failed", "error": error_json(result.error)}
    summary = json.loads(result.summary_json() or "{}")
    record = json.dumps(summary["record"], ensure_ascii=False)
    return {"status": "done", "record": record, **summary["usage"]}
