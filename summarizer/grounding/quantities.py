"""Which numbers does a text give, and of what? "1.3 million", "1,300,000", "a dozen", "twice", "€5 bn", "12 per cent".

A number is read as every value it can have ("1.300" is 1.3 or 1,300; "5m" may be metres), for two quantities to be
called different only when no reading of them is the same. English words; digits with the separators of any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from summarizer.grounding.glance import may_hold

__all__ = ["Quantity", "quantities"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at `text[start:end]`: the values it can have, and a unit when it is a share or money.

    `unit` is "%", an ISO 4217 code, or empty.
    """

    start: int
    end: int
    values: frozenset[Fraction | int]
    unit: str = ""

    def agrees(self, other: Quantity) -> bool:
        """Say whether both may be the same: a value in common, and units that do not contradict each other."""
        return not self.values.isdisjoint(other.values) and (self.unit == other.unit or not (self.unit and other.unit))


_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "twentieth": 20,
}  # fmt: skip
_SMALL = {word: value for value, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SPECIAL = {
    "dozen": Fraction(12), "a dozen": Fraction(12), "twice": Fraction(2), "double": Fraction(2), "doubled": Fraction(2),
    "thrice": Fraction(3), "triple": Fraction(3), "tripled": Fraction(3), "half": Fraction(1, 2),
    "a third": Fraction(1, 3), "one third": Fraction(1, 3), "two thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4), "three quarters": Fraction(3, 4),
}  # fmt: skip
_MAGNITUDES = {
    "hundred": 100, "hundreds": 100, "thousand": 10**3, "thousands": 10**3, "million": 10**6, "millions": 10**6,
    "mn": 10**6, "mln": 10**6, "billion": 10**9, "billions": 10**9, "bn": 10**9, "trillion": 10**12, "tn": 10**12,
    "dozen": 12, "dozens": 12, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
_LETTERS = {"m": 10**6, "k": 10**3, "b": 10**9}
"""A letter right behind digits may be a magnitude or a unit."""
_SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "$": "USD", "US$": "USD"}
_CODES = "EUR USD GBP JPY CHF SEK NOK DKK PLN CZK HUF CAD AUD NZD CNY INR PKR TRY RUB UAH ZAR BRL KRW".split()
_CURRENCY_WORDS = {
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "pound": "GBP", "pounds": "GBP", "yen": "JPY",
    "rupees": "INR", "francs": "CHF", "zloty": "PLN", "hryvnia": "UAH", "roubles": "RUB", "rubles": "RUB",
}  # fmt: skip

_GAP = r"[ \t\n\u00a0\u202f]"
_DIGITS = r"[0-9]+(?:[.,'’\u00a0\u202f][0-9]{3}(?![0-9]))*(?:[.,][0-9]+)?"
_WORDS = "|".join(sorted((*_SMALL, "hundred"), key=len, reverse=True))
_SPELT = rf"(?:{_WORDS})(?:(?:-|{_GAP}|{_GAP}and{_GAP})(?:{_WORDS}))*"
_FIGURES = "|".join(_UNITS[:10])
_SPELT_ORDINAL = rf"(?:(?:{'|'.join(_TENS)})-)?(?:first|{'|'.join(_ORDINALS)})"
_LARGE = "|".join(sorted(_MAGNITUDES, key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?<![\w.,])(?<![^\W\d_]-)(?:(?P<sign>US\$|[€£¥$]|(?:{'|'.join(_CODES)})\b){_GAP}?)?"
    rf"(?:(?P<special>(?:{'|'.join(sorted(_SPECIAL, key=len, reverse=True))})\b(?:{_GAP}an?\b)?)"
    rf"|(?P<digits>{_DIGITS})(?P<nth>(?:st|nd|rd|th)\b)?|(?P<ordinal>(?:{_SPELT_ORDINAL})\b)"
    rf"|(?P<spelt>(?:{_SPELT})\b)(?:{_GAP}point(?P<point>(?:{_GAP}(?:{_FIGURES})\b)+))?"
    rf"|(?P<article>an?(?={_GAP}(?:hundred|thousand|million|billion|dozen)\b)))"
    rf"(?:(?P<letter>[mkb])\b|(?:{_GAP}|-)?(?P<magnitude>(?:{_LARGE})\b(?:{_GAP}(?:thousand|million|billion)\b)?))?"
    rf"(?:{_GAP}?(?P<share>%|per{_GAP}?cent\b)|{_GAP}(?P<money>(?:{'|'.join(_CURRENCY_WORDS)}|{'|'.join(_CODES)})\b))?",
    re.IGNORECASE,
)
_NEEDED = frozenset((*_SMALL, "first", *_ORDINALS, *_MAGNITUDES)) | frozenset(" ".join(_SPECIAL).split()) - {"a"}
"""Where none of these words stands, nor a figure, there is no number."""
_OPENING = _NEEDED | {word.casefold() for word in (*_CODES, "US")} | {"a", "an"}
_START = re.compile(r"[^\W\d_]+|[0-9]+|[€£¥$]")
"""Where a number may begin, if it is a word of those above."""


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the numbers of a text, in order.

    >>> [(text[found.start : found.end], sorted(map(str, found.values)), found.unit)
    ...  for text in ["It paid €1.3 million."] for found in quantities(text)]
    [('€1.3 million', ['1300000'], 'EUR')]
    """
    if not may_hold(text, _NEEDED, figures=True):
        return
    for match in _matches(text):
        values = frozenset(_values(match))
        if values:
            yield Quantity(match.start(), match.end(), values, _unit(match))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What `_QUANTITY` finds; tried only where a number can begin, for it is slow to fail."""
    end = 0
    for start in _START.finditer(text):
        may_open = not start[0].isalpha() or start[0].casefold() in _OPENING
        if may_open and start.start() >= end and (match := _QUANTITY.match(text, start.start())):
            end = match.end()
            yield match


def _values(match: re.Match[str]) -> Iterator[Fraction | int]:
    scale = _scale(match["magnitude"])
    for value in _bare_values(match):
        yield value * scale
        if match["letter"]:
            yield value * _LETTERS[match["letter"].casefold()]


def _bare_values(match: re.Match[str]) -> Sequence[Fraction | int]:
    if match["digits"]:
        return list(_read_digits(match["digits"]))
    if match["special"]:
        return [_SPECIAL[re.sub(rf"(?<=\w){_GAP}an?$", "", match["special"].casefold())]]
    if match["article"]:
        return [1]
    if match["ordinal"]:
        tens, _, last = match["ordinal"].casefold().rpartition("-")
        return [_SMALL.get(tens, 0) + _ORDINALS.get(last, 1)]
    figures = "".join(str(_SMALL[word]) for word in (match["point"] or "").casefold().split())
    return [_read_words(match["spelt"]) + (Fraction(int(figures), 10 ** len(figures)) if figures else 0)]


def _scale(magnitude: str | None) -> int:
    """What "million" and "hundred thousand" multiply by."""
    scale = 1
    for word in re.split(rf"{_GAP}+", magnitude.casefold()) if magnitude else ():
        scale *= _MAGNITUDES[word]
    return scale


def _read_digits(digits: str) -> Iterator[Fraction | int]:
    """Every value that digits with separators can have."""
    marks = "" if digits.isdecimal() else re.sub(r"[0-9]", "", digits)
    if not marks:
        yield int(digits)
        return
    plain = re.sub(r"[^0-9]", "", digits)
    decimals = digits.rpartition(marks[-1])[2]
    could_end_in_decimals = marks[-1] in ".," and marks.count(marks[-1]) == 1
    if could_end_in_decimals:
        yield Fraction(int(plain), 10 ** len(decimals))
    if len(decimals) == 3 and len(set(marks)) == 1:
        yield int(plain)


def _read_words(words: str) -> int:
    """The value of "twenty-three", "two hundred and five"; of "three four" the sum, which nobody writes."""
    total = 0
    for word in re.split(rf"(?:-|{_GAP})+", words.casefold()):
        total = (total or 1) * 100 if word == "hundred" else total + _SMALL.get(word, 0)
    return total


def _unit(match: re.Match[str]) -> str:
    if match["share"]:
        return "%"
    named = match["sign"] or match["money"] or ""
    return _SIGNS.get(named.upper()) or _CURRENCY_WORDS.get(named.casefold()) or named.upper()
