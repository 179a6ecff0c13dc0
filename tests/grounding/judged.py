"""What becomes of items that nobody wrote the rules with, right and wrong, in the whole engine?

    python -m tests.grounding.judged            # a line a kind, of each set
    python -m tests.grounding.judged second     # of this set only
    python -m tests.grounding.judged --list     # and every item that was judged amiss
    python -m tests.grounding.judged second --reviewed    # and what a second reader made of what passed

The items are in tests/items: texts in four languages, each with its parties and with items as models make them of it.
Each is answered alone beside its parties, and nothing is asked again. Those of the sets `fresh` and `second` were
written before anyone had run them, `second` without a look at the rules or at `fresh`; those of `probes` are right ones
only, written when the results of `fresh` were known.

The second reader is recorded: what a model answered, once, when it was shown what passed of a text, right and wrong in
turn, by the requests of `summarizer.review` (tests/items/objections.json: the reasons, by text and item's number). An
item that was rejected then and is not now has no answer.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from summarizer import Settings, Source, Summarizer
from summarizer.testing import ScriptedModel

ITEMS = Path(__file__).resolve().parents[1] / "items"
FILES = ("fresh.json", "second.json")
OBJECTIONS = ITEMS / "objections.json"
ALONE = Settings(max_repairs=0)
SECTIONS = ("points", "meetings", "agreements", "commitments", "disagreements", "quotes")

Verdict = Literal["rejected", "doubted", "accepted"]


@dataclass(frozen=True, slots=True)
class Row:
    """An item told of a text, and whether it is right."""

    text: Mapping[str, Any]
    number: int
    group: str
    kind: str
    is_right: bool
    section: str
    item: Mapping[str, Any]

    @property
    def source(self) -> Source:
        """The text that it is told of."""
        return Source(self.text["text"], dated=self.text["dated"])

    def judged(self) -> tuple[Verdict, str]:
        """What becomes of it, and why."""
        summary = Summarizer(ScriptedModel([self._answer]), settings=ALONE).summarize(self.source)
        kept = getattr(summary.record, self.section)
        if kept:
            return ("doubted", kept[0].doubt) if kept[0].doubt else ("accepted", "")
        mine = (one for one in summary.rejected if one.path.startswith(self.section))
        return "rejected", "; ".join(problem.message for one in mine for problem in one.problems)

    @property
    def _answer(self) -> dict[str, Any]:
        sections: dict[str, Any] = {section: [] for section in SECTIONS}
        return {"headline": None, "parties": self.text["parties"], **sections, self.section: [self.item]}


def rows() -> Iterator[Row]:
    """Yield the rows of all texts, in order."""
    for name in FILES:
        for text in json.loads((ITEMS / name).read_text(encoding="utf-8")):
            for number, row in enumerate(text["rows"]):
                yield Row(text, number, row["set"], row["kind"], row["right"], row["section"], row["item"])


def main() -> int:
    """Print the table."""
    wanted = {word for word in sys.argv[1:] if not word.startswith("--")}
    judged = [(row, *row.judged()) for row in rows() if not wanted or row.group in wanted]
    if "--reviewed" in sys.argv:
        judged = [(row, *_reviewed(row, verdict, why)) for row, verdict, why in judged]
    counts = Counter((row.group, row.kind, verdict) for row, verdict, _ in judged)
    counts.update((row.group, "all wrong", verdict) for row, verdict, _ in judged if not row.is_right)
    for group, kind in dict.fromkeys((group, kind) for group, kind, _ in counts):
        print(_line(group, kind, {one: counts[group, kind, one] for one in ("rejected", "doubted", "accepted")}))
    if "--list" in sys.argv:
        amiss = (one for one in judged if one[0].is_right != (one[1] == "accepted"))
        print("\n".join(_amiss(row, verdict, why) for row, verdict, why in amiss))
    return 0


def _reviewed(row: Row, verdict: Verdict, why: str) -> tuple[Verdict, str]:
    objection = _objections().get(row.text["name"], {}).get(str(row.number))
    return (verdict, why) if objection is None or verdict == "rejected" else ("doubted", f"{why} {objection}".strip())


@cache
def _objections() -> Mapping[str, Mapping[str, str]]:
    """What the second reader objected to, by the names of texts and the numbers of items."""
    return cast("Mapping[str, Mapping[str, str]]", json.loads(OBJECTIONS.read_text(encoding="utf-8")))


def _line(group: str, kind: str, verdicts: Mapping[str, int]) -> str:
    total = sum(verdicts.values())
    told = ", ".join(f"{verdict} {count:3} {count / max(1, total):4.0%}" for verdict, count in verdicts.items())
    return f"{group:7} {kind:12} {total:3}: {told}"


def _amiss(row: Row, verdict: Verdict, why: str) -> str:
    source = row.source
    sort = "FALSE ALARM" if row.is_right else f"MISSED {row.kind}"
    spans = (source.sentence(number) for number in row.item["evidence"])
    cited = " ".join(source.text[slice(*span)] for span in spans if span)
    told = json.dumps({name: value for name, value in row.item.items() if name != "evidence"}, ensure_ascii=False)
    return f"\n{sort} {verdict}, {row.text['name']}: {why}\n  {cited}\n  => {row.section} {told}"


if __name__ == "__main__":
    sys.exit(main())
