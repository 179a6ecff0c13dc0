"""What may be seen of keys, passwords and texts? Nothing, whichever way an object is shown; and who may read a file?"""

from __future__ import annotations

import ast
import gc
import logging
import os
import stat
import traceback
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from summarizer import InstructorModel, Readout, Source, Summarizer, SummarizerError
from summarizer.corpus import Document, Store, summarize_many
from summarizer.documents import Limits, apart
from summarizer.documents.apart import found_apart
from summarizer.documents.kinds import Kind
from summarizer.documents.readers import Question
from summarizer.errors import AuthenticationFailed, DamagedDocument, EndpointError, StoreError, UsageError
from summarizer.files import require_own
from summarizer.models.retrying import RetryPolicy
from summarizer.render.frames import write_csv, write_parquet
from summarizer.testing import FAULTS, FaultyServer, ScriptedModel
from tests.reports import WEATHER, weather_answer
from tests.test_cli import run

KEY, PASSWORD = "sk-secret-0123456789abcdef", "pass-word-0123"
USER = f"user:{PASSWORD}@"
WORDS = "The harbour was never to be named."
FAULT = next(name for name in FAULTS if "401" in name)
ROOT = Path(__file__).resolve().parents[1]
FILES = [path for package in ("summarizer", "schemas") for path in sorted((ROOT / package).rglob("*.py"))]
ATTACK = "'); DROP TABLE documents; -- ATTACK"


def model_at(url: str, user: str = "") -> InstructorModel:
    """A model with a key in its argument, and perhaps a user in its address."""
    address = url.replace("http://", f"http://{user}")
    return InstructorModel("openai/m", base_url=address, api_key=KEY, retry=RetryPolicy(attempts=1))


def test_no_object_shows_its_key() -> None:
    """Printed, formatted, or among the parts that a debugger shows."""
    with model_at("http://127.0.0.1:9/v1", USER) as model:
        summarizer = Summarizer(model, Readout)
        shown = [f"{one!r} {one}" for one in (model, summarizer, summarizer.settings)]
        shown += [model.name, summarizer.recipe, summarizer.key(Source(WORDS)), repr(model.__getstate__())]
    assert not [text for text in shown if KEY in text or PASSWORD in text]


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize(("user", "error"), [("", AuthenticationFailed), (USER, EndpointError)])
def test_no_error_trace_or_log_shows_a_key_or_the_text(
    caplog: pytest.LogCaptureFixture, streamed: bool, user: str, error: type[SummarizerError]
) -> None:
    """Also where the endpoint refuses them, and where a request with two passwords is not even sent."""
    caplog.set_level(logging.DEBUG)
    with FaultyServer([FAULT]) as server, model_at(server.base_url, user) as model:
        summarizer = Summarizer(model, Readout)
        with pytest.raises(error) as caught:
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


def shown(value: object) -> str:
    """How an object of ours shows itself; nothing of others."""
    is_ours = str(type(value).__module__).partition(".")[0] == "summarizer"
    return f"{value!r} {value}" if is_ours else ""


def test_no_object_that_is_there_after_a_run_shows_a_key(tmp_path: Path) -> None:
    """Whatever was made on the way: calls, clients, settings, errors, stores, runs."""
    script: list[dict[str, Any] | str] = [weather_answer(), FAULT]
    with FaultyServer(script) as server, model_at(server.base_url) as model, Store(tmp_path / "store.db") as store:
        summarizer = Summarizer(model, store=store)
        summarizer.summarize(WEATHER)
        results = list(summarize_many([WEATHER], summarizer, store=store, name="c"))
        with pytest.raises(AuthenticationFailed) as caught:
            summarizer.summarize(WORDS)
        there = [shown(value) for value in gc.get_objects()]
    assert [result.status for result in results] == ["done"]
    assert "InstructorModel" in "".join(there)
    assert not [text for text in [*there, repr(caught.value)] if KEY in text]


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


