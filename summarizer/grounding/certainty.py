"""Does a text say that something is so, or only that it was talked about, planned or hoped for?

A text is firm when one word in it states the thing as a fact: "agreed", "will", "met", with nothing before it that
takes it back. It is only called less than that when it has no firm word at all, and a word that says so.
"""

from __future__ import annotations

import re
from typing import Literal

from summarizer.grounding.cues import is_taken_back

__all__ = ["condition_in", "less_than"]

Thing = Literal["agreement", "undertaking", "event"]

_SETTLED = (
    r"agree[ds]?|signed|reached|concluded|adopted|approved|decided|resolved|endorsed|launched|established|ratified"
    r"|settled|accepted|confirmed|reaffirmed|reiterated|recalled|renewed|extended|struck|sealed|initialled|set up"
    r"|consented|carried|passed|agreement|deal|accord|consensus"
)
_BOUND = (
    r"promise[ds]?|pledge[ds]?|vow(?:s|ed)?|undert(?:ook|akes?)|commit(?:s|ted|ment)?|offer(?:s|ed)?|guarantee[ds]?"
    r"|assure[ds]?|will|shall|\w+['’]ll|ready|prepared|volunteered|took on|is to|are to|to [a-z]+|must"
    r"|responsible|intends?|(?<=said )\w+ would|would"
)
_FIRM: dict[Thing, re.Pattern[str]] = {
    "agreement": re.compile(rf"\b(?:{_SETTLED}|will|shall|commit(?:s|ted)?)\b", re.IGNORECASE),
    "undertaking": re.compile(rf"\b(?:{_SETTLED}|{_BOUND})\b", re.IGNORECASE),
    "event": re.compile(
        r"\b(?:met|held|spoke|took place|began|\w{3,}ed|went|came|saw|led|gave|visit|meeting|talks|call|during"
        r"|after)\b",
        re.IGNORECASE,
    ),
}
_LESS: dict[Thing, re.Pattern[str]] = {
    "agreement": re.compile(
        r"\b(?:discuss\w*|consider\w*|exchang\w+ (?:of )?views|explor\w+|talk(?:s|ed|ing)? about|raised|propos\w+"
        r"|suggest\w*|call(?:s|ed|ing)? (?:on|for)|urg\w+|hop(?:e[sd]?|ing)|wants?|would like|(?-i:may)|might|could"
        r"|possib\w+|draft|negotiat\w+|s(?:eek\w*|ought)|asked|den(?:y|ie[ds])|refus\w+|reject\w*|fail\w*|plan(?:s|ned)?"
        r"|expect\w*|briefed|not|no)\b",
        re.IGNORECASE,
    ),
    "undertaking": re.compile(
        r"\b(?:discuss\w*|consider\w*|exchang\w+ (?:of )?views|explor\w+|propos\w+|suggest\w*"
        r"|call(?:s|ed|ing)? (?:on|for)|urg\w+|hop(?:e[sd]?|ing)|wants?|(?-i:may)|might|could|possib\w+|den(?:y|ie[ds])"
        r"|refus\w+|reject\w*|ruled? out|briefed|asked)\b",
        re.IGNORECASE,
    ),
    "event": re.compile(
        r"\b(?:will|shall|planned|scheduled|due to|is to|are to|expected|postponed|cancel?led|called off|put off)\b",
        re.IGNORECASE,
    ),
}
_WEAKENED = re.compile(
    r"(?:\b(?:not|never|no|nor|neither|without|fail(?:ed|s|ing)?|refus(?:ed|es|ing)|declin(?:ed|es|ing)|unless|if"
    r"|whether|would|could|might|(?-i:may)|hope[sd]?|hoping|until|before|almost|nearly|yet to|should|likely)\b"
    r"|n['’]t\b)[^.,;:]{0,40}$"
    r"|\b(?:discuss\w*|consider\w*|propos(?:e[ds]?|ing)|explor\w*|negotiat\w*|draft|possible|wants?|ask(?:s|ed)"
    r"|urg(?:es|ed)|call(?:s|ed) (?:for|on)|expect(?:s|ed)|s(?:eeks?|ought)) (?:[\w'’-]+ ){0,3}$",
    re.IGNORECASE,
)
"""What before a firm word makes it no fact."""
_CONDITION = re.compile(
    r"\b(?:provided(?: that)?|on (?:the )?condition that|subject to|unless|(?<!whether )(?<!asked )if"
    r"(?! (?:need(?:ed)? be|necessary|needed|possible|any|anything|not)\b))\b"
    r"[^,.;”\"]{3,160}",
    re.IGNORECASE,
)


def less_than(thing: Thing, text: str) -> str | None:
    """Return the word by which `text` says less than that `thing` is so; None when it is firm, or says nothing.

    >>> less_than("agreement", "They discussed a joint tender."), less_than("agreement", "They agreed on a tender.")
    ('discussed', None)
    """
    less = _LESS[thing].search(text)
    if less is None or any(_is_firm(text[: firm.start()]) for firm in _FIRM[thing].finditer(text)):
        return None
    return less[0]


def _is_firm(before: str) -> bool:
    return _WEAKENED.search(before) is None and not is_taken_back(before)


def condition_in(text: str) -> str | None:
    """Return the clause that says what the rest of `text` depends on, or None.

    >>> condition_in("Norway will pay, provided that parliament agrees.")
    'provided that parliament agrees'
    """
    found = _CONDITION.search(text)
    return found[0] if found else None
