"""Tables: a row for each item, the same columns whatever the document, and nothing lost on the way into a frame or
file."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Literal, cast

import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from summarizer import Item, Minutes, Readout, Record, Source, Summarizer, Summary, Verbatim
from summarizer.errors import ConfigurationError, UsageError
from summarizer.render.frames import bare, guarded, to_frames, write_csv, write_parquet
from summarizer.render.tables import Column, columns, to_rows
from summarizer.render.visible import visible
from summarizer.schemas import Ref
from summarizer.testing import ScriptedModel
from summarizer.testing.strategies import answers, sources
from tests.reports import WEATHER, only, weather_answer

PARQUET: Any = import_module("pyarrow.parquet")  # has no types
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def weather(**sections: Any) -> Summary[Readout]:
    """The summary of a good answer to the weather report."""
    return Summarizer(ScriptedModel([weather_answer() | sections] + [only()] * 2)).summarize(
        Source(WEATHER, origin="w.txt")
    )


class Side(BaseModel):
    """A part of an item that is not an item."""

    who: Annotated[str, Ref("people")]
    says: list[str]
    inner: Side | None = None


class Person(Item):
    """Something that is referred to."""

    id: str
    name: str


class Debate(Item):
    """Fields of every kind."""

    item_index: int = 7
    topic: Verbatim
    sides: list[Side] = Field(default_factory=list[Side])
    chair: Annotated[str, Ref("people")] | None = None
    level: Literal[1, 2] = 1
    share: float | None = None
    on: date | None = None
    either: int | list[int] | None = None
    more: dict[str, int] = Field(default_factory=dict[str, int])


class Debates(Record):
    """A schema of one's own."""

    main: Debate | None
    people: list[Person]
    debates: list[Debate]
    place: Verbatim | None


def debates() -> Summary[Debates]:
    """A summary with something in each field."""
    side: dict[str, Any] = {"who": "x1", "says": ["yes", "no"], "inner": {"who": "x1", "says": []}}
    debate: dict[str, Any] = {
        "topic": "tax",
        "sides": [side],
        "chair": "x1",
        "level": 2,
        "share": 0.5,
        "on": "2024-01-02",
    }
    answer: dict[str, Any] = {
        "main": None,
        "people": [{"id": "x1", "name": "Ann Lee", "evidence": [1]}],
        "debates": [debate | {"either": [3], "more": {"a": 1}, "evidence": [1]}],
        "place": "Paris",
    }
    return Summarizer(ScriptedModel([answer]), Debates).summarize("Ann Lee spoke of tax in Paris.")


def test_a_row_has_ids_and_names_words_and_days_sentences_and_offsets() -> None:
    """What has parts is several columns, and the document comes with each row."""
    summary = weather()
    row = to_rows(summary)["commitments"][0]
    assert (row["source_origin"], row["source_sha256"], row["item_index"]) == ("w.txt", summary.source.sha256, 0)
    assert (row["debtors"], row["debtors_name"]) == (["p1", "p2"], ["Norway", "Iceland"])
    assert (row["due"], row["due_latest"]) == ("by 1 September 2024", date(2024, 9, 1))
    assert (row["due_edtf"], row["due_status"]) == ("../2024-09-01", "resolved")
    assert (row["agreement"], row["agreement_name"]) == ("a1", "share their weather data")
    assert row["evidence_sentence"] == [2]
    assert row["evidence"] == [WEATHER[span.start : span.end] for span in summary.record.commitments[0].evidence]


def test_nested_objects_are_lists_side_by_side_and_what_has_no_column_is_json() -> None:
    """For any schema; a field that is called as a column of ours is told apart."""
    row = to_rows(debates())["debates"][0]
    assert (row["item_index"], row["item_index_"]) == (0, 7)
    assert (row["sides_who"], row["sides_who_name"], row["sides_says"]) == (["x1"], ["Ann Lee"], [["yes", "no"]])
    assert row["sides_inner"] == ['{"who": "x1", "says": [], "inner": null}']
    assert (row["chair_name"], row["level"], row["share"], row["on"]) == ("Ann Lee", 2, 0.5, date(2024, 1, 2))
    assert (row["either"], row["more"]) == ("[3]", '{"a": 1}')
    assert (row["topic"], row["topic_start"], row["topic_end"]) == ("tax", 17, 20)
    evidence = ["evidence", "evidence_sentence", "evidence_place", "evidence_start", "evidence_end"]
    assert list(row)[-6:] == [*evidence, "doubt"]


