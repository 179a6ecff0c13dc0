"""Where does it say so? A summary as one page: the record left, its source right, each item tied to its words.

All foreign text (the document's, the model's) reaches the page as escaped text, never as markup, script, style or
link. The page works as it is printed and without its script; the script adds light, filters and keys.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from summarizer.render.html.cards import Folder, Phrase, folders, who_section
from summarizer.render.html.marks import Mark, Piece, paragraphs
from summarizer.render.html.template import render
from summarizer.render.html.timeline import Chart, chart, short_date
from summarizer.render.outline import outline
from summarizer.render.places import place_of
from summarizer.render.visible import one_line, visible

if TYPE_CHECKING:
    from summarizer.schemas import Span
    from summarizer.source import Source
    from summarizer.summary import Summary

__all__ = ["Gap", "to_html"]

_OMITTED = "omitted."
"""Begins the ids of what may be missing: no field of a record has a dot in its name."""
_SENTENCE = re.compile(r"(?:(?<=\bnearest in )|(?<=\bstands in ))\[([0-9]{1,9})\](?=[:,])")
"""How a reason says which sentence it means."""
_DEEPEST = 3
"""Items that cover the same words and still make them darker."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A passage that no item covers, and what in it looks as if one should."""

    id: str
    number: int
    kind: str
    reason: str
    sentences: tuple[int, ...]
    passage: Span


def to_html(summary: Summary[Any]) -> str:
    """Return the evidence page of `summary`: one file of HTML that loads and sends nothing.

    >>> from summarizer import summarize
    >>> page = to_html(summarize("Oslo, 3 June 2024. Norway and Iceland agreed to share data.", model="offline"))
    >>> page.count('id="agreements-1"'), page.count('id="s1"')
    (1, 1)
    """
    shown, source = outline(summary), summary.source
    sections, gaps = folders(summary, shown), tuple(_gaps(summary))
    lead = next((card for section in sections[:1] if section.single for card in section.cards), None)
    who = who_section(summary.record)
    return render(
        "page.html",
        ("base.css", "page.css"),
        ("filters.js", "page.js"),
        shown=shown,
        title=one_line(source.title or source.origin or "") or "A text",
        dated=short_date(source.dated) if source.dated else "",
        lead=lead,
        sections=[section for section in sections[1 if lead else 0 :] if section.cards],
        who=next((section for section in sections if section.name == who), None),
        line=_placed_line(sections, chart(sections, source.dated)),
        gaps=gaps,
        given=[_pretty(rejected.item) for rejected in summary.rejected],
        paragraphs=tuple(paragraphs(source.text, source.sentences, _marks(sections, gaps))),
        text_of=partial(_text_of, source.text),
        class_of=_class_of,
        place=cache(partial(_place, source)),
        linked=partial(_linked, len(source.sentences)),
        settings=one_line(json.dumps(summary.provenance.settings, ensure_ascii=False)),
        summary=summary,
    )


def _marks(sections: Sequence[Folder], gaps: Iterable[Gap]) -> Iterator[Mark]:
    yield from (mark for section in sections for card in section.cards for mark in card.marks)
    yield from (Mark(gap.passage.start, gap.passage.end, gap.id) for gap in gaps)


def _gaps(summary: Summary[Any]) -> Iterator[Gap]:
    for number, omission in enumerate(summary.omissions, 1):
        at = omission.passage
        yield Gap(
            id=f"{_OMITTED}{number}",
            number=number,
            kind=omission.kind,
            reason=one_line(omission.reason),
            sentences=tuple(summary.source.sentences_at((at.start, at.end))),
            passage=at,
        )


def _placed_line(sections: Sequence[Folder], found: Chart | None) -> tuple[str, Chart] | None:
    """The time line and the section that it stands before: the first list of items that tell times."""
    if found is None:
        return None
    dated = [section for section in sections if any(card.times for card in section.cards)]
    first = next((section for section in dated if not section.single), dated[0])
    return first.name, found


def _text_of(text: str, piece: Piece) -> str:
    """The words of a piece as they are shown; HTML would turn each carriage return into a line's end of its own."""
    words = text[piece.start : piece.end]
    if words.endswith("\r") and text[piece.end : piece.end + 1] == "\n":
        words = words[:-1]
    return visible(words.replace("\r\n", "\n").replace("\r", "\n"))


def _place(source: Source, number: int) -> str:
    return one_line(place_of(source, number))


def _linked(sentences: int, reason: str) -> Iterator[Phrase]:
    """Yield a reason in phrases: the number of a sentence leads to it."""
    done = 0
    for found in _SENTENCE.finditer(reason):
        if 1 <= int(found[1]) <= sentences:
            yield Phrase(reason[done : found.start()])
            yield Phrase(found[0], card=f"s{int(found[1])}")
            done = found.end()
    yield Phrase(reason[done:])


def _class_of(piece: Piece) -> str:
    """How a piece is drawn: darker the more items rest on it; underlined where its very words are in one."""
    held = sum(not item.startswith(_OMITTED) for item in piece.items)
    names = [f"d{min(held, _DEEPEST)}"] if held else []
    names += ["w"] if piece.verbatim else []
    names += ["gap"] if held < len(piece.items) else []
    return " ".join(names)


def _pretty(given: Any) -> str:
    return "" if given is None else visible(json.dumps(given, ensure_ascii=False, indent=2))
