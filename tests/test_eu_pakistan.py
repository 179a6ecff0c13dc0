"""A real report with worked gold, read offline and from a recorded answer. It lies beside the project and is no part of
it: absent, this is skipped."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from summarizer import Readout, Source, Summary, summarize
from summarizer.testing import ScriptedModel, assert_grounded

CASE = Path(__file__).resolve().parents[2] / "shared" / "cases" / "eu-pakistan"
pytestmark = pytest.mark.skipif(not CASE.is_dir(), reason="the case is not beside the project")


@pytest.fixture(scope="module")
def summary() -> Summary[Readout]:
    """What the offline model reads."""
    return summarize(Source((CASE / "source.txt").read_text(encoding="utf-8")), model="offline")


def parties(summary: Summary[Readout], role: str) -> set[str]:
    """The names of the parties in a role."""
    return {party.name for party in summary.record.parties if party.role == role}


def acting_for(summary: Summary[Readout]) -> dict[str, str]:
    """Who acts for whom, by name."""
    names = {party.id: party.name for party in summary.record.parties}
    return {party.name: names[party.acts_for] for party in summary.record.parties if party.acts_for}


def test_all_of_it_is_proved(summary: Summary[Readout]) -> None:
    """And nothing had to be rejected."""
    assert_grounded(summary)
    assert summary.rejected == []
    assert summary.source.dated == date(2022, 11, 15)


def test_the_parties_are_told_apart(summary: Summary[Readout]) -> None:
    """Two principals, one person for each, and those that are only mentioned."""
    assert parties(summary, "principal") == {"European Union", "Pakistan"}
    assert acting_for(summary)["Ylva Johansson"] == "European Union"
    assert acting_for(summary)["Hina Rabbani Khar"] == "Pakistan"
    assert {"Turkey", "Iran", "US"} <= parties(summary, "mentioned")
    everyone = [party.name for party in summary.record.parties]
    assert not any("ANI" in (party.name, *party.aliases) for party in summary.record.parties)
    assert len([name for name in everyone if "Johansson" in name or "Khar" in name]) == 2


def test_what_was_agreed_and_promised_is_found(summary: Summary[Readout]) -> None:
    """Three agreements; a promise of preparations, not of the partnership; a dialogue due in a quarter."""
    agreed = [agreement.what for agreement in summary.record.agreements]
    assert len(agreed) == 3
    assert agreed[0].startswith("launch a comprehensive dialogue")
    assert agreed[1].startswith("intensify the concrete bilateral cooperation in security")
    assert "counterterrorism dialogue" in agreed[2]
    (promised,) = [owed for owed in summary.record.commitments if owed.strength == "promised"]
    assert promised.action.startswith("intensify preparations for the launch of a Talent Partnership")
    (due,) = [owed.due for owed in summary.record.commitments if owed.due]
    assert (due.text, due.earliest, due.latest) == ("in the beginning of 2023", date(2023, 1, 1), date(2023, 3, 31))
    assert due.precision == "quarter"


def test_the_talks_were_on_the_monday_before(summary: Summary[Readout]) -> None:
    """Not on the day of the report."""
    assert summary.record.meetings[0].when is not None
    assert summary.record.meetings[0].when.earliest == date(2022, 11, 14)


def test_both_quotes_are_exact_and_whose_they_are(summary: Summary[Readout]) -> None:
    """The first is the delegation's, not the commissioner's."""
    names = {party.id: party.name for party in summary.record.parties}
    first, second = summary.record.quotes
    assert first.text.text.startswith("In a first, the European Union and Pakistan agreed")
    assert names[first.speaker or ""] == "EU delegation to Pakistan"
    assert second.text.text.endswith("on return, readmission and reintegration.")
    assert names[second.speaker or ""] == "Ylva Johansson"


def test_a_recorded_answer_of_a_strong_model_is_proved() -> None:
    """As it came from a model, with what the checks make of it."""
    source = Source((CASE / "source.txt").read_text(encoding="utf-8"))
    answer = json.loads((CASE / "model-reply.json").read_text(encoding="utf-8"))
    nothing: dict[str, Any] = {name: None if name == "headline" else [] for name in Readout.model_fields}
    summary = summarize(source, model=ScriptedModel([answer, nothing, nothing]))
    assert_grounded(summary)
    assert len(summary.record.agreements) == len(answer["agreements"])
    assert len(summary.record.quotes) == len(answer["quotes"])


# ------------------------------------------------------------------------------------------------- what it does not say


def traps() -> list[str]:
    """The statements that must not be made."""
    if not CASE.is_dir():
        return []
    return [one["text"] for one in json.loads((CASE / "gold.json").read_text(encoding="utf-8"))["must_not_assert"]]


EU, PAKISTAN, DELEGATION, JOHANSSON, KHAR, CORPS, MINISTERS = "e", "p", "d", "j", "k", "c", "m"
PARTIES: list[dict[str, Any]] = [
    {"id": EU, "name": "European Union", "aliases": ["EU"], "kind": "organisation", "role": "principal"},
    {"id": PAKISTAN, "name": "Pakistan", "kind": "state", "role": "principal"},
    {"id": DELEGATION, "name": "EU delegation to Pakistan", "kind": "mission", "role": "other", "acts_for": EU},
    {"id": JOHANSSON, "name": "Ylva Johansson", "kind": "person", "role": "representative", "acts_for": EU},
    {"id": KHAR, "name": "Hina Rabbani Khar", "kind": "person", "role": "representative", "acts_for": PAKISTAN},
    {"id": CORPS, "name": "Frontier Corps", "kind": "government_body", "role": "interlocutor"},
    {"id": MINISTERS, "name": "Federal Ministers", "kind": "group_of_officials", "role": "interlocutor"},
    {"id": "t", "name": "Turkey", "kind": "state", "role": "mentioned"},
]
AGREED = {"id": "a1", "kind": "other", "status": "reached"}
MADE: dict[int, tuple[str, dict[str, Any]]] = {
    0: ("points", {"text": "The talks were launched on 15 November 2022.", "evidence": [1]}),
    1: ("points", {"text": "A counterterrorism dialogue has been held since 2018.", "evidence": [13]}),
    2: ("agreements", AGREED | {"what": "a Talent Partnership", "parties": [EU, PAKISTAN], "evidence": [8]}),
    3: (
        "commitments",
        {
            "debtors": [PAKISTAN, EU],
            "action": "continue cooperation on return, readmission and reintegration",
            "strength": "promised",
            "evidence": [4],
        },
    ),
    4: (
        "quotes",
        {
            "text": "In a first, the European Union and Pakistan agreed to launch a comprehensive dialogue",
            "speaker": JOHANSSON,
            "kind": "direct",
            "evidence": [3],
        },
    ),
    5: ("points", {"text": "Khar is the Foreign Minister.", "evidence": [7]}),
    6: (
        "meetings",
        {"what": "talks", "kind": "talks", "participants": [EU, PAKISTAN, "t"], "status": "held", "evidence": [1]},
    ),
    7: ("points", {"text": "Three million refugees are in Pakistan.", "evidence": [6]}),
    8: (
        "commitments",
        {
            "debtors": [JOHANSSON],
            "action": "hold the counterterrorism dialogue on 1 January 2023",
            "strength": "agreed",
            "evidence": [13],
        },
    ),
    9: ("agreements", AGREED | {"what": "views", "parties": [CORPS, JOHANSSON], "evidence": [11]}),
    10: ("agreements", AGREED | {"what": "legal pathways", "parties": [JOHANSSON, MINISTERS], "evidence": [9]}),
}
"""An item that makes each statement, by its place in the list."""


@pytest.mark.parametrize("number", range(len(traps())), ids=traps())
def test_a_model_that_says_so_is_not_believed(number: int) -> None:
    """The item is asked for again and rejected, or kept with a doubt."""
    section, item = MADE[number]
    nothing: dict[str, Any] = {name: None if name == "headline" else [] for name in Readout.model_fields}
    parties = [party | {"evidence": [1]} for party in PARTIES]
    source = Source((CASE / "source.txt").read_text(encoding="utf-8"))
    model = ScriptedModel([{**nothing, "parties": parties, section: [item]}, nothing, nothing])
    made = summarize(source, model=model)
    kept = getattr(made.record, section)
    assert made.rejected or kept[0].doubt
