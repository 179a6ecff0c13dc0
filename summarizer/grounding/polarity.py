"""Does one clause deny what another says? Counts what negates a word in aligned clauses, double negation included.

A statement is taken apart into clauses, each laid beside the clause of the evidence that shares most of its words. Only
where they share most of them, and a word of both is denied an odd number of times more in one, do they contradict: a
check that cries wolf on good statements is worse than none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.glance import in_small_letters, may_hold

__all__ = ["content", "contradicted", "misturned", "turning"]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_IDIOMS = re.compile(
    r"\b(?:no|not) later than\b|\bno (?:less|fewer|more) than\b|\bnot only\b|\bnot least\b|\bwhether or not\b"
    r"|\bno doubt\b|\bnot (?:just|merely|simply)\b|\bno matter\b|\bnot to mention\b|\bNo\. ?(?=[0-9])",
    re.IGNORECASE,
)
_IDIOMATIC = (
    "later than", "less than", "fewer than", "more than", "not only", "not least", "or not", "no doubt", "not just",
    "not merely", "not simply", "no matter", "not to mention", "no.",
)  # fmt: skip
"""Where none of these stands, there is no idiom."""
_BREAK = re.compile(
    r"[.!?;:,()—–](?<![.!?;:,()—–]{2})[.!?;:,()—–]*+(?=\s|$)|\s[—–-]\s"
    r"|\b(?:and(?= not )|but|while|although|though|whereas|however|because|which|who|unless|until|after|before|if)\b"
)
"""What parts two clauses, in small letters."""
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\b[Nn]o\.)(?<!\bNO\.) ")
_QUESTION = re.compile(r"(?:(?<=[.!?\n])|\A)[^.!?\n]*+\?")
"""A question asserts nothing, so nothing contradicts it."""
_INVERTED = re.compile(r"(?:(?<=[.!?;] )|\A)(?:Should|Were|Had) [^,.;?!]{1,120}+,")
"""A condition without "if" asserts nothing either."""
_INVERTING = ("Should ", "Were ", "Had ")
_NEGATING = re.compile(
    r"not|never|no|nor|neither|none|nobody|nothing|without|cannot|\w+n['’]t|unable|den(?:y|ies|ied|ying)"
    r"|refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)|reject(?:s|ed|ing|ion)?|fail(?:s|ed|ing|ure)?"
    r"|ruled-out|lack(?:s|ed|ing)?",
    re.IGNORECASE,
)
_DENYING_WORDS = frozenset(
    (
        "not never no nor neither none nobody nothing without cannot t unable deny denies denied denying refuse "
        "refuses refused refusing refusal decline declines declined declining reject rejects rejected rejecting "
        "rejection fail fails failed failing failure rule rules ruled ruling lack lacks lacked lacking"
    ).split()
)
"""Where none of these words stands, nothing is denied; "t" is what "don't" ends in."""
_REFRAINING = re.compile(
    r"\b(?:refrain|abstain|avoid|stop|halt|ceas|suspend|end|forgo|waiv|ban|prohibit|fr(?:ee|o)z|drop|withh[oe]ld|keep"
    r"|kept|give up|lift|oppos|resist|prevent|protect|spar|defer|postpon|withdr|scrap|abandon|clos)",
    re.IGNORECASE,
)
"""Openings of verbs by which one undertakes not to do something without a word of denial."""
_REFRAINS = re.compile(
    r"\b(?:refrain|abstain|avoid|stop|halt|ceas|suspend|forgo|waiv|ban|prohibit|withh[oe]ld|give up|scrap"
    r"|abandon|renounc|(?<!the )(?<!-)end(?! of))[a-z]*",
    re.IGNORECASE,
)
"""Those that say so whatever the object is."""
_RULED_OUT = re.compile(r"\brul(?:e|es|ed|ing) out\b", re.IGNORECASE)
_DENIAL = re.compile(
    rf"\b(?:{_NEGATING.pattern}|instead|rather|nicht|kein\w*|nie(?:mals)?|ohne|ne|pas|jamais|sans|aucune?|ni"
    r"|nunca|sin|ningun[oa]?|tampoco|verzicht\w*|renonc\w*|renunci\w*|absteh\w*|s['’]abst\w*|abstener\w*)\b|\bn['’]",
    re.IGNORECASE,
)
_PLAINLY_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b")
_WANTING = re.compile(
    r"\b(?:un\w{4,}|in\w*able|only|pending|until|yet|still|before|absen\w+|delay\w*|miss\w*|br(?:oke|eak)\w*|exclu\w+"
    r"|against|less|few\w*|hard\w*|difficult\w*|mere\w*|far|if|should|would|oppos\w+|halt\w*|open|differ\w*|disput\w*"
    r"|disagree\w*|rather|other\w*|but|nur|erst|seulement|solo|sólo)\b",
    re.IGNORECASE,
)
"""Words by which something can be told not to be so without a word of denial."""
_BOUNDING = re.compile(
    r"\b(?:only|until|unless|if|before|after|except|against|over|under|above|below|up to|at (?:least|most)"
    r"|(?:more|less|fewer) than|no later than|m(?:axim|inim)um)\b",
    re.IGNORECASE,
)
"""Words that bound or condition what they stand beside."""
_RAISED = re.compile(
    r"\b(?:do|does|did)(?:n['’]t| not) (?P<verb>believe|think|feel|expect|consider|suppose|imagine) (?:that )?"
    r"(?P<subject>[^,.;:]{1,80}?) (?P<auxiliary>should|would|will|is|are|was|were|can|could|has|have|must|ought)\b",
    re.IGNORECASE,
)
"""A denial that is told of the verb before: who does not believe that it should, believes that it should not."""
_RAISING = frozenset("believe think feel expect consider suppose imagine".split())
_NOBODY = re.compile(r"\b(?:neither|nobody|no one|none)\b", re.IGNORECASE)
_EMPTY = frozenset(
    (
        "a an the and or of to in on at by for with from into as that this these those it its he she they his her "
        "their them is are was were be been being has have had do does did will would shall should may might can "
        "could must there here also both all each than then so such out said says say told over under up down about"
    ).split()
)
_UNDERTAKING = frozenset(
    "agre commit promis pledg want intend plan decid accept undertak sign reach offer expect hop abl propos".split()
)
"""Stems of verbs that hand a denial on: who did not agree to pay does not pay."""
_PASSIVE = frozenset("was were been being is are be".split())
"""What is denied by "was rejected" stands before it."""
_DENYING = re.compile(
    r"\bden(?:y|ies|ied|ying)\b"
    r"|\b(?:reject|declin|refus|turn)\w* (?:down )?(?:[\w'’-]+ ){0,4}"
    r"(?:offer|propos|demand|request|bid|call|idea|claim)",
    re.IGNORECASE,
)
"""To deny is to say something; what was said may be told in other words. Who rejects an offer does not deny that it was
made."""
_LEAST_OF_ACTION = 0.34
"""Share of an action's words that the clause must have by which someone undertakes it."""
_LEAST_SHARED, _LEAST_WORDS = 0.6, 2
"""Share of a clause's words that the aligned clause must have, and how many at least, for a comparison to mean
anything."""


