"""A long document of which a part fails: what is asked for again, in halves, and what is told of the rest."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import Reply, Request, Settings, Source, Summarizer, Summary, Usage
from summarizer.errors import EndpointError, RateLimited, Truncated
from summarizer.parts import parts_of
from summarizer.testing import ScriptedModel, assert_grounded
from tests.communique import communique, right_answer
from tests.reports import only, weather_answer

FOUR = Settings(part_tokens=4_000)


def cut(request: Request) -> Reply:
    """An answer that the output limit cut."""
    assert request.purpose == "read"
    return Reply(None, Usage(requests=1, input_tokens=100, output_tokens=50), finish="length")


def test_a_part_whose_answer_was_cut_is_asked_for_in_halves() -> None:
    """Nothing is lost, and the cut answer is paid for."""
    source = communique()
    model = ScriptedModel([right_answer, cut, right_answer, right_answer, right_answer, right_answer])
    summary = Summarizer(model, settings=FOUR).summarize(source)
    assert len(summary.record.commitments) == 30
    assert summary.unread == []
    assert summary.usage.output_tokens == 50
    second, first_half, other_half = (
        request.sentences or range(0) for request in (model.requests[1], *model.requests[4:])
    )
    assert [*first_half, *other_half] == list(second)


def test_a_document_in_one_part_is_halved_too(source: Source) -> None:
    """Half a record is never taken for a whole one."""
    model = ScriptedModel([cut, weather_answer_of, weather_answer_of])
    summary = Summarizer(model).summarize(source)
    assert_grounded(summary)
    assert len(summary.record.commitments) == 2
    assert summary.notes == ["read in 2 parts, which begin with sentences 1, 3"]


def weather_answer_of(request: Request) -> dict[str, Any]:
    """What the good answer to the weather report says of some of its sentences, and of the parties named till then."""
    numbers = request.sentences or range(0)
    told: dict[str, Any] = {}
    for name, items in weather_answer().items():
        asked = range(numbers.stop) if name == "parties" else numbers
        told[name] = [item for item in items if item["evidence"][0] in asked] if name != "headline" else None
    told["commitments"] = [item | {"agreement": None} for item in told["commitments"]]
    return told


def lost(_: Request) -> EndpointError:
    """No answer at all."""
    return EndpointError("the endpoint answered 503", usage=Usage(requests=3, unreported=3))


def test_a_part_that_fails_is_reported_with_its_sentences() -> None:
    """The others are kept, and what nobody read still shows among the omissions."""
    source = communique()
    model = ScriptedModel([lost, right_answer, right_answer, right_answer])
    summary = Summarizer(model, settings=FOUR).summarize(source)
    assert_grounded(summary)
    (unread,) = summary.unread
    part = parts_of(source, 4_000)[0]
    assert (unread.first, unread.last) == part.ends
    assert source.text[unread.start : unread.end].startswith(source.text[slice(*source.sentences[unread.first - 1])])
    assert unread.error == "the endpoint answered 503"
    assert f"sentences {unread.first} to {unread.last} were not read: the endpoint answered 503" in summary.notes
    assert summary.usage.unreported == 3
    assert [omission for omission in summary.omissions if omission.passage.end <= unread.end]
    assert Summary.from_json(summary.to_json()) == summary


def test_all_or_nothing_is_raised_when_a_part_fails() -> None:
    """`on_failure="raise"` covers it."""
    model = ScriptedModel([right_answer, lost, right_answer, right_answer])
    with pytest.raises(EndpointError):
        Summarizer(model, settings=Settings(part_tokens=4_000, on_failure="raise")).summarize(communique())


def test_when_no_part_can_be_read_the_first_error_is_raised() -> None:
    """With what was paid for all of them."""
    busy = RateLimited("too many requests", usage=Usage(requests=1, unreported=1))
    with pytest.raises(RateLimited) as caught:
        Summarizer(ScriptedModel([busy, lost, lost, lost]), settings=FOUR).summarize(communique())
    assert caught.value.usage == Usage(requests=10, unreported=10)


def test_a_sentence_that_was_not_shown_cannot_be_cited() -> None:
    """A part counted from one would else cite the head: it is asked for again, and rejected with its part."""
    source = communique()
    far: dict[str, Any] = {"text": "Something else.", "evidence": [len(source.sentences)]}

    def strayed(request: Request) -> dict[str, Any]:
        return right_answer(request) | {"points": [far]}

    model = ScriptedModel([strayed, *[right_answer] * 3, only(points=[far])])
    summary = Summarizer(model, settings=Settings(part_tokens=4_000, max_repairs=1)).summarize(source)
    (rejected,) = summary.rejected
    first, last = parts_of(source, 4_000)[0].ends
    assert rejected.part == (first, last)
    assert str(rejected).startswith(f"points[0] of sentences {first} to {last}: sentence")
    assert summary.record.points == []


def test_the_token_limit_holds_over_all_parts() -> None:
    """What it leaves no room for is not begun, and said to be unread."""
    model = ScriptedModel([right_answer] * 2)
    summary = Summarizer(model, settings=Settings(part_tokens=4_000, max_tokens=4_500)).summarize(communique())
    assert len(model.requests) == 2
    assert [one.first for one in summary.unread] == [part.ends[0] for part in parts_of(communique(), 4_000)[2:]]
    assert "not begun" in summary.unread[0].error


def test_a_cut_answer_is_not_asked_for_in_halves_beyond_the_limit(source: Source) -> None:
    """The halves would cost more."""
    with pytest.raises(Truncated):
        Summarizer(ScriptedModel([cut]), settings=Settings(max_tokens=150)).summarize(source)


def test_a_second_reading_that_fails_leaves_nothing_unread(source: Source) -> None:
    """The first covers it; a note tells."""
    summary = Summarizer(ScriptedModel([weather_answer(), lost, lost]), settings=Settings(passes=2)).summarize(source)
    assert summary.unread == []
    assert summary.notes[0] == "a second reading failed: sentences 1 to 2: the endpoint answered 503"
