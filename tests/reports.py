"""A report of our own and a good answer to it, which tests alter one thing at a time."""

from __future__ import annotations

import copy
from typing import Any

WEATHER = """\
Oslo, 4 June 2024

Norway and Iceland agreed on Monday to share their weather data by 1 September 2024.

“We will not wait for others,” said the Icelandic envoy, Katla Jónsdóttir. She promised to send the first files.

Denmark, which was not at the table, said it would study the plan. The two sides left open who pays.
"""

_ANSWER: dict[str, Any] = {
    "headline": {"text": "Norway and Iceland agreed to share weather data.", "evidence": [2]},
    "points": [{"text": "Norway and Iceland agreed to share their weather data.", "evidence": [2]}],
    "parties": [
        {"id": "p1", "name": "Norway", "kind": "state", "role": "principal", "evidence": [2]},
        {"id": "p2", "name": "Iceland", "kind": "state", "role": "principal", "evidence": [2]},
        {
            "id": "p3",
            "name": "Katla Jónsdóttir",
            "kind": "person",
            "role": "representative",
            "office": "envoy",
            "acts_for": "p2",
            "evidence": [3],
        },
    ],
    "meetings": [],
    "agreements": [
        {
            "id": "a1",
            "what": "share their weather data",
            "parties": ["p1", "p2"],
            "kind": "cooperation",
            "status": "reached",
            "when": "on Monday",
            "evidence": [2],
        }
    ],
    "commitments": [
        {
            "debtors": ["p1", "p2"],
            "creditors": ["p1", "p2"],
            "action": "share their weather data",
            "due": "by 1 September 2024",
            "strength": "agreed",
            "agreement": "a1",
            "evidence": [2],
        },
        {
            "debtors": ["p3"],
            "action": "send the first files",
            "strength": "promised",
            "evidence": [4],
        },
    ],
    "disagreements": [
        {
            "subject": "who pays",
            "kind": "left_open",
            "positions": [],
            "evidence": [6],
        }
    ],
    "quotes": [
        {
            "text": "We will not wait for others,",
            "speaker": "p3",
            "kind": "direct",
            "cue": "said",
            "evidence": [3],
        }
    ],
}


def weather_answer() -> dict[str, Any]:
    """A fresh copy of an answer to `WEATHER` in which nothing is wrong."""
    return copy.deepcopy(_ANSWER)


def only(**sections: Any) -> dict[str, Any]:
    """An answer with these sections and the others empty."""
    empty: dict[str, Any] = {name: None if name == "headline" else [] for name in _ANSWER}
    return empty | sections
