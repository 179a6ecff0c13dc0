"""Which words of a text carry its meaning?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from summarizer.grounding.clauses import EMPTY
from summarizer.grounding.inflection import WORD, stem
from summarizer.grounding.word_tables import PieceTable

__all__ = ["content"]


@lru_cache(maxsize=1024)
def content(text: str) -> frozenset[str]:
    """Return the words of a text that carry its meaning, without the endings that their forms need.

    Rough, and the same for all forms of most verbs.

    >>> sorted(content("They promised 40 million, as promises go."))
    ['40', 'go', 'million', 'promis']
    """
    return frozenset(_ROOTS.within(text))


def _roots(piece: str) -> Iterator[str]:
    """The words of a piece of a text that carry meaning: no word has white space in it."""
    return (stem(word) for word in WORD.findall(piece) if word.casefold() not in EMPTY)


_ROOTS = PieceTable(_roots)
