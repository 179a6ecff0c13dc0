"""Which words of a text stand in quotation marks, and which verb reports them?

Pairs of marks of every kind, over paragraphs too; apostrophes are none. What no verb of saying reports is a title, a
term or a scare quote. Verbs in English, German, French and Spanish.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.cues import SAYING, SAYING_ABROAD

__all__ = ["Quotation", "marked", "quotations"]

Offsets = tuple[int, int]

_LONGEST = 4_000
_NESTED = 8
"""So many marks before a sentence may still be open in it."""
_LEAST_WORDS = 4
"""Fewer words in marks, in a sentence, are a title, a term or a scare quote, unless a verb right before says them."""
_NEAR = 70
_STOPS = re.compile(
    r"[.;:“”\"«»\n]|\b(?:plans?|reports?|names?|title[ds]?|slogan|motto|term|under|so-called|known|entitled|on"
    r"|about|into)\b"
)
"""What between a verb and words in marks makes them the name of something."""
_CALLS = re.compile(
    r"\b(?:he|she|it|they|[A-Z]\w+|said|told|says|replied|answered|added|was|is),?(?: has| have| a| ont| ha| han)? \w+$"
)
_CLOSING = {
    '"': re.compile('"'),
    "“": re.compile("”"),
    "„": re.compile("[“”]"),
    "«": re.compile("»"),
    "‘": re.compile(r"(?:(?<=[.,!?…])|(?<![sS]))’(?!\w)"),
    "'": re.compile(r"(?<=[.,!?…])'(?!\w)"),
    "``": re.compile("''"),
}
"""What closes each mark. Where the mark is an apostrophe as well, the one that closes stands after a stop, or after a
word whose plural it does not make a genitive."""
_OPEN = re.compile(
    r"\"(?<!\w.)(?=\S)|“(?<!\w.)(?=\S)|„(?<!\w.)(?=\S)|‘(?<!\w.)(?=\w)|`(?<!\w.)`(?=\S)|'(?<![\w'].)(?=[A-ZÀ-Þ])|«(?<!\w.)"
)
"""Each mark first, and then that it stands behind no word: so it is found quickly."""
_BREAK = re.compile(r"\n[^\S\n]{0,9}\n\s{0,9}([\"“„«‘]?)")
"""A paragraph break, and the mark that reopens a quotation after it."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in marks that a verb reports: their offsets, the verb's, and the sentences around both.

    `cue` is None where the quotation goes on from one before it in its paragraph. `direct`: a clause of its own.
    """

    start: int
    end: int
    cue: Offsets | None
    frame: Offsets
    direct: bool


def quotations(text: str, sentences: Sequence[Offsets]) -> Iterator[Quotation]:
    """Yield the quotations of a text, in order.

    >>> text = "He said: “We will agree, then,” and left “the club”."
    >>> [text[found.start : found.end] for found in quotations(text, [(0, len(text))])]
    ['We will agree, then,']
    """
    every, before = list(marked(text)), None
    for start, end in every:
        direct = _is_clause(text, start, end)
        frame = _frame(text, sentences, start, end)
        cue = _cue(text, frame, (start, end), every, direct)
        goes_on = direct and before is not None and "\n" not in text[before.end : start].strip("\n")
        if cue is None:
            is_quoted = goes_on or (direct and _after_colon(text, frame[0], start))
        else:
            is_quoted = direct or len(text[start:end].split()) >= _LEAST_WORDS or _governs(text, cue, start, end)
        if is_quoted:
            before = Quotation(start, end, cue, frame, direct)
            yield before


def _is_clause(text: str, start: int, end: int) -> bool:
    """Whether words in marks are a clause of their own: they begin with a capital and end with a mark."""
    if not text[start].isupper() or " " not in text[start:end]:
        return False
    return text[end - 1] in ".,!?…" or (
        text[start:end].count(" ") >= _LEAST_WORDS - 1 and _GOES_ON.match(text, end) is not None
    )


_GOES_ON = re.compile(r"\s?[”»“\"]\s?,")
"""In other languages the comma stands after the mark: „...“, sagte sie."""


def _after_colon(text: str, first: int, start: int) -> bool:
    """Whether a colon brings in what is said: 'Her namesake was drier: "We could have had it in one."'"""
    return text[first : start - 1].rstrip().endswith(":")


def _governs(text: str, cue: Offsets, start: int, end: int) -> bool:
    """Whether a verb has a fragment as what it says, or follows it at once: 'called it "petty"'."""
    if cue[0] >= end:
        return text[end + 1 : cue[0]].strip(" ,") == "" and " " in text[start:end]
    between = text[cue[1] : start - 1]
    if not 0 <= len(between) <= _NEAR or _STOPS.search(between):
        return False
    return between.strip() != "" or _CALLS.search(text[max(0, cue[0] - 30) : cue[1]]) is not None


def marked(text: str) -> Iterator[Offsets]:
    """Yield the `(start, end)` of what stands between each pair of marks, in order, the marks left out.

    A quotation that goes on in the next paragraph, reopened with a mark, is one.

    >>> text = "He said: “We agree,” and left."
    >>> [text[start:end] for start, end in marked(text)]
    ['We agree,']
    """
    at = 0
    while opened := _OPEN.search(text, at):
        closed = _closed(text, opened.end(), _CLOSING[opened[0]])
        if closed is None:
            at = opened.end()
            continue
        start, stop = _trimmed(text, opened.end(), closed.start())
        if start < stop:
            yield start, stop
        at = closed.end()


def _closed(text: str, start: int, closing: re.Pattern[str]) -> re.Match[str] | None:
    """The closing mark; a paragraph break ends the search unless the quotation is reopened after it."""
    place, limit = start, min(len(text), start + _LONGEST)
    while place < limit:
        broken = _BREAK.search(text, place, limit)
        if found := closing.search(text, place, broken.start() if broken else limit):
            return found
        if broken is None or broken[1] == "":
            return None
        place = broken.end()
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _frame(text: str, sentences: Sequence[Offsets], start: int, end: int) -> Offsets:
    """The sentences around words in marks: those they stand in, with the one after when it begins in small letters."""
    first = max(0, bisect_right(sentences, (start, len(text))) - 1)
    last = max(first, bisect_right(sentences, (end - 1, len(text))) - 1)
    rest = text[end + 1 : end + 60].lstrip()
    if last + 1 < len(sentences) and sentences[last][1] <= end + 1 and rest[:1].islower():
        last += 1
    return sentences[first][0], sentences[last][1]


def _cue(text: str, frame: Offsets, words: Offsets, every: Sequence[Offsets], direct: bool) -> Offsets | None:
    """The reporting verb nearest to the words, outside all marks; for a fragment one that has it as what it says."""
    verbs = [match.span() for saying in (SAYING, SAYING_ABROAD) for match in saying.finditer(text, *frame)]
    last = bisect_left(every, frame[1], key=lambda at: at[0])
    first = max(0, bisect_left(every, frame[0], hi=last, key=lambda at: at[0]) - _NESTED)
    inside = [at for at in every[first:last] if at[1] > frame[0]]
    outside = [at for at in verbs if not any(begin <= at[0] < stop for begin, stop in inside)]
    governing = [] if direct else [at for at in outside if _governs(text, at, *words)]
    return (
        governing[-1]
        if governing
        else min(outside, key=lambda at: min(abs(at[0] - words[1]), abs(words[0] - at[1])), default=None)
    )
