"""How is a file written? Whole or not at all, and not through a link that somebody else has laid in a folder that
others write to.

What is written beside a file before it takes its place is always a new file (mode "x"), so no link is followed there.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from summarizer.errors import UsageError

__all__ = ["replacing", "require_own", "taking_place"]


def require_own(path: Path) -> None:
    """Raise `UsageError` when `path` is a link that belongs neither to this user nor to root.

    >>> require_own(Path("no-such-file"))
    """
    if path.is_symlink() and hasattr(os, "geteuid") and path.lstat().st_uid not in (os.geteuid(), 0):
        raise UsageError(f"{path}: it is a link that somebody else has made", remedy="give a file in a folder of yours")


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """Yield where to write a new file, which takes the place of `path` in the end, unless it is empty.

    Raises `UsageError` for what is not the user's own.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "kept.txt")
    ...     for text in ("first", ""):
    ...         with replacing(path) as part:
    ...             _ = part.write_text(text)
    ...     path.read_text()
    'first'
    """
    require_own(path)
    with taking_place(path.resolve()) as part:
        yield part


@contextmanager
def taking_place(path: Path) -> Generator[Path]:
    """Do as `replacing` without a look at whose the path is, and in place of a link, not of what it leads to."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        if part.stat().st_size:
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
