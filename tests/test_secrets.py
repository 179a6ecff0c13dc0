"""What may be seen of keys, passwords and texts? Nothing, whichever way an object is shown; and who may read a file?"""

from __future__ import annotations

import ast
import logging
import os
import stat
import traceback
from pathlib import Path

import pytest

from summarizer import InstructorModel, Readout, Source, Summarizer, SummarizerError
from summarizer.corpus import Store
from summarizer.errors import EndpointError, StoreError, UsageError
from summarizer.files import require_own
from summarizer.models.retrying import RetryPolicy
from summarizer.render.frames import write_csv, write_parquet
from summarizer.testing import FAULTS, FaultyServer, ScriptedModel
from tests.reports import WEATHER, weather_answer
from tests.test_cli import run

KEY, PASSWORD = "sk-secret-0123456789abcdef", "pass-word-0123"
WORDS = "The harbour was never to be named."
FAULT = next(name for name in FAULTS if "401" in name)
PACKAGES = [Path(__file__).resolve().parents[1] / name for name in ("summarizer", "schemas")]


def model_at(url: str) -> InstructorModel:
    """A model with a key, in its argument and in its address."""
    address = url.replace("http://", f"http://user:{PASSWORD}@")
    return InstructorModel("openai/m", base_url=address, api_key=KEY, retry=RetryPolicy(attempts=1))


def test_no_object_shows_its_key() -> None:
    """Printed, formatted, or among the parts that a debugger shows."""
    with model_at("http://127.0.0.1:9/v1") as model:
        summarizer = Summarizer(model, Readout)
        shown = [f"{one!r} {one}" for one in (model, summarizer, summarizer.settings)]
        shown += [model.name, summarizer.recipe, summarizer.key(Source(WORDS)), repr(model.__getstate__())]
    assert not [text for text in shown if KEY in text or PASSWORD in text]


@pytest.mark.parametrize("streamed", [False, True])
def test_no_error_trace_or_log_shows_a_key_or_the_text(caplog: pytest.LogCaptureFixture, streamed: bool) -> None:
    """Also where the endpoint sends them back."""
    caplog.set_level(logging.DEBUG)
    with FaultyServer([FAULT]) as server, model_at(server.base_url) as model:
        summarizer = Summarizer(model, Readout)
        with pytest.raises(SummarizerError) as caught:
            list(summarizer.stream(WORDS)) if streamed else summarizer.summarize(WORDS)
    shown = "".join(traceback.format_exception(caught.value)) + caplog.text + repr(caught.value.__reduce__())
    assert not [secret for secret in (KEY, PASSWORD, WORDS) if secret in shown]


@pytest.mark.parametrize("url", ["postgresql://me:{}@127.0.0.1:1/x", "mysql://me:{}@127.0.0.1/x", "://me:{}@x"])
def test_a_store_shows_no_password(url: str) -> None:
    """Nor does what it raises."""
    with pytest.raises(SummarizerError) as caught:
        Store(url.format(PASSWORD))
    assert PASSWORD not in "".join(traceback.format_exception(caught.value))
    with Store(":memory:") as store:
        store.where = url.format(PASSWORD)
        assert PASSWORD not in f"{store!r} {store}"


def test_the_command_line_shows_no_key(tmp_path: Path) -> None:
    """With --debug, when all fails."""
    path = tmp_path / "a.txt"
    path.write_text(WORDS, encoding="utf-8")
    with FaultyServer([FAULT]) as server:
        told = run(
            *("read", "--debug", "--model", "openai/m", path), OPENAI_API_KEY=KEY, OPENAI_BASE_URL=server.base_url
        )
    assert told[0] == 1
    assert not [secret for secret in (KEY, WORDS) if secret in "".join(told[1:])]


# ------------------------------------------------------------------------------------------------- files


def test_a_store_is_its_owners_alone(tmp_path: Path) -> None:
    """It holds the texts: the files that SQLite makes beside it too."""
    before = os.umask(0)
    try:
        with Store(tmp_path / "store.db") as store:
            Summarizer(ScriptedModel([weather_answer()]), store=store).summarize(WEATHER)
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert modes["store.db"] == 0o600
    assert set(modes.values()) == {0o600}


def test_nothing_is_written_through_a_link_of_somebody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link of one's own is followed."""
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    require_own(tmp_path / "link")
    if os.geteuid() == 0:
        os.lchown(tmp_path / "link", 12_345, -1)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(UsageError, match="somebody else"):
        require_own(tmp_path / "link")
    with pytest.raises(UsageError):
        Store(tmp_path / "link")


@pytest.mark.parametrize("write", [write_csv, write_parquet])
def test_what_is_written_beside_a_file_is_a_new_one(write: object, tmp_path: Path) -> None:
    """A link under its name, which can be guessed, is not followed."""
    victim = tmp_path / "victim"
    victim.write_text("kept", encoding="utf-8")
    suffix = "csv" if write is write_csv else "parquet"
    (tmp_path / f".headline.{suffix}.{os.getpid()}.part").symlink_to(victim)
    summary = Summarizer(ScriptedModel([weather_answer()])).summarize(WEATHER)
    with pytest.raises(FileExistsError):
        (write_csv if write is write_csv else write_parquet)([summary], tmp_path)
    assert victim.read_text(encoding="utf-8") == "kept"


# ------------------------------------------------------------------------------------------------- code


def calls() -> list[tuple[str, str, ast.Call]]:
    """Every call in the packages: its file, what is called, and the call."""
    files = [path for package in PACKAGES for path in sorted(package.rglob("*.py"))]
    found = [(path, node) for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    return [(path.name, ast.unparse(node.func), node) for path, node in found if isinstance(node, ast.Call)]


def test_nothing_is_evaluated_or_unpickled() -> None:
    """No text becomes code or an object of any class."""
    banned = {"eval", "exec", "compile", "__import__", "os.system", "marshal.loads"}
    banned |= {
        f"{module}.{name}" for module in ("pickle", "yaml", "dill", "shelve") for name in ("load", "loads", "open")
    }
    assert not [(file, name) for file, name, _ in calls() if name in banned]


def test_sql_is_made_by_parameters_alone() -> None:
    """What is executed as text is a constant; nothing is formatted into a statement."""
    sql = {"text", "exec_driver_sql", "execute", "executemany", "literal_column", "DDL"}
    for file, name, call in calls():
        if name.rpartition(".")[2] in sql and call.args:
            assert not isinstance(call.args[0], ast.JoinedStr | ast.BinOp), (file, ast.unparse(call))


def test_errors_pickle_without_a_cause() -> None:
    """What crosses a process holds what the error says, and no frames."""
    error = EndpointError("lost", remedy="try again")
    error.__cause__ = StoreError(KEY)
    assert KEY not in repr(error.__reduce__())
