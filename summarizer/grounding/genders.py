"""Is a person told to be a man or a woman? By a title before the name, or by an office that only one of them has."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["GENDERS", "gender_of"]

_TITLES = {
    "m": "Mr Herr Herrn M Sr King Prince Lord Sir Monsieur Señor".split(),
    "f": "Mrs Ms Miss Mme Frau Sra Queen Princess Lady Dame Madame Señora".split(),
}
GENDERS = {
    gender: re.compile(rf"\b(?:{'|'.join(titles)})\b\.? (?:[A-ZÀ-Þ][^\W\d_.]+ ){{0,2}}$")
    for gender, titles in _TITLES.items()
}
"""The titles that tell it, as what ends right before a name."""
_TITLE = re.compile(rf"(?:{'|'.join([*_TITLES['m'], *_TITLES['f']])})\b")
"""What must be there for any of them to match: most names have no title before them."""
_MAN = re.compile(r"(?:\bking|(?<!wo)man|\bhe|\blord|\bprince)\b", re.IGNORECASE)
_OF_MEN = ("king", "man", "he", "lord", "prince")
_WOMAN = re.compile(
    r"(?:\bqueen|woman|\bprincess|\blady|ministerin|präsidentin|sprecherin|leiterin|ministra|secretaria"
    r"|directrice|cheffe"
    r"|présidente|directora)\b",
    re.IGNORECASE,
)
_OF_WOMEN = (
    *("queen", "woman", "princess", "lady", "ministerin", "sprecherin", "leiterin"),
    *("ministra", "secretaria", "directrice", "cheffe", "directora"),
)
"""The letters of which, in a name without accents, some must stand for the pattern to match."""


def gender_of(called: Iterable[str], befores: Iterable[str]) -> str:
    """Return "m", "f", or nothing, of somebody called so, with these words before the name.

    >>> gender_of(["Minister", "Ana Lund"], ["said Ms Ana "]), gender_of(["the king"], [])
    ('f', 'm')
    """
    whole = " ".join(called)
    if _may_hold(whole, _OF_WOMEN) and _WOMAN.search(whole):
        return "f"
    if _may_hold(whole, _OF_MEN) and _MAN.search(whole):
        return "m"
    titled = list(filter(_TITLE.search, befores))
    return next((gender for gender, title in GENDERS.items() if any(map(title.search, titled))), "")


def _may_hold(whole: str, letters: Iterable[str]) -> bool:
    return not whole.isascii() or any(map(whole.lower().__contains__, letters))
