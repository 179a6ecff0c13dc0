"""Whom does a sentence mean, and who acts in it? Names, and what stands for them, read against what came before.

A pronoun fits by kind (person or thing), gender and number; a description those whose names, aliases or office hold its
noun, else those of its kind. Of those that fit, the ones in the nearest sentence that names any are meant. "We" and "I"
are whoever speaks; "both sides" are whoever talks. What cannot be told apart stays several, for a party is only called
absent when no word of the sentence can mean it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from summarizer.grounding.anaphora import BODIES, MANY, PERSONS, SIDES, STATES, Anaphor, anaphors
from summarizer.grounding.parties import Named
from summarizer.grounding.party import folded_noun
from summarizer.grounding.quotations import Quotation
from summarizer.grounding.sides import Sides

__all__ = ["Scene"]

Offsets = tuple[int, int]

_OPEN = re.compile(
    r"\b(?:was|were|be|been|being|is|are) (?:[a-z]+ly |also )?"
    r"(?:[a-z]+ed|held|set|made|sent|put|built|paid|drawn|kept)\b(?! by\b)"
    r"|\b[Nn]ext (?:meeting|session|round)\b|\bAction\b|\b[Mm]otion (?:was )?(?:carried|passed|failed|adopted)\b",
)
"""Where something is done and nobody is said to do it."""
_OF = re.compile(r" (?:of|for|from|von|der|des|de|du|del|de la) ")
_LONGEST_ARTICLE = 5
_TURN = re.compile(r"^(?P<who>[^\W\d_][^:\n]{0,60}):[ \n]", re.MULTILINE)
_LEAST_TURNS = 3
_CLAUSE = re.compile(r"[;:]|, (?:and|but|while|whereas|which|who|und|aber|mais|pero) |\bwhile\b")
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]{0,600}[”\"“»]")
_ASIDE = re.compile(r", (?:which|who|whose|where) [^,;]*,")
_PASSIVE = re.compile(r"(?:will|shall|is to|are to|must) (?:also )?be (?:[a-z]+ly )?[a-z]+(?P<by> by)?\b")
_EXPLETIVE = re.compile(r"\b[Ii]t (?:was|is|has been) (?:[a-z]+ )?[a-z]+ed\b(?P<that> that\b)?")
_WITH = re.compile(r"[a-z]+ (?:[a-z]+ )?with (?P<whom>[^,.;]{0,60}?)(?: to | that | on |[,.;]|$)")
_RIGHT_AFTER = 80
_MARK = re.compile(r"[“\"„«;.]")
_INNER = re.compile(r"[:,] ['‘“\"]$")
"""What opens a quotation within another."""
_REACH = 8
"""How many sentences before a word may name whom it means."""
_LAYERS = 2


@dataclass(frozen=True)
class Scene:
    """A text with its sentences and the parties of a record; `english` says whether it is written in English."""

    named: Named
    sentences: Sequence[Offsets]
    quotations: Sequence[Quotation] = ()
    english: bool = True

    @cached_property
    def sides(self) -> Sides:
        """Who belongs with whom."""
        return Sides(self.named)

    def present(self, start: int, end: int) -> Set[str]:
        """The ids of those whom the text between two offsets names, or may mean by its other words."""
        words = (self.meant(word) for word in self.words(start, end))
        return self.unsaid(start, end).union(self.named.within(start, end), *words) or self.nearby(start)

    def unsaid(self, start: int, end: int) -> set[str]:
        """The ids of those whom the text between two offsets means without a word for them: who speaks, and whoever
        does what is only said to be done."""
        said_by = self.sides.families(self.speakers(start))
        return said_by | self.nearby(start) if _OPEN.search(self.named.text, start, end) else said_by

    def mentions(self, start: int, end: int) -> list[tuple[int, Callable[[], Set[str]]]]:
        """Where names, and words that stand for somebody, end between two offsets, in order, each with a way to learn
        whom they mean."""
        names: dict[int, set[str]] = {}
        words: dict[int, list[Anaphor]] = {}
        for mention in self.named.between(start, end):
            names.setdefault(mention.end, set()).add(mention.ident)
        for word in self.words(start, end):
            words.setdefault(word.end, []).append(word)
        return [
            (stop, partial(self._all_meant, names.get(stop, set[str]()), words.get(stop, ())))
            for stop in sorted({*names, *words})
        ]

    def _all_meant(self, names: set[str], words: Iterable[Anaphor]) -> set[str]:
        return names.union(*map(self.meant, words))

    def nearby(self, at: int) -> Set[str]:
        """The ids of those who may be meant where nobody is spoken of: whoever talks, and those named last."""
        return self.sides.talking | self._nearest(self.sides.everybody, at)

    # --------------------------------------------------------------------------------------------- the words

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return frozenset[str]().union(PERSONS, STATES, BODIES, SIDES, MANY, self.named.holders)

    def words(self, start: int, end: int) -> Iterator[Anaphor]:
        """Yield the words between two offsets that stand for somebody."""
        first = self._sentence_at(start)
        for number in range(first, max(first, self._sentence_at(end - 1)) + 1):
            yield from (one for one in self._words_of(number) if start <= one.start and one.end <= end)

    def _words_of(self, number: int) -> list[Anaphor]:
        """Those of a sentence, kept: it is asked for by many items, and by clauses."""
        if number not in self._words:
            words = anaphors(self.named.text, *self.sentences[number], self._nouns, english=self.english)
            self._words[number] = list(words)
        return self._words[number]

    @cached_property
    def _words(self) -> dict[int, list[Anaphor]]:
        return {}

    # --------------------------------------------------------------------------------------------- whom they mean

    def meant(self, word: Anaphor) -> Set[str]:
        """The ids of those whom a word can mean."""
        if word not in self._meant:
            self._meant[word] = self._found_meant(word)
        return self._meant[word]

    @cached_property
    def _meant(self) -> dict[Anaphor, Set[str]]:
        """What was found before."""
        return {}

    def _found_meant(self, word: Anaphor) -> Set[str]:
        if word.sort == "speaker":
            return self._ours(self.speakers(word.start)) or self.nearby(word.start)
        if word.sort == "addressee":
            return self._nearest(self.sides.everybody, word.start, layers=4)
        if word.sort == "several":
            return self.nearby(word.start)
        if word.sort == "national":
            return set[str]().union(*map(self.sides.agents, self.named.within(word.start, word.end)))
        fits = self.sides.fitting(word)
        first = self._first_alike(word)
        if first is not None:
            return self.meant(first) | self._nearest(fits, word.start)
        if word.sort in ("noun", "nouns") and (owners := self._owners(word)):
            return fits & self.sides.families(owners)
        if word.sort == "nouns":
            return fits & self.sides.talking | self._nearest(fits, word.start) | self.sides.called(word.noun)
        return fits if len(fits) < 2 else self._nearest(fits, word.start) or fits

    def _first_alike(self, word: Anaphor) -> Anaphor | None:
        """The first pronoun of the same sort in its sentence: both are likely to mean the same."""
        if word.sort not in ("man", "woman", "thing"):
            return None
        before = (one for one in self._words_of(self._sentence_at(word.start)) if one.end <= word.start)
        return next((one for one in before if one.sort == word.sort), None)

    def _sentence_at(self, at: int) -> int:
        return max(0, bisect_right(self._begins, at) - 1)

    @cached_property
    def _begins(self) -> list[int]:
        """Where the sentences begin."""
        return [start for start, _ in self.sentences]

    def _owners(self, word: Anaphor) -> set[str]:
        """Those named within a description, or right after it: "the Finnish minister", "the minister of Finland"."""
        of = _OF.match(self.named.text, word.end)
        return self.named.within(word.start, of.end() + _LONGEST_ARTICLE if of else word.end)

    def _nearest(self, fits: Set[str], at: int, layers: int = _LAYERS) -> Set[str]:
        """Of those that fit, the ones named last: in the nearest sentences that name any."""
        number = self._sentence_at(at)
        found: set[str] = set()
        for place in range(number, max(-1, number - _REACH), -1):
            start, end = self.sentences[place]
            here = self.named.within(start, min(end, at)) & fits
            found |= here
            layers -= layers if here and place == number else bool(here)
            if not layers:
                break
        return found

    def _ours(self, speakers: Set[str]) -> Set[str]:
        """Whoever may be "we" of speakers: their own side; of one in the chair, all."""
        ours = self.sides.families(speakers)
        return ours | self.sides.talking if ours and ours.isdisjoint(self.sides.talking) else ours

    # --------------------------------------------------------------------------------------------- who speaks

    def speakers(self, at: int) -> set[str]:
        """The ids of those who may be saying what stands at an offset: in quotation marks, or in their turn."""
        for place in self._said_between(at, at + 1):
            return self._speakers_of(place)
        place = bisect_right(self._turns, at, key=lambda turn: turn[0]) - 1
        return self._turns[place][1] if place >= 0 else set()

    def _said_between(self, start: int, end: int) -> Iterator[int]:
        """The places of the quotations that a slice touches, in their order."""
        place = bisect_right(self.quotations, start, key=lambda quoted: quoted.end)
        while place < len(self.quotations) and self.quotations[place].start < end:
            yield place
            place += 1

    def _speakers_of(self, place: int) -> set[str]:
        """The ids of the subject of the verb that reports a quotation, or the one before it that it goes on from."""
        while self.quotations[place].cue is None and place:
            place -= 1
        quoted = self.quotations[place]
        return set() if quoted.cue is None else self.subjects(*quoted.frame, quoted.cue[0])

    def speakers_within(self, start: int, end: int) -> Set[str]:
        """The ids of those who may have said what is quoted between two offsets; empty where that cannot be told."""
        for place in self._said_between(start, end):
            inner = _INNER.search(self.named.text, self.quotations[place].start, start)
            return self.present(self.quotations[place].start, inner.start()) if inner else self._speakers_of(place)
        return self.speakers(start)

    @cached_property
    def _turns(self) -> list[tuple[int, set[str]]]:
        """Where the turns of a transcript begin, and whose they are."""
        found: list[tuple[int, set[str]]] = []
        for match in _TURN.finditer(self.named.text):
            ids = self.named.within(*match.span("who"))
            noun = folded_noun(match["who"].split()[-1])
            ids = ids or set(self.sides.called(noun))
            found.append((match.start(), ids))
        return found if len(found) >= _LEAST_TURNS else []

    # --------------------------------------------------------------------------------------------- subjects

    def subjects(self, start: int, end: int, verb: int) -> set[str]:
        """The ids of those who stand, or may be meant, where the subject of the verb at offset `verb` stands, in the
        sentence from `start` to `end`: before it in its clause, outside quotation marks; else right after it. Empty
        where nobody is said to do it."""
        text = self.named.text
        by = _PASSIVE.match(text, verb, end)
        if by is not None:
            return self.named.within(by.end("by"), by.end("by") + _RIGHT_AFTER) if by["by"] else set()
        told = _EXPLETIVE.search(text, start, verb + _RIGHT_AFTER)
        if told is not None and told.start() < verb:
            return self.doing(told.end(), min(end, told.end() + _RIGHT_AFTER)) if told["that"] else set()
        clause = start
        for cut in _CLAUSE.finditer(text, start, verb):
            clause = cut.end() if not _ASIDE.match(text, cut.start(), verb) else clause
        found = self.doing(clause, verb)
        if found:
            joined = _WITH.match(text, verb, end)
            return found | (self.doing(*joined.span("whom")) if joined else set())
        stop = min([end, verb + _RIGHT_AFTER, *(match.start() for match in _MARK.finditer(text, verb, end))])
        return self.doing(verb, stop)

    def doing(self, start: int, end: int) -> set[str]:
        """Those named or meant between two offsets, outside quotation marks and asides, except who owns something."""
        asides = (_QUOTED.finditer(self.named.text, start, end), _ASIDE.finditer(self.named.text, start, end))
        quoted = [match.span() for match in chain(*asides)]
        said = (self.quotations[place] for place in self._said_between(start, end))
        quoted += [(one.start, one.end) for one in said]
        here = {one.ident for one in self.named.between(start, end) if not _is_within(one.start, quoted)}
        words = (word for word in self.words(start, end) if not word.owned and not _is_within(word.start, quoted))
        return here.union(*(self.meant(word) for word in words))


def _is_within(at: int, spans: Sequence[Offsets]) -> bool:
    return any(start <= at < end for start, end in spans)
