"""Which way does a document go? Ask, check, ask again for what failed, settle.

The way is a generator: it yields a round of requests and is sent their replies, or the errors that came instead.
Whoever drives it (in this thread, in an event loop, through a batch endpoint) knows nothing of checking, and it knows
nothing of HTTP, threads or clocks.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, Literal

from pydantic import JsonValue

from summarizer.audit import Policy, audited, doubted
from summarizer.check import Unit, check
from summarizer.errors import ChecksFailed, EmptyReply, Filtered, ModelError, Refused, ReplyError, Truncated, Unreadable
from summarizer.exchange import Reply, Request, Usage
from summarizer.legible import legible
from summarizer.omissions import omissions
from summarizer.problems import Omission, Rejected
from summarizer.prompt import first_request
from summarizer.repair import extended, recall_request, repair_request, repaired
from summarizer.settle import assembled, pruned, rejections
from summarizer.source import Source
from summarizer.summary import RecordT

__all__ = ["Flow", "Outcome", "Settings", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How far to go for one document.

    `max_repairs` caps the rounds of asking again, `max_tokens` the tokens of all requests together (none is begun
    beyond it), `max_output_tokens` is sent with each request. `on_failure` says what becomes of items that still fail:
    "reject" leaves them out and lists them, "raise" raises `ChecksFailed`. `audit` says what becomes of items that
    their evidence does not bear out. `recall="again"` asks once more for what the record seems to leave
    out.
    """

    max_repairs: int = 2
    max_tokens: int | None = None
    max_output_tokens: int | None = None
    on_failure: Literal["reject", "raise"] = "reject"
    audit: Policy = field(default_factory=Policy)
    recall: Literal["once", "again"] = "once"


@dataclass(frozen=True, slots=True)
class Outcome(Generic[RecordT]):
    """What a document came to."""

    record: RecordT
    rejected: tuple[Rejected, ...]
    repaired: int
    omissions: tuple[Omission, ...]
    notes: tuple[str, ...]
    usage: Usage


Round = Sequence[Request]
Answers = Sequence[Reply | ModelError]
Flow = Generator[Round, Answers, Outcome[RecordT]]
"""Yields requests to be made at the same time, is sent a reply or an error for each, in their order."""


