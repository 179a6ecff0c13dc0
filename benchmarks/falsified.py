"""Which edits make a true statement false? Of an item of a gold record: another number, time, party, the contrary.

An edit must be false to count. So nobody is replaced by a party for which they act, or that acts for them or for
another party that the item names: "Norway agreed" and "Norway's minister agreed" are told of the same handshake.
"""

# ruff: noqa: ARG001 - not every kind of edit needs all that it is given
from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from summarizer import Readout
from summarizer.evaluate import Gold
from summarizer.grounding import dates
from summarizer.grounding.quantities import quantities
from summarizer.schemas import Party

__all__ = ["EDITS", "Edit", "Raw"]

NUMERALS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty".split()
)
ORDINALS = "first second third fourth fifth sixth seventh".split()
PARTS = ["half", "a third", "a quarter"]
MONEY = "euros|dollars|kroner|pounds|francs|rupees|zlotys|yen"
UNITS = [
    (re.compile(rf"\b(?:{MONEY})\b"), MONEY.split("|")),
    (re.compile(r"(?<![A-Z])(?:EUR|USD|NOK|SEK|GBP|CHF|INR|ISK|DKK)(?![A-Z])"), "EUR USD NOK CHF INR".split()),
    (re.compile(r"[€$£]"), list("€$£")),
    (re.compile(r" ?%| per ?cent\b"), [" percentage points"]),
    (re.compile(r"\bpercentage points\b"), ["per cent"]),
    (
        re.compile(r"(?<!cubic )(?<!square )\b(?:kilometres|miles|metres|feet)\b"),
        "kilometres miles metres feet".split(),
    ),
    (re.compile(r"\b(?:tonnes|tons|barrels|kilograms)\b"), "tonnes barrels kilograms".split()),
    (re.compile(r"\b(?:hectares|acres)\b"), "hectares acres".split()),
    (re.compile(r"\b(?:megawatts|gigawatts|kilowatts)\b"), "megawatts gigawatts kilowatts".split()),
    (re.compile(r"\b(?:hours|days|weeks|months|years)\b"), "hours days weeks months years".split()),
]
BOUNDS = [
    (re.compile(r"\bat least $"), "at most "),
    (re.compile(r"\b(?:at most|up to|no more than|not exceeding|not more than) $"), "at least "),
    (re.compile(r"(?<!no )(?<!not )\b(?:more than|over|above) $"), "less than "),
    (re.compile(r"\b(?:less than|fewer than|under|below|nearly|almost) $"), "more than "),
]
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
AUXILIARY = re.compile(r"\b(will|shall|has|have|is|are|was|were|may|would|must|should)\b(?! not)")
NEGATION = re.compile(r"\b(?<=\w )not (?!later|exceeding|only|less|more)|\bno (?!later|less|more)(?=[a-z])")
DENIAL = re.compile(r"\b(?:not|no|never|neither|nor|nobody|nothing|whether|asks?)\b", re.IGNORECASE)

Raw = dict[str, Any]
Edit = Callable[[Raw, Gold[Readout], random.Random], Iterator[Raw]]
"""Yields copies of an item of a gold record, each made false in one place."""


def _texts(raw: Raw) -> Iterator[tuple[Callable[[str], Raw], str]]:
    """The texts in an item's own words, each with what makes a copy of the item that has another in its place."""
    for name in ("text", "what", "action", "condition", "subject"):
        if isinstance(raw.get(name), str):
            yield lambda new, name=name: {**raw, name: new}, raw[name]
    for place, position in enumerate(raw.get("positions") or ()):

        def replaced(new: str, place: int = place) -> Raw:
            changed = copy.deepcopy(raw)
            changed["positions"][place]["holds"] = new
            return changed

        yield replaced, position["holds"]


def numbers(raw: Raw, gold: Gold[Readout], chance: random.Random) -> Iterator[Raw]:
    """Another number: 40 million, 14 million."""
    for made, text in _texts(raw):
        times = list(dates.find(text))
        for found in quantities(text):
            said = text[found.start : found.end]
            if any(start <= found.start < end for start, end in times) or said.casefold() == "one":
                continue
            if text[: found.start].endswith("per ") or text[found.end :].startswith("er "):
                continue  # a unit of time; "1er"
            other = _other_number(said, chance)
            if other:
                yield made(text[: found.start] + other + text[found.end :])


def _other_number(said: str, chance: random.Random) -> str:
    digits = re.search(r"[0-9]+", said)
    if digits:
        new = str(int(digits[0]) + chance.choice([1, 2, 3, 10, 50]))
        return said[: digits.start()] + new + said[digits.end() :]
    first, *rest = re.split(r"(?=[- ])", said, maxsplit=1)
    for words in (NUMERALS, ORDINALS, PARTS):
        if first.casefold() in words and (words is NUMERALS or not rest):
            return chance.choice([word for word in words if word != first.casefold()]) + "".join(rest)
    return ""


def units(raw: Raw, gold: Gold[Readout], chance: random.Random) -> Iterator[Raw]:
    """Another unit or currency: 40 miles, 40 million euros, two percentage points."""
    for made, text in _texts(raw):
        for found in quantities(text):
            said = text[found.start : found.end]
            for pattern, others in UNITS:
                match = pattern.search(said)
                if match:
                    other = chance.choice([one for one in others if one.casefold() != match[0].casefold()])
                    yield made(
                        text[: found.start] + said[: match.start()] + other + said[match.end() :] + text[found.end :]
                    )


