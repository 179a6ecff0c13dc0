"""What does a function tell of a word, or of all words of a text? Told once of each word, and looked up from then on.

Texts are new all the time, their words are not. A text is taken apart at its white space, which is quick; what stands
between two spaces, with its marks, is a piece. What no white space can be a part of is found in the pieces alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Generic, TypeVar

__all__ = ["PieceTable", "WordTable"]

T = TypeVar("T")
_MOST, _LONGEST = 8192, 60
"""Words that a table keeps, and letters of the longest: what comes of a file without spaces is not worth keeping."""


class WordTable(dict[str, T], Generic[T]):
    """What a function tells of each word: `table[word]`. Emptied when it is full, so that it stays small.

    Its `__getitem__` serves as the function: to look a word up so takes a third of what a call in Python does.

    >>> lengths = WordTable(len)
    >>> lengths["word"], list(map(lengths.__getitem__, ("a", "word")))
    (4, [1, 4])
    """

    def __init__(self, tell: Callable[[str], T]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> T:
        told = self._tell(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = told
        return told


class PieceTable(Generic[T]):
    """What a function finds in each piece of a text, in order: `table.within(text)`.

    It must find nothing that has white space in it, nor anything because of what stands beyond it.

    >>> list(PieceTable(lambda piece: piece.split("-")).within("half-open, well"))
    ['half', 'open,', 'well']
    """

    def __init__(self, find: Callable[[str], Iterable[T]]) -> None:
        self._found = WordTable(lambda piece: tuple(find(piece))).__getitem__

    def within(self, text: str) -> Iterator[T]:
        """Return what is found in all of a text."""
        return chain.from_iterable(map(self._found, text.split()))
