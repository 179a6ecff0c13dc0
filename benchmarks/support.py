"""How many wrong statements does the support check catch, and how many good ones does it call wrong?

Runs over `../shared/data/faith_summedits.dev.jsonl` beside the project: summaries of news, earnings calls and meetings,
some with one edit that makes them false. Each is held against its whole document. Without the data there is nothing to
measure, and this says so.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from time import process_time
from typing import Any

from summarizer.grounding.support import Evidence, Whole, unsupported

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def rows(name: str) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def is_strange(summary: str, text: str) -> bool:
    """Say whether figures or names of a summary do not stand in a text: what any check has to beat."""
    figures = re.findall(r"[0-9][0-9,.]*[0-9]|[0-9]", summary)
    names = re.findall(r"(?<=[a-z,;] )[A-Z][\w'-]+", summary)
    folded = text.casefold()
    return any(one not in text for one in figures) or any(one.casefold().rstrip("'s") not in folded for one in names)


def main() -> int:
    """Print a line a domain: the wrong ones caught, the good ones called wrong, and what follows from both."""
    if not DATA.exists():
        print("nothing to measure: there is no ../shared/data")
        return 0
    texts = {row["doc_id"]: row["text"] for row in rows("faith_summedits_docs.jsonl")}
    evidence = {name: Evidence(text, Whole(text)) for name, text in texts.items()}
    begun, cases = process_time(), rows("faith_summedits.dev.jsonl")
    ours = [any(unsupported(row["summary"], evidence[row["doc_id"]])) for row in cases]
    spent = process_time() - begun
    report("rules", cases, ours)
    report("figures and names only", cases, [is_strange(row["summary"], texts[row["doc_id"]]) for row in cases])
    print(f"{spent / len(cases) * 1e3:.1f} ms of CPU time a summary, by the rules")
    return 0


def report(name: str, cases: list[dict[str, Any]], flags: list[bool]) -> None:
    """Print a line a domain."""
    counts = Counter((row["domain"], row["label"], flagged) for row, flagged in zip(cases, flags, strict=True))
    print(f"{name}:")
    for domain in sorted({domain for domain, *_ in counts}):
        caught, missed = counts[domain, 0, True], counts[domain, 0, False]
        alarms, left = counts[domain, 1, True], counts[domain, 1, False]
        recall, precision = caught / (caught + missed), caught / max(1, caught + alarms)
        balanced = (recall + left / (alarms + left)) / 2
        print(
            f"{domain:8} caught {caught}/{caught + missed}   false alarms {alarms}/{alarms + left}   "
            f"precision {precision:.2f}   recall {recall:.2f}   balanced accuracy {balanced:.2f}"
        )


if __name__ == "__main__":
    sys.exit(main())
