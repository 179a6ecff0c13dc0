"""In which sentences of a text does a word stand? Asked before a rule goes through all of their letters.

Most sentences have none of the words of which a rule needs one. The words of a text are read once, for all rules. A
word is a run of letters and figures, as `\\b` of a pattern sees it, in small letters: what a pattern has between two
borders of words is one, so that a sentence which does not hold it cannot match. That holds for patterns that tell
capitals from small letters; others take some letters for each other that are no capitals of each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

__all__ = ["Clue", "Words", "clue"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Clue:
    """Words of which a sentence has one where a rule finds something in it: whole, or by how they begin or end."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


def clue(words: str, beginnings: str = "", endings: str = "") -> Clue:
    """Make one of words with spaces between."""
    return Clue(frozenset(words.split()), tuple(beginnings.split()), tuple(endings.split()))


class Words:
    """The words of a text, each with the numbers of the sentences that it stands in."""

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]]) -> None:
        self._where: dict[str, list[int]] = {}
        for number, (start, end) in enumerate(sentences, 1):
            for word in set(_WORD.findall(text[start:end].lower())):
                self._where.setdefault(word, []).append(number)
        self._holding: dict[Clue, Set[int]] = {}

    def holding(self, one: Clue) -> Set[int]:
        """Return the numbers, from 1, of the sentences that have a word of a clue.

        >>> Words("They met. They will meet.", [(0, 9), (10, 25)]).holding(clue("met"))
        {1}
        """
        if one not in self._holding:
            self._holding[one] = {number for word in self._told_by(one) for number in self._where[word]}
        return self._holding[one]

    def _told_by(self, one: Clue) -> list[str]:
        there = [word for word in one.words if word in self._where]
        if one.beginnings or one.endings:
            there += [word for word in self._where if word.startswith(one.beginnings) or word.endswith(one.endings)]
        return there
