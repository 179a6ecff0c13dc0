"""Where is the work of a corpus kept? In a database that several processes share: SQLite in a file, or PostgreSQL.

A document's content has one row, under a key that is made of everything that decides its summary; so it is paid once,
however often it occurs. Who works on it holds a *claim* until a lease ends, and renews it; an expired claim is taken
over. What ends a claim (`Finished`, `Failed`, `Released`) is written in one transaction with the result, and the first
result stays. The answers of a document in work are kept too (`Logged`), so that one killed in a later round does not
pay for its first again.

A driver needs five methods: `claim`, `renew`, `write`, `lookup`, and before them `add`. All of them block, take lists,
and may be called from any thread.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import RLock
from typing import Any, Self

from sqlalchemy import (
    Connection,
    StaticPool,
    and_,
    case,
    delete,
    func,
    literal,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from summarizer.corpus.database import connected, said_of
from summarizer.corpus.rows import (
    Claim,
    Counts,
    Entry,
    Failed,
    Finished,
    Logged,
    Released,
    Row,
    Write,
    reply_from,
    reply_json,
)
from summarizer.corpus.statements import CLAIM, FAIL, FINISH, FORGET, RELEASE, SPENT, paid
from summarizer.corpus.tables import documents, entries, prepare, replies
from summarizer.errors import StoreError
from summarizer.exchange import Reply, Usage

__all__ = ["Store"]


class Store:
    """The documents of corpora, their states, results and costs.

    `where` is a file (SQLite) or a URL, as `postgresql://user@host/database`. Raises `StoreError` when it cannot be
    opened or was written by a newer version. `now` gives the seconds of the epoch that leases are counted in.

    >>> store = Store(":memory:")
    >>> store.add("demo", [Entry(0, "a", key="k", source="{}")])
    >>> [claim.key for claim in store.claim(["k"], "me", "demo", lease_seconds=60)]
    ['k']
    >>> store.write([Finished("k", '{"record": {}}', Usage(requests=1))])
    >>> store.counts("demo").done
    1
    """

    def __init__(self, where: object, *, now: Callable[[], float] = time.time) -> None:
        self.where, self._now = str(where), now
        self._engine = connected(self.where)
        one = self._engine.pool.__class__ is StaticPool  # in memory: all threads share the one connection
        self._turn: AbstractContextManager[object] = RLock() if one else nullcontext()
        self._log = self._insert(replies).on_conflict_do_nothing()
        try:
            with self._begun() as connection:
                prepare(connection)
        except BaseException:
            self.close()
            raise

    def __reduce__(self) -> tuple[type[Store], tuple[str]]:
        return Store, (self.where,)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _begun(self) -> Generator[Connection]:
        """A transaction that may write. Raises `StoreError`."""
        try:
            with self._turn, self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise StoreError(f"the store failed: {said_of(error)}", remedy="see whether it can be reached") from None

    def begun(self) -> AbstractContextManager[Connection]:
        """Begin a transaction on this database, for tables beside these. Raises `StoreError`."""
        return self._begun()

    def _insert(self, table: Any) -> Any:
        return (postgresql if self._engine.dialect.name == "postgresql" else sqlite).insert(table)

    # ---------------------------------------------------------------------------------------------- a corpus

    def add(self, corpus: str, added: Sequence[Entry]) -> None:
        """Put documents into a corpus, each at its position; what is there already stays as it is."""
        contents = {one.key: {"key": one.key, "source": one.source, "state": "pending"} for one in added if one.key}
        rows = [
            {"corpus": corpus, "position": one.position, "id": one.id, "origin": one.origin}
            | {"key": one.key, "error": one.error}
            for one in added
        ]
        fresh = self._insert(entries)
        changed = {name: fresh.excluded[name] for name in ("id", "origin", "key", "error")}
        with self._begun() as connection:
            if contents:  # in the order of their keys: two processes that add the same never wait for each other
                values = [contents[key] for key in sorted(contents)]
                connection.execute(self._insert(documents).on_conflict_do_nothing(), values)
            if rows:
                upsert = fresh.on_conflict_do_update(index_elements=["corpus", "position"], set_=changed)
                connection.execute(upsert, rows)

    def trim(self, corpus: str, count: int) -> None:
        """Take from a corpus what stands behind its first `count` documents: an earlier, longer input."""
        with self._begun() as connection:
            connection.execute(delete(entries).where(entries.c.corpus == corpus, entries.c.position >= count))

    def corpora(self) -> list[str]:
        """Return the names of the corpora."""
        with self._begun() as connection:
            return list(connection.scalars(select(entries.c.corpus).distinct().order_by(entries.c.corpus)))

    def page(self, corpus: str, after: int, limit: int) -> list[Row]:
        """Return the next documents of a corpus in their order, behind the position `after` (-1: from the first)."""
        here = and_(entries.c.corpus == corpus, entries.c.position > after)
        with self._begun() as connection:
            return _rows(connection, here, limit)

    def counts(self, corpus: str) -> Counts:
        """Return how a corpus stands."""
        state = func.coalesce(documents.c.state, literal("failed"))
        joined = entries.outerjoin(documents, entries.c.key == documents.c.key)
        query = select(state, func.count()).select_from(joined).where(entries.c.corpus == corpus).group_by(state)
        with self._begun() as connection:
            found: dict[str, int] = {name: number for name, number in connection.execute(query)}  # noqa: C416 - typed
            return Counts(**found, usage=_spent(connection, corpus))

    def spent(self, corpus: str) -> Usage:
        """Return what was paid for a corpus so far, failed attempts and unfinished documents included."""
        with self._begun() as connection:
            return _spent(connection, corpus)

    def mean_output_tokens(self) -> int | None:
        """Return how many tokens the answers for a document had on average; None when nobody told."""
        query = select(func.avg(documents.c.output_tokens)).where(
            documents.c.state == "done", documents.c.output_tokens > 0
        )
        with self._begun() as connection:
            mean = connection.scalar(query)
        return None if mean is None else round(mean)

    def retry(self, corpus: str) -> int:
        """Make the failed documents of a corpus pending again; return how many contents."""
        keys = select(entries.c.key).where(entries.c.corpus == corpus)
        failed = documents.c.key.in_(keys) & (documents.c.state == "failed")
        with self._begun() as connection:
            return connection.execute(update(documents).where(failed).values(state="pending")).rowcount

    # ------------------------------------------------------------------------------------------- a document

    def claim(self, keys: Sequence[str], owner: str, corpus: str, *, lease_seconds: float) -> list[Claim]:
        """Claim those of `keys` that nobody works on and that are neither done nor failed."""
        with self._begun() as connection:
            now = self._time(connection)
            values = {"keys": keys, "now": now, "of_owner": owner, "of_corpus": corpus, "until": now + lease_seconds}
            found = connection.execute(CLAIM, values).all()
            again = [key for key, _, attempts in found if attempts > 1]
            before = _replies(connection, again) if again else {}
        return [Claim(key, source, attempts, before.get(key, {})) for key, source, attempts in found]

    def renew(self, owner: str, *, lease_seconds: float) -> None:
        """Prolong all claims of `owner`."""
        with self._begun() as connection:
            mine = select(documents.c.key).where(documents.c.owner == owner, documents.c.state == "claimed")
            mine = mine.order_by(documents.c.key).with_for_update(skip_locked=True)
            until = self._time(connection) + lease_seconds
            connection.execute(update(documents).where(documents.c.key.in_(mine)).values(lease_until=until))

    def write(self, writes: Sequence[Write], owner: str = "") -> None:
        """Write what became of documents, all in one transaction. A done document stays as it is done first; only its
        owner can fail or release it."""
        steps: dict[Any, list[dict[str, Any]]] = {self._log: [], FINISH: [], FAIL: [], RELEASE: [], FORGET: []}
        for one in sorted(writes, key=lambda one: one.key):
            named = {"of_key": one.key, "of_owner": owner}
            match one:
                case Logged(key, request, reply):
                    kept = {"key": key, "request": request, "reply": reply_json(reply)}
                    steps[self._log].append(kept | reply.usage.model_dump())
                case Finished():
                    steps[FINISH].append(named | {"of_summary": one.summary} | paid(one.usage))
                    steps[FORGET].append(named)
                case Failed():
                    steps[FAIL].append(named | {"of_error": one.error} | paid(one.usage))
                    steps[FORGET].extend([] if one.again else [named])
                case Released():
                    steps[RELEASE].append(named | paid(one.usage))
        with self._begun() as connection:
            for statement, values in steps.items():
                if values:
                    connection.execute(statement, values)

    def lookup(self, keys: Iterable[str]) -> dict[str, Row]:
        """Return the contents under `keys`, as far as they are there, as rows without a place in a corpus."""
        columns = (documents.c.key, documents.c.state, documents.c.source, documents.c.summary, documents.c.error)
        with self._begun() as connection:
            found = connection.execute(select(*columns).where(documents.c.key.in_(list(keys))))
            return {key: Row(-1, "", None, key, *rest) for key, *rest in found}

    # ------------------------------------------------------------------------------------- the cache of a summarizer

    def recall(self, key: str) -> str | None:
        """Return the summary under a key, without its source, or None when there is none."""
        row = self.lookup([key]).get(key)
        return row.summary if row else None

    def keep(self, key: str, source: str, summary: str, usage: Usage) -> None:
        """Keep the summary of a document that belongs to no corpus."""
        content = {"key": key, "source": source, "state": "pending"}
        with self._begun() as connection:
            connection.execute(self._insert(documents).on_conflict_do_nothing(), content)
            connection.execute(FINISH, {"of_key": key, "of_summary": summary} | paid(usage))

    def _time(self, connection: Connection) -> float:
        """Now, by the one clock that all processes share."""
        if connection.dialect.name == "postgresql":
            return float(connection.execute(select(func.extract("epoch", func.clock_timestamp()))).scalar_one())
        return self._now()


def _rows(connection: Connection, here: Any, limit: int) -> list[Row]:
    columns = (
        entries.c.position,
        entries.c.id,
        entries.c.origin,
        entries.c.key,
        func.coalesce(documents.c.state, literal("failed")),
        case((documents.c.state == "done", documents.c.source)),
        documents.c.summary,
        func.coalesce(entries.c.error, documents.c.error),
    )
    joined = entries.outerjoin(documents, entries.c.key == documents.c.key)
    query = select(*columns).select_from(joined).where(here).order_by(entries.c.position).limit(limit)
    return [Row(*found) for found in connection.execute(query)]


def _spent(connection: Connection, corpus: str) -> Usage:
    ours = documents.c.corpus == corpus
    settled = select(*(documents.c[name] for name in SPENT)).where(ours)
    journalled = select(*(replies.c[name] for name in SPENT)).join(documents, documents.c.key == replies.c.key)
    both = union_all(settled, journalled.where(ours)).subquery()
    sums = connection.execute(select(*(func.coalesce(func.sum(both.c[name]), 0) for name in SPENT))).one()
    return Usage(**{name: int(value) for name, value in zip(SPENT, sums, strict=True)})


def _replies(connection: Connection, keys: Sequence[str]) -> dict[str, dict[str, Reply]]:
    found: dict[str, dict[str, Reply]] = defaultdict(dict)
    for key, request, reply in connection.execute(
        select(replies.c.key, replies.c.request, replies.c.reply).where(replies.c.key.in_(keys))
    ):
        found[key][request] = reply_from(reply)
    return found
