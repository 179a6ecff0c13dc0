"""Does a title stand before a place? Told by the last words there: most names have none near."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.models.offline.lexicon import COURTESY, TITLE

__all__ = ["has_title"]

_IS_TITLE = re.compile(rf"(?:\w+-)?(?i:{TITLE})")
_LAST_WORD = re.compile(r"(?<![\w'.-])(?:\w[\w-]*|[A-Z]\w+\.)(?=[ ,])")
_LAST_WORDS = frozenset({"executive", "number", "state", "master"})
"""Words that close a title and are none alone: "Chief Executive"."""
_LONGEST = 200
"""Letters of the longest word that is looked at: a text without spaces is read no slower."""
_COURTESY_LAST = re.compile(rf"(?<!\w){COURTESY} $")


@lru_cache(maxsize=16384)
def _closes_title(word: str) -> bool:
    return word.casefold() in _LAST_WORDS or _IS_TITLE.fullmatch(word) is not None


def has_title(text: str, window: int, stop: int) -> bool:
    """Whether a title stands right before an offset, or before a comma there somewhere from `window` on."""
    if courtesy := _COURTESY_LAST.search(text, max(window, stop - 12), stop):
        stop = courtesy.start()
    first = window if text[stop - 2 : stop] == ", " else max(window, stop - 1)
    far = max(0, first - _LONGEST)
    begin = max(far, text.rfind(" ", far, first) + 1)  # a word that ends there or later has no space in it
    words = _LAST_WORD.finditer(text, begin, stop)
    return any(word.end() >= first and _closes_title(word[0]) for word in words)
