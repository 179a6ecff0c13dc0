"""How does each of the compared read the documents? One function a way; all are given texts and what to keep in flight.

Those that only carry messages are given this library's, made beforehand: they pay nothing for them.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from summarizer import Readout, Source
from summarizer.audit import Policy
from summarizer.exchange import Message, Request
from summarizer.prompt import first_request

__all__ = ["BEST", "CARRIERS", "WAYS", "Way", "messages_of"]

Way = Callable[[str, Sequence[str], int], None]
Call = Callable[[list[dict[str, str]]], Awaitable[object]]

BEST: dict[str, Any] = {
    "max_char_buffer": 100_000,  # more than any document here: one request for each
    "resolver_params": {"enable_fuzzy_alignment": False},
    "use_schema_constraints": False,
}
"""The settings with which langextract takes the least CPU time."""

_FUNCTION = {"name": "Readout", "parameters": Readout.model_json_schema()}
_ASKED: dict[str, Any] = {
    "model": "m",
    "tools": [{"type": "function", "function": _FUNCTION}],
    "tool_choice": {"type": "function", "function": {"name": "Readout"}},
}


def messages_of(text: str) -> list[dict[str, str]]:
    """The messages with which this library asks about a text."""
    return [{"role": one.role, "content": one.content} for one in first_request(Source(text), Readout).messages]


async def _limited(given: Sequence[Any], in_flight: int, call: Callable[[Any], Awaitable[object]]) -> None:
    places = asyncio.Semaphore(in_flight)

    async def one(what: Any) -> None:
        async with places:
            await call(what)

    async with asyncio.TaskGroup() as group:
        for what in given:
            group.create_task(one(what))


def aiohttp_alone(address: str, texts: Sequence[Any], in_flight: int) -> None:
    """The floor: JSON out, JSON in."""
    import aiohttp

    async def run() -> None:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

            async def call(messages: Any) -> None:
                async with session.post(f"{address}/v1/chat/completions", json=_ASKED | {"messages": messages}) as came:
                    _arguments(await came.json())

            await _limited(texts, in_flight, call)

    asyncio.run(run())


def _arguments(completion: Any) -> Any:
    return json.loads(completion["choices"][0]["message"]["tool_calls"][0]["function"]["arguments"])


def openai_alone(address: str, texts: Sequence[Any], in_flight: int) -> None:
    """The SDK as it comes, and the arguments read as JSON."""
    import openai

    async def run() -> None:
        async with openai.AsyncOpenAI(api_key="none", base_url=f"{address}/v1") as client:
            create: Any = client.chat.completions.create

            async def call(messages: Any) -> None:
                _arguments((await create(messages=messages, **_ASKED)).model_dump())

            await _limited(texts, in_flight, call)

    asyncio.run(run())


def _with_instructor(model: Callable[[], type[Any]]) -> Way:
    """Instructor as it comes."""

    def way(address: str, texts: Sequence[Any], in_flight: int) -> None:
        import instructor
        import openai

        response_model = model()

        async def run() -> None:
            async with openai.AsyncOpenAI(api_key="none", base_url=f"{address}/v1") as client:
                create: Any = instructor.from_openai(client).create
                await _limited(
                    texts,
                    in_flight,
                    lambda messages: create(model="m", messages=messages, response_model=response_model),
                )

        asyncio.run(run())

    return way


def _plain() -> type[Any]:
    from benchmarks.peers.plain import PLAIN

    return PLAIN


def _wrapped() -> type[Any]:
    import instructor

    return instructor.response_schema(_plain())


def _with_langextract(**options: Any) -> Way:
    def way(address: str, texts: Sequence[str], in_flight: int) -> None:
        from benchmarks.peers.langextract_way import extracted

        for _ in extracted(address, texts, in_flight, **options):
            pass

    return way


def model_alone(address: str, texts: Sequence[Any], in_flight: int) -> None:
    """This library's model: what goes to the wire and comes from it, with nothing checked."""
    from summarizer import InstructorModel

    source = Source("The messages say it all.")

    async def run() -> None:
        async with InstructorModel("openai/m", base_url=f"{address}/v1") as model:
            requests = [Request(tuple(Message(**one) for one in messages), Readout, source) for messages in texts]
            await _limited(requests, in_flight, model.acomplete)

    asyncio.run(run())


def _with_this(**settings: Any) -> Way:
    """This library, awaited."""

    def way(address: str, texts: Sequence[str], in_flight: int) -> None:
        from summarizer import InstructorModel, Settings, Summarizer

        async def run() -> None:
            model = InstructorModel("openai/m", base_url=f"{address}/v1")
            await _limited(texts, in_flight, Summarizer(model, settings=Settings(**settings)).asummarize)

        asyncio.run(run())

    return way


def summarize_many(address: str, texts: Sequence[str], in_flight: int) -> None:
    """This library with a store: all is kept."""
    from summarizer import InstructorModel, Summarizer
    from summarizer.corpus import Plan, summarize_many

    async def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            summarizer = Summarizer(InstructorModel("openai/m", base_url=f"{address}/v1"))
            plan, store = Plan(concurrency=in_flight), Path(folder, "store.db")
            async for result in summarize_many(texts, summarizer, store=store, plan=plan):
                assert result.error is None, result.error

    asyncio.run(run())


CARRIERS: dict[str, Way] = {
    "aiohttp": aiohttp_alone,
    "openai": openai_alone,
    "instructor": _with_instructor(_plain),
    "instructor, wrapped once": _with_instructor(_wrapped),
    "InstructorModel": model_alone,
}
"""Those that are given messages."""

WAYS: dict[str, Way] = {
    **CARRIERS,
    "langextract": _with_langextract(),
    "langextract, at its best": _with_langextract(**BEST),
    "asummarize, statements not tested": _with_this(audit=Policy(wrong="ignore", unsure="ignore")),
    "asummarize": _with_this(),
    "summarize_many": summarize_many,
}
