"""Stores to test with: SQLite in a file, and a real PostgreSQL that the tests start."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
"""Where Debian keeps PostgreSQL's programs; elsewhere the PATH leads to them."""


@contextmanager
def postgres() -> Generator[str]:
    """The URL of a PostgreSQL of our own, for as long as it is needed; skips the test where there is none."""
    if not _program("initdb"):
        pytest.skip("the programs of PostgreSQL are not on this machine")
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    as_user = _as_user(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data, log = folder / "data", folder / "log"
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off"
    try:
        _run(*as_user, _program("initdb"), "-D", data, "-U", "test", "-A", "trust", "-E", "UTF8")
        _run(*as_user, _program("pg_ctl"), "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield f"postgresql://test@127.0.0.1:{port}/postgres"
        finally:
            _run(*as_user, _program("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> str:
    return shutil.which(name, path=f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', '')}") or ""


def _as_user(folder: Path) -> list[str]:
    """What makes a command run as somebody else when we are root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        pytest.skip("PostgreSQL does not run as root, and there is no setpriv")
    os.chown(folder, 65534, 65534)
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def _run(*command: str | Path) -> None:
    done = subprocess.run(
        [str(part) for part in command], cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout
