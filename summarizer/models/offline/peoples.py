"""Is a word one for the people of somebody who is named? "Moravskan" of Moravska, which no table knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

__all__ = ["Peoples"]

_PEOPLE = re.compile(r"(?P<stem>\w{3,}?)(?:ns?|ans?|ians?|ese|ish|is?|ers?|eans?|isch\w*|ische[rn]?)")
_ALIKE = 3
"""A word for people begins with so many letters of the name, and leaves out no more at its end."""


class Peoples:
    """Names of one word by how they begin."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_beginning: dict[str, list[str]] = defaultdict(list)
        for name in names:
            if " " not in name:
                self._by_beginning[name[:_ALIKE].casefold()].append(name)

    def named_by(self, words: str) -> list[str]:
        """The names whose people a word can mean."""
        found = _PEOPLE.fullmatch(words)
        if found is None:
            return []
        stem = found["stem"].casefold()
        alike = self._by_beginning.get(stem[:_ALIKE], [])
        return [
            name
            for name in alike
            if name != words and name.casefold().startswith(stem) and len(name) - len(stem) <= _ALIKE
        ]
