"""How are many documents summarized? `summarize_many`, which can be iterated in an event loop and without one."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import threading
import uuid
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Generator, Iterable, Iterator
from pathlib import Path
from queue import Queue
from typing import Any, Generic, cast

from summarizer.corpus.feeding import Feeder, Given
from summarizer.corpus.plan import Plan
from summarizer.corpus.results import Progress, Result
from summarizer.corpus.run import Run
from summarizer.corpus.store import Store
from summarizer.summarizer import Summarizer
from summarizer.summary import RecordT

__all__ = ["Many", "summarize_many"]


class Many(Generic[RecordT]):
    """The results of a corpus, to be iterated once, with `for` or with `async for`."""

    def __init__(
        self,
        sources: Iterable[Given] | AsyncIterable[Given],
        summarizer: Summarizer[RecordT],
        store: Store | str | Path | None,
        plan: Plan,
        name: str | None,
    ) -> None:
        self._sources, self._summarizer, self._plan, self._name = sources, summarizer, plan, name
        self._store = store
        self._run: Run[RecordT] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopped = False

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        return self._run.progress if self._run else Progress(price=self._plan.price)

    def stop(self) -> None:
        """Begin no more documents and let the iteration end with those under way. From any thread."""
        self._stopped = True
        if self._run is not None and self._loop is not None and self._loop.is_running():
            self._loop.call_soon_threadsafe(self._run.stop)

    def __aiter__(self) -> AsyncIterator[Result[RecordT]]:
        return self.results()

    def __iter__(self) -> Iterator[Result[RecordT]]:
        return _pumped(self.results())

    async def results(self) -> AsyncGenerator[Result[RecordT]]:
        """Yield what `async for` does; a generator, which can be closed early: what is under way is then given back."""
        with _opened(self._store) as store:
            corpus = self._name or f"unnamed {uuid.uuid4().hex}"
            self._loop = asyncio.get_running_loop()
            self._run = Run(self._summarizer, store, corpus, self._plan, Feeder(self._sources, self._summarizer))
            if self._stopped:
                self._run.stop()
            try:
                async with contextlib.aclosing(cast("AsyncGenerator[Result[RecordT]]", aiter(self._run))) as results:
                    async for result in results:
                        yield result
            finally:
                if self._name is None:
                    await asyncio.to_thread(store.trim, corpus, 0)


def summarize_many(
    sources: Iterable[Given] | AsyncIterable[Given],
    summarizer: Summarizer[RecordT] | None = None,
    *,
    store: Store | str | Path | None = None,
    plan: Plan = Plan(),  # noqa: B008 - frozen
    name: str | None = None,
) -> Many[RecordT]:
    """Summarize many documents; iterate what is returned, with `for` or `async for`, for a `Result` of each.

    A source is a text, a `Source`, or a `Document` with an id of yours. One that fails is a result too, and stops no
    other; what no document would survive (a wrong key, a budget that is reached) is raised after the last result.

    `store` (a `Store`, a file, or a PostgreSQL URL) keeps what is done: the same content is never paid twice, and after
    a kill the same call goes on where it was. Without one a file is kept for the time of the call. Processes that are
    given the same sources, store and `name` share the work. The budget of `plan` is for all runs of that name.

    >>> from summarizer import Summarizer
    >>> texts = ["Norway and Iceland agreed to share data.", "", "Norway and Iceland agreed to share data."]
    >>> for result in summarize_many(texts, Summarizer("offline")):
    ...     print(result.id, result.status, result.error or len(result.summary.record.agreements))
    1 done 1
    2 failed the text is empty: give a text with at least one sentence
    3 done 1
    """
    return Many(sources, summarizer or cast("Summarizer[RecordT]", Summarizer()), store, plan, name)


@contextlib.contextmanager
def _opened(store: Store | str | Path | None) -> Generator[Store]:
    if isinstance(store, Store):
        yield store
        return
    with tempfile.TemporaryDirectory() if store is None else contextlib.nullcontext() as folder:
        opened = Store(store if folder is None else Path(folder, "store.db"))
        try:
            yield opened
        finally:
            opened.close()


_END = object()


def _pumped(results: AsyncGenerator[Result[RecordT]]) -> Generator[Result[RecordT]]:
    """Iterate in this thread what an event loop in another one yields; it goes on while a result is looked at."""
    queue: Queue[Any] = Queue(maxsize=16)
    closed = threading.Event()

    async def pump() -> None:
        async with contextlib.aclosing(results):
            async for result in results:
                await asyncio.to_thread(queue.put, result)
                if closed.is_set():
                    return

    def work() -> None:
        try:
            asyncio.run(pump())
        except BaseException as error:  # noqa: BLE001 - it is raised where the results are iterated
            queue.put(error)
        queue.put(_END)

    thread = threading.Thread(target=work, name="summarizer-corpus", daemon=True)
    thread.start()
    try:
        while (one := queue.get()) is not _END:
            if isinstance(one, BaseException):
                raise one
            yield one
    finally:
        closed.set()
        while thread.is_alive():
            with contextlib.suppress(Exception):
                queue.get(timeout=0.05)
        thread.join()
