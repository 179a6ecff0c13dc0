"""The pages on running it say what is so: their Python prints what stands under it, in a process of its own, and their
links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "docs" / name for name in ("batch.md", "ray.md", "telemetry.md")]
BLOCK = re.compile(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.mark.parametrize(
    ("program", "printed"),
    [pytest.param(*block, id=f"{page.name}-{place}") for page in PAGES
     for place, block in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")))],
)  # fmt: skip
def test_the_python_of_a_page_prints_what_it_says(program: str, printed: str, tmp_path: Path) -> None:
    """Each block that is followed by its output."""
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (printed, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_of_a_page_leads_somewhere(page: Path) -> None:
    """To a file of the project."""
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
