"""What does a number count: metres, tonnes, hours, per cent, money? And how many of one unit make another?

Units of one dimension are converted ("48 hours" are two days, "5 km" 5,000 metres); what has another dimension is
another quantity, whatever its number. Percentage points are no per cent, and degrees of one scale none of the other.
English words and signs, and the commonest of German, French and Spanish.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from summarizer.grounding.currencies import AFTER, money

__all__ = ["UNIT", "may_begin_unit", "scale", "units_of"]

_YEAR = Fraction(36525, 100) * 24
"""Hours."""
_METRE = "met(?:er|re)s?|mètres?|metros?"
_SQUARED = "(?:carrés?|cuadrados?|quadrados?|quadrati?)"
_CUBED = "(?:cubes?|cúbicos?|cubi)"
_MEASURES: dict[str, tuple[str, str, Fraction | int]] = {
    "%": ("%|per[ \\u00a0-]?cent|pct|prozent|pour cent|por ciento", "share", Fraction(1, 100)),
    "pp": (
        "(?:percentage|per cent|percent)[ -]points?|pp|prozentpunkte?n?|points de pourcentage|puntos porcentuales",
        "points",
        1,
    ),
    "bp": ("basis[ -]points?|bps", "points", Fraction(1, 100)),
    "mm": (f"mm|milli(?:{_METRE})", "length", Fraction(1, 1000)),
    "cm": (f"cm|centi(?:{_METRE})", "length", Fraction(1, 100)),
    "m2": (f"square[ -](?:{_METRE})|(?:{_METRE}) {_SQUARED}|sq ?m|m²|m2|quadratmetern?", "area", 1),
    "km2": (
        f"square[ -]kilo(?:{_METRE})|(?:kilo(?:{_METRE})|kilómetros?) {_SQUARED}|sq ?km|km²|km2|quadratkilometern?",
        "area",
        10**6,
    ),
    "mi2": ("square[ -]miles?|sq ?mi", "area", 2_589_988),
    "ft2": ("square[ -](?:feet|foot)|sq ?ft", "area", Fraction(929, 10_000)),
    "m3": (f"cubic[ -](?:{_METRE})|(?:{_METRE}) {_CUBED}|m³|m3|cumecs?|kubikmetern?", "volume", 1000),
    "ft3": ("cubic[ -](?:feet|foot)", "volume", Fraction(28_317, 1000)),
    "km": (f"km|kilo(?:{_METRE})|kilómetros?", "length", 1000),
    "m": (_METRE, "length", 1),
    "mi": ("miles?|meilen|millas?", "length", Fraction(1_609_344, 1000)),
    "nmi": ("nautical[ -]miles?|seemeilen", "length", 1852),
    "yd": ("yards?", "length", Fraction(9144, 10_000)),
    "ft": ("feet|foot|ft", "length", Fraction(3048, 10_000)),
    "in": ("inch(?:es)?", "length", Fraction(254, 10_000)),
    "ha": ("ha|hectares?|hektar|hectáreas?", "area", 10_000),
    "ac": ("acres?", "area", Fraction(40_468_564, 10_000)),
    "t": ("tonnes?|metric[ -]tons?|tons?|tonnen?|toneladas?", "mass", 1000),
    "kg": ("kg|kilos?|kilogram(?:me)?s?|kilogramm|kilogramos?", "mass", 1),
    "g": ("grams?|grammes?|gramm|gramos?", "mass", Fraction(1, 1000)),
    "lb": ("lbs?", "mass", Fraction(45_359, 100_000)),
    "oz": ("ounces?|oz", "mass", Fraction(28_350, 10**6)),
    "l": ("lit(?:er|re)s?|litros?", "volume", 1),
    "gal": ("gallons?", "volume", Fraction(3785, 1000)),
    "bbl": ("barrels?|barils?|barriles", "barrels", 1),
    "kWh": ("kWh|kilowatt[ -]?hours?|kilowattstunden?", "energy", 1),
    "MWh": ("MWh|megawatt[ -]?hours?|megawattstunden?", "energy", 1000),
    "GWh": ("GWh|gigawatt[ -]?hours?", "energy", 10**6),
    "TWh": ("TWh|terawatt[ -]?hours?", "energy", 10**9),
    "kW": ("kW|kilowatts?", "power", 1),
    "MW": ("MW|megawatts?", "power", 1000),
    "GW": ("GW|gigawatts?", "power", 10**6),
    "°C": ("°C|degrees? (?:celsius|centigrade)|grad celsius", "celsius", 1),
    "°F": ("°F|degrees? fahrenheit", "fahrenheit", 1),
    "min": ("minutes?|minuten|minutos?", "time", Fraction(1, 60)),
    "h": ("hours?|stunden?|heures?|horas?", "time", 1),
    "d": ("days?|tage?n?|jours?|días?", "time", 24),
    "wk": ("weeks?|wochen?|semaines?|semanas?", "time", 168),
    "fn": ("fortnights?", "time", 336),
    "mo": ("months?|monate?n?|mois|mes(?:es)?", "time", _YEAR / 12),
    "y": ("years?|jahre?n?|ans|années?|años?", "time", _YEAR),
    "dec": ("decades?|jahrzehnte?n?|décennies?|décadas?", "time", 10 * _YEAR),
    "cent": ("century|centuries|jahrhunderte?n?|siècles?|siglos?", "time", 100 * _YEAR),
}
"""Of each unit: its words, its dimension, and how many of the dimension's unit it is."""
_LONGEST_FIRST = ("pp", "bp", "kWh", "MWh", "GWh", "TWh", "°C", "°F", "m2", "km2", "mi2", "ft2", "m3", "ft3", "nmi")
"""Units whose words begin like others'."""
_ORDER = (*_LONGEST_FIRST, *(unit for unit in _MEASURES if unit not in _LONGEST_FIRST))
_WORDS = {unit: re.compile(_MEASURES[unit][0], re.IGNORECASE) for unit in _ORDER}
UNIT = rf"(?:(?i:{'|'.join(_MEASURES[unit][0] for unit in _ORDER)})(?![^\W\d_])|{AFTER})"
"""What may stand behind a number."""
_BEGINNINGS = frozenset(
    (
        "acr afg ans bah bal bar bas bir bol bps ced cen cm col cor cou cro cub cum dal day dec deg den din dir "
        "dol don dra eur fee foo for fra ft gal gig gou gra gua gw gwh ha hec hek heu hor hou hry inc jah jou kg "
        "kil kip km kop kor kr kro kub kw kwa kwh kya lar lb lbs lei lek lem leo leu lev lib lir lit liv m man meg "
        "mei mes met mil min mm moi mon mw mwh nai nau nue oug oun oz p pai pct pen per pes pfu poi por pou pp pro "
        "pul pun qua que ran rap rea ren ria rie rin riy rob rou rub rup see sem she shi sig sol som sq sqf sqk "
        "sqm squ stu tag tak ten ter ton tug twh wee woc won yar yea yen yua zlo"
    ).split()
)
"""The first letters of all units in English letters that are said in small letters or in any."""


