"""An endpoint that misbehaves: what does your code do when a model's server does this?

`FaultyServer` speaks the chat-completions protocol on loopback, over real sockets, and answers each request as a script
says: well, or with one of `FAULTS`, from a status to a body that never ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
import threading
from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any, Self

from pydantic import JsonValue

from summarizer.testing.faults import FAULTS, Asked, Behaviour, Reset, answering

__all__ = ["FaultyServer"]

Entry = str | Mapping[str, JsonValue]


class FaultyServer:
    """Serves a script while it is open: each entry is a name in `FAULTS`, or the arguments of a good answer.

    When the script ends, its last entry answers all that follow. `good` are the arguments that faults near to a good
    answer are made of. `requests` holds the bodies that came. Raises `KeyError` for an unknown name.

    >>> from summarizer import InstructorModel, Source, Summarizer
    >>> from summarizer.errors import QuotaExhausted
    >>> with FaultyServer(["429, no credit left"]) as server:
    ...     with InstructorModel("openai/m", base_url=server.base_url) as model:
    ...         try:
    ...             Summarizer(model).summarize("The board met.")
    ...         except QuotaExhausted as error:
    ...             print(error.remedy, len(server.requests))
    add credit 1
    """

    def __init__(self, script: Iterable[Entry], *, good: Mapping[str, JsonValue] | None = None) -> None:
        self.requests: list[dict[str, Any]] = []
        self.base_url = ""
        self._good = json.dumps(good or {})
        self._script = deque(self._behaviour(entry) for entry in script)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="faulty-server", daemon=True)

    def _behaviour(self, entry: Entry) -> Behaviour:
        return FAULTS[entry] if isinstance(entry, str) else answering(json.dumps(entry))

    def __enter__(self) -> Self:
        self._thread.start()
        opening = asyncio.run_coroutine_threadsafe(asyncio.start_server(self._served, "127.0.0.1", 0), self._loop)
        self._server = opening.result()
        port = self._server.sockets[0].getsockname()[1]
        self.base_url = f"http://127.0.0.1:{port}/v1"
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._closed(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _closed(self) -> None:
        self._server.close()
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            for task in others:
                task.cancel()
            await asyncio.wait(others)

    async def _served(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection: one request, one answer."""

        async def send(piece: bytes) -> None:
            writer.write(piece)
            await writer.drain()

        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            asked = await self._read(reader)
            behave = self._script.popleft() if len(self._script) > 1 else self._script[0]
            try:
                await behave(asked, send)
            except Reset:
                _reset(writer)
        writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> Asked:
        begin = await reader.readexactly(1)
        if begin == _TLS:
            raise ConnectionAbortedError
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = next(int(line.partition(":")[2]) for line in head.split("\r\n") if line.startswith("content-length:"))
        body: dict[str, Any] = json.loads(await reader.readexactly(length))
        self.requests.append(body)
        tools: list[dict[str, Any]] = body.get("tools") or []
        return Asked(tools[0]["function"]["name"] if tools else "", self._good)


_TLS = b"\x16"
"""How a client begins that wants TLS, which is not spoken here."""


def _reset(writer: asyncio.StreamWriter) -> None:
    """Close with a RST: what a process that was killed leaves behind."""
    connection = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
