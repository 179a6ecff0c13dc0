"""Is each good item borne out by the sentences that it cites? Its own words, its certainty, its condition, its actors.

An item that passed the checks of its schema is still in the model's words. They are held against its evidence by rules
(`summarizer.grounding.support`), and a `Firm`, `Reverses` or `Depends` in the schema says what a field asserts. What is
found is `wrong` or `unsure`; what becomes of either is the caller's choice (`Policy`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from summarizer.check import Unit, sentence_of
from summarizer.cited import cited_at
from summarizer.conditional import Conditions
from summarizer.grounding.certainty import less_than
from summarizer.grounding.clauses import is_denying
from summarizer.grounding.standing import overstated, overstated_event
from summarizer.grounding.support import Finding, unsupported
from summarizer.grounding.undertakings import misturned
from summarizer.marks import called, marked
from summarizer.mistimed import mistimed
from summarizer.problems import Problem, Severity, at
from summarizer.schemas import Firm, Item, Reverses, Span, Spoken, own_words
from summarizer.source import Source
from summarizer.told import Said
from summarizer.which import Which
from summarizer.who import Actors

__all__ = ["Action", "Policy", "audited", "doubted", "doubted_among"]

Action = Literal["repair", "reject", "doubt", "ignore"]
"""What becomes of an item that its evidence does not bear out: it is asked for again and else rejected, rejected at
once, kept with its doubt, or kept as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What becomes of an item by the severity of what was found: `wrong` contradicts its evidence, `unsure` may."""

    wrong: Action = "repair"
    unsure: Action = "doubt"

    def takes(self, *actions: Action) -> bool:
        """Whether anything that is found can lead to one of some actions; where it cannot, nothing is looked for."""
        return self.wrong in actions or self.unsure in actions

    def of(self, severity: Severity) -> Action:
        """Return the action for a severity."""
        return self.wrong if severity == "wrong" else self.unsure


def audited(units: Sequence[Unit], source: Source, policy: Policy) -> tuple[Unit, ...]:
    """Return the units with what was found wrong with them as problems, where the policy asks for repair."""
    return _with_problems(units, source, policy, {"repair"})


def doubted(units: Sequence[Unit], source: Source, policy: Policy) -> tuple[Unit, ...]:
    """Return the units as no more is asked: what the policy rejects has problems, what it doubts has a doubt."""
    units = _with_problems(units, source, policy, {"repair", "reject"})
    if not policy.takes("doubt"):
        return units
    audit = _audit(units, source)
    return tuple(_doubted(unit, audit, policy) for unit in units)


def doubted_among(units: Sequence[Unit], others: Sequence[Unit], source: Source, policy: Policy) -> tuple[Unit, ...]:
    """Return some units as `doubted` does, seen among others that stay as they are."""
    audit = _audit([*others, *units], source)
    found = ([one for one in audit.of(unit) if policy.of(one.severity) in {"repair", "reject"}] for unit in units)
    return tuple(
        replace(unit, problems=tuple(problems)) if problems else _doubted(unit, audit, policy)
        for unit, problems in zip(units, found, strict=True)
    )


def _with_problems(units: Sequence[Unit], source: Source, policy: Policy, actions: set[Action]) -> tuple[Unit, ...]:
    if not policy.takes(*actions):
        return tuple(units)
    audit = _audit(units, source)
    return tuple(
        replace(unit, problems=tuple(found))
        if (found := [one for one in audit.of(unit) if policy.of(one.severity) in actions])
        else unit
        for unit in units
    )


def _doubted(unit: Unit, audit: Audit, policy: Policy) -> Unit:
    notes = [problem.message for problem in audit.of(unit) if policy.of(problem.severity) == "doubt"]
    if not notes:
        return unit
    said = [unit.value.doubt] if unit.value.doubt else []
    added = [f"{note[:1].upper()}{note[1:]}." for note in notes if note not in "".join(said)]
    return replace(unit, value=unit.value.model_copy(update={"doubt": " ".join([*said, *added])}))


_SHOWN = 80
_ONE_EACH = "give what stands between one pair of marks, and words on both sides of a verb as two items"


def _audit(units: Sequence[Unit], source: Source) -> Audit:
    """The audit of an answer; the last one of its source where that had the same items, for what it found stays true:
    an answer is looked through after every repair, and in the end for its doubts."""
    last = source.remembered.get(Audit)
    made = last if isinstance(last, Audit) and last.is_of(units) else Audit(units, source)
    source.remembered[Audit] = made
    return made


def _named(units: Sequence[Unit]) -> dict[tuple[str, str], Any]:
    """The good items that others can refer to, by section and id."""
    idents = [(unit, _id_of(unit.value)) for unit in units if unit.good]
    return {(unit.field, ident): unit.value for unit, ident in idents if isinstance(ident, str)}


def _id_of(value: object) -> object:
    return getattr(value, "id", None) if _may_have_id(type(value)) else None  # type: ignore[arg-type]  # hashable


@cache
def _may_have_id(model: type[object]) -> bool:
    """Whether objects of a class may have an id; asked once of each class, for Pydantic is slow to say that they have
    none."""
    is_open = issubclass(model, BaseModel) and model.model_config.get("extra") == "allow"
    return is_open or not issubclass(model, BaseModel) or "id" in model.model_fields or hasattr(model, "id")


class Audit:
    """The items of one answer beside their source, to tell of each what its evidence does not bear out."""

    def __init__(self, units: Sequence[Unit], source: Source) -> None:
        self._source = source
        self._items = _named(units)
        self._actors = Actors(self._items, source)
        self._which = Which(self._actors.parties, source)
        self._conditions = Conditions(self._items, source)
        self._found: dict[tuple[str, int | None, int], tuple[Unit, list[Problem]]] = {}

    def is_of(self, units: Sequence[Unit]) -> bool:
        """Say whether it would be the same audit."""
        items = _named(units)
        return items.keys() == self._items.keys() and all(items[key] is item for key, item in self._items.items())

    def of(self, unit: Unit) -> list[Problem]:
        """Return what the evidence of a good item does not bear out."""
        if not unit.good:
            return []
        key = (unit.field, unit.index, id(unit.value))  # the unit is kept beside it, so that its id is no other item's
        known = self._found.get(key)
        if known is None:
            found = list(self._looked_at(unit, unit.value)) if isinstance(unit.value, Item) else []
            known = self._found[key] = (unit, found)
        return known[1]

    def _looked_at(self, unit: Unit, item: Item) -> Iterator[Problem]:
        evidence = cited_at([(citation.start, citation.end) for citation in item.evidence], self._source)
        said, reversal = tuple(own_words(item)), _reversal(item)
        for steps, text in said:
            for finding in unsupported(text, evidence):
                if finding.kind != "denial" or _is_fault(finding, text, item, steps, reversal):
                    path = at((*unit.steps, *steps))
                    yield Problem(path=path, message=finding.message, value=finding.said, severity=finding.severity)
        yield from self._misturned(item, unit, said, evidence.shown)
        yield from self._uncertain(item, unit, said, evidence.text, reversal)
        if reversal is None:
            yield from self._overstated(item, unit, said, evidence.text)
        yield from mistimed(item, unit, self._source)
        yield from self._conditions.left_out(item, said, unit.steps)
        yield from self._unspoken(item, unit)
        yield from self._spoken_to_a_machine(item, unit)
        yield from self._actors.strangers(item, said, unit.steps)
        yield from self._which.unclear(item, unit.field, unit.steps)

    def _unspoken(self, item: Item, unit: Unit) -> Iterator[Problem]:
        """Words given as spoken that the reporter says, or tells of."""
        for name, _ in marked(item, Spoken):
            words: Span | None = getattr(item, name)
            strayed = words and self._source.speech.strayed((words.start, words.end))
            if not words or not strayed:
                continue
            path, text = at((*unit.steps, name)), words.text
            if strayed.narration:
                message = f"runs on outside of the quotation marks, over {strayed.narration[:_SHOWN]!r}: {_ONE_EACH}"
                yield Problem(path=path, message=message, value=text, severity="wrong")
            else:
                message = "stands in no quotation marks: what is told of in other words is no quotation"
                yield Problem(path=path, message=message, value=text, severity="wrong" if strayed.told else "unsure")

    def _spoken_to_a_machine(self, item: Item, unit: Unit) -> Iterator[Problem]:
        """What rests on nothing but passages that pose as instructions."""
        planted = self._source.planted
        if planted and all(sentence_of(one, self._source) in planted for one in item.evidence):
            message = "the cited sentences stand in a passage that speaks to a machine, not to a reader"
            yield Problem(path=at((*unit.steps, "evidence")), message=message, severity="unsure")

    def _misturned(self, item: Item, unit: Unit, said: Said, evidence: str) -> Iterator[Problem]:
        """A flag that turns the item's text into its contrary, or should have."""
        for name, mark in marked(item, Reverses):
            flag = getattr(item, name)
            text = next((text for steps, text in said if len(steps) == 1), "")
            contrary = misturned(text, evidence, negative=flag in mark.values) if isinstance(flag, bool) else None
            if contrary is not None:
                message = f"the cited sentences say the contrary: {contrary.clause!r}"
                severity = self._severity(is_sure=contrary.is_proved)
                yield Problem(path=at((*unit.steps, name)), message=message, value=flag, severity=severity)

    def _uncertain(
        self, item: Item, unit: Unit, said: Said, evidence: str, reversal: bool | str | None
    ) -> Iterator[Problem]:
        for name, firm in marked(item, Firm):
            value, words = getattr(item, name), " ".join(text for _, text in said)
            less = less_than(firm.of, evidence, words, denied=reversal is True) if value in firm.words else None
            if less is not None:
                message = f"the cited sentences do not say that it is {value}: they say {less.words!r}"
                severity = self._severity(is_sure=less.is_certain)
                yield Problem(path=at((*unit.steps, name)), message=message, value=value, severity=severity)

    def _overstated(self, item: Item, unit: Unit, said: Said, evidence: str) -> Iterator[Problem]:
        """What is told as done, or as sure, where the evidence hopes for it, considers it or denies it."""
        if not self._source.whole.is_english:
            return
        marks = {firm.of: getattr(item, name) in firm.words for name, firm in marked(item, Firm)}
        for steps, text in said if not marks else said[:1]:
            if not marks:
                found = overstated(text, evidence)
            elif marks.get("event"):
                found = overstated_event(text, evidence)
            else:
                found = overstated(text, evidence, firm=True) if marks.get("undertaking") else None
            if found is not None:
                message = f"the cited sentences say less of it: {found.words!r}"
                yield Problem(path=at((*unit.steps, *steps)), message=message, value=text, severity="unsure")

    def _severity(self, *, is_sure: bool) -> Severity:
        """The severity of what rules for verbs find: they read English, and half of other languages."""
        return "wrong" if is_sure and self._source.whole.is_english else "unsure"


_DISPUTED = re.compile(r"\b(?:den(?:y|ie[ds])|maintain\w*|insist\w*|h[eo]ld|claim\w*|argu\w*|said|says|stated)\b")


def _is_fault(denial: Finding, text: str, item: Item, steps: Sequence[str | int], reversal: bool | str | None) -> bool:
    """Whether a denial of an item's text at `steps` is a fault. It is none of a name, nor in an item that denies its
    own text; and what a side holds may be what another denies."""
    if text in called(item):
        return False
    is_reversed = reversal is not None or (_is_open(item) and not is_denying(text))
    return not is_reversed or (len(steps) > 1 and _DISPUTED.search(denial.message) is None)


def _is_open(item: Item) -> bool:
    """Whether an item tells of an agreement that it is not reached: no denial in its evidence is against that."""
    return any(firm.of == "agreement" and getattr(item, name) not in firm.words for name, firm in marked(item, Firm))


def _reversal(item: Item) -> bool | str | None:
    """True when an item says the contrary of its text, a word when it denies it in some other way, else None."""
    for name, mark in marked(item, Reverses):
        value = getattr(item, name)
        if value in mark.values:
            return value if isinstance(value, bool) else str(value)
    return None
