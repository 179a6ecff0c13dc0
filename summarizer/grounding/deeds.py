"""Who does what by each verb of a text? The agent is what stands before an active verb, behind "by", or owns a noun.

Told by the shape of clauses alone: where it stands is returned, for `who` to learn whom it names. Of a passive without
"by", of a noun that nobody owns and of the verbs by which two do the same ("met", "signed") nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.inflection import is_past, lemma
from summarizer.grounding.lemmas import lemmas

__all__ = ["Deed", "deeds"]

_MUTUAL = frozenset(
    lemma(word)
    for word in (
        "meet talk agree sign discuss hold share say tell add make take get go come have do be see speak end begin "
        "start continue resume need expect exchange negotiate conclude "
        "cooperate work last use know think consider become"
    ).split()
)
"""Verbs by which two do the same to each other, or which say too little of what is done."""
_UNCHANGED = frozenset("put set cut let hit shut split spread read cast".split())
"""Verbs whose past is as they are."""
_BE = frozenset("is are was were be been being".split())
_AUXILIARY = frozenset(
    "will shall would may might could can must has have had did does do to not also yet again now then".split()
)
_ARTICLES = frozenset(
    "the a an its his her their our this that these those no any some of for in on at by with".split()
)
_BY = re.compile(
    r"(?: [^\s,;.:]+){0,4}?(?: down| out| up)? by "
    r"(?P<who>(?![0-9]|[a-z]+ing\b|(?:post|mail|then|now|law|vote)\b)[^,;.:()]{2,70}?)"
    r"(?= (?:to|on|in|for|at|after|before|until|that|who|whose|which|because|if|when|last|next|this|from|with"
    r"|by|while|or)\b|[,;.:()]|$)"
)
_NO_AGENT = re.compile(
    r"(?:the )?(?:end|beginning|start|middle|same|\w+ (?:per ?cent|votes?|days?|years?|months?|weeks?)"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday|next|mid|early|late|half|an? (?:\w+ )?(?:vote|margin|third|quarter|half)|means)\b"
)
_CLAUSE = re.compile(
    r"[;:?!”“\"]\s|\.[”\"]?\s(?=[A-Z“\"])|, (?:and|but|while|whereas|so|although|though) "
    r"|,? (?:that|which|who|whose|while|because|after|before|when|if"
    r"|whether|until|unless|where) | and (?=[A-Z]|the |its |his |her )"
)
_ASIDE = re.compile(r", (?:which|who|whose|where)? ?[^,;.]*, ?")
_OWNER = re.compile(r"(?:[A-Z][^\s,;.:]* ){0,3}[^\s,;.:]+['’]s? (?:[a-z]+ )?$")


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb as its stem, and where its agent stands; `start` and `end` are None where nothing tells it."""

    root: str
    start: int | None
    end: int | None


class Deeds:
    """The words of a text that may be verbs, or the nouns of some; their agents are looked for when asked for.

    >>> text = "Oman will lend four helicopters."
    >>> [text[one.start : one.end].strip() for one in Deeds(text).by("lend")]
    ['Oman will']
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = lemmas(text)

    def by(self, root: str) -> list[Deed]:
        """Return the deeds of one verb, by its stem."""
        return [self._deed(root, place) for place in self._words.places.get(root, ()) if self._may_be_verb(place)]

    def claimed(self, among: Set[str]) -> Iterator[Deed]:
        """Yield those of verbs by which a statement says what was or will be done, with their agents: of verbs whose
        stems are `among` those asked for.

        >>> text = "Four helicopters will be lent by Oman."
        >>> [text[one.start : one.end] for one in Deeds(text).claimed({"lend"})]
        ['Oman']
        """
        for root, places in self._words.places.items():
            if root in among and root not in _MUTUAL:
                found = (self._deed(root, place) for place in places if self._is_finite(place))
                yield from (one for one in found if one.start is not None)

    def _deed(self, root: str, place: int) -> Deed:
        agent = _agent(self._text, self._words.small, place, self._words.matches[place])
        return Deed(root, *(agent or (None, None)))

    def _may_be_verb(self, place: int) -> bool:
        return self._text[self._words.matches[place].start()].islower() and self._words.small[place] not in _AUXILIARY

    def _is_finite(self, place: int) -> bool:
        if not self._may_be_verb(place):
            return False
        before = self._words.small[place - 1] if place else ""
        if before in ("will", "shall", "would"):
            return True
        return _is_past(self._words.small[place]) and before not in _ARTICLES


deeds = lru_cache(maxsize=1024)(Deeds)
"""Kept, for a sentence is the evidence of many statements."""


def _is_past(word: str) -> bool:
    return word in _UNCHANGED or is_past(word)


def _agent(text: str, small: list[str], place: int, match: re.Match[str]) -> tuple[int, int] | None:
    before = place
    while before and (small[before - 1] in _AUXILIARY or small[before - 1].endswith("ly")):
        before -= 1
    past, last = _is_past(small[place]), small[before - 1] if before else ""
    is_passive = past and last in _BE
    by = _BY.match(text, match.end()) if past else None
    if by is not None and not _NO_AGENT.match(by["who"]) and (is_passive or text.startswith(" by ", match.end())):
        return by.span("who")
    if is_passive:
        return None
    owner = _OWNER.search(text, max(0, match.start() - 60), match.start())
    if owner is not None:
        return owner.span()
    return None if last in _ARTICLES else _subject(text, match.start())


def _subject(text: str, verb: int) -> tuple[int, int] | None:
    """What stands before a verb in its clause."""
    begin = 0
    for cut in _CLAUSE.finditer(text, 0, verb):
        aside = _ASIDE.match(text, cut.start(), verb)
        begin = begin if aside and aside.end() < verb else cut.end()
    said = text[begin:verb]
    return (begin, verb) if said.strip() else None
