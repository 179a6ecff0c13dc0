"""How long does the offline model take, and does that grow in proportion to the text?

    python benchmarks/offline.py

Reads the gold set's texts, put one after another as often as it takes; prints CPU seconds of the rules alone, and of a
whole summary (rules, checks, audit) of one report of 500 words.
"""

from __future__ import annotations

import time
from pathlib import Path

from summarizer import Source, summarize
from summarizer.models.offline import OfflineModel
from summarizer.models.offline.reading import Reading

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
TIMES = (1, 2, 4, 10)


def main() -> None:
    """Print one line for each length."""
    texts = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt")))
    for times in TIMES:
        source = Source("\n\n".join([texts] * times), dated="2024-05-05")
        sentences = len(source.sentences)
        print(f"rules: {len(source.text.split()):7,} words, {sentences:6,} sentences: {seconds(source):.2f} s")
    report = Source((GOLD / "debt-relief.txt").read_text(encoding="utf-8"))
    summarize(report, model=OfflineModel())  # fills the tables
    start = time.process_time()
    summarize(report, model=OfflineModel())
    print(f"a whole summary of {len(report.text.split())} words: {1000 * (time.process_time() - start):.0f} ms")


def seconds(source: Source) -> float:
    """CPU time of reading a source by the rules."""
    start = time.process_time()
    Reading(source).answer()
    return time.process_time() - start


if __name__ == "__main__":
    main()
