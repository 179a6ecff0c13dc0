"""A page becomes its article, with what the page declares about itself; nothing else of it is told, or it is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from summarizer import Source
from summarizer.documents import Limits
from summarizer.documents.html import page
from summarizer.errors import DocumentTooLarge, EmptyDocument
from summarizer.testing import assert_grounded

LEAD = "ISLAMABAD: The Union and Pakistan on Monday launched talks on migration, the first in years, officials said."
ARTICLE = f"""<h1>Talks <em>open</em></h1><p>{LEAD}</p><h2>What was agreed</h2>
<p>“We will not&nbsp;wait,” said the Commissioner, who met the minister in the capital and saw a border post.</p>
<ul><li>to share data by June;</li><li>to meet again in Brussels.</li></ul>
<table><tr><th>Who</th><th>What</th></tr><tr><td>Norway</td><td>NOK 40 million</td></tr></table>
<p>Nobody left the table before there was a plan, and the two sides will meet again soon.</p>"""
TEXT = f"""Talks open

{LEAD}

What was agreed

“We will not wait,” said the Commissioner, who met the minister in the capital and saw a border post.

• to share data by June;
• to meet again in Brussels.

Who\tWhat
Norway\tNOK 40 million

Nobody left the table before there was a plan, and the two sides will meet again soon."""
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "BreadcrumbList"}, {"@type": "NewsArticle",
"headline": "Talks open in Islamabad", "datePublished": "2022-11-15T23:30:00+05:00", "inLanguage": "en",
"publisher": {"name": "The Daily"}}]}</script>"""


def whole(head: str = "", article: str = ARTICLE) -> str:
    """A page as newspapers make it."""
    return f"""<!DOCTYPE html><html lang="en-gb"><head><title>Talks open | The Daily</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav><article>{article}</article>
<section class="comments" id="comments"><h3>Comments</h3><div class="comment"><p>Not a word of this is true, says a
reader who comments on the page.</p></div></section><footer><p>© The Daily. All rights reserved.</p></footer></body>
</html>"""


def test_the_article_is_told_whole_and_nothing_else(tmp_path: Path) -> None:
    """No menu, no comment, no footer; blocks are parted by blank lines."""
    (tmp_path / "a.html").write_text(whole(), encoding="utf-8")
    source = Source.from_file(tmp_path / "a.html")
    assert source.text.replace("\xa0", " ") == TEXT
    assert source.notes == ()
    assert len(source.sentences) == 9
    span = source.locate("We will not wait")
    assert span is not None
    assert_grounded(span, source)


def test_the_caller_says_where_it_is_from() -> None:
    """What is fetched, and how, is the caller's."""
    source = Source.from_html(
        whole('<link rel="canonical" href="https://other.example/">'), url="https://daily.example/a"
    )
    assert source.url == source.origin == "https://daily.example/a"
    assert page(whole('<link rel="canonical" href="https://other.example/">'), Limits()).url == "https://other.example/"
    assert page(whole('<link rel="canonical" href="javascript:alert(1)">'), Limits()).url is None


@pytest.mark.parametrize(
    ("head", "title", "dated", "publisher"),
    [
        (LINKED, "Talks open in Islamabad", date(2022, 11, 15), "The Daily"),
        (
            '<meta property="og:title" content="Talks &amp; tea"><meta property="og:site_name" content="The Daily">'
            '<meta property="article:published_time" content="2022-11-15T23:30:00+05:00">',
            "Talks & tea",
            date(2022, 11, 15),
            "The Daily",
        ),
        ('<meta name="DC.date.issued" content="2022-11-15">', "Talks open", date(2022, 11, 15), None),
        ('<meta property="article:modified_time" content="2023-01-01">', "Talks open", None, None),
        ('<script type="application/ld+json">{"@type": [</script>', "Talks open", None, None),
        ("", "Talks open", None, None),
    ],
    ids=["linked data", "open graph", "Dublin Core", "modified only", "broken", "none"],
)
def test_a_page_declares_its_title_date_and_publisher(
    head: str, title: str, dated: date | None, publisher: str | None
) -> None:
    """What it does not declare is not guessed; a day of change is no day of publication."""
    found = page(whole(head), Limits())
    assert (found.title, found.dated, found.publisher, found.language) == (title, dated, publisher, "en-GB")


