"""Do two statements say the same in other words? Only where no word of one is left standing against a word of other.

Statements are compared by their words of content, inflection and the commonest synonyms aside, in any order. One may
say more than the other ("share data on stocks", "share their weekly data on stocks"); as soon as both say something
that the other does not, they are told apart, for "train guards" and "train medics" differ in as little. So are
statements that differ in a number, in a name, or in a word that turns the sense ("not", "only", "refrain"). What is
paraphrased more freely stays apart: to read a thing twice does less harm than to lose one of two.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from summarizer.grounding import places
from summarizer.grounding.polarity import content, turning
from summarizer.grounding.quantities import Quantity, quantities

__all__ = ["Wording", "agree", "likeness"]

_SAME_STATEMENT = 0.6
"""F1 of their words from which two statements may be the same."""
_SAME_WORD = 80.0
"""Percent of likeness from which two stems that begin alike are forms of one word: "organis", "organiz"."""
_BEGINNING = 4
"""Letters that forms of one word begin with: "direct" and "indirect" do not, nor can "cut" and "put" be told so."""

_SYNONYMS = (
    "provide give contribute grant supply fund finance pay allocate disburse furnish",
    "establish set create found form launch start begin open initiate",
    "share exchange swap",
    "send transmit deliver transfer forward hand submit",
    "publish issue release",
    "cut reduce lower decrease",
    "raise increase",
    "joint jointly common together mutual mutually",
    "hold convene host organise organize meet",
    "build construct erect",
    "repair restore rebuild rehabilitate",
    "ensure guarantee secure",
    "year yearly annual annually",
    "month monthly",
    "week weekly",
)
_LIGHT = content("new also further additional own full fully carry make take place respective continue every each per")
"""Words that add next to nothing."""
_NAME = re.compile(r"(?<=[\w,;’'“(-] )[A-ZÀ-ÖØ-Þ][^\W_]*")


def _classes() -> dict[str, str]:
    classes: dict[str, str] = {}
    for words in _SYNONYMS:
        first, *_ = words.split()
        for word in words.split():
            (stem,) = content(word) or {word}
            classes[stem] = f"={first}"
    return classes


_CLASS = _classes()


@dataclass(frozen=True)
class Wording:
    """A statement as it is compared."""

    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words of content; synonyms are one."""
        return frozenset(_CLASS.get(word, word) for word in content(self.text) - _LIGHT)

    @cached_property
    def turning(self) -> frozenset[str]:
        """Its words that turn the sense of others."""
        return turning(self.text)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in it, by their stems; states and organisations in whatever form."""
        found = list(places.mentions(self.text))
        known = {mention.place.name for mention in found}
        others = (
            match for match in _NAME.finditer(self.text) if not any(m.start <= match.start() < m.end for m in found)
        )
        return frozenset(known.union(*(content(match[0]) for match in others)))

    @cached_property
    def numbers(self) -> tuple[Quantity, ...]:
        """The numbers in it."""
        return tuple(quantities(self.text))

    def differs(self, other: Wording) -> bool:
        """Say whether the two cannot be the same, whatever their other words are.

        >>> Wording("not to raise fees").differs(Wording("to raise fees"))
        True
        """
        return (
            self.turning != other.turning
            or bool(self.names - other.names and other.names - self.names)
            or not agree(self.numbers, other.numbers)
        )

    def repeats(self, other: Wording) -> bool:
        """Say whether the two say the same.

        >>> Wording("provide NOK 40 million for a cruise").repeats(Wording("fund a joint cruise with NOK 40 million"))
        True
        >>> Wording("train 40 guards").repeats(Wording("train 40 medics"))
        False
        """
        mine, others = _unmatched(self.words, other.words)
        if (mine and others) or self.differs(other):
            return False
        return likeness(self.words, other.words, len(self.words) - len(mine)) >= _SAME_STATEMENT


def likeness(one: Set[str], other: Set[str], common: int | None = None) -> float:
    """Return the F1 of two sets of words, from 0 to 1; `common` is how many they share, if that is known."""
    shared = len(one & other) if common is None else common
    return min(1.0, 2 * shared / (len(one) + len(other))) if one or other else 1.0


def agree(some: tuple[Quantity, ...], others: tuple[Quantity, ...]) -> bool:
    """Say whether two statements may give the same numbers: each of the one that gives fewer is in the other."""
    fewer, more = sorted((some, others), key=len)
    return all(any(number.agrees(there) for there in more) for number in fewer)


def _unmatched(one: frozenset[str], other: frozenset[str]) -> tuple[set[str], set[str]]:
    """The words that each says and the other does not, forms of one word aside."""
    mine, others = set(one - other), set(other - one)
    for word in sorted(mine):
        form = next((there for there in sorted(others) if _is_form(word, there)), None)
        if form is not None:
            mine.discard(word)
            others.discard(form)
    return mine, others


def _is_form(word: str, other: str) -> bool:
    if word[:_BEGINNING] != other[:_BEGINNING] or not (word.isalpha() and other.isalpha()):
        return False
    from rapidfuzz import fuzz  # kept lazy: only the merging of parts needs it

    return len(word) > _BEGINNING < len(other) and fuzz.ratio(word, other) >= _SAME_WORD
