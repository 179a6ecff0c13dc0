"""What does a file that was made to be hostile cost? Each of some hundred, read as `Source.from_file` reads it.

    python benchmarks/hostile_files.py                # a line for each file, then the table of docs/documents.md
    python benchmarks/hostile_files.py HTML mail      # those whose name begins so

A file is made by a process of its own and read by another, whose processor time and largest memory are told, with those
of the process that it starts for the reading. Exits with 1 when one costs more than is promised.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.documents.hostile_packages import package_attacks
from tests.documents.hostile_texts import text_attacks

MOST_SECONDS, MOST_MEGABYTES = 6.0, 1_500
"""The limit on the reading, and what it takes to start it and to read the file from the disk."""
ATTACKS = [*text_attacks(), *package_attacks()]


class Cost(NamedTuple):
    """What reading a file took, and what came of it."""

    name: str
    seconds: float
    megabytes: int
    said: str

    @property
    def is_too_much(self) -> bool:
        """Is it more than is promised?"""
        return self.seconds > MOST_SECONDS or self.megabytes > MOST_MEGABYTES


def make(number: int, path: Path) -> None:
    """Write the file."""
    path.write_bytes(ATTACKS[number].make())


def read(path: Path) -> None:
    """Read the file; print what came of it and what it cost."""
    from summarizer import Source
    from summarizer.errors import SourceError

    try:
        said = f"{len(Source.from_file(path).text):,} characters"
    except SourceError as error:
        said = f"{type(error).__name__}: {error}"
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(one.ru_utime + one.ru_stime for one in used)
    print(json.dumps([seconds, max(one.ru_maxrss for one in used) // 1000, said]))


def measured(number: int, folder: Path) -> Cost:
    """What one attack costs. Raises `CalledProcessError` when reading it ends in anything but an error of ours."""
    name, path = ATTACKS[number].name, folder / f"attack{ATTACKS[number].suffix}"
    subprocess.run([sys.executable, __file__, "--make", str(number), str(path)], check=True)
    name = f"{name}, {path.stat().st_size / 1e6:.1f} MB"
    command = [sys.executable, __file__, "--read", str(path)]
    return Cost(name, *json.loads(subprocess.run(command, capture_output=True, check=True).stdout))


def table(costs: Sequence[Cost]) -> str:
    """The worst of each kind, in Markdown."""
    rows = ["| Kind | Files | Refused | Longest | Most memory |", "| --- | --- | --- | --- | --- |"]
    for kind in dict.fromkeys(cost.name.partition(":")[0] for cost in costs):
        of = [cost for cost in costs if cost.name.startswith(f"{kind}:")]
        refused = sum(not cost.said.endswith(" characters") for cost in of)
        longest, largest = max(cost.seconds for cost in of), max(cost.megabytes for cost in of)
        rows.append(f"| {kind} | {len(of)} | {refused} | {longest:.1f} s | {largest:,} MB |")
    return "\n".join(rows)


def main() -> None:
    """Measure the attacks that are asked for."""
    wanted = tuple(sys.argv[1:])
    costs: list[Cost] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, attack in enumerate(ATTACKS):
            if not wanted or attack.name.startswith(wanted):
                costs.append(measured(number, Path(folder)))
                mark = "TOO MUCH " if costs[-1].is_too_much else ""
                print(
                    f"{mark}{costs[-1].name}: {costs[-1].seconds:.1f} s, {costs[-1].megabytes:,} MB, {costs[-1].said}"
                )
                sys.stdout.flush()
    print(table(costs))
    sys.exit(any(cost.is_too_much for cost in costs))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--make", number, path]:
            make(int(number), Path(path))
        case ["--read", path]:
            read(Path(path))
        case _:
            main()
