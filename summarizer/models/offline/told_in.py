"""In which words is an outcome told? What is agreed, reached, promised, willed or intended, in English.

Patterns as text, one for each sort of words. Which of them counts where, and how it is read, is told by `verbs`.
"""

from __future__ import annotations

__all__ = [
    "AGREED",
    "BINDS",
    "HAS_TO",
    "INTENDS",
    "IS_TO",
    "MUST",
    "NOUN",
    "PASSIVE",
    "PROMISED",
    "REACHED",
    "SETUP",
    "TO_SIGN",
    "WILL",
    "WOULD",
]

_ADVERBS = (
    r"(?:(?:also|both|jointly|further|in principle|then|now|already|again|each|therefore|unanimously|formally"
    r"|[a-z]+ly) )*"
)
_THING = (
    r"(?:agreement|deal|accord|treaty|memorand\w+|ceasefire|cease-fire|truce|pact|protocol|joint statement|declaration"
    r"|action plan|understanding|contract|road ?map|compromise|settlement|letter of intent|convention|communiqu\w+"
    r"|arrangement|charter|partnership|terms of reference|work(?:ing)? plan|programme|resolution|consensus"
    r"|common position|merger|alliance|joint venture|timetable|package|framework|formula|armistice|code of conduct)"
)
AGREED = (
    rf"\b(?P<agreed>(?:have |has |had )?{_ADVERBS}(?:agreed|agrees?|decided?|decides|resolved|resolves|consented))\b"
    r"(?P<aside>(?: (?:with|in|at|on(?= [A-Z0-9])|also|both|today|yesterday|jointly|unanimously|among|between"
    r"|after|during"
    r"|further)\b"
    r"[^,.;:]{0,80}?)?,?) (?P<how>not to|to|that|on|upon)\b(?!,| to disagree)"
)
REACHED = (
    r"\b(?P<reached>(?:have |has |had )?(?:[a-z]+ly )?(?:reached|signed|concluded|initialled|sealed|struck|adopted"
    r"|announced|approved"
    rf"|endorsed|finali[sz]ed|clinched|renewed|extended|prolonged|entered into|came to|come to|arrived at"
    rf"|hammered out|thrashed out|worked out|inked|secured|accepted|agreed)) (?:in principle )?(?P<thing>"
    r"(?:broad |full |preliminary |partial )?(?:agreement|consensus)\b(?= (?:on|to|that|about)\b)"
    r"|(?:on )?(?:an?|the|their|its|two|three|this"
    rf"|new|[A-Z]\w+'s)\b(?:[^.;:]|\.(?=[0-9])){{0,70}}?\b{_THING}\b)"
    r"|(?P<settled>(?:have |has )?(?:settled|resolved|ended) (?:their|the|a|its) (?:[\w-]+ ){0,2}(?:dispute"
    r"|quarrel|conflict"
    r"|differences|row))"
)
PASSIVE = (
    rf"(?P<passive>[Ii]t (?:was|has been) (?:{_ADVERBS})(?:agreed|decided|resolved)(?: unanimously"
    rf"| by consensus| further"
    r"| by \w+ votes? to \w+)?|(?<![\w'-])(?:RESOLVED|AGREED|DECIDED|Resolved|Decided)(?: unanimously)?:?)"
    r" (?P<way>not to|to|that)\b"
    rf"|(?P<struck>\b(?:{_THING}|Agreement|Consensus|[Ii]t|[Ll]etter|[Tt]he (?:[\w-]+ ){{1,4}}(?=(?:was|were|has been"
    rf"|have been) (?:\w+ly )?agreed))\b[^.;:,]{{0,60}}? ?(?:was|were|has been|have been) (?:\w+ly )?(?:reached"
    rf"|signed|concluded|struck|agreed"
    r"|adopted|approved|initialled|sealed))\b"
    rf"|(?P<byboth>\b{_THING}\b,? (?:which was |that was )?(?:signed|concluded|reached|initialled"
    rf"|struck)(?: (?:on|in|at) [^.;:,]{{2,40}}?)?"
    r" (?=(?:by|between) (?:the )?[A-Z][^.;:,]{2,60} and ))"
    r"|(?P<carried>(?:[Pp]roposal|[Mm]otion|[Rr]esolution|[Bb]udget|[Aa]mendment|[Rr]ecommendation)\b[^.;:,]{0,60}? was"
    r" (?:\w+ly )?(?:carried|adopted|approved|passed|accepted|agreed))\b"
)
_PROMISES = (
    r"promised|promises?|pledged|pledges?|vow(?:ed|s)?|undertook|undertakes?|undertaken"
    r"|commit(?:s|ted)? (?:itself|himself|herself|themselves|ourselves|myself)|committed|commits(?= to )"
    r"|(?:gave|given|gives?) (?:[\w'-]+ ){0,3}?(?:assurances?|word|guarantees?|undertaking|promise)(?= that\b)"
    r"|guaranteed|guarantees?|confirms?(?= (?:its|their|his|her) (?:pledge|promise|offer) to)"
    r"|offered|offers"
    r"|assured|volunteered|announced (?=an? (?:[\w-]+ )?(?:contribution|grant|loan|donation|gift|package"
    r"|credit line) of)|repeated (?:its|his|her|the|their) (?:promise|pledge|offer|undertaking)"
)
PROMISED = (
    rf"\b(?P<promised>(?:have |has "
    rf"|had )?{_ADVERBS}(?<!\bthat )(?<!\bthe )(?<!\bits )(?<!\ba )(?<!\bthis )(?<!\btheir )(?<!\bhis )(?<!\bher"
    rf" )(?:{_PROMISES}))\b(?P<between>,? (?:first made [^,]{{2,30}}, )?"
    r"(?:(?:on|in|at|last|yesterday|today|again|earlier|to (?:the )?(?=[A-Z]))\b ?(?!\w+ (?:the|a|an"
    r"|its)\b)(?:[\w'.-]+ ){0,4}?)?)"
    r"(?P<manner>not to\b|to\b|that\b|(?=(?:an?|the|up to|another|it |them |him |her |[$€£]|(?:EUR|USD|NOK) "
    r"|[0-9](?![0-9]{3}\b)|(?:two|three|four|five|six|ten|twelve|twenty|hundreds|thousands)\b"
    r"|(?:\w+ )?(?:support|help|assistance|aid|technical|financial|training|free|full|access|talks|funding|money)\b)))"
)
WILL = (
    r"\b(?:(?P<will>will|shall|'ll)(?:, [^,.;]{2,40},)? (?P<negated>not )?(?=(?:also |jointly |each |then "
    r"|therefore |now |next |together "
    r"|further )*"
    r"(?P<bare>[a-z]{2,}))"
    r"|(?P<going>(?:is|are|am) (?P<nogo>not )?going to )"
    r"|(?P<wont>won't|shan't) )"
)
IS_TO = r"\b(?P<isto>(?:is|are) (?P<isnot>not )?to (?=(?!be\b|blame\b|come\b|follow\b)[a-z]{3,}))"
BINDS = (
    rf"(?P<binds>\b{_THING}\b(?:,[^,;:]{{2,80}},)?(?: [^.;:,]{{2,40}}?)? (?:commit|oblige|bind"
    rf"|require)s?) (?P<bound>[^.;:,]{{2,50}}?) to"
    r" (?=(?!the\b|an?\b)[a-z]{2,})"
)
MUST = r"\b(?P<must>must|(?:is|are) (?:required|obliged|bound) to) (?P<mustnot>not )?(?=[a-z]{2,})"
HAS_TO = r"\b(?P<must>ha(?:s|ve) to) (?P<mustnot>not )?(?=[a-z]{2,})"
SETUP = (
    r"(?P<setup>(?:will|shall) be (?:set up|established|created|formed|appointed|founded|convened|extended|built"
    r"|reopened|opened|signed))\b"
)
WOULD = r"\b(?P<would>would|'d) (?P<wouldnot>not )?(?=(?:also |then |soon |now )*(?P<naked>[a-z]{2,}))"
TO_SIGN = (
    rf"(?P<tosign>(?:expects?|plans?|hopes?|intends?|aims?|wants?) to (?:sign|conclude|finali[sz]e"
    rf"|reach)) (?P<planned>(?:an?|the|their)\b[^.;:]{{0,60}}?\b{_THING}\b)"
)
NOUN = (
    r"(?P<noun>\b(?:promise|pledge|offer|undertaking"
    r"|commitment))(?P<by> by (?:the )?[A-Z][\w' ]{1,40}?)?(?:, [^,.;]{3,70},)? (?P<nounhow>not to|to) (?!(?:the"
    r"|an?|its|their|this|all|his|her|these|those|our|my|your|one|some|any) )"
    r"(?![a-z]+(?:tion|sion|ment|ity|ness|dom|ship|ism|ance|ence|peace|talks|aid|trade|law|rights"
    r"|reform)\b)(?=[a-z]{2,})"
)
INTENDS = (
    r"(?P<ready>(?:is|are|was|were|stands?|am|'m|'re) (?:also |now )?(?:ready|prepared|willing) to )(?=[a-z]{2,})"
    r"|(?P<intends>(?:(?:do|does) (?P<intendnot>not ))?(?:intends?|plans?|aims?) to|expresses its intention to"
    r"|(?:is|are) (?:planning|preparing|committed|determined) to)(?= )"
)
