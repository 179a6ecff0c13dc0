"""Whatever an endpoint does ends in a reply or in a typed error, with all that was paid and nothing that was said.

All through the real openai and Instructor packages; only the network is ours.
"""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import pickle
from dataclasses import dataclass

import httpx2
import pytest
from pydantic import JsonValue

from summarizer import Source, Summarizer
from summarizer.errors import (
    AuthenticationFailed,
    EndpointError,
    EndpointTimeout,
    ModelError,
    QuotaExhausted,
    RateLimited,
    Unreadable,
)
from summarizer.exchange import Reply, Usage
from summarizer.models.instructor import InstructorModel
from tests.models.endpoint import (
    KEY,
    SECRET,
    USAGE,
    Answer,
    Endpoint,
    Naps,
    asked,
    call,
    calling,
    completion,
    failing,
)

GOOD: dict[str, JsonValue] = {"headline": None, "points": []}
PAID = Usage(requests=1, input_tokens=100, output_tokens=20)
UNPAID = Usage(requests=1)
UNKNOWN = Usage(requests=1, unreported=1)


@dataclass(frozen=True)
class Case:
    """What an endpoint does, and what comes of it: a reply's finish or an error, and its cost."""

    id: str
    answers: list[Answer]
    outcome: str | type[ModelError]
    usage: Usage
    naps: int = 0


def total(*usages: Usage) -> Usage:
    """What several requests cost."""
    return sum(usages[1:], start=usages[0])


OVERLOADED = {"error": {"message": "overloaded", "code": 503}}
MANY = [failing(503) for _ in range(9)]
CASES = [
    Case("good", [calling(GOOD)], "stop", PAID),
    Case("500, then good", [failing(500), calling(GOOD)], "stop", UNKNOWN + PAID, naps=1),
    Case("503 without end", MANY, EndpointError, total(*[UNKNOWN] * 5), naps=4),
    Case("429, then good", [failing(429, "rate_limit_exceeded"), calling(GOOD)], "stop", UNPAID + PAID, naps=1),
    Case("429 without end", [failing(429)] * 5, RateLimited, total(*[UNPAID] * 5), naps=4),
    Case("429 without credit", [failing(429, "insufficient_quota")], QuotaExhausted, UNPAID),
    Case("402", [failing(402)], QuotaExhausted, UNPAID),
    Case("401", [failing(401, message=f"bad key {KEY}")], AuthenticationFailed, UNPAID),
    Case("403", [failing(403)], AuthenticationFailed, UNPAID),
    Case("404", [failing(404)], EndpointError, UNPAID),
    Case("400", [failing(400, message=f"cannot parse: {SECRET}")], EndpointError, UNPAID),
    Case("400 of a filter", [failing(400, "content_filter")], "filter", UNPAID),
    Case("422", [failing(422)], EndpointError, UNPAID),
    Case("409, then good", [failing(409), calling(GOOD)], "stop", UNPAID + PAID, naps=1),
    Case("no connection", [httpx2.ConnectError("refused")] * 5, EndpointError, total(*[UNKNOWN] * 5), naps=4),
    Case("one lost", [httpx2.ReadError("reset"), calling(GOOD)], "stop", UNKNOWN + PAID, naps=1),
    Case("too slow", [httpx2.ReadTimeout("slow")] * 5, EndpointTimeout, total(*[UNKNOWN] * 5), naps=4),
    Case("bad JSON, then good", [calling('{"points": [' + SECRET), calling(GOOD)], "stop", PAID + PAID, naps=1),
    Case("bad JSON twice", [calling("{" + SECRET)] * 2, Unreadable, PAID + PAID, naps=1),
    Case("an array", [calling("[1]")] * 2, Unreadable, PAID + PAID, naps=1),
    Case("a number", [calling("1")] * 2, Unreadable, PAID + PAID, naps=1),
    Case("null", [calling("null")] * 2, Unreadable, PAID + PAID, naps=1),
    Case("deeper than JSON goes", [calling("[" * 100_000)] * 2, Unreadable, PAID + PAID, naps=1),
    Case("prose", [completion(finish="stop", content=SECRET)] * 2, Unreadable, PAID + PAID, naps=1),
    Case("JSON as prose", [completion(finish="stop", content=json.dumps(GOOD))], "stop", PAID),
    Case("JSON in a fence", [completion(finish="stop", content=f"```json\n{json.dumps(GOOD)}\n```")], "stop", PAID),
    Case("another name", [completion(tool_calls=[call(json.dumps(GOOD), "readout")])], "stop", PAID),
    Case("another function", [completion(tool_calls=[call('{"x": 1}', "rain")])] * 2, Unreadable, PAID + PAID, naps=1),
    Case("the same call twice", [completion(tool_calls=[call(json.dumps(GOOD))] * 2)], "stop", PAID),
    Case(
        "two different calls",
        [completion(tool_calls=[call('{"points": []}'), call('{"quotes": []}')])] * 2,
        Unreadable,
        PAID + PAID,
        naps=1,
    ),
    Case("cut off", [calling('{"points": [', finish="length")], "length", PAID),
    Case("cut off where it parses", [calling(GOOD, finish="length")], "length", PAID),
    Case("refused", [completion(finish="stop", refusal=f"I won't: {SECRET}")], "refusal", PAID),
    Case("filtered", [completion(finish="content_filter")], "filter", PAID),
    Case("nothing said", [completion(finish="stop")] * 2, Unreadable, PAID + PAID, naps=1),
    Case("no usage", [calling(GOOD, usage=None)], "stop", UNKNOWN),
    Case("HTML", ["<html>Sign in</html>"], EndpointError, UNKNOWN),
    Case("an error under 200", [OVERLOADED] * 5, EndpointError, total(*[UNKNOWN] * 5), naps=4),
    Case("an empty object", [{}], EndpointError, UNKNOWN),
    Case("no choices", [completion() | {"choices": []}] * 2, Unreadable, PAID + PAID, naps=1),
]  # fmt: skip


