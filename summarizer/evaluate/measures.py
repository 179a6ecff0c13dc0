"""How near is one answer to the gold? Counts that can be added up over documents, for any schema.

Every measure is a part of a whole: right items of all items, days in common of days in either. A document gives both
numbers of each (`Count`), so that a corpus is measured by their sums and an interval by sums over resampled documents.

Of each section: `precision`, `recall` and `f1` of its items, and of the paired ones each field by its kind, as
`section.field`:

- wording: the F1 of the words that both say it in, for items with a text of their own;
- evidence: paired items that cite just the same sentences; `_overlap` is the F1 of the sentences;
- words of the source: those that have just the same, punctuation at their ends aside; `_overlap` is the share of
  characters in common. A time is judged by the days it means: the same first and last day; `_overlap` is the share of
  days in common, an open end agreeing with any;
- references: those that lead to what is paired with the right thing; for several, their F1;
- enumerations and flags: those with the same value;
- a condition: whether there is one.

Of a section in which some items matter most (`schemas.items.Chief`), those by themselves: `chief_precision`,
`chief_recall` and `chief_f1` hold the chief items of the answer against those of the gold.

`all.` measures pool the sections: `all.f1`, `all.evidence`, `all.dates`, `all.links`, `all.status` and so on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple, cast

from summarizer.check import sections
from summarizer.evaluate.matching import Pairing, pairing, share, wording
from summarizer.schemas import (
    ByCode,
    Chief,
    Citation,
    Depends,
    Item,
    Record,
    Span,
    When,
    classes_in,
    is_enumeration,
    own_words,
    references,
)

__all__ = ["Count", "Counts", "Measured", "measured", "sections_of"]


class Count(NamedTuple):
    """A part and its whole: 3 of 4."""

    part: float
    whole: float


Counts = Mapping[str, Count]
"""Counts by the name of their measure, as "agreements.status"."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of holding one record against another: the counts, and what was paired, by section."""

    counts: Counts
    pairings: Mapping[str, Pairing]


_MARKS = " \t\r\n\u00a0.,;:!?…\"'“”„‘’«»‹›()[]"


def measured(gold: Record, answer: Record) -> Measured:
    """Hold an answer against the gold. Both must be of the same class."""
    held, given = sections_of(gold), sections_of(answer)
    pairings = {name: pairing(held[name], given[name]) for name in held}
    same = {
        (name, other_id): one_id
        for name, paired in pairings.items()
        for one, other in paired.pairs
        if (one_id := _id(held[name][one])) is not None and (other_id := _id(given[name][other])) is not None
    }
    totals: dict[str, Count] = {}
    for name, paired in pairings.items():
        found, right, of = len(given[name]), len(paired.pairs), len(held[name])
        _add(totals, (name, "all"), {"precision": Count(right, found), "recall": Count(right, of)})
        _add(totals, (name, "all"), {"f1": Count(2 * right, found + of)})
        _add(totals, (name,), _chiefs(held[name], given[name], paired))
        for one, other in paired.pairs:
            for field, kind, count in _compared(held[name][one], given[name][other], same):
                _add(totals, (name,), {field: count})
                _add(totals, ("all",), dict.fromkeys(_pools(field, kind), count))
    for name, item in sections(type(gold)).items():
        if item is None and name not in held:
            for field, kind, count in _spans(name, getattr(gold, name), getattr(answer, name)):
                _add(totals, ("record",), {field: count})
                _add(totals, ("all",), dict.fromkeys(_pools(field, kind), count))
    return Measured(totals, pairings)


def _chiefs(gold: Sequence[Item], answer: Sequence[Item], paired: Pairing) -> dict[str, Count]:
    """What is right of the items that matter most; nothing for a section that has none such."""
    if not any(_is_chief(item) is not None for item in (*gold, *answer)):
        return {}
    right = sum(bool(_is_chief(gold[one]) and _is_chief(answer[other])) for one, other in paired.pairs)
    of, found = (sum(bool(_is_chief(item)) for item in items) for items in (gold, answer))
    return {
        "chief_f1": Count(2 * right, found + of),
        "chief_precision": Count(right, found),
        "chief_recall": Count(right, of),
    }


def _is_chief(item: Item) -> bool | None:
    """Whether an item is one of those that matter most; None when its class makes no such difference."""
    for name, field in type(item).model_fields.items():
        for mark in field.metadata:
            if isinstance(mark, Chief):
                return getattr(item, name) in mark.words
    return None


def sections_of(record: Record) -> dict[str, Sequence[Item]]:
    """The items of each section; a single item, or its absence, is a section of one or none."""
    found: dict[str, Sequence[Item]] = {}
    for name, item in sections(type(record)).items():
        value: object = getattr(record, name)
        if item is not None:
            found[name] = cast("list[Item]", value)
        elif any(issubclass(held, Item) for held in classes_in(type(record).model_fields[name].annotation)):
            found[name] = [] if value is None else [cast("Item", value)]
    return found


