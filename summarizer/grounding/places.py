"""Which states and organisations does a text name?

The names are those of two reviewed tables (`summarizer.grounding.gazetteer`), in some thirty languages. Code gives a
state its code; no model is asked for one. Names of news agencies are known too: a credit is not read as a party.

A name that means several things is absent from the tables (Congo, Korea, Congolese, Dominican, Brussels, Jerusalem) or
marked in them (Georgia, Jordan, Chad, Washington). A marked name counts in a text only where no other name stands
beside it ("Michael Jordan", "Chad Smith"). Which of several is meant is for `summarizer.grounding.homonyms` to say.

Limits: of languages that inflect names only Russian and Ukrainian are read in all cases; demonyms are English. A
capital is first of all a place: whether "Moscow" stands for a government is for the reader of the sentence to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from summarizer.grounding.gazetteer import Entry, How, Place, PlaceKind, gazetteer
from summarizer.grounding.spelling import spelt
from summarizer.grounding.table_names import named

__all__ = [
    "How",
    "Mention",
    "Place",
    "PlaceKind",
    "around",
    "capital",
    "country",
    "demonym",
    "is_news_agency",
    "lookup",
    "mentions",
    "spans",
    "without_government",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a text: `text[start:end]` is its name; an article before and a possessive 's after are not."""

    start: int
    end: int
    how: How
    place: Place


