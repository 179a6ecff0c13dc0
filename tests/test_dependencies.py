"""Are the packages that are tested those that are pinned, and may they be used? Asked of what is installed, offline."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PINS = ROOT / "constraints.txt"
OURS = "structured-summarizer"
FREE = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software Foundation|ISC|MPL|Mozilla|Unlicense|Zlib|HPND|CC0|0BSD|LGPL|W3C|PIL|Artistic",
    re.IGNORECASE,
)


def pinned() -> dict[str, str]:
    """The versions by name; each line is one of both, and nothing else."""
    lines = [line for line in PINS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert not [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.!+]+", line)]
    return {_named(line.partition("==")[0]): line.partition("==")[2] for line in lines}


def _named(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def installed() -> dict[str, Distribution]:
    """All distributions but ours."""
    return {_named(one.metadata["Name"]): one for one in distributions() if _named(one.metadata["Name"]) != OURS}


def test_what_is_installed_is_what_is_pinned() -> None:
    """Each in its version."""
    pins = pinned()
    assert {name: one.version for name, one in installed().items() if pins.get(name) != one.version} == {}


def test_what_is_compared_with_others_has_all_that_it_needs() -> None:
    """The environment of `make peers` is given this library without its dependencies."""
    given = (ROOT / "benchmarks" / "peers" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {_named(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in needed}
    assert names - {_named(line.partition("==")[0]) for line in given} == set()


def test_every_licence_is_known() -> None:
    """And lets the package be used beside ours."""

    def said(one: Distribution) -> str:
        known = one.metadata.json
        files = [file.read_text() for file in one.files or () if "licen" in file.name.lower() and not file.suffix]
        return " ".join(
            map(str, [known.get("license_expression"), known.get("license"), known.get("classifier"), *files])
        )

    assert [name for name, one in installed().items() if not FREE.search(said(one))] == []
