"""Does a sentence speak of the past or of what is to come, where a time stands in it?

The verb that governs the words decides, not the sentence: in "agreed on Monday to meet by Friday" Monday is past and
Friday is not. The nearest cue before the words is taken, else the nearest after them.
"""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Language", "Tense", "tense_at"]

Tense = Literal["past", "future", "unknown"]
Language = Literal["en", "de", "fr", "es"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FUTURE = frozenset(
    (
        "will shall must should may due scheduled expected planned plan plans intends intend hopes aims next "
        "upcoming coming would until deadline"
    ).split()
)
_PAST = frozenset(
    (
        "was were had met held said told spoke took began went came gave made left saw did sent became led broke "
        "paid kept put set got wrote ran won lost last previous ago has have"
    ).split()
)
_FOREIGN: dict[Language, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "de": (
        re.compile(r"h(?:at|aben|atten?)|war(?:en)?|wurden?|tra(?:f|fen)|fand(?:en)?|begann(?:en)?|sprach(?:en)?"
                   r"|kam(?:en)?|[a-zäöüß]{3,}(?:te|ten)"),
        re.compile(r"wird|werden|soll(?:en)?|will|wollen|muss|müssen|geplant|vorgesehen|verpflichte(?:t|n)"),
    ),
    "fr": (
        re.compile(r"a|ont|était|étaient|fut|furent|avait|avaient|\w{3,}èrent"),
        re.compile(r"doi(?:t|vent)|prévue?s?|\w{2,}(?:ra|ront)"),
    ),
    "es": (
        re.compile(r"ha|han|fue|fueron|era|eran|había|habían|\w{2,}(?:ó|aron|ieron)"),
        re.compile(r"debe|deben|previst[oa]s?|\w{2,}(?:rá|rán)"),
    ),
}  # fmt: skip
"""Verbs of other languages: of the past, and of what is to come."""
_NO_VERBS = frozenset("united need indeed speed hundred red need-based related limited armed".split())
_AFTER_TO = frozenset(
    (
        "the a an this that these those his her its their our any all each both some one two three four five "
        "monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)


def tense_at(words: str, clause: str, language: Language = "en") -> Tense:
    """Return the tense of `clause` where `words` stand in it."""
    at = clause.casefold().find(words.casefold())
    before = clause[:at] if at >= 0 else clause
    after = clause[at + len(words) :] if at >= 0 else ""
    found = _nearest(before[-400:], language, backwards=True)
    return found if found != "unknown" else _nearest(after[:400], language, backwards=False)


def _nearest(text: str, language: Language, *, backwards: bool) -> Tense:
    words = [match[0] for match in _WORD.finditer(text)]
    places = range(len(words) - 1, -1, -1) if backwards else range(len(words))
    for place in places:
        following = words[place + 1] if place + 1 < len(words) else ""
        if backwards and place and words[place - 1] == "be":  # "to be paid": what comes before it decides
            continue
        tense = _cue(words[place].casefold(), following) if language == "en" else _foreign(words[place], language)
        if tense != "unknown":
            return tense
    return "unknown"


def _foreign(word: str, language: Language) -> Tense:
    past, future = _FOREIGN[language]
    if future.fullmatch(word):
        return "future"
    return "past" if past.fullmatch(word) else "unknown"


def _cue(word: str, following: str) -> Tense:
    if word in _FUTURE or word.endswith(("'ll", "’ll")):
        return "future"
    if word == "to" and following.islower() and following not in _AFTER_TO:
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NO_VERBS):
        return "past"
    return "unknown"
