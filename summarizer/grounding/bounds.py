"""Is a number told as a bound, or as a rough one? "at least 300", "up to 60", "nearly 1.3 million", "or more".

What is told of the same number from the other side ("at most 300") is the contrary; what leaves the bound out is not.
"""

from __future__ import annotations

import re
from typing import Literal

from summarizer.grounding.quantities import Quantity

__all__ = ["Bound", "are_contrary", "bound_of", "is_turned"]

Bound = Literal["", "over", "under", "about"]
"""Over: this or more, or more than this; under: the other way, also "nearly"; about: rough."""

_NOT = r"(?:(?:not|never|no|cannot|n['’]t|nicht|pas|ne) (?:\w+ )?)"
_BEFORE: dict[Bound, str] = {
    "under": (
        r"no (?:more|higher|greater|longer|later) than|not (?:more|higher|greater|longer) than|(?<!no )(?<!not "
        r")(?:less|fewer|lower) than"
        rf"|{_NOT}(?:exceed(?:ing|s|ed)?|top|surpass)|under|below|short of|up to|as (?:many|much|high) as|at "
        rf"most|at the most"
        r"|(?:a |the )?maximum(?: of)?|max\.?|capped at|a ceiling of|nearly|almost|close to|approaching|not "
        r"quite|just shy of"
        r"|(?:un )?(?:máximo|maximum|massimo) de"
        r"|bis zu|höchstens|maximal|weniger als|unter|fast|knapp|nicht mehr als|jusqu['’]à|au plus|moins de|près de"
        r"|hasta|como máximo|menos de|casi"
    ),
    "over": (
        r"no (?:less|fewer|lower) than|not (?:less|fewer|lower) than|(?<!no )(?<!not )(?:more|greater|higher"
        r"|larger) than|at least"
        r"|at the least|upwards of|over|above|exceed(?:ing|s|ed)?|in excess of|topp(?:ed|ing)|surpass(?:ed|ing)"
        r"|(?:a |the )?minimum(?: of)?|a floor of"
        r"|(?:un )?(?:mínimo|minimum|minimo) de"
        r"|mindestens|wenigstens|mehr als|über|nicht weniger als|au moins|plus de|au minimum|al menos|más de"
        r"|como mínimo|por lo menos"
    ),
    "about": (
        r"about|around|some|roughly|approximately|approx\.?|circa|ca\.?|an estimated|estimated at|in the region of"
        r"|rund|etwa|ungefähr|zirka|environ|quelque|unos|unas|alrededor de|cerca de|aproximadamente"
    ),
}
_AFTER: dict[Bound, str] = {
    "over": r"or (?:more|higher|above|over)|at least|at a minimum|and (?:more|above)|upwards",
    "under": r"or (?:less|fewer|lower|under|below)|at most|at the most|at a maximum",
    "about": r"or so|or thereabouts",
}
_LEADING: list[tuple[Bound, re.Pattern[str]]] = [
    (bound, re.compile(rf"(?<![\w-])(?:{words})(?: (?:the|an?|just|only))?[ \u00a0]$", re.IGNORECASE))
    for bound, words in _BEFORE.items()
]
_TRAILING: list[tuple[Bound, re.Pattern[str]]] = [
    (bound, re.compile(rf"(?: (?!and\b|or\b)\w+)?,? (?:{words})\b", re.IGNORECASE)) for bound, words in _AFTER.items()
]
_COMPARED = re.compile(r"(?:more|less|fewer|greater|higher|lower|larger) than", re.IGNORECASE)
_LEADERS = frozenset(
    (
        "than exceed exceeding exceeds exceeded top surpass under below of to as most maximum max at nearly almost "
        "approaching quite de zu maximal unter fast knapp als plus hasta casi least over above topped topping "
        "surpassed surpassing minimum mindestens wenigstens moins menos about around some roughly approximately "
        "approx circa ca estimated rund etwa zirka environ quelque unos unas aproximadamente"
    ).split()
)
"""The last words of all that lead to a number, as far as they have English letters."""
_ARTICLES = frozenset("the a an just only".split())
_LETTERS = re.compile(r"[^\W\d_]+")
_WIDEST_LEAD = 30
"""Letters before a number in which its last leading word, with what may follow it, stands."""
_DENIED = re.compile(r"(?:\b(?:no|not|never|nobody|none|cannot)\b|n['’]t\b)[^.,;:]*$", re.IGNORECASE)
"""What turns "more than" from afar: "no nurse has to work more than five shifts"."""
_DURING = re.compile(r"\bover (?:the |an? )?$", re.IGNORECASE)
_TIMES = frozenset("h d wk mo y dec".split())


