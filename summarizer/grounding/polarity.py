"""Does one clause deny what another says? Counts what negates a word in aligned clauses, double negation included.

A statement is taken apart into clauses, each laid beside the clause of the evidence that shares most of its words. Only
where they share most of them, and a word of both is denied an odd number of times more in one, do they contradict: a
check that cries wolf on good statements is worse than none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["content", "contradicted"]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_IDIOMS = re.compile(
    r"\b(?:no|not) later than\b|\bno (?:less|fewer|more) than\b|\bnot only\b|\bnot least\b|\bwhether or not\b"
    r"|\bno doubt\b|\bnot (?:just|merely|simply)\b|\bno matter\b|\bnot to mention\b|\bNo\. ?(?=[0-9])",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"(?<![.!?;:,()—–])[.!?;:,()—–]++(?=\s|$)|\s[—–-]\s"
    r"|\b(?:but|while|although|though|whereas|however|because|which|who|unless|until|after|before|if)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:(?<=[.!?\n])|\A)[^.!?\n]*+\?")
"""A question asserts nothing, so nothing contradicts it."""
_INVERTED = re.compile(r"(?:(?<=[.!?;] )|\A)(?:Should|Were|Had) [^,.;?!]{1,120}+,")
"""A condition without "if" asserts nothing either."""
_NEGATING = re.compile(
    r"not|never|no|nor|neither|none|nobody|nothing|without|cannot|\w+n['’]t|unable|den(?:y|ies|ied|ying)"
    r"|refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)|reject(?:s|ed|ing|ion)?|fail(?:s|ed|ing|ure)?"
    r"|ruled-out|lack(?:s|ed|ing)?",
    re.IGNORECASE,
)
_REFRAINING = re.compile(
    r"\b(?:refrain|abstain|avoid|stop|halt|ceas|suspend|end|forgo|waiv|ban|prohibit|fr(?:ee|o)z|drop|withh[oe]ld|keep"
    r"|kept|give up|lift|oppos|resist|prevent|protect|spar|defer|postpon|withdr|scrap|abandon|clos)",
    re.IGNORECASE,
)
"""Openings of verbs by which one undertakes not to do something without a word of denial."""
_RULED_OUT = re.compile(r"\brul(?:e|es|ed|ing) out\b", re.IGNORECASE)
_EMPTY = frozenset(
    (
        "a an the and or of to in on at by for with from into as that this these those it its he she they his her "
        "their them is are was were be been being has have had do does did will would shall should may might can "
        "could must there here also both all each than then so such out said says say told over under up down about"
    ).split()
)
_UNDERTAKING = frozenset(
    "agre commit promis pledg want intend plan decid accept undertak sign reach offer expect hop abl propos".split()
)
"""Stems of verbs that hand a denial on: who did not agree to pay does not pay."""
_PASSIVE = frozenset("was were been being is are be".split())
"""What is denied by "was rejected" stands before it."""
_DENYING = re.compile(
    r"\bden(?:y|ies|ied|ying)\b"
    r"|\b(?:reject|declin|refus|turn)\w* (?:down )?(?:[\w'’-]+ ){0,4}"
    r"(?:offer|propos|demand|request|bid|call|idea|claim)",
    re.IGNORECASE,
)
"""To deny is to say something; what was said may be told in other words. Who rejects an offer does not deny that it was
made."""
_LEAST_SHARED, _LEAST_WORDS = 0.6, 2
"""Share of a clause's words that the aligned clause must have, and how many at least, for a comparison to mean
anything."""


@dataclass(frozen=True, slots=True)
class _Clause:
    words: frozenset[str]
    denied: Counter[str]
    denials: int
    text: str

    def contradicts(self, other: _Clause, *, negative: bool) -> bool:
        """Whether one denies what the other says: as a whole, and in a word of both."""
        if (self.denials + negative - other.denials) % 2 == 0:
            return False
        if negative:
            return not other.denials and _REFRAINING.search(other.text) is None
        return any((self.denied[word] - other.denied[word]) % 2 for word in self.words & other.words)


def contradicted(statement: str, evidence: str, *, negative: bool = False) -> str | None:
    """Return the clause of `evidence` that says the contrary of `statement`, or None.

    `negative` says that the statement's first clause is meant denied: "raise tariffs", of a promise not to.

    >>> contradicted("Norway will pay the bill", "Norway will not pay the bill.")
    'Norway will not pay the bill'
    >>> contradicted("Norway did not rule out paying", "Norway did not rule out paying.")
    """
    there = list(_clauses(_INVERTED.sub(" ", _QUESTION.sub(" ", evidence))))
    for place, clause in enumerate(_clauses(statement)):
        if _DENYING.search(clause.text):
            continue
        beside = _beside(clause, there)
        if beside and all(clause.contradicts(other, negative=negative and place == 0) for other in beside):
            return beside[0].text
    return None


def _beside(clause: _Clause, there: Sequence[_Clause]) -> list[_Clause]:
    """The clauses that share most words with this one, all that share as many."""
    if len(clause.words) < _LEAST_WORDS:
        return []
    shared = [len(clause.words & other.words) for other in there]
    most = max(shared, default=0)
    if most < max(_LEAST_WORDS, _LEAST_SHARED * len(clause.words)):
        return []
    return [other for other, count in zip(there, shared, strict=True) if count == most]


def _clauses(text: str) -> Iterator[_Clause]:
    for part in _BREAK.split(_IDIOMS.sub(" ", text)):
        found: list[str] = []
        denied: Counter[str] = Counter()
        pending, denials, before = 0, 0, ""
        for word in (match[0] for match in _WORD.finditer(_RULED_OUT.sub("ruled-out", part))):
            if _NEGATING.fullmatch(word):
                denials += 1
                pending += not (before in _PASSIVE and word.casefold().endswith("ed"))
            elif word.casefold() not in _EMPTY:
                found.append(_stem(word))
                denied[found[-1]] += pending
                pending = pending if found[-1] in _UNDERTAKING else 0
            before = word.casefold()
        yield _Clause(frozenset(found), denied, denials, " ".join(part.split()))


def content(text: str) -> frozenset[str]:
    """Return the words of a text that carry its meaning, without the endings that their forms need.

    Rough, and the same for all forms of most verbs.

    >>> sorted(content("They promised 40 million, as promises go."))
    ['40', 'go', 'million', 'promis']
    """
    words = (match[0] for match in _WORD.finditer(text))
    return frozenset(_stem(word) for word in words if word.casefold() not in _EMPTY)


def _stem(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word.casefold())
    if len(word) <= 3:
        return word
    word = re.sub(r"(?:ies|ied)$", "y", word)
    word = re.sub(r"(?<=[a-z]{3})(?:ing|ed|es|s)$", "", word)
    word = re.sub(r"(?<=[a-z]{2})([b-df-hj-np-tv-z])\1$", r"\1", word)
    return re.sub(r"(?<=[a-z]{3})e$", "", word)
