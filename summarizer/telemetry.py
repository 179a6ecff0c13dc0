"""What may others see of the work? Log records, and OpenTelemetry spans and counters where its API is installed.

A document, each round of its requests and each request is a span; tokens, documents and rejected items are counted.
What is told are names, counts, hashes and the kinds of errors: never a text, an answer, an error's words or a key.
Attributes are named as OpenTelemetry's conventions for generative AI name them, where they do. Without the API, or
without an SDK that collects, nothing is kept.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from summarizer.errors import ModelError
from summarizer.exchange import Reply, Request, Usage

if TYPE_CHECKING:
    from summarizer.schemas import Record
    from summarizer.summary import Summary

__all__ = ["Seen", "document", "done", "failed", "forget", "paid", "request", "round_of"]

SummaryT = TypeVar("SummaryT", bound="Summary[Any]")

_SCOPE = "summarizer"
_log = logging.getLogger("summarizer")


@dataclass(frozen=True, slots=True)
class _Instruments:
    """OpenTelemetry's own; their types are not known where it is not installed."""

    tracer: Any
    failed: Any
    client: Any
    tokens: Any
    documents: Any
    rejected: Any


@cache
def _instruments() -> _Instruments | None:
    try:
        from opentelemetry import metrics, trace  # kept lazy: it may not be there, and most have no use for it
    except ImportError:
        return None
    meter = metrics.get_meter(_SCOPE)
    return _Instruments(
        tracer=trace.get_tracer(_SCOPE),
        failed=trace.Status(trace.StatusCode.ERROR),
        client=trace.SpanKind.CLIENT,
        tokens=meter.create_counter("summarizer.tokens", "{token}", "Tokens paid, by gen_ai.token.type."),
        documents=meter.create_counter("summarizer.documents", "{document}", "Documents done or failed."),
        rejected=meter.create_counter("summarizer.items.rejected", "{item}", "Items left out, by section."),
    )


def forget() -> None:
    """Ask anew whether the API is there: for tests."""
    _instruments.cache_clear()


class Seen:
    """What is under way, by the name of its model."""

    def __init__(self, model: str, span: Any = None) -> None:
        self._model, self._span = model, span

    def tell(self, attributes: Mapping[str, Any]) -> None:
        """Add to what is known of it."""
        if self._span is not None:
            self._span.set_attributes(attributes)

    def failed(self, error: BaseException) -> None:
        """Mark it as failed, by the kind of the error alone."""
        made = _instruments()
        if self._span is not None and made is not None:
            self._span.set_status(made.failed)
            self.tell({"error.type": type(error).__name__})

    def answered(self, reply: Reply) -> Reply:
        """Tell what a reply cost and how it ended; return it."""
        self.tell({"gen_ai.response.finish_reasons": [reply.finish], **_costs(reply.usage)})
        paid(self._model, reply.usage, reply.finish)
        return reply

    def came_to(self, summary: SummaryT) -> SummaryT:
        """Tell what a document came to; return it."""
        counts = (len(summary.rejected), summary.repaired, len(summary.omissions))
        named = ("summarizer.rejected", "summarizer.repaired", "summarizer.omissions")
        self.tell(dict(zip(named, counts, strict=True)) | _costs(summary.usage))
        done(self._model, summary)
        return summary


@contextmanager
def _spanned(name: str, model: str, attributes: Mapping[str, Any], *, outside: bool = False) -> Generator[Seen]:
    made = _instruments()
    if made is None:
        yield Seen(model)
        return
    options = {"kind": made.client} if outside else {}
    unsaid = {"record_exception": False, "set_status_on_exception": False}  # what an exception says is not told
    with made.tracer.start_as_current_span(name, attributes=attributes, **unsaid, **options) as span:
        seen = Seen(model, span)
        try:
            yield seen
        except BaseException as error:
            seen.failed(error)
            raise


