"""Does the package install from its own sdist, and work away from the checkout? Run by `make wheel`.

Builds the sdist, the wheel from the sdist, installs the wheel into an environment of its own in a temporary folder and
uses it there: some build back ends silently leave out the linked `schemas/` folder.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = "Oslo, 3 June 2024. Norway and Iceland agreed to share their weather data."
PROGRAM = f"""
import pathlib, summarizer
from summarizer.schemas import Readout
summary = summarizer.summarize({TEXT!r}, model="offline")
assert isinstance(summary.record, Readout) and summary.record.agreements, summary
assert "<!doctype html>" in summary.to_html(), "the page's template is not in the wheel"
assert (pathlib.Path(summarizer.__file__).parent / "py.typed").exists()
assert {str(ROOT)!r} not in summarizer.__file__, summarizer.__file__
print(summary.record.agreements[0].what)
"""


def run(*command: str | Path, cwd: Path) -> None:
    """Run a command and stop at its first failure."""
    subprocess.run([str(part) for part in command], cwd=cwd, check=True)


def main() -> None:
    """Build, install elsewhere, use."""
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder)
        run(
            sys.executable, "-m", "build", "--outdir", there / "dist", ROOT, cwd=there
        )  # the wheel is made from the sdist
        venv.create(there / "env", with_pip=True)
        python = there / "env" / "bin" / "python"
        (wheel,) = (there / "dist").glob("*.whl")
        run(python, "-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel, cwd=there)
        run(python, "-c", PROGRAM, cwd=there)
        run(there / "env" / "bin" / "summarizer", "--version", cwd=there)
        print("The wheel built from the sdist installs and works elsewhere.")


if __name__ == "__main__":
    main()
