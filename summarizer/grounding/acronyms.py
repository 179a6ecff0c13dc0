"""Which acronyms does a text give, and of what: "the Water Board (WB)"?"""

from __future__ import annotations

import re

from summarizer.grounding.forms import ARTICLE

__all__ = ["acronyms_in", "spelt"]

_ARTICLE = re.compile(ARTICLE, re.IGNORECASE)
_LONGEST_NAME = 120
_OPENING = re.compile(r"(?<!\w)\S")
_ACRONYM = re.compile(r"\((?:the )?[“\"'‘]?(?P<acronym>[A-Z][\w-]{1,11})[”\"'’]?\)")


def acronyms_in(text: str) -> dict[str, list[str]]:
    """Return the acronyms that a text gives, each by all that may be the name before it, as `spelt`.

    >>> acronyms_in("They met the Water Board (WB).")["water board"]
    ['WB']
    """
    found: dict[str, list[str]] = {}
    for match in _ACRONYM.finditer(text):
        before = spelt(text[max(0, match.start() - _LONGEST_NAME) : match.start()])
        for opening in _OPENING.finditer(before):
            found.setdefault(before[opening.start() :], []).append(match["acronym"])
    return found


def spelt(name: str) -> str:
    """Return a name in small letters, with single spaces, and without its article and the mark of the genitive."""
    return re.sub(r"['’]s?$", "", " ".join(_without_article(name).lower().split()))


def _without_article(name: str) -> str:
    """Return a name without the article that it begins with."""
    return _ARTICLE.sub("", name.strip(), count=1) if _ARTICLE.match(name.strip()) else name