@contextmanager
def document(model: str, target: str, sha256: str) -> Generator[Seen]:
    """Watch one document, from its text to its summary."""
    known = {"summarizer.target": target, "summarizer.source.sha256": sha256, **_named(model)}
    with _spanned(f"summarize {target}", model, known) as seen:
        try:
            yield seen
        except Exception as error:
            failed(model, target, error)
            raise


@contextmanager
def round_of(model: str, requests: Sequence[Request]) -> Generator[Seen]:
    """Watch the requests that a document makes at the same time; one that asks again has a purpose of its own."""
    purposes = sorted({request.purpose for request in requests})
    told = {"summarizer.purposes": purposes, "summarizer.requests": len(requests)}
    with _spanned(f"round {'+'.join(purposes)}", model, told) as seen:
        yield seen


@contextmanager
def request(model: str, asked: Request) -> Generator[Seen]:
    """Watch one request with all its attempts."""
    named = _named(model)
    known: dict[str, Any] = {"gen_ai.operation.name": "chat", "summarizer.purpose": asked.purpose, **named}
    if asked.max_output_tokens is not None:
        known["gen_ai.request.max_tokens"] = asked.max_output_tokens
    with _spanned(f"chat {named['gen_ai.request.model']}", model, known, outside=True) as seen:
        try:
            yield seen
        except ModelError as error:
            usage = error.usage or Usage(requests=1, unreported=1)
            seen.tell(_costs(usage))
            paid(model, usage, type(error).__name__)
            raise


def paid(model: str, usage: Usage, end: str) -> None:
    """Count the tokens of a request, however it ended."""
    _log.debug("request to %s: %s, %d+%d tokens", model, end, usage.input_tokens, usage.output_tokens)
    made = _instruments()
    if made is not None:
        for kind, number in (("input", usage.input_tokens), ("output", usage.output_tokens)):
            made.tokens.add(number, {"gen_ai.token.type": kind, **_named(model)})


def done(model: str, summary: Summary[Any]) -> None:
    """Count a document that is done, and what was left out of its summary."""
    target = cast("type[Record]", type(summary.record))
    usage = summary.usage
    _log.info(
        "%s by %s: done, %d rejected, %d repaired, %d omissions, %d+%d tokens",
        *(target.__name__, model, len(summary.rejected), summary.repaired, len(summary.omissions)),
        *(usage.input_tokens, usage.output_tokens),
    )
    made, known = _instruments(), {"summarizer.target": target.__name__, **_named(model)}
    if made is None:
        return
    made.documents.add(1, known | {"summarizer.status": "done"})
    for section, number in Counter(_section(one.path, target) for one in summary.rejected).items():
        made.rejected.add(number, known | {"summarizer.section": section})


def failed(model: str, target: str, error: Exception) -> None:
    """Count a document that failed."""
    kind = type(error).__name__
    _log.info("%s by %s: failed, %s", target, model, kind)
    made = _instruments()
    if made is not None:
        known = {"summarizer.target": target, "summarizer.status": "failed", "error.type": kind}
        made.documents.add(1, known | _named(model))


def _section(path: str, target: type[Record]) -> str:
    """The field that an item stood in; a name that the model made up is not repeated."""
    named = path.partition("[")[0].partition(".")[0]
    return named if named in target.model_fields else "answer"


def _costs(usage: Usage) -> dict[str, int]:
    return {
        "gen_ai.usage.input_tokens": usage.input_tokens,
        "gen_ai.usage.output_tokens": usage.output_tokens,
        "gen_ai.usage.cache_read.input_tokens": usage.cached_tokens,
        "summarizer.requests": usage.requests,
    }


def _named(model: str) -> dict[str, str]:
    """A model's name in two, as the conventions have it; its endpoint is left out.

    >>> _named("openai/gpt-5-mini at https://proxy.example/v1")
    {'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'gpt-5-mini'}
    """
    provider, slash, name = model.partition(" at ")[0].partition("/")
    return {"gen_ai.provider.name": provider, "gen_ai.request.model": name if slash else provider}
