"""How are just the failing items asked for again?

The request opens as the first one did, so that the provider's prompt cache pays, and adds two short messages: the
failing items as the model's own answer, and what is wrong with each. The answer has the same schema and holds only
those items, in the same order; an item returned with no evidence is withdrawn, and one may come back as two that cite
the same sentences. Good items are never sent back, asked for or touched.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Literal, cast

from pydantic import BaseModel, JsonValue

from summarizer.check import Unit, check, check_unit, cross_checked, id_of, sections, sentence_of
from summarizer.exchange import Message, Request
from summarizer.problems import Omission, kept
from summarizer.schemas import Record, references
from summarizer.source import Source

__all__ = ["repair_request", "repaired"]

_SAME = 60
"""Percent of likeness from which an item of an answer out of order is taken for the correction of one that failed."""

_RETOLD = 90
"""Percent of likeness from which a further item of an answer is one that is there, told again."""

_LARGEST_SHOWN = 4_000
"""Characters of JSON up to which a failing item is shown again; the head of a larger one has to do."""

_MOST_LISTED, _LONGEST_NAME = 30, 60
"""Items, and characters of the name of each, that are listed for their ids."""

_REQUEST = """\
Your answer was checked against the document. What passed is kept, with its ids: do not repeat it. \
These failed:
{problems}
Call {name} again with only {what}, corrected, in the same sections and in this order; every other section is [] \
or null. An item that is really two may come back as two. If an item is right, tell it closer to the document's words; \
if the document does not bear it out, withdraw it: return it with "evidence": []."""

_WHOLE = """\
Your answer was checked against the document, and as a whole it failed:
{problems}
Call {name} again with the whole answer, corrected."""

_RECALL = """\
Your answer passed the checks. These passages look like something that it leaves out:
{passages}
Call {name} again with only the items that are missing, if there are any, under new ids; they may refer to the ids \
above. Every other section is [] or null. A passage that holds no such thing needs no item."""


def repair_request(first: Request, units: Sequence[Unit]) -> Request:
    """Return the request that asks again for the failing units of an answer to `first`."""
    failing = [unit for unit in units if _is_failing(unit)]
    problems = "\n".join([*_listed(failing), *_rosters(units)])
    whole = next((unit for unit in failing if not unit.steps), None)
    if whole is None:
        what = f"these {len(failing)} items" if len(failing) > 1 else "this item"
        asked = _REQUEST.format(problems=problems, name=first.target.__name__, what=what)
        return _asking(first, _shown(failing), asked, "repair")
    has_outline = isinstance(whole.raw, dict) and whole.raw.keys() & first.target.model_fields.keys()
    answered: JsonValue = whole.raw if has_outline else "(left out: an answer that could not be used)"
    return _asking(first, answered, _WHOLE.format(problems=problems, name=first.target.__name__), "repair")


def recall_request(first: Request, units: Sequence[Unit], missing: Sequence[Omission], source: Source) -> Request:
    """Return the request that asks once more for what the good units of an answer seem to leave out."""
    lines = (f"- sentence {sentence_of(one.passage, source)}: {one.reason}" for one in missing)
    asked = _RECALL.format(passages="\n".join(lines), name=first.target.__name__)
    return _asking(first, _shown(unit for unit in units if unit.good), asked, "recall")


def _asking(first: Request, answered: JsonValue, asked: str, purpose: Literal["repair", "recall"]) -> Request:
    """The first request with the answer, or what is shown of it, and what is asked about it."""
    shown = answered if isinstance(answered, str) else json.dumps(answered, ensure_ascii=False)
    return replace(
        first, messages=(*first.messages, Message("assistant", shown), Message("user", asked)), purpose=purpose
    )


def extended(units: Sequence[Unit], answer: JsonValue, target: type[Record], source: Source) -> tuple[Unit, ...]:
    """Return the units with the further items of an answer to a recall request; those already there stay as they are.

    Single fields are not touched, and an item under an id that is taken is one that is already there.
    """
    given: Mapping[str, JsonValue] = answer if isinstance(answer, dict) else {}
    made = list(units)
    for field, item in sections(target).items():
        if item is None:
            continue
        here = [unit for unit in units if unit.field == field]
        new = (raw for raw in _members(given.get(field)) if not any(_is_there(raw, unit) for unit in here))
        made += [check_unit(Unit(field, place, raw), target, source) for place, raw in enumerate(new, len(here))]
    return cross_checked(made, target)


