"""What is the evidence at some sentences of a source? Made once for all items that cite the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from summarizer.grounding.support import Evidence
from summarizer.schemas import Offsets
from summarizer.source import Source

__all__ = ["cited_at"]


def cited_at(places: Sequence[Offsets], source: Source) -> Evidence:
    """Return the sentences at some places of a source as evidence."""
    known = cast("dict[tuple[Offsets, ...], Evidence]", source.remembered.setdefault(cited_at, {}))
    key = tuple(places)
    if key not in known:
        known[key] = Evidence(" ".join(source.text[start:end] for start, end in places), source.whole)
    return known[key]
