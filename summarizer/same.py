"""Which items of several answers are the same thing? Two readings of one sentence, or one thing said twice.

An item is known by what its class declares: the words of the source it cannot be without (a quote is its place), the
statement in the model's own words, who acts, its times and figures, and whether it denies. Those with a name are known
by that (`summarizer.kin`). Two items are never the same if they differ in a number, a name, a denial, a time or in who
acts; what is left is compared by its words. Where that leaves it open which of several an item repeats, it stays by
itself. Items are looked up by what they cite and by their rarest words, not each against each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any, cast

from summarizer.grounding.polarity import content
from summarizer.grounding.quantities import Quantity, quantities
from summarizer.grounding.wording import Wording, agree, likeness
from summarizer.schemas import Firm, Item, Reverses, Verbatim, When, classes_in, is_prose, references

__all__ = ["Known", "groups_of", "joined", "time_within"]

_SAME_SENTENCE = 0.5
"""F1 of their words from which two readings of one sentence may be of the same thing."""
_MOST_COMPARED = 100
"""Items that one is compared with because of a word they share; beyond that the word tells nothing."""
_LARGEST_GROUP = 40
"""Items that say the same in other words; more are a pattern of the text and stay apart unless they are equal."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the fields of a class of items are for."""

    statement: tuple[str, ...]
    words: tuple[str, ...]
    """Words of the source that an item cannot be without."""
    times: tuple[str, ...]
    slices: tuple[str, ...]
    """Other words of the source, single or in lists."""
    turning: tuple[tuple[str, frozenset[Any]], ...]
    """Fields and those of their values between which two items cannot be the same."""
    needed: frozenset[str]


@cache
def _shape(item: type[Item]) -> _Shape:
    fields = item.model_fields.items()
    spans = {name: set(classes_in(field.annotation)) for name, field in fields}
    return _Shape(
        statement=tuple(name for name, field in fields if field.annotation is str and is_prose(name, field)),
        words=tuple(name for name, field in fields if field.annotation is Verbatim and field.is_required()),
        times=tuple(name for name in spans if When in spans[name]),
        slices=tuple(name for name in spans if Verbatim in spans[name]),
        turning=tuple(
            (name, values) for name, field in fields for mark in field.metadata if (values := _turned_by(mark))
        ),
        needed=frozenset(name for name, field in fields if field.is_required()),
    )


def _turned_by(mark: object) -> frozenset[Any]:
    """The values that make another thing of an item: a denied one, and an event that took place beside a planned
    one."""
    if isinstance(mark, Reverses):
        return mark.values
    return mark.words if isinstance(mark, Firm) and mark.of == "event" else frozenset()


class Known:
    """An item as it is compared. `reading` says which answer it is of."""

    def __init__(self, item: Item, reading: int) -> None:
        shape = _shape(type(item))
        self.item, self.reading = item, reading
        self.cited = frozenset(citation.start for citation in item.evidence)
        self.wording = Wording(" ".join(getattr(item, name) for name in shape.statement))
        self.places = tuple((words.start, words.end) for words in (getattr(item, name) for name in shape.words))
        self.turned = tuple(getattr(item, name) in values for name, values in shape.turning)
        self.times = {name: time for name in shape.times if isinstance(time := getattr(item, name), When)}
        self.slices = {name: list(_texts(getattr(item, name))) for name in shape.slices if name not in shape.words}
        self.about = frozenset(
            (str(found.path[0]), found.id)
            for found in references(item)
            if found.acts or (len(found.path) == 1 and found.path[0] in shape.needed)
        )
        self.others = _listed(item)

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """The numbers that it gives, in its own words and in the source's."""
        told = (text for name, texts in self.slices.items() if name not in self.times for text in texts)
        return (*self.wording.numbers, *(number for text in told for number in quantities(text)))

    @property
    def key(self) -> Hashable:
        """Equal for two items that say the same in the same words."""
        times = tuple(sorted((name, time.text.casefold()) for name, time in self.times.items()))
        slices = tuple((name, tuple(map(str.casefold, texts))) for name, texts in self.slices.items())
        text = " ".join(self.wording.text.casefold().split())
        if not text:
            return self.item.model_dump_json(exclude={"id", "doubt"})
        others = tuple(sorted((name, tuple(sorted(ids))) for name, ids in self.others.items()))
        return text, self.places, self.turned, times, slices, self.about, others

    def differs(self, other: Known) -> bool:
        """Say whether the two cannot be the same thing."""
        if self.places:
            return self.places != other.places or self.wording.differs(other.wording)
        return (
            self.turned != other.turned
            or self.about != other.about
            or any(_apart(there, other.others[name]) for name, there in self.others.items() if name in other.others)
            or any(_at_odds(time, other.times[name]) for name, time in self.times.items() if name in other.times)
            or any(_strange(texts, other.slices.get(name, [])) for name, texts in self.slices.items())
            or not agree(self.figures, other.figures)
            or self.wording.differs(other.wording)
        )

    def repeats(self, other: Known) -> bool:
        """Say whether the two say the same, wherever they do."""
        if self.places:
            return not self.differs(other)
        if self.about != other.about or not self.wording.words:
            return False
        return self.wording.repeats(other.wording) and not self.differs(other)


def groups_of(items: Sequence[Known]) -> list[list[int]]:
    """Return the items of one section as groups of the same thing, by their places; each is in one group."""
    equal = joined(len(items), _equal(items))
    pairs = {*_repetitions(items, [group[0] for group in equal]), *_readings(items)}
    pairs |= set(_equal(items))
    return [kept for group in joined(len(items), sorted(pairs)) for kept in _kept_apart(items, group, pairs)]


def joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the groups that pairs make of `count` things.

    >>> joined(4, [(0, 2), (2, 3)])
    [[0, 2, 3], [1]]
    """
    root = list(range(count))

    def top(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        root[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for place in range(count):
        groups[top(place)].append(place)
    return list(groups.values())


# ------------------------------------------------------------------------------------------------- pairs


def _equal(items: Sequence[Known]) -> list[tuple[int, int]]:
    first: dict[Hashable, int] = {}
    return [(first.setdefault(item.key, place), place) for place, item in enumerate(items)]


def _repetitions(items: Sequence[Known], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs that say the same: one has no word of content that the other lacks, so its rarest leads to the other."""
    yield from _by_key(places, lambda place: items[place].places, items)
    counts = Counter(word for place in places for word in items[place].wording.words)
    having: dict[str, list[int]] = defaultdict(list)
    for place in places:
        for word in items[place].wording.words:
            having[word].append(place)
    for place in places:
        rarest = sorted(items[place].wording.words, key=lambda word: (counts[word], word))[:2]
        for other in {other for word in rarest for other in having[word][:_MOST_COMPARED]} - {place}:
            if items[place].repeats(items[other]):
                yield min(place, other), max(place, other)


def _by_key(places: Sequence[int], key: Callable[[int], Hashable], items: Sequence[Known]) -> Iterator[tuple[int, int]]:
    first: dict[Hashable, int] = {}
    for place in places:
        if found := key(place):
            other = first.setdefault(found, place)
            if other != place and items[place].repeats(items[other]):
                yield other, place


def _readings(items: Sequence[Known]) -> Iterator[tuple[int, int]]:
    """Pairs of different readings of the same sentences, each the best match of the other."""
    citing: dict[int, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        for start in item.cited:
            citing[start].append(place)
    near: dict[int, set[int]] = defaultdict(set)
    for there in citing.values():
        for one, other in combinations(there[:_MOST_COMPARED], 2):
            if items[one].reading != items[other].reading:
                near[one].add(other)
                near[other].add(one)
    best = {place: _best(items, place, others) for place, others in near.items()}
    for place, others in best.items():
        yield from ((place, other) for other in others if place < other and place in best[other])


def _best(items: Sequence[Known], place: int, others: Iterable[int]) -> set[int]:
    """The closest match of an item in each other reading, if it is the only one so close."""
    item = items[place]
    scores: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for other in others:
        score = likeness(item.wording.words, items[other].wording.words)
        if score >= _SAME_SENTENCE and not item.differs(items[other]):
            scores[items[other].reading].append((score, other))
    closest = ((max(found)[0], found) for found in scores.values())
    return {other for top, found in closest for score, other in found if score == top and _count(found, top) == 1}


def _count(found: Iterable[tuple[float, int]], top: float) -> int:
    return sum(score == top for score, _ in found)


def _kept_apart(items: Sequence[Known], group: list[int], pairs: Set[tuple[int, int]]) -> Iterator[list[int]]:
    """A group, or the groups it falls into because some of its members cannot be the same.

    A member that may be either of two that cannot be the same is taken out, and stays with its equals.
    """
    clashing = set[int]()
    if len(group) <= _LARGEST_GROUP:
        clashes = (pair for pair in combinations(group, 2) if items[pair[0]].differs(items[pair[1]]))
        clashing.update(place for pair in clashes for place in pair)
        if not clashing:
            yield group
            return
    yield from _alike(items, [place for place in group if place not in clashing])
    if len(clashing) in (0, len(group)):
        yield from _alike(items, sorted(clashing))
        return
    left = sorted(clashing)
    inner = [(left.index(one), left.index(other)) for one, other in sorted(pairs) if {one, other} <= clashing]
    for places in joined(len(left), inner):
        yield from _kept_apart(items, [left[place] for place in places], pairs)


def _alike(items: Sequence[Known], places: Iterable[int]) -> list[list[int]]:
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for place in places:
        alike[items[place].key].append(place)
    return list(alike.values())


# ------------------------------------------------------------------------------------------------- fields


def _listed(item: Item) -> dict[str, frozenset[str]]:
    """The ids in each list of references to those who do not act."""
    found: dict[str, set[str]] = defaultdict(set)
    for reference in references(item):
        if not reference.acts and len(reference.path) == 2:
            found[str(reference.path[0])].add(reference.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _apart(some: frozenset[str], others: frozenset[str]) -> bool:
    return not (some <= others or others <= some)


def _texts(value: object) -> Iterator[str]:
    for span in cast("list[object]", value) if isinstance(value, list) else [value]:
        if isinstance(span, Verbatim) and not isinstance(span, When):
            yield span.text


def _strange(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the source's words of two items cannot be of the same: both say something that the other does not."""
    words, there = content(" ".join(some)), content(" ".join(others))
    return bool(words - there and there - words)


def time_within(time: When, other: When) -> bool:
    """Say whether a time is another, or a closer word for it: a day of its month, but no deadline before another."""
    if time.text.casefold() == other.text.casefold():
        return True
    if time.earliest is None or time.latest is None or other.earliest is None or other.latest is None:
        known = (time.earliest, time.latest) != (None, None)
        return known and (time.earliest, time.latest) == (other.earliest, other.latest)
    return other.earliest <= time.earliest and time.latest <= other.latest


def _at_odds(time: When, other: When) -> bool:
    return not (time_within(time, other) or time_within(other, time))
