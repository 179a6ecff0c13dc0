"""How does a summary look in a terminal? Sections with hanging bullets, folded to the width, in a few colours.

Colour and width are the console's affair: piped into a file, or with NO_COLOR set, there is no colour; and no line ends
in blanks. With NO_COLOR a terminal still shows bold and dim: no-color.org asks for no colour, not for plain text.
Foreign text goes to rich as `Text`, never as markup, and holds no character that a terminal obeys (see `visible`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from summarizer.render.entries import Entry
from summarizer.render.outline import Outline, Sentence, outline

if TYPE_CHECKING:
    from summarizer.summary import Summary

__all__ = ["to_terminal"]

_HEADING, _TITLE, _DOUBT, _BAD, _FAINT = "bold cyan", "bold", "yellow", "red", "dim"
_NARROWEST = 10
"""Columns that a text is given at least, however narrow the console is."""
Row = tuple[str, Text]
"""A mark and what hangs behind it."""


def to_terminal(summary: Summary[Any], console: Console | None = None) -> None:
    """Print the summary to `console`, the standard output when it is None.

    >>> from io import StringIO
    >>> from summarizer import Minutes, summarize
    >>> from summarizer.testing import ScriptedModel
    >>> answer = {"title": None, "held": None, "participants": [], "topics": [], "actions": [],
    ...           "decisions": [{"id": "d1", "what": "[red]close", "status": "adopted", "evidence": [1]}]}
    >>> summary = summarize("It closed the pool.", model=ScriptedModel([answer]), target=Minutes)
    >>> page = StringIO()
    >>> to_terminal(summary, Console(file=page, width=80))
    >>> "• [red]close — adopted [1]" in page.getvalue()
    True
    """
    console = console or Console()
    shown = outline(summary)
    _print(console, Text(f"{shown.name} of {shown.subject}", style=_FAINT))
    for section in shown.filled:
        if section.single:
            console.print()
            _print(console, _entry(section.entries[0]))
        else:
            _print_rows(console, section.label, (("•", _entry(entry)) for entry in section.entries))
    if shown.nothing_in:
        console.print()
        _print(console, Text(f"Nothing was found for: {shown.nothing_in}.", style=_FAINT))
    _print_appendix(console, shown)


def _print_appendix(console: Console, shown: Outline) -> None:
    refused = (("✗", Text(f"{one.name}: {'; '.join(one.reasons)}", style=_BAD)) for one in shown.rejected)
    _print_rows(console, "Left out", refused)
    _print_rows(console, "Perhaps missing", (("?", Text(one, style=_DOUBT)) for one in shown.missing))
    _print_rows(console, "Notes", (("•", Text(note)) for note in shown.notes))
    evidence = ((f"[{one.number}]", _sentence(one)) for one in shown.sentences)
    _print_rows(console, "Evidence", evidence)
    console.print()
    _print(console, Text(shown.provenance, style=_FAINT))


def _print_rows(console: Console, label: str, rows: Iterable[Row]) -> None:
    rows = list(rows)
    if not rows:
        return
    console.print()
    _print(console, Text(label, style=_HEADING))
    width = max(cell_len(mark) for mark, _ in rows)
    for mark, text in rows:
        _print(console, text, Text(f"  {mark:>{width}} ", style=_FAINT))


def _print(console: Console, text: Text, mark: Text = Text()) -> None:  # noqa: B008 - not altered
    """Print a text folded to the width, hanging behind its mark."""
    hanging = " " * cell_len(mark.plain)
    lines = text.wrap(console, max(_NARROWEST, console.width - len(hanging)))
    for place, line in enumerate(lines):
        line.rstrip()
        console.print(Text.assemble(hanging if place else mark, line), soft_wrap=True)


def _sentence(one: Sentence) -> Text:
    return Text(f"{one.text} ({one.place})" if one.place else one.text, style=_FAINT)


def _entry(entry: Entry) -> Text:
    return Text.assemble(*_pieces(entry))


def _pieces(entry: Entry) -> Iterator[tuple[str, str]]:
    yield entry.title, _TITLE
    if entry.rest:
        yield f" — {'; '.join(entry.rest)}", ""
    if entry.citation:
        yield f" {entry.citation}", _FAINT
    if entry.doubt:
        yield f"\ndoubt: {entry.doubt}", _DOUBT
