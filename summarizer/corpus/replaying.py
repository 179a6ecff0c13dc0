"""How far does a document come with the answers that are there? To its summary, or to requests that want an answer.

A document is read anew from its first request with each batch: the same answers lead to the same further requests, and
nothing of it need be held in memory for the day that a batch takes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic

from summarizer.corpus.asking import name_of
from summarizer.corpus.batches import Heard
from summarizer.errors import ModelError
from summarizer.exchange import Reply, Request, Usage
from summarizer.lockstep import Steps
from summarizer.models.batching import heard
from summarizer.models.calls import Call
from summarizer.models.retrying import Fault
from summarizer.summary import RecordT, Summary

__all__ = ["Known", "Replayed", "Wanted", "replayed"]

Body = dict[str, Any]
Sending = Callable[[Request], tuple[Call, Callable[[], Body]]]
"""As `InstructorModel.sending`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request to be sent: its name in the journal, its place in the document, and its body."""

    request: str
    place: str
    body: Body


@dataclass(slots=True)
class Known:
    """The answers there are to the requests of one document.

    `fresh` gathers those that no journal held, and `lost` what was paid for requests that came to nothing.
    """

    journal: Mapping[str, Reply]
    heard: Heard
    sending: Sending
    attempts: int
    fresh: dict[str, Reply] = field(default_factory=dict[str, Reply])
    lost: Usage = field(default_factory=Usage)

    def answer(self, name: str, request: Request) -> Reply | ModelError | Body | None:
        """Return the answer to a request, or the body to send for it; None when its answer is under way."""
        if name in self.journal:
            return self.journal[name]
        if name in self.heard.awaited:
            return None
        call, body = self.sending(request)
        outcome: Reply | Fault | None = None
        lines = self.heard.lines.get(name, ())
        for line in lines:
            outcome = heard(call, json.loads(line))
        if isinstance(outcome, Reply):
            self.fresh[name] = call.settled(outcome)
            return self.fresh[name]
        if outcome is None or (len(lines) < self.attempts and call.worth_another(outcome)):
            return body()
        self.lost += outcome.error.usage or Usage()
        return outcome.error


@dataclass(frozen=True, slots=True)
class Replayed(Generic[RecordT]):
    """How far a document came: a summary, or what it wants; neither while answers are under way."""

    summary: Summary[RecordT] | None = None
    wanted: tuple[Wanted, ...] = ()


def replayed(steps: Steps[Summary[RecordT]], known: Known) -> Replayed[RecordT]:
    """Go on as far as the answers lead. Raises what the document's flow raises."""
    times: Counter[str] = Counter()
    number = 0
    try:
        asked = next(steps)
        while True:
            number += 1
            names = [_named(request, times) for request in asked]
            answers = [known.answer(name, request) for name, request in zip(names, asked, strict=True)]
            given = [answer for answer in answers if isinstance(answer, Reply | ModelError)]
            if len(given) < len(answers):
                steps.close()
                return Replayed(wanted=_wanted(names, answers, number))
            asked = steps.send(given)
    except StopIteration as end:
        return Replayed(summary=end.value)


def _named(request: Request, times: Counter[str]) -> str:
    name = name_of(request)
    times[name] += 1
    return f"{name}:{times[name]}"


def _wanted(names: list[str], answers: list[Reply | ModelError | Body | None], number: int) -> tuple[Wanted, ...]:
    return tuple(
        Wanted(name, f"{number}-{place}", answer)
        for place, (name, answer) in enumerate(zip(names, answers, strict=True))
        if isinstance(answer, dict)
    )
