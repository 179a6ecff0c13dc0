"""The command line, started as a process of its own without the seconds that imports take: forked from one that has
them.

Each line on the standard input is a JSON list: arguments to start the command with (its process id is printed), or
`["wait", id]` (its exit code is printed, negative for a signal).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> None:
    """Import what the command needs, then fork."""
    import summarizer.cli
    from summarizer import InstructorModel, Source, Summarizer

    import_module("summarizer.cli.corpus_run")
    InstructorModel("openai/m", base_url="http://127.0.0.1:1/v1").close()  # imports the rest
    Summarizer("offline").summarize(Source("They met."))

    for line in sys.stdin:
        given = json.loads(line)
        if given[0] == "wait":
            _, status = os.waitpid(given[1], 0)
            print(os.waitstatus_to_exitcode(status), flush=True)
        elif (process := os.fork()) == 0:
            sys.argv = ["summarizer", *given]
            try:
                summarizer.cli.main()
            except SystemExit as end:
                sys.stderr.flush()
                os._exit(int(end.code or 0))
        else:
            print(process, flush=True)


class Zygote:
    """Starts commands and waits for them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def start(self, *arguments: str | Path) -> int:
        """Start the command; return its process id."""
        return self._told([str(argument) for argument in arguments])

    def wait(self, process: int) -> int:
        """Wait for a process to end; return its exit code."""
        return self._told(["wait", process])

    def _told(self, given: Sequence[str | int]) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(given) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


@contextmanager
def zygote(log: Path, **environment: str) -> Generator[Zygote]:
    """A zygote in this environment; what its commands complain of goes into `log`."""
    command = [sys.executable, "-m", "tests.corpus.zygote"]
    with (
        log.open("w") as complaints,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
        ) as process,
    ):
        try:
            yield Zygote(process)
        finally:
            process.kill()


if __name__ == "__main__":
    main()
