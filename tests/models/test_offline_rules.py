"""The offline model's rules, each with what it finds and with what it must leave alone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from summarizer import Readout, Source, summarize
from summarizer.models.offline import OfflineModel


def read(text: str, dated: str | None = "2025-03-04") -> Readout:
    """What the offline model makes of a text."""
    return summarize(Source(text, dated=dated), model=OfflineModel()).record


def called(record: Readout, ids: list[str]) -> set[str]:
    """The names of parties."""
    return {party.name for party in record.parties if party.id in ids}


@dataclass(frozen=True)
class Owing:
    """A text, and who owes what in it: debtors, the action's beginning, the deadline; None when nobody owes."""

    id: str
    text: str
    debtors: frozenset[str] = frozenset()
    action: str | None = None
    due: str | None = None
    negative: bool = False


OWING = [
    Owing(
        "a will of a party",
        "Norway met Iceland. Norway will pay the bill by May.",
        frozenset({"Norway"}),
        "pay the bill",
        "by May",
    ),
    Owing("a will of a thing", "Norway met Iceland. The bridge will carry trains by May."),
    Owing(
        "a role stands for its bearer",
        "Norwegian envoy Ann Lee met Iceland. The envoy promised to send a list.",
        frozenset({"Ann Lee"}),
        "send a list",
    ),
    Owing(
        "whom a relative clause means",
        "Norway and Iceland thanked the Nordic Investment Bank, which will finance the new pier by May.",
        frozenset({"Nordic Investment Bank"}),
        "finance the new pier",
        "by May",
    ),
    Owing(
        "what only says where a thing is", "Norway met Iceland. The ports at Aldeny, Sorvik and Tarn will open in May."
    ),
    Owing("what befalls a thing", "Norway met Iceland in a new hall. It will open in May."),
    Owing(
        "a verb after but",
        "Norway and Iceland called off their talks but will build a joint pier.",
        frozenset({"Norway", "Iceland"}),
        "build a joint pier",
    ),
    Owing(
        "what a sentence goes on to report",
        "Norway met Iceland. Ann Lee of the Herring Union said that the pier was old. The Union would repair the pier.",
        frozenset({"Herring Union"}),
        "repair the pier",
    ),
    Owing(
        "an infinitive that closes its clause",
        "Im Gegenzug sagte Norwegen zu, die Gebühr zum 1. September um 5,1 Prozent zu senken.",
        frozenset({"Norwegen"}),
        "die Gebühr",
        "zum 1. September",
    ),
    Owing(
        "a subject after its verb",
        "Im Gegenzug verpflichtete sich Norwegen, die Häfen bis Ende Mai nicht zu schließen.",
        frozenset({"Norwegen"}),
        "die Häfen",
        "bis Ende Mai",
        negative=True,
    ),
    Owing(
        "a future in French",
        "La Norvège et l'Islande se sont parlé. La Norvège fournira trente bateaux d'ici au 30 juin.",
        frozenset({"Norvège"}),
        "fournira trente bateaux",
        "d'ici au 30 juin",
    ),
    Owing(
        "a future in French that only befalls", "La Norvège et l'Islande se sont parlé. La Norvège étudiera les plans."
    ),
    Owing(
        "a promise not to",
        "Noruega se comprometió a no cerrar el puerto en un plazo de noventa días.",
        frozenset({"Noruega"}),
        "cerrar el puerto",
        "en un plazo de noventa días",
        negative=True,
    ),
    Owing("a role that nobody bears", "Norway met Iceland. A clerk in the street promised to send a list."),
    Owing(
        "its own clause names who owes",
        "Norway and Iceland agreed that Iceland will repair the pier by May.",
        frozenset({"Iceland"}),
        "repair the pier",
        "by May",
    ),
    Owing(
        "neither side",
        "Norway and Iceland met. Neither side will raise its tariffs before June 2025.",
        frozenset({"Norway", "Iceland"}),
        "raise its tariffs",
        "before June 2025",
        negative=True,
    ),
    Owing("neither promised", "Norway and Iceland met. Neither side promised to raise its tariffs."),
    Owing(
        "reported speech",
        "Norway met Iceland. Norway said that it would publish the map.",
        frozenset({"Norway"}),
        "publish the map",
    ),
    Owing("a mere supposition", "Norway met Iceland. With more money Norway would publish the map."),
    Owing(
        "a point of a list",
        "Norway and Iceland met in Oslo.\n\nThe two sides:\n- will share their charts;\n- welcomed the report.",
        frozenset({"Norway", "Iceland"}),
        "share their charts",
    ),
    Owing("a point that binds nobody", "Norway and Iceland met.\n\nThe two sides:\n- welcomed the report;"),
    Owing(
        "a note of minutes",
        "Minutes of the harbour board\n\nPresent: Ms Ann Lee (clerk)\n\nMs Lee to write to the council by 1 May 2025.",
        frozenset({"Ann Lee"}),
        "write to the council",
        "by 1 May 2025",
    ),
    Owing("no note", "Ms Ann Lee declined to write to the council by 1 May 2025."),
    Owing(
        "a turn of a transcript",
        "MS LEE: We have talked. I will send you the list by Friday.\n\nMR BERG: Thank you.\n\n"
        "MS LEE: Good.\n\nMR BERG: Fine.",
        frozenset({"LEE"}),
        "send you the list",
        "by Friday",
    ),
    Owing(
        "German",
        "Norwegen und Island trafen sich. Norwegen verpflichtete sich, bis Ende Juni zwei Boote zu liefern.",
        frozenset({"Norwegen"}),
        "zwei Boote zu liefern",
        "bis Ende Juni",
    ),
    Owing("German, denied", "Norwegen und Island trafen sich. Norwegen verpflichtete sich nicht."),
    Owing(
        "French",
        "La Norvège a promis de verser 3 millions d'euros avant la fin de l'année.",
        frozenset({"Norvège"}),
        "verser 3 millions",
        "avant la fin de l'année",
    ),
    Owing(
        "Spanish",
        "Noruega se comprometió a enviar dos barcos antes del 30 de junio.",
        frozenset({"Noruega"}),
        "enviar dos barcos",
        "antes del 30 de junio",
    ),
]


