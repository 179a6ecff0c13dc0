"""Which names of a statement stand nowhere in the document, in no form of them?

States and organisations are known by all their names; other names by their words, their beginnings, or the initials
that they abbreviate. A word that opens a sentence is a name only as far as `openings` can guess, and so is doubtful.
Where all nouns have capitals, as in German, only states and organisations are looked at. A statement in another
language than its document may translate what it names: "King", "the Federal Audit Office" and acronyms then say
nothing, and nothing is more than doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from summarizer.grounding import places
from summarizer.grounding.cues import TITLE
from summarizer.grounding.exonyms import other_names
from summarizer.grounding.openings import opens_with_name
from summarizer.grounding.tokens import Tokens
from summarizer.grounding.units import units_of

__all__ = ["Known", "StrangeName", "strange_names"]


class Known(NamedTuple):
    """A whole text, as far as names are looked up in it: its folded words, its states and organisations, the first
    letters of its names."""

    text: str
    words: frozenset[str]
    places: frozenset[str]
    initials: str


class StrangeName(NamedTuple):
    """A name that the document does not have."""

    said: str
    severity: Literal["wrong", "unsure"]


_SENTENCE_START = re.compile(r"(?:[.!?:]\s+[“\"'‘(]?|\A[“\"'‘(]?)\Z")
_PART_OF_NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|of|the|and|for|de|van|von|al|bin)"
_BARE_NAME = re.compile(rf"{_PART_OF_NAME}(?: {_PART_OF_NAME})*")
_WORD = re.compile(r"[^\W\d_]+")
_UNBROKEN = re.compile(r"\S+")
_WITH_CAPITALS = re.compile(r"(?<!\S)[^\sA-Z]*+[A-Z]\S*")
_TITLES = frozenset("mr mrs ms dr prof sir dame".split())
_MOSTLY, _LEAST_OF_TITLE = 0.6, 5
_CAPITAL = re.compile("[A-Z]")
_SHORT = {
    "ceo": "chief executive", "cfo": "financ", "coo": "operati", "cto": "technolog", "pm": "prime minister",
    "fm": "foreign minister", "vp": "vice", "mp": "parliament", "mps": "parliament", "mep": "european",
    "meps": "european", "hq": "headquarters", "ai": "artificial", "gp": "doctor", "gdp": "", "ngo": "", "ngos": "",
    "tv": "", "pr": "", "it": "", "uk": "", "vat": "", "covid": "", "dna": "", "id": "", "ok": "",
}  # fmt: skip
"""What common abbreviations are short for: words that the text has, where any are needed."""
_OFFICE = re.compile(rf" (?:\w+ ){{0,2}}(?P<office>{TITLE}|king|queen|leader|chief)\b", re.IGNORECASE)
_BRUSSELS = frozenset(("European Union", "European Commission", "Belgium", "NATO"))


def strange_names(
    statement: str,
    told: Sequence[tuple[int, int]],
    document: Known,
    *,
    nouns_have_capitals: bool = False,
    is_translated: bool = False,
) -> Iterator[StrangeName]:
    """Yield the names of a statement that the document does not have; what stands at `told` is looked at elsewhere."""
    strange = _strange(statement, told, document, nouns_have_capitals=nouns_have_capitals)
    for said, start, severity in strange:
        if not is_translated:
            yield StrangeName(said, severity)
        elif not _may_be_translated(said, start, statement, document):
            yield StrangeName(said, "unsure")


def _strange(
    statement: str, told: Sequence[tuple[int, int]], document: Known, *, nouns_have_capitals: bool
) -> Iterator[tuple[str, int, Literal["wrong", "unsure"]]]:
    is_bare = _BARE_NAME.fullmatch(statement) is not None
    if statement.islower() or _is_title(statement):
        return
    told = [*told]
    for mention in places.mentions(statement):
        if not _is_within(mention.start, told) and not _is_known_place(mention, statement, document):
            said = statement[mention.start : mention.end]
            yield said, mention.start, _of_place(mention, statement, document)
        told.append((mention.start, mention.end))
    if nouns_have_capitals:
        return
    for word, start, end in _capitalised(statement):
        said = statement[start:end]
        if _is_within(start, told) or _is_known(word, said, document):
            continue
        if is_bare or _SENTENCE_START.search(statement[max(0, start - 6) : start]) is None:
            yield said, start, "wrong"
        elif opens_with_name(said, statement[end : end + 40]):
            yield said, start, "unsure"


def _is_title(statement: str) -> bool:
    """Whether it is a title in capitals: no name stands out."""
    if statement.isascii() and len(_CAPITAL.findall(statement)) <= _MOSTLY * _LEAST_OF_TITLE:
        return False  # most statements, and the quick way
    words = [word for word in _WORD.findall(statement) if len(word) > 3]
    return len(words) >= _LEAST_OF_TITLE and sum(word[0].isupper() for word in words) > _MOSTLY * len(words)


def _is_within(start: int, told: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start < last for first, last in told)


def _capitalised(statement: str) -> Iterator[tuple[str, int, int]]:
    """The words that begin with a capital, folded, and where they stand."""
    for match in (_WITH_CAPITALS if statement.isascii() else _UNBROKEN).finditer(statement):
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


# ------------------------------------------------------------------------------------------------- what is known


def _is_known_place(mention: places.Mention, statement: str, document: Known) -> bool:
    """Whether the document names a state or body, or a body of the Union by its last word: "the Commission"."""
    if mention.place.name in document.places:
        return True
    if mention.place.kind == "state" and any(map(_is_body_of(mention.place.name), document.places)):
        return True
    said = statement[mention.start : mention.end]
    return "European Union" in document.places and said.split()[-1].casefold() in document.words and " " in said


def _is_body_of(state: str) -> Callable[[str], bool]:
    """Whether a name is that of a state's parliament or government: who names the Bundestag names Germany."""
    return lambda name: (of := places.capital(name)) is not None and of.name == state


