"""How well and how fast are quotes located? Prints a table over seeded cases; run by `make bench`.

The cases come from `../shared/bench/locate_cases.py` beside the project; without it there is nothing to measure, and
this says so.
"""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from time import process_time
from types import ModuleType

from summarizer.grounding.locate import Index

CASES = Path(__file__).resolve().parents[2] / "shared" / "bench" / "locate_cases.py"
SIZES = (500, 2_000, 10_000, 50_000)
SEEDS = (1, 2, 3)


def load() -> ModuleType:
    """Import the module that makes the cases."""
    spec = importlib.util.spec_from_file_location("locate_cases", CASES)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Print one line a size and kind: the share that is right or wrongly accepted, and CPU time a call."""
    if not CASES.exists():
        print("nothing to measure: there is no ../shared/bench/locate_cases.py")
        return 0
    module, wrong = load(), 0
    for size in SIZES:
        right, asked, seconds, built = Counter[str](), Counter[str](), Counter[str](), 0.0
        for seed in SEEDS:
            source, cases = module.make_cases(size, 50, seed)
            begun = process_time()
            index = Index(source)
            built += process_time() - begun
            for case in cases:
                begun = process_time()
                found = index.find(case["quote"])
                seconds[case["kind"]] += process_time() - begun
                asked[case["kind"]] += 1
                ok = found == ((case["start"], case["end"]) if case["start"] is not None else None)
                right[case["kind"]] += ok
                if not ok and "-v" in sys.argv:
                    print(case, found, found and source[slice(*found)])
        wrong += sum(asked.values()) - sum(right.values())
        print(f"{size} words: index {built / len(SEEDS) * 1e3:.1f} ms")
        for kind in module.KINDS:
            print(f"   {kind:12} right {right[kind]}/{asked[kind]}   {seconds[kind] / asked[kind] * 1e6:7.1f} µs")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
