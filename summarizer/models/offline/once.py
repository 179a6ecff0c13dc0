"""Is it told twice? What a headline says and the report says again, and "the deal was struck", are one agreement.

A sentence that speaks of "the agreement" or "it" adds itself, and its day, to the agreement told before. A headline
adds itself to the first agreement in the text that has most of its words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.grounding.polarity import content
from summarizer.models.offline.outcomes import Outcome
from summarizer.models.offline.page import Page

__all__ = ["told_once"]

_SAME = re.compile(r"(?:[Tt]he|[Tt]his|[Tt]heir|[Tt]hat) (?:[a-z-]+ )?$")
_IT = re.compile(
    r"It\b|it\b|[Tt]he (?:agreement|deal|accord|letter|pact|treaty|memorandum|truce|ceasefire|contract|compromise"
    r"|text)\b"
)
_MOST_CITED = 4


def told_once(page: Page, outcomes: list[Outcome]) -> list[Outcome]:
    """Return the outcomes with each agreement told once."""
    kept: list[Outcome] = []
    last: int | None = None
    for outcome in outcomes:
        place = _same(page, kept, outcome, last)
        if place is None:
            last = len(kept) if outcome.agreed else last
            kept.append(outcome)
        else:
            kept[place] = _joined(page, kept[place], outcome)
    return kept


def _same(page: Page, kept: list[Outcome], outcome: Outcome, last: int | None) -> int | None:
    """The place of the outcome that is told again; `last` is that of the last agreement."""
    if (
        last is not None
        and outcome.agreed
        and outcome.verb.sort == "passive"
        and outcome.verb.complement == outcome.verb.start
        and _is_known(page, outcome.what.start)
    ):
        return last
    for place in range(min(len(kept), 3)):
        if is_headline(page, kept[place].sentences[0]) and _alike(kept[place], outcome):
            return place
    return None


def _is_known(page: Page, start: int) -> bool:
    """Whether a thing is told as known: "the deal", "it"."""
    return _IT.match(page.text, start) is not None or _SAME.search(page.text[max(0, start - 24) : start]) is not None


def is_headline(page: Page, number: int) -> bool:
    """Whether a sentence is a headline: one of the first, without a mark at its end."""
    return number <= 4 and page.sentence(number)[-1:].isalnum()


def _alike(one: Outcome, other: Outcome) -> bool:
    words, others = set(content(one.what.text)), set(content(other.what.text))
    is_kind = one.agreed == other.agreed or (one.verb.strength == "agreed" and other.agreed)
    return is_kind and len(words & others) * 2 >= len(words) > 0


def _joined(page: Page, one: Outcome, other: Outcome) -> Outcome:
    """The one that says more, with both sentences and the day that either tells."""
    sentences = tuple(dict.fromkeys((*one.sentences, *other.sentences)))[:_MOST_CITED]
    fuller = other if is_headline(page, one.sentences[0]) else one
    return replace(fuller, sentences=sentences, agreed_on=other.agreed_on or one.agreed_on)
