"""What can go wrong at an endpoint? A table of misbehaviours, each as the bytes that it sends.

They are named by what a log would say. `summarizer.testing.FaultyServer` serves them.
"""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus
from typing import Any

__all__ = ["FAULTS", "Asked", "Behaviour", "Reset", "answering"]

_DRIP_SECONDS, _LONG_SECONDS = 0.02, 86_400.0
_USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


class Reset(Exception):
    """Ends the connection as a peer that crashed does."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: the function to call, and good arguments for it as JSON."""

    tool: str
    good: str


Send = Callable[[bytes], Awaitable[None]]
Behaviour = Callable[[Asked, Send], Awaitable[None]]
"""Sends what answers a request, and may raise `Reset`; the connection is closed after it."""


# ------------------------------------------------------------------------------------------------- whole answers


def _response(status: int, body: bytes, *headers: str, length: int | None = None) -> bytes:
    """The bytes of an HTTP response."""
    lines = [
        f"HTTP/1.1 {status} {_phrase(status)}",
        f"Content-Length: {len(body) if length is None else length}",
        "Connection: close",
        *(headers or ("Content-Type: application/json",)),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else "Unknown"


def _completion(usage: Any = _USAGE, finish: str = "tool_calls", **message: Any) -> bytes:
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": None} | message}
    body = {"id": "c", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
    return json.dumps(body | ({"usage": usage} if usage else {})).encode()


def _call(name: str, arguments: str) -> dict[str, Any]:
    return {"id": "t", "type": "function", "function": {"name": name, "arguments": arguments}}


def _calling(*calls: tuple[str, str], **options: Any) -> bytes:
    return _completion(tool_calls=[_call(*each) for each in calls], **options)


def answering(arguments: str) -> Behaviour:
    """Return what answers well, with these arguments, as JSON."""
    return _whole(lambda asked: _response(200, _calling((asked.tool, arguments))))


def _whole(made: Callable[[Asked], bytes]) -> Behaviour:
    async def behave(asked: Asked, send: Send) -> None:
        await send(made(asked))

    return behave


def _saying(made: Callable[[Asked], bytes]) -> Behaviour:
    """An answer with a good status and this body."""
    return _whole(lambda asked: _response(200, made(asked)))


def _failing(status: int, code: str = "no", *headers: str) -> Behaviour:
    body = json.dumps({"error": {"message": "it said no", "type": code, "code": code}}).encode()
    return _whole(lambda _: _response(status, body, "Content-Type: application/json", *headers))


_ANSWERS: Mapping[str, Behaviour] = {
    "invalid JSON": _saying(lambda asked: _calling((asked.tool, asked.good[:-1]))),
    "JSON of another shape": _saying(lambda asked: _calling((asked.tool, '{"weather": ["fine"]}'))),
    "prose around JSON": _saying(lambda asked: _completion(content=f"Sure! Here it is: {asked.good} Anything else?")),
    "two different calls": _saying(lambda asked: _calling((asked.tool, asked.good), (asked.tool, '{"weather": 1}'))),
    "another function": _saying(lambda _: _calling(("rain", '{"weather": 1}'))),
    "cut off": _saying(lambda asked: _calling((asked.tool, asked.good[:-1]), finish="length")),
    "refusal": _saying(lambda _: _completion(finish="stop", refusal="I cannot help with that")),
    "content filter": _saying(lambda _: _completion(finish="content_filter")),
    "no choices": _saying(lambda _: json.dumps({"object": "chat.completion", "choices": [], "usage": _USAGE}).encode()),
    "nothing said": _saying(lambda _: _completion(finish="stop")),
    "no usage": _saying(lambda asked: _calling((asked.tool, asked.good), usage=None)),
    "senseless usage": _saying(
        lambda asked: _calling((asked.tool, asked.good), usage={"prompt_tokens": -5, "completion_tokens": "many"})
    ),
    "HTML with status 200": _whole(lambda _: _response(200, b"<html>Sign in</html>", "Content-Type: text/html")),
    "another JSON with status 200": _saying(lambda _: b'{"status": "ok"}'),
    "half a surrogate pair": _saying(lambda asked: _calling((asked.tool, asked.good[:-1] + ', "\\ud800": 1}'))),
    "bytes that are no UTF-8": _saying(lambda _: b'{"choices": ["\xff\xfe"]}'),
}

_PLAIN = (400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504, 529)
_STATUSES: Mapping[str, Behaviour] = {str(status): _failing(status) for status in _PLAIN} | {
    "429, Retry-After": _failing(429, "rate_limit_exceeded", "Retry-After: 2"),
    "429, Retry-After a day": _failing(429, "rate_limit_exceeded", "Retry-After: 86400"),
    "429, no credit left": _failing(429, "insufficient_quota"),
    "503, Retry-After": _failing(503, "overloaded", "Retry-After: 2"),
}


# ------------------------------------------------------------------------------------------------- broken connections


async def _reset_before(_: Asked, __: Send) -> None:
    raise Reset


async def _reset_after_the_head(asked: Asked, send: Send) -> None:
    whole = _response(200, _calling((asked.tool, asked.good)))
    await send(whole[: whole.index(b"\r\n\r\n") + 4])
    raise Reset


async def _reset_inside_the_body(asked: Asked, send: Send) -> None:
    await send(_response(200, _calling((asked.tool, asked.good)))[:-20])
    raise Reset


async def _no_answer(_: Asked, __: Send) -> None:
    await asyncio.sleep(_LONG_SECONDS)


async def _dripping(begin: bytes, _: Asked, send: Send) -> None:
    """One byte at a time, without end."""
    await send(begin)
    while True:
        await send(b" ")
        await asyncio.sleep(_DRIP_SECONDS)


async def _endless(_: Asked, send: Send) -> None:
    await send(_HEAD)
    while True:
        await send(b" " * 2**20)


_STATUS = b"HTTP/1.1 200 OK\r\nX-Padding: "
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{"


@cache
def _bomb() -> bytes:
    """Much in little: 32 megabytes in 32 kilobytes."""
    packer = zlib.compressobj(wbits=31)
    body = b"".join(packer.compress(b" " * 2**20) for _ in range(32)) + packer.flush()
    return _response(200, body, "Content-Type: application/json", "Content-Encoding: gzip")


_CONNECTIONS: Mapping[str, Behaviour] = {
    "reset before the answer": _reset_before,
    "reset after the head": _reset_after_the_head,
    "reset inside the body": _reset_inside_the_body,
    "no answer": _no_answer,
    "slow head": partial(_dripping, _STATUS),
    "slow body": partial(_dripping, _HEAD),
    "endless body": _endless,
    "longer than its length": _whole(lambda asked: _response(200, _calling((asked.tool, asked.good)), length=20)),
    "shorter than its length": _whole(lambda asked: _response(200, _calling((asked.tool, asked.good)), length=9_999)),
    "gzip bomb": _whole(lambda _: _bomb()),
    "gzip that is none": _whole(lambda asked: _response(200, asked.good.encode(), "Content-Encoding: gzip")),
    "garbage in chunks": _whole(lambda _: b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nno\r\n"),
    "no HTTP": _whole(lambda _: b"220 mail.example ESMTP\r\n"),
    "redirect elsewhere": _whole(lambda _: _response(307, b"", "Location: http://127.0.0.1:9/v1/chat/completions")),
}

FAULTS: Mapping[str, Behaviour] = {**_ANSWERS, **_STATUSES, **_CONNECTIONS}
"""Every misbehaviour, by name."""
