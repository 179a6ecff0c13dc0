"""What does a record not cover? Passages that look like a quote, an agreement or a commitment, and that no item cites.

Looked for are only the sorts of things that the record has a section for, by the cue words of
`grounding.outcome_cues` and by quotation marks with a verb of saying, in English and roughly in German, French and
Spanish. A sentence is covered by an item that tells such things and cites it or says the same of another; one that only
announces something also by a quote and by any item with a time or a status. A quotation is covered by an item that
holds some of its words. It is a list to look through: a cue is no proof that something is missing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import Any, cast

from pydantic import BaseModel

from summarizer.check import sections
from summarizer.grounding.outcome_cues import outcome_cues
from summarizer.grounding.polarity import content
from summarizer.marks import quoted_in
from summarizer.problems import EmptySection, Omission, Rejected
from summarizer.schemas import Citation, Firm, Item, Record, Reverses, Verbatim, When, classes_in, own_words
from summarizer.source import Source

__all__ = ["empty_sections", "omissions"]

_SAME = 0.6
_FEW = 4
"""A sentence says the same as an item if it has this share of its words; all of them, if they are fewer than these."""
_MARK_OF = {"agreement": "agreement", "promise": "undertaking", "will": "undertaking"}


@dataclass(frozen=True, slots=True)
class _Kinds:
    """What the sections of a record are for: which hold quotes, which tell outcomes, and of what sort; `binding` are
    those and whatever else has a time or a status, as meetings and disagreements have."""

    quoting: frozenset[str]
    telling: frozenset[str]
    binding: frozenset[str]
    sorts: frozenset[str]


def omissions(record: Record, source: Source, within: range | None = None) -> Iterator[Omission]:
    """Yield the passages that look like something the record should hold and does not, in order.

    `within` has the numbers of the sentences to look at; all when it is None.

    >>> from summarizer import Minutes
    >>> empty = Minutes(title=None, held=None, participants=[], topics=[], decisions=[], actions=[])
    >>> [found.reason for found in omissions(empty, Source("They met. The board agreed to close the pool."))]
    ['"agreed" looks like an agreement, and no item tells it']
    """
    kinds = _kinds(type(record))
    numbers = set(within or range(1, len(source.sentences) + 1)) - source.planted  # warned of
    found = [*_unquoted(record, source, kinds, numbers), *_unbound(record, source, kinds, numbers)]
    yield from sorted(found, key=lambda omission: (omission.passage.start, omission.kind))


def empty_sections(
    record: Record, omitted: Sequence[Omission], rejected: Sequence[Rejected], *, unread: bool = False
) -> Iterator[EmptySection]:
    """Yield the sections of a record that hold nothing, each with what that means."""
    kinds = {omission.kind for omission in omitted}
    refused = {re.split(r"[.\[]", one.path, maxsplit=1)[0] for one in rejected if not one.withdrawn}
    for name, item in sections(type(record)).items():
        if getattr(record, name):
            continue
        sought = _sought(item) if item is not None else frozenset[str]()
        if name in refused:
            yield EmptySection(section=name, verdict="left_out")
        elif sought & kinds:
            yield EmptySection(section=name, verdict="omitted")
        elif unread:
            yield EmptySection(section=name, verdict="unread")
        else:
            yield EmptySection(section=name, verdict="none_found" if sought else "none_given")


@cache
def _sought(item: type[Item]) -> frozenset[str]:
    """The kinds of omission that would belong in a section of such items."""
    marks = [mark.of for field in item.model_fields.values() for mark in field.metadata if isinstance(mark, Firm)]
    kinds = {"agreement": "agreement", "undertaking": "commitment"}
    found = {kinds[mark] for mark in marks if mark in kinds}
    return frozenset(found | {"quote"} if quoted_in(item) else found)


@cache
def _kinds(target: type[Record]) -> _Kinds:
    quoting, telling, binding, sorts = set[str](), set[str](), set[str](), set[str]()
    for name, item in sections(target).items():
        if item is None:
            continue
        fields = item.model_fields.values()
        marks = [mark for field in fields for mark in field.metadata]
        firm = {mark.of for mark in marks if isinstance(mark, Firm)}
        reverses = any(isinstance(mark, Reverses) for mark in marks)
        timed = any(When in classes_in(field.annotation) for field in fields)
        sorts |= firm
        if firm or reverses or timed:
            binding.add(name)
        if firm - {"event"} or (timed and not firm and not reverses):
            telling.add(name)
        if quoted_in(item):
            quoting.add(name)
    return _Kinds(frozenset(quoting), frozenset(telling), frozenset(binding), frozenset(sorts))


def _items(record: Record, names: frozenset[str]) -> Iterator[Item]:
    for name in type(record).model_fields:
        if name in names:
            yield from cast("list[Item]", getattr(record, name))


# ------------------------------------------------------------------------------------------------- quotes


def _unquoted(record: Record, source: Source, kinds: _Kinds, numbers: AbstractSet[int]) -> Iterator[Omission]:
    held = sorted((words.start, words.end) for item in _items(record, kinds.quoting) for words in _verbatims(item))
    ends = [*accumulate((end for _, end in held), max)]
    for said in source.quotations if kinds.quoting else ():
        first = source.sentences_at((said.start, said.end)).start
        before = bisect_left(held, (said.end,))  # those that begin before it ends
        if first in numbers and not (before and ends[before - 1] > said.start):
            verb = f'with "{source.text[slice(*said.cue)]}"' if said.cue else "that goes on"
            yield _omission("quote", first, source, f"a quotation {verb}, and no item holds its words")


def _verbatims(value: object) -> Iterator[Verbatim]:
    match value:
        case Verbatim():
            yield value
        case BaseModel():
            for name in type(value).model_fields:
                yield from _verbatims(getattr(value, name))
        case list():
            for member in cast("list[object]", value):
                yield from _verbatims(member)
        case _:
            pass


# ------------------------------------------------------------------------------------------------- outcomes


def _unbound(record: Record, source: Source, kinds: _Kinds, numbers: AbstractSet[int]) -> Iterator[Omission]:
    told = list(_items(record, kinds.telling))
    cited, touched = _cited(told, source), _cited(_items(record, kinds.binding | kinds.quoting), source)
    said = _Said(told)
    for number in numbers - cited:
        sentence = source.text[slice(*source.sentences[number - 1])]
        cues = (
            cue
            for cue in outcome_cues(sentence, abroad=not source.whole.is_english)
            if cue.sort != "will" or number not in touched
        )
        found = next((cue for cue in cues if _MARK_OF[cue.sort] in kinds.sorts), None)
        if found and not said.is_in(sentence):
            kind = "agreement" if found.sort == "agreement" else "commitment"
            article = "an" if kind == "agreement" else "a"
            yield _omission(kind, number, source, f'"{found.word}" looks like {article} {kind}, and no item tells it')


def _cited(items: Iterable[Item], source: Source) -> set[int]:
    return {number for item in items for at in item.evidence for number in source.sentences_at((at.start, at.end))}


class _Said:
    """What items say, by the words they say it in: only those that share a word with a sentence are looked at."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items

    def is_in(self, sentence: str) -> bool:
        """Whether a sentence says the same as an item."""
        shared = Counter(place for word in content(sentence) for place in self._by_word.get(word, ()))
        return any(count >= self._enough[place] for place, count in shared.items())

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [content(" ".join(text for _, text in own_words(item))) for item in self._items]

    @cached_property
    def _enough(self) -> list[float]:
        """How many of an item's words say the same: most of them, or all where they are few."""
        return [len(words) if len(words) < _FEW else _SAME * len(words) for words in self._words]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, words in enumerate(self._words):
            for word in words:
                found.setdefault(word, []).append(place)
        return found


def _omission(kind: Any, number: int, source: Source, reason: str) -> Omission:
    start, end = source.sentences[number - 1]
    return Omission(kind=kind, passage=Citation(start=start, end=end, text=source.text[start:end]), reason=reason)
