"""Which words stand for somebody whom they do not name? Pronouns, and descriptions such as "the company".

A description is a determiner with a noun for somebody near it: one of a table, or one that a party of the record is
called by. Any noun after the determiner may be its head ("the union president"), so it is read in each way. English;
pronouns also in German, French and Spanish, where a text is in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from summarizer.grounding.party import folded_noun

__all__ = ["BODIES", "MANY", "PERSONS", "SIDES", "STATES", "Anaphor", "anaphors"]

Sort = Literal["man", "woman", "thing", "several", "speaker", "addressee", "noun", "nouns", "national", "any"]


class Anaphor(NamedTuple):
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
_SORTS_EVERYWHERE: dict[str, Sort] = {**_SORTS, **_SORTS_ABROAD}
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
_DETERMINERS = frozenset(
    (
        "the a an this that these those his her its their our my your both all two three four five der die das dem den "
        "beide beiden le les la las los el ce ces cette ambas ambos"
    ).split()
)
_APOSTROPHES = frozenset("'’")
_OF_SOMEBODY = re.compile(r"['’]s? |(?<=\bl)['’]", re.IGNORECASE)
"""What follows a word that determines another as an owner's name does; or the article of "l'union"."""
_NUMERAL = re.compile(r"(?:the|all|these) (?:two|three|four|five|six)\b(?! [a-z]+s\b)", re.IGNORECASE)
_NUMBERS = frozenset("tfsTFSſ")
"""The letters that these numbers begin with, in any case."""
_NATIONAL = re.compile(r"[Tt]he [A-Z][a-zà-ÿ]{2,20}(?! [A-Z])(?= [a-z]+(?:ed|s|ld|d|t|w|ing)\b|[,.;])")
"""One of a people, as in "the Finn said"."""
_WORD = re.compile(r"[^\W\d_]+")
_NOUN = re.compile(r"[\w-]+(?:['’]s?(?!\w))?")
_GENITIVE = re.compile(r"['’]s?$")
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
    sorts = _SORTS if english else _SORTS_EVERYWHERE
    opened: list[Anaphor] = []
    for match in _WORD.finditer(text, start, end):
        said, after = match[0].casefold(), match.end()
        sort = sorts.get(said)
        if sort is not None and match[0] != "US":
            yield Anaphor(match.start(), after, sort, owned=said in _OWNED)
        if said in _DETERMINERS and text.startswith(" ", after, end):
            opened += _determined(text, match.start(), after + 1, end, nouns, english=english)
        elif text[after : after + 1] in _APOSTROPHES and (owned := _OF_SOMEBODY.match(text, after, end)):
            opened += _descriptions(text, match.start(), owned.end(), end, nouns, english=english)
    yield from opened


def _determined(
    text: str, start: int, after: int, end: int, nouns: frozenset[str], *, english: bool
) -> Iterator[Anaphor]:
    """What a determiner opens: descriptions, one of a people, a number of somebody."""
    yield from _descriptions(text, start, after, end, nouns, english=english)
    if text[after : after + 1].isupper() and (national := _NATIONAL.match(text, start, end)):
        yield Anaphor(*national.span(), "national")
    if text[after : after + 1] in _NUMBERS and (several := _NUMERAL.match(text, start, end)):
        yield Anaphor(*several.span(), "several")


def _descriptions(
    text: str, start: int, after: int, end: int, nouns: frozenset[str], *, english: bool
) -> Iterator[Anaphor]:
    """The descriptions that begin at `start`, by each noun among the next words, from `after` on."""
    for word in islice(_NOUN.finditer(text, after, end), _MODIFIERS if text[after : after + 1].isalpha() else 0):
        whole = word[0].casefold()
        said = whole if whole.isalpha() else _GENITIVE.sub("", whole)
        noun = _noun(said, nouns, english=english)
        if noun:
            several = (noun != said and said.endswith("s")) or noun in MANY
            yield Anaphor(start, word.end(), "nouns" if several else "noun", noun, said != whole)
        if said in _ENDS or text[word.end() : word.end() + 1] in _MARKS:
            return


def _noun(said: str, nouns: frozenset[str], *, english: bool) -> str:
    """The noun for somebody that a word is, or ends in where words are compounded; else nothing."""
    noun = folded_noun(said)
    if english or noun in nouns:
        return noun if noun in nouns else ""
    return next((one for one in sorted(nouns) if len(one) >= _LEAST_COMPOUNDED and said.endswith(one)), "")
