"""What do the tables of states and organisations say of a name?

`make tables` writes them: `states.tsv` (ISO 3166-1, and Kosovo as XK), `organisations.tsv` (bodies that take part in
talks, and news agencies), and `names.tsv`, the index of all their names by spelling (`summarizer.grounding.spelling`).
Each spelling stands for one place. A mark says with what care it is read in a text: `?` may be something else (Georgia,
Jordan, Paris), `~` is a word or a name in English and counts only in texts of other languages (German "Island").

The index is read at the first question, as it is; what a line says is made out when its name is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal, NamedTuple, cast

from summarizer.grounding.spelling import key

__all__ = ["Entry", "Gazetteer", "How", "Mark", "Place", "PlaceKind", "gazetteer"]

PlaceKind = Literal["state", "organisation", "government_body", "mission", "company", "armed_group", "other"]
"""Kinds of a `Party` that a table can tell. A `government_body` is of one state; a body of several, an organisation."""

How = Literal["name", "demonym", "capital"]
Mark = Literal["", "?", "~"]


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


class Entry(NamedTuple):
    """What a name stands for; a name with no place is passed over."""

    place: Place | None
    how: How = "name"
    mark: Mark = ""
    is_agency: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """The index: what each spelling stands for, as `112d?` (the place, how it is named, the mark); and the places."""

    index: dict[str, str]
    places: tuple[Place, ...]
    _met: dict[str, Entry | None] = field(default_factory=dict[str, "Entry | None"])
    """What the index says, where it was made out before."""

    def read(self, words: str) -> Entry | None:
        """Return what spelt words of a text stand for: as the tables have them, or in capitals as in headlines."""
        told = self.index.get(words)
        if told is None and len(words) > _LONGEST_ACRONYM and words.isupper():
            told = self._in_small.get(words.casefold())
        return self._entry(told)

    def look_up(self, words: str) -> Entry | None:
        """Return what a spelt name stands for, in whatever case, unless it is an acronym: "us" is a pronoun."""
        return self._entry(self._in_small.get(words))

    def opens(self, words: str) -> bool:
        """Say whether a longer name begins with these words: "Papua New"."""
        return self.index.get(words.casefold(), "").endswith(_OPENS)

    @cached_property
    def states(self) -> dict[str, Place]:
        """The states by their code."""
        return {place.code: place for place in self.places if place.kind == "state" and place.code}

    @cached_property
    def unspaced(self) -> dict[str, dict[str, Entry]]:
        """The names in Chinese, Japanese and Korean letters by the first of these, the longest first."""
        found: dict[str, dict[str, Entry]] = {}
        for name in sorted(filter(_UNSPACED.match, self.index), key=len, reverse=True):
            if (entry := self.read(name)) is not None:
                found.setdefault(name[0], {})[name] = entry
        return found

    @cached_property
    def _in_small(self) -> dict[str, str]:
        names = ((key(name.replace(" ,", "")), told) for name, told in self.index.items() if told != _OPENS)
        return dict(names)

    def _entry(self, told: str | None) -> Entry | None:
        if told is None:
            return None
        if told not in self._met:
            self._met[told] = self._made_out(told)
        return self._met[told]

    def _made_out(self, told: str) -> Entry | None:
        found = _TOLD.match(told)
        if found is None:
            return None
        place = self.places[int(found["place"])] if found["place"] else None
        return Entry(place, _HOWS[found["how"]], cast("Mark", found["mark"]), found["how"] == "a")


_LONGEST_ACRONYM = 3
_OPENS = "+"
"""Ends what the index says of the first words of longer names."""
_TOLD = re.compile(r"(?P<place>[0-9]*)(?P<how>[nadc])(?P<mark>[?~]?)")
_HOWS: dict[str, How] = {"n": "name", "a": "name", "d": "demonym", "c": "capital"}
_UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff]")
_AGENCY = "agency"
_PASSED_OVER = "-"
"""Stands for a state's code where a row lists names that contain a state's and are something else."""


@cache
def gazetteer() -> Gazetteer:
    """Read the tables, once."""
    lines = _table("names.tsv").splitlines()
    return Gazetteer(dict(line.split("\t") for line in lines[1:]), tuple(_places()))


def _places() -> Iterator[Place]:
    """The places in the order by which the index counts them."""
    for line in _table("organisations.tsv").splitlines()[1:]:
        acronym, name, kind, code, _ = line.split("\t", 4)
        if kind != _AGENCY:
            yield Place(name, cast("PlaceKind", kind), code or None, acronym or None)
    for line in _table("states.tsv").splitlines()[1:]:
        code, name, _ = line.split("\t", 2)
        if code != _PASSED_OVER:
            yield Place(name.rstrip("?"), "state", code)


def _table(file: str) -> str:
    return files("summarizer.grounding").joinpath(file).read_text(encoding="utf-8")
