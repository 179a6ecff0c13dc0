"""May a file be written here? Not through a link that somebody else has laid, in a folder that others write to.

What is written beside a file before it takes its place is always a new file (mode "x"), so no link is followed there.
"""

from __future__ import annotations

import os
from pathlib import Path

from summarizer.errors import UsageError

__all__ = ["require_own"]


def require_own(path: Path) -> None:
    """Raise `UsageError` when `path` is a link that belongs neither to this user nor to root.

    >>> require_own(Path("no-such-file"))
    """
    if path.is_symlink() and hasattr(os, "geteuid") and path.lstat().st_uid not in (os.geteuid(), 0):
        raise UsageError(f"{path}: it is a link that somebody else has made", remedy="give a file in a folder of yours")
