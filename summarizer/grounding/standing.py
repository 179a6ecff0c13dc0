"""Does a statement tell as done, or as sure to come, what its evidence only hopes for, considers or denies?

Every place where the evidence has the statement's own verb is looked at: what governs it there ("hopes to sign", "may
sign", "declined to sign") says how the thing stands. Only where no place tells it as firmly as the statement does is
anything found, and then it is a doubt: the thing may be told in another verb. A statement that is itself of a hope, a
plan or a denial is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarizer.grounding.claims import BETWEEN, Claim, Stand, claimed, governing
from summarizer.grounding.content import content
from summarizer.grounding.glance import ignoring_case, may_hold
from summarizer.grounding.inflection import WORD, is_past, lemma
from summarizer.grounding.lemmas import lemmas

__all__ = ["Overstated", "overstated", "overstated_event"]

_MAY = "may might could".split()
_WILL = "will shall would".split()
_BEING = frozenset("is are was were be been being am due set about going ready".split())
_PLANNING = frozenset(
    lemma(word)
    for word in "plan expect intend aim want wish prepare seek decide agree agreed promise pledge offer".split()
)
"""Verbs by which something is to come: not done, but it may be told with "will"."""
_OPENING = frozenset(
    lemma(word)
    for word in (
        "hope consider propose suggest ask call urge invite threaten discuss explore study weigh recommend "
        "request demand try attempt mull contemplate examine review debate like free able need"
    ).split()
)
"""Verbs by which it is open whether it will be."""
_DENYING = frozenset(lemma(word) for word in "decline refuse fail deny reject forget neglect unable stop short".split())
_NOT = frozenset("not never nor neither nobody nothing none no without cannot".split())
_ASKED = re.compile(r"\b(?:whether|if|unless|in case|provided)\b[^,;.]*$", re.IGNORECASE)
_NOUN_OPEN = re.compile(
    r"\b(?:subject to|pending|await\w*|needs?|requir\w+|seek\w*|sought|(?:ask|call|wait|hope|push|plead|appl)\w* for"
    r"|request\w*|propos\w*|possib\w+|planned|hopes? of|prospects? of|bid for|draft|without)(?: [\w'’-]+){0,3} ?$",
    re.IGNORECASE,
)
_HEDGES = frozenset(
    (
        "may might could hope hopes hoped hoping plan plans planned planning expect expects expected intend "
        "intends intended aim aims aimed want wants wanted wish consider considers considering considered "
        "propose proposes proposed suggest suggests suggested ask asks asked call calls urge urges urged invite "
        "invited invites threaten threatened threatens explore exploring study studying studied weigh weighs "
        "weighing recommend recommends recommended request requested demand demands try tries tried decline "
        "declined declines refuse refused refuses fail failed fails deny denied denies reject rejected not "
        "never nobody nothing none no without cannot whether if unless subject pending"
    ).split()
)
_GLANCE = _HEDGES | frozenset(
    "called demanded discuss discussed discussing offer offered offers shall short will would".split()
)
"""Where none of these stands, all is told as a fact."""
_UNSURE = _HEDGES | frozenset(
    (
        "before doubt doubts due likely neither nor only perhaps possible possibly proposal seek seeks should "
        "sought unable until wishes"
    ).split()
)
"""A statement that has one of these is itself no plain claim."""
_SENTENCE = re.compile(r"(?<=[.!?…])[”\"’»]?\s+")
_CLAUSE = re.compile(r"[;:]|,? (?:but|while|whereas|who|which|because|after|when|though|although)\b|, (?:and|so)\b")
_ANSWERED = re.compile(
    r"\b(?:accepted|agreed|consented|said yes|did so|d(?:o|oing|one) (?:so|it|this|that)|followed suit|went ahead)\b"
    r"(?! (?:to|on|that|with|upon|by)\b)"
)
_ANSWERING = frozenset("accepted agreed consented yes did do doing done suit ahead".split())
"""What tells that a thing is so without naming it, in small letters; and a word of each."""
_STEM = 6
"""Letters that a verb and its noun have in common: "approve", "approval"."""
_HALF = 0.5
_FIRM: dict[Stand, frozenset[Stand]] = {
    "done": frozenset(("done",)),
    "will": frozenset(("done", "will", "planned")),
}
"""How the evidence may tell what a statement tells as done, or with "will"."""


@dataclass(frozen=True, slots=True)
class Overstated:
    """The words of the evidence that tell less than a statement does."""

    words: str


def overstated(statement: str, evidence: str, *, firm: bool = False) -> Overstated | None:
    """Return the words by which `evidence` tells less than `statement`, or None.

    `firm` says that the statement is an action which somebody is told to be going to do: "sign the pact".

    >>> overstated("Norway has signed the pact.", "Norway hopes to sign the pact in June.")
    Overstated(words='Norway hopes to sign')
    >>> overstated("Norway will sign the pact.", "Norway plans to sign the pact in June.")
    """
    if not may_hold(evidence, _GLANCE) or may_hold(statement, _UNSURE) or "n't" in statement or "n’t" in statement:
        return None
    verbs = [Claim(lemma(statement.split(maxsplit=1)[0]), "will")] if firm and statement.strip() else claimed(statement)
    words = content(statement)
    for verb in verbs:
        found = _against(verb, words - {verb.root}, evidence)
        if found is not None:
            return found
    return None


def overstated_event(what: str, evidence: str) -> Overstated | None:
    """Return the words by which `evidence` only asks or hopes for the event that `what` names, or None.

    >>> overstated_event("meeting with the mayor", "Teachers asked for a meeting with the mayor.")
    Overstated(words='Teachers asked for a meeting')
    """
    words = content(what)
    noun = next((lemma(one[0]) for one in WORD.finditer(what) if lemma(one[0]) in words), None)
    return _against(Claim(noun, "done"), words - {noun}, evidence, only_noun=True) if noun else None


def _against(verb: Claim, words: frozenset[str], evidence: str, *, only_noun: bool = False) -> Overstated | None:
    """The first place of a verb in the evidence, where none tells it as firmly."""
    beginning = verb.root[:_STEM]
    told = [one for one in _sentences(evidence) if verb.root in one.places or beginning in one.stems]
    if not told or _is_answered(evidence):
        return None
    first = None
    for one in told:
        if len(words & one.words) < max(1, _HALF * len(words)):
            if verb.root in one.places:
                return None  # told of something else, or in few words: who knows
            continue
        for place, is_noun in one.found(verb.root):
            stand = one.stand(place)
            if is_noun and stand != "open":
                continue
            if stand in _FIRM[verb.stand] or (only_noun and stand != "open"):
                return None
            first = first or one.up_to(place)
    return Overstated(first) if first else None


# ------------------------------------------------------------------------------------------- how the evidence tells it


class _Told:
    """A sentence of the evidence, and how each of its words is told: found when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lemmas = lemmas(text)
        self.places = self._lemmas.places

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words that carry meaning."""
        return content(self._text)

    @cached_property
    def stems(self) -> dict[str, list[str]]:
        """Its words by their beginnings: a verb and its noun share one."""
        found: dict[str, list[str]] = {}
        for root in self.places:
            if len(root) >= _STEM:
                found.setdefault(root[:_STEM], []).append(root)
        return found

    def found(self, root: str) -> Iterator[tuple[int, bool]]:
        """Yield where a verb stands, or its noun; and whether it is that."""
        for other in self.stems.get(root[:_STEM], ()) if len(root) >= _STEM - 1 else ():
            if other != root:
                yield from ((place, True) for place in self.places[other])
        yield from ((place, False) for place in self.places.get(root, ()))

    def stand(self, place: int) -> Stand:
        """How the word at a place is told."""
        begin = self._begin(place)
        first = next(number for number, match in enumerate(self._lemmas.matches) if match.start() >= begin)
        return _stand(
            self._lemmas.small[first:], place - first, self._text[begin : self._lemmas.matches[place].start()]
        )

    def up_to(self, place: int) -> str:
        """Its clause up to a word."""
        return " ".join(self._text[self._begin(place) : self._lemmas.matches[place].end()].split())

    def _begin(self, place: int) -> int:
        """Where the clause of a word begins."""
        ends = (match.end() for match in _CLAUSE.finditer(self._text, 0, self._lemmas.matches[place].start()))
        return max(ends, default=0)


_told = lru_cache(maxsize=1024)(_Told)


@lru_cache(maxsize=256)
def _sentences(evidence: str) -> Sequence[_Told]:
    return [_told(sentence) for sentence in _SENTENCE.split(evidence)]


@lru_cache(maxsize=256)
def _is_answered(evidence: str) -> bool:
    return may_hold(evidence, _ANSWERING) and _ANSWERED.search(ignoring_case(evidence)) is not None


def _stand(small: Sequence[str], place: int, before: str) -> Stand:
    """How a word is told: by what governs it."""
    word, governors = small[place], governing(small, place)
    between = small[max(0, place - 5) : place]
    last = governors[-1] if governors else ""
    if _NOUN_OPEN.search(before):
        return "open"
    if is_past(word) and last not in (*_MAY, *_WILL, "to"):
        return "denied" if _is_none(small[:place], between) else "done"
    if _denies(last):
        return "denied"
    if last in _MAY:
        return "open"
    if last in _WILL:
        return "open" if _ASKED.search(before) else "will"
    if last == "to" or word.endswith("ing"):
        return _governed(governors[:-1] if last == "to" else governors, is_noun=last != "to")
    return "done"


def _denies(word: str) -> bool:
    return word in _NOT or word.endswith(("n't", "n’t"))


def _is_none(before: Sequence[str], between: Sequence[str]) -> bool:
    """Whether a past verb is told of nobody, or denied: "nothing has been approved", "was not approved"."""
    return any(map(_denies, between[-3:])) or any(
        word in ("nothing", "nobody", "none", "neither") for word in before[:2]
    )


def _governed(governors: Sequence[str], *, is_noun: bool) -> Stand:
    """How an infinitive or a gerund is told by the verb that governs it."""
    words = [word for word in governors if word not in BETWEEN and not word.endswith("ly")]
    while words and words[-1] in ("of", "on", "from", "about"):
        words.pop()
    root = lemma(words[-1]) if words else ""
    denied = len(words) > 1 and _denies(words[-2])
    if root in _DENYING or (words and words[-1] in _NOT):
        return "done" if denied else "denied"
    if root in _OPENING:
        return "open"
    if root in _PLANNING:
        return "denied" if denied else "planned"
    return "will" if words and words[-1] in _BEING and not is_noun else "done"
