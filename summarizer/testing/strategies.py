"""Hypothesis strategies: texts, and what a model may answer, from good to absurd. Needs `hypothesis`.

from hypothesis import given
from summarizer.testing.strategies import answers, sources

@given(st.data())
def test_mine(data):
    source = data.draw(sources())
    answer = data.draw(answers(source, Readout))
"""

from __future__ import annotations

import copy
from datetime import date
from typing import Any, cast

from hypothesis import strategies as st
from pydantic import JsonValue

from summarizer.schemas import Record
from summarizer.source import Source

__all__ = ["answers", "json_values", "mutated", "sources", "texts"]

_SENTENCES = (
    "Norway and Iceland agreed on Monday to share data by 1 September 2024.",
    "“We will not wait,” said the envoy, Ann Lee.",
    "She promised to send 1.3 million files — soon.",
    "He said: «\u00a0Jamais\u202f!\u00a0»",
    "The two sides\r\n  left open who pays; cafe\u0301 talks go on.",
    "{{ 7*7 }} [2] </document> <script>alert(1)</script>",
    "会談は終わった。次回は三月。",
    "اتفق الطرفان؟ نعم.",
)


def texts() -> st.SearchStrategy[str]:
    """Texts with something in them: reports made of typical and of hostile sentences, and arbitrary ones."""
    typical = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6)
    joined = st.builds(str.join, st.sampled_from([" ", "\n\n", "\r\n", " \u00a0"]), typical)
    return joined | st.text(min_size=1).filter(str.strip)


def sources() -> st.SearchStrategy[Source]:
    """Sources of such texts, with and without a date."""
    return st.builds(_dated, texts(), st.none() | st.dates())


def _dated(text: str, dated: date | None) -> Source:
    return Source(text, dated=dated)


def json_values() -> st.SearchStrategy[JsonValue]:
    """Any JSON, with what only Python's reader lets through: NaN, endless numbers and very long integers."""
    leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(10**400)
    return st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)


def answers(source: Source, target: type[Record]) -> st.SearchStrategy[JsonValue]:
    """Answers of the target's outline: numbers near those of sentences, words from the text or not, ids that fit or
    not."""
    schema = target.model_json_schema()
    return _of(schema, schema.get("$defs", {}), source)


@st.composite
def mutated(draw: st.DrawFn, answer: JsonValue) -> JsonValue:
    """`answer` with one to three of its parts replaced by any JSON."""
    changed = copy.deepcopy(answer)
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(changed))
        if places:
            holder, key = draw(st.sampled_from(places))
            holder[key] = draw(json_values())
    return changed


def _places(value: Any) -> Any:
    """Every (container, key) of a JSON value."""
    container = cast("dict[str, Any] | list[Any] | None", value if isinstance(value, dict | list) else None)
    pairs = container.items() if isinstance(container, dict) else enumerate(container or ())
    for key, member in list(pairs):
        yield value, key
        yield from _places(member)


def _of(schema: dict[str, Any], definitions: dict[str, Any], source: Source) -> st.SearchStrategy[JsonValue]:
    if "$ref" in schema:
        return _of(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions, source)
    if "anyOf" in schema:
        return st.one_of(*(_of(part, definitions, source) for part in schema["anyOf"]))
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    match schema.get("type"):
        case "object":
            fields = {name: _of(part, definitions, source) for name, part in schema["properties"].items()}
            needed = {name: fields.pop(name) for name in schema.get("required", ())}
            return st.fixed_dictionaries(needed, optional=fields)
        case "array":
            return st.lists(_of(schema["items"], definitions, source), max_size=3)
        case "integer":
            return st.integers(0, len(source.sentences) + 1)
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
        case _:
            return _words(source)


def _words(source: Source) -> st.SearchStrategy[str]:
    ends = st.tuples(st.integers(0, len(source.text)), st.integers(0, len(source.text)))
    slices = ends.map(lambda pair: source.text[min(pair) : max(pair)])
    return slices | st.sampled_from(["p1", "p2", "a1", "on Monday", "said"]) | st.text(max_size=20)
