"""A long document from end to end: parted, asked for in one round, merged, whatever the settings and the model."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from summarizer import Item, ModelError, Readout, Record, Reply, Request, Settings, Source, Summarizer, Summary, Usage
from summarizer.errors import ConfigurationError
from summarizer.flow import read
from summarizer.models.instructor import InstructorModel
from summarizer.parts import parts_of
from summarizer.schemas import Ref
from summarizer.testing import ScriptedModel, assert_grounded
from summarizer.testing.strategies import answers, json_values, sources
from tests.communique import AGAIN, NAMES, ONCE, communique, right_answer
from tests.reports import only, weather_answer

FOUR = Settings(part_tokens=4_000)


def cut(request: Request) -> Reply:
    """An answer that the output limit cut."""
    assert request.purpose == "read"
    return Reply(None, Usage(requests=1, input_tokens=100, output_tokens=50), finish="length")


def test_the_communique_comes_to_the_thirty_commitments() -> None:
    """In four parts; the twelve told again cite both places, and every span is right."""
    source = communique()
    assert 5_800 < len(source.text.split()) < 6_600
    model = ScriptedModel([right_answer] * 4)
    summary = Summarizer(model, settings=FOUR).summarize(source)
    assert_grounded(summary)
    names = {party.id: party.name for party in summary.record.parties}
    told = Counter(len(commitment.evidence) for commitment in summary.record.commitments)
    assert told == {1: 18, 2: 12}
    for said in ONCE:
        found = [c for c in summary.record.commitments if said.sentence in {span.text for span in c.evidence}]
        (commitment,) = found
        assert commitment.negative is said.negative
        assert names[commitment.debtors[0]] == NAMES[said.who][0]
        again = [one.sentence for one in AGAIN if one.number == said.number]
        assert [span.text for span in commitment.evidence] == [said.sentence, *again]
        assert commitment.doubt is None
    assert (summary.rejected, summary.unread) == ([], [])


def test_sixty_thousand_words_are_read_in_parts_of_the_default_size() -> None:
    """The same thirty, far apart."""
    model = ScriptedModel([right_answer] * 14)
    summary = Summarizer(model).summarize(communique(60_000))
    assert_grounded(summary)
    assert (len(model.requests), len(summary.record.commitments)) == (14, 30)


def test_all_parts_are_asked_for_in_one_round() -> None:
    """And what fails in several is asked for again in one more."""
    source = communique()
    bad: dict[str, Any] = {"text": "Never said", "speaker": None, "kind": "direct", "evidence": [1]}
    flow = read(source, Readout, FOUR)
    first = next(flow)
    answers: list[dict[str, Any]] = [right_answer(request) | {"quotes": [bad]} for request in first]
    again = flow.send([Reply(answer) for answer in answers])
    assert [request.purpose for request in first] == ["read"] * 4
    assert [request.purpose for request in again] == ["repair"] * 4
    with pytest.raises(StopIteration):
        flow.send([Reply(only()) for _ in again])


def test_a_part_is_told_what_it_needs_and_the_rules_are_the_same_for_all() -> None:
    """The lead, the names of the whole, its own sentences under their numbers, and what to report on."""
    source = communique()
    model = ScriptedModel([right_answer] * 4)
    Summarizer(model, settings=FOUR).summarize(source)
    assert len({request.messages[0] for request in model.requests}) == 1
    for request, part in zip(model.requests, parts_of(source, 4_000), strict=True):
        asked = request.messages[1].content
        assert "[1] Joint communiqué of the Northern Waters Conference" in asked
        assert "Northern Fisheries Board (NFB)" in asked.partition("[1]")[0]
        first, last = part.ends
        assert request.sentences == part.sentences
        assert f"from sentences {first} to {last} only" in asked
        assert f"[{last}] {source.text[slice(*source.sentences[last - 1])]}" in asked
        assert f"[{last + 1}] " not in asked


def test_a_document_that_fits_is_asked_for_as_ever(source: Source) -> None:
    """No part, no names, no word of either."""
    model = ScriptedModel([weather_answer()])
    summary = Summarizer(model).summarize(source)
    assert model.requests[0].messages[1].content.startswith("Date of the document: Tuesday 2024-06-04\n<document>\n[1]")
    assert model.requests[0].sentences is None
    assert summary.notes == []


def test_a_second_reading_adds_what_the_first_passed_over() -> None:
    """In parts whose borders lie elsewhere, in the same round; what both found is one."""
    source = communique()

    def forgetful(request: Request) -> dict[str, Any]:
        answer = right_answer(request)
        return answer | {"commitments": answer["commitments"][::2]}

    model = ScriptedModel([*[forgetful] * 4, *[right_answer] * 5])
    summary = Summarizer(model, settings=Settings(part_tokens=4_000, passes=2)).summarize(source)
    assert_grounded(summary)
    assert len(summary.record.commitments) == 30
    assert len(summary.record.parties) == 7
    assert summary.rejected == []


def test_recall_asks_each_part_for_what_it_leaves_out() -> None:
    """And only for that."""
    source = communique()

    def nothing(request: Request) -> dict[str, Any]:
        return only() if request.purpose == "read" else right_answer(request)

    model = ScriptedModel([nothing] * 8)
    summary = Summarizer(model, settings=Settings(part_tokens=4_000, recall="again")).summarize(source)
    assert [request.purpose for request in model.requests] == ["read"] * 4 + ["recall"] * 4
    assert len(summary.record.commitments) == 30


def test_the_offline_model_reads_a_document_whole_whatever_the_settings() -> None:
    """It needs no parts, and loses by them."""
    source = communique(2_000)
    whole = Summarizer("offline").summarize(source)
    asked = Summarizer("offline", settings=Settings(part_tokens=500, passes=2)).summarize(source)
    assert asked.record == whole.record
    assert asked.notes == whole.notes == []


class Small:
    """A model with a window."""

    name, context_tokens = "small", 16_000

    def complete(self, request: Request) -> Reply:
        """Answer rightly."""
        return Reply(right_answer(request))


def test_a_model_with_a_window_gets_parts_that_fit_it() -> None:
    """The provenance tells the size; a setting of the caller's wins."""
    summary = Summarizer(Small()).summarize(communique())
    decided = summary.provenance.settings["part_tokens"]
    assert isinstance(decided, int)
    assert 1_000 < decided < 8_000
    assert len(summary.record.commitments) == 30
    assert Summarizer(Small(), settings=FOUR).settings == FOUR
    assert InstructorModel("openai/x", base_url="http://127.0.0.1:9/v1", context_tokens=8_192).context_tokens == 8_192


