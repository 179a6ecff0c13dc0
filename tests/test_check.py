"""Each unit is judged on its own, every problem is found at once and has its path."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, JsonValue, field_validator

from summarizer import Item, Readout, Record, Source, Verbatim
from summarizer.check import Unit, check
from summarizer.legible import oversize
from tests.reports import only, weather_answer


def problems(units: tuple[Unit, ...]) -> dict[str, str]:
    """The message of each problem by its path."""
    return {problem.path: problem.message for unit in units for problem in unit.problems}


def test_a_good_answer_has_no_problems(source: Source) -> None:
    """The answer that other tests alter is good."""
    assert problems(check(weather_answer(), Readout, source)) == {}


def test_one_bad_item_leaves_the_others_good(source: Source) -> None:
    """Items are validated one by one."""
    answer = weather_answer()
    answer["commitments"][0]["due"] = "by 1 October 2024"
    units = check(answer, Readout, source)
    assert [unit.path for unit in units if not unit.good] == ["commitments[0]"]


def test_all_problems_are_found_at_once(source: Source) -> None:
    """A model is told everything in one message."""
    answer = weather_answer()
    answer["quotes"][0] |= {"text": "We will wait", "speaker": "p9", "kind": "shouted"}
    answer["agreements"][0]["evidence"] = [99]
    answer["parties"][1]["name"] = None
    found = problems(check(answer, Readout, source))
    assert set(found) == {"quotes[0].text", "quotes[0].kind", "agreements[0].evidence[0]", "parties[1].name"}
    assert found["quotes[0].text"].startswith("not in the source")


def test_a_reference_must_lead_to_an_item(source: Source) -> None:
    """The message names the ids there are."""
    answer = weather_answer()
    answer["quotes"][0]["speaker"] = "p9"
    answer["commitments"][0]["debtors"].append("Norway")
    found = problems(check(answer, Readout, source))
    assert set(found) == {"quotes[0].speaker", "commitments[0].debtors[2]"}
    assert "p1, p2, p3" in found["quotes[0].speaker"]


def test_a_reference_to_a_failing_item_waits(source: Source) -> None:
    """An item that may yet be repaired still counts as existing."""
    answer = weather_answer()
    answer["parties"][2]["kind"] = "poet"
    assert set(problems(check(answer, Readout, source))) == {"parties[2].kind"}


def test_ids_are_unique_in_their_section(source: Source) -> None:
    """The second item with an id is the problem."""
    answer = weather_answer()
    answer["parties"][1]["id"] = "p1"
    found = problems(check(answer, Readout, source))
    assert found["parties[1].id"] == "an item before has the same id"


@pytest.mark.parametrize("answer", [None, [], {}, "text", 3, {"summary": "fine"}, [weather_answer()]])
def test_an_answer_without_the_outline_is_one_problem(source: Source, answer: Any) -> None:
    """Nothing is guessed from another shape."""
    (unit,) = check(answer, Readout, source)
    assert unit.path == ""
    assert "headline, points, parties" in unit.problems[0].message


def test_a_missing_section_is_a_problem_and_an_empty_one_is_not(source: Source) -> None:
    """To say that there is nothing, a model says []."""
    answer = weather_answer()
    del answer["disagreements"]
    answer["meetings"] = None
    assert problems(check(answer, Readout, source)) == {"disagreements": "missing"}


def test_one_item_may_come_without_its_brackets(source: Source) -> None:
    """A list of one that a model wrote as an object is read."""
    answer = weather_answer()
    answer["quotes"] = answer["quotes"][0]
    units = check(answer, Readout, source)
    assert [unit.path for unit in units if unit.field == "quotes" and unit.good] == ["quotes[0]"]


def test_a_section_that_is_no_list_is_a_problem(source: Source) -> None:
    """A bare string is not taken for an item."""
    assert problems(check(only(quotes="none"), Readout, source)) == {"quotes": "give a list"}


def test_words_bring_their_sentence_into_the_evidence(source: Source) -> None:
    """Words that stand in one place only are proved by it, whatever was cited."""
    answer = weather_answer()
    answer["quotes"][0]["evidence"] = [4]
    quote = next(unit.value for unit in check(answer, Readout, source) if unit.field == "quotes")
    assert [source.sentences_at((span.start, span.end)).start for span in quote.evidence] == [3, 4]


def test_words_that_stand_in_several_sentences_must_be_cited() -> None:
    """Where they were taken from cannot be guessed."""
    source = Source("Ann said yes. Bob said yes. Cid was silent.")
    raw = {"text": "yes", "speaker": None, "kind": "mixed", "evidence": [3]}
    found = problems(check(only(quotes=[raw]), Readout, source))
    assert set(found) == {"quotes[0].text"}
    assert "several sentences" in found["quotes[0].text"]


def test_of_several_places_the_cited_one_is_taken() -> None:
    """The evidence says which of the equal words is meant."""
    source = Source("Ann said yes. Bob said yes. Cid was silent.")
    raw = {"text": "yes", "speaker": None, "kind": "mixed", "evidence": [2]}
    (quote,) = [unit.value for unit in check(only(quotes=[raw]), Readout, source) if unit.field == "quotes"]
    assert quote.text.start == source.text.rindex("yes")


def test_evidence_is_put_in_order_and_said_once(source: Source) -> None:
    """[4, 3, 3] cites sentences 3 and 4."""
    answer = weather_answer()
    answer["parties"][2]["evidence"] = [4, 3, 3]
    units = check(answer, Readout, source)
    (person,) = [unit.value for unit in units if unit.path == "parties[2]"]
    assert [span.start for span in person.evidence] == [source.sentences[2][0], source.sentences[3][0]]


class Vote(Item):
    """A vote."""

    motion: Verbatim
    ayes: int = Field(ge=0)
    noes: int = Field(ge=0)

    @field_validator("ayes")
    @classmethod
    def _a_quorum(cls, ayes: int) -> int:
        if ayes < 3:
            raise ValueError("three are a quorum")
        return ayes


class Ballot(Record):
    """A user's own record."""

    votes: list[Vote]


def test_a_validator_of_the_users_own_takes_part() -> None:
    """It needs no code beyond the schema, and its message has a path."""
    source = Source("The board adopted the budget by two votes to one.")
    raw: dict[str, Any] = {"motion": "the budget", "ayes": 2, "noes": 1, "evidence": [1]}
    assert problems(check({"votes": [raw]}, Ballot, source)) == {"votes[0].ayes": "three are a quorum"}


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
        max_leaves=5,
    ),
    st.sampled_from(["", "\0", "\U0001f600", "word "]),
    st.integers(0, 21_000),
)
def test_a_unit_is_too_large_by_its_length_as_json(value: JsonValue, filler: str, times: int) -> None:
    """Whatever it holds; most are far from it by a look."""
    raw: JsonValue = [value, filler * times]
    length = len(json.dumps(raw))
    assert oversize(raw) == (length if length > 20_000 else 0)
