"""Which numbers does a text give, and of what? "1.3 million", "1,300,000", "a dozen", "twice", "€5 bn", "12 per cent".

A number is read as every value it can have ("1.300" is 1.3 or 1,300; "5m" may be metres; "a third round" is no third),
for two quantities to be called different only when no reading of them is the same. English words, and those of other
languages by `number_words`; digits with the separators of any language, India's included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from summarizer.grounding.glance import words_in
from summarizer.grounding.number_words import Language, spelt_numbers
from summarizer.grounding.numerals import GAP, JOIN, Kind, Numeral, bare_values
from summarizer.grounding.units import UNIT, may_begin_unit, scale, units_of
from summarizer.grounding.written_numbers import may_have_numbers, numerals, written

__all__ = ["Kind", "Quantity", "quantities"]


@dataclass(frozen=True)
class Quantity:
    """A number at `text[start:end]`: the values it can have, the units it can be of, and how it counts.

    `units` are symbols as in `grounding.units`, the usual first; none where none is said. A "share" is a part of
    something (a third), a "multiple" something times (twice, halved).
    """

    start: int
    end: int
    values: frozenset[Fraction]
    units: tuple[str, ...] = ()
    kind: Kind = "count"

    @property
    def unit(self) -> str:
        """What it most probably is of: "%", an ISO 4217 code, "km"; empty where nothing is said."""
        return self.units[0] if self.units else ""

    @cached_property
    def sizes(self) -> frozenset[tuple[str, Fraction]]:
        """Its values in the units of their dimensions, and these; "" where no unit is said, "share" also of a share."""
        if not self.units:
            plain = frozenset(("", value) for value in self.values)
            return plain | {("share", value) for value in self.values} if self.kind == "share" else plain
        sizes = (scale(unit) for unit in self.units)
        return frozenset((dimension, value * size) for dimension, size in sizes for value in self.values)

    def agrees(self, other: Quantity) -> bool:
        """Say whether both may be the same: a value in common, and units that do not contradict each other."""
        if not (self.units and other.units):
            # the sizes of a number without a unit are its values, of a share also parts of the whole, as per cents are
            if not self.values.isdisjoint(other.values):
                return True
            if "share" not in (self.kind, other.kind):
                return False
        return not self.sizes.isdisjoint(other.sizes)


_UNIT = re.compile(rf"(?:{JOIN}|{GAP}of{GAP}(?:an?|one){GAP}|{GAP}(?:de|of){GAP}|{GAP}d['’])?(?P<unit>{UNIT})")
_AND_A_HALF = re.compile(rf"{GAP}and{GAP}a{GAP}half\b", re.IGNORECASE)
_ONE_AND_A_HALF = re.compile(rf"\b(?P<one>an?|one){GAP}(?P<unit>{UNIT}){GAP}and{GAP}a{GAP}half\b", re.IGNORECASE)
_RANGE = re.compile(rf"{GAP}?(?:-|–|{GAP}to{GAP}|{GAP}or{GAP}|{GAP}and{GAP}|{GAP}bis{GAP}|{GAP}à{GAP}){GAP}?")
_LONGEST_RANGE = len("  and  ")
"""Letters that can stand between the two numbers of a range."""


def quantities(text: str, language: Language = "en") -> Iterator[Quantity]:
    """Yield the numbers of a text, in order.

    >>> [(text[found.start : found.end], sorted(map(str, found.values)), found.unit)
    ...  for text in ["It paid €1.3 million."] for found in quantities(text)]
    [('€1.3 million', ['1300000'], 'EUR')]
    """
    if language == "en" and not may_have_numbers(text):
        return
    found = list(_apart([*_read(text, language), *_spelt_abroad(text, language)]))
    for place, number in enumerate(found, 1):
        following = found[place] if place < len(found) else None
        yield _in_range(number, following, text)


def _read(text: str, language: Language) -> Iterator[Quantity]:
    for number in written(text, thousands="," if language == "en" else "."):
        yield _with_unit(number, text)
    for match in _ONE_AND_A_HALF.finditer(text) if "half" in words_in(text) else ():
        yield Quantity(match.start(), match.end(), frozenset({Fraction(3, 2)}), units_of(match["unit"]))


def _spelt_abroad(text: str, language: Language) -> Iterator[Quantity]:
    for start, end, value, kind in spelt_numbers(text, language) if language != "en" else ():
        yield _with_unit(Numeral(start, end, frozenset({value}), kind), text)


def _apart(found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Those that are no part of another, in order."""
    last = -1
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.end > last:
            yield one
            last = one.end


def _with_unit(number: Numeral, text: str) -> Quantity:
    """A number with the unit that stands behind it, and the half that is added behind that."""
    start, end, values, kind, money = number
    units = units_of(money) if money else ()
    may_have_one = kind != "ordinal" and _may_have_unit(text, end)
    match = _UNIT.match(text, end) if may_have_one else None
    if match is None:
        return Quantity(start, end, values, units, kind)
    more = _AND_A_HALF.match(text, match.end()) if values == _ONE else None
    values = frozenset(value + Fraction(1, 2) for value in values) if more else values
    return Quantity(start, (more or match).end(), values, units or units_of(match["unit"]), kind)


_ONE = frozenset((Fraction(1),))


def _may_have_unit(text: str, end: int) -> bool:
    """Whether a unit may stand at an offset: a look at the next word, for the pattern is slow to fail."""
    if text[end : end + 1] in _NO_UNIT:
        return False
    following = _LETTERS.match(text, end + 1) if text[end] == " " else None
    if following is None:
        return text[end] != " " or text[end + 1 : end + 2] not in _NO_UNIT_APART
    begun = following[0].casefold()
    return following[0][0].isupper() or may_begin_unit(begun) or begun in _OF


_LETTERS = re.compile(r"[^\W\d_]{1,4}")


_NO_UNIT = frozenset(("", *'.,;:!?)]"”…'))
_NO_UNIT_APART = _NO_UNIT | frozenset("0123456789 (-–—")
"""Signs with which no unit begins, right behind a number and after a blank."""
_OF = frozenset(("of", "de", "d"))
"""What may stand between a number and its unit."""


def _in_range(number: Quantity, following: Quantity | None, text: str) -> Quantity:
    """A number with what is said only behind the next: "3-5 euros", "from 3 to 5 million"."""
    if following is None or number.kind != "count" or following.kind != "count" or number.units:
        return number
    if following.start - number.end > _LONGEST_RANGE or not _RANGE.fullmatch(text, number.end, following.start):
        return number
    size = max(following.values) / _bare(following, text)
    return replace(number, values=number.values | {value * size for value in number.values}, units=following.units)


def _bare(number: Quantity, text: str) -> Fraction:
    """The value of a number without its magnitude."""
    match = next(numerals(text[number.start : number.end]), None)
    return (max(bare_values(match)) if match else max(number.values)) or Fraction(1)
