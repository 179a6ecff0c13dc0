"""How much of what a record leaves out is listed, and how much is listed that it holds?

Takes each quote, agreement and commitment of the gold set out of its record, with the others of its kind that share a
sentence with it (an agreement told as a commitment is told), and looks whether one of its sentences is listed as such.
Meetings, disagreements and points stay. The records as they are give what is listed in vain.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from summarizer import Readout
from summarizer.evaluate import Gold, load_gold
from summarizer.omissions import omissions
from summarizer.schemas import Item

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
OUTCOMES = ("agreements", "commitments")
TARGETS = {"quotes": 0.9, "agreements": 0.7, "commitments": 0.7}
MOST_IN_VAIN = 2.0
"""Passages listed in 1,000 words of documents whose records are whole."""


def main() -> int:
    """Print a line a section; exit 1 when a target is missed."""
    taken, listed, words, vain = Counter[str](), Counter[str](), 0, list[str]()
    for gold in load_gold(GOLD):
        words += len(gold.source.text.split())
        vain += [f"{gold.name}: {one.kind}: {one.passage.text}" for one in omissions(gold.record, gold.source)]
        for section in TARGETS:
            for item in getattr(gold.record, section):
                taken[section] += 1
                if _is_listed(item, section, gold):
                    listed[section] += 1
                elif "--missed" in sys.argv:
                    print(f"{gold.name} {section}: {' '.join(at.text for at in item.evidence)}")
    if "--vain" in sys.argv:
        print("\n".join(vain))
    for section, count in taken.items():
        share = listed[section] / count
        print(
            f"{section:12} left out and listed {listed[section]:3}/{count:<3} {share:4.0%}   aim {TARGETS[section]:.0%}"
        )
    in_vain = 1000 * len(vain) / words
    print(f"listed in vain {len(vain)}: {in_vain:.1f} in 1,000 words   aim at most {MOST_IN_VAIN}")
    below = any(listed[section] < TARGETS[section] * count for section, count in taken.items())
    return int(below or in_vain > MOST_IN_VAIN)


def _is_listed(item: Item, section: str, gold: Gold[Readout]) -> bool:
    sentences = _sentences(item, gold)
    removed = OUTCOMES if section in OUTCOMES else (section,)
    left = {
        name: [other for other in getattr(gold.record, name) if sentences.isdisjoint(_sentences(other, gold))]
        for name in removed
    }
    found = omissions(gold.record.model_copy(update=left), gold.source)
    of_kind = (one for one in found if (one.kind == "quote") == (section == "quotes"))
    return any(gold.source.sentences_at((one.passage.start, one.passage.end)).start in sentences for one in of_kind)


def _sentences(item: Item, gold: Gold[Readout]) -> set[int]:
    return {number for at in item.evidence for number in gold.source.sentences_at((at.start, at.end))}


if __name__ == "__main__":
    sys.exit(main())
