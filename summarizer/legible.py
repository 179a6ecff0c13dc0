"""Is an answer of a size and kind that can be looked into? What is out of all proportion is refused before it costs.

The limits are far above what any model writes about a text: they bound the time and memory that an answer can take,
whatever it holds.
"""

from __future__ import annotations

import json
import re

from pydantic import JsonValue

from summarizer.errors import Unreadable
from summarizer.source import Source

__all__ = ["inert", "legible", "oversize", "require_proportion", "storable"]

_MOST_CHARACTERS = 2_000_000
"""Of an answer as JSON; the longest that models write at once is a quarter of it."""
_MOST_WRITTEN = 2 * _MOST_CHARACTERS
"""Of an answer as it is written, blanks and escapes included."""
_MOST_IN_A_UNIT = 20_000
"""Of an item or a single field."""
_MOST_ITEMS, _PER_SENTENCE = 200, 20
"""How many items a section may have, and how many more for each sentence of the text."""

_MOST_DIGITS = 4_000
"""Of an integer: Python writes no longer ones."""


def legible(answer: JsonValue, source: Source) -> JsonValue:
    """Return a whole answer as `storable` does. Raises `Unreadable` for one out of all proportion to the text."""
    answer = storable(answer)
    for name, members in answer.items() if isinstance(answer, dict) else ():
        if isinstance(members, list):
            _require_few(len(members), name, source)
    return answer


def storable(value: JsonValue) -> JsonValue:
    """Return an answer, or a part of one, without what JSON can hold and nothing can store: U+FFFD stands for halves of
    surrogate pairs, None for integers of thousands of digits. Raises `Unreadable` for what is far too long or deep.

    >>> storable({"what": "caf\\ud800"})
    {'what': 'caf\\ufffd'}
    """
    try:
        length = len(json.dumps(value, ensure_ascii=False).encode())
    except ValueError:  # a UnicodeEncodeError is one
        return storable(_repaired(value))
    except RecursionError:
        raise _unreadable("is nested without end") from None
    if length > _MOST_CHARACTERS:
        raise _unreadable(f"is {length} bytes long")
    return value


def require_proportion(source: Source, written: int, items: int = 0, field: str = "") -> None:
    """Raise `Unreadable` for an answer of which so much has come: that many characters, and items in a field."""
    if written > _MOST_WRITTEN:
        raise _unreadable(f"is more than {_MOST_WRITTEN:,} characters long")
    _require_few(items, field, source)


def _require_few(items: int, field: str, source: Source) -> None:
    if items > _MOST_ITEMS + _PER_SENTENCE * len(source.sentences):
        raise _unreadable(f"has {items} items in {field[:40]!r}")


def inert(written: str) -> str:
    """Return JSON with what JSON may hold bare, and a screen obeys or a reader of lines takes for an end, escaped: the
    values stay what they are.

    >>> inert('["one\u2028line\x9b31m"]')
    '["one\\\\u2028line\\\\u009b31m"]'
    """
    return _ACTING.sub(_escape, written)


_ACTING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


def oversize(raw: JsonValue) -> int:
    """Return how many characters one unit of an answer has as JSON, if they are too many to look into, else 0."""
    if len(repr(raw)) * _LONGEST_ESCAPE <= _MOST_IN_A_UNIT:
        return 0  # most are far from it, and Python writes them faster than JSON
    length = len(json.dumps(raw))
    return length if length > _MOST_IN_A_UNIT else 0


_LONGEST_ESCAPE = len(r"\ud83d\ude00")
"""Of one character in JSON; nothing that Python writes in some characters takes as many times more there."""


def _unreadable(what: str) -> Unreadable:
    return Unreadable(f"the answer {what}: out of all proportion to the text", remedy="try another model")


def _repaired(value: JsonValue) -> JsonValue:
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case int() if abs(value) >= 10**_MOST_DIGITS:
            return None
        case list():
            return [_repaired(member) for member in value]
        case dict():
            return {str(_repaired(name)): _repaired(member) for name, member in value.items()}
        case _:
            return value
