"""Which numbers of a statement does its evidence not give?

A number may be given in another form or unit, rounded, counted from a list, or follow from two others. What is given
nowhere is wrong; so is what the evidence gives otherwise: "three countries" for its "two countries", "at most" for its
"at least". Where words rather than figures count a few, it is only doubtful: nobody counts as a summary does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from summarizer.grounding.bounds import are_contrary, bound_of, is_turned
from summarizer.grounding.languages import Language
from summarizer.grounding.polarity import content
from summarizer.grounding.quantities import Quantity, quantities
from summarizer.grounding.rounding import rounds
from summarizer.grounding.shares import REST, counts_listed, follows, is_rest
from summarizer.grounding.units import scale
from summarizer.grounding.wholes import Part, parts_of, words_behind

__all__ = ["Numbered", "Strange", "strange_numbers"]


class Strange(NamedTuple):
    """A number of a statement that its evidence does not give."""

    said: str
    message: str
    severity: Literal["wrong", "unsure"]


@dataclass(frozen=True)
class Numbered:
    """A text with its numbers, and the years in which its times lie."""

    text: str
    language: Language = "en"
    years: Callable[[], frozenset[int]] = frozenset
    """Asked only where a number may be a year."""

    @cached_property
    def said(self) -> tuple[Quantity, ...]:
        """Its numbers, in order."""
        return tuple(quantities(self.text, self.language))

    @cached_property
    def numbers(self) -> tuple[Quantity, ...]:
        """Its numbers, and the shares that two of them make: "one in five"."""
        return (*self.said, *_ratios(self.said, self.text), *_roman(self.text))

    @cached_property
    def distinct(self) -> tuple[Quantity, ...]:
        """Its numbers, those that are alike in all only once, and no more than are worth comparing."""
        if len(self.numbers) <= _FEW:
            return self.numbers
        seen: dict[object, Quantity] = {}
        for number in self.numbers:
            told = (number.values, number.units, number.kind, self.noun(number), bound_of(number, self.text))
            seen.setdefault(told, number)
        return tuple(islice(seen.values(), _MOST_COMPARED))

    @cached_property
    def listed(self) -> frozenset[int]:
        """How many members its lists have."""
        return counts_listed(self.text)

    def noun(self, number: Quantity) -> frozenset[str]:
        """What a number counts: the stems of the two words behind it."""
        return content(" ".join(self.words_behind(number)))

    def words_behind(self, number: Quantity) -> list[str]:
        """The two words behind a number, in its clause."""
        return words_behind(number, self.text)

    @cached_property
    def parts(self) -> Sequence[Part]:
        """Its numbers that are parts of others; found once, for it is the evidence of many statements."""
        return list(parts_of(self.numbers, self.text))


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_IN = re.compile(r" (?:in(?: every)?|out of(?: every)?) ")
_ROMAN = re.compile(r"(?<=[a-z] )(?:II|III|IV|VI{0,3}|IX|XI{0,3})(?!\w)")
_ROMAN_BEGINNINGS = (" II", " IV", " V", " IX", " X")
_NUMERALS = {"I": 1, "V": 5, "X": 10}
_SEVERAL = frozenset("both pair couple again twice second other each either jointly".split())
_FEW = 20
"""Numbers that are sooner compared than told apart."""
_MOST_COMPARED = 400
"""Different numbers of a text that others are held against; no page has more."""
_A_FEW = 12
"""Counts up to which a word may be the count of whoever wrote the statement."""
_THE_SIDES = re.compile(r"\b(?:the|these|those|all|between|both|other) $", re.IGNORECASE)
_SIDES = re.compile(r"\s(?:sides|countries|governments|parties|ministers|states|delegations|leaders|nations)\b")


def strange_numbers(
    statement: Numbered, times: Callable[[], Sequence[tuple[int, int]]], evidence: Numbered
) -> Iterator[Strange]:
    """Yield the numbers that the evidence does not give, or gives otherwise; those within `times` count nothing.

    >>> text = Numbered("At least 40 of the 1,298 crews, from three states, will leave.")
    >>> [one.said for one in strange_numbers(Numbered("1,300 crews of four states, at most 40"), list, text)]
    ['four', '40']
    """
    for number in statement.said:
        said = statement.text[number.start : number.end]
        alike = [there for there in evidence.distinct if _is_same(number, statement, there, evidence)]
        if alike:
            is_bounded = all(_is_other_bound(number, statement, there, evidence) for there in alike)
            if is_bounded and not _is_within(number, times()):
                yield Strange(said, f"the cited sentences bound {said!r} from the other side", "wrong")
        elif _is_within(number, times()):
            if _lasts_otherwise(number, evidence):
                yield Strange(said, f"the cited sentences do not give {said!r}", "wrong")
        elif not (_is_year_of(number, said, evidence) or _is_given(number, statement, evidence)):
            yield from _judged(number, said, statement, evidence)
    yield from _strange_rounds(statement, evidence)


def _is_year_of(number: Quantity, said: str, evidence: Numbered) -> bool:
    """Whether a bare number is a year that the evidence tells by another time: "the 2025 quota" of "this year's"."""
    return _A_YEAR.fullmatch(said) is not None and number.values <= evidence.years()


def _is_within(number: Quantity, times: Sequence[tuple[int, int]]) -> bool:
    return any(start <= number.start < end for start, end in times)


_A_YEAR = re.compile("(?:19|20|21)[0-9]{2}")
_OFTEN = re.compile(r" (?:times?|mal|fois|veces|occasions?)\b", re.IGNORECASE)
_OCCASIONS = content("time meeting session round talks visit edition")


def _is_same(number: Quantity, statement: Numbered, there: Quantity, evidence: Numbered) -> bool:
    """Whether two numbers agree and count in one way: "two times" and "twice" do, "three rounds" and "third" may."""
    if not number.agrees(there):
        return False
    if "ordinal" in (number.kind, there.kind) and number.kind != there.kind and evidence.text[there.start].isalpha():
        return not number.units and not there.units and bool(statement.noun(number) & evidence.noun(there))
    is_multiple = there.kind == "multiple" and number.kind == "count"
    return not is_multiple or _OFTEN.match(statement.text, number.end) is not None


def _lasts_otherwise(number: Quantity, evidence: Numbered) -> bool:
    """Whether as many are there of another unit of time: "90 days" told as "90 months"."""
    return any(
        scale(there.unit)[0] == scale(number.unit)[0] == "time" and not number.values.isdisjoint(there.values)
        for there in evidence.distinct
        if number.units and there.units
    )


_ROUND = re.compile(
    r"(?<![\w-])(?<![0-9] )(?:(?P<tens>tens|hundreds) of )?(?P<word>dozens|hundreds|thousands|millions) of\b", re.I
)
_SIZES = {"dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 10**6}
_MOST_TIMES = 100
"""How many thousands "thousands" may be."""


def _strange_rounds(statement: Numbered, evidence: Numbered) -> Iterator[Strange]:
    """ "Thousands of" where the evidence counts the same otherwise."""
    for match in _ROUND.finditer(statement.text):
        size = _SIZES[match["word"].casefold()] * {"tens": 10, "hundreds": 100}.get((match["tens"] or "").casefold(), 1)
        noun = content(" ".join(_WORD.findall(statement.text[match.end() : match.end() + 40])[:2]))
        rivals = [there for there in evidence.distinct if noun & evidence.noun(there)]
        fits = any(size <= value <= _MOST_TIMES * size for there in rivals for value in there.values)
        if rivals and not fits and match["word"].casefold() not in evidence.text.casefold():
            yield Strange(match[0], f"the cited sentences do not give {match[0]!r}", "wrong")


def _is_other_bound(number: Quantity, statement: Numbered, there: Quantity, evidence: Numbered) -> bool:
    bound = bound_of(number, statement.text)
    if bound not in ("over", "under") or not are_contrary(bound, bound_of(there, evidence.text)):
        return False
    return is_turned(number, statement.text) == is_turned(there, evidence.text)


def _is_given(number: Quantity, statement: Numbered, evidence: Numbered) -> bool:
    """Whether a number is another one rounded, or the share or the list of the evidence."""
    bound = bound_of(number, statement.text)
    if any(rounds(number, there, bound) for there in evidence.distinct):
        return True
    ratios = [
        ratio for ratio in _ratios(list(statement.numbers), statement.text) if ratio.start <= number.start < ratio.end
    ]
    return any(ratio.agrees(there) for ratio in ratios for there in evidence.distinct)


def _judged(number: Quantity, said: str, statement: Numbered, evidence: Numbered) -> Iterator[Strange]:
    """What is to be said of a number that stands nowhere in the evidence."""
    message = f"the cited sentences do not give {said!r}"
    rival = _rival(number, statement, evidence)
    is_a_few = number.kind == "count" and not number.units and max(number.values) <= _A_FEW
    if is_a_few and _is_counted(number, evidence):
        return
    if is_rest(number, evidence.distinct) and (REST.search(statement.text) or REST.search(evidence.text)):
        return
    step = follows(number, statement.text, evidence.numbers, bound_of(number, statement.text))
    if step == "told" and (rival is None or number.kind != "count" or number.unit != "%"):
        return
    if rival is not None:
        yield Strange(said, f"{message}: they say {rival!r}", "wrong")
    elif not _is_manner_of_speaking(number, said, statement, evidence):
        is_doubtful = (
            step == "chance" or is_a_few or number.kind in ("ordinal", "multiple") or said.casefold() == "half"
        )
        yield Strange(said, message, "unsure" if is_doubtful else "wrong")


def _rival(number: Quantity, statement: Numbered, evidence: Numbered) -> str | None:
    """The number by which the evidence counts the same thing, in words like the statement's."""
    noun = statement.noun(number)
    for there in evidence.distinct:
        if number.kind in ("share", "multiple") and there.kind in ("share", "multiple"):
            return evidence.text[there.start : there.end]
        if there.kind == number.kind and bool(there.units) == bool(number.units):
            is_same = bool(noun & evidence.noun(there)) or _follows_same_word(number, statement, there, evidence)
            is_same |= number.kind == "ordinal" and bool(noun & _OCCASIONS and evidence.noun(there) & _OCCASIONS)
            if is_same and evidence.text[there.start : there.end].casefold() != "one":
                return evidence.text[there.start : there.end]
    return None