def _of_place(mention: places.Mention, statement: str, document: Known) -> Literal["wrong", "unsure"]:
    """Whose president somebody is may be known without being told."""
    office = _OFFICE.match(statement, mention.end) if mention.how == "demonym" else None
    return "unsure" if office and office["office"].casefold().split()[-1] in document.words else "wrong"


def _is_known(word: str, said: str, document: Known) -> bool:
    if word in document.words or word in _TITLES or _is_short_for_something(word, document.text):
        return True
    if units_of(said) or (word == "brussels" and not _BRUSSELS.isdisjoint(document.places)):
        return True
    if said.isupper() and len(said) > 1:  # an acronym that the text spells out
        return said in document.initials
    return _is_form_of(word, document.words) or not other_names(word).isdisjoint(document.words)


def _is_short_for_something(word: str, text: str) -> bool:
    return word in _SHORT and _SHORT[word] in text.casefold()


def _is_form_of(word: str, words: frozenset[str]) -> bool:
    """Whether a name is known in another form: plural, possessive, adjective."""
    root = word[: max(4, len(word) - 3)]
    return len(word) > 4 and f"\n{root}" in _listed(words)


@lru_cache(maxsize=8)
def _listed(words: frozenset[str]) -> str:
    """The words of a document, each behind a line break, so that all are searched at once."""
    return "\n" + "\n".join(words)


# ------------------------------------------------------------------------------------------------- translated names

_INSTITUTION = frozenset(
    "ministry ministries department federal national regional european international royal state "
    "supreme high constitutional court tribunal council committee commission parliament assembly senate "
    "house chamber congress cabinet government office agency authority bureau board institute university academy "
    "bank fund union association federation confederation chamber society league movement front party alliance forum "
    "police army navy armed forces guard church embassy consulate republic kingdom emirate region province county "
    "city town river lake sea ocean gulf bay strait island islands mount mountains north northern south southern east "
    "eastern west western central upper lower health finance defence defense justice interior foreign affairs trade "
    "economy energy environment agriculture labour labor education transport audit medicines red cross crescent".split()
)
"""Words of names that every language has in its own: those of bodies, offices and places."""
_PERSONAL = re.compile(rf"(?:{TITLE}|king|queen|prince|princess|emperor|pope|sultan|emir|archbishop|duke)\Z", re.I)
_NEIGHBOURS = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]*(?: (?:of |for |and |the )*[A-ZÀ-ÖØ-Þ][\w’'-]*)*")


def _may_be_translated(said: str, start: int, statement: str, document: Known) -> bool:
    """Whether a name that the document does not have may be one of its own, in the statement's language."""
    if sum(map(str.isupper, said)) > 1 >= said.count(" ") + 1 or _PERSONAL.fullmatch(said):
        return True
    words = Tokens(said).words
    if len(words) > 1:
        return any(len(word) > 3 and _is_known(word, word, document) for word in words)
    whole = next((one for one in _NEIGHBOURS.finditer(statement) if one.start() <= start < one.end()), None)
    return whole is not None and not _INSTITUTION.isdisjoint(Tokens(whole[0]).words)
