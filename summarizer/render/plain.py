"""How does a summary look in a debugger? Every item on a line with its sentences' numbers; short, whatever was read.

This is `repr(summary)`, so it never raises, and neither prints the whole source nor fills the screen: long lines and
long sections are cut, and say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from summarizer.render.entries import Entry
from summarizer.render.outline import Outline, outline
from summarizer.render.visible import clipped, one_line

if TYPE_CHECKING:
    from summarizer.summary import Summary

__all__ = ["to_plain"]

_WIDTH = 160
_MEMBERS = 8
"""Members of a section that are shown."""
_LINES = 60
"""Lines in all; what is cut is the evidence at the end, which `to_markdown` has in full."""


def to_plain(summary: Summary[Any]) -> str:
    """Return the summary as plain text of at most 60 lines. Never raises: it is what a debugger calls.

    >>> from summarizer import Minutes, summarize
    >>> from summarizer.testing import ScriptedModel
    >>> answer = {"title": None, "held": None, "participants": [], "topics": [], "actions": [],
    ...           "decisions": [{"id": "d1", "what": "close the pool", "status": "adopted", "evidence": [2]}]}
    >>> summary = summarize("The board met. It closed the pool.", model=ScriptedModel([answer]), target=Minutes)
    >>> print("\\n".join(to_plain(summary).splitlines()[:3]))
    Minutes of a text, undated, 2 sentences
    Decisions
      - close the pool — adopted [2]
    """
    try:
        shown = outline(summary)
    except Exception as error:  # noqa: BLE001 - a half-made summary is just what one looks at in a debugger
        return (
            f"<{type(summary).__name__} that cannot be shown: {type(error).__name__}: {one_line(str(error))[:_WIDTH]}>"
        )
    lines = list(_lines(shown))
    cut = [*lines[: _LINES - 1], f"… {len(lines) - _LINES + 1} more lines: see to_markdown()"]
    return "\n".join(lines if len(lines) <= _LINES else cut)


def _lines(shown: Outline) -> Iterator[str]:
    yield clipped(f"{shown.name} of {shown.subject}", _WIDTH)
    for section in shown.filled:
        if section.single:
            yield f"{section.label}: {_line(section.entries[0])}"
        else:
            yield from _listed(section.label, map(_line, section.entries))
    if shown.nothing_in:
        yield f"Nothing in: {shown.nothing_in}"
    yield from _listed("Left out", (f"{one.name}: {'; '.join(one.reasons)}" for one in shown.rejected))
    yield from _listed("Perhaps missing", shown.missing)
    yield from _listed("Notes", shown.notes)
    yield clipped(shown.provenance, _WIDTH)
    evidence = [f"  [{sentence.number}] {clipped(sentence.text, _WIDTH)}" for sentence in shown.sentences]
    yield from ["Evidence", *evidence] if evidence else []


def _line(entry: Entry) -> str:
    rest = f" — {'; '.join(entry.rest)}" if entry.rest else ""
    doubt = f" (doubt: {clipped(entry.doubt, _WIDTH // 2)})" if entry.doubt else ""
    return f"{clipped(entry.title + rest, _WIDTH)}{doubt} {entry.citation}".rstrip()


def _listed(label: str, members: Iterable[str]) -> Iterator[str]:
    lines = list(members)
    if not lines:
        return
    yield label
    yield from (f"  - {clipped(line, 2 * _WIDTH)}" for line in lines[:_MEMBERS])
    if len(lines) > _MEMBERS:
        yield f"  … and {len(lines) - _MEMBERS} more"
