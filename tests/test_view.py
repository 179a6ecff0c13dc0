"""An item sees the source from the sentences that it cites."""

from __future__ import annotations

import pytest

from summarizer import Source
from summarizer.view import View

TEXT = "PORT LYSE, 3 May 2024 — They met in Port Lyse.\n\nIt rained. PORT LYSE is small."


@pytest.mark.parametrize(
    ("words", "cited", "found"),
    [
        ("Port Lyse", 1, (36, 45)),
        ("PORT LYSE", 1, (0, 9)),
        ("Port Lyse", 3, (59, 68)),
        ("Port L", 1, None),
    ],
)
def test_words_go_before_the_same_in_capitals(words: str, cited: int, found: tuple[int, int] | None) -> None:
    """A dateline is not where they met if the cited sentence names the place too; if it does not, it is."""
    source = Source(TEXT)
    assert View(source, (source.sentences[cited - 1],)).find(words) == found
