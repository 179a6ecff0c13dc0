"""A streamed answer: the request is the one that is sent else, the pieces are its arguments, and a broken one raises.

Through the real openai package, from the bytes of server-sent events.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from typing import Any

import httpx2
import instructor
import pytest

from summarizer import Summarizer
from summarizer.errors import EndpointError, ModelError, RateLimited, Truncated, Unreadable
from summarizer.exchange import Reply
from summarizer.models.instructor import InstructorModel
from summarizer.streaming import Stream
from tests.models.endpoint import KEY, SECRET, USAGE, Endpoint, Naps, asked, calling, completion, failing
from tests.reports import WEATHER, only, weather_answer

ARGUMENTS = json.dumps(only(), indent=1)


def events(
    *deltas: dict[str, Any], finish: str | None = "tool_calls", end: str = "data: [DONE]\n\n"
) -> httpx2.Response:
    """A stream with these deltas, an end, and the usage after it."""
    base = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m-1"}
    chunks: list[dict[str, Any]] = [{"choices": [{"index": 0, "delta": delta}]} for delta in deltas]
    if finish:
        chunks.append({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
        chunks.append({"choices": [], "usage": USAGE})
    body = "".join(f"data: {json.dumps(base | chunk)}\n\n" for chunk in chunks)
    return httpx2.Response(200, text=body + end, headers={"content-type": "text/event-stream"})


def called(arguments: str, size: int = 9, index: int = 0) -> Iterable[dict[str, Any]]:
    """The deltas of a call of the function."""
    yield {"role": "assistant", "tool_calls": [{"index": index, "id": "t", "function": {"name": "Readout"}}]}
    for at in range(0, len(arguments), size):
        yield {"tool_calls": [{"index": index, "function": {"arguments": arguments[at : at + size]}}]}


def streamed(model: InstructorModel, *, is_async: bool = False) -> tuple[str, Reply]:
    """The pieces together, and the reply after them."""

    async def awaited() -> list[str | Reply]:
        return [piece async for piece in model.astream(asked())]

    *pieces, reply = asyncio.run(awaited()) if is_async else list(model.stream(asked()))
    assert isinstance(reply, Reply)
    return "".join(map(str, pieces)), reply


BOTH = pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])


@BOTH
def test_the_pieces_are_the_arguments_and_the_reply_is_the_whole(is_async: bool) -> None:
    """With its usage, which comes last."""
    endpoint = Endpoint(events(*called(ARGUMENTS)))
    said, reply = streamed(endpoint.model(), is_async=is_async)
    assert said == ARGUMENTS
    assert (reply.arguments, reply.finish) == (only(), "stop")
    assert (reply.usage.requests, reply.usage.input_tokens, reply.usage.output_tokens) == (1, 100, 20)


@BOTH
def test_the_request_is_that_of_a_whole_answer(is_async: bool) -> None:
    """But for the wish that it be streamed: what a provider has in its prompt cache serves both."""
    endpoint = Endpoint(events(*called(ARGUMENTS)), calling(only()))
    model = endpoint.model(temperature=0.0)
    streamed(model, is_async=is_async)
    model.complete(asked())
    one, other = endpoint.bodies
    assert one.pop("stream") is True
    assert one.pop("stream_options") == {"include_usage": True}
    assert one == other


@BOTH
def test_faults_are_tried_again_until_the_first_piece(is_async: bool) -> None:
    """As the policy says."""
    naps = Naps([])
    endpoint = Endpoint(failing(500), failing(429, headers=[("retry-after", "7")]), events(*called(ARGUMENTS)))
    said, reply = streamed(endpoint.model(retry=naps.policy()), is_async=is_async)
    assert said == ARGUMENTS
    assert reply.usage.requests == 3
    assert naps.seconds[1] == 7


@BOTH
def test_what_stays_down_is_its_error(is_async: bool) -> None:
    """And holds no key."""
    endpoint = Endpoint(*[failing(429, message=f"no, {KEY}")] * 2)
    with pytest.raises(RateLimited) as caught:
        streamed(endpoint.model(retry=Naps([]).policy(attempts=2)), is_async=is_async)
    assert KEY not in str(caught.value)
    assert caught.value.usage is not None


@BOTH
@pytest.mark.parametrize("status", [400, 422, 501])
def test_an_endpoint_that_does_not_stream_answers_as_a_whole(status: int, is_async: bool) -> None:
    """It refuses once, and is asked without; nothing is waited for."""
    naps = Naps([])
    endpoint = Endpoint(failing(status, message="stream is not supported"), calling(only()))
    said, reply = streamed(endpoint.model(retry=naps.policy()), is_async=is_async)
    assert (said, reply.arguments, reply.usage.requests) == ("", only(), 2)
    assert "stream" not in endpoint.bodies[1]
    assert naps.seconds == []


@BOTH
@pytest.mark.parametrize(
    "answer",
    [
        events(*called(ARGUMENTS), finish=None),
        events(*called(ARGUMENTS), finish=None, end=""),
        events(*called(ARGUMENTS), finish=None, end='data: {"error": {"message": "overloaded", "code": 500}}\n\n'),
    ],
    ids=["done without an end", "cut", "an error"],
)
def test_a_stream_that_breaks_off_is_not_begun_anew(answer: httpx2.Response, is_async: bool) -> None:
    """Its pieces were given away: it raises, with what was paid, and sends nothing more."""
    endpoint = Endpoint(answer)
    with pytest.raises(EndpointError) as caught:
        streamed(endpoint.model(retry=Naps([]).policy()), is_async=is_async)
    assert len(endpoint.requests) == 1
    assert caught.value.usage is not None
    assert caught.value.usage.unreported == 1


@BOTH
@pytest.mark.parametrize(
    ("answer", "finish", "note"),
    [
        (events(*called(ARGUMENTS[:20]), finish="length"), "length", ""),
        (events({"refusal": "I "}, {"refusal": "won't"}, finish="stop"), "refusal", "I won't"),
        (events(finish="content_filter"), "filter", ""),
    ],
    ids=["length", "refusal", "filter"],
)
def test_an_end_is_what_it_is_without_streaming(
    answer: httpx2.Response, finish: str, note: str, is_async: bool
) -> None:
    """No half answer passes for a whole one."""
    _, reply = streamed(Endpoint(answer).model(), is_async=is_async)
    assert (reply.arguments, reply.finish, reply.note) == (None, finish, note)


def test_an_answer_in_the_wrong_place_is_read_as_it_is_else() -> None:
    """JSON in the message instead of a call; nothing comes before the end."""
    said, reply = streamed(Endpoint(events({"content": ARGUMENTS}, finish="stop")).model())
    assert (said, reply.arguments) == ("", only())


@pytest.mark.parametrize(
    "deltas", [[{"content": "Sure!"}], [*called('{"a": ')], [*called(ARGUMENTS), *called('{"points": 1}', index=1)]]
)
def test_what_cannot_be_read_is_unreadable(deltas: list[dict[str, Any]]) -> None:
    """Prose, no JSON, two different calls."""
    with pytest.raises(Unreadable):
        streamed(Endpoint(events(*deltas)).model(reasks=0))


@BOTH
@pytest.mark.parametrize(
    ("first", "asked_again"),
    [(events({"content": "Sure!"}, finish="stop"), True), (events({"refusal": "I"}, finish=None), False)],
    ids=["prose", "lost"],
)
def test_an_answer_of_which_no_piece_came_can_be_had_again(
    first: httpx2.Response, asked_again: bool, is_async: bool
) -> None:
    """With a note when it could not be read, and nothing of it in the next."""
    endpoint = Endpoint(first, events(*called(ARGUMENTS)))
    said, reply = streamed(endpoint.model(retry=Naps([]).policy()), is_async=is_async)
    assert (said, reply.arguments, reply.finish) == (ARGUMENTS, only(), "stop")
    assert reply.usage.requests == 2
    assert (len(endpoint.bodies[1]["messages"]) > 2) is asked_again


@BOTH
def test_another_mode_answers_as_a_whole(is_async: bool) -> None:
    """The reply is all that comes."""
    endpoint = Endpoint(completion(content=ARGUMENTS, finish="stop"))
    said, reply = streamed(endpoint.model(mode=instructor.Mode.JSON), is_async=is_async)
    assert (said, reply.arguments) == ("", only())


STRANGE: list[dict[str, Any]] = [{}, {"tool_calls": None}, {"tool_calls": [{"index": 7}]}, {"tool_calls": [{}]}]


@pytest.mark.parametrize("delta", STRANGE)
def test_strange_chunks_say_nothing(delta: dict[str, Any]) -> None:
    """Servers that speak the protocol leave things out."""
    said, reply = streamed(Endpoint(events(delta, *called(ARGUMENTS))).model())
    assert (said, reply.arguments) == (ARGUMENTS, only())


def note(stream: Stream[Any], got: list[str]) -> None:
    """Note the section of each item as it comes."""
    for one in stream:
        got.append(one.section)  # noqa: PERF401 - an error ends the list


def test_items_come_off_the_wire_before_a_cut() -> None:
    """From end to end: what was settled was told, and then the error."""
    text = json.dumps(weather_answer())
    half = text[: text.index('"disagreements"')]
    endpoint = Endpoint(events(*called(half), finish="length"))
    got: list[str] = []
    with pytest.raises(Truncated):
        note(Summarizer(endpoint.model()).stream(WEATHER), got)
    assert got[:6] == [*["parties"] * 3, "agreements", "headline", "points"]
    assert got.count("commitments") == 2


def test_an_error_repeats_nothing_of_the_text() -> None:
    """Neither the source nor the answer."""
    with pytest.raises(ModelError) as caught:
        streamed(Endpoint(events({"content": SECRET}, finish="stop")).model(reasks=0))
    assert SECRET not in str(caught.value)
