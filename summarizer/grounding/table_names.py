"""Where do the names of the tables of states and organisations stand in a text?

All of them are looked for at once, from one word that may begin a name to the next: time is linear in the text. Whether
what stands there is a name of its own is for `summarizer.grounding.places` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.grounding import unspaced
from summarizer.grounding.gazetteer import Entry, gazetteer
from summarizer.grounding.spelling import WORD, plain

__all__ = ["named"]

_RUN = re.compile(r"[A-Z\u00aa-\U0010ffff](?:(?<=[^\W_])[^\W_]++(?![+\u0300-\U0010ffff]))?")
"""From a capital, or from any letter or sign that is not in ASCII, to the end of the word; or a single letter, where
what follows may go on the word in its own way: "U.S.", "OPEC+", a letter with an accent of its own."""
_CAPITALISED = re.compile(rf"(?<![^\W_])(?![\da-zß-öø-ÿ])(?:{WORD})")
_NEXT = re.compile(rf"((?:[^\S\n]{{0,4}}\n)?[^\S\n]{{0,8}}|\s?[-‐‑–+/]|['’׳״]|,[^\S\n]|\.[^\S\n]?)({WORD})")
"""What may stand between two words of a name, and the second. At most one line break: two end a paragraph."""
_HEBREW = "\u0590"
"""The first letters that are written otherwise than Latin, Greek and Cyrillic."""
_PREFIXED = re.compile("[وفبلكהובכלמש](?=[\u0590-\u06ff]{3})")
"""Arabic and Hebrew write small words ("and", "in", "to") together with what follows."""


def named(text: str) -> Iterator[tuple[int, int, Entry]]:
    """Yield every name of the tables in a text, in order, the longest at each place, with what it stands for.

    >>> [(start, end, entry.place.code) for start, end, entry in named("Guinea and Papua New Guinea")]
    [(0, 6, 'GN'), (11, 27, 'PG')]
    """
    at = 0
    for run in [run for run in _RUN.finditer(text) if _may_begin(run[0])]:
        start = run.start()
        first = _CAPITALISED.match(text, start) if start >= at else None
        if first is None:
            continue
        is_western = first[0] < _HEBREW
        if not is_western and unspaced.FIRST.match(text, start):
            found = unspaced.named(first[0], gazetteer().unspaced)
            yield from ((start + begin, start + end, meant) for begin, end, meant in found)
            at = first.end()
            continue
        entry, at = _longest(text, plain(first[0]), first.end())
        if entry is None and not is_western and _PREFIXED.match(text, start):
            start += 1
            entry, at = _longest(text, plain(text[start : first.end()]), first.end())
        if entry is not None:
            yield start, at, entry


@lru_cache(maxsize=16_384)
def _may_begin(word: str) -> bool:
    """Whether a word of a text is a name of the tables, or begins a longer one; of a single letter, and of words in
    other letters than Latin, Greek and Cyrillic, that is not told by themselves."""
    if len(word) == 1 or word >= _HEBREW:
        return True
    known, words = gazetteer(), plain(word)
    return known.read(words) is not None or known.opens(words)


def _longest(text: str, words: str, end: int) -> tuple[Entry | None, int]:
    """Read on from the first word of a name; return what the longest name stands for, and its end."""
    known = gazetteer()
    best, best_end = known.read(words), end
    while known.opens(words) and (step := _NEXT.match(text, end)) is not None:
        if step[1].startswith(".") and text[max(0, end - 4) : end].isalnum():
            break  # a dot may follow a short word ("St. Lucia", "Dem. Rep."), but not end a sentence inside a name
        comma = " ," if step[1].startswith(",") else ""  # "Taiwan, China" is a name; "Greek, Cypriot and" is a list
        words, end = f"{words}{comma} {plain(step[2])}", step.end()
        if (entry := known.read(words)) is not None:
            best, best_end = entry, end
    return best, best_end
