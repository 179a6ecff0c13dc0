"""What becomes of one document? It is done, it failed, or it is given back for another time."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from summarizer.corpus.asking import Asking, Halted
from summarizer.corpus.rows import Claim, Failed, Finished, Released, Row, error_json, source_from
from summarizer.errors import BudgetReached, ConfigurationError, EndpointError, EndpointTimeout
from summarizer.summarizer import Summarizer
from summarizer.summary import RecordT

__all__ = ["worked"]


async def worked(
    row: Row, claim: Claim, summarizer: Summarizer[RecordT], ask: Asking, timeout_seconds: float | None
) -> Row:
    """Read one claimed document and write what became of it; return its row, done or failed.

    Raises `BudgetReached`, `ConfigurationError`, `Halted` or `StoreError` when the run should end, and gives the
    document back before.
    """
    source = source_from(claim.source, row.origin)
    try:
        async with asyncio.timeout(timeout_seconds) as deadline:
            ask.deadline = deadline
            summary = await summarizer.asummarize(source, ask=ask)
    except (BudgetReached, ConfigurationError, Halted, asyncio.CancelledError):
        await ask.write([*ask.unlogged, Released(claim.key, ask.lost)])
        raise
    except TimeoutError:
        said, remedy = f"the document took longer than {timeout_seconds:g} s", "raise the time for one document"
        return await _failed(row, EndpointTimeout(said, remedy=remedy), ask)
    except Exception as error:  # noqa: BLE001 - one document never stops the others
        return await _failed(row, error, ask)
    kept = summary.model_dump_json(exclude={"source"})
    await ask.write([Finished(claim.key, kept, ask.paid + ask.lost + ask.replayed)])
    return replace(row, state="done", source=claim.source, summary=kept, error=None)


async def _failed(row: Row, error: Exception, ask: Asking) -> Row:
    """Answers that are not at fault stay in the journal, so that another try need not pay for them again."""
    kept = error_json(error)
    if isinstance(error, EndpointError):
        await ask.write([*ask.unlogged, Failed(ask.key, kept, ask.lost, again=True)])
    else:
        await ask.write([Failed(ask.key, kept, ask.paid + ask.lost + ask.replayed, again=False)])
    return replace(row, state="failed", error=kept)
