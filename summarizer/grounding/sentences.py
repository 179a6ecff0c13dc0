"""Where does each sentence of a text begin and end?

A sentence is what a model cites by number, so a boundary in the wrong place makes evidence too wide or too narrow; it
never makes a span unreal. First the layout decides (blank lines, bullets, headlines, speakers' turns; a line that was
merely wrapped goes on), then the marks inside each block: hard terminators always end a sentence, a full stop does
unless a table of abbreviations, the next word or nupunkt's model says no. What remains in doubt is left whole.

Limits: the tables know the commonest abbreviations of English, German, French, Spanish, Italian and Russian. Sentences
without any mark between them are told apart only by lines and bullets. A headline as wide as the wrapped paragraph
right below it may join it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.grounding.full_stops import Stop, ends_sentence
from summarizer.grounding.layout import NUMBERED, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["sentences"]

_LONGEST = 2_000
"""No sentence has more code points: a table or a list without marks is cut."""


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the `(start, end)` of each sentence, in order.

    Offsets are code points, half-open, on `text`. Spans are disjoint, not empty, have no white space at either end, are
    at most 2,000 long, and together hold every character that is not white space. A text of white space has none.
    Never raises.

    >>> text = 'Ms. Khan met Gen. Lee at 5 p.m. on 3 May. "We agreed," she said.'
    >>> [text[start:end] for start, end in sentences(text)]
    ['Ms. Khan met Gen. Lee at 5 p.m. on 3 May.', '"We agreed," she said.']
    """
    cased = text != text.lower()
    return tuple(
        piece for block in blocks(text) for sentence in _split(text, block, cased) for piece in _pieces(text, *sentence)
    )


# --- The marks: which of them end a sentence? -------------------------------------------------------------------------

_HARD = "。！？．｡؟۔।॥።፧։"
_SOFT = ".!?…‼⁇⁈⁉"
_CLOSING = "\"'”’»›)\\]}」』】）〕〉》\u200b\u200e\u200f\u202c\u2069\ufeff"
_OPENING = "\"'“‘„‚«»‹›¿¡(\\[{「『《（<>*_#—–\u200e\u200f\u202a\u202b\u2066\u2067\u2068\u200b\ufeff-"

# Every quantifier is possessive and nothing must follow it: a run of marks is read once, however long.
_END = re.compile(
    rf"(?:(?P<mark>\.(?:[ \xa0]\.)++|[{_SOFT}{_HARD}]++)"
    rf"(?P<close>(?:[{_CLOSING}]|[“‘«‹](?!\w)|\[[0-9]{{1,3}}\])*+)(?:[ \xa0\u202f]»(?=[\s.,;:!?]|\Z))?+)"
    r"|\s(?=[•‣⁃▪●]\s?\w)"
)
_SPACE = re.compile(r"\s*+")
_NEXT = re.compile(rf"[{_OPENING}]{{0,8}}+\s?(?P<word>[^\W\d_]{{1,40}}|\d{{1,9}})?(?P<dot>\.?)")
_ONE_WORD = re.compile(r"[(\[][^\W_]*$")  # the marks in "(ret.)", "(sic!)" and "[...]" belong to what is in brackets
_IN_TITLE = re.compile(r"[^《》\n]{0,40}》")
_SAYING = re.compile(
    r"(?:[^\W\d_][\w.'’-]{0,30}\s){1,5}?"
    r"(?:said|says|asked|asks|told|added|wondered|replied|answered|exclaimed|shouted|wrote|declared)\b"
    r"|[^。！？，、\s]{1,8}(?:说|說|表示|称|稱|道|问|問)"
)


def _split(text: str, block: tuple[int, int], cased: bool) -> Iterator[tuple[int, int]]:
    start, stop = block
    for match in _END.finditer(text, start, stop):
        after = _after(text, match.end(), stop)
        if start < match.start() and after < stop and _ends(text, start, match, after, cased):
            yield start, _trimmed(text, start, match.end())
            start = after
    yield start, stop


def _after(text: str, at: int, stop: int) -> int:
    space = _SPACE.match(text, at, stop)
    return space.end() if space else at


def _ends(text: str, start: int, match: re.Match[str], after: int, cased: bool) -> bool:
    """Does the sentence that began at `start` end with this match, when the next word stands at `after`?"""
    mark = match["mark"]
    if mark is None:  # a bullet inside a line
        return True
    if match["close"][:1] in {")", "]"} and _ONE_WORD.search(text[max(start, match.start() - 12) : match.start()]):
        return False
    if mark[-1] in _HARD:
        return _ends_hard(text, match, after)
    following = _NEXT.match(text, after)
    word = (following["word"] or "") if following else ""
    if after == match.end() or (cased and word[:1].islower() and not NUMBERED.match(text, after)):
        return False
    if "!" in mark or "?" in mark or mark[-1] in "‼⁇⁈⁉":
        return not match["close"] or not _SAYING.match(text, after)
    if len(mark) > 1 or mark == "…":
        return len(mark.replace(" ", "")) > 3 or (word[:1] != word[:1].lower() and word != "I")
    return ends_sentence(Stop(text, start, match.start(), word, bool(following and following["dot"])))


def _ends_hard(text: str, match: re.Match[str], after: int) -> bool:
    nearby = text[after : after + 1]
    if after == match.end() and (nearby.isdigit() or (nearby.isascii() and not nearby.isupper()) or nearby in ",，、"):
        return False
    if match["close"]:
        return not _SAYING.match(text, after)
    return not _IN_TITLE.match(text, after)


# --- Over-long sentences ----------------------------------------------------------------------------------------------


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentence, cut at its best places where it is too long."""
    while end - start > _LONGEST:
        cut = _cut(text, start)
        yield start, _trimmed(text, start, cut)
        start = _after(text, cut, end)
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    """Return where the first piece ends: after a line, a semicolon, a comma, a word, or else where it must."""
    half, limit = start + _LONGEST // 2, start + _LONGEST
    for mark in ("\n", "; ", "；", ", ", "，", " "):
        at = text.rfind(mark, half, limit)
        if at >= 0:
            return at + len(mark)
    return limit


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
