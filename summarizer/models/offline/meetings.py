"""Who met whom, when and where? Clauses with a verb of meeting, held or planned, cancelled or put off."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.grounding import dates, places
from summarizer.grounding.cues import is_factual
from summarizer.models.offline.parties import Named, Parties
from summarizer.source import Source

_DATED = re.compile(r"^date:? [0-9-]{10}\s+", re.IGNORECASE)
__all__ = ["Met", "in_one_line", "meetings", "place_in"]

_KINDS = (
    ("visit", r"visited|travell?ed to|paid a visit|arrived in"),
    ("call", r"spoke by (?:tele)?phone|held a (?:phone )?call|telephoned"),
    ("briefing", r"was briefed|were briefed|briefed"),
    ("signing", r"signing ceremony"),
    ("summit", r"held a summit"),
    (
        "talks",
        r"held (?:\w+ ){0,3}(?:talks|discussions|consultations|negotiations)|met(?: with)?|spoke with"
        r"|(?:formally )?launched talks|exchanged views|exchange of views|negotiated",
    ),
)
_HELD = re.compile("|".join(rf"(?P<{kind}>\b(?:{pattern})\b)" for kind, pattern in _KINDS))
_OFF = re.compile(r"\b(?:postponed|cancelled|canceled|called off|put off)\b")
_PLACE = re.compile(r"\b(?:in|to|at|visited) (?P<place>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2})")

_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4])\b"
)


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting that a sentence tells of."""

    sentence: int
    what: str
    kind: str
    status: str
    participants: list[Named]
    when: tuple[int, int] | None
    where: tuple[int, int] | None


def in_one_line(sentence: str) -> str:
    """Return a sentence as a statement of its own: on one line, without a date that was put before it.

    >>> in_one_line("date 2024-06-03 They met\\n in Oslo.")
    'They met in Oslo.'
    """
    return _DATED.sub("", " ".join(sentence.split()))


def meetings(source: Source, parties: Parties) -> list[Met]:
    """Return the meetings that were held, or called off, in the order they are told."""
    found: list[Met] = []
    for number, (start, end) in enumerate(source.sentences, 1):
        match = _HELD.search(source.text, start, end)
        if match and match.lastgroup and is_factual(source.text[max(start, match.start() - 60) : match.start()]):
            found.append(_met(source, parties, number, match))
    return [met for met in found if met.participants]


def _status(sentence: str) -> str:
    off = _OFF.search(sentence)
    if off is None:
        return "held"
    return "postponed" if off[0] in ("postponed", "put off") else "cancelled"


def _met(source: Source, parties: Parties, number: int, match: re.Match[str]) -> Met:
    start, end = source.sentences[number - 1]
    sentence, kind = source.text[start:end], match.lastgroup or "other"
    named = [mention.party for mention in parties.within(start, end)]
    if re.match(r"\W*(?:She|He|They)\b", sentence) and number > 1:
        earlier = parties.within(*source.sentences[number - 2])
        named = [mention.party for mention in earlier if mention.party.kind == "person"][:1] + named
    who = {id(party): party for party in named if party.kind != "state" or kind != "visit"}
    times = [(begin + start, stop + start) for begin, stop in dates.find(sentence)]
    return Met(
        sentence=number,
        what=in_one_line(sentence)[:300],
        kind=kind,
        status=_status(sentence),
        participants=list(who.values())[:6],
        when=min(times, key=lambda at: abs(at[0] - match.start()), default=None),
        where=place_in(source.text, start, end),
    )


def place_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a clause says that something is: a capital or another name of a place after "in", "to" or "at"."""
    for match in _PLACE.finditer(text, start, end):
        name = match["place"]
        is_place = places.capital(name) is not None or match[0].startswith(("in ", "visited"))
        if is_place and places.lookup(name) is None and not _MONTH.match(name):
            return match.span("place")
    return None
