"""Where does a client come from? From a name, or from the user; and no client tries again, or waits longer, than told.

One of the two files that import the vendors' packages; the other is `bodies`.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Any, cast
from urllib.parse import urlsplit

import instructor
import openai

from summarizer.errors import ConfigurationError
from summarizer.models.bodies import TOOLS, unlogged
from summarizer.models.bounded import bounded
from summarizer.models.faults import redacted
from summarizer.models.retrying import RetryPolicy

__all__ = ["ModelSettings", "built", "full_name", "pick", "split", "wrapped"]

_NO_KEY_NEEDED = "no-key"
"""Sent as the key to an endpoint for which none was given: a local server wants none, the SDK insists on one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """What an `InstructorModel` was told."""

    model: str
    base_url: str | None = field(repr=False)  # it may hold a password
    api_key: str | None = field(repr=False)
    mode: instructor.Mode
    temperature: float | None
    timeout_seconds: float
    context_tokens: int | None
    reasks: int
    retry: RetryPolicy


# --------------------------------------------------------------------------------------------- of the user's


def wrapped(client: object, settings: ModelSettings) -> Any:
    """Return a client of the user's as Instructor's. Raises `ConfigurationError` for what is none."""
    if isinstance(client, instructor.Instructor):
        return client
    if isinstance(client, openai.OpenAI | openai.AsyncOpenAI):
        once = client.with_options(max_retries=0, timeout=settings.timeout_seconds)
        return instructor.from_openai(cast("openai.OpenAI", once), mode=settings.mode)
    raise ConfigurationError(f"{type(client).__name__} is no client", remedy="pass one of openai or of Instructor")


def pick(clients: list[Any], *, is_async: bool) -> Any:
    """Return the one that is awaited, or the one that is not; None where there is none."""
    return next((one for one in clients if isinstance(one, instructor.AsyncInstructor) is is_async), None)


# ---------------------------------------------------------------------------------------------- from a name


def built(settings: ModelSettings) -> instructor.AsyncInstructor:
    """Return a client made from a name. Raises `ConfigurationError` when it cannot be."""
    provider = _require_provider(settings)
    return _of_openai(settings) if provider == "openai" else _of(provider, settings)


def _of_openai(settings: ModelSettings) -> instructor.AsyncInstructor:
    client = openai.AsyncOpenAI(
        api_key=_openai_key(settings),
        base_url=_base_url(settings),
        timeout=settings.timeout_seconds,
        max_retries=0,
        # aiohttp carries a third more requests in the same CPU time than httpx2 does
        http_client=openai.DefaultAioHttpClient(follow_redirects=False, event_hooks={"response": [bounded]}),
    )
    if settings.mode is not TOOLS:
        return instructor.from_openai(client, mode=settings.mode)
    create: Any = instructor.patch(create=_as_it_is(client.chat.completions.create), mode=settings.mode)
    return instructor.AsyncInstructor(client, create, settings.mode)


def _as_it_is(create: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """The SDK's `create`, to which the function is given as a part of the body that it does not look into.

    Else it goes through the whole schema at every call, in search of keys that go by another name on the wire; a JSON
    Schema has none, and the search takes longer than sending and receiving do.
    """

    async def created(*, tools: object, tool_choice: object, **arguments: Any) -> Any:
        return await create(**arguments, extra_body={"tools": tools, "tool_choice": tool_choice})

    return created


def _of(provider: str, settings: ModelSettings) -> instructor.AsyncInstructor:
    options: dict[str, Any] = {"mode": settings.mode} | ({"api_key": settings.api_key} if settings.api_key else {})
    made: Any = None
    problem = ""
    try:
        with unlogged():
            made = instructor.from_provider(settings.model, async_client=True, **options)
    except Exception as error:  # noqa: BLE001 - a missing package or key; each provider has its own way to say so
        problem = redacted(str(error).partition("\n")[0], [], [settings.api_key or ""])
    if problem:
        raise ConfigurationError(f"{provider}: {problem}", remedy="install the package or set the key that it names")
    _once_in_time(made.client, settings)
    return cast("instructor.AsyncInstructor", made)


def _once_in_time(client: Any, settings: ModelSettings) -> None:
    """Turn off the retries of an SDK whose constructor was not ours to call, and set its timeout."""
    for name, value in (("max_retries", 0), ("timeout", settings.timeout_seconds)):
        if hasattr(client, name):
            with contextlib.suppress(AttributeError, TypeError):
                setattr(client, name, value)


# ------------------------------------------------------------------------------------------------- the name


def full_name(settings: ModelSettings, *, is_given: bool) -> str:
    """Return the model's name and, unless a client is given, the endpoint that is not the provider's own."""
    base_url = _base_url(settings)
    return f"{settings.model} at {_bare(base_url)}" if base_url and not is_given else settings.model


def split(model: str) -> tuple[str, str]:
    """Return the provider, "" when it names none, and what the provider calls the model."""
    provider, slash, name = model.partition("/")
    return (provider, name) if slash and provider in _providers() else ("", model)


@cache
def _providers() -> tuple[str, ...]:
    from instructor.auto_client import supported_providers  # pyright: ignore[reportUnknownVariableType]

    return tuple(supported_providers)


def _require_provider(settings: ModelSettings) -> str:
    provider, name = split(settings.model)
    if settings.base_url is not None:
        if provider != "openai" or not name:
            remedy = 'name the model "openai/" and what the server calls it'
            raise ConfigurationError(f"a base_url does not go with {settings.model!r}", remedy=remedy)
        if urlsplit(settings.base_url).scheme not in {"http", "https"}:
            raise ConfigurationError("the base_url is no http address", remedy="write http://host:port/v1")
    if not provider or not name:
        said, slash, _ = settings.model.partition("/")
        near = get_close_matches(said, _providers(), 1) if slash and said not in _providers() else []
        remedy = f'did you mean "{near[0]}/..."?' if near else 'write "provider/name", as "openai/gpt-5-mini"'
        raise ConfigurationError(f"{settings.model!r} names no provider that Instructor knows", remedy=remedy)
    return provider


def _base_url(settings: ModelSettings) -> str | None:
    by_environment = os.environ.get("OPENAI_BASE_URL") if split(settings.model)[0] == "openai" else None
    return settings.base_url or by_environment or None


def _bare(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _openai_key(settings: ModelSettings) -> str:
    key = settings.api_key or os.environ.get("OPENAI_API_KEY") or (_base_url(settings) and _NO_KEY_NEEDED)
    if not key:
        raise ConfigurationError("openai: there is no key", remedy="set OPENAI_API_KEY, or pass api_key=")
    return key
