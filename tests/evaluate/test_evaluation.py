"""Runs over a gold set: the sums, the intervals, what failed, what it cost, and two runs side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import Field

from summarizer import (
    Item,
    Policy,
    Readout,
    Record,
    Reply,
    Settings,
    Source,
    Summarizer,
    Summary,
    Usage,
    Verbatim,
    When,
)
from summarizer.errors import EndpointError, GoldError
from summarizer.evaluate import Evaluation, Gold, Price, Trap, difference, evaluate, load_gold
from summarizer.testing import ScriptedModel
from tests.reports import WEATHER, only, weather_answer


def golds(count: int = 3, *traps: str) -> list[Gold[Readout]]:
    """As many gold documents, each with a text of its own."""
    made = [Source(f"{WEATHER}Number {place}.", origin=f"{place}.txt") for place in range(count)]
    answers = Summarizer(ScriptedModel([weather_answer()] * count))
    must_not = tuple(Trap(text=trap) for trap in traps)
    return [Gold(str(place), source, answers.summarize(source).record, must_not) for place, source in enumerate(made)]


def scripted(*replies: object) -> Summarizer[Readout]:
    """A summarizer that gives these replies."""
    return Summarizer(ScriptedModel(replies))


def without(*sections: str) -> dict[str, Any]:
    """The good answer with nothing in some sections."""
    return weather_answer() | {name: [] for name in sections}


def test_an_answer_that_is_the_gold_is_right_throughout() -> None:
    """With no doubt about it."""
    found = evaluate(golds(), scripted(*[weather_answer()] * 3), concurrency=1)
    assert {name for name, estimate in found.measures.items() if estimate.value not in (1.0, None)} == set()
    assert (found["all.f1"].low, found["all.f1"].high, found["all.f1"].whole) == (1.0, 1.0, 60)


def test_measures_are_sums_over_documents_and_intervals_hold_them() -> None:
    """Of three documents one had no quote: two of three, and not sure of it."""
    answers = [weather_answer(), without("quotes"), weather_answer()]
    found = evaluate(golds(), scripted(*answers), concurrency=1)
    recall = found["quotes.recall"]
    assert recall.value == pytest.approx(2 / 3)
    assert recall.low is not None
    assert recall.high is not None
    assert 0 <= recall.low < 2 / 3 < recall.high <= 1


def test_the_same_seed_gives_the_same_and_another_does_not() -> None:
    """All but the time it took."""
    answers = [weather_answer(), without("quotes"), without("quotes", "points"), weather_answer(), without("points")]

    def run(seed: int) -> dict[str, Any]:
        found = evaluate(golds(5), scripted(*answers), concurrency=1, seed=seed, resamples=5)
        return found.model_dump(exclude={"documents": {"__all__": {"seconds"}}, "seed": True})

    assert run(1) == run(1)
    assert run(1) != run(2)


def test_a_document_that_failed_counts_as_an_empty_answer() -> None:
    """It is named, its tokens are counted, and the others are measured."""
    broken = EndpointError("the endpoint broke off", usage=Usage(requests=1, input_tokens=70))
    told: list[str | None] = []
    found = evaluate(
        golds(),
        scripted(weather_answer(), broken, weather_answer()),
        concurrency=1,
        watch=lambda one: told.append(one.error),
    )
    assert told == [None, "the endpoint broke off", None]
    assert found["all.recall"].value == pytest.approx(2 / 3)
    assert found["all.precision"].value == 1
    assert found.usage.input_tokens == 70
    assert ("quotes", "“We will not wait for others,”") in [
        (one, words[:30]) for one, words in found.documents[1].missed
    ]


def test_what_was_rejected_repaired_and_omitted_is_counted() -> None:
    """From the summaries."""
    bad = weather_answer()["quotes"][0] | {"text": "We shall not wait"}
    wrong = weather_answer() | {"quotes": [bad]}
    mended = only(quotes=weather_answer()["quotes"])
    found = evaluate(golds(2), scripted(wrong, mended, wrong, only()), concurrency=1)
    assert [(one.repaired, one.rejected, one.omissions) for one in found.documents] == [(1, 0, 0), (0, 1, 1)]


def test_several_documents_at_a_time_come_to_the_same() -> None:
    """In the order of the gold."""
    one, four = (evaluate(golds(6), Summarizer("offline"), concurrency=count) for count in (1, 4))
    assert [document.name for document in four.documents] == list("012345")
    assert one.measures == four.measures


def test_summaries_made_before_are_found_by_their_text() -> None:
    """In any order; one that is missing is an error, never a silent gap."""
    gold = golds()
    made = [scripted(weather_answer()).summarize(one.source) for one in reversed(gold)]
    assert evaluate(gold, made)["all.f1"].value == 1
    with pytest.raises(GoldError, match="no summary of 0"):
        evaluate(gold, made[:-1])


def test_cost_is_none_where_it_is_not_known() -> None:
    """Never 0 for tokens that were paid."""
    paid = Reply(
        weather_answer(), Usage(requests=1, input_tokens=1_000_000, output_tokens=100_000, cached_tokens=500_000)
    )
    unreported = Reply(weather_answer(), Usage(requests=1, unreported=1))
    price = Price(input=2, output=10, cached=1)
    assert evaluate(golds(1), scripted(paid), price=price).cost == pytest.approx(1 + 0.5 + 1)
    assert evaluate(golds(1), scripted(paid)).cost is None
    assert evaluate(golds(1), scripted(unreported), price=price).cost is None
    assert evaluate(golds(1), Summarizer("offline")).cost == 0


def test_a_difference_is_drawn_pair_by_pair() -> None:
    """So a run that is better in every document is surely better, though both vary more than they differ."""
    full = [weather_answer(), only(headline=weather_answer()["headline"]), weather_answer(), without("points")]
    less = [answer | {"headline": None} for answer in full]
    one, two = (evaluate(golds(4), scripted(*answers), concurrency=1) for answers in (less, full))
    more = difference(one, two, "all.f1")
    assert more.value == pytest.approx((two["all.f1"].value or 0) - (one["all.f1"].value or 0))
    assert more.low is not None
    assert more.low > 0
    same = difference(one, one, "all.f1")
    assert (same.value, same.low, same.high) == (0, 0, 0)


def test_runs_without_a_document_in_common_cannot_be_compared() -> None:
    """It is said so."""
    one = evaluate(golds(1), scripted(weather_answer()))
    other = one.model_copy(update={"documents": [one.documents[0].model_copy(update={"name": "else"})]})
    with pytest.raises(GoldError, match="no document in common"):
        difference(one, other, "all.f1")


def test_an_evaluation_loads_as_it_was_saved() -> None:
    """And can be compared then."""
    made = evaluate(golds(), Summarizer("offline"))
    again = Evaluation.model_validate_json(made.model_dump_json())
    assert again == made
    assert difference(made, again, "all.f1").value == 0


@pytest.mark.parametrize(
    ("forbidden", "said", "made"),
    [
        ("Denmark agreed to share its weather data.", "Denmark agreed to share its weather data.", True),
        ("The deal was signed on 3 June 2024.", "A deal was signed on 3 June 2024.", True),
        ("Denmark will join the plan.", "Denmark will not join the plan.", False),
        ("Denmark will join the plan.", "Denmark might join the plan.", False),
        ("Denmark will join the plan.", "Denmark will join the plan, provided that all pay.", False),
        ("Norway and Iceland agreed on Monday to share their weather data.", "They met.", False),
    ],
)
def test_a_forbidden_statement_is_seen_when_it_is_made(forbidden: str, said: str, made: bool) -> None:
    """And not when it is denied, doubted, or told by the gold itself."""
    answer = weather_answer()
    answer["points"].append({"text": said, "evidence": [5]})
    trusting = Settings(audit=Policy(wrong="ignore", unsure="ignore"))
    found = evaluate(golds(1, forbidden), Summarizer(ScriptedModel([answer]), settings=trusting))
    assert bool(found.documents[0].violations) is made
    assert found.documents[0].traps == 1


class Vote(Item):
    """A vote."""

    matter: str
    carried: bool


class Ballot(Record):
    """A schema of one's own, with single fields and a section."""

    held: When | None = None
    place: Verbatim | None = None
    first: Vote | None = None
    votes: list[Vote] = Field(default_factory=list[Vote])


