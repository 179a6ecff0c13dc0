"""Which words does a text have, typography aside, and where does each stand?

The folded words (see `tokens`) are joined to one string, so that looking for several in a row is a search of the
standard library. Words are numbered from 0, in order.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from summarizer.grounding.tokens import Tokens

__all__ = ["FoldedWords"]


class FoldedWords:
    """The words of a text, each with its place. Built in linear time; holds the joined words and three arrays.

    >>> words = FoldedWords("The talks failed. “The\\u00a0talks”?")
    >>> list(words.find(["the", "talks"])), words.span(3, 4)
    ([0, 3], (19, 28))
    """

    def __init__(self, text: str, tokens: Tokens | None = None) -> None:
        self.text = text
        tokens = tokens or Tokens(text)
        self.starts, self.ends = tokens.starts, tokens.ends
        self._joined, self._offsets = _joined(tokens.words)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> str:
        return self._joined[self._offsets[number] : self._before(number + 1)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The slice of the text from one word to another, both in it."""
        return self.starts[first], self.ends[last]

    def between(self, number: int) -> str | None:
        """What stands between a word and the next, None at the ends of the text."""
        if 0 <= number < len(self) - 1:
            return self.text[self.ends[number] : self.starts[number + 1]]
        return None

    def touching(self, within: tuple[int, int]) -> tuple[int, int]:
        """The numbers of the words that a slice of the text touches, and of those at its borders; half-open."""
        return bisect_left(self.ends, within[0]), bisect_right(self.starts, within[1])

    def find(self, wanted: Sequence[str], first: int = 0, stop: int | None = None) -> Iterator[int]:
        """Yield the number of each word, from `first` to `stop`, with which `wanted` begin to be said."""
        needle = "\n" + "\n".join(wanted) + "\n"
        end = len(self._joined) if stop is None else self._before(stop) + 1
        at = self._joined.find(needle, self._before(first), end)
        while at >= 0:
            yield bisect_left(self._offsets, at + 1)
            at = self._joined.find(needle, at + 1, end)

    def count(self, word: str) -> int:
        """How often the text says a word."""
        return self._joined.count(f"\n{word}\n")

    def joined(self, first: int, stop: int) -> tuple[str, int]:
        """The words from `first` to `stop`, one a line, and their offset among all that are joined."""
        begin = self._offsets[first]
        return self._joined[begin : self._before(stop) + 1], begin

    def at(self, offset: int) -> int:
        """The number of the word that begins nearest to an offset in the joined words."""
        number = min(max(bisect_right(self._offsets, offset) - 1, 0), len(self) - 1)
        is_late = number + 1 < len(self) and 2 * offset > self._offsets[number] + self._offsets[number + 1]
        return number + is_late

    def _before(self, number: int) -> int:
        """Where in the joined words the line break before a word is, or the one after the last."""
        return (self._offsets[number] if number < len(self) else len(self._joined)) - 1


def _joined(words: list[str]) -> tuple[str, array[int]]:
    """The words with line breaks between and around them, and where each begins in that."""
    offsets, at = array("I"), 1
    for word in words:
        offsets.append(at)
        at += len(word) + 1
    return "\n" + "\n".join(words) + "\n", offsets
