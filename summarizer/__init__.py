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

from summarizer.audit import Policy
from summarizer.errors import ModelError, SummarizerError, UsageError
from summarizer.exchange import Message, Model, Reply, Request, Usage
from summarizer.flow import Settings
from summarizer.problems import Caution, EmptySection, Omission, Problem, Rejected, Unread
from summarizer.schemas import Citation, Item, Minutes, Readout, Record, Span, Verbatim, When
from summarizer.source import Source
from summarizer.streaming import AsyncStream, Proved, Stream
from summarizer.summarizer import Summarizer, asummarize, summarize
from summarizer.summary import Provenance, Summary

if TYPE_CHECKING:
    from summarizer.corpus import Store, summarize_many
    from summarizer.models.instructor import InstructorModel
    from summarizer.models.offline import OfflineModel

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

_LAZY = {
    "InstructorModel": "summarizer.models.instructor",
    "OfflineModel": "summarizer.models.offline",
    "Store": "summarizer.corpus",
    "summarize_many": "summarizer.corpus",
}
"""What takes long to import, and where it is; it is imported when it is first asked for."""


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LAZY[name]), name)


def __dir__() -> list[str]:
    return __all__
