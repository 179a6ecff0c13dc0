"""The public door: what is exported is there, sorted, and documented."""

from __future__ import annotations

import subprocess
import sys
import types

import pytest

import summarizer
from summarizer import errors, schemas

DOORS = [summarizer, schemas, errors]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_all_is_sorted_and_true(door: types.ModuleType) -> None:
    """Every name in `__all__` exists and has a docstring of its own."""
    names: list[str] = list(door.__all__)
    assert names == sorted(names, key=lambda name: (not name[0].isupper(), name)) or names == sorted(names)
    for member in (getattr(door, name) for name in names):
        assert not isinstance(member, type | types.FunctionType) or member.__doc__, member


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The lazy door is a door like any other."""
    with pytest.raises(AttributeError, match="Summariser"):
        _ = summarizer.Summariser


HEAVY = "openai instructor sqlalchemy aiolimiter psycopg pyarrow nupunkt rich typer numpy scipy matplotlib".split()


def test_importing_is_cheap() -> None:
    """No heavy package comes with `import summarizer`."""
    program = f"import sys, summarizer; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
