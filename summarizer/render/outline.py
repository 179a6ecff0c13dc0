"""What is there to show of a summary? Its sections and entries as plain words, whatever its schema.

The outline is read from the record's classes and knows no schema by name: an entry's title is the first required text
of its item, enumerations become tags, ids become the names they lead to, a `When` shows its words and its interval.
Every string in an outline is one line without characters that a screen obeys (`visible`); renderings only add their own
escapes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel, JsonValue

from summarizer.render.places import place_of
from summarizer.render.visible import clipped, one_line
from summarizer.schemas import ByCode, Citation, Ref, Span, Verbatim, When, is_enumeration, references

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from summarizer.problems import Omission, Rejected
    from summarizer.schemas import Record
    from summarizer.source import Source
    from summarizer.summary import Summary

__all__ = [
    "Detail",
    "Entry",
    "Outline",
    "Refusal",
    "Section",
    "Sentence",
    "entry_of",
    "in_words",
    "interval",
    "members",
    "outline",
    "passages",
    "titled",
    "titles",
    "told",
]

Path = tuple[str | int, ...]
Names = Mapping[tuple[str, str], str]
"""The title of an item by its section and id."""

_NO_DETAIL = frozenset({"id", "evidence", "doubt"})
_REVERSING = {"negative": "NOT: "}
"""Fields whose `true` turns the title into its contrary, and what must stand before it."""
_VAGUE = frozenset({"other", "unknown"})
"""Words that say nothing without the name of their field."""
_LONGEST_GIVEN = 300
"""Characters of a rejected item that are shown."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One field of an item: its name in the class, how it is called, and its value in words."""

    name: str
    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.label}: {self.text}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One item; `evidence` holds the numbers of the sentences that prove it."""

    title: str
    tags: tuple[str, ...]
    details: tuple[Detail, ...]
    doubt: str
    evidence: tuple[int, ...]

    @property
    def rest(self) -> tuple[str, ...]:
        """All but the title, the doubt and the evidence, piece by piece."""
        return (*((", ".join(self.tags),) if self.tags else ()), *map(str, self.details))

    @property
    def citation(self) -> str:
        """The numbers of its sentences, as `[2, 3]`; empty when there are none."""
        return f"[{', '.join(map(str, self.evidence))}]" if self.evidence else ""


@dataclass(frozen=True, slots=True)
class Section:
    """One field of a record; `single` when it holds an item and not a list."""

    label: str
    single: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A cited sentence and its offsets in the text: code points, half-open. `place` is its page or time, if any."""

    number: int
    start: int
    end: int
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was left out, why, and what the model gave."""

    path: str
    reasons: tuple[str, ...]
    given: str


@dataclass(frozen=True, slots=True)
class Outline:
    """All that a rendering shows, in its order."""

    name: str
    subject: str
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    rejected: tuple[Refusal, ...]
    missing: tuple[str, ...]
    nothing_in: str
    """The empty sections, in words, each with what that means: that there was nothing is worth knowing."""
    notes: tuple[str, ...]
    provenance: str

    @property
    def filled(self) -> tuple[Section, ...]:
        """The sections that hold something."""
        return tuple(section for section in self.sections if section.entries)


def outline(summary: Summary[Any]) -> Outline:
    """Return what there is to show of `summary`."""
    record, source = cast("Record", summary.record), summary.source
    sections = tuple(_sections(record, source))
    cited = sorted({number for section in sections for entry in section.entries for number in entry.evidence})
    return Outline(
        name=one_line(type(record).__name__),
        subject=_subject(source),
        sections=sections,
        sentences=tuple(_sentence(number, source) for number in cited),
        rejected=tuple(_refusal(rejected) for rejected in summary.rejected),
        missing=tuple(_missing(omission, source) for omission in summary.omissions),
        nothing_in=_nothing_in(summary, sections),
        notes=tuple(map(one_line, (*_cautions(summary), *summary.notes))),
        provenance=_provenance(summary),
    )


def _nothing_in(summary: Summary[Any], sections: tuple[Section, ...]) -> str:
    meanings = {empty.section: f" ({empty.meaning})" for empty in summary.empty}
    record: Record = summary.record
    names = zip(type(record).model_fields, sections, strict=True)
    return ", ".join(
        f"{section.label.lower()}{meanings.get(name, '')}" for name, section in names if not section.entries
    )


def in_words(record: Record, source: Source) -> dict[str, tuple[str, ...]]:
    """Return each item of a record in one line, by the field that holds it; doubts and evidence are left out."""
    told = (
        tuple(" — ".join((entry.title, *entry.rest)) for entry in section.entries)
        for section in _sections(record, source)
    )
    return dict(zip(type(record).model_fields, told, strict=True))


def interval(when: When) -> str:
    """Return the days that words for a time mean, in ISO 8601, and what is uncertain about them.

    >>> from datetime import date
    >>> spring = {"start": 0, "end": 9, "text": "this year", "earliest": date(2023, 1, 1), "latest": date(2023, 12, 31)}
    >>> interval(When(**spring, precision="year", status="resolved"))
    '2023-01-01 … 2023-12-31'
    """
    if when.earliest is None and when.latest is None:
        return "no date can be told"
    ends = [str(day) if day else "" for day in (when.earliest, when.latest)]
    days = ends[0] if ends[0] == ends[1] else " … ".join(ends).strip()
    return f"{days}, ambiguous" if when.status == "ambiguous" else days


def members(value: object) -> list[object]:
    """Return what the field of a record holds, as a list."""
    return cast("list[object]", value) if isinstance(value, list) else [] if value is None else [value]


def told(record: Record, source: Source) -> Iterator[tuple[str, object, Entry]]:
    """Yield every member of a record with the field that holds it and with what there is to show of it."""
    names = titles(record)
    for name in type(record).model_fields:
        yield from ((name, member, entry_of(member, source, names)) for member in members(getattr(record, name)))


def _sections(record: Record, source: Source) -> Iterator[Section]:
    entries: dict[str, list[Entry]] = {name: [] for name in type(record).model_fields}
    for name, _, entry in told(record, source):
        entries[name].append(entry)
    for name, mine in entries.items():
        yield Section(_label(name).capitalize(), not isinstance(getattr(record, name), list), tuple(mine))


def titles(record: Record) -> Names:
    """Return what the items of a record are called, by the field that holds them and their id."""
    return dict(_names(record))


def _names(record: Record) -> Iterator[tuple[tuple[str, str], str]]:
    for section in type(record).model_fields:
        for item in members(getattr(record, section)):
            yield from titled(section, item)


def titled(section: str, item: object) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what an item is called, under its section and id; nothing when it has no id or no title."""
    ident, title = getattr(item, "id", None), _title_field(type(item))
    if isinstance(ident, str) and title:
        yield (section, ident), _words(getattr(item, title), (), {})


