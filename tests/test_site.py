"""The site says what the code says: each option, error and room is on its page; and it loads nothing from elsewhere."""

from __future__ import annotations

import inspect
import pydoc
import re
import sys
import textwrap
import tomllib
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import typer
from griffe import visit

import summarizer
from docs.docstrings import description, fenced
from docs.hooks import inside, loaded_from_elsewhere
from summarizer import InstructorModel, Policy, Settings, Summarizer, corpus, errors, schemas, testing
from summarizer.cli import app
from summarizer.corpus import Plan
from summarizer.documents import Limits
from summarizer.errors import SummarizerError
from summarizer.models.retrying import RetryPolicy

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = (Summarizer, Settings, Policy, InstructorModel, RetryPolicy, Plan, Limits)
COMMANDS = cast("Any", typer.main.get_command(app)).commands


def page(name: str) -> str:
    """The text of a page."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def table(text: str) -> dict[str, str]:
    """The first cell of each row of the tables in a text, with its second."""
    rows = re.findall(r"^\| (`.+?) \| (.+?) \|", text, re.MULTILINE)
    return {first: second.strip("`") for first, second in rows}


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of its level."""
    return re.split(r"^## ", text.partition(f"## {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def shown(default: object) -> str | None:
    """How a default stands in a table; None when it is not a plain value."""
    if default is inspect.Parameter.empty:
        return "–"
    return repr(default) if default is None or isinstance(default, str | int | float) else None


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda settings: settings.__name__)
def test_every_setting_is_on_its_page_with_its_default(settings: type) -> None:
    """And none that is not there."""
    told = table(section(page("options.md"), f"`{settings.__name__}`"))
    real = inspect.signature(settings).parameters
    assert list(told) == [f"`{name}`" for name in real]
    for name, parameter in real.items():
        assert shown(parameter.default) in (None, told[f"`{name}`"]), name


def arguments(command: Any) -> Iterator[tuple[str, object]]:
    """The arguments and options of a command as its help writes them, with their defaults."""
    for one in command.params:
        is_option = one.param_type_name == "option"
        name = ", ".join(f"`{flag}`" for flag in one.opts) if is_option else f"`{one.metavar or one.name.upper()}`"
        yield name, getattr(one.default, "value", one.default)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_on_the_page(command: str) -> None:
    """With its default, where it has one."""
    told = table(section(page("options.md"), f"`summarizer {command}`"))
    real = dict(arguments(COMMANDS[command]))
    assert list(told) == list(real)
    for name, default in real.items():
        assert told[name] == ("–" if default is None or default is False else str(default)), name


def test_every_command_is_on_the_page() -> None:
    """And none that is not there."""
    assert set(re.findall(r"^## `summarizer (\w+)`", page("options.md"), re.MULTILINE)) == set(COMMANDS)


def test_every_environment_variable_is_on_the_page() -> None:
    """Those that the code reads by name."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "summarizer").rglob("*.py"))
    read = set(re.findall(r'environ\.get\("(\w+)"', code)) | set(
        re.findall(r'^\w+_VARIABLE = "(\w+)"', code, re.MULTILINE)
    )
    assert {f"`{name}`" for name in read} == set(table(section(page("options.md"), "Environment variables")))


def tree(base: type[SummarizerError], depth: int = 0) -> Iterator[tuple[int, str]]:
    """The library's errors under one, with their depth."""
    yield depth, base.__name__
    for one in base.__subclasses__():
        if one.__module__ == errors.__name__:
            yield from tree(one, depth + 1)


def test_the_tree_of_errors_is_that_of_the_classes() -> None:
    """In the page, and in the module's docstring, which it repeats."""
    shown_tree = re.findall(r"^SummarizerError\n(?:.*[├└│].*\n)+", page("errors.md"), re.MULTILINE)[0]
    lines = re.findall(r"^([│├└─ ]*)(\w+)", shown_tree, re.MULTILINE)
    assert [(len(lead) // 4, name) for lead, name in lines] == list(tree(SummarizerError))
    assert textwrap.indent(shown_tree, "    ") in (errors.__doc__ or "")


def test_every_error_has_a_remedy_on_the_page() -> None:
    """All but the families."""
    families = {"SummarizerError", "UsageError", "ModelError", "SourceError", "ReplyError"}
    told = set(table(section(page("errors.md"), "What to do")))
    assert told == {f"`{name}`" for name in errors.__all__ if name not in families}


def test_the_rooms_are_those_of_the_import_contract() -> None:
    """Row by row, in their order."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = [layer.split(" | ") for layer in contracts[0]["layers"]]
    rows = re.findall(r"^\| (`.+?) \|", section(page("architecture.md"), "Rooms, and one-way arrows"), re.MULTILINE)
    assert [re.findall(r"`(\w+)`", row) for row in rows] == layers


@pytest.mark.parametrize("door", [summarizer, schemas, testing, corpus], ids=lambda door: door.__name__)
def test_every_public_class_and_function_is_in_the_reference(door: types.ModuleType) -> None:
    """By itself, or with the module that it is in."""
    shown_there = [pydoc.locate(path) for path in re.findall(r"^::: (\S+)", page("reference.md"), re.MULTILINE)]
    members = [getattr(door, name) for name in door.__all__]
    for member in (one for one in members if isinstance(one, type | types.FunctionType)):
        assert member in shown_there or sys.modules[member.__module__] in shown_there, member


def test_every_page_is_in_the_navigation() -> None:
    """So that it can be found."""
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    assert {path.name for path in (ROOT / "docs").glob("*.md")} == set(re.findall(r"(\S+\.md)", navigation))


def test_a_link_to_a_file_of_the_project_leads_to_its_copy() -> None:
    """One to a folder is its name."""
    assert inside("[the `demo`](../examples/first_readout.py)") == "[the `demo`](project/examples/first_readout.py.txt)"
    assert inside("in [the set](../tests/gold).") == "in the set."


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<script src="https://a.example/x.js"></script>', ["https://a.example/x.js"]),
        ('<link rel=stylesheet href="//a.example/x.css">', ["//a.example/x.css"]),
        ('<img src="images/x.png"><a href="https://a.example/">there</a>', []),
    ],
)
def test_what_a_page_loads_from_elsewhere_is_found(html: str, found: list[str]) -> None:
    """A link that a reader may follow loads nothing."""
    assert loaded_from_elsewhere(html) == found


def test_an_example_in_a_docstring_is_code() -> None:
    """With its output, and not what follows."""
    assert fenced("Add.\n\n>>> 1 + 1\n2\n\nMore.") == "Add.\n\n```pycon\n>>> 1 + 1\n2\n```\n\nMore."


def test_a_field_is_described_by_its_description() -> None:
    """Which is written for the model and for the reader."""
    code = 'due: str = Field(default="", description="by when" ", if said")\nother: str = Field(default="")\n'
    fields = visit("fields", Path("fields.py"), code)
    assert [description(fields.attributes[name]) for name in ("due", "other")] == ["by when, if said", None]
