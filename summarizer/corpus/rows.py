"""What goes into a store and comes out of it? Plain values: JSON is kept as text until somebody asks for an object."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from summarizer import errors
from summarizer.errors import ModelError, SummarizerError
from summarizer.exchange import Reply, Usage
from summarizer.source import Source

__all__ = [
    "Claim",
    "Counts",
    "Entry",
    "Failed",
    "Finished",
    "Logged",
    "Released",
    "Row",
    "State",
    "Write",
    "error_from",
    "error_json",
    "reply_from",
    "reply_json",
    "source_from",
    "with_content",
]

State = Literal["pending", "claimed", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a corpus as it is added; without `key` and `source` it is an input that could not be read."""

    position: int
    id: str
    origin: str | None = None
    key: str | None = None
    source: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One document of a corpus as it stands: its state, and when it is done its summary (without the source) and its
    source as JSON."""

    position: int
    id: str
    origin: str | None
    key: str | None
    state: State
    source: str | None = None
    summary: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A document that is ours until the lease ends, with the answers that were paid for it before."""

    key: str
    source: str
    attempts: int
    replies: dict[str, Reply] = field(default_factory=dict[str, Reply])


@dataclass(frozen=True, slots=True)
class Finished:
    """A document is done."""

    key: str
    summary: str
    usage: Usage


@dataclass(frozen=True, slots=True)
class Failed:
    """A document failed. `usage` is what was paid beyond the answers in the journal; `again`: those answers are kept,
    as they were not what failed."""

    key: str
    error: str
    usage: Usage
    again: bool


@dataclass(frozen=True, slots=True)
class Released:
    """A claim is given back, the answers so far kept. `usage` is what was paid beyond them."""

    key: str
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True)
class Logged:
    """An answer was paid for a document that is not done yet."""

    key: str
    request: str
    reply: Reply


Write = Finished | Failed | Released | Logged


@dataclass(frozen=True, slots=True)
class Counts:
    """How many documents of a corpus stand where, how many contents they have, and what was paid for them."""

    pending: int = 0
    claimed: int = 0
    done: int = 0
    failed: int = 0
    usage: Usage = field(default_factory=Usage)

    @property
    def total(self) -> int:
        """All documents."""
        return self.pending + self.claimed + self.done + self.failed


def with_content(place: Row, content: Row) -> Row:
    """A document at its place, with what its content came to."""
    return replace(place, state=content.state, source=content.source, summary=content.summary, error=content.error)


def error_json(error: Exception) -> str:
    """Keep an error: its type, what it says, and what to do."""
    if not isinstance(error, SummarizerError):
        error = SummarizerError(f"unexpected {type(error).__name__}: {str(error)[:200]}", remedy="please report it")
    return json.dumps({"type": type(error).__name__, "message": error.message, "remedy": error.remedy})


def error_from(kept: str) -> SummarizerError:
    """Make the error again.

    >>> error_from(error_json(errors.Truncated("cut off", remedy="give a shorter text")))
    Truncated('cut off')
    """
    found: dict[str, str] = json.loads(kept)
    kind = getattr(errors, found["type"], ModelError)
    made: SummarizerError = kind(found["message"], remedy=found["remedy"])
    return made


def reply_json(reply: Reply) -> str:
    """Keep a reply."""
    return json.dumps({**asdict(reply), "usage": reply.usage.model_dump()})


def reply_from(kept: str) -> Reply:
    """Make the reply again."""
    found: dict[str, Any] = json.loads(kept)
    usage = Usage(**found.pop("usage"))
    return Reply(**found, usage=usage)


def source_from(kept: str, origin: str | None) -> Source:
    """Make the source again."""
    found: dict[str, Any] = json.loads(kept)
    return Source.model_validate({**found, "origin": origin})
