"""Pages of many makes become their text, whole and with nothing else: credits, live blogs, tables for layout."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer import Source
from summarizer.documents.asides import own_lines
from summarizer.documents.markup import visible_text

LEAD = (
    "Norway and Iceland agreed on Tuesday to share their weather data, after two days of talks in the port of Bergen."
)
SAID = (
    "“We will not wait for others,” said the minister, who promised to send a first list by 1 September 2025, she said."
)
LEFT = (
    "The two sides left open who pays for the ships; the envoy said her government would answer by the end of the year."
)
TEXT = f"{LEAD}\n\n{SAID}\n\n{LEFT}"
BODY = f"<p>{LEAD}</p><p>{SAID}</p><p>{LEFT}</p>"
MENU = '<td><a href="a">Home</a><br><a href="b">News</a><br><a href="c">The Minister</a></td>'


def read(body: str, head: str = "", attributes: str = "") -> Source:
    """A page with this in it."""
    return Source.from_html(f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>")


@pytest.mark.parametrize(
    "aside",
    [
        "(Reporting by Ann Lee in Bergen; Editing by Bo Ek)",
        "Read more: Ten things to know about the cable",
        "See also | The sea and its law",
        "Related stories",
        "Mehr zum Thema: Das Kabel",
        "À lire aussi : le câble",
        "© 2025 Northern Wire. All rights reserved.",
        "Photo credit: Kari Berg/NTB",
        "Sign up for our newsletter and get the best of it in your inbox.",
        "Subscribe now to read the full story for $1",
        "Already a subscriber? Log in",
        "Sign in to continue reading.",
        "This site uses cookies to improve your experience.",
        "Advertisement",
    ],
)
def test_a_line_that_is_no_part_of_the_report_is_left_out_and_said(aside: str) -> None:
    """Wherever in the article it stands."""
    source = read(f"<article><p>{LEAD}</p><p>{aside}</p><p>{SAID}</p><p>{LEFT}</p><p>{aside}</p></article>")
    assert source.text == TEXT
    assert aside[:20] in source.notes[0]


@pytest.mark.parametrize(
    "line",
    [
        "Read more of it aloud, the chair told the clerk.",
        "Related claims will be heard in May.",
        "Images of the harbour were shown to both sides before they signed it.",
        "Get ready for the winter, the minister said.",
        "Reporting to the board is due every month.",
        "Copying is not copyright, said Lee; “it is theft.” " * 12,
    ],
)
def test_a_line_of_the_report_stays(line: str) -> None:
    """Though it begins as such a line does."""
    assert own_lines(f"{LEAD}\n\n{line}") == (f"{LEAD}\n\n{line}", None)


def test_a_live_blog_is_read_to_its_last_entry_with_all_headings() -> None:
    """Of several days, so that none is the date; what the page declares is."""
    entries = [("Talks end", "03T18:00", LEAD), ("Lunch", "03T12:00", SAID), ("Talks begin", "02T09:00", LEFT)]
    posts = "".join(
        f'<article class="post"><time datetime="2025-06-{time}">then</time><h2>{head}</h2><p>{words}</p></article>'
        for head, time, words in entries
    )
    linked = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "datePublished": "2025-06-01"}</script>'
    source = read(f"<main><h1>Live: talks in Bergen</h1>{posts}</main>", linked)
    assert [words for head, _, text in entries for words in (head, text) if words not in source.text] == []
    assert source.dated == date(2025, 6, 1)
    assert read(f"<main>{posts}</main>").dated is None


def test_teasers_beside_an_article_are_no_entries() -> None:
    """Though they are articles by their markup."""
    teaser = '<article class="card"><h3><a href="x">Storm in Bergen</a></h3><p>The ferries stay in port.</p></article>'
    source = read(f"<main><article><h1>Pact</h1>{BODY}</article><aside>{teaser * 3}</aside></main>")
    assert source.text == f"Pact\n\n{TEXT}"


def test_names_that_are_links_stay_in_their_table() -> None:
    """They are what the table says, not a menu."""
    links = "".join(f'<a href="{name}">{name}</a>, ' for name in ("Norway", "Iceland", "Denmark"))
    row = f"<tr><th>Signed by</th><td>{links}</td><td>{LEAD} {SAID} {LEFT}</td></tr>"
    assert "Norway, Iceland, Denmark" in read(f"<article><p>{LEAD}</p><table>{row}</table></article>").text


def test_a_short_page_keeps_its_lines() -> None:
    """A readout of two sentences is a page too."""
    words = '<h1>Readout of the call</h1><time datetime="2025-06-03">3 June 2025</time>'
    words += "<p>They spoke.</p><p>They agreed.</p>"
    source = read(f'<nav><a href="/">Home</a></nav><main><article>{words}</article></main><footer>Privacy</footer>')
    assert source.text == "Readout of the call\n\n3 June 2025\n\nThey spoke.\n\nThey agreed."
    assert source.dated == date(2025, 6, 3)


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    """Its menu is left out, its paragraphs stay."""
    source = read(f"<table><tr>{MENU}<td><b>Agreement</b><br>12 May 2003<p>{LEAD}<p>{SAID}<p>{LEFT}</td></tr></table>")
    assert source.text == f"Agreement\n\n12 May 2003\n\n{TEXT}"
    assert source.dated == date(2003, 5, 12)


def test_a_row_of_a_table_of_data_is_one_line() -> None:
    """Also where a cell has lines; and the day in it is not the document's."""
    row = "<tr><td>Iceland</td><td>an answer<br>in <p>writing</p></td><td>1 September 2025</td></tr>"
    source = read(f"<article><p>{LEAD}</p><table>{row}{row}</table><p>{SAID}</p></article>")
    assert source.text.count("\nIceland\tan answer in writing\t1 September 2025") == 2
    assert source.dated is None


def test_a_long_cell_keeps_its_paragraphs() -> None:
    """It is told by its length, without reading anything twice."""
    cell = f"<td><p>{LEAD}</p><p>{SAID}</p></td>"
    assert visible_text(f"<table><tr><td>a<br>b</td>{cell}</tr></table>") == f"a b\t{LEAD}\n\n{SAID}"


def test_lines_that_only_break_are_lines() -> None:
    """In an article of the nineties."""
    source = read(f"<div id=content><h2>Weather pact</h2>BERGEN, 3 June 2025 - {LEAD}<br><br>{SAID}<br>{LEFT}</div>")
    assert source.dated == date(2025, 6, 3)
    assert all(f"{words}\n" in f"{source.text}\n" for words in (LEAD, SAID, LEFT))


def test_an_article_that_stands_in_linked_data_only_is_read() -> None:
    """As of pages that a script fills."""
    linked = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{LEAD} {LEFT}"}}</script>'
    assert read('<div id="root"><p>Please enable JavaScript.</p></div>', linked).text == f"{LEAD} {LEFT}"


@pytest.mark.parametrize(
    ("attributes", "language"),
    [('lang="ar" dir="rtl"', "ar"), ('xml:lang="fr-CA"', "fr-CA"), ('lang="de" xml:lang="de"', "de"), ("", None)],
)
def test_the_language_is_that_of_the_page(attributes: str, language: str | None) -> None:
    """However it is declared; text from right to left is text."""
    words = "اتفق وزراء النرويج وأيسلندا يوم الثلاثاء على تبادل بيانات الطقس اعتبارا من الربيع المقبل، بعد يومين."
    source = read(f"<article><h1>اتفاق</h1><p>{words}</p><p>{words[::-1]}</p></article>", attributes=attributes)
    assert source.language == language
    assert words in source.text
    assert words[::-1] in source.text
