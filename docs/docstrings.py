"""What of the code is more than its docstrings on the site? Examples become code, and fields have their descriptions.

In Markdown `>>>` is a quotation, so examples are fenced. What a field means stands in `Field(description=...)`, where
a model reads it too.
"""

from __future__ import annotations

import ast
import re
from typing import Any

from griffe import Attribute, Docstring, ExprCall, ExprKeyword, Extension, Object

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


def description(attribute: Attribute) -> str | None:
    """Return what `Field(description=...)` says of a field."""
    call = attribute.value
    if not isinstance(call, ExprCall):
        return None
    given = (one for one in call.arguments if isinstance(one, ExprKeyword) and one.name == "description")
    return next((ast.literal_eval(str(one.value)) for one in given), None)


class Docstrings(Extension):
    """Does both for every object."""

    def on_instance(self, *, obj: Object, **_: Any) -> None:
        """Fence the examples of one object."""
        if obj.docstring:
            obj.docstring.value = fenced(obj.docstring.value)

    def on_attribute_instance(self, *, attr: Attribute, **_: Any) -> None:
        """Give a field its description."""
        said = None if attr.docstring else description(attr)
        if said:
            attr.docstring = Docstring(said, parent=attr)
