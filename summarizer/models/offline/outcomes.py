"""What was agreed, and who owes what? Each verb of agreeing, promising or willing with its subject and its
complement.

Two or more that agree make an agreement, and owe it to each other; one that agrees, promises or will do something
owes it. "It was agreed" binds the two sides, or whoever the clause after it names. What is hoped, denied, refused,
conditional in mood, or said of things and not of parties is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizer.models.offline import clauses
from summarizer.models.offline.complements import LEADING, LED_BY, Complement, parts
from summarizer.models.offline.facts import HYPOTHETICAL, is_so, standing_of
from summarizer.models.offline.page import Offsets, Page
from summarizer.models.offline.parties import Named, Parties
from summarizer.models.offline.partners import binding, leading_with, others
from summarizer.models.offline.record import record_of, resolving
from summarizer.models.offline.referents import Referents, Subject
from summarizer.models.offline.verb import Verb
from summarizer.models.offline.verbs import verbs

__all__ = ["Outcome", "outcomes"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An agreement, an undertaking, or both: who, what, from which sentences, and how it stands.

    `who` agree, `owing` owe; `standing` is the agreement's status, `status` that of the undertaking.
    """

    verb: Verb
    sentences: tuple[int, ...]
    who: tuple[Named, ...]
    what: Complement
    agreed: bool
    owed: bool
    negative: bool = False
    owing: tuple[Named, ...] = ()
    agreed_on: tuple[int, int] | None = None
    standing: str = "reached"
    status: str = "open"
    doubt: str | None = None


def outcomes(parties: Parties, referents: Referents) -> list[Outcome]:
    """Return what was agreed or promised on a page, in order."""
    found: list[Outcome] = []
    lead = Subject()
    for number in range(1, len(parties.page.sentences) + 1):
        taken = 0
        lead = _lead(parties, referents, number, lead)
        for outcome in _in_sentence(parties, referents, number, lead):
            if outcome.what.start >= taken:
                found.append(outcome)
                taken = outcome.what.end
    return found


def _lead(parties: Parties, referents: Referents, number: int, lead: Subject) -> Subject:
    """Of whom the points of a list are said that a sentence with a colon brings in: "The two sides: - agreed to"."""
    start, end = parties.page.sentences[number - 1]
    text = parties.text
    if text[end - 1 : end] == ":":
        found = clauses.nominals(parties, referents, start, end)
        return found[0][2]() if found else Subject()
    return lead if _POINT.match(text, start, end) else Subject()


_POINT = re.compile(r"(?:[-–—•*▪●] ?|\(?(?:[a-z]|[ivx]{1,4}|[0-9]{1,2})[.)] )(?=[a-z])|[a-z]")


def _in_sentence(parties: Parties, referents: Referents, number: int, before: Subject) -> Iterator[Outcome]:
    start, end = parties.page.sentences[number - 1]
    text = parties.text
    point = _POINT.match(text, start, end)
    if point and before.parties and point.end() > start:
        start = point.end()
    leading = LEADING.search(text, start, end) if number in parties.page.words.holding(LED_BY) else None
    start = leading.end() if leading else start
    for cue in verbs(parties.page, number, start, end):
        verb, who = _after(parties, referents, end, cue, _subject(parties, referents, start, cue, before))
        before = who if who.parties else before
        none = _NEITHER.match(text, clauses.clause_start(text, start, verb.start)) if verb.sort == "will" else None
        is_said = who.parties or verb.sort in ("passive", "reached", "setup")
        if verb.sort == "must" and not _UNDER.match(text, parties.page.sentences[number - 1][0]):
            continue
        if is_said and is_so(text, none.end() if none else start, end, verb):
            for outcome in _outcomes(parties, referents, number, verb, who):
                turned = replace(outcome, negative=not outcome.negative) if none else outcome
                yield _on_condition(turned, leading["condition"]) if leading else turned


def _on_condition(outcome: Outcome, condition: str) -> Outcome:
    return replace(outcome, what=replace(outcome.what, condition=outcome.what.condition or condition))


_UNDER = re.compile(
    r"\W*(?:Under|According to|By|In) (?:the|this|that|its|their)(?: [\w'-]+){0,4}? (?:terms|deal|agreement"
    r"|accord|pact|treaty|settlement"
    r"|contract|plan|truce|ceasefire|protocol|memorandum|arrangement|compromise|package)\b"
)
"""Where one must do what was agreed: elsewhere "must" is a demand, or a law."""
_NEITHER = re.compile(
    r"\W*(?:[Nn]either (?:side|party|government|country|company|delegation)|[Nn]one of the (?:parties|sides))\b"
)


