"""How is a language model asked? Through Instructor, for any provider it knows and any OpenAI-compatible endpoint.

The only file that imports the vendors' packages. Three things are kept from Instructor and the SDK: *templates* (no
`context=` is passed, so that messages reach the wire as they are), *retries* (both are told to try once; Tenacity
repeats, by one policy) and *log records* (Instructor's hold the model's answer). Other modes than TOOLS change the
messages: Instructor writes the schema into them.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterator, Mapping, MutableMapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary, finalize

import instructor
import openai
from instructor.core.hooks import Hooks
from instructor.v2.core.response import handle_response_model  # pyright: ignore[reportUnknownVariableType]
from tenacity import AsyncRetrying, Retrying

from summarizer.draft import Draft, draft_type
from summarizer.errors import ConfigurationError, EndpointError
from summarizer.exchange import Reply, Request, Usage
from summarizer.models.bounded import bounded
from summarizer.models.calls import Call
from summarizer.models.completions import attribute
from summarizer.models.faults import fault_of, redacted
from summarizer.models.retrying import Fault, RetryPolicy
from summarizer.models.streamed import apieces, pieces
from summarizer.models.waiting import iterated, waited

if TYPE_CHECKING:
    from summarizer.schemas import Record

__all__ = ["InstructorModel"]

T = TypeVar("T")

_NO_KEY_NEEDED = "no-key"
"""Sent as the key to an endpoint for which none was given: a local server wants none, the SDK insists on one."""

_NO_STREAM = {400, 405, 406, 415, 422, 501}
"""With these a server refuses what it does not know; a wish to stream may be that."""

_INSTRUCTORS_OWN = {"response_model", "max_retries", "hooks"}
_LOGGERS = (
    *("instructor", "instructor.auto_client", "instructor.v2", "instructor.v2.retry"),
    *("openai", "openai._base_client", "openai._response", "openai._legacy_response", "httpx2"),
)
_ours: ContextVar[bool] = ContextVar("ours", default=False)

for _name in _LOGGERS:  # records made during a call of ours would put the text, the answer and the address in the log
    logging.getLogger(_name).addFilter(lambda _: not _ours.get())


@contextlib.contextmanager
def _unlogged() -> Generator[None]:
    token = _ours.set(True)
    try:
        yield
    finally:
        _ours.reset(token)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settings:
    model: str
    base_url: str | None = field(repr=False)  # it may hold a password
    api_key: str | None = field(repr=False)
    mode: instructor.Mode
    temperature: float | None
    timeout_seconds: float
    context_tokens: int | None
    reasks: int
    retry: RetryPolicy


@dataclass(frozen=True, slots=True)
class _Loops:
    """What a loop has: its client, and what closes it."""

    client: instructor.AsyncInstructor
    closing: AsyncGenerator[None]


async def _closed_at_the_end(client: instructor.AsyncInstructor) -> AsyncGenerator[None]:
    """Close the client when this is closed, or else at the end of its loop: `asyncio.run` closes generators there."""
    try:
        yield
    finally:
        await cast("Any", client.client).close()


class InstructorModel:
    """A language model, asked through Instructor.

    `model` is "provider/name", as "openai/gpt-5-mini". With a `base_url` it is any endpoint that speaks the OpenAI
    protocol, and `model` is "openai/" and what the server calls it. A `client` of your own, of openai or of Instructor,
    is used instead; give `async_client` too for `acomplete`, which else runs the sync one in a thread. An Instructor
    client brings its mode and its SDK's retries and timeout with it.

    `timeout_seconds` bounds a request as a whole. `retry` says how often transport faults are tried again, `reasks` how
    often an answer that cannot be read is asked for again. `context_tokens` is the model's window, which long documents
    are then parted by: tell it for a local server with a small one. Raises `ConfigurationError` for an unknown
    provider, a missing package or a missing key. Several threads and event loops may use it; `close` it when done.
    Without a client of yours it can be pickled, and a key that was given here goes along.

    >>> model = InstructorModel("openai/llama3.1", base_url="http://127.0.0.1:11434/v1")
    >>> model.name
    'openai/llama3.1 at http://127.0.0.1:11434/v1'
    """

    def __init__(  # flat, as the SDKs' clients are: these are what a user sets
        self,
        model: str,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        client: object | None = None,
        async_client: object | None = None,
        mode: instructor.Mode | None = None,
        temperature: float | None = None,
        timeout_seconds: float = 120,
        context_tokens: int | None = None,
        reasks: int = 1,
        retry: RetryPolicy = RetryPolicy(),  # noqa: B008 - frozen
    ) -> None:
        self._settings = _Settings(
            model=model,
            base_url=base_url,
            api_key=api_key,
            mode=mode or instructor.Mode.TOOLS,
            temperature=temperature,
            timeout_seconds=timeout_seconds,
            context_tokens=context_tokens,
            reasks=reasks,
            retry=retry,
        )
        self._given = [_wrapped(one, self._settings) for one in (client, async_client) if one is not None]
        self._by_loop: _Clients = WeakKeyDictionary()
        self._spare = [] if self._given else [_built(self._settings)]
        finalize(self, _let_go, self._by_loop).atexit = False

    @property
    def name(self) -> str:
        """The model and, if it is not the provider's own, the endpoint; without key, user or query."""
        base_url = _base_url(self._settings)
        return f"{self._settings.model} at {_bare(base_url)}" if base_url and not self._given else self._settings.model

    @property
    def context_tokens(self) -> int | None:
        """How many tokens a request and its answer may have together, if it was told."""
        return self._settings.context_tokens

    def __repr__(self) -> str:
        return f"InstructorModel({self.name!r})"

    def complete(self, request: Request) -> Reply:
        """Answer. Raises an `EndpointError` or `Unreadable`, with the usage of all attempts."""
        if not self._given:
            return waited(self.acomplete(request))
        client = _pick(self._given, is_async=False)
        if client is None:
            raise ConfigurationError("only an async client was given", remedy="pass client=, or await acomplete")
        call, arguments = self._begun(request, client)

        def once() -> Reply | Fault:
            try:
                with _unlogged():
                    return call.answered(client.create(messages=call.messages(), **arguments).reply)
            except Exception as error:  # noqa: BLE001 - every SDK has its own; each becomes a typed fault
                return call.failed(error)

        retry = self._settings.retry
        return call.settled(Retrying(sleep=retry.sleep, **retry.arguments(call.worth_another))(once))

    async def acomplete(self, request: Request) -> Reply:
        """Do as `complete`, without blocking the event loop."""
        client = await self._async()
        if client is None:
            return await asyncio.to_thread(self.complete, request)
        call, arguments = self._begun(request, client)

        async def once() -> Reply | Fault:
            try:
                async with asyncio.timeout(self._settings.timeout_seconds):
                    with _unlogged():
                        filled = await client.create(messages=call.messages(), **arguments)
                    return call.answered(filled.reply)
            except Exception as error:  # noqa: BLE001 - see complete
                return call.failed(error)

        retry = self._settings.retry
        return call.settled(await AsyncRetrying(**retry.waiting(), **retry.arguments(call.worth_another))(once))

    def stream(self, request: Request) -> Iterator[str | Reply]:
        """Yield the answer's JSON while it is written, then the reply; where nothing can stream, just that.

        Raises as `complete` does. Faults are tried again until the first piece has come, and no more then.
        """
        if not self._given:
            yield from iterated(self.astream(request))
            return
        client = _pick(self._given, is_async=False)
        begin = _streamed(client, openai.OpenAI)
        if begin is None:
            yield self.complete(request)
            return
        call, arguments = self._begun(request, client)
        try:
            yield from pieces(call, self._settings.retry, partial(begin, **_streaming(arguments)))
        except EndpointError as error:
            spent = _without_streaming(error)
            reply = self.complete(request)
            yield replace(reply, usage=spent + reply.usage)

    async def astream(self, request: Request) -> AsyncGenerator[str | Reply]:
        """Do as `stream`, without blocking the event loop."""
        client = await self._async()
        begin = _streamed(client, openai.AsyncOpenAI)
        if begin is None:
            yield await self.acomplete(request)
            return
        call, arguments = self._begun(request, client)
        try:
            async for piece in apieces(call, self._settings.retry, partial(begin, **_streaming(arguments))):
                yield piece
        except EndpointError as error:
            spent = _without_streaming(error)
            reply = await self.acomplete(request)
            yield replace(reply, usage=spent + reply.usage)

    def sending(self, request: Request) -> tuple[Call, Callable[[], dict[str, Any]]]:
        """Return a request for a driver that sends it in a way of its own: the call that understands what comes, and
        what makes the body of its next attempt, as `complete` would send it."""
        client = waited(self._awaited_client())
        call, arguments = self._begun(request, client)
        return call, lambda: _body(client, call.messages(), arguments)

    def using(self, do: Callable[[Any], Awaitable[T]], *, once: bool = False) -> T:
        """Return what `do` gets from the SDK's async client. Faults are tried again as those of requests, unless it
        must be `once`. Raises an `EndpointError`."""
        return waited(self._using(do, once))

    async def _using(self, do: Callable[[Any], Awaitable[T]], once: bool) -> T:
        client, retry = (await self._awaited_client()).client, self._settings.retry
        keys = [key for key in (self._settings.api_key, attribute(client, "api_key")) if isinstance(key, str)]
        faults = 0

        async def attempt() -> T | Fault:
            try:
                with _unlogged():
                    return await do(client)
            except Exception as error:  # noqa: BLE001 - see complete
                return fault_of(error, retry.now(), [], keys)

        def worth(fault: Fault) -> bool:
            nonlocal faults
            faults += 1
            return fault.again and not once and faults < retry.attempts

        outcome: T | Fault = await AsyncRetrying(sleep=retry.asleep, **retry.arguments(worth))(attempt)
        if isinstance(outcome, Fault):
            raise outcome.error
        return outcome

    async def _awaited_client(self) -> Any:
        client = await self._async()
        if client is None:
            raise ConfigurationError("only a sync client was given", remedy="pass async_client=")
        return client

    def _begun(self, request: Request, client: Any) -> tuple[Call, dict[str, Any]]:
        """A call, and the arguments that all its attempts share."""
        settings, hooks = self._settings, Hooks()
        keys = (settings.api_key, attribute(client, "client", "api_key"))
        call = Call(
            request,
            settings.retry,
            reasks=settings.reasks,
            tools=client.mode is instructor.Mode.TOOLS,
            keys=tuple(key for key in keys if isinstance(key, str)),
        )
        hooks.on("completion:response", call.seen)
        return call, _arguments(request, settings, client) | {"hooks": hooks}

    async def _async(self) -> Any:
        """The client of the running loop: connections kept open in one loop fail in the next."""
        if self._given:
            return _pick(self._given, is_async=True)
        loop = asyncio.get_running_loop()
        if loop not in self._by_loop:
            client = self._spare.pop() if self._spare else _built(self._settings)
            self._by_loop[loop] = _Loops(client, closing := _closed_at_the_end(client))
            await anext(closing)
        return self._by_loop[loop].client

    def close(self) -> None:
        """Close the connections of `complete`, unless the client is yours."""
        if not self._given:
            waited(self._close_here())

    async def aclose(self) -> None:
        """Close the connections of the running loop too, unless the client is yours."""
        await self._close_here()
        await asyncio.to_thread(self.close)

    async def _close_here(self) -> None:
        made = self._by_loop.pop(asyncio.get_running_loop(), None)
        if made is not None:
            await made.closing.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def __getstate__(self) -> _Settings:
        if self._given:
            raise TypeError("an InstructorModel with a client of yours cannot be pickled; make it from a name")
        return self._settings

    def __setstate__(self, settings: _Settings) -> None:
        names = (name for name in settings.__slots__ if name != "model")
        self.__init__(settings.model, **{name: getattr(settings, name) for name in names})  # type: ignore[misc]


