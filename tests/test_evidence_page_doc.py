"""docs/evidence-page.md says what is so: its Python runs, its links and pictures are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOC = ROOT / "docs" / "evidence-page.md"
TEXT = DOC.read_text(encoding="utf-8")


def test_its_python_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """One block after the other, from the project's root."""
    monkeypatch.chdir(ROOT)
    known: dict[str, object] = {}
    for block in re.findall(r"^```python\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL):
        exec(block, known)
    assert str(known["page"]).startswith("<!doctype html>")


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)", TEXT))
def test_a_link_leads_somewhere(target: str) -> None:
    """To a file of the project; a picture is light enough to be looked at anywhere."""
    path = DOC.parent / target
    assert path.exists()
    assert path.suffix != ".png" or path.stat().st_size < 300_000
