"""Which bodies does a text name in small letters? "Oman's foreign ministry", "the union", "the town of Sor".

One is a party where it is somebody's, or where it acts. What such words stand for by themselves ("the union") is told
by `referents`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.models.offline import acting
from summarizer.models.offline.lexicon import CLOSED, LOWER_BODY, NAME, WORD
from summarizer.models.offline.named import Mention, kind_of_body

if TYPE_CHECKING:
    from summarizer.models.offline.parties import Parties

__all__ = ["small_bodies"]

_SMALL_BODY = re.compile(
    rf"(?<![\w'’-])(?:[Tt]he |[Aa]n? |[Ii]ts |[Tt]heir )?(?P<name>(?:{NAME}(?:'s|')? |[a-z-]+(?:s'"
    rf"|'s) )(?:[a-z-]+ ){{0,2}}{LOWER_BODY}"
    rf"(?: of (?:[a-z]+|{NAME})| to (?:the )?{NAME})?|(?:town|city|port|municipality|province|region|county"
    rf"|village|district|canton) of {NAME}|(?:[a-z-]+ )?(?:authority|council|union|association|federation"
    rf"|board|committee|chamber|commission"
    rf"|cooperative|parliament|university|bank) of {NAME})(?!\w)"
)
_OWNED = re.compile(
    rf"(?:town|city|municipality|province|county|village|district|canton) of "
    rf"|{WORD}(?:'s)? (?:[a-z]+ )?(?:ministry|parliament"
    r"|army|embassy|board|central bank)\b"
)
_HEAD = re.compile(rf"\b{LOWER_BODY}\b")
_TOWN = re.compile(r"[a-z]+ of ")
_BESIDE = re.compile(rf" (?P<name>{NAME})")
_NO_ADJECTIVE = re.compile(r"(?:\w+ed|said|says|told|whose|will|would|\w+ing|[a-z]+ly)")
_IS_GOVERNMENT = re.compile(r" (?:government|side|delegation)$")
"""Which stands for its state."""


def small_bodies(parties: Parties) -> Iterator[Mention]:
    """Yield where they are named, after noting them as parties."""
    text = parties.text
    for match in _SMALL_BODY.finditer(text):
        words = match["name"]
        if _is_called_after(parties, match):
            continue
        party = parties.known.get(words.casefold()) or parties.longer_of(words)
        if party is None and _may_be_body(parties, words) and _takes_part(text, match):
            party = parties.add(words, kind_of_body(words), match.start("name"))
        if party is not None:
            yield Mention(match.start("name"), match.end("name"), party)


def _takes_part(text: str, match: re.Match[str]) -> bool:
    is_sent_for = _TOWN.match(match["name"]) is None or re.search(
        r"\b(?:for|representing) (?:the )?$", text[max(0, match.start("name") - 20) : match.start("name")]
    )
    is_owned = _OWNED.match(match["name"]) is not None and is_sent_for
    return bool(is_owned) or acting.weight(text, match.start(), match.end()) >= 1


def _is_called_after(parties: Parties, match: re.Match[str]) -> bool:
    """Whether the words only say what the name right after them is: "the metalworkers' union UMV"."""
    beside = _BESIDE.match(parties.text, match.end())
    named = parties.known.get(beside["name"].casefold()) if beside else None
    if named is not None:
        parties.call(named, match["name"])
    return named is not None


def _may_be_body(parties: Parties, words: str) -> bool:
    """Whether a row of words can be a body's name: nothing but whose it is and what sort it is."""
    parts = _HEAD.split(words)[0].split()
    if not parts:
        return True
    small = [part for part in parts if part[:1].islower()]
    owner = parties.known.get(" ".join(part for part in parts if part[:1].isupper()).casefold())
    return not (
        parts[0].split("'")[0].casefold() in CLOSED
        or _IS_GOVERNMENT.search(words)
        or any(part in CLOSED or _NO_ADJECTIVE.fullmatch(part) for part in small)
        or (owner is not None and owner.kind == "person" and "'" not in words)
    )
