"""What a text is looked through for first never hides a passage from the patterns."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.grounding import suspects as module
from summarizer.grounding.addressed import ASKING_ALTERNATIVES, SPEAKING_ALTERNATIVES, TELLING_ALTERNATIVES, compiled
from summarizer.grounding.suspects import suspects
from tests.attacks import ATTACKS, HARMLESS
from tests.planted import INNOCENT, MISSED, PLANTED

PATTERNS = [pattern for _, pattern, _ in module._KINDS]  # pyright: ignore[reportPrivateUsage] - what is tested
ALTERNATIVES = [
    *PATTERNS,
    *map(compiled, (*ASKING_ALTERNATIVES, *TELLING_ALTERNATIVES, *SPEAKING_ALTERNATIVES)),
    *(re.compile(one, re.IGNORECASE | re.MULTILINE) for one in module._POSING),  # pyright: ignore[reportPrivateUsage]
]
WORDS = st.sampled_from(
    "ignore ALL previous instructions system : \u017fystem prompt your you are now an AI language model as document < /"
    ' > call the function tool_calls " vergiss alle regel oubliez vos olvida tus \u200b \u202e \x1b o\u043e \U000e0041'
    " ### response [INST] <|im_end|> developer message override rules above \n".split(" ")
)


def every(text: str) -> list[module.Suspect]:
    """What is found where every pattern goes through all of the text."""
    with patch.object(module, "_may_find", return_value=True):
        return suspects(text)


@settings(max_examples=60)
@given(st.data())
def test_whatever_a_pattern_finds_is_looked_for(data: st.DataObject) -> None:
    """Each pattern, and each part of the one that has many, alone in a text and within one."""
    pattern = data.draw(st.sampled_from(ALTERNATIVES))
    text = data.draw(st.sampled_from(("", "They met.\n\n"))) + data.draw(st.from_regex(pattern))
    assert suspects(text) == every(text)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_a_glance_changes_nothing(text: str) -> None:
    """Words of attacks in any order, and letters that pass for others."""
    assert suspects(text) == every(text)


def test_nothing_planted_is_passed_over() -> None:
    """The sentences of the other table, likewise."""
    for text in (*PLANTED, *INNOCENT, *MISSED):
        assert suspects(text) == every(text)
        assert suspects(text.upper()) == every(text.upper())


@pytest.mark.parametrize("text", [*(attack.text for group in ATTACKS.values() for attack in group), *HARMLESS])
def test_no_attack_is_passed_over(text: str) -> None:
    """Those of the table, as they are and in capitals."""
    assert suspects(text) == every(text)
    assert suspects(text.upper()) == every(text.upper())
