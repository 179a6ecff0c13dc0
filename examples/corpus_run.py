"""Many documents, a store, and a run that can be stopped and gone on with.

python examples/corpus_run.py [FOLDER]      # with SUMMARIZER_MODEL set a model is asked, else the offline baseline
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from summarizer import Store, Summarizer, summarize_many
from summarizer.corpus import Plan
from summarizer.corpus.inputs import documents


async def main(folder: str, store: Store) -> None:
    """Go through a folder twice: the second time everything is in the store, and nothing is asked."""
    summarizer = Summarizer()
    for time in ("first", "second"):
        many = summarize_many(documents([folder]), summarizer, store=store, plan=Plan(concurrency=8), name=folder)
        async for result in many:
            if result.error is not None:
                print(f"{Path(result.id).name}: {result.error}")
            elif time == "first":
                record = result.summary.record
                print(f"{Path(result.id).name}: {len(record.agreements)} agreements, {len(record.quotes)} quotes")
        print(f"{time} run: {many.progress.done} done, {many.progress.reused} of them from the store")


if __name__ == "__main__":
    where = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).parent / "reports")
    with tempfile.TemporaryDirectory() as place, Store(Path(place, "store.db")) as opened:
        asyncio.run(main(where, opened))
