"""Are those whom an item names the ones that its evidence tells of?

Every party that an item refers to by id, or names in its own words, must be named in the cited sentences, or be one of
those that their pronouns and descriptions can mean (`summarizer.grounding.anaphora`). Who owes or says something must
stand where the subject does; and where an item says of one party what its evidence says of another, that is doubted.
What a sentence leaves open is no fault. A party may stand for those that act for it, not the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from summarizer.exchanged import exchanged
from summarizer.grounding.parties import Named
from summarizer.grounding.party import Party
from summarizer.grounding.polarity import content
from summarizer.grounding.scene import Scene
from summarizer.marks import called, marked, quoted_in
from summarizer.problems import Problem, at
from summarizer.schemas import Firm, Item, Offsets, Reference, Verbatim, references
from summarizer.source import Source
from summarizer.told import Said, Sentence, Told, clause_of

__all__ = ["Actors", "identity", "party_of"]

_LISTED = re.compile(r",? (?:and|und|et|y|e) (?:the |la |le |l['’])?|, (?:the )?")
_LEAST_SAID = 2
Items = Mapping[tuple[str, str], Item]


def _means(cited: Sequence[Sentence], idents: Set[str]) -> bool:
    """Whether cited sentences name one of several, or may mean one by their other words."""
    if not idents:
        return False
    return any(not one.named.isdisjoint(idents) for one in cited) or any(not one.of.isdisjoint(idents) for one in cited)


class Actors:
    """The parties of one answer, and its other items, beside their source."""

    def __init__(self, items: Items, source: Source) -> None:
        self._items = items
        parties = (party_of(section, ident, item) for (section, ident), item in items.items() if any(called(item)))
        self._scene = _scene(source, tuple(parties))
        self._sentences: dict[Offsets, Sentence] = {}
        self._known_kin: dict[str, frozenset[str]] = {}

    @property
    def parties(self) -> Mapping[str, Party]:
        """The parties by their identity."""
        return self._scene.named.parties

    def strangers(self, item: Item, said: Said, steps: tuple[str | int, ...]) -> Iterator[Problem]:
        """Yield the parties that an item names, by id or in its own words, and that its evidence does not bear out."""
        if any(called(item)):
            return
        cited = [self._sentence((citation.start, citation.end)) for citation in item.evidence]
        if self._scene.english and not any(marked(item, Firm)):
            yield from self._exchanged(item, said, steps)
        yield from self._referred(item, said, steps, cited)
        for inner, text in said:
            for start, end, message in self._misnamed(text, cited):
                path = at((*steps, *inner))
                yield Problem(path=path, message=message, value=text[start:end], severity="unsure")

    def _exchanged(self, item: Item, said: Said, steps: tuple[str | int, ...]) -> Iterator[Problem]:
        """The deeds that an item's own words give to others than its evidence does."""
        cited = [(citation.start, citation.end) for citation in item.evidence]
        for inner, text in said:
            for agent, other in exchanged(text, cited, self._scene):
                message = f"in the cited sentences it is not {agent!r} that does so, but {other!r}"
                yield Problem(path=at((*steps, *inner)), message=message, value=text, severity="unsure")

    def _sentence(self, at: Offsets) -> Sentence:
        if at not in self._sentences:
            self._sentences[at] = Sentence(self._scene, at)
        return self._sentences[at]

    def _misnamed(self, text: str, cited: Sequence[Sentence]) -> Iterator[tuple[int, int, str]]:
        """The names in an item's own words that stand for others than its evidence tells of."""
        names = _spans(self._scene.named.found_in(text))
        for place, ((start, end), keys) in enumerate(names):
            kin = keys.union(*map(self._kin, keys))
            following = names[place + 1][0][0] if place + 1 < len(names) else len(text)
            if not _means(cited, kin):
                yield start, end, f"the cited sentences do not name {text[start:end]}"
            elif _is_repeated(text, names[: place + 1]):
                yield start, end, f"{text[start:end]} stands twice in one list"
            elif text[start:end].endswith(("'s", "’s")) and any(one.joins(keys, text[end:following]) for one in cited):
                continue
            elif _is_misput(
                content(clause_of(text[end:following])),
                kin | _listed(text, names[: place + 1]),
                cited,
            ):
                yield start, end, f"the cited sentences do not say this of {text[start:end]}"

    def _referred(
        self, item: Item, said: Said, steps: tuple[str | int, ...], cited: Sequence[Sentence]
    ) -> Iterator[Problem]:
        """The ids in an item that lead to others than its evidence tells of."""
        doing, behind = self._doing(item, said, cited), frozenset(self._behind(item))
        behind = frozenset[str]() if _means(cited, behind) else behind
        is_event = any(firm.of == "event" for _, firm in marked(item, Firm))
        for reference in references(item):
            party = self._scene.named.parties.get(identity(reference.section, reference.id))
            if party is None or (reference.implied and any(party.id in one.nearby for one in cited)):
                continue
            kin = self._kin(party.id)
            sides = kin | party.acts_for if is_event else kin  # who tells of delegations tells of those in them
            if behind.isdisjoint(sides) and not _means(cited, sides):
                message = f"the cited sentences do not name {party.names[0]}"
            elif reference.acts and doing and doing.isdisjoint(kin):
                message = f"in the cited sentences it is not {party.names[0]} that does so"
            elif _is_told_of_others(_held_by(said, reference), kin, cited):
                message = f"the cited sentences do not say this of {party.names[0]}"
            else:
                continue
            path = at((*steps, *reference.path))
            yield Problem(path=path, message=message, value=reference.id, severity="unsure")

    def _kin(self, ident: str) -> frozenset[str]:
        """A party and those that act for it."""
        if ident not in self._known_kin:
            self._known_kin[ident] = frozenset((ident, *self._scene.sides.agents(ident)))
        return self._known_kin[ident]

    def _behind(self, item: Item) -> Iterator[str]:
        """Those that lead from what an item refers to: the parties of the agreement that it follows from."""
        for reference in references(item):
            other = self._items.get((reference.section, reference.id))
            if other is not None and not any(called(other)):
                yield from (identity(found.section, found.id) for found in references(other))

    def _doing(self, item: Item, said: Said, cited: Sequence[Sentence]) -> Set[str]:
        """Those who do what an item tells; empty where that cannot be told."""
        for name in quoted_in(type(item)):
            words: Verbatim = getattr(item, name)
            return self._scene.speakers_within(words.start, words.end)
        if not any(firm.of == "undertaking" for _, firm in marked(item, Firm)):
            return set()
        text = " ".join(text for _, text in said)
        there = content(text)
        shared = [(len(there & told.words), told) for sentence in cited for told in sentence.binding]
        most = max((count for count, _ in shared), default=0)
        doing = [told.of for count, told in shared if count >= most / 2]
        if not all(doing):
            return set()
        verb = next((word for match in re.finditer(r"\w+", text) for word in content(match[0])), None)
        return set[str]().union(*doing, *(sentence.before(verb, text) for sentence in cited))


