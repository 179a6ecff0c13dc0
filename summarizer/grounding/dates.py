"""When is that? English words for a time, read against the document's date, become an interval of days.

A modifier ("early", "the end of"), a unit ("June 2024", "next year") and an anchor (the document's date, the tense of
the clause) make up an expression, and each part is read on its own; a preposition then opens an end ("by", "since").
What a reader could not say either is unresolved: without a document date every relative or year-less expression is, and
today is never used.

Choices where the words leave one: "by June" lasts to the end of June; "within 90 days" counts from the document's date;
"in three months" is that month; a date in figures such as 01/06/2024 is `ambiguous` and covers both readings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from summarizer.grounding import calendar
from summarizer.grounding.calendar import Days
from summarizer.grounding.tense import Tense, tense_at
from summarizer.schemas.when import Interval

__all__ = ["find", "resolve"]

_MONTH_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct"
    "|november nov|december dec"
)
_DAY_NAMES = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.split("|"), 1) for name in names.split()}
_DAYS = {name: number for number, name in enumerate(_DAY_NAMES.split("|"))}
_CARDINAL_NAMES = "zero one two three four five six seven eight nine ten eleven twelve"
_TENS = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90, "hundred": 100}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_NUMBERS = {word: number for number, word in enumerate(_CARDINAL_NAMES.split())} | _TENS | {"a": 1, "an": 1}

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_NTH = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20|21)[0-9]{2}"
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_CARDINALS = "|".join(word for word in _NUMBERS if word != "zero")
_COUNT = rf"(?:[0-9]{{1,4}}|a hundred|{_CARDINALS})"
_UNIT = r"(?:day|week|fortnight|month|quarter|year)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_PART = r"(?:early|mid|late)[- ](?:in )?|(?:the )?(?:very )?(?:beginning|start|middle|end|close) of (?:the )?"
_CORE = (
    rf"(?:{_DAY},? )?{_NTH}(?: of)? {_MONTH}(?:,? {_YEAR})?"
    rf"|(?:{_DAY},? )?{_MONTH} {_NTH}(?!\w)(?:,? {_YEAR})?"
    rf"|{_YEAR}-[0-9]{{2}}(?:-[0-9]{{2}})?(?![0-9])"
    rf"|[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.]{_YEAR}(?![0-9])"
    rf"|(?:the )?{_ORDINAL} (?:half|week) of (?:this |next |last )?{_MONTH}(?: {_YEAR})?"
    rf"|{_MONTH}(?:,? {_YEAR})?(?! [0-9])"
    rf"|(?:the )?{_ORDINAL} (?:quarter|half) of (?:{_YEAR}|(?:this|next|last|the) year)"
    rf"|(?:the )?{_ORDINAL} quarter(?! of)|q[1-4](?: {_YEAR})?|h[12] {_YEAR}"
    rf"|(?:this |next |last |the )?{_SEASON}(?: of)? {_YEAR}|(?:this|next|last|the coming) {_SEASON}"
    rf"|(?:this |next |last )?{_DAY}(?: and {_DAY})?"
    r"|(?:over |at )?(?:the |this |next |last )weekend"
    r"|(?:this|next|last|the coming|the following) (?:week|month|quarter|year)"
    r"|the new year|year-end|the year(?:'s|’s)? end"
    rf"|{_COUNT} {_UNIT}s? ago|(?:later|earlier) this (?:week|month|year)"
    rf"|the [12][0-9]{{2}}0s|{_YEAR}(?![0-9]|[-–][0-9])"
    r"|yesterday|today|tomorrow|tonight"
)
_SPAN = (
    rf"(?:between |from )?(?:{_PART})?(?:{_CORE})(?:(?: ?[-–—] ?| to | and | until )(?:{_PART})?(?:{_CORE}))?"
    rf"|(?:from )?{_NTH}(?: ?[-–—] ?| to ){_NTH} {_MONTH}(?: {_YEAR})?"
    rf"|{_MONTH} {_NTH} ?[-–—] ?{_NTH}(?:,? {_YEAR})?"
    r"|(?:the )?(?:beginning|start|middle|end) of the (?:year|month|week)"
)
_LEAD = r"(?:by|no later than|not later than|until|till|before|after|since|from|as of|starting|in|on|at|over|during)"
_FIND = (
    rf"(?<![\w.-])(?:(?:{_LEAD} )?(?:the )?(?:{_SPAN})"
    rf"|within (?:the next |the coming )?{_COUNT} {_UNIT}s?(?: of [^\W\d_]+)?"
    rf"|in (?:the next )?{_COUNT} {_UNIT}s?(?: time)?)(?!\w)"
)
_SPACE = re.compile(r"[\s\u00a0\u202f]")


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield the `(start, end)` of each time expression in `text`, with a preposition that carries meaning.

    >>> text = "They agreed on Monday to meet by the end of June."
    >>> [text[start:end] for start, end in find(text)]
    ['on Monday', 'by the end of June']
    """
    for match in re.finditer(_FIND, _SPACE.sub(" ", text), re.IGNORECASE):
        if not _is_no_time(match[0]):
            yield match.start(), match.end() - _ends_sentence(match[0])


