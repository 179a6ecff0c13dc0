"""A provider's files and batches endpoints on the loopback, and its chat completions, under our thumb.

What a request is answered is a function's to say; how a batch ends is set for each in turn.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

Answer = tuple[int, dict[str, Any]]


@dataclass
class Ending:
    """How a batch ends: its status, and how many of its requests were answered before (all, if None)."""

    status: str = "completed"
    answered: int | None = None
    errors: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


@dataclass
class Provider:
    """What came, and what is said to it. `polls` is how often a batch is under way before it ends.

    `gone` are kinds of requests after which the connection is cut though they were heard, each once.
    """

    answer: Callable[[dict[str, Any]], Answer]
    endings: list[Ending] = field(default_factory=list[Ending])
    polls: int = 1
    refuse: dict[str, Answer] = field(default_factory=dict[str, Answer])
    gone: set[str] = field(default_factory=set[str])
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    batches: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    direct: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    paid: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def lines(self, batch: int) -> list[dict[str, Any]]:
        """The requests of a batch, by its place."""
        made = list(self.batches.values())[batch]
        return [json.loads(line) for line in self.files[made["input_file_id"]].splitlines()]

    def upload(self, content_type: str, content: bytes) -> dict[str, Any]:
        """Keep an uploaded file."""
        form = message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + content)
        parts: list[Any] = [*form.walk()][1:]
        fields = {part.get_param("name", header="content-disposition"): part.get_payload(decode=True) for part in parts}
        assert fields["purpose"] == b"batch"
        name = f"file-{len(self.files)}"
        self.files[name] = fields["file"]
        return {"id": name, "object": "file", "purpose": "batch"}

    def create(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Make a batch."""
        assert asked["endpoint"] == "/v1/chat/completions"
        assert asked["completion_window"] == "24h"
        name = f"batch-{len(self.batches)}"
        made = {"id": name, "object": "batch", "status": "validating", "left": self.polls}
        self.batches[name] = made | {key: asked[key] for key in ("input_file_id", "metadata")}
        return self.batches[name]

    def retrieve(self, name: str) -> dict[str, Any]:
        """Tell how a batch stands; it goes on with each time that is asked."""
        batch = self.batches[name]
        if batch["left"] > 0:
            batch["left"] -= 1
            batch["status"] = "in_progress"
        elif batch["status"] in ("validating", "in_progress"):
            self._end(batch, self.endings.pop(0) if self.endings else Ending())
        return batch

    def _end(self, batch: dict[str, Any], ending: Ending) -> None:
        batch["status"] = ending.status
        batch["errors"] = {"object": "list", "data": ending.errors}
        if ending.status == "failed":
            return
        requests = [json.loads(line) for line in self.files[batch["input_file_id"]].splitlines()]
        answered = len(requests) if ending.answered is None else ending.answered
        good: list[dict[str, Any]] = []
        bad: list[dict[str, Any]] = []
        for place, request in enumerate(requests):
            if place >= answered:
                error = {"code": f"batch_{ending.status}", "message": "This request could not be executed in time."}
                bad.append({"custom_id": request["custom_id"], "response": None, "error": error})
                continue
            status, body = self.answer(request["body"])
            line = {"custom_id": request["custom_id"], "response": {"status_code": status, "body": body}}
            (good if status == 200 else bad).append(line | {"error": None})
            if status == 200:
                self.paid.append(request["body"])
        for kind, lines in (("output_file_id", good[::-1]), ("error_file_id", bad)):  # in no order, as is documented
            if lines:
                batch[kind] = f"file-{len(self.files)}"
                self.files[batch[kind]] = b"".join(json.dumps(line).encode() + b"\n" for line in lines)


class _Server(ThreadingHTTPServer):
    request_queue_size = 256


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def log_message(self, *_: object) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Say nothing."""

    def do_GET(self) -> None:
        """Files and batches."""
        path = urlsplit(self.path).path
        if found := re.fullmatch(r"/v1/files/([\w-]+)/content", path):
            content = self.provider.files.get(found[1])
            self._json(404, {"error": {"message": "no"}}) if content is None else self._send(200, content)
        elif path == "/v1/batches":
            newest = list(self.provider.batches.values())[::-1]
            self._json(200, {"object": "list", "data": newest, "has_more": False})
        elif found := re.fullmatch(r"/v1/batches/([\w-]+)", path):
            known = found[1] in self.provider.batches
            self._json(*((200, self.provider.retrieve(found[1])) if known else (404, {"error": {"message": "no"}})))

    def do_POST(self) -> None:
        """Uploads, batches, and requests that are answered at once."""
        content = self.rfile.read(int(self.headers["content-length"]))
        kind = self.path.rpartition("/")[2]
        if kind in self.provider.refuse:
            self._json(*self.provider.refuse[kind])
            return
        if kind == "files":
            said: Answer = (200, self.provider.upload(self.headers["content-type"], content))
        elif kind == "batches":
            said = (200, self.provider.create(json.loads(content)))
        else:
            body = json.loads(content)
            self.provider.direct.append(body)
            said = self.provider.answer(body)
        if kind in self.provider.gone:
            self.provider.gone.remove(kind)
            self.close_connection = True
            return
        self._json(*said)

    def _json(self, status: int, body: object) -> None:
        self._send(status, json.dumps(body).encode())

    def _send(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def serving(provider: Provider) -> Generator[str]:
    """The base URL of the provider."""
    handler = type("Handler", (_Handler,), {"provider": provider})
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/v1"
        finally:
            server.shutdown()
            thread.join()
