"""In which order do results come? As the input has its documents, though they are done in another."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from dataclasses import replace

from summarizer.corpus.rows import Row, with_content

__all__ = ["in_order"]

_HELD = 500
"""Results held with their text while an earlier one is awaited; of more only the place is held."""


async def in_order(settled: AsyncIterator[Row], content: Callable[[str], Awaitable[Row]]) -> AsyncGenerator[Row]:
    """Yield rows by position; at an early end also what stands behind a gap. `content` reads a done row again."""
    held: dict[int, Row] = {}
    place = 0
    async for row in settled:
        full = len(held) >= _HELD and row.position != place
        held[row.position] = replace(row, summary=None, source=None) if full else row
        while place in held:
            yield await _whole(held.pop(place), content)
            place += 1
    for position in sorted(held):
        yield await _whole(held[position], content)


async def _whole(row: Row, content: Callable[[str], Awaitable[Row]]) -> Row:
    if row.state != "done" or row.summary is not None:
        return row
    return with_content(row, await content(row.key or ""))
