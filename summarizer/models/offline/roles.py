"""What part does each party take? By what the text makes it do, and for whom it acts."""

from __future__ import annotations

import re

from summarizer.models.offline.parties import Named, Parties
from summarizer.models.offline.record import record_of
from summarizer.models.offline.referents import Referents

__all__ = ["mark_mediators", "role", "seat_members", "stand_in"]

_CHAIRED = re.compile(
    r"\b(?:mediated|brokered|facilitated|chaired|moderated|under the (?:chair|auspices|mediation)) (?:by|of) ?"
    r"|\bunder (?=[^.;]{2,40} mediation)"
)
_MEDIATES = re.compile(
    r"(?:,[^,]{1,60},)? (?:has |had |have )?(?:mediated|brokered|facilitated|chaired|took the chair)\b"
)
_OBSERVES = re.compile(
    r"(?:,[^,]{1,60},)? (?:took part|attended|participated|was present|sent an observer|, an observer"
    r"|as an observer)[^.;]{0,30}\bobserver|(?:,[^,]{1,80},)? sent an observer"
)
_HOSTS = re.compile(r"(?:,[^,]{1,60},)? (?:hosted|is hosting|will host|hosts)\b")
_HOSPITALITY = re.compile(
    r"\bthank\w* (?:the )?(?:government of |people of )?(?P<host>[^.;]{2,60}?) for (?:its|their|his|her"
    r"|the) (?:\w+ )?hospitality"
)
_STATE_OFFICE = re.compile(
    r"(?i:minist|premier|chancellor|(?:state|foreign|home|defen[cs]e|interior) secretary|ambassad|botschaft|kanzler"
    r"|president(?! of)|envoy|army|general\b|colonel|canciller|embajador|staatssekret)"
)
_FIRM_OFFICE = re.compile(
    r"(?i:director|chief executive|manager|executive|chairman|chairwoman|officer|geschäftsf|vorstand"
    r"|directeur|directrice)"
)
_TOWN_OFFICE = re.compile(r"(?i:\bmayor|bürgermeister|\bmaire|alcalde|alcaldesa|councillor|cllr)")
_TOWN = re.compile(
    r"(?i:\b(?:town|city|council|municipality|borough|parish|commune|mairie|ayuntamiento|stadt|gemeinde)\b)"
)


def mark_mediators(parties: Parties) -> None:
    """Note who mediates, observes and hosts."""
    text = parties.text
    for mention in parties.mentions:
        before, party = text[max(0, mention.start - 70) : mention.start], mention.party
        after = text[mention.end : mention.end + 130]
        if _MEDIATES.match(after) or ((match := _last(_CHAIRED, before)) and len(before) - match.end() < 45):
            party.told.add("mediates")
        if _OBSERVES.match(after) or before.endswith("observer, "):
            party.told.add("observes")
        if _HOSTS.match(after) or (
            _HOSPITALITY.search(before + text[mention.start : mention.end] + after[:40]) and "thank" in before
        ):
            party.told.add("hosts")
    for party in parties.named:
        if re.search(r"(?i:mediator|facilitator)", party.office or ""):
            party.told.add("mediates")
        if re.search(r"(?i:observer)", f"{party.office} {party.name}"):
            party.told.add("observes")
        if party.acts_for and "mediates" in party.told:
            party.acts_for.told.add("mediates")


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter([*pattern.finditer(text)][-1:]), None)