def entry_of(member: object, source: Source, names: Names) -> Entry:
    """Return what there is to show of one member of a record; `names` are what `titled` says of those it refers to."""
    if isinstance(member, Span) or not isinstance(member, BaseModel):
        return Entry(_words(member, (), {}), (), (), "", _numbers(passages(member), source))
    details, tags = tuple(_details(member, names)), tuple(_tags(member))
    title = _title(member)
    if not title:
        title, details = (str(details[0]), details[1:]) if details else (type(member).__name__, ())
    doubt = getattr(member, "doubt", None)
    return Entry(title, tags, details, one_line(doubt) if doubt else "", _numbers(passages(member), source))


def _title(item: BaseModel) -> str:
    name = _title_field(type(item))
    if name is None:
        return ""
    value = getattr(item, name)
    words = f"“{_words(value, (), {})}”" if isinstance(value, Span) else _words(value, (), {})
    before = "".join(sign for field, sign in _REVERSING.items() if getattr(item, field, None) is True)
    return before + words


def _title_field(model: type[object]) -> str | None:
    """The first required text of a class of items, its id and its references aside."""
    fields = model.model_fields.items() if issubclass(model, BaseModel) else ()
    return next((name for name, field in fields if name not in _NO_DETAIL and _is_prose(field)), None)


def _is_prose(field: FieldInfo) -> bool:
    marked = any(isinstance(mark, (Ref, ByCode)) for mark in field.metadata)
    return field.is_required() and any(field.annotation is kind for kind in (str, Verbatim)) and not marked


def _tags(item: BaseModel) -> Iterator[str]:
    for name, field in type(item).model_fields.items():
        value = getattr(item, name)
        if value is True and name not in _REVERSING:
            yield _label(name)
        elif isinstance(value, str) and is_enumeration(field.annotation):
            word = one_line(value.replace("_", " "))
            yield f"{_label(name)}: {word}" if value in _VAGUE else word