@pytest.mark.parametrize("case", OWING, ids=lambda case: case.id)
def test_who_owes_what(case: Owing) -> None:
    """The subject of a verb owes what follows it; things, suppositions and denials owe nothing."""
    record = read(case.text)
    if case.action is None:
        assert record.commitments == []
        return
    (owed,) = record.commitments
    assert owed.action.startswith(case.action)
    assert called(record, owed.debtors) == case.debtors
    assert (owed.due and owed.due.text, owed.negative) == (case.due, case.negative)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Norway and Iceland signed an agreement on herring.", {"Norway", "Iceland"}),
        ("The agreement, signed by Norway and Iceland on Monday, is short.", {"Norway", "Iceland"}),
        ("Norway and Iceland have reached agreement on herring.", {"Norway", "Iceland"}),
        ("Norway and Iceland have reached agreement, says a sign.", None),
        ("Norway met Iceland. Norwegian and Icelandic ministers agreed to close it.", {"Norway", "Iceland"}),
        ("Delegations from Norway and Iceland agreed to close the pier.", {"Norway", "Iceland"}),
        ("Norway's government and the Herring Union agreed to close the pier.", {"Norway", "Herring Union"}),
        ("Norway, Iceland and Finland met. The parties agreed to close the pier.", {"Norway", "Iceland", "Finland"}),
        ("Norway met Iceland and all they could agree on, they said, was to disagree.", None),
        (
            "El Gobierno de Noruega y la Asociación de Pesca (AP) acordaron cerrar el puerto.",
            {"Noruega", "Asociación de Pesca"},
        ),
        (
            "Die Gewerkschaft VGB und Norwegen haben sich auf 1.900 neue Stellen geeinigt.",
            {"Gewerkschaft VGB", "Norwegen"},
        ),
        ("Norway and Iceland have reached a draft of nothing.", None),
        ("Norway met Iceland in Oslo. It was agreed that the pier should be closed.", {"Norway", "Iceland"}),
        ("Norway met Iceland in Oslo. It was not agreed that the pier should be closed.", None),
        ("A memorandum on cod was signed by Norway and Iceland.", {"Norway", "Iceland"}),
        ("Norway and Iceland prolonged the truce.", {"Norway", "Iceland"}),
        ("Norway agreed to close the pier.", None),
        ("Norwegen und Island haben sich auf neue Regeln geeinigt.", {"Norwegen", "Island"}),
        ("La Norvège et l'Islande sont convenues lundi de fermer le port.", {"Norvège", "Islande"}),
        ("Noruega y Islandia acordaron cerrar el puerto.", {"Noruega", "Islandia"}),
    ],
)
def test_what_several_agree_is_an_agreement(text: str, parties: set[str] | None) -> None:
    """Of two or more; what one agrees to do is a commitment of its own."""
    record = read(text)
    found = [called(record, agreement.parties) for agreement in record.agreements]
    assert found == ([] if parties is None else [parties])