def test_a_size_that_is_none_is_refused() -> None:
    """At construction."""
    with pytest.raises(ConfigurationError):
        Settings(part_tokens=0)


def test_sync_and_async_are_the_same() -> None:
    """One flow, two drivers."""
    source = communique()
    sync = Summarizer(ScriptedModel([right_answer] * 4), settings=FOUR).summarize(source)
    other = asyncio.run(Summarizer(ScriptedModel([right_answer] * 4), settings=FOUR).asummarize(source))
    assert (sync.record, sync.notes, sync.usage) == (other.record, other.notes, other.usage)


class Guild(Item):
    """A guild that votes."""

    id: str = Field(pattern="^g[0-9]+$")
    name: str


class Ballot(Item):
    """A vote that a guild cast; its words must be short."""

    guild: Annotated[str, Ref("guilds")]
    motion: str = Field(max_length=30)


class Assembly(Record):
    """Who voted for what."""

    guilds: list[Guild]
    ballots: list[Ballot]


def test_a_schema_of_ones_own_is_merged_and_its_validators_take_part() -> None:
    """The engine knows no schema by name."""
    text = "The Bakers voted for the bridge. The Coopers voted for it. The Bakers voted again for the bridge."

    def answer(request: Request) -> dict[str, Any]:
        numbers = request.sentences or range(0)
        guild = {1: "The Bakers", 2: "Coopers", 3: "Bakers"}
        return {
            "guilds": [{"id": "g1", "name": guild[number], "evidence": [number]} for number in numbers],
            "ballots": [{"guild": "g1", "motion": "build the bridge", "evidence": [number]} for number in numbers],
        }

    summary = Summarizer(ScriptedModel([answer] * 3), Assembly, Settings(part_tokens=16)).summarize(text)
    assert_grounded(summary)
    assert [(guild.id, guild.name) for guild in summary.record.guilds] == [("g1", "Bakers"), ("g2", "Coopers")]
    assert [(ballot.guild, len(ballot.evidence)) for ballot in summary.record.ballots] == [("g1", 2), ("g2", 1)]


class Cycling:
    """A model that gives the same few answers over and over."""

    name = "cycling"

    def __init__(self, given: list[Any]) -> None:
        self._given = itertools.cycle(given)

    def complete(self, request: Request) -> Reply:
        """Answer with the next, whatever is asked."""
        assert request.target is Readout
        reply = next(self._given)
        return reply if isinstance(reply, Reply) else Reply(reply)


CUT = Reply(None, finish="length")


@given(st.data(), sources(), st.integers(1, 60), st.sampled_from([1, 2]), st.sampled_from(["once", "again"]))
def test_whatever_the_parts_are_answered_the_promises_hold(
    data: st.DataObject, source: Source, tokens: int, passes: Any, recall: Any
) -> None:
    """Answers right in outline, arbitrary JSON and answers that are cut, in any order: a proved record or a typed
    error."""
    given = data.draw(st.lists(answers(source, Readout) | json_values() | st.just(CUT), min_size=1, max_size=4))
    settings = Settings(part_tokens=tokens, passes=passes, recall=recall, max_repairs=1)
    try:
        summary = Summarizer(Cycling(given), settings=settings).summarize(source)
    except ModelError:
        return
    assert_grounded(summary)
    assert Summary.from_json(summary.to_json()) == summary
    ids = [party.id for party in summary.record.parties]
    assert len(set(ids)) == len(ids)


def test_a_model_error_of_any_kind_is_a_part_that_failed() -> None:
    """Not only the endpoint's."""
    model = ScriptedModel([right_answer, ModelError("odd"), right_answer, Reply(None, finish="refusal")])
    summary = Summarizer(model, settings=FOUR).summarize(communique())
    assert [one.error for one in summary.unread] == ["odd", "the model declined: try another model"]
