"""What does it take to start? Prints CPU time and peak memory of imports, of `--help`, of a first summary.

Run by `make bench`. Each command runs several times in a process of its own; the least is printed, as other work on the
machine can only add to it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

RUNS = 9
REPORT = Path(__file__).resolve().parent.parent / "examples" / "reports" / "harbour-talks.txt"
ONE_MODEL = "from pydantic import BaseModel\nclass One(BaseModel):\n    x: int"
PLACES = "from summarizer.grounding import places"
FIRST = (
    "import sys; from summarizer import Source, summarize; summarize(Source.from_file(sys.argv[1]), model='offline')"
)
READY = "from summarizer import InstructorModel; InstructorModel('openai/m', api_key='none')"
COMMANDS = {
    "python": ["-c", "pass"],
    "a Pydantic model": ["-c", ONE_MODEL],
    "import summarizer": ["-c", "import summarizer"],
    "... import summarize": ["-c", "from summarizer import summarize"],
    "grounding.places": ["-c", PLACES],
    "... and a look-up": ["-c", f"{PLACES}; places.lookup('Norway')"],
    "summarizer --help": ["-m", "summarizer", "--help"],
    "first offline summary": ["-c", FIRST, str(REPORT)],
    "summarizer read": ["-m", "summarizer", "read", "--model", "offline", str(REPORT)],
    "a model made ready": ["-c", READY],
}


def run(arguments: list[str]) -> tuple[float, float]:
    """The CPU time in seconds, user's and system's together, and the peak memory in megabytes of one run of Python."""
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1e3


def least_of(runs: list[tuple[float, float]]) -> tuple[float, float]:
    """The least of either figure."""
    return min(seconds for seconds, _ in runs), min(megabytes for _, megabytes in runs)


def main() -> None:
    """Print a table."""
    least = {name: least_of([run(command) for _ in range(RUNS)]) for name, command in COMMANDS.items()}
    print(f"{'':22}{'CPU s':>8}{'x Pydantic':>12}{'peak MB':>9}")
    for name, (seconds, megabytes) in least.items():
        print(f"{name:22}{seconds:8.3f}{seconds / least['a Pydantic model'][0]:12.2f}{megabytes:9.0f}")


if __name__ == "__main__":
    main()
