"""Telemetry: what is told of the work, and that no text, answer or key is. By the SDK's own exporters, in memory."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from collections.abc import Callable, Generator
from typing import Any

import httpx2
import pytest
from opentelemetry import metrics, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader, NumberDataPoint
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from summarizer import Reply, Source, Summarizer, Summary, Usage, telemetry
from summarizer.errors import EndpointError, ModelError
from summarizer.schemas import Minutes
from summarizer.testing import ScriptedModel
from tests.models.endpoint import KEY, Endpoint

TEXT = "The board met at the lighthouse. It resolved to close the pool."
COSTS = Usage(requests=1, input_tokens=90, output_tokens=10)


def minutes(*cited: int) -> dict[str, Any]:
    """An answer with a decision for each cited sentence."""
    decisions = [
        {"id": f"d{place}", "what": "close the pool", "status": "adopted", "evidence": [number]}
        for place, number in enumerate(cited)
    ]
    return {"title": None, "held": None, "participants": [], "topics": [], "actions": [], "decisions": decisions}


class Seen:
    """What an SDK collected."""

    def __init__(self) -> None:
        self.exporter, self.reader = InMemorySpanExporter(), InMemoryMetricReader()
        tracer = TracerProvider(shutdown_on_exit=False)
        tracer.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.tracer, self.meter = tracer, MeterProvider([self.reader], shutdown_on_exit=False)

    @property
    def spans(self) -> list[ReadableSpan]:
        """In the order in which they began."""
        return sorted(self.exporter.get_finished_spans(), key=lambda span: span.start_time or 0)

    def counts(self, name: str, *keys: str) -> dict[tuple[Any, ...], float]:
        """A counter's values by these attributes."""
        data = self.reader.get_metrics_data()
        assert data is not None
        every = [one for resource in data.resource_metrics for scope in resource.scope_metrics for one in scope.metrics]
        points = [point for one in every if one.name == name for point in one.data.data_points]
        return {
            tuple((point.attributes or {}).get(key) for key in keys): point.value
            for point in points
            if isinstance(point, NumberDataPoint)
        }


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Generator[Seen]:
    """An SDK in place for one test."""
    seen = Seen()
    monkeypatch.setattr(trace, "_TRACER_PROVIDER", seen.tracer)
    monkeypatch.setattr(metrics, "get_meter", seen.meter.get_meter)
    telemetry.forget()
    yield seen
    telemetry.forget()


def once(summarizer: Summarizer[Minutes]) -> Summary[Minutes]:
    """In this thread."""
    return summarizer.summarize(TEXT)


def awaited(summarizer: Summarizer[Minutes]) -> Summary[Minutes]:
    """In an event loop."""
    return asyncio.run(summarizer.asummarize(TEXT))


both = pytest.mark.parametrize("drive", [once, awaited])
Drive = Callable[[Summarizer[Minutes]], Summary[Minutes]]


@both
def test_a_document_its_rounds_and_its_requests_are_spans(seen: Seen, drive: Drive) -> None:
    """One within the other, the repair round by its purpose, with the conventions' attributes."""
    replies = [Reply(minutes(2, 9), COSTS), Reply({"corrections": []}, COSTS)]
    drive(Summarizer(ScriptedModel(replies, name="openai/m-1 at http://u.test/v1"), Minutes))
    names = [span.name for span in seen.spans]
    assert names == ["summarize Minutes", "round read", "chat m-1", "round repair", "chat m-1"]
    document, read, asked, repair, again = seen.spans
    assert [span.parent and span.parent.span_id for span in (document, read, asked, repair, again)] == [
        None,
        *(span.context.span_id for span in (document, read, document, repair) if span.context),
    ]
    assert asked.kind is trace.SpanKind.CLIENT
    assert dict(asked.attributes or {}) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "m-1",
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.usage.input_tokens": 90,
        "gen_ai.usage.output_tokens": 10,
        "gen_ai.usage.cache_read.input_tokens": 0,
        "summarizer.purpose": "read",
        "summarizer.requests": 1,
    }
    told = document.attributes or {}
    assert (told["summarizer.rejected"], told["gen_ai.usage.input_tokens"]) == (1, 180)
    assert told["summarizer.source.sha256"] == Source(TEXT).sha256


def test_tokens_documents_and_rejected_items_are_counted(seen: Seen) -> None:
    """Also the tokens of a request that failed, and the document that it failed."""
    paid = ModelError("no", usage=COSTS)
    replies: list[object] = [Reply(minutes(2, 9), COSTS), Reply({"corrections": []}, COSTS), paid]
    summarizer = Summarizer(ScriptedModel(replies), Minutes)
    once(summarizer)
    with pytest.raises(ModelError):
        once(summarizer)
    assert seen.counts("summarizer.tokens", "gen_ai.token.type") == {("input",): 270, ("output",): 30}
    assert seen.counts("summarizer.documents", "summarizer.status", "error.type") == {
        ("done", None): 1,
        ("failed", "ModelError"): 1,
    }
    assert seen.counts("summarizer.items.rejected", "summarizer.section") == {("decisions",): 1}


@both
def test_a_failure_is_told_by_its_kind(seen: Seen, drive: Drive) -> None:
    """On the request and on the document; the error is raised as ever."""
    with pytest.raises(EndpointError):
        drive(Summarizer(ScriptedModel([EndpointError("gone")]), Minutes))
    document, _, request = seen.spans
    for span in (document, request):
        assert (span.attributes or {})["error.type"] == "EndpointError"
        assert (span.status.status_code, span.status.description) == (trace.StatusCode.ERROR, None)
        assert not span.events


@both
def test_no_text_answer_or_key_is_told(seen: Seen, caplog: pytest.LogCaptureFixture, drive: Drive) -> None:
    """Neither by spans, nor by counters, nor by log records: of a good answer, of a made-up field, of a refusal."""
    invented = {**minutes(2), "It resolved to close the pool.": [TEXT]}
    call = {"function": {"name": "Minutes", "arguments": invented}}
    good = {"choices": [{"message": {"tool_calls": [call]}}]}
    error = {"error": {"message": f"{KEY} must not say {TEXT}"}}
    endpoint = Endpoint(good, httpx2.Response(401, json=error))
    with caplog.at_level(logging.DEBUG):
        summarizer = Summarizer(endpoint.model(), Minutes)
        drive(summarizer)
        with pytest.raises(ModelError):
            drive(summarizer)
    said = [span.to_json() for span in seen.spans]
    data = seen.reader.get_metrics_data()
    assert data is not None
    said.append(data.to_json())
    said += [record.getMessage() for record in caplog.records if record.name.startswith("summarizer")]
    assert any("Minutes by openai/m-1: done" in line for line in said)
    assert any("Minutes by openai/m-1: failed, " in line for line in said)
    for secret in (KEY, "lighthouse", "close the pool"):
        assert not [line for line in said if secret in line]


def test_without_the_package_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where it is not installed: an import of it fails, and the summaries are the same."""
    replies = [Reply(minutes(2, 9), COSTS), Reply({"corrections": []}, COSTS)]
    there = once(Summarizer(ScriptedModel(replies), Minutes))
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    telemetry.forget()
    absent = once(Summarizer(ScriptedModel(replies), Minutes))
    with pytest.raises(EndpointError, match="gone"):
        once(Summarizer(ScriptedModel([EndpointError("gone")]), Minutes))
    telemetry.forget()
    assert absent.record == there.record
    assert absent.usage == there.usage


def test_importing_does_not_import_it() -> None:
    """Nor does anything before the first document."""
    program = "import sys, summarizer; summarizer.Summarizer; print('opentelemetry' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
