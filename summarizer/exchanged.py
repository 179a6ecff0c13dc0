"""Does a statement give a deed to somebody else than its evidence does? "Will be lent by Poland", where Poland borrows.

The agent of each verb of a statement is held against that of the same verb in the cited sentences, by the parties that
they name, else by their words. Only where every place of the verb has another agent, and the statement's stands
elsewhere in the evidence or is another party, is it doubted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from summarizer.grounding.anaphora import BODIES, PERSONS, SIDES, STATES
from summarizer.grounding.deeds import Deed, deeds
from summarizer.grounding.glance import may_hold
from summarizer.grounding.inflection import lemma
from summarizer.grounding.lemmas import lemmas
from summarizer.grounding.polarity import content
from summarizer.grounding.scene import Scene
from summarizer.schemas import Offsets

__all__ = ["exchanged"]

_PRONOUNS = frozenset("it he she they we i you this that these those who which both each one all".split())
_COMMON = frozenset(map(lemma, {*BODIES, *PERSONS, *SIDES, *STATES}))
"""Nouns by which many are described."""
_HALF = 0.5
_LONGEST = 8
"""Words of an agent."""
_DENIALS = frozenset("not never no nobody nor neither without t".split())
_NOT = re.compile(r"\b(?:not|never|no|nobody|nor|neither|without)\b|n['’]t\b", re.IGNORECASE)
_ASIDE = re.compile(r", (?:which|who|whose|where) [^,;]*,")
_NO_SUBJECT = frozenset(
    "whether if that how why is are was were has have had will would and to in on at after before by under".split()
)
_SOFT = re.compile(r"[^,;:.]*[^,;:.\s] (?:that|which|who|whose) $")
"""What a relative clause without a comma stands behind."""


def exchanged(statement: str, cited: Sequence[Offsets], scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield whom a statement gives a deed to and its evidence does not, with the words for who does it there."""
    text = scene.named.text
    if (not statement.isascii() or may_hold(statement, _DENIALS)) and _NOT.search(statement):
        return
    there = frozenset[str]().union(*(lemmas(text[slice(*at)]).places for at in cited))
    for deed in deeds(statement).claimed(there):
        agent = statement[deed.start : deed.end]
        if len(agent.split()) > _LONGEST or agent.split()[0].casefold() in _NO_SUBJECT:
            continue  # the agent of an earlier verb too, or none
        others = [(at, one) for at in cited for one in _same(deed, statement, text[slice(*at)])]
        if not others:
            continue
        found = [_other(deed, statement, at, one, cited, scene) for at, one in others]
        if all(found):
            yield agent.strip(), found[0]


def _same(deed: Deed, statement: str, sentence: str) -> Iterator[Deed]:
    """The deeds of a sentence by the same verb, where it tells of the same things; or all, where it does not."""
    there = deeds(sentence).by(deed.root)
    if there:
        needed = content(statement) - content(statement[deed.start : deed.end]) - {deed.root}
        is_same = len(needed & content(sentence)) >= max(1, _HALF * len(needed))
        yield from there if is_same else (Deed(deed.root, None, None),)


def _other(deed: Deed, statement: str, at: Offsets, one: Deed, cited: Sequence[Offsets], scene: Scene) -> str:
    """The words for the agent of a deed in the evidence if it is another than the statement's, else nothing."""
    if one.start is None or one.end is None or deed.start is None or deed.end is None:
        return ""
    start, end = at[0] + one.start, at[0] + one.end
    words, agent = scene.named.text[start:end], statement[deed.start : deed.end]
    mine, theirs = content(agent), content(words)
    pronouns = _PRONOUNS & set(_ASIDE.sub(",", words).casefold().split())
    if not theirs or not mine or not mine.isdisjoint(theirs) or pronouns:
        return ""
    soft = _SOFT.search(scene.named.text, at[0], start)
    if soft is not None and mine <= content(soft[0]):
        return ""  # "the treaty that sets a ceiling expires": it may be of either
    named, there = _named(statement, (deed.start, deed.end), scene), scene.doing(start, end)
    if named and there:
        return words.strip() if scene.sides.families(named).isdisjoint(scene.sides.families(there)) else ""
    evidence = content(scene.named.text[slice(*at)])
    if named or any(word[0].isupper() for word in agent.split()[1:]):
        evidence = evidence.union(*(content(scene.named.text[slice(*other)]) for other in cited))
    is_common = not named and len(mine) == 1 and not mine.isdisjoint(_COMMON)
    return words.strip() if mine <= evidence and not is_common else ""


def _named(text: str, within: Offsets, scene: Scene) -> Set[str]:
    start, end = within
    found = scene.named.found_in(text).items()
    return {ident for ident, places in found if any(start <= one and stop <= end for one, stop in places)}
