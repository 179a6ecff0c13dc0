"""Whose is "the government" in a text that names no state for it?

Where government and rebels of one country talk, reports often name the mediating states alone. There "the government"
is a party by itself, under that word.
"""

from __future__ import annotations

import re

from summarizer.models.offline import acting
from summarizer.models.offline.parties import Mention, Parties

__all__ = ["bare_government"]

_BARE = re.compile(
    r"(?:(?<=^)|(?<=[.;:–—-] )|(?<=[Tt]he )|(?<=\band )|(?<=[Bb]etween ))(?P<name>[Gg]overnment)\b"
    r"(?! (?:of|officials? (?:of|in)|in) )(?: (?:forces|troops|side|negotiators|delegation|soldiers|army))?"
)
_ASIDE = frozenset({"mediates", "observes", "hosts"})


def bare_government(parties: Parties) -> None:
    """Note the government that acts in a text, where no state but those that mediate or observe could be meant."""
    states = [party for party in parties.named if party.kind == "state"]
    found = [*_BARE.finditer(parties.text)] if all(party.told & _ASIDE for party in states) else []
    if any(acting.weight(parties.text, match.start(), match.end()) > 0 for match in found):
        party = parties.add("government", "government_body", found[0].start("name"))
        parties.put([Mention(*match.span(), party) for match in found])
