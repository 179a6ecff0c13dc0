"""Does a text say that something is so, or only that it was talked about, planned or hoped for?

A text is firm when one word in it states the thing as a fact: "agreed", "will", "met", with nothing before it that
takes it back. It is only called less than that when it has no such word, and one that says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summarizer.grounding.certainty_words import FIRM, LESS, NEARLY_FIRM, NOT_SO, Thing
from summarizer.grounding.content import content
from summarizer.grounding.cues import is_taken_back
from summarizer.grounding.glance import ignoring_case, may_hold
from summarizer.grounding.inflection import WORD, is_past
from summarizer.grounding.word_tables import PieceTable

__all__ = ["Less", "Thing", "firm_words", "less_than"]

_UNSAID = (
    r"not|never|nothing|none|nobody|no|nor|neither|without|fail(?:ed|s|ing)?|refus(?:ed|es|ing)|declin(?:ed|es|ing)"
    r"|unless|if|whether|would|could|might|(?-i:may)|hope[sd]?|hoping|until|before|almost|nearly|should|likely"
)
_ONLY_TOLD = (
    r"discuss\w*|consider\w*|propos(?:e[ds]?|ing)|explor\w*|negotiat\w*|draft|possible|wants?|ask(?:s|ed)|urg(?:es|ed)"
    r"|s(?:eeks?|ought)"
)
_ONLY_THOUGHT = (
    r"expect(?:s|ed)?|believe[sd]?|think|thinks|thought|predict(?:s|ed)?|fear(?:s|ed)?|assum(?:e[sd]?|ing)"
    r"|speculat\w+|rumou?r(?:s|ed)?|guess(?:es|ed)?|reckon(?:s|ed)?"
)
_WEAKENED = re.compile(
    rf"(?:\b(?:{_UNSAID}|yet to)\b|n['’]t\b)(?:(?! but )[^.,;:]){{0,40}}$"
    rf"|\b(?:{_ONLY_TOLD}|call(?:s|ed) (?:for|on)) (?:[\w'’-]+ ){{0,3}}$"
    rf"|\b(?:{_ONLY_THOUGHT}) (?:[\w'’-]+ ){{0,6}}$",
    re.IGNORECASE,
)
"""What before a firm word makes it no fact. It begins in the last of its letters or of its words, with one of these."""
_LAST_LETTERS, _LAST_WORDS = len("declining") + 40 + len("\n"), 8
_WEAK = re.compile(rf"\b(?:{_UNSAID}|yet)\b|n['’]t\b|\b(?:{_ONLY_TOLD}|call(?:s|ed)|{_ONLY_THOUGHT})\b", re.IGNORECASE)
_UNTRUE = re.compile(
    r"\b(?:rumou?rs?|reports?|claims?|suggestions?|allegations?|assertions?) that [^.;]{0,200}?\b(?:is|are|was|were) "
    r"(?:un(?:true|founded)|false|wrong|baseless|invented|groundless|fabricated|incorrect|not true)\b",
    re.IGNORECASE,
)
_OF_CLAIMS = frozenset(
    (
        "rumor rumors rumour rumours report reports claim claims suggestion suggestions allegation allegations "
        "assertion assertions"
    ).split()
)
"""A claim that is told to be none, and what it can be called."""
_UNDONE_AFTER = re.compile(
    r"[^.;]{0,160}?\b(?:but|which|though|although|however|yet)\b,? (?:[\w'’-]+ ){0,3}?"
    r"(?:(?:denied|disputed|contradicted|dismissed|rejected|denies|disputes)"
    r"(?: (?:this|it|that|the (?:claim|report)s?))?(?=[.,;])"
    r"|withdr[ae]w\w*|went back|gone back|reneged|backed out|retracted|rescinded"
    r"|changed (?:its|his|her|their) mind)",
    re.IGNORECASE,
)
_OF_UNDOING = frozenset("but which though although however yet".split())
"""What after a firm word takes it back: "but Norway denied this"; and the words that it goes on with."""
_ONLY_TRIES = re.compile(
    r" (?:\w+ly |also |then |first |now |be ){0,2}"
    r"(?:consider\w*|tr(?:y|ies|ying)\b(?! out)|seek|attempt|look into|examin\w*"
    r"|stud(?:y|ying)|explor\w*|weigh\w*|assess\w*|discuss\w*|strive|endeavour|aim|think about|perhaps|probably"
    r"|possibly|likely|maybe)\b",
    re.IGNORECASE,
)
"""What behind "will" promises no more than to try or to think about it."""
_TRYING = re.compile(
    r"\b(?:consider|tr(?:y|ies|ied)|seek|attempt|look|examin|stud|explor|weigh|assess|discuss|striv|endeavour|aim|think)",
    re.IGNORECASE,
)
_ONLY_TALKS = re.compile(
    r"(?: (?:with|in|at|today|yesterday|also|both)\b[^,.;:]{0,60}?)? (?:to|on|upon|that)\b(?: [\w'’-]+){0,7}? ?"
    r"\b(?:negotiat\w+|talks?|discuss\w*|dialogue|consult\w*|explore|disagree|differ|need(?:ed|s)?|necessary|overdue|study"
    r"|consider|meet|work (?:on|towards)|seek|try|strive)\b",
    re.IGNORECASE,
)
"""What behind "agreed" tells that they agreed to talk, or that something should be."""
_TALKING = re.compile(
    r"\b(?:negotiat|talk|discuss|dialog|consult|explor|need|stud|consider|meet|work|seek|try|striv|differ|disagree|round"
    r"|session|conversation|contact|process|next|again)",
    re.IGNORECASE,
)
_FAR = 400
"""Characters before and behind a firm word within which it can be weakened."""
_SEGMENT = re.compile(r"[,;:.!?]|\b(?:who|which|that|after|before|while|although)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Less:
    """The words by which a text says less than that something is so, and whether they say it of that very thing."""

    words: str
    is_certain: bool


def less_than(thing: Thing, text: str, said: str = "", *, denied: bool = False) -> Less | None:
    """Return the words by which `text` says less than that `thing` is so; None when it is firm, or says nothing.

    `said` is how an item tells it: who agreed to negotiate a treaty has agreed to negotiate, and on no treaty. `denied`
    says that not doing it is meant, which "ruled out" firmly tells.

    >>> less_than("agreement", "They discussed a joint tender.")
    Less(words='discussed', is_certain=True)
    >>> less_than("agreement", "They agreed on a tender.")
    """
    if (denied and _RULED_OUT.search(text)) or (thing == "agreement" and _is_put_off(said, text)):
        return None
    small, untrue, doubted = ignoring_case(text), _untrue(text), ""
    for match in FIRM[thing].finditer(small):
        doubt = _doubt(thing, text, match, said, untrue)
        if doubt is None and _is_of_another(thing, text, match, said):
            continue
        if doubt is None:
            return None
        if not doubted and _is_about(text[match.end() : match.end() + _FAR], said):
            doubted = doubt
    if denied or thing == "event":
        doubted = ""
    less = NOT_SO[thing].search(text)
    if less is None and (doubted or not _states(NEARLY_FIRM[thing], text, small)):
        less = LESS[thing].search(text)
    if less is None:
        return Less(doubted, is_certain=False) if doubted else None
    return _of_that(less, thing, text, said)


def _untrue(text: str) -> Sequence[tuple[int, int]]:
    """Where a text has claims that it tells to be none."""
    return [match.span() for match in _UNTRUE.finditer(text)] if may_hold(text, _OF_CLAIMS) else ()


_PUT_OFF = re.compile(r"\b(?:tabl|defer|postpon|adjourn|delay|put(?:ting)? off)", re.IGNORECASE)


def _is_put_off(said: str, text: str) -> bool:
    """Whether what was decided is to put something off, and a text says so: that it was not decided is then no lack."""
    return _PUT_OFF.search(said) is not None and _PUT_OFF.search(text) is not None


_RULED_OUT = re.compile(r"(?<!not )\brul(?:e[sd]?|ing) out\b", re.IGNORECASE)


def _of_that(less: re.Match[str], thing: Thing, text: str, said: str) -> Less | None:
    """What a weaker word means for the thing itself: nothing where the thing has another verb of its own."""
    words = content(said)
    parts = _segments(text)
    shared = [len(words & content(text[start:end])) for start, end in parts]
    most = max(shared)
    if not most:
        return Less(less[0], is_certain=not words)
    about = [part for part, count in zip(parts, shared, strict=True) if count == most]
    if any(start <= less.start() < end for start, end in about):
        return Less(less[0], is_certain=True)
    told = [text[start:end] for start, end in about]
    if thing != "undertaking" and any(
        _has_verb(part) and not (LESS[thing].search(part) or NOT_SO[thing].search(part)) for part in told
    ):
        return None
    return Less(less[0], is_certain=False)


@lru_cache(maxsize=256)
def _segments(text: str) -> Sequence[tuple[int, int]]:
    """Where the parts of a text are that stops and conjunctions part."""
    breaks = [(0, 0), *(match.span() for match in _SEGMENT.finditer(text)), (len(text), len(text))]
    return [(end, start) for (_, end), (start, _) in pairwise(breaks)]


def _is_about(after: str, said: str) -> bool:
    """Whether what stands behind a firm word, in its clause, is what an item tells."""
    return not said or not content(said).isdisjoint(content(_SEGMENT.split(after, maxsplit=1)[0]))


_POINTS_BACK = re.compile(r"\b(?:it|so|this|that|these|those|them|both|all|in principle)\b", re.IGNORECASE)


def _is_of_another(thing: Thing, text: str, match: re.Match[str], said: str) -> bool:
    """Whether a firm word tells of something else than an item, which another clause tells in weaker words: "undertook
    to free them, but stopped short of promising an amnesty"."""
    words, after = content(said), _SEGMENT.split(text[match.end() : match.end() + _FAR], maxsplit=1)[0]
    told = content(after)
    if len(told) < _LEAST_TOLD or not words or not words.isdisjoint(told) or _POINTS_BACK.search(after):
        return False
    segments = (text[start:end] for start, end in _segments(text))
    parts = [part for part in segments if len(words & content(part)) >= len(words) / 2]
    return bool(parts) and all(_is_weak(thing, part) for part in parts)


