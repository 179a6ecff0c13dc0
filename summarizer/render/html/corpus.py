"""What is in a whole corpus, and what is due when? One page before many evidence pages: a table and a calendar.

The table has a row for each document, the calendar a place for each undertaking that a day can be told for: its last
day, or its first where it has no last. Both lead to the items on the documents' own pages.
"""

from __future__ import annotations

import re
from calendar import Calendar, month_name
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from summarizer.render.entries import interval
from summarizer.render.html.cards import Card, Folder, folders, who_section
from summarizer.render.html.template import render
from summarizer.render.html.timeline import short_date
from summarizer.render.visible import one_line

if TYPE_CHECKING:
    from summarizer.summary import Summary

__all__ = ["index"]

_NAMES = 6
"""Names of those who take part that a row of the table shows."""
_KNOWN_SCHEME = re.compile(r"(?:https?|file):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    """One document: its headline or title, where its page is, and how much is in it."""

    href: str
    title: str
    origin: str
    dated: date | None
    who: tuple[str, ...]
    counts: dict[str, int]
    rejected: int
    omissions: int

    @property
    def day(self) -> str:
        return short_date(self.dated) if self.dated else ""

    @property
    def names(self) -> str:
        more = f" and {len(self.who) - _NAMES} more" if len(self.who) > _NAMES else ""
        return ", ".join(self.who[:_NAMES]) + more


@dataclass(frozen=True, slots=True)
class _Due:
    """One undertaking that has a day; `document` says which of the rows it is from."""

    day: date
    href: str
    what: str
    actors: str
    words: str
    days: str
    document: str


@dataclass(frozen=True, slots=True)
class _Month:
    """A month's weeks, each day with the number of undertakings due on it (None outside the month), and those."""

    name: str
    weeks: tuple[tuple[tuple[int, int] | None, ...], ...]
    due: tuple[_Due, ...]


def index(summaries: Iterable[tuple[str, Summary[Any]]], *, title: str = "Summaries") -> str:
    """Return a page that lists summaries; each comes with the URL of its own page, relative to this one.

    The summaries are taken one by one, and not kept. A file's name is no URL: quote it (`urllib.parse.quote`).

    >>> from summarizer import summarize
    >>> summary = summarize("Oslo, 3 June 2024. Norway promised to pay by 1 May 2025.", model="offline")
    >>> page = index([("oslo.html", summary)])
    >>> 'href="oslo.html#commitments-1"' in page, "May 2025" in page
    (True, True)
    """
    rows, due, undated = list[_Row](), list[_Due](), 0
    for href, summary in summaries:
        sections = folders(summary)
        row = _row(_as_link(href), summary, sections)
        found = list(_due(row, sections))
        undated += sum(len(section.cards) for section in _owed(sections)) - len(found)
        rows.append(row)
        due += found
    labels = list(dict.fromkeys(label for row in rows for label in row.counts))
    return render(
        "index.html",
        ("base.css", "index.css"),
        ("index.js",),
        title=one_line(title),
        rows=rows,
        labels=labels,
        months=tuple(_months(due)),
        due=len(due),
        undated=undated,
    )


def _as_link(href: str) -> str:
    """A URL that leads to a page: what would name another scheme is a file with a colon in its name."""
    head = re.split(r"[/?#]", href, maxsplit=1)[0]
    return f"./{href}" if ":" in head and not _KNOWN_SCHEME.match(href) else href


def _row(href: str, summary: Summary[Any], sections: tuple[Folder, ...]) -> _Row:
    source, who = summary.source, who_section(summary.record)
    origin = one_line(source.title or source.origin or "") or "A text"
    lead = next((card.entry.title for section in sections[:1] if section.single for card in section.cards), origin)
    return _Row(
        href=href,
        title=lead,
        origin=origin if lead != origin else "",
        dated=source.dated,
        who=tuple(card.entry.title for section in sections if section.name == who for card in section.cards),
        counts={section.label: len(section.cards) for section in sections if not section.single},
        rejected=len(summary.rejected),
        omissions=len(summary.omissions),
    )


def _owed(sections: Iterable[Folder]) -> list[Folder]:
    return [section for section in sections if section.owed]


def _due(row: _Row, sections: Iterable[Folder]) -> Iterator[_Due]:
    for section in _owed(sections):
        for card in section.cards:
            if found := next(_days(card), None):
                day, words, days = found
                href = f"{row.href.partition('#')[0]}#{card.id}"
                yield _Due(day, href, card.entry.title, ", ".join(card.actors), words, days, row.origin or row.title)


def _days(card: Card) -> Iterator[tuple[date, str, str]]:
    for time in card.times:
        if day := time.when.latest or time.when.earliest:
            yield day, one_line(time.when.text), interval(time.when)


def _months(due: Iterable[_Due]) -> Iterator[_Month]:
    ordered = sorted(due, key=lambda one: (one.day, one.document, one.href))
    for (year, month), members in groupby(ordered, key=lambda one: (one.day.year, one.day.month)):
        found = tuple(members)
        counts = Counter(one.day.day for one in found)
        weeks = Calendar().monthdayscalendar(year, month)
        yield _Month(
            f"{month_name[month]} {year}",
            tuple(tuple((day, counts[day]) if day else None for day in week) for week in weeks),
            found,
        )
