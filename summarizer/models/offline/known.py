"""By which names is each party known?

A registry: a party is added once, is called more from place to place, and is found again by its surname, by a part of
its name ("the Observer Team"), by its letters, or by the first word of a firm's ("Calder" of "Calder Forge plc").
"""

from __future__ import annotations

import re
from collections import defaultdict

from summarizer.models.offline.lexicon import COURTESY, FIRM, TITLE
from summarizer.models.offline.named import Named, is_part, is_same_person
from summarizer.models.offline.names import Name

__all__ = ["Known"]

_TITLED = re.compile(rf"(?:{COURTESY}|{TITLE}) ", re.IGNORECASE)


class Known:
    """The parties found so far, by every name."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: dict[str, Named] = {}
        self.named: list[Named] = []
        self._surnames: dict[str, list[Named]] = defaultdict(list)
        self._first_names: dict[str, list[Named]] = defaultdict(list)
        self._bodies_by: dict[str, list[str]] = defaultdict(list)

    def add(self, name: str, kind: str, order: int) -> Named:
        """Return the party of that name, made if it is new."""
        party = self.known.get(name.casefold())
        if party is None:
            party = Named(name, kind, order)
            self.named.append(party)
            self.call(party, name)
        party.order = min(party.order, order)
        return party

    def call(self, party: Named, surface: str) -> None:
        """Note a name by which a party is known from now on."""
        party.also(surface)
        if surface.casefold() not in self.known:
            self.known[surface.casefold()] = party
            if party.kind not in ("person", "state"):
                words = surface.casefold().split()
                for word in {words[0], words[-1]}:
                    self._bodies_by[word].append(surface.casefold())

    def person(self, name: Name) -> Named:
        """Return the person of that name, made if new: by the full name, by the surname, or by the first name alone."""
        surname = name.words.split()[-1].casefold()
        party = next(
            (known for known in reversed(self._surnames[surname]) if is_same_person(known.name, name.words)), None
        )
        party = party or self._by_first_name(name.words)
        if party is None:
            party = self.add(name.words, "person", name.start)
            self._surnames[surname].append(party)
            self._first_names[name.words.split()[0]].append(party)
        elif len(name.words) > len(party.name):
            party.also(party.name)
            party.name = name.words
        self.call(party, name.words)
        if name.office and name.office[1] == name.start:
            party.also(self.text[name.office[0] : name.end])
        if name.office and not party.office:
            party.office = self.text[slice(*name.office)].strip(" ,")
        return party

    def longer_of(self, words: str) -> Named | None:
        """The one body whose name begins or ends with these words: "Observer Team" of the "Joint Observer Team"."""
        key = words.casefold()
        parts = key.split()
        alike = {
            id(self.known[one]): self.known[one]
            for one in (*self._bodies_by[parts[0]], *self._bodies_by[parts[-1]])
            if one != key and is_part(key, one)
        }
        return next(iter(alike.values())) if len(alike) == 1 else None

    def shorter_of(self, words: str) -> Named | None:
        """The body named shorter before: "Calder" of "Calder plc", "Dunmore Council" of "Dunmore Borough Council"."""
        parts = words.casefold().split()
        for known in (" ".join(parts[:-1]), f"{parts[0]} {parts[-1]}") if len(parts) > 2 else ():
            party = self.known.get(known)
            if (
                party is not None
                and party.kind != "person"
                and (known == f"{parts[0]} {parts[-1]}" or FIRM.fullmatch(words.split()[-1]))
            ):
                return party
        return None

    def already(self, name: Name) -> Named | None:
        """The party that a bare name means: known by it, or a person by the surname."""
        party = self.known.get(name.words.casefold()) or self.longer_of(name.words)
        if party is None:
            alike = self._surnames.get(name.words.split()[-1].casefold(), [])
            party = next((one for one in reversed(alike) if is_same_person(one.name, name.words)), None)
        party = party or self._by_first_name(name.words) or self._by_first_word(name.words)
        if party is not None:
            is_fuller = len(name.words) > len(party.name) and not _TITLED.match(name.words)
            if party.kind == "person" and is_fuller and is_same_person(party.name, name.words):
                party.also(party.name)
                party.name = name.words
            self.call(party, name.words)
        return party

    def _by_first_name(self, words: str) -> Named | None:
        first = self._first_names.get(words, [])
        return first[0] if len(first) == 1 else None

    def _by_first_word(self, words: str) -> Named | None:
        """The one company whose name begins so: "Orbital" of "Orbital Freight Ltd"."""
        alike = {id(self.known[one]): self.known[one] for one in self._bodies_by[words.casefold()]}
        firms = [party for party in alike.values() if party.kind == "company"]
        return firms[0] if len(firms) == 1 == len(alike) else None
