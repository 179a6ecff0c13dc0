"""Does a statement tell by the month what its evidence tells by the year, "£18m a month" of "£18 million a year"?

Words for how often, in English, German, French and Spanish. A statement that has one, where its evidence has only
others, is doubted: the adjective may be of something else ("the annual budget"), and a rate may have been reckoned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from summarizer.grounding.glance import may_hold

__all__ = ["strange_rates"]

Period = Literal["day", "week", "month", "quarter", "year"]

_NO_RATE_AFTER = r"(?! (?:ago|later|before|after|earlier|old|long|from|in advance|of|or|and a half|on year)\b)"
_NO_RATE_BEFORE = "".join(
    rf"(?<!\b{word} )"
    for word in (
        "in for of over than within after about took take takes last lasts lasted lasting spent spend half nearly "
        "almost just not such what by until till and"
    ).split()
)
"""Before "a year", what makes it a length of time."""
_WORDS: dict[Period, str] = {
    "day": r"daily|{a} day|täglich\w*|pro Tag|quotidien\w*|par jour|diari[oa]s?|al día|por día",
    "week": (
        r"weekly|{a} week|wöchentlich\w*|pro Woche|hebdomadaires?|par semaine|semanal(?:es)?|a la semana|por semana"
    ),
    "month": r"monthly|{a} month|monatlich\w*|pro Monat|mensuel\w*|par mois|mensual(?:es|mente)?|al mes|por mes",
    "quarter": r"quarterly|{a} quarter|vierteljährlich\w*|pro Quartal|trimestriel\w*|par trimestre|trimestral(?:es)?",
    "year": (
        r"yearly|annual(?:ly|es)?|per annum|{a} year|jährlich\w*|pro Jahr|annuel\w*|par an\b|anualmente|al año"
        r"|por año"
    ),
}
_SAID: dict[Period, re.Pattern[str]] = {
    period: re.compile(
        rf"\b(?:{words.format(a=rf'(?:{_NO_RATE_BEFORE}an?|per|each|every)')})\b{_NO_RATE_AFTER}", re.IGNORECASE
    )
    for period, words in _WORDS.items()
}
_GLANCE = frozenset(
    (
        "day daily week weekly month monthly quarter quarterly year yearly annual annually annum tag woche monat "
        "quartal jahr glich gliche glichen glicher gliches chentlich chentliche chentlichen chentlicher "
        "chentliches monatlich monatliche monatlichen monatlicher monatliches viertelj hrlich hrliche hrlichen "
        "hrlicher hrliches quotidien quotidienne quotidiens quotidiennes jour hebdomadaire hebdomadaires semaine "
        "mensuel mensuelle mensuels mensuelles mensuellement mois trimestriel trimestrielle trimestriels "
        "trimestrielles trimestre annuel annuelle annuels annuelles annuellement par diario diaria diarios diarias "
        "al por semanal semanales semana mensual mensuales mensualmente mes trimestral trimestrales annuales "
        "anualmente"
    ).split()
)
"""Where none of these stands, as a run of English letters, no rate does."""


def strange_rates(statement: str, evidence: str) -> Iterator[tuple[str, str]]:
    """Yield the words for how often that a statement has, and what its evidence says instead.

    >>> list(strange_rates("It costs £18m a month.", "It will cost £18 million a year."))
    [('a month', 'a year')]
    >>> list(strange_rates("It costs £18m annually, for a month.", "It will cost £18 million a year."))
    []
    """
    said = _rates(statement)
    there = _rates(evidence) if said else {}
    if there and said.keys().isdisjoint(there):
        yield next(iter(said.values())), next(iter(there.values()))


@lru_cache(maxsize=1024)
def _rates(text: str) -> dict[Period, str]:
    """The periods by which a text tells something, each in its first words for it."""
    if not may_hold(text, _GLANCE):
        return {}
    found: dict[Period, str] = {}
    for period, said in _SAID.items():
        if match := said.search(text):
            found[period] = match[0]
    return found
