"""What does an exception of a provider's SDK mean? One of this library's errors, and whether trying again can help.

Exceptions are read by their status and by the names of their classes, so that no SDK need be imported. What a provider
says is cut short; a key in it is masked, and it is left out when it repeats what it was sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summarizer.errors import (
    AuthenticationFailed,
    EndpointError,
    EndpointTimeout,
    QuotaExhausted,
    RateLimited,
)
from summarizer.models.completions import attribute
from summarizer.models.retrying import Fault, seconds_asked

__all__ = ["causes", "fault_of", "is_filtered", "redacted", "status_of"]

_LOST = {"APIConnectionError", "TransportError", "ConnectionError"}
_LATE = {"APITimeoutError", "TimeoutException", "TimeoutError"}
_BROKEN = {"ServerDisconnectedError", "ClientOSError"}
"""aiohttp's, which the SDK hands on as a time that ran out while connecting."""
_AGAIN = {408, 409, 425, 429}
_NEVER = {501, 505}
"""What a server cannot do it cannot do later either."""
_NO_CREDIT = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"}
_KEY = re.compile(
    r"\b(?:sk|pk|key|gsk|xai)-[\w*.-]{4,}|\bBearer\s+\S+|://[^/\s@]+@|[?&][\w-]*key=[^&\s]+", re.IGNORECASE
)
_SAID_LENGTH, _ECHO_LENGTH = 200, 24

_ELSEWHERE = "set the base URL to where the endpoint is: redirects are not followed, for they would take the text along"
_REMEDIES = {
    **dict.fromkeys((301, 302, 303, 307, 308), _ELSEWHERE),
    400: "see whether the model takes tools, and a text of this length",
    401: "check the key",
    402: "add credit",
    403: "check the rights of the key",
    404: "check the model's name and the base URL",
    413: "give a shorter text",
    422: "see whether the model takes tools",
}


def causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those it was raised from, the outermost first."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__


def status_of(error: BaseException) -> int | None:
    """Return the HTTP status behind an exception, if there was one."""
    return next((status for cause in causes(error) if (status := _status(cause)) is not None), None)


def _status(cause: BaseException) -> int | None:
    status = getattr(cause, "status_code", None)
    return status if isinstance(status, int) else None


def is_filtered(error: BaseException) -> bool:
    """Say whether the provider's filter refused the request itself, as some do with a status of 400."""
    return any("content_filter" in _codes(cause) for cause in causes(error))


def fault_of(error: Exception, now: float, sent: Sequence[str], keys: Sequence[str]) -> Fault:
    """Return what an exception means. `sent` are the texts and `keys` the keys that no error may repeat."""
    answered = next((cause for cause in causes(error) if _status(cause) is not None), None)
    if answered is not None:
        return _answered(answered, _status(answered) or 0, now, sent, keys)
    names = {kind.__name__ for cause in causes(error) for kind in type(cause).__mro__}
    if "TooLong" in names:
        return Fault(EndpointError("the endpoint's answer goes on beyond any use", remedy="check the base URL"))
    if names & _LATE and not (names & _BROKEN and "ServerTimeoutError" not in names):
        return Fault(EndpointTimeout("no answer came in time", remedy="raise timeout_seconds"), again=True)
    if names & _LOST:
        remedy = "check the base URL and the network"
        return Fault(EndpointError("the endpoint could not be reached", remedy=remedy), again=True)
    if names & {"JSONDecodeError", "UnicodeDecodeError"}:
        return Fault(EndpointError("the endpoint's answer is no chat completion", remedy="check the base URL"))
    kind = type(list(causes(error))[-1]).__name__
    return Fault(EndpointError(f"the request failed with {kind}", remedy="check the model's name and settings"))


def _answered(cause: BaseException, status: int, now: float, sent: Sequence[str], keys: Sequence[str]) -> Fault:
    said = redacted(_said(cause), sent, keys)
    what = f"the endpoint answered {status}" + (f" ({said})" if said else "")
    remedy = _REMEDIES.get(status, "try again later")
    headers: Mapping[str, str] = attribute(cause, "response", "headers") or {}
    if status == 402 or _codes(cause) & _NO_CREDIT:
        return Fault(QuotaExhausted(what, remedy=_REMEDIES[402], status=status))
    if status in {401, 403}:
        return Fault(AuthenticationFailed(what, remedy=remedy, status=status))
    kinds: dict[int, type[EndpointError]] = {429: RateLimited, 408: EndpointTimeout, 504: EndpointTimeout}
    again = (status in _AGAIN or (status >= 500 and status not in _NEVER)) and headers.get("x-should-retry") != "false"
    asked = seconds_asked(headers, now)
    if asked is not None:
        remedy = f"{remedy}; it asks to wait {asked:g} seconds"
    return Fault(kinds.get(status, EndpointError)(what, remedy=remedy, status=status), again, asked)


def _codes(cause: BaseException) -> set[str]:
    body = getattr(cause, "body", None)
    body = attribute(body, "error") or body
    found = (attribute(body, "code"), attribute(body, "type"), vars(cause).get("code"))
    return {code for code in found if isinstance(code, str)}


def _said(cause: BaseException) -> str:
    body: Any = getattr(cause, "body", None)
    said = attribute(body, "message") or attribute(body, "error", "message")
    return said if isinstance(said, str) else ""


def redacted(said: str, sent: Sequence[str], keys: Sequence[str]) -> str:
    """Return what a provider said on one short line, keys masked; nothing when it repeats a text that was sent.

    >>> redacted("Incorrect API key provided: sk-abcdef123.", [], [])
    'Incorrect API key provided: [key]'
    >>> redacted("Invalid: 'Norway and Iceland agreed to meet'", ["Norway and Iceland agreed to meet."], [])
    ''
    """
    for key in filter(None, keys):
        said = said.replace(key, "[key]")
    said = " ".join(_KEY.sub("[key]", said[:2_000]).split())[:_SAID_LENGTH]
    windows = (said[at : at + _ECHO_LENGTH] for at in range(max(0, len(said) - _ECHO_LENGTH + 1)))
    return "" if any(window in text for window in windows for text in sent) else said
