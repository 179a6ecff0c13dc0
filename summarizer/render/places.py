"""Where in the document does a sentence stand? On a page of a PDF, at a time of a transcript, as one would cite it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.source import Source

__all__ = ["place_of", "short_place"]

_FRACTION = re.compile(r"(?<=:[0-9]{2})[.,][0-9]{1,3}$")


def place_of(source: Source, number: int) -> str:
    """Return where sentence `number` begins, in short; empty where the document has no places.

    >>> from summarizer import Source
    >>> source = Source("They met. They parted.", places=[(0, "page 1"), (10, "page 2")])
    >>> place_of(source, 2), place_of(Source("They met."), 1)
    ('p. 2', '')
    """
    label = source.place_of(source.span(source.sentences[number - 1])) if source.places else None
    return short_place(label) if label else ""


def short_place(label: str) -> str:
    """Return a place as it is cited: seconds are enough.

    >>> short_place("page 12"), short_place("00:12:41.250")
    ('p. 12', '00:12:41')
    """
    return _FRACTION.sub("", label).replace("page ", "p. ")
