"""How does what the rules find become a draft? One source read, written in the wire form that any model answers in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any

from summarizer.grounding.certainty import Thing, less_than
from summarizer.models.offline.actions import with_actions
from summarizer.models.offline.behind import stand_behind
from summarizer.models.offline.complements import kind_of
from summarizer.models.offline.disputes import Dispute, disputes
from summarizer.models.offline.exchange import in_exchange
from summarizer.models.offline.governments import bare_government
from summarizer.models.offline.meetings import Met, in_one_line, meetings
from summarizer.models.offline.once import told_once
from summarizer.models.offline.outcomes import Outcome, outcomes
from summarizer.models.offline.page import Page
from summarizer.models.offline.parties import Named, Parties
from summarizer.models.offline.referents import Referents
from summarizer.models.offline.roles import mark_mediators, role, seat_members, stand_in
from summarizer.models.offline.speech import Spoken, spoken
from summarizer.models.offline.turns import Turns, unnamed_turns
from summarizer.source import Source

__all__ = ["Reading"]

_MOST_POINTS = 5
_MOST_CITED = 5
_MOST_LOOKED_AT = 50
"""So many places where a party is named are looked at for the sentences that name it first."""
_LONG = 28
"""Words of a sentence beyond which a point tells only who does what in it."""


class Reading:
    """One source being read."""

    def __init__(self, source: Source) -> None:
        self.source, self.page = source, Page(source)
        self.parties = Parties(self.page)
        stand_behind(self.parties)
        seat_members(self.parties)
        mark_mediators(self.parties)
        bare_government(self.parties)
        self.referents = Referents(self.parties)
        self.quotes = spoken(self.parties, self.referents)
        self.referents.speaker_at = Turns([*self._turns(), *self._said()]).at
        told = with_actions(self.parties, self.referents, outcomes(self.parties, self.referents))
        self.outcomes = in_exchange(self.parties, told_once(self.page, told))
        self.met = meetings(self.parties, self.referents)
        self.disputes = disputes(self.parties, self.referents)
        self._mark()
        stand_in(self.parties, self.referents)
        self.ids = {id(party): f"p{number}" for number, party in enumerate(self.parties.named, 1)}

    def _said(self) -> Iterator[tuple[int, int, Named]]:
        """Who speaks in each quotation, on the page."""
        for quote in self.quotes:
            if quote.speaker:
                yield self.page.forth(quote.start), self.page.forth(quote.end), quote.speaker

    def _turns(self) -> Iterator[tuple[int, int, Named]]:
        """Who speaks in each stretch after a label."""
        breaks = [*unnamed_turns(self.page), len(self.page.sentences) + 1]
        heads = sorted([*self.parties.labels, *((number, None) for number in breaks)], key=lambda head: head[0])
        for (number, name), (after, _) in pairwise(heads):
            party = self.parties.known.get(name.words.casefold()) if name else None
            if party is not None:
                yield self.page.sentences[number - 1][0], self.page.sentences[after - 2][1], party

    def _mark(self) -> None:
        """Note what the text makes each party do."""
        for outcome in self.outcomes:
            for party in outcome.who if outcome.agreed else outcome.owing:
                party.told.add("agrees" if outcome.agreed or outcome.verb.strength == "agreed" else "owes")
        for quote in self.quotes:
            if quote.speaker:
                quote.speaker.told.add("speaks")
        for met in self.met:
            for party in met.participants:
                party.told.add("meets")
        for dispute in self.disputes:
            for party, _ in dispute.positions:
                party.told.add("holds")
        acting = {party.principal() for party in self.parties.named if party.told}
        for party in self.referents.two:
            is_side = party in acting or (self.referents.are_paired and (self.met or self.disputes))
            if is_side and "observes" not in party.told:
                party.told.add("agrees")

    def answer(self) -> dict[str, Any]:
        """The wire form of a readout."""
        agreed = [outcome for outcome in self.outcomes if outcome.agreed]
        agreements = {id(outcome): f"a{number}" for number, outcome in enumerate(agreed, 1)}
        points = self._points()
        return {
            "headline": points[0] if points else None,
            "points": points,
            "parties": [self._party(party) for party in self.parties.named],
            "meetings": [
                self._meeting(met) for met in self.met if met.status != "held" or self._says("event", met.sentences)
            ],
            "agreements": [self._agreement(outcome, agreements[id(outcome)]) for outcome in agreed],
            "commitments": [
                self._commitment(outcome, agreements.get(id(outcome))) for outcome in self.outcomes if outcome.owed
            ],
            "disagreements": [self._disagreement(dispute) for dispute in self.disputes],
            "quotes": [self._quote(quote) for quote in self.quotes],
        }

    def _says(self, thing: Thing, sentences: tuple[int, ...]) -> bool:
        """Whether sentences say that a thing is so, as the audit of any answer will ask."""
        return less_than(thing, " ".join(self.page.sentence(number) for number in sentences)) is None

    def _ids(self, parties: tuple[Named, ...]) -> list[str]:
        return [self.ids[id(party)] for party in parties]

    @cached_property
    def _places(self) -> dict[int, list[int]]:
        """Where each party is named."""
        found: dict[int, list[int]] = defaultdict(list)
        for mention in self.parties.mentions:
            found[id(mention.party)].append(mention.start)
        return found

    def _party(self, party: Named) -> dict[str, Any]:
        numbers = dict.fromkeys(self.page.number_at(start) for start in self._places[id(party)][:_MOST_LOOKED_AT])
        return {
            "id": self.ids[id(party)],
            "name": party.name,
            "aliases": [alias for alias in party.aliases if alias != party.name],
            "kind": party.kind,
            "role": role(party),
            "office": party.office,
            "acts_for": self.ids[id(party.acts_for)] if party.acts_for else None,
            "evidence": list(numbers)[:_MOST_CITED] or [self.page.number_at(party.order)],
        }

    def _meeting(self, met: Met) -> dict[str, Any]:
        return {
            "what": met.what,
            "kind": met.kind,
            "when": self.page.source_words(met.when),
            "where": self.page.source_words(met.where),
            "participants": self._ids(met.participants),
            "status": met.status,
            "evidence": list(met.sentences),
        }

    def _agreement(self, outcome: Outcome, ident: str) -> dict[str, Any]:
        what = outcome.what.text
        return {
            "id": ident,
            "what": f"not to {what}" if outcome.negative else what,
            "parties": self._ids(outcome.who),
            "kind": kind_of(what),
            "status": outcome.standing if self._says("agreement", outcome.sentences) else "announced",
            "when": self.page.source_words(outcome.agreed_on),
            "evidence": list(outcome.sentences),
            "doubt": outcome.doubt,
        }

    def _commitment(self, outcome: Outcome, agreement: str | None) -> dict[str, Any]:
        what, debtors = outcome.what, self._ids(outcome.owing)
        return {
            "debtors": debtors,
            "creditors": debtors if agreement and len(debtors) > 1 else [],
            "action": what.action or what.text,
            "due": self.page.source_words(what.due),
            "recurrence": self.page.source_words(what.recurrence),
            "strength": outcome.verb.strength if self._says("undertaking", outcome.sentences) else "other",
            "condition": what.condition,
            "negative": outcome.negative,
            "amounts": [self.page.source_words(amount) for amount in what.amounts],
            "agreement": agreement,
            "status": outcome.status,
            "evidence": list(outcome.sentences),
            "doubt": outcome.doubt,
        }

    def _disagreement(self, dispute: Dispute) -> dict[str, Any]:
        return {
            "subject": dispute.subject,
            "kind": dispute.kind,
            "positions": [{"party": self.ids[id(party)], "holds": holds} for party, holds in dispute.positions],
            "evidence": list(dispute.sentences),
        }

    def _quote(self, quote: Spoken) -> dict[str, Any]:
        numbers = {*self.source.sentences_at((quote.start, quote.end))}
        numbers |= {*self.source.sentences_at(quote.cue)} if quote.cue else set()
        return {
            "text": self.source.text[quote.start : quote.end],
            "speaker": self.ids[id(quote.speaker)] if quote.speaker else None,
            "kind": "direct" if quote.direct else "mixed",
            "cue": self.source.text[slice(*quote.cue)] if quote.cue else None,
            "evidence": sorted(numbers),
        }

    def _points(self) -> list[dict[str, Any]]:
        """The sentences with outcomes, else the first of the prose, in their own words."""
        firm = [one for one in self.outcomes if one.verb.strength != "intends" and one.status in ("open", "done")]
        told = {self.page.number_at(one.verb.start): one for one in reversed(firm)}
        numbers = sorted(told) or self._first_prose()
        return [
            {"text": self._gist(number, told.get(number)), "evidence": [number]} for number in numbers[:_MOST_POINTS]
        ]

    def _gist(self, number: int, outcome: Outcome | None) -> str:
        """A sentence, or of a long one who does what in it."""
        sentence = self._sentence(number)
        is_plain = (
            outcome is not None and outcome.verb.sort in ("agreed", "promised", "will") and not outcome.what.condition
        )
        if outcome is None or not is_plain or len(sentence.split()) < _LONG:
            return sentence
        *first, last = [party.name for party in outcome.who]
        who = f"{', '.join(first)} and {last}" if first else last
        return f"{who} {self.page.text[outcome.verb.start : outcome.what.end].strip()}."

    def _first_prose(self) -> list[int]:
        texts = ((number, self.page.sentence(number)) for number in range(1, len(self.page.sentences) + 1))
        return [number for number, text in texts if len(text.split()) > 6 and text.endswith((".", "”", '"'))][:1]

    def _sentence(self, number: int) -> str:
        return in_one_line(self.page.sentence(number))
