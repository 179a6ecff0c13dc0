"""What do minutes note as actions? "Action: Ms Holt to write to the council by 12 April", "Mr Odum to obtain three
quotes".

A note of a name and a day alone belongs to the undertaking right before it, or to what was agreed there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from summarizer.models.offline.complements import Complement, parts
from summarizer.models.offline.lexicon import COURTESY, TITLE
from summarizer.models.offline.outcomes import Outcome
from summarizer.models.offline.parties import Named, Parties
from summarizer.models.offline.referents import Referents
from summarizer.models.offline.verb import Verb

__all__ = ["with_actions"]

_NOTE = re.compile(
    r"\W*(?:(?:Action(?: point| item)?s?|ACTIONS?|To do|Follow-up|Maßnahme|Verantwortlich)\b ?(?:[0-9.]+)? ?[:–-]"
    r"|A[0-9]+[.:]) ?"
)
_TO_DO = re.compile(r"(?P<who>[A-Z][^,;:.]{1,60}?) (?:is |are )?(?P<will>to|will|shall) (?=(?!be\b|the\b)[a-z]{2,} )")
_REACH = 3
"""So many sentences back stands what a bare note belongs to."""


def with_actions(parties: Parties, referents: Referents, outcomes: list[Outcome]) -> list[Outcome]:
    """Return the outcomes with those that are noted as actions, in order."""
    found = list(outcomes)
    page = parties.page
    told = {number for outcome in outcomes for number in outcome.sentences}
    for number, (start, end) in enumerate(page.sentences, 1):
        note = _NOTE.match(page.text, start, end)
        begin = note.end() if note else start
        if number in told:
            continue
        if (action := _action(parties, referents, number, begin, end)) is not None:
            found.append(action)
        elif note and begin < end:
            _note(parties, referents, found, (number, begin, end))
    return sorted(found, key=lambda outcome: outcome.sentences[0])


def _alone(parties: Parties, start: int, end: int) -> tuple[Named, ...]:
    """Those that the words name and say no more of: "Mr Odum", "Ms Lee and Mr Odum"."""
    mentions = parties.within(start, end)
    gaps = [parties.text[one.end : other.start] for one, other in pairwise(mentions)]
    is_all = bool(mentions) and mentions[-1].end == end and all(_AND_ANOTHER.fullmatch(gap) for gap in gaps)
    is_first = is_all and len(parties.text[start : mentions[0].start].split()) < 2
    return tuple(dict.fromkeys(mention.party for mention in mentions)) if is_first else ()


_AND_ANOTHER = re.compile(rf"(?:,|,? and| &|/) ?(?:{COURTESY} |{TITLE} )?", re.IGNORECASE)


def _who(parties: Parties, referents: Referents, start: int, end: int) -> tuple[Named, ...]:
    """Whom a note names, by name or office."""
    text = parties.text
    named = tuple(dict.fromkeys(mention.party for mention in parties.within(start, end)))
    named = named or _by_initials(parties, text[start:end].strip(" ,.;"))
    if named:
        return named[:2]
    word = text[start:end].strip(" ,.;").removeprefix("The ").removeprefix("the ")
    found = referents.described(word, word.split()[-1], start) if word and len(word.split()) < 4 else None
    return (found,) if found else ()


def _by_initials(parties: Parties, words: str) -> tuple[Named, ...]:
    """Who is written down by the first letters of the name: "WN" or "WN, JP"."""
    found: list[Named] = []
    for letters in re.split(r"[,/&+ ]+", words) if _INITIALS.fullmatch(words) else ():
        called = [one for one in parties.named if one.kind == "person" and _initials(one.name) == letters]
        found += called if len(called) == 1 else []
    return tuple(found)


_INITIALS = re.compile(r"[A-Z]{2,3}(?:[,/&+ ]+[A-Z]{2,3})*")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def _action(parties: Parties, referents: Referents, number: int, start: int, end: int) -> Outcome | None:
    """An action told in one line: who is "to" do what."""
    match = _TO_DO.match(parties.text, start, end)
    if match is None or match["will"] != "to":
        return None
    who = _alone(parties, *match.span("who")) or (
        start > parties.page.sentences[number - 1][0] and _who(parties, referents, *match.span("who"))
    )
    if not who:
        return None
    what = parts(parties.page, match.end(), end)[0]
    verb = Verb("will", "to", match.start("will"), match.end("will"), match.end(), "will")
    return Outcome(verb, (number,), who, what, agreed=False, owed=True, owing=who)


def _note(parties: Parties, referents: Referents, found: list[Outcome], at: tuple[int, int, int]) -> None:
    """Add a bare note of a name and a day to what it belongs to."""
    number, start, end = at
    near = [place for place, one in enumerate(found) if 0 < number - one.sentences[-1] <= _REACH]
    times = parties.page.times(start, end)
    if not near:
        return
    named = _who(parties, referents, start, times[0][0] if times else end)
    place = next((place for place in reversed(near) if set(named) & set(found[place].owing)), near[-1])
    last = found[place]
    what: Complement = replace(last.what, due=last.what.due or (times[-1] if times else None))
    who = last.owing or named
    if who:
        found[place] = replace(last, what=what, owing=who, owed=True, sentences=(*last.sentences, number))
