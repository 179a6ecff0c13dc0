"""What do the sentences say that an item cites? Found once for each sentence, for many items cite the same.

Numbers, lists and words are a sentence's own; a time is read among all that is cited with it, for its tense may stand
in the sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, cast

from summarizer.grounding.support import Evidence, Whole
from summarizer.schemas import Offsets
from summarizer.source import Source

if TYPE_CHECKING:
    import re

    from summarizer.grounding.quantities import Quantity

__all__ = ["Cited", "cited_at"]


class Cited(Evidence):
    """Some sentences of a text, each of which is looked into by itself."""

    def __init__(self, sentences: Sequence[Evidence], whole: Whole) -> None:
        super().__init__(" ".join(one.text for one in sentences), whole)
        object.__setattr__(self, "_sentences", sentences)

    _sentences: Sequence[Evidence]

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The numbers in them."""
        return [number for one in self._sentences for number in one.quantities]

    @cached_property
    def words(self) -> frozenset[str]:
        """Their folded words."""
        return frozenset[str]().union(*(one.words for one in self._sentences))

    @cached_property
    def listed(self) -> frozenset[int]:
        """How many names there are in each of their lists."""
        return frozenset[int]().union(*(one.listed for one in self._sentences))

    @cached_property
    def parts(self) -> list[re.Match[str]]:
        """Where they tell a number from a part of it."""
        return [part for one in self._sentences for part in one.parts]

    @cached_property
    def sequences(self) -> list[str]:
        """The years since which something is the first."""
        return [since for one in self._sentences for since in one.sequences]


def cited_at(places: Sequence[Offsets], source: Source) -> Evidence:
    """Return the sentences at some places of a source as evidence."""
    known = cast("dict[Offsets, Evidence]", source.remembered.setdefault(Cited, {}))
    for start, end in places:
        if (start, end) not in known:
            known[start, end] = Evidence(source.text[start:end], source.whole)
    return known[places[0]] if len(places) == 1 else Cited([known[place] for place in places], source.whole)
