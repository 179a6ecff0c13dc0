"""A notebook's output: a few harmless tags, all that there is to show, and foreign text as text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer import Minutes, Readout, Record, Source, Summarizer, Summary
from summarizer.render.outline import outline
from summarizer.testing import ScriptedModel
from summarizer.testing.strategies import answers, sources
from tests.reports import WEATHER, only, weather_answer

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
TAGS = set("div p b i ul li details summary abbr small span".split())


class Seen(HTMLParser):
    """What an HTML parser sees: tags, attributes, and runs of text that no tag divides."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: dict[str, list[str | None]] = {}
        self.runs: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and what it carries."""
        self.tags.append(tag)
        self.open.append(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value)

    def handle_endtag(self, tag: str) -> None:
        """Hold each end against its beginning."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a run of text."""
        self.runs.append(data)


def shown(summary: Summary[Any]) -> Seen:
    """What a notebook gets of a summary."""
    return Seen(summary._repr_html_())  # pyright: ignore[reportPrivateUsage]


@SLOW
@given(st.data(), st.sampled_from([Readout, Minutes]))
def test_any_summary_is_a_few_harmless_tags_and_all_of_its_text(data: st.DataObject, target: type[Record]) -> None:
    """Nothing else opens, everything closes, and every item can be read."""
    source = data.draw(sources())
    summary = Summarizer(ScriptedModel([data.draw(answers(source, target)) for _ in range(3)]), target).summarize(
        source
    )
    seen = shown(summary)
    assert set(seen.tags) <= TAGS
    assert set(seen.attributes) <= {"title", "open"}
    assert seen.open == []
    text = "".join(seen.runs)
    for section in outline(summary).sections:
        for entry in section.entries:
            assert entry.title in text
    assert {sentence.text for sentence in outline(summary).sentences} >= set(seen.attributes.get("title", []))


def test_no_two_signs_of_a_formula_stand_in_one_run_of_text() -> None:
    """So that a notebook finds no formula: what costs $5 and $6 is money."""
    text = r"They agreed to share $5 and $6 \(x\) \[y\] <script>alert(1)</script>"
    quote = weather_answer()["quotes"][0] | {"text": text, "evidence": [1], "speaker": None, "cue": None}
    model = ScriptedModel([only(quotes=[quote])] * 3)
    seen = shown(Summarizer(model).summarize(Source(f"{text}.", title="$a$")))
    assert "script" not in seen.tags
    assert "$5 and $6 \\(x\\)" in "".join(seen.runs)
    assert all(run in ("$", "\\") or not re.search(r"[$\\]", run) for run in seen.runs)


def test_the_markdown_of_a_notebook_is_the_brief() -> None:
    """For programs that take no HTML."""
    summary = Summarizer(ScriptedModel([weather_answer()])).summarize(WEATHER)
    assert summary._repr_markdown_() == summary.to_markdown()  # pyright: ignore[reportPrivateUsage]
