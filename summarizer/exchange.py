"""What passes between the engine and a model? Requests, replies, and what they cost.

A model is any object with the one method of `Model`. The engine knows nothing of HTTP; a model knows nothing of checks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

from pydantic import BaseModel, ConfigDict, Field, JsonValue

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from summarizer.schemas import Record
    from summarizer.source import Source

__all__ = [
    "AsyncModel",
    "AsyncStreamingModel",
    "Finish",
    "Message",
    "Model",
    "Reply",
    "Request",
    "StreamingModel",
    "Usage",
]

Finish = Literal["stop", "length", "refusal", "filter"]
"""Why the model stopped: it was done, was cut by the output limit, declined, or was stopped by a content filter."""


class Usage(BaseModel):
    """What was paid: requests that were sent and tokens, failed attempts included. Usages add up.

    >>> Usage(requests=1, input_tokens=900, output_tokens=120) + Usage(requests=1, unreported=1)
    Usage(requests=2, input_tokens=900, output_tokens=120, cached_tokens=0, unreported=1)
    """

    model_config = ConfigDict(frozen=True)

    requests: int = Field(default=0, ge=0)
    input_tokens: int = Field(default=0, ge=0)
    output_tokens: int = Field(default=0, ge=0)
    cached_tokens: int = Field(default=0, ge=0, description="Input tokens that the provider had in its prompt cache.")
    unreported: int = Field(default=0, ge=0, description="Requests whose tokens the endpoint did not report.")

    @property
    def total_tokens(self) -> int:
        """Input and output tokens."""
        return self.input_tokens + self.output_tokens

    def __add__(self, other: Usage) -> Usage:
        return Usage(**{name: getattr(self, name) + getattr(other, name) for name in type(self).model_fields})


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """What a model is asked: the messages and the record to fill.

    `source` is for models that read it without a prompt, as the offline model does; others need only the messages.
    `sentences` has the numbers of those to report on when the request is for a part of a long document.
    """

    messages: tuple[Message, ...]
    target: type[Record]
    source: Source = field(repr=False)
    max_output_tokens: int | None = None
    purpose: Literal["read", "repair", "recall", "review"] = "read"
    sentences: range | None = None

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the answer."""
        return self.target.model_json_schema()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered: the arguments as JSON data (None when there are none), and why it stopped."""

    arguments: JsonValue
    usage: Usage = field(default_factory=Usage)
    finish: Finish = "stop"
    note: str = ""
    """What the model or provider said about a refusal or a filter; short."""


@runtime_checkable
class Model(Protocol):
    """Whatever answers a request.

    It may also have `context_tokens`, how many tokens a request and its answer may have together, which a long document
    is then parted by; and `reads_whole`, true for one that takes the source of a request as it is, whatever its length,
    for which none is parted.
    """

    @property
    def name(self) -> str:
        """What the provenance of a summary calls it; holds no key."""
        ...

    def complete(self, request: Request) -> Reply:
        """Answer. Raises a `ModelError` when no answer could be had."""
        ...


@runtime_checkable
class AsyncModel(Protocol):
    """A model that can also be awaited; one that cannot is run in a thread."""

    async def acomplete(self, request: Request) -> Reply:
        """Answer, as `Model.complete` does."""
        ...


@runtime_checkable
class StreamingModel(Protocol):
    """A model that can also tell its answer while it writes it."""

    def stream(self, request: Request) -> Iterator[str | Reply]:
        """Yield the text of the arguments' JSON piece by piece, cut anywhere, and last of all the reply.

        Raises a `ModelError` as `Model.complete` does, also in the middle; repeats nothing that it has yielded.
        """
        ...


@runtime_checkable
class AsyncStreamingModel(Protocol):
    """A model whose streamed answer can be awaited; of one that has none, whole answers are."""

    def astream(self, request: Request) -> AsyncIterator[str | Reply]:
        """Yield what `StreamingModel.stream` does."""
        ...