def _subject(parties: Parties, referents: Referents, start: int, verb: Verb, before: Subject) -> Subject:
    """Who a verb is said of; of a noun ("an offer by Norway to", "its promise to") whose it is."""
    if verb.sort == "binds" and verb.by:
        found = clauses.nominals(parties, referents, *verb.by)
        return found[0][2]() if found else Subject()
    if verb.sort != "noun":
        return clauses.subject(parties, referents, (start, verb.start), before)
    if verb.by:
        return Subject(tuple(mention.party for mention in parties.within(*verb.by)[:1]))
    owner = _OWNER.search(parties.text, max(start, verb.start - 60), verb.start)
    if owner and (mentions := parties.within(owner.start(), owner.end())):
        return Subject((mentions[-1].party,))
    taker = _TAKER.search(parties.text, start, verb.start)
    return clauses.subject(parties, referents, (start, taker.start()), before) if taker else _its_own(referents, start)


def _after(parties: Parties, referents: Referents, end: int, verb: Verb, who: Subject) -> tuple[Verb, Subject]:
    """A verb and its subject where that stands right after it: "Im Gegenzug verpflichtete sich die Bank, ..."."""
    if who.parties or not verb.turns:
        return verb, who
    within = clauses.nominals(parties, referents, verb.start, verb.end)
    found = within or clauses.nominals(parties, referents, verb.end, min(end, verb.end + 90))
    if not found or found[0][0] > verb.end + 5:
        return verb, who
    at = found[0][1] + 1 if verb.complement <= found[0][1] else verb.complement
    not_to = _NOT_TO.search(parties.text, at, end)
    return replace(verb, complement=at, negative=verb.negative or not_to is not None), found[0][2]()


_NOT_TO = re.compile(r"\bnicht (?:zu \w+en|\w+zu\w+en)\b")
_OWNER = re.compile(r"[A-Z][\w -]{1,40}'s? (?:[a-z-]+ ){0,2}$")
_TAKER = re.compile(
    r"\b(?:withdrew|repeated|renewed|made|kept|broke|dropped|fulfilled|honou?red|reiterated|confirmed|revoked"
    r"|abandoned)\b"
)


def _its_own(referents: Referents, start: int) -> Subject:
    """Whose "a pledge to" is where nobody is named: that of the body that the text spoke of before."""
    party = referents.body_before(start)
    return Subject((party,)) if party else Subject()


def _outcomes(parties: Parties, referents: Referents, number: int, verb: Verb, who: Subject) -> Iterator[Outcome]:
    if verb.sort in ("passive", "reached", "planned"):
        yield from _made(parties, referents, number, verb, who)
    elif verb.sort == "setup":
        yield from _set_up(parties, referents, number, verb)
    else:
        yield from _undertaken(parties, referents, number, verb, who)


def _made(parties: Parties, referents: Referents, number: int, verb: Verb, who: Subject) -> Iterator[Outcome]:
    """What was reached, signed, or agreed by those that the sentence names, or else by the two sides."""
    page, text = parties.page, parties.text
    start, end = page.sentences[number - 1]
    body = resolving(parties, verb.word) if verb.sort == "passive" and not who.parties else None
    joined = [mention.party for mention in parties.within(verb.start, end)] if verb.sort == "passive" else []
    named = [body] if body else joined or others(parties, referents, verb.end, end)
    bound = binding([*who.parties, *named])
    if body is None and len(bound) < 2 and (verb.sort == "passive" or bound):
        bound = list(dict.fromkeys([*bound, *referents.sides]))
    by_both = _BY_BOTH.match(text, verb.end, end)
    what = parts(page, verb.complement, by_both.end() if by_both else end)[0]
    if not (bound or verb.sort == "passive") or (
        verb.sort == "reached" and HYPOTHETICAL.search(text, verb.complement, what.end) and "draft" in what.text
    ):
        return
    inner = _inner(parties, referents, what, who) if verb.complement == verb.end else Subject()
    clause = clauses.clause_start(text, start, verb.start)
    is_clause = verb.complement == verb.end and verb.sort == "passive"
    after = [] if is_clause else _days(page, what.start, end)
    times = _days(page, clause, verb.start)[-1:] or after or _days(page, start, clause)[-1:]
    standing = "planned" if verb.sort == "planned" else "announced" if "in principle" in text[start:end] else "reached"
    is_to_do = _TO_DO.search(text, verb.start, verb.end) is not None
    owing = inner.parties or ((body,) if body and verb.complement == verb.end else ())
    owing = owing or (tuple(bound) if is_to_do and len(bound) > 1 else ())
    yield Outcome(
        verb, (number,), tuple(bound[:6]), what, agreed=True, owed=bool(owing), negative=verb.negative,
        owing=owing, agreed_on=times[0] if times else None, standing=standing,
    )  # fmt: skip


_TO_DO = re.compile(r"\b(?:agreed|AGREED|Agreed|decided|DECIDED|Decided)\b[^.;:]{0,30} to$")
"""What is agreed "to" be done, and not "that": those who agree do it."""


