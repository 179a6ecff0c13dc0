"""What in the make of a page leads the search for its article astray? It is undone before trafilatura looks.

It takes the first of several articles for the whole, as in a live blog, and what stands in a table for data, also the
menu in the margin of a page that a table lays out.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["prepare"]

_CHIEF = 0.6
"""Share of the words from which on one of several articles is the article, and the others are teasers."""
_MENU = 3
_COLUMN = 300
"""Characters in a cell that is a column of a page."""
_BETWEEN = " \t\r\n\xa0|·•–-»›>"


def prepare(tree: Any) -> None:
    """Make one text of the entries of a live blog, and drop menus from tables that lay out a page (lxml)."""
    for entry in _entries(tree):
        entry.tag = "div"
        entry.attrib.clear()  # a class "post" means the same to it
    for cell in [cell for row in tree.iter("tr") for cell in _menus(list(row.iterchildren("td")))]:
        cell.drop_tree()


def _entries(tree: Any) -> Sequence[Any]:
    """The articles that are entries of one: beside each other, none of them chief, and longer than all others."""
    articles = [(article, len(article.text_content())) for article in tree.iter("article")]
    groups = [list(group) for _, group in groupby(articles, key=lambda one: one[0].getparent())]
    longest = max(groups, key=_length) if groups else []
    is_chief = any(length > _CHIEF * _length(longest) for _, length in longest)
    return [] if is_chief or 2 * _length(longest) < _length(articles) else [article for article, _ in longest]


def _length(group: Sequence[tuple[Any, int]]) -> int:
    return sum(length for _, length in group)


def _menus(cells: Sequence[Any]) -> list[Any]:
    """The cells that hold links and nothing else, beside one that is a column of text."""
    found = [cell for cell in cells if sum(1 for _ in cell.iter("a")) >= _MENU]
    is_laid_out = bool(found) and any(len(cell.text_content()) >= _COLUMN for cell in cells if cell not in found)
    return [cell for cell in found if is_laid_out and not _unlinked(cell)]


def _unlinked(cell: Any) -> str:
    return "".join(cell.xpath(".//text()[not(ancestor::a)]")).strip(_BETWEEN)
