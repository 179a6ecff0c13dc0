"""Does a sentence speak of the past or of what is to come, where a time stands in it?

The verb that governs the words decides, not the sentence: in "agreed on Monday to meet by Friday" Monday is past and
Friday is not. The nearest cue before the words is taken, else the nearest after them; what stands between two commas
("announced on Friday") is passed over, and a present that is fixed beforehand ("begins on Monday") is to come. What
"was to" be done by a day may have been or not: the tense is `open`, unless the sentence says that it was not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

__all__ = ["Language", "Tense", "past_verbs", "tense_at"]

Tense = Literal["past", "future", "open", "unknown"]
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
_SCHEDULED = frozenset(
    "begins starts opens reopens closes ends expires lapses resumes meets convenes departs arrives".split()
)
"""What a timetable says in the present: "the strike begins on Monday"; of many below, after a plural."""
_SCHEDULED_OF_MANY = frozenset(
    "begin start open reopen close end expire lapse resume meet convene depart arrive".split()
)
_TAKES_EFFECT = {"effect": ("takes", "take"), "into": ("comes", "come", "enters", "enter", "goes")}
_LASTING = frozenset("runs lasts holds remains continues applies stays run last hold remain continue apply".split())
"""In the present, and before an end: "the truce runs until Friday"."""
_NO_SUBJECTS = frozenset("was is has does this its his as us thus less across yes perhaps always".split())
_BEFORE_GERUND = frozenset("after having since upon following".split())
"""Before a form in -ing: "after signing the pact"."""
_FOREIGN: dict[Language, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "de": (
        re.compile(r"h(?:at|aben|atten?)|war(?:en)?|wurden?|(?:(?:be|er|ent|ver|ge|zer)?(?:tra[ft]|fand|gann|bot|gab|ging"
                   r"|ließ|lief|stand|hielt|hieß|nahm|sprach|schlug|schloss|schrieb|stieg|brach|wies|zog|lor|warf|sah"
                   r"|rief|fiel|griff|trug)|kam|starb|lag|lud)(?:en)?"
                   r"|(?!heute|sollte|könnte|müsste|dürfte|möchte|erste|zweite|dritte|vierte|letzte|nächste|fünfte|achte"
                   r"|heutige|rechte|bitte|beste|weite|breite|späte|gute|alte)[a-zäöüß]{3,}(?:te|ten)"),
        re.compile(r"wird|werden|soll(?:en)?|will|wollen|muss|müssen|geplant|vorgesehen|verpflichte(?:t|n)"
                   r"|beginnt|startet|endet|tagt|tritt|trifft|kommt|reist"),
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
_ENDED = (
    r"(?:postponed|cancell?ed|called off|dropped|scrapped|abandoned|shelved|delayed|put off|moved|kept|met|broken"
    r"|missed|withdrawn|done|paid|fulfilled|honou?red|completed|finished|mended|repaired|lifted|adjourned|suspended|reversed)"
)
_SETTLED_AFTER = re.compile(
    rf"^[^.;]{{0,40}}?(?:\b(?:was|were|has been|have been) {_ENDED}\b|, and (?:it|they) (?:was|were|did)\b)"
)
"""What was to be done by then is told to be over: the time is the last of its name."""
_WAS_TO = re.compile(r"\b(?:was|were|had)(?: due| supposed| meant| expected| scheduled| set)? to \w+([^.;,]{0,60})$")
_BARELY_TO = re.compile(r"\b(?:was|were|had) to \w+[^.;,]{0,60}$")
_UNDONE = re.compile(
    r"^[^.;]{0,20}?\b(?:but|yet|though|although)\b[^.;]{0,60}?\b(?:still|never (?!will)"
    rf"|(?:did|ha[sd])(?: not|n['’]t)|fell through|failed|collapsed|broke down|(?:was|were|has been) (?:not |{_ENDED}))"
)
"""What "was to" be done was not: "but still stands", "but the meeting fell through"."""
_ASIDE = re.compile(
    r", (?:who|which|whose|(?:\w+ )?(?:\w+ed|held|made|struck|taken|told|won)"
    r" (?:on|in|at|by|last|this|yesterday|after))\b[^,;]{0,100},"
)
_SAYING = re.compile(r"\b(?:said|says|told|announced|confirmed|added|warned|reported|claimed|insisted|stressed)\b")
_TOLD_SUBJECT = re.compile(r"\b(?:the|an?|its|their|his|her|our|this|that|any)\b", re.IGNORECASE)
_IS_SUBJECT = re.compile(r"^ (?:will|would|shall|should|was|were|is|are|has|had|must|may)\b")
_EFFECTIVE = re.compile(r"effective\b|with effect\b", re.IGNORECASE)
"""What was decided may take effect before the report or after it."""
_NO_VERBS = frozenset("united need indeed speed hundred red need-based related limited armed".split())
_BEFORE_NOUN = frozenset("the a an its their his our".split())
"""What makes of a form in -ed before another word no verb: "to reopen the suspended ferry by the end of May"."""
_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty several dozen hundred".split()
)
"""So does a count, unless an object or a preposition follows: "eleven impounded nets", but "eleven signed the pact"."""
_AFTER_VERB = frozenset("on in at by to with for from of that it them him her us me into over under against".split())
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
    found = _governing(before[-400:], after[:400], language, to_come=_LEADING.match(words) is not None)
    if found == "past" and _EFFECTIVE.match(words):
        return "open"
    return _looked_back(before, after) if found == "future" and language == "en" else found


def past_verbs(text: str) -> int:
    """Return how many verbs of the past an English text has; "was signed" is one."""
    words = _WORD.findall(text)
    past = [_cue(word.casefold(), words, place, to_come=False) == "past" for place, word in enumerate(words)]
    return sum(is_past and not before for before, is_past in pairwise([False, *past]))


def _governing(before: str, after: str, language: Language, *, to_come: bool) -> Tense:
    """The tense of the verb that the words belong to: mostly the nearest before them, else the nearest after."""
    if language == "en":
        before = _ASIDE.sub(" ", before)
        if before.endswith((" is ", " are ")):
            return "future"
        if _IS_SUBJECT.match(after) and _is_told(before):
            before = ""
    found = _nearest(before, language, backwards=True, to_come=to_come)
    return _nearest(after, language, backwards=False) if found == "unknown" else found


def _is_told(before: str) -> bool:
    """Whether the words belong to the subject of what is said: "he said that the strike on Friday would go on"."""
    said = list(_SAYING.finditer(before))
    told = before[said[-1].end() :] if said else ""
    return bool(_TOLD_SUBJECT.search(told)) and _nearest(told, "en", backwards=True) == "unknown"


def _looked_back(before: str, after: str) -> Tense:
    """The tense of what was to come, which may be over by now."""
    if _SETTLED_AFTER.match(after) or _SETTLED_BEFORE.search(before):
        return "past"
    planned = _WAS_TO.search(before)
    if planned is None or _nearest(planned[1], "en", backwards=True) != "unknown":
        return "future"
    if _UNDONE.match(after):
        return "past"
    return "open" if _BARELY_TO.search(before) else "future"


def _nearest(text: str, language: Language, *, backwards: bool, to_come: bool = False) -> Tense:
    """The tense of the nearest verb; `to_come` when a promise makes what follows it one of the future."""
    if to_come and language == "de" and _TAKEN_ON.search(text):
        return "future"
    words = _WORD.findall(text)
    places = range(len(words) - 1, -1, -1) if backwards else range(len(words))
    for place in places:
        if backwards and place and words[place - 1] == "be":  # "to be paid": what comes before it decides
            continue
        word = words[place].casefold()
        tense = _cue(word, words, place, to_come=to_come) if language == "en" else _foreign(words[place], language)
        if language != "en" and place and _INFINITIVE[language].fullmatch(f"{words[place - 1]} {word}".casefold()):
            return "future"
        if tense == "past" and place and words[place - 1].casefold() in _BARE and not word.endswith("ed"):
            return "future"  # "to set up"
        last = words[max(place - 1, 0)].casefold()
        if tense == "past" and to_come and any(map(_PROMISING[language].fullmatch, (word, last))):
            return "future"  # "promised delivery", "promised written comments"
        if tense != "unknown":
            return tense
    return "unknown"


def _foreign(word: str, language: Language) -> Tense:
    past, future = _FOREIGN[language]
    if future.fullmatch(word):
        return "future"
    return "past" if past.fullmatch(word) else "unknown"


def _cue(word: str, words: Sequence[str], place: int, *, to_come: bool) -> Tense:
    following = words[place + 1] if place + 1 < len(words) else ""
    if word in _FUTURE or word.endswith(("'ll", "’ll")) or word in _SCHEDULED or (to_come and word in _LASTING):
        return "future"
    if word == "to" and following.islower() and following not in _AFTER_TO:
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NO_VERBS):
        previous = words[place - 1].casefold() if place and word.endswith("ed") else ""
        is_adjective = following.islower() and (
            previous in _BEFORE_NOUN or (previous in _COUNTS and following not in _AFTER_TO | _AFTER_VERB)
        )
        return "unknown" if is_adjective or previous in ("is", "are") else "past"  # "is lifted on Monday"
    if word == "having" or (word.endswith("ing") and place and words[place - 1].casefold() in _BEFORE_GERUND):
        return "past"
    if word in _TAKES_EFFECT.get(following, ()) or (
        word in _SCHEDULED_OF_MANY and place and _is_many(words[place - 1])
    ):
        return "future"
    return "unknown"


def _is_many(word: str) -> bool:
    """Whether a word may be the subject of a verb in the plural: "talks resume", "they meet"."""
    return word.casefold() in ("they", "we", "both") or (
        word.endswith("s") and not re.search("['’]", word) and word.casefold() not in _NO_SUBJECTS
    )
