"""Whose turn is it? The labels of a transcript or of minutes ("MS BERG: ...", "Chair: ..."), and who speaks where.

A label is a name before a colon at the head of a line that has more after it. Who speaks in a place is the speaker
of a quotation there, or else of the turn.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.models.offline.lexicon import CLOSED, COURTESY, NAME, TITLE
from summarizer.models.offline.names import Name
from summarizer.models.offline.page import Page

if TYPE_CHECKING:
    from summarizer.models.offline.parties import Named

__all__ = ["Turns", "labelled", "unnamed_turns"]

_LABEL = re.compile(
    rf"(?:\[?[0-9:.]{{4,8}}\]? )?(?P<label>(?P<title>(?i:{COURTESY} "
    rf"|(?:the )?(?:{TITLE})(?: "
    rf"|(?= \()))*)(?: \((?i:{COURTESY} )?)?(?P<name>{NAME})\)?(?:,? \(?[^:.()]{{2,60}}\)?)?): ?(?=\S)"
)
_NO_LABEL = re.compile(
    r"(?i:present|apologies|chair(?:man|woman|person)?|secretary|action|decision|agreed|resolved|item|agenda|note"
    r"|subject|date|place|time|venue"
    r"|contact|media contacts?|source|about|participants|attendees|absent|next meeting|documents?|annex|from|to|re"
    r"|cc|minutes|transcript|readout|press \w+|statement|reporter|journalist|topics?|title|photo"
    r"|background|moderator|q|a|question|answer|update|correction|editors?|reporting|writing|tel|phone|email|web)\b"
)


def labelled(page: Page) -> list[tuple[int, Name]]:
    """Return the labels of speakers: the number of the sentence that each heads, and the name in it."""
    found = [(number, name) for number in range(1, len(page.sentences) + 1) if (name := _label(page, number))]
    often = Counter(name.words.casefold() for _, name in found)
    return [
        (number, name)
        for number, name in found
        if often[name.words.casefold()] > 1 or (len(often) > 2 and len(found) > len(often))
    ]


def _label(page: Page, number: int) -> Name | None:
    start, end = page.sentences[number - 1]
    match = _LABEL.match(page.text, start, end) if ": " in page.text[start : min(end, start + 120)] else None
    if match is None or _NO_LABEL.match(match["label"]) or match["name"].split()[0].casefold() in CLOSED:
        return None
    title = (
        match.span("title")
        if match["title"].strip() and not re.fullmatch(COURTESY, match["title"].strip(), re.IGNORECASE)
        else None
    )
    return Name(*match.span("name"), match["name"], "person", title)


_UNNAMED = re.compile(
    r"(?:(?i:moderator|question|answer|q|a|reporter|journalist|interviewer|the chair|frage"
    r"|pregunta)(?: ?\([^)]{2,40}\))?): ?(?=\S)"
)


def unnamed_turns(page: Page) -> list[int]:
    """The numbers of the sentences where somebody without a name begins to speak: "MODERATOR: ..."."""
    return [number for number, at in enumerate(page.sentences, 1) if _UNNAMED.match(page.text, *at)]


class Turns:
    """Who speaks where: stretches of a page with a speaker, by where they begin."""

    def __init__(self, spoken: Sequence[tuple[int, int, Named]]) -> None:
        self._spoken = sorted(spoken, key=lambda one: one[0])
        self._starts = [start for start, _, _ in self._spoken]

    def at(self, place: int) -> Named | None:
        """The speaker at an offset."""
        last = bisect_right(self._starts, place)
        around = self._spoken[max(0, last - 40) : last]
        return next((speaker for _, end, speaker in reversed(around) if place < end), None)
