"""How is a language model asked? Through Instructor, for any provider it knows and any OpenAI-compatible endpoint.

`clients` makes the clients and `bodies` what they send; here a request goes its way, awaited, at once, or streamed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeVar

from tenacity import AsyncRetrying, Retrying

from summarizer.errors import ConfigurationError, EndpointError
from summarizer.exchange import Reply, Request, Usage
from summarizer.models.bodies import TOOLS, Messages, arguments, body, streamed_body, streaming, takes_tools, unlogged
from summarizer.models.calls import Call
from summarizer.models.clients import ModelSettings, built, full_name, pick, split, wrapped
from summarizer.models.completions import attribute
from summarizer.models.faults import fault_of
from summarizer.models.loops import Clients
from summarizer.models.retrying import Fault, RetryPolicy
from summarizer.models.streamed import apieces, pieces
from summarizer.models.waiting import iterated, waited

if TYPE_CHECKING:
    import instructor

__all__ = ["InstructorModel"]

T = TypeVar("T")

_NO_STREAM = {400, 405, 406, 415, 422, 501}
"""With these a server refuses what it does not know; a wish to stream may be that."""


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
        self._settings = ModelSettings(
            model=model,
            base_url=base_url,
            api_key=api_key,
            mode=mode or TOOLS,
            temperature=temperature,
            timeout_seconds=timeout_seconds,
            context_tokens=context_tokens,
            reasks=reasks,
            retry=retry,
        )
        self._given = [wrapped(one, self._settings) for one in (client, async_client) if one is not None]
        self._made = None if self._given else Clients(partial(built, self._settings))

    @property
    def name(self) -> str:
        """The model and, if it is not the provider's own, the endpoint; without key, user or query."""
        return full_name(self._settings, is_given=self._made is None)

    @property
    def context_tokens(self) -> int | None:
        """How many tokens a request and its answer may have together, if it was told."""
        return self._settings.context_tokens

    def __repr__(self) -> str:
        return f"InstructorModel({self.name!r})"

    def complete(self, request: Request) -> Reply:
        """Answer. Raises an `EndpointError` or `Unreadable`, with the usage of all attempts."""
        if self._made is not None:
            return waited(self.acomplete(request))
        client = pick(self._given, is_async=False)
        if client is None:
            raise ConfigurationError("only an async client was given", remedy="pass client=, or await acomplete")
        call, given = self._begun(request, client)

        def once() -> Reply | Fault:
            try:
                with unlogged():
                    return call.answered(client.create(messages=call.messages(), **given).reply)
            except Exception as error:  # noqa: BLE001 - every SDK has its own; each becomes a typed fault
                return call.failed(error)

        retry = self._settings.retry
        return call.settled(Retrying(sleep=retry.sleep, **retry.arguments(call.worth_another))(once))

    async def acomplete(self, request: Request) -> Reply:
        """Do as `complete`, without blocking the event loop."""
        client = await self._async()
        if client is None:
            return await asyncio.to_thread(self.complete, request)
        call, given = self._begun(request, client)

        async def once() -> Reply | Fault:
            try:
                async with asyncio.timeout(self._settings.timeout_seconds):
                    with unlogged():
                        filled = await client.create(messages=call.messages(), **given)
                    return call.answered(filled.reply)
            except Exception as error:  # noqa: BLE001 - see complete
                return call.failed(error)

        retry = self._settings.retry
        return call.settled(await AsyncRetrying(**retry.waiting(), **retry.arguments(call.worth_another))(once))

    def stream(self, request: Request) -> Iterator[str | Reply]:
        """Yield the answer's JSON while it is written, then the reply; where nothing can stream, just that.

        Raises as `complete` does. Faults are tried again until the first piece has come, and no more then.
        """
        if self._made is not None:
            yield from iterated(self.astream(request))
            return
        client = pick(self._given, is_async=False)
        create = streaming(client)
        if create is None:
            yield self.complete(request)
            return
        call, given = self._begun(request, client)
        try:
            yield from pieces(call, self._settings.retry, _beginning(create, client, given))
        except EndpointError as error:
            spent = _without_streaming(error)
            reply = self.complete(request)
            yield replace(reply, usage=spent + reply.usage)

    async def astream(self, request: Request) -> AsyncGenerator[str | Reply]:
        """Do as `stream`, without blocking the event loop."""
        client = await self._async()
        create = streaming(client)
        if create is None:
            yield await self.acomplete(request)
            return
        call, given = self._begun(request, client)
        try:
            async for piece in apieces(call, self._settings.retry, _beginning(create, client, given)):
                yield piece
        except EndpointError as error:
            spent = _without_streaming(error)
            reply = await self.acomplete(request)
            yield replace(reply, usage=spent + reply.usage)

    def sending(self, request: Request) -> tuple[Call, Callable[[], dict[str, Any]]]:
        """Return a request for a driver that sends it in a way of its own: the call that understands what comes, and
        what makes the body of its next attempt, as `complete` would send it."""
        client = waited(self._awaited_client())
        call, given = self._begun(request, client)
        return call, lambda: body(client, call.messages(), given)

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
                with unlogged():
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
        """A call, and what all its attempts are given."""
        settings = self._settings
        keys = (settings.api_key, attribute(client, "client", "api_key"))
        call = Call(
            request,
            settings.retry,
            reasks=settings.reasks,
            tools=takes_tools(client),
            keys=tuple(key for key in keys if isinstance(key, str)),
        )
        return call, arguments(request, client, split(settings.model)[1], settings.temperature, call.seen)

    async def _async(self) -> Any:
        return pick(self._given, is_async=True) if self._made is None else await self._made.here()

    def close(self) -> None:
        """Close the connections of `complete`, unless the client is yours."""
        if self._made is not None:
            waited(self._made.close_here())

    async def aclose(self) -> None:
        """Close the connections of the running loop too, unless the client is yours."""
        if self._made is not None:
            await self._made.close_here()
            await asyncio.to_thread(self.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def __getstate__(self) -> ModelSettings:
        if self._given:
            raise TypeError("an InstructorModel with a client of yours cannot be pickled; make it from a name")
        return self._settings

    def __setstate__(self, settings: ModelSettings) -> None:
        self.__init__(**{one.name: getattr(settings, one.name) for one in fields(settings)})  # type: ignore[misc]


def _without_streaming(error: EndpointError) -> Usage:
    """What was paid until an endpoint refused to stream. Raises the error when it means something else."""
    if error.status not in _NO_STREAM:
        raise error
    return error.usage or Usage()


def _beginning(create: Callable[..., T], client: Any, given: dict[str, Any]) -> Callable[[Messages], T]:
    """What begins an answer to messages that comes in chunks."""
    return lambda messages: create(**streamed_body(client, messages, given))
