"""What can be read without a model? A baseline by rules: no key, no network, and the same answer every time.

It finds quotes and their speakers, the parties, meetings, agreements, commitments and their times by cue words, and
answers in the same wire form as any model, so that everything it says goes through the same checks. It reads English
reports; it understands nothing, misses what is said in other words, and prefers to miss rather than to assert.
"""

from __future__ import annotations

from typing import Any

from summarizer.errors import ConfigurationError
from summarizer.exchange import Reply, Request, Usage
from summarizer.models.offline.meetings import Met, in_one_line, meetings, place_in
from summarizer.models.offline.outcomes import Outcome, outcomes
from summarizer.models.offline.parties import Named, Parties
from summarizer.models.offline.speech import Spoken, spoken
from summarizer.schemas import Readout
from summarizer.source import Source

__all__ = ["OfflineModel"]

_MOST_POINTS = 5


class OfflineModel:
    """The embedded baseline. It fills `Readout` and records derived from it; for others it raises `ConfigurationError`.

    >>> from summarizer import summarize
    >>> summary = summarize("Oslo, 3 June 2024. Norway and Iceland agreed to share their data.", model=OfflineModel())
    >>> [party.name for party in summary.record.parties]
    ['Norway', 'Iceland']
    """

    name = "offline"
    reads_whole = True

    def complete(self, request: Request) -> Reply:
        """Read the request's source by rules."""
        if not issubclass(request.target, Readout):
            raise ConfigurationError(
                f"the offline model cannot fill {request.target.__name__}",
                remedy="set a model, as in openai/gpt-5-mini",
            )
        if request.purpose != "read":
            return Reply({name: None if name == "headline" else [] for name in Readout.model_fields}, Usage())
        return Reply(_Reading(request.source).answer(), Usage())