_LEAST_TOLD = 2


def _is_weak(thing: Thing, part: str) -> bool:
    return any(one[thing].search(part) for one in (LESS, NOT_SO)) and not FIRM[thing].search(ignoring_case(part))


def _has_verb(part: str) -> bool:
    return any(is_past(match[0]) for match in WORD.finditer(part))


_ASIDE = re.compile(r", (?:which|who|whose)\b[^,;.]{0,200},")
"""A relative clause within another: what is denied in it is not what the other tells."""


def _doubt(thing: Thing, text: str, match: re.Match[str], said: str, untrue: Sequence[tuple[int, int]]) -> str | None:
    """What makes a firm word none, in the words of the text; `untrue` are the claims in it that are told to be none."""
    before, after = _before(text, match), text[match.end() : match.end() + _FAR]
    if ", wh" in before:
        before = _ASIDE.sub(",", before)
    weakened = _weakened(before)
    if weakened or is_taken_back(before):
        return (weakened[0] if weakened else before[-40:]).strip()
    claim = next((text[start:end] for start, end in untrue if start < match.start() < end), None)
    if claim is not None:
        return claim
    found = _UNDONE_AFTER.match(after) if thing != "event" and may_hold(text, _OF_UNDOING) else None
    if found is None and thing == "undertaking":
        tries = _ONLY_TRIES.match(after)
        found = tries if tries and _TRYING.search(said) is None and not _is_added(after, said) else None
    if found is None and thing == "agreement" and match[0].casefold().startswith("agree") and said:
        found = _ONLY_TALKS.match(after) if _TALKING.search(said) is None else None
    return found[0].strip() if found else None


