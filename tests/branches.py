"""Which texts does a pattern find, one for each way through it? For tests that must miss no branch of any.

`re` parses a pattern into a tree of operations; from it these read texts, and the greatest length of what is found.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from itertools import pairwise, product
from typing import Any

__all__ = ["branches", "longest"]

_parser: Any = importlib.import_module("re._parser")
_MOST_PAIRS = 100
"""Choices of two parts side by side that are still all tried."""


def branches(pattern: str) -> list[str]:
    """Return texts for a pattern, in which each of its branches, and each thing that it may leave out, is taken once.

    What may be left out is left out elsewhere, but for blanks, which keep words apart. Where choices depend on one
    another, a text may not be found.

    >>> branches("(?:a|bc)d?")
    ['a', 'bc', 'ad', 'bcd']
    """
    return list(dict.fromkeys(_texts(_parser.parse(pattern))))


def longest(pattern: str) -> int:
    """Return the most characters that a pattern goes through, those included that it only looks at.

    >>> longest(r"ab{1,3}(?=.{0,5}c)")
    10
    """
    return _length(_parser.parse(pattern))


def _texts(operations: Sequence[Any]) -> list[str]:
    """The first text, then those with one choice changed, or with two that stand side by side, as an ending may."""
    parts = [_one(str(name), given) for name, given in operations]
    first = [part[0] for part in parts]
    changed = [(place, (choice,)) for place, part in enumerate(parts) for choice in part[1:]]
    both = [
        (place, two)
        for place, (one, other) in enumerate(pairwise(parts))
        if len(one) * len(other) <= _MOST_PAIRS
        for two in product(one[1:], other[1:])
    ]
    return ["".join((*first[:at], *taken, *first[at + len(taken) :])) for at, taken in ((0, ()), *changed, *both)]


def _one(name: str, given: Any) -> list[str]:
    """What one operation may stand for."""
    match name:
        case "LITERAL":
            return [chr(given)]
        case "BRANCH":
            return [text for branch in given[1] for text in _texts(branch)]
        case "SUBPATTERN":
            return _texts(given[3])
        case "ASSERT":
            return _texts(given[1]) if given[0] > 0 else [""]
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _repeated(*given)
        case "IN" | "NOT_LITERAL" | "ANY":
            return _characters(name, given)
        case _:
            return [""]


def _repeated(least: int, most: int, operations: Sequence[Any]) -> list[str]:
    texts = [text * max(least, 1) for text in _texts(operations)] if most else []
    if least:
        return texts
    return [*texts, ""] if texts == [" "] else ["", *texts]


def _characters(name: str, given: Any) -> list[str]:
    """Each of a class that names its characters; one of a class that names what it is not, or a kind."""
    members = [(str(kind), value) for kind, value in given] if name == "IN" else [("NEGATE", 0)]
    named = [chr(value) for kind, value in members if kind == "LITERAL"]
    kind, value = members[0]
    if kind == "NEGATE" or str(value) == "CATEGORY_SPACE":
        return [" "]
    return named or ["1" if kind == "RANGE" else "x"]


def _length(operations: Sequence[Any]) -> int:
    return sum(_length_of(str(name), given) for name, given in operations)


def _length_of(name: str, given: Any) -> int:
    match name:
        case "BRANCH":
            return max(_length(branch) for branch in given[1])
        case "SUBPATTERN":
            return _length(given[3])
        case "ASSERT" | "ASSERT_NOT":
            return _length(given[1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return int(given[1]) * _length(given[2])
        case "AT":
            return 0
        case _:
            return 1