@dataclass(frozen=True, slots=True)
class _Clause:
    words: frozenset[str]
    denied: Counter[str]
    denials: int
    text: str

    def contradicts(self, other: _Clause, *, negative: bool) -> bool:
        """Whether one denies what the other says: as a whole, and in a word of both."""
        if (self.denials + negative - other.denials) % 2 == 0:
            return False
        if negative:
            return not other.denials and _REFRAINING.search(other.text) is None
        return any((self.denied[word] - other.denied[word]) % 2 for word in self.words & other.words)


def misturned(action: str, evidence: str, *, negative: bool) -> str | None:
    """Return the clause of `evidence` by which someone undertakes the contrary of `action`, or None.

    `negative` says that not doing it is meant. More is told than by `contradicted`, because an undertaking is one
    clause: what undertakes not to do something denies, or uses a verb such as "refrain" or "stop".

    >>> misturned("set up posts on the road", "They undertook not to set up posts on it.", negative=False)
    'They undertook not to set up posts on it'
    >>> misturned("raise fees", "They will raise the fees.", negative=True)
    'They will raise the fees'
    >>> misturned("raise fees", "They will refrain from raising the fees.", negative=True)
    """
    there = _asserted(evidence)
    clause = next(iter(_clauses(action)), None)
    if clause is None or not clause.words or not there:
        return None
    shared = [len(clause.words & other.words) for other in there]
    place = shared.index(max(shared))
    found = max(shared) >= max(1, _LEAST_OF_ACTION * len(clause.words))
    other, around = there[place], " ".join(one.text for one in there[max(0, place - 1) : place + 1])
    if negative:
        said = around if found else evidence
        refrains = any(_stem(verb[0]) not in clause.words for verb in _REFRAINS.finditer(said))
        return None if refrains or _DENIAL.search(said) or _is_not_yet(other, evidence) else other.text
    is_denied = any(other.denied[word] % 2 for word in clause.words) or _NOBODY.search(around) is not None
    return other.text if found and is_denied and not clause.denials else None


