"""How do the examples in docstrings become code on the site? As fenced blocks: in Markdown `>>>` is a quotation."""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

_EXAMPLE = re.compile(r"^>>> .*(?:\n(?!\n).+)*", re.MULTILINE)


def fenced(docstring: str) -> str:
    """Return the docstring with a fence round each example and its output.

    >>> print(fenced("Add.\\n\\n>>> 1 + 1\\n2"))
    Add.
    <BLANKLINE>
    ```pycon
    >>> 1 + 1
    2
    ```
    """
    return _EXAMPLE.sub(lambda example: f"```pycon\n{example[0]}\n```", docstring)


class Examples(Extension):
    """Fences the examples of every docstring."""

    def on_instance(self, *, obj: Object, **_: Any) -> None:
        """Do so for one object."""
        if obj.docstring:
            obj.docstring.value = fenced(obj.docstring.value)
