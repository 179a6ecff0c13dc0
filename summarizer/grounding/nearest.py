"""Which passage of a text is most like words that it does not say?

For a message to whoever gave the words: what is merely similar proves nothing (see `locate`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from summarizer.grounding.folded_words import FoldedWords
from summarizer.grounding.tokens import Tokens

__all__ = ["nearest"]

Offsets = tuple[int, int]

_SIMILAR = 55.0
"""Percent of likeness from which a passage is worth showing."""
_ANCHORS = 24
_RAREST_OF = 40
"""Of so many different words the rarest are looked for."""
_LONGEST_SHOWN = 300
_AROUND = ' \n\t«»„“”"'
_MARK = re.compile(r"(?P<opens>(?:(?<=[\s(\[—–])|^)[«»„“\"](?=\w))|[”“»«\"](?!\w)|»")
"""A double quotation mark, and whether it opens a quotation: in some languages « closes and “ does."""


def nearest(text: FoldedWords, words: str, near: Sequence[Offsets] = ()) -> Offsets | None:
    """Return the passage most like `words`, of whole words and at most 300 code points; None when nothing is like
    them."""
    wanted = Tokens(words[: 4 * _LONGEST_SHOWN]).words
    compared = (_compared(text, wanted, anchor) for anchor in _anchors(text, wanted, near))
    best = max(filter(None, compared), key=lambda scored: scored[0], default=None)
    if best is None or best[0] < _SIMILAR:
        return None
    return best[1] if _MARK.search(words.strip(_AROUND)) else _within_marks(text, *best[1])


def _within_marks(text: FoldedWords, start: int, stop: int) -> Offsets:
    """The passage up to the mark that ends a quotation which began before it, where most of it stands before that:
    no words run from a quotation into what a reporter says."""
    mark = next(_MARK.finditer(text.text, start, stop), None)
    if mark is None or mark["opens"] is not None or mark.start() - start < stop - mark.end():
        return start, stop
    last = bisect_right(text.ends, mark.start()) - 1
    return (start, text.ends[last]) if last >= 0 and text.ends[last] > start else (start, stop)


def _anchors(text: FoldedWords, wanted: list[str], near: Sequence[Offsets]) -> Iterator[int]:
    """The words around which to compare: the rarest of those that the text shares, and where `near` begins."""
    counted = sorted({(text.count(word), word) for word in islice(dict.fromkeys(wanted), _RAREST_OF)})
    shift = {word: place for place, word in reversed(list(enumerate(wanted)))}
    shared = (max(0, at - shift[word]) for count, word in counted if count for at in text.find([word]))
    yield from islice(shared, _ANCHORS)
    yield from (bisect_left(text.starts, start) for start, _ in near[:4])


def _compared(text: FoldedWords, wanted: list[str], anchor: int) -> tuple[float, Offsets] | None:
    """How like the words the text around a word is, and the whole words that are most like them."""
    from rapidfuzz import fuzz  # kept lazy: only a message about words that were not found needs it

    first, stop = max(0, anchor - 4), min(len(text), anchor + 2 * len(wanted) + 8)
    if first >= stop:
        return None
    window, begin = text.joined(first, stop)
    match = fuzz.partial_ratio_alignment("\n".join(wanted), window, score_cutoff=_SIMILAR)
    if match is None or match.dest_end <= match.dest_start:
        return None
    one = text.at(begin + match.dest_start)
    other = max(one, text.at(begin + match.dest_end) - 1)
    # an added word must not push the outermost ones out of the passage, nor draw another into it
    one, other = _closest_word(text, wanted[0], one), _closest_word(text, wanted[-1], other)
    return (match.score, _shortened(text, *text.span(one, other))) if one <= other else None


def _closest_word(text: FoldedWords, word: str, place: int) -> int:
    """The place of `word` among the three words on either side of a place; else that place."""
    nearby = sorted(range(max(place - 3, 0), min(place + 4, len(text))), key=lambda at: abs(at - place))
    return next((at for at in nearby if text[at] == word), place)


def _shortened(text: FoldedWords, start: int, stop: int) -> Offsets:
    if stop - start <= _LONGEST_SHOWN:
        return start, stop
    last = bisect_right(text.ends, start + _LONGEST_SHOWN) - 1
    return start, max(text.ends[last], start + 1) if last >= 0 else stop
