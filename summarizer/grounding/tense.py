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
        "paid kept put set got wrote ran won lost last previous ago "
        "sat stood rose fell drew drove chose grew knew struck shook thought bought brought caught taught sought "
        "fought built spent felt sold heard understood spoken taken given shown written chosen begun gone seen done"
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
_BARE = frozenset("will shall must should may would can could to".split())
"""What makes of "set" or "put" after it a verb of what is to come."""
_LEADING = re.compile(
    r"(?:by|until|till|before|within|no|not|from|as of|starting|beginning|bis|spätestens|vor|ab|innerhalb|binnen"
    r"|d['’]ici|avant|jusqu|au plus|à partir|à compter|dès|antes|hasta|a partir|a más|para)\b",
    re.IGNORECASE,
)
_PROMISING: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?:promis|pledg|undert|commit|agree|propos|offer|guarante|vow)\w*"),
    "de": re.compile(r"zugesag\w*|versprach\w*|versproch\w*|verpflichtet\w*|vereinbar\w*|verständig\w*|beschloss\w*"),
    "fr": re.compile(r"promi\w*|engag\w*|accept\w*|conven\w*"),
    "es": re.compile(r"promet\w*|compromet\w*|acord\w*|convini\w*"),
}
"""A deadline after such a verb is to come, though the verb is of the past: "promised delivery by June"."""
_INFINITIVE: dict[Language, re.Pattern[str]] = {
    "de": re.compile(r"zu \w+e?n"),
    "fr": re.compile(r"(?:à|de) \w{2,}(?:er|ir|re)"),
    "es": re.compile(r"(?:a|en|de) \w{2,}(?:ar|er|ir)(?:se)?"),
}
"""What is to be done, with the word before it."""
_TO_DO_AFTER = re.compile(r"(?:[^.,;]|[.,](?=[0-9])){0,120}?\b(?:zu [a-zäöüß]+n|[a-zäöüß]{2,6}zu[a-zäöüß]{2,}en)\b")
"""German closes what is to be done with its infinitive: "die Löhne zum 1. September zu erhöhen"."""
_TAKEN_ON = re.compile(r"\bsagten?\b(?: [^\W\d_]+){0,4} zu,? $", re.IGNORECASE)
_SETTLED_BEFORE = re.compile(r"\bhad (?:undertaken|promised|pledged|agreed|committed|vowed)\b[^.;]{0,80}$")
_SETTLED_AFTER = re.compile(
    r"^[^.;]{0,40}?(?:\b(?:was|were|has been|have been) (?:\w+ed|kept|met|broken|withdrawn|done)\b"
    r"|, and (?:it|they) (?:was|were|did)\b)"
)
"""What was to be done by then is told to be over: the time is the last of its name."""
_NO_VERBS = frozenset("united need indeed speed hundred red need-based related limited armed".split())
_AFTER_TO = frozenset(
    (
        "the a an this that these those his her its their our any all each both some one two three four five "
        "monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)


def tense_at(words: str, clause: str, language: Language = "en") -> Tense:
    """Return the tense of `clause` where `words` stand in it."""
    if language == "de" and words.casefold().startswith("für "):
        return "future"
    at = clause.casefold().find(words.casefold())
    before = clause[:at] if at >= 0 else clause
    after = clause[at + len(words) :] if at >= 0 else ""
    if language == "de" and _TO_DO_AFTER.match(after):
        return "future"
    found = _nearest(before[-400:], language, backwards=True, to_come=_LEADING.match(words) is not None)
    if found == "unknown":
        found = _nearest(after[:400], language, backwards=False)
    elif found == "future" and (_SETTLED_AFTER.match(after) or _SETTLED_BEFORE.search(before)):
        return "past"
    return found


def _nearest(text: str, language: Language, *, backwards: bool, to_come: bool = False) -> Tense:
    """The tense of the nearest verb; `to_come` when a promise makes what follows it one of the future."""
    if to_come and language == "de" and _TAKEN_ON.search(text):
        return "future"
    words = [match[0] for match in _WORD.finditer(text)]
    places = range(len(words) - 1, -1, -1) if backwards else range(len(words))
    for place in places:
        following = words[place + 1] if place + 1 < len(words) else ""
        if backwards and place and words[place - 1] == "be":  # "to be paid": what comes before it decides
            continue
        word = words[place].casefold()
        tense = _cue(word, following) if language == "en" else _foreign(words[place], language)
        if language != "en" and place and _INFINITIVE[language].fullmatch(f"{words[place - 1]} {word}".casefold()):
            return "future"
        if tense == "past" and place and words[place - 1].casefold() in _BARE and not word.endswith("ed"):
            return "future"  # "to set up"
        if tense == "past" and to_come and _PROMISING[language].fullmatch(word):
            return "future"
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
