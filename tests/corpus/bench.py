"""What do the tests of batches start from? A provider, a model that asks it, a store, and answers."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from summarizer import InstructorModel, Summarizer
from summarizer.corpus import BatchPlan, Result, summarize_batch
from summarizer.models.retrying import RetryPolicy
from summarizer.schemas import Minutes
from tests.corpus.batches import Answer, Provider

__all__ = ["GOOD", "KEY", "Bench", "Stopped", "completion", "decided", "stopped", "text"]

KEY = "sk-test-0123456789abcdef"


def text(number: int) -> str:
    """A document with a number."""
    return f"Board {number} met at the lighthouse. It resolved to close pool {number}."


def completion(arguments: object, name: str = "Minutes") -> dict[str, Any]:
    """A chat completion that calls the function."""
    said = arguments if isinstance(arguments, str) else json.dumps(arguments)
    call = {"id": "t", "type": "function", "function": {"name": name, "arguments": said}}
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    return {"object": "chat.completion", "choices": [{"index": 0, "message": message}], "usage": usage}


def decided(*cited: int) -> dict[str, Any]:
    """The arguments of an answer with a decision for each cited sentence."""
    decisions = [
        {"id": f"d{place}", "what": "close the pool", "status": "adopted", "evidence": [number]}
        for place, number in enumerate(cited)
    ]
    return {"title": None, "held": None, "participants": [], "topics": [], "actions": [], "decisions": decisions}


GOOD: Answer = (200, completion(decided(2)))


@dataclass
class Bench:
    """A provider, a model that asks it, and a store."""

    provider: Provider
    url: str
    where: Path
    naps: list[float] = field(default_factory=list[float])

    def summarizer(self, **options: Any) -> Summarizer[Minutes]:
        """A summarizer of minutes."""

        async def asleep(seconds: float) -> None:
            self.naps.append(seconds)

        retry = RetryPolicy(attempts=2, asleep=asleep)
        return Summarizer(InstructorModel("openai/m", base_url=self.url, api_key=KEY, retry=retry), Minutes, **options)

    def plan(self, **options: Any) -> BatchPlan:
        """A plan that waits for nothing."""
        return replace(BatchPlan(sleep=self.naps.append), **options)

    def run(self, count: int, plan: BatchPlan | None = None, **options: Any) -> list[Result[Minutes]]:
        """Summarize so many documents."""
        sources = [text(number) for number in range(count)]
        summarizer = self.summarizer(**options)
        return list(summarize_batch(sources, summarizer, store=self.where, name="c", plan=plan or self.plan()))


class Stopped(Exception):
    """In place of a kill."""


def stopped(_: float) -> None:
    """A wait that is cut short."""
    raise Stopped
