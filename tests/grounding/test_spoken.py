"""Whether words stand where somebody speaks: every kind of mark, turns, blocks, and what is only told of."""

from __future__ import annotations

import pytest

from summarizer.grounding.spoken import Speech, Strayed

REPORT = "“We agree,” the envoy said, “to meet in June.” He said the talks would go on. The road was long."


def strayed(text: str, words: str) -> Strayed | None:
    """What is found for these words of a text."""
    start = text.index(words)
    return Speech(text).strayed((start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (REPORT, "We agree,"),
        (REPORT, "to meet in June."),
        ('He said: "We agree."', '"We agree."'),
        ("‘We agree,’ he said. ‘It’s done.’", "It’s done"),
        ("'We don't agree,' he said.", "We don't agree"),
        ("„Wir sind einig“, sagte sie.", "Wir sind einig"),
        ("»Wir sind einig«, sagte sie.", "Wir sind einig"),
        ("« Nous sommes d’accord », a-t-elle dit.", "Nous sommes d’accord"),
        ("大臣は「合意した」と述べた。", "合意した"),
        ("“We told them ‘no’ and left,” he said.", "and left"),
        ("“We agree.\n\n“It took a year,” he said.", "We agree.\n\n“It took a year,"),
        ("The envoy said:\n\nWe agree to meet.\n\nShe left.", "We agree to meet."),
        ("MS BERG: We agree to meet.\nMR LUND: So do we.", "So do we."),
        ("— Nous sommes d’accord, dit-elle.", "Nous sommes d’accord"),
        ("She wrote this.\n\n> We agree to meet.\n", "We agree to meet."),
        ('A 6" pipe. He said it was "fine" and left.', 'it was "fine"'),
    ],
)
def test_spoken_words_are_left_alone(text: str, words: str) -> None:
    """Where it is speech, or nobody can say, nothing is found."""
    assert strayed(text, words) is None


@pytest.mark.parametrize(
    ("words", "narration"),
    [
        ("We agree,” the envoy said, “to meet", "the envoy said"),
        ("We agree,” the envoy said", "the envoy said"),
        ("June.” He said the talks would", "He said the talks would"),
    ],
)
def test_what_runs_past_a_mark_holds_narration(words: str, narration: str) -> None:
    """The reporter's words are not the speaker's."""
    found = strayed(REPORT, words)
    assert found is not None
    assert found.narration == narration


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        (REPORT, "the talks would go on", True),
        (REPORT, "The road was long", False),
        ("He said the talks would go on.", "the talks would go on", False),
    ],
)
def test_words_without_marks_are_told_of(text: str, words: str, told: bool) -> None:
    """A verb of saying before them makes it sure, in a text that marks what was said; else it is but likely."""
    assert strayed(text, words) == Strayed("", told=told)
