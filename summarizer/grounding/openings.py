"""Is the capitalised word that opens an English sentence a name?

It may be any word, and no table holds them all. But a noun that can be counted does not open a sentence without an
article, unless it is in the plural: what is left are names, and the few nouns that cannot be counted ("Inflation"). So
a word is taken for a name when it is none of the common openers, has no ending of an ordinary noun, and goes on like
a name: with a verb, another capital, a possessive or an apposition. It stays a guess.
"""

from __future__ import annotations

import re

__all__ = ["opens_with_name"]

_COMMON = frozenset(
    (
        # what joins, points, counts and asks
        "the a an this that these those it its he she they his her their we our you i my who what which when where "
        "why how there here if as at by for from in into of on off onto out over per to under up upon with within "
        "without and but or nor so yet not no none nothing nobody never neither either both each every all any some "
        "many most much more less few fewer several such same other others another half about above across after "
        "afterwards again against ago almost along already also although altogether always am among amid around aside "
        "away back because before behind below beneath besides between beyond can could despite did do does doing "
        "done down due during else enough even ever except far first further given had has have having hence however "
        "inside instead is just last later least let like lest may maybe might must near nearly next now often once "
        "one only opposite otherwise ought outside own past perhaps quite rather regarding second seldom shall should "
        "since soon still than then thereafter therefore third though through throughout thus till together too "
        "toward towards twice unless unlike until us very via was were whatever whenever whereas wherever whether "
        "while whoever whole whose will would please yes according additional additionally earlier elsewhere "
        "meanwhile moreover nevertheless nonetheless overall roughly today tomorrow tonight yesterday someone "
        "somebody something anyone anything everyone everything two three four five six seven eight nine ten eleven "
        "twelve twenty thirty forty fifty sixty seventy eighty ninety hundred dozens hundreds thousands millions "
        # what people are called
        "mr mrs ms dr prof sir dame lord lady king queen prince princess pope president premier prime chancellor "
        "minister deputy vice foreign interior defence defense finance energy health transport education trade "
        "justice labour labor agriculture environment chief executive director general secretary chairman chairwoman "
        "chair mayor governor senator judge mediator ambassador envoy commissioner spokesman spokeswoman spokesperson "
        "officer captain colonel major professor doctor union company government parliament council court police army "
        "staff management congress cabinet ministry commission committee board "
        # nouns that are not counted, or stand without an article
        "work pay trade aid food water gas oil coal fuel power energy diesel petrol electricity heat rain snow wind "
        "fire ice sand steel wheat corn rice sugar coffee tea milk meat fish fruit bread gold silver copper iron "
        "timber wood paper cotton wool glass money cash credit debt capital income revenue profit turnover output "
        "demand supply growth inflation unemployment traffic travel tourism freight cargo business industry commerce "
        "agriculture farming fishing mining shipping research science data evidence news advice help support access "
        "progress success failure health care education training housing rent land property law order crime violence "
        "war peace security safety justice freedom democracy parliament government management leadership membership "
        "staff personnel labour labor public society opinion consensus compromise agreement talk dialogue contact "
        "consent approval opposition criticism praise concern fear hope anger grief joy love hate faith religion "
        "history culture art music sport football weather climate nature pollution waste soil air space time life "
        "death birth age youth childhood marriage divorce poverty wealth hunger thirst disease cancer medicine "
        "surgery treatment recovery cooperation compliance participation attendance turnout voting counting storage "
        "transport construction production consumption expenditure spending funding financing lending borrowing "
        "saving investment interest tax taxation customs excise equity software hardware broadband internet radio "
        "television media press "
        # adjectives and participles that stand before nouns in the plural
        "new old big small large great good bad high low long short early late young local national international "
        "global regional rural urban central northern southern eastern western north south east west public private "
        "social economic political financial military civil federal legal final initial recent current previous "
        "former future common joint separate special general free full net gross total average annual monthly weekly "
        "daily strong weak heavy light hot cold warm dry wet hard soft clear open closed industrial commercial "
        "medical technical digital nuclear solar natural human domestic foreign retail wholesale real main key top "
        "senior junior leading rising falling growing higher lower better worse best worst further extra male female "
        "adult elderly poor rich black white red green blue armed organised organized "
    ).split()
)
_ORDINARY = re.compile(
    r"(?:[^s'’]s|ses|ies|ing|[ts]ion|ment|[it]y|ness|[ae]nce|[ae]ncy|ism|ship|hood|ly|ed|ure|age|wards?|ware|work|able|ible|ical|ional"
    r"|ous|ful|less|ive|ese|ish|men|people|folk)$",
    re.IGNORECASE,
)
"""Endings that ordinary openers have, plurals first; some names too, which are then not looked at."""
_VERB = re.compile(
    r"(?:will|would|shall|should|may|might|must|can|could|did|does|do|had|has|have|is|was|are|were|met|said|says|won|lost|told|held|led|left|went"
    r"|came|took|gave|made|put|set|got|sent|spoke|began|became|saw|kept|paid|rose|fell|ran|sold|bought|built|wrote|read|spent|stood|sat|drew|chose"
    r"|also|then|later|now|never|not|who|and|\w+ed|\w+[a-z]s)\b"
)
_GOES_ON = re.compile(rf"(?P<owns>['’]s\b)|(?: (?P<next>[A-ZÀ-ÖØ-Þ][\w’'-]+))|, (?:the|an?) |,? {_VERB.pattern}")
_LEAST_LETTERS = 4


def opens_with_name(word: str, following: str) -> bool:
    """Say whether a word that opens a sentence is a name, as far as itself and what follows tell.

    >>> [opens_with_name(*one) for one in (("Bergström", " met a mayor"), ("Okonjo", "’s seat"), ("Lars", " Holm met"))]
    [True, True, True]
    >>> [opens_with_name(*one) for one in (("Exports", " rose"), ("Pay", " rises"), ("Inflation", " fell"))]
    [False, False, False]
    """
    if len(word) < _LEAST_LETTERS or word.casefold() in _COMMON or word.isupper():
        return False
    goes_on = _GOES_ON.match(following)
    if goes_on is None:
        return False
    if goes_on["next"] and goes_on["next"].casefold() not in _COMMON:
        return True
    return bool(goes_on["owns"]) or _ORDINARY.search(word) is None
