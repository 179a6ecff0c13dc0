"""Read a report of talks; get a structured summary whose every statement is proved from the text.

>>> from summarizer import summarize
>>> summary = summarize("Oslo, 3 June 2024. Norway and Iceland agreed to share their weather data.", model="offline")
>>> summary.record.agreements[0].evidence[0].text
'Norway and Iceland agreed to share their weather data.'

The schemas are in `summarizer.schemas`, the errors in `summarizer.errors`, what unit tests need in
`summarizer.testing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.audit import Policy
    from summarizer.corpus import Store, summarize_many
    from summarizer.errors import ModelError, SummarizerError, UsageError
    from summarizer.exchange import Message, Model, Reply, Request, Usage
    from summarizer.flow import Settings
    from summarizer.models.instructor import InstructorModel
    from summarizer.models.offline import OfflineModel
    from summarizer.problems import Caution, EmptySection, Omission, Problem, Rejected, Unread
    from summarizer.schemas import Citation, Item, Minutes, Readout, Record, Span, Verbatim, When
    from summarizer.source import Source
    from summarizer.streaming import AsyncStream, Proved, Stream
    from summarizer.summarizer import Summarizer, asummarize, summarize
    from summarizer.summary import Provenance, Summary

__all__ = [
    "AsyncStream",
    "Caution",
    "Citation",
    "EmptySection",
    "InstructorModel",
    "Item",
    "Message",
    "Minutes",
    "Model",
    "ModelError",
    "OfflineModel",
    "Omission",
    "Policy",
    "Problem",
    "Proved",
    "Provenance",
    "Readout",
    "Record",
    "Rejected",
    "Reply",
    "Request",
    "Settings",
    "Source",
    "Span",
    "Store",
    "Stream",
    "Summarizer",
    "SummarizerError",
    "Summary",
    "Unread",
    "Usage",
    "UsageError",
    "Verbatim",
    "When",
    "asummarize",
    "summarize",
    "summarize_many",
]

_NAMES = {
    "audit": "Policy",
    "corpus": "Store summarize_many",
    "errors": "ModelError SummarizerError UsageError",
    "exchange": "Message Model Reply Request Usage",
    "flow": "Settings",
    "models.instructor": "InstructorModel",
    "models.offline": "OfflineModel",
    "problems": "Caution EmptySection Omission Problem Rejected Unread",
    "schemas": "Citation Item Minutes Readout Record Span Verbatim When",
    "source": "Source",
    "streaming": "AsyncStream Proved Stream",
    "summarizer": "Summarizer asummarize summarize",
    "summary": "Provenance Summary",
}
"""Where each name comes from; it is imported when it is first asked for, so that the door itself costs nothing."""
_HOME = {name: f"{__name__}.{module}" for module, names in _NAMES.items() for name in names.split()}


_MODULES = frozenset({"errors", "schemas", "testing"})
"""Those that a user names: `summarizer.errors.ModelError`."""


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
