"""Is it "he" or "she"? What a text tells of each person: by "Mr" and "Ms", by "spokeswoman", or by the pronoun of a
sentence that names nobody else. Where it tells nothing, either may be."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Literal

from summarizer.models.offline.parties import Named, Parties

__all__ = ["Gender", "genders", "of_pronoun"]

Gender = Literal["he", "she"]

_HE = re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im|er|sein\w*|il|él)\b")
_SHE = re.compile(r"\b(?:[Ss]he|[Hh]er|[Hh]ers|ella|elle)\b")
_MR = re.compile(
    r"(?:\b(?:Mr|Herrn?|Sir|Lord|Señor|Sr|Monsieur|M|Don|King|Prince|Sheikh)\.?|\w*(?:chairman|spokesman"
    r"|councilman|businessman|brother|father|husband))$"
)
_MS = re.compile(
    r"(?:\b(?:Mrs|Ms|Miss|Frau|Dame|Lady|Señora|Sra|Mme|Madame|Doña|Queen|Princess)\.?"
    r"|\w*(?:chairwoman|spokeswoman|[Mm]inisterin|[Mm]eisterin|[Ss]precherin|ministra|[Pp]residenta|[Pp]résidente"
    r"|[Dd]irectrice|[Aa]lcaldesa|sister|mother|wife|widow))$"
)


def of_pronoun(word: str) -> Gender | None:
    """Which of the two a pronoun says."""
    small = word.casefold()
    return "he" if small in ("he", "er", "il", "él") else "she" if small in ("she", "elle", "ella") else None


def genders(parties: Parties) -> dict[Named, Gender]:
    """What the text tells of each person."""
    votes: dict[Named, Counter[Gender]] = {}
    for mention in parties.mentions:
        if mention.party.kind == "person" and (told := _beside(parties.text, mention.start, mention.party)):
            votes.setdefault(mention.party, Counter())[told] += 3
    for start, end in parties.page.sentences:
        named = [mention for mention in parties.within(start, end) if mention.party.kind == "person"]
        if len({mention.party for mention in named}) == 1 and (told := _told(parties.text[named[0].end : end])):
            votes.setdefault(named[0].party, Counter())[told] += 1
    return {party: counted.most_common(1)[0][0] for party, counted in votes.items()}


def _told(sentence: str) -> Gender | None:
    is_he, is_she = _HE.search(sentence) is not None, _SHE.search(sentence) is not None
    return None if is_he == is_she else "he" if is_he else "she"


def _beside(text: str, start: int, party: Named) -> Gender | None:
    """By the title before a name, or the office."""
    before = text[max(0, start - 16) : start].rstrip()
    office = (party.office or "").split(" of ")[0].split(" for ")[0].split(" de ")[0]
    for words in (before, office, *office.split()):
        told: Gender | None = _by_title(words)
        if told:
            return told
    return None


@lru_cache(maxsize=4096)
def _by_title(words: str) -> Gender | None:
    """By the title that words end with; offices and their words are the same again and again."""
    return "she" if _MS.search(words) else "he" if _MR.search(words) else None
