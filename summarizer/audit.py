"""Is each good item borne out by the sentences that it cites? Its own words, its certainty, its condition, its actors.

An item that passed the checks of its schema is still in the model's words. They are held against its evidence by rules
(`summarizer.grounding.support`), and a `Firm`, `Reverses` or `Depends` in the schema says what a field asserts. What is
found is `wrong` or `unsure`; what becomes of either is the caller's choice (`Policy`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, cast

from summarizer.check import Unit, cited_by
from summarizer.grounding.actors import Named, leans, subjects
from summarizer.grounding.certainty import condition_in, firm_words, less_than
from summarizer.grounding.polarity import content, misturned
from summarizer.grounding.quotations import Quotation, quotations
from summarizer.grounding.support import Evidence, Finding, Whole, unsupported
from summarizer.problems import Problem, Severity, at
from summarizer.schemas import (
    Depends,
    Firm,
    Item,
    Offsets,
    Reference,
    Reverses,
    Settled,
    Verbatim,
    When,
    own_words,
    references,
)
from summarizer.source import Source

__all__ = ["Action", "Policy", "audited", "doubted", "doubted_among"]

Action = Literal["repair", "reject", "doubt", "ignore"]
"""What becomes of an item that its evidence does not bear out: it is asked for again and else rejected, rejected at
once, kept with its doubt, or kept as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What becomes of an item by the severity of what was found: `wrong` contradicts its evidence, `unsure` may."""

    wrong: Action = "repair"
    unsure: Action = "doubt"

    def of(self, severity: Severity) -> Action:
        """Return the action for a severity."""
        return self.wrong if severity == "wrong" else self.unsure


def audited(units: Sequence[Unit], source: Source, policy: Policy) -> tuple[Unit, ...]:
    """Return the units with what was found wrong with them as problems, where the policy asks for repair."""
    return _with_problems(units, source, policy, {"repair"})


def doubted(units: Sequence[Unit], source: Source, policy: Policy) -> tuple[Unit, ...]:
    """Return the units as no more is asked: what the policy rejects has problems, what it doubts has a doubt."""
    units = _with_problems(units, source, policy, {"repair", "reject"})
    audit = _Audit(units, source)
    return tuple(_doubted(unit, audit, policy) for unit in units)


def doubted_among(units: Sequence[Unit], others: Sequence[Unit], source: Source, policy: Policy) -> tuple[Unit, ...]:
    """Return some units as `doubted` does, seen among others that stay as they are."""
    audit = _Audit([*others, *units], source)
    found = ([one for one in audit.of(unit) if policy.of(one.severity) in {"repair", "reject"}] for unit in units)
    return tuple(
        replace(unit, problems=tuple(problems)) if problems else _doubted(unit, audit, policy)
        for unit, problems in zip(units, found, strict=True)
    )


def _with_problems(units: Sequence[Unit], source: Source, policy: Policy, actions: set[Action]) -> tuple[Unit, ...]:
    audit = _Audit(units, source)
    return tuple(
        replace(unit, problems=tuple(found))
        if (found := [one for one in audit.of(unit) if policy.of(one.severity) in actions])
        else unit
        for unit in units
    )


def _doubted(unit: Unit, audit: _Audit, policy: Policy) -> Unit:
    notes = [problem.message for problem in audit.of(unit) if policy.of(problem.severity) == "doubt"]
    if not notes:
        return unit
    said = [unit.value.doubt] if unit.value.doubt else []
    added = [f"{note[:1].upper()}{note[1:]}." for note in notes if note not in "".join(said)]
    return replace(unit, value=unit.value.model_copy(update={"doubt": " ".join([*said, *added])}))


_BEFORE = 3
"""Sentences before a cited one in which a pronoun's name may stand."""
_ABOUT = 0.6
"""Share of an item's words that a sentence with a condition must have for the condition to be the item's."""


