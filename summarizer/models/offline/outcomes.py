"""What was agreed, and who owes what? Clauses with a factual cue, their parties, complement, time and sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.grounding import dates
from summarizer.grounding.cues import Cue, outcome_cues
from summarizer.models.offline.parties import Named, Parties
from summarizer.source import Source

__all__ = ["Outcome", "outcomes"]

_BOTH = re.compile(
    r"\b(?:[Tt]he (?:two )?(?:sides|countries|governments|delegations|parties|ministers|leaders)"
    r"|[Bb]oth (?:sides|countries|parties|governments)|[Tt]he two (?:neighbours|states|companies))\b"
)
_PRONOUN = re.compile(r"^\W*(?:[Ss]he|[Hh]e|[Tt]hey|[Ii]t)\b")
_WITH = re.compile(r"\b(?:with|between)\b")
_ENDS = re.compile(
    r", (?:the |an? )?[\w ’'-]{1,60}? (?:said|says|told|added)\b|[”»]|\"(?=\s|$)|;|(?<=\w)\.(?:\s|$)|[.!?]$"
    r"|, (?:which|who|while|but|although|said|says|adding|according)\b"
)
_HELD = re.compile(r"^(.{1,200}?) (?:will|would|is to|are to) (?:be held|take place)\b(.*)$", re.DOTALL)
_CONDITION = re.compile(
    r"\b(?:if|provided(?: that)?|on condition that|subject to|as long as|once|unless)\b [^,.;”\"]{3,160}", re.IGNORECASE
)
_RECURRENCE = re.compile(
    r"\b(?:every (?:\w+ ){1,2}?(?:months?|weeks?|years?|days?)|every (?:month|week|year|quarter)|annually|quarterly|"
    r"monthly|twice a year|once a year)\b"
)
_SINCE = re.compile(r"(?:since|after)\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:[€$£¥]|(?:USD|EUR|NOK|SEK|DKK|GBP|CHF|US\$)\s?)[0-9][0-9.,]*(?:\s(?:million|billion|thousand))?"
    r"|[0-9][0-9.,]*\s(?:million |billion )?(?:euros?|dollars?|pounds?|kroner|kronor|francs?|tonnes|megawatts?"
    r"|hectares|vessels|places)\b"
)
_KINDS = (
    ("ceasefire", r"ceasefire|truce|cessation"),
    (
        "schedule_meeting",
        r"\b(?:meet|convene|reconvene)\b|(?:meeting|round|session|dialogue|summit|conference|talks)\b.{0,60}"
        r"\b(?:will|would|is to|to) (?:be held|take place)|^hold (?:a|the|an|another)\b",
    ),
    (
        "start_talks",
        r"(?:launch|start|open|begin|resume)\w*\b.{0,40}\b(?:talks|dialogue|negotiations|consultations)",
    ),
    ("memorandum", r"memorandum"),
    ("joint_statement", r"joint (?:statement|declaration|communiqu)"),
    ("treaty", r"treaty|convention|protocol"),
    ("action_plan", r"action plan|roadmap|work programme"),
    ("funding", r"\bfund|financ|[€$£]|million (?:euros|dollars)"),
)


@dataclass(slots=True)
class Outcome:
    """An agreement or a promise found in a sentence. Offsets are into the text."""

    cue: Cue
    sentence: int
    parties: list[Named]
    start: int
    end: int
    text: str
    kind: str = "cooperation"
    doubt: str | None = None
    due: tuple[int, int] | None = None
    agreed_on: tuple[int, int] | None = None
    recurrence: tuple[int, int] | None = None
    condition: str | None = None
    amounts: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])

    @property
    def action(self) -> str:
        """What is to be done, without its deadline and its condition."""
        text = self.text.replace(self.condition, "") if self.condition else self.text
        if self.due is not None:
            due = self.text[self.due[0] - self.start : self.due[1] - self.start]
            text = " ".join(part.strip() for part in text.rpartition(due)[::2])
        text = re.sub(r"\s+(?=,)|,(?=\s*(?:,|$))", "", " ".join(text.split())).strip(" ,")
        return _HELD.sub(lambda held: f"hold {held[1]}{held[2]}", text)


def outcomes(source: Source, parties: Parties) -> list[Outcome]:
    """Return what was agreed or promised in a text, in order."""
    found: list[Outcome] = []
    for number, (start, end) in enumerate(source.sentences, 1):
        for cue in outcome_cues(source.text, start, end):
            outcome = _outcome(source, parties, cue, number)
            if outcome and not any(outcome.start < other.end and other.start < outcome.end for other in found):
                found.append(outcome)
    return found


def _outcome(source: Source, parties: Parties, cue: Cue, number: int) -> Outcome | None:
    start, end = source.sentences[number - 1]
    stop = _complement_end(source.text, cue.complement, end)
    begin = cue.complement + len(source.text[cue.complement : stop]) - len(source.text[cue.complement : stop].lstrip())
    text = source.text[begin:stop].rstrip(" ,.")
    who, doubt = _who(source, parties, cue, number)
    if len(text.split()) < 2 or not who:
        return None
    outcome = Outcome(cue, number, who, begin, begin + len(text), text, _kind(text), doubt)
    _add_times(outcome, source, start)
    condition = _CONDITION.search(source.text, begin, end)
    outcome.condition = condition[0] if condition else None
    outcome.amounts = [match.span() for match in _AMOUNT.finditer(text and source.text, begin, outcome.end)]
    return outcome


def _complement_end(text: str, start: int, end: int) -> int:
    match = _ENDS.search(text, start, end)
    return match.start() if match else end


def _kind(text: str) -> str:
    return next((kind for kind, pattern in _KINDS if re.search(pattern, text, re.IGNORECASE)), "cooperation")


def _add_times(outcome: Outcome, source: Source, start: int) -> None:
    """The due date is the last time to come in the complement; a time before the complement is that of agreeing."""
    text = source.text
    times = [
        (begin + outcome.start, end + outcome.start) for begin, end in dates.find(text[outcome.start : outcome.end])
    ]
    outcome.due = _last_day(text, [at for at in times if not _is_past(source, at)])
    before = [(begin + start, end + start) for begin, end in dates.find(text[start : outcome.start])]
    outcome.agreed_on = _last_day(text, before)
    recurrence = _RECURRENCE.search(text, outcome.start, outcome.end)
    outcome.recurrence = recurrence.span() if recurrence else None


def _is_past(source: Source, at: tuple[int, int]) -> bool:
    latest = source.interval(at).latest
    return latest is not None and source.dated is not None and latest < source.dated


def _last_day(text: str, times: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The last of some times that is no time from which on something was so."""
    return next((at for at in reversed(times) if not _SINCE.match(text, at[0])), None)