def read(source: Source, target: type[RecordT], settings: Settings) -> Flow[RecordT]:
    """Read one document. Raises the first request's `ModelError`, or a `ReplyError` when no record can be made of the
    answers."""
    first = first_request(source, target, settings.max_output_tokens)
    answer, usage = _opened(source, *(yield [first]))
    units = _checked(check(answer, target, source), target, source, settings.audit)
    draft = _Draft(units, usage)
    draft = yield from _mended(draft, first, target, source, settings)
    if settings.recall == "again":
        draft = yield from _recalled(draft, first, target, source, settings)
    record, units = _settled(doubted(draft.units, source, settings.audit), target, source, draft.usage)
    rejected = tuple(rejections(units))
    if settings.on_failure == "raise" and any(not one.withdrawn for one in rejected):
        raise _failed("items failed the checks", rejected, draft.usage)
    mended = sum(unit.good and unit.path in draft.failed for unit in units)
    return Outcome(record, rejected, mended, tuple(omissions(record, source)), draft.notes, draft.usage)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An answer on its way: its units, what it cost so far, what a reader should know of the way, and the paths of the
    units that were asked for again."""

    units: tuple[Unit, ...]
    usage: Usage
    notes: tuple[str, ...] = ()
    failed: frozenset[str] = frozenset()


Step = Generator[Round, Answers, _Draft]


def _mended(draft: _Draft, first: Request, target: type[RecordT], source: Source, settings: Settings) -> Step:
    """Ask again for what fails, as often as the settings allow."""
    for _ in range(settings.max_repairs):
        if all(unit.good or unit.withdrawn for unit in draft.units):
            break
        failing = {unit.path for unit in draft.units if unit.problems and not unit.withdrawn}
        answer, draft = yield from _asked(draft, repair_request(first, draft.units), source, settings)
        if answer is None:
            break
        draft = replace(draft, failed=draft.failed | failing)
        mended = repaired(draft.units, answer[0], target, source)
        draft = replace(draft, units=_checked(mended, target, source, settings.audit))
    return draft


def _recalled(draft: _Draft, first: Request, target: type[RecordT], source: Source, settings: Settings) -> Step:
    """Ask once more for what the answer seems to have left out, and check and mend what comes."""
    record = assembled(pruned(draft.units, source), target, source)
    missing = [] if isinstance(record, tuple) else list(omissions(record, source))
    if not missing:
        return draft
    answer, draft = yield from _asked(draft, recall_request(first, draft.units, missing, source), source, settings)
    if answer is None:
        return draft
    units = _checked(extended(draft.units, answer[0], target, source), target, source, settings.audit)
    return (yield from _mended(replace(draft, units=units), first, target, source, settings))


def _asked(
    draft: _Draft, request: Request, source: Source, settings: Settings
) -> Generator[Round, Answers, tuple[tuple[JsonValue] | None, _Draft]]:
    """Make one more request, if the limit allows it: its answer, or None with a note of what came instead."""
    usage = draft.usage
    if settings.max_tokens is not None and usage.total_tokens >= settings.max_tokens:
        note = f"not asked again: {usage.total_tokens} tokens were used, and the limit is {settings.max_tokens}"
        return None, replace(draft, notes=(*draft.notes, note))
    try:
        answer, paid = _opened(source, *(yield [request]))
    except ModelError as error:
        usage += error.usage or Usage(requests=1, unreported=1)
        note = f"asking again failed: {error.message}"
        return None, replace(draft, usage=usage, notes=(*draft.notes, note))
    return (answer,), replace(draft, usage=usage + paid)


def _opened(source: Source, reply: Reply | ModelError) -> tuple[JsonValue, Usage]:
    """The arguments of a reply and what it cost. Raises the error that it is, or that its end means."""
    if isinstance(reply, ModelError):
        raise reply
    if reply.finish == "length":
        remedy = "raise max_output_tokens or give a shorter text"
        raise Truncated("the answer was cut off by the output limit", remedy=remedy, usage=reply.usage)
    if reply.finish == "refusal":
        raise Refused(_said("the model declined", reply.note), remedy="try another model", usage=reply.usage)
    if reply.finish == "filter":
        remedy = "try another provider or model"
        raise Filtered(
            _said("the provider's content filter stopped the answer", reply.note), remedy=remedy, usage=reply.usage
        )
    try:
        return legible(reply.arguments, source), reply.usage
    except Unreadable as error:
        error.usage = reply.usage
        raise


def _said(what: str, note: str) -> str:
    return f"{what} ({note[:200]})" if note else what


def _checked(units: tuple[Unit, ...], target: type[RecordT], source: Source, policy: Policy) -> tuple[Unit, ...]:
    """The units with what their evidence does not bear out, and, once each of them is good, with what the record's own
    validators find wrong with the whole."""
    units = audited(units, source, policy)
    if not all(unit.good or unit.withdrawn for unit in units):
        return units
    record = assembled(pruned(units, source), target, source)
    return record if isinstance(record, tuple) else units


def _settled(
    units: tuple[Unit, ...], target: type[RecordT], source: Source, usage: Usage
) -> tuple[RecordT, tuple[Unit, ...]]:
    """The record of what is good, and the units it was made of. Raises a `ReplyError` when there can be none."""
    for _ in range(2):  # a field that the record's validators reject is left out once
        if any(not unit.field and not unit.good for unit in units):
            break
        units = pruned(units, source)
        record = assembled(units, target, source)
        if not isinstance(record, tuple):
            return record, units
        units = record
    raise _unusable(units, target, usage)


def _unusable(units: tuple[Unit, ...], target: type[RecordT], usage: Usage) -> ReplyError:
    raw: JsonValue = next((unit.raw for unit in units if not unit.field), dict.fromkeys(target.model_fields))
    remedy = "try a stronger model"
    if not raw:
        return EmptyReply("the answer is empty, also after asking again", remedy=remedy, usage=usage)
    if not isinstance(raw, dict) or not raw.keys() & target.model_fields.keys():
        return Unreadable(
            "the answer is not of the schema's outline, also after asking again", remedy=remedy, usage=usage
        )
    return _failed("no valid record can be made of the answer", tuple(rejections(units)), usage)


def _failed(what: str, rejected: tuple[Rejected, ...], usage: Usage) -> ChecksFailed:
    first = str(rejected[0]) if rejected else ""
    message = f"{what}: {len(rejected)}, the first: {first[:300]}"
    remedy = 'see `.rejected`, raise max_repairs, or choose on_failure="reject"'
    return ChecksFailed(message, remedy=remedy, usage=usage, rejected=rejected)
