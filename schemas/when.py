"""When? The source's words for a time, and the interval they mean.

The model copies words and never computes a date; code reads them against the document's date. What a reader could not
say either stays open: `unresolved`, with no dates, is an honest answer, and today's date is never used.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from summarizer.schemas.edtf import days_of
from summarizer.schemas.ground import Ground, Offsets
from summarizer.schemas.spans import Verbatim

__all__ = ["Interval", "Precision", "When"]

Precision = Literal["day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "range", "none"]
"""How fine the source is; `range` for an interval with two stated ends, `none` when there is no date."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of days; an open end is None. Unresolved when both are."""

    earliest: date | None = None
    latest: date | None = None
    precision: Precision = "none"
    edtf: str | None = None
    """The same in the Extended Date/Time Format (ISO 8601-2)."""
    status: Literal["resolved", "ambiguous", "unresolved"] = "unresolved"


_OF_INTERVAL = tuple(field.name for field in fields(Interval))


class When(Verbatim):
    """A time in the source's words, with the interval it means.

    "the beginning of 2023" is 2023-01-01 to 2023-03-31, precision `quarter`: never a single day that the source does
    not name. One that contradicts itself is refused: days in the wrong order, an `edtf` of other days.
    """

    earliest: date | None = Field(default=None, description="First day it can mean; null when open or unresolved.")
    latest: date | None = Field(default=None, description="Last day it can mean; null when open or unresolved.")
    precision: Precision = Field(default="none", description="How fine the source is.")
    edtf: str | None = Field(default=None, description="The same in EDTF (ISO 8601-2).")
    status: Literal["resolved", "ambiguous", "unresolved"] = Field(
        default="unresolved", description="ambiguous: readers could differ; unresolved: the source does not say."
    )

    @model_validator(mode="after")
    def _is_one_time(self) -> Self:
        """Refuse days in the wrong order, days where there are none, and an EDTF that is none or means others."""
        has_days = self.earliest is not None or self.latest is not None
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"earliest {self.earliest} is after latest {self.latest}")
        if self.status == "unresolved" and (has_days or self.edtf is not None):
            raise ValueError("an unresolved time has no earliest, latest or edtf")
        if self.status != "unresolved" and not has_days:
            raise ValueError(f"a time that is {self.status} has an earliest or a latest day")
        if self.edtf is not None:
            days = days_of(self.edtf)
            if days is not None and days != (self.earliest, self.latest):
                raise ValueError(f"edtf {self.edtf!r} means other days than earliest and latest")
        return self

    @classmethod
    def _meaning(cls, at: Offsets, ground: Ground) -> dict[str, Any]:
        interval = ground.interval(at)
        return {name: getattr(interval, name) for name in _OF_INTERVAL}
