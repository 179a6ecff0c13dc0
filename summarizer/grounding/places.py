"""Which states and organisations does a text name?

Two reviewed tables hold the names: `states.tsv` (ISO 3166-1, and Kosovo as XK) and `organisations.tsv` (bodies that
take part in talks). Code gives a state its code; no model is asked for one. Names of news agencies are known too, so
that a credit is not read as a party.

A name that means several things is absent from the tables (Congo, Korea, Congolese, Dominican, Brussels, Jerusalem) or
marked `?` in them (Georgia, Jordan, Chad, Washington). A marked name is resolved when it is asked for, and in a text
only where no other name stands beside it ("Michael Jordan", "Chad Smith").

Limits: scripts without capital letters are not read; languages other than English have names, no demonyms. A capital is
first of all a place: whether "Moscow" stands for a government is for the reader of the sentence to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast

__all__ = [
    "How",
    "Mention",
    "Place",
    "PlaceKind",
    "capital",
    "country",
    "demonym",
    "is_news_agency",
    "lookup",
    "mentions",
]

PlaceKind = Literal["state", "organisation", "government_body", "mission", "company", "armed_group", "other"]
"""Kinds of a `Party` that a table can tell. A `government_body` is of one state; a body of several, an organisation."""

How = Literal["name", "demonym", "capital"]


@dataclass(frozen=True, slots=True)
class Place:
    """A state, or an organisation or body that acts in talks."""

    name: str
    """The usual English name: "Türkiye", "European Union"."""
    kind: PlaceKind
    code: str | None = None
    """ISO 3166-1 alpha-2, of a state or of the state that a government body belongs to; None for everything else."""
    acronym: str | None = None
    """How an organisation is known for short: "EU"."""


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

    >>> country("the United States"), country("Government of Turkiye"), country("us"), country("Korea")
    ('US', 'TR', None, None)
    """
    place = lookup(_GOVERNMENT.sub("", name[:_LONGEST_NAME]))
    return place.code if place is not None and place.kind == "state" else None


def lookup(name: str) -> Place | None:
    """Return the state or organisation of that name; None for demonyms, capitals, news agencies and what is unknown.

    >>> lookup("the E.U.").name, lookup("Nato").acronym, lookup("the White House").code
    ('European Union', 'NATO', 'US')
    """
    return _find(_tables().names, name)


def demonym(word: str) -> Place | None:
    """Return the state of an adjective, or of a word for its people.

    >>> demonym("Pakistani").name, demonym("Nigerien").name, demonym("Congolese")
    ('Pakistan', 'Niger', None)
    """
    return _find(_tables().demonyms, word)


def capital(name: str) -> Place | None:
    """Return the state whose capital or seat of government is called so.

    Brussels stands for the European Union as often as for Belgium, so it is nobody's here.

    >>> capital("Islamabad").name, capital("Kremlin").name, capital("Brussels")
    ('Pakistan', 'Russia', None)
    """
    seat = _find(_tables().capitals, name)
    body = lookup(name)
    if seat is None and body is not None and body.kind == "government_body":
        return _tables().states.get(body.code or "")
    return seat


def is_news_agency(name: str) -> bool:
    """Say whether `name` is a news agency's: it stands in credits and is no party.

    >>> is_news_agency("Reuters"), is_news_agency("the Associated Press of Pakistan"), is_news_agency("app")
    (True, True, False)
    """
    return any(spelling in _tables().agencies for spelling in _spellings(name))


def mentions(text: str) -> Iterator[Mention]:
    """Yield the states and organisations that `text` names, in order and without overlap; the longest name wins.

    Capitals matter: "Turkey" is a state, "turkey" a bird. Names of news agencies, and longer names that merely contain
    a state's or a capital's ("South China Sea", "Paris Agreement"), are passed over. Time is linear in the length.

    >>> [(found.place.name, found.how) for found in mentions("EU-Pakistan talks: Tehran’s and South Sudanese envoys")]
    [('European Union', 'name'), ('Pakistan', 'name'), ('Iran', 'capital'), ('South Sudan', 'demonym')]
    """
    tables = _tables()
    at = 0
    while (first := _CAPITALISED.search(text, at)) is not None:
        entry, at = tables.longest(text, first)
        if entry is not None and entry.place is not None and _stands_alone(text, first.start(), at, entry):
            yield Mention(first.start(), at, entry.how, entry.place)


