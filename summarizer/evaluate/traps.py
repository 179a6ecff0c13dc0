"""Does an answer assert what it must not? By the words of the statement, so a list to look through.

An item is taken to make a forbidden statement when it has most of its words, neither denies it nor is less sure of it,
and has more of them than anything in the gold record, which is true and so is no such statement. Paraphrase escapes
this; a statement that joins what several items say does too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from summarizer.evaluate.gold import Gold, Trap
from summarizer.evaluate.measures import sections_of
from summarizer.grounding.clauses import is_denying
from summarizer.grounding.conditions import condition_in
from summarizer.grounding.polarity import content, contradicted
from summarizer.render.outline import in_words
from summarizer.schemas import Item, Record, Reverses, When
from summarizer.source import Source
from summarizer.summary import RecordT

__all__ = ["Violation", "violations"]

_HEDGE = re.compile(r"\b(?:could|might|may|would|consider|possib)")
_MOST = 0.75
"""Share of a forbidden statement's words that an item which makes it has."""


class Violation(BaseModel):
    """An item that seems to say what must not be said: `path` is where it stands in the answer."""

    model_config = ConfigDict(frozen=True)

    trap: Trap
    path: str
    item: str


def violations(gold: Gold[RecordT], answer: Record) -> Iterator[Violation]:
    """Yield the items of an answer that seem to assert what the gold says must not be."""
    if not gold.must_not_assert:
        return
    true = [words for _, words in _told(gold.record, gold.source)]
    said = [*_told(answer, gold.source)]
    for trap in gold.must_not_assert:
        known = max((_cover(trap, words) for words in true), default=0.0)
        for path, words in said:
            if is_denying(trap.text) == is_denying(words) and _cover(trap, words) >= max(_MOST, known + 1e-9):
                yield Violation(trap=trap, path=path, item=words)


def _cover(trap: Trap, words: str) -> float:
    """Share of the statement's words that an item has, 0 when it denies it or is less sure."""
    needed = content(trap.text)
    doubtful = (condition_in(words) and not condition_in(trap.text)) or set(_HEDGE.findall(words)) - set(
        _HEDGE.findall(trap.text)
    )
    if not needed or doubtful or contradicted(trap.text, words) or contradicted(words, trap.text):
        return 0.0
    return len(needed & content(words)) / len(needed)


def _told(record: Record, source: Source) -> Iterator[tuple[str, str]]:
    """Each item that says that something is so: its path, and its words with its dates written out."""
    told = in_words(record, source)
    for name, items in sections_of(record).items():
        for place, (item, words) in enumerate(zip(items, told[name], strict=True)):
            if not _denies(item):
                yield f"{name}[{place}]", f"{words} {' '.join(_dates(item))}".strip()


def _denies(item: Item) -> bool:
    fields: Mapping[str, object] = {name: getattr(item, name) for name in type(item).model_fields}
    return any(
        fields[name] in mark.values
        for name, field in type(item).model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Reverses)
    )


def _dates(item: Item) -> Iterator[str]:
    values: Sequence[object] = [getattr(item, name) for name in type(item).model_fields]
    for when in values:
        if isinstance(when, When):
            yield from (f"{day:%-d %B %Y}" for day in (when.earliest, when.latest) if day)