def _listed(text: str, names: Sequence[tuple[Offsets, set[str]]]) -> set[str]:
    """Those named before the last of some names in one list with it: what follows is said of all of them."""
    found: set[str] = set()
    for ((_, end), keys), ((start, _), _) in reversed(list(pairwise(names))):
        if not _LISTED.fullmatch(text, end, start):
            break
        found |= keys
    return found


def _is_repeated(text: str, names: Sequence[tuple[Offsets, set[str]]]) -> bool:
    """Whether the last of some names stands before in the list that it is in: "between Norway and Norway"."""
    (start, stop), _ = names[-1]
    said = text[start:stop]
    for (begin, end), _ in reversed(names[:-1]):
        if not _LISTED.fullmatch(text, end, start):
            return False
        if text[begin:end] == said:
            return True
        start = begin
    return False


def _held_by(said: Said, reference: Reference) -> frozenset[str]:
    """What an item says, in its own words, of the one that stands beside them: of a side, what it holds."""
    beside = reference.path[:-1]
    if len(beside) < _LEAST_SAID:
        return frozenset()
    return content(" ".join(text for steps, text in said if steps[: len(beside)] == beside))


def _is_misput(said: frozenset[str], kin: Set[str], cited: Sequence[Sentence]) -> bool:
    """Whether what is said of a party by its name is what the evidence says of others. That is quickly denied where all
    that is said stands after its name, as in most good items."""
    if len(said) < _LEAST_SAID or any(one.says(said, kin) for one in cited):
        return False
    return _is_told_of_others(said, kin, [one for sentence in cited for one in sentence.told])


def _is_told_of_others(said: frozenset[str], kin: Set[str], told: Sequence[Told]) -> bool:
    """Whether what is said of a party is what the evidence says of others, and not of it."""
    least, most = max(_LEAST_SAID, len(said) / 2), 0
    if len(said) < least:
        return False
    for count, one in sorted(((len(said & one.words), one) for one in told), key=lambda found: -found[0]):
        if count < (most / 2 or least):
            break
        if one.of:
            most = most or count
            if not kin.isdisjoint(one.of):
                return False
    return most > 0


def _spans(found: Mapping[str, Sequence[Offsets]]) -> list[tuple[Offsets, set[str]]]:
    """Who is named at each place, in order; of names within names the longest."""
    spans: dict[Offsets, set[str]] = {}
    for key, places in found.items():
        for place in places:
            spans.setdefault(place, set()).add(key)
    ordered = sorted(spans, key=lambda place: (place[0], -place[1]))
    return [(one, spans[one]) for one in ordered if not any(_contains(other, one) for other in ordered)]


def _contains(outer: Offsets, inner: Offsets) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def identity(section: str, ident: str) -> str:
    """Return the id of an item among those of all sections."""
    return f"{section}.{ident}"


def party_of(section: str, ident: str, item: Item) -> Party:
    """Return an item that has a name as somebody who can be looked for in a text."""

    def word(name: str) -> str:
        value: object = getattr(item, name, None)
        return value if isinstance(value, str) else ""

    acts_for = (identity(found.section, found.id) for found in references(item) if found.section == section)
    return Party(
        identity(section, ident), tuple(called(item)), word("kind"), word("role"), word("office"), frozenset(acts_for)
    )


def _scene(source: Source, parties: tuple[Party, ...]) -> Scene:
    """The parties in a text; the last one of its source where that had the same, for an answer is checked again after
    every repair."""
    last = source.remembered.get(Scene)
    if isinstance(last, Scene) and tuple(last.named.parties.values()) == parties:
        return last
    named = Named(source.text, {party.id: party for party in parties}, source.whole.mentions)
    made = Scene(named, source.sentences, source.quotations, source.whole.is_english)
    source.remembered[Scene] = made
    return made