def _is_not_yet(clause: _Clause, evidence: str) -> bool:
    """Whether a clause tells what is not done first: "before we say a word"."""
    before = evidence.partition(clause.text)[0].rstrip().casefold()
    return before.endswith((" before", " until", " unless"))


def contradicted(statement: str, evidence: str, *, negative: bool = False) -> str | None:
    """Return the clause of `evidence` that says the contrary of `statement`, or None.

    `negative` says that the statement's first clause is meant denied: "raise tariffs", of a promise not to.

    >>> contradicted("Norway will pay the bill", "Norway will not pay the bill.")
    'Norway will not pay the bill'
    >>> contradicted("Norway did not rule out paying", "Norway did not rule out paying.")
    """
    if not (negative or may_hold(statement, _DENYING_WORDS)) and not _may_be_denied(statement, evidence):
        return None
    there = _asserted(evidence)
    for place, clause in enumerate(_clauses(statement)):
        if _DENYING.search(clause.text):
            continue
        beside = _beside(clause, there)
        if beside and all(clause.contradicts(other, negative=negative and place == 0) for other in beside):
            return beside[0].text
    told = _without_idioms(statement)
    if _PLAINLY_NOT.search(told) and not (
        _DENIAL.search(evidence) or _REFRAINING.search(evidence) or _WANTING.search(evidence)
    ):
        return there[0].text if there else evidence
    return None


def _may_be_denied(statement: str, evidence: str) -> bool:
    """Whether a clause that denies something shares enough words with a statement to be laid beside a part of it."""
    denying = [sentence for sentence in _SENTENCE_END.split(evidence) if may_hold(sentence, _DENYING_WORDS)]
    words = content(statement) if denying else frozenset[str]()
    return any(
        clause.denials % 2 and len(clause.words & words) >= _LEAST_WORDS
        for sentence in denying
        for clause in _asserted_in(sentence)
    )


def _beside(clause: _Clause, there: Sequence[_Clause]) -> list[_Clause]:
    """The clauses that share most words with this one, all that share as many."""
    if len(clause.words) < _LEAST_WORDS:
        return []
    shared = [_in_common(clause, other) for other in there]
    most = max(shared, default=0)
    if most < max(_LEAST_WORDS, _LEAST_SHARED * len(clause.words)):
        return []
    return [other for other, count in zip(there, shared, strict=True) if count == most]