@pytest.mark.parametrize("awaited", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_whatever_an_endpoint_does(case: Case, awaited: bool, caplog: pytest.LogCaptureFixture) -> None:
    """The outcome, the requests, the cost; and neither key nor text nor answer in an error or in the log."""
    caplog.set_level(logging.DEBUG)
    endpoint, naps = Endpoint(*case.answers), Naps([])
    model = endpoint.model(retry=naps.policy())
    outcome: Reply | ModelError
    try:
        outcome = asyncio.run(model.acomplete(asked())) if awaited else model.complete(asked())
    except ModelError as error:
        outcome = error
    if isinstance(case.outcome, str):
        assert isinstance(outcome, Reply), outcome
        assert outcome.finish == case.outcome
        assert outcome.arguments == (GOOD if case.outcome == "stop" else None)
    else:
        assert isinstance(outcome, ModelError)
        assert type(outcome) is case.outcome
        assert outcome.remedy
        for shown in (str(outcome), repr(outcome), str(outcome.__cause__), str(outcome.__context__)):
            assert KEY not in shown
            assert SECRET not in shown
        assert type(pickle.loads(pickle.dumps(outcome))) is case.outcome
    assert outcome.usage == case.usage
    assert len(endpoint.requests) == case.usage.requests
    assert len(naps.seconds) == case.naps
    ours = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith(("openai", "http")))
    assert KEY not in ours
    assert SECRET not in ours


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after": "Thu, 01 Jan 1970 00:00:40 GMT"}, 40.0),
    ],
)
def test_it_waits_as_long_as_it_is_asked_to(headers: dict[str, str], seconds: float) -> None:
    """In seconds, in milliseconds, or until a date."""
    naps = Naps([])
    Endpoint(failing(429, headers=headers.items()), calling(GOOD)).model(retry=naps.policy()).complete(asked())
    assert naps.seconds == [seconds]


