"""What does another wording of a time say in the words of the grammar? "By month's end" is "by the end of the month".

Asked only where the words as they stand are not read. A year of two figures is that of the century nearest to the
document's date, and of none without one. Of figures such as 1.6.2024 the clause's language tells which is the day: in
German, French and Spanish it comes first.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from summarizer.grounding.time_words import COUNT, DAY, MONTH, NUMBERS, YEAR

__all__ = ["day_first", "in_full", "is_day_first", "plainer"]

_CLOCK = (
    r"(?:noon|midday|midnight|(?:[0-9]{1,2}[:.][0-9]{2}(?: ?(?:[ap]\.?m\.?|h|hrs|hours|gmt))?"
    r"|[0-9]{1,2} ?(?:[ap]\.?m\.?|h|hrs|hours|o'clock))(?: local time)?)"
)
_PLAINER = (
    (r"^(?:by |on )?(.+?),? at the latest$", r"no later than \1"),
    (r"^at the latest (?:on )?", "no later than "),
    (r"^((?:from|as of|starting) .+?) (?:on|onwards?)$", r"\1"),
    (rf"^(by |until |till |before |from |after )(?:at )?{_CLOCK},? (?:on )?(?={DAY}|[0-9]|the |{MONTH})", r"\1"),
    (rf"^(?:at )?{_CLOCK},? (?:on )?(?={DAY}|[0-9]{{1,2}}(?:st|nd|rd|th)? |the |{MONTH}|tomorrow|today)", "on "),
    (rf"^((?:.+ )?(?:{DAY}|yesterday|today|tomorrow|week|month|year))'s$", r"\1"),
    (r"\b(?:the )?(month|quarter|week)'s end\b|\b(month|quarter)-end\b", r"the end of the \1\2"),
    (r"^before the (week|month|quarter|year|decade) is (?:out|over|up)$", r"by the end of the \1"),
    (r"^(?:on |over )?(?:the )?weekend of (?=[^ ]*(?:[-–—]| (?:and|to) ))", "on "),
    (rf"\b([1-4])q ?(?=(?:'?[0-9]{{2}}|{YEAR})$)", r"q\1 "),
)
_SHORT_YEAR = re.compile(r"(?:(?<=\b[0-9][/.])|(?<=[0-9][0-9][/.])|(?<=q[1-4] )'?|(?:(?<= )|(?<=[a-z.]))')([0-9]{2})$")
_FIGURES = re.compile(rf"(?<![\w./-])([0-9]{{1,2}})[/.]([0-9]{{1,2}})[/.]({YEAR}|[0-9]{{2}})(?![\w/-])")
_COMMON_WORDS = {
    "en": re.compile(r"\b(?:the|of|and|to|will|was|were|that|by|is|are|on)\b", re.IGNORECASE),
    "other": re.compile(
        r"\b(?:der|die|das|und|sich|werden|wird|am|im|den|dem|bis|sie|zum|eine[rmn]?|wurden?"
        r"|le|les|du|des|et|est|sont|une?|sera|seront|il|ils|elle|au|avant"
        r"|el|los|las|del|y|se|que|una|antes|hasta|será|serán)\b",
        re.IGNORECASE,
    ),
}
_HALF_A_CENTURY = 50


def plainer(said: str) -> str:
    """Return `said`, in lower case, in the words of the grammar where it has others.

    >>> plainer("by month's end")
    'by the end of the month'
    """
    for pattern, plain in _patterns():
        said = pattern.sub(plain, said)
    return _HALF.sub(_halved, said) if " and a half" in said else said


_HALF = re.compile(rf"({COUNT}) (?:and a half (year|month|week|day)s?|(year|month|week|day)s? and a half)")
_HALVES = {"year": (6, "month"), "month": (15, "day"), "week": (84, "hour"), "day": (12, "hour")}
"""Half of each unit, in units that are counted whole."""


def _halved(match: re.Match[str]) -> str:
    """ "A year and a half" in months."""
    half, smaller = _HALVES[match[2] or match[3]]
    count = NUMBERS.get(match[1]) or int(match[1])
    return f"{(2 * count + 1) * half} {smaller}s"


@cache  # compiled when first used, for the sake of the package's import
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), plain) for pattern, plain in _PLAINER]


def in_full(said: str, dated: date | None) -> str:
    """Return `said` with a year of two figures at its end in four: the nearest to the document's date.

    >>> in_full("by 3 june '24", date(2022, 11, 15))
    'by 3 june 2024'
    """
    match = _SHORT_YEAR.search(said) if dated and said[-2:].isdecimal() else None
    if match is None or dated is None:
        return said
    year = dated.year // 100 * 100 + int(match[1])
    if abs(year - dated.year) > _HALF_A_CENTURY:
        year += 100 if year < dated.year else -100
    return f"{said[: match.start()]}{year:04}"


def is_day_first(said: str, clause: str) -> bool:
    """Whether figures stand in a clause that is German, French or Spanish by its commonest words."""
    if said.count(".") + said.count("/") < 2 or not _FIGURES.search(said):
        return False
    counts = {name: len(words.findall(clause)) for name, words in _COMMON_WORDS.items()}
    return counts["other"] > counts["en"]


def day_first(said: str) -> str:
    """Return `said` with a date in figures that names its day first as year, month and day; one that has no such
    month is left as it is.

    >>> day_first("by 1.6.2024")
    'by 2024-06-01'
    """
    return _FIGURES.sub(_iso, said)


def _iso(match: re.Match[str]) -> str:
    is_whole = len(match[3]) == 4 and int(match[2]) <= 12
    return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if is_whole else match[0]
