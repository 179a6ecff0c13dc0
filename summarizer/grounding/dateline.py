"""What date does a document give itself? A dateline or a date line at its head, and nothing from its prose.

"date 2022-11-15 The Union …", "Geneva, 25 September 2019", "LONDON (AP) — March 4, 2024 —", "Tuesday, July 11, 2023": a
date that stands alone, after a label, or after a place. A date without a year, or in figures that can be read two ways,
gives none: a wrong date would move every "on Monday" of the report.
"""

from __future__ import annotations

import re
from datetime import date

from summarizer.grounding.dates import find, resolve
from summarizer.grounding.tense import past_verbs
from summarizer.grounding.time_words import DAY

__all__ = ["beside_dateline", "document_date"]

_HEAD = 600
_LINES = 6
_MONTH = r"[^\W\d_]{3,10}\.?"
_DATE = (
    r"(?P<date{{}}>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:[0-9]{{{{4}}}}-[0-9]{{{{2}}}}-[0-9]{{{{2}}}}"
    r"|(?<![0-9])[0-9]{{{{1,2}}}}(?:st|nd|rd|th|\.)? (?:de )?{month},? (?:de )?[0-9]{{{{4}}}}"
    r"|{month} [0-9]{{{{1,2}}}}(?:st|nd|rd|th)?,? [0-9]{{{{4}}}}))".format(
        month=_MONTH.replace("{", "{{").replace("}", "}}")
    )
)
_PLACE = r"[^\W\d_][^\d:;!?\n\t]{1,60}?"
_ENDS = r"(?=\s*(?:$|\n|[.(–—:]|--|-(?:\s|$)))"
_LINE = re.compile(
    r"\s*(?:"
    r"(?:date|dated|published|updated|issued|released|datum|fecha)\b(?: on)?[:\s-]{1,3}"  # a label
    rf"{_DATE.format(1)}"
    r"|(?:for immediate release|press release|minutes of [^\n.]{1,80})[\s,|:–—-]{0,4}(?:held )?(?:on )?"
    rf"{_DATE.format(2)}"
    rf"|{_PLACE},? ?(?:den |le |\([^)\n]{{1,30}}\) ?[–—-]{{1,2}} ?)?{_DATE.format(3)}{_ENDS}"  # a place
    rf"|{_DATE.format(4)}\s*(?:$|[\n|–—.])"  # alone
    r")",
    re.IGNORECASE,
)
_PROSE = re.compile(r"\b(?:on|since|until|by|from|in|after|before|of|held|signed)\s*,?$", re.IGNORECASE)
_SAID = re.compile(r"\b(?:said|told|announced|reported|confirmed|according)\b")
_LOOKED_AT = 100
_ON_A_DAY = re.compile(rf"on |(?:last )?{DAY}|yesterday|last night", re.IGNORECASE)
_OF_A_THING = re.compile(r"['’]s\b|,? (?:was|were|had|is|are|has|have|will|would)\b")
_BEFORE_A_THING = re.compile(
    r"\b(?:after|before|since|following|despite|until|over|about|ahead|than)\b[^.;,:–—]*$|\b(?:the|of|this|that) $",
    re.IGNORECASE,
)
_NAMES = {
    "januar": "january", "februar": "february", "märz": "march", "mai": "may", "juni": "june", "juli": "july",
    "oktober": "october", "dezember": "december", "janvier": "january", "février": "february", "mars": "march",
    "avril": "april", "juin": "june", "juillet": "july", "août": "august", "septembre": "september",
    "octobre": "october", "novembre": "november", "décembre": "december", "enero": "january", "febrero": "february",
    "marzo": "march", "abril": "april", "mayo": "may", "junio": "june", "julio": "july", "agosto": "august",
    "septiembre": "september", "octubre": "october", "noviembre": "november", "diciembre": "december",
}  # fmt: skip
"""Months in German, French and Spanish where they differ from English."""


def document_date(text: str) -> date | None:
    """Return the day that the head of `text` gives as the document's own, or None.

    >>> document_date("Geneva, 25 September 2019 - The two sides met.")
    datetime.date(2019, 9, 25)
    >>> document_date("On 3 March 2020 the parties signed.") is None
    True
    """
    lines = [line for line in text[:_HEAD].replace("\u00a0", " ").splitlines() if line.strip()]
    for line in lines[:_LINES]:
        match = _LINE.match(line)
        if match is None or match.lastgroup is None:
            continue
        is_prose = _PROSE.search(line[: match.start(match.lastgroup)]) and not _is_minutes(line)
        if not is_prose and (day := _day(match[match.lastgroup])):
            return day
    return None


def beside_dateline(text: str, dated: date | None) -> str | None:
    """Return `text` without the dateline of the day `dated` that it begins with, where the rest tells of a day before.

    Then the dateline says when the report was made, and not when what it tells was done. None where there is no such
    dateline, no other day (that of a dateline is mostly that of the events), or more than one thing done, one of which
    may have been done on either day.

    >>> beside_dateline("Geneva, 25 September 2019 - On Monday the two sides met.", date(2019, 9, 25))
    ' - On Monday the two sides met.'
    """
    if dated is None or f"{dated.year:04}" not in text[:_HEAD]:  # a dateline has it in figures
        return None
    match = _LINE.match(text[:_HEAD])
    if match is None or match.lastgroup is None or _day(match[match.lastgroup]) != dated:
        return None
    if _PROSE.search(text[: match.start(match.lastgroup)]):
        return None
    rest = text[match.end(match.lastgroup) :]
    if past_verbs(_SAID.sub("", rest)) > 1:
        return None
    told = (resolve(rest[start:end], dated, rest) for start, end in find(rest) if _is_of_verb(rest, start, end))
    days = (one.latest for one in told if one.precision == "day" and one.status == "resolved" and one.earliest)
    return rest if any(day and day < dated for day in days) else None


def _is_of_verb(text: str, start: int, end: int) -> bool:
    """Whether a time says when something was done, and does not name a thing: "Friday's accord", "after the strike on
    Friday", "the strike on Friday was called off"."""
    is_adverb = _ON_A_DAY.match(text, start) and not _OF_A_THING.match(text, end)
    return bool(is_adverb) and not _BEFORE_A_THING.search(text[max(0, start - _LOOKED_AT) : start])


def _is_minutes(line: str) -> bool:
    return line.lstrip().casefold().startswith("minutes of")


def _day(words: str) -> date | None:
    words = " ".join(_NAMES.get(word.casefold().strip(".,"), word) for word in words.replace(" de ", " ").split())
    words = re.sub(r"(?<=[0-9])\.(?= )", "", words)
    found = resolve(words, None)
    return found.earliest if found.precision == "day" and found.earliest == found.latest else None
