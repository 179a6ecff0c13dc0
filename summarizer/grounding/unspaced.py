"""Which states and organisations are named in scripts that do not part words by blanks?

Chinese and Japanese run names into what is beside them: the longest name that begins at a letter is read. A name in
katakana must be the whole of its run ("タイ" is Thailand, "タイトル" a title); a Korean one must begin a word and be
followed by nothing but a particle ("인도는" is India, "인도적" humane).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate

from summarizer.grounding.gazetteer import Entry
from summarizer.grounding.spelling import bare

__all__ = ["FIRST", "named"]

FIRST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""A letter that begins words of such scripts."""
_KATAKANA = re.compile("[\u30a0-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_PARTICLES = frozenset("은 는 이 가 을 를 과 와 의 에 에서 에게 으로 로 도 만 부터 까지 측 정부 및 간".split())
_letter = lru_cache(maxsize=4096)(bare)


def named(run: str, names: Mapping[str, Mapping[str, Entry]]) -> Iterator[tuple[int, int, Entry]]:
    """Yield where a run of letters names something, and what; names are given by their first letter, longest first."""
    letters = [_letter(letter) for letter in run]
    folded, starts = "".join(letters), [*accumulate(map(len, letters), initial=0)]
    at = 0
    while at < len(run):
        alike = names.get(letters[at][:1], {})
        begun = (name for name in alike if folded.startswith(name, starts[at]))
        ends = ((bisect_left(starts, starts[at] + len(name)), name) for name in begun)
        end, name = next(((end, name) for end, name in ends if _is_whole(run, at, end)), (at + 1, ""))
        if name:
            yield at, end, alike[name]
        at = len(run) if _HANGUL.match(run, at) else end


def _is_whole(run: str, at: int, end: int) -> bool:
    """Whether a name between two offsets is no part of a longer word."""
    if _HANGUL.match(run, at):
        return end == len(run) or run[end:] in _PARTICLES
    return not (_is_within(run, at) or _is_within(run, end))


def _is_within(run: str, at: int) -> bool:
    """Whether an offset parts a run of katakana."""
    return 0 < at < len(run) and _KATAKANA.match(run, at - 1) is not None and _KATAKANA.match(run, at) is not None
