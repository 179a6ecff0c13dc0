"""What do the tables say, and the index of their names? Our own rows joined with the names that the CLDR gives.

A name is kept once. Our own that the CLDR gives too, a mark or a removal of a name that is not there, and a spelling
that stands for two places are errors: every such case is decided in our tables, none by the order of rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.grounding.spelling import key, spelt
from tools.places import cldr

__all__ = ["State", "index", "organisations", "state", "states"]

HERE = Path(__file__).parent
_PASSED_OVER = "-"
_MARKS = "?~"
_OPENS = "+"


@dataclass(frozen=True)
class State:
    """A row of our own: what the CLDR lacks, and what of it is read with care or left out."""

    code: str
    name: str
    names: list[str]
    foreign: list[str]
    demonyms: list[str]
    capitals: list[str]
    marked: list[str]
    removed: list[str]


@dataclass
class _Cells:
    """The names of one row, each once, with their marks."""

    row: str
    marked: list[str]
    removed: list[str]
    seen: set[str] = field(default_factory=set[str])

    def of(self, names: Iterable[str], given: Iterable[str] = ()) -> str:
        """Join our own names and those given, as a cell."""
        return "|".join([*self._own(names), *self._given(given)])

    def _own(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            if spelt(name) in self.seen:
                raise ValueError(f"{self.row}: {name} stands there already")
            yield self._told(name)

    def _given(self, names: Iterable[str]) -> Iterator[str]:
        left_out = set(map(spelt, self.removed))
        yield from (self._told(name) for name in names if spelt(name) not in self.seen | left_out)

    def _told(self, name: str) -> str:
        self.seen.add(spelt(name))
        return next((mark for mark in self.marked if spelt(mark[:-1]) == spelt(name)), name)


def states() -> str:
    """Return the table of states."""
    rows = (_passed_over(row) if row.code == _PASSED_OVER else state(row) for row in _rows())
    return "\n".join(["code\tname\tnames\tforeign\tdemonyms\tcapitals", *map("\t".join, rows)]) + "\n"


def _rows() -> Iterator[State]:
    for line in (HERE / "states.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        code, name, *cells = line.split("\t")
        yield State(code, name, *([part for part in cell.split("|") if part] for cell in cells))


def state(row: State) -> tuple[str, ...]:
    """Return the cells of one state: our own names, and those that the CLDR gives."""
    english, given = cldr.english(row.code), [*cldr.names(row.code)]
    cells = _Cells(row.code, row.marked, row.removed)
    name = cells.of([row.name or english])
    short = [] if spelt(english) in cells.seen else [english]
    names = cells.of(row.names, filter(None, short))
    if twice := [one for one in row.foreign if spelt(one) in set(map(spelt, given)) - set(map(spelt, row.removed))]:
        raise ValueError(f"{row.code}: the CLDR gives {twice}")
    foreign = cells.of([], given)
    foreign = "|".join(filter(None, [foreign, cells.of(row.foreign)]))
    demonyms, capitals = cells.of(row.demonyms), cells.of(row.capitals, _elsewhere(row.capitals))
    _require_used(row, cells.seen, [*given, *_elsewhere(row.capitals)])
    return row.code, name, names, foreign, demonyms, capitals


def _elsewhere(capitals: Iterable[str]) -> list[str]:
    return [city for capital in capitals for city in cldr.cities(capital)]


def _require_used(row: State, seen: set[str], given: Iterable[str]) -> None:
    """Raise where a mark or a removal means nothing (any more)."""
    idle = [one for one in row.marked if one[-1] not in _MARKS or spelt(one[:-1]) not in seen]
    idle += [one for one in row.removed if spelt(one) not in set(map(spelt, given))]
    if idle:
        raise ValueError(f"{row.code}: no such name: {idle}")


def _passed_over(row: State) -> tuple[str, ...]:
    """The row of longer names that only contain a state's, with the parts of the world whose names do."""
    known = {spelt(name) for one in _rows() if one.code != _PASSED_OVER for name in cldr.names(one.code)} | {"America"}
    regions = (name for name in cldr.regions() if not known.isdisjoint(spelt(name).split()))
    return _PASSED_OVER, "", _Cells(row.code, [], row.removed).of(row.names, regions), "", "", ""


def organisations() -> str:
    """Return the table of organisations: ours, and what the CLDR calls the two that it knows."""
    lines = (HERE / "organisations.tsv").read_text(encoding="utf-8").splitlines()
    return "\n".join([lines[0], *map(_organisation, lines[1:])]) + "\n"


def _organisation(line: str) -> str:
    acronym, *others, names, foreign = line.split("\t")
    given = cldr.names(acronym) if acronym in ("EU", "UN") else ()
    own = [others[0], acronym, *filter(None, names.split("|"))]
    cells = _Cells(others[0], [], [], {spelt(name.rstrip(_MARKS)) for name in own})
    return "\t".join([acronym, *others, names, cells.of(filter(None, foreign.split("|")), given)])


def index(bodies: str, states: str) -> str:
    """Return the index of both tables: each spelling with the number of its place, how it names it, and its mark. The
    first words of longer names are there too, in small letters."""
    told: dict[str, str] = {}
    for name, meaning in _meanings(bodies, states):
        words, mark = spelt(name.rstrip(_MARKS)), name[len(name.rstrip(_MARKS)) :]
        if told.setdefault(words, meaning + mark) != meaning + mark:
            raise ValueError(f"{name} is {told[words]} and {meaning + mark}")
    _require_one_each(told)
    openings = {opening for words in told for opening in _openings(words.casefold())}
    lines = [
        f"{words}\t{told.get(words, '')}{'+' if words in openings else ''}" for words in sorted({*told, *openings})
    ]
    return "\n".join(["name\tmeaning", *lines]) + "\n"


def _openings(words: str) -> Iterator[str]:
    return (words[:at] for at, letter in enumerate(words) if letter == " ")


def _meanings(bodies: str, states: str) -> Iterator[tuple[str, str]]:
    number = 0
    for line in bodies.splitlines()[1:]:
        acronym, name, kind, _, names, foreign = line.split("\t")
        for one in dict.fromkeys(filter(None, [name, acronym, *names.split("|"), *foreign.split("|")])):
            yield one, "a" if kind == "agency" else f"{number}n"
        number += kind != "agency"
    for line in states.splitlines()[1:]:
        code, *cells = line.split("\t")
        for cell, how in zip(cells, "nnndc", strict=True):
            for one in filter(None, cell.split("|")):
                yield one, "n" if code == _PASSED_OVER else f"{number}{how}"
        number += code != _PASSED_OVER


def _require_one_each(told: dict[str, str]) -> None:
    """Raise where names that differ in case or commas only stand for different places."""
    known: dict[str, str] = {}
    for words, meaning in told.items():
        if known.setdefault(key(words.replace(" ,", "")), meaning) != meaning:
            raise ValueError(f"{words} is {meaning} and, spelt otherwise, {known[key(words)]}")