def bounds(raw: Raw, gold: Gold[Readout], chance: random.Random) -> Iterator[Raw]:
    """The other side of a bound: at most 300, fewer than ten."""
    for made, text in _texts(raw):
        for found in quantities(text):
            if found.unit in ("h", "d", "wk", "mo", "y"):
                continue  # "over five years" is no bound
            for pattern, other in BOUNDS:
                match = pattern.search(text[: found.start])
                if match:
                    yield made(text[: match.start()] + other + text[found.start :])


def negations(raw: Raw, gold: Gold[Readout], chance: random.Random) -> Iterator[Raw]:
    """A "not" more or less; an undertaking to do what was not to be done."""
    if "negative" in raw:
        yield {**raw, "negative": not raw["negative"]}
    for made, text in _texts({**raw, "subject": None}):  # a subject states nothing
        if AUXILIARY.search(text) and not DENIAL.search(text):
            yield made(AUXILIARY.sub(r"\1 not", text, count=1))
        if NEGATION.search(text):
            yield made(NEGATION.sub("", text, count=1))


def actors(raw: Raw, gold: Gold[Readout], chance: random.Random) -> Iterator[Raw]:
    """Another party of the same document, by id or by name."""
    parties = gold.record.parties
    for name in ("debtors", "creditors", "parties", "participants", "speaker"):
        held = raw.get(name)
        ids = [held] if isinstance(held, str) else held or []
        others = [party.id for party in parties if party.role != "mentioned" and _is_other_side(party, ids, gold)]
        if ids and others:
            place = chance.randrange(len(ids))
            other = chance.choice(others)
            yield {**raw, name: other if isinstance(held, str) else [*ids[:place], other, *ids[place + 1 :]]}
    for place, position in enumerate(raw.get("positions") or ()):
        held = [one["party"] for one in raw["positions"]]
        others = [party.id for party in parties if party.role != "mentioned" and _is_other_side(party, held, gold)]
        if others:
            changed = copy.deepcopy(raw)
            changed["positions"][place] = {**position, "party": chance.choice(others)}
            yield changed
    for made, text in _texts(raw):
        for party in parties:
            others = [
                other.name for other in parties if other.kind == party.kind and _is_other_side(other, [party.id], gold)
            ]
            found = re.search(rf"(?<!\w){re.escape(party.name)}(?!\w)", text)
            if found and others:
                yield made(text[: found.start()] + chance.choice(others) + text[found.end() :])


def _is_other_side(party: Party, ids: Sequence[str], gold: Gold[Readout]) -> bool:
    """Whether a party is none of these, and neither acts for one of them nor has one act for it."""
    above = {one.id: one.acts_for for one in gold.record.parties}

    def chain(ident: str | None) -> set[str]:
        return {ident} | chain(above.get(ident)) if ident else set()

    return all(one not in chain(party.id) and party.id not in chain(one) for one in ids)


def times(raw: Raw, gold: Gold[Readout], chance: random.Random) -> Iterator[Raw]:
    """Another weekday, month, day or year in the words; another time of the document as the date."""
    for made, text in _texts(raw):
        for start, end in dates.find(text):
            other = _other_time(text[start:end], chance)
            if other != text[start:end]:
                yield made(text[:start] + other + text[end:])
    for name in ("due", "when"):
        if raw.get(name):
            said = {gold.source.text[start:end] for start, end in dates.find(gold.source.text)}
            others = sorted(one for one in said if _is_other(one, raw[name], gold))
            if others:
                yield {**raw, name: chance.choice(others)}


def _other_time(said: str, chance: random.Random) -> str:
    for names in (DAYS, MONTHS):
        for name in names:
            if name in said:
                return said.replace(name, chance.choice([one for one in names if one != name]))
    digits = re.search(r"[0-9]+", said)
    if digits is None:
        return said
    moved = int(digits[0]) + (1 if int(digits[0]) < 28 or int(digits[0]) > 31 else -2)
    return said[: digits.start()] + str(moved) + said[digits.end() :]


def _is_other(said: str, when: Raw, gold: Gold[Readout]) -> bool:
    there = gold.source.locate(said)
    read = gold.source.interval((there.start, there.end)) if there else None
    days = {when["earliest"], when["latest"]} - {None}
    return read is not None and read.status == "resolved" and days.isdisjoint(map(str, (read.earliest, read.latest)))


def statuses(raw: Raw, gold: Gold[Readout], chance: random.Random) -> Iterator[Raw]:
    """What was planned, sought, refused or denied told as reached; what was only intended as promised."""
    if raw["_field"] == "agreements" and raw["status"] not in ("reached", "reiterated", "announced"):
        yield {**raw, "status": "reached"}
    if raw["_field"] == "meetings" and raw["status"] in ("planned", "postponed", "cancelled"):
        yield {**raw, "status": "held"}
    if raw["_field"] == "commitments" and raw["strength"] in ("intends", "other"):
        yield {**raw, "strength": "promised"}


def conditions(raw: Raw, gold: Gold[Readout], chance: random.Random) -> Iterator[Raw]:
    """Without its condition."""
    if raw.get("condition"):
        yield {**raw, "condition": None}


EDITS: dict[str, Edit] = {
    "number": numbers,
    "unit": units,
    "bound": bounds,
    "negation": negations,
    "date": times,
    "actor": actors,
    "status": statuses,
    "condition": conditions,
}
