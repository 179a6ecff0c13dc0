"""What do the parties dispute, refuse or leave open? Sentences with a cue, and what each side holds of it there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizer.models.offline import clauses
from summarizer.models.offline.once import is_headline
from summarizer.models.offline.parties import Named, Parties
from summarizer.models.offline.referents import Referents, Subject
from summarizer.models.offline.words import clue

__all__ = ["CUED_BY", "CUES", "Dispute", "disputes"]

CUES = re.compile(
    r"\b(?:(?P<left_open>(?:left|leaves?|leaving|remain(?:s|ed)?) (?:\w+ )?(?:open|unresolved|unsettled|undecided"
    r"|outstanding)|(?:remains?|was|were|is|are) not (?:yet )?(?:settled|resolved|decided|agreed)"
    r"|[Nn]o (?:decision|agreement|consensus|common (?:view|ground|position)|date|deal"
    r"|compromise)\b[^.;]{0,60}?(?:was|were|has been|could be|had been) (?:\w+ )?(?:taken|reached|found|set|made)"
    r"|not reach (?:a |an |any )?(?:common view|agreement|consensus|decision)|without (?:a |an |any )?(?:agreement"
    r"|deal|decision|result)|deferred|adjourned|held over|left for|postponed to|put off"
    r"|neither confirmed nor ruled out|no (?:agreement|decision|consensus|deal) on|declined to say"
    r"|could not agree on|(?:failed|unable) to agree|offen (?:blieb|geblieben|bleibt)|blieb\w* offen"
    r"|reste(?:nt)? ouverte?s?|quedó pendiente|sin acuerdo|[Nn]o hubo acuerdo|no (?:llegaron"
    r"|lograron) (?:a )?(?:un )?acuerdo|keine? (?:Einigung|Entscheidung|Übereinkunft)|aucun (?:accord|compromis)"
    r"|pas d'accord|ohne Einigung|vertagt)"
    r"|(?P<refused>refused|refuses|refuse|rejected|rejects|reject|turned (?:[\w']+ ){0,4}down"
    r"|ruled out(?<!not rule out)|rules out|dismissed|will not accept|would not accept|insisted that"
    r"|did not agree to|was not (?:adopted|carried|accepted)|were not adopted|voted (?:against|down)"
    r"|stimmte\w* (?:dagegen|gegen)|a voté contre|votó en contra|has not agreed|had not agreed to|have not agreed"
    r"|lehnte\w*|abgelehnt|refuse(?:nt)? de|a (?:refusé|rejeté)|rechazó|rechazaron)"
    r"|(?P<disputed>disagree(?:d|s)?|disagreements?|disput(?:ed|es|e)\b|contested|contests|denied|denies|accused"
    r"|accuses|differ(?:ed|s)?\b|differences (?:over|on|about|remain)|divided|at odds|far apart|remain apart"
    r"|objected|objection|opposed|opposes|contradicted"
    r"|uneinig|strittig|bestritt|désaccord|divergen\w+|en désaccord|desacuerdo|discrepan\w*|niegan?|negó))\b"
)
CUED_BY = clue(
    "open unresolved unsettled undecided outstanding settled resolved decided agreed no reach without deferred"
    " adjourned held left postponed put neither declined agree offen reste restent pendiente acuerdo einigung"
    " entscheidung übereinkunft aucun pas vertagt refused refuses refuse rejected rejects reject turned ruled rules"
    " dismissed accept insisted adopted carried accepted voted dagegen gegen voté votó abgelehnt refusent refusé"
    " rejeté rechazó rechazaron disagree disagreed disagrees disagreement disagreements disputed disputes dispute"
    " contested contests denied denies accused accuses differ differed differs differences divided odds apart objected"
    " objection opposed opposes contradicted uneinig strittig bestritt désaccord desacuerdo niega niegan negó",
    beginnings="lehnte divergen discrepan",
)
_NOT = re.compile(
    r"\b(?:did not|does not|do not|never|no longer|nobody|not|settled their|ended? (?:their|the|a)|resolved their"
    r"|without)\b(?: \w+){0,2} $|\b(?:settled|ended|resolved|ending)\b[^.;]{0,30}$"
)
_HOLDS = re.compile(
    r"\b(?:wants?|wanted|demand(?:s|ed)?|is demanding|favou?r(?:s|ed)?|insist(?:s|ed)?|maintain(?:s|ed)?"
    r"|holds?(?= that)|held(?= that)|consider(?:s|ed)?|propose[ds]?|argue[ds]?|claim(?:s|ed)?|puts?|asked for"
    r"|say(?:s)?|was ready|stated|replied|regretted|called|denied|accused|ruled out|rejected|refused|opposes?"
    r"|objected|said)\b"
)
_SUBJECT = re.compile(r"\b(?:on|over|about|to|of|whether|who|that|any)\b (?P<what>[^.;]{3,140})")


_SAYS = re.compile(r", [^,]{2,60} (?:said|says|told|added)\b")


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement: where it is told, what it is about, and what each party holds."""

    sentences: tuple[int, ...]
    subject: str
    kind: str
    positions: tuple[tuple[Named, str], ...]


