"""How does a page come to hold its own style and script and nothing else? Templates, and the policy that says so.

Templates escape whatever they are given. The Content-Security-Policy names the style sheet and the script by their
hashes, so a browser runs those and nothing that a document or a model wrote, and it may fetch nothing at all.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from summarizer.render.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["render"]


def render(template: str, styles: Sequence[str], scripts: Sequence[str], **values: Any) -> str:
    """Return the page that `template` makes of `values`, with the style sheets and scripts of those names in it."""
    style, script = (Markup("".join(map(_part, names))) for names in (styles, scripts))
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    return _environment().get_template(template).render(style=style, script=script, policy=Markup(policy), **values)


@cache
def _environment() -> Environment:
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_part),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["one_line"] = one_line
    return made


@cache
def _part(name: str) -> str:
    """A file of this package; its line ends are those that a browser hashes."""
    return files("summarizer.render.html").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
