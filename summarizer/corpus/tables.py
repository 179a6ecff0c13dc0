"""What is in a store's database? Its tables, their version, and the way from an older version to this one.

A new database gets the tables as they stand here and the newest version; an older one goes through each migration from
its version on. A newer one is refused: what this library does not know, it must not write to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import (
    Column,
    Connection,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    inspect,
    select,
    text,
)

from summarizer.errors import StoreError

__all__ = ["MIGRATIONS", "VERSION", "documents", "entries", "prepare", "replies"]

VERSION = 1

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("key", String(64), primary_key=True, comment="Hash of the content, schema, prompt, model and settings."),
    Column("state", String(8), nullable=False, comment="pending, claimed, done or failed."),
    Column("source", Text, nullable=False, comment="The text, its date and its title, as JSON."),
    Column("corpus", Text, comment="The corpus that pays: the last one that claimed it."),
    Column("owner", Text, comment="Who works on it, while it is claimed."),
    Column("lease_until", Float, comment="Until when the claim holds, in seconds of the epoch."),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", Text, comment="Why it failed last: type, message and remedy as JSON."),
    Column("summary", Text, comment="The summary without its source, as JSON."),
    Column("requests", Integer, nullable=False, server_default="0"),
    Column("input_tokens", Integer, nullable=False, server_default="0"),
    Column("output_tokens", Integer, nullable=False, server_default="0"),
    Column("cached_tokens", Integer, nullable=False, server_default="0"),
    Column("unreported", Integer, nullable=False, server_default="0"),
    Index("claims", "owner", sqlite_where=text("state = 'claimed'"), postgresql_where=text("state = 'claimed'")),
    Index("payers", "corpus"),
)
"""One row for each content, however many documents have it."""

entries = Table(
    "entries",
    metadata,
    Column("corpus", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("origin", Text, comment="Where it came from: a file's name, a URL."),
    Column("key", String(64), index=True, comment="Null for an input that could not be read."),
    Column("error", Text, comment="Why it could not be read, as JSON."),
)
"""One row for each document of each corpus, in the order of the input."""

replies = Table(
    "replies",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("request", Text, primary_key=True, comment="Hash of the request and which time it is asked."),
    Column("reply", Text, nullable=False),
    Column("requests", Integer, nullable=False, server_default="0"),
    Column("input_tokens", Integer, nullable=False, server_default="0"),
    Column("output_tokens", Integer, nullable=False, server_default="0"),
    Column("cached_tokens", Integer, nullable=False, server_default="0"),
    Column("unreported", Integer, nullable=False, server_default="0"),
)
"""The answers paid for documents that are not done yet."""

versions = Table("schema_version", metadata, Column("version", Integer, primary_key=True, autoincrement=False))

MIGRATIONS: Mapping[int, Callable[[Connection], None]] = {}
"""What leads from a version to the one after it."""


def prepare(connection: Connection) -> None:
    """Make the tables, or bring them to this version, in the transaction of `connection`. Raises `StoreError`."""
    if connection.dialect.name == "postgresql":  # two processes that start together: one makes them, one waits
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('summarizer schema'))"))
    if not inspect(connection).has_table(versions.name):
        _require_empty(connection)
        metadata.create_all(connection)
        connection.execute(versions.insert().values(version=VERSION))
        return
    found = connection.execute(select(versions.c.version)).scalar_one()
    if found > VERSION:
        remedy = "upgrade structured-summarizer, or give another store"
        raise StoreError(f"the store is of version {found}, and this library knows {VERSION}", remedy=remedy)
    for version in range(found, VERSION):
        MIGRATIONS[version](connection)
    if found < VERSION:
        connection.execute(versions.update().values(version=VERSION))


def _require_empty(connection: Connection) -> None:
    taken = {documents.name, entries.name, replies.name} & set(inspect(connection).get_table_names())
    if taken:
        remedy = "give a database or a file of its own"
        raise StoreError(f"the database has tables of others: {', '.join(sorted(taken))}", remedy=remedy)
