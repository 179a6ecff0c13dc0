"""Which parties are the same? By name, alias, acronym, or the table of states and organisations.

A party is whatever has a name and is referred to: nothing here knows a schema. Equal names are one. A name that is an
alias, the acronym or the last words of another's name is taken for that other only if no second one could be meant: of
two ministers called Lee, "Mr Lee" is neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from summarizer.check import sections
from summarizer.grounding import places
from summarizer.grounding.cues import TITLE
from summarizer.grounding.tokens import Tokens
from summarizer.same import joined
from summarizer.schemas import Item, Record, classes_in, references_declared

__all__ = ["aliases_of", "fullest", "groups_of_named", "is_named", "name_key"]

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_COURTESY = re.compile(r"^(?:(?:mr|mrs|ms|mx|dr|prof|sir|dame)\.?\s+)+(?=\w)", re.IGNORECASE)
_OFFICE = re.compile(rf"^(?P<office>(?:[^\W_][\w-]*\s+){{0,4}}?{TITLE})\s+(?P<rest>(?!(?:of|for)\b)[^\W\d_].*)$")
_FIRM = re.compile(r",?\s+(?:Ltd|plc|Inc|Corp|AG|SA|NV|AS|GmbH|SE|BV|LLC)\.?$", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z.&]{1,9}")
_SMALL = frozenset("of the and for on in at to de la le du des del der die und y et e".split())
_LONGEST_ENDING = 4


@cache
def is_named(target: type[Record], section: str) -> bool:
    """Say whether the items of a section are known by a name: they have one, and others refer to them."""
    classes = [item for field in target.model_fields.values() for item in classes_in(field.annotation)]
    declared = {there for item in classes if issubclass(item, Item) for _, there in references_declared(item)}
    item = sections(target)[section]
    fields = {} if item is None else item.model_fields
    return section in declared and "id" in fields and "name" in fields and fields["name"].annotation is str


def name_key(name: str) -> str:
    """Return the form in which names are compared: without articles, legal forms, punctuation and capitals, and without
    the office before a first name and surname.

    >>> name_key("Foreign Minister Ann Lee"), name_key("President Lee"), name_key("the E.U.")
    ('ann lee', 'president lee', 'eu')
    """
    bare = _FIRM.sub("", _ARTICLE.sub("", name.strip())).replace(".", "")
    _, called = _parted(bare)
    chosen = called if " " in called else bare
    return " ".join(Tokens(chosen).words) or " ".join(name.casefold().split())


def _parted(name: str) -> tuple[str, str]:
    """The office or courtesy before a name, in small letters, and the name: of "Mr Lee" "" and "Lee"."""
    found = _OFFICE.match(name)
    if found is not None and not (found["office"].endswith("General") and " " not in found["rest"]):
        return found["office"].casefold(), _COURTESY.sub("", found["rest"])
    return "", _COURTESY.sub("", name)


def aliases_of(item: Item) -> list[str]:
    """The other names of an item, if its class has a list of them."""
    found: object = getattr(item, "aliases", None)
    return [name for name in cast("list[object]", found) if isinstance(name, str)] if isinstance(found, list) else []


def fullest(names: Iterable[str]) -> str:
    """Return the name with most words, without an office or article before it.

    >>> fullest(["NFB", "Northern Fisheries Board"]), fullest(["Minister Ann Lee", "Ann Lee"])
    ('Northern Fisheries Board', 'Ann Lee')
    """
    return min(names, key=lambda name: (-len(name_key(name).split()), -len(name_key(name)), len(name), name))


@dataclass(frozen=True, slots=True)
class _Group:
    """What a group of items is called: the names they have, and the other names they are given."""

    names: frozenset[str]
    aliases: frozenset[str]
    spelt: tuple[str, ...]
    shorts: frozenset[tuple[str, str]]


def groups_of_named(items: Sequence[Item]) -> list[list[int]]:
    """Return the items of one section as groups of the same bearer of a name, by their places."""
    first: dict[Hashable, int] = {}
    pairs: list[tuple[int, int]] = []
    for place, item in enumerate(items):
        pairs.append((first.setdefault(_identity(_name(item)), place), place))
    groups = joined(len(items), pairs)
    while found := list(_kin([_group(items, group) for group in groups])):
        pairs += [(groups[one][0], groups[other][0]) for one, other in found]
        groups = joined(len(items), pairs)
    return groups


def _name(item: Item) -> str:
    return cast("str", getattr(item, "name", ""))


def _identity(name: str) -> Hashable:
    place = places.lookup(name)
    return (place.name, place.kind) if place is not None else name_key(name)


def _group(items: Sequence[Item], group: Sequence[int]) -> _Group:
    spelt = tuple(sorted({_name(items[place]) for place in group}))
    aliases = {name_key(alias) for place in group for alias in aliases_of(items[place])}
    shorts = frozenset(short for name in spelt for short in _shorts(name))
    return _Group(frozenset(map(name_key, spelt)), frozenset(aliases) - {""}, spelt, shorts)


def _kin(groups: Sequence[_Group]) -> Iterator[tuple[int, int]]:
    """Pairs of groups of which one is named in a way that only the other is called."""
    called, shortened, ending = _index(groups)
    asked: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for office, short in group.shorts:
            asked[short].add(office)
    for place, group in enumerate(groups):
        for name in sorted(group.names):
            yield from _only(place, called.get(name, set()))
        for office, short in sorted(group.shorts):
            bearers = (shortened.get(short) or ending.get(short) or set()) - {place}
            if not office or len(asked[short] - {""}) == 1:  # "President Lee" and "Minister Lee" may be two
                yield from _only(place, bearers)


def _only(place: int, bearers: set[int]) -> Iterator[tuple[int, int]]:
    others = bearers - {place}
    if len(others) == 1:
        yield place, others.pop()


def _index(groups: Sequence[_Group]) -> tuple[Mapping[str, set[int]], ...]:
    """The groups by their aliases, by the acronyms of their names, and by what these end in."""
    called, shortened, ending = (defaultdict[str, set[int]](set) for _ in range(3))
    for place, group in enumerate(groups):
        for alias in group.aliases:
            called[alias].add(place)
        for name in group.spelt:
            for short in _acronyms(name):
                shortened[short].add(place)
            for end in _endings(name):
                ending[end].add(place)
    return called, shortened, ending


def _shorts(name: str) -> Iterator[tuple[str, str]]:
    """The office and the rest of a name that may be short for another; none of a state's or body's own name."""
    if places.lookup(name) is None:
        office, called = _parted(_ARTICLE.sub("", name.strip()).replace(".", ""))
        yield office, " ".join(Tokens(called).words)


def _acronyms(name: str) -> Iterator[str]:
    """The first letters of a name of several words, with and without its small words."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.casefold() != "the"]
    large = [word for word in words if word.casefold() not in _SMALL]
    if len(large) > 1 and not _ACRONYM.fullmatch(name):
        yield "".join(word[0] for word in large).casefold()
        yield "".join(word[0] for word in words).casefold()


def _endings(name: str) -> Iterator[str]:
    """What a name ends in, by which it may be called for short: of "Northern Fisheries Board" the last word and the
    last two, of "University of Oslo" none. A state is not called so, and "Mr Lee" has no other name."""
    place = places.lookup(name)
    words = Tokens(_parted(_FIRM.sub("", _ARTICLE.sub("", name.strip())))[1]).words
    for start in range(len(words) - 1, max(0, len(words) - 1 - _LONGEST_ENDING), -1):
        if words[start - 1] in _SMALL or (place is not None and place.kind == "state"):
            return
        yield " ".join(words[start:])