def _in_common(clause: _Clause, other: _Clause) -> int:
    """How many words two clauses share; none when they share only figures."""
    words = clause.words & other.words
    return 0 if all(word.isdigit() for word in words) else len(words)


def _asserted(text: str) -> list[_Clause]:
    """The clauses of a text but for its questions and conditions."""
    return [clause for sentence in _SENTENCE_END.split(text) for clause in _asserted_in(sentence)]


@lru_cache(maxsize=512)
def _asserted_in(sentence: str) -> tuple[_Clause, ...]:
    """The clauses of a sentence; kept, for it is laid beside many statements, by itself and among others."""
    sentence = _QUESTION.sub(" ", sentence) if "?" in sentence else sentence
    if any(word in sentence for word in _INVERTING):
        sentence = _INVERTED.sub(" ", sentence)
    clauses = tuple(_clauses(sentence))
    return clauses if clauses[-1].text else clauses[:-1]


def _clauses(text: str) -> Iterator[_Clause]:
    if may_hold(text, _RAISING):
        text = _RAISED.sub(r"\g<verb> \g<subject> \g<auxiliary> not", text)
    if may_hold(text, _DENYING_WORDS):
        text = _without_idioms(text)
    at = 0
    for part in _BREAK.finditer(in_small_letters(text)):
        yield _clause(text[at : part.start()])
        at = part.end()
    yield _clause(text[at:])


def _without_idioms(text: str) -> str:
    small = text.casefold()
    return _IDIOMS.sub(" ", text) if any(words in small for words in _IDIOMATIC) else text


def _clause(part: str) -> _Clause:
    words = _WORD.findall(_RULED_OUT.sub("ruled-out", part) if " out" in part.casefold() else part)
    negating = [word for word in words if _negates(word)]
    text = " ".join(part.split())
    if not negating:
        return _Clause(frozenset(map(_root, words)) - _NOTHING, Counter(), 0, text)
    denied: Counter[str] = Counter()
    pending, before = 0, ""
    for word in words:
        if word in negating:
            pending += not (before in _PASSIVE and word.casefold().endswith("ed"))
        elif stem := _root(word):
            denied[stem] += pending
            pending = pending if stem in _UNDERTAKING else 0
        before = word.casefold()
    return _Clause(frozenset(denied), denied, len(negating), text)


@lru_cache(maxsize=8192)
def _negates(word: str) -> bool:
    return _NEGATING.fullmatch(word) is not None


def turning(text: str) -> frozenset[str]:
    """Return the words of a text that turn or bound the sense of others: denials, refraining, "only", "up to".

    >>> sorted(turning("They will not stop it before May"))
    ['before', 'not', 'stop']
    """
    patterns = (_DENIAL, _REFRAINS, _BOUNDING)
    return frozenset(match[0].casefold() for pattern in patterns for match in pattern.finditer(text))


def content(text: str) -> frozenset[str]:
    """Return the words of a text that carry its meaning, without the endings that their forms need.

    Rough, and the same for all forms of most verbs.

    >>> sorted(content("They promised 40 million, as promises go."))
    ['40', 'go', 'million', 'promis']
    """
    return frozenset(map(_root, _WORD.findall(text))) - _NOTHING


_NOTHING = frozenset(("",))


@lru_cache(maxsize=8192)
def _root(word: str) -> str:
    """A word without the endings that its forms need; nothing of one that is empty of meaning."""
    word = word.casefold()
    return "" if word in _EMPTY else _stem(word)


def _stem(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word.casefold())
    if len(word) <= 3:
        return word
    word = re.sub(r"(?:ies|ied)$", "y", word)
    word = re.sub(r"(?<=[a-z]{3})(?:ing|ed|es|s)$", "", word)
    word = re.sub(r"(?<=[a-z]{2})([b-df-hj-np-tv-z])\1$", r"\1", word)
    return re.sub(r"(?<=[a-z]{3})e$", "", word)
