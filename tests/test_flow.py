"""The way of a document, driven by scripted models: repair, caps, ends of replies, errors."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from pydantic import Field, model_validator

from summarizer import Item, Record, Reply, Settings, Source, Summarizer, Usage
from summarizer.errors import (
    ChecksFailed,
    EmptyReply,
    EndpointError,
    Filtered,
    ModelError,
    Refused,
    Truncated,
    Unreadable,
)
from summarizer.testing import ScriptedModel, assert_grounded
from tests.reports import only, weather_answer

BAD: dict[str, Any] = {"text": "We shall not wait for others", "speaker": "p3", "kind": "direct", "evidence": [3]}


def test_one_bad_item_of_twelve_costs_one_small_request(source: Source) -> None:
    """One repair; all bytes sent are at most 2.2 times the first request's; the rest of the record is as it was."""
    answer = weather_answer() | {"quotes": [BAD]}
    model = ScriptedModel([answer, only(quotes=[weather_answer()["quotes"][0]])])
    summary = Summarizer(model).summarize(source)
    first, again = (len(json.dumps([[m.content for m in r.messages], r.schema])) for r in model.requests)
    assert (first + again) / first <= 2.2
    assert json.loads(model.requests[1].messages[2].content) == {"quotes": [BAD]}
    assert summary.rejected == []
    assert_grounded(summary)


def test_what_still_fails_is_rejected_with_its_reasons(source: Source) -> None:
    """The good items stay."""
    worse = BAD | {"text": "We shall wait for everybody"}
    model = ScriptedModel([weather_answer() | {"quotes": [BAD]}, only(quotes=[worse]), only(quotes=[BAD])])
    summary = Summarizer(model).summarize(source)
    (rejected,) = summary.rejected
    assert (rejected.path, rejected.item, summary.record.quotes) == ("quotes[0]", BAD, [])
    assert rejected.problems[0].path == "quotes[0].text"
    assert len(summary.record.commitments) == 2
    assert len(model.requests) == 3


def test_what_comes_back_as_it_was_is_not_asked_for_again(source: Source) -> None:
    """The model stands by it: the same complaint would be paid for and change nothing."""
    model = ScriptedModel([weather_answer() | {"quotes": [BAD]}, only(quotes=[BAD])])
    summary = Summarizer(model).summarize(source)
    assert [one.path for one in summary.rejected] == ["quotes[0]"]
    assert len(model.requests) == 2


def test_raise_instead_of_reject(source: Source) -> None:
    """The caller may want all or nothing; the error holds what failed."""
    model = ScriptedModel([weather_answer() | {"quotes": [BAD]}])
    with pytest.raises(ChecksFailed) as caught:
        Summarizer(model, settings=Settings(max_repairs=0, on_failure="raise")).summarize(source)
    assert caught.value.rejected[0].path == "quotes[0]"


def test_what_the_model_withdraws_is_listed_and_raises_nothing(source: Source) -> None:
    """A withdrawn item is settled, and can still be seen."""
    model = ScriptedModel([weather_answer() | {"quotes": [BAD]}, only()])
    summary = Summarizer(model, settings=Settings(on_failure="raise")).summarize(source)
    assert [(rejected.path, rejected.withdrawn) for rejected in summary.rejected] == [("quotes[0]", True)]


def test_references_to_a_rejected_item_are_taken_out_and_said(source: Source) -> None:
    """An item that can do without the reference stays, with a doubt; one that cannot is rejected too."""
    answer = weather_answer()
    answer["parties"][2]["kind"] = "poet"
    summary = Summarizer(ScriptedModel([answer]), settings=Settings(max_repairs=0)).summarize(source)
    (quote,) = summary.record.quotes
    assert quote.speaker is None
    assert "p3" in (quote.doubt or "")
    assert {rejected.path for rejected in summary.rejected} == {"parties[2]", "commitments[1]"}
    assert_grounded(summary)


def test_no_repair_begins_beyond_the_token_limit(source: Source) -> None:
    """It is said that asking again was not tried."""
    answer: dict[str, Any] = weather_answer() | {"quotes": [BAD]}
    reply = Reply(answer, Usage(requests=1, input_tokens=900, output_tokens=200))
    summary = Summarizer(ScriptedModel([reply]), settings=Settings(max_tokens=1_000)).summarize(source)
    assert "1100 tokens were used" in summary.notes[0]
    assert len(summary.rejected) == 1


