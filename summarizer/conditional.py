"""Does an item leave out what its evidence makes it depend on? "Pay 40 million", where parliament has to agree.

A condition in a cited sentence is the item's where the sentence tells of the item, and the condition of nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from summarizer.grounding.conditions import condition_in, is_free, is_itself, is_plain, is_set_off, what_follows
from summarizer.grounding.polarity import content
from summarizer.marks import called, marked
from summarizer.problems import Problem, at
from summarizer.schemas import Depends, Item, references
from summarizer.source import Source
from summarizer.told import Said

__all__ = ["Conditions"]

_ABOUT = 0.6
"""Share of an item's words that a sentence with a condition must have for the condition to be the item's."""


class Conditions:
    """The items of one answer beside their source, to tell of each what it depends on and does not say."""

    def __init__(self, items: Mapping[tuple[str, str], Item], source: Source) -> None:
        self._items, self._source = items, source

    def left_out(self, item: Item, said: Said, steps: tuple[str | int, ...]) -> Iterator[Problem]:
        """Yield the conditions in the cited sentences that an item does not tell."""
        for name, _ in marked(item, Depends):
            cited = [self._source.text[citation.start : citation.end] for citation in item.evidence]
            conditions = [condition_in(sentence) for sentence in cited]
            if any(conditions):
                yield from self._untold(name, item, said, steps, [*zip(cited, conditions, strict=True)])

    def _untold(
        self, name: str, item: Item, said: Said, steps: tuple[str | int, ...], cited: Sequence[tuple[str, str | None]]
    ) -> Iterator[Problem]:
        words, given = content(" ".join(text for _, text in said)), getattr(item, name)
        told = words | content(item.doubt or "")
        most = max(len(words & content(sentence)) for sentence, _ in cited)
        for sentence, condition in cited:
            count = len(words & content(sentence))
            if condition is None or count < max(most, _ABOUT * len(words)):
                continue  # it is the condition of something else
            if self._is_of_another(item, sentence[: sentence.index(condition)]):
                continue
            if (rest := what_follows(sentence, condition)) and len(words & content(rest)) < count:
                continue  # "pay now and, if they agree, more in May": what comes first does not depend
            is_unbound = is_free(_verb(said), words, sentence, condition)
            if (is_unbound and not is_set_off(sentence, condition)) or is_itself(words, condition, count):
                continue
            if given and content(given) & content(condition):
                continue  # in whose words it is told is for its author to say
            needed = content(condition)
            if len(needed & told) < len(needed) / 2:
                message = f"the cited sentence makes it depend on something: {condition!r}"
                is_sure = not given and not is_unbound and is_plain(condition) and self._source.whole.is_english
                severity = "wrong" if is_sure else "unsure"
                yield Problem(path=at((*steps, name)), message=message, severity=severity)

    def _is_of_another(self, item: Item, before: str) -> bool:
        """Whether the last words before something name a party that the item does not refer to."""
        last = before.rstrip()
        if not last.endswith(self._names):
            return False
        ours = {reference.id for reference in references(item)}
        others = (named for (_, ident), named in self._items.items() if ident not in ours)
        return any(last.endswith(name) for named in others for name in called(named))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Every name of every item: looked for all at once, before asking whose it is."""
        return tuple({name for named in self._items.values() for name in called(named)})


def _verb(said: Said) -> str:
    """The first word with a meaning, by its stem: of an action its verb."""
    return next((root for _, text in said for word in text.split() for root in content(word)), "")
