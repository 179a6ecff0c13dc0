"""What a careful reader takes a time to mean, in a report of Tuesday 15 November 2022, and where a sentence says one.

The expectations are a reader's; where two readings are possible the row says so (`doubtful`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.dates import find, resolve
from summarizer.schemas import Interval, Precision

TUESDAY = "2022-11-15"
MET = "They met {}."
WILL = "They will meet {}."
NONE = "none"


@dataclass(frozen=True)
class Case:
    """Words and what they mean: "first..last", either end may be open; a single day or "none" stand for themselves."""

    words: str
    means: str
    precision: Precision = "day"
    edtf: str | None = None
    clause: str = ""
    dated: str = TUESDAY
    doubtful: bool = False

    @property
    def id(self) -> str:
        return f"{self.words} [{self.clause}]" if self.clause else self.words


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def read(case: Case) -> Interval:
    return resolve(case.words, day(case.dated), case.clause.format(case.words))


def assert_read(case: Case) -> None:
    """Compare all that the row says."""
    interval = read(case)
    if case.means == NONE:
        assert interval == Interval()
        return
    first, _, last = case.means.partition("..")
    last = last if ".." in case.means else first
    assert (interval.earliest, interval.latest) == (day(first), day(last))
    assert interval.precision == case.precision
    assert interval.status == ("ambiguous" if case.doubtful else "resolved")
    assert case.edtf in (None, interval.edtf)
    assert_valid(interval)


# --- the form of an answer ---

_DAY = r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)[~?%]?"
EDTF = re.compile(rf"(?:{_DAY}|\d{{4}}-2[1-4]|\d{{3}}X|{_DAY}/{_DAY}|\.\./{_DAY}|{_DAY}/\.\.)")
"""ISO 8601-2 as far as level 1 goes: dates, qualified dates, seasons, decades, intervals, open intervals."""


def assert_valid(interval: Interval) -> None:
    """Whatever the words were, an answer is an interval the right way round with valid EDTF, or nothing at all."""
    if interval.status == "unresolved":
        assert interval == Interval()
        return
    assert interval.earliest or interval.latest
    assert not (interval.earliest and interval.latest and interval.earliest > interval.latest)
    assert interval.precision != "none"
    assert interval.edtf is not None
    assert EDTF.fullmatch(interval.edtf), interval.edtf
    begins, _, ends = interval.edtf.partition("/")
    assert (begins == "..") == (interval.earliest is None)
    assert (ends == "..") == (interval.latest is None)


# --- the table ---

DAYS = [
    Case("on Monday", "2022-11-14", edtf="2022-11-14", clause="The talks were launched {}."),
    Case("on Monday", "2022-11-14", clause="{}, ministers signed the text."),
    Case("on Monday", "2022-11-21", clause="The talks will be launched {}."),
    Case("on Monday", "2022-11-21", clause="{}, ministers are expected to sign."),
    Case("on Monday", "2022-11-21", clause="They agreed on the terms and plan to sign {}."),
    Case("on Monday", "2022-11-14", clause="They agreed {} to meet by Friday."),
    Case("by Friday", "..2022-11-18", edtf="../2022-11-18", clause="They agreed on Monday to meet {}."),
    Case(
        "by Friday", "..2022-11-18", edtf="../2022-11-18", clause="They agreed on Monday to reopen the closed road {}."
    ),
    Case("on Monday", "2022-11-14", clause="They reopened the closed road {}."),
    Case("by Friday", "..2022-11-18", edtf="../2022-11-18", clause="She apologised and promised written comments {}."),
    Case("by Friday", "..2022-11-18", edtf="../2022-11-18", clause="Norway will hand over eleven impounded nets {}."),
    Case("on Monday", "2022-11-14", clause="Eleven signed the accord {}."),
    Case("on Monday", "2022-11-14", clause="Of the members, three opposed it {}."),
    Case("on Monday", "2022-11-14", doubtful=True),
    Case("on Friday", "2022-11-18", doubtful=True),
    Case("On Tuesday", "2022-11-15", clause=MET),
    Case("on Tues.", "2022-11-15", clause=MET),
    Case("on Fri.", "2022-11-18", clause=WILL),
    Case("on Thurs. 3 November", "2022-11-03", clause=MET),
    Case("on Tuesday", "2022-11-15", clause=WILL),
    Case("on Wednesday", "2022-11-09", clause=MET),
    Case("Monday", "2022-11-14", clause=MET),
    Case("Monday morning", "2022-11-14", clause=MET),
    Case("late on Monday", "2022-11-14", clause=MET),
    Case("early Thursday", "2022-11-17", clause=WILL),
    Case("next Monday", "2022-11-21"),
    Case("next Tuesday", "2022-11-22"),
    Case("next Friday", "2022-11-18..2022-11-25", "range", doubtful=True),
    Case("last Friday", "2022-11-11"),
    Case("last Tuesday", "2022-11-08"),
    Case("last Monday", "2022-11-07..2022-11-14", "range", doubtful=True),
    Case("this Thursday", "2022-11-17"),
    Case("this Monday", "2022-11-14", clause=MET),
    Case("this Thursday", "2022-11-17", clause=WILL),
    Case("Monday and Tuesday", "2022-11-14..2022-11-15", "range", "2022-11-14/2022-11-15", MET),
    Case("on Monday and Tuesday", "2022-11-21..2022-11-22", "range", clause=WILL),
    Case("on Tuesday and Wednesday", "2022-11-08..2022-11-09", "range", clause=MET),
    Case("Thursday and Friday", "2022-11-17..2022-11-18", "range", clause=WILL),
    Case("from Friday to Monday", "2022-11-11..2022-11-14", "range", clause=MET),
    Case("from Monday to Friday", "2022-11-21..2022-11-25", "range", clause=WILL),
    Case("today", "2022-11-15"),
    Case("yesterday", "2022-11-14"),
    Case("Yesterday evening", "2022-11-14"),
    Case("tomorrow", "2022-11-16"),
    Case("tonight", "2022-11-15"),
    Case("earlier today", "2022-11-15"),
]

WEEKS = [
    Case("this week", "2022-11-14..2022-11-20", "week", "2022-11-14/2022-11-20"),
    Case("last week", "2022-11-07..2022-11-13", "week"),
    Case("next week", "2022-11-21..2022-11-27", "week"),
    Case("earlier this week", "2022-11-14..2022-11-15", "range"),
    Case("later this week", "2022-11-15..2022-11-20", "range"),
    Case("by the end of the week", "..2022-11-20", "range"),
    Case("by the end of next week", "..2022-11-27", "range"),
    Case("early next week", "2022-11-21..2022-11-23", "range"),
    Case("the following week", NONE),
    Case("over the weekend", "2022-11-12..2022-11-13", "weekend", clause=MET),
    Case("at the weekend", "2022-11-19..2022-11-20", "weekend", clause=WILL),
    Case("at the weekend", "2022-11-12..2022-11-13", "weekend", doubtful=True),
    Case("last weekend", "2022-11-12..2022-11-13", "weekend"),
    Case("this weekend", "2022-11-19..2022-11-20", "weekend", clause=WILL),
    Case("this weekend", "2022-11-12..2022-11-13", "weekend", clause=MET),
    Case("next weekend", "2022-11-19..2022-11-27", "range", doubtful=True),
    Case("last weekend", "2022-11-05..2022-11-06", "weekend", dated="2022-11-13"),
    Case("over the weekend", "2022-11-12..2022-11-13", "weekend", clause=MET, dated="2022-11-13"),
    Case("this weekend", "2022-11-12..2022-11-13", "weekend", dated="2022-11-12"),
    Case("next weekend", "2022-11-19..2022-11-20", "weekend", dated="2022-11-13"),
]

DATES = [
    Case("3 June 2024", "2024-06-03", edtf="2024-06-03", dated=""),
    Case("3rd June 2024", "2024-06-03", dated=""),
    Case("the 3rd of June 2024", "2024-06-03", dated=""),
    Case("June 3, 2024", "2024-06-03", dated=""),
    Case("on June 3rd, 2024", "2024-06-03", dated=""),
    Case("Monday, June 3, 2024", "2024-06-03", dated=""),
    Case("Monday 3 June 2024", "2024-06-03", dated=""),
    Case("JUNE 3, 2024", "2024-06-03", dated=""),
    Case("3\u00a0June\n2024", "2024-06-03", dated=""),
    Case("3 June 2024,", "2024-06-03", dated=""),
    Case("Sept. 5, 2022", "2022-09-05", dated=""),
    Case("5 Nov 2022", "2022-11-05", dated=""),
    Case("Tuesday, June 3, 2024", "2024-06-03", doubtful=True, dated=""),
    Case("2024-06-03", "2024-06-03", edtf="2024-06-03", dated=""),
    Case("2024-06", "2024-06-01..2024-06-30", "month", "2024-06", dated=""),
    Case("3/4/2024", "2024-03-04..2024-04-03", "range", "2024-03-04/2024-04-03", dated="", doubtful=True),
    Case("4/4/2024", "2024-04-04", dated=""),
    Case("31/12/2024", "2024-12-31", dated=""),
    Case("12/31/2024", "2024-12-31", dated=""),
    Case("31.12.2024", "2024-12-31", dated=""),
    Case("29 February 2024", "2024-02-29", dated=""),
    Case("on 10 November", "2022-11-10", clause=MET),
    Case("on 20 November", "2022-11-20", clause=WILL),
    Case("on 20 November", "2021-11-20", clause=MET),
    Case("on 10 March", "2023-03-10", clause=WILL),
    Case("on 10 March", "2022-03-10", clause=MET),
    Case("on 10 November", "2022-11-10"),
    Case("on 10 May", "2023-05-10", doubtful=True),
    Case("Monday, 6 March", "2023-03-06"),
    Case("29 February", "2024-02-29", clause=MET, dated="2024-03-05"),
    Case("29 February", NONE, clause=MET),
    Case("31 June 2024", NONE, dated=""),
    Case("31 June", NONE),
    Case("29 February 2023", NONE, dated=""),
    Case("30/02/2024", NONE, dated=""),
    Case("31/31/2024", NONE, dated=""),
    Case("2024-13-01", NONE, dated=""),
    Case("2024-13", NONE, dated=""),
    Case("3-5 June 2024", "2024-06-03..2024-06-05", "range", "2024-06-03/2024-06-05", dated=""),
    Case("3–5 June 2024", "2024-06-03..2024-06-05", "range", dated=""),
    Case("from 3 to 5 June 2024", "2024-06-03..2024-06-05", "range", dated=""),
    Case("between 3 and 5 June 2024", "2024-06-03..2024-06-05", "range", dated=""),
    Case("on 3 and 4 June 2024", "2024-06-03..2024-06-04", "range", dated=""),
    Case("on 3 and 9 June 2024", "2024-06-03..2024-06-09", "range", dated="", doubtful=True),
    Case("June 3-5, 2024", "2024-06-03..2024-06-05", "range", "2024-06-03/2024-06-05", dated=""),
    Case("June 3 to 5, 2024", "2024-06-03..2024-06-05", "range", dated=""),
    Case("June 3 and 4, 2024", "2024-06-03..2024-06-04", "range", dated=""),
    Case("30 May-2 June 2024", "2024-05-30..2024-06-02", "range", dated=""),
    Case("30 May – 2 June 2024", "2024-05-30..2024-06-02", "range", dated=""),
    Case("from 30 December to 2 January 2024", "2023-12-30..2024-01-02", "range", dated=""),
    Case("from 3 June 2023 to 5 July 2024", "2023-06-03..2024-07-05", "range", dated=""),
    Case("from May 30 to June 2, 2024", "2024-05-30..2024-06-02", "range", dated=""),
    Case("3-5 June", "2023-06-03..2023-06-05", "range", clause=WILL),
    Case("5-3 June 2024", NONE, dated=""),
]

MONTHS = [
    Case("June 2024", "2024-06-01..2024-06-30", "month", "2024-06", dated=""),
    Case("in June of 2024", "2024-06-01..2024-06-30", "month", dated=""),
    Case("February 2024", "2024-02-01..2024-02-29", "month", dated=""),
    Case("in March", "2022-03-01..2022-03-31", "month", clause=MET),
    Case("in March", "2023-03-01..2023-03-31", "month", clause=WILL),
    Case("in March", "2023-03-01..2023-03-31", "month", doubtful=True),
    Case("in October", "2022-10-01..2022-10-31", "month"),
    Case("in November", "2022-11-01..2022-11-30", "month"),
    Case("in November", "2022-11-01..2022-11-30", "month", clause=MET),
    Case("in November", "2022-11-01..2022-11-30", "month", clause=WILL),
    Case("in December", "2021-12-01..2021-12-31", "month", clause=MET),
    Case("in March this year", "2022-03-01..2022-03-31", "month"),
    Case("in March last year", "2021-03-01..2021-03-31", "month"),
    Case("in March of next year", "2023-03-01..2023-03-31", "month"),
    Case("last December", "2021-12-01..2021-12-31", "month"),
    Case("last March", "2022-03-01..2022-03-31", "month", doubtful=True),
    Case("next March", "2023-03-01..2023-03-31", "month"),
    Case("this month", "2022-11-01..2022-11-30", "month"),
    Case("last month", "2022-10-01..2022-10-31", "month"),
    Case("next month", "2022-12-01..2022-12-31", "month"),
    Case("last month", "2021-12-01..2021-12-31", "month", dated="2022-01-31"),
    Case("earlier this month", "2022-11-01..2022-11-15", "range", "2022-11-01/2022-11-15"),
    Case("later this month", "2022-11-15..2022-11-30", "range"),
    Case("by the end of the month", "..2022-11-30", "range"),
    Case("early June 2024", "2024-06-01..2024-06-10", "range", dated=""),
    Case("the beginning of June 2024", "2024-06-01..2024-06-10", "range", dated=""),
    Case("mid-June 2024", "2024-06-11..2024-06-20", "range", dated=""),
    Case("in the middle of June 2024", "2024-06-11..2024-06-20", "range", dated=""),
    Case("late June 2024", "2024-06-21..2024-06-30", "range", dated=""),
    Case("the end of June 2024", "2024-06-21..2024-06-30", "range", dated=""),
    Case("end of June 2024", "2024-06-21..2024-06-30", "range", dated=""),
    Case("late last month", "2022-10-21..2022-10-31", "range"),
    Case("mid-November", "2022-11-11..2022-11-20", "range"),
    Case("the first half of February 2023", "2023-02-01..2023-02-15", "range", dated=""),
    Case("in the second half of February", "2023-02-16..2023-02-28", "range", clause=WILL),
    Case("the second week of October 2025", "2025-10-08..2025-10-14", "week", dated="", doubtful=True),
    Case("the last week of October 2025", "2025-10-25..2025-10-31", "week", dated="", doubtful=True),
    Case("between March and May 2024", "2024-03-01..2024-05-31", "range", "2024-03/2024-05", dated=""),
    Case("from November to March 2024", "2023-11-01..2024-03-31", "range", "2023-11/2024-03", dated=""),
    Case("June and July 2024", "2024-06-01..2024-07-31", "range", dated=""),
    Case("from early May to late June 2024", "2024-05-01..2024-06-30", "range", dated=""),
]

YEARS = [
    Case("2024", "2024-01-01..2024-12-31", "year", "2024", dated=""),
    Case("in 1648", "1648-01-01..1648-12-31", "year", dated=""),
    Case("this year", "2022-01-01..2022-12-31", "year"),
    Case("last year", "2021-01-01..2021-12-31", "year"),
    Case("next year", "2023-01-01..2023-12-31", "year"),
    Case("later this year", "2022-11-15..2022-12-31", "range"),
    Case("earlier this year", "2022-01-01..2022-11-15", "range"),
    Case("in the beginning of 2023", "2023-01-01..2023-03-31", "quarter", "2023-01/2023-03~"),
    Case("at the start of 2023", "2023-01-01..2023-03-31", "quarter"),
    Case("early 2023", "2023-01-01..2023-03-31", "quarter"),
    Case("mid-2023", "2023-05-01..2023-08-31", "range"),
    Case("in the middle of 2023", "2023-05-01..2023-08-31", "range"),
    Case("late 2023", "2023-10-01..2023-12-31", "quarter"),
    Case("at the end of 2023", "2023-10-01..2023-12-31", "quarter"),
    Case("by the end of 2023", "..2023-12-31", "quarter"),
    Case("by end-2023", "..2023-12-31", "quarter"),
    Case("by the very end of 2023", "..2023-12-31", "quarter"),
    Case("early next year", "2023-01-01..2023-03-31", "quarter"),
    Case("late last year", "2021-10-01..2021-12-31", "quarter"),
    Case("by the end of the year", "..2022-12-31", "quarter"),
    Case("by the end of this year", "..2022-12-31", "quarter"),
    Case("year-end", "2022-12-01..2022-12-31", "month"),
    Case("by year-end", "..2022-12-31", "month"),
    Case("by the year’s end", "..2022-12-31", "month"),
    Case("in the new year", "2023-01-01..2023-03-31", "quarter", doubtful=True),
    Case("by the new year", "..2023-01-01", edtf="../2023-01-01", doubtful=True),
    Case("the first quarter of 2023", "2023-01-01..2023-03-31", "quarter", "2023-01/2023-03", dated=""),
    Case("Q4 2023", "2023-10-01..2023-12-31", "quarter", dated=""),
    Case(
        "in the third quarter", "2022-07-01..2022-09-30", "quarter", clause="Trade grew rapidly and rose {}, he said."
    ),
    Case("in the second quarter of next year", "2023-04-01..2023-06-30", "quarter"),
    Case("in the first quarter", "2023-01-01..2023-03-31", "quarter", clause=WILL),
    Case("last quarter", "2022-07-01..2022-09-30", "quarter"),
    Case("this quarter", "2022-10-01..2022-12-31", "quarter"),
    Case("next quarter", "2023-01-01..2023-03-31", "quarter"),
    Case("the second half of 2023", "2023-07-01..2023-12-31", "half", "2023-07/2023-12", dated=""),
    Case("H1 2024", "2024-01-01..2024-06-30", "half", dated=""),
    Case("the first half of next year", "2023-01-01..2023-06-30", "half"),
    Case("in the second half of the year", "2022-07-01..2022-12-31", "half", clause=WILL),
    Case("the third half of 2023", NONE, dated=""),
    Case("spring 2023", "2023-03-01..2023-05-31", "season", "2023-21", dated="", doubtful=True),
    Case("in the autumn of 2023", "2023-09-01..2023-11-30", "season", "2023-23", dated="", doubtful=True),
    Case("winter 2023", "2023-12-01..2024-02-29", "season", "2023-24", dated="", doubtful=True),
    Case("next spring", "2023-03-01..2023-05-31", "season", doubtful=True),
    Case("last summer", "2022-06-01..2022-08-31", "season", doubtful=True),
    Case("by summer 2023", "..2023-08-31", "season", "../2023-08", dated="", doubtful=True),
    Case("late summer 2023", "2023-08-01..2023-08-31", "range", dated="", doubtful=True),
    Case("the 1990s", "1990-01-01..1999-12-31", "decade", "199X", dated=""),
    Case("since the 1990s", "1990-01-01..", "decade", "1990/..", dated=""),
    Case("by the end of the decade", "..2029-12-31", "range"),
    Case("from 2014 to 2020", "2014-01-01..2020-12-31", "range", "2014/2020", dated=""),
    Case("2021-2027", "2021-01-01..2027-12-31", "range", "2021/2027", dated=""),
    Case("between 2014 and 2020", "2014-01-01..2020-12-31", "range", dated=""),
    Case("in 2014 and 2020", "2014-01-01..2020-12-31", "range", dated="", doubtful=True),
    Case("in 10000", NONE),
    Case("in the year 10000", NONE),
    Case("1 January 10000", NONE),
]

OPEN = [
    Case("by June 2023", "..2023-06-30", "month", "../2023-06", dated=""),
    Case("by June", "..2023-06-30", "month"),
    Case("by 1 June 2023", "..2023-06-01", dated=""),
    Case("by early June 2023", "..2023-06-10", "range", dated=""),
    Case("by the end of June", "..2023-06-30", "range"),
    Case("by 2030", "..2030-12-31", "year", "../2030", dated=""),
    Case("before 1 June 2023", "..2023-05-31", edtf="../2023-05-31", dated=""),
    Case("prior to 1 June 2023", "..2023-05-31", dated=""),
    Case("before June 2023", "..2023-05-31", "month", dated=""),
    Case("before the end of 2023", "..2023-12-31", "quarter", dated=""),
    Case("until 30 June 2023", "..2023-06-30", dated=""),
    Case("no later than 30 June 2023", "..2023-06-30", dated=""),
    Case("on or before 30 June 2023", "..2023-06-30", dated=""),
    Case("by Monday", "..2022-11-21"),
    Case("by tomorrow", "..2022-11-16"),
    Case("by next year", "..2023-12-31", "year"),
    Case("since Monday", "2022-11-14.."),
    Case("since March", "2022-03-01..", "month", "2022-03/.."),
    Case("since 2014", "2014-01-01..", "year", "2014/..", dated=""),
    Case("since last year", "2021-01-01..", "year"),
    Case("since 24 February", "2022-02-24.."),
    Case("from 1 June 2023", "2023-06-01..", dated=""),
    Case("as of 1 June 2023", "2023-06-01..", dated=""),
    Case("starting in June 2023", "2023-06-01..", "month", dated=""),
    Case("after 1 June 2023", "2023-06-02..", edtf="2023-06-02/..", dated=""),
    Case("after June 2023", "2023-07-01..", "month", dated=""),
]

COUNTED = [
    Case("within 90 days", "2022-11-15..2023-02-13", "range", "2022-11-15/2023-02-13"),
    Case("within two weeks", "2022-11-15..2022-11-29", "range"),
    Case("within three months", "2022-11-15..2023-02-15", "range"),
    Case("within the next six months", "2022-11-15..2023-05-15", "range"),
    Case("within a year", "2022-11-15..2023-11-15", "range"),
    Case("within 48 hours", "2022-11-15..2022-11-17", "range"),
    Case("in the next six months", "2022-11-15..2023-05-15", "range"),
    Case("over the next two weeks", "2022-11-15..2022-11-29", "range"),
    Case("within 90 days of signature", NONE),
    Case("within one month", "2023-01-31..2023-02-28", "range", dated="2023-01-31"),
    Case("in two weeks", "2022-11-28..2022-12-04", "week"),
    Case("in two weeks’ time", "2022-11-28..2022-12-04", "week"),
    Case("in ten days", "2022-11-25"),
    Case("in 10 days", "2022-11-25"),
    Case("in three months", "2023-02-01..2023-02-28", "month"),
    Case("in two years", "2024-01-01..2024-12-31", "year"),
    Case("three weeks ago", "2022-10-24..2022-10-30", "week"),
    Case("two days ago", "2022-11-13"),
    Case("a month ago", "2022-10-01..2022-10-31", "month"),
    Case("a year ago", "2021-01-01..2021-12-31", "year"),
    Case("ten years ago", "2012-01-01..2012-12-31", "year"),
    Case("a hundred years ago", "1922-01-01..1922-12-31", "year"),
    Case("9999 years ago", NONE),
    Case("in 9999 years", NONE),
    Case("two weeks", NONE),
    Case("for three years", NONE),
]

UNDATED = [
    Case(words, NONE, dated="")
    for words in (
        "on Monday", "next Monday", "last Friday", "today", "yesterday", "this week", "over the weekend", "in March",
        "by June", "on 3 June", "3-5 June", "June 3-5", "between March and May", "last month", "next year", "this year",
        "later this year", "last quarter", "in the third quarter", "Q1", "next spring", "by the end of the year",
        "year-end", "by year-end", "the new year", "in two weeks", "within 90 days", "three weeks ago", "last March",
        "the second week of October", "the first half of February", "by the end of the decade", "in March last year",
    )
]  # fmt: skip

NO_TIMES = [
    Case(words, NONE)
    for words in (
        "", " ", ",", "soon", "in due course", "as soon as possible", "after ratification", "the second", "may not",
        "between", "by", "in the", "from to", "Monday the", "99 June 2024", "June 99", "the end of", "in 0",
        "at the next round", "0/0/2024", "early early 2023 late",
    )
]  # fmt: skip

FOREIGN = [
    Case("bis zum 30. Juni 2025", "..2025-06-30"),
    Case("bis Ende März", "..2023-03-31", "range"),
    Case("Ende 2025", "2025-10-01..2025-12-31", "quarter"),
    Case("bis Jahresende", "..2022-12-31", "month"),
    Case("bis spätestens 1. Mai", "..2023-05-01"),
    Case("vor dem 1. Mai 2025", "..2025-04-30"),
    Case("vor drei Wochen", "2022-10-24..2022-10-30", "week"),
    Case("innerhalb von 90 Tagen", "2022-11-15..2023-02-13", "range"),
    Case("nächste Woche", "2022-11-21..2022-11-27", "week"),
    Case("am Montag", "2022-11-14", clause="Die Minister einigten sich {}."),
    Case("am Montag", "2022-11-21", clause="Die Minister werden {} reden."),
    Case("am kommenden Montag", "2022-11-21"),
    Case("am Wochenende", "2022-11-12..2022-11-13", "weekend", clause="Sie trafen sich {}."),
    Case("im Juni", "2023-06-01..2023-06-30", "month", clause="Sie wird {} kommen."),
    Case("im ersten Quartal 2026", "2026-01-01..2026-03-31", "quarter"),
    Case("im zweiten Halbjahr 2025", "2025-07-01..2025-12-31", "half"),
    Case("im Herbst 2025", "2025-09-01..2025-11-30", "season", doubtful=True),
    Case("vom 3. bis 5. Juni 2025", "2025-06-03..2025-06-05", "range"),
    Case("zwischen März und Mai 2025", "2025-03-01..2025-05-31", "range"),
    Case("ab dem 1. Juli 2025", "2025-07-01..", "day"),
    Case("gestern", "2022-11-14"),
    Case("d’ici au 30 juin 2025", "..2025-06-30"),
    Case("d’ici fin 2025", "..2025-12-31", "quarter"),
    Case("avant le 1er mai 2025", "..2025-04-30"),
    Case("au plus tard le 15 avril", "..2023-04-15"),
    Case("lundi", "2022-11-14", clause="Ils se sont retrouvés {} et ils ont signé."),
    Case("lundi", "2022-11-21", clause="Ils se retrouveront {}."),
    Case("lundi prochain", "2022-11-21"),
    Case("le lundi 3 mars 2025", "2025-03-03"),
    Case("la semaine prochaine", "2022-11-21..2022-11-27", "week"),
    Case("il y a deux semaines", "2022-10-31..2022-11-06", "week"),
    Case("dans un délai de 90 jours", "2022-11-15..2023-02-13", "range"),
    Case("dans trois mois", "2023-02-01..2023-02-28", "month"),
    Case("au premier trimestre 2026", "2026-01-01..2026-03-31", "quarter"),
    Case("du 3 au 5 juin 2025", "2025-06-03..2025-06-05", "range"),
    Case("à partir du 1er juillet 2025", "2025-07-01..", "day"),
    Case("à la mi-avril 2025", "2025-04-11..2025-04-20", "range"),
    Case("demain", "2022-11-16"),
    Case("antes del 31 de diciembre de 2025", "..2025-12-30"),
    Case("a más tardar el 15 de abril de 2025", "..2025-04-15"),
    Case("hasta el 31 de diciembre", "..2022-12-31"),
    Case("el lunes", "2022-11-14", clause="Acordaron {} compartir datos."),
    Case("el lunes", "2022-11-21", clause="Se reunirán {}."),
    Case("el próximo lunes", "2022-11-21"),
    Case("la semana que viene", "2022-11-21..2022-11-27", "week"),
    Case("hace dos semanas", "2022-10-31..2022-11-06", "week"),
    Case("en un plazo de 90 días", "2022-11-15..2023-02-13", "range"),
    Case("dentro de tres meses", "2023-02-01..2023-02-28", "month"),
    Case("a finales de marzo de 2025", "2025-03-21..2025-03-31", "range"),
    Case("en el primer trimestre de 2026", "2026-01-01..2026-03-31", "quarter"),
    Case("del 3 al 5 de junio de 2025", "2025-06-03..2025-06-05", "range"),
    Case("este año", "2022-01-01..2022-12-31", "year"),
    Case("ayer", "2022-11-14"),
    Case("so bald wie möglich", NONE),
    Case("dans les meilleurs délais", NONE),
    Case("lo antes posible", NONE),
]
"""German, French and Spanish; `find` reads English, so these are given by a model."""

CASES = [*DAYS, *WEEKS, *DATES, *MONTHS, *YEARS, *OPEN, *COUNTED, *UNDATED, *NO_TIMES]


GOVERNED = [
    Case("on Mon\u00adday", "2022-11-14", clause="The talks were launched {}."),
    Case("for the first half of January", "2023-01-01..2023-01-15", "range", clause="A second round is set {}."),
    Case("the first half of January", "2023-01-01..2023-01-15", "range", clause="It was pencilled in for {}."),
    Case("Monday", "2022-11-21", clause="The vote was postponed to {}."),
    Case("Monday", "2022-11-14", clause="The group was blamed for {}."),
    Case("to next Monday", "2022-11-21", clause="The talks were put off {}."),
    Case("for two weeks", NONE, clause="The talks were put off {}."),
    Case("by Monday", "..2022-11-21", clause="You will have them {}."),
    Case("by mid-May", "..2023-05-20", "range", clause="They agreed to set up an office {}."),
    Case("by June", "..2023-06-30", "month", clause="Norway promised delivery {}."),
    Case("on Monday", "2022-11-14", clause="Norway promised {} to pay."),
    Case("from 1 December to 15 March", "2022-12-01..2023-03-15", "range", clause="The chair proposed 2 metres {}."),
    Case("by the end of October", "..2022-10-31", "range", clause="It promised to mend it {}, and it was mended."),
    Case("by the end of October", "..2022-10-31", "range", clause="The leak it had undertaken to stop {} ran on."),
    Case("by September", "..2022-09-30", "month", clause="The pledge to sell it {} was dropped in August."),
    Case("Monday afternoon", "2022-11-14", clause="A session planned for {} was postponed."),
    Case("within five years", "2015-06-01..2020-06-30", "range", clause="In June 2015, they agreed to end it {}."),
    Case("within five years", "2022-11-15..2027-11-15", "range", clause="They agreed to end it {}."),
    Case("before Christmas", "..2022-12-24", clause="The letter is to be sent {}."),
    Case("by Christmas Eve", "..2022-12-24", clause="The letter is to be sent {}."),
    Case("8 January 2023, 14:00", "2023-01-08"),
    Case("on 8 January at 9.30 am", "2023-01-08", clause="They will meet {}."),
    Case("by the end of the first half of 2027", "..2027-06-30", "range"),
    Case("el domingo y el lunes", "2022-11-13..2022-11-14", "range", clause="Se reunieron {}."),
    Case("en la segunda quincena de junio", "2023-06-16..2023-06-30", "range", clause="Acordaron en celebrar {} otra."),
    Case("zum 1. Mai 2023", "2023-05-01"),
    Case("für den Herbst", "2022-09-01..2022-11-30", "season", clause="Man hat ihn {} zugesagt.", doubtful=True),
    Case("bis Ende Juni", "..2023-06-30", "range", clause="Nordhaven sagte zu, {} die Daten zu zeigen."),
    Case("am Freitag", "2022-11-11", clause="Nordhaven sagte {} die Hilfe zu."),
]
"""What the verb decides that governs the words: a promise looks ahead, unless it is told to be over."""

CLAUSES = [
    Case("on Thursday", "2022-11-17", clause="The walkout, called last week, starts {}."),
    Case("on Monday", "2022-11-14", clause="The walkout, called {}, starts on Thursday."),
    Case("Thursday", "2022-11-17", clause="The ceasefire, which comes into force {}, was agreed on Monday."),
    Case("on Thursday", "2022-11-17", clause="The ministers meet {} in Kolm."),
    Case("on Thursday", "2022-11-17", clause="Talks resume {} after they broke down in May."),
    Case("on Thursday", "2022-11-17", clause="He said that the licence expires {}."),
    Case("on Thursday", "2022-11-17", clause="The permit lapsed in May; its successor takes effect {}."),
    Case("until Friday", "..2022-11-18", clause="The truce they struck runs {}."),
    Case("on Thursday", "2022-11-17", clause="The new round, announced on Monday, is {}."),
    Case("on Thursday", "2022-11-17", clause="The text to be signed {} was agreed in Kolm."),
    Case("on Monday", "2022-11-14", clause="The fee to be paid {} was paid late."),
    Case("on Monday", "2022-11-14", clause="They were to sign {}, but the signing fell through."),
    Case("by March", "..2022-03-31", "month", clause="The mill was to close {}, yet it still runs."),
    Case("on Thursday", "2022-11-17", clause="The two were to meet {}.", doubtful=True),
    Case("on Thursday", "2022-11-17", clause="The council was expected to vote {}."),
    Case("on Monday", "2022-11-14", clause="After initialling the text {}, she flew home."),
    Case("on Monday", "2022-11-14", clause="Having met {}, the two will talk again."),
    Case("on Thursday", "2022-11-17", clause="She told reporters that the rally {} would go ahead."),
    Case("on Monday", "2022-11-14", clause="She told reporters {} that the rally would go ahead."),
    Case("on Monday", "2022-11-14", clause="The accord signed {} will run for ten years."),
    Case("on Monday", "2022-11-14", clause="Envoys did not meet {}."),
    Case("Monday's", "2022-11-14", clause="The sides traded blame after {} attack."),
    Case("on Thursday", "2022-11-17", clause="The ban is lifted {}.", doubtful=True),
    Case("am Freitag", "2022-11-11", clause="Die Ministerin trat {} zurück."),
    Case("am Freitag", "2022-11-11", clause="Der Rat gab {} nach."),
    Case("am Freitag", "2022-11-18", clause="Der Streik beginnt {}."),
    Case("am Freitag", "2022-11-18", clause="Heute berät der Rat, {} wird er entscheiden."),
]
"""The verb of the same clause counts, not the nearest; what begins, meets or takes effect is to come."""

WORDINGS = [
    Case("3 June '24", "2024-06-03"),
    Case("by 3 June ’24", "..2024-06-03"),
    Case("3 June '89", "1989-06-03"),
    Case("3 June '24", NONE, dated=""),
    Case("14/5/24", "2024-05-14"),
    Case("14.05.24", "2024-05-14"),
    Case("5/14/24", "2024-05-14"),
    Case("03.06.24", "2024-03-06..2024-06-03", "range", clause="They met on {}.", doubtful=True),
    Case("03.06.24", "2024-06-03", clause="Die Minister werden sich am {} treffen."),
    Case("1.6.2024", "2024-06-01", clause="Sie werden sich am {} in Bonn treffen."),
    Case("1/6/2024", "2024-06-01", clause="La réunion est prévue le {} à Lyon."),
    Case("1/6/2024", "2024-06-01", clause="La reunión será el {} en Lima."),
    Case("1/6/2024", "2024-01-06..2024-06-01", "range", clause="The meeting is on {} in Lima.", doubtful=True),
    Case("12/31/2024", "2024-12-31", clause="La reunión será el {} en Lima."),
    Case("1.6.2024", "2024-06-01", clause="Sie werden sich am {} treffen.", dated=""),
    Case("on the 21st", "2022-11-21", clause=WILL),
    Case("on the 3rd", "2022-12-03", clause=WILL),
    Case("on the 21st", "2022-10-21", clause=MET),
    Case("by the 31st", "..2022-12-31", clause="It will be paid {}."),
    Case("on the 21st of next month", "2022-12-21", clause=WILL),
    Case("on the 21st", NONE, dated=""),
    Case("the 3rd and 4th of June 2024", "2024-06-03..2024-06-04", "range", dated=""),
    Case("the day after tomorrow", "2022-11-17"),
    Case("by the day after tomorrow", "..2022-11-17"),
    Case("the day before yesterday", "2022-11-13"),
    Case("last night", "2022-11-14"),
    Case("this morning", "2022-11-15"),
    Case("Friday week", "2022-11-25", clause=WILL),
    Case("a week on Friday", "2022-11-25", clause=WILL),
    Case("by month's end", "..2022-11-30", "range"),
    Case("by the month’s end", "..2022-11-30", "range"),
    Case("at quarter-end", "2022-12-01..2022-12-31", "range"),
    Case("before the year is out", "..2022-12-31", "quarter"),
    Case("at the latest by 30 June 2023", "..2023-06-30", dated=""),
    Case("by 30 June 2023 at the latest", "..2023-06-30", dated=""),
    Case("no later than 30 June", "..2023-06-30", clause="It will be paid {}."),
    Case("effective 1 July 2023", "2023-07-01..", dated=""),
    Case("with effect from 1 July 2023", "2023-07-01..", dated=""),
    Case("from 2025 onwards", "2025-01-01..", "year", dated=""),
    Case("effective Monday", "2022-11-14..", clause="The ban was lifted {}.", doubtful=True),
    Case("with effect from 1 January", "2023-01-01..", clause="The ban was lifted {}.", doubtful=True),
    Case("Friday at 3 p.m.", "2022-11-18", clause=WILL),
    Case("at noon on Wednesday", "2022-11-16", clause=WILL),
    Case("by 5 pm on Friday", "..2022-11-18", clause=WILL),
    Case("23:59 on 30 June 2023", "2023-06-30", dated=""),
    Case("the weekend of 19-20 November", "2022-11-19..2022-11-20", "range", clause=WILL),
    Case("the weekend of 19 November", NONE, clause=WILL),
    Case("over the past three months", "2022-08-15..2022-11-15", "range"),
    Case("for the last two years", "2020-11-15..2022-11-15", "range"),
    Case("in a year's time", "2023-01-01..2023-12-31", "year"),
    Case("3Q23", "2023-07-01..2023-09-30", "quarter"),
    Case("between Christmas and New Year", "2022-12-25..2023-01-01", "range", clause=WILL, doubtful=True),
    Case("between Christmas and the New Year", "2021-12-25..2022-01-01", "range", clause=MET, doubtful=True),
    Case("Wednesday 16 November", "2022-11-16", clause=WILL),
    Case("Thursday 16 November", "2022-11-16", clause=WILL, doubtful=True),
    Case("Thursday 16 November", "2022-11-16", doubtful=True),
    Case("within 30 days of signing", NONE, clause="It will be paid {}."),
    Case("30 days after ratification", NONE, clause="It will be paid {}."),
    Case("in the coming weeks", NONE, clause=WILL),
    Case("in fiscal 2025", NONE, clause="It will be paid {}."),
    Case("by the end of the fiscal year", NONE, clause="It will be paid {}."),
    Case("the previous Friday", NONE, clause=MET),
    Case("at Easter", NONE, clause=WILL),
    Case("übermorgen", "2022-11-17"),
    Case("bis übermorgen", "..2022-11-17"),
    Case("vorgestern", "2022-11-13"),
    Case("im dritten Quartal", "2023-07-01..2023-09-30", "quarter", clause="Die Arbeit wird {} beginnen."),
    Case("in der zweiten Jahreshälfte 2025", "2025-07-01..2025-12-31", "half"),
    Case("am 3. und 4. Juni 2025", "2025-06-03..2025-06-04", "range"),
    Case("après-demain", "2022-11-17"),
    Case("au troisième trimestre", "2023-07-01..2023-09-30", "quarter", clause="Les travaux commenceront {}."),
    Case("les 3 et 4 juin 2025", "2025-06-03..2025-06-04", "range"),
    Case("dans les 30 jours", "2022-11-15..2022-12-15", "range"),
    Case("anteayer", "2022-11-13"),
    Case("pasado mañana", "2022-11-17"),
    Case("en el tercer trimestre", "2023-07-01..2023-09-30", "quarter", clause="La obra comenzará {}."),
    Case("los días 3 y 4 de junio de 2025", "2025-06-03..2025-06-04", "range"),
]
"""Other wordings of what the grammar reads. What rests on another event, or on whose year it is, stays open."""


@pytest.mark.parametrize("case", [*CASES, *FOREIGN, *GOVERNED, *CLAUSES, *WORDINGS], ids=lambda case: case.id)
def test_a_time_means_what_a_reader_takes_it_to_mean(case: Case) -> None:
    """Neither more exact than the words, nor less; what the words leave open is doubtful or unresolved."""
    assert_read(case)


def test_the_table_is_long_enough_to_mean_something() -> None:
    """Each kind of expression has its rows, and no row stands twice."""
    assert len(CASES) == len({(case.words, case.clause, case.dated) for case in CASES})
    assert len(CASES) >= 300


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in find(text)]


NOT_WHOLE = {"2024", "earlier today", "late on Monday", "in 2014 and 2020"}
"""A year alone is as often a count, "late on" may belong to what goes before, and two years are two times."""


def test_what_can_be_read_is_found_where_it_stands() -> None:
    """No rule reads what no rule finds."""
    readable = [case.words.strip(",") for case in CASES if case.means != NONE]
    assert {words for words in readable if found(f"It was so {words}, he said.") != [words]} == NOT_WHOLE


# --- where a sentence says one ---


@dataclass(frozen=True)
class Said:
    text: str
    found: Sequence[str] = ()

    @property
    def id(self) -> str:
        return self.text


SENTENCES = [
    Said("They agreed on Monday to meet by the end of June.", ["on Monday", "by the end of June"]),
    Said("On 3 June 2024 and on 4 July they met.", ["On 3 June 2024", "on 4 July"]),
    Said("Talks on Monday, Tuesday and Thursday failed.", ["on Monday", "Tuesday and Thursday"]),
    Said("in January, February and March 2024", ["in January", "February and March 2024"]),
    Said("He met her in May. May the talks go on.", ["in May"]),
    Said("He came in June.", ["in June"]),
    Said("He came on 3 Sept. and left on 5 Oct.", ["on 3 Sept.", "on 5 Oct."]),
    Said("By 30\u00a0June\n2024 all is done", ["By 30\u00a0June\n2024"]),
    Said("the (3 June 2024) text", ["3 June 2024"]),
    Said("“Monday,” he said", ["Monday"]),
    Said("Monday’s talks", ["Monday"]),
    Said("within 90 days of ratification", ["within 90 days of ratification"]),
    Said("within thirty days they leave", ["within thirty days"]),
    Said("no later than 1 March 2025, before Easter", ["no later than 1 March 2025"]),
    Said("before the end of next year", ["before the end of next year"]),
    Said("since 2014 and until 2020", ["since 2014", "until 2020"]),
    Said("the 2021–2027 budget", ["the 2021–2027"]),
    Said("from 3 June to 5 July 2024", ["from 3 June to 5 July 2024"]),
    Said("the following week", ["the following week"]),
    Said("at the beginning of the month and late last year", ["at the beginning of the month", "late last year"]),
    Said("Sunday 3 March; spring 2025; Q2 2025; H1 2025", ["Sunday 3 March", "spring 2025", "Q2 2025", "H1 2025"]),
    Said("ON MONDAY IN MAY", ["ON MONDAY", "IN MAY"]),
    Said("dated 2024-06-03, revised 03/06/2024", ["2024-06-03", "03/06/2024"]),
    Said("two years ago and in two years' time", ["two years ago", "in two years' time"]),
    Said("5 May 2024. 6 May 2024.", ["5 May 2024", "6 May 2024"]),
    Said("They meet the day after tomorrow, or Friday week.", ["the day after tomorrow", "Friday week"]),
    Said("on the weekend of 18-19 May, and over the weekend", ["18-19 May", "over the weekend"]),
    Said("They may day by day do less, and do so on May Day.", ["on May Day"]),
    Said("It is due on the 21st.", ["on the 21st"]),
    Said("between Christmas and New Year", ["between Christmas and New Year"]),
    Said("by month's end, effective 1 July", ["by month's end", "effective 1 July"]),
    Said("over the past three months", ["over the past three months"]),
    Said("They may meet in March, the minister said in Brussels on Friday", ["in March", "on Friday"]),
]

NO_TIME_SAID = [
    Said(text)
    for text in (
        "", "They may agree.", "They may not", "They may 5 times a day", "They march on the capital.",
        "the march to peace", "It cost 2000 euros.", "worth by 2000 euros more", "over 2000 people came",
        "at 2000 it rained", "in 2000 houses", "up to 2000 men", "at 1900 metres", "after 1500 hours",
        "from 1500 troops to 1600 troops", "the second point", "a second time", "the first half was dull",
        "the fall of the capital", "prices fall", "spring water", "version 1.2.2020", "version 10.15.2020",
        "v2.12.2024", "Python 3.11, release 24.04", "COVID-19", "call +41 22 917 1234", "tel. 2025-01-02",
        "0800-2020-11", "555-2019", "(202) 555-1999", "pages 3-5", "pp. 2010-2015", "pp. 12–15", "page 2012-2015",
        "on the 21st floor", "on the 3rd attempt",
        "Security Council resolution 1701 (2006)", "resolution 2231", "Article 2015", "G20", "A/RES/2020-05",
        "https://example.org/2023-05-01/news", "room 2024-06", "Jan Egeland spoke", "by Jan Egeland",
        "Prime Minister May spoke", "the august body", "Sunny, Satisfied, Monde", "mondays", "Decembrist",
        "5,000 or 2,024", "2 to 3 percent", "one day", "day after day", "weekly", "2001: A Space Odyssey",
        "1999/2000 and 2023/24", "in 1,500 cases", "in 2000,5 parts", "in 2.5 years", "for 1.5 years", "10:30",
        "1.5.20", "by 1999%", "file2024-05-01", "2024-05-01-02", "12-2024-05-01",
    )
]  # fmt: skip


@pytest.mark.parametrize("said", [*SENTENCES, *NO_TIME_SAID], ids=lambda said: said.id)
def test_find(said: Said) -> None:
    """The longest expression is found with the preposition that matters; counts, names and verbs are none."""
    assert found(said.text) == list(said.found)


# --- whatever the words ---

PIECES = st.sampled_from(
    "by in on the of from between and to - – / . , ' ’ 's Monday may May June 3 31 99 2024 2023-06-03 year week days "
    "within next last this early mid- late end half first quarter Q1 ago weekend decade new spring ß İ ² ".split(" ")
)
WORDS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES).map("".join))
DATED = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))


@given(WORDS, DATED, WORDS)
def test_any_words_are_read_or_left_unresolved(words: str, dated: date | None, clause: str) -> None:
    """Nothing raises, and whatever comes back is an interval the right way round."""
    assert_valid(resolve(words, dated, clause))
    assert_valid(resolve(words, dated, f"{clause} {words}"))


@given(st.sampled_from(CASES), st.dates(date(1600, 1, 1), date(2200, 1, 1)), st.sampled_from(["", MET, WILL]))
def test_any_day_will_do(case: Case, dated: date, clause: str) -> None:
    """The rows of the table are read against every document's date."""
    assert_valid(resolve(case.words, dated, clause.format(case.words)))