def test_a_time_is_the_date_when_there_is_only_one_day() -> None:
    """Or when it is marked as that of publication; of two others, neither."""
    one, other = '<time datetime="2022-11-15T10:00">today</time>', '<time datetime="2022-11-14">yesterday</time>'
    marked = '<time itemprop="datePublished" datetime="2022-11-13">then</time>'
    for times, dated in (
        (one * 2, date(2022, 11, 15)),
        (one + other, None),
        (one + other + marked, date(2022, 11, 13)),
    ):
        assert page(whole(article=f"{times}{ARTICLE}"), Limits()).dated == dated


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ('<meta charset="utf-16">', "utf-8"),
        ("", "utf-8"),
        ("", "utf-16"),
    ],
)
def test_the_charset_is_the_declared_one(declared: str, codec: str) -> None:
    """Before any guess; a byte order mark goes before that."""
    text = "Переговоры о рыбе закончились в понедельник."
    found = page(f"<html><head>{declared}</head><body><p>{text}</p></body></html>".encode(codec), Limits())
    assert (found.text, found.notes) == (text, ())


def test_a_charset_that_is_guessed_is_said() -> None:
    """Where nothing declares it."""
    text = "Переговоры о рыбе закончились в понедельник, стороны согласились."
    found = page(f"<p>{text}</p>".encode("cp1251"), Limits())
    assert found.text == text
    assert "a guess" in found.notes[0]


def test_a_page_with_too_many_elements_is_kept_whole_and_that_is_said() -> None:
    """The search for an article in it would take minutes."""
    found = page("<table><tr><td>They met in</td><td>Oslo.</td></tr></table>" * 20_000, Limits())
    assert found.text.startswith("They met in\tOslo.\n\nThey met")
    assert "too many elements" in found.notes[0]


def test_a_page_without_an_article_is_kept_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """When trafilatura finds none."""

    def nothing(*_arguments: object, **_options: object) -> None:
        return None

    monkeypatch.setattr("trafilatura.extract", nothing)
    found = page("<p>They met.</p>", Limits())
    assert (found.text, found.notes) == (
        "They met.",
        ("no article was found in the page, and all of its text was kept",),
    )


@pytest.mark.parametrize("html", ["", "<html></html>", b"<!-- -->", "<script>They met</script>"])
def test_a_page_without_text_is_empty(html: str | bytes) -> None:
    """Scripts are no text, and are never run."""
    with pytest.raises(EmptyDocument):
        Source.from_html(html)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
def test_a_deep_nest_is_refused(tag: str) -> None:
    """The parser would leave out what is inside without a word."""
    for depth in (500, 100_000):
        with pytest.raises(DocumentTooLarge, match="400 deep"):
            Source.from_html(f"<body>{f'<{tag}>' * depth}They met.")


def test_a_page_of_eleven_megabytes_is_refused() -> None:
    """Parsed, it would take up twenty times as much."""
    with pytest.raises(DocumentTooLarge, match="10,000,000"):
        Source.from_html("<p>" + "x" * 11_000_000)


def test_a_text_that_says_markup_stays_text() -> None:
    """An entity is a character, not a tag."""
    assert Source.from_html("<p>They met &lt;script&gt;alert(1)&lt;/script&gt; there.</p>").text == (
        "They met <script>alert(1)</script> there."
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_page_of_wide_letters_without_a_mark_is_read_and_said(encoding: str) -> None:
    """As a browser would, which hears from the server."""
    found = page(whole().encode(encoding), Limits())
    assert LEAD in found.text
    assert f"read as {encoding}, which is a guess" in found.notes[0]


def test_a_declaration_that_cannot_be_true_is_not_believed() -> None:
    """It was read as ASCII; in EBCDIC, what follows would be markup that no check of its bytes has seen."""
    found = page(b'<meta charset="cp037"><p>They met in Oslo.</p>', Limits())
    assert found.text == "They met in Oslo."
