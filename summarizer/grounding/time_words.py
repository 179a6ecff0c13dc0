"""Where does a text speak of a time? English words for days, weeks, months, seasons and years.

A modifier ("early", "the end of"), a unit ("June 2024", "next year"), what joins two of them, and a preposition that
carries meaning ("by", "since"). A bare year is no expression, for as often it is a count; nor is "may" or "march".
What the expressions mean is told by `dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarizer.grounding.glance import Runs, may_hold, runs

__all__ = [
    "COUNT", "DAY", "DAYS", "FEAST", "FEASTS", "HOUR", "LEAD", "MONTH", "MONTHS", "NTH", "NUMBERS", "ORDINAL",
    "SEASON", "UNIT", "YEAR", "find",
]  # fmt: skip

_MONTH_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct"
    "|november nov|december dec"
)
_DAY_NAMES = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_NUMBER_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.split("|"), 1) for name in names.split()}
DAYS = {name: number for number, name in enumerate(_DAY_NAMES.split("|"))}
NUMBERS = {word: number for number, word in enumerate(_NUMBER_NAMES.split())} | {
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "a hundred": 100, "hundred": 100
}  # fmt: skip

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY = rf"(?:{_DAY_NAMES})"
NTH = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]|20|21)[0-9]{2}"
ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
COUNT = rf"(?:[0-9]{{1,4}}|{'|'.join(sorted(set(NUMBERS) - {'zero'}, reverse=True))})"
UNIT = r"(?:hour|day|week|fortnight|month|quarter|year)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
FEASTS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's eve": (12, 31),
    "new year's day": (1, 1), "may day": (5, 1),
}  # fmt: skip
FEAST = r"(?:christmas(?: day| eve)?|new year['’]s (?:day|eve)|may day)"
LEAD = (
    r"(?:(?:at the latest )?by|no later than|not later than|until|till|up to|on or before|before|prior to"
    r"|on or after|after|since|from"
    r"|as (?:of|from)|(?:effective|with effect)(?: from| as of| on)?"
    r"|starting(?: in| on| from)?|beginning (?:in|on|from)|in|on|at|over|during)"
)

HOUR = r"(?:noon|midday|midnight|[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]\.?m\.?)"
"""An hour of a day that is told next: "by noon on Friday"."""

# "may", "march" and "august" are months in capitals only
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|(?-i:Mar(?:ch)?|MAR(?:CH)?)|apr(?:il)?|(?-i:May|MAY)|june?|july?"
    r"|(?-i:Aug(?:ust)?|AUG(?:UST)?)|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_OF_YEAR = rf"(?:,? {YEAR}|,? (?:of )?(?:this|next|last) year)"
_HOURS = r"(?: morning| afternoon| evening| night)?"
_COUNTED_THINGS = (
    r"euros?|dollars?|pounds?|francs?|yuan|rupees?|rou?bles?|people|persons|troops|soldiers|fighters|prisoners|hostages"
    r"|civilians|refugees|delegates|participants|members|families|houses|homes|tonnes|tons|barrels|met(?:re|er)s"
    r"|kilomet(?:re|er)s|km|miles|feet|hectares|megawatts|[mg]wh?|hours|gmt|words|pages|times|points|votes|jobs|percent"
)
_WEEKDAY = rf"(?:{_DAY_NAMES}|(?-i:Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun)\.)"
_PART = r"(?:early|mid|late|end)[- ](?:in )?|(?:the )?(?:very )?(?:beginning|start|middle|end|close) of (?:the )?"
_CORE = (
    rf"(?:{_WEEKDAY},? )?{NTH}(?: of)? {_MONTH}{_OF_YEAR}?"
    rf"|(?:{_WEEKDAY},? )?{_MONTH} {NTH}(?!\w){_OF_YEAR}?"
    rf"|{YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?(?![0-9-])"
    rf"|[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.]{YEAR}(?![0-9])"
    rf"|(?:the )?(?:{ORDINAL}|last) (?:half|week) of (?:this |next |last )?{_MONTH}(?: {YEAR})?"
    rf"|(?:this |next |last )?{_MONTH}(?:,?(?: of)? {YEAR}| (?:of )?(?:this|next|last) year)?(?! [0-9]| day\b)"
    rf"|(?:the )?{ORDINAL} (?:quarter|half) of (?:{YEAR}|(?:this|next|last|the) year)"
    rf"|(?:the )?{ORDINAL} quarter(?! of)|q[1-4](?: {YEAR})?|h[12] {YEAR}"
    rf"|(?:this |next |last |the )?{SEASON}(?: of)? {YEAR}|(?:this|next|last|the coming) {SEASON}"
    rf"|(?:this |next |last )?{_WEEKDAY}(?: and {DAY}| week)?{_HOURS}"
    rf"|a week on {_WEEKDAY}"
    r"|(?:over |at )?(?:the |this |next |last )weekend(?! of [1-9])"
    r"|(?:this|next|last|the coming|the following) (?:week|month|quarter|year)|this decade"
    rf"|{FEAST}(?: {YEAR})?|the new year|year-end(?: {YEAR})?|(?:the )?year(?:'s|’s) end|the year end"
    rf"|{COUNT} {UNIT}s? ago|(?:later|earlier) this (?:week|month|year)"
    rf"|the [12][0-9]{{2}}0s|{YEAR}[-–]{YEAR}(?![0-9-])|{YEAR}(?![0-9/]|[-–][0-9]|,[0-9]| ?%| (?:{_COUNTED_THINGS})\b)"
    rf"|(?:the day before )?yesterday{_HOURS}|(?:the day after )?tomorrow{_HOURS}|today|tonight|last night"
    r"|this (?:morning|afternoon|evening)|(?:month|quarter)(?:['’]s |-)end|week['’]s end"
)
_SPAN = (
    rf"(?:from |between )?{NTH}(?: ?[-–—] ?| to | and ){NTH}(?: of)? {_MONTH}{_OF_YEAR}?"
    rf"|(?:from )?{_MONTH} {NTH}(?: ?[-–—] ?| to ){NTH}(?! {_MONTH}){_OF_YEAR}?|{_MONTH} {NTH} and {NTH},? {YEAR}"
    rf"|(?:from |between )?{_MONTH}(?: ?[-–—] ?| to | and ){_MONTH} {YEAR}"
    rf"|between (?:{_PART})?(?:{_CORE}) and (?:{_PART})?(?:{_CORE}|new year(?:['’]s)?(?: {YEAR})?)"
    rf"|(?:from )?(?:{_PART})?(?:{_CORE})(?:(?: ?[-–—] ?| to | until | through )(?:{_PART})?(?:{_CORE}))?"
    r"|(?:the )?(?:very )?(?:beginning|start|middle|end|close|course) of the (?:decade|year|quarter|month|week)"
    rf"|(?:the )?week of (?:{_CORE})"
)
_NTH_ALONE = r"(?:[12]?[0-9]|3[01])(?:st|nd|rd|th)(?: of (?:this|next|last|the) month)?"
_NEEDED = frozenset((*MONTHS, *DAYS)) | frozenset(
    (
        "mon tue tues wed weds thu thur thurs fri sat sun spring summer autumn fall winter christmas hour hours day "
        "days week weeks fortnight fortnights month months quarter quarters year years weekend decade yesterday today "
        "tomorrow tonight morning afternoon evening night"
    ).split()
)
"""Where none of these words stands, nor a figure, there is no time."""
_OPENING = frozenset((*MONTHS, *DAYS, *" ".join(NUMBERS).split())) | frozenset(
    (
        "mon tue tues wed weds thu thur thurs fri sat sun spring summer autumn fall winter christmas new year "
        "yesterday today tomorrow tonight by no not until till up on before prior after since from as starting "
        "beginning in at over during within between the early mid late end very start middle close this next last "
        "first second third fourth q h later earlier effective with"
    ).split()
)
"""Where a time may begin, if it is no figure."""
_LEADING = _OPENING | frozenset(
    "latest than to or of effect course least noon midday midnight coming following past and half".split()
)
"""All words that stand in a time before the first figure or word that is needed for one."""
_MOST_LEADING = 24
"""No time has more of them."""
_SPACE = re.compile(r"[^\S ]")
_NUMBERED = re.compile(r"\b(?:pp?\.|pages?|version|nos?\.|tel\.?|phone|room|article)\s*$", re.IGNORECASE)
_COUNTS = re.compile(r"(?:(?:over|at|the|up to) )?[0-9]{4}", re.IGNORECASE)
_SHORT = re.compile(r"(?:(?:by|from|after|before|since|until|on|in) )?(?:jan|mar|apr|jun|jul|aug|sep|dec)", re.I)
"""First names, or words in other languages, where no day, year or full stop follows."""


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield the `(start, end)` of each time expression in `text`, with a preposition that carries meaning.

    >>> text = "They agreed on Monday to meet by the end of June."
    >>> [text[start:end] for start, end in find(text)]
    ['on Monday', 'by the end of June']
    """
    if not may_hold(text, _NEEDED, figures=True):
        return
    for match in _matches(_SPACE.sub(" ", text)):
        if not _is_no_time(match[0], text[max(0, match.start() - 12) : match.start()]):
            yield match.start(), match.end() - _ends_sentence(match[0])


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What the expression finds; tried only where a time can begin, for it is slow to fail."""
    there, end = runs(text), 0
    for place, start in enumerate(there.starts):
        if start >= end and _may_open(there, place) and (match := _expression().match(text, start)):
            end = match.end()
            yield match


def _may_open(there: Runs, place: int) -> bool:
    """Whether a time can begin at a run: with a figure, or with words that may lead to what is needed for one."""
    if not there.said[place].isalpha():
        return True
    if there.small[place] not in _OPENING:
        return False
    for word in there.small[place : place + _MOST_LEADING]:
        if word in _NEEDED or not (word.isascii() and word.isalpha()):
            return True
        if word not in _LEADING:
            return False
    return place + _MOST_LEADING < len(there.small)


@cache  # compiled when first used: it takes a tenth of the package's import
def _expression() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w./+-])(?:(?:by )?(?:{LEAD} )?(?:{HOUR} on )?(?:at least )?(?:the )?(?:course of )?(?:{_SPAN})"
        rf"|(?:by|in|before|until|during|this) (?:the )?(?:early |late )?{SEASON}(?<!fall)"
        r"(?! (?:\w+ing|water|school|games|sunshine)\b)"
        rf"|within (?:the next |the coming )?{COUNT} (?:{UNIT}s?(?: and a half)?|and a half {UNIT}s)(?: of [^\W\d_]+)?"
        rf"|(?:in|over|during) the (?:next|coming|last|past) {COUNT} {UNIT}s?"
        rf"|(?:on|by|until|before|since|from) the {_NTH_ALONE}(?=\s*(?:[.,;:)]|$))"
        rf"|in {COUNT} (?:{UNIT}s? and a half|and a half {UNIT}s|{UNIT}(?:['’]?s['’]?)?)(?: time)?)(?!\w)",
        re.IGNORECASE,
    )


def _ends_sentence(words: str) -> bool:
    """Whether a full stop at the end is the sentence's: the month before it is not abbreviated."""
    last = words.rsplit(" ", 1)[-1].casefold()
    return last.endswith(".") and (len(last) > 5 or last in {"may.", "june.", "july."})


def _is_no_time(words: str, before: str) -> bool:
    """Whether a match is more likely something else: a name ("May", "Jan"), a count or a number ("page 12")."""
    return words in {"May", "MAY", "the May", "may day"} or any(
        (_COUNTS.fullmatch(words), _SHORT.fullmatch(words), _NUMBERED.search(before))
    )
