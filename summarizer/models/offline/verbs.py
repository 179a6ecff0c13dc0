"""Which groups of words tell that somebody agrees, promises, wills or intends, and where does what they owe begin?

A table of cues, each with its sort. Whether a cue counts is for its clause to say: see `clauses` for who its subject
is, and `grounding.cues.is_factual` for what takes it
back. English; German, French and Spanish have tables of their own (`verbs_abroad`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer.models.offline.page import Page
from summarizer.models.offline.told_in import (
    AGREED,
    BINDS,
    HAS_TO,
    INTENDS,
    IS_TO,
    MUST,
    NOUN,
    PASSIVE,
    PROMISED,
    REACHED,
    SETUP,
    TO_SIGN,
    WILL,
    WOULD,
)
from summarizer.models.offline.verb import Verb
from summarizer.models.offline.verbs_abroad import ABROAD_BY, verbs_abroad
from summarizer.models.offline.words import Clue, clue

__all__ = ["CUES", "verbs"]

_STATES = frozenset(
    """be have need remain depend apply expire cost become get receive see know like want last rise fall lead benefit
    help mean require enter affect cause continue stay hope expect consider discuss examine study look explore seem
    appear suffer lose win face find feel think understand exceed total amount include contain cover follow attend
    speak note decline disappear happen occur arise matter come go try doubt miss fail die live never always only
    hear meet convene reach wait rather take deal say ask tell call urge welcome vote host visit let""".split()
)
"""What one will be or feel, or what befalls one: no undertaking. Meetings to come have a reader of their own."""
_DOES_COME = frozenset("let take come host".split())
"""Verbs of that list that bind when said of oneself with a fixed object."""


@dataclass(frozen=True, slots=True, eq=False)
class _Cue:
    """Groups of words that tell an outcome, how they are read, and the words of which each of them has one.

    Words are told by their ends that need not begin where the pattern does: "claims to" is read as "aims to" is.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Verb | None]
    clue: Clue


def verbs(page: Page, number: int, start: int, end: int) -> Iterator[Verb]:
    """Yield the cues between two offsets within a sentence, in order."""
    found = False
    cues = [cue for cue in CUES if number in page.words.holding(cue.clue)]
    for cue, match in _matches(cues, page.text, start, end):
        verb = cue.read(match)
        if verb is not None:
            found = True
            yield verb
    if not found and number in page.words.holding(ABROAD_BY):
        yield from verbs_abroad(page.text, start, end)


def _matches(cues: list[_Cue], text: str, start: int, end: int) -> Iterator[tuple[_Cue, re.Match[str]]]:
    """Yield the matches of some cues, none within another: the first in the text, and of two there that of the first
    cue. So one pattern of all of them would, which takes many times as long."""
    ahead = {cue: match for cue in cues if (match := cue.pattern.search(text, start, end))}
    while ahead:
        cue, match = min(ahead.items(), key=lambda one: one[1].start())
        yield cue, match
        for other in [one for one, seen in ahead.items() if seen.start() < match.end()]:
            if more := other.pattern.search(text, match.end(), end):
                ahead[other] = more
            else:
                del ahead[other]


def _agreed(match: re.Match[str]) -> Verb:
    word, at, end = match["agreed"], match.start(), match.end()
    is_thing = match["how"] in ("on", "upon") or (
        match["how"] == "to" and _A_THING.match(match.string, end) is not None
    )
    return Verb("agreed", word, at, at + len(word), end, "agreed", match["how"] == "not to", owes=not is_thing)


_A_THING = re.compile(r" (?:an?|the|any|its|their|his|her|this|that|these|those|such|all|some|every|new|[0-9]+)\b")
"""What is agreed to is a thing ("to a truce"), and not something to do."""


def _passive(match: re.Match[str]) -> Verb:
    at, end = match.span()
    if word := match["passive"]:
        return Verb("passive", word, at, end, end, "agreed", match["way"] == "not to")
    word = match["struck"] or match["carried"] or match["byboth"]
    return Verb("passive", word.split()[-1], at, end, at, "agreed")


def _reached(match: re.Match[str]) -> Verb:
    at, end = match.span()
    if word := match["reached"]:
        return Verb("reached", word, at, at + len(word), match.start("thing"), "agreed")
    return Verb("reached", match["settled"].split()[0], at, end, at, "agreed")


def _bound(match: re.Match[str]) -> Verb:
    word, at = match["binds"], match.start()
    return Verb("binds", word, at, at + len(word), match.end(), "agreed", by=match.span("bound"))


def _to_sign(match: re.Match[str]) -> Verb:
    word, at = match["tosign"], match.start()
    return Verb("planned", word, at, at + len(word), match.start("planned"), "intends")


