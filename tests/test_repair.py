"""Only what failed is asked for again, and only that is replaced."""

from __future__ import annotations

import json
from typing import Any

from summarizer import Readout, Source, Summarizer
from summarizer.check import Unit, check
from summarizer.prompt import first_request
from summarizer.repair import repair_request, repaired
from summarizer.testing import ScriptedModel
from tests.reports import only, weather_answer

BAD = {"text": "We shall not wait for others", "speaker": "p3", "kind": "direct", "evidence": [3]}


def failing(source: Source, **sections: Any) -> tuple[Unit, ...]:
    """The units of a good answer with some sections replaced by others."""
    return check(weather_answer() | sections, Readout, source)


def asked(source: Source, units: tuple[Unit, ...]) -> tuple[dict[str, Any], str]:
    """What a repair request shows as the model's own answer, and what it says of it."""
    *_, answer, message = repair_request(first_request(source, Readout), units).messages
    return json.loads(answer.content), message.content


def test_the_request_opens_as_the_first_one_did(source: Source) -> None:
    """The provider's prompt cache pays for the document and the schema."""
    first = first_request(source, Readout)
    again = repair_request(first, failing(source, quotes=[BAD]))
    assert again.messages[:2] == first.messages
    assert [message.role for message in again.messages] == ["system", "user", "assistant", "user"]
    assert again.schema == first.schema


def test_only_the_failing_item_is_shown_with_its_problem(source: Source) -> None:
    """Good items are neither sent nor asked for."""
    shown, message = asked(source, failing(source, quotes=[BAD]))
    assert shown == {"quotes": [BAD]}
    assert "1. quotes[0]\n   text: not in the source; nearest in [3]" in message


def test_an_id_that_leads_nowhere_is_told_whose_ids_there_are(source: Source) -> None:
    """An id alone does not tell who it is; sections that nobody has missed are not listed."""
    units = failing(source, quotes=[weather_answer()["quotes"][0] | {"speaker": "p9"}])
    _, message = asked(source, units)
    assert "Ids of parties: p1 (Norway), p2 (Iceland), p3 (Katla Jónsdóttir)\n" in message
    assert "Ids of agreements" not in message
    assert "Ids of" not in asked(source, failing(source, quotes=[BAD]))[1]


def test_what_is_told_of_an_id_is_short_and_can_be_sent(source: Source) -> None:
    """Whatever a model calls an item, and also where it calls it nothing."""
    parties = weather_answer()["parties"]
    odd = [parties[0] | {"name": "Nor\ud800way"}, parties[1] | {"name": "x\n" * 900}, {"id": "p3", "evidence": [1]}]
    units = failing(source, parties=odd, quotes=[weather_answer()["quotes"][0] | {"speaker": "p9"}])
    _, message = asked(source, units)
    (line,) = (line for line in message.splitlines() if line.startswith("Ids of parties"))
    assert len(line.encode()) < 200
    assert line.endswith(", p3")


def test_the_correction_takes_the_place_and_the_rest_is_untouched(source: Source) -> None:
    """Good items are the same objects as before."""
    before = failing(source, quotes=[BAD])
    after = repaired(before, only(quotes=[weather_answer()["quotes"][0]]), Readout, source)
    assert all(unit.good for unit in after)
    assert [unit.path for unit in after] == [unit.path for unit in before]
    assert all(one is other for one, other in zip(before, after, strict=True) if one.good)


def test_an_item_returned_without_evidence_is_withdrawn(source: Source) -> None:
    """It keeps the problems it was withdrawn for."""
    after = repaired(failing(source, quotes=[BAD]), only(quotes=[BAD | {"evidence": []}]), Readout, source)
    (quote,) = [unit for unit in after if unit.field == "quotes"]
    assert quote.withdrawn
    assert quote.problems


def test_an_item_left_out_of_the_answer_is_withdrawn(source: Source) -> None:
    """Silence is no correction."""
    after = repaired(failing(source, quotes=[BAD]), only(), Readout, source)
    assert [unit.path for unit in after if unit.withdrawn] == ["quotes[0]"]


def test_corrections_in_another_number_go_by_likeness(source: Source) -> None:
    """One of two failing items comes back: it is put where it belongs, the other is withdrawn."""
    commitments = weather_answer()["commitments"]
    bad = [commitments[0] | {"due": "by 1 October 2024"}, commitments[1] | {"strength": "sworn"}]
    after = repaired(failing(source, commitments=bad), only(commitments=[commitments[1]]), Readout, source)
    first, second = [unit for unit in after if unit.field == "commitments"]
    assert first.withdrawn
    assert second.good
    assert second.value.action == "send the first files"


