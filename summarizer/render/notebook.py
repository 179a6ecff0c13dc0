"""How does a summary look in a notebook? Short lists one can fold, each item with its sentences under the pointer.

This is HTML for a page that is not ours: no script, no style, no ids, only tags that notebooks let through also where
they trust nobody. All foreign text is escaped; dollar signs and backslashes stand alone in an element, for notebooks
would set what is between them as a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from summarizer.render.entries import Entry
from summarizer.render.outline import Outline, outline

if TYPE_CHECKING:
    from summarizer.summary import Summary

__all__ = ["to_notebook"]

_FORMULA = re.compile(r"[$\\]")


def to_notebook(summary: Summary[Any]) -> str:
    """Return the summary as a piece of HTML for a notebook's output.

    >>> from summarizer import summarize
    >>> made = to_notebook(summarize("Norway agreed to pay <b>$5</b>.", model="offline"))
    >>> "&lt;b&gt;<span>$</span>5" in made
    True
    """
    shown = outline(summary)
    return f"<div>{''.join(_pieces(shown))}</div>"


def _pieces(shown: Outline) -> Iterator[str]:
    yield f"<p><b>{_text(shown.name)}</b> of {_text(shown.subject)}</p>"
    said = {sentence.number: sentence.text for sentence in shown.sentences}
    for section in shown.filled:
        if section.single:
            yield f"<p>{_entry(section.entries[0], said)}</p>"
        else:
            yield _folded(section.label, (_entry(entry, said) for entry in section.entries), is_open=True)
    if shown.nothing_in:
        yield f"<p>Nothing was found for: {_text(shown.nothing_in)}.</p>"
    yield _folded("Left out", (_text(f"{one.name}: {'; '.join(one.reasons)}") for one in shown.rejected))
    yield _folded("Perhaps missing", map(_text, shown.missing))
    yield _folded("Notes", map(_text, shown.notes))
    yield _folded("Evidence", (_text(f"[{one.number}] {one.text}") for one in shown.sentences))
    yield f"<p><small>{_text(shown.provenance)}</small></p>"


def _folded(label: str, members: Iterable[str], *, is_open: bool = False) -> str:
    lines = list(members)
    if not lines:
        return ""
    listed = "".join(f"<li>{line}</li>" for line in lines)
    return f"<details{' open' * is_open}><summary>{_text(label)} ({len(lines)})</summary><ul>{listed}</ul></details>"


def _entry(entry: Entry, said: dict[int, str]) -> str:
    rest = f" — {_text('; '.join(entry.rest))}" if entry.rest else ""
    doubt = f" <i>doubt: {_text(entry.doubt)}</i>" if entry.doubt else ""
    cited = " ".join(f'<abbr title="{escape(said[number])}">[{number}]</abbr>' for number in entry.evidence)
    return f"<b>{_text(entry.title)}</b>{rest}{doubt} {cited}".rstrip()


def _text(foreign: str) -> str:
    return _FORMULA.sub(r"<span>\g<0></span>", escape(foreign))
