"""Coverage-guided fuzzing: what reads foreign text and bytes ends in a value or a typed error, whatever it is given.

    python -m fuzz sentences -runs=5000 -seed=1 -max_len=4096      # libFuzzer's own options

`make fuzz` runs each target for long, `make fuzz-short` for a fixed number of runs from a fixed seed. Needs atheris.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["summarizer"]):
    from fuzz import targets

SEEDS = Path(__file__).resolve().parent / "seeds"


def main() -> None:
    """Fuzz the target that the first argument names."""
    name = sys.argv.pop(1)
    target = targets.TARGETS[name]
    found = Path("build", "fuzz", name)  # libFuzzer writes what it finds into the first folder
    found.mkdir(parents=True, exist_ok=True)
    atheris.Setup([*sys.argv, str(found), str(SEEDS / name)], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