def test_a_corrected_item_keeps_its_id(source: Source) -> None:
    """Others refer to it."""
    parties = weather_answer()["parties"]
    bad = [*parties[:2], parties[2] | {"kind": "poet"}]
    after = repaired(failing(source, parties=bad), only(parties=[parties[2] | {"id": "p7"}]), Readout, source)
    assert all(unit.good for unit in after)
    assert [unit.value.id for unit in after if unit.field == "parties"] == ["p1", "p2", "p3"]


def test_a_missing_party_may_be_added(source: Source) -> None:
    """A reference that leads nowhere is mended by the item it leads to."""
    commitments = [weather_answer()["commitments"][1] | {"debtors": ["p4"]}]
    denmark = {"id": "p4", "name": "Denmark", "kind": "state", "role": "mentioned", "evidence": [5]}
    before = failing(source, commitments=commitments)
    assert not all(unit.good for unit in before)
    after = repaired(before, only(parties=[denmark], commitments=commitments), Readout, source)
    assert all(unit.good for unit in after)
    assert after[[unit.path for unit in after].index("parties[3]")].value.name == "Denmark"


def test_items_that_nobody_asked_for_are_not_taken(source: Source) -> None:
    """A model that writes its whole answer again changes nothing but what failed."""
    before = failing(source, quotes=[BAD])
    after = repaired(before, weather_answer(), Readout, source)
    assert [unit.path for unit in after] == [unit.path for unit in before]
    assert all(unit.good for unit in after)


def two_sides() -> tuple[Source, dict[str, Any]]:
    """A report of a quotation that a verb parts, and an answer that takes it for one."""
    source = Source("“We agree,” the envoy said, “to meet in June.” She left.\n\n“I am glad,” she said.")
    envoy = {"id": "p1", "name": "the envoy", "kind": "person", "role": "principal", "evidence": [1]}
    quotes = [quote("We agree,” the envoy said, “to meet in June.", 1), quote("I am glad", 3)]
    return source, weather_answer() | only(parties=[envoy], quotes=quotes)


def quote(text: str, sentence: int) -> dict[str, Any]:
    """A quotation of the envoy's, as a model gives it."""
    return {"text": text, "speaker": "p1", "kind": "direct", "evidence": [sentence]}


def test_an_item_may_come_back_as_two() -> None:
    """The words on both sides of a verb are two quotes; what is there already is not told twice."""
    source, answer = two_sides()
    first, second = quote("We agree,", 1), quote("to meet in June.", 1)
    summary = Summarizer(ScriptedModel([answer, only(quotes=[first, second, quote("I am glad", 3)])])).summarize(source)
    assert [one.text.text for one in summary.record.quotes] == ["to meet in June.", "I am glad", "We agree,"]
    assert summary.rejected == []


def test_a_good_item_of_the_same_sentence_is_not_taken_twice() -> None:
    """A model that writes a section again adds nothing to it, whatever sentence a failing item shares."""
    source, answer = two_sides()
    good = quote("to meet in June.", 1)
    answer["quotes"] = [good, quote("We agreed", 1)]
    corrected = only(quotes=[good | {"cue": "said"}, quote("We agree,", 1)])
    summary = Summarizer(ScriptedModel([answer, corrected])).summarize(source)
    assert [one.text.text for one in summary.record.quotes] == ["to meet in June.", "We agree,"]


def test_an_unreadable_answer_is_asked_for_whole(source: Source) -> None:
    """There is no item to keep."""
    units = check({}, Readout, source)
    *_, answered, message = repair_request(first_request(source, Readout), units).messages
    assert "the whole answer" in message.content
    assert "left out" in answered.content
    assert all(unit.good for unit in repaired(units, weather_answer(), Readout, source))


def test_a_missing_section_is_filled_by_the_answer(source: Source) -> None:
    """The whole section is asked for, and what comes is checked."""
    answer = weather_answer()
    quotes = answer.pop("quotes")
    after = repaired(check(answer, Readout, source), only(quotes=quotes), Readout, source)
    assert [unit.path for unit in after if unit.field == "quotes" and unit.good] == ["quotes[0]"]
