"""What comes of a corpus? A result for each of its documents, and how far it has come."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Literal

from summarizer.corpus.rows import Row, error_from, source_from
from summarizer.errors import SummarizerError
from summarizer.exchange import Usage
from summarizer.legible import inert
from summarizer.prices import Price
from summarizer.summary import RecordT, Summary, joined_json

__all__ = ["Progress", "Result", "result_of"]


@dataclass(frozen=True, slots=True)
class Result(Generic[RecordT]):
    """What one document came to: its summary, or the error that it failed with.

    `position` counts the documents of the input from 0. Several documents with one content have one result, which was
    paid once.
    """

    position: int
    id: str
    status: Literal["done", "failed"]
    _row: Row = field(repr=False)
    _target: type[RecordT] = field(repr=False)

    @property
    def summary(self) -> Summary[RecordT]:
        """The summary. Raises the document's error when it failed."""
        if self.error is not None:
            raise self.error
        return Summary.from_json(self.summary_json() or "", self._target)

    @property
    def error(self) -> SummarizerError | None:
        """Why it failed; None when it is done."""
        return error_from(self._row.error or "{}") if self.status == "failed" else None

    def to_json(self) -> str:
        """Return the result on one line: id, status, error, and the whole summary."""
        summary = self.summary_json() or "null"
        error = inert(self._row.error or "null") if self.status == "failed" else "null"
        return f'{{"id": {json.dumps(self.id)}, "status": "{self.status}", "error": {error}, "summary": {summary}}}'

    def summary_json(self) -> str | None:
        """Return the summary as `Summary.to_json` writes it; None when the document failed."""
        if self.status == "failed":
            return None
        return inert(joined_json(self._row.summary or "", source_from(self._row.source or "", self._row.origin)))


def result_of(row: Row, target: type[RecordT]) -> Result[RecordT]:
    """Make a result of a row that is done or failed."""
    return Result(row.position, row.id, "done" if row.state == "done" else "failed", row, target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a corpus has come. `read` says whether the whole input was read, so that `total` is all of it; `reused`
    are documents that an earlier run, another process or an equal document paid for."""

    total: int = 0
    read: bool = False
    done: int = 0
    failed: int = 0
    reused: int = 0
    under_way: int = 0
    places: int = 0
    usage: Usage = field(default_factory=Usage)
    price: Price | None = None
    seconds: float = 0.0

    @property
    def cost(self) -> float | None:
        """What this run cost so far; None when the price is not known, or the endpoint did not tell all tokens."""
        if self.usage == Usage():
            return 0.0
        return self.price.of(self.usage) if self.price else None

    @property
    def documents_per_second(self) -> float:
        """Documents settled by this run, in the time since it began."""
        settled = self.done + self.failed - self.reused
        return settled / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """How long the rest will take at this rate; None when that cannot be said."""
        left = self.total - self.done - self.failed
        rate = self.documents_per_second
        return left / rate if self.read and rate > 0 else None

    def with_(self, **changes: Any) -> Progress:
        """Return it changed."""
        return replace(self, **changes)
