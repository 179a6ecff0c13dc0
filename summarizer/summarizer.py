"""How is a summary made? `summarize(text)` in one call, or a `Summarizer` that is set up once and used often.

Both have a sync and an async face; both drive the same flow and differ in nothing but how they wait.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from typing import Generic, cast

from summarizer.errors import ConfigurationError, ModelError
from summarizer.exchange import AsyncModel, Model, Reply, Request
from summarizer.flow import Outcome, Settings, read
from summarizer.prompt import PROMPT_VERSION
from summarizer.schemas import Readout, Record
from summarizer.source import Source
from summarizer.streaming import AsyncStream, Stream, Way
from summarizer.summary import Provenance, RecordT, Summary
from summarizer.targets import require_target

__all__ = ["MODEL_VARIABLE", "Summarizer", "asummarize", "choose_model", "summarize"]

MODEL_VARIABLE = "SUMMARIZER_MODEL"
"""The environment variable that names the model when none is given, as `openai/gpt-5-mini`."""

_NO_MODEL = (
    "no model is set: reading with the offline baseline, which works by rules; "
    f"for a model set {MODEL_VARIABLE}=openai/gpt-5-mini (and its key), or pass model="
)

_log = logging.getLogger("summarizer")


class Summarizer(Generic[RecordT]):
    """Reads documents into records of one schema with one model.

    `model` is an object with the one method of `Model`, or a name such as "openai/gpt-5-mini" or "offline"; when it is
    None the environment variable SUMMARIZER_MODEL names it, and else the offline model is used, with one line in the
    log saying so. Raises `SchemaError` or `ConfigurationError` here, not at the first document.

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
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.target = cast("type[RecordT]", target or Readout)
        require_target(self.target)
        self.model = choose_model(model)
        self.settings = settings
        self._now = now

    def summarize(self, text: str | Source) -> Summary[RecordT]:
        """Read one document. Raises `SourceError` for an empty text and a `ModelError` when no record can be had."""
        source, started = _as_source(text), self._now()
        flow = read(source, self.target, self.settings)
        try:
            asked = next(flow)
            while True:
                asked = flow.send([_answer(self.model, request) for request in asked])
        except StopIteration as end:
            return self._summary(source, end.value, started)

    async def asummarize(self, text: str | Source) -> Summary[RecordT]:
        """Do as `summarize`, without blocking the event loop."""
        import asyncio  # kept lazy: it is a tenth of the package's import

        source, started = _as_source(text), self._now()
        flow = read(source, self.target, self.settings)
        try:
            asked = next(flow)
            while True:
                asked = flow.send(await asyncio.gather(*(_aanswer(self.model, request) for request in asked)))
        except StopIteration as end:
            return self._summary(source, end.value, started)

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
            ask=_answer,
            aask=_aanswer,
            conclude=lambda outcome: self._summary(source, outcome, started),
        )

    def _summary(self, source: Source, outcome: Outcome[RecordT], started: datetime) -> Summary[RecordT]:
        from importlib.metadata import version  # kept lazy: it reads mail headers

        provenance = Provenance(
            library=version("structured-summarizer"),
            target=self.target.__name__,
            schema_version=schema_version(self.target),
            prompt_version=PROMPT_VERSION,
            model=self.model.name,
            settings=asdict(self.settings),
            source_sha256=source.sha256,
            started=started,
            finished=self._now(),
        )
        return Summary[RecordT](
            record=outcome.record,
            rejected=list(outcome.rejected),
            repaired=outcome.repaired,
            omissions=list(outcome.omissions),
            notes=list(outcome.notes),
            usage=outcome.usage,
            source=source,
            provenance=provenance,
        )


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


def choose_model(model: Model | str | None) -> Model:
    """Return the model given, or named here or by SUMMARIZER_MODEL; else the offline one, with a line in the log."""
    name = model if model is not None else os.environ.get(MODEL_VARIABLE)
    if not name:
        _log.warning(_NO_MODEL)
        name = "offline"
    if not isinstance(name, str):
        if not isinstance(name, Model):  # pyright: ignore[reportUnnecessaryIsInstance] - from untyped code
            raise ConfigurationError(
                f"{type(name).__name__} is no model", remedy="pass a name, or an object with `name` and `complete`"
            )
        return name
    if name == "offline":
        from summarizer.models.offline import OfflineModel  # kept lazy: its tables are read only when used

        return OfflineModel()
    from summarizer.models.instructor import InstructorModel  # kept lazy: it takes seconds to import

    return InstructorModel(name)


@cache
def schema_version(target: type[Record]) -> str:
    """Return a hash that changes whenever what is asked for or what is stored does."""
    schemas = [target.model_json_schema(mode=mode) for mode in ("validation", "serialization")]
    return hashlib.sha256(json.dumps(schemas, sort_keys=True).encode()).hexdigest()[:12]


def _as_source(text: str | Source) -> Source:
    return text if isinstance(text, Source) else Source(text)


def _answer(model: Model, request: Request) -> Reply | ModelError:
    try:
        return model.complete(request)
    except ModelError as error:
        return error


async def _aanswer(model: Model, request: Request) -> Reply | ModelError:
    import asyncio  # see `asummarize`

    try:
        if isinstance(model, AsyncModel):
            return await model.acomplete(request)
        return await asyncio.to_thread(model.complete, request)
    except ModelError as error:
        return error
