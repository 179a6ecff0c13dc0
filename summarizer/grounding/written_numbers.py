"""Where does a text write numbers, in figures or in English words? A look at each word, before a pattern is tried.

Most numbers are one word or one run of figures, with nothing beside them that could be part of them: they are read as
they stand. All others are read by the pattern of `numerals`, which knows every form and is slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from summarizer.grounding.currencies import SIGN
from summarizer.grounding.glance import Runs, may_hold, runs
from summarizer.grounding.numerals import GOING_ON, LEADING, NEEDED, ONE_WORD, Kind, Numeral, matched, numeral_at

__all__ = ["may_have_numbers", "numerals", "written"]

_OPENING = NEEDED | LEADING
_SIGN = re.compile(SIGN)
_BEFORE_PLAIN = frozenset(' \n\t\u00a0("“')
_AFTER_PLAIN = frozenset(("", *';:!?)"”…'))
"""Signs beside a number that is written in one run: neither can be part of it."""
_LONGEST_PLAIN = 15


def may_have_numbers(text: str) -> bool:
    """Whether an English number may stand in a text: a glance."""
    return may_hold(text, NEEDED, figures=True) or not (text.isascii() or _PARTS.isdisjoint(text))


_PARTS = frozenset("½¼¾")


def numerals(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of a text as matches; tried only where one can begin, for the pattern is slow to fail."""
    end = 0
    for start, _ in _openings(text) if may_have_numbers(text) else ():
        if start >= end and (match := matched(text, start)):
            end = match.end()
            yield match


def written(text: str, thousands: str = "") -> Iterator[Numeral]:
    """Yield the numbers of a text that have a value; `thousands` as in `numeral_at`.

    >>> [(str(max(one.values)), one.kind) for one in written("Two of 1.3 million met first.")]
    [('2', 'count'), ('1300000', 'count'), ('1', 'ordinal')]
    """
    there, end = runs(text), 0
    for start, place in _openings(text) if may_have_numbers(text) else ():
        if start < end:
            continue
        found = _plain(text, there, place) or numeral_at(text, start, thousands)
        if found:
            end = found.end
            if found.values:
                yield found


def _openings(text: str) -> Sequence[tuple[int, int]]:
    """Where a number can begin, and at which run of the text; -1 at a sign of money."""
    there = runs(text)
    found = [(there.starts[place], place) for place in range(len(there.said)) if _may_open(there, place)]
    signs = [(match.start(), -1) for match in _SIGN.finditer(text)] if not text.isascii() or "$" in text else []
    return sorted([*found, *signs]) if signs else found


def _may_open(there: Runs, place: int) -> bool:
    word = there.small[place]
    if not there.said[place].isalpha():
        return True
    if word not in LEADING:
        return word in _OPENING
    following = there.small[place + 1] if place + 1 < len(there.small) else ""
    return following in _OPENING or not (following.isascii() and following.isalpha())


def _plain(text: str, there: Runs, place: int) -> Numeral | None:
    """A number in one word or in figures without marks, where nothing stands beside it that could be part of it. Most
    are so, and need no pattern."""
    if place < 0:
        return None
    said, start = there.said[place], there.starts[place]
    values, kind = ONE_WORD.get(there.small[place], _FIGURES)
    is_one = values or ("0" <= said[0] <= "9" and len(said) <= _LONGEST_PLAIN)
    if not is_one or not said.isascii() or (start and text[start - 1] not in _BEFORE_PLAIN):
        return None
    end = start + len(said)
    return Numeral(start, end, values or _whole(said), kind) if _ends_plain(text, there, place, end) else None


_FIGURES: tuple[frozenset[Fraction], Kind] = (frozenset(), "count")


def _ends_plain(text: str, there: Runs, place: int, end: int) -> bool:
    """Whether a run that is a number ends it: what stands behind can be no part of any number."""
    behind = text[end : end + 1]
    if behind in _AFTER_PLAIN:
        return True
    if behind in ".,":
        return not text[end + 1 : end + 2].isdigit()
    if behind not in " \n\t":
        return False
    if place + 1 == len(there.starts) or there.starts[place + 1] != end + 1:
        return True  # after a blank only letters and figures go on
    following = there.small[place + 1]
    return following.isascii() and following.isalpha() and following not in GOING_ON


@lru_cache(maxsize=1024)
def _whole(figures: str) -> frozenset[Fraction]:
    return frozenset((Fraction(int(figures)),))