def _follows_same_word(number: Quantity, statement: Numbered, there: Quantity, evidence: Numbered) -> bool:
    """Whether two ordinals stand behind the same verb: "finished second"."""
    before = [
        content(" ".join(_WORD.findall(text[max(0, start - 40) : start])[-1:]))
        for text, start in ((statement.text, number.start), (evidence.text, there.start))
    ]
    return number.kind == "ordinal" and bool(before[0] & before[1])


def _is_counted(number: Quantity, evidence: Numbered) -> bool:
    """Whether a small number may be the count of what the evidence lists."""
    if not number.values.isdisjoint(evidence.listed):
        return True
    return Fraction(2) in number.values and not _SEVERAL.isdisjoint(_WORD.findall(evidence.text.casefold()))


def _is_manner_of_speaking(number: Quantity, said: str, statement: Numbered, evidence: Numbered) -> bool:
    """Whether a number word counts nothing: "one of them", "the two", "two countries", "first", "met twice"."""
    word = said.casefold()
    if word in ("one", "first", "second", "1"):
        return True
    if word in ("two", "three", "four", "five"):
        before = statement.text[max(0, number.start - 9) : number.start]
        return _THE_SIDES.search(before) is not None or _SIDES.match(statement.text, number.end) is not None
    if number.kind == "multiple":
        return not _SEVERAL.isdisjoint(_WORD.findall(evidence.text.casefold())) or word.startswith("doubl")
    return False


def _ratios(numbers: Sequence[Quantity], text: str) -> Iterator[Quantity]:
    """The shares that two numbers make: "one in five", "three out of four"."""
    for one, other in pairwise(numbers):
        top, bottom = max(one.values), max(other.values)
        if _IN.fullmatch(text, one.end, other.start) and 0 < top < bottom <= 100 and one.kind == other.kind == "count":
            yield Quantity(one.start, other.end, frozenset({top / bottom}), kind="share")


def _roman(text: str) -> Iterator[Quantity]:
    for match in _ROMAN.finditer(text) if any(map(text.__contains__, _ROMAN_BEGINNINGS)) else ():
        values = [_NUMERALS[letter] for letter in match[0]]
        total = sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
        yield Quantity(match.start(), match.end(), frozenset({Fraction(total)}))