def test_what_is_told_twice_is_one_agreement() -> None:
    """The headline, and "the deal was signed" with its day."""
    record = read(
        "Norway and Iceland agree to share herring data\n\n"
        "Norway and Iceland agreed to share herring data from the two coasts. The deal was signed in Oslo on Monday."
    )
    (agreement,) = record.agreements
    assert len(agreement.evidence) == 3
    assert agreement.when is not None
    assert str(agreement.when.earliest) == "2025-03-03"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We are done with waiting,” said the union's president, Ann Lee.", "Ann Lee"),
        ("The union's president, Ann Lee, said: “We are done with waiting.”", "Ann Lee"),
        ("Mr Jan Moe met Ms Ann Lee. “We are done with waiting,” she said.", "Ann Lee"),
        ("Mr Jan Moe met Ms Ann Lee. “We are done with waiting,” he said.", "Jan Moe"),
        ("Minister Ann Lee was brief: “We are done with waiting.”", "Ann Lee"),
        ("“We are done with waiting,” a fisherman said.", "a fisherman"),
        ("„Wir haben lange genug gewartet“, sagte Ministerin Ann Lee.", "Ann Lee"),
        ("« Nous avons assez attendu », a déclaré la ministre, Ann Lee.", "Ann Lee"),
    ],
)
def test_whose_words_they_are(text: str, speaker: str) -> None:
    """The subject of the verb, before or after it; a pronoun whom it fits."""
    record = read(text)
    (quote,) = record.quotes
    assert called(record, [quote.speaker or ""]) == {speaker}


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Minister Ann Lee called the offer “a joke”.", ["a joke"]),
        ("Minister Ann Lee signed the plan called “a joke”.", []),
        ("Minister Ann Lee told us that the fish were “not for sale”.", ["not for sale"]),
        ("Minister Ann Lee wants a “not for sale” sign.", []),
    ],
)
def test_a_fragment_is_a_quote_where_a_verb_says_it(text: str, quotes: list[str]) -> None:
    """And a name, a term or a scare quote elsewhere."""
    assert [quote.text.text for quote in read(text).quotes] == quotes


