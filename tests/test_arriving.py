"""When items come: as soon as nothing that may follow can change them, and not before."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest
from pydantic import Field

from summarizer import Item, Record, Settings, Summarizer
from summarizer.errors import Unreadable, UsageError
from summarizer.exchange import Reply, Request
from summarizer.streaming import Proved
from summarizer.testing import ScriptedModel
from tests.reports import WEATHER, only, weather_answer
from tests.streamed import NOTHING, Pieces, in_order, record_items, told


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
