"""How long does it take to start? Prints the CPU time of imports and of `--help`, and what they cost beside Pydantic.

Run by `make bench`. Each command runs several times in a process of its own; the least is printed, as other work on the
machine can only add to it.
"""

from __future__ import annotations

import resource
import subprocess
import sys

RUNS = 9
ONE_MODEL = "from pydantic import BaseModel\nclass One(BaseModel):\n    x: int"
PLACES = "from summarizer.grounding import places"
COMMANDS = {
    "python": ["-c", "pass"],
    "a Pydantic model": ["-c", ONE_MODEL],
    "import summarizer": ["-c", "import summarizer"],
    "... import summarize": ["-c", "from summarizer import summarize"],
    "grounding.places": ["-c", PLACES],
    "... and a look-up": ["-c", f"{PLACES}; places.lookup('Norway')"],
    "summarizer --help": ["-m", "summarizer", "--help"],
}


def cpu_seconds(arguments: list[str]) -> float:
    """The CPU time of one run of Python, children's user and system time together."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Print a table."""
    least = {name: min(cpu_seconds(command) for _ in range(RUNS)) for name, command in COMMANDS.items()}
    print(f"{'':20}{'CPU s':>8}{'x Pydantic':>12}")
    for name, seconds in least.items():
        print(f"{name:20}{seconds:8.3f}{seconds / least['a Pydantic model']:12.2f}")


if __name__ == "__main__":
    main()