def test_unasked_it_waits_ever_longer() -> None:
    """With jitter, and no longer than the policy says."""
    naps = Naps([])
    with pytest.raises(EndpointError):
        Endpoint(*MANY).model(retry=naps.policy(attempts=8, longest_wait_seconds=10)).complete(asked())
    assert naps.seconds[:3] == sorted(naps.seconds[:3])
    assert len(set(naps.seconds[:3])) == 3
    assert max(naps.seconds) <= 10
    assert min(naps.seconds) >= 1


def test_it_gives_up_before_a_wait_that_would_be_too_long() -> None:
    """The endpoint asks for an hour, the policy gives ten seconds."""
    naps = Naps([])
    endpoint = Endpoint(failing(429, headers=[("retry-after", "3600")]))
    with pytest.raises(RateLimited):
        endpoint.model(retry=naps.policy(total_seconds=10)).complete(asked())
    assert naps.seconds == []


def test_asking_again_does_not_grow() -> None:
    """The broken answer is not sent back; the same messages are, and a note."""
    endpoint = Endpoint(calling("{" + SECRET * 500), calling("{" + SECRET * 500), calling(GOOD))
    endpoint.model(reasks=2, retry=Naps([]).policy()).complete(asked())
    first, second, third = (len(request.content) for request in endpoint.requests)
    assert second == third < first + 400
    assert endpoint.bodies[1]["messages"][:2] == endpoint.bodies[0]["messages"]


def test_a_cache_is_counted_within_the_input() -> None:
    """As OpenAI reports it."""
    reported = USAGE | {"prompt_tokens_details": {"cached_tokens": 64}}
    reply = Endpoint(calling(GOOD, usage=reported)).model().complete(asked())
    assert reply.usage == PAID + Usage(cached_tokens=64)


def test_calls_at_the_same_time_do_not_count_each_others_faults() -> None:
    """Twelve calls, each fails twice; every one succeeds."""
    failed: dict[str, int] = {}

    class Flaky(Endpoint):
        def __call__(self, request: httpx2.Request) -> httpx2.Response:
            words = json.loads(request.content)["messages"][1]["content"]
            failed[words] = failed.get(words, 0) + 1
            return httpx2.Response(500) if failed[words] <= 2 else httpx2.Response(200, json=calling(GOOD))

    model = Flaky().model(retry=Naps([]).policy(attempts=3))

    async def all_of_them() -> list[Reply]:
        return await asyncio.gather(*(model.acomplete(asked(words=str(number))) for number in range(12)))

    assert [reply.usage.requests for reply in asyncio.run(all_of_them())] == [3] * 12


def test_a_cancelled_call_is_cancelled() -> None:
    """No retry, no typed error in its place."""

    async def never(_: httpx2.Request) -> httpx2.Response:
        await asyncio.sleep(3600)
        raise AssertionError

    async def main() -> None:
        http = httpx2.AsyncClient(transport=httpx2.MockTransport(never))
        client = Endpoint().async_client().with_options(http_client=http)
        task = asyncio.create_task(InstructorModel("openai/m", async_client=client).acomplete(asked()))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())


def test_one_class_serves_all_calls() -> None:
    """Instructor makes a class for each call else, and keeps it."""
    model = Endpoint(*[calling(GOOD)] * 5).model()

    def drafts() -> int:
        gc.collect()
        return sum(isinstance(one, type) and one.__name__ == "Readout" for one in gc.get_objects())

    model.complete(asked())
    before = drafts()
    for _ in range(4):
        model.complete(asked())
    assert drafts() == before


def test_the_usage_of_an_error_reaches_the_user() -> None:
    """Through the engine too."""
    endpoint = Endpoint(calling("{"), calling("{"))
    with pytest.raises(Unreadable) as caught:
        Summarizer(endpoint.model(retry=Naps([]).policy())).summarize(Source(SECRET))
    assert caught.value.usage == PAID + PAID
