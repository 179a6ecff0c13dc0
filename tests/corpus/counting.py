"""What do the tests of runs start from? A model that counts what it is asked, texts, and a way through them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from summarizer import Reply, Request, Summarizer, Usage
from summarizer.corpus import Many, Plan, Result, summarize_many
from tests.corpus.loopback import ANSWER

__all__ = ["PAID", "Counting", "go", "texts"]
PAID = Usage(requests=1, input_tokens=2_000, output_tokens=50)


class Counting:
    """A model that counts what it is asked, by text and purpose, and answers by a rule."""

    def __init__(self, rule: Callable[[Request], Any] = lambda _: ANSWER) -> None:
        self.name = "counting"
        self.asked: Counter[tuple[str, str]] = Counter()
        self._rule = rule

    def complete(self, request: Request) -> Reply:
        """Answer."""
        place = (request.source.text, request.purpose)
        self.asked[place] += 1
        given = self._rule(request)
        if isinstance(given, BaseException):
            raise given
        return Reply(given, PAID)

    async def acomplete(self, request: Request) -> Reply:
        """Answer after others had a turn."""
        await asyncio.sleep(0.001 * (len(request.source.text) % 3))
        return self.complete(request)


def texts(count: int) -> list[str]:
    """Short documents, no two alike."""
    return [f"They met{'.' * (n % 5)} on matter {n}." for n in range(count)]


def go(sources: Any, model: Any, where: str | Path, **plan: Any) -> list[Result]:
    """Go through a corpus in an event loop."""

    async def work() -> list[Result]:
        many: Many = summarize_many(sources, Summarizer(model), store=where, plan=Plan(**plan), name="c")
        return [result async for result in many]

    return asyncio.run(work())
