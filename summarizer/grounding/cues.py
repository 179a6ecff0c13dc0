"""Which words tell that something was said, agreed or promised, and which take it back? Tables and their scope.

Precision first: a clause that is negated, conditional, hoped for or merely possible is no outcome. English, and the
commonest words in German, French and Spanish.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarizer.grounding.glance import may_hold

__all__ = ["SAYING", "SAYING_ABROAD", "TITLE", "Cue", "is_factual", "is_taken_back", "outcome_cues"]

SAYING = re.compile(
    r"\b(?:said|says|told|added|adds|stressed|stresses|noted|notes|warned|insisted|explained|declared|stated|announced"
    r"|replied|argued|asked|called|raised|remarked|concluded|confirmed|emphasi[sz]ed|underlined|recalled|reiterated"
    r"|welcomed|wrote|admitted|denied|claimed|according to|in the words of|described|pointed out|acknowledged"
    r"|commented|thanked"
    r"|urged|observed|quipped|joked|responded|answered|cautioned|lamented|complained|conceded|countered|asserted"
    r"|hailed|praised"
    r"|critici[sz]ed|exclaimed|summed up|predicted|retorted|shouted|spoke of|branded|dubbed|put it|tells|warns"
    r"|argues|calls"
    r"|explains|writes|insists|recalled|reported|promised|asks)\b"
)
SAYING_ABROAD = re.compile(
    r"\b(?:sagten?|erklärten?|betonten?|versicherten?|fügten?|warnten?|hieß es|so der|so die|ergänzten?|meinten?"
    r"|nannten?|bezeichneten?|lobten?|kritisierten?|entgegneten?|antworteten?|mahnten?|forderten?|schrieb"
    r"|schrieben|sagt|erläuterten?"
    r"|unterstrich|sprach von|sprachen von|teilten? mit|kündigten? an|räumten? ein|laut"
    r"|(?:a|ont) (?:dit|déclaré|ajouté|souligné|affirmé|précisé|indiqué|estimé|assuré|rappelé|expliqué|répondu"
    r"|prévenu|averti|lancé|résumé"
    r"|insisté|conclu|confié|promis|commenté|écrit|parlé|dénoncé|martelé|reconnu|salué|qualifié|appelé|parlé de)"
    r"|a-t-(?:il|elle) \w+|(?:dit|affirme|assure|explique|poursuit)-(?:il|elle)|s['’]est (?:félicitée?|réjouie?)"
    r"|selon|déclare|affirme"
    r"|assure|explique|souligne|dit"
    r"|dijo|dijeron|declaró|afirmó|señaló|añadió|agregó|subrayó|aseguró|explicó|según|sostuvo|indicó|advirtió"
    r"|comentó|manifestó|recordó|respondió|preguntó|insistió|precisó|expresó|apuntó|reconoció|resumió|concluyó"
    r"|calificó|llamó|habló de"
    r"|escribió|lamentó|subrayaron|celebró|dice|afirma|señala|(?:ha|han) (?:dicho|declarado|afirmado|asegurado"
    r"|señalado))\b",
    re.IGNORECASE,
)
TITLE = (
    r"(?:Prime Minister|Foreign Minister|Minister of State|Deputy Minister|Vice[- ]President|Secretary[- ]General"
    r"|Director[- ]General|Chief Executive|Commissioner|Minister|President|Chancellor|Ambassador|Secretary|Envoy"
    r"|Spokes(?:person|man|woman)|Governor|Mayor|Chair(?:man|woman|person)?|Representative|Negotiator|Director|Senator"
    r"|General|Delegate|Mediator|Premier|Councillor|Treasurer|Clerk)"
)
_NOT_FACTUAL = re.compile(
    r"(?:\b(?:not|never|no|nor|neither|without|fail(?:ed|s|ing)?|refus(?:ed|es|ing)|declin(?:ed|es|ing)|unless|if"
    r"|would|could|might|(?-i:may)|hope[sd]?|hoping|whether|until|before|almost|nearly|denied|denies|ruled out|yet to"
    r"|should|wants?|asked|urged|called|expected|likely|unlikely|possible|propos(?:ed|es|al)|consider(?:ed|ing|s)?"
    r"|discuss(?:ed|ing)?|draft)\b|n['’]t\b)[^.;:]{0,40}$",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:denied|denies|dismissed|rejected|ruled out)\b[^.;]*$"
    r"|\bhad (?:earlier|previously|originally|initially|once) $",
    re.IGNORECASE,
)
"""What takes back a whole clause with "that", however long, and what tells of an older state of things."""
_AGREED = (
    r"(?P<agreed>agreed|decided jointly)\b(?: (?:with|on|in|at|also|both|today|yesterday)\b[^,.;]{0,80}?)?"
    r" (?P<how>not to|to|that|on|upon)\b"
)
_REACHED = (
    r"(?P<reached>reached|signed|concluded|initialled|sealed|struck|adopted)"
    r" (?P<thing>(?:an?|the|their|its)\b[^.;]{0,200})"
)
_PROMISED = (
    r"(?P<promised>promised|promises|pledged|pledges|vowed|undertook|undertakes"
    r"|committed (?:itself|himself|herself|themselves)|offered|guaranteed) (?P<manner>not to|to|that)\b"
)
_WILL = (
    r"(?P<will>will|shall) (?P<negated>not )?(?=(?:also |jointly |each |then )?(?:provide|send|pay|open|publish|submit"
    r"|host|finance|contribute|deliver|meet|build|share|release|withdraw|train|report|exchange|establish|set up|repair"
    r"|fund|supply|notify|convene|appoint|present|prepare|review|begin|start|resume|complete|return|reduce|remove|allow"
    r"|grant|extend)\b)"
)
_OUTCOMES = re.compile("|".join((_AGREED, _REACHED, _PROMISED, _WILL)))
_OUTCOMES_ABROAD = re.compile(
    r"\b(?:(?P<agreed>einigten sich|geeinigt|vereinbart(?:en)?|beschlossen|unterzeichneten|unterzeichnet"
    r"|(?:sont|ont) convenue?s?|se sont mis d['’]accord|ont (?:décidé|signé|conclu)"
    r"|acordaron|acordó|convinieron|firmaron|pactaron)"
    r"|(?P<promised>versprach(?:en)?|sagten? zu|zugesagt|verpflichtete(?:n)? sich"
    r"|s['’]est engagée?|se sont engagée?s|(?:a|ont) promis"
    r"|se comprometi(?:ó|eron)|prometi(?:ó|eron)))\b"
)
"""The commonest in German, French and Spanish."""
_OUTCOME_WORDS = frozenset(
    (
        "agreed decided reached signed concluded initialled sealed struck adopted promised promises pledged pledges "
        "vowed undertook undertakes committed offered guaranteed will shall "
        "einigten geeinigt vereinbart vereinbarten beschlossen unterzeichneten unterzeichnet versprach versprachen "
        "sagte sagten zugesagt verpflichtete verpflichteten ont sont promis engag acordaron acord convinieron firmaron "
        "pactaron comprometi comprometieron prometi prometieron"
    ).split()
)
"""Where none of these stands, there is no cue; letters with an accent end a word here."""
_NOT_FACTUAL_ABROAD = re.compile(
    r"(?:\b(?:nicht|kein\w*|nie|ohne|ne|pas|jamais|sans|no|nunca|ni|sin|si|falls|wenn)\b|\bn['’])[^.;:]{0,40}$",
    re.IGNORECASE,
)
_BINDING_THING = re.compile(
    r"\b(?:agreement|deal|accord|treaty|memorandum|ceasefire|truce|pact|protocol|joint statement|declaration"
    r"|action plan|understanding|contract|roadmap|compromise|settlement)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a text: what sort of outcome it opens, where it stands, and where its complement begins."""

    sort: Literal["agreed", "reached", "promised", "will"]
    word: str
    start: int
    complement: int
    negative: bool


