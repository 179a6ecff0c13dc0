"""Does a passage pose as a part of a prompt: as its rules, its marks, or a turn of the talk with a model?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.grounding.wordings import Wording
from summarizer.schemas import Offsets

__all__ = ["BIDDING", "FENCE", "POSING", "in_capitals"]

_SOME = r"(?:[\w'’-]{1,20},? )"
_SUCH = (
    r"(?:all|any|every|these|those|your|previous|prior|above|earlier|preceding|foregoing|other|system|original|initial)"
)
_IGNORE = "ignore disregard forget override"
BIDDING = (
    Wording(
        _IGNORE,
        rf"\b(?:ignore|disregard|forget|override)\b {_SOME}{{0,3}}?{_SUCH} {_SOME}{{0,3}}?"
        r"(?:instructions?|rules|prompts?|guidelines|guidance|directions)\b",
    ),
    Wording(
        _IGNORE,
        r"\b(?:ignore|disregard|forget|override) (?:the |all )?(?:instructions?|rules|text|everything|anything|all) "
        r"(?:above|before|previous|so far|below|that follows|after this)\b",
    ),
    Wording(
        _IGNORE,
        r"\b(?:ignore|disregard|forget|override) (?:the |all )?(?:numbering\b|prompt\b|instructions?[.!])",
    ),
    Wording(
        "ignorier* vergiss vergesst vergessen",
        r"\b(?:ignorier(?:e|t|en sie)|vergiss|vergesst|vergessen sie)\b"
        r"(?=[^.]{0,50}\b(?:all|bisherig|vorherig|obig|dein|früher))[^.]{0,50}"
        r"\b(?:anweisung|regel|instruktion)\w{0,20}",
    ),
    Wording(
        "ignore ignorez ignorer oublie oubliez oublier",
        r"\b(?:ignore[zr]?|oublie[zr]?)\b"
        r"(?=[^.]{0,60}\b(?:toutes|précédente|antérieure|ci-dessus|vos|tes))[^.]{0,50}"
        r"\b(?:consignes|instructions|règles)\b",
    ),
    Wording(
        "ignor* olvid*",
        r"\b(?:ignor[ae]n?|olvid[ae]n?)\b"
        r"(?=[^.]{0,60}\b(?:todas|anterior|previa|tus))[^.]{0,50}\b(?:instrucciones|reglas)\b",
        also="instrucciones reglas",
    ),
    Wording("call", r"\bcall (?:the )?(?:function|tool)\b", also="function tool"),
)
"""What bids somebody leave a prompt aside, where it stands at the head of a clause."""

_GAP = r"[\x20\t]{0,99}+"
POSING = (
    Wording(  # "System: you now answer in verse", at the head of a line; not "system: the new payment system"
        "system assistant developer",
        rf"^[\x20\t>*#]{{0,99}}+(?:system(?!{_GAP}:[^\n]{{0,80}}\bsystems?\b)|assistant|developer (?:message|prompt))"
        rf"(?: message| prompt)?{_GAP}:",
    ),
    Wording("system", r"\bsystem prompt\b", also="prompt"),
    Wording("system developer", r"\byour (?:system|developer) (?:message|instructions)\b", also="your"),
    Wording(
        "system developer",
        r"[\[<(*#]\s{0,99}+(?:system|developer) (?:message|override)\b"
        r"|\b(?:system|developer) (?:message|override)\s{0,99}+[:\])>]",
        also="message override",
    ),
    Wording(
        "ai language chatbot* assistant* mode*",
        r"\byou are (?:now )?(?:an? |the )?"
        r"(?:ai\b|language model|chatbot|(?:helpful|virtual) assistant|in \w{1,30} mode)",
        also="you",
    ),
    Wording("assistant", r"\byou are now (?:an? |the |my )?assistant\b", also="you"),
    Wording(
        "model ai",
        r"\bas an? (?:(?:ai|large|artificial intelligence) ){0,6}(?:language )?model\b|\bas an ai,? (?:you|i)\b",
    ),
    Wording(
        "ai language",
        r"\b(?:ai|language) models? (?:that (?:is|are) )?(?:reading|processing|summari[sz]ing) (?:this|it)\b",
        also="reading processing summari*",
    ),
    Wording("tool function arguments", r"\btool_calls?\b|\"(?:tool|function|arguments)\" ?:"),
    Wording("<|* inst]* sys>>*", r"<\|[\w-]{2,20}\|>|\[/?inst\]|<</?sys>>"),
    Wording("###*", r"^### ?(?:instructions?|system|response)\b"),
)
FENCE = (
    Wording("<* ＜* ‹* 〈* ⟨*", r"[<＜‹〈⟨]\s{0,99}+[/∕／⁄]?\s{0,99}+document[^<>\n]{0,80}[>＞›〉⟩]", also="document*"),
)
"""What looks like the marks between which a model gets the text."""

_CAPITALS = re.compile(r"(?<![A-Z] )\bSYSTEM:")


def in_capitals(text: str) -> Iterator[Offsets]:
    """Yield what poses as a prompt in capitals alone: in small letters a report writes it too."""
    if "SYSTEM:" in text:
        yield from (match.span() for match in _CAPITALS.finditer(text))