@given(WORDS, st.booleans())
def test_what_is_found_is_in_order_and_has_words(text: str, tight: bool) -> None:
    """Slices do not overlap, and begin and end with no white space."""
    text = text if tight else f" {text} on Monday, {text}"
    last = 0
    for start, end in find(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end


@given(st.sampled_from([case for case in CASES if case.means != NONE]), st.data())
def test_typography_does_not_change_what_is_meant(case: Case, data: st.DataObject) -> None:
    """Case, white space and the kind of apostrophe make no difference."""
    space = data.draw(st.sampled_from([" ", "\u00a0", "\n", "  ", "\u202f"]))
    words = data.draw(st.sampled_from([str.upper, str.lower, str.title]))(case.words).replace(" ", space)
    assert resolve(words, day(case.dated), case.clause.format(words)) == read(case)


@pytest.mark.parametrize(
    "unit",
    ["", " ", "a", "1", "-", "3-", "June ", "the ", "by the end of ", "early mid late ", "Monday and ", "from 3 to ",
     "within 9 ", "2024-", "1/1/", "in the next ", "between ", "\u00a0", "’", "last week of ", "q1 h1 ", "a hundred "],
)  # fmt: skip
def test_hostile_strings_come_to_an_end(unit: str) -> None:
    """Twenty thousand characters of half an expression are read through once."""
    text = (unit * 20_000)[:20_000]
    for words in (text, f"{text}Monday", f"by{text}"):
        assert_valid(resolve(words, date(2022, 11, 15), words))
        assert len(list(find(words))) <= len(words)
