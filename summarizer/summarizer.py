"""How is a summary made? `summarize(text)` in one call, or a `Summarizer` that is set up once and used often.

Both have a sync and an async face; both drive the same flow and differ in nothing but how they wait.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Generic, Protocol, cast
from weakref import WeakValueDictionary

from summarizer import telemetry
from summarizer.choosing import choose_model, choose_reviewer, fitted
from summarizer.concluding import concluded
from summarizer.errors import ModelError
from summarizer.exchange import AsyncModel, Model, Reply, Request, Usage
from summarizer.flow import Outcome, Settings, read
from summarizer.lockstep import Steps
from summarizer.prompt import PROMPT_VERSION
from summarizer.schemas import Readout
from summarizer.source import Source
from summarizer.streaming import AsyncStream, Stream, Way
from summarizer.summary import Provenance, RecordT, Summary, joined_json
from summarizer.targets import require_target, schema_version

__all__ = ["Ask", "Keeper", "Summarizer", "asummarize", "summarize"]

if TYPE_CHECKING:
    import asyncio

Ask = Callable[[Request], Awaitable[Reply]]
"""Answers one request when awaited, or raises a `ModelError`; any other exception ends the document."""


class Keeper(Protocol):
    """Keeps summaries by key, without their sources; `summarizer.corpus.Store` does."""

    def recall(self, key: str) -> str | None:
        """Return what is kept, or None."""
        ...

    def keep(self, key: str, source: str, summary: str, usage: Usage) -> None:
        """Keep one."""
        ...


class Summarizer(Generic[RecordT]):
    """Reads documents into records of one schema with one model.

    `model` is an object with the one method of `Model`, or a name such as "openai/gpt-5-mini" or "offline"; when it is
    None the environment variable SUMMARIZER_MODEL names it, and else the offline model is used, with one line in the
    log saying so. A `reviewer`, the same model or another, is shown each statement beside its sentences in the end
    (`Settings.review`). With a `store` (a `summarizer.corpus.Store`) the same document is not paid twice: what it keeps
    is returned. Raises `SchemaError` or `ConfigurationError` here, not at the first document.

    >>> from summarizer.testing import ScriptedModel
    >>> from summarizer.schemas import Minutes
    >>> answer = {"title": None, "held": None, "participants": [], "topics": [], "actions": [],
    ...           "decisions": [{"id": "d1", "what": "close the pool", "status": "adopted", "evidence": [2]}]}
    >>> summarizer = Summarizer(ScriptedModel([answer]), Minutes)
    >>> summary = summarizer.summarize("The board met. It resolved to close the pool.")
    >>> summary.record.decisions[0].evidence[0].text
    'It resolved to close the pool.'
    """

    def __init__(
        self,
        model: Model | str | None = None,
        target: type[RecordT] | None = None,
        settings: Settings = Settings(),  # noqa: B008 - frozen
        *,
        reviewer: Model | str | None = None,
        store: Keeper | None = None,
        now: Callable[[], datetime] = partial(datetime.now, UTC),  # noqa: B008 - has no state
    ) -> None:
        self.target = cast("type[RecordT]", target or Readout)
        require_target(self.target)
        self.model = choose_model(model)
        self.settings = fitted(settings, self.model, self.target)
        if reviewer is not None:
            self.settings = replace(self.settings, review=True)
        self.reviewer = choose_reviewer(reviewer, self.model) if self.settings.review else None
        self._store = store
        self._locks: WeakValueDictionary[tuple[int, str], asyncio.Lock] = WeakValueDictionary()
        self._now = now

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "_locks"}  # they are those of this process

    def __setstate__(self, state: dict[str, object]) -> None:
        vars(self).update(state)
        self._locks = WeakValueDictionary()

    def summarize(self, text: str | Source) -> Summary[RecordT]:
        """Read one document. Raises `SourceError` for an empty text and a `ModelError` when no record can be had."""
        source = _as_source(text)
        if (kept := self._recalled(source)) is not None:
            return kept
        with self._watched(source) as seen:
            flow = self.steps(source)
            try:
                asked = next(flow)
                while True:
                    with telemetry.round_of(self.model.name, asked):
                        answers = [self._answer(request) for request in asked]
                    asked = flow.send(answers)
            except StopIteration as end:
                return self._kept(seen.came_to(end.value))

    async def asummarize(self, text: str | Source, *, ask: Ask | None = None) -> Summary[RecordT]:
        """Do as `summarize`, without blocking the event loop.

        `ask` answers in place of the model: what limits, journals or collects requests stands there, and keeps what
        comes of them in the store's place.
        """
        source = _as_source(text)
        if self._store is None or ask is not None:
            return await self._asummarize(source, ask or self.aask)
        import asyncio  # kept lazy: it is a tenth of the package's import

        place = (id(asyncio.get_running_loop()), self.key(source))
        async with self._locks.setdefault(place, asyncio.Lock()):  # an equal document waits for the first
            if (kept := await asyncio.to_thread(self._recalled, source)) is not None:
                return kept
            return await asyncio.to_thread(self._kept, await self._asummarize(source, self.aask))

    async def _asummarize(self, source: Source, ask: Ask) -> Summary[RecordT]:
        with self._watched(source) as seen:
            flow = self.steps(source)
            try:
                asked = next(flow)
                while True:
                    with telemetry.round_of(self.model.name, asked):
                        answers = await _answers(ask, asked)
                    asked = flow.send(answers)
            except StopIteration as end:
                return seen.came_to(end.value)

    def steps(self, source: Source) -> Steps[Summary[RecordT]]:
        """Return the way of one document, for drivers of your own: it yields rounds of requests, is sent a reply or a
        `ModelError` for each, and returns the summary."""
        started = self._now()
        outcome = yield from read(source, self.target, self.settings)
        return self._summary(source, outcome, started)

    def stream(self, text: str | Source) -> Stream[RecordT]:
        """Read one document and yield its items as they are proved; then `summary` of what is returned is there.

        Needs a model that streams (`StreamingModel`); with another all items come at the end. Raises as `summarize`
        does, also between items: a `Truncated` for an answer that was cut off, an `EndpointError` for a lost one.

        >>> stream = Summarizer("offline").stream("Oslo, 3 June 2024. Norway and Iceland agreed to share their data.")
        >>> [proved.section for proved in stream]
        ['headline', 'points', 'parties', 'parties', 'agreements', 'commitments']
        >>> stream.summary.record.agreements[0].what
        'share their data'
        """
        return Stream(self._way(_as_source(text)))

    def astream(self, text: str | Source) -> AsyncStream[RecordT]:
        """Do as `stream`, without blocking the event loop: `async for proved in summarizer.astream(text)`."""
        return AsyncStream(self._way(_as_source(text)))

    def _way(self, source: Source) -> Way[RecordT]:
        started = self._now()
        return Way(
            source=source,
            target=self.target,
            settings=self.settings,
            model=self.model,
            ask=self._answer,
            aask=partial(_aanswer, self.aask),
            conclude=lambda outcome: self._summary(source, outcome, started),
        )

    async def aask(self, request: Request) -> Reply:
        """Have the model, or the reviewer, answer one request; one that cannot be awaited does so in a thread."""
        model = self._asked(request)
        with telemetry.request(model.name, request) as seen:
            if isinstance(model, AsyncModel):
                return seen.answered(await model.acomplete(request))
            import asyncio  # kept lazy: it is a tenth of the package's import

            return seen.answered(await asyncio.to_thread(model.complete, request))

    def _answer(self, request: Request) -> Reply | ModelError:
        model = self._asked(request)
        try:
            with telemetry.request(model.name, request) as seen:
                return seen.answered(model.complete(request))
        except ModelError as error:
            return error

    def _asked(self, request: Request) -> Model:
        return self.reviewer if self.reviewer is not None and request.purpose == "review" else self.model

    def key(self, source: Source) -> str:
        """Return what stands for a document's content and everything that decides what its summary says."""
        return hashlib.sha256(f"{self.recipe}{_identity(source)}".encode()).hexdigest()

    @cached_property
    def recipe(self) -> str:
        """A hash of the schema, the prompt, the models and the settings."""
        names = [model.name for model in (self.model, self.reviewer) if model is not None]
        parts = [schema_version(self.target), PROMPT_VERSION, *names, asdict(self.settings)]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def _recalled(self, source: Source) -> Summary[RecordT] | None:
        kept = self._store.recall(self.key(source)) if self._store is not None else None
        return None if kept is None else Summary.from_json(joined_json(kept, source), self.target)

    def _watched(self, source: Source) -> AbstractContextManager[telemetry.Seen]:
        return telemetry.document(self.model.name, self.target.__name__, source.sha256)

    def _kept(self, summary: Summary[RecordT]) -> Summary[RecordT]:
        if self._store is not None:
            identity, kept = _identity(summary.source), summary.model_dump_json(exclude={"source"})
            self._store.keep(self.key(summary.source), identity, kept, summary.usage)
        return summary

    def _summary(self, source: Source, outcome: Outcome[RecordT], started: datetime) -> Summary[RecordT]:
        provenance = Provenance(
            library=_version(),
            target=self.target.__name__,
            schema_version=schema_version(self.target),
            prompt_version=PROMPT_VERSION,
            model=self.model.name,
            reviewer=self.reviewer.name if self.reviewer else None,
            settings=asdict(self.settings),
            source_sha256=source.sha256,
            started=started,
            finished=self._now(),
        )
        return concluded(outcome, source, provenance)


