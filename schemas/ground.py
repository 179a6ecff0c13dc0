"""What does a schema ask of a source?

A `Ground` is a source as the validators of this package see it: it turns the forms a model writes (a sentence's number,
the source's words) into spans, and knows what words for a time or a country mean. `summarizer.Source` is one; a test
may write another in ten lines. It travels in the validation context: `Readout.model_validate(reply, context={"source":
source})`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from pydantic import ValidationInfo

    from summarizer.schemas.when import Interval

__all__ = ["Ground", "Offsets", "ground_of"]

Offsets = tuple[int, int]
"""`(start, end)` in code points, half-open."""


class Ground(Protocol):
    """A source that proves what a model wrote."""

    @property
    def text(self) -> str:
        """The untouched text that all offsets refer to."""
        ...

    def sentence(self, number: int) -> Offsets | None:
        """Where sentence `number` stands (counted from 1), or None when there is none."""
        ...

    def sentences_at(self, at: Offsets) -> range:
        """The numbers of the sentences that a slice touches."""
        ...

    def find(self, words: str) -> Offsets | None:
        """Where the source says exactly `words`, typography aside, or None."""
        ...

    def hint(self, words: str) -> str:
        """For an error message: the nearest there is to `words`, with its sentence's number; may be empty."""
        ...

    def interval(self, at: Offsets) -> Interval:
        """What the time expression at these offsets means, seen from the source's date."""
        ...

    def country(self, name: str) -> str | None:
        """The ISO 3166-1 alpha-2 code of the state that `name` means in the source; None also where that is open."""
        ...


def ground_of(info: ValidationInfo) -> Ground | None:
    """The ground in a validation context, or None when a saved record is being loaded.

    The context is a mapping; what stands under `"source"` is the ground.
    """
    context: Any = info.context
    if context is None:
        return None
    return cast("Mapping[str, Any]", context).get("source") if isinstance(context, dict | Mapping) else None