def country(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the state that `name` names, or None.

    Articles, accents, punctuation and case are no matter, but acronyms keep their case: "us" is a pronoun.

    >>> country("the United States"), country("Government of Turkiye"), country("us"), country("Korea"), country("日本")
    ('US', 'TR', None, None, 'JP')
    """
    place = _find("name", without_government(name), abroad=True)
    return place.code if place is not None and place.kind == "state" else None


def lookup(name: str) -> Place | None:
    """Return the state or organisation of that name; None for demonyms, capitals, news agencies and what is unknown.

    >>> lookup("the E.U.").name, lookup("Nato").acronym, lookup("the White House").code
    ('European Union', 'NATO', 'US')
    """
    return _find("name", name)


def demonym(word: str) -> Place | None:
    """Return the state of an adjective, or of a word for its people.

    >>> demonym("Pakistani").name, demonym("Nigerien").name, demonym("Congolese")
    ('Pakistan', 'Niger', None)
    """
    return _find("demonym", word)


def capital(name: str) -> Place | None:
    """Return the state whose capital or seat of government is called so.

    Brussels stands for the European Union as often as for Belgium, so it is nobody's here.

    >>> capital("Islamabad").name, capital("Kremlin").name, capital("Brussels")
    ('Pakistan', 'Russia', None)
    """
    body = lookup(name)
    if body is not None and body.kind == "government_body":
        return gazetteer().states.get(body.code or "")
    return _find("capital", name)


def is_news_agency(name: str) -> bool:
    """Say whether `name` is a news agency's: it stands in credits and is no party.

    >>> is_news_agency("Reuters"), is_news_agency("the Associated Press of Pakistan"), is_news_agency("app")
    (True, True, False)
    """
    return any(entry.is_agency for entry in _entries(name))


def mentions(text: str) -> Iterator[Mention]:
    """Yield the states and organisations that `text` names, in order and without overlap; the longest name wins.

    Capitals matter: "Turkey" is a state, "turkey" a bird. Names of news agencies, and longer names that merely contain
    a state's or a capital's ("South China Sea", "Paris Agreement"), are passed over. Time is linear in the length.

    >>> [(found.place.name, found.how) for found in mentions("EU-Pakistan talks: Tehran’s and South Sudanese envoys")]
    [('European Union', 'name'), ('Pakistan', 'name'), ('Iran', 'capital'), ('South Sudan', 'demonym')]
    """
    yield from _kept(text) if len(text) <= _LONGEST_KEPT else _mentions_in(text)


_LONGEST_KEPT = 1_000


@lru_cache(maxsize=512)
def _kept(text: str) -> tuple[Mention, ...]:
    """Those of a short text, kept: several rules ask for them."""
    return tuple(_mentions_in(text))


def _mentions_in(text: str) -> Iterator[Mention]:
    foreign: bool | None = None
    for start, end, entry in named(text):
        if entry.mark == "~":
            foreign = _is_foreign(text) if foreign is None else foreign
        if entry.place is not None and (entry.mark != "~" or foreign) and _stands_alone(text, start, end, entry):
            yield Mention(start, end, entry.how, entry.place)


def around(found: Sequence[Mention], start: int, end: int) -> Place | None:
    """Return the place, among the mentions of a text, of a longer name that a passage is a part of, or None.

    >>> around(list(mentions("Papua New Guinea")), 10, 16).code
    'PG'
    """
    at = bisect_right(found, start, key=attrgetter("start")) - 1
    longer = at >= 0 and end <= found[at].end and found[at].end - found[at].start > end - start
    return found[at].place if longer else None


def spans(text: str) -> Iterator[tuple[int, int, Place | None]]:
    """Yield where the names of the tables stand in a text, also those that `mentions` passes over (None).

    >>> [found.name if found else None for *_, found in spans("Guinea, Papua New Guinea and New Mexico")]
    ['Guinea', 'Papua New Guinea', None]
    """
    return ((start, end, entry.place) for start, end, entry in named(text))


# --- is it a name of its own? ---


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BEFORE = re.compile(r"((?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)|(?<![\w.])[A-Z])\.|[^\W_]{1,30})[ \u00a0]$")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_]{2,30})")
_NO_NAMES = _set(
    """A After Although An And As At Because Before Between Both But By Can Did Does During For From Has How If In Into
    Is Like Meanwhile Near Neither No Nor Not Of On Only Or Outside Over Since So That The Then Though To Under Until
    Via Was What When Where While Why Will With Within Without Yesterday
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"""
)
"""Words whose capital letter says nothing: they begin sentences, or name days and months."""
_WORKS = _set(
    """Accord Accords Agreement Agreements Airport Charter Club Convention Conventions Declaration Hilton Marathon
    Memorandum Olympics Post Principles Process Protocol Protocols Statute Times Treaty University"""
)
"""Words that make a capital before them part of another name: the Oslo Accords, the Kyoto Protocol."""
_OFFICES = _set("Ambassador Crown Defence Defense Foreign Government King Parliament President Prime Queen")
"""Words that begin an office after a state's name: "Georgia Prime Minister", "Jordan King"."""


def _stands_alone(text: str, start: int, end: int, entry: Entry) -> bool:
    """Say whether the words at these offsets are a name of their own, and no part of another."""
    if text.startswith(("$", "€", "£"), end):  # "US$50 million"
        return False
    if entry.how != "capital" and entry.mark != "?":
        return True
    after = _word(_AFTER.match(text, end))
    if after in _WORKS:
        return False
    before = _word(_BEFORE.search(text[max(0, start - 32) : start]))
    return entry.mark != "?" or not ((_is_name(after) and after not in _OFFICES) or _is_name(before))


def _word(found: re.Match[str] | None) -> str:
    return found[1] if found else ""


def _is_name(neighbour: str) -> bool:
    if neighbour.endswith("."):  # a title, or an initial
        return True
    return neighbour[:1].isupper() and not neighbour.isupper() and neighbour not in _NO_NAMES


_FOREIGN = _set(
    """der die das und den dem von mit für ist nicht im ein eine le les des et du une est dans pour qui sur el los las y
    del con que por una il di che per della dei o os da do em uma het een van en zijn met och att som av på og til w z
    na się i od v ve ile bir"""
)
_ENGLISH = _set("the of and to that for with is was by in on at as its has have will said from")


def _is_foreign(text: str) -> bool:
    """Whether a text is in another language than English, by its smallest words; what shows none is English."""
    words = _SMALL.findall(text)
    return sum(word in _FOREIGN for word in words) > sum(word in _ENGLISH for word in words)


_SMALL = re.compile(r"\b[^\W\d_]{1,5}\b")


# --- finding one name ---

_GOVERNMENT = re.compile(r"^\s*(?:the\s)?(?:federal\s|royal\s)?government\sof\s", re.IGNORECASE)
_ARTICLES = _set("the la le les l el los las il die der das den o os")
_LONGEST_NAME = 200


def without_government(name: str) -> str:
    """Return the name of a state whose government is named: "Government of Chad" is "Chad"."""
    return _GOVERNMENT.sub("", name[:_LONGEST_NAME])


def _spellings(name: str) -> Iterator[str]:
    """The keys under which the tables may have a name: as it is and in small letters, then both without its article."""
    words = spelt(name).replace(" ,", "")
    yield from (words, words.casefold())
    article, _, rest = words.partition(" ")
    if article.casefold() in _ARTICLES:
        yield from (rest, rest.casefold())


def _entries(name: str) -> Iterator[Entry]:
    look_up = gazetteer().look_up
    return filter(None, map(look_up, _spellings(name)))


def _find(how: How, name: str, *, abroad: bool = False) -> Place | None:
    for entry in _entries(name):
        if entry.place is not None and entry.how == how and (abroad or entry.mark != "~"):
            return entry.place
    return None
