"""Markdown: what parsers of it make of a brief. The evidence is footnotes; foreign text is text and nothing else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from summarizer import Minutes, Readout, Record, Source, Summarizer, Summary
from summarizer.render.markdown import escaped, to_markdown
from summarizer.render.visible import one_line
from summarizer.testing import ScriptedModel
from summarizer.testing.strategies import answers, sources
from tests.reports import WEATHER, weather_answer

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
COMMON = MarkdownIt("commonmark")
"""As the specification says, HTML let through."""
RICH = MarkdownIt("gfm-like", {"linkify": True, "html": True, "typographer": False})
RICH.use(footnote_plugin).use(dollarmath_plugin).use(attrs_plugin).use(deflist_plugin)
"""As many mail and note programs do: bare addresses are links, and there are tables, strike-through, footnotes,
formulas, attributes and definition lists."""
OURS = {"strong_open", "strong_close", "em_open", "em_close", "footnote_ref", "footnote_anchor"}
HARMLESS = {"text", "softbreak"}
HOSTILE = st.text(st.sampled_from("[]()<>!*_~`^$|#:&;-+=1.)\\{}@/ \t'\"ahtpsw\u00a0—"), max_size=25)
ADDRESSES = st.sampled_from(
    [
        "https://a.example/x",
        "www.a.example",
        "a@b.example",
        "mailto:a@b.example",
        "//a.example",
        "a.example/x",
        "ftp://a.example",
        "A.EXAMPLE.COM",
        "xn--a.com",
        "пример.рф",
        "<script>alert(1)</script>",
        "![x](//a.example/p.png)",
        "[x]: //a.example",
        "&lt;b&gt;",
        "$x$",
        "[^1]",
        "<!-- x -->",
        "127.0.0.1",
        "HTTP://A.EXAMPLE",
        "tel:+1",
    ]
)
FOREIGN = st.lists(HOSTILE | ADDRESSES, max_size=4).map("".join) | st.text(max_size=30)

NOTE = "[^1]: {} *(characters 0–1)*"
PLACES = ["{}", "- {}", "# {}", "> {}", f"**x** — {{}} [^1]\n\n{NOTE.format('y')}", f"x [^1]\n\n{NOTE}"]


def leaves(tokens: list[Any]) -> list[Any]:
    """The inline tokens of a document."""
    return [leaf for token in tokens for leaf in (token.children or ([token] if token.type == "html_block" else []))]


@pytest.mark.parametrize("parser", [COMMON, RICH], ids=["commonmark", "rich"])
@pytest.mark.parametrize("place", PLACES)
@SLOW
@given(text=FOREIGN)
def test_foreign_text_is_text_wherever_it_stands(parser: MarkdownIt, place: str, text: str) -> None:
    """A parser makes nothing of it but its own letters."""
    line = one_line(text)
    found = leaves(parser.parse(place.format(escaped(line))))
    ours = OURS & {token.type for token in found}
    assert {token.type for token in found} <= HARMLESS | ours
    assert line in "".join(token.content for token in found)


@SLOW
@given(text=FOREIGN)
def test_foreign_text_stays_in_its_cell(text: str) -> None:
    """Of a table, which a bar would end."""
    line = one_line(text)
    tokens = RICH.parse(f"| a | b |\n| --- | --- |\n| {escaped(line)} | z |")
    cells = [token.content for token in leaves(tokens)]
    assert "".join(cells) == f"ab{line}z"


def footnotes(tokens: list[Any]) -> tuple[set[str], set[str]]:
    """The labels of the footnotes that are referred to, and of those that are there."""
    cited = {token.meta["label"] for token in leaves(tokens) if token.type == "footnote_ref"}
    return cited, {token.meta["label"] for token in tokens if token.type == "footnote_open"}


@SLOW
@given(st.data(), st.sampled_from([Readout, Minutes]))
def test_any_summary_is_a_brief_with_its_evidence_in_footnotes(data: st.DataObject, target: type[Record]) -> None:
    """No HTML, link or image; each footnote is there and cited, and holds its sentence."""
    source = data.draw(sources())
    summary = Summarizer(ScriptedModel([data.draw(answers(source, target)) for _ in range(3)]), target).summarize(
        source
    )
    tokens = RICH.parse(to_markdown(summary))
    kinds = {token.type for token in [*tokens, *leaves(tokens)]}
    assert not {kind for kind in kinds if re.search("html|link|image|math|code|fence|dl_", kind)}
    cited, there = footnotes(tokens)
    assert cited == there
    assert to_markdown(summary).count("\n[^") == len(there)


def weather() -> Summary[Readout]:
    """The summary of a good answer to the weather report."""
    return Summarizer(ScriptedModel([weather_answer()])).summarize(Source(WEATHER))


def test_a_footnote_is_the_sentence_with_its_offsets() -> None:
    """Under the number of the sentence, which is that of every other rendering."""
    summary = weather()
    cited = summary.record.commitments[0].evidence[0]
    note = f"[^2]: {cited.text} *(characters {cited.start}–{cited.end})*"
    assert note in to_markdown(summary).splitlines()
    assert "| share their weather data |" in to_markdown(summary)
    assert RICH.render(to_markdown(summary)).count('<li id="fn') == 4


def test_a_footnote_tells_the_page() -> None:
    """Where the document has pages, or times."""
    source = Source(WEATHER, places=[(0, "page 1"), (19, "page 2")])
    summary = Summarizer(ScriptedModel([weather_answer()])).summarize(source)
    assert "*(p. 2, characters 19–103)*" in to_markdown(summary)
