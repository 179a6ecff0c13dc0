"""Answers that no honest model gives: thousands of mutants, and giants."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import Source, Summarizer, Summary
from summarizer.errors import Unreadable
from summarizer.testing import ScriptedModel, assert_grounded
from tests.faces import FACES
from tests.giants import GIANTS, ODD
from tests.hostile import SEED, broken
from tests.reports import WEATHER


@pytest.mark.parametrize("seed", [SEED, SEED + 1])
def test_five_thousand_hostile_answers_break_no_promise(seed: int) -> None:
    """Each ends in a proved summary, equal to itself after saving, or in a typed error, in bounded time and memory."""
    assert list(broken(2_500, seed)) == []


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("name", GIANTS)
def test_giants_are_refused_at_once(name: str, face: str) -> None:
    """As a whole: they are no reading of seven sentences; the model is not asked again."""
    model = ScriptedModel([GIANTS[name]()])
    with pytest.raises(Unreadable, match=r"the answer (?:is|has)"):
        FACES[face](Summarizer(model), Source(WEATHER))


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("name", ODD)
def test_an_odd_item_costs_no_other(name: str, face: str) -> None:
    """It is rejected, or read as far as it can be; the rest of the record is there."""
    summary: Summary[Any] = FACES[face](Summarizer(ScriptedModel([ODD[name](), {}, {}])), Source(WEATHER))
    assert_grounded(summary)
    assert len(summary.record.parties) == 3
    assert Summary.from_json(summary.to_json()) == summary
