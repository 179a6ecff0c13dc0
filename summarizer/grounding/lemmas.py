"""Which words does a text have, and where? Looked up once, by their stems, for all rules about verbs."""

from __future__ import annotations

from functools import lru_cache

from summarizer.grounding.inflection import WORD, lemma

__all__ = ["Lemmas", "lemmas"]


class Lemmas:
    """The words of a text: their matches, in small letters, and the places of each by its stem.

    >>> lemmas("They sign. She signed.").places["sign"]
    [1, 3]
    """

    def __init__(self, text: str) -> None:
        self.matches = list(WORD.finditer(text))
        self.small = [match[0].casefold() for match in self.matches]
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(self.small):
            self.places.setdefault(lemma(word), []).append(place)


lemmas = lru_cache(maxsize=1024)(Lemmas)
"""Kept, for a sentence is the evidence of many statements."""
