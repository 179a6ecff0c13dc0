"""The page before many: a row for each, every dated undertaking in its month, links that lead to pages only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from summarizer import Summary
from summarizer.render.html import index
from tests.pages import gold_summary
from tests.render.html.test_page import HOSTILE, Page, assert_closed, hostile_summary

NAMES = ["grain-corridor", "long-conference", "rail-link"]
PAGES = r"[a-z-]+\.html(#[a-z]+-\d+)?"


def listed() -> Iterator[tuple[str, Summary[Any]]]:
    """Three gold records."""
    return ((f"{name}.html", gold_summary(name)) for name in NAMES)


def test_each_document_has_a_row_and_each_dated_commitment_a_place() -> None:
    """In the order of the days, with a link to the item itself."""
    page = Page(index(listed()))
    assert_closed(page, PAGES)
    links = [link for link in page.attribute("href") if link.endswith(".html")]
    assert links == [f"{name}.html" for name in NAMES]
    owed = {
        f"{name}.html#commitments-{number}": commitment.due.latest or commitment.due.earliest
        for name in NAMES
        for number, commitment in enumerate(gold_summary(name).record.commitments, 1)
        if commitment.due and (commitment.due.latest or commitment.due.earliest)
    }
    shown = [link for link in page.attribute("href") if "#commitments-" in link]
    assert set(shown) == set(owed)
    assert [owed[link] for link in shown] == sorted(owed[link] for link in shown)  # type: ignore[type-var]


def test_the_summaries_are_taken_one_by_one() -> None:
    """A corpus need not fit the memory."""
    taken: list[int] = []

    def counted() -> Iterator[tuple[str, Summary[Any]]]:
        for number, each in enumerate(listed()):
            taken.append(number)
            yield each

    assert index(counted(), title="Three reports")
    assert taken == [0, 1, 2]


def test_an_empty_corpus_has_a_page() -> None:
    """It says that there is nothing."""
    assert "No document tells of an undertaking." in index([])


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("a.html", "a.html"),
        ("javascript:owned()", "./javascript:owned()"),
        (" JavaScript:owned()", "./ JavaScript:owned()"),
        ("java\nscript:owned()", "./java\nscript:owned()"),
        ("data:text/html,x", "./data:text/html,x"),
        ("3:45 talks.html", "./3:45 talks.html"),
        ("https://example.org/a.html", "https://example.org/a.html"),
        ("pages/a:b.html", "pages/a:b.html"),
    ],
)
def test_a_link_leads_to_a_page_and_runs_nothing(href: str, link: str) -> None:
    """A colon in a file's name makes it no scheme."""
    page = Page(index([(href, gold_summary("grain-corridor"))]))
    assert page.attribute("href").count(link) == 1
    assert not any(re.match(r"[\x00-\x20]*(?:javascript|data:text)", each, re.I) for each in page.attribute("href"))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text(hostile: str) -> None:
    """In a title and in names."""
    page = Page(index([("a.html", hostile_summary(hostile))], title=hostile))
    assert_closed(page, PAGES)
    assert {tag for tag, _ in page.elements} == {
        tag for tag, _ in Page(index([("a.html", hostile_summary("x"))])).elements
    }