def disputes(parties: Parties, referents: Referents) -> list[Dispute]:
    """Return what is disputed, refused or left open on a page, in order."""
    found: list[Dispute] = []
    for number in range(1, len(parties.page.sentences) + 1):
        for dispute in _in_sentence(parties, referents, number):
            if (
                found
                and number - found[-1].sentences[-1] <= 1
                and _same_paragraph(parties, found[-1].sentences[-1], number)
            ):
                found[-1] = _joined(found[-1], dispute)
            else:
                found.append(dispute)
    body = [one for one in found if not is_headline(parties.page, one.sentences[0])]
    return body or found


def _in_sentence(parties: Parties, referents: Referents, number: int) -> Iterator[Dispute]:
    start, end = parties.page.sentences[number - 1]
    text = parties.text
    match = CUES.search(text, start, end) if number in parties.page.words.holding(CUED_BY) else None
    if (
        match is None
        or not match.lastgroup
        or _NOT.search(text[max(start, match.start() - 40) : match.start()])
        or text[start:end].rstrip().endswith("?")
    ):
        return
    yield Dispute(
        (number,), _about(text, start, end, match), match.lastgroup, tuple(_positions(parties, referents, number))
    )


def _about(text: str, start: int, end: int, match: re.Match[str]) -> str:
    """What it is about: the words after the cue, or those before it where nothing follows."""
    after = _SAYS.split(text[match.end() : end])[0].strip(" .,;:")
    found = _SUBJECT.search(after)
    if found and len(found["what"].split()) > 1:
        return found["what"].strip(" ,")
    if len(after.split()) > 2:
        return after[:200]
    return " ".join(text[start:end].split()).rstrip(".")[:200]


def _positions(parties: Parties, referents: Referents, number: int) -> Iterator[tuple[Named, str]]:
    """What each party named as the subject of a verb of holding holds, in its clause's words."""
    start, end = parties.page.sentences[number - 1]
    before = Subject()
    for match in _HOLDS.finditer(parties.text, start, end):
        who = clauses.subject(parties, referents, (start, match.start()), before)
        if len(who.parties) == 1 and who.parties != before.parties:
            before = who
            stop = re.compile(r"[;.]|, (?:while|but|and) |”").search(parties.text, match.start(), end)
            words = parties.text[match.start() : stop.start() if stop else end].strip(" ,")
            if len(words.split()) > 1:
                yield who.parties[0].principal(), words


def _same_paragraph(parties: Parties, one: int, other: int) -> bool:
    source = parties.page.source
    gap = source.text[source.sentences[one - 1][1] : source.sentences[other - 1][0]]
    return gap.count("\n") < 2


def _joined(one: Dispute, other: Dispute) -> Dispute:
    known = {id(party) for party, _ in one.positions}
    more = tuple((party, holds) for party, holds in other.positions if id(party) not in known)
    return replace(one, sentences=(*one.sentences, *other.sentences), positions=(*one.positions, *more))
