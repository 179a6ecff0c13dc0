"""On what does something depend, by the words of its sentence? The clause that says so, in any of its usual openings.

What opens with "as long as" or "once" may tell a mere time ("as long as it lasts", "once the busiest port"), and "if" a
question ("will say if it is closed"): these are no conditions.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.grounding.content import content
from summarizer.grounding.glance import may_hold

__all__ = ["condition_in", "is_free", "is_itself", "is_plain", "is_set_off", "what_follows", "what_precedes"]

_CONDITION = re.compile(
    r"\b(?:provid(?:ed|ing)(?: that)?(?! (?:by|for|with|in|at|the)\b)|on (?:the )?condition that|subject to|unless"
    r"|as soon as(?! (?:possible|practicable|feasible|they can|it can))|(?:as|so) long as(?! (?:an?|one|two|[0-9])\b)"
    r"(?![^,.;]{0,40}\b(?:lasts?|continues?|goes on|go on)\b)"
    r"|(?<!whether )(?<!asked )(?<!as )if"
    r"(?! (?:need(?:ed)? be|necessary|needed|possible|any|anything|not|(?:the )?weather permit\w*)\b)"
    r"|takes effect (?:only )?(?:once|when)|only (?:when|once|after)"
    r"|once (?=[^,.;]{0,60}\b(?:has|have|had|is|are|lends?|pays?|agrees?|approves?)\b)"
    r"|in (?:case(?! of need)|the event(?: of| that))|pending (?=an?\b|the\b|its\b|his\b|her\b|their\b|\w*approv)"
    r"|(?:contingent|conditional|dependent|depend(?:s|ing)?) (?:up)?on|assuming(?: that)?"
    r"|on the understanding that|in (?:exchange|return) for(?! nothing)"
    r"|sofern|falls|vorausgesetzt|vorbehaltlich|unter der bedingung|à condition|sous réserve|pourvu que|siempre que"
    r"|a condición de|con la condición|sujeto a)\b[^,.;”\"]{3,160}"
    r"|(?-i:(?:(?<=[.!?] )|\A)(?:Should|Were|Had)) (?=[^,.;?!]{0,120}, )[^,.;”\"]{3,160}",
    re.IGNORECASE,
)
_OPENING = frozenset(
    (
        "provided providing condition subject unless soon long if takes only once case event pending contingent "
        "conditional dependent depend depends depending assuming understanding exchange return sofern falls "
        "vorausgesetzt vorbehaltlich bedingung sous pourvu siempre condici sujeto should were had"
    ).split()
)
"""One of these stands in the opening of each; of "condición" the letters that are English."""
_OF_A_QUESTION = re.compile(
    r"\b(?:tell|say|ask|know|see|decide|check|report|inform|notify|find out|learn)\w*(?: [\w'’-]+){0,4} $",
    re.IGNORECASE,
)
"""Before "if", what makes it a "whether"."""


@lru_cache(maxsize=256)
def condition_in(text: str) -> str | None:
    """Return the clause that says what the rest of `text` depends on, or None.

    >>> condition_in("Norway will pay, provided that parliament agrees.")
    'provided that parliament agrees'
    """
    if not may_hold(text, _OPENING):
        return None
    found = (one for one in _CONDITION.finditer(text) if not _is_whether(text, one))
    return next((one[0] for one in found), None)


def _is_whether(text: str, condition: re.Match[str]) -> bool:
    """Whether "if" opens a question that someone is to answer: "will tell them if it is closed"."""
    before = text[: condition.start()]
    return condition[0].casefold().startswith("if ") and _OF_A_QUESTION.search(before[-80:]) is not None


_JOINED = re.compile(r"(?:\b(?:and|or|but|und|et|y)|;),? $")


def what_follows(sentence: str, condition: str) -> str:
    """Return what alone a condition is of, where it stands behind an "and" and before its clause; else nothing.

    >>> what_follows("They pay 2 million and, if it agrees, 3 more in May.", "if it agrees")
    ', 3 more in May.'
    >>> what_follows("They pay 2 million if it agrees.", "if it agrees")
    ''
    """
    before, _, after = sentence.partition(condition)
    return after if _JOINED.search(before) and after.startswith(",") else ""


_LAST = re.compile(
    r"[,;] (?:and|but|while|whereas|und|aber|et|mais|y|pero) |; | but (?!for\b|also\b)"
    r"| (?:and|und|et|y) (?=(?:(?:it|he|she|they|we|I|[A-Z][a-z]+|[Tt]he \w+) )?"
    r"(?:also |then )?(?:will|would|shall|to)\b)"
)
"""What joins a further thing that is told to be done."""


def what_precedes(sentence: str, condition: str) -> tuple[str, str]:
    """Return what stands before a condition in two: what it does not reach, and the last thing that is told, which it
    is of.

    >>> what_precedes("They will send tents, and will send troops if asked.", "if asked")
    ('They will send tents', 'will send troops ')
    >>> what_precedes("They will send tents if asked.", "if asked")
    ('', 'They will send tents ')
    """
    before = sentence[: sentence.index(condition)]
    last = max(_LAST.finditer(before), key=re.Match[str].start, default=None)
    if last is None or not before[last.end() :].strip():
        return "", before
    return before[: last.start()], before[last.end() :]


def is_free(verb: str, words: frozenset[str], sentence: str, condition: str) -> bool:
    """Whether words tell what stands before the last thing that a sentence tells, and not that thing itself, which its
    condition is of: by their verb, else by most of them."""
    before, last = map(content, what_precedes(sentence, condition))
    if (verb in before) != (verb in last):
        return verb in before
    return len(words & before) > len(words & last)


def is_itself(words: frozenset[str], condition: str, count: int) -> bool:
    """Whether words tell what a condition asks for, of whoever has to do it: more than half of the `count` that they
    have in common with the sentence stand in the condition, and this is no mere "if they sell it"."""
    return not condition.casefold().startswith(("if ", "unless ")) and len(words & content(condition)) > count / 2


def is_set_off(sentence: str, condition: str) -> bool:
    """Whether a comma parts a condition from what stands before it: then it may be of all of it."""
    return sentence[: sentence.index(condition)].rstrip().endswith((",", "–", "—"))


_PLAIN = re.compile(
    r"provid|on (?:the )?condition|subject to|unless|if\b|only\b|takes effect|sofern|falls|vorausgesetzt|vorbehaltlich"
    r"|unter der bedingung|à condition|sous réserve|pourvu que|siempre que|a condición de|con la condición|sujeto a",
    re.IGNORECASE,
)


def is_plain(condition: str) -> bool:
    """Say whether a condition opens with words that mean nothing else, unlike "as long as" or "in exchange for".

    >>> is_plain("provided that parliament agrees"), is_plain("in case parliament agrees")
    (True, False)
    """
    return _PLAIN.match(condition) is not None
