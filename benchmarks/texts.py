"""Which documents are measured? Reports with a right answer to each, of the gold set or made, of any length.

A gold record is turned back into what a model would have written: numbers of sentences, words of the source. A made
text has chapters of about 500 words, each with parties of its own and sixteen items about them, so that all there is to
do grows with the length and nothing is found twice.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from summarizer import Source
from summarizer.evaluate import load_gold
from summarizer.schemas import Citation, Span

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"

Answer = dict[str, Any]


@dataclass(frozen=True)
class Document:
    """A text and what a model that reads it rightly answers."""

    text: str
    answer: Answer

    @property
    def words(self) -> int:
        """Its length."""
        return len(self.text.split())

    @property
    def items(self) -> int:
        """How many items its answer has."""
        return sum(len(section) for section in self.answer.values() if isinstance(section, list))


# ------------------------------------------------------------------------------------------------- the gold set


@cache
def gold(least: int = 0, most: int = 10_000) -> tuple[Document, ...]:
    """The gold documents of so many words."""
    every = (Document(one.source.text, _as_written(one.record, one.source)) for one in load_gold(GOLD))
    return tuple(document for document in every if least <= document.words <= most)


def _as_written(value: Any, source: Source) -> Any:
    """A record as a model writes it: a citation is a number, other spans are their words."""
    match value:
        case Citation():
            return source.sentences_at((value.start, value.end)).start
        case Span():
            return value.text
        case list():
            return [_as_written(member, source) for member in value]
        case _ if hasattr(value, "model_fields"):
            fields = type(value).model_fields
            return {name: _as_written(getattr(value, name), source) for name in fields if name != "code"}
        case _:
            return value


_FEW = {"points": 2, "meetings": 1, "commitments": 4, "disagreements": 1, "quotes": 2}


def shortened(document: Document) -> Document:
    """The document with the first few items of each section, as many as models usually give; parties and agreements
    stay, for others refer to them."""
    answer = {name: section[: _FEW[name]] if name in _FEW else section for name, section in document.answer.items()}
    return Document(document.text, answer)


# ------------------------------------------------------------------------------------------------- made texts

_SYLLABLES = ("Ba Co Du Fe Gi Ha Ju Ka Lo Mu".split(), "ra lin vek sto mar dun".split(), "wick holm sund gard".split())
_THINGS = "boats harbours maps radios bridges reports nets lamps roads wells schools trucks".split()
_FILLER = (
    "Delegates spent much of the day on the wording of the preamble and on the order of the annexes",
    "The chair gave an account of the working groups and of the papers before them",
    "Several experts showed how the currents had moved since the survey began",
    "The observers spoke of the mood in the fishing towns and of the price of fuel",
    "Questions about the draft map of the banks took up the rest of the morning",
)
_CHAPTER_WORDS = 500
_SECTIONS = "points parties meetings agreements commitments disagreements quotes".split()


def made(words: int, seed: int = 5) -> Document:
    """A text of about so many words, with an answer that has sixteen items for every five hundred."""
    chance, sentences = random.Random(seed), list[str]()
    answer: Answer = {"headline": None, **{name: [] for name in _SECTIONS}}
    for number in range(max(1, round(words / _CHAPTER_WORDS))):
        for name, item in _Chapter(number, chance).told(sentences):
            answer[name].append(item)
    paragraphs = (" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6))
    return Document("\n\n".join(paragraphs), answer)


class _Chapter:
    """What one chapter tells: two states, a minister and a board that stand in no other."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self._chance = chance
        self._land, self._other, self._person, self._board = (_name(4 * number + at) for at in range(4))
        self._ids = [f"p{4 * number + at}" for at in range(4)]
        self._agreement = f"a{number}"

    def told(self, sentences: list[str]) -> Iterator[tuple[str, Answer]]:
        """Add the chapter's sentences, with filler between, and yield its items, each with its section."""
        telling, begun = list(self._telling()), len(sentences)
        for place, (sentence, items) in enumerate(telling, 1):
            sentences.append(sentence)
            yield from ((name, {**item, "evidence": [len(sentences)]}) for name, item in items)
            while sum(len(one.split()) for one in sentences[begun:]) < place * _CHAPTER_WORDS / len(telling):
                sentences.append(f"{self._chance.choice(_FILLER)}, item {self._chance.randrange(1_000)}.")

    def _telling(self) -> Iterator[tuple[str, list[tuple[str, Answer]]]]:
        """Each sentence that tells something, with the items it is the evidence of."""
        land, other, person, board = self._land, self._other, self._person, self._board
        first, second, third, fourth = self._ids
        day, both = f"on {self._chance.randrange(1, 28)} March 2025", [first, second]
        things = [f"{self._chance.randrange(2, 90)} {thing}" for thing in self._chance.sample(_THINGS, 6)]
        talks = {"what": "talks in the town hall", "kind": "talks", "when": day, "participants": both, "status": "held"}
        yield (
            f"{land} and {other} met for talks in the town hall {day}.",
            [
                ("parties", _party(first, land, "state")),
                ("parties", _party(second, other, "state")),
                ("meetings", talks),
            ],
        )
        bargain = {"id": self._agreement, "what": f"repair {things[0]}", "parties": both, "kind": "cooperation"}
        yield (
            f"{land} and {other} agreed to repair {things[0]} by 1 May 2026.",
            [
                ("agreements", bargain | {"status": "reached"}),
                ("commitments", _owed(both, f"repair {things[0]}", "by 1 May 2026", "agreed")),
                ("points", {"text": f"{land} and {other} will repair {things[0]}."}),
            ],
        )
        for who, ident, what in ((land, first, things[1]), (other, second, things[2]), (other, second, things[3])):
            yield (
                f"{who} will send {what} by June 2026.",
                [("commitments", _owed([ident], f"send {what}", "by June 2026", "will"))],
            )
        said = {"text": f"We will not wait for the {things[4]}", "speaker": third, "kind": "direct", "cue": "said"}
        yield (
            f"“We will not wait for the {things[4]},” said Minister Ann {person}.",
            [("parties", _party(third, f"Ann {person}", "person", acts_for=first)), ("quotes", said)],
        )
        again = {"text": "It was worth it", "speaker": third, "kind": "direct", "cue": "said"}
        yield f"“It was worth it,” she said of {land}.", [("quotes", again)]
        open_ = {"subject": f"who pays for the {things[5]}", "kind": "left_open", "positions": []}
        yield (
            f"The {board} Board could not say who pays for the {things[5]}.",
            [("parties", _party(fourth, f"{board} Board", "organisation")), ("disagreements", open_)],
        )
        yield (
            f"The {board} Board will publish its report.",
            [("points", {"text": f"The {board} Board will publish its report."})],
        )


def _name(number: int) -> str:
    """A name that no other number has."""
    made = ""
    for place, syllables in enumerate((*_SYLLABLES, *(_SYLLABLES[:2] * (number >= 240)))):
        number, at = divmod(number, len(syllables))
        made += syllables[at] if place != 3 else syllables[at].lower()
    return made


def _party(ident: str, name: str, kind: str, acts_for: str | None = None) -> Answer:
    role = "representative" if acts_for else "principal"
    return {"id": ident, "name": name, "kind": kind, "role": role, "acts_for": acts_for}


def _owed(debtors: list[str], action: str, due: str, strength: str) -> Answer:
    return {"debtors": debtors, "action": action, "due": due, "strength": strength}
