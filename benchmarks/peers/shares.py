"""Whose is the CPU time of a call? Prints the share of each package in what `InstructorModel` takes for a request.

python -m benchmarks.peers.shares

From a profile, which makes functions that call many others look dearer than they are: the shares tell where to look,
`python -m benchmarks.peers` tells what a call takes. The time of built-in functions is that of whoever calls them.
"""

from __future__ import annotations

import cProfile
import pstats
from collections import Counter
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.peers.documents import numbered, timed_cases
from benchmarks.peers.endpoint import serving
from benchmarks.peers.ways import WAYS, messages_of

WAY = "InstructorModel"
REQUESTS, IN_FLIGHT = 300, 50
_BUILT_IN = "~"


def main() -> None:
    """Print a table."""
    cases = timed_cases()
    given: list[Any] = [messages_of(numbered(cases[number % len(cases)], number)) for number in range(REQUESTS)]
    profile = cProfile.Profile(process_time)
    with serving("--delay-seconds", "0.02") as address:
        WAYS[WAY](address, given[:IN_FLIGHT], IN_FLIGHT)
        profile.runcall(WAYS[WAY], address, given, IN_FLIGHT)
    seconds = _by_package(profile)
    print("| whose | share |\n| --- | ---: |")
    for package, spent in seconds.most_common(8):
        print(f"| {package} | {spent / seconds.total():.0%} |")


def _by_package(profile: cProfile.Profile) -> Counter[str]:
    seconds = Counter[str]()
    told: dict[Any, Any] = vars(pstats.Stats(profile))["stats"]
    for (file, _, _), (_, _, own, _, callers) in told.items():
        if file == _BUILT_IN:
            for (caller, _, _), (_, _, its, _) in callers.items():
                seconds[_package(caller)] += its
        else:
            seconds[_package(file)] += own
    return seconds


def _package(file: str) -> str:
    parts = Path(file).parts
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1].removesuffix(".py")
    return "summarizer" if "summarizer" in parts else "Python's own"


if __name__ == "__main__":
    main()
