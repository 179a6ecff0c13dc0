"""Does a text make a name act, and as what?

Counted over all places where a name stands: as the subject of a verb that only somebody can do, as one who has a
government, a minister or a board, as a side of talks; against where it only says where something is.
"""

from __future__ import annotations

import re

from summarizer.models.offline.lexicon import LOWER_BODY, TITLE

__all__ = ["ACTS", "SAID", "is_firm", "is_joined", "is_state", "speaks", "weight"]

SAID = (
    r"(?:said|says|told|added|adds|stressed|noted|warned|insisted|explained|declared|stated|announced|replied|argued"
    r"|remarked|concluded|confirmed|emphasi[sz]ed|underlined|recalled|reiterated|admitted|denied|claimed|called"
    r"|sagten?|erklärten?|betonten?|warnten?|a (?:dit|déclaré|ajouté|affirmé)|dijo|declaró|afirmó|señaló|añadió)"
)
ACTS = (
    rf"(?:will|shall|would|{SAID}|agree[ds]?|promise[ds]?|pledge[ds]?|vow(?:s|ed)|undertook|undertakes?|undertaken"
    r"|committed|offer(?:s|ed)|guarantee[ds]?|refuse[ds]?|reject(?:s|ed)|decline[ds]?|accept(?:s|ed)|signed|reached"
    r"|met|held|hosted|mediated|chaired|wants?|demand(?:s|ed)|hold that|holds that|insists?|favou?rs?|considers?"
    r"|consider"
    r"|propose[ds]?|asked|intends?|plans? to|expects? to|hopes? to|urge[ds]?|accuse[ds]?|dispute[ds]?|maintain(?:s|ed)"
    r"|welcome[ds]?|thank(?:s|ed)|settled|concluded|decided|voted|withdrew|walked out|dismissed|took part|led|supports?"
    r"|left|broke off|resumed?|ended|launched|failed to|tried|negotiat\w+|appointed|named|approved|adopted|back(?:s|ed)"
    r"|oppose[ds]?|object(?:s|ed)|critici[sz]ed|condemn(?:s|ed)|expressed|praised|believes?|seeks?|sought|paid|pays"
    r"|provide[ds]|fund(?:s|ed)|owns|employs|represents?|operates|published|issued|commit(?:s|ted)|regretted|lent"
    r"|suspended|has agreed|have agreed|is ready|are ready|was ready|were ready|is prepared|is willing|sent"
    r"|vereinbarten?|einigten|wird|werden|will|verpflichtet|hat|haben|a|ont|s'engagent?|s'est|se sont|acordaron|acordó"
    r"|se comprometió|prometió|enviará|pagará)"
)
"""Verbs that only somebody can do."""
_AUXILIARY = (
    r"(?:has|have|had|also|both|jointly|now|then|further|in turn|later|again|each|each,?|is|are|hat|haben|a|ont|ha|han)"
)
_ACTING = re.compile(
    rf"(?:,[^,.;]{{2,70}},|,(?= (?:has|have|a|ont|hat|haben|ha|han) ))? (?:{_AUXILIARY} ){{0,3}}{ACTS}\b"
)
_TOGETHER = re.compile(
    rf"(?:, [\w' -]{{2,40}})*(?:,? and| und| et| y)(?: the| a| an| die| der| la| le"
    rf"| el)? [\w' -]{{2,60}}? (?:{_AUXILIARY} ){{0,2}}{ACTS}\b"
)
_AND_ANOTHER = re.compile(r",? (?:and|und|et|y) (?:the )?[A-ZÀ-Þ]")
_SAYS_AFTER = re.compile(rf" (?:has |have |had |also )?{SAID}\b")
_SAYS_BEFORE = re.compile(rf"\b(?!told){SAID}(?: by| also)? (?:the )?$")
_HAS = re.compile(
    rf"(?:'s|') (?:[\w-]+ ){{0,3}}(?i:{TITLE}|{LOWER_BODY}|side|team|envoys?|negotiators?|representatives?|chair\w*)\b"
)
_BODY_BEFORE = re.compile(rf"(?:'s|s'|[a-z]) (?:{LOWER_BODY}|federation|airline|carrier|firm|maker|group) $")
_OF_ONE = re.compile(
    r"(?i:government|kingdom|republic|federation|parliament|delegation|side) of (?:the )?$"
    r"|[A-Z]\w+ (?:Minister|Secretary) (?:of|for) (?:the )?$|Ministers (?:of"
    r"|for) [A-Z][\w ]+ of (?:the )?(?:[A-Z]\w+ and )?$|ministers of (?:the )?$|(?:Minister(?:in)?"
    r"|Regierung) von $"
    r"|(?:counterpart|delegation|negotiators?|envoys?|ministers?|officials|delegates) from (?:the )?$"
    r"|(?:President|King|Queen|Chancellor) of (?:the )?$"
    r"|(?:towns|cities|governments|municipalities|councils) of (?:[A-Z]\w+ and )?$"
    r"|(?:communes|villes|gouvernements|régions|municipios|gobiernos|ciudades|Gemeinden|Städte|Regierungen|Länder)"
    r" (?:de|d'|von) ?(?:[A-ZÀ-Þ][\w-]+ (?:et|y|und) (?:(?:de|d'|von) ?)?)?$"
    r"|(?:[Mm]aires?|[Pp]réfet(?:te)?|[Aa]lcaldes?(?:a)?|[Bb]ürgermeister(?:in)?|[Pp]résidente?"
    r"|[Pp]residente?a?) (?:de|d'|von) ?$"
)
_OF_ONE_ENDS = (
    *(" of ", " of the ", " for ", " for the ", " from ", " from the ", " and ", " und ", " et ", " y "),
    *(" von ", " von", " de ", " de", " d' ", " d'"),
)
"""What each of these ends with: before most names there is nothing to look for."""
_RUNS = re.compile(
    r"(?:'s|') (?:[\w-]+ ){0,2}(?i:shareholders|chief executive|board|managing director|head of|share price"
    r"|factory|plant|customers|employees|management)\b"
)
_RUN_BY = re.compile(
    r"(?i:chief executive|managing director|shareholders|chairman|chairwoman|airline|company|firm|group|carrier"
    r"|operator)(?: officer)?(?: of| at)? (?:the )?$"
)
_GOVERNS = re.compile(
    r"(?:'s|') (?:[\w-]+ ){0,3}(?i:government|ministers?|ministry|army|parliament|president|navy|embassy"
    r"|ambassador|troops|forces|envoys?)\b"
)
_IN_LABEL = re.compile(r"[A-ZÀ-Þ][\w'-]+ \($")
"""For whom the one speaks who is named in a label: "COL. IDRIS (Qarsa): ..."."""
_BETWEEN = re.compile(r"\b(?:[Bb]etween|zwischen|entre)(?: the)? $")
_AND_BETWEEN = re.compile(r"\b(?:[Bb]etween|zwischen|entre) [^.;]{2,60}? (?:and|und|et|y)(?: the)? $")
_PLACED = re.compile(
    r"\b(?:in|at|near|from|outside|around|across|off|through|towards?|via|over|along|on|aus|nach|à|en|a)(?: the)? $"
)
_GERMAN_NOUN = re.compile(
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|[Ee]ine?[mnrs]?|beiden?|[Kk]eine?|[Ii]hr(?:e[mnr]?)?|[Zz]um|[Zz]ur|[Ii]m"
    r"|[Aa]m|[Vv]om|[Bb]eim)(?: [a-zß-ÿ]+)? $"
)
"""In German every noun has a capital; one with an article is a thing."""
_IN_ROW = re.compile(
    r"[a-z] (?:at|in|near|from|off|outside|around) (?:[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?, )*[A-ZÀ-Þ][\w-]+"
    r"(?: [A-ZÀ-Þ][\w-]+)?(?:,|,? and|,? or) $"
)
"""One of a row of places: "the posts at Aldeny, Sor and Tarn would open"."""
_AFTER_OTHERS = re.compile(
    r"\b(?:of|for|to|by|with|in|at|from|on|near|through|under|against|into|de|du|des|del|von|vom|zu|pour|para|avec"
    r"|con|mit|für|sur|sobre|über)(?: the| a| an| la| le| les| los| las| el| der| die| das| dem"
    r"| den)? (?:[\w-]+ ){0,2}$"
)


