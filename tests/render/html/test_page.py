"""The page as a file: what its policy lets run, what its links lead to, and that foreign text stays text."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import Annotated, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer import Item, Minutes, Record, Source, Summarizer, Summary, Verbatim
from summarizer.problems import Problem, Rejected
from summarizer.render.html import to_html
from summarizer.render.visible import visible
from summarizer.schemas import Ref
from summarizer.testing import ScriptedModel
from summarizer.testing.strategies import answers, sources
from tests.pages import gold_summary, items_of, spans_of, words
from tests.reports import only


class Page(HTMLParser):
    """What a browser makes of a page: its elements with their attributes, and the text of its source pane."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.content = {"style": "", "script": ""}
        self.text, self._within, self._depth = "", "", 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._within = tag
        if tag == "div":
            self._depth = self._depth + 1 if self._depth else int(dict(attrs).get("id") == "text")

    def handle_endtag(self, tag: str) -> None:
        self._within = ""
        if tag == "div" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._within in self.content:
            self.content[self._within] += data
        elif self._depth:
            self.text += data

    def attribute(self, name: str) -> list[str]:
        """The values of one attribute, in their order."""
        return [value or "" for _, attributes in self.elements for key, value in attributes.items() if key == name]


def page_of(summary: Summary[Any]) -> Page:
    """The page of a summary, with what must hold of every page."""
    page = Page(to_html(summary))
    assert_closed(page)
    return page


