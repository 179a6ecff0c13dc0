"""Is a person told to be a man or a woman? By a title before the name, or by an office that only one of them has."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["GENDERS", "gender_of"]

GENDERS = {
    "m": re.compile(r"\b(?:Mr|Herrn?|M|Sr|King|Prince|Lord|Sir|Monsieur|Señor)\b\.? (?:[A-ZÀ-Þ][^\W\d_.]+ ){0,2}$"),
    "f": re.compile(
        r"\b(?:Mrs|Ms|Miss|Mme|Frau|Sra|Queen|Princess|Lady|Dame|Madame|Señora)\b\.? (?:[A-ZÀ-Þ][^\W\d_.]+ ){0,2}$"
    ),
}
"""The titles that tell it, as what ends right before a name."""
_MAN = re.compile(r"(?:\bking|(?<!wo)man|\bhe|\blord|\bprince)\b", re.IGNORECASE)
_WOMAN = re.compile(
    r"(?:\bqueen|woman|\bprincess|\blady|ministerin|präsidentin|sprecherin|leiterin|ministra|secretaria"
    r"|directrice|cheffe"
    r"|présidente|directora)\b",
    re.IGNORECASE,
)


def gender_of(called: Iterable[str], befores: Iterable[str]) -> str:
    """Return "m", "f", or nothing, of somebody called so, with these words before the name.

    >>> gender_of(["Minister", "Ana Lund"], ["said Ms Ana "]), gender_of(["the king"], [])
    ('f', 'm')
    """
    whole = " ".join(called)
    if _WOMAN.search(whole):
        return "f"
    if _MAN.search(whole):
        return "m"
    before = list(befores)
    return next((gender for gender, title in GENDERS.items() if any(map(title.search, before))), "")
