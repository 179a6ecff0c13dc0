"""Where does a text say these words?

Found means found token by token (see `tokens`): typography may differ, a changed, missing or added word never passes.
The slice that comes back is the source's own text. An ellipsis in the words stands for words left out within one
passage. What is merely similar is never found; `nearest` shows it, for a message.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice

from summarizer.grounding.folded_words import FoldedWords
from summarizer.grounding.nearest import nearest
from summarizer.grounding.tokens import DASHES, QUOTES, Tokens

__all__ = ["Index"]

_ELLIPSIS = re.compile(r"[\[(]\s{0,3}(?:\.{3}|…)\s{0,3}[\])]|\.{3,}|…|\.\s\.\s\.")
_WIDEST_GAP = 600
"""Code points that an ellipsis may stand for."""
_MOST_PARTS = 8
_LEAST_WORDS = 2
"""Of a part between ellipses: a single word can be found almost anywhere."""
_MOST_HERE = 20
"""Equal places in the sentences cited that are looked at for marks round them."""
_MOST_PLACES = 1_000
"""Equal places that are compared to find the one closest to `near`."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_BREAK_IN_WORD = re.compile(r"(?<=[^\W\d_])[-‐]\r?\n[ \t]*+(?=[^\W\d_])")
_TWO_SPEECHES = re.compile(r"[”»\"]\s+[“«„\"]")
_CLOSED = re.compile(rf"[\s.,;:!?…)\]]{{0,4}}[{re.escape(''.join(sorted(QUOTES)))}]")
_GLUED_BEFORE = frozenset("non un anti ex quasi pseudo semi counter post pre mis dis de half near".split())
_GLUED_AFTER = frozenset(("free", "less"))
_NARROW = frozenset("\u00a0\u202f\u2009")

Offsets = tuple[int, int]


