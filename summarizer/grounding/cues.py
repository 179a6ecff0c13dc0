"""Which words tell that something was said, agreed or promised, and which take it back? Tables and their scope.

Precision first: a clause that is negated, conditional, hoped for or merely possible is no outcome. English, and the
commonest words in German, French and Spanish.
"""

from __future__ import annotations

import re

__all__ = ["SAYING", "SAYING_ABROAD", "TITLE", "is_factual", "is_taken_back"]

SAYING = re.compile(
    r"\b(?:said|says|told|added|adds|stressed|stresses|noted|notes|warned|insisted|explained|declared|stated|announced"
    r"|replied|argued|asked|called|raised|remarked|concluded|confirmed|emphasi[sz]ed|underlined|recalled|reiterated"
    r"|welcomed|wrote|admitted|denied|claimed|[Aa]ccording to|[Ii]n the words of|described|pointed out|acknowledged"
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
"""What takes back a whole clause with "that", however long, and what tells of an older state of things. No full stop
stands in either, so that it is looked for behind the last one."""


def is_factual(before: str) -> bool:
    """Whether nothing before a cue, in its clause, takes it back.

    >>> is_factual("The two sides "), is_factual("The two sides have not "), is_factual("She denied that they had ")
    (True, False, False)
    """
    return _NOT_FACTUAL.search(before[-80:]) is None and not is_taken_back(before)


def is_taken_back(before: str) -> bool:
    """Whether a whole clause before a cue is denied, or tells of an older state of things."""
    return _TAKEN_BACK.search(before, max(before.rfind("."), before.rfind(";")) + 1) is not None