def _set_up(parties: Parties, referents: Referents, number: int, verb: Verb) -> Iterator[Outcome]:
    """What shall be set up: the two sides owe it to each other, in a text that says "shall" or "the two sides"."""
    page, text = parties.page, parties.text
    start, end = page.sentences[number - 1]
    begin = clauses.clause_start(text, start, verb.start)
    thing = text[begin : verb.start].strip(" ,")
    if (
        len(referents.two) == 2
        and re.match(r"(?:An?|The|Two|Three|Joint|Further)\b", thing)
        and len(thing.split()) < 12
    ):
        what = parts(page, begin, end)[0]
        what = replace(
            what, text=f"have {thing} {verb.word.split()[-1] if 'set up' not in verb.word else 'set up'}", due=what.due
        )
        yield Outcome(verb, (number,), tuple(referents.two), what, agreed=False, owed=True, owing=tuple(referents.two))


def _undertaken(parties: Parties, referents: Referents, number: int, verb: Verb, who: Subject) -> Iterator[Outcome]:
    """What one or several agree, promise or will do: one outcome for each thing that "and" joins."""
    start, end = parties.page.sentences[number - 1]
    page, text = parties.page, parties.text
    is_agreed = verb.sort in ("agreed", "binds")
    partner = (
        [*leading_with(parties, start, verb.start), *others(parties, referents, verb.end, verb.complement)]
        if is_agreed
        else []
    )
    bound = binding([*partner, *who.parties]) if is_agreed else list(who.parties)
    if (
        is_agreed
        and len(bound) == 1
        and bound[0] in referents.two
        and re.search(r"\b[Ww]e\s*$", text[start : verb.start])
    ):
        bound = list(referents.two)
    is_agreement = is_agreed and (len(bound) > 1 or who.several or _has_decided(parties, verb, bound))
    status = standing_of(text, start, end, verb)
    times = _days(page, start, verb.complement)
    for place, piece in enumerate(parts(page, verb.complement, end, past=status in ("done", "withdrawn"))):
        inner = _inner(parties, referents, piece, who, is_agreement)
        what = _without_subject(piece, text) if inner.parties and not is_agreement else piece
        owed = verb.owes or (place > 0 and bool(inner.parties))
        if len(what.text.split()) < 2 and status != "done":
            continue
        yield Outcome(
            verb, (number,), tuple(bound), what, agreed=is_agreement, owed=owed,
            negative=what.negative if place else verb.negative, owing=inner.parties or tuple(bound),
            agreed_on=times[-1] if times else None, status=status, doubt=who.doubt,
        )  # fmt: skip


_BY_BOTH = re.compile(r" ?(?:by|between) [^,;]{4,120}(?=,)")
"""Who signed it, where more is told after a comma: "Under a deal signed by Norway and Iceland, ..."."""


def _has_decided(parties: Parties, verb: Verb, bound: list[Named]) -> bool:
    """Whether a body decides something by itself in its own minutes: that is an agreement of its members."""
    return re.search(r"resolv|decid|beschl", verb.word) is not None and bound == [record_of(parties)]


def _days(page: Page, start: int, end: int) -> list[Offsets]:
    """The times between two offsets that can be the day of an agreement."""
    return [
        at
        for at in page.times(start, end)
        if not page.text[at[0] : at[1]].casefold().startswith(("since", "after", "by ", "until"))
    ]


def _inner(
    parties: Parties, referents: Referents, what: Complement, who: Subject, is_agreement: bool = False
) -> Subject:
    """Who is to act in a clause with "that": "agreed that the ministry will pay".

    Nobody else where a pronoun stands for whoever promises ("gave its word that it would"), or where those who agree
    make something that acts for them ("agreed that a joint team would").
    """
    match = _WILL_IN.search(parties.text, what.start, what.end)
    begins = parties.text[what.start : match.start()] if match else ""
    if (who.parties and _ITSELF.fullmatch(begins)) or (is_agreement and _MADE.match(begins)):
        return Subject()
    return clauses.subject(parties, referents, (what.start, match.start()), Subject()) if match else Subject()


def _without_subject(what: Complement, text: str) -> Complement:
    """What is owed where a clause names who owes it: "the ministry will pay" is to pay."""
    match = _WILL_IN.search(text, what.start, what.end)
    return replace(what, start=match.end() + 1, text=text[match.end() + 1 : what.end]) if match else what


_ITSELF = re.compile(r"(?:that )?(?:it|he|she|they) (?:also )?")
_MADE = re.compile(r"(?:that )?(?:an?|two|three|joint) (?:new |joint |common |further |special )?[a-z]")
_WILL_IN = re.compile(r"\b(?:will|would|shall|should)\b")