class _Audit:
    """The items of one answer beside their source."""

    def __init__(self, units: Sequence[Unit], source: Source) -> None:
        self._source = source
        self._whole = Whole(source.text, source.dated)
        self._items = {
            (unit.field, item_id): unit.value
            for unit in units
            if unit.good and isinstance(item_id := getattr(unit.value, "id", None), str)
        }

    def of(self, unit: Unit) -> Iterator[Problem]:
        """Yield what the evidence of a good item does not bear out."""
        item = unit.value
        if not unit.good or not isinstance(item, Item):
            return
        cited = [self._source.text[citation.start : citation.end] for citation in item.evidence]
        evidence = Evidence(" ".join(cited), self._whole)
        reversal = _reversal(item)
        for steps, text in own_words(item):
            for finding in unsupported(text, evidence):
                if finding.kind != "denial" or _counts(finding, steps, reversed_=reversal is not None):
                    path = at((*unit.steps, *steps))
                    yield Problem(path=path, message=finding.message, value=finding.said, severity="wrong")
        yield from self._misturned(item, unit, evidence.shown)
        yield from self._uncertain(item, unit, evidence.text)
        yield from self._mistimed(item, unit)
        yield from self._unconditional(item, unit, cited)
        yield from self._actors(item, unit)

    def _misturned(self, item: Item, unit: Unit, evidence: str) -> Iterator[Problem]:
        """A flag that turns the item's text into its contrary, or should have."""
        for name, mark in _marked(item, Reverses):
            flag = getattr(item, name)
            text = next((text for steps, text in own_words(item) if len(steps) == 1), "")
            clause = misturned(text, evidence, negative=flag in mark.values) if isinstance(flag, bool) else None
            if clause is not None:
                message = f"the cited sentences say the contrary: {clause!r}"
                yield Problem(path=at((*unit.steps, name)), message=message, value=flag, severity="wrong")

    def _uncertain(self, item: Item, unit: Unit, evidence: str) -> Iterator[Problem]:
        for name, firm in _marked(item, Firm):
            value = getattr(item, name)
            less = less_than(firm.of, evidence) if value in firm.words else None
            if less is not None:
                message = f"the cited sentences do not say that it is {value}: they say {less!r}"
                yield Problem(path=at((*unit.steps, name)), message=message, value=value, severity="wrong")

    def _mistimed(self, item: Item, unit: Unit) -> Iterator[Problem]:
        """Times in sentences that the model did not cite, or to come, or over, where the item says otherwise."""
        cited = {number for span in cited_by(unit.raw, self._source) for number in self._source.sentences_at(span)}
        for name, when in ((name, getattr(item, name)) for name in type(item).model_fields):
            if not isinstance(when, When):
                continue
            path = at((*unit.steps, name))
            there = self._source.sentences_at((when.start, when.end))
            if cited and cited.isdisjoint(there):
                message = f"{when.text!r} stands in [{there.start}], which is not among the cited sentences"
                yield Problem(path=path, message=message, value=when.text, severity="unsure")
            elif message := self._out_of_time(item, when):
                yield Problem(path=path, message=message, value=when.text, severity="unsure")

    def _out_of_time(self, item: Item, when: When) -> str:
        """What is odd about a time, seen from the document's date."""
        dated = self._source.dated
        if dated is None or when.status != "resolved":
            return ""
        for name, firm in _marked(item, Firm):
            if (
                firm.of != "undertaking"
                and getattr(item, name) in firm.words
                and when.earliest
                and when.earliest > dated
            ):
                return f"{when.text!r} is after the document's date, and it is told as {getattr(item, name)}"
        for name, settled in _marked(item, Settled):
            if getattr(item, name) not in settled.words and when.latest and when.latest < dated:
                return f"{when.text!r} is before the document's date, and it is told as {getattr(item, name)}"
        return ""

    def _unconditional(self, item: Item, unit: Unit, cited: Sequence[str]) -> Iterator[Problem]:
        for name, _ in _marked(item, Depends):
            words = content(" ".join(text for _, text in own_words(item)))
            shared = [len(words & content(sentence)) for sentence in cited]
            for sentence, count in zip(cited, shared, strict=True):
                condition = condition_in(sentence)
                if condition is None or count < max(*shared, _ABOUT * len(words)):
                    continue  # it is the condition of something else
                if self._is_of_another(item, sentence[: sentence.index(condition)]):
                    continue
                needed = content(condition)
                if len(needed & words) < len(needed) / 2:
                    message = f"the cited sentence makes it depend on something: {condition!r}"
                    yield Problem(path=at((*unit.steps, name)), message=message, severity="wrong")

    def _is_of_another(self, item: Item, before: str) -> bool:
        """Whether the last words before something name a party that the item does not refer to."""
        ours = {reference.id for reference in references(item)}
        others = (named for (_, ident), named in self._items.items() if ident not in ours)
        return any(before.rstrip().endswith(name) for named in others for name in _called(named))

    def _actors(self, item: Item, unit: Unit) -> Iterator[Problem]:
        """Those whom an item names by id, and whom its evidence does not name, or has not as the subject."""
        cited = [(citation.start, citation.end) for citation in item.evidence]
        said = " ".join(self._source.text[start:end] for start, end in cited)
        here = set[str]().union(*(self._named_parties.within(*at) for at in cited))
        implied, doing = set(self._behind(item)), self._subjects(item, cited)
        for reference in references(item):
            kin = self._kin(reference)
            if not kin or reference.id in implied:
                continue
            if here.isdisjoint(kin):
                is_told = bool(here) or leans(said, several=False)
                if not is_told or self._is_leant_on(kin, said, cited, several=isinstance(reference.path[-1], int)):
                    continue
                message = "the cited sentences do not name {}"
            elif reference.acts and doing and doing.isdisjoint(kin):
                message = "in the cited sentences it is not {} that does so"
            else:
                continue
            name = next(iter(_called(self._items[reference.section, reference.id])), reference.id)
            path = at((*unit.steps, *reference.path))
            yield Problem(path=path, message=message.format(name), value=reference.id, severity="unsure")

    def _is_leant_on(self, kin: set[str], said: str, cited: Sequence[Offsets], *, several: bool) -> bool:
        """Whether a sentence may mean a party that it does not name: several by any word for several, one by a word for
        one when the sentences before name it."""
        if several and leans(said, several=True):
            return True
        if not leans(said, several=False):
            return False
        first = self._source.sentences_at(min(cited)).start
        begins = self._source.sentences[max(0, first - 1 - _BEFORE)][0]
        return not self._named_parties.within(begins, max(end for _, end in cited)).isdisjoint(kin)

    def _subjects(self, item: Item, cited: Sequence[Offsets]) -> set[str]:
        """Those who do what an item tells, by name; empty where that cannot be told."""
        for name, field in type(item).model_fields.items():
            if field.annotation is Verbatim and field.is_required():
                return self._speakers(getattr(item, name))
        if not any(firm.of == "undertaking" for _, firm in _marked(item, Firm)):
            return set()
        words = content(" ".join(text for _, text in own_words(item)))
        start, end = max(cited, key=lambda at: len(words & content(self._source.text[slice(*at)])))
        sentence = self._source.text[start:end]
        verbs = firm_words("undertaking", sentence)
        action = next(
            (word.start() for word in re.finditer(r"\w+", sentence) if content(word[0]) & words), len(sentence)
        )
        verb = max((place for place in verbs if place < action), default=verbs[0] if verbs else None)
        return set() if verb is None else subjects(self._named_parties, start, end, start + verb)

    def _speakers(self, words: Verbatim) -> set[str]:
        for said in self._quotations:
            if said.start < words.end and words.start < said.end and said.cue is not None:
                return subjects(self._named_parties, said.frame[0], said.frame[1], said.cue[0])
        return set()

    @cached_property
    def _quotations(self) -> list[Quotation]:
        return list(quotations(self._source.text, self._source.sentences))

    @cached_property
    def _named_parties(self) -> Named:
        return Named(self._source.text, {ident: list(_called(item)) for (_, ident), item in self._items.items()})

    def _kin(self, reference: Reference) -> set[str]:
        """The ids of a party with a name, of those it acts for, and of those that act for it or for the same."""
        named = self._items.get((reference.section, reference.id))
        if named is None or not any(_called(named)):
            return set()
        kin = {reference.id} | {found.id for found in references(named) if found.section == reference.section}
        for (section, ident), other in self._items.items():
            if section == reference.section and any(found.id in kin for found in references(other)):
                kin.add(ident)
        return kin

    def _behind(self, item: Item) -> Iterator[str]:
        """The ids that lead from what an item refers to: the parties of the agreement that it follows from."""
        for reference in references(item):
            other = self._items.get((reference.section, reference.id))
            yield from (found.id for found in references(other)) if other is not None else ()


