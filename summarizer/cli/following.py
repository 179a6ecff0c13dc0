"""How does the command line show items as they come? A line each on the standard error, before the whole is there."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from summarizer.source import Source
    from summarizer.summarizer import Summarizer
    from summarizer.summary import Summary

__all__ = ["following"]

_WIDTH = 160


def following(summarizer: Summarizer[Any], *, wanted: bool | None) -> Callable[[Source], Summary[Any]]:
    """Return how to read a document: with its items shown, or without."""
    from summarizer.exchange import StreamingModel

    shows = sys.stderr.isatty() and isinstance(summarizer.model, StreamingModel) if wanted is None else wanted
    return (lambda source: _followed(summarizer, source)) if shows else summarizer.summarize


def _followed(summarizer: Summarizer[Any], source: Source) -> Summary[Any]:
    from summarizer.render.entries import entry_of, titled
    from summarizer.render.visible import clipped

    stream = summarizer.stream(source)
    names: dict[tuple[str, str], str] = {}
    for proved in stream:
        names.update(titled(proved.section, proved.item))
        entry = entry_of(proved.item, source, names)
        line = clipped("; ".join((entry.title, *entry.rest)), _WIDTH)
        typer.echo(f"  {proved.section}: {line} {entry.citation}", err=True)
    return stream.summary
