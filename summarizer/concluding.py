"""What is told with a record? What was left out, missing or empty in it, what to beware of, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.flow import Outcome
from summarizer.omissions import empty_sections
from summarizer.problems import Caution
from summarizer.source import Source
from summarizer.summary import Provenance, RecordT, Summary

__all__ = ["concluded"]


def concluded(outcome: Outcome[RecordT], source: Source, provenance: Provenance) -> Summary[RecordT]:
    """Return the summary of a source of which the flow made `outcome`."""
    empty = empty_sections(outcome.record, outcome.omissions, outcome.rejected, unread=bool(outcome.unread))
    return Summary[RecordT](
        record=outcome.record,
        rejected=list(outcome.rejected),
        repaired=outcome.repaired,
        omissions=list(outcome.omissions),
        empty=list(empty),
        unread=list(outcome.unread),
        warnings=list(_cautions(source)),
        notes=[*source.notes, *outcome.notes],
        usage=outcome.usage,
        source=source,
        provenance=provenance,
    )


def _cautions(source: Source) -> Iterator[Caution]:
    for suspect in source.suspects:
        yield Caution(kind=suspect.kind, passage=source.span(suspect.at), reason=suspect.reason)
