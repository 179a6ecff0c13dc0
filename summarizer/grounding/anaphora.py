"""Which words stand for somebody whom they do not name? Pronouns, and descriptions such as "the company".

A description is a determiner with a noun for somebody near it: one of a table, or one that a party of the record is
called by. Any noun after the determiner may be its head ("the union president"), so it is read in each way. English;
pronouns also in German, French and Spanish, where a text is in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from summarizer.grounding.parties import folded_noun

__all__ = ["BODIES", "MANY", "PERSONS", "SIDES", "STATES", "Anaphor", "anaphors"]

Sort = Literal["man", "woman", "thing", "several", "speaker", "addressee", "noun", "nouns", "national", "any"]


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A word for somebody who is not named by it: `noun` of a description, folded; `owned` of a possessive."""

    start: int
    end: int
    sort: Sort
    noun: str = ""
    owned: bool = False


_PRONOUNS: dict[Sort, str] = {
    "man": "he him his himself",
    "woman": "she her hers herself",
    "thing": "it its itself",
    "several": "they them their theirs themselves both each either neither everyone",
    "speaker": "we us our ours i my me mine ourselves",
    "addressee": "you your yours",
}
_PRONOUNS_ABROAD: dict[Sort, str] = {
    "several": "beide beiden beider ils elles leur leurs ambos ambas ellos ellas",
    "speaker": "wir uns unser unsere unserer unseren ich mein meine nous notre nos je nosotros nuestro nuestra yo",
    "addressee": "votre vos vous usted ustedes",
    "any": "er sie es man ihn ihm ihr ihre ihrer ihren ihrem sein seine seiner seinen seinem elle il on lui son sa ses "
    "se ella él su sus",
}
_SORTS: dict[str, Sort] = {word: sort for sort, words in _PRONOUNS.items() for word in words.split()}
_SORTS_ABROAD: dict[str, Sort] = {word: sort for sort, words in _PRONOUNS_ABROAD.items() for word in words.split()}
_OWNED = frozenset(
    "his her its their our my your unser unsere notre nos nuestro su sus leur leurs son sa ses ihre ihrer ihren ihrem "
    "sein seine seiner seinen seinem".split()
)
PERSONS = frozenset(
    (
        "minister president secretary chair chairman chairwoman chairperson commissioner envoy mediator official "
        "spokesman spokeswoman spokesperson director mayor negotiator ambassador delegate judge colleague counterpart "
        "namesake leader chancellor premier treasurer clerk general colonel governor senator host guest officer "
        "diplomat deputy head chief member representative moderator speaker adviser expert aide chef commander man "
        "woman ministre ministro ministra ministerin vorsitzende präsident präsidentin hafenmeister présidente "
        "président presidente"
    ).split()
)
STATES = frozenset("country state nation government capital kingdom republic neighbour land pays país gobierno".split())
BODIES = frozenset(
    (
        "company firm union committee board council commission ministry organisation organization agency federation "
        "association bank fund group authority body institute tribunal court assembly parliament movement party side "
        "delegation team army militia force rebel employer worker management town city port institution bloc alliance "
        "league rat amt verband conseil consejo delegación délégation"
    ).split()
)
SIDES = frozenset("side party participant partner delegation seite partei partie parte".split())
MANY = frozenset(
    "talk meeting session round negotiation discussion everyone sitzung treffen gespräch réunion reunión".split()
)
"""What is held by several, without a word for them."""
_DETERMINED = re.compile(
    r"\b(?:the|an?|this|that|these|those|his|her|its|their|our|my|your|both|all|two|three|four|five|der|die|das|dem"
    r"|den|beide|beiden|les?|la|las|los|el|l['’]|ces?|cette|ambas|ambos|[^\W\d_]+['’]s?)(?: |(?<=l['’]))(?=[^\W\d_])",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"\b(?:the|all|these) (?:two|three|four|five|six)\b(?! [a-z]+s\b)", re.IGNORECASE)
_NATIONAL = re.compile(r"\b[Tt]he [A-Z][a-zà-ÿ]{2,20}(?! [A-Z])(?= [a-z]+(?:ed|s|ld|d|t|w|ing)\b|[,.;])")
"""One of a people, as in "the Finn said"."""
_WORD = re.compile(r"[^\W\d_]+")
_NOUN = re.compile(r"[\w-]+(?:['’]s?(?!\w))?")
_MODIFIERS = 4
_ENDS = frozenset("of for in on at to from with and or by that which who will would has have is are was were".split())
_MARKS = frozenset(",;:.()")
"""What no description runs over."""
_LEAST_COMPOUNDED = 4


def anaphors(text: str, start: int, end: int, nouns: frozenset[str], *, english: bool) -> Iterator[Anaphor]:
    """Yield the words between two offsets that stand for somebody: pronouns, then descriptions built on `nouns`.

    >>> text = "She thanked the union."
    >>> [(one.sort, text[one.start : one.end]) for one in anaphors(text, 0, 22, BODIES, english=True)]
    [('woman', 'She'), ('noun', 'the union')]
    """
    sorts: dict[str, Sort] = _SORTS if english else {**_SORTS, **_SORTS_ABROAD}
    for match in _WORD.finditer(text, start, end):
        sort = sorts.get(match[0].casefold())
        if sort is not None and match[0] != "US":
            yield Anaphor(*match.span(), sort, owned=match[0].casefold() in _OWNED)
    for match in _DETERMINED.finditer(text, start, end):
        yield from _descriptions(text, match, end, nouns, english=english)
    yield from (Anaphor(*match.span(), "national") for match in _NATIONAL.finditer(text, start, end))
    yield from (Anaphor(*match.span(), "several") for match in _NUMERAL.finditer(text, start, end))


def _descriptions(
    text: str, match: re.Match[str], end: int, nouns: frozenset[str], *, english: bool
) -> Iterator[Anaphor]:
    """What a determiner opens, by each noun among the next words."""
    for word in islice(_NOUN.finditer(text, match.end(), end), _MODIFIERS):
        said = re.sub(r"['’]s?$", "", word[0]).casefold()
        noun = _noun(said, nouns, english=english)
        if noun:
            several = (noun != said and said.endswith("s")) or noun in MANY
            yield Anaphor(match.start(), word.end(), "nouns" if several else "noun", noun, said != word[0].casefold())
        if said in _ENDS or text[word.end() : word.end() + 1] in _MARKS:
            return


def _noun(said: str, nouns: frozenset[str], *, english: bool) -> str:
    """The noun for somebody that a word is, or ends in where words are compounded; else nothing."""
    noun = folded_noun(said)
    if english or noun in nouns:
        return noun if noun in nouns else ""
    return next((one for one in sorted(nouns) if len(one) >= _LEAST_COMPOUNDED and said.endswith(one)), "")