_DISPUTED = re.compile(r"\b(?:den(?:y|ie[ds])|maintain\w*|insist\w*|h[eo]ld|claim\w*|argu\w*|said|says|stated)\b")


def _counts(denial: Finding, steps: Sequence[str | int], *, reversed_: bool) -> bool:
    """Whether a denial is a fault: in an item that denies its own text it is none, and what a side holds may be what
    another denies."""
    return not reversed_ or (len(steps) > 1 and _DISPUTED.search(denial.message) is None)


def _called(named: Item) -> Iterator[str]:
    for name in ("name", "aliases"):
        value: object = getattr(named, name, None)
        names = [value] if isinstance(value, str) else cast("list[str]", value or [])
        yield from (name for name in names if name.strip())


def _marked(item: Item, mark: type[Any]) -> Iterator[tuple[str, Any]]:
    """The fields of an item that carry a mark, with it."""
    for name, field in type(item).model_fields.items():
        yield from ((name, one) for one in field.metadata if isinstance(one, mark))


def _reversal(item: Item) -> bool | str | None:
    """True when an item says the contrary of its text, a word when it denies it in some other way, else None."""
    for name, mark in _marked(item, Reverses):
        value = getattr(item, name)
        if value in mark.values:
            return value if isinstance(value, bool) else str(value)
    return None
