"""Which body does a text mean by a word for what it is: "the union", "the company"?

The one that is called so, the last named before; or a company whatever its name, or the only body called so that is
named later, or a federation of workers where no other union is.
"""

from __future__ import annotations

import re

from summarizer.models.offline.behind import by_head
from summarizer.models.offline.lexicon import BODY
from summarizer.models.offline.parties import Named, Parties
from summarizer.models.offline.sides import Sides

__all__ = ["called"]

_FIRMS = ("company", "firm", "airline", "operator", "utility", "railway")
_UNIONS = ("union", "unions", "gewerkschaft", "syndicat", "sindicato")
_OF_WORKERS = re.compile(
    r"(?i:\b(?:federation|guild|workers|nurses|teachers|employees|staff|miners|dockers|drivers|pilots|fédération"
    r"|confédération|federación|confederación)\b|gewerkschaft|bund\b)"
)


def called(parties: Parties, sides: Sides, head: str, place: int) -> Named | None:
    """The body that is meant by a word at a place, if any."""
    return (
        by_head(parties, head, place)
        or _firm(parties, head, place)
        or _only(sides, head)
        or _union(parties, sides, head)
    )


def _firm(parties: Parties, head: str, place: int) -> Named | None:
    if head not in _FIRMS:
        return None
    before = [mention.party for mention in parties.before(place)]
    nameless = (one for one in before if one.kind == "organisation" and not BODY.search(one.name))
    return next((one for one in before if one.kind == "company"), None) or next(nameless, None)


def _only(sides: Sides, head: str) -> Named | None:
    """The only body that is called so, though it is named later: "their union ... The Dockers' Union"."""
    found = sides.called(head)
    return found[0] if len(found) == 1 else None


def _union(parties: Parties, sides: Sides, head: str) -> Named | None:
    """The only federation or association of workers there is, where "the union" names no other."""
    if head not in _UNIONS:
        return None
    alike = [one for one in parties.named if _OF_WORKERS.search(one.name) and one.kind == "organisation"]
    return alike[0] if alike and (len(alike) == 1 or alike[0] in sides.two) else None
