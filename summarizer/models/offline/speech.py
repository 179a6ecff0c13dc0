"""Who said the words in quotation marks, with which verb, and are they a quote at all?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.grounding.quotations import quotations
from summarizer.models.offline.parties import Named, Parties
from summarizer.source import Source

__all__ = ["Spoken", "spoken"]

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
    for said in quotations(source.text, source.sentences):
        before = found[-1].speaker if found else None
        speaker = _speaker(source, parties, said.cue, *said.frame, (said.start, said.end)) if said.cue else None
        found.append(Spoken(said.start, said.end, speaker or before, said.cue, said.direct))
    return found


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
