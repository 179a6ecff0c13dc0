"""Does one clause deny what another says? Proved only where both say the same of the same verb, one of them denied.

A statement is taken apart into clauses, each laid beside the clause of the evidence that shares most of its words. They
contradict where they share nearly all of them, a word of both is denied an odd number of times more in one, and no word
of the other may tell by itself that the thing is not so. There is no end to the words that may ("missed", "sat out",
"at an impasse"), so a denial in other words than the evidence's is never called wrong, and doubted only where the
evidence asserts the verb that is denied and has no such word at all: a check that cries wolf on good statements is
worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.clauses import Clause, clauses
from summarizer.grounding.content import content
from summarizer.grounding.inflection import lemma
from summarizer.grounding.lemmas import lemmas
from summarizer.grounding.negatives import bounds, in_one_word, may_be_denied, may_deny, waits
from summarizer.grounding.opposites import denied_by, is_undone, may_be_opposed, opposed, swapped_times

__all__ = ["DENIAL", "REFRAINS", "Contrary", "content", "contradicted", "is_to_come", "turning"]

REFRAINS = re.compile(
    r"\b(?:refrain|abstain|avoid|stop|halt|ceas|suspend|forgo|waiv|ban|prohibit|withh[oe]ld|give up|scrap"
    r"|abandon|renounc|(?<!the )(?<!-)end(?! of))[a-z]*",
    re.IGNORECASE,
)
"""Verbs that say that something is not done, whatever their object is."""
DENIAL = re.compile(
    r"\b(?:not|never|no|nor|neither|none|nobody|nothing|without|cannot|\w+n['’]t|unable|den(?:y|ies|ied|ying)"
    r"|refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)|reject(?:s|ed|ing|ion)?|fail(?:s|ed|ing|ure)?|rul(?:e|es|ed|ing)-out"
    r"|lack(?:s|ed|ing)?|yet-to|instead|rather|nicht|kein\w*|nie(?:mals)?|ohne|ne|pas|jamais|sans|aucune?|ni"
    r"|nunca|sin|ningun[oa]?|tampoco|verzicht\w*|renonc\w*|renunci\w*|absteh\w*|s['’]abst\w*|abstener\w*)\b|\bn['’]",
    re.IGNORECASE,
)
_BOUNDING = re.compile(
    r"\b(?:only|until|unless|if|before|after|except|against|over|under|above|below|up to|at (?:least|most)"
    r"|(?:more|less|fewer) than|no later than|m(?:axim|inim)um)\b",
    re.IGNORECASE,
)
"""Words that bound or condition what they stand beside."""
_NOT_YET = re.compile(r"\b(?:yet|yet-to|still)\b", re.IGNORECASE)
_SIDEWAYS = re.compile(
    r"\bden(?:y|ies|ied|ying)\b"
    r"|\b(?:reject|declin|refus|turn)\w* (?:down )?(?:[\w'’-]+ ){0,4}"
    r"(?:offer|propos|demand|request|bid|call|idea|claim)",
    re.IGNORECASE,
)
"""To deny is to say something; what was said may be told in other words. Who rejects an offer does not deny that it was
made."""
_TELLING = frozenset(
    lemma(word)
    for word in (
        "said told added stated noted reported announced declared confirmed stressed explained wrote insisted agreed "
        "decided promised pledged committed undertook resolved voted began started continued managed did"
    ).split()
)
"""Stems of verbs that leave what follows asserted."""
_LEAST_SHARED, _LEAST_WORDS = 0.6, 2
"""Share of a clause's words that the aligned clause must have, and how many at least, for a comparison to mean
anything."""
_MOST_CLAUSES = 200
"""Clauses of a statement that are looked at: each is laid beside all of its evidence."""
_PROMISED = re.compile(
    r"\b(?:agreed|promised|pledged|undertook|vowed|decided|resolved)\b[^,;:]{0,40} to \w", re.IGNORECASE
)
"""What somebody undertook to do is to be done after he did."""
_NEARLY_ALL = 0.75
"""Share from which both say the same, but for the denial."""


@dataclass(frozen=True, slots=True)
class Contrary:
    """A clause of the evidence against a statement, and whether it proves it wrong."""

    clause: str
    is_proved: bool


def contradicted(statement: str, evidence: str, *, negative: bool = False) -> Contrary | None:
    """Return the clause of `evidence` that says the contrary of `statement`, or seems to; None when there is none.

    `negative` says that the statement's first clause is meant denied: "raise tariffs", of a promise not to.

    >>> contradicted("Norway will pay the bill", "Norway will not pay the bill.")
    Contrary(clause='Norway will not pay the bill', is_proved=True)
    >>> contradicted("Norway did not pay", "Norway paid nothing.")
    """
    doubt = None
    if negative or may_be_denied(statement) or _may_differ(statement, evidence) or may_be_opposed(statement, evidence):
        there, said = clauses(evidence), _said(statement)
        for place, clause in enumerate(said):
            found = _contrary(clause, there, evidence, negative=negative and place == 0)
            if found is not None and found.is_proved:
                return found
            doubt = doubt or found
        if echoed := _echoed(said[negative:], there):
            return echoed
    if doubt is None and (denial := denied_by(statement, evidence)):
        return Contrary(denial, is_proved=False)
    swapped = swapped_times(statement, evidence)
    return Contrary(swapped, is_proved=True) if swapped else doubt


def _said(statement: str) -> Sequence[Clause]:
    return clauses(statement)[:_MOST_CLAUSES]


def _may_differ(statement: str, evidence: str) -> bool:
    """Whether the evidence denies anything that a statement without denials may say: a look before all is compared."""
    there = _denying(evidence)
    return bool(there) and any(_may_be_beside(one, there) for one in _said(statement))


@lru_cache(maxsize=1024)
def _denying(text: str) -> Sequence[Clause]:
    """The clauses of a text that deny something; kept, for it is the evidence of many statements."""
    return [one for one in clauses(text, among=may_be_denied) if one.denials] if may_be_denied(text) else []


def _may_be_beside(clause: Clause, there: Sequence[Clause]) -> bool:
    """Whether any other clause repeats one that denies nothing, or has enough words in common with it."""
    least, words = _least_shared(clause), clause.words
    for other in there:
        shared = words & other.words
        if len(shared) >= least and not all(map(str.isdigit, shared)):
            return True
        if clause.echoes(other):
            return True
    return False


def _least_shared(clause: Clause) -> float:
    """How many words another clause must share with one for a comparison to mean anything."""
    return max(_LEAST_WORDS, _LEAST_SHARED * len(clause.words))


def _echoed(said: Sequence[Clause], there: Sequence[Clause]) -> Contrary | None:
    """A clause that repeats one of a statement word for word, but for the denial, where the rest is the same too."""
    known = frozenset[str]().union(*(one.words for one in there))
    words = frozenset[str]().union(*(one.words for one in said))
    if len(words & known) < _NEARLY_ALL * len(words):
        return None
    for clause in (one for one in said if not _SIDEWAYS.search(one.text)):
        echoes = [one for one in there if clause.echoes(one)]
        if echoes and all(
            (one.denials - clause.denials) % 2 and _denied(clause, one) and not is_to_come(clause, one)
            for one in echoes
        ):
            return Contrary(echoes[0].text, is_proved=True)
    return None


def _denied(one: Clause, other: Clause) -> bool:
    """Whether a word that both clauses have, to deny or not, is denied in one of them."""
    words = frozenset(one.echo) & frozenset(other.echo)
    return any((one.denied[word] + one.deniers[word] - other.denied[word] - other.deniers[word]) % 2 for word in words)


def _contrary(clause: Clause, there: Sequence[Clause], evidence: str, *, negative: bool) -> Contrary | None:
    beside = _beside(clause, there)
    for other in beside if clause.deniers else ():
        if (clause.denials - other.denials) % 2 and any(
            (clause.deniers[verb] - other.deniers[verb]) % 2 for verb in clause.deniers.keys() & other.deniers.keys()
        ):
            return Contrary(other.text, is_proved=True)
    if _SIDEWAYS.search(clause.text) or (clause.denials % 2 and any(_is_in(one, clause) for one in there)):
        return None
    if beside and all(_differ(clause, other, negative=negative) for other in beside):
        is_proved = all(_is_proof(clause, other, negative=negative) for other in beside)
        if is_proved or not _is_excused(clause, beside[0]):
            return Contrary(beside[0].text, is_proved)
        if clause.denials == 1 and clause.is_future and _PROMISED.search(beside[0].text) and not bounds(clause.text):
            return Contrary(beside[0].text, is_proved=False)  # what was agreed is to come as well
    if clause.denials == 1:
        return _doubt(clause, there, evidence)
    opposite = None if clause.denials or negative else opposed(clause, _asserting(there))
    return Contrary(opposite.text, is_proved=False) if opposite else None


def _asserting(there: Sequence[Clause]) -> Iterator[Clause]:
    return (one for one in there if not one.denials % 2 or is_undone(one.text))


def _is_in(other: Clause, clause: Clause) -> bool:
    """Whether a clause that denies repeats another's denial in short: "caused by a storm, and not by a strike"."""
    return other.text[:4].casefold() == "not " and bool(other.words) and other.words <= clause.words


