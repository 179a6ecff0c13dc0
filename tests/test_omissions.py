"""What a record does not cover is listed with the reason, and may be asked for once more."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import Minutes, Readout, Settings, Summarizer, Summary
from summarizer.errors import EndpointError
from summarizer.testing import ScriptedModel, assert_grounded
from tests.reports import WEATHER, only, weather_answer

AGAIN = Settings(recall="again", max_repairs=1)


def summarized(answer: dict[str, Any], *others: Any, settings: Settings = Settings()) -> Summary[Readout]:  # noqa: B008
    """The summary of the weather report that these replies make."""
    return Summarizer(ScriptedModel([answer, *others]), settings=settings).summarize(WEATHER)


def missing(summary: Summary[Any]) -> list[tuple[str, int]]:
    """What is listed: its kind and the number of its sentence."""
    at = summary.source.sentences_at
    return [(one.kind, at((one.passage.start, one.passage.end)).start) for one in summary.omissions]


def test_a_whole_answer_leaves_nothing_out() -> None:
    """No passage is listed that an item covers."""
    assert missing(summarized(weather_answer())) == []


def test_an_empty_answer_is_no_plain_success() -> None:
    """All that looks like something is listed, in order, as it stands in the source."""
    summary = summarized(only(points=weather_answer()["points"]))
    assert missing(summary) == [("agreement", 2), ("quote", 3), ("commitment", 4)]
    assert summary.omissions[1].reason == 'a quotation with "said", and no item holds its words'
    assert "Perhaps missing" in repr(summary)
    assert "## Perhaps missing" in summary.to_markdown()
    assert_grounded(summary)


@pytest.mark.parametrize("section", ["agreements", "commitments", "quotes"])
def test_what_another_item_covers_is_not_listed(section: str) -> None:
    """An agreement told as a commitment is told; only the quote and the second promise are not."""
    answer: dict[str, Any] = {**weather_answer(), section: []}
    for owed in answer["commitments"]:
        owed.pop("agreement", None)
    left = {"agreements": [], "commitments": [("commitment", 4)], "quotes": [("quote", 3)]}
    assert missing(summarized(answer)) == left[section]


def test_a_sentence_that_says_the_same_is_covered() -> None:
    """The lead repeats what the body tells."""
    text = "Norway agreed to share its data.\n\nIn Oslo on Monday, Norway agreed to share its data with Iceland."
    norway = {"id": "p1", "name": "Norway", "kind": "state", "role": "principal", "evidence": [1]}
    data = {"id": "a1", "what": "share its data", "parties": ["p1"], "kind": "other", "status": "reached"}
    model = ScriptedModel([only(parties=[norway], agreements=[data | {"evidence": [1]}])])
    assert missing(Summarizer(model).summarize(text)) == []


def test_only_what_the_record_has_a_section_for_is_looked_for() -> None:
    """Minutes hold no quotes and no commitments of parties."""
    empty: dict[str, Any] = {
        "title": None,
        "held": None,
        "participants": [],
        "topics": [],
        "decisions": [],
        "actions": [],
    }
    topic = {"title": "data", "gist": "Data were talked about.", "evidence": [2]}
    model = ScriptedModel([empty | {"topics": [topic]}])
    assert missing(Summarizer(model, Minutes).summarize(WEATHER)) == [("agreement", 2)]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Die Minister einigten sich. „Wir geben nicht auf“, sagte sie.", [("agreement", 1), ("quote", 2)]),
        ("Die Minister haben sich nicht geeinigt.", []),
        ("Ils sont convenus d’un plan. Elle s’est engagée à payer.", [("agreement", 1), ("commitment", 2)]),
        ("Las partes acordaron un plan. «No vamos a esperar», dijo la ministra.", [("agreement", 1), ("quote", 2)]),
        ("They denied that they had agreed to a plan. They will not pay.", []),
        ("They read “the plan of the year” and a “draft”.", []),
    ],
)  # fmt: skip
def test_cues_in_four_languages(text: str, listed: list[tuple[str, int]]) -> None:
    """And what takes them back."""
    point = {"text": "It is told.", "evidence": [1]}
    assert missing(Summarizer(ScriptedModel([only(points=[point])])).summarize(text)) == listed


TALKS = "Tarvia and Belmark met in Kolm. At the talks in Kolm, Tarvia agreed to open the border."


@pytest.mark.parametrize("evidence", [[1], [1, 2]])
def test_a_meeting_tells_no_agreement(evidence: list[int]) -> None:
    """Neither by its few words nor by the sentence that it cites."""
    meeting = {"what": "talks in Kolm", "kind": "talks", "status": "held", "participants": [], "evidence": evidence}
    summary = Summarizer(ScriptedModel([only(meetings=[meeting])])).summarize(TALKS)
    assert missing(summary) == [("agreement", 2)]
    assert {one.section: one.verdict for one in summary.empty}["agreements"] == "omitted"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A memorandum was signed in the morning.", "agreement"),
        ("Both sides shook hands on a new timetable.", "agreement"),
        ("They came to an understanding on fish, and then to a deal.", "agreement"),
        ("The ministers did not sign a treaty.", None),
        ("They hope to reach a deal.", None),
        ("The council pledges 3 million crowns.", "commitment"),
        ("The company gave an assurance that fares would not rise.", "commitment"),
        ("He gave his word.", "commitment"),
        ("She cannot promise a date.", None),
        ("The union asked it to promise a date.", None),
        ("Thorup is going to publish the accounts.", "commitment"),
        ("The two sides will exchange lists.", "commitment"),
        ("Under the deal, the lenders would write off a third.", "commitment"),
        ("The talks will drag on.", None),
        ("The board will study it.", None),
        ("Action: the clerk, by Friday.", "commitment"),
        ("Can the minister commit to a date, and will the board agree to it?", None),
        ("It asked if they agreed on fees. They agreed to raise them.", "agreement"),
        ("She denied that the governor had ever in all those years promised a bridge.", None),
        ("The crews were promised nothing.", None),
    ],
)
def test_what_looks_like_an_outcome(sentence: str, kind: str | None) -> None:
    """Verbs of every tense and voice, and nouns that say the same; not what is wanted, denied or merely to come."""
    summary = Summarizer(ScriptedModel([only()])).summarize(f"They met. {sentence}")
    assert [one.kind for one in summary.omissions] == ([kind] if kind else [])


# --- asking once more ---


def test_what_is_missing_is_asked_for_once_more() -> None:
    """With the good answer and the passages; what comes is checked as anything else."""
    answer = weather_answer()
    promise = answer["commitments"].pop()
    model = ScriptedModel([answer, only(commitments=[promise])])
    summary = Summarizer(model, settings=AGAIN).summarize(WEATHER)
    assert missing(summary) == []
    assert [owed.action for owed in summary.record.commitments][-1] == promise["action"]
    assert [request.purpose for request in model.requests] == ["read", "recall"]
    assert 'sentence 4: "promised"' in model.requests[1].messages[-1].content
    assert model.requests[1].messages[:2] == model.requests[0].messages
    assert_grounded(summary)


def test_nothing_is_asked_when_nothing_is_missing() -> None:
    """One request."""
    model = ScriptedModel([weather_answer()])
    Summarizer(model, settings=AGAIN).summarize(WEATHER)
    assert len(model.requests) == 1


def test_what_comes_is_mended_or_rejected_like_the_rest() -> None:
    """A bad item is asked for again; what is there already is not taken twice."""
    answer = weather_answer()
    promise = answer["commitments"].pop()
    bad = only(commitments=[promise | {"due": "by Friday"}], agreements=answer["agreements"], parties=answer["parties"])
    summary = summarized(answer, bad, only(commitments=[promise]), settings=AGAIN)
    assert len(summary.record.agreements) == 1
    assert len(summary.record.commitments) == 2
    left = summarized(answer, bad, bad, settings=AGAIN)
    assert [one.path for one in left.rejected] == ["commitments[1]"]
    assert missing(left) == [("commitment", 4)]


def test_a_failure_to_answer_costs_nothing_but_a_note() -> None:
    """The first answer stands."""
    answer: dict[str, Any] = {**weather_answer(), "quotes": []}
    summary = summarized(answer, EndpointError("no answer"), settings=AGAIN)
    assert missing(summary) == [("quote", 3)]
    assert summary.notes == ["asking again failed: no answer"]


def test_omissions_are_kept_in_json_and_proved_as_it_loads() -> None:
    """A passage that the source does not hold is refused."""
    summary = summarized(weather_answer() | {"quotes": []})
    text = summary.to_json()
    assert Summary.from_json(text).omissions == summary.omissions
    with pytest.raises(ValueError, match="does not read so"):
        Summary.from_json(text.replace("“We will not wait for others,” said", "“We will xot wait for others,” said", 1))


@pytest.mark.parametrize(
    ("text", "section", "verdict"),
    [
        ("They met. Norway agreed to pay.", "agreements", "omitted"),
        ("They met. It was cold.", "agreements", "none_found"),
        ("They met. It was cold.", "quotes", "none_found"),
        ("They met. It was cold.", "disagreements", "none_given"),
    ],
)
def test_an_empty_section_says_what_that_means(text: str, section: str, verdict: str) -> None:
    """Looked for and not found, looked like and not given, or given by nobody and not looked for."""
    summary = Summarizer(ScriptedModel([only()])).summarize(text)
    assert {one.section: one.verdict for one in summary.empty}[section] == verdict
    assert Summary.from_json(summary.to_json()).empty == summary.empty
    assert {one.section: one.meaning for one in summary.empty}[section] in str(summary)


def test_a_section_whose_items_all_failed_is_not_called_empty() -> None:
    """They were left out, which is something else."""
    quote = {"text": "never said", "speaker": None, "kind": "direct", "evidence": [1]}
    summary = Summarizer(ScriptedModel([only(quotes=[quote])] * 3)).summarize("They met. It was cold.")
    assert {one.section: one.verdict for one in summary.empty}["quotes"] == "left_out"
