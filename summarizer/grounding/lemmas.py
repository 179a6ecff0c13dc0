"""Which words does a text have, and where? Looked up once, by their stems, for all rules about verbs."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from summarizer.grounding.inflection import WORD, lemma, small_words

__all__ = ["Lemmas", "lemmas"]


class Lemmas:
    """The words of a text in small letters, and where each is.

    >>> lemmas("They sign. She signed.").places["sign"]
    [1, 3]
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.small = small_words(text)

    @cached_property
    def matches(self) -> list[re.Match[str]]:
        """Where each word stands."""
        return list(WORD.finditer(self._text))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The places of each word by its stem."""
        places: dict[str, list[int]] = {}
        for place, root in enumerate(map(lemma, self.small)):
            places.setdefault(root, []).append(place)
        return places


lemmas = lru_cache(maxsize=1024)(Lemmas)
"""Kept, for a sentence is the evidence of many statements."""
