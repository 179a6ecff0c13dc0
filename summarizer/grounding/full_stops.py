"""Does a full stop end a sentence, or is it an abbreviation's? Tables and the next word decide, and in doubt nupunkt's
model."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarizer.grounding.wordlists import (
    AFTER_HOURS,
    ARTICLES,
    BEFORE_NUMBERS,
    BEFORE_ORDINALS,
    EITHER,
    MONTHS,
    NEVER,
    STARTERS,
)

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

__all__ = ["Stop", "ends_sentence"]


class Stop(NamedTuple):
    text: str
    start: int
    """Where the sentence began."""
    at: int
    """Where the full stop is."""
    word: str
    """The next word, or the digits it begins with."""
    dotted: bool
    """Whether a full stop follows that word: "A." of "J. A. Smith"."""


_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_SPACED = re.compile(r"(?:^|\s)[a-zäöüß]\.\s[^\W\d_]$")
_PRONOUN = re.compile(r"(?<!\w)[a-z]+\sI$")
_ROMAN = re.compile(r"[IVXLC]+")
_LIKE_ABBREVIATION = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+)+|[A-Za-z]?[b-df-hj-np-tv-xz]{1,8}|[A-Z][a-z]{1,2}")
"""The model takes many words for abbreviations ("reports.", "bombed."): it is asked only about what looks like one."""
_OPENERS = "\"'“‘„«»‹›¿¡([{「『—–-•‣⁃▪●\u200e\u200f\u202a\u202b\u2066\u2067\u2068"


def ends_sentence(stop: Stop) -> bool:
    before = stop.text[max(stop.start, stop.at - 60) : stop.at]
    token = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
    token = token.strip(_OPENERS)
    if not token or len(token) > 40:
        return True
    if _is_item_number(stop, token) or _SPACED.search(before):
        return False
    if token.isdigit():
        return _ends_number(stop, before, token)
    if _INITIALS.fullmatch(token) or (len(token) == 1 and token.isalpha()):
        return _ends_initials(stop, before, token)
    return _ends_word(stop, token)


def _is_item_number(stop: Stop, token: str) -> bool:
    """Is it the number or letter in front of an item ("3. The parties", "Q. Who met?") or a name's first initial?"""
    if stop.at - stop.start > 20:
        return False
    head = stop.text[stop.start : stop.at].lstrip(_OPENERS + " \t\xa0>*")
    return head == token and (len(token) == 1 or (token.isdigit() and len(token) < 4) or bool(_ROMAN.fullmatch(token)))


def _ends_number(stop: Stop, before: str, token: str) -> bool:
    """Does a sentence end with this number? Not in "am 3. Mai", "14. 11. 2022", "der 2. Weltkrieg"."""
    if len(token) > 2:
        return True
    if stop.word.lower() in MONTHS or (stop.word.isdigit() and (stop.dotted or len(stop.word) == 4)):
        return False
    words = before.rsplit(None, 2)
    return len(words) < 2 or words[-2].lower() not in BEFORE_ORDINALS


def _ends_initials(stop: Stop, before: str, token: str) -> bool:
    """Does a sentence end with "U.S.", "5 p.m.", "J." or "plan B."?"""
    low = token.lower()
    if low in {"a.m", "p.m"}:
        zone = stop.word.isupper() and 1 < len(stop.word) < 6
        return bool(stop.word) and not zone and stop.word.lower() not in AFTER_HOURS
    if low in NEVER or stop.word.isdigit():
        return False
    if token == "I" and _PRONOUN.search(before):  # "you and I."
        return True
    return _is_starter(stop) or (len(token) > 1 and stop.word in ARTICLES)


def _ends_word(stop: Stop, token: str) -> bool:
    low = token.lower()
    elided = low.replace("’", "'").rpartition("'")[2]  # "l'Ing."
    low = elided if len(elided) > 2 else low
    if low in NEVER:
        return False
    if low in BEFORE_NUMBERS:
        if stop.word.isdigit() or _ROMAN.fullmatch(stop.word):
            return False
        return token.islower() or low == "no" or _is_starter(stop)
    if low in EITHER:
        return _is_starter(stop) or stop.word in ARTICLES
    return not _LIKE_ABBREVIATION.fullmatch(token) or _model_splits(token, stop.word)


def _is_starter(stop: Stop) -> bool:
    return stop.word in STARTERS and not (stop.dotted and len(stop.word) == 1)


@cache
def _model() -> PunktSentenceTokenizer:
    from nupunkt.models import load_default_model  # takes as long to import as all the rest; not every caller splits

    return load_default_model()


@lru_cache(maxsize=20_000)
def _model_splits(token: str, word: str) -> bool:
    """Ask nupunkt about two words: a whole text could make it quadratic."""
    return not word or len(list(_model().span_tokenize(f"It {token}. {word} it"))) > 1
