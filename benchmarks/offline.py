"""How long does a whole offline summary take, in how much memory, and does that grow in proportion to the text?

    python benchmarks/offline.py

Summarises texts of 500, 10,000 and 100,000 words (rules, checks and audit), each in a process of its own, and prints
CPU seconds and the peak of resident memory. The long ones are the gold set's texts one after another, in each round
under other names, so that parties, quotes and outcomes grow with the text. Ends with 1 when a limit is missed.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from summarizer import Source, summarize
from summarizer.models.offline import OfflineModel
from summarizer.models.offline.reading import Reading

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
SHORT = "debt-relief"
SIZES = (500, 10_000, 100_000)
SYLLABLES = "den mar vik sol ber ton rak lin".split()
MOST_SECONDS = {500: 0.060, 100_000: 8.0}
MOST_MEGABYTES = 300
MOST_GROWTH = 1.5
"""So many times the seconds a word may take in the longest text that it takes in the one of a tenth."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one summary took; `rules` is the part of the seconds that reading by rules takes."""

    words: int
    seconds: float
    rules: float
    megabytes: int


def main() -> int:
    """Print a line for each size and each limit; return how many limits were missed, 1 at most."""
    taken = {size: figures_of(size) for size in SIZES}
    for figures in taken.values():
        print(
            f"{figures.words:7,} words: {figures.seconds:6.3f} s of CPU, {figures.rules:6.3f} s of them rules;"
            f" {figures.megabytes} MB"
        )
    limits = list(checked(taken))
    for name, value, most in limits:
        print(f"{'missed' if value > most else 'met   '} {name}: {value:.3f}, at most {most}")
    return int(any(value > most for _, value, most in limits))


def checked(taken: dict[int, Figures]) -> Iterator[tuple[str, float, float]]:
    """Yield each limit: what it is of, what was taken, and the most there may be."""
    for size, most in MOST_SECONDS.items():
        yield f"seconds for {size:,} words", taken[size].seconds, most
    yield "megabytes", max(figures.megabytes for figures in taken.values()), MOST_MEGABYTES
    middle, long = (taken[size] for size in SIZES[1:])
    yield "growth", (long.seconds / long.words) / (middle.seconds / middle.words), MOST_GROWTH


def figures_of(size: int) -> Figures:
    """Summarise a text of a size in a process of its own."""
    made = subprocess.run([sys.executable, __file__, str(size)], check=True, stdout=subprocess.PIPE, text=True)
    return Figures(**json.loads(made.stdout))


def measure(size: int) -> None:
    """Print the figures of a size as JSON: the best of a few runs of a short text, after one that fills tables."""
    text = (GOLD / f"{SHORT}.txt").read_text(encoding="utf-8") if size == SIZES[0] else joined(size)
    summarize(Source((GOLD / f"{SHORT}.txt").read_text(encoding="utf-8")), model=OfflineModel())
    runs = [timed(text) for _ in range(5 if size == SIZES[0] else 1)]
    seconds, rules = min(runs)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"words": len(text.split()), "seconds": seconds, "rules": rules, "megabytes": megabytes}))


def timed(text: str) -> tuple[float, float]:
    """CPU seconds of a summary, and of its rules alone."""
    start = time.process_time()
    summarize(Source(text, dated="2024-05-05"), model=OfflineModel())
    seconds = time.process_time() - start
    source = Source(text, dated="2024-05-05")
    start = time.process_time()
    Reading(source).answer()
    return seconds, time.process_time() - start


def joined(size: int) -> str:
    """The gold set's texts one after another, in each round under other names, until there are enough words."""
    texts: list[str] = []
    words = 0
    for number in count():
        for path in sorted(GOLD.glob("*.txt")):
            texts.append(renamed(path, number))
            words += len(texts[-1].split())
            if words >= size:
                return "\n\n".join(texts)
    raise AssertionError


def renamed(path: Path, number: int) -> str:
    """A text with a syllable or two at the end of every name that is all its own."""
    text = path.read_text(encoding="utf-8")
    parties = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["parties"]
    own = {party["name"].split()[-1] for party in parties if party["kind"] in ("person", "company", "other")}
    syllables = "".join(SYLLABLES[int(digit)] for digit in oct(number)[2:]) if number else ""
    names = "|".join(re.escape(name) for name in sorted(own) if re.fullmatch(r"[A-Z]\w{2,}", name))
    return re.sub(rf"\b(?:{names})\b", lambda match: match[0] + syllables, text) if names else text


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        sys.exit(main())