def summarize(
    text: str | Source, *, model: Model | str | None = None, target: type[RecordT] | None = None
) -> Summary[RecordT]:
    """Read one document; a short way to `Summarizer(model, target).summarize(text)`.

    >>> text = "Oslo, 3 June 2024. Norway and Iceland agreed to share their weather data."
    >>> summary = summarize(text, model="offline")
    >>> [agreement.what for agreement in summary.record.agreements]
    ['share their weather data']
    """
    return Summarizer(model, target).summarize(text)


async def asummarize(
    text: str | Source, *, model: Model | str | None = None, target: type[RecordT] | None = None
) -> Summary[RecordT]:
    """Do as `summarize`, without blocking the event loop."""
    return await Summarizer(model, target).asummarize(text)


@cache
def _version() -> str:
    from importlib.metadata import version  # kept lazy: it reads mail headers

    return version("structured-summarizer")


def _identity(source: Source) -> str:
    """All of a source that a summary depends on."""
    return source.model_dump_json(exclude={"origin"})


def _as_source(text: str | Source) -> Source:
    return text if isinstance(text, Source) else Source(text)


async def _answers(ask: Ask, requests: Sequence[Request]) -> list[Reply | ModelError]:
    """All answers of a round. One that ends the document does so when the others, which are paid, have come."""
    if len(requests) == 1:
        return [await _aanswer(ask, requests[0])]
    import asyncio  # see `aask`

    told = await asyncio.gather(*(_aanswer(ask, request) for request in requests), return_exceptions=True)
    for one in told:
        if isinstance(one, BaseException) and not isinstance(one, ModelError):
            raise one
    return [cast("Reply | ModelError", one) for one in told]


async def _aanswer(ask: Ask, request: Request) -> Reply | ModelError:
    try:
        return await ask(request)
    except ModelError as error:
        return error