_NEAR = 45
"""Characters before a name that most of these patterns can need."""


def weight(text: str, start: int, end: int) -> int:
    """How much a place where a name stands makes it act: more than 0 for, less than 0 against."""
    before, after = text[max(0, start - 100) : start], text[end : end + 110]
    near = before[-_NEAR:]
    if _SIDE.match(after) or _BODY_BEFORE.search(near) or _HAS.match(after) or _is_of_one(before) or _whose(before):
        return 2
    if _IN_LABEL.search(near) and after.startswith("):"):
        return 2
    if _BETWEEN.search(near) or _AND_BETWEEN.search(near):
        return 1
    if _GERMAN_NOUN.search(near):
        return 0
    if _IN_ROW.search(before):
        return 0
    if _AFTER_OTHERS.search(near) and not _AFTER_BODY.search(before):
        return -1 if _PLACED.search(near) else 0
    if after.startswith(", ") and _APPOSED.search(before):
        after = after[1:]
    return 2 if _ACTING.match(after) or _TOGETHER.match(after) else 0


_SIDE = re.compile(r" (?:side|delegation|negotiators|negotiating team)\b")
_AFTER_BODY = re.compile(
    r"(?:^|[.;:] |[–—-] |\b(?:[Tt]he|[Dd]ie|[Dd]er|[Ll]a|[Ll]e|[Ee]l|[Tt]hat) )(?:[A-ZÀ-Þ][\w'-]+ )+(?:of|for"
    r"|on|de|du|del|der)"
    r" (?:(?:the|la|los|las) )?(?:[A-ZÀ-Þ][\w'-]+ )+(?:and|und|et|y) (?:(?:the|die|der|la|le|el) )?$"
)
"""What joins a name to a body, and not to what that is of: "The University of Sor and Corvane signed"."""
_APPOSED = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?) (?:[a-z'-]+ ){0,3}[a-z-]{3,}, $")
"""What a name that follows between commas is: "the terminal owner, Brackwater, agreed"."""


_TOWNS = re.compile(r"(?:towns?|cities|municipalities|councils|parliament|delegation|side) of [^.;]{0,30}$")


_WHOSE = re.compile(
    rf"(?P<title>{TITLE}) (?:(?:[A-ZÀ-Þ][\w'-]+ ){{1,4}}of (?:[A-ZÀ-Þ][\w'-]+ ){{1,3}}and )?(?:[A-ZÀ-Þ][\w'-]+ ){{1,4}}"
    r"(?:of|from) (?:the )?$"
)
"""Whose a person with an office is: "Prime Minister Ann Lee of Morland"."""
_OF = (" of ", " from ", " of the ", " from the ")
_NAME_OF = re.compile(r"[A-ZÀ-Þ][\w'-]+ (?:of|from) (?:the )?$")
"""What each of these ends with."""
_STATE_TITLE = re.compile(r"Minister|President|Premier|Chancellor|Ambassador|King|Queen|Secretary")


def _whose(before: str) -> re.Match[str] | None:
    return _WHOSE.search(before) if before.endswith(_OF) and _NAME_OF.search(before) else None


def _is_of_one(before: str) -> bool:
    return before.endswith(_OF_ONE_ENDS) and _OF_ONE.search(before) is not None


def is_state(text: str, start: int, end: int) -> bool:
    """Whether a place where a name stands tells that it is a state: it has a government, an army, a minister."""
    before = text[max(0, start - 40) : start]
    return bool(_GOVERNS.match(text, end) or (_is_of_one(before) and not _TOWNS.search(before))) or (
        (whose := _whose(text[max(0, start - 100) : start])) is not None
        and _STATE_TITLE.search(whose["title"]) is not None
    )


def speaks(text: str, start: int, end: int) -> bool:
    """Whether a verb of saying stands right after a name, or right before it."""
    return bool(_SAYS_AFTER.match(text, end) or _SAYS_BEFORE.search(text[max(0, start - 24) : start]))


def is_firm(text: str, start: int, end: int) -> bool:
    """Whether a place where a name stands tells that it is a company: it has shareholders, a head of something."""
    return bool(_RUNS.match(text, end) or _RUN_BY.search(text[max(0, start - 40) : start]))


def is_joined(text: str, end: int) -> bool:
    """Whether a name stands at the head of a row of names: "Morland and Tessia agreed"."""
    return _AND_ANOTHER.match(text, end) is not None and _TOGETHER.match(text, end) is not None