class Index:
    """A text made ready for finding words in it, in linear time.

    >>> text = "The Minister said: “We did\\u00a0not — repeat, not — agree.”"
    >>> start, end = Index(text).find('we did not -- repeat, not -- agree')
    >>> text[start:end]
    'We did\\xa0not — repeat, not — agree'
    >>> Index(text).find("we did agree") is None
    True
    """

    def __init__(self, text: str, tokens: Tokens | None = None) -> None:
        self.text = text
        self._words = FoldedWords(text, tokens)

    def find(self, words: str, near: Sequence[Offsets] = ()) -> Offsets | None:
        """Return where the text says `words`: the place within or closest to `near` if there are several, else the
        first; within `near`, one between quotation marks goes before others.

        Offsets are code points, half-open. Marks and punctuation at the ends of `words` belong to the slice where the
        text has them in the same place.
        """
        return self._find_here(words, near) or self._find_rejoined(words, near)

    def _find_here(self, words: str, near: Sequence[Offsets]) -> Offsets | None:
        if elided := self._find_elided(words, near):
            return elided
        tokens = Tokens(words)
        # nearly always there, and the whole text may say it a thousand times
        here = (place for at in sorted(near) for place in self._saying(words, tokens, at) if not _distance(place, [at]))
        if (first := next(here, None)) is not None:
            return next((place for place in chain([first], islice(here, _MOST_HERE)) if self._is_quoted(place)), first)
        places = islice(self._saying(words, tokens), _MOST_PLACES if near else 1)
        return min(places, key=lambda place: _distance(place, near), default=None)

    def _is_quoted(self, place: Offsets) -> bool:
        """Whether marks stand right before and after a place: of several, the one that is set off is meant."""
        return self.text[place[0] - 1 : place[0]] in QUOTES and _CLOSED.match(self.text, place[1]) is not None

    def _saying(self, words: str, tokens: Tokens, within: Offsets | None = None) -> Iterator[Offsets]:
        """The places that say `words`, or those that may touch a slice of the text, with their ends."""
        for place in self._places_of(tokens.words, words, within):
            if self._is_closed(place, words, tokens):
                yield self._with_ends(place, words, tokens)

    def find_all(self, words: str) -> Iterator[Offsets]:
        """Yield every place that says `words`, in order, from the first word's start to the last one's end."""
        yield from self._places_of(Tokens(words).words, words)

    def nearest(self, words: str, near: Sequence[Offsets] = ()) -> Offsets | None:
        """Return the passage most like `words`, at most 300 code points; None when nothing is like them."""
        return nearest(self._words, words, near)

    # --------------------------------------------------------------------------------------------- plain words

    def _places_of(self, wanted: list[str], words: str, within: Offsets | None = None) -> Iterator[Offsets]:
        if not wanted:
            return
        first, stop = self._words.touching(within) if within else (0, len(self._words))
        for one in self._words.find(wanted, max(0, first - len(wanted)), stop + len(wanted)):
            other = one + len(wanted) - 1
            if self._is_whole(one, other) and not self._joins_speeches(one, other, words):
                yield self._words.span(one, other)

    def _is_whole(self, first: int, last: int) -> bool:
        """Whether the slice cuts nothing in two: no number, and no word from the prefix that turns it round."""
        before = self._words.between(first - 1)
        after = self._words.between(last)
        if before in DASHES and (self._words[first - 1] in _GLUED_BEFORE):
            return False
        if before == "" and self._words[first - 1] == "-":
            return False
        if after in DASHES and self._words[last + 1] in _GLUED_AFTER:
            return False
        return not (self._splits_number(first - 1, before) or self._splits_number(last, after))

    def _splits_number(self, place: int, between: str | None) -> bool:
        """Whether the tokens at `place` and after it are groups of one number: 1 300 000, with spaces that do not
        break."""
        return between in _NARROW and self._words[place][-1:].isdigit() and self._words[place + 1][:3].isdigit()

    def _joins_speeches(self, first: int, last: int, words: str) -> bool:
        """Whether the slice runs from one quotation into another, which the words do not show."""
        two = _TWO_SPEECHES.search(self.text, *self._words.span(first, last))
        return two is not None and _TWO_SPEECHES.search(words) is None

    # --------------------------------------------------------------------------------------------- marks at the ends

    def _with_ends(self, place: Offsets, words: str, tokens: Tokens) -> Offsets:
        """Add the typography that both the words and the text have at the ends."""
        lead, tail = words[: tokens.starts[0]].lstrip(), words[tokens.ends[-1] :].rstrip()
        start, end = self._led(place[0], lead), self._trailed(place[1], tail)
        is_own = place[0] - start < len(lead) or end - place[1] < len(tail)
        if is_own and lead[:1] in QUOTES and tail[-1:] in QUOTES and lead and tail:
            # the marks round the words are the reply's own, and so is a comma before the last
            return self._led(place[0], lead[1:]), self._trailed(place[1], tail[:-1].rstrip(".,;:"))
        return start, end

    def _is_closed(self, place: Offsets, words: str, tokens: Tokens) -> bool:
        """Whether a closing mark at the end of the words, opened nowhere before, closes a quotation here too.

        Else a word is missing before it: "worth 853,”" does not quote "worth 853 euros,”".
        """
        tail = words[tokens.ends[-1] :]
        if QUOTES.isdisjoint(tail) or not QUOTES.isdisjoint(words[: tokens.starts[0]]):
            return True
        return _CLOSED.match(self.text, place[1]) is not None

    def _led(self, start: int, lead: str) -> int:
        led = start - _common(reversed(lead), reversed(self.text[max(0, start - len(lead)) : start]))
        return start - len(self.text[led:start].lstrip())

    def _trailed(self, end: int, tail: str) -> int:
        trailed = end + _common(tail, self.text[end : end + len(tail)])
        return end + len(self.text[end:trailed].rstrip())

    # --------------------------------------------------------------------------------------------- words left out

    def _find_elided(self, words: str, near: Sequence[Offsets]) -> Offsets | None:
        parts = [part for part in _ELLIPSIS.split(words, maxsplit=_MOST_PARTS) if part.strip()]
        if len(parts) < 2:
            return None
        wanted = [Tokens(part).words for part in parts]
        if min(map(len, wanted)) < _LEAST_WORDS:
            return None
        places = islice(self._places_of(wanted[0], parts[0]), _MOST_PLACES)
        covering = [whole for place in places if (whole := self._followed(place, wanted[1:]))]
        if not covering:
            return None
        tightest = min(end - start for start, end in covering)
        found = covering if near else [place for place in covering if place[1] - place[0] == tightest]
        start, end = _closest(found, near)
        lead = parts[0][: Tokens(parts[0]).starts[0]].lstrip()
        tail = parts[-1][Tokens(parts[-1]).ends[-1] :].rstrip()
        return self._led(start, lead), self._trailed(end, tail)

    def _followed(self, place: Offsets, wanted: list[list[str]]) -> Offsets | None:
        """The slice from `place` to the last of the parts that follow it, each within reach of the one before."""
        start, end = place
        for tokens in wanted:
            following = self._next(tokens, end)
            if (
                following is None
                or following[0] - end > _WIDEST_GAP
                or _BLANK_LINE.search(self.text, end, following[0])
            ):
                return None
            end = following[1]
        return start, end

    def _next(self, wanted: list[str], after: int) -> Offsets | None:
        """The first place of `wanted` that starts at or after an offset and within reach of it."""
        first = bisect_left(self._words.starts, after)
        beyond = bisect_right(self._words.starts, after + _WIDEST_GAP)
        at = next(self._words.find(wanted, first, beyond + len(wanted)), None)
        if at is None or not self._is_whole(at, at + len(wanted) - 1):
            return None
        return self._words.span(at, at + len(wanted) - 1)

    # --------------------------------------------------------------------------------------------- broken words

    def _find_rejoined(self, words: str, near: Sequence[Offsets]) -> Offsets | None:
        """Where the text says the words once those that a line's end breaks in two are joined: "repor-", "ters"."""
        if self._rejoined is None:
            return None
        index, joins = self._rejoined

        def forth(offset: int) -> int:
            return offset - sum(length for place, length in joins if place < offset)

        def back(offset: int) -> int:
            for place, length in joins:
                offset += length if place <= offset else 0
            return offset

        at = index.find(words, [(forth(start), forth(end)) for start, end in near])
        return (back(at[0]), back(at[1] - 1) + 1) if at else None

    @cached_property
    def _rejoined(self) -> tuple[Index, list[Offsets]] | None:
        """The text without the breaks in its words, and where each break was and how long."""
        breaks = [(match.start(), match.end() - match.start()) for match in _BREAK_IN_WORD.finditer(self.text)]
        return (Index(_BREAK_IN_WORD.sub("", self.text)), breaks) if breaks else None


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """How many leading characters of two sequences are the same to typography."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if _plain(left) != _plain(right):
            break
        count += 1
    return count


def _plain(mark: str) -> str:
    if mark in QUOTES:
        return '"'
    if mark in DASHES:
        return "-"
    return " " if mark.isspace() else mark


def _closest(places: Sequence[Offsets], near: Sequence[Offsets]) -> Offsets:
    """The place with the least distance to any of `near`; the first of equals."""
    return min(places, key=lambda place: _distance(place, near))


def _distance(place: Offsets, near: Sequence[Offsets]) -> int:
    """How many code points lie between a place and the nearest slice; none where there is no slice."""
    return min((max(start - place[1], place[0] - end, 0) for start, end in near), default=0)
