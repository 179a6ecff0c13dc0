"""Does a text say that something is so, or only that it was talked about, planned or hoped for?

A text is firm when one word in it states the thing as a fact: "agreed", "will", "met", with nothing before it that
takes it back. It is only called less than that when it has no such word, and one that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from summarizer.grounding.cues import is_taken_back
from summarizer.grounding.inflection import WORD, is_past
from summarizer.grounding.polarity import content

__all__ = ["Less", "firm_words", "less_than"]

Thing = Literal["agreement", "undertaking", "event"]

_SETTLED = (
    r"(?<!to )agree|(?:able|managed) to agree|agree[ds]|(?<!be )signed|reached|concluded|adopted|approved|decided"
    r"|resolved|endorsed|ratified|accepted|struck"
    r"|sealed|initialled|settled|confirmed|reaffirmed|reiterated|renewed|consented|inked|clinched|finali[sz]ed"
    r"|(?:hammered|thrashed|ironed|worked) out"
    r"|c[ao]me to (?:terms|an? (?:\w+ )?(?:agreement|understanding|arrangement))"
    r"|shook hands on|put (?:its|his|her|their) (?:names?|signatures?|seals?) to|signed (?:off|up)|made peace"
    r"|patched up|buried|found common ground|gave (?:its|his|her|their) (?:assent|consent|blessing)"
)
_SETTLED_IN_A_WAY = (
    r"launched|established|recalled|extended|set up|carried|passed|agreement|deal|accord|consensus"
    r"|(?:will|shall)(?! (?:\w+ ){0,6}(?:sign|conclude|agree|negotiate|reach|finali[sz]e|adopt|ratify|meet)\b)"
    r"|commit(?:s|ted)?"
)
_BOUND = (
    r"promise[ds]?|pledge[ds]?|vow(?:s|ed)?|undert(?:ook|akes?|aken)|commit(?:s|ted|ment)?|offer(?:s|ed)?"
    r"|guarantee[ds]?|assure[ds]?|will|shall|\w+['’]ll|volunteered|took on|is to|are to|must|going to|swore|sworn"
    r"|(?:bound|bind) (?:itself|himself|herself|themselves)|g[ai]ve[ns]? (?:an?|its|his|her|their) (?:word|assurance)"
)
_BOUND_IN_A_WAY = (
    r"ready|prepared|(?<!like )to (?!consider|try|seek|examine|study|explore|weigh|discuss)[a-z]+|responsible|intends?"
    r"|would"
)
_FIRM: dict[Thing, re.Pattern[str]] = {
    "agreement": re.compile(rf"\b(?:{_SETTLED})\b", re.IGNORECASE),
    "undertaking": re.compile(rf"\b(?:{_SETTLED}|{_BOUND})\b", re.IGNORECASE),
    "event": re.compile(
        r"\b(?:met|(?<!be )held|spoke|took place|visit(?:ed|ing)|received|hosted|gathered|convened|attended"
        r"|sat down|talked|travelled|toured|signed|sealed|agreed (?:on|in|at)|lasted|broke (?:up|down|off)|shook hands"
        r"|ended|closed|opened|began|failed|conferred|sat across|w(?:ound|rapped) up|drew to (?:a|its) close"
        r"|had (?:an?|their|two|three) (?:\w+ ){0,2}(?:talks?|meeting|conversation|lunch|dinner|breakfast|round)"
        r"|called on (?:the|his|her) (?:\w+ ){0,2}(?:president|king|queen|premier|minister|governor|mayor))\b",
        re.IGNORECASE,
    ),
}
"""Words that say that the thing is so."""
_NEARLY_FIRM: dict[Thing, re.Pattern[str]] = {
    "agreement": re.compile(rf"\b(?:{_SETTLED_IN_A_WAY})\b", re.IGNORECASE),
    "undertaking": re.compile(rf"\b(?:{_SETTLED_IN_A_WAY}|{_BOUND_IN_A_WAY})\b", re.IGNORECASE),
    "event": re.compile(
        r"\b(?:during|after|at|following) (?:an?|the|his|her|their|its) (?:[\w-]+ ){0,4}"
        r"(?:visit|meeting|talks|call|round|session|summit|ceremony|conference)\b",
        re.IGNORECASE,
    ),
}
"""Words that say so where nothing else speaks against it."""
_LESS: dict[Thing, re.Pattern[str]] = {
    "agreement": re.compile(
        r"\b(?:discuss\w*|consider\w*|exchang\w+ (?:of )?views|explor\w+|talk(?:s|ed|ing)? about|raised|propos\w+"
        r"|suggest\w*|call(?:s|ed|ing)? (?:on|for)|urg\w+|hop(?:e[sd]?|ing)|wants?|would like|(?-i:may)|might|could"
        r"|possib\w+|draft|preparations|negotiat\w+|s(?:eek\w*|ought)|asked|plan(?:s|ned)?|briefed|not|no|close|closer"
        r"|nearer|near(?:s|ed|ing)|within reach|in sight|(?:verge|brink) of|progress (?:on|towards?)"
        r"|talks? (?:on|about|over)|spoke (?:about|of)|put forward|offer(?:s|ed)?|tender(?:s|ed)|voiced|overdue|likely"
        r"|(?:will|shall|would|(?:is|are|was|were|due|set|about|going|expects?|intends?|travel|ready) to)"
        r" (?:[\w'’-]+ ){0,6}?(?:sign|conclude|agree|negotiate|reach|finali[sz]e|adopt|ratify|seal|approve))\b",
        re.IGNORECASE,
    ),
    "undertaking": re.compile(
        r"\b(?:discuss\w*|consider\w*|exchang\w+ (?:of )?views|explor\w+|raised|propos\w+|suggest\w*"
        r"|call(?:s|ed|ing)? (?:on|for)|urg\w+|wants?|(?-i:may)|might|could|possib\w+|den(?:y|ie[ds])"
        r"|refus\w+|reject\w*|ruled? out|briefed|asked|likely|expect(?:s|ed)|weigh(?:s|ed|ing)|stud(?:ies|ied|ying))\b",
        re.IGNORECASE,
    ),
    "event": re.compile(
        r"\b(?:will|shall|would|to|wants? to|is to|are to|due to) (?:\w+ ){0,3}(?:meet|be held|hold|take place|visit"
        r"|travel|convene|gather|resume|reconvene|return|come|deal with|vote|host|receive|discuss|review|continue)\b"
        r"|\b(?:planned|scheduled|expected|postponed|cancel?led|called off|put off)\b"
        r"|\bnext (?:\w+ ){0,2}(?:meeting|round|session|talks|summit|visit)\b|\bmeets? (?:again|on|in)\b"
        r"|\bwill be (?:\w+ ){0,2}(?:discussed|held|continued)\b|\bplan(?:s|ning)?\b|\bpencilled in\b|\binvit\w+\b"
        r"|\b(?:arrang|prepar)(?:e|es|ing)\b|\bpropos(?:e[sd]?|ing)\b|\bset (?:up )?for\b|\bmoved to\b|\bon the cards\b"
        r"|\b(?:hop(?:e|es|ed|ing)|intend(?:s|ed)?) to\b|\b(?:could|(?-i:may)|might) (?:\w+ ){0,2}meet\b"
        r"|\basked (?:\w+ ){1,4}to an?\b|\b(?:is|are) to be\b",
        re.IGNORECASE,
    ),
}
_NOT_SO: dict[Thing, re.Pattern[str]] = {
    "agreement": re.compile(
        r"\b(?:den(?:y|ie[ds])|refus\w+|reject\w*|fail\w*|suspend\w*|lapsed|collapsed|turned down|scrapped|expect\w*"
        r"|no (?:agreement|deal|accord|consensus))\b",
        re.IGNORECASE,
    ),
    "undertaking": re.compile(
        r"\b(?:stop(?:s|ped|ping)? short of|inten(?:ds?|ded|tions?)|aim(?:s|ed)? to|hop(?:e[sd]?|ing) (?:to|that)"
        r"|plan(?:s|ned)? to"
        r"|wish(?:es|ed)? to)\b",
        re.IGNORECASE,
    ),
    "event": re.compile(r"\b(?:postponed|cancel?led|called off|put off)\b", re.IGNORECASE),
}
"""Words that say that it is not, or not yet: what is nearly firm does not stand against them."""
_WEAKENED = re.compile(
    r"(?:\b(?:not|never|nothing|none|nobody|no|nor|neither|without|fail(?:ed|s|ing)?|refus(?:ed|es|ing)|declin(?:ed|es|ing)|unless|if"
    r"|whether|would|could|might|(?-i:may)|hope[sd]?|hoping|until|before|almost|nearly|yet to|should|likely)\b"
    r"|n['’]t\b)(?:(?! but )[^.,;:]){0,40}$"
    r"|\b(?:discuss\w*|consider\w*|propos(?:e[ds]?|ing)|explor\w*|negotiat\w*|draft|possible|wants?|ask(?:s|ed)"
    r"|urg(?:es|ed)|call(?:s|ed) (?:for|on)|s(?:eeks?|ought)) (?:[\w'’-]+ ){0,3}$"
    r"|\b(?:expect(?:s|ed)?|believe[sd]?|think|thinks|thought|predict(?:s|ed)?|fear(?:s|ed)?|assum(?:e[sd]?|ing)"
    r"|speculat\w+|rumou?r(?:s|ed)?|guess(?:es|ed)?|reckon(?:s|ed)?) (?:[\w'’-]+ ){0,6}$",
    re.IGNORECASE,
)
"""What before a firm word makes it no fact."""
_UNTRUE = re.compile(
    r"\b(?:rumou?rs?|reports?|claims?|suggestions?|allegations?|assertions?) that [^.;]{0,200}?\b(?:is|are|was|were) "
    r"(?:un(?:true|founded)|false|wrong|baseless|invented|groundless|fabricated|incorrect|not true)\b",
    re.IGNORECASE,
)
"""A claim that is told to be none."""
_UNDONE_AFTER = re.compile(
    r"[^.;]{0,160}?\b(?:but|which|though|although|however|yet)\b,? (?:[\w'’-]+ ){0,3}?"
    r"(?:(?:denied|disputed|contradicted|dismissed|rejected|denies|disputes)"
    r"(?: (?:this|it|that|the (?:claim|report)s?))?(?=[.,;])"
    r"|withdr[ae]w\w*|went back|gone back|reneged|backed out|retracted|rescinded"
    r"|changed (?:its|his|her|their) mind)",
    re.IGNORECASE,
)
"""What after a firm word takes it back: "but Norway denied this"."""
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
    untrue, doubted = [match.span() for match in _UNTRUE.finditer(text)], ""
    for match in _FIRM[thing].finditer(text):
        doubt = _doubt(thing, text, match, said, untrue)
        if doubt is None and _is_of_another(thing, text, match, said):
            continue
        if doubt is None:
            return None
        if not doubted and _is_about(text[match.end() : match.end() + _FAR], said):
            doubted = doubt
    if denied or thing == "event":
        doubted = ""
    less = _NOT_SO[thing].search(text)
    if less is None and (doubted or not _states(_NEARLY_FIRM[thing], text)):
        less = _LESS[thing].search(text)
    if less is None:
        return Less(doubted, is_certain=False) if doubted else None
    return _of_that(less, thing, text, said)


_PUT_OFF = re.compile(r"\b(?:tabl|defer|postpon|adjourn|delay|put(?:ting)? off)", re.IGNORECASE)


def _is_put_off(said: str, text: str) -> bool:
    """Whether what was decided is to put something off, and a text says so: that it was not decided is then no lack."""
    return _PUT_OFF.search(said) is not None and _PUT_OFF.search(text) is not None


_RULED_OUT = re.compile(r"(?<!not )\brul(?:e[sd]?|ing) out\b", re.IGNORECASE)


def _of_that(less: re.Match[str], thing: Thing, text: str, said: str) -> Less | None:
    """What a weaker word means for the thing itself: nothing where the thing has another verb of its own."""
    words = content(said)
    segments = [(0, 0), *(match.span() for match in _SEGMENT.finditer(text)), (len(text), len(text))]
    parts = [(end, start) for (_, end), (start, _) in pairwise(segments)]
    shared = [len(words & content(text[start:end])) for start, end in parts]
    most = max(shared)
    if not most:
        return Less(less[0], is_certain=not words)
    about = [part for part, count in zip(parts, shared, strict=True) if count == most]
    if any(start <= less.start() < end for start, end in about):
        return Less(less[0], is_certain=True)
    told = [text[start:end] for start, end in about]
    if thing != "undertaking" and any(
        _has_verb(part) and not (_LESS[thing].search(part) or _NOT_SO[thing].search(part)) for part in told
    ):
        return None
    return Less(less[0], is_certain=False)


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
    parts = [part for part in _SEGMENT.split(text) if len(words & content(part)) >= len(words) / 2]
    return bool(parts) and all(_is_weak(thing, part) for part in parts)


_LEAST_TOLD = 2


def _is_weak(thing: Thing, part: str) -> bool:
    return any(one[thing].search(part) for one in (_LESS, _NOT_SO)) and not _FIRM[thing].search(part)


def _has_verb(part: str) -> bool:
    return any(is_past(match[0]) for match in WORD.finditer(part))


_ASIDE = re.compile(r", (?:which|who|whose)\b[^,;.]{0,200},")
"""A relative clause within another: what is denied in it is not what the other tells."""


def _doubt(thing: Thing, text: str, match: re.Match[str], said: str, untrue: Sequence[tuple[int, int]]) -> str | None:
    """What makes a firm word none, in the words of the text; `untrue` are the claims in it that are told to be none."""
    before, after = _ASIDE.sub(",", _before(text, match)), text[match.end() : match.end() + _FAR]
    weakened = _WEAKENED.search(before)
    if weakened or is_taken_back(before):
        return (weakened[0] if weakened else before[-40:]).strip()
    claim = next((text[start:end] for start, end in untrue if start < match.start() < end), None)
    if claim is not None:
        return claim
    found = _UNDONE_AFTER.match(after) if thing != "event" else None
    if found is None and thing == "undertaking":
        found = _ONLY_TRIES.match(after) if _TRYING.search(said) is None and not _is_added(after, said) else None
    if found is None and thing == "agreement" and match[0].casefold().startswith("agree") and said:
        found = _ONLY_TALKS.match(after) if _TALKING.search(said) is None else None
    return found[0].strip() if found else None


def _is_added(after: str, said: str) -> bool:
    """Whether the verb of an item is one of two: "will consider the costs and mend the roof"."""
    return re.search(rf"\band (?:then |to )?{re.escape(said.partition(' ')[0])}\b", after) is not None


def _states(firm: re.Pattern[str], text: str) -> bool:
    return any(_is_firm(before) and _NEARLY.search(before) is None for before in _all_before(firm, text))


def _all_before(firm: re.Pattern[str], text: str) -> Iterator[str]:
    return (_before(text, match) for match in firm.finditer(text))


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
    return _WEAKENED.search(before) is None and not is_taken_back(before)


def firm_words(thing: Thing, text: str) -> list[int]:
    """Return where the words stand that say that `thing` is so.

    >>> firm_words("undertaking", "Norway may pay; Iceland will pay.")
    [24]
    """
    return [match.start() for match in _FIRM[thing].finditer(text) if _is_firm(_before(text, match))]
