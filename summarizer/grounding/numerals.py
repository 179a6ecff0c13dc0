"""How is one number written, and what is its value? "1.3 million", "12,50,000", "nine-and-a-half", "two-thirds".

Figures with the separators of any language, English words, and what multiplies a number in other languages. Where a
text has numbers is told by `written_numbers`; units and ranges are read in `quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from summarizer.grounding.currencies import BEFORE

__all__ = [
    "GAP", "GOING_ON", "JOIN", "LEADING", "NEEDED", "ONE_WORD", "Kind", "Numeral", "bare_values", "matched",
    "numeral_at",
]  # fmt: skip

Kind = Literal["count", "ordinal", "share", "multiple"]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
_SMALL = {word: value for value, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_TIMES: dict[str, int | Fraction] = {
    "twice": 2, "double": 2, "doubles": 2, "doubled": 2, "doubling": 2, "twofold": 2, "thrice": 3, "triple": 3,
    "triples": 3, "tripled": 3, "tripling": 3, "trebled": 3, "threefold": 3, "quadrupled": 4, "fourfold": 4,
    "tenfold": 10,
    "halve": Fraction(1, 2), "halves": Fraction(1, 2), "halved": Fraction(1, 2), "halving": Fraction(1, 2),
}  # fmt: skip
_BOTTOMS = {"half": 2, "halves": 2, "quarter": 4} | {word: value for word, value in _ORDINALS.items() if value > 2}
_MAGNITUDES = {
    "hundred": 100, "hundreds": 100, "thousand": 10**3, "thousands": 10**3, "million": 10**6, "millions": 10**6,
    "mn": 10**6, "mln": 10**6, "billion": 10**9, "billions": 10**9, "bn": 10**9, "trillion": 10**12, "tn": 10**12,
    "dozen": 12, "dozens": 12, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
    "tausend": 10**3, "tsd.": 10**3, "mio.": 10**6, "mio": 10**6, "millionen": 10**6, "mrd.": 10**9, "mrd": 10**9,
    "milliarde": 10**9, "milliarden": 10**9, "billionen": 10**12, "mille": 10**3, "milliard": 10**9,
    "milliards": 10**9, "mds": 10**9, "md": 10**9, "mil": 10**3, "millón": 10**6, "millones": 10**6, "milliardi": 10**9,
    "milioni": 10**6, "milhões": 10**6, "bilhões": 10**9,
}  # fmt: skip
"""What multiplies a number before it, also in other languages; their "billion" is 10**12 only as "Billionen"."""
_LETTERS = {"m": 10**6, "k": 10**3, "b": 10**9}
"""A letter right behind digits may be a magnitude or a unit."""
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}

GAP = r"[ \t\n\u00a0\u202f]"
JOIN = rf"(?:-|{GAP})"
_DIGITS = (
    r"(?:[0-9]{1,3}(?: [0-9]{3}(?![0-9]))+(?:,[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])"
    r"|[0-9]+(?:[.,'’\u00a0\u202f][0-9]{3}(?![0-9]))*(?:[.,][0-9]+)?)"
)
_WORDS = "|".join(sorted((*_SMALL, "hundred"), key=len, reverse=True))
_SPELT = rf"(?:{_WORDS})(?:(?:-|{GAP}|{GAP}and{GAP})(?:{_WORDS})\b)*"
_FIGURES = "|".join(_UNITS[:10])
_NTHS = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_SPELT_ORDINAL = rf"(?:(?:{'|'.join(_TENS)})-)?(?:{_NTHS})"
_LARGE = "|".join(re.escape(word) for word in sorted(_MAGNITUDES, key=len, reverse=True))
_BOTTOM = "|".join(sorted(_BOTTOMS, key=len, reverse=True))
_PART = (
    rf"(?:(?P<top>an?|{'|'.join(_UNITS[1:10])}|[1-9]){JOIN}(?P<bottom>{_BOTTOM})(?P<several>s)?(?![\w’'-])"
    rf"|(?<!first )(?<!second )(?<!other )(?P<half>half)(?:{GAP}an?\b|(?!-)(?!\w)|(?=-(?:hour|day|year"
    rf"|century|million)))"
    r"|(?P<sign_of_part>[½¼¾]))"
)
_PLUS = (
    rf"(?:{JOIN}and{JOIN}(?:an?{JOIN}(?P<plus>half|quarter|third)|three{JOIN}(?P<quarters>quarters))\b"
    r"|(?P<mark>[½¼¾]))"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,])(?<![^\W\d_]-)(?:(?P<money>(?-i:{BEFORE})){GAP}?)?"
    rf"(?:{_PART}|(?P<times>(?:{'|'.join(sorted(_TIMES, key=len, reverse=True))})\b)"
    rf"|(?P<dozen>(?:a{GAP})?dozen\b(?!s))"
    rf"|(?P<digits>{_DIGITS})(?P<nth>(?:st|nd|rd|th)\b)?|(?P<ordinal>(?:{_SPELT_ORDINAL})\b)"
    rf"|(?P<spelt>(?:{_SPELT})\b)(?:{GAP}point(?P<point>(?:{GAP}(?:{_FIGURES})\b)+))?"
    rf"|(?P<article>an?(?={GAP}(?:hundred|thousand|million|billion|decade|century|fortnight)\b)))"
    rf"(?:{_PLUS})?"
    rf"(?:(?:{GAP}(?=[mk][€£$]))?(?P<letter>[mkb])\b|(?:{GAP}|-)?(?P<magnitude>(?:{_LARGE})(?!\w)"
    rf"(?:{GAP}(?:thousand|million|billion|millones|crore)\b)?))?",
    re.IGNORECASE,
)
NEEDED = frozenset("half dozen decade century fortnight".split()) | frozenset(
    word + ending
    for words in (_SMALL, _ORDINALS, _TIMES, _BOTTOMS, _MAGNITUDES)
    for word in words
    for ending in ("", "s")
)
"""Where none of these words stands, nor a figure, there is no number."""
LEADING = frozenset(word.casefold() for word in re.findall(r"[^\W\d_]+", BEFORE)) - NEEDED | {"a", "an"}
"""Words that begin a number only before a figure or one of the words above: "a dozen", "NOK 40"."""
GOING_ON = frozenset(
    ("and", "point", "hundred", "times", "k", "b", "m", *_SMALL, *_BOTTOMS, *(f"{word}s" for word in _BOTTOMS))
).union(re.findall(r"[^\W\d_]+", " ".join(_MAGNITUDES)))
"""Words with which a number may go on after a blank."""
ONE_WORD: dict[str, tuple[frozenset[Fraction], Kind]] = {
    **{word: (frozenset((Fraction(value),)), "count") for word, value in _SMALL.items()},
    **{word: (frozenset((Fraction(value),)), "ordinal") for word, value in _ORDINALS.items()},
    **{word: (frozenset((Fraction(value),)), "multiple") for word, value in _TIMES.items()},
}
"""Numbers that one word says, and how they count."""


class Numeral(NamedTuple):
    """A number at `text[start:end]`, with the sign or the code of money before it."""

    start: int
    end: int
    values: frozenset[Fraction]
    kind: Kind
    money: str = ""


def matched(text: str, start: int) -> re.Match[str] | None:
    """Return the number that begins at an offset as a match; slow to fail."""
    return _QUANTITY.match(text, start)


def numeral_at(text: str, start: int, thousands: str = "") -> Numeral | None:
    """Return the number that begins at an offset; `thousands` is the mark that is known to part them: in English
    "4,250" is no four and a quarter."""
    match = matched(text, start)
    if match is None:
        return None
    kind = "multiple" if _TIMES_AS.match(text, match.end()) else _kind_of(match)
    return Numeral(match.start(), match.end(), frozenset(_values_of(match, thousands)), kind, match["money"] or "")


_TIMES_AS = re.compile(rf"{GAP}times{GAP}(?:as|the|more|less|higher|larger|bigger|greater|its|their|what)\b")


def _kind_of(match: re.Match[str]) -> Kind:
    """Return how the number of a match counts."""
    if match["bottom"] or match["half"] or match["sign_of_part"]:
        return "count" if match["magnitude"] else "share"
    if match["times"]:
        return "multiple"
    return "ordinal" if match["nth"] or match["ordinal"] else "count"


_ONE_GROUP = re.compile("[1-9][0-9]{0,2}([.,])[0-9]{3}")


def _values_of(match: re.Match[str], thousands: str) -> Iterator[Fraction]:
    """Every value that the number of a match can have."""
    group = _ONE_GROUP.fullmatch(match["digits"]) if match["digits"] else None
    if group and group[1] == thousands:
        yield Fraction(match["digits"].replace(thousands, "")) * _scale(match["magnitude"])
        return
    size = _scale(match["magnitude"])
    added = _added(match)
    for value in bare_values(match):
        if not match["letter"] or not _counts_money(match):
            yield (
                (value + added) * size if added or size != 1 else value
            )  # fractions are slow, and most need none of it
        if match["letter"]:
            yield value * _LETTERS[_folded(match["letter"])]


def _added(match: re.Match[str]) -> Fraction:
    """What stands behind the number for a part more: "and a half", "¾"."""
    if match["plus"]:
        return Fraction(1, _BOTTOMS[_folded(match["plus"])])
    return Fraction(3, 4) if match["quarters"] else _SIGNS.get(match["mark"] or "", _NOTHING)


_NOTHING = Fraction(0)


def _counts_money(match: re.Match[str]) -> bool:
    """Whether money stands on either side: the "m" of "£5m" and of "5 M€" is no metre."""
    return bool(match["money"]) or match.string[match.end() : match.end() + 1] in ("€", "£", "$")


def bare_values(match: re.Match[str]) -> Sequence[Fraction]:
    """Return the values of the number of a match without what multiplies it."""
    if match["digits"]:
        return _digits(match["digits"])
    if match["bottom"]:
        return list(_read_part(match))
    if match["half"] or match["sign_of_part"]:
        return [_SIGNS.get(match["sign_of_part"] or "½", Fraction(1, 2))]
    if match["times"]:
        return [Fraction(_TIMES[_folded(match["times"])])]
    if match["dozen"]:
        return [Fraction(12)]
    if match["article"]:
        return [Fraction(1)]
    if match["ordinal"]:
        tens, _, last = _folded(match["ordinal"]).rpartition("-")
        return [Fraction(_SMALL.get(tens, 0) + _ORDINALS[last])]
    figures = "".join(str(_SMALL[word]) for word in _folded(match["point"] or "").split())
    return [Fraction(_read_words(match["spelt"])) + (Fraction(int(figures), 10 ** len(figures)) if figures else 0)]


def _read_part(match: re.Match[str]) -> Iterator[Fraction]:
    """The values of "two-thirds", and of "a third", which may be one more."""
    top = _folded(match["top"])
    count = int(top) if top.isdigit() else _SMALL.get(top, 1)
    yield Fraction(count, _BOTTOMS[_folded(match["bottom"])])
    is_part = match.string.startswith(" of", match.end("bottom"))
    if top in ("a", "an") and _folded(match["bottom"]) in _ORDINALS and not is_part:
        yield Fraction(_ORDINALS[_folded(match["bottom"])])


def _scale(magnitude: str | None) -> int:
    """What "million" and "hundred thousand" multiply by."""
    size = 1
    for word in re.split(rf"{GAP}+", _folded(magnitude)) if magnitude else ():
        size *= _MAGNITUDES[word]
    return size


@lru_cache(maxsize=1024)
def _digits(digits: str) -> tuple[Fraction, ...]:
    return tuple(_read_digits(digits))


def _read_digits(digits: str) -> Iterator[Fraction]:
    """Every value that digits with separators can have."""
    if " " in digits:
        parts = digits.partition(",")[0].split(" ")
        yield from (Fraction(int(part)) for part in parts if not any(one.startswith("0") for one in parts))
        digits = digits.replace(" ", "\u00a0")
    marks = re.sub(r"[0-9]", "", digits)
    if not marks:
        yield Fraction(int(digits))
        return
    plain = re.sub(r"[^0-9]", "", digits)
    decimals = digits.rpartition(marks[-1])[2]
    could_end_in_decimals = marks[-1] in ".," and marks.count(marks[-1]) == 1
    if could_end_in_decimals:
        yield Fraction(int(plain), 10 ** len(decimals))
    if len(decimals) == 3 and len(set(marks)) == 1:
        yield Fraction(int(plain))


def _read_words(words: str) -> int:
    """The value of "twenty-three", "two hundred and five"; of "three four" the sum, which nobody writes."""
    total = 0
    for word in re.split(rf"(?:-|{GAP})+", _folded(words)):
        total = (total or 1) * 100 if word == "hundred" else total + _SMALL.get(word, 0)
    return total


def _folded(said: str) -> str:
    """Words in small letters as the pattern compares them, for which "ı" and "İ" are forms of "i"."""
    small = said.casefold()
    return small if small.isascii() else small.replace("ı", "i").replace("\u0307", "")
