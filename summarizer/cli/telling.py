"""How is the progress of a corpus shown? A line that changes on a terminal, and now and then a line elsewhere."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any, Self, TextIO

from summarizer.cli.common import complain

if TYPE_CHECKING:
    from summarizer.corpus import Progress
    from summarizer.exchange import Usage

__all__ = ["Telling", "cost_in_words", "told"]

_LINE_SECONDS = 10


def told(usage: Usage) -> str:
    """What was paid, in words."""
    unreported = f", {usage.unreported} requests that told no tokens" if usage.unreported else ""
    return f"{usage.requests:,} requests, {usage.input_tokens:,} tokens in, {usage.output_tokens:,} out{unreported}"


def cost_in_words(cost: float | None) -> str:
    """A cost, or that it is not known and what to do about that."""
    return f"{cost:,.4f}" if cost is not None else "unknown (give --price or --prices)"


def _in_words(progress: Progress) -> str:
    left = "?" if progress.seconds_left is None else str(timedelta(seconds=round(progress.seconds_left)))
    total = f"{progress.total}{'' if progress.read else '+'}"
    return (
        f"{progress.done + progress.failed} of {total}: {progress.failed} failed, {progress.reused} reused, "
        f"{progress.documents_per_second:.1f}/s, {progress.under_way} under way, "
        f"{progress.usage.total_tokens:,} tokens, cost {cost_in_words(progress.cost)}, {left} left"
    )


class Telling:
    """Tells of progress on a stream, until it is closed."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console  # kept lazy: only this command needs it

        self._console = Console(file=stream, stderr=True)
        self._status: Any = self._console.status("", spinner="line") if self._console.is_terminal else None
        self._told_at = monotonic()

    def __enter__(self) -> Self:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._status is not None:
            self._status.stop()

    def tell(self, progress: Progress) -> None:
        """Show how far it is."""
        from rich.text import Text

        if self._status is not None:
            self._status.update(Text(_in_words(progress)))
        elif monotonic() - self._told_at >= _LINE_SECONDS:
            self._told_at = monotonic()
            complain(_in_words(progress))

    def complain(self, what: str) -> None:
        """Say one line beside the progress."""
        complain(what)

    def last(self, progress: Progress) -> None:
        """Say what it came to."""
        complain(
            f"{progress.total} documents: {progress.done} done ({progress.reused} reused), {progress.failed} failed; "
            f"{told(progress.usage)}; cost {cost_in_words(progress.cost)}; {progress.seconds:.1f} s"
        )
