"""How much may an endpoint send? An HTTP client that stops an answer without end, and goes nowhere else.

The SDK's own client waits for each piece of an answer, not for the whole, reads as much as comes, unpacks what is
packed, and follows a redirect with the document in its hands to wherever it leads. (How long an answer may take as a
whole is told by who awaits it.)
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2

__all__ = ["MOST_BYTES", "MOST_FILE_BYTES", "TooLong", "bounded"]

MOST_BYTES = 16 * 2**20
"""The longest answer that is read, unpacked: ten times what any model writes at once."""

MOST_FILE_BYTES = 4 * 2**30
"""The longest file that is fetched, which goes to the disk: the answers of a batch of 50,000 requests."""


class TooLong(httpx2.StreamError):
    """An answer that goes on beyond any use."""

    def __init__(self) -> None:
        super().__init__("more bytes than any answer has")


async def bounded(response: httpx2.Response) -> None:
    """Bound what will be read of a response: a hook for an HTTP client's `event_hooks["response"]`."""
    packed = httpx2.Response(response.status_code, headers=response.headers, stream=response.stream)
    is_file = response.request.url.path.endswith("/content")
    response.stream = _Bounded(packed, MOST_FILE_BYTES if is_file else MOST_BYTES)
    response.headers.pop("content-encoding", None)


class _Bounded(httpx2.AsyncByteStream):
    """The unpacked body of a response, as far as it may go."""

    def __init__(self, packed: httpx2.Response, most: int) -> None:
        self._packed, self._most = packed, most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        length = 0
        async for piece in self._packed.aiter_bytes():
            length += len(piece)
            if length > self._most:
                raise TooLong
            yield piece

    async def aclose(self) -> None:
        await self._packed.aclose()