def test_a_failed_repair_keeps_what_was_good(source: Source) -> None:
    """The first answer was paid for; an endpoint that fails later takes nothing away."""
    lost = EndpointError("the endpoint answered 503", usage=Usage(requests=3, unreported=3))
    summary = Summarizer(ScriptedModel([weather_answer() | {"quotes": [BAD]}, lost])).summarize(source)
    assert summary.notes == ["asking again failed: the endpoint answered 503"]
    assert len(summary.record.agreements) == 1
    assert summary.usage.unreported == 3


ENDS = [
    (Reply(None, finish="length"), Truncated),
    (Reply(None, finish="refusal", note="I cannot help with that."), Refused),
    (Reply(None, finish="filter"), Filtered),
    (EndpointError("the endpoint answered 500"), EndpointError),
]


@pytest.mark.parametrize(("end", "error"), ENDS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_reply_that_ended_badly_is_a_typed_error(source: Source, end: Any, error: type[ModelError]) -> None:
    """Never half a record. One that was cut is asked for again in halves, down to single sentences."""
    tries = 2 * len(source.sentences) - 1 if error is Truncated else 1
    model = ScriptedModel([end] * tries)
    with pytest.raises(error) as caught:
        Summarizer(model).summarize(source)
    assert len(model.requests) == tries
    assert source.text[:40] not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "error"), [({}, EmptyReply), (None, EmptyReply), ({"a": 1}, Unreadable), ("x", Unreadable)]
)
def test_an_answer_without_outline_is_asked_for_again_and_then_an_error(
    source: Source, answer: Any, error: type[ModelError]
) -> None:
    """Nothing is never reported as success."""
    model = ScriptedModel([answer] * 3)
    with pytest.raises(error) as caught:
        Summarizer(model).summarize(source)
    assert len(model.requests) == 3
    assert caught.value.usage is not None


def test_an_answer_without_outline_may_be_mended(source: Source) -> None:
    """The second try counts."""
    summary = Summarizer(ScriptedModel([{}, weather_answer()])).summarize(source)
    assert summary.rejected == []
    assert summary.record.headline is not None


def test_the_usage_is_that_of_all_requests(source: Source) -> None:
    """Repairs cost too."""
    paid = Usage(requests=1, input_tokens=10, output_tokens=5)
    answer: dict[str, Any] = weather_answer() | {"quotes": [BAD]}
    replies = [Reply(answer, paid), Reply(only(), paid)]
    assert Summarizer(ScriptedModel(replies)).summarize(source).usage == paid + paid


def test_sync_and_async_come_to_the_same(source: Source) -> None:
    """Two drivers of one flow."""
    script = [weather_answer() | {"quotes": [BAD]}, only()]
    one = Summarizer(ScriptedModel(script)).summarize(source)
    other = asyncio.run(Summarizer(ScriptedModel(script)).asummarize(source))
    assert (one.record, one.rejected, one.usage) == (other.record, other.rejected, other.usage)


class Seat(Item):
    """A seat."""

    holder: str = Field(min_length=1)


class Council(Record):
    """Who sits on a council; the whole must make sense."""

    chair: Seat | None = Field(description="null if none.")
    seats: list[Seat]

    @model_validator(mode="after")
    def _two_at_least(self) -> Council:
        if len(self.seats) < 2:
            raise ValueError("a council has two seats at least")
        return self


ANN, BOB = ({"holder": name, "evidence": [1]} for name in ("Ann", "Bob"))


def test_a_validator_of_the_whole_record_takes_part() -> None:
    """Its problem asks for the whole answer again."""
    model = ScriptedModel([{"chair": None, "seats": [ANN]}, {"chair": ANN, "seats": [ANN, BOB]}])
    summary = Summarizer(model, Council).summarize("Ann and Bob sit on the council.")
    assert [seat.holder for seat in summary.record.seats] == ["Ann", "Bob"]
    assert "a council has two seats at least" in model.requests[1].messages[-1].content


def test_a_record_that_stays_invalid_is_an_error() -> None:
    """There is no record to return; the problems are in the error."""
    with pytest.raises(ChecksFailed, match="two seats at least") as caught:
        Summarizer(ScriptedModel([{"chair": None, "seats": [ANN]}] * 3), Council).summarize("Ann sits on the council.")
    assert caught.value.rejected
