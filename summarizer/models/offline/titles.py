"""Does a title stand before a place? The titles of a text are found once: most names have none near."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from summarizer.models.offline.lexicon import COURTESY, TITLE

__all__ = ["has_title"]

_IS_TITLE = re.compile(rf"(?:\w+-)?(?i:{TITLE})")
_LAST_WORD = re.compile(r"(?<![\w'.-])(?:\w[\w-]*|[A-Z]\w+\.)(?=[ ,])")
_LAST_WORDS = frozenset({"executive", "number", "state", "master"})
"""Words that close a title and are none alone: "Chief Executive"."""
_COURTESY_LAST = re.compile(rf"(?<!\w){COURTESY} $")


@lru_cache(maxsize=2)
def _titles(text: str) -> list[int]:
    """Where the titles of a text end, found once: most names have none near, and need no closer look."""
    return [match.end() for match in _LAST_WORD.finditer(text) if _closes_title(match[0])]


@lru_cache(maxsize=16384)
def _closes_title(word: str) -> bool:
    return word.casefold() in _LAST_WORDS or _IS_TITLE.fullmatch(word) is not None


def has_title(text: str, window: int, stop: int) -> bool:
    """Whether a title stands right before an offset, or before a comma there somewhere from `window` on."""
    if courtesy := _COURTESY_LAST.search(text, max(window, stop - 12), stop):
        stop = courtesy.start()
    titles = _titles(text)
    last = bisect_right(titles, stop) - 1
    if last < 0 or titles[last] < window:
        return False
    return titles[last] == stop - 1 or text[stop - 2 : stop] == ", "
