"""What is wrong with an answer, what was left out for it, and what may be missing?

A `Problem` is one line with a path; that line is also what a model is told when it is asked again. A `Rejected` item
keeps all of its problems, so that a reader can see what the summary does not say and why. An `Omission` is a passage
that looks as if an item should cite it. `Unread` are sentences that no answer could be had for.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

if TYPE_CHECKING:
    from collections.abc import Iterable

from summarizer.schemas import Citation, Span

__all__ = ["Caution", "Omission", "Problem", "Rejected", "Severity", "Suspicion", "Unread", "at", "kept"]

Severity = Literal["wrong", "unsure"]
"""`wrong` is against the schema, the source or the cited sentences; `unsure` may be."""

_LARGEST_KEPT = 20_000
"""Characters of JSON up to which a rejected item is kept as it came."""


class Problem(BaseModel):
    """One thing wrong with an answer.

    >>> print(Problem(path="quotes[2].text", message="not in the source"))
    quotes[2].text: not in the source
    """

    model_config = ConfigDict(frozen=True)

    path: str = Field(description="Where in the answer; empty for the answer as a whole.")
    message: str
    value: JsonValue = Field(default=None, description="What the model gave there.")
    severity: Severity = "wrong"

    def __str__(self) -> str:
        return f"{self.path or 'answer'}: {self.message}"


class Rejected(BaseModel):
    """Something the model gave that is not in the record, with the reasons."""

    model_config = ConfigDict(frozen=True)

    path: str = Field(description="Where it stood in the model's answer.")
    problems: list[Problem]
    item: JsonValue = Field(default=None, description="As the model gave it last.")
    withdrawn: bool = Field(default=False, description="The model took it back when it was asked again.")
    part: tuple[int, int] | None = Field(
        default=None, description="First and last sentence of the part that the answer was about; null if it was all."
    )

    @property
    def place(self) -> str:
        """Where it stood, and in the answer to which part of a long document."""
        part = f" of sentences {self.part[0]} to {self.part[1]}" if self.part else ""
        return f"{self.path or 'answer'}{part}{' (withdrawn)' if self.withdrawn else ''}"

    def __str__(self) -> str:
        return f"{self.place}: {'; '.join(problem.message for problem in self.problems)}"


class Omission(BaseModel):
    """A passage that looks like something the record should hold, and that no item covers."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["quote", "agreement", "commitment"]
    passage: Citation
    reason: str = Field(description="What in the passage looks so.")

    def __str__(self) -> str:
        return self.reason


Suspicion = Literal["instruction", "fence", "hidden", "lookalike", "control"]
"""Speaks to a machine; imitates the marks round a text; is not seen; mixes scripts; controls a terminal."""


class Caution(BaseModel):
    """A passage of the source that speaks to a machine, or hides what it says; it may be an attempt to deceive."""

    model_config = ConfigDict(frozen=True)

    kind: Suspicion
    passage: Span
    reason: str = Field(description="What in the passage is odd.")

    def __str__(self) -> str:
        return self.reason


class EmptySection(BaseModel):
    """A part of the record that holds nothing, and what that means: it is never success by itself.

    `none_found`: passages that look like it were looked for, and there are none. `omitted`: there are some, listed
    among the omissions. `left_out`: there were items, and all failed the checks. `unread`: part of the text was not
    read. `none_given`: the model gave none, and nothing but its word says so.
    """

    model_config = ConfigDict(frozen=True)

    section: str = Field(description="The record's field.")
    verdict: Literal["none_found", "omitted", "left_out", "unread", "none_given"]

    def __str__(self) -> str:
        return f"{self.section}: {_MEANING[self.verdict]}"

    @property
    def meaning(self) -> str:
        """The verdict in words."""
        return _MEANING[self.verdict]


_MEANING = {
    "none_found": "looked for, none found",
    "omitted": "none given, though passages look like it",
    "left_out": "all given failed the checks",
    "unread": "none found in what was read",
    "none_given": "none given",
}


class Unread(BaseModel):
    """Sentences of a long document that no answer could be had for; the record says nothing of them.

    >>> print(Unread(first=3, last=9, start=40, end=400, error="the endpoint answered 503"))
    sentences 3 to 9 were not read: the endpoint answered 503
    """

    model_config = ConfigDict(frozen=True)

    first: int = Field(ge=1, description="Number of the first sentence.")
    last: int = Field(ge=1, description="Number of the last.")
    start: int = Field(ge=0, description="Offset of the first code point.")
    end: int = Field(ge=1, description="Offset after the last code point.")
    error: str = Field(description="Why.")

    def __str__(self) -> str:
        return f"sentences {self.first} to {self.last} were not read: {self.error}"


def at(path: Iterable[str | int]) -> str:
    """Write a path as text.

    >>> at(["quotes", 2, "text"])
    'quotes[2].text'
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def kept(value: JsonValue, limit: int = _LARGEST_KEPT) -> JsonValue:
    """Return `value` as it can be stored: itself, or the head of its JSON when it is too large, too deep or no valid
    JSON.

    >>> kept({"a": 1})
    {'a': 1}
    >>> kept([float("nan"), 2])
    '[NaN, 2]'
    """
    try:
        written = json.dumps(value, ensure_ascii=False, allow_nan=False)
        written.encode()  # a lone surrogate is no text
    except (ValueError, RecursionError, TypeError):
        return _rough(value)[:limit]
    return value if len(written) <= limit else written[:limit]


def _rough(value: JsonValue) -> str:
    try:
        return json.dumps(value)
    except (ValueError, RecursionError, TypeError):
        return f"a {type(value).__name__} that is too deep or too large to show"
