"""Whose minutes is a page, and whom does "it was resolved" bind there?

What is carried, approved or resolved in the minutes of one body binds that body; what is merely agreed binds it where
its own members sit there, and not only delegations of others.
"""

from __future__ import annotations

import re

from summarizer.models.offline.parties import Named, Parties

__all__ = ["record_of", "resolving"]

_RECORD = re.compile(r"(?i:minutes|record|protokoll|procès-verbal|acta)\b")
_RESOLVED = re.compile(r"(?i:resolved|carried|approved|adopted|passed|accepted|awarded)")
_LEAST_MEMBERS = 2
"""So many besides the chair sit for a body that decides by itself."""


def record_of(parties: Parties) -> Named | None:
    """The body whose minutes a page is."""
    page = parties.page
    end = page.sentences[min(3, len(page.sentences)) - 1][1]
    if not _RECORD.search(page.text, 0, end):
        return None
    return next(
        (mention.party for mention in parties.within(0, end) if mention.party.kind not in ("person", "state")), None
    )


def resolving(parties: Parties, words: str) -> Named | None:
    """The body that resolves what a passive tells of, in its own minutes."""
    body = record_of(parties)
    if body is None:
        return None
    members = [party for party in parties.named if party.kind == "person" and party.principal() is body]
    return body if _RESOLVED.search(words) or len(members) > _LEAST_MEMBERS else None
