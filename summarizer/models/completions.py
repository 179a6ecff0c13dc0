"""What does a provider's completion say? Its arguments, its end, and what it cost.

Completions are read by their attributes, whatever SDK they come from, and nothing in them is taken to be there: servers
that speak the protocol leave things out, and a proxy may answer with a page of HTML.
"""

from __future__ import annotations

import json
from typing import Any, cast

from pydantic import JsonValue

from summarizer.exchange import Finish, Usage

__all__ = ["attribute", "called", "ending", "is_completion", "usage_of"]

_INPUT, _OUTPUT = ("prompt_tokens", "input_tokens"), ("completion_tokens", "output_tokens")
_BESIDE = ("cache_read_input_tokens", "cache_creation_input_tokens")
"""Anthropic reports what was cached beside `input_tokens`, not within it."""

_ENDS: dict[object, Finish] = {
    "length": "length",
    "max_tokens": "length",
    "content_filter": "filter",
    "refusal": "refusal",
}
_NOTE_LENGTH = 200


def attribute(value: Any, *path: str | int) -> Any:
    """Follow attributes, keys and places; None where there is nothing."""
    for step in path:
        if isinstance(step, int):
            value = cast("list[Any]", value)[step] if isinstance(value, list) and value else None
        elif isinstance(value, dict):
            value = cast("dict[str, Any]", value).get(step)
        else:
            value = getattr(value, step, None)
    return value


def is_completion(completion: Any) -> bool:
    """Say whether it has the outline of an answer: choices, as OpenAI, or other content that is no bare string.

    >>> is_completion("<html>")
    False
    """
    return isinstance(attribute(completion, "choices"), list) or bool(attribute(completion, "content"))


def ending(completion: Any) -> tuple[Finish, str] | None:
    """Say why the model stopped before it was done, with what it said about it; None when it was done."""
    refusal = attribute(completion, "choices", 0, "message", "refusal")
    if isinstance(refusal, str):
        return "refusal", refusal[:_NOTE_LENGTH]
    reason = attribute(completion, "choices", 0, "finish_reason") or attribute(completion, "stop_reason")
    return (_ENDS[reason], "") if reason in _ENDS else None


def called(completion: Any, tool: str, fields: set[str]) -> dict[str, JsonValue] | str:
    """Return the arguments of the one call of `tool`, or in words why there are none.

    A call under another name counts if it fills one of `fields`, and so does a JSON object in the place of the call:
    small models get the name or the place wrong, and the answer right.
    """
    calls = attribute(completion, "choices", 0, "message", "tool_calls")
    if not calls:
        said = _object(_bare(attribute(completion, "choices", 0, "message", "content")))
        return said if said is not None and said.keys() & fields else "it did not call the function"
    given = [_object(attribute(call, "function", "arguments")) for call in calls]
    arguments = given[0]
    if arguments is None:
        return "the arguments of the function were no JSON object"
    if any(other != arguments for other in given):
        return "it called the function more than once"
    named = attribute(calls, 0, "function", "name")
    return arguments if named == tool or arguments.keys() & fields else "it called another function"


def _object(words: Any) -> dict[str, JsonValue] | None:
    try:
        value: Any = json.loads(words) if isinstance(words, str) else words
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, JsonValue]", value) if isinstance(value, dict) else None


def _bare(words: Any) -> Any:
    """What stands from the first brace to the last: small models put an object in a fence, or between two remarks."""
    return words[words.find("{") : words.rfind("}") + 1] if isinstance(words, str) else words


def usage_of(completion: Any) -> Usage:
    """Return what one answered request cost; one that reports no tokens is `unreported`."""
    reported = attribute(completion, "usage")
    asked, said = _first(reported, _INPUT), _first(reported, _OUTPUT)
    if asked is None and said is None:
        return Usage(requests=1, unreported=1)
    cached = _count(attribute(reported, "prompt_tokens_details", "cached_tokens"))
    beside = [_count(attribute(reported, name)) or 0 for name in _BESIDE]
    return Usage(
        requests=1,
        input_tokens=(asked or 0) + sum(beside),
        output_tokens=said or 0,
        cached_tokens=beside[0] if cached is None else cached,
    )


def _first(reported: Any, names: tuple[str, ...]) -> int | None:
    counts = (_count(attribute(reported, name)) for name in names)
    return next((count for count in counts if count is not None), None)


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
