"""The tables of states and organisations are what the generator writes, and what it joins is decided by hand."""

from __future__ import annotations

from importlib.resources import files

import pytest

pytest.importorskip("babel")  # the group `places` of dependencies; `make .venv/ready` installs it

from tools.places import cldr, tables
from tools.places.__main__ import written


def test_the_tables_are_what_make_tables_writes() -> None:
    """Nobody edits the tables: `make tables` writes them, always the same."""
    there = files("summarizer.grounding")
    for name, text in written().items():
        assert there.joinpath(name).read_text(encoding="utf-8") == text, f"{name}: run `make tables`"


def row(**cells: list[str]) -> tables.State:
    """A row of our own for Chile, with some cells."""
    empty = {name: list[str]() for name in ("names", "foreign", "demonyms", "capitals", "marked", "removed")}
    return tables.State("CL", "", **{**empty, **cells})


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"foreign": ["Cile"]}, "the CLDR gives"),
        ({"names": ["CHILE", "Chile"]}, "stands there already"),
        ({"marked": ["Chilly~"]}, "no such name"),
        ({"marked": ["Chili"]}, "no such name"),
        ({"removed": ["Chilly"]}, "no such name"),
    ],
)
def test_our_own_rows_hold_nothing_idle(cells: dict[str, list[str]], message: str) -> None:
    """A name that the CLDR gives, one kept twice, and a mark on no name are errors."""
    with pytest.raises(ValueError, match=message):
        tables.state(row(**cells))


def test_marks_and_removals_reach_the_names_given() -> None:
    """What the CLDR gives is read with care, or left out, where our row says so."""
    _, _, _, foreign, *_ = tables.state(row(marked=["Chili~"], removed=["Cile"]))
    assert "Chili~" in foreign.split("|")
    assert "Cile" not in foreign.split("|")


@pytest.mark.parametrize(
    ("states", "message"),
    [
        ("CL\tChile\t\t\t\t\nPE\tChile\t\t\t\t", "Chile is"),
        ("CL\tChile\t\t\t\t\nPE\tPeru\tchile\t\t\t", "spelt otherwise"),
    ],
)
def test_a_spelling_of_two_places_is_an_error(states: str, message: str) -> None:
    """No order of rows decides which of two a name means, not even where they differ in case."""
    with pytest.raises(ValueError, match=message):
        tables.index("head", f"head\n{states}")


def test_the_index_knows_where_longer_names_begin() -> None:
    """Each spelling has its place, how it is named, and its mark; first words of longer names are told too."""
    made = tables.index(
        "head\nEU\tUnion of E\torganisation\t\t\t", "head\nCL\tChile?\t\tTierra de C~\tChilean\tSantiago"
    )
    assert made.splitlines()[1:] == [
        "Chile\t1n?", "Chilean\t1d", "EU\t0n", "Santiago\t1c", "Tierra de C\t1n~", "Union of E\t0n",
        "tierra\t+", "tierra de\t+", "union\t+", "union of\t+",
    ]  # fmt: skip


def test_names_are_such_as_reports_write() -> None:
    """No brackets, no soft hyphens, no acronym that means another thing elsewhere."""
    given = {name for code in ("MM", "IS", "CD", "UN", "HK") for name in cldr.names(code)} | {*cldr.cities("Reykjavik")}
    assert {"Myanmar", "Burma", "Birmanie", "Reykjavík"} <= given
    assert not [name for name in given if "(" in name or "\u00ad" in name or name == "FN"]


def test_capitals_are_found_by_the_zones_named_after_them() -> None:
    """A city of another name than the zone's is looked for by its English name."""
    assert {"Moskau", "Москва", "莫斯科"} <= set(cldr.cities("Moscow"))
    assert "Київ" in {*cldr.cities("Kyiv")}
    assert not list(cldr.cities("Nowhere"))
