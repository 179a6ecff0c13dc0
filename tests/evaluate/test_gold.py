"""Gold files: what is accepted, what is refused and with which words, and that dates are the annotator's."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from summarizer import Minutes, Readout, Source, Summarizer
from summarizer.errors import GoldError
from summarizer.evaluate import Gold, Trap, load_gold
from summarizer.testing import ScriptedModel, assert_grounded
from tests.reports import WEATHER, only, weather_answer

MEETING = {"what": "talks", "kind": "talks", "status": "held", "participants": [], "evidence": [2]}
MONDAY = WEATHER.index("on Monday")
WHEN = {"start": MONDAY, "end": MONDAY + 9, "text": "on Monday", "earliest": "2024-06-03", "latest": "2024-06-03"}
TRAP = {"text": "Denmark agreed to the plan.", "why": "It only said that it would study it."}


def write(folder: Path, record: Any, text: str = WEATHER) -> Path:
    """Write a gold document; return the path of its text."""
    path = folder / "weather.txt"
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".json").write_text(json.dumps(record), encoding="utf-8")
    return path


def test_a_record_written_by_hand_becomes_spans(tmp_path: Path) -> None:
    """Numbers and words, as a model writes them; a trap may be a bare string."""
    gold = Gold.load(write(tmp_path, weather_answer() | {"must_not_assert": [TRAP, "They met."]}), Readout)
    assert gold.record.quotes[0].text.text == "We will not wait for others,"
    assert gold.must_not_assert == (Trap(**TRAP), Trap(text="They met."))
    assert gold.source.dated == date(2024, 6, 4)
    assert_grounded(gold.record, gold.source)


def test_what_is_written_loads_again_as_it_was(tmp_path: Path) -> None:
    """In full form, with its traps; line ends included."""
    source = WEATHER.replace("\n", "\r\n").encode()
    path = write(tmp_path, weather_answer() | {"must_not_assert": [TRAP]})
    path.write_bytes(source)
    gold = Gold.load(path, Readout)
    written = gold.write(tmp_path / "made")
    again = Gold.load(written, Readout)
    assert written.read_bytes() == source
    assert (again.record, again.must_not_assert) == (gold.record, gold.must_not_assert)
    with pytest.raises(GoldError, match=r"is there already: give another folder"):
        gold.write(tmp_path / "made")


def test_dates_are_those_in_the_file_and_not_those_the_library_reads(tmp_path: Path) -> None:
    """Else a gold set could never show that the library reads a date wrongly."""
    written = Gold.load(write(tmp_path, weather_answer()), Readout).write(tmp_path / "made")
    data = json.loads(written.with_suffix(".json").read_text(encoding="utf-8"))
    data["commitments"][0]["due"] |= {"earliest": "2024-08-01", "latest": "2024-08-31", "edtf": "2024-08"}
    written.with_suffix(".json").write_text(json.dumps(data), encoding="utf-8")
    due = Gold.load(written, Readout).record.commitments[0].due
    assert due is not None
    assert (due.text, due.earliest, due.latest) == ("by 1 September 2024", date(2024, 8, 1), date(2024, 8, 31))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"earliest": "2024-09-02"}, "earliest 2024-09-02 is after latest 2024-09-01"),
        ({"edtf": "next autumn"}, "no EDTF"),
        ({"edtf": "../2024-10-01"}, "means other days"),
        ({"status": "unresolved"}, "an unresolved time has no earliest, latest or edtf"),
        ({"latest": "2024-02-30"}, "valid date"),
    ],
)
def test_a_date_that_contradicts_itself_is_named_with_its_place(
    tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    """Days in the wrong order, an EDTF that is none or means other days, and days of what is unresolved."""
    written = Gold.load(write(tmp_path, weather_answer()), Readout).write(tmp_path / "made")
    data = json.loads(written.with_suffix(".json").read_text(encoding="utf-8"))
    data["commitments"][0]["due"] |= change
    written.with_suffix(".json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(GoldError, match=rf"commitments\[0\]\.due.*{said}"):
        Gold.load(written, Readout)


def test_a_date_of_the_document_that_its_text_does_not_tell_is_kept(tmp_path: Path) -> None:
    """As `dated`."""
    text = WEATHER.removeprefix("Oslo, 4 June 2024\n\n")
    gold = Gold.load(write(tmp_path, only() | {"dated": "2024-06-05"}, text), Readout)
    again = Gold.load(gold.write(tmp_path / "made"), Readout)
    assert gold.source.dated == again.source.dated == date(2024, 6, 5)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"quotes": [weather_answer()["quotes"][0] | {"text": "We shall not wait"}]}, r"quotes\[0\]\.text: not in the"),
        ({"quotes": [weather_answer()["quotes"][0] | {"speaker": "p9"}]}, r"quotes\[0\]\.speaker: parties has no item"),
        ({"points": [{"text": "They met.", "evidence": [99]}]}, r"points\[0\]\.evidence\[0\]: no sentence has"),
        ({"treaties": []}, "treaties: no field of Readout"),
        ({"must_not_assert": [{"why": "no text"}]}, r"\[0\]\.text: Field required"),
        ({"dated": "last year"}, "is no date"),
        ({"meetings": [MEETING | {"when": WHEN | {"earliest": "2024-13-45"}}]}, "earliest: .*month"),
    ],
)
def test_what_is_not_true_to_the_text_is_refused(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    """With the file, the place in it, and what is wrong."""
    with pytest.raises(GoldError, match=said) as caught:
        Gold.load(write(tmp_path, weather_answer() | change), Readout)
    assert "weather." in str(caught.value)


def test_an_answer_short_of_a_section_is_refused(tmp_path: Path) -> None:
    """A gold record says what is in a document: a section that is not there was not looked for."""
    answer = weather_answer()
    del answer["quotes"]
    with pytest.raises(GoldError, match="quotes: missing"):
        Gold.load(write(tmp_path, answer), Readout)


def test_a_text_without_its_record_is_said_so(tmp_path: Path) -> None:
    """It would be missing from every figure."""
    write(tmp_path, weather_answer())
    (tmp_path / "other.txt").write_text("They met.", encoding="utf-8")
    with pytest.raises(GoldError, match=r"other\.txt has no \.json beside it"):
        load_gold(tmp_path)


def test_no_json_and_no_gold_are_said_so(tmp_path: Path) -> None:
    """A folder without gold is no success."""
    with pytest.raises(GoldError, match="holds no gold"):
        load_gold(tmp_path)
    path = write(tmp_path, weather_answer())
    path.with_suffix(".json").write_text("{", encoding="utf-8")
    with pytest.raises(GoldError, match="Invalid JSON"):
        load_gold(tmp_path)


def test_a_reviewed_summary_becomes_gold(tmp_path: Path) -> None:
    """Corrected by hand: an item removed, a span given as a number, a date set right."""
    summary = Summarizer(ScriptedModel([weather_answer()])).summarize(Source(WEATHER, origin="reports/weather.txt"))
    data = json.loads(summary.to_json())
    del data["record"]["commitments"][1]
    data["record"]["points"][0]["evidence"] = [2, 5]
    data["record"]["commitments"][0]["due"] |= {"latest": "2024-08-31", "edtf": "../2024-08-31"}
    data["must_not_assert"] = ["Denmark agreed to share its data."]
    gold = Gold.reviewed(json.dumps(data), Readout)
    assert gold.name == "weather"
    assert [span.text[:7] for span in gold.record.points[0].evidence] == ["Norway ", "Denmark"]
    assert [owed.due.latest for owed in gold.record.commitments if owed.due] == [date(2024, 8, 31)]
    (again,) = load_gold(gold.write(tmp_path).parent)
    assert again.record == gold.record
    assert again.must_not_assert == (Trap(text="Denmark agreed to share its data."),)


def test_what_is_no_summary_cannot_become_gold() -> None:
    """Nor a summary of another class."""
    summary = Summarizer(ScriptedModel([weather_answer()])).summarize(WEATHER)
    with pytest.raises(GoldError, match="no field of Minutes"):
        Gold[Any].reviewed(summary.to_json(), Minutes)
    with pytest.raises(GoldError, match="no summary"):
        Gold.reviewed('{"record": {}}', Readout)
