"""Who said the words in quotation marks, with which verb, and are they a quote at all?

The speaker is the subject of the reporting verb: before it, or after it where the verb follows the words at once
("...," said Ann Lee). Words that go on without a verb are the last speaker's; words after a colon are whoever was
named last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.grounding.quotations import Quotation
from summarizer.models.offline import clauses
from summarizer.models.offline.page import Offsets
from summarizer.models.offline.parties import Named, Parties
from summarizer.models.offline.referents import Referents, Subject

__all__ = ["Spoken", "spoken"]

_FOLLOWS = re.compile(r"[,.!?…]?[\"”»']* ?(?:[-–—] ?)?$")
_OF_WHOM = re.compile(r"according to|in the words of|selon|según|so d(?:er|ie)|laut", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quote: offsets of its words and of the reporting verb in the source, and who said it."""

    start: int
    end: int
    speaker: Named | None
    cue: Offsets | None
    direct: bool


def spoken(parties: Parties, referents: Referents) -> list[Spoken]:
    """Return the quotes of a text, in order; what stands in marks and is reported by no verb is none."""
    found: list[Spoken] = []
    source = parties.page.source
    for said in source.quotations:
        last = found[-1].speaker if found else None
        speaker = _speaker(parties, referents, said) or (
            last if said.cue is None or _is_bare(source.text, said) else None
        )
        found.append(Spoken(said.start, said.end, speaker, said.cue, said.direct))
    return found


def _is_bare(text: str, said: Quotation) -> bool:
    """Whether nobody is named beside the verb, or only by a pronoun joined to it: "..., añadió.", "a-t-elle dit"."""
    start, end = said.cue or (0, 0)
    return "-" in text[start:end] or not re.match(r"[\w ]", text[end : end + 1])


def _speaker(parties: Parties, referents: Referents, said: Quotation) -> Named | None:
    page = parties.page
    start, end = page.forth(said.start), page.forth(said.end)
    first, last = page.forth(said.frame[0]), page.forth(said.frame[1])
    if said.cue is None:
        return _before_colon(parties, referents, first, start)
    cue = page.forth(said.cue[0]), page.forth(said.cue[1])
    left = end if cue[0] >= end else first
    right = start if cue[1] <= start else last
    if "-" in page.text[slice(*cue)]:
        return None
    if _OF_WHOM.fullmatch(page.text, *cue) or _FOLLOWS.fullmatch(page.text, left, cue[0]):
        return (
            _first_after(parties, referents, cue[1], right)
            or _one(clauses.subject(parties, referents, (left, cue[0]), Subject()))
            or _described(parties, cue, left, right)
        )
    return (
        _one(clauses.subject(parties, referents, (left, cue[0]), Subject()))
        or (_described(parties, cue, left, right) if _ONE.search(page.text, left, cue[0]) else None)
        or _nearest(parties, referents, left, cue[0], right)
        or _described(parties, cue, left, right)
    )


def _described(parties: Parties, cue: tuple[int, int], left: int, right: int) -> Named | None:
    """Somebody without a name, told by what they are: "a fisherman from Cadiz said"."""
    before = _BEFORE_CUE.search(parties.text, left, cue[0])
    after = _AFTER_CUE.match(parties.text, cue[1], right)
    found = before or after
    if found is None:
        return None
    known = parties.known.get(found["who"].casefold())
    if known is not None:
        return known
    person = parties.add(found["who"], "person", found.start("who"))
    behind = [one.party for one in parties.within(*found.span("who")) if one.party.kind != "person"]
    if behind and (office := _FOR.match(found["who"])):
        person.office, person.acts_for = office[1], behind[-1]
    return person


_WHO = (
    r"(?P<who>(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Hh]is|[Hh]er|[Tt]heir"
    r"|[Ii]ts) (?:[a-z'-]+ ){0,3}[a-z'-]{3,}(?: (?:of|from|in|at|for) [^,.;:“”\"]{2,40}?)?)"
)
_ONE = re.compile(r"\b[Oo]ne of (?:them|the [a-z]+)\b")
_FOR = re.compile(
    r"(?:[Aa]n?|[Tt]he|[Oo]ne) ([a-z' -]*(?:spokes\w+|official|representative|negotiator|lawyer|aide)) (?:for|of)\b"
)
_BEFORE_CUE = re.compile(rf"(?<!\w){_WHO}(?:, who [^,]{{2,80}},|,[^,]{{2,60}},)? $")
_AFTER_CUE = re.compile(rf" {_WHO}(?=[,.;]|$)")


def _one(who: Subject) -> Named | None:
    return who.parties[-1] if who.parties else None


def _first_after(parties: Parties, referents: Referents, start: int, end: int) -> Named | None:
    """The subject that follows its verb: "said the union's president, Ann Lee"."""
    found = clauses.nominals(parties, referents, start, min(end, start + 160))
    if not found:
        return None
    known = [(one, who) for one in found[:3] if (who := _one(one[2]())) is not None]
    for one, who in known:
        if who.kind == "person" and "," not in parties.text[start : one[0]].rstrip(" ,"):
            return who
    return known[0][1] if known else None


def _nearest(parties: Parties, referents: Referents, left: int, cue: int, right: int) -> Named | None:
    """Whoever stands last before the verb, in no matter what place, or else first after it."""
    before = clauses.nominals(parties, referents, left, cue)
    if before:
        return _one(before[-1][2]())
    return _first_after(parties, referents, cue, right)


def _before_colon(parties: Parties, referents: Referents, first: int, start: int) -> Named | None:
    if not re.search(r": ?[\"“„«]? ?$", parties.text[first:start]):
        return None
    found = clauses.nominals(parties, referents, first, start)
    return _one(found[0][2]()) if found else None