def _who(source: Source, parties: Parties, cue: Cue, number: int) -> tuple[list[Named], str | None]:
    """Those who agree or promise, and a doubt where a pronoun leaves two."""
    start, _ = source.sentences[number - 1]
    before = source.text[start : cue.start]
    if _BOTH.search(before):
        return _two(parties), None
    if cue.sort in ("agreed", "reached"):
        around = [mention.party for mention in parties.within(start, cue.complement)]
        return _binding([*around, *(_signatories(source, parties, cue, number) if cue.sort == "reached" else [])]), None
    if _PRONOUN.match(before) and number > 1:
        return _antecedent(source, parties, number)
    named = [mention.party for mention in parties.within(start, cue.start)]
    near = named[-1:] if not re.search(r"\band\b", before[-60:]) else named[-2:]
    return near, None


def _signatories(source: Source, parties: Parties, cue: Cue, number: int) -> list[Named]:
    """With whom something was signed or reached: "signed an agreement with Norway"."""
    _, end = source.sentences[number - 1]
    match = _WITH.search(source.text, cue.start, end)
    return (
        [mention.party for mention in parties.within(match.start(), min(end, match.start() + 120))][:2] if match else []
    )


def _binding(found: Sequence[Named]) -> list[Named]:
    """Whom an agreement binds: the principals of those named, or the persons themselves where they act for nobody."""
    bodies = {id(party.principal()): party.principal() for party in found if party.principal().kind != "person"}
    return (list(bodies.values()) or [party for party in found if party.kind == "person"])[:6]


def _two(parties: Parties) -> list[Named]:
    """The two sides: those that have agreed before, else the two named most."""
    agreed = [party for party in parties.states() if party.agrees]
    return agreed[:2] if len(agreed) >= 2 else [party for party in parties.states() if party.acts_for is None][:2]


def _antecedent(source: Source, parties: Parties, number: int) -> tuple[list[Named], str | None]:
    """Whom a pronoun at the head of a sentence means: the subject of the one before, with the other person as a
    doubt."""
    before = parties.within(*source.sentences[number - 2])
    persons = list({id(mention.party): mention.party for mention in before if mention.party.kind == "person"}.values())
    if not persons:
        return [mention.party for mention in before[:1]], None
    doubt = f"The pronoun could also mean {persons[1].name}." if len(persons) > 1 else None
    return persons[:1], doubt
