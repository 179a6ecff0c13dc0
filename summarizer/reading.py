"""How is a document, or one part of it, read? Ask, check, ask again for what failed; part it again if it was too long.

A reading is a generator as the flow is (`summarizer.lockstep`), so that the parts of a long document are read side by
side. One that fails returns with its error: what becomes of that is the flow's to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pydantic import JsonValue

from summarizer.audit import audited, doubted
from summarizer.check import Unit, check, cited_by
from summarizer.errors import (
    ChecksFailed,
    EmptyReply,
    ModelError,
    ReplyError,
    Truncated,
    Unreadable,
)
from summarizer.exchange import Request, Usage
from summarizer.job import Job, opened
from summarizer.lockstep import Steps, side_by_side
from summarizer.omissions import omissions
from summarizer.parts import Part, halves
from summarizer.problems import Problem, Rejected, at
from summarizer.prompt import first_request
from summarizer.repair import extended, recall_request, repair_request, repaired
from summarizer.review import reviewed
from summarizer.settle import assembled, pruned, rejections
from summarizer.source import Source
from summarizer.summary import RecordT

__all__ = ["Failure", "Reading", "failed_checks", "readings", "unusable"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer came to: its units, what a reader should know of the way, and the paths of the units that were
    asked for again. `part` is None when it is of the whole document."""

    part: Part | None
    units: tuple[Unit, ...]
    notes: tuple[str, ...] = ()
    failed: frozenset[str] = frozenset()

    @property
    def ends(self) -> tuple[int, int] | None:
        """The first and the last sentence of its part."""
        return self.part.ends if self.part else None

    @property
    def mended(self) -> int:
        """How many units failed at first and are good."""
        return sum(unit.good and unit.path in self.failed for unit in self.units)


@dataclass(frozen=True, slots=True)
class Failure:
    """A part, or a whole document, of which no answer could be had."""

    part: Part | None
    error: ModelError


def readings(job: Job[RecordT], part: Part | None) -> Steps[list[Reading | Failure]]:
    """Read a part, or all where it is None; return one reading, or several when its answer was cut and it was parted
    again."""
    first = first_request(job.source, job.target, job.settings.max_output_tokens, part)
    try:
        (reply,) = yield [first]
        answer = opened(reply, job)
    except Truncated as error:
        return (yield from _parted(job, part or _all(job.source), Failure(part, error)))
    except ModelError as error:
        return [Failure(part, error)]
    reading = Reading(part, _checked(check(answer, job.target, job.source), job, part))
    reading = yield from _mended(reading, first, job)
    if job.settings.recall == "again":
        reading = yield from _recalled(reading, first, job)
    return [(yield from _concluded(reading, job))]


def _all(source: Source) -> Part:
    every = range(1, len(source.sentences) + 1)
    return Part(every, (every,))


def _parted(job: Job[RecordT], part: Part, failure: Failure) -> Steps[list[Reading | Failure]]:
    """Read a part whose answer was cut as two, unless it is one sentence or the limit does not allow it."""
    if len(part.sentences) == 1 or job.tally.is_spent:
        return [failure]
    both = yield from side_by_side(readings(job, half) for half in halves(job.source, part))
    return [reading for half in both for reading in half]


def _concluded(reading: Reading, job: Job[RecordT]) -> Steps[Reading | Failure]:
    """A reading whose items are asked for no more: with its doubts, those of a second reader too if one is asked, and
    nothing that refers to what was left out."""
    if any(not unit.field and not unit.good for unit in reading.units):
        return Failure(reading.part, unusable(reading.units, job))
    units, notes = pruned(doubted(reading.units, job.source, job.settings.audit), job.source), list[str]()
    if job.settings.review:
        units, notes = yield from reviewed(units, job)
    return replace(reading, units=units, notes=(*reading.notes, *notes))


# ------------------------------------------------------------------------------------------------- asking again


def _mended(reading: Reading, first: Request, job: Job[RecordT]) -> Steps[Reading]:
    """Ask again for what fails, as often as the settings allow, and not for what comes back as it was: the model stands
    by it."""
    for _ in range(job.settings.max_repairs):
        if all(unit.good or unit.withdrawn for unit in reading.units):
            break
        failing = {unit.path: unit.raw for unit in reading.units if _fails(unit)}
        answer, reading = yield from _asked(reading, repair_request(first, reading.units), job)
        if answer is None:
            break
        mended = repaired(reading.units, answer[0], job.target, job.source)
        units = _checked(mended, job, reading.part)
        reading = replace(reading, units=units, failed=reading.failed | failing.keys())
        if all(unit.steps and unit.raw == failing.get(unit.path) for unit in units if _fails(unit)):
            break
    return reading


