"""Whom does a sentence mean, and who acts in it? Names, and what stands for them, read against what came before.

A pronoun fits by kind (person or thing), gender and number; a description those whose names, aliases or office hold its
noun, else those of its kind. Of those that fit, the ones in the nearest sentence that names any are meant. "We" and "I"
are whoever speaks; "both sides" are whoever talks. What cannot be told apart stays several, for a party is only called
absent when no word of the sentence can mean it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from summarizer.grounding.anaphora import BODIES, MANY, PERSONS, SIDES, STATES, Anaphor, anaphors
from summarizer.grounding.parties import Named, folded_noun
from summarizer.grounding.quotations import Quotation

__all__ = ["Scene"]

Offsets = tuple[int, int]

_KIND_OF = {"company": "company", "firm": "company", "ministry": "government_body", "rebel": "armed_group"}
_OPEN = re.compile(
    r"\b(?:was|were|be|been|being|is|are) (?:[a-z]+ly |also )?"
    r"(?:[a-z]+ed|held|set|made|sent|put|built|paid|drawn|kept)\b(?! by\b)"
    r"|\b[Nn]ext (?:meeting|session|round)\b|\bAction\b",
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

    def present(self, start: int, end: int) -> set[str]:
        """The ids of those whom the text between two offsets names, or may mean by its other words."""
        known = self._present.get((start, end))
        if known is None:
            words = (self.meant(word) for word in self.words(start, end))
            known = self.unsaid(start, end).union(self.named.within(start, end), *words) or self.nearby(start)
            self._present[start, end] = known
        return known

    @cached_property
    def _present(self) -> dict[Offsets, set[str]]:
        """What was found before: many items cite the same sentence."""
        return {}

    def unsaid(self, start: int, end: int) -> set[str]:
        """The ids of those whom the text between two offsets means without a word for them: who speaks, and whoever
        does what is only said to be done."""
        said_by = self._company(self.speakers(start))
        return said_by | self.nearby(start) if _OPEN.search(self.named.text, start, end) else said_by

    def mentions(self, start: int, end: int) -> list[tuple[int, set[str]]]:
        """Where names, and words that stand for somebody, end between two offsets, with whom they mean; in order."""
        known = self._mentions.get((start, end))
        if known is not None:
            return known
        found: dict[int, set[str]] = {}
        for mention in self.named.between(start, end):
            found.setdefault(mention.end, set()).add(mention.ident)
        for word in self.words(start, end):
            found.setdefault(word.end, set()).update(self.meant(word))
        self._mentions[start, end] = sorted(found.items(), key=lambda place: place[0])
        return self._mentions[start, end]

    @cached_property
    def _mentions(self) -> dict[Offsets, list[tuple[int, set[str]]]]:
        return {}

    def nearby(self, at: int) -> set[str]:
        """The ids of those who may be meant where nobody is spoken of: whoever talks, and those named last."""
        return self._talking() | self._nearest(set(self.named.parties), at)

    # --------------------------------------------------------------------------------------------- the words

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return frozenset[str]().union(PERSONS, STATES, BODIES, SIDES, MANY, self.named.holders)

    def words(self, start: int, end: int) -> Iterator[Anaphor]:
        """Yield the words between two offsets that stand for somebody."""
        return anaphors(self.named.text, start, end, self._nouns, english=self.english)

    # --------------------------------------------------------------------------------------------- whom they mean

    def meant(self, word: Anaphor) -> set[str]:
        """The ids of those whom a word can mean."""
        if word.sort == "speaker":
            return self._ours(self.speakers(word.start)) or self.nearby(word.start)
        if word.sort == "addressee":
            return self._nearest(set(self.named.parties), word.start, layers=4)
        if word.sort == "several":
            return self.nearby(word.start)
        if word.sort == "national":
            return set[str]().union(*(self.agents(ident) for ident in self.named.within(word.start, word.end)))
        fits = self._fitting(word)
        first = self._first_alike(word)
        if first is not None:
            return self.meant(first) | self._nearest(fits, word.start)
        if word.sort in ("noun", "nouns") and (owners := self._owners(word)):
            return fits & set[str]().union(*(self.family(owner) for owner in owners))
        if word.sort == "nouns":
            return fits & self._talking() | self._nearest(fits, word.start) | self._called(word.noun)
        return fits if len(fits) < 2 else self._nearest(fits, word.start) or fits

    def _first_alike(self, word: Anaphor) -> Anaphor | None:
        """The first pronoun of the same sort in its sentence: both are likely to mean the same."""
        if word.sort not in ("man", "woman", "thing"):
            return None
        start = self.sentences[self._sentence_at(word.start)][0]
        return next((one for one in self.words(start, word.start) if one.sort == word.sort), None)

    def _sentence_at(self, at: int) -> int:
        return max(0, bisect_right(self.sentences, at, key=lambda sentence: sentence[0]) - 1)

    def _fitting(self, word: Anaphor) -> set[str]:
        """Those who are what a word says: of a kind, a gender, an office."""
        parties, genders = self.named.parties, self.named.genders
        persons = {ident for ident, party in parties.items() if party.is_person is not False}
        if word.sort in ("man", "woman"):
            other = "f" if word.sort == "man" else "m"
            return {ident for ident in persons if genders.get(ident) != other}
        if word.sort == "thing":
            return {ident for ident, party in parties.items() if not party.is_person}
        if word.sort in ("noun", "nouns"):
            called = self._called(word.noun)
            return called | self._of_kind(word.noun) if word.sort == "nouns" else called or self._of_kind(word.noun)
        return set(parties)

    def _called(self, noun: str) -> set[str]:
        return self.named.holders.get(noun, set())

    def _of_kind(self, noun: str) -> set[str]:
        parties = self.named.parties
        if noun in PERSONS:
            return {ident for ident, party in parties.items() if party.is_person is not False}
        if noun in SIDES or noun in MANY:
            return set(parties)
        kind = _KIND_OF.get(noun, "")
        if alike := {ident for ident, party in parties.items() if party.kind == kind}:
            return alike
        if noun in STATES:
            return {ident for ident, party in parties.items() if party.kind in ("", "state", "other")}
        return {ident for ident, party in parties.items() if not party.is_person and party.kind != "state"}

    def _owners(self, word: Anaphor) -> set[str]:
        """Those named within a description, or right after it: "the Finnish minister", "the minister of Finland"."""
        of = _OF.match(self.named.text, word.end)
        return self.named.within(word.start, of.end() + _LONGEST_ARTICLE if of else word.end)

    def _nearest(self, fits: set[str], at: int, layers: int = _LAYERS) -> set[str]:
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

    def _talking(self) -> set[str]:
        """Those that talk with each other, and their hosts; where no party has a role, all."""
        parties = self.named.parties
        return {ident for ident, party in parties.items() if party.role in ("principal", "host")} or set(parties)

    def family(self, ident: str) -> set[str]:
        """A party with those that act for it and those for which it acts, and so on down and up, not sideways."""
        return {ident} | self.agents(ident) | self._acted_for(ident)

    def agents(self, ident: str) -> set[str]:
        """Those that act for a party, or for one that does."""
        found = {one for one, party in self.named.parties.items() if ident in party.acts_for and one != ident}
        for one in list(found):
            found |= {other for other, party in self.named.parties.items() if one in party.acts_for}
        return found

    def _acted_for(self, ident: str) -> set[str]:
        party = self.named.parties.get(ident)
        first = set[str](party.acts_for if party else ())
        return first.union(*(self.named.parties[one].acts_for for one in first if one in self.named.parties))

    def _company(self, speakers: set[str]) -> set[str]:
        return set[str]().union(*(self.family(speaker) for speaker in speakers))

    def _ours(self, speakers: set[str]) -> set[str]:
        """Whoever may be "we" of speakers: their own side; of one in the chair, all."""
        ours = self._company(speakers)
        return ours | self._talking() if ours and ours.isdisjoint(self._talking()) else ours

    # --------------------------------------------------------------------------------------------- who speaks

    def speakers(self, at: int) -> set[str]:
        """The ids of those who may be saying what stands at an offset: in quotation marks, or in their turn."""
        quoted = next((one for one in self.quotations if one.start <= at < one.end), None)
        if quoted is not None:
            return self.speakers_of(quoted)
        place = bisect_right(self._turns, at, key=lambda turn: turn[0]) - 1
        return self._turns[place][1] if place >= 0 else set()

    def speakers_of(self, quoted: Quotation) -> set[str]:
        """The ids of the subject of the verb that reports a quotation, or the one before it that it goes on from."""
        place = self.quotations.index(quoted)
        while quoted.cue is None and place:
            place -= 1
            quoted = self.quotations[place]
        return set() if quoted.cue is None else self.subjects(*quoted.frame, quoted.cue[0])

    def speakers_within(self, start: int, end: int) -> set[str]:
        """The ids of those who may have said what is quoted between two offsets; empty where that cannot be told."""
        for said in self.quotations:
            if said.start < end and start < said.end:
                inner = _INNER.search(self.named.text, said.start, start)
                return self.present(said.start, inner.start()) if inner else self.speakers_of(said)
        return self.speakers(start)

    @cached_property
    def _turns(self) -> list[tuple[int, set[str]]]:
        """Where the turns of a transcript begin, and whose they are."""
        found: list[tuple[int, set[str]]] = []
        for match in _TURN.finditer(self.named.text):
            ids = self.named.within(*match.span("who"))
            noun = folded_noun(match["who"].split()[-1])
            ids = ids or self._called(noun)
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
            return self._doing(told.end(), min(end, told.end() + _RIGHT_AFTER)) if told["that"] else set()
        clause = start
        for cut in _CLAUSE.finditer(text, start, verb):
            clause = cut.end() if not _ASIDE.match(text, cut.start(), verb) else clause
        found = self._doing(clause, verb)
        if found:
            joined = _WITH.match(text, verb, end)
            return found | (self._doing(*joined.span("whom")) if joined else set())
        stop = min([end, verb + _RIGHT_AFTER, *(match.start() for match in _MARK.finditer(text, verb, end))])
        return self._doing(verb, stop)

    def _doing(self, start: int, end: int) -> set[str]:
        """Those named or meant between two offsets, outside quotation marks and asides, except who owns something."""
        asides = (_QUOTED.finditer(self.named.text, start, end), _ASIDE.finditer(self.named.text, start, end))
        quoted = [match.span() for match in chain(*asides)]
        quoted += [(one.start, one.end) for one in self.quotations if one.start < end and start < one.end]
        here = {one.ident for one in self.named.between(start, end) if not _is_within(one.start, quoted)}
        words = (word for word in self.words(start, end) if not word.owned and not _is_within(word.start, quoted))
        return here.union(*(self.meant(word) for word in words))


def _is_within(at: int, spans: Sequence[Offsets]) -> bool:
    return any(start <= at < end for start, end in spans)
