"""How do several flows go side by side? Their rounds go out as one, so that whoever drives them sees a single flow."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from itertools import islice
from typing import TypeVar

from summarizer.errors import ModelError
from summarizer.exchange import Reply, Request

__all__ = ["Answers", "Round", "Steps", "side_by_side"]

T = TypeVar("T")

Round = Sequence[Request]
Answers = Sequence[Reply | ModelError]
Steps = Generator[Round, Answers, T]
"""Yields requests to be made at the same time, is sent a reply or an error for each, in their order; returns T."""


def side_by_side(flows: Iterable[Steps[T]]) -> Steps[list[T]]:
    """Return what each flow returns, in their order; a round of theirs is a round of all that are not done yet.

    >>> def flow(*rounds):
    ...     for asked in rounds:
    ...         yield asked
    >>> together = side_by_side([flow(["a"], ["b"]), flow(["c", "d"])])
    >>> next(together), together.send([1, 2, 3])
    (['a', 'c', 'd'], ['b'])
    """
    running = dict(enumerate(flows))
    returned: dict[int, T] = {}
    asked: dict[int, Round] = {}
    answers: dict[int, Answers | None] = dict.fromkeys(running)
    while running:
        for place, flow in list(running.items()):
            try:
                asked[place] = next(flow) if (given := answers[place]) is None else flow.send(given)
            except StopIteration as end:
                returned[place] = end.value
                del running[place]
                asked.pop(place, None)
        if running:
            came = iter((yield [request for place in running for request in asked[place]]))
            answers = {place: list(islice(came, len(asked[place]))) for place in running}
    return [returned[place] for place in sorted(returned)]
