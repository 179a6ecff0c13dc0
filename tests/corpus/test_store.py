"""The store: claims, leases, what is written once, and what an unfinished document has paid. On both databases."""

from __future__ import annotations

import pickle
import stat
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from summarizer import Reply, Usage
from summarizer.corpus import Store, tables
from summarizer.corpus.database import connected
from summarizer.corpus.rows import Entry, Failed, Finished, Logged, Released, error_json
from summarizer.errors import EndpointError, StoreError, Truncated

PAID = Usage(requests=1, input_tokens=100, output_tokens=20)


@dataclass
class Clock:
    """Seconds that only a test lets pass."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        """Now."""
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    """The clock of SQLite stores; PostgreSQL has its own."""
    return Clock()


@pytest.fixture
def store(where: str, clock: Clock) -> Generator[Store]:
    """A store with three documents, of which two have the same content."""
    store = Store(where, now=clock)
    store.add("c", [Entry(0, "one", "one.txt", "k1", '{"a": 1}'), Entry(1, "two", None, "k2", '{"a": 2}')])
    store.add("c", [Entry(2, "three", None, "k1", '{"a": 1}')])
    yield store
    store.close()


def claimed(store: Store, *keys: str, owner: str = "me", lease_seconds: float = 60) -> list[str]:
    """The keys that could be claimed."""
    return sorted(claim.key for claim in store.claim(keys, owner, "c", lease_seconds=lease_seconds))


def states(store: Store) -> list[str]:
    """The states of the documents in their order."""
    return [row.state for row in store.page("c", -1, 10)]


def test_a_content_is_claimed_once(store: Store) -> None:
    """Whoever asks second gets what is left."""
    assert claimed(store, "k1") == ["k1"]
    assert claimed(store, "k1", "k2", owner="you") == ["k2"]
    assert states(store) == ["claimed", "claimed", "claimed"]


def test_an_expired_claim_is_taken_over_and_a_renewed_one_is_not(store: Store) -> None:
    """A lease of the past is what a killed process leaves."""
    claimed(store, "k1", "k2", lease_seconds=-1)
    assert claimed(store, "k1", owner="you") == ["k1"]
    store.renew("me", lease_seconds=60)
    assert claimed(store, "k1", "k2", owner="they") == []


def test_time_ends_a_lease(tmp_path: Path, clock: Clock) -> None:
    """After its seconds, not before."""
    with Store(tmp_path / "store.db", now=clock) as store:
        store.add("c", [Entry(0, "a", key="k", source="{}")])
        assert claimed(store, "k", lease_seconds=30) == ["k"]
        clock.seconds += 30
        assert claimed(store, "k", owner="you") == []
        clock.seconds += 1
        assert claimed(store, "k", owner="you") == ["k"]


def test_what_is_done_stays_as_it_was_first(store: Store) -> None:
    """A second result is dropped, and what it cost is counted."""
    claimed(store, "k1")
    store.write([Finished("k1", '{"n": 1}', PAID)], "me")
    store.write([Finished("k1", '{"n": 2}', PAID), Failed("k1", "{}", PAID, again=False)], "you")
    first, _, third = store.page("c", -1, 10)
    assert (first.state, first.summary, first.source) == ("done", '{"n": 1}', '{"a": 1}')
    assert (third.id, third.summary) == ("three", '{"n": 1}')
    assert store.spent("c") == PAID + PAID
    assert claimed(store, "k1") == []


def test_only_the_owner_fails_or_releases(store: Store) -> None:
    """One that lost its claim changes nothing."""
    claimed(store, "k1", "k2")
    store.write([Failed("k1", "{}", PAID, again=True), Released("k2")], "you")
    assert states(store) == ["claimed"] * 3
    store.write([Failed("k1", error_json(EndpointError("no")), PAID, again=True), Released("k2", PAID)], "me")
    assert states(store) == ["failed", "pending", "failed"]
    assert store.spent("c") == PAID + PAID


def test_paid_answers_are_there_for_who_takes_over(store: Store) -> None:
    """Until the document is done; they count as spent once."""
    claimed(store, "k1", lease_seconds=-1)
    reply = Reply({"a": "ü\0"}, PAID, "stop", "note")
    store.write([Logged("k1", "r:1", reply)], "me")
    store.write([Logged("k1", "r:1", Reply("another"))], "me")
    (claim,) = store.claim(["k1"], "you", "c", lease_seconds=60)
    assert claim.replies == {"r:1": reply}
    assert claim.attempts == 2
    assert store.spent("c") == PAID
    store.write([Finished("k1", "{}", PAID)], "you")
    assert store.spent("c") == PAID


@pytest.mark.parametrize(("again", "kept"), [(True, 1), (False, 0)])
def test_a_failed_document_keeps_answers_that_were_not_at_fault(store: Store, again: bool, kept: int) -> None:
    """`retry` makes it pending, and its answers are there or not."""
    claimed(store, "k2")
    store.write([Logged("k2", "r:1", Reply({}, PAID))], "me")
    store.write([Failed("k2", error_json(Truncated("cut")), Usage(), again=again)], "me")
    assert claimed(store, "k2") == []
    assert store.retry("c") == 1
    (claim,) = store.claim(["k2"], "me", "c", lease_seconds=60)
    assert len(claim.replies) == kept


def test_counts_tell_how_a_corpus_stands(store: Store) -> None:
    """By documents, unreadable inputs among the failed."""
    store.add("c", [Entry(3, "bad", error=error_json(Truncated("x")))])
    store.add("other", [Entry(0, "x", key="k9", source="{}")])
    claimed(store, "k1")
    store.write([Finished("k1", "{}", PAID)], "me")
    counts = store.counts("c")
    assert (counts.done, counts.pending, counts.claimed, counts.failed, counts.total) == (2, 1, 0, 1, 4)
    assert counts.usage == PAID
    assert store.corpora() == ["c", "other"]


def test_a_changed_input_replaces_what_stood_there(store: Store) -> None:
    """And a shorter one leaves nothing behind."""
    store.add("c", [Entry(0, "uno", None, "k7", '{"a": 7}')])
    store.trim("c", 2)
    assert [(row.id, row.key) for row in store.page("c", -1, 10)] == [("uno", "k7"), ("two", "k2")]


def test_pages_go_on_behind_a_position(store: Store) -> None:
    """In the order of the input."""
    assert [row.id for row in store.page("c", 0, 1)] == ["two"]
    assert store.page("c", 2, 1) == []


@pytest.mark.usefixtures("store")
def test_a_newer_store_is_refused(where: str) -> None:
    """In one line with its remedy, and nothing is written to it."""
    newer = connected(where)
    with newer.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = 99"))
    newer.dispose()
    with pytest.raises(StoreError, match=r"version 99, and this library knows 1: upgrade") as caught:
        Store(where)
    assert "\n" not in str(caught.value)


def step(statement: str) -> Callable[[Connection], None]:
    """A migration that says this."""

    def migrate(connection: Connection) -> None:
        connection.execute(text(statement))

    return migrate


def test_an_older_store_is_migrated(where: str, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Step by step, with what is in it."""
    monkeypatch.setattr(tables, "VERSION", 3)
    added, filled = "ALTER TABLE documents ADD COLUMN extra TEXT", "UPDATE documents SET extra = 'new'"
    monkeypatch.setattr(tables, "MIGRATIONS", {1: step(added), 2: step(filled)})
    Store(where).close()
    migrated = connected(where)
    with migrated.begin() as connection:
        assert list(connection.scalars(text("SELECT DISTINCT extra FROM documents"))) == ["new"]
        assert connection.scalar(text("SELECT version FROM schema_version")) == 3
    migrated.dispose()
    assert states(store) == ["pending"] * 3


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    """And stays as it is."""
    path = tmp_path / "notes.txt"
    path.write_text("these are notes, and no database at all" * 100)
    with pytest.raises(StoreError, match="not a database"):
        Store(path)
    assert path.read_text().startswith("these are notes")


def test_a_file_is_for_its_owner_only(tmp_path: Path) -> None:
    """With what SQLite keeps beside it: it holds the texts."""
    with Store(tmp_path / "store.db") as store:
        store.add("c", [Entry(0, "a", key="k", source="{}")])
        assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("mysql://u:secret@h/d", "no store is kept in mysql"),
        ("nonsense://", "no store is kept in nonsense"),
        ("postgresql://u:secret@127.0.0.1:1/d", "the store failed"),
        ("/no/such/folder/store.db", "No such file"),
    ],
)
def test_a_place_that_cannot_be_had_is_one_line(where: str, said: str) -> None:
    """Without the password."""
    with pytest.raises(StoreError, match=said) as caught:
        Store(where)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_store_can_be_pickled(tmp_path: Path) -> None:
    """A worker elsewhere opens the same."""
    with Store(tmp_path / "store.db") as store, pickle.loads(pickle.dumps(store)) as other:
        store.add("c", [Entry(0, "a", key="k", source="{}")])
        assert states(other) == ["pending"]
