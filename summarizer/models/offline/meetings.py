"""Who meets whom, when and where? Meetings held, planned, put off and called off.

What a report tells of the talks it reports, in several sentences and without another day or place, is one meeting. A
meeting to come is one for each sentence that announces it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizer.grounding import places
from summarizer.grounding.cues import is_factual
from summarizer.models.offline import clauses
from summarizer.models.offline.lexicon import CALENDAR, NAME
from summarizer.models.offline.page import Offsets
from summarizer.models.offline.parties import Named, Parties
from summarizer.models.offline.referents import Referents, Subject
from summarizer.models.offline.words import clue

__all__ = ["HELD", "HELD_BY", "PLANNED", "PLANNED_BY", "Met", "in_one_line", "meetings"]

_GATHERING = (
    r"(?:meetings?|rounds?|sessions?|talks|summit|conference|dialogue|consultations|negotiations|discussions"
    r"|hearing|visit|assembly|Dialogue|Summit|Meeting|Round|Session|Conference)"
)
PLANNED = re.compile(
    rf"\b(?:(?P<meet>(?:will|shall|would|is to|are to|agreed to|to|due to|expects? to|plans? to) (?:also |next "
    rf"|then |first )?(?:meet|convene|reconvene|gather|hold (?:\w+ ){{0,4}}{_GATHERING}"
    r"|return to (?:the table|[A-Z]\w+)|come back to (?:the table|this|it|that|the matter|the question)|visit"
    r"|travel to|take (?:the |this )?(?:matter"
    r"|question|issue) up again|resume (?:\w+ ){0,2}(?:talks|negotiations)))"
    rf"|(?P<held>\b{_GATHERING}\b[^.;:]{{0,60}}? (?:will|shall|is|are|would|was|were)(?: now| next"
    rf"| also)? (?:to )?(?:be held|take place|be (?:\w+ )?(?:discussed|continued|resumed|convened)|meet|begin"
    rf"|start|open|follow|resume|continue|scheduled|planned|due))"
    rf"|(?P<when>(?:when|before|until|once) (?:they|both sides|the (?:two )?\w+) (?:next |again )?(?:meet"
    rf"|reconvene|resume)\b)"
    rf"|(?P<next>(?<!before the )(?<!until the )"
    rf"(?<!at the )(?<!by the )[Nn]ext (?:\w+ ){{0,2}}{_GATHERING}(?=:| (?:is|in|on|will|of)\b)|(?:[Mm]eets"
    rf"|[Tt]agt|trifft sich"
    rf"|se réunira|se reunirán?) (?:again |next )?(?:on|in|am|le|el)\b"
    r"|(?<!auf die )[Nn]ächste \w*(?:[Ss]itzung|[Tt]reffen|[Rr]unde|[Gg]espräche)|[Pp]rochaine (?:réunion"
    r"|session|rencontre"
    r"|séance)|[Pp]róxima (?:reunión|ronda|sesión)"
    r"|(?:kommen|treffen|werden)\b[^.;]{0,60}? (?:erneut|wieder) (?:zusammen(?:kommen)?|treffen|tagen)"
    r"|erneut zusammenzukommen|se (?:réunir|retrouver|reverr|rencontrer)(?:ont|a)\b|volverán a reunirse"
    r"|se reunirán?\b))"
)
HELD = re.compile(
    r"\b(?:(?P<talks>(?:have |has |had )?(?:met|meeting)\b(?! the (?:conditions|deadline|target|demand|cost))"
    r"|held (?:[\w'-]+ ){0,5}"
    + _GATHERING
    + r"|spoke with|launched (?:\w+ ){0,2}talks|negotiated|exchanged views|sat (?:down )?(?:for|together)"
    r"|(?:have )?had (?:[\w-]+ ){0,5}(?:talks|discussions|consultations)"
    r"|(?:[Aa]fter|[Dd]uring|[Aa]t|[Ii]n|following|followed) (?:[\w'-]+ ){0,5}(?:talks|negotiations|meeting"
    r"|session|consultations)\b|(?:first|second|third|latest) (?:meeting|round)|traf(?:en)? sich|trafen\b"
    r"|(?:nach|tras|après|à l'issue de) (?:[\w-]+ ){0,4}?(?:Verhandlungen|Gesprächen|negociaciones|conversaciones"
    r"|négociations|pourparlers|discussions|entretiens)|verhandelten|kam(?:en)? [^.;]{0,60}zusammen"
    r"|s'est réunie?|se reunió|[Ss]itzung (?:des|der|vom)"
    r"|[Rr]éunion du|se sont (?:réunis|rencontrés)|se reunieron)"
    r"|(?P<visit>visited|travell?ed to|paid a visit|arrived in|(?:during|on) a visit)"
    r"|(?P<call>spoke by (?:tele)?phone|held a (?:phone |telephone )?call|telephoned|phone call)"
    r"|(?P<briefing>(?:was|were) briefed|briefed)"
    r"|(?P<signing>signing ceremony|was signed (?:in|at|on)|were signed (?:in|at|on))"
    r"|(?P<summit>held a summit)"
    r"|(?P<session>[Mm]inutes of the [^.]{0,60}(?:session|meeting)|(?:\w+ )[Mm]eeting of the))"
)
PLANNED_BY = clue(
    "hold return come travel take resume meeting meetings round rounds session sessions talks summit conference"
    " dialogue consultations negotiations discussions hearing visit assembly tagt trifft réunira reunirá reunirán"
    " nächste prochaine próxima erneut wieder réuniront retrouvera retrouveront reverra reverront rencontrera"
    " rencontreront volverán",
    beginnings="meet convene reconvene gather visit",
)
HELD_BY = clue(
    "met held spoke launched exchanged sat first second third latest traf trafen sitzung kam kamen réunion traveled"
    " travelled paid arrived phone signing signed minutes",
    beginnings="negotiat talks discussions consultations meeting round session trafen verhandlungen gesprächen"
    " negociaciones conversaciones négociations pourparlers entretiens verhandelten réuni reuni rencontrés visit"
    " telephoned briefed",
)
_OFF = re.compile(r"\b(?:postponed|cancelled|canceled|called off|put off|verschoben|abgesagt|reporté|aplazad[oa])\b")
_PLACE = re.compile(
    rf"\b(?:in|to|at|visited|nach|à|en) (?P<place>(?:the (?:[a-z]+ ){{0,2}}(?:hall|house|offices?|headquarters"
    rf"|port|hotel|embassy|palace|harbour|centre|residence|ministry)"
    rf"(?: of (?:the )?{NAME})?|(?:the )?{NAME}(?:, {NAME})?))"
)
_LOOKBACK = 20
"""A meeting is told again among the next so many: a report of a hundred talks takes no hundred times as long."""
_FAILED = re.compile(
    r"\b(?:if|whether|could|might|may|hopes?|hoped|proposed|wants?|asked|called for|no|not|never|declined|refused"
    r"|without)\b|n't\b"
)


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting that sentences tell of."""

    sentences: tuple[int, ...]
    what: str
    kind: str
    status: str
    participants: tuple[Named, ...]
    when: Offsets | None
    where: Offsets | None


