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
from functools import cached_property, partial
from typing import Literal

from summarizer.grounding import dates, places
from summarizer.grounding.copied import is_copied
from summarizer.grounding.dateline import beside_dateline
from summarizer.grounding.denials_abroad import contrary_abroad
from summarizer.grounding.foreign_times import in_english
from summarizer.grounding.languages import Language, language_of
from summarizer.grounding.naming import Known, strange_names
from summarizer.grounding.numbers import Numbered, strange_numbers
from summarizer.grounding.parts import denies_all_before, misplaced_numbers, misplaced_times
from summarizer.grounding.polarity import contradicted
from summarizer.grounding.rates import strange_rates
from summarizer.grounding.tokens import Tokens, words_of
from summarizer.grounding.told_times import Time, covers, ends_about, is_narrow, is_since, is_turned, whole_year
from summarizer.problems import Severity

__all__ = ["Evidence", "Finding", "Whole", "unsupported"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a statement says and its evidence does not."""

    kind: Literal["number", "time", "name", "denial", "part", "sequence", "rate"]
    said: str
    message: str
    severity: Severity = "wrong"


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
    def language(self) -> Language:
        """Its language, by its smallest words."""
        return language_of(self._tokens.words)

    @property
    def is_english(self) -> bool:
        """Whether it is English."""
        return self.language == "en"

    @cached_property
    def mentions(self) -> tuple[places.Mention, ...]:
        """Where it names states and organisations."""
        return tuple(places.mentions(self.text))

    @cached_property
    def places(self) -> frozenset[str]:
        """The states and organisations that it names, in whatever form."""
        return frozenset(mention.place.name for mention in self.mentions)

    @cached_property
    def known(self) -> Known:
        """What names are looked up in."""
        return Known(self.text, self.words, self.places, self.initials)

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
    def numbered(self) -> Numbered:
        """The cited sentences with their numbers."""
        return Numbered(self.shown, self.whole.language, lambda: self._years)

    @cached_property
    def _years(self) -> frozenset[int]:
        """The years in which its times lie."""
        return frozenset(day.year for time in self.times for day in time if day)

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words of the cited sentences."""
        return frozenset(words_of(self.text))

    @cached_property
    def words_in_english(self) -> frozenset[str]:
        """The folded words of the cited sentences, those of their times in English."""
        return frozenset(word for words, _ in in_english(self.shown.casefold()) for word in words_of(words))

    @cached_property
    def told(self) -> Evidence:
        """The cited sentences without a dateline that is not the day of what they tell."""
        rest = beside_dateline(self.shown, self.whole.dated)
        return self if rest is None else Evidence(rest, self.whole)

    @cached_property
    def times(self) -> list[Time]:
        """What the times in the cited sentences mean."""
        texts = [self.shown]
        if self.whole.language != "en":
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
    ['50 million kroner']
    """
    statement = _shown(statement)
    numbered = Numbered(statement, language_of(words_of(statement)))
    if not is_copied(statement, evidence.shown, evidence.whole.places):
        times = list(dates.find(statement))
        yield from _times(numbered, times, evidence)
        yield from _times_abroad(numbered, evidence)
        counted = partial(_read, times, statement, evidence)
        for number in strange_numbers(numbered, counted, evidence.numbered):
            yield Finding("number", *number)
        yield from _names(numbered, times, evidence.whole)
    for part in misplaced_numbers(numbered, evidence.numbered):
        yield Finding("part", *part)
    for time in misplaced_times(statement, evidence.shown):
        yield Finding("sequence", *time)
    for said, there in strange_rates(statement, evidence.shown):
        yield Finding("rate", said, f"the cited sentences say {there!r}, not {said!r}", "unsure")
    if statement.isalpha() and statement.casefold() not in _DENIALS:
        return  # a single word, a name most often, denies nothing and has too little in common with a clause
    yield from _denials(numbered, evidence, negative=negative)


def _names(statement: Numbered, times: list[tuple[int, int]], whole: Whole) -> Iterator[Finding]:
    numbers = [(number.start, number.end) for number in statement.numbers]
    strange = strange_names(
        statement.text,
        [*times, *numbers],
        whole.known,
        nouns_have_capitals=statement.language == "de",
        is_translated=statement.language != whole.language,
    )
    for said, severity in strange:
        yield Finding("name", said, f"{said!r} is named nowhere in the document", severity)


def _denials(statement: Numbered, evidence: Evidence, *, negative: bool) -> Iterator[Finding]:
    message = "says the contrary of the cited {!r}"
    contrary = contradicted(statement.text, evidence.shown, negative=negative)
    if contrary is not None and not denies_all_before(statement.text, evidence.shown):
        told = message if contrary.is_proved else "seems to say the contrary of the cited {!r}"
        severity: Severity = "wrong" if contrary.is_proved else "unsure"
        yield Finding("denial", statement.text, told.format(contrary.clause), severity)
    elif statement.language == evidence.whole.language != "en" and not negative:
        abroad = contrary_abroad(statement.text, evidence.shown, statement.language)
        if abroad is not None:
            yield Finding("denial", statement.text, message.format(abroad.clause), abroad.severity)


_DENIALS = frozenset(("not", "never"))


def _shown(text: str) -> str:
    return text if text.isascii() else _UNSEEN.sub("", text)


_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")


# ------------------------------------------------------------------------------------------------- numbers and times


def _times(numbered: Numbered, times: list[tuple[int, int]], evidence: Evidence) -> Iterator[Finding]:
    statement, dated = numbered.text, evidence.whole.dated
    is_translated = numbered.language != evidence.whole.language
    if times and not _OF_THE_REPORT.search(statement):
        evidence = evidence.told
    for start, end in times:
        said = statement[start:end]
        if set(words_of(said)) <= evidence.words | _LEADS:
            if is_turned(said, evidence.shown):
                yield Finding("time", said, f"the cited sentences tell of the other side of {said!r}")
            continue
        meant = [dates.resolve(said, dated, clause) for clause in (evidence.shown, statement)]
        days = [(one.earliest, one.latest) for one in meant if one.status != "unresolved"]
        if not days and not _has_strange_figure(said, evidence):
            continue
        if any(covers(one, there) for one in days for there in evidence.times) or is_since(said, evidence.times, dated):
            continue
        if not evidence.words.isdisjoint(str(whole_year(one)) for one in days):
            continue  # "next year" of "the plan for 2026"
        if ends_about(said, evidence.times, dated, evidence.shown):
            continue
        is_part = any(covers(there, one) for one in days for there in evidence.times if is_narrow(there))
        message = f"the cited sentences do not give the time {said!r}"
        is_doubtful = is_part or (is_translated and not _has_strange_figure(said, evidence))
        yield Finding("time", said, message, "unsure" if is_doubtful else "wrong")


def _has_strange_figure(said: str, evidence: Evidence) -> bool:
    return any(word.isdigit() and word not in evidence.words for word in words_of(said))


def _read(times: list[tuple[int, int]], statement: str, evidence: Evidence) -> list[tuple[int, int]]:
    """The times that mean days, so that no number in them counts anything."""
    meant = (dates.resolve(statement[start:end], evidence.whole.dated, statement) for start, end in times)
    return [time for time, one in zip(times, meant, strict=True) if one.status != "unresolved"]


def _times_abroad(statement: Numbered, evidence: Evidence) -> Iterator[Finding]:
    """The times of a statement in another language that the evidence does not give, as far as they can be read."""
    for words, language in in_english(statement.text.casefold()) if statement.language != "en" else ():
        text = _MONTHS_IN_SMALL.sub(_capital, words)
        for start, end in dates.find(text) if language == statement.language else ():
            meant = dates.resolve(text[start:end], evidence.whole.dated, text)
            days = (meant.earliest, meant.latest)
            is_given = set(words_of(text[start:end])) <= evidence.words_in_english | _LEADS
            if meant.status == "resolved" and not (is_given or any(covers(days, there) for there in evidence.times)):
                said = text[start:end]
                yield Finding("time", said, f"the cited sentences do not give the time {said!r}", "unsure")


_OF_THE_REPORT = re.compile(
    r"\b(?:report|publish|announce|issue|release|state|said|says|dated|according)", re.IGNORECASE
)
"""What was said may be told with the day of the report."""
_LEADS = frozenset("by in on at the of until till before after since from within during to a an and over next".split())
