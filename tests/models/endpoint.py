"""A provider's endpoint under our thumb, behind the real openai and Instructor packages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import httpx2
import openai

from summarizer.exchange import Message, Request
from summarizer.models.instructor import InstructorModel
from summarizer.models.retrying import RetryPolicy
from summarizer.schemas import Readout
from summarizer.source import Source

KEY = "sk-test-0123456789abcdef"
SECRET = "The harbour was never to be named."
"""A sentence of the source and of answers that no error may repeat."""
USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}

Answer = dict[str, Any] | str | httpx2.Response | Exception


class Endpoint:
    """Answers from a list and keeps the requests that came; a dict or a string is the body of a good status."""

    def __init__(self, *answers: Answer) -> None:
        self._answers = list(answers)
        self.requests: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        """Answer one request."""
        self.requests.append(request)
        assert self._answers, f"request {len(self.requests)} was not expected"
        answer = self._answers.pop(0)
        match answer:
            case Exception():
                raise answer
            case httpx2.Response():  # a fresh one: a case is run twice
                return httpx2.Response(answer.status_code, content=answer.content, headers=answer.headers)
            case str():
                return httpx2.Response(200, text=answer, headers={"content-type": "text/html"})
            case _:
                return httpx2.Response(200, json=answer)

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """The requests' JSON bodies."""
        return [json.loads(request.content) for request in self.requests]

    def client(self) -> openai.OpenAI:
        """A client that reaches this endpoint only."""
        http = httpx2.Client(transport=httpx2.MockTransport(self))
        return openai.OpenAI(api_key=KEY, base_url="http://model.test/v1", http_client=http)

    def async_client(self) -> openai.AsyncOpenAI:
        """The same for `acomplete`."""
        http = httpx2.AsyncClient(transport=httpx2.MockTransport(self))
        return openai.AsyncOpenAI(api_key=KEY, base_url="http://model.test/v1", http_client=http)

    def model(self, **options: Any) -> InstructorModel:
        """A model that asks this endpoint."""
        return InstructorModel("openai/m-1", client=self.client(), async_client=self.async_client(), **options)


@dataclass
class Naps:
    """What a model would have slept, in seconds."""

    seconds: list[float]

    def policy(self, **options: Any) -> RetryPolicy:
        """A policy that sleeps here."""

        async def asleep(seconds: float) -> None:
            self.seconds.append(seconds)

        return RetryPolicy(sleep=self.seconds.append, asleep=asleep, now=lambda: 0.0, **options)


def completion(*, finish: str = "tool_calls", usage: dict[str, Any] | None = USAGE, **message: Any) -> dict[str, Any]:
    """A chat completion with this message."""
    said = {"role": "assistant", "content": None} | message
    choice = {"index": 0, "finish_reason": finish, "message": said}
    body = {"id": "c", "object": "chat.completion", "created": 0, "model": "m-1", "choices": [choice]}
    return body | ({"usage": usage} if usage else {})


def call(arguments: str, name: str = "Readout") -> dict[str, Any]:
    """A call of a function, as a message holds it."""
    return {"id": "t", "type": "function", "function": {"name": name, "arguments": arguments}}


def calling(arguments: Any, **options: Any) -> dict[str, Any]:
    """A completion that calls the function once."""
    said = arguments if isinstance(arguments, str) else json.dumps(arguments)
    return completion(tool_calls=[call(said)], **options)


def failing(status: int, code: str = "", message: str = "no", headers: Iterable[tuple[str, str]] = ()) -> Answer:
    """An error of the endpoint."""
    error = {"error": {"message": message, "code": code, "type": code}}
    return httpx2.Response(status, json=error, headers=dict(headers))


def asked(text: str = SECRET, words: str = "") -> Request:
    """A request with a text of one message."""
    messages = (Message("system", "Read."), Message("user", words or f"[1] {text}"))
    return Request(messages=messages, target=Readout, source=Source(text))
