"""What rests on a name that may mean several keeps a doubt with the candidates, whoever gave it."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import Policy, Settings, Source, Summarizer, Summary
from summarizer.models.offline import OfflineModel
from summarizer.testing import ScriptedModel
from tests.reports import only

OPEN = "Georgia may mean the country of Georgia or the US state of Georgia: the text does not say which."
CONGO = "Congo may mean the Democratic Republic of the Congo or the Republic of the Congo: the text does not say which."
TALKS = "Sund, 4 June 2024\n\n{} and Norway agreed on Monday to share their weather data by 1 September 2024."


def read(text: str, **sections: Any) -> Summary[Any]:
    """The summary of a text that a model's answer with these sections makes."""
    model = ScriptedModel([only(**sections), only(), only()])
    return Summarizer(model, settings=Settings()).summarize(Source(text))


def state(name: str, ident: str = "p1") -> dict[str, Any]:
    """A state as a model gives it; its code is no model's to say."""
    return {"id": ident, "name": name, "kind": "state", "role": "principal", "code": "GE", "evidence": [2]}


def person(ident: str, name: str, number: int, office: str | None = None) -> dict[str, Any]:
    """A person as a model gives one."""
    return {
        "id": ident, "name": name, "kind": "person", "role": "representative", "office": office, "evidence": [number],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "more", "code", "doubt"),
    [
        ("Georgia", "", None, OPEN),
        ("Georgia", " They met in Tbilisi.", "GE", None),
        ("Georgia", " They met in Atlanta.", None, None),
        ("Jordan", "", "JO", None),
        ("Chad", "", "TD", None),
        ("Turkey", "", "TR", None),
        ("Sudan", "", "SD", None),
        ("Congo", "", None, CONGO),
        ("Congo", " Envoys of the DRC signed.", "CD", None),
    ],
)  # fmt: skip
def test_a_state_has_its_code_only_where_the_text_tells_which(
    name: str, more: str, code: str | None, doubt: str | None
) -> None:
    """A model's code is not taken, none is guessed, and what is open is said."""
    party = read(TALKS.format(name) + more, parties=[state(name)]).record.parties[0]
    assert (party.code, party.doubt) == (code, doubt)


def test_a_shortened_name_has_no_code() -> None:
    """A model that calls South Sudan Sudan is refused, and where the caller keeps such names, no code is given."""
    text = TALKS.format("South Sudan")
    assert "'Sudan' is named nowhere" in str(read(text, parties=[state("Sudan")]).rejected[0].problems[0])
    model, settings = ScriptedModel([only(parties=[state("Sudan")])]), Settings(audit=Policy(wrong="doubt"))
    party = Summarizer(model, settings=settings).summarize(Source(text)).record.parties[0]
    assert party.code is None
    assert party.doubt is not None
    assert "Sudan may mean Sudan or South Sudan" in party.doubt


@pytest.mark.parametrize(
    ("debtor", "doubt"), [("Sudan", "The cited sentences do not name Sudan."), ("South Sudan", None)]
)
def test_a_state_is_not_named_by_a_part_of_another_state_s_name(debtor: str, doubt: str | None) -> None:
    """What South Sudan promises is no word of Sudan's."""
    text = "Sund, 4 June 2024\n\nSudan and South Sudan met. South Sudan will send ten ships."
    parties = [state("Sudan"), state("South Sudan", "p2")]
    ships = {"debtors": ["p1" if debtor == "Sudan" else "p2"], "action": "send ten ships", "strength": "will"}
    record = read(text, parties=parties, commitments=[{**ships, "evidence": [3]}]).record
    assert record.commitments[0].doubt == doubt


@pytest.mark.parametrize("kind", ["person", "company", "armed_group", "group_of_officials", "unnamed_source"])
def test_a_person_called_jordan_or_georgia_is_no_state(kind: str) -> None:
    """Only what can stand for a place is read as one."""
    party = {**state("Georgia"), "kind": kind}
    assert read(TALKS.format("Georgia"), parties=[party]).record.parties[0].doubt is None


BERGS = (
    "Sund, 4 June 2024\n\nAnna Berg, the mayor, met Karl Berg, the treasurer. It rained. The council came. "
    "{} promised to pay NOK 40 million. {} said, “We will pay at once.”"
)
TREASURERS: list[dict[str, Any]] = [person("p1", "Anna Berg", 2, "mayor"), person("p2", "Karl Berg", 2, "treasurer")]
PAY: dict[str, Any] = {"debtors": ["p1"], "action": "pay NOK 40 million", "strength": "promised", "evidence": [5]}
SAID: dict[str, Any] = {"text": "We will pay at once.", "speaker": "p1", "kind": "direct", "evidence": [6]}


@pytest.mark.parametrize(
    ("called", "is_open"), [("Berg", True), ("Anna Berg", False), ("Mayor Berg", False), ("Ms Berg", False)]
)
def test_what_is_told_of_a_shared_surname_is_doubted(called: str, is_open: bool) -> None:
    """An item that could be of either Berg says so, in whatever field the person stands."""
    text = BERGS.format(called, called)
    record = read(text, parties=TREASURERS, commitments=[PAY], quotes=[SAID]).record
    doubt = "The cited sentences call Anna Berg by a name that may also mean Karl Berg." if is_open else None
    assert record.commitments[0].doubt == doubt
    if called != "Anna Berg":  # who is named in one sentence may be meant in the next
        assert record.quotes[0].doubt == doubt
    assert [party.doubt for party in record.parties] == [None, None]


def test_a_party_that_is_a_mere_surname_is_doubted() -> None:
    """Of three Kims, "Mr Kim" may be any."""
    names = ("Kim Min-ho", "Kim Tae-yang", "Kim Sung-jin")
    text = f"Sund, 4 June 2024\n\n{', '.join(names)} met. It rained. It rained. Mr Kim promised to pay."
    parties = [person(f"p{place}", name, 2) for place, name in enumerate(names)]
    record = read(text, parties=[*parties, person("p9", "Mr Kim", 5)]).record
    assert record.parties[3].doubt == (
        "Mr Kim may mean Kim Min-ho, Kim Sung-jin or Kim Tae-yang: the text does not say which."
    )
    assert [party.doubt for party in record.parties[:3]] == [None, None, None]


@pytest.mark.parametrize(("more", "code"), [("", None), (" The talks were held in Tbilisi.", "GE")])
def test_the_offline_model_guesses_no_code(more: str, code: str | None) -> None:
    """What holds for a model's answer holds for the rules' own."""
    record = Summarizer(OfflineModel()).summarize(Source(TALKS.format("Georgia") + more)).record
    party = next(party for party in record.parties if party.name == "Georgia")
    assert party.code == code
    assert (party.doubt is None) == (code is not None)


def test_foreign_words_make_no_parties_of_english_texts() -> None:
    """What means a state abroad is a word or a name here: Island, Man, Maurice, Roma, Indie."""
    text = f"{TALKS.format('Iceland')} Man and Indie labels are sold on Roma Island, Maurice Chili was told."
    names = {party.name for party in Summarizer(OfflineModel()).summarize(Source(text)).record.parties}
    assert names.isdisjoint({"Island", "Man", "Indie", "Roma", "Maurice", "Chili", "Isle of Man", "Italy", "India"})