def _is_there(raw: JsonValue, unit: Unit) -> bool:
    """Whether an item is one of the answer already, or none: it cites nothing, or is under an id that is taken."""
    if not isinstance(raw, dict) or not raw.get("evidence") or raw == unit.raw:
        return True
    ident = id_of(raw)
    return ident is not None and unit.given_id == ident


def repaired(units: Sequence[Unit], answer: JsonValue, target: type[Record], source: Source) -> tuple[Unit, ...]:
    """Return the units with the corrections of a repair answer in place; good units are the same objects as before."""
    if any(not unit.steps and not unit.good for unit in units):
        return check(answer, target, source)
    given: Mapping[str, JsonValue] = answer if isinstance(answer, dict) else {}
    missing = _missing(units)
    made: list[Unit] = []
    for field in sections(target):
        group = [unit for unit in units if unit.field == field]
        failing = [unit for unit in group if _is_failing(unit)]
        if failing:
            group, left = _corrected_group(group, given.get(field), target, source)
        else:
            left = _members(given.get(field))
        new = [raw for raw in left if _is_named(raw, field, missing)] or _parted(left, failing, group)
        made += [
            *group,
            *(check_unit(Unit(field, place, raw), target, source) for place, raw in enumerate(new, len(group))),
        ]
    return cross_checked(made, target)


# ------------------------------------------------------------------------------------------------- asking


def _listed(failing: Sequence[Unit]) -> Iterator[str]:
    """The failing units with their problems, a line each, under the places in which they are shown."""
    before: Counter[str] = Counter()
    for number, unit in enumerate(failing, 1):
        place = "" if unit.index is None else f"[{before[unit.field]}]"
        before[unit.field] += 1
        yield f"{number}. {f'{unit.field}{place}' or 'the whole answer'}"
        for problem in unit.problems:
            yield f"   {problem.path.removeprefix(unit.path).lstrip('.') or 'it'}: {problem.message}"


def _rosters(units: Sequence[Unit]) -> Iterator[str]:
    """The items to which the failing ones can refer, a line for each section in which one of them has missed its mark:
    an id alone does not tell who it is."""
    missed = {section for section, _ in _missing(units)}
    for field in dict.fromkeys(unit.field for unit in units if unit.field in missed):
        there = [unit for unit in units if unit.field == field and unit.given_id and not unit.withdrawn]
        yield f"Ids of {field}: {', '.join(map(_introduced, islice(there, _MOST_LISTED))) or 'none yet'}"


def _introduced(unit: Unit) -> str:
    """An id and, in brackets, how the item that has it says what it is: `p3 (Port Lyse council)`."""
    raw = unit.raw if isinstance(unit.raw, dict) else {}
    told = next((value for name, value in raw.items() if name != "id" and isinstance(value, str)), "")
    name = kept(" ".join(told.split())[:_LONGEST_NAME])
    return f"{unit.given_id} ({name})" if name else f"{unit.given_id}"


def _shown(failing: Iterable[Unit]) -> JsonValue:
    """The failing units as an answer that holds nothing else."""
    shown: dict[str, JsonValue] = {}
    for unit in failing:
        raw = kept(unit.raw, _LARGEST_SHOWN)
        if unit.index is None:
            shown[unit.field or "answer"] = raw
        else:
            cast("list[JsonValue]", shown.setdefault(unit.field, [])).append(raw)
    return shown


# ------------------------------------------------------------------------------------------------- putting in place


def _is_failing(unit: Unit) -> bool:
    return bool(unit.problems) and not unit.withdrawn


def _corrected_group(
    group: list[Unit], given: JsonValue, target: type[Record], source: Source
) -> tuple[list[Unit], list[JsonValue]]:
    """The units of one field with the corrections in place, and what was given beyond them."""
    failing = [unit for unit in group if _is_failing(unit)]
    if failing[0].index is None:
        return _whole_field(failing[0], given, target, source), []
    members = _members(given)
    pairs = _paired(failing, members)
    left = [member for place, member in enumerate(members) if place not in pairs.values()]
    return [_corrected(unit, members, pairs, target, source) if _is_failing(unit) else unit for unit in group], left