def test_a_schema_of_ones_own_is_measured_as_the_built_in_ones_are() -> None:
    """Its single fields too."""
    source = Source("Oslo, 4 June 2024. On Monday the house met in Oslo. It carried the motion on fish.")
    vote = {"matter": "the motion on fish", "carried": True, "evidence": [3]}
    answer = {"held": "On Monday", "place": "Oslo", "first": vote, "votes": [vote]}
    wrong = {"held": None, "place": "Oslo", "first": None, "votes": [{**vote, "carried": False}]}
    record = Summarizer(ScriptedModel([answer]), Ballot).summarize(source).record
    found = evaluate([Gold("ballot", source, record)], Summarizer(ScriptedModel([wrong]), Ballot))
    values = {name: estimate.value for name, estimate in found.measures.items()}
    assert values["record.held"] == 0
    assert values["record.place"] == 1
    assert (values["first.recall"], values["votes.recall"], values["votes.carried"]) == (0, 1, 0)
    assert found.sections == ["first", "votes"]


def test_the_gold_set_of_the_project_is_right_by_its_own_measure(gold_set: list[Gold[Readout]]) -> None:
    """Each record against itself: wholly right, and making none of the statements that must not be made."""
    found = evaluate(gold_set, map(_as_summary, gold_set))
    assert {name for name, estimate in found.measures.items() if estimate.value != 1} == set()
    assert [one.violations for one in found.documents if one.violations] == []


def _as_summary(gold: Gold[Readout]) -> Summary[Readout]:
    return Summarizer(ScriptedModel([only()])).summarize(gold.source).model_copy(update={"record": gold.record})


@pytest.fixture(scope="module")
def gold_set() -> list[Gold[Readout]]:
    """The project's own."""
    return load_gold(Path(__file__).resolve().parent.parent / "gold")
