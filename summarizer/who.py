"""Are those whom an item names the ones that its evidence tells of?

Every party that an item refers to by id, or names in its own words, must be named in the cited sentences, or be one of
those that their pronouns and descriptions can mean (`summarizer.grounding.anaphora`). Who owes or says something must
stand where the subject does; and where an item says of one party what its evidence says of another, that is doubted.
What a sentence leaves open is no fault. A party may stand for those that act for it, not the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from summarizer.grounding.certainty import firm_words
from summarizer.grounding.parties import Named, Party
from summarizer.grounding.polarity import content
from summarizer.grounding.quotations import quotations
from summarizer.grounding.scene import Scene
from summarizer.marks import called, marked
from summarizer.problems import Problem, at
from summarizer.schemas import Firm, Item, Offsets, Reference, Verbatim, own_words, references
from summarizer.source import Source

__all__ = ["Actors", "identity", "party_of"]

_WOULD = re.compile(r"\bwould\b")
_BREAK = re.compile(r"[;:,.]|\b(?:and|but|while|who|which|that|as|if|after|before)\b")
_LISTED = re.compile(r",? (?:and|und|et|y|e) (?:the |la |le |l['’])?|, (?:the )?")
_LEAST_SAID = 2
Items = Mapping[tuple[str, str], Item]


class Actors:
    """The parties of one answer, and its other items, beside their source."""

    def __init__(self, items: Items, source: Source) -> None:
        self._items = items
        parties = (party_of(section, ident, item) for (section, ident), item in items.items() if any(called(item)))
        self._scene = _scene(source.text, source.sentences, tuple(parties), is_english=source.whole.is_english)

    def strangers(self, item: Item, steps: tuple[str | int, ...]) -> Iterator[Problem]:
        """Yield the parties that an item names and that its evidence does not bear out."""
        if any(called(item)):
            return
        cited = [(citation.start, citation.end) for citation in item.evidence]
        present = set[str]().union(*(self._scene.present(*one) for one in cited))
        yield from self._referred(item, steps, cited, present)
        for inner, text in own_words(item):
            for start, end, message in self._misnamed(text, cited, present):
                path = at((*steps, *inner))
                yield Problem(path=path, message=message, value=text[start:end], severity="unsure")

    def _misnamed(self, text: str, cited: Sequence[Offsets], present: set[str]) -> Iterator[tuple[int, int, str]]:
        """The names in an item's own words that stand for others than its evidence tells of."""
        told, names = self._told(cited), _spans(self._scene.named.found_in(text))
        for place, ((start, end), keys) in enumerate(names):
            kin = keys.union(*map(self._scene.agents, keys))
            following = names[place + 1][0][0] if place + 1 < len(names) else len(text)
            if present.isdisjoint(kin):
                yield start, end, f"the cited sentences do not name {text[start:end]}"
            elif _is_repeated(text, names[: place + 1]):
                yield start, end, f"{text[start:end]} stands twice in one list"
            elif _is_told_of_others(content(_BREAK.split(text[end:following], maxsplit=1)[0]), kin, told):
                yield start, end, f"the cited sentences do not say this of {text[start:end]}"

    def _told(self, cited: Sequence[Offsets]) -> list[tuple[set[str], frozenset[str]]]:
        """What the evidence says of whom: the words after each name, and after each word that stands for somebody."""
        found: list[tuple[set[str], frozenset[str]]] = []
        for start, end in cited:
            sentence = self._scene.named.text[start:end]
            found.append((self._scene.unsaid(start, end), self._content((start, end))))
            for stop, keys in self._scene.mentions(start, end):
                words = _BREAK.split(sentence[stop - start :], maxsplit=1)[0]
                found.append((keys, content(words)))
        return [(keys, words) for keys, words in found if keys]

    def _referred(
        self, item: Item, steps: tuple[str | int, ...], cited: Sequence[Offsets], present: set[str]
    ) -> Iterator[Problem]:
        """The ids in an item that lead to others than its evidence tells of."""
        doing, about = self._doing(item, cited), [(self._scene.present(*one), self._content(one)) for one in cited]
        behind = set(self._behind(item))
        here = present | behind if present.isdisjoint(behind) else present
        for reference in references(item):
            party = self._scene.named.parties.get(identity(reference.section, reference.id))
            if party is None or (
                reference.implied and any(party.id in self._scene.nearby(start) for start, _ in cited)
            ):
                continue
            kin = {party.id} | self._scene.agents(party.id)
            if here.isdisjoint(kin | _sides(item, party)):
                message = f"the cited sentences do not name {party.names[0]}"
            elif reference.acts and doing and doing.isdisjoint(kin):
                message = f"in the cited sentences it is not {party.names[0]} that does so"
            elif _is_told_of_others(_held_by(item, reference), kin, about):
                message = f"the cited sentences do not say this of {party.names[0]}"
            else:
                continue
            path = at((*steps, *reference.path))
            yield Problem(path=path, message=message, value=reference.id, severity="unsure")

    def _content(self, at: Offsets) -> frozenset[str]:
        return content(self._scene.named.text[slice(*at)])

    def _behind(self, item: Item) -> Iterator[str]:
        """Those that lead from what an item refers to: the parties of the agreement that it follows from."""
        for reference in references(item):
            other = self._items.get((reference.section, reference.id))
            if other is not None and not any(called(other)):
                yield from (identity(found.section, found.id) for found in references(other))

    def _doing(self, item: Item, cited: Sequence[Offsets]) -> set[str]:
        """Those who do what an item tells; empty where that cannot be told."""
        for name, field in type(item).model_fields.items():
            if field.annotation is Verbatim and field.is_required():
                words = getattr(item, name)
                return self._scene.speakers_within(words.start, words.end)
        if not any(firm.of == "undertaking" for _, firm in marked(item, Firm)):
            return set()
        words = " ".join(text for _, text in own_words(item))
        shared = [(len(content(words) & content(said)), verb) for said, verb in self._verbs(cited)]
        most = max((count for count, _ in shared), default=0)
        doing = [self._scene.subjects(*verb) for count, verb in shared if count >= most / 2]
        return set[str]().union(*doing, self._directly(words, cited)) if all(doing) else set()

    def _verbs(self, cited: Sequence[Offsets]) -> Iterator[tuple[str, tuple[int, int, int]]]:
        """Each verb that binds somebody, with the words up to the next one, its sentence's offsets and its own."""
        for start, end in cited:
            sentence = self._scene.named.text[start:end]
            verbs = sorted({*firm_words("undertaking", sentence), *(one.start() for one in _WOULD.finditer(sentence))})
            for verb, following in pairwise([*verbs, len(sentence)]):
                yield sentence[verb:following], (start, end, start + verb)

    def _directly(self, words: str, cited: Sequence[Offsets]) -> set[str]:
        """Those named right before the verb of an action, whatever verb governs it: "provided that Norway pays"."""
        verb = next((word for match in re.finditer(r"\w+", words) for word in content(match[0])), None)
        return {
            ident
            for start, end in cited
            for ident, after in self._scene.named.followed(start, end)
            if verb in content(after) or (after[:1].isdigit() and after in words)
        }


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


