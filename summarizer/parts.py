"""Where is a long document parted, and what of the rest does each part carry? Pure arithmetic on sentences and sizes.

Parts are ranges of sentence numbers, and a number means the same sentence in every part, so no span ever shifts. A
part ends where a paragraph does if one ends anywhere near, else where a line does, else a sentence; never inside one.
Besides its own sentences it shows the lead of the document and the sentences right before it, so that a model can tell
who "she" and "the agreement" are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from summarizer.source import Source

__all__ = [
    "DEFAULT_PART_TOKENS",
    "LEAST_PART_TOKENS",
    "Part",
    "between",
    "fitting",
    "halves",
    "parts_of",
    "runs_of",
    "tokens_in",
]

DEFAULT_PART_TOKENS = 12_000
"""Tokens of source in a part when nobody says otherwise: some 6,000 words of English. An answer is about as long as
what it is about, and few endpoints give answers of more than 16,000 tokens."""
LEAST_PART_TOKENS = 400
"""A part of fewer tokens would be outweighed by what it must carry."""

_BYTES_A_TOKEN = 3
_MARK_TOKENS = 4
"""What the number before a sentence takes."""
_LEAD_TOKENS, _BEFORE_TOKENS = 300, 120
"""Tokens of the document's lead, and of what stands right before a part, that it shows as well."""
_CARRIED_TOKENS = 1_500
"""Tokens of the rules, the lead, the names and the sentences before a part."""
_NEAR = 0.5
"""Share of its aim that a part may fall short of for the sake of a better border."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some sentences of a document to report on, by their numbers, and which others are shown for who is who."""

    sentences: range
    shown: tuple[range, ...]
    """The sentences shown, its own the last of them, in order and apart from each other."""

    def shows(self, number: int) -> bool:
        """Say whether a sentence is shown."""
        return any(number in numbers for numbers in self.shown)

    @property
    def ends(self) -> tuple[int, int]:
        """The numbers of its first sentence and its last."""
        return self.sentences[0], self.sentences[-1]

    def __str__(self) -> str:
        first, last = self.ends
        return f"sentence {first}" if first == last else f"sentences {first} to {last}"


