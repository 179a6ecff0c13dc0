"""How many falsified statements do the checks catch, and how many true ones do they doubt?

Takes every item of the gold set, makes it false by one edit of each kind that it allows (seeded; see `falsified`), and
holds it against its evidence as an answer of a model is held. An edit is caught when its item fails a check or is
doubted; how many are rejected as wrong, and not only doubted, stands beside it. The true items, as they are, give the
false alarms; they are not edited.
"""

from __future__ import annotations

import copy
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from falsified import EDITS, Edit, Raw

from summarizer import Readout
from summarizer.audit import Audit
from summarizer.check import Unit, check, check_unit, cross_checked
from summarizer.evaluate import Gold, load_gold

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
SEED = 7
TARGETS = {"number": 0.9, "negation": 0.9, "date": 0.9, "actor": 0.7, "status": 0.7}
MOST_ALARMS = 0.02

Verdict = Literal["wrong", "unsure", "fine"]


def main() -> int:
    """Print a line a kind of edit; exit 1 when a target is missed."""
    chance, golds = random.Random(SEED), load_gold(GOLD)
    made, found, missed = Counter[str](), Counter[tuple[str, str]](), list[str]()
    true = Counter[str]()
    for gold in golds:
        units = check(gold.record.model_dump(mode="json"), Readout, gold.source)
        judged = [(unit, _verdict(unit, units, gold)) for unit in units if isinstance(unit.raw, dict)]
        true.update(verdict for _, verdict in judged)
        for unit in (unit for unit, verdict in judged if verdict == "fine"):
            for kind, edits in EDITS.items():
                for raw in _one_of(edits, unit, gold, chance):
                    made[kind] += 1
                    verdict = _verdict_of(raw, units, unit, gold)
                    found[kind, verdict] += 1
                    if verdict == "fine":
                        missed.append(f"{kind}: {gold.name} {unit.path}: {_changed(unit.raw, raw)}")
    if "--missed" in sys.argv:
        print("\n".join(missed))
    return int(_is_below(made, found) | _is_alarming(true))


def _is_below(made: Counter[str], found: Counter[tuple[str, str]]) -> bool:
    """Print what was caught of each kind; whether one misses its target."""
    below = False
    for kind, count in made.items():
        rejected, doubted = found[kind, "wrong"], found[kind, "unsure"]
        share, target = (rejected + doubted) / count, TARGETS.get(kind)
        aim = f"   aim {target:.0%}" if target else ""
        below |= target is not None and share < target
        split = f"rejected {rejected / count:4.0%}, doubted {doubted / count:4.0%}"
        print(f"{kind:10} caught {rejected + doubted:4}/{count:<4} {share:4.0%}   {split}{aim}")
    return below


def _is_alarming(true: Counter[str]) -> bool:
    """Print how many true items were found fault with; whether they are too many."""
    count, alarms = true.total(), true["wrong"] + true["unsure"]
    split = f"rejected {true['wrong'] / count:.1%}, doubted {true['unsure'] / count:.1%}"
    print(f"true items {count}, false alarms {alarms}: {alarms / count:.1%}   {split}   aim at most {MOST_ALARMS:.0%}")
    return alarms > MOST_ALARMS * count


def _one_of(edits: Edit, unit: Unit, gold: Gold[Readout], chance: random.Random) -> list[Raw]:
    """One of the edits of a kind that an item allows; none where it allows none."""
    possible = list(edits({**copy.deepcopy(unit.raw), "_field": unit.field}, gold, chance))
    return [chance.choice(possible)] if possible else []


def _verdict_of(raw: Raw, units: Sequence[Unit], unit: Unit, gold: Gold[Readout]) -> Verdict:
    """What becomes of an item in its edited form, among the others as they are."""
    raw = {name: value for name, value in raw.items() if name != "_field"}
    edited = check_unit(Unit(unit.field, unit.index, raw), Readout, gold.source)
    units = cross_checked([edited if one is unit else one for one in units], Readout)
    verdicts = {_verdict(one, units, gold) for one in units if one.path == unit.path}
    return next(verdict for verdict in ("wrong", "unsure", "fine") if verdict in verdicts)


def _verdict(unit: Unit, units: Sequence[Unit], gold: Gold[Readout]) -> Verdict:
    """Whether an item fails a check, or is doubted."""
    severities = {problem.severity for problem in Audit(units, gold.source).of(unit)}
    return "wrong" if not unit.good or "wrong" in severities else "unsure" if severities else "fine"


def _changed(before: Any, after: Raw) -> str:
    return "; ".join(
        f"{name}: {str(before.get(name))[:120]!r} -> {str(after[name])[:120]!r}"
        for name in after
        if name != "_field" and after[name] != before.get(name)
    )


if __name__ == "__main__":
    sys.exit(main())
