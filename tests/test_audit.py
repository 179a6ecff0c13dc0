"""Good items are held against their evidence, and the caller says what becomes of what is wrong or unsure."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import Policy, Rejected, Settings, Source, Summarizer, Summary
from summarizer.testing import ScriptedModel, assert_grounded
from tests.reports import only

TEXT = (
    "Oslo, 4 June 2024\n\nNorway pledged NOK 40 million by 1 September 2024, provided that parliament agrees. "
    "Iceland and Norway discussed a joint tender. Iceland will send ten ships. Sweden was not at the table."
)
NORWAY = {"id": "p1", "name": "Norway", "kind": "state", "role": "principal", "evidence": [2]}
ICELAND = {"id": "p2", "name": "Iceland", "kind": "state", "role": "principal", "evidence": [3]}
SWEDEN = {"id": "p3", "name": "Sweden", "kind": "state", "role": "mentioned", "evidence": [5]}
PLEDGE: dict[str, Any] = {
    "debtors": ["p1"],
    "action": "give NOK 40 million",
    "due": "by 1 September 2024",
    "condition": "provided that parliament agrees",
    "strength": "pledged",
    "evidence": [2],
}
SHIPS: dict[str, Any] = {"debtors": ["p2"], "action": "send ten ships", "strength": "will", "evidence": [4]}
TENDER: dict[str, Any] = {"id": "a1", "what": "a joint tender", "parties": [], "kind": "other", "evidence": [3]}

SUMMIT: dict[str, Any] = {"what": "a summit", "kind": "summit", "when": "on 9 July 2024", "evidence": [6]}


def answer(**sections: Any) -> dict[str, Any]:
    """An answer with the three states and these sections."""
    return only(parties=[NORWAY, ICELAND, SWEDEN], **sections)


def read(*replies: Any, policy: Policy = Policy()) -> tuple[Summary[Any], ScriptedModel]:  # noqa: B008 - frozen
    """The summary made of these replies, and the model that gave them."""
    model = ScriptedModel([*replies, only(), only()])
    return Summarizer(model, settings=Settings(audit=policy)).summarize(Source(TEXT)), model


def paths(rejected: list[Rejected]) -> list[str]:
    """Where the problems of rejected items are."""
    return [problem.path for one in rejected for problem in one.problems]


def test_items_that_their_evidence_bears_out_cost_nothing() -> None:
    """One request, nothing rejected, nothing doubted."""
    summary, model = read(answer(commitments=[PLEDGE, SHIPS]))
    assert len(model.requests) == 1
    assert summary.rejected == []
    assert [owed.doubt for owed in summary.record.commitments] == [None, None]


@pytest.mark.parametrize(
    ("item", "path"),
    [
        (PLEDGE | {"action": "give NOK 14 million"}, "commitments[0].action"),
        (PLEDGE | {"action": "give NOK 40 million to Denmark"}, "commitments[0].action"),
        (PLEDGE | {"condition": None}, "commitments[0].condition"),
        (PLEDGE | {"negative": True}, "commitments[0].negative"),
        (PLEDGE | {"action": "not pledge NOK 40 million"}, "commitments[0].action"),
    ],
)
def test_a_wrong_item_is_asked_for_again_and_else_rejected(item: dict[str, Any], path: str) -> None:
    """A changed number, an invented name, a dropped condition, an added denial."""
    summary, model = read(answer(commitments=[item, SHIPS]), only(commitments=[PLEDGE]))
    assert [owed.action for owed in summary.record.commitments] == [PLEDGE["action"], SHIPS["action"]]
    assert path.rpartition(".")[2] in model.requests[1].messages[-1].content
    summary, _ = read(answer(commitments=[item, SHIPS]), only(commitments=[item]), only(commitments=[item]))
    assert paths(summary.rejected) == [path]
    assert [owed.action for owed in summary.record.commitments] == [SHIPS["action"]]
    assert_grounded(summary)


def test_a_guess_is_kept_with_its_doubt() -> None:
    """A name at the head of a text may be an ordinary word."""
    (owed,) = read(answer(commitments=[SHIPS | {"action": f"Bergström will {SHIPS['action']}"}]))[0].record.commitments
    assert "'Bergström' is named nowhere in the document." in (owed.doubt or "")


def test_talk_is_no_agreement() -> None:
    """What was discussed was not reached; as under negotiation it may stand."""
    summary, _ = read(answer(agreements=[TENDER | {"status": "reached"}]))
    assert paths(summary.rejected) == ["agreements[0].status"]
    assert read(answer(agreements=[TENDER | {"status": "under_negotiation"}]))[0].rejected == []


def test_an_actor_whom_the_evidence_does_not_name_is_doubted() -> None:
    """It is kept, and says why it may be wrong."""
    summary, model = read(answer(commitments=[SHIPS | {"debtors": ["p3"]}]))
    (owed,) = summary.record.commitments
    assert owed.doubt == "The cited sentences do not name Sweden."
    assert len(model.requests) == 1


AGREED: dict[str, Any] = TENDER | {"parties": ["p1", "p2"], "status": "under_negotiation"}
STAND: dict[str, Any] = {"subject": "ships", "kind": "other", "evidence": [2, 4]}


@pytest.mark.parametrize(
    ("section", "item", "doubt"),
    [
        ("commitments", PLEDGE | {"debtors": ["p2"]}, "The cited sentences do not name Iceland."),
        ("agreements", AGREED | {"parties": ["p1", "p3"]}, "The cited sentences do not name Sweden."),
        ("agreements", AGREED | {"what": "a tender of Norway and Sweden"}, "The cited sentences do not name Sweden."),
        ("agreements", AGREED | {"what": "a tender of Norway and Norway"}, "Norway stands twice in one list."),
        (
            "disagreements",
            STAND | {"positions": [{"party": "p1", "holds": "will send ten ships"}]},
            "The cited sentences do not say this of Norway.",
        ),
        (
            "disagreements",
            STAND | {"subject": "whether Norway will send ten ships"},
            "The cited sentences do not say this of Norway.",
        ),
        ("agreements", AGREED, None),
        ("disagreements", STAND | {"positions": [{"party": "p2", "holds": "will send ten ships"}]}, None),
    ],
)
def test_whoever_stands_for_another_is_doubted(section: str, item: dict[str, Any], doubt: str | None) -> None:
    """By id, in a list, beside what a side holds, and in an item's own words."""
    assert getattr(read(answer(**{section: [item]}))[0].record, section)[0].doubt == doubt


