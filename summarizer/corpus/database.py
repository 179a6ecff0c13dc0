"""How is a store's database reached? SQLite in a file of one's own, in WAL mode; PostgreSQL by a URL."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from summarizer.errors import StoreError
from summarizer.extras import require
from summarizer.files import require_own

__all__ = ["connected", "said_of"]

_WAIT_SECONDS = 60
"""How long a process waits for another's write to a SQLite file: writes take milliseconds."""
_SAID_LENGTH = 200


def connected(where: str) -> Engine:
    """Return an engine for a file or a URL. Raises `StoreError` or `ConfigurationError`; no error holds a password."""
    if "://" not in where:
        return _sqlite(where)
    try:
        url = make_url(where)
    except ArgumentError:
        raise StoreError("the store's URL cannot be read", remedy="write postgresql://user@host/database") from None
    kind = url.get_backend_name().replace("postgres", "postgresql").replace("postgresqlql", "postgresql")
    if kind == "sqlite":
        return _sqlite(url.database or ":memory:")
    if kind != "postgresql":
        raise StoreError(f"no store is kept in {kind}", remedy="give a file, or postgresql://user@host/database")
    return _postgresql(url)


def said_of(error: SQLAlchemyError) -> str:
    """What the database said, on one short line, without the statement and its values."""
    said = str(getattr(error, "orig", None) or type(error).__name__)
    return " ".join(said.split())[:_SAID_LENGTH]


def _postgresql(url: URL) -> Engine:
    require("postgres", "psycopg")
    return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True, hide_parameters=True)


def _sqlite(name: str) -> Engine:
    options: dict[str, Any] = {"connect_args": {"timeout": _WAIT_SECONDS, "check_same_thread": False}}
    if name == ":memory:":
        options["poolclass"] = StaticPool
    else:
        _create(Path(name))
    engine = create_engine(URL.create("sqlite", database=name), hide_parameters=True, **options)
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def _create(path: Path) -> None:
    """Make the file before SQLite does, so that nobody else can read it: it holds the texts."""
    require_own(path)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}", remedy="give a file in a folder that is there") from None


def _configure(connection: Any, _: object) -> None:
    connection.isolation_level = None  # so that BEGIN is ours to say
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")  # what was paid outlives a power cut; writes are grouped


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # a lock that is taken later could be refused
