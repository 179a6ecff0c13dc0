"""What is sent for a request? What Instructor makes of it, whether Instructor sends it, a stream or a batch does.

One of the two files that import the vendors' packages; the other is `clients`. Three things are kept from Instructor
and the SDK: *templates* (no `context=` is passed, so that messages reach the wire as they are), *retries* (both are
told to try once; Tenacity repeats, by one policy) and *log records* (theirs hold the text and the answer). Other modes
than TOOLS change the messages: Instructor writes the schema into them.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Awaitable, Callable, Generator
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import instructor
import openai
from instructor.core.hooks import Hooks
from instructor.v2.core.response import handle_response_model  # pyright: ignore[reportUnknownVariableType]

from summarizer.draft import Draft, draft_type
from summarizer.exchange import Request
from summarizer.models.completions import attribute

if TYPE_CHECKING:
    from summarizer.schemas import Record

__all__ = ["TOOLS", "Messages", "arguments", "body", "streamed_body", "streaming", "takes_tools", "unlogged"]

T = TypeVar("T")
Messages = list[dict[str, str]]

TOOLS = instructor.Mode.TOOLS
"""The mode in which the answer is the call of a function."""

_INSTRUCTORS_OWN = {"response_model", "max_retries", "hooks"}
_LOGGERS = (
    *("instructor", "instructor.auto_client", "instructor.v2", "instructor.v2.retry"),
    *("openai", "openai._base_client", "openai._response", "openai._legacy_response", "httpx2"),
)
_ours: ContextVar[bool] = ContextVar("ours", default=False)

for _name in _LOGGERS:  # records made during a call of ours would put the text, the answer and the address in the log
    logging.getLogger(_name).addFilter(lambda _: not _ours.get())


@contextlib.contextmanager
def unlogged() -> Generator[None]:
    """Keep the log records of Instructor and the SDK from whoever listens."""
    token = _ours.set(True)
    try:
        yield
    finally:
        _ours.reset(token)


def arguments(
    request: Request, client: Any, model: str, temperature: float | None, seen: Callable[[Any], None]
) -> dict[str, Any]:
    """Return what Instructor's `create` is given for a request, but the messages; `seen` is told each completion."""
    host = urlsplit(str(attribute(client, "client", "base_url") or "")).hostname or ""
    limit = "max_completion_tokens" if host.endswith(("api.openai.com", ".openai.azure.com")) else "max_tokens"
    optional = {"temperature": temperature, limit: request.max_output_tokens}
    hooks = Hooks()
    hooks.on("completion:response", seen)
    return {
        "response_model": _wrapped_draft(request.target),
        "max_retries": 0,
        "model": model,
        **{name: value for name, value in optional.items() if value is not None},
        "hooks": hooks,
    }


def body(client: Any, messages: Messages, given: dict[str, Any]) -> dict[str, Any]:
    """Return what Instructor would have the SDK send, by the function with which it makes that."""
    sent = {name: value for name, value in given.items() if name not in _INSTRUCTORS_OWN}
    with unlogged():
        _, made = handle_response_model(
            given["response_model"], client.mode, client.provider, messages=messages, **sent
        )
    return made


def streamed_body(client: Any, messages: Messages, given: dict[str, Any]) -> dict[str, Any]:
    """Return the same, with the wish that the answer be streamed."""
    return {**body(client, messages, given), "stream": True, "stream_options": {"include_usage": True}}


def streaming(client: Any) -> Callable[..., Any] | None:
    """Return the SDK's own call, of which an answer can be streamed; None where the way of its answer is not known."""
    raw: Any = attribute(client, "client")
    is_known = isinstance(raw, openai.OpenAI | openai.AsyncOpenAI) and takes_tools(client)
    if not is_known:
        return None
    create: Any = raw.chat.completions.create
    return (_quietly_awaited if isinstance(raw, openai.AsyncOpenAI) else _quietly)(create)


def _quietly(call: Callable[..., T]) -> Callable[..., T]:
    def called(**arguments: Any) -> T:
        with unlogged():
            return call(**arguments)

    return called


def _quietly_awaited(call: Callable[..., Awaitable[T]]) -> Callable[..., Awaitable[T]]:
    async def called(**arguments: Any) -> T:
        with unlogged():
            return await call(**arguments)

    return called


def takes_tools(client: Any) -> bool:
    """Say whether a client asks for the call of a function."""
    return client.mode is TOOLS


@cache
def _wrapped_draft(target: type[Record]) -> type[Draft]:
    """The draft's class as Instructor wants it, made once: it makes a new one for each call else."""
    return instructor.response_schema(draft_type(target))
