"""Does a time stand in a clause that tells of something else? "They will pay Sudan, whose elections are due in June".

Only relative clauses are looked at, of a name or with a subject of their own ("whose elections"), that are still open
where the time stands; and only what a sentence says outside of them, in the item's own words, is held to be another
thing. "The report, which is due by 3 June" tells of the report, and is no clause of another.
"""

from __future__ import annotations

import re

from summarizer.grounding.content import content

__all__ = ["clause_of_another"]

_RELATIVE = re.compile(
    r"\b(?:(?P<whose>whose)|(?P<name>[A-ZÀ-ÖØ-Þ][\w’'-]+),? (?P<who>who|which)) (?P<said>[^,;:.–—]{1,150})$"
)
_VERB = re.compile(r"\w \b(?:is|are|was|were|will|would|shall|should|must|may|has|have|had|\w{2,}ed|\w{3,}s)\b")
_POINTS_BACK = re.compile(r"\b(?:it|them|this|these|those|that|so)\b", re.IGNORECASE)
_LOOKED_AT = 400
_MOST = 0.5
"""Share of the item's words that the sentence must have outside of the clause."""


def clause_of_another(before: str, after: str, words: str) -> str | None:
    """Return the clause that a time ends, where it tells of something else than `words`, or None.

    `before` and `after` are what its sentence says before the time and after it.

    >>> clause_of_another("Norway will pay Sudan, whose elections are due ", ", 40 million.", "pay 40 million to Sudan")
    'whose elections are due'
    """
    match = _RELATIVE.search(before[-_LOOKED_AT:])
    if match is None or _POINTS_BACK.search(match["said"]) or (match["whose"] and not _VERB.search(match["said"])):
        return None
    needed, outside = content(words), content(f"{before[: -len(match[0])]} {match['name'] or ''} {after}")
    is_named = match["who"] == "which" and content(match["name"]) & needed
    if is_named or needed & content(match["said"]) or len(needed & outside) < max(1, _MOST * len(needed)):
        return None
    return f"{match['whose'] or match['who']} {match['said']}".rstrip()
