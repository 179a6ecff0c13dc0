"""Is the day by which something is to be done that of something else? "Kenya will pay by May. They meet on 9 June."

A clause that holds the time and none of the item's words tells of another thing where it tells of a meeting, a vote or
an end, or where the clause that does have the item's words has a time of its own. What points back ("it", "the money")
may tell of the item, and nothing is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.grounding import dates
from summarizer.grounding.content import content
from summarizer.grounding.foreign_times import in_english

__all__ = ["Around", "time_of_another"]


class Around(NamedTuple):
    """What a sentence says before a time and after it."""

    before: str
    after: str


_BORDER = re.compile(
    r"[;:,](?=\s)|\s(?:and|but|while|whereas|when|where|if|unless|once|provided|und|aber|sofern|falls|wenn|et|mais|si"
    r"|y|pero)(?=\s)"
)
_THING = (
    r"(?:meetings?|sessions?|rounds?|talks|summits?|conferences?|elections?|hearings?|votes?|ballots?|referendum|congress"
    r"|treaty|truce|ceasefire|mandate|licen[cs]e|strike|recess)"
)
_EVENT = re.compile(
    r"\b(?:meets?|met|reconvenes?|convenes?|votes?|voted|gathers?|expires?|adjourn\w*"
    rf"|(?:hosts?|holds?|held|attends?|schedul\w+|resumes?|begins?|opens?) (?:\w+ ){{0,4}}{_THING}"
    rf"|{_THING} (?:\w+ ){{0,4}}?(?:is|are|was|were|will|begins?|starts?|opens?|ends?|takes?|lasts?|runs?|resumes?|set)"
    r"|tag(?:t|en)|treffen|trifft|weiterverhandeln|stattfinden|endet|läuft|abstimmen"
    r"|se réuni\w+|réunion|session|expire\w*|se tiendra|se reun\w+|sesión|reunión|elecciones|vence)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|them|this|these|those|that|so|both|all|money|sum|payments?|transfers?|funds?|instal?lments?|tranche|rest"
    r"|remainder|deadline|due|deliver\w*|complet\w*|deploy\w*|work|project|first|es|diese\w*|geld|frist|cela|ce|celui"
    r"|argent|somme|esto|ello|dinero|plazo)\b",
    re.IGNORECASE,
)
_OF_ITSELF = 3
"""Words that a clause must have to tell of something else, where no word names an event."""
_MOST = 0.5
"""Share of the item's words that the clause it is told in must have."""


def time_of_another(time: Around, cited: Sequence[str], words: str) -> str | None:
    """Return the clause that holds a time, where it tells of something else than `words`, or None.

    >>> time_of_another(Around("The two meet again", "."), ["Kenya will pay 40 million by May."], "pay 40 million")
    'The two meet again'
    """
    mine = f"{_BORDER.split(time.before)[-1]} {_BORDER.split(time.after)[0]}".strip(" .")
    needed, there = _content(words), _content(mine)
    if not there or needed & there or _EVENT.search(words):
        return None
    whole = f"{time.before} {time.after}"
    if _POINTS_BACK.search(mine if needed & _content(whole) else whole):
        return None
    told = _told_in([*cited, time.before, time.after], needed)
    if told is None:
        return None
    is_other = _EVENT.search(mine) is not None or (len(there) >= _OF_ITSELF and _has_time(told))
    return mine if is_other else None


def _told_in(texts: Sequence[str], needed: frozenset[str]) -> str | None:
    """The clause that has most of the words, if it has enough of them; a figure counts for two."""
    weights = ((_weight(needed & _content(clause)), clause) for text in texts for clause in _BORDER.split(text))
    weight, clause = max(weights, default=(0, ""), key=lambda one: one[0])
    return clause if weight and weight >= _MOST * len(needed) else None


def _content(text: str) -> frozenset[str]:
    return content(text) - _SMALL


_SMALL = frozenset(
    "der die das den dem des ein eine einen und am im zu le la les du de une un et au aux sa son el los las del una y "
    "su se al lo".split()
)
"""Words of other languages that carry no meaning."""


def _weight(words: frozenset[str]) -> int:
    return sum(2 if word[0].isdigit() else 1 for word in words)


def _has_time(clause: str) -> bool:
    if any(True for _ in dates.find(clause)):
        return True
    return any(True for words, _ in in_english(clause.casefold()) for _ in dates.find(words))
