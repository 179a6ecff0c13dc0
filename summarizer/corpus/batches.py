"""Which batches does a provider work on, what was asked in them, and what came? Two tables beside the store's.

A batch is written down before it is submitted, and under its own name, so that a run killed in between finds it at the
provider and need not pay again. What came is kept line by line as it came, until its document is settled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Boolean, Column, Float, MetaData, String, Table, Text, bindparam, delete, select, text, update

from summarizer.corpus.store import Store

__all__ = ["Asked", "Batch", "Batches", "Heard"]

metadata = MetaData()

batches = Table(
    "batches",
    metadata,
    Column("name", String(32), primary_key=True, comment="Ours; the provider keeps it as metadata."),
    Column("recipe", String(64), nullable=False, index=True, comment="Hash of the schema, prompt, model and settings."),
    Column("id", Text, comment="The provider's; null until it is submitted."),
    Column("made", Float, nullable=False, comment="When it was written down, in seconds of the epoch."),
    Column("collected", Boolean, nullable=False, comment="Whether all that came of it is here."),
)

asked = Table(
    "batch_requests",
    metadata,
    Column("batch", String(32), primary_key=True),
    Column("custom_id", String(64), primary_key=True),
    Column("key", String(64), nullable=False, index=True, comment="The document's."),
    Column("request", Text, nullable=False, comment="As the journal of answers names it."),
    Column("line", Text, comment="What came, as JSON."),
)


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch that is not collected yet; `id` is None until it is known to be submitted."""

    name: str
    id: str | None
    made: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A request in a batch."""

    custom_id: str
    key: str
    request: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What came for a document's requests: the lines of each, oldest first, and those of which more is to come."""

    lines: Mapping[str, Sequence[str]]
    awaited: frozenset[str]


class Batches:
    """The batches of one recipe, in a store."""

    def __init__(self, store: Store, recipe: str) -> None:
        self._store, self._recipe = store, recipe
        with store.begun() as connection:
            if connection.dialect.name == "postgresql":  # two that start together: one makes the tables, one waits
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('summarizer schema'))"))
            metadata.create_all(connection)

    def begin(self, name: str, made: float, requests: Sequence[Asked]) -> None:
        """Write a batch down, before it is submitted."""
        rows = [{"batch": name, "custom_id": one.custom_id, "key": one.key, "request": one.request} for one in requests]
        row = {"name": name, "recipe": self._recipe, "made": made, "collected": False}
        with self._store.begun() as connection:
            connection.execute(batches.insert(), row)
            connection.execute(asked.insert(), rows)

    def submitted(self, name: str, batch: str) -> None:
        """Write down the id that the provider gave it."""
        with self._store.begun() as connection:
            connection.execute(update(batches).where(batches.c.name == name).values(id=batch))

    def drop(self, name: str) -> None:
        """Forget a batch that was never submitted."""
        with self._store.begun() as connection:
            connection.execute(delete(asked).where(asked.c.batch == name))
            connection.execute(delete(batches).where(batches.c.name == name))

    def under_way(self) -> list[Batch]:
        """Return those that are not collected."""
        columns = (batches.c.name, batches.c.id, batches.c.made)
        ours = (batches.c.recipe == self._recipe) & ~batches.c.collected
        with self._store.begun() as connection:
            found = connection.execute(select(*columns).where(ours).order_by(batches.c.made, batches.c.name))
            return [Batch(*row) for row in found]

    def came(self, name: str, lines: Sequence[tuple[str, str]]) -> None:
        """Keep lines of a batch, each under its request's id."""
        here = (asked.c.batch == name) & (asked.c.custom_id == bindparam("of_id"))
        keep = update(asked).where(here).values(line=bindparam("of_line"))
        if lines:
            with self._store.begun() as connection:
                connection.execute(keep, [{"of_id": custom_id, "of_line": line} for custom_id, line in lines])

    def silent(self, name: str) -> list[str]:
        """Return the ids of the requests of which no line came."""
        with self._store.begun() as connection:
            nothing = (asked.c.batch == name) & asked.c.line.is_(None)
            return list(connection.scalars(select(asked.c.custom_id).where(nothing)))

    def collected(self, name: str) -> None:
        """Note that nothing more will come."""
        with self._store.begun() as connection:
            connection.execute(update(batches).where(batches.c.name == name).values(collected=True))

    def heard(self, keys: Sequence[str]) -> dict[str, Heard]:
        """Return what came for these documents."""
        query = (
            select(asked.c.key, asked.c.request, asked.c.line, batches.c.collected)
            .join(batches, batches.c.name == asked.c.batch)
            .where(asked.c.key.in_(keys))
            .order_by(batches.c.made, batches.c.name)
        )
        lines: dict[str, dict[str, list[str]]] = {key: defaultdict(list) for key in keys}
        awaited: dict[str, set[str]] = {key: set() for key in keys}
        with self._store.begun() as connection:
            for key, request, line, done in connection.execute(query):
                if line is not None and done:
                    lines[key][request].append(line)
                else:
                    awaited[key].add(request)
        return {key: Heard(lines[key], frozenset(awaited[key])) for key in keys}

    def forget(self, keys: Iterable[str]) -> None:
        """Forget what came for documents that are settled, and the batches of which nothing is left."""
        with self._store.begun() as connection:
            connection.execute(delete(asked).where(asked.c.key.in_(list(keys))))
            full = select(asked.c.batch).distinct()
            connection.execute(delete(batches).where(batches.c.collected, batches.c.name.not_in(full)))
