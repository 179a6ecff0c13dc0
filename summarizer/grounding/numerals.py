"""How is one number written, and what is its value? "1.3 million", "12,50,000", "nine-and-a-half", "two-thirds".

Figures with the separators of any language, English words, and what multiplies a number in other languages. Units and
ranges are read in `quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from summarizer.grounding.currencies import BEFORE
from summarizer.grounding.glance import may_hold

__all__ = ["GAP", "JOIN", "Kind", "bare_values", "kind_of", "may_have_numbers", "numerals", "values_of"]

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
_NEEDED = frozenset("half dozen decade century fortnight".split()) | frozenset(
    word + ending
    for words in (_SMALL, _ORDINALS, _TIMES, _BOTTOMS, _MAGNITUDES)
    for word in words
    for ending in ("", "s")
)
"""Where none of these words stands, nor a figure, there is no number."""
_OPENING = _NEEDED | {word.casefold() for word in re.findall(r"[^\W\d_]+", BEFORE)} | {"a", "an"}
_START = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s]")
"""Where a number may begin, if it is a sign, a figure or a word of those above."""


def may_have_numbers(text: str) -> bool:
    """Whether an English number may stand in a text: a glance."""
    return may_hold(text, _NEEDED, figures=True)


def numerals(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of a text as matches; tried only where one can begin, for the pattern is slow to fail."""
    if not may_have_numbers(text):
        return
    end = 0
    for start in _START.finditer(text):
        may_open = not start[0].isalpha() or start[0].casefold() in _OPENING
        if may_open and start.start() >= end and (match := _QUANTITY.match(text, start.start())):
            end = match.end()
            yield match


def kind_of(match: re.Match[str]) -> Kind:
    """Return how the number of a match counts."""
    if match["bottom"] or match["half"] or match["sign_of_part"]:
        return "count" if match["magnitude"] else "share"
    if match["times"]:
        return "multiple"
    return "ordinal" if match["nth"] or match["ordinal"] else "count"


_ONE_GROUP = re.compile("[1-9][0-9]{0,2}([.,])[0-9]{3}")


def values_of(match: re.Match[str], thousands: str = "") -> Iterator[Fraction]:
    """Yield every value that the number of a match can have; `thousands` is the mark that is known to part them: in
    English "4,250" is no four and a quarter."""
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
            yield value * _LETTERS[match["letter"].casefold()]


def _added(match: re.Match[str]) -> Fraction:
    """What stands behind the number for a part more: "and a half", "¾"."""
    if match["plus"]:
        return Fraction(1, _BOTTOMS[match["plus"].casefold()])
    return Fraction(3, 4) if match["quarters"] else _SIGNS.get(match["mark"] or "", _NOTHING)


_NOTHING = Fraction(0)


def _counts_money(match: re.Match[str]) -> bool:
    """Whether money stands on either side: the "m" of "£5m" and of "5 M€" is no metre."""
    return bool(match["money"]) or match.string[match.end() : match.end() + 1] in ("€", "£", "$")


def bare_values(match: re.Match[str]) -> Sequence[Fraction]:
    """Return the values of the number of a match without what multiplies it."""
    if match["digits"]:
        return list(_read_digits(match["digits"]))
    if match["bottom"]:
        return list(_read_part(match))
    if match["half"] or match["sign_of_part"]:
        return [_SIGNS.get(match["sign_of_part"] or "½", Fraction(1, 2))]
    if match["times"]:
        return [Fraction(_TIMES[match["times"].casefold()])]
    if match["dozen"]:
        return [Fraction(12)]
    if match["article"]:
        return [Fraction(1)]
    if match["ordinal"]:
        tens, _, last = match["ordinal"].casefold().rpartition("-")
        return [Fraction(_SMALL.get(tens, 0) + _ORDINALS[last])]
    figures = "".join(str(_SMALL[word]) for word in (match["point"] or "").casefold().split())
    return [Fraction(_read_words(match["spelt"])) + (Fraction(int(figures), 10 ** len(figures)) if figures else 0)]


def _read_part(match: re.Match[str]) -> Iterator[Fraction]:
    """The values of "two-thirds", and of "a third", which may be one more."""
    top = match["top"].casefold()
    count = int(top) if top.isdigit() else _SMALL.get(top, 1)
    yield Fraction(count, _BOTTOMS[match["bottom"].casefold()])
    is_part = match.string.startswith(" of", match.end("bottom"))
    if top in ("a", "an") and match["bottom"].casefold() in _ORDINALS and not is_part:
        yield Fraction(_ORDINALS[match["bottom"].casefold()])


def _scale(magnitude: str | None) -> int:
    """What "million" and "hundred thousand" multiply by."""
    size = 1
    for word in re.split(rf"{GAP}+", magnitude.casefold()) if magnitude else ():
        size *= _MAGNITUDES[word]
    return size


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
    for word in re.split(rf"(?:-|{GAP})+", words.casefold()):
        total = (total or 1) * 100 if word == "hundred" else total + _SMALL.get(word, 0)
    return total
