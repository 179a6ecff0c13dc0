"""What can go wrong? One tree, two families: the caller's fault, and the model's or the endpoint's.

    SummarizerError
    ├── UsageError (a ValueError): yours to mend, raised before any request is sent
    │   ├── SourceError           the text is no text
    │   │   ├── EmptyDocument         there is no text in it
    │   │   ├── UnknownFormat         no kind of document that can be read
    │   │   ├── DamagedDocument       not what its kind should be inside
    │   │   ├── EncryptedDocument     a password is needed
    │   │   ├── ScannedDocument       pictures of pages, without a text
    │   │   └── DocumentTooLarge      more bytes, pages, depth or time than the limits allow
    │   ├── SchemaError           the schema has a field that nothing can prove
    │   ├── ConfigurationError    no such model, no key, a package is missing
    │   ├── GoldError             a gold document that cannot be read, or is not true to its text
    │   ├── StoreError            the store cannot be opened or used, or is of a newer version
    │   └── BudgetReached         the budget allows no further request; what is done is kept
    └── ModelError: carries the usage paid so far
        ├── EndpointError         the endpoint could not be reached or answered with an error
        │   ├── AuthenticationFailed   a wrong key, or one without rights
        │   ├── QuotaExhausted         no credit left
        │   ├── RateLimited            too many requests, also after waiting
        │   └── EndpointTimeout        no answer in time
        └── ReplyError            an answer came, and no record can be made of it
            ├── Truncated              cut off by the output limit
            ├── Refused                the model declined
            ├── Filtered               the provider's content filter stopped it
            ├── Unreadable             no JSON, or not of the schema's outline
            ├── EmptyReply             nothing in it
            └── ChecksFailed           items failed the checks, and `on_failure="raise"` was chosen

Each says what happened and what to do about it (`remedy`). None holds the source, the model's answer at length, or a
key; all can be pickled.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.exchange import Usage
    from summarizer.problems import Rejected

__all__ = [
    "AuthenticationFailed",
    "BudgetReached",
    "ChecksFailed",
    "ConfigurationError",
    "DamagedDocument",
    "DocumentTooLarge",
    "EmptyDocument",
    "EmptyReply",
    "EncryptedDocument",
    "EndpointError",
    "EndpointTimeout",
    "Filtered",
    "GoldError",
    "ModelError",
    "QuotaExhausted",
    "RateLimited",
    "Refused",
    "ReplyError",
    "ScannedDocument",
    "SchemaError",
    "SourceError",
    "StoreError",
    "SummarizerError",
    "Truncated",
    "UnknownFormat",
    "Unreadable",
    "UsageError",
]


class SummarizerError(Exception):
    """The base of all errors of this library.

    >>> error = SourceError("the text is empty", remedy="give some text")
    >>> print(error)
    the text is empty: give some text
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}: {self.remedy}" if self.remedy else self.message

    def _details(self) -> dict[str, Any]:
        """The keyword arguments that make an equal error."""
        return {"remedy": self.remedy}

    def __reduce__(self) -> tuple[Callable[[], SummarizerError], tuple[()]]:
        return partial(type(self), self.message, **self._details()), ()


class UsageError(SummarizerError, ValueError):
    """The caller's fault."""


class SourceError(UsageError):
    """The text, or the document it is in, cannot be a source."""


class EmptyDocument(SourceError):
    """There is no text in it."""


class UnknownFormat(SourceError):
    """It is no kind of document that can be read, or one whose text cannot be decoded."""


class DamagedDocument(SourceError):
    """It is not inside what its kind should be. The reader's own error, if there was one, is the `__cause__`."""


class EncryptedDocument(SourceError):
    """It cannot be read without a password."""


class ScannedDocument(SourceError):
    """Its pages are pictures, without a text."""


class DocumentTooLarge(SourceError):
    """It holds more, or takes longer, than the limits allow."""


class SchemaError(UsageError):
    """The schema cannot be a target."""


class ConfigurationError(UsageError):
    """The model, its key or a package it needs is missing."""


class GoldError(UsageError):
    """A gold document cannot be read, or is not true to its own text."""


class StoreError(UsageError):
    """The store of a corpus cannot be opened or used, or was written by a newer version."""


class BudgetReached(UsageError):
    """The budget allows no further request. What is done is kept, and goes on where it stopped when more is given."""


class ModelError(SummarizerError):
    """The model's or the endpoint's fault. `usage` holds what was paid until then, None when that is unknown."""

    def __init__(self, message: str, *, remedy: str = "", usage: Usage | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.usage = usage

    def _details(self) -> dict[str, Any]:
        return {**super()._details(), "usage": self.usage}


class EndpointError(ModelError):
    """The endpoint could not be reached, or answered with an error. `status` is its HTTP status, if it gave one."""

    def __init__(
        self, message: str, *, remedy: str = "", usage: Usage | None = None, status: int | None = None
    ) -> None:
        super().__init__(message, remedy=remedy, usage=usage)
        self.status = status

    def _details(self) -> dict[str, Any]:
        return {**super()._details(), "status": self.status}


class AuthenticationFailed(EndpointError):
    """The key is wrong or lacks rights. Never retried."""


class QuotaExhausted(EndpointError):
    """The account has no credit left. Never retried."""


class RateLimited(EndpointError):
    """Too many requests, also after waiting as the endpoint asked."""


class EndpointTimeout(EndpointError):
    """No answer in time."""


class ReplyError(ModelError):
    """An answer came, and no record can be made of it."""


class Truncated(ReplyError):
    """The answer was cut off by the output limit."""


class Refused(ReplyError):
    """The model declined to answer."""


class Filtered(ReplyError):
    """The provider's content filter stopped the answer."""


class Unreadable(ReplyError):
    """The answer is no JSON, or not of the schema's outline, also after asking again."""


class EmptyReply(ReplyError):
    """The answer holds nothing, also after asking again."""


class ChecksFailed(ReplyError):
    """Items failed the checks, and the caller chose `on_failure="raise"`. `rejected` holds them with their problems."""

    def __init__(
        self, message: str, *, remedy: str = "", usage: Usage | None = None, rejected: Sequence[Rejected] = ()
    ) -> None:
        super().__init__(message, remedy=remedy, usage=usage)
        self.rejected = tuple(rejected)

    def _details(self) -> dict[str, Any]:
        return {**super()._details(), "rejected": self.rejected}
