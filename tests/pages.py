"""Summaries that fill a page: gold records, which have every sort of item, with something left out and something
missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel

from summarizer import Readout, Span, Summarizer, Summary, Verbatim
from summarizer.evaluate.gold import Gold
from summarizer.omissions import omissions
from summarizer.problems import Problem, Rejected
from summarizer.testing import ScriptedModel
from tests.reports import only

__all__ = ["gold_summary", "items_of", "spans_of", "verbatim", "words"]

GOLD = Path(__file__).resolve().parent / "gold"
_PROBLEM = Problem(path="quotes[9].text", message="not in the source; nearest in [3]: 'the words that are there'")
_REJECTED = Rejected(
    path="quotes[9]", problems=[_PROBLEM], item={"text": "the words that are not", "kind": "direct", "evidence": [3]}
)


def gold_summary(name: str) -> Summary[Readout]:
    """A gold record as if a model had given it, less its first quotes, so that something is missing."""
    gold = Gold.load(GOLD / f"{name}.txt", Readout)
    record = gold.record.model_copy(update={"quotes": gold.record.quotes[2:]})
    empty = Summarizer(ScriptedModel([only()] * 2, name="scripted")).summarize(gold.source)
    missing = list(omissions(record, gold.source))
    return empty.model_copy(update={"record": record, "rejected": [_REJECTED], "omissions": missing})


def items_of(summary: Summary[Any]) -> Iterator[tuple[str, BaseModel]]:
    """Each item with the id of its card."""
    record: BaseModel = summary.record
    for name in type(record).model_fields:
        value = getattr(record, name)
        items = cast("list[BaseModel]", value if isinstance(value, list) else [value] if value else [])
        for number, item in enumerate(items, 1):
            yield f"{name}-{number}", item


def spans_of(value: object) -> Iterator[Span]:
    """The spans in an item, wherever in it they are."""
    match value:
        case Span():
            yield value
        case BaseModel():
            for name in type(value).model_fields:
                yield from spans_of(getattr(value, name))
        case list():
            for member in cast("list[object]", value):
                yield from spans_of(member)
        case _:
            pass


def words(text: str, spans: Iterator[Span], kind: type[Span] = Span) -> str:
    """The characters of `text` that spans of that kind cover, in their order, each once."""
    covered = {place for span in spans if isinstance(span, kind) for place in range(span.start, span.end)}
    return "".join(text[place] for place in sorted(covered))


def verbatim(text: str, item: BaseModel) -> str:
    """The characters that stand in the item itself."""
    return words(text, spans_of(item), Verbatim)
