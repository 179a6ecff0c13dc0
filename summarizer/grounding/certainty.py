"""Does a text say that something is so, or only that it was talked about, planned or hoped for?

A text is firm when one word in it states the thing as a fact: "agreed", "will", "met", with nothing before it that
takes it back. It is only called less than that when it has no such word, and one that says so.
"""

from __future__ import annotations

import re
from typing import Literal

from summarizer.grounding.cues import is_taken_back

__all__ = ["condition_in", "firm_words", "less_than"]

Thing = Literal["agreement", "undertaking", "event"]

_SETTLED = (
    r"agree[ds]?|(?<!be )signed|reached|concluded|adopted|approved|decided|resolved|endorsed|ratified|accepted|struck"
    r"|sealed|initialled|settled|confirmed|reaffirmed|reiterated|renewed|consented"
)
_SETTLED_IN_A_WAY = (
    r"launched|established|recalled|extended|set up|carried|passed|agreement|deal|accord|consensus"
    r"|(?:will|shall)(?! (?:\w+ ){0,2}(?:sign|conclude|agree|negotiate|reach|finali[sz]e|adopt|ratify|meet)\b)"
    r"|commit(?:s|ted)?"
)
_BOUND = (
    r"promise[ds]?|pledge[ds]?|vow(?:s|ed)?|undert(?:ook|akes?|aken)|commit(?:s|ted|ment)?|offer(?:s|ed)?"
    r"|guarantee[ds]?|assure[ds]?|will|shall|\w+['’]ll|volunteered|took on|is to|are to|must"
)
_BOUND_IN_A_WAY = r"ready|prepared|to [a-z]+|responsible|intends?|would"
_FIRM: dict[Thing, re.Pattern[str]] = {
    "agreement": re.compile(rf"\b(?:{_SETTLED})\b", re.IGNORECASE),
    "undertaking": re.compile(rf"\b(?:{_SETTLED}|{_BOUND})\b", re.IGNORECASE),
    "event": re.compile(
        r"\b(?:met|(?<!be )held|spoke|took place|visit(?:ed|ing)|received|hosted|gathered|convened|attended"
        r"|sat down|talked|travelled|toured|signed|sealed|agreed (?:on|in|at)|lasted|broke (?:up|down|off)|shook hands"
        r"|ended|closed|opened|began|failed)\b",
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
        r"|possib\w+|draft|preparations|negotiat\w+|s(?:eek\w*|ought)|asked|plan(?:s|ned)?|briefed|not|no)\b",
        re.IGNORECASE,
    ),
    "undertaking": re.compile(
        r"\b(?:discuss\w*|consider\w*|exchang\w+ (?:of )?views|explor\w+|raised|propos\w+|suggest\w*"
        r"|call(?:s|ed|ing)? (?:on|for)|urg\w+|wants?|(?-i:may)|might|could|possib\w+|den(?:y|ie[ds])"
        r"|refus\w+|reject\w*|ruled? out|briefed|asked)\b",
        re.IGNORECASE,
    ),
    "event": re.compile(
        r"\b(?:will|shall|would|to|wants? to|is to|are to|due to) (?:\w+ ){0,3}(?:meet|be held|hold|take place|visit"
        r"|travel|convene|gather|resume|reconvene|return|come|deal with|vote|host|receive|discuss|review|continue)\b"
        r"|\b(?:planned|scheduled|expected|postponed|cancel?led|called off|put off)\b"
        r"|\bnext (?:\w+ ){0,2}(?:meeting|round|session|talks|summit|visit)\b|\bmeets? (?:again|on|in)\b"
        r"|\bwill be (?:\w+ ){0,2}(?:discussed|held|continued)\b",
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
        r"\b(?:inten(?:ds?|ded|tions?)|aim(?:s|ed)? to|hop(?:e[sd]?|ing) (?:to|that)|plan(?:s|ned)? to"
        r"|wish(?:es|ed)? to)\b",
        re.IGNORECASE,
    ),
    "event": re.compile(r"\b(?:postponed|cancel?led|called off|put off)\b", re.IGNORECASE),
}
"""Words that say that it is not, or not yet: what is nearly firm does not stand against them."""
_WEAKENED = re.compile(
    r"(?:\b(?:not|never|no|nor|neither|without|fail(?:ed|s|ing)?|refus(?:ed|es|ing)|declin(?:ed|es|ing)|unless|if"
    r"|whether|would|could|might|(?-i:may)|hope[sd]?|hoping|until|before|almost|nearly|yet to|should|likely)\b"
    r"|n['’]t\b)[^.,;:]{0,40}$"
    r"|\b(?:discuss\w*|consider\w*|propos(?:e[ds]?|ing)|explor\w*|negotiat\w*|draft|possible|wants?|ask(?:s|ed)"
    r"|urg(?:es|ed)|call(?:s|ed) (?:for|on)|s(?:eeks?|ought)) (?:[\w'’-]+ ){0,3}$"
    r"|\bexpect(?:s|ed)? (?:[\w'’-]+ ){0,6}$",
    re.IGNORECASE,
)
"""What before a firm word makes it no fact."""
_CONDITION = re.compile(
    r"\b(?:provided(?: that)?|on (?:the )?condition that|subject to|unless|as soon as|(?<!whether )(?<!asked )if"
    r"(?! (?:need(?:ed)? be|necessary|needed|possible|any|anything|not)\b)|takes effect (?:only )?(?:once|when)"
    r"|once (?=[^,.;]{0,60}\b(?:has|have|had|is|are)\b)"
    r"|sofern|falls|vorausgesetzt|vorbehaltlich|unter der bedingung|à condition|sous réserve|pourvu que|siempre que"
    r"|a condición de|con la condición|sujeto a)\b[^,.;”\"]{3,160}",
    re.IGNORECASE,
)


def less_than(thing: Thing, text: str) -> str | None:
    """Return the word by which `text` says less than that `thing` is so; None when it is firm, or says nothing.

    >>> less_than("agreement", "They discussed a joint tender."), less_than("agreement", "They agreed on a tender.")
    ('discussed', None)
    """
    if _states(_FIRM[thing], text):
        return None
    less = _NOT_SO[thing].search(text)
    if less is None and not _states(_NEARLY_FIRM[thing], text):
        less = _LESS[thing].search(text)
    return less[0] if less else None


def _states(firm: re.Pattern[str], text: str) -> bool:
    return any(_is_firm(text[: match.start()]) for match in firm.finditer(text))


def _is_firm(before: str) -> bool:
    return _WEAKENED.search(before) is None and not is_taken_back(before)


def firm_words(thing: Thing, text: str) -> list[int]:
    """Return where the words stand that say that `thing` is so.

    >>> firm_words("undertaking", "Norway may pay; Iceland will pay.")
    [24]
    """
    return [match.start() for match in _FIRM[thing].finditer(text) if _is_firm(text[: match.start()])]


def condition_in(text: str) -> str | None:
    """Return the clause that says what the rest of `text` depends on, or None.

    >>> condition_in("Norway will pay, provided that parliament agrees.")
    'provided that parliament agrees'
    """
    found = _CONDITION.search(text)
    return found[0] if found else None
