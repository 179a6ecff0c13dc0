"""What does the caller get? The record, what was left out of it, what it cost, and how it was made."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, Literal, overload

from pydantic import BaseModel, ConfigDict, Field, JsonValue, SerializeAsAny

from summarizer.exchange import Usage
from summarizer.legible import inert
from summarizer.problems import Caution, EmptySection, Omission, Rejected, Unread
from summarizer.schemas import Readout, Record
from summarizer.source import Source

__all__ = ["Provenance", "RecordT", "Summary", "joined_json"]

if TYPE_CHECKING:
    import pandas
    import polars
    from typing_extensions import TypeVar

    from summarizer.render.tables import Row

    RecordT = TypeVar("RecordT", bound=Record, default=Readout)
    LoadedT = TypeVar("LoadedT", bound=Record, default=Readout)
else:  # a default would make Pydantic take every summary for one of a Readout
    from typing import TypeVar

    RecordT = TypeVar("RecordT", bound=Record)
    LoadedT = RecordT


class Provenance(BaseModel):
    """How a summary was made: enough to make it again, and nothing secret."""

    model_config = ConfigDict(frozen=True)

    library: str = Field(description="Version of this library.")
    target: str = Field(description="Name of the record's class.")
    schema_version: str = Field(description="Hash of the record's JSON Schemas.")
    prompt_version: str
    model: str
    reviewer: str | None = Field(default=None, description="The model that read a second time, if one did.")
    settings: dict[str, JsonValue]
    source_sha256: str = Field(description="Hash of the source's text in UTF-8.")
    started: datetime
    finished: datetime


class Summary(BaseModel, Generic[RecordT]):
    """A record with its proof: its source, what was rejected, what may be missing, the usage and the provenance.

    `summary.to_json()` and `Summary.from_json(text)` keep all of it; loading proves every span against the source
    again.
    """

    model_config = ConfigDict(frozen=True)

    record: SerializeAsAny[RecordT]
    rejected: list[Rejected] = Field(description="What the model gave that failed the checks, with the reasons.")
    repaired: int = Field(default=0, ge=0, description="Items that failed the checks and were mended by asking again.")
    omissions: list[Omission] = Field(
        default_factory=list[Omission], description="Passages that look like something the record should hold."
    )
    empty: list[EmptySection] = Field(
        default_factory=list[EmptySection], description="Sections that hold nothing, and what that means."
    )
    unread: list[Unread] = Field(
        default_factory=list[Unread], description="Sentences of a long document that could not be read, and why."
    )
    warnings: list[Caution] = Field(
        default_factory=list[Caution], description="Passages of the source that speak to a machine, or hide something."
    )
    notes: list[str] = Field(default_factory=list, description="What else a reader should know of how this was made.")
    usage: Usage
    source: Source
    provenance: Provenance

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the whole summary as JSON, in which nothing acts on a screen."""
        return inert(self.model_dump_json(indent=indent))

    @staticmethod
    def from_json(text: str | bytes, target: type[LoadedT] | None = None) -> Summary[LoadedT]:
        """Load what `to_json` wrote. `target` is the record's class, `Readout` when not given.

        Raises `pydantic.ValidationError` when the JSON is not a summary of that class, or a span is not what its source
        says.
        """
        data: Any = _Envelope.model_validate_json(text).model_dump()
        source = Source.model_validate(data["source"])
        record = (target or Readout).model_validate(data["record"], context={"source": source})
        whole = {**data, "source": source, "record": record}
        return Summary[LoadedT].model_validate(whole, context={"source": source})

    def to_markdown(self) -> str:
        """Return the summary as Markdown, with its evidence."""
        from summarizer.render.markdown import to_markdown  # kept lazy: not every caller renders

        return to_markdown(self)

    def to_html(self) -> str:
        """Return the evidence page: one file with the record beside its source, which loads nothing."""
        from summarizer.render.html.page import to_html  # kept lazy: not every caller renders

        return to_html(self)

    def to_rows(self) -> dict[str, list[Row]]:
        """Return the items as rows: a table for each section, whose columns are the same for every document."""
        from summarizer.render.tables import to_rows  # kept lazy: not every caller needs tables

        return to_rows(self)

    @overload
    def to_frames(self, library: Literal["pandas"] = "pandas") -> dict[str, pandas.DataFrame]: ...
    @overload
    def to_frames(self, library: Literal["polars"]) -> dict[str, polars.DataFrame]: ...
    def to_frames(
        self, library: Literal["pandas", "polars"] = "pandas"
    ) -> dict[str, pandas.DataFrame] | dict[str, polars.DataFrame]:
        """Return the rows as a frame for each section. Raises `ConfigurationError` when the library is not there."""
        from summarizer.render.frames import to_frames  # kept lazy: not every caller needs tables

        return to_frames([self], library)

    def to_ics(self) -> str:
        """Return the deadlines and meetings as an iCalendar file. Raises `ConfigurationError` without the extra
        `calendar`."""
        from summarizer.render.calendar import to_calendar  # kept lazy: not every caller needs a calendar

        return to_calendar([self])

    def to_annotations(self) -> dict[str, JsonValue]:
        """Return the items with the passages they rest on, as a page of W3C Web Annotations (JSON-LD)."""
        from summarizer.render.annotations import to_annotations  # kept lazy, as above

        return to_annotations(self)

    def to_provenance(self) -> dict[str, JsonValue]:
        """Return how the summary was made, as a graph of W3C PROV (JSON-LD)."""
        from summarizer.render.provenance import to_provenance  # kept lazy, as above

        return to_provenance(self)

    def _repr_html_(self) -> str:
        from summarizer.render.notebook import to_notebook  # kept lazy: only a notebook calls it

        return to_notebook(self)

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def __repr__(self) -> str:
        from summarizer.render.plain import to_plain  # kept lazy: not every caller prints

        return to_plain(self)

    __str__ = __repr__


def joined_json(kept: str, source: Source) -> str:
    """Return the JSON of a whole summary from one that is kept without its source, reading neither."""
    return f'{{"source":{source.model_dump_json()},{kept[1:]}'


class _Envelope(BaseModel):
    """A summary's JSON, read without knowing the class of its record."""

    model_config = ConfigDict(extra="forbid")

    record: dict[str, JsonValue]
    rejected: JsonValue
    repaired: JsonValue = 0
    omissions: JsonValue = []
    empty: JsonValue = []
    unread: JsonValue = []
    warnings: JsonValue = []
    notes: JsonValue = []
    usage: JsonValue
    source: dict[str, JsonValue]
    provenance: JsonValue
