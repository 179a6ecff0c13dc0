"""Which way does a document go? Part it if it is long, read the parts side by side, merge what they say, settle.

The way is a generator: it yields a round of requests and is sent their replies, or the errors that came instead.
Whoever drives it (in this thread, in an event loop, through a batch endpoint) knows nothing of checking, and it knows
nothing of HTTP, threads or clocks. How one part is read is `summarizer.reading`'s to say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic

from summarizer.check import Unit
from summarizer.errors import ModelError
from summarizer.exchange import Usage
from summarizer.job import Job, Settings, Tally
from summarizer.lockstep import Steps, side_by_side
from summarizer.merge import merged
from summarizer.omissions import omissions
from summarizer.parts import DEFAULT_PART_TOKENS, Part, between, parts_of, runs_of, tokens_in
from summarizer.problems import Omission, Rejected, Unread
from summarizer.reading import Failure, Reading, failed_checks, readings, unusable
from summarizer.settle import assembled, pruned, rejections
from summarizer.source import Source
from summarizer.summary import RecordT

__all__ = ["Flow", "Outcome", "Settings", "read"]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[RecordT]):
    """What a document came to."""

    record: RecordT
    rejected: tuple[Rejected, ...]
    repaired: int
    omissions: tuple[Omission, ...]
    notes: tuple[str, ...]
    usage: Usage
    unread: tuple[Unread, ...] = ()


Flow = Steps[Outcome[RecordT]]
"""Yields requests to be made at the same time, is sent a reply or an error for each, in their order."""


def read(source: Source, target: type[RecordT], settings: Settings) -> Flow[RecordT]:
    """Read one document. Raises the first `ModelError` when nothing of it could be read, or a `ReplyError` when no
    record can be made of the answers."""
    job = Job(source, target, settings, Tally(settings.max_tokens))
    begun, held_back = _affordable(_parts(source, settings), source, settings.max_tokens)
    several = yield from side_by_side(readings(job, part) for part in begun)
    ended = [*(reading for found in several for reading in found), *held_back]
    done = [reading for reading in ended if isinstance(reading, Reading)]
    failures = [reading for reading in ended if isinstance(reading, Failure)]
    unread = tuple(_unread(failures, done, source))
    if not done or (unread and settings.on_failure == "raise"):
        raise _unread_error(failures, job.tally)
    record, rejected = _record(done, job)
    if settings.on_failure == "raise" and any(not one.withdrawn for one in rejected):
        raise failed_checks("items failed the checks", rejected, job.tally.paid)
    mended = sum(reading.mended for reading in done)
    notes = tuple(_notes(done, failures, unread))
    return Outcome(record, rejected, mended, tuple(omissions(record, source)), notes, job.tally.paid, unread)


# ------------------------------------------------------------------------------------------------- what to read


def _parts(source: Source, settings: Settings) -> Sequence[Part | None]:
    """What is read at the same time; None is the document as a whole."""
    tokens = sys.maxsize if settings.part_tokens == "whole" else settings.part_tokens or DEFAULT_PART_TOKENS
    parts = parts_of(source, tokens)
    once = parts if len(parts) > 1 else (None,)
    return (*once, *between(source, parts)) if settings.passes == 2 else once


def _affordable(
    parts: Sequence[Part | None], source: Source, limit: int | None
) -> tuple[list[Part | None], list[Failure]]:
    """The parts that may be asked for at once, by their size, and those for which the limit leaves nothing."""
    begun: list[Part | None] = []
    held_back: list[Failure] = []
    taken = 0
    for part in parts:
        if not begun or limit is None or taken < limit:
            begun.append(part)
            taken += _tokens(part or parts_of(source, sys.maxsize)[0], source)
        else:
            message = f"not begun: the parts before it take {taken} tokens or more, and the limit is {limit}"
            held_back.append(Failure(part, ModelError(message, remedy="raise max_tokens", usage=Usage())))
    return begun, held_back


def _tokens(part: Part, source: Source) -> int:
    ends = ((source.sentences[shown[0] - 1][0], source.sentences[shown[-1] - 1][1]) for shown in part.shown)
    return sum(tokens_in(source.text[start:end]) for start, end in ends)


# ------------------------------------------------------------------------------------------------- what was not read


def _unread(failures: Sequence[Failure], done: Sequence[Reading], source: Source) -> Iterator[Unread]:
    """The sentences that no reading covers, each once, with the error that kept them from it."""
    every = range(1, len(source.sentences) + 1)
    covered = {number for reading in done for number in (reading.part.sentences if reading.part else every)}
    for failure in failures:
        left = [number for number in (failure.part.sentences if failure.part else every) if number not in covered]
        covered.update(left)
        for numbers in runs_of(left):
            start, end = source.sentences[numbers[0] - 1][0], source.sentences[numbers[-1] - 1][1]
            yield Unread(first=numbers[0], last=numbers[-1], start=start, end=end, error=str(failure.error))


def _unread_error(failures: Sequence[Failure], tally: Tally) -> ModelError:
    """The first error that came, with what was paid for all."""
    error = failures[0].error
    if len(failures) > 1:
        error.usage = tally.paid
    return error


def _notes(done: Sequence[Reading], failures: Sequence[Failure], unread: Sequence[Unread]) -> Iterator[str]:
    begins = [str(reading.part.ends[0]) for reading in done if reading.part]
    if begins:
        whole = "as a whole and " if len(begins) < len(done) else ""
        yield f"read {whole}in {len(begins)} parts, which begin with sentences {', '.join(begins)}"
    for reading in done:
        yield from (f"{reading.part}: {note}" if reading.part else note for note in reading.notes)
    yield from map(str, unread)
    again = [failure for failure in failures if not any(str(failure.error) == one.error for one in unread)]
    yield from (f"a second reading failed: {failure.part}: {failure.error}" for failure in again)


# ------------------------------------------------------------------------------------------------- what was read


def _record(done: Sequence[Reading], job: Job[RecordT]) -> tuple[RecordT, tuple[Rejected, ...]]:
    """The record of all readings, and what each of them had to leave out."""
    if len(done) == 1:
        record, units = _settled(done[0].units, job)
        return record, tuple(rejections(units, done[0].ends))
    record, units = _settled(merged([reading.units for reading in done], job.target, job.source), job)
    left_out = (rejections(reading.units, reading.ends) for reading in done)
    return record, (*(one for rejected in left_out for one in rejected), *rejections(units))


def _settled(units: tuple[Unit, ...], job: Job[RecordT]) -> tuple[RecordT, tuple[Unit, ...]]:
    """The record of what is good, and the units it was made of. Raises a `ReplyError` when there can be none."""
    for _ in range(2):  # a field that the record's validators reject is left out once
        if any(not unit.field and not unit.good for unit in units):
            break
        units = pruned(units, job.source)
        record = assembled(units, job.target, job.source)
        if not isinstance(record, tuple):
            return record, units
        units = record
    raise unusable(units, job)