def _ends_sentence(words: str) -> bool:
    """Whether a full stop at the end is the sentence's: the month before it is not abbreviated."""
    last = words.rsplit(" ", 1)[-1].casefold()
    return last.endswith(".") and (len(last) > 5 or last in {"may.", "june.", "july."})


def _is_no_time(words: str) -> bool:
    """Whether a match is more likely something else: a verb ("may", "march"), a sum or a count ("2000 euros")."""
    return words.isdigit() or words == "May" or words in {"may", "march", "mar", "dec", "the fall", "second", "fall"}


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
    said = " ".join(words[:200].replace("’", "'").casefold().split()).strip(" ,.;:")
    try:
        return _resolved(said, dated, tense_at(words, clause))
    except (ValueError, OverflowError):  # 31 June, the year 10000
        return Interval()


def _resolved(said: str, dated: date | None, tense: Tense) -> Interval:
    if match := re.fullmatch(rf"within (?:the next |the coming )?({_COUNT}) ({_UNIT})s?", said):
        return _within(_count(match[1]), match[2], dated)
    lead = re.match(rf"{_LEAD} ", said)
    opening = lead[0].strip() if lead else ""
    if opening in ("by", "until", "till", "before", "no later than", "not later than") and tense == "unknown":
        tense = "future"
    rest = said[lead.end() :] if lead else said
    if days := _range(rest, dated, tense):
        return _opened(days, "" if opening == "from" else opening)
    days = _days(rest, dated, tense)
    return _opened(days, opening) if days else Interval()


def _within(count: int, unit: str, dated: date | None) -> Interval:
    if dated is None:
        return Interval()
    last = calendar.shifted(count, unit, dated)
    return Interval(dated, last, "range", f"{dated}/{last}", "resolved")


def _opened(days: Days, lead: str) -> Interval:
    """The interval with the end that a preposition leaves open."""
    if lead in ("by", "until", "till", "no later than", "not later than"):
        return replace(days.interval(), earliest=None, edtf=f"../{days.edtf.split('/')[-1]}")
    if lead == "before":
        last = days.first - timedelta(1)
        return replace(days.interval(), earliest=None, latest=last, edtf=f"../{last}")
    if lead in ("since", "as of", "starting", "from"):
        return replace(days.interval(), latest=None, edtf=f"{days.edtf.split('/')[0]}/..")
    if lead == "after":
        first = days.last + timedelta(1)
        return replace(days.interval(), earliest=first, latest=None, edtf=f"{first}/..")
    return days.interval()


def _range(said: str, dated: date | None, tense: Tense) -> Days | None:
    """Two stated ends: "between March and May 2024", "3-5 June", "from 3 to 5 June 2024"."""
    said = re.sub(r"^(?:between|from) ", "", said)
    if match := re.fullmatch(rf"({_NTH})(?: ?[-–—] ?| to | and )({_NTH}) (?:of )?({_MONTH}(?: {_YEAR})?)", said):
        one, other = _days(f"{match[1]} {match[3]}", dated, tense), _days(f"{match[2]} {match[3]}", dated, tense)
    elif match := re.fullmatch(rf"({_MONTH}) ({_NTH}) ?[-–—] ?({_NTH})((?:,? {_YEAR})?)", said):
        one, other = (_days(f"{match[place]} {match[1]}{match[4].replace(',', '')}", dated, tense) for place in (2, 3))
    else:
        for match in re.finditer(r" ?[–—] ?| to | and | until ", said):
            left, right = said[: match.start()], said[match.end() :]
            years = re.search(rf"{_YEAR}$", right)
            other = _days(right, dated, tense)
            one = _days(f"{left} {years[0]}" if years and not re.search(_YEAR, left) else left, dated, tense)
            if one and other:
                break
        else:
            return None
    return one.to(other) if one and other and one.first <= other.last else None