def _sides(item: Item, party: Party) -> frozenset[str]:
    """Those for whom one of several came to a meeting: who tells of delegations tells of those who are in them."""
    is_event = any(firm.of == "event" for _, firm in marked(item, Firm))
    return party.acts_for if is_event else frozenset()


def _held_by(item: Item, reference: Reference) -> frozenset[str]:
    """What an item says, in its own words, of the one that stands beside them: of a side, what it holds."""
    beside = reference.path[:-1]
    texts = (text for steps, text in own_words(item) if len(beside) > 1 and steps[: len(beside)] == beside)
    return content(" ".join(texts))


def _is_told_of_others(said: frozenset[str], kin: set[str], told: Sequence[tuple[set[str], frozenset[str]]]) -> bool:
    """Whether what is said of a party is what the evidence says of others, and not of it."""
    shared = [(len(said & words), others) for others, words in told]
    most = max((count for count, _ in shared), default=0)
    return most >= max(_LEAST_SAID, len(said) / 2) and all(
        kin.isdisjoint(others) for count, others in shared if count >= most / 2
    )


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


@lru_cache(maxsize=8)
def _scene(text: str, sentences: tuple[Offsets, ...], parties: tuple[Party, ...], *, is_english: bool) -> Scene:
    """The parties in a text; kept, for an answer is checked again after every repair."""
    named = Named(text, {party.id: party for party in parties})
    return Scene(named, sentences, tuple(quotations(text, sentences)), is_english)
