"""The measures: what pairs, what counts as right, and what each kind of mistake costs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Policy, Readout, Settings, Source, Summarizer
from summarizer.evaluate.matching import LEAST_ALIKE, likeness, pairing
from summarizer.evaluate.measures import Count, measured
from summarizer.schemas import Point
from summarizer.testing import ScriptedModel
from tests.reports import WEATHER, only, weather_answer

SOURCE = Source(WEATHER)


def read(**change: Any) -> Readout:
    """The record of the weather report, with sections changed."""
    trusting = Settings(audit=Policy(wrong="ignore", unsure="ignore"))
    return Summarizer(ScriptedModel([weather_answer() | change]), settings=trusting).summarize(SOURCE).record


def test_the_gold_itself_is_wholly_right() -> None:
    """Every measure, of every field."""
    found = measured(read(), read())
    assert {name for name, (part, whole) in found.counts.items() if part != whole} == set()
    assert found.counts["all.f1"] == Count(20, 20)


def test_nothing_found_is_nothing_right() -> None:
    """An empty answer has no precision to speak of, and no recall."""
    counts = measured(read(), read(**only())).counts
    assert counts["all.recall"] == Count(0, 10)
    assert counts["all.precision"] == Count(0, 0)
    assert counts["all.f1"] == Count(0, 10)


OPEN = {"text": "Who pays is open.", "evidence": [6]}


@pytest.mark.parametrize(
    ("measure", "section", "change", "expected"),
    [
        ("commitments.recall", "commitments", None, 1 / 2),
        ("commitments.precision", "commitments", None, 1),
        ("commitments.due", "commitments", {"due": "by 1 September 2024"}, 1),
        ("commitments.due", "commitments", {"due": "on Monday"}, 0),
        ("commitments.due", "commitments", {"due": None}, 0),
        ("commitments.due", "commitments", {"due": "1 September 2024"}, 0),
        ("commitments.due_overlap", "commitments", {"due": "1 September 2024"}, 1),
        ("quotes.speaker", "quotes", {"speaker": "p2"}, 0),
        ("quotes.speaker", "quotes", {"speaker": None}, 0),
        ("quotes.text", "quotes", {"text": "We will not wait for others"}, 1),
        ("quotes.text", "quotes", {"text": "We will not wait"}, 0),
        ("quotes.text_overlap", "quotes", {"text": "We will not wait"}, 16 / 28),
        ("agreements.status", "agreements", {"status": "announced"}, 0),
        ("all.status", "agreements", {"status": "announced"}, 2 / 3),
        ("commitments.debtors", "commitments", {"debtors": ["p1"]}, 3 / 4),
        ("commitments.negative", "commitments", {"negative": True}, 1 / 2),
        ("points.evidence", "points", {"evidence": [2, 5]}, 0),
        ("points.evidence_overlap", "points", {"evidence": [2, 5]}, 2 / 3),
        ("commitments.f1", "commitments", {"action": "bury the hatchet"}, 1 / 2),
        ("agreements.recall", "agreements", {"what": "a secret pact of war"}, 0),
        ("commitments.wording", "commitments", {"action": "share their weather data soon"}, (6 / 7 + 1) / 2),
        ("points.precision", "points", OPEN, 0),
        ("points.f1", "points", OPEN, 0),
    ],
)
def test_each_mistake_costs_what_it_should(
    measure: str, section: str, change: dict[str, Any] | None, expected: float
) -> None:
    """In the first item of a section; None leaves it out."""
    answer = weather_answer()
    if change is None:
        del answer[section][0]
    else:
        answer[section][0] |= change
    part, whole = measured(read(), read(**answer)).counts[measure]
    assert part / whole == pytest.approx(expected)


def test_ids_may_differ_and_references_are_still_right() -> None:
    """A party is who it is by its name, whatever the model calls it."""
    answer = json.dumps(weather_answer())
    for ident, other in {"p1": "norway", "p2": "iceland", "p3": "envoy", "a1": "deal"}.items():
        answer = answer.replace(f'"{ident}"', f'"{other}"')
    counts = measured(read(), read(**json.loads(answer))).counts
    assert counts["all.links"].part == counts["all.links"].whole


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ylva Holm", "Commissioner Ylva Holm", False),
        ("the Kingdom of Norway", "Kingdom of Norway", True),
        ("Turkey", "Türkiye", True),
        ("Norway", "Iceland", False),
        ("Ylva Holm", "Olav Holm", False),
    ],
)
def test_parties_are_paired_by_name(one: str, other: str, same: bool) -> None:
    """Aliases count; two people of one surname are two."""
    party = {"id": "p1", "kind": "other", "role": "principal", "evidence": [2]}
    first, second = (read(**only(parties=[party | {"name": name}])).parties[0] for name in (one, other))
    assert (likeness(first, second) >= LEAST_ALIKE) is same


def test_an_alias_makes_two_names_one() -> None:
    """As a careful annotator lists them."""
    party = {"id": "p1", "kind": "other", "role": "principal", "evidence": [2]}
    first = read(**only(parties=[party | {"name": "Ylva Holm", "aliases": ["Commissioner Ylva Holm"]}])).parties[0]
    second = read(**only(parties=[party | {"name": "Commissioner Ylva Holm"}])).parties[0]
    assert likeness(first, second) > 0.9


def test_the_pairing_is_the_best_of_all() -> None:
    """Of every way to pair, none has more likeness in sum."""
    points = [
        {"text": text, "evidence": [number]}
        for text, number in (("Norway agreed.", 2), ("It waits.", 3), ("All left it open who pays.", 6))
    ]
    others = [
        {"text": text, "evidence": numbers}
        for text, numbers in (("Norway waits.", [2, 3]), ("Who pays is open.", [6, 2]), ("Norway agreed.", [2]))
    ]
    gold, answer = read(points=points).points, read(points=others).points
    found = pairing(gold, answer)
    best = max(
        sum(_counted(likeness(gold[one], answer[other])) for one, other in enumerate(order))
        for order in permutations(range(3))
    )
    assert _worth(found.pairs, gold, answer) == pytest.approx(best)


def _as_point(words: list[str], numbers: set[int]) -> Point:
    raw = {"text": " ".join(words), "evidence": sorted(numbers)}
    return Point.model_validate(raw, context={"source": SOURCE})


WORDS = st.lists(st.sampled_from("Norway Iceland share pay wait plan data".split()), min_size=1, max_size=4)
POINTS = st.lists(st.builds(_as_point, WORDS, st.sets(st.integers(1, 6), min_size=1, max_size=3)), max_size=5)


@settings(max_examples=60, deadline=None)
@given(POINTS, POINTS)
def test_pairing_neither_loses_nor_doubles_an_item_and_has_no_sides(gold: list[Point], answer: list[Point]) -> None:
    """Each item is in one pair or left over; and the gold might as well be the answer."""
    found, turned = pairing(gold, answer), pairing(answer, gold)
    assert sorted([left for left, _ in found.pairs] + [*found.missed]) == list(range(len(gold)))
    assert sorted([right for _, right in found.pairs] + [*found.extra]) == list(range(len(answer)))
    assert all(likeness(gold[left], answer[right]) >= LEAST_ALIKE for left, right in found.pairs)
    assert _worth(found.pairs, gold, answer) == pytest.approx(_worth(turned.pairs, answer, gold))


def _worth(pairs: Iterable[tuple[int, int]], gold: Sequence[Point], answer: Sequence[Point]) -> float:
    return sum(likeness(gold[one], answer[other]) for one, other in pairs)


def _counted(worth: float) -> float:
    return worth if worth >= LEAST_ALIKE else 0.0
