"""Does a verb tell a fact, and how does what it tells of stand now?

What is hoped, asked, denied, refused, conditional or in question is no fact; "would" is one only as the "will" of what
somebody said. An undertaking told by its own sentence to be kept, withdrawn or turned down is no open one.
"""

from __future__ import annotations

import re

from summarizer.grounding.cues import is_factual, is_taken_back
from summarizer.models.offline import clauses
from summarizer.models.offline.verb import Verb

__all__ = ["HYPOTHETICAL", "is_so", "standing_of"]

HYPOTHETICAL = re.compile(
    r"\b(?:[Ii]f|[Ww]hether|[Uu]nless|[Ss]hould|would|could|might|may|hopes?|hoped|hoping|wants?|wanted|asked"
    r"|urged|urges|called on|calls? (?:on|for)"
    r"|expect(?:s|ed)?|likely|unlikely|possible|proposed|proposes|proposal|suggest(?:s|ed)|consider(?:s|ed|ing)?"
    r"|draft|demand(?:s|ed)?"
    r"|fail(?:s|ed)?|refus(?:ed|es|ing)|declin(?:ed|es)|denied|denies|not|never|no|neither|nor|nobody|yet to"
    r"|warned|fears?|feared|rumou?rs?)\b|n't\b|\?"
)
_OLD = re.compile(r"\bhad (?:earlier |previously |originally |initially |once |also |already |since )?$")
_DONE = re.compile(
    r"\b(?:(?:was|were|has been|have been|had been|has|have) (?:kept|repaired|received|met|fulfilled|delivered"
    r"|paid|completed|carried out|done|published"
    r"|sent|handed over|implemented|opened|released)|as (?:it|he|she|they) (?:had )?(?:promised|pledged|undertaken"
    r"|agreed)|which (?:it|he|she|they) did"
    r"|kept (?:its|his|her|the|their) (?:promises?|pledge|word))\b"
)
_WITHDRAWN = re.compile(
    r"\b(?:withdrew|withdrawn|dropped|revoked|rescinded|took back|taken back|retracted|went back on|reneged"
    r"|scrapped|abandoned|off the table|lapsed)\b"
)
_REJECTED = re.compile(r"\b(?:reject(?:ed|s)|turned (?:it )?down|turned the offer down|refused|declined|dismissed)\b")
_QUESTION = re.compile(r"\?\W*$")


def is_so(text: str, start: int, end: int, verb: Verb) -> bool:
    """Whether a verb tells a fact: nothing in its clause takes it back, and nothing before denies the whole of it."""
    begin = max(start, clauses.clause_start(text, start, verb.start))
    if _QUESTION.search(text[verb.end : end]) or is_taken_back(text[start : verb.start]):
        return False
    if verb.sort == "would":
        return _is_reported(text, start, begin, verb)
    if verb.sort in ("planned", "noun"):
        return not HYPOTHETICAL.search(text, begin, verb.start)
    if HYPOTHETICAL.search(text, begin, verb.start):
        return False
    return is_factual(text[max(start, begin - 12) : verb.start]) and not _under_hypothesis(text, start, begin)


def _under_hypothesis(text: str, start: int, begin: int) -> bool:
    """Whether the clause hangs on a word that makes it no fact: "hoped that", "if", "a proposal that"."""
    before = text[max(start, begin - 40) : begin]
    return (
        re.search(
            r"\b(?:if|whether|unless|hope[sd]?|hoping|deni(?:ed|es)|proposal|propos(?:ed|es)|suggest(?:ed|s)"
            r"|demand(?:ed|s)?|asked|until|before|when|once|wants?|expect(?:ed|s)?|warned|feared|possible|likely"
            r"|doubt\w*)(?: that)? ?$",
            before,
        )
        is not None
    )


def _is_reported(text: str, start: int, begin: int, verb: Verb) -> bool:
    """Whether "would" is the "will" of reported speech: "She said that Norway would pay"."""
    if re.search(
        r"\bif\b|\bproposed\b|\bneither\b|\bnobody\b|\bnot\b|\bnever\b|\bno\b", text[start : verb.start], re.IGNORECASE
    ):
        return False
    if HYPOTHETICAL.search(text, begin, verb.start):
        return False
    return _SAID.search(text[start : max(begin, start)]) is not None or (begin == start and _goes_on(text, start))


def _goes_on(text: str, start: int) -> bool:
    """Whether a sentence goes on with what the one before it reports: "Ann Lee said the road was dry. It would ..."."""
    before = text[max(0, start - 300) : start].rstrip()
    last = before[before[:-1].rfind(". ") + 1 :]
    return _REPORTS.search(last) is not None and HYPOTHETICAL.search(last) is None


_REPORTS = re.compile(
    r"\b(?:said|told \w+|reported|explained|announced|added|confirmed|stated|promised)(?: that)? (?=\w)"
)


_SAID = re.compile(
    r"\b(?:said|told [^,.;]{2,40}?|added|announced|confirmed|stated|replied|explained|promised"
    r"|assured [^,.;]{2,40}?|declared|stressed|agreed|reported)"
    r"(?: on \w+| today| yesterday)?(?: that)? ?$"
)


def standing_of(text: str, start: int, end: int, verb: Verb) -> str:
    """How an undertaking stands by its own sentence: withdrawn, done, turned down, or open."""
    if _WITHDRAWN.search(text, start, end):
        return "withdrawn"
    if verb.strength == "offered" and _REJECTED.search(text, verb.end, end):
        return "other"
    is_old = (
        verb.word.startswith("had ")
        or _OLD.search(text[start : verb.start]) is not None
        or _AS_PROMISED.search(text[start : verb.start])
    )
    return "done" if is_old and _DONE.search(text, start, end) else "open"


_AS_PROMISED = re.compile(r", as \w+ $")