# --- words ---

_WORD = r"(?:[A-Z]\.)+[A-Z](?![^\W_])\.?|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*(?:\+(?![^\W_]))?|&"
"""A word; also "U.S.", letters with combining accents, "OPEC+" and "&"."""
_WORDS = re.compile(rf"{_WORD}|,")
_CAPITALISED = re.compile(rf"(?<![^\W_])(?![\da-zß-öø-ÿ])(?:{_WORD})")
_NEXT = re.compile(rf"((?:[^\S\n]{{0,4}}\n)?[^\S\n]{{0,8}}|\s?[-‐‑+/]|['’]|,[^\S\n]|\.[^\S\n]?)({_WORD})")
"""What may stand between two words of a name, and the second. At most one line break: two end a paragraph."""
_LONGEST_WORD = 40
_BASE = str.maketrans("ıøØłŁ", "ioOlL")  # letters that Unicode does not decompose


def _plain(word: str) -> str:
    """Take away the dots of an acronym and the accents of letters: "U.S." is "US", "Türkiye" is "Turkiye"."""
    if word.isascii():
        return "and" if word == "&" else word.replace(".", "")
    decomposed = unicodedata.normalize("NFKD", word[:_LONGEST_WORD].translate(_BASE))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).replace(".", "")


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


def _stands_alone(text: str, start: int, end: int, entry: _Entry) -> bool:
    """Say whether the words at these offsets are a name of their own, and no part of another."""
    if text.startswith(("$", "€", "£"), end):  # "US$50 million"
        return False
    if entry.how != "capital" and not entry.unsure:
        return True
    after = _word(_AFTER.match(text, end))
    if after in _WORKS:
        return False
    before = _word(_BEFORE.search(text[max(0, start - 32) : start]))
    return not entry.unsure or not ((_is_name(after) and after not in _OFFICES) or _is_name(before))


def _word(found: re.Match[str] | None) -> str:
    return found[1] if found else ""


def _is_name(neighbour: str) -> bool:
    if neighbour.endswith("."):  # a title, or an initial
        return True
    return neighbour[:1].isupper() and not neighbour.isupper() and neighbour not in _NO_NAMES


# --- finding one name ---

_GOVERNMENT = re.compile(r"^\s*(?:the\s)?(?:federal\s|royal\s)?government\sof\s", re.IGNORECASE)
_ARTICLES = _set("the la le les l el los las il die der das den o os")
_LONGEST_NAME = 200


def _spelt(name: str) -> str:
    """Spell a name as plain words and commas: "Côte d’Ivoire" is "Cote d Ivoire", "the U.S." is "the US"."""
    if name.isascii() and name.replace(" ", "").isalnum():  # most names, and the quick way
        return " ".join(name.split())
    return " ".join(map(_plain, _WORDS.findall(name[:_LONGEST_NAME])))


def _spellings(name: str) -> Iterator[str]:
    """The keys under which the tables may have a name: as it is and in lower case, then both without its article."""
    spelt = _spelt(name).replace(" ,", "")
    yield from (spelt, spelt.casefold())
    article, _, rest = spelt.partition(" ")
    if article.casefold() in _ARTICLES:
        yield from (rest, rest.casefold())


def _find(table: dict[str, Place], name: str) -> Place | None:
    return next((table[spelling] for spelling in _spellings(name) if spelling in table), None)


# --- the tables ---