@pytest.mark.parametrize(
    ("section", "item", "doubt"),
    [
        ("commitments", SHIPS | {"due": "4 June 2024"}, "'4 June 2024' stands in [1], which is not among the cited"),
        ("commitments", PLEDGE | {"due": "by 1 June 2024"}, "is before the document's date, and it is told as open"),
        ("commitments", PLEDGE | {"due": "by 1 June 2024", "status": "done"}, None),
        ("meetings", SUMMIT | {"status": "held"}, "is after the document's date, and it is told as held"),
        ("meetings", SUMMIT | {"status": "planned"}, None),
    ],
)
def test_a_time_that_does_not_fit_its_item_is_doubted(section: str, item: dict[str, Any], doubt: str | None) -> None:
    """It stands elsewhere, or is over before what is owed, or to come after what was held."""
    text = TEXT.replace("by 1 September", "by 1 June") if "by 1 June 2024" in item.values() else TEXT
    source = Source(f"{text} They hold a summit on 9 July 2024.")
    found = Summarizer(ScriptedModel([answer(**{section: [item]})])).summarize(source)
    (kept,) = getattr(found.record, section)
    assert (doubt or "") in (kept.doubt or "")
    assert (kept.doubt is None) is (doubt is None)


@pytest.mark.parametrize(
    ("sentence", "due", "is_doubted"),
    [
        ("Norway will pay Chad, whose elections are due on 3 June, 40 million kroner.", "on 3 June", True),
        ("Norway, which votes on 3 June, will pay Chad 40 million kroner.", "on 3 June", True),
        ("Norway will pay 40 million kroner to Chad for Minister Deby, who is in Oslo on 3 June.", "on 3 June", True),
        ("Norway will pay Chad, whose elections are due on 3 June, 40 million kroner by 1 July.", "by 1 July", False),
        ("Norway will pay Chad 40 million kroner, which is due by 3 June.", "by 3 June", False),
        ("Norway will pay 40 million kroner to Chad, which will get it by 3 June.", "by 3 June", False),
        ("Norway will pay Chad, whose 40 million kroner are due on 3 June.", "on 3 June", False),
    ],
)
def test_the_time_of_another_clause_is_doubted(sentence: str, due: str, *, is_doubted: bool) -> None:
    """A relative clause of a name, or with a subject of its own, that says nothing of what is owed."""
    parties = [NORWAY, ICELAND | {"name": "Chad", "evidence": [2]}]
    owed = {"debtors": ["p1"], "action": "pay Chad 40 million kroner", "strength": "will", "due": due, "evidence": [2]}
    text = f"Oslo, 14 May 2024\n\n{sentence}"
    found = Summarizer(ScriptedModel([only(parties=parties, commitments=[owed])])).summarize(Source(text))
    assert ("told of something else" in (found.record.commitments[0].doubt or "")) is is_doubted


