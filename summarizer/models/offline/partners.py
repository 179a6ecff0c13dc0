"""With whom is it agreed, and whom does an agreement bind?"""

from __future__ import annotations

import re

from summarizer.models.offline import clauses
from summarizer.models.offline.parties import Named, Parties
from summarizer.models.offline.referents import Referents

__all__ = ["binding", "leading_with", "others"]

_WITH = re.compile(r"\b(?:[Ww]ith|between|by)\b")


def others(parties: Parties, referents: Referents, start: int, end: int) -> list[Named]:
    """With whom something was agreed or signed: "with the Minister", "between Norway and Iceland"."""
    match = _WITH.search(parties.text, start, end)
    if match is None:
        return []
    stop = min(end, match.start() + 120)
    found = clauses.nominals(parties, referents, match.end(), stop)
    return [party for _, _, meant in found[:3] for party in meant().parties]


def leading_with(parties: Parties, start: int, end: int) -> list[Named]:
    """With whom, where it stands first: "With Minister Khar, the Commissioner agreed"."""
    match = re.compile(r"\W*(?:[Tt]ogether )?[Ww]ith ([^,]{2,80}), ").match(parties.text, start, end)
    return [mention.party for mention in parties.within(match.start(1), match.end(1))][-1:] if match else []


def binding(found: list[Named]) -> list[Named]:
    """Whom an agreement binds: the principals of those named, or the persons themselves where they act for nobody."""
    bodies = {id(party.principal()): party.principal() for party in found if party.principal().kind != "person"}
    return list(bodies.values()) or [party for party in found if party.kind == "person"]
