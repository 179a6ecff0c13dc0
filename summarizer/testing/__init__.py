"""What do unit tests of code that uses this library need? A model that answers from a script, an endpoint that
misbehaves, and an assertion of proof.

Hypothesis strategies for texts and answers are in `summarizer.testing.strategies`.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any, cast

from pydantic import BaseModel, JsonValue

from summarizer.exchange import Reply, Request
from summarizer.schemas import Citation, Item, Record, Span, references
from summarizer.source import Source
from summarizer.summary import Summary
from summarizer.testing.faults import FAULTS
from summarizer.testing.faulty import FaultyServer

__all__ = ["FAULTS", "FaultyServer", "ScriptedModel", "assert_grounded"]

_PIECE = 7
"""Characters of a streamed piece: few, so that pieces end anywhere."""


class ScriptedModel:
    """A model that answers from a script and records what it was asked.

    Each entry answers one request, in order: JSON data (the arguments of the answer), a `Reply`, an exception to raise,
    or a function from the request to one of these. Asked more often than that it raises `AssertionError`.

    >>> from summarizer import Minutes, summarize
    >>> nothing = {"title": None, "held": None, "participants": [], "topics": [], "decisions": [], "actions": []}
    >>> model = ScriptedModel([nothing])
    >>> summarize("The board met.", model=model, target=Minutes).record.decisions
    []
    >>> model.requests[0].purpose
    'read'
    """

    def __init__(self, replies: Iterable[object], *, name: str = "scripted") -> None:
        self.name = name
        self.requests: list[Request] = []
        self._replies = deque(replies)
        self._scripted = len(self._replies)

    def complete(self, request: Request) -> Reply:
        """Answer with the next entry of the script."""
        self.requests.append(request)
        if not self._replies:
            raise AssertionError(f"the script has {self._scripted} replies, and one more request came")
        entry = self._replies.popleft()
        given: Any = entry(request) if callable(entry) else entry
        if isinstance(given, Exception):
            raise given
        return given if isinstance(given, Reply) else Reply(given)

    async def acomplete(self, request: Request) -> Reply:
        """Answer as `complete` does."""
        return self.complete(request)

    def stream(self, request: Request) -> Iterator[str | Reply]:
        """Answer as `complete` does, with the JSON before it in pieces of some characters; what cannot be written as
        JSON comes with the reply alone."""
        reply = self.complete(request)
        written = "" if reply.arguments is None else _json(reply.arguments)
        yield from (written[start : start + _PIECE] for start in range(0, len(written), _PIECE))
        yield reply

    async def astream(self, request: Request) -> AsyncIterator[str | Reply]:
        """Answer as `stream` does."""
        for piece in self.stream(request):
            yield piece


def _json(arguments: JsonValue) -> str:
    try:
        return json.dumps(arguments)
    except (RecursionError, ValueError):
        return ""


def assert_grounded(value: BaseModel, source: Source | None = None) -> None:
    """Assert that everything in `value` is proved: a span, an item, a record (each with its source), or a whole
    summary.

    Every span is a slice of the source, every citation a whole sentence, every item cites at least one, and in a record
    every reference leads to an item. Raises `AssertionError` with the path of what is not.

    >>> from summarizer import Source
    >>> source = Source("They met. They parted.")
    >>> assert_grounded(source.locate("they parted"), source)
    """
    if isinstance(value, Summary):
        summary = cast("Summary[Record]", value)
        value, source = summary.record, summary.source
    if source is None:
        raise TypeError("give the source that the spans refer to")
    _assert_proved(value, source, "")
    if isinstance(value, Record):
        _assert_linked(value)


def _assert_proved(value: object, source: Source, path: str) -> None:
    if isinstance(value, Span):
        assert source.text[value.start : value.end] == value.text, f"{path}: not what the source says there"
    if isinstance(value, Citation):
        numbers = source.sentences_at((value.start, value.end))
        cited = [source.sentence(number) for number in numbers]
        assert cited == [(value.start, value.end)], f"{path}: no whole sentence"
    if isinstance(value, Item):
        assert value.evidence, f"{path}: cites nothing"
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            _assert_proved(getattr(value, name), source, f"{path}.{name}")
    elif isinstance(value, list):
        for place, member in enumerate(cast("list[object]", value)):
            _assert_proved(member, source, f"{path}[{place}]")


def _assert_linked(record: Record) -> None:
    for name in type(record).model_fields:
        members = getattr(record, name)
        for item in cast("list[object]", members) if isinstance(members, list) else [members]:
            for reference in references(item) if isinstance(item, BaseModel) else ():
                there = [getattr(other, "id", None) for other in getattr(record, reference.section)]
                assert reference.id in there, f"{name}: {reference.path} leads nowhere"
