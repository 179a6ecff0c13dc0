"""Which numbers does a text spell out, where it is not English? "fünfundzwanzigtausend", "trois millions et demi".

The numerals are read by text2num (Allo-Media, MIT); what it does not know are parts and round sums ("die Hälfte", "deux
tiers", "una docena", "anderthalb"), which stand here. "ein", "une", "uno" count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple, Protocol, cast

from summarizer.grounding.languages import Language

__all__ = ["Language", "Spelt", "spelt_numbers"]


class Spelt(NamedTuple):
    """A number word at `[start, end)`."""

    start: int
    end: int
    value: Fraction
    kind: Literal["count", "ordinal", "share", "multiple"]


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[0-9][0-9.,]*|[^\w\s]")
_BARE_MAGNITUDES = frozenset((10**6, 10**9, 10**12))
_ONE = frozenset("ein eine einer einem einen un une una uno uma een en".split())
_AND_A_HALF = re.compile(r" (?:et demie?|y medi[oa]|e mezz[oa]|e meio|e meia)\b", re.IGNORECASE)
_LARGE = {
    "mille": 10**3,
    "mil": 10**3,
    "tausend": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "millionen": 10**6,
    "millones": 10**6,
    "milliards": 10**9,
    "milliarden": 10**9,
}
_OTHERS: dict[Language, dict[str, tuple[str, Fraction | int]]] = {
    "de": {
        r"(?:die |der )?hälfte|zur hälfte": ("share", Fraction(1, 2)),
        r"zwei drittel": ("share", Fraction(2, 3)),
        r"(?:ein|einem|das) drittel|drittel": ("share", Fraction(1, 3)),
        r"drei ?viertel": ("share", Fraction(3, 4)),
        r"(?:ein|einem|das) viertel|viertel": ("share", Fraction(1, 4)),
        r"(?:ein|einem|das) fünftel": ("share", Fraction(1, 5)),
        r"(?:ein|einem|das) zehntel": ("share", Fraction(1, 10)),
        r"(?:ein )?dutzend": ("count", 12),
        r"zwei ?mal|doppelt|verdoppel\w*": ("multiple", 2),
        r"drei ?mal|dreifach\w*|verdreifach\w*": ("multiple", 3),
        r"halbier\w*": ("multiple", Fraction(1, 2)),
        r"anderthalb|eineinhalb": ("count", Fraction(3, 2)),
        r"zweieinhalb": ("count", Fraction(5, 2)),
        r"dreieinhalb": ("count", Fraction(7, 2)),
        r"viereinhalb": ("count", Fraction(9, 2)),
        r"fünfeinhalb": ("count", Fraction(11, 2)),
        r"ein(?:e|er)? halbe[rs]?": ("count", Fraction(1, 2)),
    },
    "fr": {
        r"(?:la )?moitié": ("share", Fraction(1, 2)),
        r"deux tiers": ("share", Fraction(2, 3)),
        r"(?:un|le) tiers": ("share", Fraction(1, 3)),
        r"trois quarts": ("share", Fraction(3, 4)),
        r"(?:un|le) quart": ("share", Fraction(1, 4)),
        r"(?:un|le) cinquième": ("share", Fraction(1, 5)),
        r"(?:un|le) dixième": ("share", Fraction(1, 10)),
        r"(?:une )?dizaine": ("count", 10),
        r"(?:une )?douzaine": ("count", 12),
        r"(?:une )?quinzaine": ("count", 15),
        r"(?:une )?vingtaine": ("count", 20),
        r"(?:une )?trentaine": ("count", 30),
        r"(?:une )?cinquantaine": ("count", 50),
        r"(?:une )?centaine": ("count", 100),
        r"(?:un )?millier": ("count", 1000),
        r"deux fois|doubl(?:é|er|e|era)s?": ("multiple", 2),
        r"trois fois|tripl(?:é|er|e)s?": ("multiple", 3),
        r"une? demie?-?": ("count", Fraction(1, 2)),
    },
    "es": {
        r"(?:la )?mitad": ("share", Fraction(1, 2)),
        r"dos tercios": ("share", Fraction(2, 3)),
        r"(?:un|el) tercio": ("share", Fraction(1, 3)),
        r"tres cuartos|tres cuartas partes": ("share", Fraction(3, 4)),
        r"(?:un|el) cuarto|(?:una|la) cuarta parte": ("share", Fraction(1, 4)),
        r"(?:un|el) quinto|(?:una|la) quinta parte": ("share", Fraction(1, 5)),
        r"(?:un|el) décimo|(?:una|la) décima parte": ("share", Fraction(1, 10)),
        r"(?:una )?decena": ("count", 10),
        r"(?:una )?docena": ("count", 12),
        r"(?:una )?veintena": ("count", 20),
        r"(?:un )?centenar": ("count", 100),
        r"(?:un )?millar": ("count", 1000),
        r"dos veces|dupli\w+": ("multiple", 2),
        r"tres veces|tripli\w+": ("multiple", 3),
        r"(?<!y )medi[oa]": ("count", Fraction(1, 2)),
    },
}
"""Parts, multiples and round sums, the longest first where one holds another."""


def spelt_numbers(text: str, language: Language) -> Iterator[Spelt]:
    """Yield the numbers that a text spells out in a language other than English, none within another.

    >>> [(number.value.numerator, number.kind) for number in spelt_numbers("Am dritten Tag kamen zwölf Boote.", "de")]
    [(3, 'ordinal'), (12, 'count')]
    """
    if language == "en":
        return
    others = list(_other_words(text, language))
    yield from others
    for one in _numerals(text, language):
        if not any(other.start < one.end and one.start < other.end for other in others):
            yield one


def _other_words(text: str, language: Language) -> Iterator[Spelt]:
    for pattern, kind, value in _patterns(language):
        for match in pattern.finditer(text):
            size = _LARGE[match["large"].casefold()] if match["large"] else 1
            yield Spelt(match.start(), match.end(), Fraction(value) * size, "count" if match["large"] else kind)


@cache
def _patterns(language: Language) -> list[tuple[re.Pattern[str], Literal["count", "share", "multiple"], Fraction]]:
    large = "|".join(sorted(_LARGE, key=len, reverse=True))
    return [
        (re.compile(rf"\b(?:{words})(?:s?(?: de)? (?P<large>{large}))?\b", re.IGNORECASE), kind, Fraction(value))  # type: ignore[misc]
        for words, (kind, value) in _OTHERS.get(language, {}).items()
    ]


def _numerals(text: str, language: Language) -> Iterator[Spelt]:
    import text_to_num  # type: ignore[import-untyped]  # kept lazy: only texts in other languages need it

    words = [_Word(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    for found in cast(Sequence[_Found], text_to_num.find_numbers(words, language, 0.0)):  # pyright: ignore
        first, last = words[found.start], words[found.end - 1]
        before = words[found.start - 1].said.casefold() if found.start else ""
        value = Fraction(str(found.value)).limit_denominator(10**6)
        is_magnitude = found.end - found.start == 1 and value in _BARE_MAGNITUDES
        if first.said[0].isdigit() or (is_magnitude and before not in _ONE) or value == 1 or before in ("pour", "por"):
            continue
        more = _AND_A_HALF.match(text, last.end)
        size = next((large for large in (10**9, 10**6, 10**3) if value >= large), 1)
        yield Spelt(
            first.start,
            (more or last).end() if more else last.end,
            value + Fraction(size, 2) * bool(more),
            "ordinal" if found.is_ordinal else "count",
        )


class _Found(Protocol):
    """A number that text2num found, by the places of its first word and of the one behind its last."""

    start: int
    end: int
    value: float
    is_ordinal: bool


class _Word:
    """A word as text2num takes it."""

    def __init__(self, said: str, start: int, end: int) -> None:
        self.said, self.start, self.end = said, start, end

    def text(self) -> str:
        return self.said

    def nt_separated(self, _: _Word) -> bool:
        """Whether something other than white space parts it from the one before: nothing does."""
        return False

    def not_a_number_part(self) -> bool:
        return False
