"""Which words say that an agreement, an undertaking or an event is so, and which that it is less than that?

Tables only: what they mean, and what takes them back, is told in `certainty`.
"""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["FIRM", "LESS", "NEARLY_FIRM", "NOT_SO", "Thing"]

Thing = Literal["agreement", "undertaking", "event"]

_SETTLED = (
    r"agree(?<!to agree)|(?:able|managed) to agree|agree[ds]|signed(?<!be signed)|reached|concluded|adopted|approved"
    r"|decided|resolved|endorsed|ratified|accepted|struck|sealed|initialled|settled|confirmed|reaffirmed|reiterated"
    r"|renewed|consented|inked|clinched|finali[sz]ed|(?:hammered|thrashed|ironed|worked) out"
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
FIRM: dict[Thing, re.Pattern[str]] = {
    "agreement": re.compile(rf"\b(?:{_SETTLED})\b"),
    "undertaking": re.compile(rf"\b(?:{_SETTLED}|{_BOUND})\b"),
    "event": re.compile(
        r"\b(?:met|held(?<!be held)|spoke|took place|visit(?:ed|ing)|received|hosted|gathered|convened|attended"
        r"|sat down|talked|travelled|toured|signed|sealed|agreed (?:on|in|at)|lasted|broke (?:up|down|off)|shook hands"
        r"|ended|closed|opened|began|failed|conferred|sat across|w(?:ound|rapped) up|drew to (?:a|its) close"
        r"|had (?:an?|their|two|three) (?:\w+ ){0,2}(?:talks?|meeting|conversation|lunch|dinner|breakfast|round)"
        r"|called on (?:the|his|her) (?:\w+ ){0,2}(?:president|king|queen|premier|minister|governor|mayor))\b"
    ),
}
"""Words that say that the thing is so, in small letters: a pattern that ignores case takes three times as long."""
NEARLY_FIRM: dict[Thing, re.Pattern[str]] = {
    "agreement": re.compile(rf"\b(?:{_SETTLED_IN_A_WAY})\b"),
    "undertaking": re.compile(rf"\b(?:{_SETTLED_IN_A_WAY}|{_BOUND_IN_A_WAY})\b"),
    "event": re.compile(
        r"\b(?:during|after|at|following) (?:an?|the|his|her|their|its) (?:[\w-]+ ){0,4}"
        r"(?:visit|meeting|talks|call|round|session|summit|ceremony|conference)\b"
    ),
}
"""Words that say so where nothing else speaks against it, in small letters too."""
LESS: dict[Thing, re.Pattern[str]] = {
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
NOT_SO: dict[Thing, re.Pattern[str]] = {
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
