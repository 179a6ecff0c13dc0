"""Does a number follow from others by one step of arithmetic, or by counting what is listed?

"Two frigates and three" are five, a third of 85 million is 28 million, from 40 to 46 is 6 more and 15 per cent,
"Norway, Sweden and Finland" are three. A summary may say so without being told. Numbers are many, and one of them is
easily the sum of two others by chance: what follows only so, with nothing in the words to say so, is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Literal

from summarizer.grounding.bounds import Bound
from summarizer.grounding.quantities import Quantity
from summarizer.grounding.rounding import same_or_rounded

__all__ = ["REST", "counts_listed", "follows", "is_rest"]

_MOST = 24
"""Numbers among which a sum is looked for: among more, everything is one."""
_CUE = 40
"""Letters before a number in which a word can say that it is a difference."""
_HALF_A_PERCENT = Fraction(1, 200)
_NEAR = 300
"""Letters within which two numbers are taken together."""
_SUMMING = re.compile(
    r"\b(?:total\w*|together|combined|altogether|in all|overall|between them|[Tt]he (?:two|three|four)|zusammen"
    r"|insgesamt|au total|en total)\b|\A[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)? and (?:the )?[A-ZÀ-Þ]",
)
"""What says that a number is a sum."""
_BY = re.compile(
    r"\b(?:by|up|down|another|other|remaining|rose|fell|gr[eo]w|gained|lost|added|cut|(?:margin|majority|difference|gap|rise"
    r"|increase|drop|fall|decrease|gain|loss|lead) of)(?: (?:about|some|nearly|almost|more than|over|a|the))* ?\Z",
    re.IGNORECASE,
)
_MORE = re.compile(
    r",? (?:\w+ ){0,5}?(?:more|fewer|less|others?|left|remain\w*|ahead|behind|higher|lower|against|abstain\w*|oppos\w+"
    r"|(?:did|do|does|have|has|had) not|(?:have|has|had) yet|(?:are|is|were) still"
    r"|refus\w+|declin\w+|outstanding|missing|absent|without)\b",
    re.IGNORECASE,
)
"""What stands before and behind a number that is a difference."""
_THEN = re.compile(
    r"\b(?:ago|before|earlier|previous\w*|formerly|originally|at first|used to|had(?: been)?|in (?:19|20)[0-9]{2}"
    r"|last (?:year|month|week|season|summer|winter|spring|autumn))\b",
    re.IGNORECASE,
)
"""What says that a number is one of which the evidence's is a multiple: "twelve a year ago" of "24, twice as many"."""
REST = re.compile(
    r"\b(?:rest|remain\w*|remainder|balance|others?|left|reste\w*|restant\w*|übrigen?|resto|not|nor|without|against|oppos\w+"
    r"|refus\w+|reject\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What says that a share is what another leaves of the whole."""
_CLAUSE = re.compile(r"[.!?:;](?:\s|$)|\n")
_LISTED = re.compile(r",? (?:and|und|et|y|e|og|as well as) |, ")
_LONGEST_MEMBER = 6
"""Words of a member of a list between two commas."""
_NAMED = r"[A-ZÀ-ÖØ-Þ][\w’'-]*(?: [A-ZÀ-ÖØ-Þ][\w’'-]*){0,3}"
_NAMES = re.compile(rf"(?<![\w’'-]){_NAMED}(?:, (?:the )?{_NAMED}){{0,12}},? and (?:the )?{_NAMED}")

Step = Literal["told", "chance"]


def follows(said: Quantity, statement: str, numbers: Sequence[Quantity], bound: Bound = "") -> Step | None:
    """Return how `said` follows from two of `numbers`, as its words tell or maybe by chance; None if it does not."""
    if said.kind == "ordinal" or len(numbers) > _MOST:
        return None
    found: Step | None = None
    others = [number for number in numbers if number.kind != "ordinal"]
    for one, other in combinations(others, 2):
        if abs(one.start - other.start) <= _NEAR:
            step = _of_two(said, statement, one, other, bound)
            if step == "told":
                return step
            found = found or step
    if found is None and _SUMMING.search(statement) and _is(said, _sum(said, others), bound):
        return "told"
    return found


def is_rest(said: Quantity, shares: Sequence[Quantity]) -> bool:
    """Say whether a share or a percentage is what one of `shares` leaves of the whole: 40 per cent of 60."""
    mine = [value for dimension, value in said.sizes if dimension == "share"]
    left = {1 - value for one in shares for dimension, value in one.sizes if dimension == "share" and 0 < value < 1}
    return any(value in left for value in mine)


def _of_two(said: Quantity, statement: str, one: Quantity, other: Quantity, bound: Bound) -> Step | None:
    if _is_product(said, one, other, bound) or _is_ratio(said, one, other, bound):
        return "told"
    if any(_is_product(whole, said, part, "") for whole, part in ((one, other), (other, one)) if part.kind == "share"):
        return "chance"  # the whole of which the other is said to be a share
    if any(
        _is_product(whole, said, part, bound) for whole, part in ((one, other), (other, one)) if part.kind == "multiple"
    ):
        return "told" if _THEN.search(statement) else "chance"
    if not _are_of_one_sort(one, other):
        return None
    if _is(said, _sums(one, other), bound):
        return "told" if _SUMMING.search(statement) else "chance"
    results = [*_differences(one, other)]
    if _is(said, results, bound) or (said.unit == "pp" and one.unit == "%" and _is_value(said, results, bound)):
        return "told" if said.unit == "pp" or _is_told_as_difference(said, statement) else "chance"
    return None


def _is_told_as_difference(said: Quantity, statement: str) -> bool:
    before = statement[max(0, said.start - _CUE) : said.start]
    return _BY.search(before) is not None or _MORE.match(statement, said.end) is not None


def _are_of_one_sort(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind == "count" and {d for d, _ in one.sizes} & {d for d, _ in other.sizes} != set()


def _sums(one: Quantity, other: Quantity) -> Iterator[tuple[str, Fraction]]:
    for dimension, value in one.sizes:
        yield from ((dimension, value + more) for same, more in other.sizes if same == dimension)


def _differences(one: Quantity, other: Quantity) -> Iterator[tuple[str, Fraction]]:
    for dimension, value in one.sizes:
        yield from ((dimension, abs(value - more)) for same, more in other.sizes if same == dimension)


def _sum(said: Quantity, numbers: Sequence[Quantity]) -> Iterator[tuple[str, Fraction]]:
    """The sum of all numbers of what `said` is of."""
    alike = [min(number.sizes) for number in numbers if number.unit == said.unit and len(number.sizes) == 1]
    if len(alike) > 2:
        yield alike[0][0], sum((value for _, value in alike), Fraction(0))


def _is_product(said: Quantity, one: Quantity, other: Quantity, bound: Bound) -> bool:
    """Whether `said` is a share or a multiple of a number: a third of 85 million."""
    for part, whole in ((one, other), (other, one)):
        if part.kind in ("share", "multiple") or part.unit == "%":
            factors = [value for dimension, value in part.sizes if dimension == "share" or part.kind == "multiple"]
            if whole.kind == "count" and whole.unit != "%":
                return any(
                    _is(said, ((d, v * factor) for d, v in whole.sizes), bound, converted=True) for factor in factors
                )
    return False


def _is_ratio(said: Quantity, one: Quantity, other: Quantity, bound: Bound) -> bool:
    """Whether `said` is the share that one number is of another, or by how much of itself one became the other."""
    if not (said.kind in ("share", "multiple") or said.unit == "%") or not _are_of_one_sort(one, other):
        return False
    shares = [value for dimension, value in said.sizes if dimension == "share" or said.kind == "multiple"]
    for dimension, value in one.sizes:
        for same, there in other.sizes:
            if same == dimension and value and there:
                low, high = sorted((value, there))
                ratios = (low / high, high / low, (high - low) / low, (high - low) / high)
                if any(_is_share(share, ratio, bound, said.unit == "%") for share in shares for ratio in ratios):
                    return True
    return False


def _is_share(share: Fraction, ratio: Fraction, bound: Bound, is_percentage: bool) -> bool:
    """Whether a share is a ratio: a percentage to its last figure, a fraction nearly."""
    if is_percentage and not bound:
        return abs(share - ratio) <= _HALF_A_PERCENT
    return same_or_rounded(share, ratio, bound, is_converted=True)


def _is(said: Quantity, results: Iterable[tuple[str, Fraction]], bound: Bound, *, converted: bool = False) -> bool:
    sizes = list(results)
    return any(
        same_or_rounded(value, result, bound, is_converted=converted and bound == "")
        for dimension, value in said.sizes
        for same, result in sizes
        if same == dimension or not said.units
    )


def _is_value(said: Quantity, results: Iterable[tuple[str, Fraction]], bound: Bound) -> bool:
    """Whether percentage points are the difference of two percentages."""
    return any(same_or_rounded(value, 100 * result, bound) for value in said.values for _, result in results)


def counts_listed(text: str) -> frozenset[int]:
    """Return how many members the lists of a text have that end in "and": names, and other things in a few words each.

    >>> sorted(counts_listed("On Monday, Norway, the Faroes and Iceland met."))
    [3, 4]
    """
    named = {len(_LISTED.findall(names[0])) + 1 for names in _NAMES.finditer(text)}
    return frozenset(named.union(*map(_counts, _CLAUSE.split(text))))  # the first may be no member: "On Monday, ..."


def _counts(clause: str) -> Iterator[int]:
    members, last = 1, 0
    for mark in _LISTED.finditer(clause):
        is_short = len(clause[last : mark.start()].split()) <= _LONGEST_MEMBER
        members = members + 1 if is_short or members == 1 else 2
        if mark[0] != ", ":
            yield from (members, members - 1) if members > 2 else (members,)
            members = 1
        last = mark.end()