def _whole_field(unit: Unit, given: JsonValue, target: type[Record], source: Source) -> list[Unit]:
    if sections(target)[unit.field] is None:
        if given is None:
            return [replace(unit, withdrawn=True)]
        return [check_unit(replace(unit, raw=given, problems=()), target, source)]
    if not isinstance(given, (list, dict)):
        return [unit]
    return [check_unit(Unit(unit.field, place, raw), target, source) for place, raw in enumerate(_members(given))]


def _members(given: JsonValue) -> list[JsonValue]:
    return given if isinstance(given, list) else [given] if isinstance(given, dict) else []


def _corrected(
    unit: Unit, members: list[JsonValue], pairs: Mapping[int, int], target: type[Record], source: Source
) -> Unit:
    place = pairs.get(cast("int", unit.index))
    if place is None:
        return replace(unit, withdrawn=True)
    raw = members[place]
    if isinstance(raw, dict) and not raw.get("evidence"):
        return replace(unit, withdrawn=True)
    if isinstance(raw, dict) and unit.given_id is not None:
        raw = {**raw, "id": unit.given_id}  # others may refer to it
    return check_unit(replace(unit, raw=raw, problems=()), target, source)


def _paired(failing: Sequence[Unit], members: Sequence[JsonValue]) -> dict[int, int]:
    """Which member corrects which failing unit, by the unit's index: in order, or by likeness where the numbers
    differ."""
    if len(members) == len(failing):
        return {cast("int", unit.index): place for place, unit in enumerate(failing)}
    from rapidfuzz import fuzz, process  # kept lazy: seldom needed

    pairs: dict[int, int] = {}
    free = {place: _wording(member) for place, member in enumerate(members)}
    for unit in failing:
        best = process.extractOne(_wording(unit.raw), free, scorer=fuzz.ratio, score_cutoff=_SAME)
        if best is not None:
            pairs[cast("int", unit.index)] = best[2]
            del free[best[2]]
    return pairs


def _wording(raw: JsonValue) -> str:
    return str(kept(json.dumps(kept(raw, _LARGEST_SHOWN), ensure_ascii=False)))


def _missing(units: Sequence[Unit]) -> set[tuple[str, str]]:
    """The ids that failing items refer to and no item has, by section: an item that a repair adds under one of them is
    welcome."""
    there = {(unit.field, unit.given_id) for unit in units if not unit.withdrawn}
    failing = (unit.value for unit in units if _is_failing(unit) and isinstance(unit.value, BaseModel))
    asked = {(reference.section, reference.id) for value in failing for reference in references(value)}
    return asked - there


def _is_named(raw: JsonValue, field: str, missing: set[tuple[str, str]]) -> bool:
    return isinstance(raw, dict) and bool(raw.get("evidence")) and (field, id_of(raw)) in missing


def _parted(left: Sequence[JsonValue], failing: Sequence[Unit], group: Sequence[Unit]) -> list[JsonValue]:
    """What failing items came back as besides their corrections: of the same sentences, told nowhere else in their
    section, and no more than failed."""
    cited = {number for unit in failing for number in _numbers(unit.raw)}
    near = [raw for raw in left if not cited.isdisjoint(_numbers(raw))]
    return list(islice((raw for raw in near if not any(_is_retold(raw, unit) for unit in group)), len(failing)))


def _is_retold(raw: JsonValue, unit: Unit) -> bool:
    from rapidfuzz import fuzz  # kept lazy: seldom needed

    return _is_there(raw, unit) or fuzz.ratio(_said(raw), _said(unit.raw)) >= _RETOLD


def _said(raw: JsonValue) -> str:
    """What an item says, without the names of its fields."""
    shown = kept(raw, _LARGEST_SHOWN)
    return " ".join(map(str, shown.values())) if isinstance(shown, dict) else str(shown)


def _numbers(raw: JsonValue) -> list[int]:
    evidence = raw.get("evidence") if isinstance(raw, dict) else None
    return [one for one in evidence if isinstance(one, int)] if isinstance(evidence, list) else []