def in_one_line(sentence: str) -> str:
    """Return a sentence as a statement of its own: on one line, without a date that was put before it.

    >>> in_one_line("date 2024-06-03 They met\\n in Oslo.")
    'They met in Oslo.'
    """
    return _DATED.sub("", " ".join(sentence.split()))


_DATED = re.compile(r"^date:? [0-9-]{10}\s+", re.IGNORECASE)


def meetings(parties: Parties, referents: Referents) -> list[Met]:
    """Return the meetings of a page, in the order they are told."""
    found: list[Met] = []
    for number, (start, end) in enumerate(parties.page.sentences, 1):
        for met in _in_sentence(parties, referents, number, start, end):
            near = range(max(0, len(found) - _LOOKBACK), len(found))
            same = next((place for place in near if _is_same(parties, found[place], met)), None)
            if same is None:
                found.append(met)
            else:
                found[same] = _joined(found[same], met)
    return found


def _in_sentence(parties: Parties, referents: Referents, number: int, start: int, end: int) -> Iterator[Met]:
    text = parties.text
    words = parties.page.words
    planned = PLANNED.search(text, start, end) if number in words.holding(PLANNED_BY) else None
    if planned and not _FAILED.search(text[max(start, planned.start() - 40) : planned.start()]):
        yield _met(parties, referents, number, planned, "planned")
        return
    held = HELD.search(text, start, end) if number in words.holding(HELD_BY) else None
    if held and is_factual(text[max(start, held.start() - 60) : held.start()]):
        yield _met(parties, referents, number, held, "held")


