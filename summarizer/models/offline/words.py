"""In which sentences of a text does a word stand? Asked before a rule goes through all of their letters.

Most sentences have none of the words of which a rule needs one. The words of a text are read once, for all rules. A
word is a run of letters and figures, as `\\b` of a pattern sees it, in small letters: what a pattern has between two
borders of words is one, so that a sentence which does not hold it cannot match. That holds for patterns that tell
capitals from small letters; others take some letters for each other that are no capitals of each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

__all__ = ["Words"]

_WORD = re.compile(r"\w+")


class Words:
    """The words of a text, each with the numbers of the sentences that it stands in."""

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]]) -> None:
        self._where: dict[str, list[int]] = {}
        for number, (start, end) in enumerate(sentences, 1):
            for word in set(_WORD.findall(text[start:end].lower())):
                self._where.setdefault(word, []).append(number)
        self._asked: dict[tuple[Set[str], tuple[str, ...]], Set[int]] = {}

    def holding(self, words: frozenset[str], endings: tuple[str, ...] = ()) -> Set[int]:
        """Return the numbers, from 1, of the sentences that have one of some words, or one with such an ending.

        >>> Words("They met. They will meet.", [(0, 9), (10, 25)]).holding(frozenset({"meet", "met"}))
        {1, 2}
        """
        if (words, endings) not in self._asked:
            there = [word for word in words if word in self._where]
            there += [word for word in self._where if word.endswith(endings)] if endings else []
            self._asked[words, endings] = {number for word in there for number in self._where[word]}
        return self._asked[words, endings]
