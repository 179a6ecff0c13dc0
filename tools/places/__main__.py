"""Write the tables into the package: `python -m tools.places`."""

from __future__ import annotations

from pathlib import Path

from tools.places import tables

GROUNDING = Path(__file__).resolve().parents[2] / "summarizer" / "grounding"


def written() -> dict[str, str]:
    """The files, by their names."""
    states, bodies = tables.states(), tables.organisations()
    return {"states.tsv": states, "organisations.tsv": bodies, "names.tsv": tables.index(bodies, states)}


if __name__ == "__main__":
    for name, text in written().items():
        (GROUNDING / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(text.splitlines()) - 1} rows, {len(text.encode()) // 1000} kB")
