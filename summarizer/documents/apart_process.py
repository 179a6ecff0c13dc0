"""What does the process do that `apart.py` starts? It limits itself, reads one document from its standard input, and
writes what it found, or the error, as JSON to its standard output."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from functools import partial
from importlib import import_module
from typing import Any

from summarizer.documents.kinds import Kind
from summarizer.documents.limits import Limits
from summarizer.documents.readers import Question, found_in
from summarizer.errors import SummarizerError

__all__ = ["confine", "main"]

_FREE = 50_000
"""Characters for which a document is given another second: an honest PDF yields five times as many in one."""


def main() -> None:
    """Answer the question in the first argument."""
    given = json.loads(sys.argv[1])
    asked = Question(kind=Kind[given["kind"]], encoding=given["encoding"], limits=Limits(**given["limits"]))
    confine(asked.limits)
    allow = partial(_allow, asked.limits.seconds)
    allow(0)
    sys.stdout.write(json.dumps(_answer(sys.stdin.buffer.read(), asked, allow), default=str))


def confine(limits: Limits) -> None:
    """Take from this process, for good, memory beyond the limits and the right to write files; pipes stay open."""
    _limit("RLIMIT_AS", limits.memory_bytes, for_good=True)
    _limit("RLIMIT_CORE", 0, for_good=True)
    _limit("RLIMIT_FSIZE", 0, for_good=True)


def _answer(data: bytes, asked: Question, allow: Any) -> dict[str, Any]:
    try:
        return asdict(found_in(data, asked, allow))
    except SummarizerError as error:
        return {"error": type(error).__name__, "message": error.message, "remedy": error.remedy}


def _allow(seconds: float, characters: int) -> None:
    """Let the process compute for so long, and longer for what it has found."""
    _limit("RLIMIT_CPU", max(1, round(seconds + characters / _FREE)))


def _limit(name: str, most: int, *, for_good: bool = False) -> None:
    try:
        resource: Any = import_module("resource")  # not on Windows
        limit = getattr(resource, name)
        resource.setrlimit(limit, (most, most if for_good else resource.getrlimit(limit)[1]))
    except (ImportError, ValueError, OSError):  # the system cannot, or has a lower limit of its own
        return
