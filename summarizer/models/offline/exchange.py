"""What do two give each other? "Norway agreed to open its ports. In exchange Iceland will drop its complaint."

What one agrees to and the other gives in exchange is an agreement of both, where the text told none before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from summarizer.models.offline.outcomes import Outcome
from summarizer.models.offline.parties import Parties
from summarizer.models.offline.partners import binding

__all__ = ["in_exchange"]


def in_exchange(parties: Parties, told: list[Outcome]) -> list[Outcome]:
    """Return the outcomes with what one agrees and the other gives "in exchange" told as an agreement of both."""
    made = list(told)
    for place, (one, other) in enumerate(pairwise(told)):
        start, _ = parties.page.sentences[other.sentences[0] - 1]
        between = other.sentences[0] - one.sentences[-1]
        is_told = any(
            near.agreed and one.sentences[0] - near.sentences[0] < _NEAR
            for near in told[max(0, place - _LOOKBACK) : place]
        )
        both = binding([*one.owing, *other.owing])
        is_exchange = between in (0, 1) and _IN_EXCHANGE.search(parties.text, start, other.verb.start) is not None
        if one.verb.sort == "agreed" and not one.agreed and is_exchange and not is_told and len(both) > 1:
            made[place] = replace(one, agreed=True, who=tuple(both), sentences=(*one.sentences, *other.sentences)[:2])
    return made


_NEAR = 3
_LOOKBACK = 10
_IN_EXCHANGE = re.compile(
    r"\b(?:[Ii]n (?:exchange|return)|for (?:its|their) part|[Ii]m Gegenzug|[Ee]n (?:échange|contrepartie"
    r"|retour)|[Aa] cambio)\b"
)
