"""Does a statement deny what its evidence says, or the other way round, where both are in one other language?

German, French and Spanish, by the words that deny in each. Clauses are laid side by side by their words, as English
ones are in `polarity`, but nothing is known of what a denial governs: where nearly all words of a clause are the
other's and one denies, they contradict each other; where fewer are, they may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from summarizer.grounding.languages import Language

__all__ = ["Contrary", "contrary_abroad"]


class Contrary(NamedTuple):
    """The clause of the evidence that says the contrary."""

    clause: str
    severity: Literal["wrong", "unsure"]


_NOT: dict[Language, re.Pattern[str]] = {
    "de": re.compile(r"\b(?:nicht|kein\w*|nie|niemals|niemand\w*|nichts|weder|ohne|kaum)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:ne\b|n['’]|aucune?\b|jamais\b|sans\b|personne ne\b)", re.IGNORECASE),
    "es": re.compile(r"\b(?:no|nunca|jamás|ningún|ningun[oa]s?|nadie|tampoco|sin)\b", re.IGNORECASE),
}
"""Words that deny; several of them in a clause deny once."""
_REFUSING: dict[Language, re.Pattern[str]] = {
    "de": re.compile(
        r"\b(?:(?:ver)?weiger\w+|verzicht\w+|dementier\w+|bestr[ei]+t\w*|lehnt\w* (?:[^.]{0,60}? )?ab"
        r"|abgelehnt|abzulehnen"
        r"|ausgeschlossen|schlie(?:ß|ss)\w* (?:[^.]{0,60}? )?aus|schlo(?:ß|ss)\w* (?:[^.]{0,60}? )?aus"
        r"|leugne\w*|untersag\w*|verbiet\w*|verb[oe]t\w*)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(r"\b(?:refus\w+|exclu[est]?\w*|rejet\w+|nie|nié|dément\w*|renonc\w+|interdi\w+)\b", re.IGNORECASE),
    "es": re.compile(
        r"\b(?:neg(?:ó|aron|ado|ar)|niegan?|rechaz\w+|descart\w+|renunci\w+|desm[ie]+nt\w*|prohib\w+)\b", re.IGNORECASE
    ),
}
"""Verbs that deny what depends on them."""
_IDIOM = re.compile(r"nicht nur|non seulement|no sólo|no solo|nicht später als|n(?:e |['’])\w+ que\b", re.IGNORECASE)
_IN_PART = re.compile(r"\b(?:et non|und nicht|y no|salvo|excepto|sauf|außer|ausser|mais|sondern|sino)\b", re.IGNORECASE)
"""What denies only a part of a clause, or names what is left out."""
_CLAUSE = re.compile(
    r"[.!?;:,](?:\s|$)|\s[—–-]\s|\b(?:aber|sondern|während|obwohl|weil|falls|wenn|bevor|mais|tandis que|si"
    r"|pero|sino|mientras|aunque|porque)\b",
    re.IGNORECASE,
)
_DEPENDS = re.compile(r"(\b(?:aus|ab)\b|\w), (?=dass\b|daß\b|d(?:ie|en|as|er|em) [^,.]{1,60} zu \w)", re.IGNORECASE)
"""What depends on the verb before its comma is of one clause with it."""
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    (
        "der die das den dem des ein eine einen einem einer eines und oder in im an am auf zu zum zur von vom "
        "mit für bei dass daß sich es er "
        "sie wird werden werde würde hat haben habe ist sind sei war waren wurde wurden soll will wolle sagte nicht "
        "le la les l un une des du de d et ou en à au aux dans pour par sur que qui il elle ils a ont est sont "
        "sera été ne n pas se s dit "
        "el los las una unos y o del al por con para que lo su sus ha han es son será fue no dijo"
    ).split()
)
_STEM = 5
"""Letters by which words of one stem are told."""
_LEAST_SHARED, _NEARLY_ALL, _LEAST_WORDS = 0.65, 0.8, 2


def contrary_abroad(statement: str, evidence: str, language: Language) -> Contrary | None:
    """Return the clause of `evidence` that says the contrary of `statement`, both in `language`, or None.

    >>> contrary_abroad("Die Stadt wird das Bad schließen", "Die Stadt wird das Bad nicht schließen.", "de")
    Contrary(clause='Die Stadt wird das Bad nicht schließen', severity='wrong')
    """
    if language not in _NOT:
        return None
    there = [(clause, _stems(clause)) for clause in _clauses(evidence)]
    for clause in _clauses(statement):
        words = _stems(clause)
        shared = [len(words & others) for _, others in there]
        most = max(shared, default=0)
        if most < max(_LEAST_WORDS, _LEAST_SHARED * len(words)):
            continue
        beside = [there[place][0] for place, count in enumerate(shared) if count == most]
        if _IN_PART.search(clause) or any(_IN_PART.search(one) for one in beside):
            continue
        if all(_denials(clause, language) % 2 != _denials(other, language) % 2 for other in beside):
            return Contrary(beside[0], "wrong" if most >= _NEARLY_ALL * len(words) else "unsure")
    return None


def _clauses(text: str) -> Iterator[str]:
    for part in _CLAUSE.split(_DEPENDS.sub(r"\1 ", _IDIOM.sub(" ", text))):
        if part.strip():
            yield " ".join(part.split())


def _stems(clause: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(clause.casefold()) if word not in _SMALL)


def _denials(clause: str, language: Language) -> int:
    return (_NOT[language].search(clause) is not None) + len(_REFUSING[language].findall(clause))
