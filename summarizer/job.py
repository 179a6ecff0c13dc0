"""What is to be read, how far may it go, and what was paid? What all readings of one document share, and how a reply is
taken: paid for first, whatever it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Literal

from pydantic import JsonValue

from summarizer.audit import Policy
from summarizer.errors import ConfigurationError, Filtered, ModelError, Refused, Truncated
from summarizer.exchange import Reply, Usage
from summarizer.legible import legible
from summarizer.source import Source
from summarizer.summary import RecordT

__all__ = ["Job", "Settings", "Tally", "opened"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How far to go for one document.

    `max_repairs` caps the rounds of asking again, which end when all comes back as it was; `max_tokens` the tokens of
    all requests together (none is begun beyond it), `max_output_tokens` is sent with each request. `on_failure` says
    what becomes of items that still fail: "reject" leaves them out and lists them, "raise" raises `ChecksFailed`.
    `audit` says what becomes of items that their evidence does not bear out. `recall="again"` asks once more for what
    the record seems to leave out. With `review` what is kept is shown to the model once more, each statement beside its
    sentences; what it objects to counts as `unsure` in `audit`, so by default it gets a doubt.

    A document of more than `part_tokens` is read in parts, side by side, and what they say is merged; None leaves the
    number to the model and the library, "whole" never parts one. `passes=2` reads all of it a second time, in parts
    whose borders lie elsewhere, for what the first reading passed over.
    """

    max_repairs: int = 2
    max_tokens: int | None = None
    max_output_tokens: int | None = None
    on_failure: Literal["reject", "raise"] = "reject"
    audit: Policy = field(default_factory=Policy)
    recall: Literal["once", "again"] = "once"
    part_tokens: int | Literal["whole"] | None = None
    passes: Literal[1, 2] = 1
    review: bool = False

    def __post_init__(self) -> None:
        if isinstance(self.part_tokens, int) and self.part_tokens < 1:
            remedy = 'give a part some thousands of tokens, or "whole"'
            raise ConfigurationError(f"part_tokens={self.part_tokens} leaves no room for a sentence", remedy=remedy)


@dataclass(slots=True)
class Tally:
    """What was paid so far for one document, by all of its readings, and what may be."""

    limit: int | None
    paid: Usage = field(default_factory=Usage)

    @property
    def is_spent(self) -> bool:
        """Whether no further request may begin."""
        return self.limit is not None and self.paid.total_tokens >= self.limit


@dataclass(frozen=True, slots=True)
class Job(Generic[RecordT]):
    """What all readings of one document share."""

    source: Source
    target: type[RecordT]
    settings: Settings
    tally: Tally


def opened(reply: Reply | ModelError, job: Job[RecordT]) -> JsonValue:
    """Return the arguments of a reply, paid for. Raises the error that it is, or that its end means."""
    if isinstance(reply, ModelError):
        job.tally.paid += reply.usage or Usage(requests=1, unreported=1)
        raise reply
    job.tally.paid += reply.usage
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
    return legible(reply.arguments, job.source)


def _said(what: str, note: str) -> str:
    return f"{what} ({note[:200]})" if note else what
