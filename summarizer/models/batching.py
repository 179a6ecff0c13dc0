"""How is a provider asked for many answers at once, cheaper and later? By its files and batches endpoints.

A batch is a file of requests, one a line, that the provider works off within a day. What it sends back are files too:
one of answers, one of errors; a line stands for a request under the id that the request was given.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue

from summarizer.errors import EndpointError, EndpointTimeout, QuotaExhausted
from summarizer.exchange import Reply
from summarizer.models.completions import attribute
from summarizer.models.faults import redacted
from summarizer.models.retrying import Fault

if TYPE_CHECKING:
    from summarizer.models.calls import Call
    from summarizer.models.instructor import InstructorModel

__all__ = ["QUEUE_FULL", "BatchEndpoint", "BatchState", "heard", "line_of", "unheard"]

QUEUE_FULL = "token_limit_exceeded"
"""The code of a batch that was refused because too much is under way already."""
_PATH = "/v1/chat/completions"
_NAMED = "summarizer_batch"
"""The metadata under which a batch carries the name that we gave it."""
_ENDED = {"completed", "failed", "expired", "cancelled"}
_NO_CREDIT = {"insufficient_quota", "billing_hard_limit_reached"}
_MAY_PASS = {QUEUE_FULL, "rate_limit_exceeded", "server_error", "batch_completed", "batch_gone"}
"""Codes of what was not made and may be made another time: a full queue, a fault, a line that is missing."""
_LISTED = 500
"""How many of the newest batches are looked through for one of ours."""


@dataclass(frozen=True, slots=True)
class BatchState:
    """How a batch stands; `code` and `said` tell why what has no line in its `files` has none."""

    ended: bool
    files: tuple[str, ...] = ()
    code: str = ""
    said: str = ""


class BatchEndpoint:
    """The files and batches of a model's endpoint."""

    def __init__(self, model: InstructorModel) -> None:
        self._model = model

    def upload(self, name: str, content: bytes) -> str:
        """Upload a file of requests; return its id."""
        return self._model.using(lambda client: _uploaded(client, name, content))

    def create(self, name: str, file: str) -> str:
        """Have a file worked off; return the batch's id. Not tried again by itself: what got lost may be the answer."""
        return self._model.using(lambda client: _created(client, name, file), once=True)

    def found(self, name: str) -> str | None:
        """Return the id of the batch that carries our name, if it was ever made."""
        return self._model.using(lambda client: _found(client, name))

    def state(self, batch: str) -> BatchState:
        """Return how a batch stands; one that the provider does not know any more has ended."""
        try:
            return self._model.using(lambda client: _state(client, batch))
        except EndpointError as error:
            if error.status != 404:
                raise
            return BatchState(True, code="batch_gone", said="the provider does not know the batch any more")

    def lines(self, file: str) -> Iterator[dict[str, JsonValue]]:
        """Yield the lines of a file; what is no JSON object is passed over, and a file that is gone has none."""
        with TemporaryDirectory(prefix="summarizer-batch") as folder:
            path = Path(folder) / "lines"
            try:
                self._model.using(lambda client: _fetched(client, file, path))
            except EndpointError as error:
                if error.status != 404:
                    raise
                return
            with path.open(encoding="utf-8", errors="replace") as lines:
                yield from filter(None, map(_object, lines))


async def _uploaded(client: Any, name: str, content: bytes) -> str:
    made = await client.files.create(file=(f"{name}.jsonl", content, "application/jsonl"), purpose="batch")
    return str(made.id)


async def _created(client: Any, name: str, file: str) -> str:
    made = await client.batches.create(
        input_file_id=file, endpoint=_PATH, completion_window="24h", metadata={_NAMED: name}
    )
    return str(made.id)


async def _found(client: Any, name: str) -> str | None:
    looked = 0
    async for batch in client.batches.list(limit=100):
        if attribute(batch, "metadata", _NAMED) == name:
            return str(batch.id)
        looked += 1
        if looked >= _LISTED:
            break
    return None


async def _state(client: Any, batch: str) -> BatchState:
    came = await client.batches.retrieve(batch)
    status = str(attribute(came, "status"))
    files = (attribute(came, "output_file_id"), attribute(came, "error_file_id"))
    error = attribute(came, "errors", "data", 0)
    return BatchState(
        status in _ENDED,
        tuple(str(file) for file in files if file),
        str(attribute(error, "code") or f"batch_{status}"),
        str(attribute(error, "message") or f"the batch is {status}"),
    )


async def _fetched(client: Any, file: str, path: Path) -> None:
    async with client.files.with_streaming_response.content(file) as came:
        await came.stream_to_file(path)


def _object(line: str) -> dict[str, JsonValue] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None  # pyright: ignore[reportUnknownVariableType]


# ------------------------------------------------------------------------------------------------- a line


def line_of(custom_id: str, body: dict[str, Any]) -> bytes:
    """Return a request as a line of a batch."""
    line = {"custom_id": custom_id, "method": "POST", "url": _PATH, "body": body}
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def unheard(custom_id: str, state: BatchState) -> dict[str, JsonValue]:
    """Return what stands for a request of which an ended batch has no line."""
    return {"custom_id": custom_id, "response": None, "error": {"code": state.code, "message": state.said}}


class _Answered(Exception):
    """A line's answer of another status than 200, as an SDK would raise it."""

    def __init__(self, status_code: int, body: object) -> None:
        super().__init__(status_code)
        self.status_code, self.body = status_code, body


def heard(call: Call, line: dict[str, Any]) -> Reply | Fault:
    """Tell a call what a line says of its attempt; return what that means."""
    sent = [message["content"] for message in call.messages()]
    status, body = attribute(line, "response", "status_code"), attribute(line, "response", "body")
    if status == 200:
        return call.received(body)
    if isinstance(status, int):
        return call.failed(_Answered(status, body))
    code = str(attribute(line, "error", "code") or "")
    said = redacted(str(attribute(line, "error", "message") or code), sent, call.keys)
    return call.unmade(_unmade(code, said))


def _unmade(code: str, said: str) -> Fault:
    if code == "batch_expired":
        return Fault(EndpointTimeout("the batch ended before this request's turn", remedy="run it again"), again=True)
    if code in _NO_CREDIT:
        return Fault(QuotaExhausted(f"the batch was refused ({said})", remedy="add credit"))
    remedy = "see what the provider's page on the batch says"
    return Fault(EndpointError(f"the request was not made ({said})", remedy=remedy), again=code in _MAY_PASS)
