"""What would one paste into a mail? A brief in Markdown: who owes what to whom by when, and the sentence that says so.

The text of the document and of the model is data: whatever could become a link, an image, HTML, a heading, a list, a
table cell or a formula is escaped. The escapes are those of CommonMark; `<`, `>` and `&` become entities, which every
Markdown knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from summarizer.render.entries import Entry
from summarizer.render.outline import Outline, Refusal, Section, Sentence, outline

if TYPE_CHECKING:
    from summarizer.summary import Summary

__all__ = ["to_markdown"]

_WHO = frozenset({"debtors", "owners"})
"""A section whose items have one of these fields is drawn as a table: someone owes something."""
_WHOM, _DUE = frozenset({"creditors"}), frozenset({"due"})

_SPECIAL = re.compile(r"[\\`*_{}\[\]|~^=$#@!]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ADDRESS = re.compile(r":(?=//)|(?<=\w)\.(?=[^\W\d_]{2})")
"""Where bare addresses are recognised: `https://…`, and `www.…` or `name.org` without a blank."""
_OPENING = re.compile(r"^(?:[-+](?=\s|$|[-+])|[0-9]{1,9}(?=[.)]))")
"""What makes a list or a rule at the head of a line."""


def to_markdown(summary: Summary[Any]) -> str:
    """Return the summary as Markdown: the record section by section, what was left out and why, and its evidence.

    Sentences are footnotes under their numbers, as `[^12]`, with their page or time where the document has such, and
    their offsets (code points, half-open).

    >>> from summarizer import Minutes, summarize
    >>> from summarizer.testing import ScriptedModel
    >>> answer = {"title": None, "held": None, "participants": [], "topics": [], "actions": [],
    ...           "decisions": [{"id": "d1", "what": "close the *pool*", "status": "adopted", "evidence": [2]}]}
    >>> summary = summarize("The board met. It closed the pool.", model=ScriptedModel([answer]), target=Minutes)
    >>> print(to_markdown(summary).partition("## Decisions")[2].strip().splitlines()[0])
    - **close the \\*pool\\*** — adopted [^2]
    """
    return "\n\n".join(_blocks(outline(summary))) + "\n"


def _blocks(shown: Outline) -> Iterator[str]:
    sections = shown.filled
    if sections and sections[0].single:  # what the whole comes to: a headline, a title
        yield f"# {_cited(escaped(sections[0].entries[0].title), sections[0].entries[0])}"
        yield from _beneath(sections[0].entries[0])
        sections = sections[1:]
        yield f"{escaped(shown.name)} of {escaped(shown.subject)}."
    else:
        yield f"# {escaped(shown.name)} of {escaped(shown.subject)}"
    for section in sections:
        yield f"## {escaped(section.label)}"
        yield _table(section.entries) if _owes(section) else _bullets(section.entries)
    if shown.nothing_in:
        yield f"Nothing was found for: {escaped(shown.nothing_in)}."
    yield from _appendix(shown)


def _appendix(shown: Outline) -> Iterator[str]:
    if shown.rejected:
        yield "## Left out"
        yield "What the model gave and the checks refused; nothing above rests on it."
        yield "\n".join(map(_refused, shown.rejected))
    if shown.missing:
        yield "## Perhaps missing"
        yield "Passages that look like a quote, an agreement or a commitment, and that nothing above covers."
        yield "\n".join(f"- {escaped(one)}" for one in shown.missing)
    if shown.notes:
        yield "## Notes"
        yield "\n".join(f"- {escaped(note)}" for note in shown.notes)
    yield f"*{escaped(shown.provenance)}*"
    if shown.sentences:
        yield "\n".join(map(_footnote, shown.sentences))


def _refused(one: Refusal) -> str:
    path = f" ({escaped(one.path)})" if one.title else ""
    given = f"\n  - as given: {escaped(one.given)}" if one.given else ""
    return f"- **{escaped(one.title or one.path)}**{path}: {escaped('; '.join(one.reasons))}{given}"


def _footnote(one: Sentence) -> str:
    place = f"{escaped(one.place)}, " if one.place else ""
    return f"[^{one.number}]: {escaped(one.text)} *({place}characters {one.start}–{one.end})*"


def _beneath(entry: Entry) -> Iterator[str]:
    if entry.rest:
        yield f"{escaped('; '.join(entry.rest))}"
    if entry.doubt:
        yield f"*Doubt:* {escaped(entry.doubt)}"


def _bullets(entries: Iterable[Entry]) -> str:
    return "\n".join(line for entry in entries for line in _bullet(entry))


def _bullet(entry: Entry) -> Iterator[str]:
    title, rest = escaped(entry.title), escaped("; ".join(entry.rest))
    yield f"- {_cited(f'**{title}** — {rest}' if rest else title, entry)}"
    if entry.doubt:
        yield f"  - *Doubt:* {escaped(entry.doubt)}"


def _owes(section: Section) -> bool:
    return any(detail.name in _WHO for entry in section.entries for detail in entry.details)


def _table(entries: Sequence[Entry]) -> str:
    rows = [("Who", "What", "To whom", "When", "More", "Evidence"), *map(_row, entries)]
    kept = [column for column in zip(*rows, strict=True) if any(column[1:])]
    head, *body = zip(*kept, strict=True)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *body])


def _row(entry: Entry) -> tuple[str, ...]:
    special = _WHO | _WHOM | _DUE
    more = [", ".join(entry.tags), *(str(detail) for detail in entry.details if detail.name not in special)]
    if entry.doubt:
        more.append(f"doubt: {entry.doubt}")
    cells = (_of(entry, _WHO), entry.title, _of(entry, _WHOM), _of(entry, _DUE), "; ".join(filter(None, more)))
    return (*map(escaped, cells), _notes(entry))


def _of(entry: Entry, names: frozenset[str]) -> str:
    return ", ".join(detail.text for detail in entry.details if detail.name in names)


def _cited(text: str, entry: Entry) -> str:
    return f"{text} {_notes(entry)}".rstrip()


def _notes(entry: Entry) -> str:
    """The footnotes of an entry, one for each sentence."""
    return "".join(f"[^{number}]" for number in entry.evidence)


def escaped(text: str) -> str:
    """Return one line of foreign text so that Markdown shows it as it is and obeys nothing in it.

    >>> print(escaped("[here](http://a.example) <b>1.5 million</b> #1"))
    \\[here\\](http\\://a\\.example) &lt;b&gt;1.5 million&lt;/b&gt; \\#1
    """
    plain = _SPECIAL.sub(r"\\\g<0>", text.translate(_ENTITIES))
    plain = _ADDRESS.sub(r"\\\g<0>", plain)
    return _OPENING.sub(lambda head: f"\\{head[0]}" if head[0] in "-+" else f"{head[0]}\\", plain)
