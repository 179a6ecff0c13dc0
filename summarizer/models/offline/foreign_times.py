"""Where does a page speak of a time in German, French or Spanish?

Around a month, a weekday, a season or a unit of time: the words before it that can belong to a time, as many as
`grounding.dates` can still read. What the times mean is told there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

__all__ = ["foreign_times"]

_CORE = (
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|janvier|février|mars"
    r"|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio"
    r"|agosto|septiembre|octubre|noviembre|diciembre"
    r"|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|Jahres(?:ende|anfang)|Jahre[ns]?|Jahr|Monats(?:ende)?|Monate?n?|Wochen?|Tagen?|Quartals?|Halbjahrs?|Frühjahr"
    r"|Frühling|Sommer|Herbst|Winter|années?|ans|mois|semaines?|jours|trimestre|semestre|printemps|été|automne|hiver"
    r"|años?|mes(?:es)?|semanas?|días|primavera|verano|otoño|invierno|(?:19|20)[0-9]{2})"
)
_LEADING = (
    r"(?:bis|spätestens|vor|ab|seit|nach|innerhalb|binnen|im|am|in|zum|zur|Anfang|Mitte|Ende|Beginn|von|der|des|dem|den"
    r"|das|die|diese[mnrs]?|kommende[mnrs]?|nächste[mnrs]?|vergangene[mnrs]?|letzte[mnrs]?|laufende[mnrs]?"
    r"|erste[mnrs]?|zweite[mnrs]?|dritte[mnrs]?|vierte[mnrs]?|eine[mnrs]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun"
    r"|zehn|zwölf|dreißig|sechzig|neunzig"
    r"|d'ici|avant|jusqu'au?|jusqu'en|à|partir|compter|dès|en|le|la|les|au|du|de|fin|début|mi|cours|plus|tard|dans|un"
    r"|une|délai|sous|cet?|cette|premier|première|deuxième|troisième|quatrième|second|prochaine?s?|dernière?s?|deux"
    r"|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|trente|soixante|quatre-vingt-dix|après|depuis"
    r"|antes|hasta|a|el|los|las|para|más|tardar|finales|final|fines|principios|comienzos|mediados|del|plazo|dentro"
    r"|próxim[oa]s?|pasad[oa]|est[ea]|primer|segundo|tercer|cuarto|desde|después|dos|tres|cuatro|cinco|seis|siete|ocho"
    r"|nueve|diez|noventa|treinta|sesenta|quince|[0-9]{1,2}(?:\.|er)?|[0-9]{1,3})"
)
_LED = re.compile(rf"(?<![\w'-])(?:{_LEADING}(?:[ -]|(?<=')))*(?:l'|d')?$", re.IGNORECASE)
_TIME = re.compile(
    rf"(?<!\w){_CORE}(?: (?:de |del )?(?:[12][0-9]{{3}}))?(?: prochaine?s?| derni(?:er|ère)s?| que viene"
    rf"| próxim[oa])?(?!\w)"
)
_ALONE = re.compile(
    r"(?:lun|mar|mercre|jeu|vendre|same)di.*|dimanche.*|lunes|martes|miércoles|jueves|viernes|sábado|domingo|\w+tag"
    r"|Mittwoch|Jahresende|Monatsende|.* [0-9]{4}|.*(?:prochaine?s?|que viene)"
)
"""What is a time without a word before it; "weeks" and "May" are none."""
_WORD = re.compile(r"[ -]|(?<=')")
_REACH = 60


def foreign_times(text: str, is_time: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield where times stand in a clause; `is_time` tells of some words whether they can be read as one."""
    for core in _TIME.finditer(text):
        led = _LED.search(text[max(0, core.start() - _REACH) : core.start()])
        begin = core.start() - (len(led[0]) if led else 0)
        cuts = [begin, *(begin + cut.end() for cut in _WORD.finditer(text[begin : core.start()]))]
        cuts = cuts if _ALONE.fullmatch(core[0]) else cuts[:-1]
        start = next((cut for cut in cuts if is_time(text[cut : core.end()])), None)
        if start is not None:
            yield start, core.end()
