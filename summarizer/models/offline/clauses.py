"""Who does it? The subject of a verb: the names, pronouns and descriptions that stand where a subject does in its
clause.

A clause begins after a mark, a conjunction or a verb of saying. In it the last row of names before the verb counts
that hangs on no preposition, with what is joined to it by "and"; aside from phrases between commas. Where a verb
follows "and" alone, its subject is that of the verb before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from summarizer.grounding.cues import SAYING
from summarizer.models.offline.lexicon import hangs
from summarizer.models.offline.parties import Named, Parties
from summarizer.models.offline.referents import Referents, Subject

__all__ = ["clause_start", "nominals", "subject"]


_BOUNDARY = re.compile(
    r"[;:?!]|[“”\"«»„]|\. | [–—-] |\b(?:that|while|whereas|but|because|if|when|after|before|once|unless|until"
    r"|although|though"
    r"|which|who|whether|since|as(?= (?:it|he|she|they|the|[A-Z]))|dass|que|qu'|und dass)\b|, (?:and|or|saying"
    r"|adding|und|et|y) "
    rf"|{SAYING.pattern}(?: (?:on|in|at) \w+,?| (?:today|yesterday|reporters|journalists|delegates))?(?= (?:the|a"
    rf"|an|it|he|she|they|both|its|his|her|their|[A-Z]))"
)
_JOINED = re.compile(
    r"(?:'s? (?:government|side|delegation|team))?\)?(?:,[^,]{0,60})?,? ?(?:and|as well as|together with"
    r"|along with|und|et|y|e|sowie|&)(?: the| both| a| die"
    r"| der| la| le| el)?(?: [a-z][\w-]+){0,3}(?:,? | l'| d')$|\)?, (?:the )?$"
)
_GAP = re.compile(
    r"(?:,[^,]*,|\([^)]*\)|(?:'s?)? (?:government|side|delegation|team|ministers?|negotiators|representatives"
    r"|officials|regional government)\b"
    r"| (?:of|from|for|in|at|on|to) [^,;:]{1,60}| (?:\w+ly|also|both|now|then|in turn|for its part|has|have|had"
    r"|each|jointly|further"
    r"|today|yesterday|again|together|alone|themselves|itself|in return|all|had|he|would|each|auch|haben|sich|ont"
    r"|se|a|han|ha|hat)\b|[ ,])*$"
)
_AND = re.compile(r"(?:^|[ ,])(?:and|but|or|und|et|y)(?: also| then| further)?\s*$")
_NOMINATIVE = frozenset("he she they we I er wir ich il elle ils elles nous je ella ellos yo".split())
_OWNS = re.compile(r"'s?(?= )")
_STANDS_FOR = re.compile(r"'s? (?:[a-z]+ )?(?:government|side|delegation|team|negotiators|officials|cabinet)\b")


_RELATIVE = re.compile(
    r", (?:who|which|whose|where|as|after|when|once|although|though|speaking|asked|citing|like|unlike"
    r"|including)\b[^,]{2,140}, ?$"
)


@lru_cache(maxsize=16)
def clause_start(text: str, start: int, verb: int) -> int:
    """Where the clause of a verb begins in the sentence from `start`; of one verb it is asked several times."""
    begin = start
    for cut in _BOUNDARY.finditer(text, start, verb):
        begin = cut.end()
    return begin


def subject(parties: Parties, referents: Referents, at: tuple[int, int], before: Subject) -> Subject:
    """The subject of a verb at `at[1]` in the sentence from `at[0]`; `before` is that of the verb before it there."""
    start, verb = at
    text = parties.text
    if aside := _RELATIVE.search(text, start, verb):
        verb = aside.start()
    begin = clause_start(text, start, verb)
    region = text[begin:verb]
    if not _WORDS.search(region) and (antecedent := _antecedent(parties, start, begin)):
        return Subject((antecedent,))
    if _AND.search(region) or not _WORDS.search(region):
        shared = before if before.parties else _first(parties, referents, start, begin)
        if shared.parties:
            return shared
    if persons := _in_aside(parties, begin, verb):
        return Subject(persons)
    begin, verb = _without_aside(parties, begin, verb)
    found = nominals(parties, referents, begin, verb)
    if not found or not _GAP.fullmatch(text, found[-1][1], verb):
        return Subject()
    row = _row(text, found)
    return _together([resolve() for _, _, resolve in row])


_WORDS = re.compile(r"[^\W\d_]{2}")
_WHICH = re.compile(r",? (?:which|who) ?$")
_HELD_BY = re.compile(r"\b(?:of|in|from|for|near|on|under|over)(?: the| its| a)? $")


def _antecedent(parties: Parties, start: int, begin: int) -> Named | None:
    """Whom "which" or "who" means: the one named right before it, unless that only says whose or where a thing is."""
    found = _WHICH.search(parties.text, max(start, begin - 8), begin)
    mention = next(parties.before(found.start()), None) if found else None
    if mention is None or found is None or mention.end != found.start():
        return None
    is_person = mention.party.kind == "person"
    if is_person != found[0].rstrip().endswith("who") or mention.how != "name":
        return None
    return None if not is_person and _HELD_BY.search(parties.text, start, mention.start) else mention.party


_HEAD = re.compile(
    r"(?:.{3,90}(?:[–—]| -) )?(?:(?:Under|In|At|On|After|By|For) [^,]{2,60}, )?(?:(?:the|both|die|der|das|le"
    r"|la|les|el|los|las) )?",
    re.IGNORECASE,
)


def _first(parties: Parties, referents: Referents, start: int, end: int) -> Subject:
    """The row of names that a sentence begins with: the subject of its first verb, and of one that follows "and"."""
    found = nominals(parties, referents, start, end)
    if not found or not _HEAD.fullmatch(parties.text, start, found[0][0]):
        return Subject()
    row = found[:1]
    for nominal in found[1:]:
        if not _JOINED.fullmatch(parties.text, row[-1][1], nominal[0]):
            break
        row.append(nominal)
    return _together([resolve() for _, _, resolve in row])


def _in_aside(parties: Parties, begin: int, verb: int) -> tuple[Named, ...]:
    """Who is named between commas right before the verb: "A spokeswoman for the union, Ann Lee, said"."""
    found = _ASIDE.search(parties.text, max(begin, verb - 60), verb)
    mentions = parties.within(found.start(1), found.end(1)) if found else []
    is_alone = (
        len(mentions) == 1
        and mentions[0].party.kind == "person"
        and found is not None
        and mentions[0].end == found.end(1)
    )
    if not is_alone:
        return ()
    earlier = next(
        (one for one in parties.before(mentions[0].start) if one.party.kind == "person" and one.start >= begin), None
    )
    is_joined = earlier is not None and _AND_COLLEAGUE.fullmatch(parties.text, earlier.end, mentions[0].start)
    return (earlier.party, mentions[0].party) if earlier and is_joined else (mentions[0].party,)


_AND_COLLEAGUE = re.compile(r",? (?:and|et|und|y) [^,]{2,60}, ")
_ASIDE = re.compile(r", ([^,]{3,50}?)(?: (?:of|from) (?:the )?[A-Z][^,]{2,30})?, $")


def _without_aside(parties: Parties, begin: int, verb: int) -> tuple[int, int]:
    """The clause without what stands between commas right before the verb, unless that names who was described."""
    region = parties.text[begin:verb].rstrip()
    if region.endswith(",") and (comma := region[:-1].rfind(", ")) > 0:
        named = parties.within(begin + comma + 2, begin + len(region) - 1)
        is_name = len(named) == 1 and (named[0].start, named[0].end) == (begin + comma + 2, begin + len(region) - 1)
        return (begin, verb) if is_name else (begin, begin + comma)
    return begin, verb


Nominal = tuple[int, int, Callable[[], Subject]]


def nominals(parties: Parties, referents: Referents, begin: int, verb: int) -> list[Nominal]:
    """What can be a subject in a stretch of text, in order, without what hangs on a preposition or owns something."""
    text = parties.text
    named: list[Nominal] = [
        (mention.start, mention.end, _constant(mention.party))
        for mention in parties.within(begin, verb)
        if mention.how != "demonym"
    ]
    named += _peoples(parties, begin, verb)
    named = [one for one in named if not _is_in_brackets(text, one[0])]
    kept = _apart(named, list(referents.within(begin, verb)))
    return [one for one in kept if _is_free(text, begin, one)]


_OFFICIALS = re.compile(
    r"(?:,? (?:and|or)? ?[A-Z]\w+)*(?: [a-z]+){0,2} (?:ministers|officials|negotiators|delegations|delegates"
    r"|governments"
    r"|leaders|teams|diplomats|authorities|presidents|envoys)\b"
)


def _peoples(parties: Parties, begin: int, verb: int) -> list[Nominal]:
    """The states that officials are of: "Norwegian and Icelandic ministers"."""
    found = [one for one in parties.within(begin, verb) if one.how == "demonym"]
    officials = [_OFFICIALS.match(parties.text, one.end, verb) for one in found]
    return [
        (one.start, match.end() if one is found[-1] else one.end, _constant(one.party))
        for one, match in zip(found, officials, strict=True)
        if match is not None
    ]


def _is_in_brackets(text: str, start: int) -> bool:
    """Whether it is a short name after the full one: "the Farmers' Union (FU)"."""
    return text[start - 1 : start] == "(" or text[max(0, start - 5) : start] == "(the "


def _apart(named: list[Nominal], standing: list[Nominal]) -> list[Nominal]:
    """Names and stand-ins without overlap: a name ends its row ("the World Bank"), else the stand-in is the longer."""
    standing = [one for one in standing if not any(one[0] < name[1] and name[0] < one[1] <= name[1] for name in named)]
    named = [name for name in named if not any(name[0] < one[1] and one[0] < name[1] for one in standing)]
    return sorted([*named, *standing], key=lambda nominal: nominal[0])


def _constant(party: Named) -> Callable[[], Subject]:
    return lambda: Subject((party,))


def _is_free(text: str, begin: int, nominal: Nominal) -> bool:
    start, end, _ = nominal
    if _OWNS.match(text, end) and not _STANDS_FOR.match(text, end):
        return False
    return text[start:end] in _NOMINATIVE or not hangs(text, begin, start)


def _row(text: str, found: list[Nominal]) -> list[Nominal]:
    """The last nominal and those joined to it."""
    row = [found[-1]]
    for nominal in reversed(found[:-1]):
        if not _JOINED.fullmatch(text, nominal[1], row[0][0]):
            break
        row.insert(0, nominal)
    is_row = any(_CONJUNCTION.search(text, one[1], other[0]) for one, other in pairwise(row))
    return row if is_row else row[-1:]


_CONJUNCTION = re.compile(r"\b(?:and|as well as|with|und|et|y|e|sowie)\b|&")


def _together(subjects: list[Subject]) -> Subject:
    parties = {id(party): party for one in subjects for party in one.parties}
    doubt = next((one.doubt for one in subjects if one.doubt), None)
    return Subject(tuple(parties.values()), doubt, len(parties) > 1 or any(one.several for one in subjects))