def _add(totals: dict[str, Count], names: Sequence[str], counts: Mapping[str, Count]) -> None:
    for name in names:
        for measure, count in counts.items():
            before = totals.get(f"{name}.{measure}", Count(0, 0))
            totals[f"{name}.{measure}"] = Count(before.part + count.part, before.whole + count.whole)


Kind = Literal["wording", "evidence", "words", "dates", "links", "kinds", "conditions"]


def _pools(field: str, kind: Kind) -> Iterator[str]:
    """The measures over all sections that a field's measure counts into."""
    yield f"{kind}_overlap" if field.endswith("_overlap") else kind
    if field == "status":
        yield field


# ------------------------------------------------------------------------------------------------- fields


def _compared(gold: Item, answer: Item, same: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, Kind, Count]]:
    """Yield the measures of a pair, each with its name and kind."""
    if not isinstance(getattr(gold, "name", None), str) and any(own_words(gold)):
        yield "wording", "wording", Count(wording(gold, answer), 1)
    linked, other_linked = _links(gold), _links(answer, same)
    for name, field in type(gold).model_fields.items():
        one, other = getattr(gold, name), getattr(answer, name)
        marks = field.metadata
        if name in ("id", "doubt") or any(isinstance(mark, ByCode) for mark in marks):
            continue
        if name == "evidence":
            yield from _evidence(one, other)
        elif name in linked or name in other_linked:
            yield name, "links", _in_common(linked[name], other_linked[name])
        elif any(issubclass(held, Span) for held in classes_in(field.annotation)):
            yield from _spans(name, one, other)
        elif isinstance(one, bool) or is_enumeration(field.annotation):
            yield name, "kinds", Count(one == other, 1)
        elif any(isinstance(mark, Depends) for mark in marks) and (one or other):
            yield name, "conditions", Count(bool(one) == bool(other), 1)


def _evidence(one: Sequence[Citation], other: Sequence[Citation]) -> Iterator[tuple[str, Kind, Count]]:
    left, right = {citation.start for citation in one}, {citation.start for citation in other}
    yield "evidence", "evidence", Count(left == right, 1)
    yield "evidence_overlap", "evidence", Count(share(left, right), 1)


def _spans(name: str, one: Any, other: Any) -> Iterator[tuple[str, Kind, Count]]:
    if isinstance(one, list) or isinstance(other, list):
        left, right = (
            {_trimmed(span) for span in spans} for spans in cast("tuple[list[Span], list[Span]]", (one, other))
        )
        if left or right:
            yield name, "words", _in_common(left, right)
    elif isinstance(one, When) or isinstance(other, When):
        yield name, "dates", Count(_same_days(one, other), 1)
        yield f"{name}_overlap", "dates", Count(_days_in_common(one, other), 1)
    elif isinstance(one, Span) or isinstance(other, Span):
        yield name, "words", Count(one is not None and other is not None and _trimmed(one) == _trimmed(other), 1)
        yield f"{name}_overlap", "words", Count(_characters_in_common(one, other), 1)


def _in_common(one: set[Any], other: set[Any]) -> Count:
    if len(one) <= 1 and len(other) <= 1:
        return Count(one == other, 1)
    return Count(2 * len(one & other), len(one) + len(other))


def _trimmed(span: Span) -> tuple[int, int]:
    """Where its words stand, without the marks and spaces round them."""
    start = span.end - len(span.text.lstrip(_MARKS))
    return start, max(start, span.start + len(span.text.rstrip(_MARKS)))


def _characters_in_common(one: Span | None, other: Span | None) -> float:
    if one is None or other is None:
        return 0.0
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0.0, common / (max(one.end, other.end) - min(one.start, other.start)))


def _same_days(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and (one.earliest, one.latest) == (other.earliest, other.latest)


def _days_in_common(one: When | None, other: When | None) -> float:
    """Days that both can mean, of those that either can."""
    if one is None or other is None:
        return 0.0
    if not (one.earliest or one.latest) or not (other.earliest or other.latest):
        return float(_same_days(one, other))
    (start, end), (other_start, other_end) = _ends(one, other), _ends(other, one)
    common = (min(end, other_end) - max(start, other_start)).days + 1
    longest = (max(end, other_end) - min(start, other_start)).days + 1
    return max(0.0, common / longest)


def _ends(when: When, beside: When) -> tuple[date, date]:
    """The first and the last day; an open end is where the other's is, or the only day there is."""
    latest = when.latest or beside.latest or cast("date", when.earliest)  # the caller saw one of them
    earliest = when.earliest or beside.earliest or latest
    return min(earliest, latest), max(earliest, latest)


def _links(item: Item, same: Mapping[tuple[str, str], str] | None = None) -> dict[str, set[str]]:
    """What each field of references leads to, as ids of the gold; what is paired with nothing there stays itself."""
    found: dict[str, set[str]] = defaultdict(set)
    for reference in references(item):
        known = reference.id if same is None else same.get((reference.section, reference.id), f"?{reference.id}")
        found[str(reference.path[0])].add(known)
    return found


def _id(item: Item) -> str | None:
    ident: object = getattr(item, "id", None)
    return ident if isinstance(ident, str) else None
