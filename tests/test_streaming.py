"""Streaming: what came is in the record, as it came, and a stream that breaks says so."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from summarizer import Minutes, Readout, Record, Source, Summarizer, SummarizerError, Usage
from summarizer.errors import EndpointError, Truncated, Unreadable
from summarizer.exchange import Finish, Reply
from summarizer.streaming import Proved
from summarizer.testing import ScriptedModel, assert_grounded
from summarizer.testing.strategies import answers, mutated, sources
from tests.reports import WEATHER, weather_answer
from tests.streamed import NOTHING, Pieces, in_order, record_items, told


@given(st.data(), sources(), st.sampled_from([Readout, Minutes]))
def test_what_was_told_is_in_the_record_as_it_was_told(
    data: st.DataObject, source: Source, target: type[Record]
) -> None:
    """Whatever the model answers, now and when it is asked again: each item once, unaltered, and none is missing."""
    replies = data.draw(st.lists(answers(source, target), min_size=3, max_size=3))
    items, summary = told(ScriptedModel(replies), source, target=target)
    assert in_order(items) == in_order(record_items(summary.record))
    assert_grounded(summary)


@given(mutated(weather_answer()), st.none() | mutated(weather_answer()), st.booleans())
def test_a_stream_ends_in_what_the_whole_answer_comes_to(answer: JsonValue, again: JsonValue, is_async: bool) -> None:
    """Sync and async; and in the same error, where there is one."""

    async def awaited() -> tuple[list[Proved], Any]:
        stream = Summarizer(ScriptedModel([answer, again, NOTHING])).astream(WEATHER)
        return [one async for one in stream], stream.summary

    try:
        items, summary = asyncio.run(awaited()) if is_async else told(ScriptedModel([answer, again, NOTHING]))
    except SummarizerError as error:
        with pytest.raises(type(error)):
            Summarizer(ScriptedModel([answer, again, NOTHING])).summarize(WEATHER)
        return
    assert in_order(items) == in_order(record_items(summary.record))


@given(st.data(), sources())
def test_without_additions_a_stream_comes_to_the_same_record(data: st.DataObject, source: Source) -> None:
    """Good items are what they are without streaming, doubts included."""
    answer = data.draw(answers(source, Readout))
    summary = told(ScriptedModel([answer, NOTHING, NOTHING]), source)[1]
    assert summary.record == Summarizer(ScriptedModel([answer, NOTHING, NOTHING])).summarize(source).record


TEXT = json.dumps(weather_answer())
HALF = TEXT[: TEXT.index('"commitments"')]
SPENT = Usage(requests=1, output_tokens=5)


def consumed(model: Any, *, is_async: bool) -> list[Proved]:
    """The items that came before the error, which is raised when all were asked for."""
    got: list[Proved] = []

    async def awaited() -> None:
        async for one in Summarizer(model).astream(WEATHER):
            got.append(one)  # noqa: PERF401 - what came before an error counts

    try:
        if is_async:
            asyncio.run(awaited())
        else:
            got.extend(Summarizer(model).stream(WEATHER))
    finally:
        assert len(got) in (0, 6)
    return got


@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize(
    ("pieces", "error"),
    [
        ([HALF, Reply(None, SPENT, "length")], Truncated),
        ([HALF, EndpointError("lost")], EndpointError),
        ([HALF], EndpointError),
        ([], EndpointError),
        ([HALF, Reply({"points": []}, SPENT)], Unreadable),
        ([HALF + '"points": []}', Reply(json.loads(HALF + '"points": []}'), SPENT)], Unreadable),
        ([HALF + '"parties": []}', Reply(json.loads(HALF + '"parties": []}'), SPENT)], Unreadable),
    ],
    ids=["cut", "lost", "ended", "empty", "another answer", "a field twice", "another twice"],
)
def test_a_stream_that_breaks_raises(pieces: list[Any], error: type[Exception], is_async: bool) -> None:
    """After the items that were settled, which stay true; never a half record."""
    with pytest.raises(error):
        consumed(Pieces(*pieces), is_async=is_async)


@pytest.mark.parametrize("finish", ["refusal", "filter"])
def test_a_refusal_in_the_middle_is_an_error(finish: Finish) -> None:
    """With its usage."""
    with pytest.raises(SummarizerError) as caught:
        consumed(Pieces(HALF, Reply(None, SPENT, finish)), is_async=False)
    assert getattr(caught.value, "usage", None) == SPENT
