"""The renderings: all that a summary holds is shown, whatever its schema, and nothing in foreign text acts."""

from __future__ import annotations

import re
import unicodedata
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from summarizer import Item, Minutes, Readout, Record, Source, Summarizer, Summary, Verbatim
from summarizer.problems import Problem, Rejected
from summarizer.render.markdown import escaped, to_markdown
from summarizer.render.outline import outline
from summarizer.render.plain import to_plain
from summarizer.render.terminal import to_terminal
from summarizer.render.visible import one_line
from summarizer.testing import ScriptedModel
from summarizer.testing.strategies import answers, sources
from tests.reports import WEATHER, only, weather_answer

NOTHING: dict[str, Any] = only()


def weather(*rest: Any) -> Summary[Readout]:
    """The summary of the weather report from a good answer, or from others."""
    return Summarizer(ScriptedModel(rest or [weather_answer()])).summarize(WEATHER)


def in_terminal(summary: Summary[Any], width: int = 100) -> str:
    """What a terminal without colours would show."""
    page = StringIO()
    to_terminal(summary, Console(file=page, width=width))
    return page.getvalue()


def as_markdown(summary: Summary[Any]) -> str:
    """Markdown with its escapes taken out."""
    return re.sub(r"\\(?=[^\w\s])", "", to_markdown(summary))


def words(text: str) -> str:
    """A text on one line, to look for words that a rendering has folded."""
    return " ".join(text.split())


RENDERINGS = [to_plain, as_markdown, in_terminal]


@pytest.mark.parametrize("render", RENDERINGS)
def test_every_item_stands_with_its_evidence(render: Any) -> None:
    """Names for ids, words and days for times, the sentence for a number."""
    shown = words(render(weather()))
    record = weather().record
    for agreement in record.agreements:
        assert words(agreement.what) in shown
    for quote in record.quotes:
        assert f"“{quote.text.text}”" in shown
    assert re.search(r"\[\^?3\]", shown)
    assert not re.search(r"\bp[1-9]\b", shown)
    for name in ("meetings", "agreements", "commitments"):
        for item in getattr(record, name):
            if due := getattr(item, "due", None):
                assert f"{due.text} (" in shown or f"{due.text} |" in shown or due.text in shown
                assert str(due.latest) in shown


@pytest.mark.parametrize("render", RENDERINGS)
def test_what_was_rejected_is_shown_with_its_reasons(render: Any) -> None:
    """A reader must see what the summary does not say."""
    bad = weather_answer() | {"quotes": [{"text": "We never met", "kind": "direct", "evidence": [3]}]}
    shown = words(render(weather(bad, NOTHING, NOTHING)))
    assert "Left out" in shown
    assert "quotes[0]" in shown
    assert "We never met" in shown[: shown.index("not in the source")], "what was left out stands before why"


@pytest.mark.parametrize("item", [None, 7, [], {}, {"text": None}, {"text": " "}, {"text": ["We never met"]}])
@pytest.mark.parametrize("path", ["", "quotes[0]", "nothing[0]", "headline"])
def test_what_was_rejected_need_not_have_a_name(item: Any, path: str) -> None:
    """A model may give anything: then its path is all there is."""
    rejected = Rejected(path=path, problems=[Problem(path=path, message="not so")], item=item)
    shown = words(as_markdown(weather().model_copy(update={"rejected": [rejected]})))
    assert f"**{path or 'answer'}**: not so" in shown


@pytest.mark.parametrize("render", RENDERINGS)
def test_empty_sections_are_named(render: Any) -> None:
    """That there was nothing is worth knowing."""
    assert "disagreements" in words(render(weather(NOTHING)))


class Remark(Item):
    """A schema of one's own."""

    said: Verbatim
    tone: str = "flat"


class Remarks(Record):
    """Its record."""

    remarks: list[Remark]


@pytest.mark.parametrize("render", RENDERINGS)
def test_a_schema_of_ones_own_is_shown_like_any(render: Any) -> None:
    """The renderings know no schema by name."""
    model = ScriptedModel([{"remarks": [{"said": "it rains", "tone": "grim", "evidence": [1]}]}])
    shown = words(render(Summarizer(model, Remarks).summarize("He said it rains.")))
    assert "“it rains”" in shown
    assert "tone: grim" in shown
    assert "He said it rains." in shown


HOSTILE = [
    "\x1b[2J\x1b]0;owned\x07",
    "\u202egnp.exe",
    "\x9b31m",
    "[red]bold[/red]",
    "<script>alert(1)</script>",
    "![x](http://evil.example/p.png)",
    "[click](javascript:alert(1))",
    "# Heading",
    "| a | b |",
    "```",
    "https://evil.example",
    "&lt;b&gt;",
]


def acting(text: str) -> list[str]:
    """Characters that a terminal obeys, or that reorder text."""
    return [
        char for char in text if char != "\n" and (unicodedata.category(char) == "Cc" or "\u202a" <= char <= "\u202e")
    ]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_foreign_text_shows_itself_and_does_nothing(hostile: str) -> None:
    """In a statement, in the source, and in what was rejected."""
    text = f"They agreed {hostile} to meet."
    answer: dict[str, Any] = {
        "id": "a1",
        "what": f"meet {hostile}",
        "parties": [],
        "kind": "other",
        "status": "reached",
    }
    good, bad = answer | {"evidence": [1]}, answer | {"id": hostile, "what": hostile, "evidence": [99]}
    model = ScriptedModel([only(agreements=[good, bad]), NOTHING, NOTHING])
    summary = Summarizer(model).summarize(Source(text, title=hostile, origin=hostile))
    assert summary.record.agreements
    for shown in (to_plain(summary), to_markdown(summary), in_terminal(summary), repr(summary)):
        assert acting(shown) == []
    assert words(one_line(hostile)) in words(in_terminal(summary, width=400))
    markdown = to_markdown(summary)
    assert not re.search(r"(?<!\\)[<`]|(?<!\\)!\[|(?<!\\)\]\(|(?<!\\)://", markdown)
    headings = {line for line in markdown.splitlines() if line.startswith("#")}
    assert not any("Heading" in line and not line.startswith("# Readout of") for line in headings)


@given(st.text())
def test_escaped_text_is_one_line_without_live_marks(text: str) -> None:
    """Nothing that Markdown obeys is left bare."""
    made = escaped(one_line(text))
    assert "\n" not in made
    assert not re.search(r"[<>`|*_\[\]]", re.sub(r"\\.", "", made))


@given(st.data())
def test_whatever_a_summary_holds_can_be_shown(data: st.DataObject) -> None:
    """No rendering raises, and the text for a debugger stays short."""
    source = data.draw(sources())
    model = ScriptedModel([data.draw(answers(source, Minutes)) for _ in range(3)])
    summary = Summarizer(model, Minutes).summarize(source)
    for render in RENDERINGS:
        assert render(summary)
    assert len(to_plain(summary).splitlines()) <= 60
    assert outline(summary).name == "Minutes"


def test_a_half_made_summary_can_still_be_looked_at() -> None:
    """A debugger must not fail on it."""
    assert "cannot be shown" in repr(Summary.__new__(Summary))
