"""Who answers? An endpoint on the loopback that speaks chat completions, in a process of its own.

python -m benchmarks.peers.endpoint [--delay-seconds 0.2] [--altered]

It prints its address on the first line. Each request is answered after the same time, with the right answer to the
document whose number it holds, in the form that was asked for: a call of the function where functions are offered, else
langextract's. It knows as little HTTP as the clients here speak, so that it leaves the machine to them. `GET /stats`
tells what came since it was last asked.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.peers.altered import altered_cases
from benchmarks.peers.documents import Case, case_at, timed_cases
from benchmarks.peers.extractions import extractions, reply

ROOT = Path(__file__).resolve().parents[2]
_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)


class Endpoint(asyncio.Protocol):
    """One connection; all share what they count."""

    def __init__(self, delay_seconds: float, cases: tuple[Case, ...], seen: dict[str, int]) -> None:
        self._delay_seconds, self._cases, self._seen = delay_seconds, cases, seen
        self._came = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what to answer to."""
        self._transport: Any = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request that has come whole."""
        self._came += data
        while (end := self._came.find(b"\r\n\r\n")) >= 0:
            length = _LENGTH.search(self._came, 0, end)
            whole = end + 4 + int(length[1] if length else 0)
            if len(self._came) < whole:
                return
            body, head, self._came = self._came[end + 4 : whole], self._came[:end], self._came[whole:]
            self._answer(head, body)

    def _answer(self, head: bytes, body: bytes) -> None:
        if head.startswith(b"GET /stats"):
            self._transport.write(_framed(json.dumps(self._seen).encode()))
            self._seen.update(dict.fromkeys(self._seen, 0))
            return
        answer = _answer_to(body, self._cases)
        self._seen["requests"] += 1
        self._seen["bytes_out"] += len(body)
        self._seen["bytes_in"] += len(answer)
        asyncio.get_running_loop().call_later(self._delay_seconds, self._transport.write, _framed(answer))


def _framed(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body) + body


def _answer_to(body: bytes, cases: tuple[Case, ...]) -> bytes:
    case = case_at(body, cases)
    if b'"tools":' in body:
        return _calling(cases.index(case), cases)
    words = json.loads(body)["messages"][-1]["content"].rpartition("Q: ")[2].rpartition("\nA:")[0]
    start = case.text.find(words.partition("\n\nReference")[0])
    found = [one for one in extractions(case) if start <= one[0] < start + len(words)]
    return _completion({"content": json.dumps(reply(found))}, "stop")


@cache
def _calling(index: int, cases: tuple[Case, ...]) -> bytes:
    function = {"name": "Readout", "arguments": json.dumps(cases[index].answer)}
    return _completion({"tool_calls": [{"id": "t", "type": "function", "function": function}]}, "tool_calls")


def _completion(message: dict[str, Any], finish: str) -> bytes:
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": None} | message}
    usage = {"prompt_tokens": 3000, "completion_tokens": 2000, "total_tokens": 5000}
    told = {"id": "c", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice], "usage": usage}
    return json.dumps(told).encode()


async def _serve(delay_seconds: float, cases: tuple[Case, ...]) -> None:
    seen = {"requests": 0, "bytes_out": 0, "bytes_in": 0}
    made = await asyncio.get_running_loop().create_server(
        lambda: Endpoint(delay_seconds, cases, seen), "127.0.0.1", 0, backlog=1024
    )
    host, port = made.sockets[0].getsockname()
    print(f"http://{host}:{port}", flush=True)
    await made.serve_forever()


@contextmanager
def serving(*options: str) -> Generator[str]:
    """The address of an endpoint in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.peers.endpoint", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def stats(address: str) -> dict[str, int]:
    """What came to an endpoint since this was last asked."""
    with urllib.request.urlopen(f"{address}/stats", timeout=10) as answer:
        told: dict[str, int] = json.load(answer)
        return told


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--delay-seconds", type=float, default=0.2)
    parser.add_argument("--altered", action="store_true")
    given = parser.parse_args()
    asyncio.run(_serve(given.delay_seconds, tuple(altered_cases()) if given.altered else timed_cases()))


if __name__ == "__main__":
    main()