def _is_added(after: str, said: str) -> bool:
    """Whether the verb of an item is one of two: "will consider the costs and mend the roof"."""
    return re.search(rf"\band (?:then |to )?{re.escape(said.partition(' ')[0])}\b", after) is not None


def _states(firm: re.Pattern[str], text: str, small: str) -> bool:
    """Whether a word of a text, or of it in small letters, states a thing as a fact."""
    all_before = (_before(text, match) for match in firm.finditer(small))
    return any(_is_firm(before) and _NEARLY.search(before) is None for before in all_before)


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _FAR) : match.start()]


_NEARLY = re.compile(
    r"\b(?:(?:close|closer|nearer|near) to|verge of|brink of|progress (?:on|towards?)|towards?|need for"
    r"|talks? (?:on|about|over|for)|prospects? (?:of|for)|path to|basis (?:of|for)|search of|work\w* (?:on|towards?)"
    r"|(?:will|shall|to) (?:\w+ ){0,2}(?:sign|conclude|reach|seal|strike|adopt|negotiate|finali[sz]e))"
    r" (?:[\w'’-]+ ){0,3}$",
    re.IGNORECASE,
)
"""What before "deal" or "accord" makes it one to come."""


def _is_firm(before: str) -> bool:
    return _weakened(before) is None and not is_taken_back(before)


def _weakened(before: str) -> re.Match[str] | None:
    """What makes a firm word behind some words no fact: looked for where it can begin only, not in all of them."""
    words = before.rsplit(" ", _LAST_WORDS)
    begin = max(0, min(len(before) - _LAST_LETTERS, len(words[0]) if len(words) > _LAST_WORDS else 0))
    return _WEAKENED.search(before, begin) if any(_WEAK_WORDS.within(before[begin:])) else None


_WEAK_WORDS = PieceTable(_WEAK.findall)


def firm_words(thing: Thing, text: str) -> list[int]:
    """Return where the words stand that say that `thing` is so.

    >>> firm_words("undertaking", "Norway may pay; Iceland will pay.")
    [24]
    """
    return [match.start() for match in FIRM[thing].finditer(ignoring_case(text)) if _is_firm(_before(text, match))]
