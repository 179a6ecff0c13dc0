"""What do several items that are the same thing say together? One item, with the evidence of all.

The item with most evidence speaks for them. What only another has is added; a closer word takes the place of a vaguer
one; and where two contradict each other the better borne out stays and the other is told in `doubt`, each with its
sentences.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, cast

from pydantic import BaseModel, ValidationError

from summarizer.check import sentence_of
from summarizer.grounding.polarity import content
from summarizer.ids import marked
from summarizer.kin import aliases_of, fullest, name_key
from summarizer.same import time_within
from summarizer.schemas import Item, Span, Vague, When, is_enumeration, is_prose, references
from summarizer.source import Source

__all__ = ["join", "told_in"]

_VAGUE = frozenset({"other", "unknown"})
_LONGEST_TOLD = 120
"""Characters of a value that a doubt repeats."""


def join(items: Sequence[Item], source: Source, *, named: bool = False) -> Item | None:
    """Return one item for several of a class, under the id of the first, or None when the class's own validators do not
    take it. `named` says that they are known by their names."""
    ranked = sorted(items, key=lambda item: (-len(item.evidence), item.evidence[0].start, item.model_dump_json()))
    kind = type(items[0])
    data: dict[str, Any] = {}
    doubts = list(dict.fromkeys(item.doubt for item in ranked if item.doubt))
    for name in kind.model_fields:
        data[name], told = _field(name, ranked, source)
        doubts += [told] if told else []
    data |= {"evidence": _evidence(items), "doubt": " ".join(doubts) or None}
    if "id" in data:
        data["id"] = getattr(items[0], "id", None)
    if named:
        data |= _names(ranked)
    try:
        return kind.model_validate(data, context={"source": source})
    except ValidationError:
        return None


def _evidence(items: Iterable[Item]) -> list[Any]:
    cited = {citation.start: citation for item in items for citation in item.evidence}
    return [cited[start] for start in sorted(cited)]


def _names(ranked: Sequence[Item]) -> dict[str, Any]:
    """The fullest name, and all others as aliases where there is a place for them."""
    own = [cast("str", getattr(item, "name", "")) for item in ranked]
    name = fullest(own)
    others = {name_key(other): other for other in reversed([*own, *(a for item in ranked for a in aliases_of(item))])}
    others.pop(name_key(name), None)
    spelt = {"name": name}
    return spelt | {"aliases": sorted(others.values())} if "aliases" in type(ranked[0]).model_fields else spelt


# ------------------------------------------------------------------------------------------------- one field


def _field(name: str, ranked: Sequence[Item], source: Source) -> tuple[Any, str]:
    """The value of a field for all, and what is to be told of others."""
    values = [(value, item) for item in ranked if (value := getattr(item, name)) is not None]
    if not values:
        return None, ""
    if isinstance(values[0][0], list):
        return _united(value for value, _ in values), ""
    field = type(ranked[0]).model_fields[name]
    if name in ("id", "doubt", "evidence") or (is_prose(name, field) and field.is_required()):
        return values[0][0], ""  # the same in other words
    held = _by_value(values)
    if is_enumeration(field.annotation):
        vague = _VAGUE.union(*(mark.words for mark in field.metadata if isinstance(mark, Vague)))
        held = [one for one in held if one[0] not in vague] or held
    else:
        held = _closest(held)
    (kept, _), *others = held
    telling = [told_in(_shown(name, value, items[0]), items, source) for value, items in held] if others else []
    return kept, f"{name}: {'; '.join(telling)}." if telling else ""


def _shown(name: str, value: Any, item: Item) -> Any:
    """A value as a doubt tells it: an id in a way that it follows its item."""
    section = next((found.section for found in references(item) if found.path == (name,)), None)
    return value if section is None else marked(section, value)


def _united(lists: Iterable[Any]) -> list[Any]:
    """All members of several lists, those that say the same once."""
    return list({_said(member): member for members in reversed(list(lists)) for member in reversed(members)}.values())[
        ::-1
    ]


def _by_value(values: Iterable[tuple[Any, Item]]) -> list[tuple[Any, list[Item]]]:
    """Each different value with the items that hold it, the best borne out first; else in the order they came."""
    held: dict[Hashable, tuple[Any, list[Item]]] = {}
    for value, item in values:
        held.setdefault(_said(value), (value, []))[1].append(item)
    return sorted(held.values(), key=lambda one: -len(_evidence(one[1])))


def _said(value: Any) -> Hashable:
    match value:
        case str():
            return " ".join(value.casefold().split())
        case Span():
            return _said(value.text)
        case BaseModel():
            return value.model_dump_json()
        case _:
            return cast("Hashable", value)


def _closest(held: list[tuple[Any, list[Item]]]) -> list[tuple[Any, list[Item]]]:
    """The values without those that another says more closely: "in June" beside "on 3 June"."""
    kept = [one for one in held if not any(one is not other and _is_closer(other[0], one[0]) for other in held)]
    return kept or held


def _is_closer(value: Any, other: Any) -> bool:
    match value, other:
        case When(), When():
            return time_within(value, other) and not time_within(other, value)
        case Span(), Span():
            return content(value.text) > content(other.text)
        case str(), str():
            return content(value) > content(other)
        case _:
            return False


def told_in(value: Any, items: Sequence[Item], source: Source) -> str:
    """Say a value and the sentences of the items that hold it."""
    numbers = sorted({sentence_of(span, source) for item in items for span in item.evidence})
    told = value.text if isinstance(value, Span) else str(value)
    cited = ", ".join(map(str, numbers))
    return f"{told if len(told) <= _LONGEST_TOLD else told[: _LONGEST_TOLD - 1] + '…'} in [{cited}]"
