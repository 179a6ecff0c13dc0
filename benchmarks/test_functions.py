"""What does one call of each function cost, and how does that grow with the text? 500, 10,000 and 100,000 words.

Run by `make bench`, which prints pytest-benchmark's table of CPU times and stores nothing. The number in brackets is
how many times the least of its group a figure is: the growth. Of a call on one item, the text is ready: split, folded,
its names known. A page is told for all of its items, and its id says how many they are.
"""

from __future__ import annotations

from functools import cache
from typing import cast

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from texts import Document, made

from summarizer import Readout, Settings, Source, Summarizer, Summary
from summarizer.check import Unit, check_unit
from summarizer.grounding import dates
from summarizer.grounding.locate import Index
from summarizer.grounding.sentences import sentences
from summarizer.grounding.support import Evidence, unsupported
from summarizer.render.html import to_html
from summarizer.schemas import Commitment
from summarizer.testing import ScriptedModel

SIZES = (500, 10_000, 100_000)
EXPRESSIONS = ("on Monday", "by 1 September 2025", "in the beginning of 2023", "within six months", "bis Ende Juni")

sized = pytest.mark.parametrize("words", SIZES)


@cache
def document(words: int) -> Document:
    """A made text, the same for all functions."""
    return made(words)


@cache
def source(words: int) -> Source:
    """It as a source, with what is found in it once."""
    ready = Source(document(words).text, dated="2025-03-10")
    assert ready.sentences
    assert ready.index
    assert ready.whole.words
    assert ready.whole.places is not None
    return ready


@cache
def summary(words: int) -> Summary[Readout]:
    """It as a summary."""
    model = ScriptedModel([document(words).answer])
    return Summarizer(model, settings=Settings(part_tokens="whole", max_repairs=0)).summarize(source(words))


def last_commitment(words: int) -> Unit:
    """An item of the last chapter."""
    items = document(words).answer["commitments"]
    return Unit("commitments", len(items) - 1, items[-1])


@pytest.mark.benchmark(group="locate: a quote")
@sized
def test_locate(benchmark: BenchmarkFixture, words: int) -> None:
    """Words from the last chapter, looked for from the beginning."""
    assert benchmark(source(words).locate, document(words).answer["quotes"][-2]["text"]) is not None


@pytest.mark.benchmark(group="locate: folding a text, once")
@sized
def test_fold(benchmark: BenchmarkFixture, words: int) -> None:
    """What makes ready for locating."""
    assert benchmark(Index, document(words).text)


@pytest.mark.benchmark(group="sentences: a text")
@sized
def test_sentences(benchmark: BenchmarkFixture, words: int) -> None:
    """The splitter."""
    assert benchmark(sentences, document(words).text)


@pytest.mark.benchmark(group="check: an item")
@sized
def test_check(benchmark: BenchmarkFixture, words: int) -> None:
    """Its schema, its evidence and its time."""
    assert benchmark(check_unit, last_commitment(words), Readout, source(words)).good


@pytest.mark.benchmark(group="support: an item")
@sized
def test_support(benchmark: BenchmarkFixture, words: int) -> None:
    """What it says in its own words, held against a sentence that is read anew."""
    checked = check_unit(last_commitment(words), Readout, source(words)).value
    item = cast("Commitment", checked)

    def found() -> list[object]:
        return list(unsupported(item.action, Evidence(item.evidence[0].text, source(words).whole)))

    assert benchmark(found) == []


@pytest.mark.benchmark(group="dates: an expression")
@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_dates(benchmark: BenchmarkFixture, expression: str) -> None:
    """Its meaning, seen from a document's day."""
    meant = benchmark(dates.resolve, expression, source(500).dated, f"They will meet {expression}.")
    assert meant.status != "unresolved"


def page_id(words: int) -> str:
    """How long a text is, and how many items its page has."""
    return f"{words}-{document(words).items}_items"


@pytest.mark.benchmark(group="HTML page: all items", max_time=0.5, min_rounds=2)
@pytest.mark.parametrize("words", SIZES, ids=page_id)
def test_page(benchmark: BenchmarkFixture, words: int) -> None:
    """The evidence page of a summary."""
    assert benchmark(to_html, summary(words))
