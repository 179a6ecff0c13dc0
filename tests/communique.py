"""A long communiqué of our own, made from a seed, and what a model that reads each part rightly answers.

Thirty commitments; twelve of them are told again further on, in other words and with the parties under other names.
Among the thirty are some that differ in no more than a figure, a date or a "not".
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from summarizer import Request, Source


@dataclass(frozen=True)
class Said:
    """A sentence that tells a commitment: which of the thirty, who owes it under which name, and in which words."""

    number: int
    who: str
    action: str
    due: str | None = None
    negative: bool = False
    amounts: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """As it stands in the communiqué."""
        how = "will not" if self.negative else "will"
        return f"{self.who[0].upper()}{self.who[1:]} {how} {self.action}{f' {self.due}' if self.due else ''}."


NAMES = {
    "Norway": ("Norway", "state"),
    "Iceland": ("Iceland", "state"),
    "the European Commission": ("European Commission", "organisation"),
    "the Commission": ("Commission", "organisation"),
    "the Northern Fisheries Board": ("Northern Fisheries Board", "organisation"),
    "the NFB": ("NFB", "organisation"),
    "Foreign Minister Ann Lee": ("Ann Lee", "person"),
    "Transport Minister Bo Lee": ("Bo Lee", "person"),
    "Minister Bo Lee": ("Minister Bo Lee", "person"),
    "the Harbour Union": ("Harbour Union", "organisation"),
}
"""What a reader of one part calls each party."""

FORTY = ("NOK 40 million",)
ONCE = [
    Said(1, "Norway", "provide NOK 40 million for a joint research cruise", "by 1 September 2025", amounts=FORTY),
    Said(2, "Norway", "train 40 coast guards", "by 1 June 2025"),
    Said(3, "Norway", "train 60 coast guards", "by 1 June 2025"),
    Said(4, "Norway", "raise its landing fees", "in 2025"),
    Said(5, "Iceland", "raise its landing fees", "in 2025", negative=True),
    Said(6, "Iceland", "raise its landing fees", "in 2025"),
    Said(7, "Iceland", "publish its catch report", "by 1 March 2025"),
    Said(8, "Iceland", "publish its catch report", "by 1 September 2025"),
    Said(9, "the European Commission", "set up a hotline for vessels in distress", "by the end of 2025"),
    Said(10, "the European Commission", "fund two patrol ships", "by 1 May 2026"),
    Said(11, "the European Commission", "send monitors to the port of Asha"),
    Said(12, "the European Commission", "send monitors to the port of Belo"),
    Said(13, "the Northern Fisheries Board", "issue a common list of contact points", "by 31 January 2025"),
    Said(14, "the Northern Fisheries Board", "review the mackerel quota every year"),
    Said(15, "the Northern Fisheries Board", "open an office in Geneva", "by 1 October 2025"),
    Said(16, "Foreign Minister Ann Lee", "visit Reykjavik for further talks", "in March 2025"),
    Said(17, "Transport Minister Bo Lee", "visit Reykjavik for further talks", "in March 2025"),
    Said(18, "Transport Minister Bo Lee", "present a plan for the coastal railway", "by 15 April 2025"),
    Said(19, "the Harbour Union", "end its strike at the northern terminals", "by 2 February 2025"),
    Said(20, "the Harbour Union", "keep the ferries running during the summer"),
    Said(21, "Norway", "share its radar data with Iceland", "from 1 July 2025"),
    Said(22, "Norway", "withdraw its complaint about herring"),
    Said(23, "Norway", "host the next ministerial meeting in Oslo", "in the autumn of 2025"),
    Said(24, "Iceland", "lend three research vessels to the survey", "until 2027"),
    Said(25, "Iceland", "repair the beacon on the outer reef", "by 30 June 2025"),
    Said(26, "Iceland", "translate the treaty into all languages of the region"),
    Said(27, "the European Commission", "waive its port charges for small boats", "in 2026"),
    Said(28, "the Northern Fisheries Board", "audit the survey accounts", "by 1 December 2025"),
    Said(29, "the Harbour Union", "name two members of the safety panel", "by 1 March 2025"),
    Said(30, "Foreign Minister Ann Lee", "report to parliament on the outcome", "by 20 March 2025"),
]  # fmt: skip

AGAIN = [
    Said(1, "Norway", "fund a joint cruise for research with NOK 40 million", "by 1 September 2025", amounts=FORTY),
    Said(9, "the Commission", "establish the hotline for vessels in distress", "by the end of 2025"),
    Said(10, "the Commission", "finance the two patrol ships", "by 1 May 2026"),
    Said(13, "the NFB", "publish the common list of contact points", "by 31 January 2025"),
    Said(14, "the NFB", "review the mackerel quota annually"),
    Said(15, "the NFB", "establish its office in Geneva", "by 1 October 2025"),
    Said(18, "Minister Bo Lee", "present the plan for the new coastal railway", "by 15 April 2025"),
    Said(21, "Norway", "exchange radar data with Iceland"),
    Said(23, "Norway", "hold the next ministerial meeting in Oslo", "in the autumn of 2025"),
    Said(25, "Iceland", "restore the beacon on the outer reef", "by 30 June 2025"),
    Said(28, "the NFB", "audit the accounts of the survey"),
    Said(7, "Iceland", "release its catch report", "by 1 March 2025"),
]  # fmt: skip

_FILLER = (
    "The delegations described the state of the stocks in the northern waters at some length",
    "Speakers recalled the storms of the past winter and the losses of the smaller ports",
    "The chair gave an account of the working groups and of the papers before them",
    "Several experts showed how the currents had moved since the survey began",
    "The observers spoke of the mood in the fishing towns and of the price of fuel",
    "A short film about the lighthouse keepers was shown before the afternoon session",
    "The interpreters were thanked for their patience through two long nights",
    "Questions about the draft map of the banks took up the rest of the morning",
)


def communique(words: int = 6_000, seed: int = 7) -> Source:
    """The communiqué, of about so many words: the thirty in its first half, the twelve in its second."""
    chance = random.Random(seed)
    first, second = list(ONCE), list(AGAIN)
    chance.shuffle(first)
    chance.shuffle(second)
    between = max(1, words // (len(first) + len(second)) - 14)
    body = [_passage(said, between, chance) for said in (*first, *second)]
    head = (
        "Joint communiqué of the Northern Waters Conference\n\nOslo, 14 January 2025\n\n"
        "Ministers met in Oslo to take stock of the northern waters. The Northern Fisheries Board (NFB) took part."
    )
    return Source("\n\n".join([head, *body]))


def _passage(said: Said, words: int, chance: random.Random) -> str:
    told: list[str] = []
    while sum(len(sentence.split()) for sentence in told) < words:
        told.append(f"{chance.choice(_FILLER)}, item {chance.randrange(1_000)}.")
    told.insert(chance.randrange(len(told) + 1), said.sentence)
    return " ".join(told)


def right_answer(request: Request) -> dict[str, Any]:
    """What a good reader of one part answers: each commitment told in it, under the names and words used there."""
    source, asked = request.source, request.sentences or range(1, len(request.source.sentences) + 1)
    told = [(number, said) for said in (*ONCE, *AGAIN) if (number := _number(said, source)) in asked]
    parties: dict[str, dict[str, Any]] = {}
    for number, said in sorted(told, key=lambda one: one[0]):
        name, kind = NAMES[said.who]
        new: dict[str, Any] = {
            "id": f"p{len(parties) + 1}",
            "name": name,
            "kind": kind,
            "role": "principal",
            "evidence": [],
        }
        parties.setdefault(name, new)["evidence"].append(number)
    owed = [_commitment(number, said, parties[NAMES[said.who][0]]["id"]) for number, said in told]
    empty: dict[str, Any] = {name: [] for name in ("points", "meetings", "agreements", "disagreements", "quotes")}
    return {"headline": None, **empty, "parties": list(parties.values()), "commitments": owed}


def _number(said: Said, source: Source) -> int:
    start = source.text.index(said.sentence)
    return source.sentences_at((start, start + 1)).start


def _commitment(number: int, said: Said, debtor: str) -> dict[str, Any]:
    return {
        "debtors": [debtor],
        "action": said.action,
        "due": said.due,
        "strength": "will",
        "negative": said.negative,
        "amounts": list(said.amounts),
        "evidence": [number],
    }
