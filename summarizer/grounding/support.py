"""Does the evidence say this? Numbers, times, names and denials of a statement, held against the sentences it cites.

A finding is something that a statement says and its evidence does not: a number in no form of it, a time that means
other days, a name that stands nowhere, a clause that says the contrary. What cannot be told by such rules is not
touched: words are never compared as words, for a good summary uses its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from summarizer.grounding import dates, places
from summarizer.grounding.copied import is_copied
from summarizer.grounding.foreign_times import in_english, numbers_in_english
from summarizer.grounding.glance import may_hold
from summarizer.grounding.polarity import contradicted
from summarizer.grounding.quantities import Quantity, quantities
from summarizer.grounding.tokens import Tokens

__all__ = ["Evidence", "Finding", "Whole", "unsupported"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a statement says and its evidence does not."""

    kind: Literal["number", "time", "name", "denial", "part", "sequence"]
    said: str
    message: str


_ENGLISH = frozenset("the of and to that for with is was by".split())
_OFTEN = 0.06
"""Share of the words of an English text that these are at least; of other languages they are next to none."""
_MONTHS_IN_SMALL = re.compile(r"\b(?:march|may|august)\b")


def _capital(match: re.Match[str]) -> str:
    return match[0].capitalize()


@dataclass(frozen=True)
class Whole:
    """A whole text and its date: what all of its sentences are read against."""

    text: str
    dated: date | None = None
    tokens: Tokens | None = None
    """The text's, where they are at hand."""

    @cached_property
    def _tokens(self) -> Tokens:
        return self.tokens or Tokens(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its folded words."""
        return frozenset(self._tokens.words)

    @cached_property
    def is_english(self) -> bool:
        """Whether it is English, by its smallest words."""
        words = self._tokens.words
        return sum(map(words.count, _ENGLISH)) > _OFTEN * len(words)

    @cached_property
    def mentions(self) -> tuple[places.Mention, ...]:
        """Where it names states and organisations."""
        return tuple(places.mentions(self.text))

    @cached_property
    def places(self) -> frozenset[str]:
        """The states and organisations that it names, in whatever form."""
        return frozenset(mention.place.name for mention in self.mentions)

    @cached_property
    def initials(self) -> str:
        """The first letters of its names, in order, for acronyms that it spells out."""
        return "".join(name[0] for name in re.findall(r"\b[A-ZÀ-Þ]\w+", self.text))


@dataclass(frozen=True)
class Evidence:
    """The sentences that an item cites, and the whole they are from."""

    text: str
    whole: Whole

    @cached_property
    def shown(self) -> str:
        """The cited sentences without invisible characters."""
        return _shown(self.text)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The numbers in the cited sentences."""
        there = list(quantities(self.shown))
        return there if self.whole.is_english else [*there, *quantities(numbers_in_english(self.shown))]

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words of the cited sentences."""
        return frozenset(Tokens(self.text).words)

    @cached_property
    def listed(self) -> frozenset[int]:
        """How many names there are in each of its lists."""
        return frozenset(len(re.findall(r",| and ", names[0])) + 1 for names in _LIST.finditer(self.shown))

    @cached_property
    def parts(self) -> list[re.Match[str]]:
        """Where it tells a number from a part of it."""
        return list(_PART.finditer(self.shown)) if may_hold(self.shown, _PARTING) else []

    @cached_property
    def sequences(self) -> list[str]:
        """The years since which something is the first."""
        return [match["since"] for match in _SINCE.finditer(self.shown)] if may_hold(self.shown, _FIRST) else []

    @cached_property
    def times(self) -> list[tuple[date | None, date | None]]:
        """What the times in the cited sentences mean."""
        texts = [self.shown]
        if not self.whole.is_english:
            texts += [_MONTHS_IN_SMALL.sub(_capital, words) for words, _ in in_english(self.shown.casefold())]
        found = (
            dates.resolve(text[start:end], self.whole.dated, self.shown)
            for text in texts
            for start, end in dates.find(text)
        )
        return [(one.earliest, one.latest) for one in found if one.status != "unresolved"]


def unsupported(statement: str, evidence: Evidence, *, negative: bool = False) -> Iterator[Finding]:
    """Yield what `statement` says and `evidence` does not; `negative` when the statement is meant denied.

    >>> text = "Norway pledged 40 million kroner by 1 May 2025."
    >>> [finding.said for finding in unsupported("give 50 million kroner", Evidence(text, Whole(text)))]
    ['50 million']
    """
    statement = _shown(statement)
    if not is_copied(statement, evidence.shown, evidence.whole.places):
        times = list(dates.find(statement))
        yield from _times(statement, times, evidence)
        yield from _numbers(statement, times, evidence)
        yield from _names(statement, times, evidence)
    yield from _parts(statement, evidence)
    yield from _sequences(statement, evidence)
    if statement.isalpha() and statement.casefold() not in _DENIALS:
        return  # a single word, a name most often, denies nothing and has too little in common with a clause
    contrary = contradicted(statement, evidence.shown, negative=negative)
    if contrary is not None:
        yield Finding("denial", statement, f"says the contrary of the cited {contrary!r}")


_DENIALS = frozenset(("not", "never"))


def _shown(text: str) -> str:
    return text if text.isascii() else _UNSEEN.sub("", text)


_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")


# ------------------------------------------------------------------------------------------------- numbers and times


def _numbers(statement: str, times: list[tuple[int, int]], evidence: Evidence) -> Iterator[Finding]:
    for found in quantities(statement):
        if not found.values.isdisjoint(evidence.listed) and statement[found.start : found.end].isalpha():
            continue  # "four of the states", counted by whoever wrote it
        in_time = any(start <= found.start and found.end <= end for start, end in times)
        if in_time or _is_small_talk(statement, found) or any(found.agrees(there) for there in evidence.quantities):
            continue
        said = statement[found.start : found.end]
        yield Finding("number", said, f"the cited sentences do not give {said!r}")


_NAMED = r"[A-ZÀ-ÖØ-Þ][\w’'-]*(?: [A-ZÀ-ÖØ-Þ][\w’'-]*){0,3}"
_LIST = re.compile(rf"(?<![\w’'-]){_NAMED}(?:, (?:the )?{_NAMED}){{0,12}},? and (?:the )?{_NAMED}")
_ONE = frozenset("one first second double half".split())
_THE_SIDES = re.compile(r"\b(?:the|these|those|all|between) $", re.IGNORECASE)
_SIDES = re.compile(r"\s(?:sides|countries|governments|parties|ministers|states|delegations|leaders|nations)\b")


def _is_small_talk(statement: str, found: Quantity) -> bool:
    """Whether a number word is only a manner of speaking: "one of them", "the two", "two countries"."""
    word = statement[found.start : found.end].casefold()
    if word in ("two", "three", "four", "five"):
        before = statement[max(0, found.start - 9) : found.start]
        return _THE_SIDES.search(before) is not None or _SIDES.match(statement, found.end) is not None
    return word in _ONE


def _times(statement: str, times: list[tuple[int, int]], evidence: Evidence) -> Iterator[Finding]:
    for start, end in times:
        said = statement[start:end]
        if set(Tokens(said).words) <= evidence.words | _LEADS:
            continue
        meant = dates.resolve(said, evidence.whole.dated, evidence.shown)
        if meant.status == "unresolved":
            if not any(word.isdigit() and word not in evidence.words for word in Tokens(said).words):
                continue
        elif any(_covers((meant.earliest, meant.latest), there) for there in evidence.times):
            continue
        yield Finding("time", said, f"the cited sentences do not give the time {said!r}")


_LEADS = frozenset("by in on at the of until till before after since from within during to a an and over next".split())


def _covers(wide: tuple[date | None, date | None], narrow: tuple[date | None, date | None]) -> bool:
    """Whether one time is the other, or the coarser of the two as it is said."""
    if wide[1] is None or narrow[1] is None:
        return wide[0] == narrow[0]  # "from 1 May" may be told of what begins on 1 May
    if wide[0] is None or narrow[0] is None:
        return wide[1] == narrow[1]
    return wide[0] <= narrow[0] and narrow[1] <= wide[1]


# ------------------------------------------------------------------------------------------------- names

_SENTENCE_START = re.compile(r"(?:[.!?:]\s+[“\"'‘(]?|\A[“\"'‘(]?)\Z")
_PART_OF_NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|of|the|and|for|de|van|von|al|bin)"
_BARE_NAME = re.compile(rf"{_PART_OF_NAME}(?: {_PART_OF_NAME})*")
_LETTERS = re.compile(r"[^\W\d_]+")
_UNBROKEN = re.compile(r"\S+")
_TITLES = frozenset("mr mrs ms dr prof sir dame".split())
_MOSTLY = 0.6


def _names(statement: str, times: list[tuple[int, int]], evidence: Evidence) -> Iterator[Finding]:
    """Names that stand nowhere in the text, in no form of them. The first word of a sentence is none, unless all of
    the statement is a name."""
    if statement.islower():
        return
    is_bare = _BARE_NAME.fullmatch(statement) is not None
    words = [word for word in _LETTERS.findall(statement) if len(word) > 3]
    if len(words) > 4 and sum(word[0].isupper() for word in words) > _MOSTLY * len(words):
        return  # a title in capitals: no name stands out
    strange: dict[tuple[int, int], str] = {}
    told = [*times]
    for mention in places.mentions(statement):
        told.append((mention.start, mention.end))
        if mention.place.name not in evidence.whole.places:
            strange[told[-1]] = statement[mention.start : mention.end]
    for word, start, end in _capitalised(statement):
        opens = not is_bare and _SENTENCE_START.search(statement[max(0, start - 6) : start]) is not None
        is_told = any(first <= start < last for first, last in told)
        if not (opens or is_told or _is_known(word, statement[start:end], evidence)):
            strange[start, end] = statement[start:end]
    for said in strange.values():
        yield Finding("name", said, f"{said!r} is named nowhere in the document")


def _capitalised(statement: str) -> Iterator[tuple[str, int, int]]:
    """The words that begin with a capital, folded, and where they stand."""
    for match in _UNBROKEN.finditer(statement):
        bare = match[0].strip(",.;:")
        if bare.isascii() and bare.isalnum():  # most words, and the quick way
            if bare[0].isupper():
                start = match.start() + match[0].index(bare)
                yield bare.lower(), start, start + len(bare)
        elif not bare.islower():
            tokens = Tokens(match[0])
            for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
                if match[0][start].isupper():
                    yield word, match.start() + start, match.start() + end


def _is_known(word: str, said: str, evidence: Evidence) -> bool:
    if word in evidence.whole.words or word in _TITLES:
        return True
    if said.isupper() and len(said) > 1:  # an acronym that the text spells out
        return said in evidence.whole.initials
    return _is_form_of(word, evidence.whole.words)


def _is_form_of(word: str, words: frozenset[str]) -> bool:
    """Whether a name is known in another form: plural, possessive, adjective."""
    root = word[: max(4, len(word) - 3)]
    return len(word) > 4 and any(other.startswith(root) for other in words)


# ------------------------------------------------------------------------------------------------- parts and sequences

_AMOUNT = (
    r"(?:[0-9][\w,.]{0,24}|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|[a-z]{3,5}ty"
    r"|an?(?= (?:million|billion|hundred)))(?:-[a-z]{3,5})?)(?: hundred| thousand| million| billion)?"
)
_PART = re.compile(
    rf"(?<![\w,.])(?P<whole>{_AMOUNT}) (?P<first>\w+)[^.;]{{0,20}}?,? (?:including|among them|of whom|of which)"
    rf"(?: about| some| around)? (?P<part>{_AMOUNT})(?: are| were)? (?P<second>\w+)"
)
_PARTING = frozenset(("including", "among", "whom", "which"))
_FIRST = frozenset(("first",))
_SINCE = re.compile(r"\bfirst\b[^.;]{0,80}?\b(?P<since>since (?:[^\W\d_]+ )?[0-9]{4})")


def _parts(statement: str, evidence: Evidence) -> Iterator[Finding]:
    """The number of the whole, said of its part: "three million Afghans, including 1.3 million refugees"."""
    for match in evidence.parts:
        for number, noun in (("whole", "second"), ("part", "first")):
            said = f"{match[number]} {match[noun]}"
            other = "part" if number == "whole" else "whole"
            if match[number] != match[other] and re.search(rf"\b{re.escape(said)}\b", statement, re.IGNORECASE):
                yield Finding("part", said, f"the cited sentences tell {match['whole']} from {match['part']}")


def _sequences(statement: str, evidence: Evidence) -> Iterator[Finding]:
    """The first since a year, told as something that was so since that year."""
    for since in evidence.sequences:
        if since.casefold() in statement.casefold() and not re.search(r"\bfirst\b", statement, re.IGNORECASE):
            yield Finding("sequence", since, f"the cited sentences speak of the first {since}")
