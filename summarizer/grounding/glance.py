"""Can a text hold what a rule looks for? A glance at its words, before a pattern goes through all of its letters.

Most sentences have no number, no time, no denial. A rule names the words of which one must be there for it to find
anything; where none is, it need not look. Many rules ask of the same sentence, so its words are kept for a while.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

__all__ = ["Runs", "ignoring_case", "in_small_letters", "may_hold", "runs", "words_in"]

_WORD = re.compile("[a-z]+")
_RUN = re.compile(r"([^\W\d_]+|[0-9]+)")
_FIGURE = re.compile("[0-9]")
_LONG, _LONGEST_KEPT = 200, 4_000


def may_hold(text: str, words: Set[str], *, figures: bool = False) -> bool:
    """Say whether `text` has one of `words`, English and in small letters; or, if asked for, a figure.

    >>> may_hold("They met in May.", {"may", "june"}), may_hold("They met.", {"may"})
    (True, False)
    >>> may_hold("They met on 3/4.", {"may"}, figures=True)
    True
    """
    there = _kept(text) if len(text) <= _LONGEST_KEPT else _words_in(text)
    return not there.isdisjoint(words) or (figures and _FIGURE.search(text) is not None)


def words_in(text: str) -> Set[str]:
    """Return the runs of English letters in a text, casefolded."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _words_in(text)


def _words_in(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_in_english_letters(text).casefold()))


@lru_cache(maxsize=1024)
def _kept(text: str) -> frozenset[str]:
    """Of several sentences those of each, for the same are cited in many ways: no word goes on over a full stop."""
    sentences = text.split(". ") if len(text) > _LONG else ()
    return frozenset[str]().union(*map(_kept, sentences)) if len(sentences) > 1 else _words_in(text)


class Runs(NamedTuple):
    """The runs of letters and of figures in a text, in order: as they are, casefolded, and where each starts."""

    said: list[str]
    small: list[str]
    starts: list[int]


def runs(text: str) -> Runs:
    """Return the runs of letters and of figures in a text: what rules that read word by word begin at.

    >>> runs("By 3 June,").small, runs("By 3 June,").starts
    (['by', '3', 'june'], [0, 3, 5])
    """
    return _kept_runs(text) if len(text) <= _LONGEST_KEPT else _runs_in(text)


def _runs_in(text: str) -> Runs:
    parts = _RUN.split(text)  # what is no run, a run, what is none ...
    said = parts[1::2]
    return Runs(said, [*map(str.casefold, said)], [*accumulate(map(len, parts))][:-1:2])


_kept_runs = lru_cache(maxsize=256)(_runs_in)


def in_small_letters(text: str) -> str:
    """The text in small letters, as long as it is: a letter that becomes two stays."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def ignoring_case(text: str) -> str:
    """The text as a pattern that ignores case sees it, as long as it is: so that one in small letters, which is looked
    for three times as fast, finds in it what the pattern would in the text.

    >>> ignoring_case("They ſigned the Pact in İzmir.")
    'they signed the pact in izmir.'
    """
    return in_small_letters(_in_english_letters(text))


def _in_english_letters(text: str) -> str:
    """The text with English letters for the other letters that patterns which ignore case take for them."""
    return text if text.isascii() else text.replace("ſ", "s").replace("ı", "i").replace("İ", "i").replace("\u212a", "k")
