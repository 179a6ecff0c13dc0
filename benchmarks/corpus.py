"""What does a corpus cost beside plain calls? Documents a second and memory, against an endpoint on the loopback.

python benchmarks/corpus.py [--documents 600] [--rounds 3] [--long 10000]

The same documents, as many in flight, the same endpoint (200 ms): with `openai` alone, with `instructor` alone
(`create` with the schema, a semaphore; nothing is located, checked, audited or kept), and with `summarize_many` and a
store. They take turns, so that what else the machine does weighs on all alike; the best round of each counts. Then a
long corpus, for its memory.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import instructor
import openai

from summarizer import InstructorModel, Readout, Source, Summarizer
from summarizer.corpus import Plan, summarize_many
from summarizer.draft import draft_type
from summarizer.prompt import first_request
from tests.corpus.loopback import serving

IN_FLIGHT = 50


def texts(count: int) -> Iterator[str]:
    """Small documents, no two alike."""
    for number in range(count):
        yield f"Oslo, 3 June 2024. Norway and Iceland met on Monday to talk about matter number {number}. They parted."


async def limited(count: int, call: Callable[[list[dict[str, str]]], Awaitable[object]]) -> None:
    """Make all calls, as many at a time."""
    places = asyncio.Semaphore(IN_FLIGHT)

    async def one(text: str) -> None:
        async with places:
            request = first_request(Source(text), Readout)
            await call([{"role": message.role, "content": message.content} for message in request.messages])

    async with asyncio.TaskGroup() as group:
        for text in texts(count):
            group.create_task(one(text))


async def with_openai(address: str, count: int) -> None:
    """The SDK alone, with the schema as the function to call."""
    function = {"name": "Readout", "parameters": Readout.model_json_schema()}
    tools: Any = [{"type": "function", "function": function}]
    async with openai.AsyncOpenAI(api_key="none", base_url=f"{address}/v1") as client:
        create: Any = client.chat.completions.create
        await limited(count, lambda messages: create(model="m", messages=messages, tools=tools))


async def with_instructor(address: str, count: int) -> None:
    """Instructor alone, with the schema."""
    async with openai.AsyncOpenAI(api_key="none", base_url=f"{address}/v1") as client:
        create: Any = instructor.from_openai(client).create
        drafted = draft_type(Readout)  # the readout's schema; it takes any answer
        await limited(count, lambda messages: create(model="m", messages=messages, response_model=drafted))


async def with_corpus(address: str, count: int, at: Callable[[int], None] = lambda _: None) -> None:
    """All of it: checked, audited, kept."""
    with tempfile.TemporaryDirectory() as folder:
        summarizer = Summarizer(InstructorModel("openai/m", base_url=f"{address}/v1"))
        plan, store = Plan(concurrency=IN_FLIGHT), Path(folder, "store.db")
        done = 0
        async for result in summarize_many(texts(count), summarizer, store=store, plan=plan):
            assert result.error is None
            done += 1
            at(done)


WAYS = {"openai": with_openai, "instructor": with_instructor, "summarize_many": with_corpus}


def megabytes() -> float:
    """The memory of this process now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    """Print a table, and the growth of memory."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--long", type=int, default=10_000)
    given = parser.parse_args()
    best = dict.fromkeys(WAYS, (0.0, 0.0))
    with serving(delay_seconds=0.2) as address:
        for _ in range(given.rounds):
            for name, way in WAYS.items():
                began, used = perf_counter(), process_time()
                asyncio.run(way(address, given.documents))
                rate = given.documents / (perf_counter() - began)
                best[name] = max(best[name], (rate, (process_time() - used) / given.documents * 1e3))
        print(f"{'':16}{'documents/s':>12}{'CPU ms each':>13}{'x instructor':>14}")
        for name, (rate, milliseconds) in best.items():
            print(f"{name:16}{rate:12.1f}{milliseconds:13.2f}{rate / best['instructor'][0]:14.2f}")
        marks: dict[int, float] = {}

        def at(done: int) -> None:
            if done in (given.long // 10, given.long):
                marks[done] = megabytes()

        asyncio.run(with_corpus(address, given.long, at))
        grown = marks[given.long] - marks[given.long // 10]
        print(f"memory from document {given.long // 10:,} to {given.long:,}: {grown:+.1f} MB")


if __name__ == "__main__":
    main()
