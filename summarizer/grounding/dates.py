"""When is that? English words for a time, read against the document's date, become an interval of days.

A preposition opens an end ("by", "since"), two expressions make a range, and what each of them names is told by
`date_parts`. What a reader could not say either is unresolved: without a document date every relative or year-less
expression is, and today is never used.

Choices where the words leave one: "by June" lasts to the end of June; "within 90 days" counts from the document's date;
"in three months" is that month; a weekday or a month without a tense is the nearest, and `ambiguous`; a date in figures
such as 01/06/2024, or the "next Friday" of a Tuesday, is `ambiguous` and covers both readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from summarizer.grounding import calendar
from summarizer.grounding.anchor import Anchor
from summarizer.grounding.calendar import Days
from summarizer.grounding.date_parts import days_of
from summarizer.grounding.foreign_times import in_english
from summarizer.grounding.plain_times import day_first, in_full, is_day_first, plainer
from summarizer.grounding.relative_days import count
from summarizer.grounding.tense import Language, tense_at
from summarizer.grounding.time_words import COUNT, DAY, DAYS, HOUR, LEAD, MONTH, NTH, UNIT, YEAR, find
from summarizer.schemas.when import Interval

__all__ = ["find", "resolve"]

_LONGEST = 200
_CLOSING = frozenset(
    ("by", "at the latest by", "until", "till", "up to", "no later than", "not later than", "on or before")
)
_OPENING = frozenset(
    (
        *("since", "as of", "as from", "from", "on or after"),
        *(f"{start}{word}" for start in ("effective", "with effect") for word in ("", " from", " as of", " on")),
        *(f"{start}{word}" for start in ("starting", "beginning") for word in ("", " in", " on", " from")),
    )
)
_TIME_OF_DAY = re.compile(
    rf"\b(?:early|earlier|late|later) (?:on )?(?={DAY}|today|yesterday|tomorrow)"
    r"|(?<!\blast)(?<!\bthis) (?:morning|afternoon|evening|night)$"
    r"|,? (?:at )?(?:noon|midnight|[0-9]{1,2} ?[ap]\.?m\.?)$"
    r"|,? (?:at )?[0-9]{1,2}[:.][0-9]{2}(?: ?(?:[ap]\.?m\.?|h|hrs|hours|uhr|gmt|local time))?$"
)
_AROUND = re.compile(rf"^by (?=no later than )|(?<=^by ){HOUR} on |(?<=^until )at least |(?<=^in )the course of ")
"""What stands around a time and adds nothing: "by no later than", "by noon on Friday", "until at least 2028"."""
_END_OF_THING = re.compile(
    r"^(by|until|before) the (?:end|close) of (?:the|its|their) (?!year|month|week)[\w' -]{3,40} in (?=[a-z0-9])"
)
"""The end of a thing that has a time: "until the end of the programme in June 2028"."""
_WEEKDAY = re.compile(r"\b(?:mon|tues?|weds?|thur?s?|fri|sat|sun)\b\.?")
_WEEKDAYS = {name[:2]: name for name in DAYS}
_WITHIN = rf"(?:within|(?:in|over|during) the (?:next|coming)) (?:the next |the coming )?({COUNT}) ({UNIT})s?"
_PAST_SPAN = rf"(?:(?:over|in|during|for|within) )?the (?:last|past) ({COUNT}) ({UNIT})s?"
_JOIN = r"(?:(?<!\bmid)(?<!\bend)(?<!\bearly)(?<!\blate)(?<!\byear) ?[-–—] ?| to | and | until | through )"
_DAYS_OF_MONTH = re.compile(rf"({NTH})({_JOIN})({NTH}) (?:of )?({MONTH}(?:,? {YEAR})?)")
_MONTH_DAYS = re.compile(rf"({MONTH} )({NTH})({_JOIN})({NTH})((?:,? {YEAR})?)")


def resolve(words: str, dated: date | None, clause: str = "") -> Interval:
    """Return the interval that `words` mean in a document of the day `dated`; unresolved where they do not say.

    `clause` is the sentence that holds the words: its tense tells "on Monday" past from "on Monday" to come. Never
    raises.

    >>> resolve("in the beginning of 2023", date(2022, 11, 15)).latest
    datetime.date(2023, 3, 31)
    >>> resolve("on Monday", date(2022, 11, 15), "The talks were launched on Monday.").earliest
    datetime.date(2022, 11, 14)
    >>> resolve("on Monday", None)
    Interval(earliest=None, latest=None, precision='none', edtf=None, status='unresolved')
    """
    said = " ".join(_UNSEEN.sub("", words[:_LONGEST]).replace("’", "'").casefold().split()).strip(" ,.;:")
    if _SET_FOR.match(said) or _is_set(words, clause):
        said, clause = _SET_FOR.sub("", said), _TO_COME
    said = _END_OF_THING.sub("until ", _AROUND.sub("", said))
    readings = (_read(one, words, dated, clause, language) for one, language in _wordings(said, dated, clause))
    return next((reading for reading in readings if reading.status != "unresolved"), Interval())


def _wordings(said: str, dated: date | None, clause: str) -> Iterator[tuple[str, Language]]:
    """What is said, in the words of the grammar: as it stands, plainer, and from other languages."""
    if is_day_first(said, clause):
        said = day_first(in_full(said, dated))
    english = _WEEKDAY.sub(lambda match: _WEEKDAYS[match[0][:2]], said)
    yield english, "en"
    if (other := in_full(plainer(english), dated)) != english:
        yield other, "en"
    for translated, language in in_english(said):
        yield day_first(in_full(translated, dated)), language


_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060]")
_SET_FOR = re.compile(
    r"^(?:for|to) (?=(?:the |early |mid|late |next |this )?[a-z0-9])(?!the (?:next|last|past|coming) \d)"
)
"""A meeting is set "for early June", or put off "to Monday": the day is the same without the word, and to come."""
_IS_SET = re.compile(
    r"\b(?:set|scheduled|planned|pencilled in|fixed|slated|arranged|put off|postponed|moved|deferred|adjourned)"
    r"\b[^.;]{0,40} (?:for|to|until) $",
    re.IGNORECASE,
)
_IS_OVER = re.compile(r"\W*(?:was|were|had)\b")
_TO_COME = "It will be held."


def _is_set(words: str, clause: str) -> bool:
    """Whether a day is one that something is set for, as a clause tells: "pencilled in for June"; of what was set for
    a day and then was not, the day is over."""
    before, _, after = clause.partition(words) if words else (clause, "", "")
    return bool(_IS_SET.search(before)) and not _IS_OVER.match(after)


def _read(said: str, words: str, dated: date | None, clause: str, language: Language) -> Interval:
    anchor = Anchor(dated, tense_at(words, clause, language)) if dated else None
    try:
        if anchor and said.startswith("within ") and (then := _told_before(clause, anchor)):
            return _since(said, then)
        return _resolved(_TIME_OF_DAY.sub("", said), anchor)
    except (ValueError, LookupError, OverflowError):  # 31 June, the third half, the year 10000
        return Interval()


_OPENING_DATE = re.compile(r"\W*(?:In|On) ([^,.;]{4,30}),")


def _told_before(clause: str, anchor: Anchor) -> Days | None:
    """The days that a sentence of long ago begins with: "In June 2015, they agreed to halve it within five years"."""
    match = _OPENING_DATE.match(clause)
    days = days_of(match[1].casefold(), None) if match else None
    return days if days and days.last < anchor.day - timedelta(31) else None


def _since(said: str, then: Days) -> Interval:
    match = re.fullmatch(_WITHIN, said)
    if not match:
        return Interval()
    found = _within(count(match[1]), match[2], then.last)
    return replace(found, earliest=then.first, edtf=f"{then.first}/{found.latest}")


def _resolved(said: str, anchor: Anchor | None) -> Interval:
    if anchor and (match := re.fullmatch(_WITHIN, said)):
        return _within(count(match[1]), match[2], anchor.day)
    if anchor and (match := re.fullmatch(_PAST_SPAN, said)):
        first = calendar.shifted(-count(match[1]), match[2], anchor.day)
        return Interval(first, anchor.day, "range", f"{first}/{anchor.day}", "resolved")
    if anchor and (match := re.fullmatch(rf"in ({COUNT}) ({UNIT})(?:'?s'?)?(?: time)?", said)):
        return calendar.unit(match[2], calendar.shifted(count(match[1]), match[2], anchor.day)).interval()
    lead = re.match(rf"{LEAD} ", said)
    opening = lead[0].strip() if lead else ""
    rest = said[lead.end() :] if lead else said
    anchor = _turned(anchor, opening)
    if days := _range(said if said.startswith("between ") else rest, anchor):
        return _opened(days, "" if opening == "from" else opening)
    days = days_of(rest, anchor)
    return _opened(_as_limit(days, opening, rest), opening) if days else Interval()


def _within(number: int, name: str, start: date) -> Interval:
    last = calendar.shifted(number, name, start)
    return Interval(start, last, "range", f"{start}/{last}", "resolved")


def _turned(anchor: Anchor | None, lead: str) -> Anchor | None:
    """The anchor with the tense that a preposition tells where no verb does: "by Friday" is to come."""
    if anchor is None or anchor.tense != "unknown":
        return anchor
    if lead == "since":
        return replace(anchor, tense="past")
    return replace(anchor, tense="future") if lead in _CLOSING or lead in ("before", "prior to") else anchor


def _as_limit(days: Days, lead: str, said: str) -> Days:
    """The days as an end: "by the new year" is by its first day, "before the end of 2023" is by the last of 2023."""
    if said.endswith("new year") and lead in _CLOSING:
        return calendar.day(days.first).doubtful()
    if lead in ("before", "prior to") and re.match(
        r"(?:the )?(?:very )?(?:end|close|late|year-end|year's end)\b", said
    ):
        return replace(days, first=days.last + timedelta(1))
    return days


def _opened(days: Days, lead: str) -> Interval:
    """The interval with the end that a preposition leaves open."""
    if lead in _CLOSING:
        return replace(days.interval(), earliest=None, edtf=f"../{days.ends}")
    if lead in ("before", "prior to"):
        last = days.first - timedelta(1)
        return replace(days.interval(), earliest=None, latest=last, edtf=f"../{last}")
    if lead in _OPENING:
        return replace(days.interval(), latest=None, edtf=f"{days.begins}/..")
    if lead == "after":
        first = days.last + timedelta(1)
        return replace(days.interval(), earliest=first, latest=None, edtf=f"{first}/..")
    return days.interval()


def _range(said: str, anchor: Anchor | None) -> Days | None:
    """Two stated ends: "between March and May 2024", "3-5 June", "from 3 to 5 June 2024"."""
    is_between = said.startswith("between ")
    said = re.sub(r"^(?:between|from) ", "", said).removeprefix("the ")
    if is_between and said.startswith("christmas") and (days := days_of(said, anchor)):
        return days
    if match := _DAYS_OF_MONTH.fullmatch(said):
        said = f"{match[1]} {match[4]}{match[2]}{match[3]} {match[4]}"
    elif match := _MONTH_DAYS.fullmatch(said):
        said = f"{match[1]}{match[2]}{match[5]}{match[3]}{match[1]}{match[4]}{match[5]}"
    for join in re.finditer(_JOIN, said):
        if ends := _ends(said[: join.start()], said[join.end() :], anchor):
            one, other = ends
            is_whole = is_between or "and" not in join[0] or one.last + timedelta(1) >= other.first
            return one.to(other) if is_whole else one.to(other).doubtful()
    return None


def _ends(left: str, right: str, anchor: Anchor | None) -> tuple[Days, Days] | None:
    """Both ends of a range in their order: "from November to March 2024" begins in 2023."""
    other, stated = days_of(right, anchor), re.search(rf"\b{YEAR}$", right)
    if other is None:
        return None
    if stated and not re.search(rf"\b{YEAR}\b", left):
        made = (days_of(f"{left} {int(stated[0]) - before}", anchor) for before in (0, 1))
        one = next((days for days in made if days and days.first <= other.last), None) or days_of(left, anchor)
    else:
        one = days_of(left, anchor)
    if one and one.first > other.last and anchor and re.search(rf"{DAY}$", right):
        if anchor.tense == "past":
            one = calendar.day(one.first - timedelta(7))
        else:
            other = calendar.day(other.first + timedelta(7))
    return (one, other) if one and one.first <= other.last else None