def bound_of(number: Quantity, text: str) -> Bound:
    """Return how a number of `text` bounds what it counts.

    >>> from summarizer.grounding.quantities import quantities
    >>> text = "At least 40, or 60 or more, not exceeding 90; 5."
    >>> [bound_of(one, text) for one in quantities(text)]
    ['over', 'over', 'under', '']
    """
    before = text[max(0, number.start - 80) : number.start]
    if number.unit in _TIMES and _DURING.search(before):
        return ""  # "over three years": while they pass
    return _led(before) or _trailed(text, number.end)


def _led(before: str) -> Bound:
    for bound, words in _LEADING if _may_lead(before) else ():
        found = words.search(before)
        if found:
            return "" if _DENIED.search(before, 0, found.start()) and _COMPARED.match(found[0]) else bound
    return ""


def _may_lead(before: str) -> bool:
    """Whether the last word before a number can be one that leads to it: a glance, for the patterns fail slowly."""
    last = [word.casefold() for word in _LETTERS.findall(before[-_WIDEST_LEAD:])[-2:]]
    if last and last[-1] in _ARTICLES:
        last.pop()
    return bool(last) and (last[-1] in _LEADERS or not last[-1].isascii())


def _trailed(text: str, end: int) -> Bound:
    for bound, words in _TRAILING:
        if words.match(text, end):
            return bound
    return ""


def are_contrary(one: Bound, other: Bound) -> bool:
    """Say whether what is told of one number from two sides cannot be one thing."""
    return {one, other} == {"over", "under"}


_CLAUSE_END = re.compile(r"[.;:](?:\s|$)|, (?:and|but|while|whereas) ")
_TURNS = re.compile(
    r"\b(?:not|never|no|nor|nobody|no one|none|neither|cannot|unless|except\w*|exempt\w*|exclud\w+"
    r"|ban(?:s|ned)?|barr?(?:s|ed)?|prohibit\w*"
    r"|forbid\w*|forbidden|too (?:few|many|young|old))\b|n['’]t\b",
    re.IGNORECASE,
)


def is_turned(number: Quantity, text: str) -> bool:
    """Say whether the clause of a number denies, excepts or forbids: what it says of "under 18" holds from 18 on.

    >>> from summarizer.grounding.quantities import quantities
    >>> text = "Nobody under 18 may vote. All over 18 may."
    >>> [is_turned(one, text) for one in quantities(text)]
    [True, False]
    """
    before = _CLAUSE_END.split(text[max(0, number.start - 120) : number.start])[-1]
    behind = re.split(r"[.,;:](?!\d)", text[number.end : number.end + 60])[0]
    return _TURNS.search(_BOUND_ITSELF.sub("", before)) is not None or _TURNS.search(behind) is not None


_BOUND_ITSELF = re.compile(
    rf"(?:{_NOT}(?:exceed(?:ing|s|ed)?|top|surpass)|\b(?:no|not) (?:more|less|fewer|higher|lower|greater|longer|later"
    r"|larger) than|lower than)(?: (?:the|an?|just|only))?[ \u00a0]$",
    re.IGNORECASE,
)
"""A denial that is part of the bound: "no more than"."""
