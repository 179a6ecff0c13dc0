"""What text does HTML show? All that a reader sees of it, in blocks, for mails and for what a DOCX is turned into.

The standard library's parser takes time with the square of some hostile inputs; this one reads every character once. It
knows no style sheets. For a page of the web, where most that shows is no article, see `html.py`.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["visible_text"]

_TAG_NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9:-]{0,40}")
_UNSEEN = {"script", "style", "head", "title", "template", "noscript", "svg", "iframe", "object", "textarea", "select"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "main", "nav",
    "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "ul",
}  # fmt: skip
_CLOSED = {"div", "span", "section", "table"}
"""Elements that are always closed: what hides in another may be all that follows."""
_HIDDEN = re.compile(r"\bdisplay\s?:\s?none\b|(?:\A|\s)hidden(?:\s|=|\Z)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\u200b]+")
_GAPS = re.compile(r"[ \t]{2,}|\t")
_BREAKS = re.compile(r"\n{3,}")


class _Tag(NamedTuple):
    name: str
    closes: bool
    attributes: str


def visible_text(markup: str, without: Callable[[str, str], bool] = lambda _name, _attributes: False) -> str:
    """Return the text that shows: blocks between blank lines, rows of tables and items of lists on lines of their own.

    `without(name, attributes)` names elements to leave out. Never raises.

    >>> visible_text("<p>They&nbsp;met.</p><ul><li>One<li>Two</ul><script>x</script>")
    'They\\xa0met.\\n\\n• One\\n• Two'
    """
    parts: list[str] = []
    skipped: list[str] = []  # the open elements that do not show
    for piece in _pieces(markup):
        if isinstance(piece, str):
            if piece and not skipped:
                parts.append(_SPACES.sub(" ", html.unescape(piece)))
        elif skipped:
            _within_skipped(piece, skipped)
        elif not piece.closes and (_is_hidden(piece) or without(piece.name, piece.attributes)):
            if piece.name not in _VOID:
                skipped.append(piece.name)
        else:
            _lay_out(piece, parts)
    return _tidy("".join(parts))


def _is_hidden(tag: _Tag) -> bool:
    """Does it never show, or not by its own style, as the line that a mail shows in lists only?"""
    return tag.name in _UNSEEN or (tag.name in _CLOSED and bool(_HIDDEN.search(tag.attributes)))


def _within_skipped(piece: _Tag, skipped: list[str]) -> None:
    """Follow elements of the same name only: others may never be closed."""
    if piece.name != skipped[-1]:
        return
    if piece.closes:
        skipped.pop()
    else:
        skipped.append(piece.name)


def _pieces(markup: str) -> Iterator[str | _Tag]:
    """Yield the texts and the tags, in order, reading nothing twice: what is opened and never closed ends it."""
    at, end = 0, len(markup)
    while at < end:
        opening = markup.find("<", at)
        if opening < 0:
            break
        yield markup[at:opening]
        at = _after_remark(markup, opening)
        if at != opening:
            continue
        name = _TAG_NAME.match(markup, opening + 1)
        if name is None:
            yield "<"
            at = opening + 1
            continue
        at = _tag_end(markup, name.end())
        tag = _Tag(name[0].lstrip("/").lower(), name[0][0] == "/", markup[name.end() : at - 1])
        yield tag
        if tag.name in {"script", "style"} and not tag.closes:  # what stands in them is no markup
            at = _end_of(markup, f"</{tag.name}", at)
    yield markup[at:]


def _after_remark(markup: str, at: int) -> int:
    """Where a comment, a declaration or an instruction that begins at `at` ends, or `at`."""
    if markup.startswith("<!--", at):
        found = markup.find("-->", at + 4)
        return found + 3 if found >= 0 else len(markup)
    if markup.startswith(("<!", "<?"), at):
        found = markup.find(">", at)
        return found + 1 if found >= 0 else len(markup)
    return at


_ATTRIBUTE = re.compile(r"[^\"'>]{0,10000}+(?:\"[^\"<]{0,10000}+\"|'[^'<]{0,10000}+')?+")


def _tag_end(markup: str, at: int) -> int:
    """Where a tag ends: after the next ">" that is in no quoted value."""
    while (match := _ATTRIBUTE.match(markup, at)) and match.end() > at:
        at = match.end()
    found = markup.find(">", at)
    return found + 1 if found >= 0 else len(markup)


def _end_of(markup: str, closing: str, at: int) -> int:
    found = re.compile(re.escape(closing), re.IGNORECASE).search(markup, at)
    return found.start() if found else len(markup)


_SHORT_CELL = 200
_CELL, _ITEM = "", "\n• "
"""What is written where a cell and where an item begins."""


def _lay_out(tag: _Tag, parts: list[str]) -> None:
    """Write the break that a tag makes. The first and the last block in a cell or an item make none."""
    match tag.name:
        case "br" | "tr" if not tag.closes:
            parts.append("\n")
        case "li" if not tag.closes:
            parts.append(_ITEM)
        case "td" | "th" if tag.closes:
            while parts and parts[-1] != _CELL and not parts[-1].strip():
                parts.pop()
            _fold_cell(parts)
            parts.append("\t")
        case "td" | "th":
            parts.append(_CELL)
        case name if name in _BLOCKS and not _is_fresh(parts):
            parts.append("\n\n")
        case _:
            pass


def _fold_cell(parts: list[str]) -> None:
    """Set a short cell in one line: its row is a line. A long one lays out a page, and keeps its paragraphs."""
    length, start = 0, len(parts)
    while start and parts[start - 1] != _CELL and length <= _SHORT_CELL:
        start -= 1
        length += len(parts[start])
    if length <= _SHORT_CELL:
        parts[start:] = [" ".join("".join(parts[start:]).split())]


def _is_fresh(parts: list[str]) -> bool:
    """Has nothing been written yet in a cell or in an item?"""
    return next((part for part in reversed(parts[-3:]) if part != " "), None) in {_CELL, _ITEM}


def _tidy(text: str) -> str:
    lines = (line.strip(" \t") for line in text.split("\n"))
    kept = ("" if line == "•" else _GAPS.sub(_gap, line) for line in lines)
    return _BREAKS.sub("\n\n", "\n".join(kept)).strip("\n ")


def _gap(match: re.Match[str]) -> str:
    return "\t" if "\t" in match[0] else " "
