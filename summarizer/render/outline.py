"""What is there to show of a summary? Its sections with their entries (see `entries`), and all that goes with them.

Every string in an outline is one line without characters that a screen obeys (`visible`); renderings only add their own
escapes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from summarizer.render.entries import Entry, given_title, label, told
from summarizer.render.places import place_of
from summarizer.render.visible import clipped, one_line

if TYPE_CHECKING:
    from pydantic import JsonValue

    from summarizer.problems import Omission, Rejected
    from summarizer.schemas import Record
    from summarizer.source import Source
    from summarizer.summary import Summary

__all__ = ["Outline", "Refusal", "Section", "Sentence", "in_words", "outline"]

_LONGEST_GIVEN = 300
"""Characters of a rejected item that are shown."""
_LONGEST_TITLE = 160


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
    """What was left out, why, and what the model gave; `title` is what it said, if its main words can be told."""

    path: str
    title: str
    reasons: tuple[str, ...]
    given: str

    @property
    def name(self) -> str:
        """What it is called in one line."""
        return f"{self.title} ({self.path})" if self.title else self.path


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
        rejected=tuple(_refusal(rejected, type(record)) for rejected in summary.rejected),
        missing=tuple(_missing(omission, source) for omission in summary.omissions),
        nothing_in=_nothing_in(summary, sections),
        notes=tuple(map(one_line, (*_cautions(summary), *summary.notes))),
        provenance=_provenance(summary),
    )


def _sections(record: Record, source: Source) -> Iterator[Section]:
    entries: dict[str, list[Entry]] = {name: [] for name in type(record).model_fields}
    for name, _, entry in told(record, source):
        entries[name].append(entry)
    for name, mine in entries.items():
        yield Section(label(name).capitalize(), not isinstance(getattr(record, name), list), tuple(mine))


def in_words(record: Record, source: Source) -> dict[str, tuple[str, ...]]:
    """Return each item of a record in one line, by the field that holds it; doubts and evidence are left out."""
    told = (
        tuple(" — ".join((entry.title, *entry.rest)) for entry in section.entries)
        for section in _sections(record, source)
    )
    return dict(zip(type(record).model_fields, told, strict=True))


def _nothing_in(summary: Summary[Any], sections: tuple[Section, ...]) -> str:
    meanings = {empty.section: f" ({empty.meaning})" for empty in summary.empty}
    record: Record = summary.record
    names = zip(type(record).model_fields, sections, strict=True)
    return ", ".join(
        f"{section.label.lower()}{meanings.get(name, '')}" for name, section in names if not section.entries
    )


def _sentence(number: int, source: Source) -> Sentence:
    start, end = source.sentences[number - 1]
    return Sentence(number, start, end, one_line(source.text[start:end]), one_line(place_of(source, number)))


def _refusal(rejected: Rejected, target: type[Record]) -> Refusal:
    reasons = tuple(one_line(problem.message) for problem in rejected.problems)
    field = target.model_fields.get(rejected.path.partition("[")[0])
    title = clipped(given_title(rejected.item, field), _LONGEST_TITLE) if field else ""
    return Refusal(one_line(rejected.place), title, reasons, clipped(one_line(_json(rejected.item)), _LONGEST_GIVEN))


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
    reviewed = f", reviewed by {made.reviewer}," if made.reviewer else ""
    return one_line(
        f"Read by {made.model}{reviewed} with summarizer {made.library}, {made.finished:%Y-%m-%d %H:%M %Z}; "
        f"schema {made.target} {made.schema_version}, prompt {made.prompt_version}; "
        f"source SHA-256 {made.source_sha256[:16]}…; "
        f"{usage.total_tokens:,} tokens in {usage.requests} requests{uncounted}"
    )