def _days(said: str, dated: date | None, tense: Tense) -> Days | None:
    said = re.sub(r"^(?:the |in |on |at )+", "", said)
    for pattern, read in _GRAMMAR:
        if match := re.fullmatch(pattern, said):
            return read(match, dated, tense)
    return None


Reader = Callable[[re.Match[str], "date | None", Tense], "Days | None"]


def _part_of(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:
    which = {"beginning": "early", "start": "early", "middle": "mid", "end": "late", "close": "late"}.get(
        match[1], match[1]
    )
    whole = _days(match[2], dated, tense)
    return whole.part(which) if whole else None


def _iso(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:  # noqa: ARG001
    if match[3]:
        return calendar.day(date(int(match[1]), int(match[2]), int(match[3])))
    return calendar.month(int(match[1]), int(match[2]))


def _figures(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:  # noqa: ARG001
    one, other, of_year = int(match[1]), int(match[2]), int(match[3])
    readings = sorted(
        date(of_year, m, d)
        for d, m in {(one, other), (other, one)}
        if m <= 12 and d <= calendar.month(of_year, m).last.day
    )
    if len(readings) == 2:
        return calendar.day(readings[0]).to(calendar.day(readings[1])).doubtful()
    return calendar.day(readings[0]) if readings else None


def _date(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:
    number, name = int(re.sub(r"\D", "", match["day"])), _MONTHS[match["month"].rstrip(".")]
    found = _of_year(match["year"], dated, tense, lambda of_year: calendar.day(date(of_year, name, number)))
    if found and match["weekday"] and found.first.weekday() != _DAYS[match["weekday"]]:
        return found.doubtful()
    return found


def _month(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:
    name = _MONTHS[match[1].rstrip(".")]
    return _of_year(match[2], dated, tense, lambda of_year: calendar.month(of_year, name))


def _of_year(said: str | None, dated: date | None, tense: Tense, make: Callable[[int], Days]) -> Days | None:
    """What `make` gives for the year said, or else for the year that tense and nearness to the document's date tell."""
    if said or dated is None:
        return make(int(said)) if said else None
    made = [make(dated.year + shift) for shift in (-1, 0, 1)]
    if tense == "past":
        return next(days for days in reversed(made) if days.first <= dated)
    if tense == "future":
        return next(days for days in made if days.last >= dated)
    return min(made, key=lambda days: abs((days.first - dated).days))


def _ordinal_part(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:
    number = _ordinal(match[1])
    make = calendar.half if match[2] == "half" else calendar.quarter
    if match[3] in (None, "the year"):
        return _of_year(None, dated, tense, lambda of_year: make(of_year, number))
    of_year = _days(match[3], dated, tense)
    return make(of_year.first.year, number) if of_year else None


def _part_of_month(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:
    whole, number = _days(match[3], dated, tense), _ordinal(match[1])
    if whole is None or (match[2] == "half" and number > 2):
        return None
    begins, length = (1 + 15 * (number - 1), 15) if match[2] == "half" else (1 + 7 * (number - 1), 7)
    is_last = match[2] == "half" and number == 2
    last = whole.last.day if is_last else begins + length - 1
    one, other = whole.first.replace(day=begins), whole.first.replace(day=last)
    return Days(one, other, "week" if match[2] == "week" else "range", f"{one}/{other}")


def _ordinal(word: str) -> int:
    return _ORDINALS[word] if word in _ORDINALS else int(word[0])


def _short_part(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:
    make = calendar.half if match[1] == "h" else calendar.quarter
    return _of_year(match[3], dated, tense, lambda of_year: make(of_year, int(match[2])))


def _season(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:
    if match[3]:
        return calendar.season(int(match[3]), match[2])
    if dated is None:
        return None
    made = [calendar.season(dated.year + shift, match[2]) for shift in (-1, 0, 1)]
    if match[1] == "last":
        return next(days for days in reversed(made) if days.last < dated)
    if match[1] in ("next", "coming", "the coming"):
        return next((days for days in made if days.first > dated), None)
    return _of_year(None, dated, tense, lambda of_year: calendar.season(of_year, match[2]))


def _weekday(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:
    if dated is None:
        return None
    ahead = (_DAYS[match[2]] - dated.weekday()) % 7
    if match[1] == "last" or (tense == "past" and match[1] is None and ahead):
        ahead = (ahead or 7) - 7 if match[1] != "last" or ahead else -7
    elif match[1] == "next":
        ahead = ahead or 7
    found = calendar.day(dated + timedelta(ahead))
    return found.doubtful() if tense == "unknown" and match[1] is None and ahead else found


def _weekend(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:
    if dated is None:
        return None
    past = match[1] == "last" or (match[1] not in ("this", "next") and tense != "future")
    if match[1] == "next":
        return calendar.weekend(dated + timedelta(7 if dated.weekday() < 5 else 1)).doubtful()
    return calendar.weekend(dated - timedelta(7) if past and dated.weekday() < 5 else dated)


def _relative(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:  # noqa: ARG001
    if dated is None:
        return None
    shift = {"this": 0, None: 0, "last": -1}.get(match[1], 1)
    there = calendar.shifted(shift, match[2], dated)
    return _unit(match[2], there)


def _unit(unit: str, there: date) -> Days:
    if unit == "day":
        return calendar.day(there)
    if unit in ("week", "fortnight"):
        return calendar.week(there)
    if unit == "month":
        return calendar.month(there.year, there.month)
    return calendar.quarter(there.year, (there.month + 2) // 3) if unit == "quarter" else calendar.year(there.year)


def _rest_of(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:  # noqa: ARG001
    if dated is None:
        return None
    whole, one = _unit(match[2], dated), calendar.day(dated)
    return one.to(calendar.day(whole.last)) if match[1] == "later" else calendar.day(whole.first).to(one)


def _counted(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:  # noqa: ARG001
    if dated is None:
        return None
    sign = -1 if match[3] == "ago" else 1
    return _unit(match[2], calendar.shifted(sign * _count(match[1]), match[2], dated))


def _named_day(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:  # noqa: ARG001
    shift = {"yesterday": -1, "tomorrow": 1}.get(match[0], 0)
    return calendar.day(dated + timedelta(shift)) if dated else None


def _year_end(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:  # noqa: ARG001
    return calendar.month(dated.year, 12) if dated else None


def _new_year(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:  # noqa: ARG001
    return calendar.year(dated.year + 1) if dated else None


def _count(word: str) -> int:
    word = word.removeprefix("a ") if word == "a hundred" else word
    return _NUMBERS[word] if word in _NUMBERS else int(word)


def _decade(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:  # noqa: ARG001
    return calendar.decade(int(match[1]))


def _plain_year(match: re.Match[str], dated: date | None, tense: Tense) -> Days | None:  # noqa: ARG001
    return calendar.year(int(match[1]))


_GRAMMAR: tuple[tuple[str, Reader], ...] = (
    (r"(?:very )?(beginning|start|middle|end|close) of (?:the )?(.+)", _part_of),
    (r"(early|mid|late)[- ](?:in )?(?:the )?(.+)", _part_of),
    (rf"({_YEAR})-([0-9]{{2}})(?:-([0-9]{{2}}))?", _iso),
    (rf"([0-9]{{1,2}})[/.]([0-9]{{1,2}})[/.]({_YEAR})", _figures),
    (rf"(?:(?P<weekday>{_DAY}),? )?(?P<day>{_NTH})(?: of)? (?P<month>{_MONTH}),?(?: (?P<year>{_YEAR}))?", _date),
    (rf"(?:(?P<weekday>{_DAY}),? )?(?P<month>{_MONTH}) (?P<day>{_NTH})(?:,? (?P<year>{_YEAR}))?", _date),
    (rf"({_MONTH}),?(?: (?:of )?({_YEAR}))?", _month),
    (rf"({_ORDINAL}) (half|week) of (?:the )?((?:this |next |last |the )?month|(?:{_MONTH}).*)", _part_of_month),
    (rf"({_ORDINAL}) (quarter|half)(?: of ({_YEAR}|this year|next year|last year|the year))?", _ordinal_part),
    (rf"(q|h)([1-4])(?: ({_YEAR}))?", _short_part),
    (rf"(?:(this|next|last|coming) )?({_SEASON})(?:(?: of)? ({_YEAR}))?", _season),
    (rf"(?:(this|next|last) )?({_DAY})", _weekday),
    (r"(?:over |at )?(?:the )?(?:(this|next|last) )?weekend", _weekend),
    (r"(?:(this|next|last|coming|following) )?(week|month|quarter|year)", _relative),
    (r"(later|earlier) this (week|month|year)", _rest_of),
    (rf"(?:next )?({_COUNT}) ({_UNIT})s?(?: (ago|time))?", _counted),
    (r"yesterday|today|tomorrow|tonight", _named_day),
    (r"year-end|year(?:'s)? end", _year_end),
    (r"new year", _new_year),
    (r"([12][0-9]{2}0)s", _decade),
    (rf"({_YEAR})", _plain_year),
)
