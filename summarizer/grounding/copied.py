"""Does a statement stand word for word in what it cites? Then it can hold no number, time or name that is not there.

Most names of parties do, and much else. A copy is told from a mere part: "Guinea" is no copy of "Papua New Guinea", nor
"40" of "40 million", for what is cut out of a name or a number may be another one.
"""

from __future__ import annotations

from collections.abc import Set

from summarizer.grounding import places
from summarizer.grounding.quantities import quantities

__all__ = ["is_copied"]

_BEFORE = frozenset(' \n\t(“"')
_AFTER = frozenset(("", *' \n\t,;)”"'))
"""What stands beside a copy in a text: with any other sign, a number or a name may go on."""


def is_copied(statement: str, text: str, named: Set[str]) -> bool:
    """Say whether a statement without numbers stands whole in `text`, and names no place but those `named` by it.

    >>> text = "Papua New Guinea and Norway agreed on 40 million."
    >>> [is_copied(words, text, {"Papua New Guinea", "Norway"}) for words in ("Norway", "Guinea", "40", "way agreed")]
    [True, False, False, False]
    """
    at = text.find(statement)
    return (
        at >= 0
        and (at == 0 or text[at - 1] in _BEFORE)
        and text[at + len(statement) : at + len(statement) + 1] in _AFTER
        and not any(quantities(statement))
        and all(mention.place.name in named for mention in places.mentions(statement))
    )