def may_begin_unit(word: str) -> bool:
    """Say whether a unit may begin with a casefolded word, or its first letters: a glance. Codes have capitals.

    >>> may_begin_unit("days"), may_begin_unit("boats")
    (True, False)
    """
    return word[:3] in _BEGINNINGS or not word.isascii()


@lru_cache(maxsize=1024)
def units_of(said: str) -> tuple[str, ...]:
    """Return the units that `said` can mean, the usual first: symbols of measures, "%", "pp", ISO 4217 codes.

    >>> units_of("per cent"), units_of("percentage points"), units_of("kilometres"), units_of("euros"), units_of("cats")
    (('%',), ('pp',), ('km',), ('EUR',), ())
    """
    measure = next((unit for unit, words in _WORDS.items() if words.fullmatch(said)), None)
    return (measure,) if measure else money(said)


def scale(unit: str) -> tuple[str, Fraction]:
    """Return a unit's dimension, and how many of the dimension's own unit it is; money is its own dimension.

    >>> scale("d"), scale("EUR"), scale("GBP/100")
    (('time', Fraction(24, 1)), ('EUR', Fraction(1, 1)), ('GBP', Fraction(1, 100)))
    """
    if unit not in _MEASURES:
        money, _, parts = unit.partition("/")
        return money, Fraction(1, int(parts or 1))
    _, dimension, size = _MEASURES[unit]
    return dimension, Fraction(size)
