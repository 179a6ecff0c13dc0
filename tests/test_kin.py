"""Who is who: names that mean the same are joined, and where two could be meant, neither."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.kin import groups_of_named
from summarizer.schemas import Citation, Party

SENTENCE = Citation(start=0, end=1, text="A")


def grouped(*names: str | tuple[str, ...]) -> list[set[str]]:
    """The groups of parties of these names; a tuple is a name with its aliases."""
    called = [(name,) if isinstance(name, str) else name for name in names]
    rest: dict[str, Any] = {"id": "p1", "kind": "other", "role": "principal", "evidence": [SENTENCE]}
    items = [Party(name=name, aliases=aliases, **rest) for name, *aliases in called]
    return [{items[place].name for place in group} for group in groups_of_named(items)]


SAME = [
    ("European Commission", "the Commission", "EC"),
    ("Northern Fisheries Board", "NFB", "the Fisheries Board", "the Board"),
    ("the United States", "US", "USA"),
    ("Foreign Minister Ann Lee", "Ann Lee", "Ms. Lee"),
    ("Ann Lee", "Minister Lee", "Mr Lee"),
    ("Quellmark NV", "Quellmark"),
    (("European Union", "the bloc"), "the bloc", "EU"),
    ("Ministry of Foreign Affairs", "MFA"),
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: str(names[0]))
def test_forms_of_a_name_are_one(names: tuple[str, ...]) -> None:
    """By title, acronym, alias, the end of a name, and the table of states."""
    assert len(grouped(*names)) == 1


APART = [
    ("Ann Lee", "Bo Lee"),
    ("Ann Lee", "Bo Lee", "Mr Lee"),
    ("President Lee", "Minister Lee", "Ann Lee"),
    (("Ann Lee", "Mr Lee"), ("Bo Lee", "Mr Lee"), "Lee"),
    ("Northern Fisheries Board", "Southern Fisheries Board", "the Board"),
    ("Guinea", "Equatorial Guinea"),
    ("Ireland", "Northern Ireland"),
    ("University of Oslo", "Oslo"),
    ("General Assembly", "National Assembly", "the Assembly"),
    ("Norwegian government", "Norway"),
]


@pytest.mark.parametrize("names", APART, ids=str)
def test_where_two_could_be_meant_neither_is(names: tuple[str, ...]) -> None:
    """To tell one party as two does less harm than to make one of two."""
    assert len(grouped(*names)) == len(names)
