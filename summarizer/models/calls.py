"""How does one request go, with all its attempts? What to send next, what came back, what it cost, what it means.

Knows no SDK, no clock and no waiting: a model sends what it says and tells it what came. An answer that no arguments
can be read from is asked for again with the same messages and a short note, so that the request does not grow:
Instructor's own way sends the broken call back, each time one more, and servers that parse it refuse.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from summarizer.draft import tool_name
from summarizer.errors import EndpointError, Unreadable
from summarizer.exchange import Reply, Request, Usage
from summarizer.models.completions import attribute, called, ending, is_completion, usage_of
from summarizer.models.faults import causes, fault_of, is_filtered, redacted, status_of
from summarizer.models.retrying import Fault, RetryPolicy

__all__ = ["Call"]


class Call:
    """One request with all its attempts.

    `keys` are what no error may repeat; `tools` says whether the answer must be the call of a function.
    """

    def __init__(
        self, request: Request, retry: RetryPolicy, *, reasks: int = 1, tools: bool = True, keys: tuple[str, ...] = ()
    ) -> None:
        self._request, self._retry, self._reasks = request, retry, reasks
        self._tools, self.keys = tools, keys
        self._usage = self._paid = Usage()
        self._faults = self._unreadable = 0
        self._completion: Any = None
        self._why = ""

    def seen(self, completion: Any) -> None:
        """Take note of what the endpoint sent, before it is read: Instructor changes the usage in it."""
        self._completion, self._paid = completion, usage_of(completion)

    def messages(self) -> list[dict[str, str]]:
        """Return what to send next."""
        self._completion = None
        messages = [{"role": message.role, "content": message.content} for message in self._request.messages]
        if self._why:
            again = (
                f"That answer could not be read: {self._why}. Call the function {tool_name(self._request.target)} once."
            )
            messages += [
                {"role": "assistant", "content": "(left out: an answer that could not be read)"},
                {"role": "user", "content": again},
            ]
        return messages

    def answered(self, arguments: Any) -> Reply | Fault:
        """An answer that Instructor could read."""
        self._usage += self._paid
        return self._costing(self._ended() or self._read(arguments))

    def received(self, completion: Any) -> Reply | Fault:
        """An answer as it came, for a driver that takes it without Instructor."""
        self.seen(completion)
        self._usage += self._paid
        return self._costing(self._ended() or self._strange() or self._read(None))

    def unmade(self, fault: Fault) -> Fault:
        """An attempt of which the endpoint says itself that it was never made: it cost nothing."""
        self._faults += 1
        fault.error.usage = self._usage
        return fault

    def failed(self, error: Exception) -> Reply | Fault:
        """An attempt that ended in an exception, which may still have brought an answer."""
        if self._completion is not None:
            self._usage += self._paid
            if any(type(cause).__name__ == "IncompleteOutputException" for cause in causes(error)):
                return Reply(None, finish="length")
            return self._costing(self._ended() or self._strange() or self._read(None))
        status = status_of(error)
        refused = status is not None and 300 <= status < 500  # nothing was generated, so nothing is paid
        self._usage += Usage(requests=1, unreported=0 if refused else 1)
        if is_filtered(error):
            return Reply(None, finish="filter")
        fault = fault_of(error, self._retry.now(), self._sent(), self.keys)
        self._faults += 1
        return self._costing(fault)

    def _ended(self) -> Reply | None:
        end = ending(self._completion)
        return Reply(None, finish=end[0], note=end[1]) if end else None

    def _strange(self) -> Fault | None:
        """The fault of an answer that is no completion: an error under status 200, or another server's page."""
        error = attribute(self._completion, "error")
        if error is None and (is_completion(self._completion) or not self._tools):
            return None
        self._faults += 1
        said = redacted(str(attribute(error, "message") or ""), self._sent(), self.keys)
        what = (
            f"the endpoint answered with an error ({said})" if said else "the endpoint's answer is no chat completion"
        )
        status = attribute(error, "code")
        again = isinstance(status, int) and (status == 429 or status >= 500)
        return Fault(EndpointError(what, remedy="check the base URL", status=status if again else None), again)

    def _read(self, arguments: Any) -> Reply | Fault:
        target = self._request.target
        if attribute(self._completion, "choices", 0, "message") is not None or arguments is None:
            found = called(self._completion, tool_name(target), set(target.model_fields))
            if not isinstance(found, str):
                return Reply(found)
            if arguments is None or self._tools:
                self._why = found
                self._unreadable += 1
                error = Unreadable(f"the answer could not be read: {found}", remedy="try a model that can call tools")
                return Fault(error, again=True, wait_seconds=0)
        return Reply(arguments)

    def worth_another(self, fault: Fault) -> bool:
        """Say whether to go on after a fault."""
        if isinstance(fault.error, Unreadable):
            return self._unreadable <= self._reasks
        return fault.again and self._faults < self._retry.attempts

    def _costing(self, outcome: Reply | Fault) -> Reply | Fault:
        """The outcome; a fault's error tells what all attempts so far cost."""
        if isinstance(outcome, Fault):
            outcome.error.usage = self._usage
        return outcome

    def settled(self, outcome: Reply | Fault) -> Reply:
        """The reply with the usage of all attempts. Raises the error of a fault."""
        if isinstance(outcome, Fault):
            self._costing(outcome)
            raise outcome.error
        return replace(outcome, usage=self._usage)

    def _sent(self) -> list[str]:
        return [message.content for message in self._request.messages]