def tokens_in(text: str) -> int:
    """Return about how many tokens a model reads in `text`, rather too many than too few.

    One for every three bytes of UTF-8: a letter of Chinese or Hindi is one, two letters of Russian or Arabic are little
    more, and English, with four to five letters a token, is overestimated by half.

    >>> tokens_in("Norway agreed to share its data."), tokens_in("会谈已经结束")
    (11, 6)
    """
    return -(-len(text.encode()) // _BYTES_A_TOKEN)


def fitting(context_tokens: int, max_output_tokens: int | None = None) -> int:
    """Return how many tokens a part may have for a model that takes so many, its own and those of its answer together.

    An answer may be as long as its part; the rules and what a part carries take a little. More than the default only
    the caller can ask for: an endpoint's answers are limited long before its window is.
    """
    left = context_tokens - _CARRIED_TOKENS
    return max(LEAST_PART_TOKENS, min(DEFAULT_PART_TOKENS, left - (max_output_tokens or left // 2)))


def parts_of(source: Source, tokens: int) -> tuple[Part, ...]:
    """Return the parts of about equal size, none of more than `tokens` unless it is one sentence.

    >>> from summarizer import Source
    >>> source = Source("One came. Two came.\\n\\nThree came. Four came.")
    >>> [str(part) for part in parts_of(source, 16)]
    ['sentences 1 to 2', 'sentences 3 to 4']
    """
    every = range(1, len(source.sentences) + 1)
    ends = _running_size(source, every)
    if ends[-1] <= tokens:
        return (Part(every, (every,)),)
    return tuple(_part(source, numbers) for numbers in _cut(source, every, ends, tokens))


def halves(source: Source, part: Part) -> tuple[Part, Part]:
    """Return a part of at least two sentences as two."""
    ends = _running_size(source, part.sentences)
    first = part.sentences[: _end(source, part.sentences, ends, aim=ends[-1] / 2, most=ends[-1] - 1)]
    return _part(source, first), _part(source, range(first.stop, part.sentences.stop))


def between(source: Source, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return parts of the same document whose borders lie in the middle of `parts`: another way to read all of it.

    >>> from summarizer import Source
    >>> source = Source("One came. Two came.\\n\\nThree came. Four came.")
    >>> [str(part) for part in between(source, parts_of(source, 16))]
    ['sentence 1', 'sentences 2 to 3', 'sentence 4']
    """
    middles = [halves(source, part)[1].sentences.start for part in parts if len(part.sentences) > 1]
    edges = [1, *middles, len(source.sentences) + 1]
    return tuple(_part(source, range(start, stop)) for start, stop in pairwise(edges))


# ------------------------------------------------------------------------------------------------- cutting


def runs_of(numbers: Sequence[int]) -> Iterator[range]:
    """Yield numbers in order as runs without a gap.

    >>> list(runs_of([2, 3, 4, 7]))
    [range(2, 5), range(7, 8)]
    """
    start = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            yield range(numbers[start], numbers[place - 1] + 1)
            start = place


def _running_size(source: Source, numbers: range) -> list[int]:
    """The tokens up to the end of each sentence, from the first of `numbers` on."""
    return list(accumulate(_size(source, number) for number in numbers))


def _size(source: Source, number: int) -> int:
    start, end = source.sentences[number - 1]
    return tokens_in(source.text[start:end]) + _MARK_TOKENS


def _cut(source: Source, every: range, ends: list[int], tokens: int) -> list[range]:
    made: list[range] = []
    first, done = 0, 0
    while first < len(every):
        left = ends[-1] - done
        rest = [end - done for end in ends[first:]]
        count = _end(source, every[first:], rest, aim=left / math.ceil(left / tokens), most=tokens)
        made.append(every[first : first + count])
        first += count
        done = ends[first - 1]
    return made


def _end(source: Source, numbers: range, ends: list[int], *, aim: float, most: int) -> int:
    """How many of `numbers` the part takes: the best border not too far from the aim, the nearest of several."""
    fitting = [count for count, size in enumerate(ends, 1) if size <= most]
    near = [count for count in fitting if ends[count - 1] >= _NEAR * aim] or fitting[-1:] or [1]
    return max(near, key=lambda count: (_border(source, numbers[count - 1]), -abs(ends[count - 1] - aim)))


_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


def _border(source: Source, number: int) -> int:
    """How good a border there is behind a sentence: 2 the end of a paragraph or the text, 1 of a line, 0 of a sentence.

    A line that ends in a letter or a colon is a heading, and what it heads belongs to it.
    """
    if number == len(source.sentences):
        return 2
    end, after = source.sentences[number - 1][1], source.sentences[number][0]
    if source.text[end - 1].isalnum() or source.text[end - 1] == ":":
        return 0
    gap = source.text[end:after]
    return 2 if _PARAGRAPH.search(gap) else int("\n" in gap)


# ------------------------------------------------------------------------------------------------- what is shown


def _part(source: Source, numbers: range) -> Part:
    lead, before = _lead(source), _before(source, numbers.start)
    if lead.stop >= before.start:  # nothing lies between
        return Part(numbers, (range(1, numbers.stop),))
    return Part(numbers, tuple(filter(None, (lead, range(before.start, numbers.stop)))))


def _lead(source: Source) -> range:
    """The sentences that open a document: headline, dateline and what comes first."""
    return range(1, 1 + _as_many(source, range(1, len(source.sentences) + 1), _LEAD_TOKENS))


def _before(source: Source, number: int) -> range:
    return range(number - _as_many(source, range(number - 1, 0, -1), _BEFORE_TOKENS), number)


def _as_many(source: Source, numbers: range, tokens: int) -> int:
    """How many of these sentences go into so many tokens."""
    taken, size = 0, 0
    for number in numbers:
        size += _size(source, number)
        if size > tokens:
            break
        taken += 1
    return taken
