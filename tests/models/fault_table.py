"""What does the library do when an endpoint misbehaves? Asks one that does, and tells it as a table.

    python -m tests.models.fault_table > docs/faults.md

writes the page anew; `test_faults.py` holds the page against what happens.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from pydantic import JsonValue

from summarizer import InstructorModel, Minutes, ModelError, Summarizer, Summary, Usage
from summarizer.errors import EndpointTimeout
from summarizer.models.retrying import RetryPolicy
from summarizer.testing import FAULTS, FaultyServer

KEY = "sk-test-0123456789abcdef"
TEXT = "The harbour was never to be named."
GOOD: dict[str, JsonValue] = {
    "title": None, "held": None, "participants": [], "topics": [], "decisions": [], "actions": []
}  # fmt: skip
TIMEOUT_SECONDS, ATTEMPTS = 1, 2
PAGE = """\
# When an endpoint misbehaves

Each row is one misbehaviour of a server, lasting, over a real socket on loopback, met by the real openai and Instructor
packages, with `timeout_seconds={timeout}` and `RetryPolicy(attempts={attempts})`. The table is made by
`python -m tests.models.fault_table > docs/faults.md`, and the tests hold it against what happens, in the sync and in
the async face. `summarizer.testing.FaultyServer` serves the same faults to tests of yours.

- **you get**: the summary, or the typed error and its remedy. No error holds the text, the answer or the key.
- **sent**: requests made. What is hopeless is not sent again.
- **waits**: before a further request, in seconds: as long as the endpoint asked, else ever longer (…).
- **timed out**: requests that were given up after `timeout_seconds`. Nothing takes longer than these and the waits.
- **paid**: what the caller is told of the cost: input and output tokens, and requests that may have cost something, for
  they were sent and no count came back.

| the endpoint | you get | sent | waits | timed out | paid |
| --- | --- | ---: | --- | ---: | --- |
"""

Outcome = Summary[Minutes] | ModelError


@dataclass(frozen=True)
class Row:
    """What came of one misbehaviour."""

    fault: str
    outcome: Outcome
    usage: Usage
    waits: tuple[float, ...]
    seconds: float

    @property
    def timeouts(self) -> int:
        """How many requests were given up."""
        late = isinstance(self.outcome, EndpointTimeout) and self.outcome.status is None
        return self.usage.requests if late else 0

    def __str__(self) -> str:
        got = "the summary" if isinstance(self.outcome, Summary) else _told(self.outcome)
        waits = ", ".join(f"{wait:g}" if wait.is_integer() else "…" for wait in self.waits if wait)
        tokens = f"{self.usage.input_tokens} + {self.usage.output_tokens}" if self.usage.total_tokens else "–"
        paid = f"{tokens}, {self.usage.unreported} unknown" if self.usage.unreported else tokens
        return f"| {self.fault} | {got} | {self.usage.requests} | {waits or '–'} | {self.timeouts or '–'} | {paid} |"


def _told(error: ModelError) -> str:
    return f"`{type(error).__name__}`: {error}".replace("|", "\\|")


def met(fault: str, *, awaited: bool) -> Row:
    """Meet one misbehaviour, with the sync or the async face."""
    if fault in UNREACHABLE:
        return _asked(fault, UNREACHABLE[fault](), awaited=awaited)
    if fault == TLS:
        with FaultyServer(["no HTTP"]) as server:
            return _asked(fault, server.base_url.replace("http:", "https:"), awaited=awaited)
    with FaultyServer([fault], good=GOOD) as server:
        row = _asked(fault, server.base_url, awaited=awaited)
        assert len(server.requests) == row.usage.requests
    return row


def _asked(fault: str, base_url: str, *, awaited: bool) -> Row:
    waits: list[float] = []

    async def asleep(seconds: float) -> None:
        waits.append(seconds)

    retry = RetryPolicy(attempts=ATTEMPTS, asleep=asleep)
    model = InstructorModel("openai/m", base_url=base_url, api_key=KEY, timeout_seconds=TIMEOUT_SECONDS, retry=retry)
    begun = monotonic()
    outcome = asyncio.run(_awaited(model)) if awaited else _called(model)
    return Row(fault, outcome, outcome.usage or Usage(), tuple(waits), monotonic() - begun)


def _called(model: InstructorModel) -> Outcome:
    with model:
        try:
            return Summarizer(model, Minutes).summarize(TEXT)
        except ModelError as error:
            return error


async def _awaited(model: InstructorModel) -> Outcome:
    async with model:
        try:
            return await Summarizer(model, Minutes).asummarize(TEXT)
        except ModelError as error:
            return error


def _free_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port: int = unused.getsockname()[1]
        return port


UNREACHABLE: dict[str, Callable[[], str]] = {
    "nobody listens": lambda: f"http://127.0.0.1:{_free_port()}/v1",
    "no such host": lambda: "http://no-such-host.invalid/v1",
}
TLS = "TLS refused"
EVERY = [*FAULTS, *UNREACHABLE, TLS]


def page() -> str:
    """The whole page."""
    rows = "".join(f"{met(fault, awaited=True)}\n" for fault in EVERY)
    return PAGE.format(timeout=TIMEOUT_SECONDS, attempts=ATTEMPTS) + rows


if __name__ == "__main__":
    print(page(), end="")
