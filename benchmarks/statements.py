"""How many right statements do the rules reject, and how many wrong ones do they let through? Statements as people make
them, each with the sentences that it rests on.

Reads `tests/grounding/statements.tsv`: short passages of all sorts of texts (none from the gold set), each with one
statement that is right or wrong. The rows of the set `after` were written when the rules were done, and no rule was
changed for them: they say what to expect of other texts, by the same author. Those of `before` were written before the
rules, some of which were mended with their misses in view; those of `seen` are what the rules were made with.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from summarizer.grounding.support import Evidence, Whole, unsupported

ROWS = Path(__file__).resolve().parents[1] / "tests" / "grounding" / "statements.tsv"
DATED = date(2024, 5, 14)


@dataclass(frozen=True, slots=True)
class Row:
    """A statement, the passage that it rests on, and whether it is right."""

    group: str
    kind: str
    is_right: bool
    source: str
    statement: str

    @property
    def verdict(self) -> str:
        """What the rules make of it: "wrong", "unsure" or nothing."""
        found = [finding.severity for finding in unsupported(self.statement, Evidence(self.source, self.whole))]
        return min(found, key=("wrong", "unsure").index, default="")

    @property
    def whole(self) -> Whole:
        """The passage as a whole text."""
        return Whole(self.source, DATED)


def rows() -> list[Row]:
    """The rows of the table."""
    with ROWS.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Row(row["set"], row["kind"], row["is"] == "right", row["source"], row["statement"]) for row in table]


def main() -> None:
    """Print a line a kind and set; with `--amiss` the statements that were misjudged."""
    counts, amiss = Counter[tuple[str, str, bool, str]](), list[str]()
    for row in rows():
        verdict = row.verdict
        for kind in (row.kind, "all"):
            counts[row.group, kind, row.is_right, verdict] += 1
        if row.is_right == bool(verdict):
            amiss.append(f"{row.group} {row.kind}: {row.source} => {row.statement} | {verdict or 'missed'}")
    if "--amiss" in sys.argv:
        print("\n".join(amiss))
    for group, kind in sorted({key[:2] for key in counts}, key=lambda key: (key[0], key[1] == "all", key[1])):
        right, wrong = (
            {verdict: counts[group, kind, is_right, verdict] for verdict in ("wrong", "unsure", "")}
            for is_right in (True, False)
        )
        print(
            f"{group:7}{kind:10} right {sum(right.values()):3}: rejected {right['wrong']:2}, doubted "
            f"{right['unsure']:2}"
            f"   wrong {sum(wrong.values()):3}: rejected {wrong['wrong']:2}, doubted {wrong['unsure']:2}, "
            f"missed {wrong['']:2}"
        )


if __name__ == "__main__":
    main()
