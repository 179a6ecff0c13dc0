"""Streaming: items come as soon as nothing can change them, and what came is in the record, as it came."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import Field, JsonValue

from summarizer import Item, Minutes, Readout, Record, Settings, Source, Summarizer, SummarizerError, Usage
from summarizer.errors import EndpointError, Truncated, Unreadable, UsageError
from summarizer.exchange import Finish, Reply, Request
from summarizer.pieces import Closed, Member, Members
from summarizer.render.entries import members
from summarizer.streaming import Proved
from summarizer.testing import ScriptedModel, assert_grounded
from summarizer.testing.strategies import answers, json_values, mutated, sources
from tests.reports import WEATHER, only, weather_answer

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
NOTHING: dict[str, Any] = only()


class Pieces:
    """A model that streams these pieces first and answers the rest from a script."""

    name = "pieces"

    def __init__(self, *pieces: object, rest: tuple[object, ...] = (NOTHING, NOTHING)) -> None:
        self._pieces = pieces
        self._rest = ScriptedModel(rest)
        self.taken = 0

    def complete(self, request: Request) -> Reply:
        """Answer what is asked later."""
        return self._rest.complete(request)

    def stream(self, _: Request) -> Iterator[str | Reply]:
        """Yield the pieces; an exception is raised in its place."""
        for piece in self._pieces:
            self.taken += 1
            if isinstance(piece, Exception):
                raise piece
            assert isinstance(piece, str | Reply)
            yield piece

    async def astream(self, request: Request) -> AsyncIterator[str | Reply]:
        """Do as `stream`."""
        for piece in self.stream(request):
            yield piece


def told(model: Any, source: Source | str = WEATHER, **options: Any) -> tuple[list[Proved], Any]:
    """All items of a stream, and its summary."""
    stream = Summarizer(model, **options).stream(source)
    return list(stream), stream.summary


def record_items(record: Record) -> list[Proved]:
    """The items of a record in its order."""
    values = ((name, members(getattr(record, name))) for name in type(record).model_fields)
    return [Proved(name, one) for name, listed in values for one in listed if isinstance(one, Item)]


def in_order(items: list[Proved]) -> list[str]:
    """Items as text, whatever the order they came in."""
    return sorted(f"{one.section} {one.item!r}" for one in items)


# ------------------------------------------------------------------------------------------------- pieces


def whole(answer: dict[str, Any]) -> list[Member | Closed]:
    """What should be read of an object, told from its value."""
    found: list[Member | Closed] = []
    for name, value in answer.items():
        if isinstance(value, list):
            found += [Member(name, index, member) for index, member in enumerate(cast("list[Any]", value))]
        else:
            found.append(Member(name, None, value))
        found.append(Closed(name))
    return [*found, Closed("")]


@SLOW
@given(st.dictionaries(st.text(), json_values()), st.integers(1, 9), st.sampled_from([None, 2]), st.booleans())
def test_members_are_read_wherever_the_pieces_are_cut(answer: Any, size: int, indent: Any, ascii_: bool) -> None:
    """Each once, in order, as a reader of the whole reads them."""
    text = json.dumps(answer, indent=indent, ensure_ascii=ascii_)
    reader = Members()
    found = [one for at in range(0, len(text), size) for one in reader.read(text[at : at + size])]
    assert repr(found) == repr(whole(json.loads(text)))


@given(st.text(st.sampled_from('{}[]",:\\ a1')), st.text())
def test_no_text_is_too_strange(text: str, more: str) -> None:
    """What is no object is read as far as it looks like one."""
    list(Members().read(text + more))


def test_no_text_is_too_deep() -> None:
    """What the reader of the whole cannot take is not read here either."""
    reader = Members()
    assert list(reader.read('{"a": ' + "[" * 10_000 + "]" * 10_000 + "}")) == []
    assert not reader.is_whole


# ------------------------------------------------------------------------------------------------- the promise


@SLOW
@given(st.data(), sources(), st.sampled_from([Readout, Minutes]))
def test_what_was_told_is_in_the_record_as_it_was_told(
    data: st.DataObject, source: Source, target: type[Record]
) -> None:
    """Whatever the model answers, now and when it is asked again: each item once, unaltered, and none is missing."""
    replies = data.draw(st.lists(answers(source, target), min_size=3, max_size=3))
    items, summary = told(ScriptedModel(replies), source, target=target)
    assert in_order(items) == in_order(record_items(summary.record))
    assert_grounded(summary)


@SLOW
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


@SLOW
@given(st.data(), sources())
def test_without_additions_a_stream_comes_to_the_same_record(data: st.DataObject, source: Source) -> None:
    """Good items are what they are without streaming, doubts included."""
    answer = data.draw(answers(source, Readout))
    summary = told(ScriptedModel([answer, NOTHING, NOTHING]), source)[1]
    assert summary.record == Summarizer(ScriptedModel([answer, NOTHING, NOTHING])).summarize(source).record


# ------------------------------------------------------------------------------------------------- when items come


def early(answer: dict[str, Any], **options: Any) -> list[str]:
    """The sections of the items that come before the last piece was asked for, in order."""
    text = json.dumps(answer)
    cuts = [place for place, char in enumerate(text) if char in "}]"]
    pieces = [text[one:other] for one, other in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    model = Pieces(*pieces, Reply(answer))
    stream = Summarizer(model, **options).stream(WEATHER)
    return [one.section for one in stream if model.taken <= len(pieces)]


def test_items_come_when_the_sections_with_ids_have_ended() -> None:
    """First those, then what waited for them, then one by one."""
    assert early(weather_answer()) == [
        *["parties"] * 3,
        "agreements",
        "headline",
        "points",
        *["commitments"] * 2,
        "disagreements",
        "quotes",
    ]


def test_an_item_that_failed_keeps_back_what_rests_on_it() -> None:
    """The parties may yet be others, and the points name them."""
    answer = weather_answer()
    answer["parties"][0]["evidence"] = [99]
    assert early(answer) == []


def test_what_names_a_party_is_as_the_record_has_it() -> None:
    """With its doubt: that no cited sentence names Norway is known when Norway is."""
    answer = weather_answer()
    answer["points"][0]["evidence"] = [4]
    items, summary = told(ScriptedModel([answer]))
    assert summary.record.points[0].doubt
    assert summary.record.points[0] in [one.item for one in items]


def test_half_a_surrogate_pair_is_as_the_record_has_it() -> None:
    """What nothing can store is replaced before it is told, too."""
    answer = weather_answer()
    answer["parties"][2]["office"] = "envoy\ud800"
    items, summary = told(ScriptedModel([answer]))
    assert in_order(items) == in_order(record_items(summary.record))


def test_a_list_in_the_place_of_one_item_is_not_told() -> None:
    """The record has no headline then."""
    answer = weather_answer()
    answer["headline"] = [answer["headline"]]
    items, summary = told(ScriptedModel([answer, {}, {}]))
    assert summary.record.headline is None
    assert in_order(items) == in_order(record_items(summary.record))


@pytest.mark.parametrize(
    "text",
    ['{"points": [{"text": "' + "x" * 5_000_000, '{"points": [' + "{}, " * 5_000],
    ids=["long", "many"],
)
def test_an_answer_beyond_measure_is_not_read_to_its_end(text: str) -> None:
    """It is refused as soon as it is seen to be."""
    model = Pieces(*(text[at : at + 50] for at in range(0, len(text), 50)), Reply(None))
    with pytest.raises(Unreadable, match=r"the answer (?:is|has)"):
        told(model)
    assert model.taken < 4_100_000 / 50


def test_a_failed_item_that_nothing_rests_on_keeps_back_nothing_else() -> None:
    """It comes with the record, mended."""
    answer = weather_answer()
    good = answer["commitments"][0]
    answer["commitments"][0] = good | {"strength": "maybe"}
    assert early(answer).count("commitments") == 1
    items, summary = told(ScriptedModel([answer, only(commitments=[good])]))
    assert len(summary.record.commitments) == 2
    assert items[-1].item == summary.record.commitments[0]


@pytest.mark.parametrize(("field", "value"), [("debtors", ["p9"]), ("agreement", "a9")])
def test_what_refers_to_nothing_waits(field: str, value: Any) -> None:
    """It comes with the record, and so does what a repair adds for it."""
    answer = weather_answer()
    answer["commitments"][1] |= {field: value}
    assert early(answer).count("commitments") == 1
    party = weather_answer()["parties"][2] | {"id": "p9", "name": "She"}
    agreement = weather_answer()["agreements"][0] | {"id": "a9", "what": "share all of their weather data"}
    added = only(parties=[party], agreements=[agreement], commitments=[answer["commitments"][1]])
    items, summary = told(ScriptedModel([answer, added, NOTHING]))
    assert len(summary.record.parties) + len(summary.record.agreements) == 5
    assert items[-1] == Proved("commitments", summary.record.commitments[1])
    assert summary.record == Summarizer(ScriptedModel([answer, added, NOTHING])).summarize(WEATHER).record
    assert in_order(items) == in_order(record_items(summary.record))


@pytest.mark.parametrize(("name", "parties"), [("Sides", 4), ("Plan", 3)])
def test_what_is_added_and_would_change_what_was_told_is_not_taken(name: str, parties: int) -> None:
    """ "Plan" is a word like any other, until somebody is called so whom the cited sentences do not name."""
    answer = weather_answer()
    answer["commitments"][1] |= {"action": "send the first files of the Plan"}
    answer["commitments"].append(answer["commitments"][0] | {"debtors": ["p9"]})
    party = weather_answer()["parties"][0] | {"id": "p9", "name": name, "kind": "other", "evidence": [5]}
    added = only(parties=[party], commitments=[answer["commitments"][2]])
    items, summary = told(ScriptedModel([answer, added, NOTHING]))
    assert len(summary.record.parties) == parties
    assert summary.record.commitments[1].doubt is None
    assert in_order(items) == in_order(record_items(summary.record))
    unstreamed = Summarizer(ScriptedModel([answer, added, NOTHING])).summarize(WEATHER).record
    assert (unstreamed.commitments[1].doubt is None) == (name == "Sides")


class Short(Item):
    """A note."""

    text: str


class Judged(Record):
    """A record that judges its sections."""

    notes: Annotated[list[Short], Field(max_length=1)]


class Plain(Record):
    """One that does not."""

    notes: list[Short]


@pytest.mark.parametrize(
    ("target", "options", "pieces"),
    [(Plain, {}, 1), (Judged, {}, 0), (Plain, {"recall": "again"}, 0)],
    ids=["plain", "judged", "recalled"],
)
def test_where_the_whole_may_refuse_an_item_all_wait(target: type[Record], options: Any, pieces: int) -> None:
    """A record with rules of its own, and one that is asked what it left out."""
    answer: dict[str, Any] = {"notes": [{"text": "They met", "evidence": [1]}]}
    model = Pieces(json.dumps(answer), Reply(answer), rest=(answer, answer))
    stream = Summarizer(model, target, Settings(**options)).stream("They met.")
    assert next(stream).section == "notes"
    assert model.taken == pieces


def test_a_model_that_does_not_stream_tells_all_in_the_end() -> None:
    """In the order of the record."""

    class Whole:
        name = "whole"

        def complete(self, _: Request) -> Reply:
            return Reply(weather_answer())

    items, summary = told(Whole())
    assert items == record_items(summary.record)


def test_the_summary_is_there_when_all_items_were_taken() -> None:
    """Not before."""
    stream = Summarizer(ScriptedModel([weather_answer()])).stream(WEATHER)
    next(stream)
    with pytest.raises(UsageError, match="not there yet"):
        _ = stream.summary
    list(stream)
    assert stream.summary.record.agreements
    assert list(stream) == []


# ------------------------------------------------------------------------------------------------- what goes wrong

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
