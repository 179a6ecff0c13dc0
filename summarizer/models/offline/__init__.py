"""What can be read without a model? A baseline by rules: no key, no network, and the same answer every time.

It finds quotes and their speakers, the parties, meetings, agreements, commitments and their times by cue words, and
answers in the same wire form as any model, so that everything it says goes through the same checks. It reads English
reports; it understands nothing, misses what is said in other words, and prefers to miss rather than to assert.
"""

from __future__ import annotations

from summarizer.errors import ConfigurationError
from summarizer.exchange import Reply, Request, Usage
from summarizer.models.offline.reading import Reading
from summarizer.schemas import Readout

__all__ = ["OfflineModel"]


class OfflineModel:
    """The embedded baseline. It fills `Readout` and records derived from it; for others it raises `ConfigurationError`.

    >>> from summarizer import summarize
    >>> summary = summarize("Oslo, 3 June 2024. Norway and Iceland agreed to share their data.", model=OfflineModel())
    >>> [party.name for party in summary.record.parties]
    ['Norway', 'Iceland']
    """

    name = "offline"
    reads_whole = True

    def complete(self, request: Request) -> Reply:
        """Read the request's source by rules."""
        if not issubclass(request.target, Readout):
            raise ConfigurationError(
                f"the offline model cannot fill {request.target.__name__}",
                remedy="set a model, as in openai/gpt-5-mini",
            )
        if request.purpose != "read":
            return Reply({name: None if name == "headline" else [] for name in Readout.model_fields}, Usage())
        return Reply(Reading(request.source).answer(), Usage())
