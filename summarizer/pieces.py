"""Which members of a JSON object are whole, while its text is still coming in?

An answer comes in pieces cut anywhere. Each is looked at once, character by character; a member of a list in the object
is read as soon as its text is whole, by the reader that reads whole answers too. Nothing is ever completed by guess.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from pydantic import JsonValue

__all__ = ["Closed", "Member", "Members"]


@dataclass(frozen=True, slots=True)
class Member:
    """A value of the object, or a member of a list that is one (`index` counts from 0)."""

    field: str
    index: int | None
    value: JsonValue


@dataclass(frozen=True, slots=True)
class Closed:
    """That a field of the object has ended; the empty name is that of the object as a whole."""

    field: str


class Members:
    """Reads an object's members from its text, piece by piece.

    >>> reader = Members()
    >>> [*reader.read('{"a": [1, {"b"'), *reader.read(': "]"}'), *reader.read(']}')]
    ... # doctest: +NORMALIZE_WHITESPACE
    [Member(field='a', index=0, value=1), Member(field='a', index=1, value={'b': ']'}),
     Closed(field='a'), Closed(field='')]

    Text that is no JSON object, or that has a field twice, ends it: nothing more is read.
    """

    def __init__(self) -> None:
        self._held: list[str] = []  # earlier pieces of what is not whole yet: joined once, however many there are
        self._piece, self._from, self._at = "", 0, 0
        self._depth = 0
        self._in_string = self._escaped = self._dead = False
        self.is_whole = False
        """Whether the object has ended, and all of it was read."""
        self._field: str | None = None
        self._index = 0
        self._fields = set[str]()

    def read(self, piece: str) -> Iterator[Member | Closed]:
        """Yield what is whole with one more piece of the text."""
        self._piece, self._from = piece, 0
        for self._at, char in enumerate(piece):
            if self._dead:
                return
            if self._in_string:
                self._in_string, self._escaped = self._escaped or char != '"', char == "\\" and not self._escaped
            elif char == '"':
                self._in_string = True
            else:
                try:
                    yield from self._sign(char)
                except (ValueError, RecursionError):
                    self._dead = True
        self._held.append(piece[self._from :])

    def _since(self) -> str:
        """The text up to here, from where it was last begun anew."""
        return "".join([*self._held, self._piece[self._from : self._at]])

    def _begin(self) -> None:
        """Begin anew behind the character that is read."""
        self._held.clear()
        self._from = self._at + 1

    def _sign(self, char: str) -> Iterator[Member | Closed]:
        match char:
            case "{" | "[":
                self._opened(char)
            case ",":
                yield from self._ended()
                if self._depth == 1 or (self._depth == 2 and self._field is not None):
                    self._begin()
            case "}" | "]":
                yield from self._ended()
                self._depth -= 1
                if self._depth == 1 and self._field is not None:
                    yield Closed(self._field)
                    self._field = None
                    self._begin()
                elif self._depth == 0:
                    self._dead = self.is_whole = True
                    yield Closed("")
            case _:
                pass

    def _opened(self, char: str) -> None:
        self._depth += 1
        if self._depth == 1:
            self._begin()
        elif self._depth == 2 and char == "[":
            self._field, self._index = self._name(self._since()), 0
            self._begin()

    def _ended(self) -> Iterator[Member | Closed]:
        """What ends here: a member of a list, or a value of the object."""
        if self._depth == 2 and self._field is not None:
            if (text := self._since()).strip():
                yield Member(self._field, self._index, json.loads(text))
                self._index += 1
        elif self._depth == 1 and (text := self._since()).strip():
            ((name, value),) = cast("dict[str, JsonValue]", json.loads(f"{{{text}}}")).items()
            self._noted(name)
            yield Member(name, None, value)
            yield Closed(name)

    def _name(self, text: str) -> str:
        name = json.loads(text.strip().removesuffix(":"))
        if not isinstance(name, str):
            raise ValueError("a name is a string")
        return self._noted(name)

    def _noted(self, name: str) -> str:
        if name in self._fields:
            raise ValueError("a field stands twice")
        self._fields.add(name)
        return name