def _met(parties: Parties, referents: Referents, number: int, match: re.Match[str], status: str) -> Met:
    start, end = parties.page.sentences[number - 1]
    off = _OFF.search(parties.text, start, end)
    if off:
        status = "postponed" if off[0] in ("postponed", "put off", "verschoben", "reporté") else "cancelled"
    times = [at for at in parties.page.times(start, end) if not parties.text.startswith(("since ", "Since "), at[0])]
    after = [at for at in times if at[0] >= match.start()]
    return Met(
        (number,),
        in_one_line(parties.text[start:end])[:300],
        _kind(match),
        status,
        _participants(parties, referents, start, end, match),
        _nearest(after or times, match.start()) if status == "held" or not after else after[0],
        _place(parties, match.start(), end) or _place(parties, start, end),
    )


def _nearest(times: list[Offsets], place: int) -> Offsets | None:
    return min(times, key=lambda at: abs(at[0] - place), default=None)


def _kind(match: re.Match[str]) -> str:
    kind = match.lastgroup or "talks"
    if kind in ("meet", "held", "next", "session", "talks", "when"):
        return "talks"
    return kind


def _participants(
    parties: Parties, referents: Referents, start: int, end: int, match: re.Match[str]
) -> tuple[Named, ...]:
    who = clauses.subject(parties, referents, (start, match.start()), Subject()).parties
    named = [mention.party for mention in parties.within(start, end) if mention.how == "name"]
    found = {
        id(party): party
        for party in (*who, *named)
        if not (match.lastgroup == "visit" and party.kind == "state" and party not in who)
    }
    return tuple(found.values())[:6] or tuple(referents.sides)


def _place(parties: Parties, start: int, end: int) -> Offsets | None:
    """Where a clause says that something is: a capital, or what is named after "in" or "at"."""
    for match in _PLACE.finditer(parties.text, start, end):
        name = match["place"].removeprefix("the ")
        first = name.split()[0].casefold()
        if first in CALENDAR or re.fullmatch(r"Q[1-4]|[A-Z]", name):
            continue
        if places.demonym(name) and _IS_ADJECTIVE.match(parties.text, match.end()):
            continue
        if places.lookup(name) is None and (places.capital(name) or not match[0].startswith("to ")):
            return match.span()
    return None


_IS_ADJECTIVE = re.compile(r" [a-z]")


def _is_same(parties: Parties, one: Met, other: Met) -> bool:
    """Whether two tell of one meeting: held both, of one sort, and not on other days."""
    if one.status != other.status or one.status != "held" or "visit" in (one.kind, other.kind) != (one.kind, one.kind):
        return one.when is not None and _words(parties, one) == _words(parties, other) and one.status == other.status
    return one.when is None or other.when is None or _words(parties, one) == _words(parties, other)


def _words(parties: Parties, met: Met) -> str | None:
    return parties.text[met.when[0] : met.when[1]].casefold() if met.when else None


def _joined(one: Met, other: Met) -> Met:
    who = {id(party): party for party in (*one.participants, *other.participants)}
    sentences = (*one.sentences, *other.sentences)[:3]
    return replace(
        one,
        sentences=sentences,
        participants=tuple(who.values())[:6],
        when=one.when or other.when,
        where=one.where or other.where,
    )