def _fails(unit: Unit) -> bool:
    return bool(unit.problems) and not unit.withdrawn


def _recalled(reading: Reading, first: Request, job: Job[RecordT]) -> Steps[Reading]:
    """Ask once more for what the answer seems to have left out, and check and mend what comes."""
    record = assembled(pruned(reading.units, job.source), job.target, job.source)
    within = reading.part.sentences if reading.part else None
    missing = [] if isinstance(record, tuple) else list(omissions(record, job.source, within))
    if not missing:
        return reading
    asked = recall_request(first, reading.units, missing, job.source)
    answer, reading = yield from _asked(reading, asked, job)
    if answer is None:
        return reading
    units = _checked(extended(reading.units, answer[0], job.target, job.source), job, reading.part)
    return (yield from _mended(replace(reading, units=units), first, job))


def _asked(reading: Reading, request: Request, job: Job[RecordT]) -> Steps[tuple[tuple[JsonValue] | None, Reading]]:
    """Make one more request, if the limit allows it: its answer, or None with a note of what came instead."""
    if job.tally.is_spent:
        used = job.tally.paid.total_tokens
        note = f"not asked again: {used} tokens were used, and the limit is {job.tally.limit}"
        return None, replace(reading, notes=(*reading.notes, note))
    try:
        (reply,) = yield [request]
        return (opened(reply, job),), reading
    except ModelError as error:
        note = f"asking again failed: {error.message}"
        return None, replace(reading, notes=(*reading.notes, note))


# ------------------------------------------------------------------------------------------------- what came


def _checked(units: tuple[Unit, ...], job: Job[RecordT], part: Part | None) -> tuple[Unit, ...]:
    """The units with what their evidence does not bear out, and, once each of them is good, with what the record's own
    validators find wrong with the whole: a part is no whole."""
    units = audited(units, job.source, job.settings.audit)
    if part is not None:
        return tuple(_within(unit, part, job.source) for unit in units)
    if not all(unit.good or unit.withdrawn for unit in units):
        return units
    record = assembled(pruned(units, job.source), job.target, job.source)
    return record if isinstance(record, tuple) else units


def _within(unit: Unit, part: Part, source: Source) -> Unit:
    """The unit with what it cites and was not shown as problems: a number made up, or counted from the part's own
    first."""
    strange = [number for number in _cited(unit, source) if not part.shows(number)] if unit.good else []
    message = "sentence {} was not shown; cite the numbers in front of sentences"
    path = at((*unit.steps, "evidence"))
    found = tuple(Problem(path=path, message=message.format(number), value=number) for number in strange)
    return replace(unit, problems=found) if found else unit


def _cited(unit: Unit, source: Source) -> Iterator[int]:
    for span in cited_by(unit.raw, source):
        yield source.sentences_at(span).start


def unusable(units: tuple[Unit, ...], job: Job[RecordT]) -> ReplyError:
    """Return the error for units that no record can be made of."""
    raw: JsonValue = next((unit.raw for unit in units if not unit.field), dict.fromkeys(job.target.model_fields))
    remedy, usage = "try a stronger model", job.tally.paid
    if not raw:
        return EmptyReply("the answer is empty, also after asking again", remedy=remedy, usage=usage)
    if not isinstance(raw, dict) or not raw.keys() & job.target.model_fields.keys():
        return Unreadable(
            "the answer is not of the schema's outline, also after asking again", remedy=remedy, usage=usage
        )
    return failed_checks("no valid record can be made of the answer", tuple(rejections(units)), usage)


def failed_checks(what: str, rejected: tuple[Rejected, ...], usage: Usage) -> ChecksFailed:
    """Return the error for items that failed the checks."""
    first = str(rejected[0]) if rejected else ""
    message = f"{what}: {len(rejected)}, the first: {first[:300]}"
    remedy = 'see `.rejected`, raise max_repairs, or choose on_failure="reject"'
    return ChecksFailed(message, remedy=remedy, usage=usage, rejected=rejected)
