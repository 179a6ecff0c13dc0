"""Several files at once: the async face, with a limit on how many are under way.

python examples/async_files.py examples/reports/*.txt
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from summarizer import Source, Summarizer, SummarizerError, Summary

AT_ONCE = 4


async def read(path: Path, summarizer: Summarizer, places: asyncio.Semaphore) -> Summary | SummarizerError:
    """Read one file; an error is a result like any other, so that one bad file never stops the rest."""
    async with places:
        try:
            return await summarizer.asummarize(Source(path.read_text(encoding="utf-8"), origin=path.name))
        except SummarizerError as error:
            return error


async def main(paths: list[Path]) -> None:
    """Read the files and print a line for each, in their order."""
    summarizer, places = Summarizer(), asyncio.Semaphore(AT_ONCE)
    results = await asyncio.gather(*(read(path, summarizer, places) for path in paths))
    for path, result in zip(paths, results, strict=True):
        if isinstance(result, SummarizerError):
            print(f"{path.name}: {result}")
        else:
            record = result.record
            counts = f"{len(record.agreements)} agreements, {len(record.commitments)} commitments"
            print(f"{path.name}: {counts}, {len(record.quotes)} quotes, {len(result.rejected)} left out")


if __name__ == "__main__":
    named = [Path(name) for name in sys.argv[1:]]
    asyncio.run(main(named or sorted((Path(__file__).parent / "reports").glob("*.txt"))))
