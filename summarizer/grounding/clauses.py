"""What does each clause of a text say, and what does it deny? Its words, and how often each is denied.

No grammar is read: a clause is what stands between stops and a few conjunctions, a denial governs the next word that
carries meaning, and further ones behind verbs that hand it on ("did not agree to pay").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from summarizer.grounding.glance import ignoring_case, words_in
from summarizer.grounding.inflection import is_past, lemma, small_words
from summarizer.grounding.negatives import denies, denies_as_verb, in_one_word, may_be_denied
from summarizer.grounding.word_tables import WordTable

__all__ = ["EMPTY", "Clause", "clauses", "is_denying"]

_IDIOMS = re.compile(
    r"\b(?:no|not) later than\b|\bno (?:less|fewer|more) than\b|\bnot only\b|\bnot least\b|\bwhether or not\b"
    r"|\bno doubt\b|\bnot (?:just|merely|simply)\b|\bno matter\b|\bnot to mention\b|\bNo\. ?(?=[0-9])",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[.!?;:,()—–](?<![.!?;:,()—–]{2})[.!?;:,()—–]*+(?=\s|$)|\s[—–-]\s"
    r"|\b(?:b(?:ut|ecause|efore)|a(?:lthough|fter|nd(?= (?:not|to) ))|wh(?:ile|ereas|ich|o)|though|however"
    r"|un(?:less|til)|if)\b"
)
"""In small letters: a pattern that ignores case takes three times as long."""
_SENTENCE_END = re.compile(r" (?<=[.!?] )(?<!\b[Nn]o\. )(?<!\bNO\. )")
"""The space is looked for first: there are fewer than letters."""
_QUESTION = re.compile(r"(?:(?<=[.!?\n])|\A)[^.!?\n]*+\?")
"""A question asserts nothing, so nothing contradicts it."""
_INVERTED = re.compile(r"(?:(?<=[.!?;] )|\A)(?:Should|Were|Had) [^,.;?!]{1,120}+,")
_INVERTING = ("Should ", "Were ", "Had ")
"""A condition without "if" asserts nothing either."""
_RAISED = re.compile(
    r"\b(?:do|does|did)(?:n['’]t| not) (?P<verb>believe|think|feel|expect|consider|suppose|imagine) (?:that )?"
    r"(?P<subject>[^,.;:]{1,80}?) (?P<auxiliary>should|would|will|is|are|was|were|can|could|has|have|must|ought)\b",
    re.IGNORECASE,
)
_OF_IDIOMS = frozenset("no not whether".split())
_OF_RAISED = frozenset("do does did don doesn didn".split())
"""A denial that is told of the verb before: who does not believe that it should, believes that it should not. One of
these words stands in each, and in each idiom."""
EMPTY = frozenset(
    (
        "a an the and or of to in on at by for with from into as that this these those it its he she they his her "
        "their them is are was were be been being has have had do does did will would shall should may might can "
        "could must there here also both all each than then so such out said says say told over under up down about"
    ).split()
)
"""Words that carry no meaning of their own."""
_GRANTING = (
    "agree commit promise pledge vow swear decide resolve accept undertake sign reach able begin start continue "
    "proceed manage vote"
)
_WISHING = "want intend plan offer expect hope propose"
_UNDERTAKING = frozenset(map(lemma, f"{_GRANTING} {_WISHING}".split()))
"""Stems of verbs that hand a denial on: who did not agree to pay does not pay."""
_UPON = frozenset("on upon about over".split())
"""What follows it is no more denied: who could not agree on pay may well set up a panel on pay."""
_PASSIVE = frozenset("was were been being is are be".split())
"""What is denied by "was rejected" stands before it."""
_ASIDE = frozenset("yet even again ever fully really actually simply formally immediately".split())
"""Words between a denial and what it denies."""
_FUTURE = re.compile(r"\b(?:will|shall|would|going to|(?:is|are)(?: not)? to)\b|\w['’]ll\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:did|had|has|have|was|were)\b", re.IGNORECASE)
_DETERMINERS = frozenset(
    "the a an its his her their our my your this that these those of for against from over about on in at by with no "
    "some any each every another into without after before under between among during towards toward upon".split()
)
"""What stands before a noun, or before a gerund that something governs."""
_NO_CONTENT = EMPTY | _ASIDE
_NONE = frozenset("no neither nor none nobody nothing without".split())
_LETS = frozenset("is are was were has have had am be been going able set due ready".split())
"""Words after which an infinitive tells what is, was or will be done."""
_LETTING = frozenset(map(lemma, _GRANTING.split()))
"""Stems of verbs after which it does."""
_NO_ECHO = frozenset("not never no do does did yet".split())
_LONGEST_NO_GERUND = 5
"""Letters of the longest words in -ing that are no gerunds: "bring", "thing"."""
_BE = frozenset("is are was were be been being am 's".split())


def _meaning_of(word: str) -> str:
    return "" if word in _NO_CONTENT or denies(word) else lemma(word)


_meaning = WordTable(_meaning_of).__getitem__
"""The lemma of a word in small letters; nothing of one that carries no meaning or denies."""
_NOTHING = frozenset(("",))


_NONE_DENIED = Counter[str]()
_LEAST_REPEATED = 2
"""Words that a clause must have for it to be repeated by another."""


class Clause:
    """A clause, with what stands between it and the clauses beside it: a stop, "unless".

    Its words that carry meaning, as lemmas, and how many deny are read at once, all else when it is asked for: most
    clauses have too few words in common with a statement to matter.
    """

    def __init__(self, text: str, opens: str, closes: str) -> None:
        self.text, self.opens, self.closes = text, opens, closes
        self._said = small_words(text.casefold())
        self.words = frozenset(map(_meaning, self._said)) - _NOTHING
        self.denials = sum(map(denies, self._said))

    @cached_property
    def echo(self) -> tuple[str, ...]:
        """All of its words, as lemmas, but for plain denials and the verb "do"."""
        return tuple([lemma(word) for word in self._said if word not in _NO_ECHO])

    def echoes(self, other: Clause) -> bool:
        """Whether the one that has fewer words repeats the last of the other: quickly denied by the very last."""
        if self._last != other._last:
            return False
        least = min(len(self.echo), len(other.echo))
        return least >= _LEAST_REPEATED and self.echo[-least:] == other.echo[-least:]

    @cached_property
    def _last(self) -> str:
        return next((lemma(word) for word in reversed(self._said) if word not in _NO_ECHO), "")

    @property
    def denied(self) -> Counter[str]:
        """How often each of its words is denied."""
        return self._denying[0]

    @property
    def deniers(self) -> Counter[str]:
        """How often each verb of denying in it is denied itself: once in "did not refuse", not at all in "refused"."""
        return self._denying[1]

    @cached_property
    def _denying(self) -> tuple[Counter[str], Counter[str]]:
        """What is denied: a denial governs the next word that carries meaning, more behind verbs that hand it on."""
        if not self.denials:
            return _NONE_DENIED, _NONE_DENIED
        denied, deniers = Counter[str](), Counter[str]()
        pending, before = 0, ""
        for word in self._said:
            if denies(word):
                if denies_as_verb(word):
                    deniers[lemma(word.partition("-")[0])] = pending
                pending += not (before in _PASSIVE and word.endswith("ed"))
            elif word not in _NO_CONTENT:
                root = lemma(word)
                denied[root] += pending
                pending = pending if root in _UNDERTAKING else 0
            elif word in _UPON and lemma(before) in _UNDERTAKING:
                pending = 0
            before = word
        return denied, deniers

    @cached_property
    def _verbs(self) -> list[tuple[str, bool]]:
        return list(_verbs(self._said))

    @cached_property
    def asserted(self) -> frozenset[str]:
        """Its words that it may say as its verb."""
        return frozenset(root for root, is_said in self._verbs if is_said)

    @cached_property
    def undertaken(self) -> frozenset[str]:
        """Those, and what somebody undertakes, wants or is asked to do."""
        return frozenset(root for root, _ in self._verbs)

    @cached_property
    def pasts(self) -> frozenset[str]:
        """Verbs that tell of what was."""
        return frozenset(lemma(word) for word in self._said if is_past(word))

    @property
    def is_of_none(self) -> bool:
        """Whether a noun is denied in it ("no deal", "nobody"), and so whatever is said of it."""
        return not _NONE.isdisjoint(self._said)

    @property
    def is_future(self) -> bool:
        """Whether it tells what is to come."""
        return _FUTURE.search(self.text) is not None

    @property
    def is_past(self) -> bool:
        """Whether it tells what was, by its auxiliaries or its verbs."""
        return not self.is_future and (bool(self.pasts) or _PAST.search(self.text) is not None)


def clauses(text: str, among: Callable[[str], bool] | None = None) -> Sequence[Clause]:
    """Return the clauses of a text that assert something, in order; with `among`, those of some sentences only.

    >>> [(one.text, sorted(one.denied)) for one in clauses("Norway will not pay. Who will?") if one.words]
    [('Norway will not pay', ['norway', 'pay'])]
    """
    return [clause for sentence in filter(among, _SENTENCE_END.split(text)) for clause in _clauses(sentence)]


def is_denying(text: str) -> bool:
    """Say whether a text denies anything at all.

    >>> is_denying("Norway will not pay."), is_denying("Norway will pay.")
    (True, False)
    """
    return any(one.denials for one in clauses(text))


@lru_cache(maxsize=2048)
def _clauses(text: str) -> tuple[Clause, ...]:
    """Kept, for a sentence is laid beside many statements, by itself and among others."""
    text = _asserting(text)
    breaks = [(0, 0), *(match.span() for match in _BREAK.finditer(ignoring_case(text))), (len(text), len(text))]
    return tuple(
        Clause(" ".join(text[end:start].split()), text[begin:end].casefold(), text[start:stop].casefold())
        for (begin, end), (start, stop) in pairwise(breaks)
    )


def _asserting(text: str) -> str:
    """A sentence without what asserts nothing, its denials told in one word and of their own verb."""
    if "?" in text:
        text = _QUESTION.sub(" ", text)
    if any(word in text for word in _INVERTING):
        text = _INVERTED.sub(" ", text)
    if not may_be_denied(text):
        return text
    words = words_in(text)
    if not words.isdisjoint(_OF_RAISED):
        text = _RAISED.sub(r"\g<verb> \g<subject> \g<auxiliary> not", text)
    return in_one_word(text if words.isdisjoint(_OF_IDIOMS) else _IDIOMS.sub(" ", text))


def _verbs(found: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The words of a clause that may be its verb, and whether what they tell is said to be so: not of an infinitive
    that another verb governs ("asked to pay"), and no noun behind an article at all."""
    is_let = True
    for place, word in enumerate(found):
        before = [one for one in found[max(0, place - 3) : place] if not one.endswith("ly") and one not in _ASIDE]
        last = before[-1] if before else ""
        if last == "to":
            governor = before[-2] if len(before) > 1 else ""
            if governor not in ("", "and", "or"):  # else as the infinitive before: "agreed to pay and to stay"
                is_let = governor in _LETS or lemma(governor) in _LETTING or denies(governor)
            yield lemma(word), is_let
        elif word.endswith("ing") and len(word) > _LONGEST_NO_GERUND:
            if last in _BE or last == "not":
                yield lemma(word), True
        elif last not in _DETERMINERS and not last.endswith(("'s", "’s")):
            yield lemma(word), True
