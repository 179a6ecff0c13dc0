"""What is a German, French or Spanish time in English words? Common forms, put into the order the grammar reads.

A grammar for each language would be a second and third copy of one: their times are built alike, of a preposition, a
part, a number, a name. So the words are replaced one by one, longest first, and the English grammar reads the result or
does not. Nothing here knows a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from summarizer.grounding.tense import Language

__all__ = ["in_english"]

_ENGLISH_MONTHS = "january february march april may june july august september october november december".split()
_ENGLISH_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ENGLISH_NUMBERS = "one two three four five six seven eight nine ten eleven twelve fifteen thirty sixty ninety".split()

_MONTHS: Mapping[Language, str] = {
    "de": "januar|jänner februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août|aout septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
}
_DAYS: Mapping[Language, str] = {
    "de": "montags? dienstags? mittwochs? donnerstags? freitags? samstags?|sonnabends? sonntags?",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}
_NUMBERS: Mapping[Language, str] = {
    "de": "ein(?:e[mnrs]?)? zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn dreißig sechzig neunzig",
    "fr": "une? deux trois quatre cinq six sept huit neuf dix onze douze quinze trente soixante quatre-vingt-dix",
    "es": "una?|uno dos tres cuatro cinco seis siete ocho nueve diez once doce quince treinta sesenta noventa",
}
_PHRASES: Mapping[Language, Mapping[str, str]] = {
    "de": {
        r"(?:noch )?bis spätestens (?:zum |zur )?|spätestens (?:am |bis (?:zum |zur )?|zum |im )?": "no later than ",
        "(?:in den )?übermorgen": "2 days from now", "vorgestern": "2 days ago",
        r"vor (\w+) (tag|woche|monat|jahr)(?:e?n)?": r"\1 \2 ago",
        r"vo[mn] (?:dem )?(.+?) bis (?:zum |zur )?": r"from \1 to ",
        r"zwischen (?:dem )?(.+?) und (?:dem )?": r"between \1 and ",
        r"(?:noch )?bis (?:zum |zur )?(?:einschließlich )?": "by ",
        r"(?:noch )?vor (?:dem |der )?": "before ",
        r"nach (?:dem |der )?": "after ",
        r"seit (?:dem |der )?": "since ",
        r"ab (?:dem |der )?": "as of ",
        r"(?:innerhalb (?:von )?|binnen )(?:der nächsten )?": "within ",
        r"(?:am |im |zu |zum )?(?:anfang|beginn)(?: des| der)?": "beginning of",
        r"(?:in der )?mitte(?: des| der)?": "middle of",
        r"(?:am |zum )?ende(?: des| der)?": "end of",
        r"und (?:am )?(?=[0-9]|mo|di|do|fr|sa|so)": "and ",
        r"(?:zum |für (?:den |die |das )?)(?=[0-9]|fr|so|he|wi)": "on ", r"(?:an )?(?:zu )?weihnachten": "christmas",
        "neujahr": "new year's day", "silvester": "new year's eve",
        r"(?:zum )?jahresende": "year-end", r"(?:zum )?monatsende": "end of the month",
        r"(?:im )?(?:laufe des|lauf des) (?=jahr|monat)": "in the ",
        r"(?:im jahre?|des jahres) (?=[0-9])": "",
        r"im (ersten|zweiten) halbjahr": r"\1 half of",
        r"(?:in der )?(ersten?|zweiten?) (?:jahreshälfte|hälfte des jahres)": r"\1 half of",
        r"im (ersten|zweiten|dritten|vierten) quartal": r"\1 quarter of",
        r"ersten?|erstes": "first", "zweiten?|zweites": "second", "dritten?|drittes": "third", "vierten?": "fourth",
        r"diese[mnrs]?": "this", r"(?:nächste|kommende)[mnrs]?": "next",
        r"(?:letzte|vergangene|vorige)[mnrs]?": "last",
        r"wochenende[ns]?": "weekend", r"wochen?": "week", r"monat(?:en?|s)?": "month", r"jahr(?:en?|es|s)?": "year",
        r"quartals?": "quarter", r"tag(?:en?|es)?": "day", r"stunden?": "hour",
        r"(?:frühjahr|frühling)s?": "spring", r"sommers?": "summer", r"herbst(?:es)?": "autumn", r"winters?": "winter",
        "heute": "today", "gestern": "yesterday", "(?<!a[mn] )morgen": "tomorrow",
        r"([0-9]{1,2})\.(?= )": r"\1", r"a[mn] |im |in de[mnr] ": "on ",
    },
    "fr": {
        "après-demain": "2 days from now", "avant-hier": "2 days ago", r"^les (?=[0-9])": "",
        r"au plus tard (?:le |la |en |à |au )?": "no later than ",
        r"d['’]ici (?:à |au |le |la |l['’])?": "by ", r"jusqu['’](?:au |à |en )(?:la )?": "until ",
        r"avant (?:le |la |l['’]|la )?": "before ", r"après (?:le |la )?": "after ", r"depuis (?:le |la )?": "since ",
        r"à (?:partir|compter) (?:du |de |d['’])": "from ",
        r"du (.+?) au ": r"from \1 to ", r"entre (?:le )?(.+?) et (?:le )?": r"between \1 and ",
        r"il y a (\w+) (jour|semaine|mois|an)(?:née)?s?": r"\1 \2 ago",
        r"(?:sous|dans un délai de|dans les) (?=\w+ (?:jour|semaine|mois|an|proch))(?:prochaine?s )?": "within ",
        r"dans (?=\w+ (?:jour|semaine|mois|an))": "in ",
        r"(?:à la |la |en )?fin(?: du| de(?: la| l['’])?| d['’](?=ann|an\b))?(?: mois d[e’']\s?)?": "end of ",
        r"(?:au |le )?début(?: du| de(?: la| l['’])?)?(?: mois d[e’']\s?)?": "beginning of ",
        r"(?:à la )?mi-": "mid-",
        r"(?:au |le |du )?(premier|deuxième|second|troisième|quatrième) trimestre(?: de)?": r"\1 quarter of ",
        r"(?:au |le |du )?(premier|deuxième|second) semestre(?: de)?": r"\1 half of ",
        r"et (?:le )?(?=[0-9]|lun|mar|mer|jeu|ven|sam|dim)": "and ", r"(?:à )?noël": "christmas",
        r"(?:le )?(?:nouvel an|jour de l['’]an)": "new year's day",
        r"premier": "first", "deuxième|second": "second", "troisième": "third", "quatrième": "fourth",
        r"1er": "1", r"cet(?:te)?|ce": "this", r"prochaine?": "next", r"derni(?:er|ère)": "last",
        r"week-end": "weekend", r"semaines?": "week", r"mois(?:-ci)?": "month", r"(?:ans?|années?)": "year",
        r"trimestre": "quarter", r"jours?": "day", r"heures?": "hour",
        r"printemps": "spring", r"été": "summer", r"automne": "autumn", r"hiver": "winter",
        r"aujourd['’]hui": "today", "hier": "yesterday", "demain": "tomorrow",
        r"(?:le |la |l['’]|en |au |à |courant )": "on ",
    },
    "es": {
        "pasado mañana": "2 days from now", "anteayer|antier": "2 days ago", r"^los días (?=[0-9])": "",
        r"a más tardar (?:el |en |a )?": "no later than ",
        r"hasta (?:el |la |los )?": "until ", r"para (?:el |la )?(?=\w)": "by ",
        r"antes de(?:l| la)? ": "before ", r"después de(?:l| la)? ": "after ", r"desde (?:el |la )?": "since ",
        r"a partir de(?:l| la)? ": "from ", r"del (.+?) al ": r"from \1 to ",
        r"entre (?:el )?(.+?) y (?:el )?": r"between \1 and ",
        r"hace (\w+) (día|semana|mes|año)(?:es|s)?": r"\1 \2 ago",
        r"(?:en un plazo de|en el plazo de|en los próximos) ": "within ",
        r"(?:dentro de|en) (?=\w+ (?:día|semana|mes|año))": "in ",
        r"(?:a |el )?(?:finales|fines|final|fin) de(?:l| la)?(?: mes de)? ": "end of ",
        r"(?:a )?(?:principios|comienzos|inicios) de(?:l| la)?(?: mes de)? ": "beginning of ",
        r"(?:a )?mediados de(?:l| la)?(?: mes de)? ": "middle of ",
        r"(?:en )?(?:el )?(primer|segundo|tercer|cuarto) trimestre(?: del? | de)?": r"\1 quarter of ",
        r"(?:en )?(?:el )?(primer|segundo) semestre(?: del? | de)?": r"\1 half of ",
        r"(?:en )?la (primera|segunda) quincena de(?:l)? ": r"\1 half of ",
        r"(?:la )?navidad": "christmas", "(?:el )?año nuevo": "new year's day",
        r"y (?:el )?(?=[0-9]|lun|mar|mié|jue|vie|sáb|dom)": "and ", r"primera": "first", "segunda": "second",
        r"primer": "first", "segundo": "second", "tercer": "third", "cuarto": "fourth",
        r"est[ea]": "this", r"próxim[oa]|que viene": "next", r"pasad[oa]|últim[oa]": "last",
        r"fin de semana": "weekend", r"semanas?": "week", r"mes(?:es)?": "month", r"años?": "year",
        r"trimestre": "quarter", r"días?": "day", r"horas?": "hour",
        r"primavera": "spring", r"verano": "summer", r"otoño": "autumn", r"invierno": "winter",
        r"hoy": "today", r"ayer": "yesterday", r"mañana": "tomorrow",
        r"(?:el |la |en |durante )": "on ", r"de(?:l)? ": "",
    },
}  # fmt: skip
_LAST_WORD = re.compile(r"\b((?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|week|month|quarter|year) (next|last)\b")
_OF_THE = re.compile(r"\bof (?=(?:week|month|quarter|year|decade)\b)")
_LEADS = re.compile(
    r"^(?:on )+(?=on |in |by |end |beginning |middle |mid-|first |second |third |fourth |this |next |last )"
)


def in_english(said: str) -> Iterator[tuple[str, Language]]:
    """Yield what `said`, in lower case, is in English if it is German, French or Spanish; rough, to be read or not.

    >>> list(in_english("bis ende märz 2025"))
    [('by end of march 2025', 'de')]
    """
    for language in _MONTHS:
        if not _any_of(language).search(said):
            continue
        words = said
        for pattern, english in _table(language):
            words = pattern.sub(english, words)
        words = " ".join(words.split()).replace(" on ", " ").removesuffix(" of")  # "third quarter of"
        words = _OF_THE.sub("of the ", _LAST_WORD.sub(r"\2 \1", _LEADS.sub("", words)))
        if words != said:
            yield words, language


@cache
def _any_of(language: Language) -> re.Pattern[str]:
    """Whatever would be replaced: most words have none of it, and are looked through once."""
    return re.compile("|".join(pattern.pattern for pattern, _ in _table(language)))


@cache
def _table(language: Language) -> list[tuple[re.Pattern[str], str]]:
    """What is replaced by what, in order: phrases before the words they hold."""
    named = zip((*_MONTHS[language].split(), *_DAYS[language].split()), (*_ENGLISH_MONTHS, *_ENGLISH_DAYS), strict=True)
    counted = zip(_NUMBERS[language].split(), _ENGLISH_NUMBERS, strict=True)
    phrases = _PHRASES[language].items()
    return [
        (re.compile(rf"(?<!\w)(?:{words})(?:(?<=\W)|(?!\w))"), english)
        for words, english in (*phrases, *named, *counted)
    ]
