"""How do the checks judge statements that are not in the gold set? Right paraphrases and wrong edits, counted.

    python -m tests.grounding.paraphrased            # a line a subject, of each set
    python -m tests.grounding.paraphrased --list     # and every row that was judged amiss

The rows are in tests/paraphrases: a passage, and under it what is told of it, right ("+") or wrong ("-"). One without
brackets is a point; the brackets name another section, how firmly it is told, by whom, and after a bar on what it
depends. Rules were tuned on the first set, looked over once on the second, and changed once when the totals of the
third were seen; the last was written beside the rules that it is of.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from summarizer import Readout, Source
from summarizer.audit import Audit
from summarizer.check import check
from summarizer.problems import Problem

FOLDER = Path(__file__).resolve().parents[1] / "paraphrases"
SETS = ("develop", "counted", "unseen", "turned")
_HEAD = re.compile(
    r"\[(?P<section>\w+) (?P<how>\w+)(?P<no> not)?(?: by (?P<by>\w+))?(?: (?P<kind>\w+))?(?: \| (?P<on>[^]]+))?\] "
)

Verdict = Literal["wrong", "unsure", "fine"]


@dataclass(frozen=True, slots=True)
class Row:
    """Something told of a passage, and whether it is right."""

    group: str
    subject: str
    passage: str
    told: str
    is_right: bool

    @property
    def found(self) -> list[Problem]:
        """What the checks find in it, all of its passage cited."""
        source = Source(self.passage, dated="2024-05-14")
        cited = list(range(1, len(source.sentences) + 1))
        section, item = _item(self.told, self.passage)
        name = item.get("debtors", ["Nobody"])[0]
        party = {"id": name, "name": name, "kind": "state", "role": "principal", "evidence": cited}
        raw: dict[str, Any] = {"parties": [party], section: [item | {"evidence": cited}]}
        units = check(raw, Readout, source)
        unit = next(unit for unit in units if unit.field == section)
        assert unit.good, unit.problems
        return Audit(units, source).of(unit)

    @property
    def verdict(self) -> Verdict:
        """What becomes of it."""
        severities = {problem.severity for problem in self.found}
        return "wrong" if "wrong" in severities else "unsure" if severities else "fine"


def _item(told: str, passage: str) -> tuple[str, dict[str, Any]]:
    """The section of a row and its item, in the form that a model answers in, without its evidence."""
    head = _HEAD.match(told)
    if head is None:
        return "points", {"text": told}
    said, how = told[head.end() :], head["how"]
    if head["section"] == "commitment":
        owed = {"debtors": [head["by"] or passage.split()[0].strip(",'s")], "action": said, "strength": how}
        return "commitments", owed | {"condition": head["on"], "negative": bool(head["no"])}
    kind = head["kind"] or "other"
    if head["section"] == "agreement":
        return "agreements", {"id": "a1", "what": said, "kind": kind, "status": how}
    return "meetings", {"what": said, "kind": kind, "status": how}


def rows(group: str) -> Iterator[Row]:
    """Yield the rows of one set, in order."""
    subject = passage = ""
    for line in (FOLDER / f"{group}.txt").read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "==":
            subject = rest
        elif mark in ("+", "-"):
            yield Row(group, subject, passage, rest, mark == "+")
        elif line and mark != "#":
            passage = line


def main() -> int:
    """Print the table."""
    for group in SETS:
        judged: list[tuple[Row, Verdict]] = [(row, row.verdict) for row in rows(group)]
        for subject in dict.fromkeys(row.subject for row, _ in judged):
            print(_line(group, subject, [one for one in judged if one[0].subject == subject]))
        print(_line(group, "all", judged))
        if "--list" in sys.argv:
            print("\n".join(_amiss(row, verdict) for row, verdict in judged if row.is_right != (verdict == "fine")))
    return 0


def _line(group: str, subject: str, judged: list[tuple[Row, Verdict]]) -> str:
    right: list[Verdict] = [verdict for row, verdict in judged if row.is_right]
    wrong: list[Verdict] = [verdict for row, verdict in judged if not row.is_right]
    return (
        f"{group:7} {subject:11}"
        f" right {len(right):3}: rejected {_share(right, 'wrong')}, doubted {_share(right, 'unsure')}"
        f"   wrong {len(wrong):3}: rejected {_share(wrong, 'wrong')}, doubted {_share(wrong, 'unsure')},"
        f" passed {_share(wrong, 'fine')}"
    )


def _share(verdicts: Sequence[Verdict], one: Verdict) -> str:
    count = verdicts.count(one)
    return f"{count:3} {count / max(1, len(verdicts)):4.0%}"


def _amiss(row: Row, verdict: Verdict) -> str:
    sort = "FALSE ALARM" if row.is_right else "MISSED"
    said = "; ".join(problem.message for problem in row.found)
    return f"{sort} {verdict}: {row.passage[:100]} => {row.told} | {said}"


if __name__ == "__main__":
    sys.exit(main())
