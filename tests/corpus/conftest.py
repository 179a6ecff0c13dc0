"""Every test of the store runs on both databases, every command with the endpoint of its file, every batch at our
provider."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from tests.corpus.batches import Provider, serving
from tests.corpus.bench import GOOD, Bench
from tests.corpus.stores import postgres
from tests.corpus.zygote import Zygote, zygote


@pytest.fixture(scope="session")
def server() -> Generator[str]:
    """A PostgreSQL for all tests that need one."""
    with postgres() as url:
        yield url


@pytest.fixture
def database(server: str) -> str:
    """The URL of an empty database."""
    name = f"test_{uuid4().hex}"
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.replace("/postgres", f"/{name}")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for a store: a file, or a database."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    url: str = request.getfixturevalue("database")
    return url


@pytest.fixture
def commands(endpoint: str, tmp_path: Path) -> Generator[Zygote]:
    """What starts the command, with the `endpoint` that a file of tests has."""
    environment = {"SUMMARIZER_MODEL": "openai/m", "OPENAI_BASE_URL": f"{endpoint}/v1", "OPENAI_API_KEY": "sk-none"}
    with zygote(tmp_path / "complaints", **environment) as commands:
        yield commands


@pytest.fixture
def bench(tmp_path: Path) -> Generator[Bench]:
    """A provider that answers well."""
    provider = Provider(lambda _: GOOD)
    with serving(provider) as url:
        yield Bench(provider, url, tmp_path / "store.db")
