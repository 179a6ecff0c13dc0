"""What does the Unicode CLDR call a state, the European Union, the United Nations, or a capital?

Babel carries its data (Unicode License V3), and this is the only file that asks for it. Capitals are among the cities
that time zones are named after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from babel import Locale

from summarizer.grounding.spelling import spelt

__all__ = ["cities", "english", "names", "regions"]

LOCALES = (
    "en fr de es it pt nl pl ru uk ar zh zh_Hant ja tr ko fa ur hi he id sv da nb fi cs sk hu ro bg hr el"
).split()
_BY_HAND = frozenset({"HK", "MO"})
"""Whose names there are those of an administration: "Hong Kong SAR China"."""
_EXPLAINED = re.compile(r"[(（,،:/״]")
"""What a name with an explanation has: no report writes it so."""
_BOTH = re.compile(r"(?P<one>[^()]+) \((?P<other>[^()]+)\)")
_ACRONYM = re.compile(r"[^\W\d_a-zа-я]{2,5}(?<=[A-ZА-Я])")
"""Short names in capitals, left out: "FN" is the United Nations in Stockholm, a party in Paris."""
_DASH = re.compile(r"\s*[-–—]\s*")


def english(code: str) -> str:
    """Return the English name of a territory."""
    return next(_clean(code, _territories("en")[code]), "")


def names(code: str) -> Iterator[str]:
    """Yield the names of a territory, language by language."""
    for language in LOCALES:
        yield from _clean(code, _territories(language).get(code, ""))


def regions() -> Iterator[str]:
    """Yield the names of parts of the world that have several words: "América del Sur"."""
    for language in LOCALES:
        yield from (name for code, name in _territories(language).items() if code.isdigit() and " " in name)


def cities(name: str) -> Iterator[str]:
    """Yield what the city of that English name is called elsewhere, if a time zone is named after it."""
    zone = _zones().get(spelt(name), "")
    for language in LOCALES if zone else ():
        yield from _clean("", _cities(language).get(zone, ""))


def _clean(code: str, name: str) -> Iterator[str]:
    """A name as reports write it; both of "Myanmar (Burma)"; nothing where it is explained rather than named."""
    if code == "MM" and (both := _BOTH.fullmatch(name)):
        yield from (both["one"], both["other"])
    elif name and code not in _BY_HAND and not (_EXPLAINED.search(name) or _ACRONYM.fullmatch(name)):
        yield _DASH.sub("-", name.replace("\u00ad", ""))


@cache
def _zones() -> dict[str, str]:
    """The time zones by the English name of their city."""
    told = _cities("en")
    zones = sorted({zone for language in LOCALES for zone in _cities(language)})
    return {spelt(told.get(zone) or zone.rpartition("/")[2].replace("_", " ")): zone for zone in zones}


@cache
def _cities(language: str) -> dict[str, str]:
    """What the cities are called that time zones are named after, by the zone."""
    zones = cast("dict[str, dict[str, str]]", Locale.parse(language).time_zones)
    return {zone: told["city"] for zone, told in zones.items() if "city" in told}


@cache
def _territories(language: str) -> dict[str, str]:
    return dict(cast("dict[str, str]", Locale.parse(language).territories))
