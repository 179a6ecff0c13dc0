"""Merging: the same thing becomes one, what differs stays apart, nothing is lost or invented."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from summarizer import Minutes, Readout, Source, Verbatim
from summarizer.check import Unit, check
from summarizer.merge import merged
from summarizer.schemas import Citation, Item, Record
from summarizer.settle import assembled, pruned
from summarizer.testing import assert_grounded
from summarizer.testing.strategies import answers, sources
from tests.reports import only

TEXT = """\
Oslo, 14 January 2025. Norway will provide NOK 40 million for a cruise by 1 June 2025. The Commission will fund it.

“We will wait,” said Foreign Minister Ann Lee. The funding is subject to approval. Mr Lee of Iceland left early.

At the close Norway repeated that it would give NOK 40 million to the cruise by 1 June 2025. “We will wait,” she said.
"""
SOURCE = Source(TEXT)
NORWAY: dict[str, Any] = {"id": "p1", "name": "Norway", "kind": "state", "role": "principal", "evidence": [2]}
CRUISE: dict[str, Any] = {
    "debtors": ["p1"],
    "action": "provide NOK 40 million for a cruise",
    "due": "by 1 June 2025",
    "strength": "will",
    "evidence": [2],
}
AGAIN: dict[str, Any] = CRUISE | {"action": "give NOK 40 million to the cruise", "evidence": [7]}


def units(answer: JsonValue, target: type[Record] = Readout, source: Source = SOURCE) -> tuple[Unit, ...]:
    """The units of an answer as they come to be merged: checked, and with nothing that dangles."""
    return pruned(check(answer, target, source), source)


def record(*answered: dict[str, Any]) -> Readout:
    """What answers about `TEXT` are merged to; nothing in them may be wrong."""
    checked = [units(answer) for answer in answered]
    assert not [problem for each in checked for unit in each for problem in unit.problems]
    made = assembled(merged(checked, Readout, SOURCE), Readout, SOURCE)
    assert isinstance(made, Readout)
    assert_grounded(made, SOURCE)
    return made


def numbers(item: Item) -> list[int]:
    """The sentences that an item cites."""
    return [SOURCE.sentences_at((citation.start, citation.end)).start for citation in item.evidence]


def owed(commitment: dict[str, Any], number: int = 7) -> dict[str, Any]:
    """An answer with Norway under another id, and one commitment of it."""
    norway = NORWAY | {"id": "p9", "evidence": [number]}
    return only(parties=[norway], commitments=[commitment | {"debtors": ["p9"]}])


def test_the_same_in_other_words_is_one_with_both_evidences() -> None:
    """And its debtor is one party, to whom the reference leads."""
    made = record(only(parties=[NORWAY], commitments=[CRUISE]), owed(AGAIN))
    (commitment,), (party,) = made.commitments, made.parties
    assert numbers(commitment) == [2, 7]
    assert commitment.debtors == [party.id] == ["p1"]
    assert commitment.doubt is None


DIFFERENT = {
    "amount": {"action": "give NOK 50 million to the cruise"},
    "object": {"action": "give NOK 40 million to the choir"},
    "name": {"action": "give NOK 40 million to the cruise of Bergen", "evidence": [7]},
    "denial": {"negative": True},
    "denial in words": {"action": "never give NOK 40 million to the cruise"},
    "bound": {"action": "give at least NOK 40 million to the cruise"},
    "verb": {"action": "withhold NOK 40 million from the cruise"},
    "due": {"due": "14 January 2025"},
}


@pytest.mark.parametrize("change", DIFFERENT.values(), ids=DIFFERENT)
def test_what_differs_in_what_matters_stays_two(change: dict[str, Any]) -> None:
    """However like the rest of the wording is."""
    first = CRUISE | ({"action": "provide NOK 40 million for a cruise of Oslo"} if "Bergen" in str(change) else {})
    assert len(record(only(parties=[NORWAY], commitments=[first]), owed(AGAIN | change)).commitments) == 2


def test_another_debtor_owes_another_thing() -> None:
    """The same words, of another party."""
    iceland = NORWAY | {"id": "p9", "name": "Iceland", "evidence": [6]}
    answer = only(parties=[iceland], commitments=[AGAIN | {"debtors": ["p9"]}])
    assert len(record(only(parties=[NORWAY], commitments=[CRUISE]), answer).commitments) == 2


def test_a_vaguer_item_that_may_repeat_either_of_two_stays_by_itself() -> None:
    """It joins neither, and does not make one of them."""
    sixty = CRUISE | {"action": "provide NOK 60 million for a cruise"}
    vague = AGAIN | {"action": "provide NOK for a cruise"}
    made = record(only(parties=[NORWAY], commitments=[CRUISE, sixty]), owed(vague))
    assert len(made.commitments) == 3


def test_a_conflict_keeps_what_is_better_borne_out_and_tells_the_other() -> None:
    """With the sentences of each."""
    promised = AGAIN | {"strength": "promised", "evidence": [5, 7]}
    (commitment,) = record(only(parties=[NORWAY], commitments=[CRUISE]), owed(promised)).commitments
    assert commitment.strength == "promised"
    assert commitment.doubt == "strength: promised in [5, 7]; will in [2]."


def test_what_one_leaves_open_the_other_fills() -> None:
    """An item says all that is said of it."""
    (commitment,) = record(
        only(parties=[NORWAY], commitments=[CRUISE | {"due": None}]), owed(AGAIN | {"condition": "approval"})
    ).commitments
    assert commitment.due is not None
    assert (commitment.condition, commitment.doubt) == ("approval", None)


QUOTE: dict[str, Any] = {"text": "We will wait", "speaker": None, "kind": "direct", "evidence": [4]}


def test_a_quote_is_its_place() -> None:
    """The same words said again are another quote; the same place is one, with the speaker that one reading knew."""
    lee = NORWAY | {"id": "p2", "name": "Ann Lee", "kind": "person", "evidence": [4]}
    known = only(parties=[lee], quotes=[QUOTE | {"speaker": "p2"}])
    made = record(only(quotes=[QUOTE]), known, only(quotes=[QUOTE | {"evidence": [8]}]))
    assert [(quote.text.start, quote.speaker) for quote in made.quotes] == [
        (TEXT.index("We will"), "p1"),
        (TEXT.rindex("We will"), None),
    ]


def test_two_readings_of_one_sentence_are_one_item() -> None:
    """They may word it quite differently; two items of one reading are two."""
    told = CRUISE | {"action": "pay for research at sea with a cruise, NOK 40 million"}
    both = [CRUISE | {"action": "provide money"}, CRUISE | {"action": "provide a ship for a cruise"}]
    answer = only(parties=[NORWAY], commitments=[told])
    assert len(record(only(parties=[NORWAY], commitments=[CRUISE]), answer).commitments) == 1
    assert len(record(only(parties=[NORWAY], commitments=both), only()).commitments) == 2


def test_parties_are_joined_by_name_alias_and_acronym() -> None:
    """The fullest name stays, the others are aliases."""
    board = NORWAY | {"name": "Northern Fisheries Board", "kind": "organisation"}
    short = board | {"name": "NFB", "aliases": ["the Board"], "role": "mentioned", "evidence": [5]}
    (party,) = record(only(parties=[board]), only(parties=[short])).parties
    assert (party.name, party.aliases, party.role, party.doubt) == (
        "Northern Fisheries Board",
        ["NFB", "the Board"],
        "principal",
        None,
    )


def test_a_reference_within_its_section_follows_and_raises_no_doubt() -> None:
    """The envoy of a state that two parts name acts for one state."""
    lee = NORWAY | {"id": "p2", "name": "Ann Lee", "kind": "person", "acts_for": "p1", "evidence": [4]}
    state, envoy = (
        NORWAY | {"id": "p5", "evidence": [7]},
        lee | {"id": "p4", "acts_for": "p5", "name": "Minister Ann Lee"},
    )
    made = record(only(parties=[NORWAY, lee]), only(parties=[envoy, state]))
    assert [(party.id, party.acts_for, party.doubt) for party in made.parties] == [
        ("p1", None, None),
        ("p2", "p1", None),
    ]


def test_a_reference_leads_to_the_joined_item_whoever_speaks_for_it() -> None:
    """The party with less evidence comes first in the text, and the other gives the wording."""
    norway = NORWAY | {"id": "p7", "evidence": [6, 7]}
    made = record(only(parties=[NORWAY], commitments=[CRUISE]), only(parties=[norway]))
    assert [(party.id, numbers(party)) for party in made.parties] == [("p1", [2, 6, 7])]
    assert made.commitments[0].debtors == ["p1"]


def test_a_reference_that_differs_is_told_under_its_new_id() -> None:
    """Whom an envoy acts for, as one part has it and as another has."""
    lee = NORWAY | {"id": "p2", "name": "Ann Lee", "kind": "person", "acts_for": "p1", "evidence": [4]}
    iceland = NORWAY | {"id": "p1", "name": "Iceland", "evidence": [6]}
    made = record(only(parties=[NORWAY, lee]), only(parties=[iceland, lee | {"evidence": [4, 8]}]))
    assert [party.name for party in made.parties] == ["Norway", "Ann Lee", "Iceland"]
    assert made.parties[1].doubt == "acts_for: p3 in [4, 8]; p1 in [4]."


def test_a_doubt_that_names_an_id_names_the_new_one() -> None:
    """What was said of p1 in one answer is not read as the p1 of another."""
    lee = NORWAY | {"id": "p1", "name": "Ann Lee", "kind": "person", "evidence": [4]}
    quote = QUOTE | {"doubt": "Perhaps p1 said it."}
    made = record(only(parties=[NORWAY]), only(parties=[lee], quotes=[quote]))
    assert [party.name for party in made.parties] == ["Norway", "Ann Lee"]
    assert made.quotes[0].doubt == "Perhaps p2 said it."


def test_a_single_field_keeps_the_first_and_tells_the_others() -> None:
    """There is one headline."""
    answers = [
        only(headline={"text": text, "evidence": [number]})
        for text, number in [("Mr Lee left early.", 6), ("Norway will fund a cruise.", 2)]
    ]
    headline = record(*answers).headline
    assert headline is not None
    assert (headline.text, headline.doubt) == ("Norway will fund a cruise.", "Elsewhere: Mr Lee left early. in [6].")


def test_minutes_are_merged_as_readouts_are() -> None:
    """The engine knows no schema by name."""
    answer: dict[str, Any] = {
        "title": None,
        "held": None,
        "participants": [{"id": "m1", "name": "Ann Lee", "evidence": [4]}],
        "topics": [],
        "decisions": [{"id": "d1", "what": "fund a cruise", "status": "adopted", "evidence": [2]}],
        "actions": [{"owners": ["m1"], "task": "fund a cruise", "decision": "d1", "evidence": [2]}],
    }
    other: dict[str, Any] = {
        **answer,
        "participants": [
            {"id": "m3", "name": "Ms Lee", "evidence": [6]},
            {"id": "m4", "name": "Ann Lee", "evidence": [4]},
        ],
        "decisions": [{"id": "d7", "what": "finance the cruise", "status": "adopted", "evidence": [3]}],
        "actions": [{"owners": ["m3"], "task": "finance the cruise", "decision": "d7", "evidence": [3]}],
    }
    made = assembled(merged([units(answer, Minutes), units(other, Minutes)], Minutes, SOURCE), Minutes, SOURCE)
    assert isinstance(made, Minutes)
    assert [(one.owners, one.decision, numbers(one)) for one in made.actions] == [(["m1"], "d1", [2, 3])]
    assert len(made.participants) == len(made.decisions) == 1


def test_a_single_slice_keeps_the_first_and_lists_the_others() -> None:
    """A slice has no doubt to tell them in."""
    empty: dict[str, Any] = {"title": None, "participants": [], "topics": [], "decisions": [], "actions": []}
    times = ["by 1 June 2025", "14 January 2025", "14 January 2025"]
    made = merged([units(empty | {"held": time}, Minutes) for time in times], Minutes, SOURCE)
    held = [unit for unit in made if unit.field == "held"]
    assert [(unit.value.text, unit.good) for unit in held] == [("14 January 2025", True), ("by 1 June 2025", False)]
    assert "there is room for one" in held[1].problems[0].message
    assert isinstance(assembled(made, Minutes, SOURCE), Minutes)


class Motion(Item):
    """A motion; its name is no more than what it is called, and nothing refers to it."""

    id: str
    name: str
    votes: Verbatim


class Votes(Record):
    """What was voted on."""

    motions: list[Motion]


def test_what_nothing_refers_to_is_not_known_by_its_name() -> None:
    """Two motions of one name, each with its result, are two."""
    source = Source("The motion to adjourn failed by 3 to 4. The motion to adjourn passed by 5 to 2.")
    answered = [
        units({"motions": [{"id": "m1", "name": "to adjourn", "votes": votes, "evidence": [number]}]}, Votes, source)
        for votes, number in [("3 to 4", 1), ("5 to 2", 2)]
    ]
    assert len(merged(answered, Votes, source)) == 2


# ------------------------------------------------------------------------------------------------- properties


def texts(made: tuple[Unit, ...]) -> list[str]:
    """Units without their places in the answers that they come from."""
    return [f"{unit.field} {unit.index} {unit.value!r}" for unit in made]


@given(st.data(), sources())
def test_merging_loses_and_invents_nothing(data: st.DataObject, source: Source) -> None:
    """Every citation of every good item is cited in the same section, and no other is; the whole is grounded."""
    drawn = data.draw(st.lists(answers(source, Readout), min_size=2, max_size=3))
    answered = [units(answer, source=source) for answer in drawn]
    made = merged(answered, Readout, source)
    assert _cited(made) == _cited([unit for each in answered for unit in each if unit.good])
    whole = assembled(made, Readout, source)
    if not isinstance(whole, tuple):
        assert_grounded(whole, source)


def _cited(of: Any) -> set[tuple[str, Citation]]:
    lists = (unit for unit in of if unit.index is not None and isinstance(unit.value, Item))
    return {(unit.field, citation) for unit in lists for citation in unit.value.evidence}


@given(st.data(), sources())
def test_the_order_of_the_answers_is_no_matter(data: st.DataObject, source: Source) -> None:
    """The ids are given in the order of the text."""
    drawn = [units(data.draw(answers(source, Readout)), source=source) for _ in range(3)]
    assert texts(merged(drawn, Readout, source)) == texts(merged(data.draw(st.permutations(drawn)), Readout, source))


@given(st.data(), sources())
def test_merging_what_is_merged_changes_nothing(data: st.DataObject, source: Source) -> None:
    """Once is enough."""
    drawn = [units(data.draw(answers(source, Readout)), source=source) for _ in range(2)]
    once = merged(drawn, Readout, source)
    assert texts(merged([once], Readout, source)) == texts(once)