class _Reading:
    """One source being read."""

    def __init__(self, source: Source) -> None:
        self.source, self.parties = source, Parties(source.text)
        self.outcomes = outcomes(source, self.parties)
        self._mark_roles()
        self.quotes = spoken(source, self.parties)
        self.met = meetings(source, self.parties)
        for quote in self.quotes:
            if quote.speaker:
                quote.speaker.speaks = True
        for met in self.met:
            for party in met.participants:
                party.meets = True
        self.ids = {id(party): f"p{number}" for number, party in enumerate(self._told(), 1)}

    def answer(self) -> dict[str, Any]:
        """The wire form of a readout."""
        agreed = [outcome for outcome in self.outcomes if outcome.cue.sort in ("agreed", "reached")]
        agreements = {id(outcome): f"a{number}" for number, outcome in enumerate(agreed, 1)}
        owed = [outcome for outcome in self.outcomes if outcome.cue.sort != "reached"]
        planned = [outcome for outcome in agreed if outcome.kind == "schedule_meeting"]
        points = self._points()
        return {
            "headline": points[0] if points else None,
            "points": points,
            "parties": [self._party(party) for party in self._told()],
            "meetings": [self._meeting(met) for met in self.met]
            + [self._planned(outcome, agreements[id(outcome)]) for outcome in planned],
            "agreements": [self._agreement(outcome, agreements[id(outcome)]) for outcome in agreed],
            "commitments": [self._commitment(outcome, agreements.get(id(outcome))) for outcome in owed],
            "disagreements": [],
            "quotes": [self._quote(quote) for quote in self.quotes],
        }

    def _mark_roles(self) -> None:
        for outcome in self.outcomes:
            for party in outcome.parties:
                party.principal().agrees = True

    def _told(self) -> list[Named]:
        """The parties in the order of mention, with those that others act for."""
        named = self.parties.named
        behind = [party.acts_for for party in named if party.acts_for]
        return list({id(party): party for party in [*named, *behind]}.values())

    def _words(self, at: tuple[int, int] | None) -> str | None:
        return None if at is None else self.source.text[at[0] : at[1]]

    def _ids(self, parties: list[Named]) -> list[str]:
        return [self.ids[id(party)] for party in parties]

    def _party(self, party: Named) -> dict[str, Any]:
        sentences = [
            number
            for mention in self.parties.mentions
            if mention.party is party
            for number in self.source.sentences_at((mention.start, mention.end))
        ]
        behind = [
            number
            for mention in self.parties.mentions
            if mention.party.acts_for is party
            for number in self.source.sentences_at((mention.start, mention.end))
        ]
        return {
            "id": self.ids[id(party)],
            "name": party.name,
            "aliases": [alias for alias in party.aliases if alias != party.name],
            "kind": party.kind,
            "role": _role(party),
            "office": party.office,
            "acts_for": self.ids[id(party.acts_for)] if party.acts_for else None,
            "evidence": sorted(set(sentences or behind)),
        }

    def _meeting(self, met: Met) -> dict[str, Any]:
        return {
            "what": met.what,
            "kind": met.kind,
            "when": self._words(met.when),
            "where": self._words(met.where),
            "participants": self._ids(met.participants),
            "status": met.status,
            "evidence": [met.sentence],
        }

    def _planned(self, outcome: Outcome, agreement: str) -> dict[str, Any]:
        return {
            "what": outcome.action,
            "kind": "dialogue" if "dialogue" in outcome.text else "talks",
            "when": self._words(outcome.due),
            "where": self._words(place_in(self.source.text, outcome.start, outcome.end)),
            "participants": self._ids(outcome.parties),
            "status": "planned",
            "agreement": agreement,
            "evidence": [outcome.sentence],
        }

    def _agreement(self, outcome: Outcome, ident: str) -> dict[str, Any]:
        return {
            "id": ident,
            "what": f"not to {outcome.text}" if outcome.cue.negative else outcome.text,
            "parties": self._ids(outcome.parties),
            "kind": outcome.kind,
            "status": "reached",
            "when": self._words(outcome.agreed_on),
            "evidence": [outcome.sentence],
            "doubt": outcome.doubt,
        }

    def _commitment(self, outcome: Outcome, agreement: str | None) -> dict[str, Any]:
        both = self._ids(outcome.parties)
        strength = {"agreed": "agreed", "will": "will"}.get(outcome.cue.sort, _strength(outcome.cue.word))
        return {
            "debtors": both,
            "creditors": both if agreement and len(both) > 1 else [],
            "action": outcome.action,
            "due": self._words(outcome.due),
            "recurrence": self._words(outcome.recurrence),
            "strength": strength,
            "condition": outcome.condition,
            "negative": outcome.cue.negative,
            "amounts": [self._words(amount) for amount in outcome.amounts],
            "agreement": agreement,
            "evidence": [outcome.sentence],
            "doubt": outcome.doubt,
        }

    def _quote(self, quote: Spoken) -> dict[str, Any]:
        numbers = {*self.source.sentences_at((quote.start, quote.end))}
        numbers |= {*self.source.sentences_at(quote.cue)} if quote.cue else set()
        return {
            "text": self.source.text[quote.start : quote.end],
            "speaker": self.ids[id(quote.speaker)] if quote.speaker else None,
            "kind": "direct" if quote.direct else "mixed",
            "cue": self._words(quote.cue),
            "evidence": sorted(numbers),
        }

    def _points(self) -> list[dict[str, Any]]:
        """The sentences with outcomes, else the first of the prose, in their own words."""
        numbers = list(dict.fromkeys(outcome.sentence for outcome in self.outcomes)) or self._first_prose()
        return [{"text": self._sentence(number), "evidence": [number]} for number in numbers[:_MOST_POINTS]]

    def _first_prose(self) -> list[int]:
        texts = ((number, self.source.text[start:end]) for number, (start, end) in enumerate(self.source.sentences, 1))
        return [number for number, text in texts if len(text.split()) > 6 and text.endswith((".", "”", '"'))][:1]

    def _sentence(self, number: int) -> str:
        start, end = self.source.sentences[number - 1]
        return in_one_line(self.source.text[start:end])


def _role(party: Named) -> str:
    if party.agrees and party.kind != "person":
        return "principal"
    if (
        party.acts_for
        and (party.kind in ("person", "mission"))
        and (party.speaks or party.meets or party.agrees or party.acts_for.agrees)
    ):
        return "information_source" if party.kind == "mission" else "representative"
    if party.kind == "person" and party.agrees:
        return "principal"
    if party.kind != "state" and party.meets:
        return "interlocutor"
    return "information_source" if party.speaks else "mentioned"


def _strength(word: str) -> str:
    if word.startswith("pledge"):
        return "pledged"
    return "offered" if word == "offered" else "promised"
