"""Which states and organisations are named in scripts that do not part words by blanks?

Chinese and Japanese run names into what is beside them: the longest name that begins at a letter is read. A name in
katakana must be the whole of its run ("タイ" is Thailand, "タイトル" a title); a Korean one must begin a word and be
followed by nothing but a particle ("인도는" is India, "인도적" humane).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from summarizer.grounding.gazetteer import Entry
from summarizer.grounding.spelling import bare

__all__ = ["FIRST", "named"]

FIRST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""A letter that begins words of such scripts."""
_KATAKANA = re.compile("[\u30a0-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_LONGEST = 16
_SHORTEST = 2
_PARTICLES = frozenset("은 는 이 가 을 를 과 와 의 에 에서 에게 으로 로 도 만 부터 까지 측 정부 및 간".split())


def named(run: str, names: Mapping[str, Mapping[str, Entry]]) -> Iterator[tuple[int, int, Entry]]:
    """Yield where a run of letters names something, and what; the names are given by their first letter."""
    at = 0
    while at < len(run):
        alike = names.get(bare(run[at])[0], {})
        end = next((end for end in _ends(run, at) if bare(run[at:end]) in alike), None) if alike else None
        if end is not None:
            yield at, end, alike[bare(run[at:end])]
        at = len(run) if _HANGUL.match(run, at) else end or at + 1


def _ends(run: str, at: int) -> Iterator[int]:
    """Where a name that begins at an offset may end, the farthest first."""
    for end in range(min(len(run), at + _LONGEST), at + _SHORTEST - 1, -1):
        if _HANGUL.match(run, at):
            if end == len(run) or run[end:] in _PARTICLES:
                yield end
        elif not (_is_within(run, at) or _is_within(run, end)):
            yield end


def _is_within(run: str, at: int) -> bool:
    """Whether an offset parts a run of katakana."""
    return 0 < at < len(run) and _KATAKANA.match(run, at - 1) is not None and _KATAKANA.match(run, at) is not None
