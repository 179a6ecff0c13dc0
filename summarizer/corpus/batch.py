"""How are many documents summarized through a provider's batch endpoint? In waves, each of which is a batch or several.

A wave reads each document as far as its answers lead (`replaying`), gathers the requests that want an answer, and
submits them. When all batches have ended and what came is kept, the next wave begins: repair rounds are part of a
further batch. All state is in the store, so that a run killed at any moment goes on where it was, and neither submits
nor pays a second time.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import uuid
from collections.abc import AsyncIterable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Generic, cast

from summarizer import telemetry
from summarizer.corpus.batches import Asked, Batch, Batches, Heard
from summarizer.corpus.feeding import Feeder, Given
from summarizer.corpus.plan import BatchPlan
from summarizer.corpus.replaying import Known, Replayed, Wanted, replayed
from summarizer.corpus.results import Result, result_of
from summarizer.corpus.rows import Claim, Failed, Finished, Logged, Released, Row, Write, error_json, source_from
from summarizer.corpus.store import Store
from summarizer.errors import ConfigurationError, EndpointError
from summarizer.exchange import Usage
from summarizer.models.batching import QUEUE_FULL, BatchEndpoint, BatchState, line_of, unheard
from summarizer.models.waiting import waited
from summarizer.summarizer import Summarizer
from summarizer.summary import RecordT

if TYPE_CHECKING:
    from summarizer.models.instructor import InstructorModel

__all__ = ["summarize_batch"]

_PAGE = 100
_LINES = 500


def summarize_batch(
    sources: Iterable[Given] | AsyncIterable[Given],
    summarizer: Summarizer[RecordT],
    *,
    store: Store | str | Path,
    name: str,
    plan: BatchPlan = BatchPlan(),  # noqa: B008 - frozen
) -> Iterator[Result[RecordT]]:
    """Summarize many documents through the Batch endpoint of the summarizer's model, an `InstructorModel` of openai's
    protocol; iterate what is returned for a `Result` of each document, in the order of the input, once all are settled.

    `store` and `name` are as for `summarize_many`, which may share the store: the same call goes on where a killed one
    was. What no document would survive (a wrong key, a store that is gone) is raised; the same call goes on after it.
    Raises `ConfigurationError` for another model, and for a reviewer that is not the model itself.
    """
    if summarizer.reviewer not in (None, summarizer.model):
        remedy = "leave reviewer out and set Settings(review=True), or use summarize_many"
        raise ConfigurationError("a batch has one model, and the reviewer is another", remedy=remedy)
    if not hasattr(summarizer.model, "sending"):
        raise ConfigurationError(
            f"{summarizer.model.name} has no batch endpoint", remedy="give an InstructorModel, as openai/gpt-5-mini"
        )
    return _results(sources, summarizer, store, name, plan)


def _results(
    sources: Iterable[Given] | AsyncIterable[Given],
    summarizer: Summarizer[RecordT],
    where: Store | str | Path,
    corpus: str,
    plan: BatchPlan,
) -> Iterator[Result[RecordT]]:
    with contextlib.nullcontext(where) if isinstance(where, Store) else Store(where) as store:
        if plan.retry_failed:
            store.retry(corpus)
        waited(_fed(Feeder(sources, summarizer), store, corpus))
        _Run(summarizer, store, corpus, plan).work()
        for row in _rows(store, corpus):
            yield result_of(row, summarizer.target)


async def _fed(feeder: Feeder, store: Store, corpus: str) -> None:
    """Put the input into the store."""
    async for entries in feeder:
        await asyncio.to_thread(store.add, corpus, entries)
    await asyncio.to_thread(store.trim, corpus, feeder.count)


def _pages(store: Store, corpus: str) -> Iterator[list[Row]]:
    last = -1
    while page := store.page(corpus, last, _PAGE):
        yield page
        last = page[-1].position


def _rows(store: Store, corpus: str) -> Iterator[Row]:
    for page in _pages(store, corpus):
        yield from page


class _Run(Generic[RecordT]):
    """One way through a corpus."""

    def __init__(self, summarizer: Summarizer[RecordT], store: Store, corpus: str, plan: BatchPlan) -> None:
        self._summarizer, self._store, self._corpus, self._plan = summarizer, store, corpus, plan
        self._model = cast("InstructorModel", summarizer.model)
        self._endpoint = BatchEndpoint(self._model)
        self._batches = Batches(store, summarizer.recipe)
        self._owner = f"batch:{uuid.uuid4().hex}"
        self._lines: list[bytes] = []
        self._size = 0
        self._asked: list[Asked] = []
        self._held: list[str] = []
        self._unread: set[str] = set()
        self._queued: dict[str, BatchState] = {}
        self._heard = False

    def work(self) -> None:
        """Go on until every document is settled."""
        while True:
            self._await()
            try:
                self._wave()
            finally:
                self._held += self._unread
                self._unread.clear()
                self._release()
            counts = self._store.counts(self._corpus)
            if not counts.pending + counts.claimed:
                return
            if not self._batches.under_way():  # others have claimed the rest
                self._plan.sleep(self._plan.poll_seconds)

    # ---------------------------------------------------------------------------------------------- what comes

    def _await(self) -> None:
        """Poll until no batch is under way.

        One that the provider's queue had no room for is as if never made, if there was room for another: else it would
        be submitted for ever.
        """
        while under_way := [batch for batch in self._batches.under_way() if batch.name not in self._queued]:
            ended = [self._ended(batch) for batch in under_way]
            if not all(ended):
                self._plan.sleep(self._plan.poll_seconds)
        for name, state in self._queued.items():
            if self._heard:
                self._batches.drop(name)
            else:
                self._collect(name, state)
        self._queued, self._heard = {}, False

    def _ended(self, batch: Batch) -> bool:
        """Keep what came of a batch that has ended; say whether it has."""
        if batch.id is None:
            return self._resolved(batch)
        state = self._endpoint.state(batch.id)
        if state.ended and state.code == QUEUE_FULL:
            self._queued[batch.name] = state
        elif state.ended:
            self._collect(batch.name, state)
            self._heard = True
        return state.ended

    def _collect(self, name: str, state: BatchState) -> None:
        for file in reversed(state.files):  # errors first: where there is an answer too, it stays
            self._keep(name, ((str(line.get("custom_id")), json.dumps(line)) for line in self._endpoint.lines(file)))
        silent = self._batches.silent(name)
        self._keep(name, ((custom_id, json.dumps(unheard(custom_id, state))) for custom_id in silent))
        self._batches.collected(name)

    def _keep(self, name: str, lines: Iterator[tuple[str, str]]) -> None:
        while some := list(islice(lines, _LINES)):
            self._batches.came(name, some)

    def _resolved(self, batch: Batch) -> bool:
        """Find out about a batch that was being submitted when its run ended, or is right now by another's."""
        found = self._endpoint.found(batch.name)
        if found is not None:
            self._batches.submitted(batch.name, found)
            return self._ended(Batch(batch.name, found, batch.made))
        if self._plan.now() - batch.made <= self._plan.lease_seconds:
            return False
        self._batches.drop(batch.name)
        return True

    # ----------------------------------------------------------------------------------------------- what goes

    def _wave(self) -> None:
        """Read every document that is not settled as far as it goes, and submit what they want to know."""
        for page in _pages(self._store, self._corpus):
            rows = {row.key: row for row in page if row.key and row.state not in ("done", "failed")}
            if rows:
                self._read(rows)
        self._submit()

    def _read(self, rows: dict[str, Row]) -> None:
        store, lease = self._store, self._plan.lease_seconds
        claims = store.claim([*rows], self._owner, self._corpus, lease_seconds=lease)
        self._unread.update(claim.key for claim in claims)
        places = [*rows]
        claims.sort(key=lambda claim: places.index(claim.key))  # batches have the order of the input
        heard = self._batches.heard([claim.key for claim in claims])
        writes = [write for claim in claims for write in self._advanced(rows[claim.key], claim, heard[claim.key])]
        store.write(writes, self._owner)
        settled = {write.key for write in writes if isinstance(write, Finished | Failed)}
        self._batches.forget(settled)
        self._unread.difference_update(settled)
        store.renew(self._owner, lease_seconds=lease)

    def _advanced(self, row: Row, claim: Claim, heard: Heard) -> list[Write]:
        """Go on with a document; return what is to be written of it."""
        known = Known(claim.replies, heard, self._model.sending, self._plan.attempts)
        steps = self._summarizer.steps(source_from(claim.source, row.origin))
        outcome: Replayed[RecordT] | Exception
        try:
            outcome = replayed(steps, known)
        except ConfigurationError:  # no document would fare better
            raise
        except Exception as error:  # noqa: BLE001 - one document never stops the others
            outcome = error
        for reply in known.fresh.values():
            telemetry.paid(self._model.name, reply.usage, reply.finish)
        fresh: list[Write] = [Logged(claim.key, name, reply) for name, reply in known.fresh.items()]
        if isinstance(outcome, Exception):
            telemetry.failed(self._model.name, self._summarizer.target.__name__, outcome)
            return _failed(claim, known, outcome, fresh)
        if outcome.summary is not None:
            telemetry.done(self._model.name, outcome.summary)
            kept = outcome.summary.model_dump_json(exclude={"source"})
            return [Finished(claim.key, kept, _paid(claim, known))]
        self._gather(claim.key, outcome.wanted)
        return fresh

    def _gather(self, key: str, wanted: tuple[Wanted, ...]) -> None:
        """Put requests of a document into the next batch; the document is held until they are written down."""
        for one in wanted:
            custom_id = f"{key[:40]}-{one.place}"
            line = line_of(custom_id, one.body)
            if not self._fits(line):
                self._submit()
            self._lines.append(line)
            self._size += len(line)
            self._asked.append(Asked(custom_id, key, one.request))
        self._held.append(key)
        self._unread.discard(key)

    def _fits(self, line: bytes) -> bool:
        full = len(self._lines) >= self._plan.requests_per_batch
        return not self._lines or (not full and self._size + len(line) <= self._plan.bytes_per_batch)

    def _submit(self) -> None:
        """Submit what is gathered as a batch."""
        lines, asked = self._lines, self._asked
        self._lines, self._asked, self._size = [], [], 0
        if not lines:
            return
        name = uuid.uuid4().hex
        self._batches.begin(name, self._plan.now(), asked)
        self._release()
        try:
            file = self._endpoint.upload(name, b"".join(lines))
        except EndpointError:
            self._batches.drop(name)
            raise
        try:
            batch = self._endpoint.create(name, file)
        except EndpointError as error:
            if error.status is not None and error.status < 500:  # surely not made; else the next run looks for it
                self._batches.drop(name)
            raise
        self._batches.submitted(name, batch)

    def _release(self) -> None:
        """Give back the documents that are held: the batch that has their requests is what they wait for."""
        held, self._held = self._held, []
        self._store.write([Released(key) for key in held], self._owner)


def _paid(claim: Claim, known: Known) -> Usage:
    return sum((reply.usage for reply in (*claim.replies.values(), *known.fresh.values())), known.lost)


def _failed(claim: Claim, known: Known, error: Exception, fresh: list[Write]) -> list[Write]:
    """Answers that are not at fault stay in the journal, as when documents are asked for one by one."""
    kept = error_json(error)
    if isinstance(error, EndpointError):
        return [*fresh, Failed(claim.key, kept, known.lost, again=True)]
    return [Failed(claim.key, kept, _paid(claim, known), again=False)]