def stand_in(parties: Parties, referents: Referents) -> None:
    """Give those whose office names nobody the only one they can act for: a minister the only state that takes part."""
    sides = [party for party in parties.named if "agrees" in party.told and party.kind != "person"] or referents.two
    plain = [
        party for party in sides if " " not in party.name and not party.name.isupper() and party.kind == "organisation"
    ]
    ministries = [party for party in parties.named if party.kind == "government_body" and _MINISTRY.search(party.name)]
    states = [party for party in sides if party.kind == "state"] or (plain if len(plain) > 1 else ministries or plain)
    firms = [party for party in sides if party.kind == "company"]
    record, taken = record_of(parties), {id(one.principal()) for one in parties.named if one.kind == "person"}
    towns = [party for party in parties.named if party.kind != "person" and _TOWN.search(party.name)] or plain
    for party in parties.named:
        if party.kind == "person" and party.acts_for is None and party.office and not _OUTSIDE.search(party.office):
            kinds = ((_STATE_OFFICE, states), (_TOWN_OFFICE, towns), (_FIRM_OFFICE, firms))
            bodies = next((found for pattern, found in kinds if pattern.search(party.office)), list[Named]())
            is_of_record = _OF_MEETING.fullmatch(party.office) is not None
            party.acts_for = (
                (record if is_of_record else None) or _only_free(bodies, taken) or _in_its_sentence(parties, party)
            )
            taken.add(id(party.principal()))


_MINISTRY = re.compile(r"(?i:minist(?:ry|ère|erio)|ministerium|department)")


def _only_free(bodies: list[Named], taken: set[int]) -> Named | None:
    """The only body there is, or the only one for which nobody acts yet."""
    if len(bodies) == 1:
        return bodies[0]
    free = [body for body in bodies if id(body) not in taken]
    return free[0] if len(free) == 1 < len(bodies) < 4 else None


def seat_members(parties: Parties) -> None:
    """Give those in the list of the present of a body's minutes that body, where the list names no other for them."""
    page, body = parties.page, record_of(parties)
    for start, end in page.sentences if body else ():
        if _PRESENT.match(page.text, start, end):
            for mention in parties.within(start, end):
                if mention.party.kind == "person" and mention.party.acts_for is None:
                    mention.party.acts_for = body


_PRESENT = re.compile(
    r"\W*(?i:present|members present|anwesend(?:e|e mitglieder)?|teilnehm\w+|mitglieder|présents?"
    r"|membres présents|asistentes|presentes)\b ?:"
)


_OUTSIDE = re.compile(r"(?i:opposition|former|ex-|judge|mediator|moderator)")
_OF_MEETING = re.compile(
    r"(?i:(?:the )?chair(?:man|woman|person)?|treasurer|clerk|secretary|vice[- ]chair|rapporteur|vorsitz"
    r"|président de séance)"
)


def _in_its_sentence(parties: Parties, party: Named) -> Named | None:
    """The body that the sentence which names a director or a speaker for the first time speaks of before."""
    if not re.search(r"(?i:director|executive|spokes|chair|secretary-general|head)", party.office or ""):
        return None
    start, _ = parties.page.sentences[parties.page.number_at(party.order) - 1]
    bodies = [
        mention.party for mention in parties.within(start, party.order) if mention.party.kind not in ("person", "state")
    ]
    return bodies[0] if bodies else None


def role(party: Named) -> str:
    """The role of a party."""
    told, behind = party.told, party.acts_for
    for mark, name in (("mediates", "mediator"), ("observes", "observer")):
        if mark in told and "agrees" not in told:
            return name
    if party.kind == "unnamed_source":
        return "information_source"
    if behind is not None and party.kind in (
        "person",
        "mission",
        "group_of_officials",
        "government_body",
        "organisation",
    ):
        return _acting(party, behind)
    if "agrees" in told:
        return "principal"
    if "hosts" in told:
        return "host"
    if "owes" in told:
        return "other" if party.kind != "state" else "principal"
    if "speaks" in told:
        return "information_source"
    return "interlocutor" if "meets" in told and party.kind != "state" else "mentioned"


def _acting(party: Named, behind: Named) -> str:
    if party.kind == "person":
        mediates = "mediates" in behind.told and "agrees" not in behind.told
        return (
            "mediator"
            if mediates and re.search(r"(?i:mediator|envoy|commissioner|facilitator)", party.office or "")
            else "representative"
        )
    if "agrees" in party.told or "owes" in party.told:
        return "representative"
    return "information_source" if "speaks" in party.told else "mentioned"
