"""Does a statement have the opposite of a word of its evidence, and else the same words? "For" where it voted against.

Few pairs, and only where nearly all other words are the same: an opposite may stand in a good paraphrase too, with
something else turned round ("runs until May", "ends in May").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.grounding.clauses import Clause, clauses
from summarizer.grounding.glance import may_hold
from summarizer.grounding.inflection import WORD, lemma
from summarizer.grounding.word_tables import PieceTable

__all__ = ["denied_by", "is_undone", "may_be_opposed", "opposed", "swapped_times"]

_TIMED = re.compile(
    r"\b(?P<side>[Bb]efore|[Aa]fter|[Uu]ntil|[Tt]ill|[Ff]rom|[Ss]ince)\s+"
    r"(?P<time>(?:the )?(?:[0-9][\w.:]*(?: [A-Z][a-z]+)?(?: [0-9]{4})?|[A-Z][a-z]+(?: [0-9]{1,4}\b)?))"
)
_BEFORE = frozenset({"before", "until", "till"})
_OF_TIMES = _BEFORE | {"after", "from", "since"}
_VOTED = r"\b(?:vot|sp[eo][ao]k|campaign|argu|rul)\w* "
_REFUSED = (
    r"\b(?:reject|dismiss|refus|declin|block|veto|quash|overturn|overrul)\w*"
    r"|\b(?:turn|vot|knock|str[iu]c?k)\w* (?:\w+ ){0,4}?down\b|\bthr[eo]w\w* (?:\w+ ){0,4}?out\b"
)
_PAIRS = tuple(
    (re.compile(one, re.IGNORECASE), re.compile(other, re.IGNORECASE))
    for one, other in (
        (rf"{_VOTED}against\b", rf"{_VOTED}(?:for|in favou?r of)\b"),
        (_REFUSED, r"\b(?:accept|approv|adopt|uph[eo]ld|endors|grant|confirm|ratif|pass(?=es\b|ed\b))\w*"),
        (
            r"\b(?:ris(?:e|es|ing|en)|rose|increas\w*|climb\w*)\b",
            r"\b(?:fall\w*|fell|decreas\w*|declin\w*|shr[aiu]nk\w*)\b",
        ),
        (
            r"\b(?:fail(?:s|ed)|(?:took|takes?|taken) no action)\b",
            r"\b(?:pass(?:es|ed)|carr(?:y|ies|ied)|adopt(?:s|ed)|approv(?:e|es|ed)|accept(?:s|ed)|succeed(?:s|ed))\b",
        ),
        (r"\b(?:win|wins|won|winning)\b", r"\b(?:los(?:e|es|t|ing))\b"),
        (r"\b(?:lift(?:s|ed|ing)?)\b", r"\bimpos(?:e|es|ed|ing)\b"),
        (r"\b(?:re)?open(?:s|ed|ing)?\b", r"\b(?:clos(?:e|es|ed|ing)|shut(?:s|ting)?)\b"),
        (r"\b(?:start(?:s|ed)?|beg[aiu]n|resum(?:e|es|ed))\b", r"\b(?:stop(?:s|ped)?|end(?:s|ed)?|halt(?:s|ed)?)\b"),
        (r"\b(?:join(?:s|ed)?)\b", r"\b(?:left|leav(?:e|es|ing)|quit(?:s|ting)?)\b"),
        (r"\b(?:support|back|favour)(?:s|ed|ing)?\b", r"\boppos(?:e|es|ed|ing)\b"),
    )
)
_GOING_ON = ("", "against", "for", "down", "out", "no action")
"""What must follow the first word of some of them."""
_LONGEST = 2_000
"""Characters of a statement in which times are looked for."""
_NEARLY_ALL, _LEAST_WORDS = 0.75, 2


def swapped_times(statement: str, evidence: str) -> str | None:
    """Return the time of `evidence` before which something is so that `statement` puts after it, or the other way.

    >>> swapped_times("The pact ends after 1 July.", "The pact ends before 1 July 2024.")
    'before 1 July 2024'
    """
    if not may_hold(statement, _OF_TIMES):
        return None
    said = {(one["time"], _is_before(one)) for one in _TIMED.finditer(statement[:_LONGEST])}
    found = [(one["time"], _is_before(one), one[0]) for one in _TIMED.finditer(evidence)] if said else []
    for time, is_before in sorted(said):
        there = [(other_is, words) for other, other_is, words in found if _is_same_time(other, time)]
        if there and all(other_is != is_before for other_is, _ in there):
            return there[0][1] if _is_all_there(statement, evidence) else None
    return None


def _is_before(time: re.Match[str]) -> bool:
    return time["side"].casefold() in _BEFORE


def _is_same_time(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _is_all_there(statement: str, evidence: str) -> bool:
    """Whether every word of a statement is in the evidence, and neither denies any."""
    said, there = clauses(statement), clauses(evidence)
    words = frozenset[str]().union(*(one.words for one in said))
    known = frozenset[str]().union(*(one.words for one in there))
    return words <= known and not any(one.denials for one in (*said, *there))


def may_be_opposed(statement: str, evidence: str) -> bool:
    """Whether one text may have the opposite of a word of the other: a glance, before their clauses are compared.

    >>> may_be_opposed("The port opened.", "The port will shut."), may_be_opposed("The port opened.", "It did in May.")
    (True, False)
    """
    said = _sides(statement)
    return bool(said) and not _sides(evidence).isdisjoint((not side, pair) for side, pair in said)


@lru_cache(maxsize=1024)
def _sides(text: str) -> frozenset[tuple[bool, int]]:
    """Of which pairs a text may have a word, before each whether it is the second."""
    return frozenset(_SIDES.within(text))


def _sides_of(piece: str) -> Iterator[tuple[bool, int]]:
    """The sides whose words begin in a piece of a text, whatever goes on behind it."""
    said = [f"{piece} {following}" for following in _GOING_ON]
    for side in (False, True):
        yield from ((side, number) for number, pair in enumerate(_PAIRS) if any(map(pair[side].search, said)))


_SIDES = PieceTable(_sides_of)


_UNDONE = re.compile(r"\b(?:failed|fails|no action)\b", re.IGNORECASE)


def is_undone(text: str) -> bool:
    """Whether the denial of a clause is itself the opposite of a word: "the motion failed", "took no action on it"."""
    return _UNDONE.search(text) is not None


_CONFIRMED = re.compile(
    r"(?P<who>[\w’'-]+) (?:\w+ly )?(?:has |have |had )?(?:confirm|admitt|acknowledg|conced)(?:ed|es|s)\b", re.IGNORECASE
)
_CONFIRMING = frozenset("confirmed confirms admitted admits acknowledged acknowledges conceded concedes".split())


def denied_by(statement: str, evidence: str) -> str | None:
    """Return the words by which the one who confirms something in a statement denies it in its evidence, or None.

    >>> denied_by("The owners confirmed that it sank.", "It sank, the pilot said, which the owners denied.")
    'owners denied'
    """
    said = _CONFIRMED.search(statement) if may_hold(statement, _CONFIRMING) else None
    if said is None or may_hold(evidence, _CONFIRMING):
        return None
    verb = r" (?:\w+ly )?(?:has |have |had )?(?:denied|denies|deny|disputed|disputes|contradicted)\b"
    found = re.search(rf"\b{re.escape(said['who'])}{verb}", evidence)
    return found[0] if found else None


def opposed(clause: Clause, others: Iterator[Clause]) -> Clause | None:
    """Return the clause among `others` that says of the same things the opposite of what `clause` does, or None.

    >>> one, other = clauses("Lund voted for the levy"), clauses("Lund voted against the levy")
    >>> opposed(one[0], iter(other)).text
    'Lund voted against the levy'
    """
    sides = sorted(_sides(clause.text))
    near = [other for other in others if len(clause.words & other.words) >= _LEAST_WORDS] if sides else []
    for side, number in sides if near else ():
        mine, theirs = _PAIRS[number][side], _PAIRS[number][not side]
        said = mine.search(clause.text)
        if said is None or theirs.search(clause.text):
            continue
        for other in near:
            if _is_of_the_same(clause, other, said[0]) and theirs.search(other.text) and not mine.search(other.text):
                return other
    return None


def _is_of_the_same(clause: Clause, other: Clause, said: str) -> bool:
    words = clause.words - {lemma(match[0]) for match in WORD.finditer(said)}
    return len(words) >= _LEAST_WORDS and len(words & other.words) >= _NEARLY_ALL * len(words)