def assert_closed(page: Page, pages: str = "") -> None:
    """One style sheet, one script, both named by their hashes; nothing that loads, sends or acts beside them; links
    lead within the page, or to `pages`."""
    (policy,) = [attrs["content"] for _, attrs in page.elements if attrs.get("http-equiv")]
    hashes = {
        name: base64.b64encode(hashlib.sha256(words.encode()).digest()).decode() for name, words in page.content.items()
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    tags = [tag for tag, _ in page.elements]
    assert [tags.count(tag) for tag in ("style", "script", "link", "base", "iframe", "img", "object")] == [1, 1, 1] + [
        0
    ] * 4
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
    assert not page.attribute("style") + page.attribute("src") + page.attribute("action") + page.attribute("srcset")
    assert all(link == "data:," or link.startswith("#") or re.fullmatch(pages, link) for link in page.attribute("href"))


def test_the_source_stands_in_it_letter_by_letter() -> None:
    """Numbers of sentences are no part of its text: what is copied from the page is the source."""
    summary = gold_summary("long-conference")
    assert page_of(summary).text == summary.source.text


def test_every_span_is_marked_with_its_item() -> None:
    """The pieces that name an item are just the words of its spans."""
    text = (summary := gold_summary("long-conference")).source.text
    held: dict[str, str] = {}
    for match in re.finditer(r'<span class="[^"]*" data-items="([^"]*)"[^>]*>([^<]*)</span>', to_html(summary)):
        for item in match[1].split():
            held[item] = held.get(item, "") + match[2]
    for ident, item in items_of(summary):
        assert held[ident] == words(text, spans_of(item))


def test_every_link_leads_somewhere_and_no_id_stands_twice() -> None:
    """To an item, a sentence or a section of the page itself."""
    page = page_of(gold_summary("long-conference"))
    ids = page.attribute("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.attribute("href") if link.startswith("#")} <= set(ids)
    named = {name for value in page.attribute("data-items") for name in value.split()}
    assert named | set(page.attribute("data-for")) <= set(ids)


def test_what_was_left_out_and_what_may_be_missing_is_told_with_reasons() -> None:
    """Each in a panel of its own, and the passage that may be missing is marked."""
    summary = gold_summary("long-conference")
    page = to_html(summary)
    assert 'not in the source; nearest in <a href="#s3">[3]</a>: ' in page
    assert "the words that are not" in page
    assert summary.omissions
    assert page.count('id="omitted.') == len(summary.omissions)
    assert 'data-items="omitted.1"' in page or re.search(r'data-items="[^"]* omitted\.1"', page)


def test_a_reason_links_to_sentences_that_are_there() -> None:
    """And to no other, whatever the document makes it say."""
    problem = Problem(path="points[0]", message="nearest in [99]: 'nearest in [2], stands in [1], [2] <a>'")
    summary = Summarizer(ScriptedModel([only()] * 2)).summarize("They met. They parted.")
    page = to_html(summary.model_copy(update={"rejected": [Rejected(path="points[0]", problems=[problem])]}))
    told = """nearest in [99]: &#39;nearest in <a href="#s2">[2]</a>, stands in <a href="#s1">[1]</a>, [2] &lt;a&gt;"""
    assert told in page


def test_a_doubt_is_shown() -> None:
    """Beside its item."""
    summary = gold_summary("grain-corridor")
    doubts = [one.doubt for _, one in items_of(summary) if isinstance(one, Item) and one.doubt]
    assert doubts
    assert all(doubt in to_html(summary) for doubt in doubts)


class Remark(Item):
    """A schema of one's own, whose words overlap."""

    said: Verbatim
    again: list[Verbatim]


class Remarks(Record):
    """Its record."""

    s1: list[Remark]


def test_overlapping_words_of_a_schema_of_ones_own_are_cut_where_they_cross() -> None:
    """Nested, crossing, and the same twice; a section may be called as a sentence's id is."""
    remark = {"said": "b c d", "again": ["a b c", "c", "d e", "c"], "evidence": [1]}
    summary = Summarizer(ScriptedModel([{"s1": [remark]}]), Remarks).summarize("a b c d e f.")
    assert summary.record.s1
    page = page_of(summary)
    assert page.text == "a b c d e f."
    assert set(page.attribute("data-items")) == {"s1-1"}
    assert len(page.attribute("id")) == len(set(page.attribute("id")))


HOSTILE = [
    "<script>owned()</script>",
    "</style><script>owned()</script>",
    "</script><script>owned()</script>",
    "<!-- <script>",
    "]]> <![CDATA[ x",
    "javascript:owned()",
    "<a href=javascript:owned()>x</a>",
    '" onmouseover="owned()" x="',
    "' onfocus='owned()' autofocus '",
    "<img src=x onerror=owned()>",
    "<svg onload=owned()>",
    "<meta http-equiv=refresh content=0;url=http://evil.example>",
    "<base href=http://evil.example>",
    "<style>*{display:none}</style>",
    "{{ 7*7 }} {% raw %} {# x #}",
    "&lt;b&gt; &amp;amp; &#106;avascript &nbsp;",
    "\u202e evil \u2066",
    "\x1b[31m\x07",
    "a\x00b",
    "<textarea><title><plaintext>",
]


def hostile_summary(hostile: str) -> Summary[Any]:
    """The same words in the text, its title and origin, in items, ids, doubts, and in what was rejected."""
    quoted = f"They agreed {hostile} to meet."
    answer: dict[str, Any] = {"id": hostile, "what": hostile, "parties": [], "kind": "other", "status": "reached"}
    party = {
        "id": hostile + "p",
        "name": hostile,
        "aliases": [hostile],
        "kind": "other",
        "role": "other",
        "evidence": [1],
    }
    good = answer | {"evidence": [1], "doubt": hostile, "reported_by": hostile + "p"}
    bad = answer | {"id": f"{hostile}2", "evidence": [99]}
    model = ScriptedModel([only(agreements=[good, bad], parties=[party]), only(), only()], name=hostile)
    return Summarizer(model).summarize(Source(quoted, title=hostile, origin=hostile))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text(hostile: str) -> None:
    """It adds no element, no attribute and no link, wherever it stands."""
    summary = hostile_summary(hostile)
    assert summary.record.agreements
    assert summary.rejected
    page = page_of(summary)
    assert page.text == visible(summary.source.text)
    harmless = page_of(hostile_summary("x"))
    known = {tag for tag, _ in harmless.elements} | {"details", "summary", "pre"}
    assert {tag for tag, _ in page.elements} <= known
    names = {name for _, attrs in page.elements for name in attrs}
    assert names <= {name for _, attrs in harmless.elements for name in attrs}


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_are_shown_as_they_are(line_end: str) -> None:
    """One end, one line: a browser would read a carriage return as one of its own."""
    text = line_end.join(["They agreed to meet.", "", "  They parted.", ""])
    answer = {"id": "a1", "what": "meet", "parties": [], "kind": "other", "status": "reached", "evidence": [1]}
    summary = Summarizer(ScriptedModel([only(agreements=[answer])])).summarize(text)
    assert page_of(summary).text == text.replace("\r\n", "\n").replace("\r", "\n")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_a_summary_holds_can_be_shown(data: st.DataObject) -> None:
    """No page fails, and each is closed."""
    source = data.draw(sources())
    model = ScriptedModel([data.draw(answers(source, Minutes)) for _ in range(3)])
    summary = Summarizer(model, Minutes).summarize(source)
    page = page_of(summary)
    assert page.text == visible(source.text.replace("\r\n", "\n").replace("\r", "\n"))
    ids = page.attribute("id")
    assert len(ids) == len(set(ids))


class Side(BaseModel):
    """An object within an item."""

    model_config = {"frozen": True}

    party: Annotated[str, Ref("parties")]
    view: str


class Dispute(Item):
    """An item with one object, a list of them, and an item that it names by itself."""

    about: str
    first: Side
    others: list[Side]


class Name(Item):
    """Someone."""

    id: str
    name: str


class Disputes(Record):
    """Its record."""

    parties: list[Name]
    disputes: list[Dispute]


def test_names_lead_to_their_cards_however_deep_they_stand() -> None:
    """In an object, in each of a list, and in a field of the item."""
    answer = {
        "parties": [{"id": each, "name": each.upper(), "evidence": [1]} for each in ("a", "b", "c")],
        "disputes": [
            {
                "about": "the pool",
                "first": {"party": "b", "view": "open"},
                "others": [{"party": "a", "view": "shut"}, {"party": "c", "view": "sell"}],
                "evidence": [1],
            }
        ],
    }
    summary = Summarizer(ScriptedModel([answer]), Disputes).summarize(
        "A, B and C argued on the pool: open, shut, sell."
    )
    assert summary.record.disputes, summary
    page = to_html(summary)
    found = re.findall(r'class="name" href="#(parties-\d)">([ABC])</a><span class="sep">: </span>\s*(\w+)', page)
    assert found == [("parties-2", "B", "open"), ("parties-1", "A", "shut"), ("parties-3", "C", "sell")]
    page_of(summary)
