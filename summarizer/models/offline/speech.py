"""Who said the words in quotation marks, with which verb, and are they a quote at all?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.grounding.cues import SAYING
from summarizer.models.offline.parties import Named, Parties
from summarizer.models.offline.quotations import quotations
from summarizer.source import Source

__all__ = ["Spoken", "spoken"]

_LEAST_WORDS = 4
"""Fewer words in marks, inside a sentence, are a title, a term or a scare quote."""
_PRONOUN = re.compile(r"\b(?:she|he|they|it)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quote: offsets of its words and of the reporting verb, and who said it."""

    start: int
    end: int
    speaker: Named | None
    cue: tuple[int, int] | None
    direct: bool


def spoken(source: Source, parties: Parties) -> list[Spoken]:
    """Return the quotes of a text, in order; what stands in marks and is reported by no verb is none."""
    found: list[Spoken] = []
    marked = list(quotations(source.text))
    for start, end in marked:
        quote = _quote(source, parties, start, end, marked, found[-1] if found else None)
        if quote:
            found.append(quote)
    return found


def _quote(
    source: Source, parties: Parties, start: int, end: int, marked: list[tuple[int, int]], before: Spoken | None
) -> Spoken | None:
    words = source.text[start:end]
    direct = words[:1].isupper() and words[-1:] in ".,!?…" and len(words.split()) >= _LEAST_WORDS
    first, last = _frame(source, start, end)
    cue = _cue(source.text, first, last, start, end, marked)
    if cue is None:
        goes_on = direct and before is not None and "\n" not in source.text[before.end : start].strip("\n")
        return Spoken(start, end, before.speaker, None, direct) if goes_on and before else None
    if not direct and len(words.split()) < _LEAST_WORDS:
        return None
    speaker = _speaker(source, parties, cue, first, last, (start, end)) or (before.speaker if before else None)
    return Spoken(start, end, speaker, cue, direct)


def _frame(source: Source, start: int, end: int) -> tuple[int, int]:
    """The sentences around a quote: those it stands in, with the one after when it begins in small letters."""
    numbers = source.sentences_at((start, end))
    first, last = source.sentences[numbers.start - 1][0], source.sentences[numbers.stop - 2][1]
    rest = source.text[end + 1 : end + 60].lstrip()
    if numbers.stop - 1 < len(source.sentences) and last <= end + 1 and rest[:1].islower():
        last = source.sentences[numbers.stop - 1][1]
    return first, last


def _cue(
    text: str, first: int, last: int, start: int, end: int, marked: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The reporting verb nearest to the quote, outside all marks."""
    verbs = [match.span() for match in SAYING.finditer(text, first, last)]
    outside = [at for at in verbs if not any(begin <= at[0] < stop for begin, stop in marked)]
    return min(outside, key=lambda at: min(abs(at[0] - end), abs(start - at[1])), default=None)


def _speaker(
    source: Source, parties: Parties, cue: tuple[int, int], first: int, last: int, quote: tuple[int, int]
) -> Named | None:
    """The subject of the verb: the last party named before it, on its side of the quote, else the first after it."""
    left = quote[1] if cue[0] >= quote[1] else first
    right = quote[0] if cue[1] <= quote[0] else last
    before = parties.within(left, cue[0])
    after = parties.within(cue[1], right)
    follows = source.text[cue[0] : cue[1]] == "according to" or not before
    chosen = after[:1] if follows else before[-1:]
    if chosen and not (not before and _PRONOUN.search(source.text, left, cue[0])):
        return chosen[0].party
    earlier = [mention.party for mention in parties.mentions if mention.end <= first and mention.party.kind == "person"]
    return earlier[-1] if earlier and _PRONOUN.search(source.text, left, right) else None