def outcome_cues(text: str, start: int, end: int) -> list[Cue]:
    """Return the factual cues of outcomes between two offsets, in order."""
    if not may_hold(text[start:end], _OUTCOME_WORDS):
        return []
    matches = _OUTCOMES.finditer(text, start, end)
    cues = (_cue(match) for match in matches if is_factual(text[start : match.start()]))
    return [cue for cue in cues if cue] or _cues_abroad(text, start, end)


def _cues_abroad(text: str, start: int, end: int) -> list[Cue]:
    return [
        Cue("agreed" if match["agreed"] else "promised", match[0], *match.span(), negative=False)
        for match in _OUTCOMES_ABROAD.finditer(text, start, end)
        if not _NOT_FACTUAL_ABROAD.search(text[start : match.start()])
    ]


def is_factual(before: str) -> bool:
    """Whether nothing before a cue, in its clause, takes it back.

    >>> is_factual("The two sides "), is_factual("The two sides have not "), is_factual("She denied that they had ")
    (True, False, False)
    """
    return _NOT_FACTUAL.search(before[-80:]) is None and not is_taken_back(before)


def is_taken_back(before: str) -> bool:
    """Whether a whole clause before a cue is denied, or tells of an older state of things."""
    return _TAKEN_BACK.search(before) is not None


def _cue(match: re.Match[str]) -> Cue | None:
    at, end = match.start(), match.end()
    if match["agreed"]:
        return Cue("agreed", match["agreed"], at, end, match["how"] == "not to")
    if match["promised"]:
        return Cue("promised", match["promised"], at, end, match["manner"] == "not to")
    if match["will"]:
        return Cue("will", match["will"], at, end, bool(match["negated"]))
    if _BINDING_THING.search(match["thing"]):
        return Cue("reached", match["reached"], at, match.start("thing"), negative=False)
    return None