def test_an_output_has_the_rights_that_the_umask_leaves(tmp_path: Path) -> None:
    """And a store beside it fewer; nothing is made executable, and nothing is left over."""
    (tmp_path / "a.txt").write_text("They met.", encoding="utf-8")
    before = os.umask(0o027)
    try:
        for output in ("out.jsonl", "out.parquet"):
            assert run("corpus", "--model", "offline", "a.txt", "-o", output, cwd=tmp_path)[0] == 0
        for options in (("-o", "page.html"), ("--format", "csv", "-o", "tables")):
            assert run("read", "--model", "offline", "a.txt", *options, cwd=tmp_path)[0] == 0
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir() if path.name != "a.txt"}
    assert modes == {
        **{"out.jsonl": 0o640, "out.parquet": 0o640, "page.html": 0o640, "tables": 0o750},
        **{"out.jsonl.db": 0o600, "out.parquet.db": 0o600},
    }
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "tables").iterdir()} == {0o640}


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
    found = [(path, node) for path in FILES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    return [(path.name, ast.unparse(node.func), node) for path, node in found if isinstance(node, ast.Call)]


def imports() -> list[tuple[str, str]]:
    """Every module that the packages import, by a statement or by its name: the file, and the module."""
    found = [(path.name, node) for path in FILES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    plain = [(file, one.name) for file, node in found if isinstance(node, ast.Import) for one in node.names]
    froms = [(file, node.module or "") for file, node in found if isinstance(node, ast.ImportFrom)]
    named = [(file, call) for file, name, call in calls() if name.rpartition(".")[2] == "import_module"]
    return [*plain, *froms, *((file, ast.unparse(call.args[0]).strip("'")) for file, call in named)]


def test_nothing_is_evaluated_or_unpickled() -> None:
    """No text becomes code or an object of any class: what could do so is neither called nor imported."""
    banned = {"eval", "exec", "compile", "__import__", "os.system", "pandas.read_pickle", "numpy.load", "np.load"}
    assert not [(file, name) for file, name, _ in calls() if name in banned]
    loaders = {"pickle", "cPickle", "cloudpickle", "dill", "joblib", "jsonpickle", "marshal", "shelve", "yaml"}
    assert not [(file, name) for file, name in imports() if name.partition(".")[0] in loaders]


def test_sql_is_made_by_parameters_alone() -> None:
    """What is said to a database as text is a constant: nothing is formatted into it, and no name stands for it."""
    as_text = {"text", "exec_driver_sql", "literal_column", "DDL", "executescript"}
    found = [(file, call) for file, name, call in calls() if name.rpartition(".")[2] in as_text and call.args]
    said = [(file, call) for file, call in found if ast.unparse(call.func) != "Text"]
    assert said
    assert not [(file, ast.unparse(call)) for file, call in said if not isinstance(call.args[0], ast.Constant)]
    executed = [(file, call.args[0]) for file, name, call in calls() if name.endswith(".execute") and call.args]
    assert not [(file, ast.unparse(one)) for file, one in executed if isinstance(one, ast.JoinedStr | ast.BinOp)]


def test_no_word_of_a_user_or_a_document_reaches_a_database_as_sql(tmp_path: Path) -> None:
    """Names, ids, texts, dates and URLs go beside the statements, and come back as they went."""
    said: list[str] = []

    def listen(*given: object) -> None:
        said.append(str(given[2]))

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        with Store(tmp_path / "store.db") as store:
            document = Document(f"id {ATTACK}", Source(f"They met. {ATTACK}", title=ATTACK, origin=ATTACK))
            options: dict[str, Any] = {"store": store, "name": f"name {ATTACK}"}
            (result,) = summarize_many([document], Summarizer("offline"), **options)
            assert store.corpora() == [f"name {ATTACK}"]
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
    assert (result.id, result.summary.source.title) == (f"id {ATTACK}", ATTACK)
    assert len(said) > 10
    assert not [statement for statement in said if "DROP" in statement or "ATTACK" in statement]


def test_errors_pickle_without_a_cause() -> None:
    """What crosses a process holds what the error says, and no frames."""
    error = EndpointError("lost", remedy="try again")
    error.__cause__ = StoreError(KEY)
    assert KEY not in repr(error.__reduce__())


# ------------------------------------------------------------------------------------------------- processes

TELL = """
import json, os
print(json.dumps({"error": "DamagedDocument", "message": " ".join(os.environ.values()), "remedy": "none"}))
"""
WRITE = """
import os
from summarizer.documents.apart_process import confine
from summarizer.documents.limits import Limits
confine(Limits())
os.write(os.open("written", os.O_CREAT | os.O_WRONLY), b"text")
"""


def read_apart(program: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a reader that does this says of a document."""
    monkeypatch.setattr(apart, "_MAIN", program)
    with pytest.raises(DamagedDocument) as caught:
        found_apart(b"They met.", Question(kind=Kind.PLAIN, encoding=None, limits=Limits()))
    return caught.value.message


def test_the_process_that_reads_a_document_has_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the environment it has what an interpreter starts by."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    told = read_apart(TELL, monkeypatch)
    assert "utf-8" in told
    assert not [secret for secret in (KEY, PASSWORD) if secret in told]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system limits no process")
def test_the_process_that_reads_a_document_writes_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Once it has begun to read."""
    monkeypatch.chdir(tmp_path)
    assert "broke off" in read_apart(WRITE, monkeypatch)
    assert (tmp_path / "written").read_bytes() == b""