def _differ(clause: Clause, other: Clause, *, negative: bool) -> bool:
    """Whether one denies what the other says: as a whole, and in a word of both."""
    if (clause.denials + negative - other.denials) % 2 == 0:
        return False
    return negative or bool(_heads(clause, other))


def _heads(clause: Clause, other: Clause) -> frozenset[str]:
    """The words of both that only one of them denies."""
    return frozenset(word for word in clause.words & other.words if (clause.denied[word] - other.denied[word]) % 2)


def _is_proof(clause: Clause, other: Clause, *, negative: bool) -> bool:
    """Whether nothing but the denial tells two clauses apart that differ in it."""
    denying, asserting = (other, clause) if other.denials % 2 else (clause, other)
    heads = _heads(clause, other)
    return (
        len(clause.words & other.words) >= _NEARLY_ALL * len(clause.words)
        and not _is_excused(clause, other)
        and (negative or denying.is_of_none or not heads.isdisjoint(asserting.asserted))
        and asserting.pasts <= denying.words | _TELLING
    )


def _is_excused(clause: Clause, other: Clause) -> bool:
    """Whether two clauses may both be true though only one denies: of two times, up to something, in other words."""
    denying, asserting = (other, clause) if other.denials % 2 else (clause, other)
    heads = _heads(clause, other)
    return (
        _is_of_another_time(clause, other)
        or is_to_come(clause, other)
        or "whether" in asserting.echo
        or ("unless" in clause.opens) != ("unless" in other.opens)
        or ("only" in asserting.echo and "only" not in denying.echo)
        or (_is_told(bounds, denying, asserting) and _is_told(waits, asserting, denying))
        or may_deny(
            asserting.text,
            lemmas(denying.text).places.keys(),
            verbs=frozenset() if denying.is_of_none else heads & asserting.asserted,
        )
    )


