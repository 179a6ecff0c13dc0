"""What stands word for word in its evidence is told from a mere part of it, and is found no other fault with."""

from __future__ import annotations

import random
import re
from pathlib import Path
from unittest.mock import patch

import pytest

from summarizer import Source
from summarizer.grounding import support
from summarizer.grounding.copied import is_copied
from summarizer.grounding.support import Evidence, unsupported

GOLD = sorted((Path(__file__).parents[1] / "gold").glob("*.txt"))
TEXT = "Papua New Guinea’s envoy and the U.S. agreed with Norway-based Wells on 40 million, or two-thirds."
NAMED = frozenset({"Papua New Guinea", "Norway", "United States"})


@pytest.mark.parametrize("words", ["Papua New Guinea", "envoy and the", "agreed with"])
def test_a_copy_stands_whole(words: str) -> None:
    """Words as they are, at the ends of words."""
    assert is_copied(words, TEXT[:16] + TEXT[18:], NAMED)


@pytest.mark.parametrize(
    "words", ["Guinea", "New Guinea", "U.S", "Norway", "40", "40 million", "two", "voy and", "Agreed with", "Iceland"]
)
def test_a_part_is_no_copy(words: str) -> None:
    """Of a name, a number or a word; nor what stands otherwise, or nowhere."""
    assert not is_copied(words, TEXT, NAMED)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_nothing_is_missed_in_a_copy(path: Path) -> None:
    """Slices of the sentences of real reports, between spaces or anywhere."""
    chance = random.Random(path.stem)
    source = Source(path.read_text("utf-8"))
    for start, end in source.sentences:
        evidence = Evidence(source.text[start:end], source.whole)
        breaks = [0, end - start, *(found.start() for found in re.finditer(r"\b|\s", source.text[start:end]))]
        for _ in range(6):
            first, last = sorted(chance.choices(breaks, k=2))
            said = evidence.text[first:last].strip()
            with patch.object(support, "is_copied", return_value=False):
                every = list(unsupported(said, evidence))
            assert list(unsupported(said, evidence)) == every
