"""Which documents are read, and what is right about each? The project's own gold set.

For the times: its documents of 400 to 500 words, over and over, each time with a number of its own at the end, so that
no two are alike. They are read from their files, without the package that measures against them: it would weigh more
than all that is measured here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.replies import answer
from summarizer import Readout, Source

__all__ = ["Case", "case_at", "english_cases", "numbered", "timed_cases"]

GOLD = Path(__file__).resolve().parents[2] / "tests" / "gold"
WORDS = range(400, 501)
FOREIGN = {"accord-climat", "acuerdo-pesca", "fischerei-gespraeche", "hafenrat-protokoll"}
_REFERENCE = re.compile(rb"Reference ([0-9]{5})")


@dataclass(frozen=True, eq=False)
class Case:
    """A document, its sentences, and the answer that is given to who reads it.

    `copied` are words that go to who wants words copied from the text, in place of an item's sentence.
    """

    name: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    answer: dict[str, Any]
    copied: str = ""


@cache
def timed_cases() -> tuple[Case, ...]:
    """The documents for the times."""
    return tuple(case for case in english_cases() if len(case.text.split()) in WORDS)


@cache
def english_cases() -> tuple[Case, ...]:
    """All of the gold set that is English."""
    return tuple(_case(path) for path in sorted(GOLD.glob("*.txt")) if path.stem not in FOREIGN)


def _case(path: Path) -> Case:
    source = Source(path.read_bytes().decode())
    kept = json.loads(path.with_suffix(".json").read_bytes())
    record = {name: kept[name] for name in Readout.model_fields}
    return Case(path.stem, source.text, tuple(source.sentences), answer(record, source))


def numbered(case: Case, number: int) -> str:
    """The text of a case with a number at its end, by which an endpoint knows it again."""
    return f"{case.text.rstrip()}\n\nReference {number:05}.\n"


def case_at(body: bytes, cases: tuple[Case, ...]) -> Case:
    """The case whose number stands last in a request."""
    return cases[int(_REFERENCE.findall(body)[-1]) % len(cases)]