def _details(item: BaseModel, names: Names) -> Iterator[Detail]:
    known = {found.path: names.get((found.section, found.id), found.id) for found in references(item)}
    for name, field in type(item).model_fields.items():
        value = getattr(item, name)
        is_tag = isinstance(value, bool) or (isinstance(value, str) and is_enumeration(field.annotation))
        if name in _NO_DETAIL or name == _title_field(type(item)) or is_tag:
            continue
        if words := _words(value, (name,), known):
            yield Detail(name, _label(name), words)


def _words(value: object, path: Path, known: Mapping[Path, str]) -> str:
    """Spell a value out; `known` has the names for the ids in it, by their paths."""
    match value:
        case None:
            return ""
        case str():
            return one_line(known.get(path, value))
        case When():
            return f"{one_line(value.text)} ({interval(value)})"
        case Span():
            return one_line(value.text)
        case list() | tuple():
            listed = cast("list[object]", value)
            spelled = [_words(member, (*path, place), known) for place, member in enumerate(listed)]
            return ("; " if any(isinstance(member, BaseModel) for member in listed) else ", ").join(
                filter(None, spelled)
            )
        case BaseModel():
            fields = [name for name in type(value).model_fields if name not in _NO_DETAIL]
            return ": ".join(filter(None, (_words(getattr(value, name), (*path, name), known) for name in fields)))
        case _:
            return one_line(str(value))


def passages(member: object) -> list[Span]:
    """Return what a member of a record rests on: the sentences that an item cites, or the words that it is."""
    return [member] if isinstance(member, Span) else list(_cited(member))


def _cited(value: object) -> Iterator[Span]:
    match value:
        case Citation():
            yield value
        case BaseModel() if not isinstance(value, Span):
            for name in type(value).model_fields:
                yield from _cited(getattr(value, name))
        case list():
            for member in cast("list[object]", value):
                yield from _cited(member)
        case _:
            pass


def _numbers(spans: Iterable[Span], source: Source) -> tuple[int, ...]:
    return tuple(sorted({number for span in spans for number in source.sentences_at((span.start, span.end))}))


def _sentence(number: int, source: Source) -> Sentence:
    start, end = source.sentences[number - 1]
    return Sentence(number, start, end, one_line(source.text[start:end]), one_line(place_of(source, number)))


def _refusal(rejected: Rejected) -> Refusal:
    reasons = tuple(one_line(problem.message) for problem in rejected.problems)
    return Refusal(one_line(rejected.place), reasons, clipped(one_line(_json(rejected.item)), _LONGEST_GIVEN))


def _cautions(summary: Summary[Any]) -> Iterator[str]:
    """What is odd about the source, with the number of the sentence in which it begins."""
    for caution in summary.warnings:
        at = (caution.passage.start, caution.passage.end)
        yield f"Beware of sentence {summary.source.sentences_at(at).start}: {caution.reason}"


def _missing(omission: Omission, source: Source) -> str:
    at = omission.passage
    numbers = ", ".join(map(str, source.sentences_at((at.start, at.end))))
    return f"[{numbers}] {one_line(omission.reason)}: {clipped(one_line(at.text), _LONGEST_GIVEN)}"


def _json(item: JsonValue) -> str:
    return "" if item is None else json.dumps(item, ensure_ascii=False)


def _subject(source: Source) -> str:
    name = one_line(source.title or source.origin or "") or "a text"
    count = len(source.sentences)
    dated = f"dated {source.dated}" if source.dated else "undated"
    return f"{name}, {dated}, {count} sentence{'' if count == 1 else 's'}"


def _provenance(summary: Summary[Any]) -> str:
    made, usage = summary.provenance, summary.usage
    uncounted = f" ({usage.unreported} without a count)" if usage.unreported else ""
    return one_line(
        f"Read by {made.model} with summarizer {made.library}, {made.finished:%Y-%m-%d %H:%M %Z}; "
        f"schema {made.target} {made.schema_version}, prompt {made.prompt_version}; "
        f"source SHA-256 {made.source_sha256[:16]}…; "
        f"{usage.total_tokens:,} tokens in {usage.requests} requests{uncounted}"
    )


def _label(name: str) -> str:
    return name.replace("_", " ")
