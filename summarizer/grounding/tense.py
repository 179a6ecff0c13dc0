"""Does a sentence speak of the past or of what is to come, where a time stands in it?

The verb that governs the words decides, not the sentence: in "agreed on Monday to meet by Friday" Monday is past and
Friday is not. The nearest cue before the words is taken, else the nearest after them.
"""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Tense", "tense_at"]

Tense = Literal["past", "future", "unknown"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FUTURE = frozenset(
    (
        "will shall must should may due scheduled expected planned plan plans intends intend hopes aims next "
        "upcoming coming would until deadline wird werden soll"
    ).split()
)
_PAST = frozenset(
    (
        "was were had met held said told spoke took began went came gave made left saw did sent became led broke "
        "paid kept put set got wrote ran won lost last previous ago has have"
    ).split()
)
_NO_VERBS = frozenset("united need indeed speed hundred red need-based related limited armed".split())
_AFTER_TO = frozenset(
    (
        "the a an this that these those his her its their our any all each both some one two three four five "
        "monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)


def tense_at(words: str, clause: str) -> Tense:
    """Return the tense of `clause` where `words` stand in it."""
    at = clause.casefold().find(words.casefold())
    before = clause[:at] if at >= 0 else clause
    after = clause[at + len(words) :] if at >= 0 else ""
    found = _nearest(before[-400:], backwards=True)
    return found if found != "unknown" else _nearest(after[:400], backwards=False)


def _nearest(text: str, *, backwards: bool) -> Tense:
    words = [match[0] for match in _WORD.finditer(text)]
    places = range(len(words) - 1, -1, -1) if backwards else range(len(words))
    for place in places:
        following = words[place + 1] if place + 1 < len(words) else ""
        if backwards and place and words[place - 1] == "be":  # "to be paid": what comes before it decides
            continue
        if (tense := _cue(words[place].casefold(), following)) != "unknown":
            return tense
    return "unknown"


def _cue(word: str, following: str) -> Tense:
    if word in _FUTURE or word.endswith(("'ll", "’ll")):
        return "future"
    if word == "to" and following.islower() and following not in _AFTER_TO:
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NO_VERBS):
        return "past"
    return "unknown"