def test_single_fields_are_tables_of_one_row_or_none() -> None:
    """Items and spans alike."""
    rows = to_rows(debates())
    assert rows["main"] == []
    assert [(row["place"], row["place_start"]) for row in rows["place"]] == [("Paris", 24)]


@pytest.mark.parametrize("target", [Readout, Minutes, Debates])
def test_columns_are_those_of_the_class(target: type[Record]) -> None:
    """Each section has a table, each table the document's columns first, no name twice."""
    for section, of in columns(target).items():
        names = [column.name for column in of]
        assert section in {*target.model_fields, "rejected", "omissions"}
        assert names[:2] == ["source_origin", "source_title"]
        assert len(set(names)) == len(names)


def test_what_was_left_out_and_what_may_be_missing_are_tables_too() -> None:
    """With the reasons; a reader of tables sees what the record does not say."""
    bad = weather_answer()["quotes"][0] | {"text": "We will wait for others"}
    rows = to_rows(weather(quotes=[bad]))
    (rejected,), (omission,) = rows["rejected"], rows["omissions"]
    assert (rejected["source_origin"], rejected["path"], rejected["reasons_path"]) == (
        "w.txt",
        "quotes[0]",
        ["quotes[0].text"],
    )
    assert "not in the source" in str(rejected["reasons"])
    assert json.loads(str(rejected["item"])) == bad
    assert (rejected["withdrawn"], rejected["part_first"]) == (True, None)
    assert (omission["kind"], omission["passage_sentence"], omission["passage_start"]) == ("quote", 3, 105)
    assert omission["reason"]


def test_a_section_called_as_a_table_of_ours_keeps_its_name() -> None:
    """Ours ends in an underscore then."""

    class Docket(Record):
        """A record of claims that a court refused."""

        rejected: list[Person]

    assert list(columns(Docket)) == ["rejected", "rejected_", "omissions"]


def test_a_cited_sentence_has_its_place() -> None:
    """Where the document has such."""
    source = Source("They met in Oslo. They parted.", places=[(0, "page 1"), (18, "page 2")])
    answer = {"main": None, "people": [{"id": "x1", "name": "They", "evidence": [2]}], "debates": [], "place": None}
    summary = Summarizer(ScriptedModel([answer]), Debates).summarize(source)
    assert to_rows(summary)["people"][0]["evidence_place"] == ["page 2"]


def agrees(cell: Any, column: Column, depth: int) -> bool:
    """Whether a cell is what its column says."""
    if cell is None:
        return True
    if depth:
        return isinstance(cell, list) and all(agrees(member, column, depth - 1) for member in cast("list[Any]", cell))
    kinds = {"text": str, "integer": int, "number": float, "boolean": bool, "date": date}
    return isinstance(cell, kinds[column.kind])


@SLOW
@given(st.data(), st.sampled_from([Readout, Minutes]))
def test_every_row_has_the_columns_and_comes_back_from_frames_and_files(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, target: type[Record]
) -> None:
    """Whatever the text and the answer: rows, polars, Parquet and CSV hold the same."""
    source = data.draw(sources())
    summary = Summarizer(ScriptedModel([data.draw(answers(source, target)) for _ in range(3)]), target).summarize(
        source
    )
    folder = tmp_path_factory.mktemp("tables")
    write_parquet([summary], folder)
    write_csv([summary], folder)
    frames = to_frames([summary], "polars")
    left_out: dict[str, list[Any]] = {"rejected": summary.rejected, "omissions": summary.omissions}
    for section, rows in to_rows(summary).items():
        of = columns(target)[section]
        assert len(rows) == len(left_out.get(section) or _members(getattr(summary.record, section, None)))
        for row in rows:
            assert list(row) == [column.name for column in of]
            assert all(agrees(row[column.name], column, column.depth) for column in of)
        assert frames[section].to_dicts() == rows
        table = PARQUET.read_table(folder / f"{section}.parquet")
        assert table.to_pylist() == rows
        assert table.column_names == [column.name for column in of]
        assert read_csv(folder / f"{section}.csv") == [
            {name: visible(in_csv(row[name])) for name in row} for row in rows
        ]


