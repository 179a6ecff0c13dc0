"""Which parties does a word such as "she" or "the ministry" fit, and who belongs with whom?

Told from the record alone: kinds, offices, names, and who acts for whom. Where in a text somebody is near enough to be
meant is told by `scene`.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from summarizer.grounding.anaphora import MANY, PERSONS, SIDES, STATES, Anaphor
from summarizer.grounding.parties import Named

__all__ = ["Sides"]

_KIND_OF = {"company": "company", "firm": "company", "ministry": "government_body", "rebel": "armed_group"}
_NOBODY = frozenset[str]()


@dataclass(frozen=True)
class Sides:
    """The parties of a record, by what they are and for whom they act."""

    named: Named

    @cached_property
    def everybody(self) -> frozenset[str]:
        """The ids of all."""
        return frozenset(self.named.parties)

    @cached_property
    def talking(self) -> frozenset[str]:
        """Those that talk with each other, and their hosts; where no party has a role, all."""
        parties = self.named.parties.items()
        return frozenset(ident for ident, party in parties if party.role in ("principal", "host")) or self.everybody

    # --------------------------------------------------------------------------------------------- who belongs to whom

    def family(self, ident: str) -> set[str]:
        """A party with those that act for it and those for which it acts, and so on down and up, not sideways."""
        return {ident, *self.agents(ident), *self._acted_for(ident)}

    def families(self, idents: Set[str]) -> set[str]:
        """The families of several."""
        return set[str]().union(*map(self.family, idents))

    def agents(self, ident: str) -> Set[str]:
        """Those that act for a party, or for one that does."""
        first = self._acting.get(ident, _NOBODY) - {ident}
        return first.union(*(self._acting.get(one, _NOBODY) for one in first))

    @cached_property
    def _acting(self) -> dict[str, set[str]]:
        """Those that act for each party themselves."""
        found: dict[str, set[str]] = {}
        for ident, party in self.named.parties.items():
            for other in party.acts_for:
                found.setdefault(other, set()).add(ident)
        return found

    def _acted_for(self, ident: str) -> set[str]:
        party = self.named.parties.get(ident)
        first = set[str](party.acts_for if party else ())
        return first.union(*(self.named.parties[one].acts_for for one in first if one in self.named.parties))

    # --------------------------------------------------------------------------------------------- whom a word fits

    def fitting(self, word: Anaphor) -> Set[str]:
        """Those who are what a word says: of a kind, a gender, an office."""
        key = (word.sort, word.noun)
        if key not in self._fitting:
            self._fitting[key] = self._found_fitting(word)
        return self._fitting[key]

    @cached_property
    def _fitting(self) -> dict[tuple[str, str], Set[str]]:
        """What was found before."""
        return {}

    def _found_fitting(self, word: Anaphor) -> Set[str]:
        if word.sort in ("man", "woman"):
            other = "f" if word.sort == "man" else "m"
            return {ident for ident in self._persons if self.named.genders.get(ident) != other}
        if word.sort == "thing":
            return {ident for ident, party in self.named.parties.items() if not party.is_person}
        called = self.called(word.noun)
        if word.sort == "nouns":
            return called | self._of_kind(word.noun)
        return called or self._of_kind(word.noun) if word.sort == "noun" else self.everybody

    def called(self, noun: str) -> Set[str]:
        """Those whose names or offices hold a noun."""
        return self.named.holders.get(noun, _NOBODY)

    def _of_kind(self, noun: str) -> Set[str]:
        parties = self.named.parties
        if noun in PERSONS:
            return self._persons
        if noun in SIDES or noun in MANY:
            return self.everybody
        kind = _KIND_OF.get(noun, "")
        if alike := {ident for ident, party in parties.items() if party.kind == kind}:
            return alike
        if noun in STATES:
            return {ident for ident, party in parties.items() if party.kind in ("", "state", "other")}
        return {ident for ident, party in parties.items() if not party.is_person and party.kind != "state"}

    @cached_property
    def _persons(self) -> Set[str]:
        return {ident for ident, party in self.named.parties.items() if party.is_person is not False}
