"""Is one number told for another with fewer digits? "nearly 1.3 million" of 1,298,400, "a third" of 33 per cent.

A number rounds another when its last digit that counts is the other's, rounded; a word such as "about" allows more, and
"more than" and "nearly" tell on which side the true one lies. A round number of one digit is another number where
nothing says that it is rough: 40 people are not 38.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from summarizer.grounding.bounds import Bound
from summarizer.grounding.quantities import Quantity

__all__ = ["rounds", "same_or_rounded"]

_PLAINLY = Fraction(3, 100)
"""How far off a number may be, in parts of the true one, that has more than one digit and no word such as "about"."""
_ONE_DIGIT = Fraction(1, 50)
_ROUGHLY = Fraction(1, 10)
_ON_A_SIDE = Fraction(1, 5)
"""How far "more than" and "nearly" may be."""
_CONVERTED = Fraction(1, 20)
_MOST_DIGITS = 12


def rounds(said: Quantity, true: Quantity, bound: Bound = "") -> bool:
    """Say whether one number may be told for another, of the same thing as far as units tell.

    >>> from summarizer.grounding.quantities import quantities
    >>> said, near, other = quantities("1.3 million, 1,298,400 or 1,198,400")
    >>> rounds(said, near, "under"), rounds(said, near), rounds(said, near, "over"), rounds(said, other)
    (True, True, False, False)
    """
    alike = [
        (value, there)
        for dimension, value in said.sizes
        for other, there in true.sizes
        if dimension == other or (not dimension and not said.units) or (not other and not true.units)
    ]
    is_converted = said.kind != true.kind or (bool(said.unit and true.unit) and said.unit != true.unit)
    return said.kind != "ordinal" != true.kind and any(
        same_or_rounded(value, there, bound, is_converted=is_converted) for value, there in alike
    )


def same_or_rounded(said: Fraction, true: Fraction, bound: Bound = "", *, is_converted: bool = False) -> bool:
    """Say whether the value `said` may be told for `true`; `is_converted` where one of them was in another unit."""
    if said == true:
        return True
    if said * true <= 0:
        return False
    off = abs(said - true)
    if off > true:
        return False
    place = _place(said)
    if bound == "over":
        return said < true and (off <= place or off <= _ON_A_SIDE * true)
    if bound == "under":
        return said > true and off <= max(_ON_A_SIDE * true, place / 2)
    if bound == "about":
        return off <= _ROUGHLY * true
    if is_converted:
        return off <= _CONVERTED * true
    most = _PLAINLY if _digits(said) > 1 else _ONE_DIGIT
    return _digits(said) < _digits(true) and off <= min(place / 2, most * true)


@lru_cache(maxsize=4096)
def _place(value: Fraction) -> Fraction:
    """The power of ten that a value's last digit other than zero counts; 0 of one without end, such as a third."""
    if not value:
        return Fraction(0)
    rest, power = value.denominator, 0
    while rest % 10 == 0:
        rest, power = rest // 10, power - 1
    for factor, other in ((2, 5), (5, 2)):
        while rest % factor == 0:
            rest, value, power = rest // factor, value * other, power - 1
    if rest != 1:
        return Fraction(0)
    whole = value.numerator
    while whole % 10 == 0:
        whole, power = whole // 10, power + 1
    return Fraction(10) ** power


def _digits(value: Fraction) -> int:
    """How many digits a value has from its first to its last other than zero."""
    place = _place(value)
    return len(str(abs(int(value / place)))) if place else _MOST_DIGITS