def _arguments(request: Request, settings: _Settings, client: Any) -> dict[str, Any]:
    host = urlsplit(str(attribute(client, "client", "base_url") or "")).hostname or ""
    limit = "max_completion_tokens" if host.endswith(("api.openai.com", ".openai.azure.com")) else "max_tokens"
    optional = {"temperature": settings.temperature, limit: request.max_output_tokens}
    return {
        "response_model": _wrapped_draft(request.target),
        "max_retries": 0,
        "model": _split(settings.model)[1],
        **{name: value for name, value in optional.items() if value is not None},
    }


def _streaming(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a streamed call to the SDK: what Instructor would send, and that it be streamed."""
    tool: dict[str, Any] = arguments["response_model"].openai_schema
    return {
        **{name: value for name, value in arguments.items() if name not in _INSTRUCTORS_OWN},
        "tools": [{"type": "function", "function": tool}],
        "tool_choice": {"type": "function", "function": {"name": tool["name"]}},
        "stream": True,
        "stream_options": {"include_usage": True},
    }


def _streamed(client: Any, kind: type[Any]) -> Callable[..., Any] | None:
    """What begins a streamed call; None where the way of the answer is not known."""
    raw: Any = attribute(client, "client")
    is_known = isinstance(raw, kind) and client.mode is instructor.Mode.TOOLS
    if not is_known:
        return None
    return (_quietly_awaited if kind is openai.AsyncOpenAI else _quietly)(raw.chat.completions.create)


def _quietly(call: Callable[..., T]) -> Callable[..., T]:
    def called(**arguments: Any) -> T:
        with _unlogged():
            return call(**arguments)

    return called


def _quietly_awaited(call: Callable[..., Awaitable[T]]) -> Callable[..., Awaitable[T]]:
    async def called(**arguments: Any) -> T:
        with _unlogged():
            return await call(**arguments)

    return called


def _without_streaming(error: EndpointError) -> Usage:
    """What was paid until an endpoint refused to stream. Raises the error when it means something else."""
    if error.status not in _NO_STREAM:
        raise error
    return error.usage or Usage()


def _body(client: Any, messages: list[dict[str, str]], arguments: dict[str, Any]) -> dict[str, Any]:
    """What Instructor would have the SDK send, by the function with which it makes that."""
    sent = {name: value for name, value in arguments.items() if name not in _INSTRUCTORS_OWN}
    with _unlogged():
        _, body = handle_response_model(
            arguments["response_model"], client.mode, client.provider, messages=messages, **sent
        )
    return body


@cache
def _wrapped_draft(target: type[Record]) -> type[Draft]:
    """The draft's class as Instructor wants it, made once: it makes a new one for each call else."""
    return instructor.response_schema(draft_type(target))


def _split(model: str) -> tuple[str, str]:
    provider, slash, name = model.partition("/")
    return (provider, name) if slash and provider in _providers() else ("", model)


@cache
def _providers() -> tuple[str, ...]:
    from instructor.auto_client import supported_providers  # pyright: ignore[reportUnknownVariableType]

    return tuple(supported_providers)


def _base_url(settings: _Settings) -> str | None:
    by_environment = os.environ.get("OPENAI_BASE_URL") if _split(settings.model)[0] == "openai" else None
    return settings.base_url or by_environment or None


def _bare(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _wrapped(client: object, settings: _Settings) -> Any:
    if isinstance(client, instructor.Instructor):
        return client
    if isinstance(client, openai.OpenAI | openai.AsyncOpenAI):
        once = client.with_options(max_retries=0, timeout=settings.timeout_seconds)
        return instructor.from_openai(cast("openai.OpenAI", once), mode=settings.mode)
    raise ConfigurationError(f"{type(client).__name__} is no client", remedy="pass one of openai or of Instructor")


def _pick(clients: list[Any], *, is_async: bool) -> Any:
    return next((one for one in clients if isinstance(one, instructor.AsyncInstructor) is is_async), None)


_Clients = MutableMapping[asyncio.AbstractEventLoop, _Loops]


def _let_go(clients: _Clients) -> None:
    """Close the connections of a model that nothing refers to any more, where their loops still run."""
    for loop, made in list(clients.items()):
        if loop.is_running():
            asyncio.run_coroutine_threadsafe(cast("Any", made.client.client).close(), loop)


def _built(settings: _Settings) -> instructor.AsyncInstructor:
    """A client made from a name. Raises `ConfigurationError` when it cannot be."""
    provider = _require_provider(settings)
    if provider == "openai":
        client = openai.AsyncOpenAI(
            api_key=_openai_key(settings),
            base_url=_base_url(settings),
            timeout=settings.timeout_seconds,
            max_retries=0,
            # aiohttp carries a third more requests in the same CPU time than httpx2 does
            http_client=openai.DefaultAioHttpClient(follow_redirects=False, event_hooks={"response": [bounded]}),
        )
        return instructor.from_openai(client, mode=settings.mode)
    options: dict[str, Any] = {"mode": settings.mode} | ({"api_key": settings.api_key} if settings.api_key else {})
    made: Any = None
    problem = ""
    try:
        with _unlogged():
            made = instructor.from_provider(settings.model, async_client=True, **options)
    except Exception as error:  # noqa: BLE001 - a missing package or key; each provider has its own way to say so
        problem = redacted(str(error).partition("\n")[0], [], [settings.api_key or ""])
    if problem:
        raise ConfigurationError(f"{provider}: {problem}", remedy="install the package or set the key that it names")
    _once_in_time(made.client, settings)
    return cast("instructor.AsyncInstructor", made)


def _once_in_time(client: Any, settings: _Settings) -> None:
    """Turn off the retries of an SDK whose constructor was not ours to call, and set its timeout."""
    for name, value in (("max_retries", 0), ("timeout", settings.timeout_seconds)):
        if hasattr(client, name):
            with contextlib.suppress(AttributeError, TypeError):
                setattr(client, name, value)


def _require_provider(settings: _Settings) -> str:
    provider, name = _split(settings.model)
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


def _openai_key(settings: _Settings) -> str:
    key = settings.api_key or os.environ.get("OPENAI_API_KEY") or (_base_url(settings) and _NO_KEY_NEEDED)
    if not key:
        raise ConfigurationError("openai: there is no key", remedy="set OPENAI_API_KEY, or pass api_key=")
    return key
