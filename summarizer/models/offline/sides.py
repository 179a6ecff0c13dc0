"""Who are "the two sides" of a text, "the parties", "the ministers", "both companies"?

The two that deal with each other: those named together most, then those named most, above all in the first
sentences. Where three or more agree in one row of names, "the parties" are all of them; ministers and companies are
those that bear the office or are companies.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from summarizer.grounding import places
from summarizer.models.offline.behind import is_called
from summarizer.models.offline.parties import Mention, Named, Parties

__all__ = ["PLURAL", "Sides"]

PLURAL = (
    r"(?:sides|parties|countries|states|nations|governments|delegations|neighbou?rs|companies|firms|ministers|leaders"
    r"|presidents|capitals|commissions|unions|councils|towns|cities|teams|management teams|groups|organi[sz]ations"
    r"|participants|chambers|houses|factions|camps|blocs|mayors|operators|airlines|banks|agencies|universities"
    r"|members|negotiators|ministries|boards|partners|signatories|associations|institutions|bodies)"
)
"""What two or more that deal with each other are called by."""
_LEAD = 5
"""So many sentences at the head of a text name those whom it is about."""
_EXPLICIT = re.compile(r"(?i:two|both|neither|each|they|beide|deux|dos|ambas|ambos)")
_NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNT = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_OFFICES = re.compile(r"(?:minister|president|leader|negotiator|mayor|ambassador|envoy|commissioner|ministre|ministro)")
_AGREE = re.compile(
    r"(?:\)|,)? (?:have |has |today |also |jointly |yesterday |on \w+ )*(?:agreed|signed|announced|reached"
    r"|concluded|decided"
    r"|adopted|met|issued|launched)\b"
)
_BY = re.compile(r"\b(?:between|by|of|among)(?: the)? $")
_LINK = re.compile(r"(?: \([^)]*\))?(?:,|,? and|,? und| et| y)(?: the| a| le| la| el)?(?: [a-z][\w-]+){0,3} ")


class Sides:
    """Those that a page is about, and whom plurals mean."""

    def __init__(self, parties: Parties) -> None:
        self.parties, self.page, self.text = parties, parties.page, parties.text
        self._by_head: dict[tuple[str, int], list[Named]] = {}

    def meant(self, words: str, place: int) -> list[Named]:
        """Whom a plural means: those that bear that office, or are called so ("the two Commissions"), or the sides."""
        head = re.sub(r"(?<=[a-z])s$", "", words.split()[-1].casefold())
        if _OFFICES.fullmatch(head) and len(bearers := self._bearers(head, place)) > 1:
            return bearers[:2]
        if len(called := self.called(head)) == 2:
            return called
        if (many := _COUNT.search(words)) and (counted := self._counted(_NUMBERS[many[0].casefold()], place)):
            return counted
        if _EXPLICIT.search(words):
            return self.two
        return self.all

    def called(self, head: str) -> list[Named]:
        """The bodies of a page that are called by a word."""
        key = head, len(self.parties.named)
        if key not in self._by_head:
            self._by_head[key] = [one for one in self.parties.named if one.kind != "person" and is_called(one, head)]
        return self._by_head[key]

    def _counted(self, count: int, place: int) -> list[Named]:
        """The first so many states that are named before a place: "the four states"; none where there are too few."""
        found = [party for party, start in self._states if start < place][:count]
        return found if len(found) == count else []

    @cached_property
    def _states(self) -> list[tuple[Named, int]]:
        """The states that take part, in the order in which they, or those who act for them, are named first."""
        found: dict[Named, int] = {}
        for mention in self.parties.mentions:
            party = mention.party.principal()
            if party.kind == "state" and "observes" not in party.told:
                found.setdefault(party, mention.start)
        return list(found.items())

    def _bearers(self, head: str, place: int) -> list[Named]:
        """The persons of an office named before, or their counterparts, of different sides, the last named first."""
        found: dict[Named, Named] = {}
        for mention in self.parties.before(place):
            office = (mention.party.office or "").casefold()
            if mention.party.kind == "person" and (head in office or "counterpart" in office or head == "leader"):
                found.setdefault(mention.party.principal(), mention.party)
        return list(found.values())[::-1] if len(found) == 2 else []

    @cached_property
    def all(self) -> list[Named]:
        """Whom "the parties" are: those of a row that agree, else the two; none where many take part."""
        if self._row:
            return self._row
        return [] if len(self._many) > 3 and not self.are_paired else self.two

    @cached_property
    def are_paired(self) -> bool:
        """Whether the two are named together: "Norway and Iceland"."""
        return any({id(one), id(other)} == {id(party) for party in self.two} for one, other in self._pairs())

    @cached_property
    def _row(self) -> list[Named]:
        """The longest row of three or more bodies that agree, sign or announce something together."""
        rows = (self._principals(row) for row in self._rows() if self._acts(row))
        return max((row for row in rows if len(row) > 2), key=len, default=list[Named]())

    def _rows(self) -> Iterator[list[Mention]]:
        row: list[Mention] = []
        for mention in self.parties.mentions:
            if row and not _LINK.fullmatch(self.text, row[-1].end, mention.start):
                yield row
                row = []
            row = [*row, mention]
        yield row

    def _acts(self, row: list[Mention]) -> bool:
        return bool(row) and (
            _AGREE.match(self.text, row[-1].end) is not None
            or (
                _BY.search(self.text[max(0, row[0].start - 14) : row[0].start]) is not None
                and row[0].start < self.page.sentences[min(_LEAD, len(self.page.sentences)) - 1][1]
            )
        )

    def _principals(self, row: list[Mention]) -> list[Named]:
        found = {id(mention.party.principal()): mention.party.principal() for mention in row}
        return [party for party in found.values() if party.kind != "person"]

    @cached_property
    def _many(self) -> list[Named]:
        """The states and bodies that are named more than once."""
        counts = Counter(mention.party.principal() for mention in self.parties.mentions)
        return [
            party for party, times in counts.items() if times > 1 and party.kind in ("state", "organisation", "company")
        ]

    @cached_property
    def two(self) -> list[Named]:
        """The two that deal with each other: those named together most, then those named most."""
        counts: dict[int, float] = {}
        bodies = {
            id(party): party
            for mention in self.parties.mentions
            if (party := mention.party.principal()).kind != "person"
        }
        for mention in self.parties.mentions:
            party = mention.party.principal()
            counts[id(party)] = counts.get(id(party), 0) + 1
        lead = self.page.sentences[: min(_LEAD, len(self.page.sentences))]
        for party in {mention.party.principal() for mention in self.parties.within(0, lead[-1][1])}:
            counts[id(party)] = counts.get(id(party), 0) + 3
        for pair in self._pairs():
            for party in pair:
                counts[id(party)] = counts.get(id(party), 0) + 2
        ranked = sorted(bodies.values(), key=lambda party: -counts[id(party)])
        return [party for party in ranked if "mediates" not in party.told][:2]

    def _pairs(self) -> Iterator[tuple[Named, Named]]:
        """Two bodies joined by "and" that meet, agree, sign or hold talks, or that stand after "between"."""
        mentions = [
            mention for mention in self.parties.mentions if mention.how == "name" or places.capital(mention.party.name)
        ]
        for one, other in itertools.pairwise(mentions):
            between = self.text[one.end : other.start]
            if len(between) < 40 and re.fullmatch(
                r"(?:'s [\w ]+)?(?:,[^,]*,)? (?:and|und|et|y)(?: [a-z']+){0,3} ", between
            ):
                parties = one.party.principal(), other.party.principal()
                if parties[0] is not parties[1] and "person" not in (parties[0].kind, parties[1].kind):
                    yield parties