def _members(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else [] if value is None else [value]


def read_csv(path: Path) -> list[dict[str, str]]:
    """A CSV file read back, without the apostrophes that guard it."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [{name: bare(cell) for name, cell in row.items()} for row in csv.DictReader(lines)]


def in_csv(cell: Any) -> str:
    """What a cell is in CSV, told by another rule than the code's."""
    if isinstance(cell, list):
        members = cast("list[Any]", cell)
        return "; ".join(json.dumps(member) if isinstance(member, list) else in_csv(member) for member in members)
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def test_frames_have_stable_types() -> None:
    """Also where a section is empty; lists are lists, days are days."""
    for frames in (to_frames([weather()]), weather(commitments=[]).to_frames()):
        types = frames["commitments"].dtypes.astype(str).to_dict()
        assert types["due_latest"] == "datetime64[s]"
        assert (types["due_start"], types["negative"], types["debtors"]) == ("Int64", "boolean", "object")
    empty = weather(commitments=[]).to_frames("polars")["commitments"]
    assert empty.height == 0
    assert empty.schema["debtors"] == polars.List(polars.String)
    assert empty.schema["due_latest"] == polars.Date
    assert len(weather().to_frames()["commitments"].explode("debtors")) == 3


def test_several_documents_share_their_tables() -> None:
    """In their order; summaries of several classes share none."""
    frames = to_frames([weather(), weather(commitments=[]), weather()], "polars")
    assert frames["commitments"]["item_index"].to_list() == [0, 1, 0, 1]
    assert to_frames([]) == {}
    with pytest.raises(UsageError, match=r"Readout and of Debates"):
        to_frames([weather(), debates()])


def test_an_integer_that_no_table_holds_is_null_there() -> None:
    """And itself in the rows."""
    whole = debates()
    huge = whole.record.debates[0].model_copy(update={"item_index": 10**30})
    summary = whole.model_copy(update={"record": whole.record.model_copy(update={"debates": [huge]})})
    assert to_rows(summary)["debates"][0]["item_index_"] == 10**30
    assert to_frames([summary], "polars")["debates"]["item_index_"].to_list() == [None]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, library: Any) -> None:
    """With what to install."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ConfigurationError, match=f"pip install {library}"):
        weather().to_frames(library)
    with pytest.raises(ConfigurationError, match='choose "pandas"'):
        weather().to_frames("arrow")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]


@given(st.text("='+-@ \t\r＝a1", max_size=6) | st.text())
def test_a_guarded_cell_begins_as_no_formula_and_comes_back(text: str) -> None:
    """Behind blanks and apostrophes too."""
    assert bare(guarded(text)) == text
    assert guarded(text).lstrip()[:1] not in set("=+-@＝＋－＠") - {""}


def test_formulas_of_a_report_do_not_run_in_a_spreadsheet(tmp_path: Path) -> None:
    """Unless they are asked for as they stand."""
    evil = '=HYPERLINK("http://a.example";"x")'
    model = ScriptedModel([only(points=[{"text": evil, "evidence": [1]}])])
    summary = Summarizer(model).summarize(f"They wrote {evil} on it.")
    for formulas in (False, True):
        write_csv([summary], tmp_path / str(formulas), formulas=formulas)
        lines = (tmp_path / str(formulas) / "points.csv").read_text(encoding="utf-8-sig")
        assert ("\"'=HYPER" in lines) is not formulas
        assert ('"=HYPER' in lines) is formulas