def _noun(match: re.Match[str]) -> Verb:
    word, at = match["noun"], match.start()
    strength = {"pledge": "pledged", "offer": "offered"}.get(word, "promised")
    by = match.span("by") if match["by"] else None
    return Verb("noun", word, at, at + len(word), match.end(), strength, match["nounhow"] == "not to", by)


def _promised(match: re.Match[str]) -> Verb:
    word = match["promised"]
    strength = "offered" if "offer" in word else "pledged" if "pledge" in word or "announced" in word else "promised"
    return Verb(
        "promised", word, match.start(), match.end("promised"), match.end(), strength, match["manner"] == "not to"
    )


_FIRST = re.compile(r"[a-z]+")
_OF_ITSELF = re.compile(
    r" ?(?:also |then |now )?(?:run|open|begin|start|end|close|last|operate|grow|increase|decrease|resume"
    r"|change|expand)"
    r"(?=[.,;]| (?:in|on|from|at|until|till|within|by|this|next|every|for|after|before|with|as|to the|over"
    r"|its doors|again)\b)"
)
"""What befalls a thing: "The bridge will open in May"."""


def _willed(match: re.Match[str]) -> Verb | None:
    word = match["will"] or match["going"] or match["wont"]
    negative = bool(match["negated"] or match["nogo"] or match["wont"])
    return _will(match, word, match["bare"], negative=negative)


def _is_to(match: re.Match[str]) -> Verb | None:
    first = _FIRST.match(match.string, match.end())
    return _will(match, match["isto"], first and first[0], negative=bool(match["isnot"]))


def _will(match: re.Match[str], word: str, bare: str | None, *, negative: bool) -> Verb | None:
    at, end = match.span()
    if bare in _STATES - _DOES_COME or _OF_ITSELF.match(match.string, end):
        return None
    return Verb("will", word.strip(), at, at + len(word), end, "will", negative)


def _set_up(match: re.Match[str]) -> Verb:
    return Verb("setup", match["setup"], match.start(), match.end(), match.start(), "agreed")


def _must(match: re.Match[str]) -> Verb:
    at, end = match.span()
    return Verb("must", match["must"], at, end, end, "agreed", bool(match["mustnot"]))


def _would(match: re.Match[str]) -> Verb | None:
    if match["naked"] in _STATES - _DOES_COME or match["wouldnot"]:
        return None
    return Verb("would", "would", match.start(), match.end("would"), match.end(), "will")


def _intended(match: re.Match[str]) -> Verb:
    at, end = match.span()
    if word := match["ready"]:
        return Verb("promised", word.strip(), at, end, end, "offered")
    return Verb("intends", match["intends"], at, end, end + 1, "intends", bool(match["intendnot"]))


_DONE = "reached signed concluded initialled sealed struck adopted approved accepted agreed"
CUES = (
    _Cue(re.compile(PASSIVE), _passive, clue(f"{_DONE} decided resolved carried passed")),
    _Cue(re.compile(TO_SIGN), _to_sign, clue("sign conclude finalise finalize reach")),
    _Cue(re.compile(NOUN), _noun, clue("promise pledge offer undertaking commitment")),
    _Cue(re.compile(AGREED), _agreed, clue("agreed agree agrees decided decide decides resolved resolves consented")),
    _Cue(re.compile(BINDS), _bound, clue("commit commits oblige obliges bind binds require requires")),
    _Cue(
        re.compile(REACHED),
        _reached,
        clue(
            f"{_DONE} announced endorsed finalised finalized clinched renewed extended prolonged entered came come"
            " arrived hammered thrashed worked inked secured",
            endings="settled resolved ended",
        ),
    ),
    _Cue(
        re.compile(PROMISED),
        _promised,
        clue(
            "promised promises promise pledged pledges pledge vowed vows vow undertook undertakes undertake undertaken"
            " commit commits committed gave given gives give guaranteed guarantees guarantee confirms confirm offered"
            " offers assured volunteered announced repeated"
        ),
    ),
    _Cue(
        re.compile(SETUP),
        _set_up,
        clue("set established created formed appointed founded convened extended built reopened opened signed"),
    ),
    _Cue(re.compile(WILL), _willed, clue("will shall ll going won shan")),
    _Cue(re.compile(IS_TO), _is_to, clue("is are")),
    _Cue(re.compile(WOULD), _would, clue("would d")),
    _Cue(re.compile(MUST), _must, clue("must required obliged bound")),
    _Cue(re.compile(HAS_TO), _must, clue("has have")),
    _Cue(
        re.compile(INTENDS),
        _intended,
        clue(
            "ready prepared willing intention planning preparing committed determined",
            endings="intend intends plan plans aim aims",
        ),
    ),
)
"""In this order where two begin at one place."""
