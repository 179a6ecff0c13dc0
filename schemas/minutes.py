"""What did the meeting decide, and who does what next? The record of minutes or a transcript.

It shares nothing with `Readout` but the base classes: the engine fills it in the same way, without a line of its own.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from summarizer.schemas.items import Firm, Item, Record, Ref, Reverses, Settled, Word
from summarizer.schemas.spans import Verbatim
from summarizer.schemas.when import When

__all__ = ["ActionItem", "Decision", "Minutes", "Participant", "Topic"]

OwnerId = Annotated[str, Ref("participants", acts=True)]
DecisionId = Annotated[str, Ref("decisions")]


class Participant(Item):
    """Someone who took part, sent apologies or was given a task."""

    id: str = Field(min_length=1, description="m1, m2 ...")
    name: str = Field(min_length=1, description="Fullest name in the source.")
    role: str | None = Field(default=None, description="Office or part in the meeting, as the source words it.")
    attendance: Annotated[Literal["present", "absent", "unknown"], Word] = "unknown"


class Topic(Item):
    """What was talked about, and what came of it."""

    title: str = Field(min_length=1)
    gist: str = Field(min_length=1, description="One or two sentences; numbers and hedges as the source has them.")


class Decision(Item):
    """What the meeting resolved, voted down or put off. What was only proposed, asked or discussed is no decision."""

    id: str = Field(min_length=1, description="d1, d2 ...")
    what: str = Field(min_length=1)
    status: Annotated[
        Literal["adopted", "rejected", "deferred", "other"],
        Word,
        Firm("agreement", frozenset({"adopted"})),
        Reverses(frozenset({"rejected", "deferred"})),
    ]
    vote: Verbatim | None = Field(default=None, description="The result of a vote, in the source's own words.")


class ActionItem(Item):
    """A task that someone took on or was given."""

    owners: list[OwnerId] = Field(description="Ids of participants; [] if the source names nobody.")
    task: str = Field(min_length=1, description="What is to be done, without the deadline.")
    due: When | None = Field(default=None, description='Deadline, in the source\'s own words: "by Friday".')
    decision: DecisionId | None = Field(default=None, description="Id of the decision it carries out.")
    status: Annotated[
        Literal["open", "done", "dropped", "other"], Word, Settled(frozenset({"done", "dropped", "other"}))
    ] = "open"


class Minutes(Record):
    """The minutes of a meeting."""

    instructions: ClassVar[str] = "A task that was only suggested, and that nobody took on, is no action item."

    title: Topic | None = Field(description="What the meeting was, and its outcome in a sentence; null if nothing.")
    held: When | None = Field(description="When it was held, in the source's own words; null if not said.")
    participants: list[Participant]
    topics: list[Topic]
    decisions: list[Decision]
    actions: list[ActionItem]
