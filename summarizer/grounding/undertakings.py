"""Does somebody undertake the contrary of an action? "Raise fees", where the evidence undertakes not to raise them.

More is told than of other statements, because an undertaking is one clause: what undertakes not to do something denies,
or uses a verb such as "refrain" or "stop". What only has to do with a denied thing is no contrary of it: who could not
agree on pay may well set up a panel on pay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.grounding.clauses import Clause, clauses
from summarizer.grounding.inflection import WORD, lemma
from summarizer.grounding.lemmas import lemmas
from summarizer.grounding.negatives import denies_abroad, may_be_denied, may_deny
from summarizer.grounding.polarity import DENIAL, REFRAINS, Contrary, is_to_come

__all__ = ["misturned"]

_REFRAINED = re.compile(
    rf"{REFRAINS.pattern}\s+(?:(?:from|all|any|its|his|her|their|the) )*(?P<what>[\w'’-]+)", re.IGNORECASE
)
_NOBODY = re.compile(r"\b(?:neither|nobody|no one|none)\b", re.IGNORECASE)
_LEAST_OF_ACTION = 0.34
"""Share of an action's words that the clause must have by which someone undertakes it."""
_LEAST_WORDS = 2


def misturned(action: str, evidence: str, *, negative: bool) -> Contrary | None:
    """Return the clause of `evidence` by which someone undertakes the contrary of `action`, or None.

    `negative` says that not doing it is meant. More is told than by `contradicted`, because an undertaking is one
    clause: what undertakes not to do something denies, or uses a verb such as "refrain" or "stop".

    >>> misturned("set up posts on the road", "They undertook not to set up posts on it.", negative=False)
    Contrary(clause='They undertook not to set up posts on it', is_proved=True)
    >>> misturned("raise fees", "They will raise the fees.", negative=True)
    Contrary(clause='They will raise the fees', is_proved=True)
    >>> misturned("raise fees", "They will refrain from raising the fees.", negative=True)
    """
    if not (negative or may_be_denied(evidence) or _refrained(evidence)):
        return None
    there = clauses(evidence)
    clause = next(iter(clauses(action)), None)
    if clause is None or not clause.words or not there:
        return None
    verb = next(root for root in (lemma(match[0]) for match in WORD.finditer(clause.text)) if root in clause.words)
    shared = [len(clause.words & other.words) for other in there]
    place = max(range(len(there)), key=lambda one: shared[one] + (verb in there[one].undertaken))
    found = shared[place] >= max(1, _LEAST_OF_ACTION * len(clause.words))
    other, around = there[place], " ".join(one.text for one in there[max(0, place - 1) : place + 1])
    if negative:
        return _done(clause, verb, other, around if found else evidence)
    if verb not in other.words and _is_left_over(clause, verb, other, there):
        return None
    is_denied = any(other.denied[word] % 2 for word in clause.words) or _NOBODY.search(around) is not None
    if found and is_denied and not clause.denials and not is_to_come(clause, other):
        return Contrary(other.text, is_proved=True)
    if verb in _refrained(other.text) and shared[place] >= _LEAST_WORDS and not REFRAINS.search(clause.text):
        return Contrary(other.text, is_proved=False)
    return None


def _is_left_over(clause: Clause, verb: str, other: Clause, there: Sequence[Clause]) -> bool:
    """Whether an action only has to do with what a clause denies, in another verb: told elsewhere to be done, or with
    what could not be agreed upon ("could not agree on pay and set up a panel")."""
    told = any(verb in one.undertaken and not one.denied[verb] % 2 for one in there)
    return told or (not clause.words.isdisjoint(other.words) and _NO_AGREEMENT.search(other.text) is not None)


_NO_AGREEMENT = re.compile(
    r"\b(?:agree|agreed|agreement|consensus|decide|decided|settle|settled|compromise) (?:on|about|over|upon)\b",
    re.IGNORECASE,
)


def _done(clause: Clause, verb: str, other: Clause, around: str) -> Contrary | None:
    """The clause that says that an action is done, where not doing it is meant."""
    if any(word in other.opens for word in ("before", "until", "unless")):
        return None
    if any(other.denied[word] % 2 for word in clause.words):  # "call no strikes"
        return None
    if denies_abroad(other.text) or verb in _refrained(other.text):
        return None
    if verb in other.undertaken and not may_deny(other.text, lemmas(clause.text).places.keys(), verbs={verb}):
        return Contrary(other.text, is_proved=True)
    if DENIAL.search(around) or may_deny(other.text, lemmas(clause.text).places.keys()):
        return None
    what = clause.words - {verb}
    return Contrary(other.text, is_proved=len(what) >= _LEAST_WORDS and what <= other.words)


@lru_cache(maxsize=1024)
def _refrained(text: str) -> frozenset[str]:
    """The words right behind verbs that say that something is not done: "stop work", "refrain from strikes"."""
    return frozenset(lemma(match["what"]) for match in _REFRAINED.finditer(text))
