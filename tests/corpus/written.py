"""What did `summarizer corpus` write? Its JSON Lines, read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["results_in"]


def results_in(path: Path) -> list[dict[str, Any]]:
    """The results in a file, in its order."""
    return [json.loads(line) for line in path.read_text().splitlines()]
