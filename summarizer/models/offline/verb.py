"""What is a cue of an outcome? Its sort, its words, and where what is undertaken begins: the same in every language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Sort", "Verb"]

Sort = Literal[
    "agreed", "reached", "passive", "promised", "will", "would", "intends", "planned", "noun", "setup", "binds", "must"
]


@dataclass(frozen=True, slots=True)
class Verb:
    """A cue: its sort and word, where it stands, and where what is undertaken begins. `strength` as in a commitment.

    `turns`: its subject may stand after it, as in German: "Im Gegenzug sagte die Bank zu".
    """

    sort: Sort
    word: str
    start: int
    end: int
    complement: int
    strength: str
    negative: bool = False
    by: tuple[int, int] | None = None
    owes: bool = True
    turns: bool = False
