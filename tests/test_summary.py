"""A summary keeps its proof: through JSON and back, and nothing that is not in its source comes back."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from summarizer import Minutes, Readout, Settings, Source, Summarizer, Summary, UsageError
from summarizer.targets import schema_version
from summarizer.testing import ScriptedModel, assert_grounded
from summarizer.testing.strategies import answers, sources
from tests.reports import weather_answer

NOW = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)


def summarized(source: Source) -> Summary[Readout]:
    """The summary of the weather report, at a fixed time."""
    return Summarizer(ScriptedModel([weather_answer()]), now=lambda: NOW).summarize(source)


def test_json_keeps_all_of_it(source: Source) -> None:
    """What is loaded equals what was written, and is proved."""
    summary = summarized(source)
    loaded = Summary.from_json(summary.to_json())
    assert loaded == summary
    assert loaded.to_json() == summary.to_json()
    assert_grounded(loaded)


@given(st.data())
def test_json_keeps_whatever_a_model_said(data: st.DataObject) -> None:
    """Also what was rejected, however odd."""
    source = data.draw(sources())
    model = ScriptedModel([data.draw(answers(source, Minutes)) for _ in range(3)])
    summary = Summarizer(model, Minutes, now=lambda: NOW).summarize(source)
    assert Summary.from_json(summary.to_json(), Minutes) == summary


def changed(summary: Summary[Readout], *path: str | int, value: Any) -> str:
    """The summary's JSON with the part at `path` replaced."""
    data = json.loads(summary.to_json())
    *way, last = path
    part = data
    for step in way:
        part = part[step]
    part[last] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("record", "quotes", 0, "text", "text"), "We will wait for others,"),
        (("record", "quotes", 0, "text", "start"), 0),
        (("record", "agreements", 0, "evidence", 0, "end"), 10_000),
        (("record", "agreements", 0, "evidence", 0, "start"), 1),
        (("source", "text"), "Another text."),
    ],
)
def test_a_forged_summary_is_not_loaded(source: Source, path: tuple[str | int, ...], value: object) -> None:
    """A span must be what its source says there, and a citation a whole sentence."""
    with pytest.raises(ValidationError):
        Summary.from_json(changed(summarized(source), *path, value=value))


def test_the_provenance_says_how_it_was_made(source: Source) -> None:
    """Versions, model, settings, hash and times: enough to make it again."""
    made = summarized(source).provenance
    assert (made.model, made.target, made.started, made.finished) == ("scripted", "Readout", NOW, NOW)
    assert made.source_sha256 == source.sha256
    assert made.settings == {
        "max_repairs": 2,
        "max_tokens": None,
        "max_output_tokens": None,
        "on_failure": "reject",
        "audit": {"wrong": "repair", "unsure": "doubt"},
        "recall": "once",
        "part_tokens": None,
        "passes": 1,
        "review": False,
    }


def test_schema_versions_tell_schemas_apart() -> None:
    """They are the same from run to run, and another for another schema."""
    assert schema_version(Readout) == schema_version(Readout)
    assert schema_version(Readout) != schema_version(Minutes)


def test_the_text_of_a_summary_shows_items_with_their_evidence(source: Source) -> None:
    """`repr` is for people."""
    shown = repr(summarized(source))
    assert "“We will not wait for others,”" in shown
    assert "Evidence" in shown
    assert str(summarized(source)) == shown


@pytest.mark.parametrize("model", ["offlin", "no-such-provider/x", 3, object()])
def test_a_model_that_is_none_is_refused_at_once(model: Any) -> None:
    """When the summarizer is made, with the remedy; not at the first document."""
    with pytest.raises(UsageError) as caught:
        Summarizer(model)
    assert caught.value.remedy


def test_a_summarizer_can_be_pickled() -> None:
    """For workers in other processes; with its model, its schema and its settings."""
    copied = pickle.loads(pickle.dumps(Summarizer("offline", Readout, Settings(max_repairs=0))))
    made = copied.summarize("Norway agreed to share its data.").provenance
    assert (made.target, made.model, made.settings["max_repairs"]) == ("Readout", "offline", 0)


def test_the_environment_names_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """The argument comes first."""
    monkeypatch.setenv("SUMMARIZER_MODEL", "offline")
    assert Summarizer().model.name == "offline"
    assert Summarizer(ScriptedModel([])).model.name == "scripted"


def test_without_a_model_one_line_says_so(caplog: pytest.LogCaptureFixture) -> None:
    """And how to set one."""
    assert Summarizer().model.name == "offline"
    (record,) = caplog.records
    assert "SUMMARIZER_MODEL=" in record.getMessage()
    assert "\n" not in record.getMessage()