@pytest.mark.parametrize(
    ("rest", "statement", "is_kept"),
    [
        ("Norway on Monday launched talks with Iceland.", "The talks were launched on 14 May 2024.", False),
        ("Norway on Monday launched talks with Iceland.", "The talks were launched on 13 May 2024.", True),
        ("Norway on Monday launched talks with Iceland.", "Oslo announced on 14 May 2024 that talks were on.", True),
        ("Norway launched talks with Iceland.", "The talks were launched on 14 May 2024.", True),
        ("Norway launched talks with Iceland on Friday week.", "The talks were launched on 14 May 2024.", True),
        ("Norway signed a pact struck on Monday.", "Norway signed a pact on 14 May 2024.", True),
        ("Norway ratified Friday's accord.", "The accord was ratified on 14 May 2024.", True),
        ("Norway ratified the accord of 1 May.", "The accord was ratified on 14 May 2024.", True),
        ("After the strike on Friday, talks resumed.", "The talks resumed on 14 May 2024.", True),
        ("The strike on Friday was called off.", "The strike was called off on 14 May 2024.", True),
        ("Norway met Iceland today after talks on Monday.", "Norway met Iceland on 14 May 2024.", True),
        ("Norway will meet Iceland on Friday.", "Norway tells of a meeting on 14 May 2024.", True),
    ],
)
def test_the_date_of_the_report_is_not_that_of_what_it_tells(rest: str, statement: str, *, is_kept: bool) -> None:
    """Where it tells one thing, and of a day before."""
    source = Source(f"Oslo, 14 May 2024 - {rest}")
    point = {"text": statement, "evidence": [1]}
    reply = only(points=[point])
    found = Summarizer(ScriptedModel([reply]), settings=Settings(max_repairs=0)).summarize(source)
    assert (found.rejected == []) is is_kept


def test_a_meeting_on_the_date_of_the_report_is_doubted_where_it_was_another_day() -> None:
    """The model copied the dateline, and the sentence has the day."""
    source = Source("Oslo, 14 May 2024 - Norway on Monday launched talks with Iceland.")
    met = {"what": "talks", "kind": "talks", "participants": ["p1", "p2"], "status": "held", "evidence": [1]}
    parties = [party | {"evidence": [1]} for party in (NORWAY, ICELAND)]
    for when, is_doubted in (("14 May 2024", True), ("on Monday", False)):
        reply = only(parties=parties, meetings=[met | {"when": when}])
        (kept,) = Summarizer(ScriptedModel([reply])).summarize(source).record.meetings
        assert ("is the date of the report" in (kept.doubt or "")) is is_doubted


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Piet Holm", "“Nobody asked Piet Holm,” said Piet Holm."),
        (
            "the crews of the tugs",
            "The crews of the tugs will strike; not the crews of the tugs but the port will pay.",
        ),
    ],
)
def test_a_name_denies_nothing(name: str, sentence: str) -> None:
    """Whatever the sentence denies in which it stands."""
    party = {"id": "p1", "name": name, "kind": "other", "role": "mentioned", "evidence": [1]}
    summary = Summarizer(ScriptedModel([only(parties=[party])] * 3)).summarize(Source(sentence))
    assert [(one.name, one.doubt) for one in summary.record.parties] == [(name, None)]


def test_an_empty_alias_names_nobody() -> None:
    """Models give such lists; the item is doubted all the same."""
    parties = [party | {"aliases": ["", " "]} for party in (NORWAY, ICELAND, SWEDEN)]
    summary, _ = read(only(parties=parties, commitments=[SHIPS | {"debtors": ["p3"]}]))
    assert summary.record.commitments[0].doubt == "The cited sentences do not name Sweden."


def test_the_caller_chooses() -> None:
    """For each severity: repair, reject, doubt or ignore."""
    wrong = PLEDGE | {"action": "give NOK 14 million"}
    kept, model = read(answer(commitments=[wrong]), policy=Policy(wrong="doubt"))
    assert "14 million" in (kept.record.commitments[0].doubt or "")
    assert len(model.requests) == 1
    summary, model = read(answer(commitments=[wrong]), policy=Policy(wrong="reject"))
    assert paths(summary.rejected) == ["commitments[0].action"]
    assert len(model.requests) == 1
    ignored, _ = read(answer(commitments=[wrong]), policy=Policy(wrong="ignore"))
    assert ignored.record.commitments[0].doubt is None
    unsure = answer(commitments=[SHIPS | {"debtors": ["p3"]}])
    assert paths(read(unsure, policy=Policy(unsure="repair"))[0].rejected) == ["commitments[0].debtors[0]"]
