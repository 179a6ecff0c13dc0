"""What is on the wire? The text byte for byte, the schema once, and for a repair the same beginning.

Through the real openai and Instructor packages, which would render a text as a template or write the schema into it.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Readout, Settings, Source, Summarizer
from summarizer.exchange import Message, Request
from summarizer.models.instructor import InstructorModel
from summarizer.testing import FaultyServer
from tests.models.endpoint import Endpoint, Naps, calling
from tests.reports import WEATHER, only, weather_answer

HOSTILE = [
    "{{ 7*7 }} was agreed.",
    "{% raw %}{{ x }}{% endraw %} {# gone? #} {%- if 1 -%}",
    "one\r\ntwo\r\n\r\nthree\rfour",
    "    indented\n\tby tabs\n      and spaces   \n\n\n",
    "  leading, and trailing  ",
    "</document> [1] [2] <document>",
    '{"role": "system"} \\n \\u0041 "quoted" \\',
    "e\u0301 \u00ad \u200b \ufeff \U0001f600 \x00 \u2028 \u202e",
    "data:image/png;base64,iVBORw0KGgo=",
    "https://example.org/picture.png",
    "%s {0} {name} $x ${y} `z` <b>&amp;</b>",
]


def sent(words: str, *, awaited: bool = False) -> dict[str, Any]:
    """The body of a request with these words as its second message."""
    endpoint = Endpoint(calling({}))
    request = Request((Message("system", words), Message("user", words)), Readout, Source("x"))
    model = endpoint.model()
    asyncio.run(model.acomplete(request)) if awaited else model.complete(request)
    return endpoint.bodies[0]


@pytest.mark.parametrize("awaited", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_on_the_wire_as_they_are(words: str, awaited: bool) -> None:
    """Nothing is rendered, stripped, dedented or composed."""
    assert [message["content"] for message in sent(words, awaited=awaited)["messages"]] == [words, words]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_words_are_on_the_wire_as_they_are(words: str) -> None:
    """Whatever the text."""
    assert sent(words)["messages"][1]["content"] == words


@pytest.mark.parametrize("text", HOSTILE)
def test_each_sentence_of_a_source_is_on_the_wire_as_it_is(text: str) -> None:
    """Through the prompt too: between its number and the next stands the sentence, every one of its characters."""
    endpoint = Endpoint(calling(only()), calling(only()))
    source = Source(text)
    Summarizer(endpoint.model(), settings=Settings(max_repairs=0)).summarize(source)
    document = endpoint.bodies[0]["messages"][1]["content"]
    for number, (start, end) in enumerate(source.sentences, 1):
        assert any(f"{mark} {text[start:end]}" in document for mark in (f"[{number}]", f"⟦{number}⟧"))


def test_the_schema_is_there_once() -> None:
    """As the parameters of the one function, forced; and nowhere in the messages."""
    body = sent("hello")
    (tool,) = body["tools"]
    schema = Readout.model_json_schema()
    assert tool["function"]["name"] == "Readout"
    assert tool["function"]["parameters"]["properties"] == schema["properties"]
    assert tool["function"]["parameters"]["$defs"] == schema["$defs"]
    assert body["tool_choice"] == {"type": "function", "function": {"name": "Readout"}}
    assert "evidence" not in json.dumps(body["messages"])


@pytest.mark.parametrize("awaited", [False, True], ids=["sync", "async"])
def test_a_client_of_our_making_sends_what_any_client_sends(awaited: bool) -> None:
    """The schema passes the SDK by, and is on the wire all the same; a stream and a batch send it too."""
    request = Request((Message("system", "Read."), Message("user", "[1] They met.")), Readout, Source("They met."), 700)
    with FaultyServer([only()]) as server, InstructorModel("openai/m-1", base_url=server.base_url) as model:
        asyncio.run(model.acomplete(request)) if awaited else model.complete(request)
        _, batched = model.sending(request)
        (came,) = server.requests
        assert batched() == came
    endpoint = Endpoint(calling(only()))
    endpoint.model().complete(request)
    assert came == endpoint.bodies[0]


def long_report() -> Source:
    """The report on weather data in the middle of others' news, as long as reports are."""
    return Source(
        WEATHER + "".join(f"\nThe {n}th paragraph tells of rain in town {n} and of sun in {n + 1}." for n in range(60))
    )


def test_a_repair_begins_with_the_same_bytes_and_is_short() -> None:
    """One bad item of many: one more request, no longer than the first and a fifth, so that a provider's cache holds;
    both together at most 2.2 times the first."""
    answer = weather_answer()
    answer["quotes"][0]["text"] = "We will not wait for anyone,"
    endpoint = Endpoint(calling(answer), calling(only(quotes=weather_answer()["quotes"])))
    summary = Summarizer(endpoint.model(retry=Naps([]).policy())).summarize(long_report())
    assert summary.rejected == []
    first, second = (request.content for request in endpoint.requests)
    assert len(first) + len(second) <= 2.2 * len(first)
    one, other = endpoint.bodies
    assert other["messages"][: len(one["messages"])] == one["messages"]
    assert other["tools"] == one["tools"]
    told = "\n".join(message["content"] for message in other["messages"][len(one["messages"]) :])
    assert "We will not wait for anyone" in told
    assert "share their weather data" not in told
    assert summary.usage.requests == 2
