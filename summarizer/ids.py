"""Which id has an item when several answers become one? A series per section, and every reference follows.

Each answer numbers its items by itself, so "p1" of one is not "p1" of another. On the way every item has an id of its
own in all of the answers; at the end they are numbered in the order of the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from summarizer.check import Unit
from summarizer.schemas import Item, rewired

__all__ = ["Ids", "marked"]

ItemT = TypeVar("ItemT", bound=Item)

_LETTERS = re.compile(r"[^\W\d_]+(?=[0-9])")
_IN_PROSE = re.compile(r"\b[^\W\d_]{1,12}[0-9]{1,6}\b")
_MARKED = re.compile("\0([^\0]*)\0([^\0]*)\0([^\0]*)\0")


class Ids:
    """The ids of the items of several answers."""

    def __init__(self, answers: Sequence[Sequence[Unit]]) -> None:
        self._own: dict[tuple[int, str, str], str] = {}
        self._sections: dict[tuple[int, str], list[str]] = defaultdict(list)
        self._stands_for: dict[tuple[str, str], str] = {}
        self._last: dict[tuple[str, str], str] = {}
        counts = Counter[str]()
        for reading, units in enumerate(answers):
            for unit in units:
                ident = _id_of(unit)
                if ident is not None and (reading, unit.field, ident) not in self._own:
                    counts[unit.field] += 1
                    self._own[reading, unit.field, ident] = f"{_letters(ident, unit.field)}{counts[unit.field]}"
                    self._sections[reading, ident].append(unit.field)

    def qualified(self, value: ItemT, section: str, reading: int) -> ItemT:
        """Return an item of an answer with ids that no other answer has, and references to what stands for others."""
        turned = rewired(value, lambda there, ident: self._united(there, self._own.get((reading, there, ident), ident)))
        ident, doubt = getattr(value, "id", None), value.doubt
        update: dict[str, str] = {}
        if isinstance(ident, str):
            update["id"] = self._own.get((reading, section, ident), ident)
        if doubt:
            update["doubt"] = _IN_PROSE.sub(lambda found: self._marked(reading, found[0]), doubt)
        return turned.model_copy(update=update)

    def unite(self, section: str, members: Sequence[Item]) -> list[Item]:
        """Let references to any of the members lead to the first; return them with the references they have now."""
        first = _own_id(members[0])
        for member in members[1:]:
            if first is not None and (ident := _own_id(member)) is not None:
                self._stands_for[section, ident] = first
        return [rewired(member, self._united) for member in members]

    def part(self, section: str, members: Iterable[Item]) -> None:
        """Take back what `unite` did."""
        for member in members:
            self._stands_for.pop((section, _own_id(member) or ""), None)

    def number(self, section: str, items: Iterable[object]) -> None:
        """Give the items of a section their last ids, in this order."""
        idents = [ident for item in items if (ident := _own_id(item)) is not None]
        for place, ident in enumerate(idents, 1):
            self._last[section, ident] = f"{_letters(ident, section)}{place}"

    def settled(self, value: ItemT, section: str) -> ItemT:
        """Return an item with the ids that all items have now, once every section is numbered."""
        turned = rewired(value, self._settled)
        ident, doubt = _own_id(value), value.doubt
        update = {"id": self._settled(section, ident)} if ident is not None else {}
        if doubt:
            update["doubt"] = _MARKED.sub(lambda found: self._said(*found.groups()), doubt)
        return turned.model_copy(update=update)

    def _united(self, section: str, ident: str) -> str:
        return self._stands_for.get((section, ident), ident)

    def _settled(self, section: str, ident: str) -> str:
        united = self._united(section, ident)
        return self._last.get((section, united), united)

    def _marked(self, reading: int, ident: str) -> str:
        """An id in a doubt, marked so that it can be told from the words around it when it has its last form."""
        sections = self._sections.get((reading, ident), [])
        return marked(sections[0], self._own[reading, sections[0], ident], ident) if len(sections) == 1 else ident

    def _said(self, section: str, ident: str, given: str) -> str:
        """An id in a doubt as it reads now; one of what was left out is said to be of its part."""
        return self._last.get((section, self._united(section, ident)), f"{given} of its part")


def marked(section: str, ident: str, given: str = "") -> str:
    """Write an id into a doubt so that it is told from the words around it, and can follow its item."""
    return f"\0{section}\0{ident}\0{given or ident}\0"


def _id_of(unit: Unit) -> str | None:
    return _own_id(unit.value) or unit.given_id


def _own_id(value: object) -> str | None:
    ident: object = getattr(value, "id", None)
    return ident if isinstance(ident, str) else None


def _letters(ident: str, section: str) -> str:
    """What the ids of a section begin with: the letters that the answer's do, else the section's first."""
    found = _LETTERS.match(ident)
    return found[0] if found else section[0]
