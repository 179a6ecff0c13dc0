"""General turns of language that the offline model reads, each with a text of its own."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from summarizer import Readout, Source, summarize
from summarizer.models.offline import OfflineModel


def read(text: str) -> Readout:
    """What the offline model makes of a text."""
    return summarize(Source(text, dated="2025-03-04"), model=OfflineModel()).record


@dataclass(frozen=True)
class Said:
    """A text, and who owes what in it, in order."""

    id: str
    text: str
    owed: tuple[tuple[str, str], ...]


SAID = [
    Said(
        "a deal binds both",
        "Norway and Iceland met. The deal, signed in Oslo on Monday, commits both sides to open their ports.",
        (("Norway, Iceland", "open their ports"),),
    ),
    Said(
        "what one must under a deal",
        "Norway and Iceland signed a deal. Under the deal, Norway must open its ports.",
        (("Norway", "open its ports"),),
    ),
    Said("what one must without a deal", "Norway met Iceland. Norway must open its ports.", ()),
    Said(
        "it is who says so",
        "Norway pledged to pay the bill, and Iceland said it would double its grants.",
        (("Norway", "pay the bill"), ("Iceland", "double its grants")),
    ),
    Said(
        "and joins two verbs",
        "Norway met Iceland. Norway will pay the bill and donate a ship.",
        (("Norway", "pay the bill"), ("Norway", "donate a ship")),
    ),
    Said(
        "a government that no state is named for",
        "Government forces met the Ardan Liberation Front. The government pledged to lift its blockade.",
        (("government", "lift its blockade"),),
    ),
    Said(
        "a minister of a people",
        "British Defence Secretary Tom King met Iceland. British ministers promised to pay the bill.",
        (("United Kingdom", "pay the bill"),),
    ),
    Said(
        "a federation is a union",
        "The Nurses' Federation met Brack Foods. The union promised to end the strike.",
        (("Nurses' Federation", "end the strike"),),
    ),
]


@pytest.mark.parametrize("case", SAID, ids=lambda case: case.id)
def test_who_owes_what(case: Said) -> None:
    """Each commitment with its debtors and its action."""
    record = read(case.text)
    names = {party.id: party.name for party in record.parties}
    found = [(", ".join(names[one] for one in owed.debtors), owed.action) for owed in record.commitments]
    assert tuple(found) == case.owed


def test_what_is_given_in_exchange_is_agreed_by_both() -> None:
    """Though the first sentence names only one."""
    record = read("Norway met Iceland. Norway agreed to cut its duty. In exchange, Iceland will drop its complaint.")
    assert [len(agreement.parties) for agreement in record.agreements] == [2]


@pytest.mark.parametrize("courtesy", ["Mr.", "Ms.", "Dr.", "Prof.", "Mr"])
def test_a_courtesy_with_a_full_stop_makes_a_person(courtesy: str) -> None:
    """As American papers write it."""
    record = read(f'Norway met Iceland. "We will pay," said {courtesy} Robin Vik.')
    assert [party.name for party in record.parties if party.kind == "person"] == ["Robin Vik"]


def test_each_of_two_ministers_has_a_state_of_its_own() -> None:
    """In the order in which they are named."""
    record = read(
        "The ministers of Morland and Tessia, Ms Ann Lee and Mr Olaf Rike, met. Morland and Tessia agreed to pay."
    )
    names = {party.id: party.name for party in record.parties}
    behind = {party.name: names[party.acts_for] for party in record.parties if party.acts_for}
    assert behind == {"Ann Lee": "Morland", "Olaf Rike": "Tessia"}
