"""Of persons with one name a sentence means the one that it tells of, or leaves it open."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from summarizer.grounding.namesakes import Namesakes
from summarizer.grounding.party import Party
from summarizer.grounding.sentences import sentences

LEAD = "Anna Berg, the mayor, and Karl Berg, the treasurer, met in Sund. The council was there. It rained."
KIMS = "Kim Jong-un, Kim Yo-jong and Kim Tok-hun met in Sund. The council was there. It rained."


@dataclass(frozen=True)
class Case:
    id: str
    lead: str
    said: str
    others: list[str]
    names: tuple[str, ...] = ("Anna Berg", "Karl Berg")


CASES = [
    Case("surname alone", LEAD, "Berg agreed to pay.", ["Karl Berg"]),
    Case("full name", LEAD, "Anna Berg agreed to pay.", []),
    Case("another's full name", LEAD, "Karl Berg agreed to pay.", []),
    Case("Ms", LEAD, "Ms Berg agreed to pay.", []),
    Case("Mr is the other", LEAD, "Mr Berg agreed to pay.", []),
    Case("office", LEAD, "Mayor Berg agreed to pay.", []),
    Case("first name alone", LEAD, "Anna agreed to pay.", []),
    Case("a pronoun", LEAD, "She agreed to pay.", []),
    Case("told in the sentence before", LEAD, "Anna Berg rose. Berg agreed to pay.", []),
    Case("the other in the sentence before", LEAD, "Karl Berg rose. Berg agreed to pay.", []),
    Case("told once, then short", LEAD, "Berg, who is Anna Berg, agreed to pay.", []),
    Case("the other comes later", "Anna Berg came. It rained. It rained.", "Berg agreed. Karl Berg left.", []),
    Case("both women", "Anna Berg and Eva Berg met. It rained. It rained.", "Ms Berg agreed.", ["Eva Berg"],
         ("Anna Berg", "Eva Berg")),
    Case("titles tell", "Mr Mika Berg and Ms Kaja Berg met. It rained. It rained.", "Mr Berg agreed.", [],
         ("Mika Berg", "Kaja Berg")),
    Case("first word shared", KIMS, "Kim agreed to pay.", ["Kim Yo-jong", "Kim Tok-hun"],
         ("Kim Jong-un", "Kim Yo-jong", "Kim Tok-hun")),
    Case("first word with the rest", KIMS, "Kim Jong-un agreed to pay.", [],
         ("Kim Jong-un", "Kim Yo-jong", "Kim Tok-hun")),
    Case("not shared", LEAD, "Berg agreed to pay.", [], ("Anna Berg", "Karl Holm")),
    Case("a description", LEAD, "Berg agreed to pay.", [], ("Anna Berg", "an aide to Berg")),
]  # fmt: skip


def namesakes(text: str, names: tuple[str, ...]) -> Namesakes:
    """The persons of these names; the first two are mayor and treasurer."""
    offices = ("mayor", "treasurer", "")
    parties = (
        Party(f"p{place}", (name,), "person", office=office)
        for place, (name, office) in enumerate(zip(names, offices, strict=False))
    )
    return Namesakes(text, sentences(text), tuple(parties))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_whom_a_shared_name_may_also_mean(case: Case) -> None:
    """Only what the sentence and those before leave open is doubted."""
    text = f"{case.lead} {case.said}"
    cited = [(len(case.lead) + 1, len(text))]
    assert namesakes(text, case.names).others("p0", cited) == case.others


@pytest.mark.parametrize(
    ("names", "bearers"),
    [
        (("Mr Kim", "Kim Jong-un", "Kim Yo-jong"), ["Kim Jong-un", "Kim Yo-jong"]),
        (("Mr Kim", "Kim Jong-un"), []),
        (("Mr Kim",), []),
        (("Ms Berg", "Anna Berg", "Karl Berg"), []),
        (("Anna Berg", "Karl Berg"), []),
    ],
)
def test_who_may_be_called_so(names: tuple[str, ...], bearers: list[str]) -> None:
    """A party that is a mere surname may be any person who has it; of one alone nothing is doubted."""
    text = f"{', '.join(names)} met."
    made = namesakes(text, names)
    assert made.bearers(made.parties[0]) == bearers


def test_a_long_description_among_the_names_hides_no_namesake() -> None:
    """The full name tells, wherever it stands among the aliases."""
    names = (("Commissioner Berg of the Sund Fisheries Agency", "Anna Berg"), ("Karl Berg",))
    text = "Anna Berg met Karl Berg. It rained. It rained. Berg agreed."
    parties = tuple(Party(f"p{place}", called, "person") for place, called in enumerate(names))
    assert Namesakes(text, sentences(text), parties).others("p1", [(len(text) - 12, len(text))]) == [names[0][0]]


def test_names_that_many_share_are_told_apart_by_nobody() -> None:
    """A thousand persons of one name cost no thousand searches."""
    names = tuple(f"Berg {letter}{other}a" for letter in "ABCDEFGH" for other in "bcdf")
    parties = tuple(Party(name, (name,), "person") for name in names)
    text = " ".join(f"{name} met." for name in names) + " Berg agreed."
    made = Namesakes(text, sentences(text), parties)
    assert made.others(names[0], [(len(text) - 12, len(text))]) == []
