"""Unit tests of your own code, with a scripted model: no key, no network, nothing patched.

    python -m pytest examples/testing_your_code.py

`overdue` stands for your code. The replies are what a model would send; the library checks them as it checks any, so
a test cannot pass on a quote that is not in the text.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from summarizer import Summarizer
from summarizer.errors import EndpointTimeout
from summarizer.testing import ScriptedModel

REPORT = "Bern, 5 May 2025. The canton promised on Friday to publish the water tests by 1 July 2025."

REPLY: dict[str, Any] = {
    "headline": None,
    "points": [],
    "parties": [{"id": "p1", "name": "The canton", "kind": "government_body", "role": "principal", "evidence": [2]}],
    "meetings": [],
    "agreements": [],
    "commitments": [
        {
            "debtors": ["p1"],
            "action": "publish the water tests",
            "due": "by 1 July 2025",
            "strength": "promised",
            "evidence": [2],
        }
    ],
    "disagreements": [],
    "quotes": [],
}


def overdue(text: str, today: date, summarizer: Summarizer) -> list[str]:
    """Your code: what was promised in a report and is late."""
    commitments = summarizer.summarize(text).record.commitments
    return [
        commitment.action
        for commitment in commitments
        if commitment.due and commitment.due.latest and commitment.due.latest < today
    ]


def test_a_promise_past_its_date_is_overdue() -> None:
    """The date comes from the text, not from the model."""
    summarizer = Summarizer(ScriptedModel([REPLY]))
    assert overdue(REPORT, date(2025, 7, 2), summarizer) == ["publish the water tests"]


def test_a_promise_within_its_date_is_not() -> None:
    """On the last day it is not late yet."""
    summarizer = Summarizer(ScriptedModel([REPLY]))
    assert overdue(REPORT, date(2025, 7, 1), summarizer) == []


def test_a_made_up_deadline_does_not_get_through() -> None:
    """The library rejects it, so your code never sees it; what was asked can be looked at."""
    invented = REPLY | {"commitments": [REPLY["commitments"][0] | {"due": "by 1 June 2025"}]}
    model = ScriptedModel([invented, invented, invented])
    assert overdue(REPORT, date(2025, 7, 2), Summarizer(model)) == []
    assert "not in the source" in model.requests[1].messages[-1].content


def test_a_timeout_reaches_the_caller() -> None:
    """Errors can be scripted too."""
    summarizer = Summarizer(ScriptedModel([EndpointTimeout("no answer within 60 s")]))
    with pytest.raises(EndpointTimeout):
        overdue(REPORT, date(2025, 7, 2), summarizer)
