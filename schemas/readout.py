"""What came of the talks? The record of a report: who met, what was agreed, who owes what, what stayed open, who said
what.

Descriptions have two readers: the developer, and the model that fills the record in. They are part of every request, so
each says what cannot be guessed from the field's name and no more. The statuses and strengths follow the distinctions
that reports of talks are misread on: reached against announced, promised against considered, agreed against discussed.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from summarizer.schemas.ground import ground_of
from summarizer.schemas.items import (
    ByCode,
    Chief,
    Depends,
    Firm,
    Item,
    Record,
    Ref,
    Reverses,
    Settled,
    Spoken,
    Vague,
    Word,
)
from summarizer.schemas.spans import Verbatim
from summarizer.schemas.when import When

__all__ = ["Agreement", "Commitment", "Disagreement", "Meeting", "Party", "Point", "Position", "Quote", "Readout"]

PartyId = Annotated[str, Ref("parties")]
ActorId = Annotated[str, Ref("parties", acts=True)]
ImpliedId = Annotated[str, Ref("parties", implied=True)]
AgreementId = Annotated[str, Ref("agreements")]


class Point(Item):
    """One statement of the gist."""

    text: str = Field(
        min_length=1, description="One sentence, one thing; numbers, names and hedges as the source has them."
    )


class Party(Item):
    """Whoever acts, speaks or is spoken for. News agencies in credits are no parties. Cite where it is first
    named, and what tells who it is."""

    id: str = Field(min_length=1, description="p1, p2 ...")
    name: str = Field(min_length=1, description="Fullest name in the source.")
    aliases: list[str] = Field(default_factory=list, description="Other names and titles the source uses for it.")
    kind: Annotated[
        Literal[
            "state",
            "organisation",
            "government_body",
            "mission",
            "company",
            "armed_group",
            "group_of_officials",
            "person",
            "unnamed_source",
            "other",
        ],
        Word,
    ]
    role: Annotated[
        Literal[
            "principal",
            "representative",
            "mediator",
            "host",
            "observer",
            "interlocutor",
            "information_source",
            "mentioned",
            "other",
        ],
        Word,
        Vague(frozenset({"mentioned"})),
        Chief(frozenset({"principal", "representative"})),
    ] = Field(
        description="principal: binds itself in the talks; representative: speaks for one; "
        "interlocutor: met or briefed; mentioned: took no part."
    )
    office: str | None = Field(default=None, description="A person's office, as the source words it.")
    acts_for: PartyId | None = Field(default=None, description="Id of the party it speaks or acts for.")
    code: Annotated[str | None, ByCode()] = Field(
        default=None, validate_default=True, description="ISO 3166-1 alpha-2 code of a state."
    )

    @field_validator("code", mode="before")
    @classmethod
    def _look_up(cls, value: object, info: ValidationInfo) -> object:
        ground = ground_of(info)
        if ground is None:
            return value
        return ground.country(info.data.get("name", "")) if info.data.get("kind") == "state" else None


class Meeting(Item):
    """A meeting, visit, call or round of talks, held or to come."""

    what: str = Field(min_length=1)
    kind: Annotated[
        Literal["talks", "visit", "summit", "dialogue", "conference", "call", "briefing", "signing", "other"], Word
    ]
    when: When | None = Field(default=None, description="In the source's own words; if postponed, the new time.")
    where: Verbatim | None = Field(default=None, description="The place, in the source's own words.")
    participants: list[PartyId] = Field(default_factory=list)
    status: Annotated[
        Literal["held", "planned", "postponed", "cancelled", "other"], Word, Firm("event", frozenset({"held"}))
    ]
    format: Annotated[Literal["in_person", "remote", "hybrid", "other"], Word] | None = None
    agreement: AgreementId | None = Field(default=None, description="Id of the agreement to hold it.")


class Agreement(Item):
    """What parties agreed, or are said to have; single terms of an accord are commitments under it. Discussing,
    exchanging views and being briefed are no agreements."""

    id: str = Field(min_length=1, description="a1, a2 ...")
    what: str = Field(min_length=1)
    parties: list[PartyId] = Field(
        default_factory=list, description="Ids of the parties that agreed; principals, not their envoys."
    )
    kind: Annotated[
        Literal[
            "start_talks",
            "treaty",
            "memorandum",
            "joint_statement",
            "action_plan",
            "funding",
            "ceasefire",
            "schedule_meeting",
            "cooperation",
            "other",
        ],
        Word,
    ]
    status: Annotated[
        Literal[
            "reached",
            "announced",
            "planned",
            "reiterated",
            "under_negotiation",
            "rejected",
            "suspended",
            "denied",
            "other",
        ],
        Word,
        Firm("agreement", frozenset({"reached", "reiterated"})),
        Reverses(frozenset({"rejected", "suspended", "denied"})),
    ]
    when: When | None = Field(default=None, description="When it was agreed, in the source's own words.")
    reported_by: ImpliedId | None = Field(default=None, description="Id of the party that the report has it from.")


class Commitment(Item):
    """What someone undertook to do. "X calls on Y", a threat, "did not rule out" and "will consider" are no
    commitments."""

    debtors: list[ActorId] = Field(min_length=1, description="Ids of the parties that owe it.")
    creditors: list[ImpliedId] = Field(default_factory=list, description="Ids of the parties it is owed to.")
    action: str = Field(min_length=1, description="What is owed, phrased positively, without the deadline.")
    due: When | None = Field(
        default=None,
        description='Deadline or time of doing, no duration, in the source\'s own words: "by 1 June".',
    )
    recurrence: Verbatim | None = Field(default=None, description='"every six months", in the source\'s own words.')
    strength: Annotated[
        Literal["agreed", "promised", "pledged", "offered", "will", "intends", "other"],
        Word,
        Firm("undertaking", frozenset({"agreed", "promised", "pledged", "offered", "will"})),
    ] = Field(description="agreed: a term of an agreement; else as the source words it.")
    condition: Annotated[str | None, Depends()] = Field(default=None, description="What it depends on.")
    negative: Annotated[bool, Reverses(frozenset({True}))] = Field(
        default=False, description="true: undertakes NOT to do the action."
    )
    amounts: list[Verbatim] = Field(
        default_factory=list[Verbatim], description="Sums, quantities, durations, in the source's own words."
    )
    agreement: AgreementId | None = Field(default=None, description="Id of the agreement it follows from.")
    status: Annotated[
        Literal["open", "done", "withdrawn", "other"], Word, Settled(frozenset({"done", "withdrawn", "other"}))
    ] = "open"


class Position(BaseModel):
    """What one side holds."""

    model_config = ConfigDict(frozen=True)

    party: PartyId = Field(description="Id of a party; the principal, not its envoy.")
    holds: str = Field(min_length=1)


class Disagreement(Item):
    """What the parties dispute, refuse or leave open."""

    subject: str = Field(min_length=1)
    kind: Annotated[
        Literal["disputed", "refused", "left_open", "other"],
        Word,
        Reverses(frozenset({"disputed", "refused", "left_open"})),
    ]
    positions: list[Position] = Field(default_factory=list[Position])


class Quote(Item):
    """Words in quotation marks that someone said or wrote. No titles, slogans, defined terms or scare quotes."""

    text: Annotated[Verbatim, Spoken()] = Field(
        description="The words between the marks, exactly; one quote even over paragraphs, two if a verb parts it."
    )
    speaker: ActorId | None = Field(description="Id of the party that said it; null if not said.")
    kind: Annotated[Literal["direct", "mixed"], Word] = Field(
        description="direct: stands by itself; mixed: words built into the reporter's sentence."
    )
    cue: Verbatim | None = Field(default=None, description="The reporting verb, as it stands in the source.")
    addressee: Verbatim | None = Field(default=None, description="Whom it was said to, in the source's own words.")


class Readout(Record):
    """The readout of a report of talks."""

    instructions: ClassVar[str] = (
        "One sentence may be told in several sections where each is true: a meeting that both sides agreed to hold is "
        "a planned meeting, an agreement, and a commitment of both, joined by the agreement's id."
    )

    headline: Point | None = Field(description="What the report comes to; null if nothing.")
    points: list[Point] = Field(description="The gist beyond the headline, up to five points.")
    parties: list[Party]
    meetings: list[Meeting]
    agreements: list[Agreement]
    commitments: list[Commitment]
    disagreements: list[Disagreement]
    quotes: list[Quote]
