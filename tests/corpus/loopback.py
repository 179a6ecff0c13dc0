"""A provider's endpoint in a process of its own: it answers every request with a small record, late and not always.

python -m tests.corpus.loopback --delay-seconds 0.2 --faults 0.03 --seed 1

It prints its address on the first line. Of the requests, `--faults` in all are answered 429, 500, or by a reset
connection; only answers of status 200 are paid. `GET /stats` tells what came.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import random
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aiohttp import web

ROOT = Path(__file__).resolve().parent.parent.parent
ANSWER: dict[str, Any] = {
    "headline": {"text": "They met.", "evidence": [1]},
    "points": [],
    "parties": [],
    "meetings": [],
    "agreements": [],
    "commitments": [],
    "disagreements": [],
    "quotes": [],
}


def body_of(arguments: dict[str, Any], *, name: str = "Readout", prompt_tokens: int = 100) -> dict[str, Any]:
    """A chat completion that calls the function."""
    call = {"id": "t", "type": "function", "function": {"name": name, "arguments": json.dumps(arguments)}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    usage = {"prompt_tokens": prompt_tokens, "completion_tokens": 20, "total_tokens": prompt_tokens + 20}
    choice = {"index": 0, "finish_reason": "tool_calls", "message": message}
    return {"id": "c", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice], "usage": usage}


class Loopback:
    """Answers, and keeps count: of the texts that were paid, of faults, and of what is under way."""

    def __init__(self, delay_seconds: float, faults: float, seed: int, most: int | None) -> None:
        self._delay_seconds, self._faults, self._random = delay_seconds, faults, random.Random(seed)
        self._most = most
        self._answer = json.dumps(body_of(ANSWER)).encode()
        self.paid: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.came = self.under_way = self.highest = 0

    async def complete(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        text = (await request.json())["messages"][1]["content"]
        self.came += 1
        self.under_way += 1
        self.highest = max(self.highest, self.under_way)
        try:
            if self._most is not None and self.under_way > self._most:
                self.faults["429"] += 1
                return web.json_response(
                    {"error": {"message": "slow down"}}, status=429, headers={"retry-after": "0.1"}
                )
            fault = self._random.choice(["429", "500", "reset"]) if self._random.random() < self._faults else ""
            await asyncio.sleep(self._delay_seconds)
            if fault:
                return self._failed(fault, request)
            self.paid[text] += 1
            return web.Response(body=self._answer, content_type="application/json")
        finally:
            self.under_way -= 1

    def _failed(self, fault: str, request: web.Request) -> web.StreamResponse:
        self.faults[fault] += 1
        if fault == "reset" and request.transport is not None:
            request.transport.abort()
        error = {"error": {"message": "no", "code": "x"}}
        return web.json_response(error, status=int(fault) if fault.isdigit() else 500, headers={"retry-after": "0"})

    async def stats(self, _: web.Request) -> web.Response:
        """Tell what came."""
        told = {"paid": self.paid.total(), "texts": len(self.paid), "twice": self.paid.total() - len(self.paid)}
        told |= {"came": self.came, "under_way": self.under_way, "highest": self.highest}
        return web.json_response(told | {"faults": self.faults})


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--delay-seconds", type=float, default=0.2)
    parser.add_argument("--faults", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--most", type=int, default=None)
    given = parser.parse_args()
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # a reset connection is no news here
    asyncio.run(_serve(Loopback(given.delay_seconds, given.faults, given.seed, given.most)))


async def _serve(loopback: Loopback) -> None:
    application = web.Application(client_max_size=2**24)
    application.router.add_post("/v1/chat/completions", loopback.complete)
    application.router.add_get("/stats", loopback.stats)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
    await site.start()
    print("http://{}:{}".format(*runner.addresses[0]), flush=True)
    await asyncio.Event().wait()


@contextmanager
def serving(**options: float) -> Generator[str]:
    """The address of a server in a process of its own."""
    named = [part for name, value in options.items() for part in (f"--{name.replace('_', '-')}", str(value))]
    command = [sys.executable, "-m", "tests.corpus.loopback", *named]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def stats(address: str) -> dict[str, Any]:
    """What came to a server."""
    with urllib.request.urlopen(f"{address}/stats", timeout=10) as answer:
        told: dict[str, Any] = json.load(answer)
        return told


if __name__ == "__main__":
    main()
