"""In which sentences does a word stand? Where a rule finds something, there is one of its words."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.models.offline import complements, disputes, meetings, verbs, verbs_abroad
from summarizer.models.offline.words import Clue, Words, clue

RULES = [
    *((cue.read.__name__, cue.pattern, cue.clue) for cue in verbs.CUES),
    ("German", verbs_abroad.GERMAN, verbs_abroad.ABROAD_BY),
    ("French", verbs_abroad.FRENCH, verbs_abroad.ABROAD_BY),
    ("Spanish", verbs_abroad.SPANISH, verbs_abroad.ABROAD_BY),
    ("planned", meetings.PLANNED, meetings.PLANNED_BY),
    ("held", meetings.HELD, meetings.HELD_BY),
    ("disputes", disputes.CUES, disputes.CUED_BY),
    ("conditions", complements.LEADING, complements.LED_BY),
]


def test_a_word_is_found_in_its_sentences() -> None:
    """In any letters, whatever mark stands beside it."""
    text = "WILL they? Goodwill. “I will,” he said."
    words = Words(text, [(0, 10), (11, 20), (21, len(text))])
    assert words.holding(clue("will")) == {1, 3}
    assert words.holding(clue("", endings="will")) == {1, 2, 3}
    assert words.holding(clue("", beginnings="good")) == {2}
    assert not words.holding(clue("shall"))


@pytest.mark.parametrize(("pattern", "told_by"), [pytest.param(*rule, id=name) for name, *rule in RULES])
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(
    data=st.data(), before=st.sampled_from(["", "The road, ", "x", "so "]), after=st.sampled_from(["", ".", " x", "s"])
)
def test_what_a_pattern_finds_has_one_of_its_words(
    pattern: re.Pattern[str], told_by: Clue, data: st.DataObject, before: str, after: str
) -> None:
    """Texts are made from the pattern itself."""
    text = before + data.draw(st.from_regex(pattern)) + after
    if pattern.search(text):
        assert Words(text, [(0, len(text))]).holding(told_by) == {1}
