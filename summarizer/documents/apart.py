"""How is a document read that may be made to be hostile? By a process of its own, which the system keeps within limits.

Nothing inside a process can stop a parser written in C: a PDF of 30 kB can take 3 GB and ten seconds, a page of one tag
with a million attributes minutes, a damaged file can end the process. So a reading is given processor time and memory,
and ends with them. Processor time counts, not the clock: on a busy machine an honest file is read too. A PDF is given
more of it as its pages yield text, which a bomb does not.

It is given nothing that it does not need: of the environment only what an interpreter starts by, so no key, and no
right to write a file.

The process begins in some tenths of a second; `ordinary.py` says for which files that is not needed. Where the system
limits neither (Windows), the clock does; memory is not limited there.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from importlib.util import find_spec
from typing import Any

from summarizer import errors
from summarizer.documents.found import Found, day_of
from summarizer.documents.limits import Limits
from summarizer.documents.readers import Question
from summarizer.errors import DamagedDocument, DocumentTooLarge, SummarizerError

__all__ = ["found_apart"]

_MAIN = "from summarizer.documents.apart_process import main; main()"
_STARTS_BY = (
    *("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "PYTHONHOME"),
    *("SYSTEMROOT", "TEMP", "TMP", "TMPDIR"),
)
"""Variables without which some system finds no interpreter, library or folder."""
_CAN_LIMIT = find_spec("resource") is not None
_BY_THE_CLOCK = 60 if _CAN_LIMIT else 6
"""By how much longer it may take than it may compute: it waits for a processor, or a book of 1,000 pages is long."""


def found_apart(data: bytes, asked: Question) -> Found:
    """Return what the reader finds. Raises as `found_in`, and `DocumentTooLarge` at the end of its time."""
    limits = asked.limits
    question = json.dumps({"kind": asked.kind.name, "encoding": asked.encoding, "limits": asdict(limits)})
    command = [sys.executable, "-P", "-c", _MAIN, question]
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, and a reader of ours
            command,
            input=data,
            env=_environment(),
            capture_output=True,
            timeout=_BY_THE_CLOCK * limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_slow(limits) from None
    if done.returncode:
        raise _too_slow(limits) if done.returncode == _ended_by_time() else _broken_off()
    return _opened(json.loads(done.stdout))


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _STARTS_BY if name in os.environ}
    paths = os.pathsep.join(filter(None, sys.path))  # so that it finds packages where this process does
    return {**kept, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}


def _ended_by_time() -> int | None:
    """How the system says that a process has used up its time."""
    return -signal.SIGXCPU if _CAN_LIMIT else None


def _too_slow(limits: Limits) -> SummarizerError:
    return DocumentTooLarge(
        f"reading it takes more than {limits.seconds:g} seconds",
        remedy="split it, save it as text, or raise Limits.seconds",
    )


def _broken_off() -> SummarizerError:
    return DamagedDocument(
        "reading it broke off: it is damaged, or made to use up the memory", remedy="open it and save it anew"
    )


def _opened(answer: dict[str, Any]) -> Found:
    """What was found, or the error that it was. Raises `SummarizerError`."""
    if "error" in answer:
        raise getattr(errors, answer["error"])(answer["message"], remedy=answer["remedy"])
    answer["dated"] = day_of(answer["dated"])
    answer["places"] = tuple((offset, label) for offset, label in answer["places"])
    answer["notes"] = tuple(answer["notes"])
    return Found(**answer)
