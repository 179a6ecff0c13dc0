"""What does each accept of an answer that is not what the text says? Answers with one edit each, and who notices.

Of the gold set's English documents every item that allows it is altered once a kind: a word of a quote is another one,
a number of a quote or a statement is another one, a "not" is gone. The altered item is all that an answer holds, beside
the parties. langextract is told a statement as it is made to be told one: by a copy of the sentence that bears it out,
altered in the same way.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.peers.documents import Case, english_cases

__all__ = ["Altered", "altered_cases"]

SEED = 7
_STATEMENTS = {"points": "text", "agreements": "what", "commitments": "action"}
_WORD = re.compile(r"(?<![\w-])[a-z]{5,}(?![\w-])")
_NUMERALS = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split()
_NUMBER = re.compile(rf"(?<![\w.,-])(?:[1-9][0-9]*|{'|'.join(_NUMERALS)})(?![\w,-]|\.[0-9])")
_NOT = re.compile(r" not\b|n[o']t\b(?<=\wn['o]t)")


@dataclass(frozen=True, eq=False)
class Altered(Case):
    """A case of which the answer's one item is altered, by this kind of edit."""

    kind: str = ""
    section: str = ""


def altered_cases() -> Iterator[Altered]:
    """One case for each edit."""
    chance = random.Random(SEED)
    for case in english_cases():
        for kind, section, name, edit in _KINDS:
            for item in case.answer[section]:
                for altered in _altered(case, section, name, item, edit, chance):
                    yield replace(altered, kind=kind)


def _altered(
    case: Case, section: str, name: str, item: dict[str, Any], edit: _Edit, chance: random.Random
) -> Iterator[Altered]:
    before = item[name]
    after = edit(before, case.text, chance)
    start, end = case.sentences[item["evidence"][0] - 1]
    copied = after if section == "quotes" else edit(case.text[start:end].strip(), case.text, chance)
    if after is None or copied is None or after in case.text:
        return
    answer: dict[str, Any] = {one: [] for one in case.answer}
    answer |= {"headline": None, "parties": case.answer["parties"], section: [item | {name: after}]}
    yield Altered(case.name, case.text, case.sentences, answer, copied, "", section)


_Edit = Callable[[str, str, random.Random], str | None]


def _another_word(words: str, text: str, chance: random.Random) -> str | None:
    found = list(_WORD.finditer(words))
    others = sorted({one[0] for one in _WORD.finditer(text)} - {one[0] for one in found})
    if not found or not others:
        return None
    at = chance.choice(found)
    return words[: at.start()] + chance.choice(others) + words[at.end() :]


def _another_number(words: str, _: str, chance: random.Random) -> str | None:
    found = list(_NUMBER.finditer(words))
    if not found:
        return None
    at = chance.choice(found)
    others = [one for one in _NUMERALS if one != at[0]]
    another = str(int(at[0]) + chance.randrange(1, 9)) if at[0].isdigit() else chance.choice(others)
    return words[: at.start()] + another + words[at.end() :]


def _without_not(words: str, _: str, __: random.Random) -> str | None:
    without = _NOT.sub("", words, count=1)
    return without if without != words else None


_KINDS: list[tuple[str, str, str, _Edit]] = [
    ("quote, another word", "quotes", "text", _another_word),
    ("quote, another number", "quotes", "text", _another_number),
    ('quote, "not" gone', "quotes", "text", _without_not),
    *(("statement, another number", section, name, _another_number) for section, name in _STATEMENTS.items()),
    *(('statement, "not" gone', section, name, _without_not) for section, name in _STATEMENTS.items()),
]