def is_to_come(clause: Clause, other: Clause) -> bool:
    """Whether one says that something has not been done yet, and the other not that it was: both may be true."""
    denying, asserting = (other, clause) if other.denials % 2 else (clause, other)
    return _NOT_YET.search(denying.text) is not None and not (asserting.pasts or asserting.is_past)


def _is_told(what: Callable[[str], bool], one: Clause, other: Clause) -> bool:
    """Whether one clause tells something by itself or by what opens or closes it, where the other has not the same."""
    around = (said for said, there in ((one.opens, other.opens), (one.closes, other.closes)) if said != there)
    return what(" ".join([one.text, *around]))


def _is_of_another_time(one: Clause, other: Clause) -> bool:
    return (one.is_future and other.is_past) or (other.is_future and one.is_past)


def _doubt(clause: Clause, there: Sequence[Clause], evidence: str) -> Contrary | None:
    """A verb that a clause denies and the evidence asserts, without any word that could make it so."""
    if may_deny(evidence, lemmas(clause.text).places.keys()):
        return None
    heads = {word for word in clause.words if clause.denied[word] % 2}
    asserting = (one for one in there if not heads.isdisjoint(one.asserted) and not _is_of_another_time(clause, one))
    return next((Contrary(one.text, is_proved=False) for one in asserting), None)


def _beside(clause: Clause, there: Sequence[Clause]) -> list[Clause]:
    """The clauses that share most words with this one, all that share as many."""
    shared = [0 if clause.words.isdisjoint(other.words) else _in_common(clause, other) for other in there]
    most = max(shared, default=0)
    if most < _least_shared(clause):
        return []
    return [other for other, count in zip(there, shared, strict=True) if count == most]


def _in_common(clause: Clause, other: Clause) -> int:
    """How many words two clauses share; none when they share only figures."""
    words = clause.words & other.words
    if not words or all(map(str.isdigit, words)):
        return 0
    return len(words) + (len(clause.deniers.keys() & other.deniers.keys()) if clause.denials and other.denials else 0)


def turning(text: str) -> frozenset[str]:
    """Return the words of a text that turn or bound the sense of others: denials, refraining, "only", "up to".

    >>> sorted(turning("They will not stop it before May"))
    ['before', 'not', 'stop']
    """
    text = in_one_word(text)
    return frozenset(match[0].casefold() for one in (DENIAL, REFRAINS, _BOUNDING) for match in one.finditer(text))