class _Entry(NamedTuple):
    """What a name stands for; a name with no place is passed over."""

    place: Place | None
    how: How = "name"
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class _Tables:
    """What the two files say: by key (plain words, in lower case but for acronyms), and by plain words as in a text."""

    names: dict[str, Place] = field(default_factory=dict[str, Place])
    demonyms: dict[str, Place] = field(default_factory=dict[str, Place])
    capitals: dict[str, Place] = field(default_factory=dict[str, Place])
    states: dict[str, Place] = field(default_factory=dict[str, Place])
    agencies: set[str] = field(default_factory=set[str])
    entries: dict[str, _Entry] = field(default_factory=dict[str, _Entry])
    openings: set[str] = field(default_factory=set[str])
    """The first words of every longer name: "Papua" and "Papua New" of "Papua New Guinea"."""

    def add(self, names: str, table: dict[str, Place], entry: _Entry) -> None:
        """Add names, separated by `|`; what a name means already stays."""
        for name in filter(None, names.split("|")):
            key = self.plant(name.removesuffix("?"), entry._replace(unsure=True) if name.endswith("?") else entry)
            if entry.place is not None:
                table.setdefault(key, entry.place)

    def plant(self, name: str, entry: _Entry) -> str:
        """Make a name known in texts, also in capitals as datelines and headlines have it; return its key."""
        spelt = _spelt(name)
        for form in {spelt, spelt.upper()} if len(spelt) > 3 else {spelt}:
            self.entries.setdefault(form, entry)
            self.openings.update(form[:at] for at, letter in enumerate(form) if letter == " ")
        key = spelt.replace(" ,", "")
        return key if key.isupper() else key.casefold()

    def longest(self, text: str, first: re.Match[str]) -> tuple[_Entry | None, int]:
        """Read on from the first word of a name; return what the longest name stands for, and its end."""
        words, end = _plain(first[0]), first.end()
        best, best_end = self.entries.get(words), end
        while words in self.openings and (step := _NEXT.match(text, end)) is not None:
            if step[1].startswith(".") and text[max(0, end - 4) : end].isalnum():
                break  # a dot may follow a short word ("St. Lucia", "Dem. Rep."), but not end a sentence inside a name
            comma = " ," if step[1].startswith(",") else ""  # "Taiwan, China" is a name; "Greek, Cypriot and" is a list
            words, end = f"{words}{comma} {_plain(step[2])}", step.end()
            if words in self.entries:
                best, best_end = self.entries[words], end
        return best, best_end


_PASSED_OVER = "-"
"""Stands for a state's code where a row lists names that contain a state's and are something else."""


@cache
def _tables() -> _Tables:
    tables = _Tables()
    for row in _rows("organisations.tsv"):
        _add_body(tables, *row)
    states = list(_rows("states.tsv"))
    for code, name, names, foreign, _, _ in states:
        place = None if code == _PASSED_OVER else Place(name.removesuffix("?"), "state", code)
        tables.add(f"{name}|{names}|{foreign}", tables.names, _Entry(place))
        if place is not None:
            tables.states[code] = place
    for code, _, _, _, demonyms, capitals in states:  # after all names: "Singapore" is the state
        tables.add(demonyms, tables.demonyms, _Entry(tables.states.get(code), "demonym"))
        tables.add(capitals, tables.capitals, _Entry(tables.states.get(code), "capital"))
    return tables


def _add_body(tables: _Tables, acronym: str, name: str, kind: str, code: str, names: str, foreign: str) -> None:
    known_as = f"{name}|{acronym}|{names}|{foreign}"
    if kind == "agency":
        tables.agencies.update(tables.plant(spelt, _Entry(None)) for spelt in known_as.split("|") if spelt)
        return
    place = Place(name, cast("PlaceKind", kind), code or None, acronym or None)
    tables.add(known_as, tables.names, _Entry(place))


def _rows(file: str) -> Iterator[list[str]]:
    table = files("summarizer.grounding").joinpath(file).read_text(encoding="utf-8")
    return (line.split("\t") for line in table.splitlines()[1:])