@pytest.mark.parametrize(
    ("text", "name", "behind"),
    [
        ("Norwegian Foreign Minister Ann Lee met Iceland.", "Ann Lee", "Norway"),
        ("Ann Lee, the foreign minister of Norway, met Iceland.", "Ann Lee", "Norway"),
        ("For Norway: Colonel Ann Lee\nFor Iceland: Colonel Eva Berg\nNorway and Iceland met.", "Eva Berg", "Iceland"),
        ("Ms Ann Lee of the Herring Union met Norway.", "Ann Lee", "Herring Union"),
        ("The Herring Union met Norway. Union president Ann Lee was late.", "Ann Lee", "Herring Union"),
        ("Presidents Ann Lee of Norway and Eva Berg of Tessia Nova met.", "Eva Berg", "Tessia Nova"),
        ("The Icelandic delegation was led by Ambassador Eva Berg.", "Eva Berg", "Iceland"),
        ("Foreign Minister Ann Lee of Norway met Foreign Minister Eva Berg. Iceland agreed.", "Eva Berg", "Iceland"),
        ("Norway met the Herring Union. A passer-by, Ms Ann Lee, was late.", "Ann Lee", None),
    ],
)
def test_for_whom_a_person_acts(text: str, name: str, behind: str | None) -> None:
    """By the office, by a list of those present, by what the name is joined to."""
    record = read("Norway and Iceland know each other. " + text)
    (person,) = [party for party in record.parties if party.name == name]
    assert called(record, [person.acts_for or ""]) == ({behind} if behind else set())


def test_a_title_within_a_name_is_a_name() -> None:
    """And at its head it is a title."""
    record = read("Norwegian Foreign Minister Omar Sheikh Nur met Sheikh Ali Hassan of Iceland.")
    assert {"Omar Sheikh Nur", "Ali Hassan"} <= {party.name for party in record.parties}


def test_minutes_bind_their_body() -> None:
    """By what it resolves; initials after "Action" are those of one who was present."""
    record = read(
        "Sorvik Harbour Council\nMinutes of the meeting of 3 March 2025\n\n"
        "Present: Ann Lee (Chair), Olaf Rike, Eva Berg\n\n"
        "1. Pier\nIt was resolved to repair the pier by May. Ms Berg will write to the builder.\nACTION: EB\n"
    )
    (agreement,) = record.agreements
    assert called(record, agreement.parties) == {"Sorvik Harbour Council"}
    assert [called(record, owed.debtors) for owed in record.commitments] == [{"Sorvik Harbour Council"}, {"Eva Berg"}]
    acting = {party.name for party in record.parties if called(record, [party.acts_for or ""])}
    assert {"Ann Lee", "Olaf Rike", "Eva Berg"} <= acting


def test_a_turn_ends_where_somebody_without_a_name_speaks() -> None:
    """What the moderator says is not the last speaker's."""
    record = read(
        "MS LEE: Good morning.\n\nMR BERG: Good morning.\n\nMODERATOR: We will send you the list by Friday.\n\n"
        "MS LEE: Thank you.\n\nMR BERG: Fine."
    )
    assert record.commitments == []


def test_a_name_is_a_party_where_it_acts_and_not_where_something_is() -> None:
    """Of names that no table has."""
    record = read("The two met in Sorvik. Morland and Tessia agreed to open the bridge at Sorvik.")
    assert {party.name for party in record.parties} == {"Morland", "Tessia"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway and Iceland held talks in Oslo on Monday.", "held"),
        ("Norway and Iceland will meet again in Oslo on 3 June.", "planned"),
        ("The talks between Norway and Iceland were to be held on 3 June but were postponed.", "postponed"),
        ("Norway could meet Iceland in Oslo one day.", None),
    ],
)
def test_a_meeting_is_held_planned_or_put_off(text: str, status: str | None) -> None:
    """And a mere possibility is none."""
    assert [met.status for met in read(text).meetings] == ([status] if status else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway and Iceland disagree over herring.", "disputed"),
        ("Norway rejected the offer of Iceland.", "refused"),
        ("Norway and Iceland left open who pays.", "left_open"),
        ("Norway and Iceland ended their dispute over herring.", None),
    ],
)
def test_what_divides_them_is_a_disagreement(text: str, kind: str | None) -> None:
    """And what they have settled is none."""
    assert [found.kind for found in read(text).disagreements] == ([kind] if kind else [])
