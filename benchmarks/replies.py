"""What would a model have answered? A right record in the form that goes over the wire.

A record that is kept has spans; on the wire stand the numbers of sentences, and words. `answer` turns the one into the
other, so that benchmarks have right answers to real documents without asking anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summarizer import Source

__all__ = ["answer"]


def answer(record: Mapping[str, Any], source: Source) -> dict[str, Any]:
    """The arguments with which a model would have given a record; `record` is its JSON, as it is kept."""
    given: dict[str, Any] = _written(record, source)
    for party in given["parties"]:
        party.pop("code", None)  # code's to fill in
    return given


def _written(value: Any, source: Source, *, cited: bool = False) -> Any:
    match value:
        case {"start": int(start), "end": int(end), "text": str(text)}:
            return source.sentences_at((start, end))[0] if cited else text
        case Mapping():
            return {name: _written(member, source, cited=name == "evidence") for name, member in value.items()}
        case list():
            return [_written(member, source, cited=cited) for member in value]
        case _:
            return value
