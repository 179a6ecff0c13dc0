"""What is there to show of one item of a record? Its title, tags and details as plain words, whatever its schema.

An entry is read from the item's class and knows no schema by name: the title is the first required text, enumerations
become tags, ids become the names they lead to, a `When` shows its words and its interval. Every string is one line
without characters that a screen obeys (`visible`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pydantic import BaseModel

from summarizer.render.visible import one_line
from summarizer.schemas import ByCode, Citation, Ref, Span, Verbatim, When, classes_in, is_enumeration, references

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from summarizer.schemas import Record
    from summarizer.source import Source

__all__ = [
    "Detail",
    "Entry",
    "entry_of",
    "given_title",
    "interval",
    "label",
    "members",
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


def told(record: Record, source: Source) -> Iterator[tuple[str, object, Entry]]:
    """Yield every member of a record with the field that holds it and with what there is to show of it."""
    names = titles(record)
    for name in type(record).model_fields:
        yield from ((name, member, entry_of(member, source, names)) for member in members(getattr(record, name)))


def members(value: object) -> list[object]:
    """Return what the field of a record holds, as a list."""
    return cast("list[object]", value) if isinstance(value, list) else [] if value is None else [value]


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


def given_title(given: object, field: FieldInfo) -> str:
    """Return what an item is called that is only what a model gave for `field`; empty when that cannot be told.

    >>> from summarizer import Readout
    >>> given_title({"action": "pay\\tin full", "strength": 7}, Readout.model_fields["commitments"])
    'pay in full'
    """
    if not isinstance(given, dict):
        return ""
    told = cast("dict[str, object]", given)
    names = (_title_field(found) for found in classes_in(field.annotation))
    title = next((told.get(name) for name in names if name), None)
    before = "".join(sign for name, sign in _REVERSING.items() if told.get(name) is True)
    return before + one_line(title) if isinstance(title, str) and title.strip() else ""


def _is_prose(field: FieldInfo) -> bool:
    marked = any(isinstance(mark, (Ref, ByCode)) for mark in field.metadata)
    return field.is_required() and any(field.annotation is kind for kind in (str, Verbatim)) and not marked


def _tags(item: BaseModel) -> Iterator[str]:
    for name, field in type(item).model_fields.items():
        value = getattr(item, name)
        if value is True and name not in _REVERSING:
            yield label(name)
        elif isinstance(value, str) and is_enumeration(field.annotation):
            word = one_line(value.replace("_", " "))
            yield f"{label(name)}: {word}" if value in _VAGUE else word


def _details(item: BaseModel, names: Names) -> Iterator[Detail]:
    known = {found.path: names.get((found.section, found.id), found.id) for found in references(item)}
    for name, field in type(item).model_fields.items():
        value = getattr(item, name)
        is_tag = isinstance(value, bool) or (isinstance(value, str) and is_enumeration(field.annotation))
        if name in _NO_DETAIL or name == _title_field(type(item)) or is_tag:
            continue
        if words := _words(value, (name,), known):
            yield Detail(name, _called(name, field), words)


def _called(name: str, field: FieldInfo) -> str:
    """What a field is called: a bare "code: NO" reads like a denial."""
    is_of_state = name == "code" and any(isinstance(mark, ByCode) for mark in field.metadata)
    return "ISO code" if is_of_state else label(name)


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


def label(name: str) -> str:
    """Return how a field is called: "reported_by" is "reported by"."""
    return name.replace("_", " ")


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
