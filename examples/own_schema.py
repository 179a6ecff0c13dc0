"""A schema of one's own, for merger announcements: the evidence, the checks and the repair come with the engine.

    python examples/own_schema.py

It answers from a script, so that it runs without a key; with SUMMARIZER_MODEL set it asks that model instead.
"""

from __future__ import annotations

import os
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from summarizer import Item, Record, Summarizer, Verbatim, When
from summarizer.schemas import Ref, Word
from summarizer.testing import ScriptedModel

TEXT = """\
Quellmark and Tarnholm to merge

Rotterdam, 11 March 2025. Quellmark NV said on Tuesday that it would buy Tarnholm Instruments for €412 million in \
cash. The boards of both companies approved the deal on Monday evening. It still needs the consent of the Dutch \
competition authority, and Quellmark expects to close it in the third quarter. Tarnholm's chief executive, \
Ilse van Dorp, stays on.
"""

CompanyId = Annotated[str, Ref("companies")]


class Company(Item):
    """A company that takes part in the deal."""

    id: str = Field(description="c1, c2 ...")
    name: str


class Deal(Item):
    """Who buys whom. An offer that was only considered is none."""

    buyer: CompanyId = Field(description="Id of a company.")
    bought: CompanyId = Field(description="Id of a company.")
    price: Verbatim | None = Field(default=None, description="In the source's own words, with its currency.")
    closing: When | None = Field(default=None, description="When it is to be closed, in the source's own words.")
    status: Annotated[Literal["announced", "approved", "closed", "abandoned"], Word]

    @model_validator(mode="after")
    def _two_companies(self) -> Deal:
        if self.buyer == self.bought:
            raise ValueError("the buyer and the bought company are the same")
        return self


class Condition(Item):
    """What the deal still depends on."""

    what: str


class MergerAnnouncement(Record):
    """The announcement of a merger or takeover."""

    companies: list[Company]
    deals: list[Deal]
    conditions: list[Condition]


FIRST_ANSWER: dict[str, Any] = {
    "companies": [
        {"id": "c1", "name": "Quellmark NV", "evidence": [2]},
        {"id": "c2", "name": "Tarnholm Instruments", "evidence": [2]},
    ],
    "deals": [
        {
            "buyer": "c1",
            "bought": "c1",  # wrong: the schema's own validator sees it
            "price": "€412 million",
            "closing": "in the third quarter",
            "status": "announced",
            "evidence": [2, 4],
        }
    ],
    "conditions": [{"what": "Consent of the Dutch competition authority", "evidence": [4]}],
}
SECOND_ANSWER: dict[str, Any] = {
    "companies": [],
    "deals": [
        {
            "buyer": "c1",
            "bought": "c2",
            "price": "€412 million",
            "closing": "in the third quarter",
            "status": "announced",
            "evidence": [2, 4],
        }
    ],
    "conditions": [],
}


def main() -> None:
    """Read the announcement; the scripted model gets one deal wrong and is asked again for just that one."""
    model = None if os.environ.get("SUMMARIZER_MODEL") else ScriptedModel([FIRST_ANSWER, SECOND_ANSWER])
    summary = Summarizer(model, MergerAnnouncement).summarize(TEXT)
    for deal in summary.record.deals:
        assert deal.price is not None
        assert deal.closing is not None
        print(f"Price: {deal.price.text}, at {deal.price.start}-{deal.price.end}")
        print(f"Closing: {deal.closing.text}: {deal.closing.earliest} to {deal.closing.latest}")
    if isinstance(model, ScriptedModel):
        print("\nWhat the model was told:\n" + model.requests[1].messages[-1].content)


if __name__ == "__main__":
    main()
