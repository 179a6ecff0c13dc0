"""In which form are the words of a name compared?

Accents, dots of acronyms, hyphens and apostrophes are no matter: "Côte d’Ivoire" is "Cote d Ivoire", "U.S." is "US".
Words in Cyrillic letters are compared without their endings, so that "Россией" is "Россия".
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["WORD", "bare", "key", "plain", "spelt"]

_MARKS = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0962\u0963\u200c"
"""What stands on letters or joins them: accents, Arabic and Hindi vowels, the joiner in Persian words."""
WORD = rf"(?:[A-Z]\.)+[A-Z](?![^\W_])\.?|[^\W_]+(?:[{_MARKS}]+[^\W_]*)*(?:\+(?![^\W_]))?|&"
"""A word; also "U.S.", letters with combining accents, "OPEC+" and "&"."""
_WORDS = re.compile(rf"{WORD}|,")
_LONGEST_WORD = 40
_LONGEST_NAME = 200
_BASE = str.maketrans({**dict(zip("ıøØłŁ", "ioOlL", strict=True)), "\u200c": None})
"""Letters that Unicode does not decompose."""
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ENDING = re.compile(
    r"(?:(?<=\w{3})(?:ыми|ями|ами|ая|ые|ых|ои|еи|ою|ею|єю|ую|ом|ем|ам|ям|ах|ях|ов)|(?<=\w{4})[аеиіоуыьюя])(?!\w)"
)
"""Of Russian and Ukrainian nouns and adjectives, as they are without the marks on й and ї."""


def plain(word: str) -> str:
    """Take away the dots of an acronym, accents, and Cyrillic endings: "U.S." is "US", "Türkiye" is "Turkiye"."""
    if word.isascii():
        return "and" if word == "&" else word.replace(".", "")
    return _without_endings(bare(word[:_LONGEST_WORD])).replace(".", "")


def bare(text: str) -> str:
    """Take accents and other marks from letters."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_BASE))
    marks = {ord(letter): None for letter in set(decomposed) if unicodedata.combining(letter)}
    return decomposed.translate(marks)


def _without_endings(text: str) -> str:
    return _ENDING.sub("", text) if _CYRILLIC.search(text) else text


def spelt(name: str) -> str:
    """Spell a name as plain words and commas: "Côte d’Ivoire" is "Cote d Ivoire", "the U.S." is "the US"."""
    if name.isascii() and name.replace(" ", "").isalnum():  # most names, and the quick way
        return " ".join(name.split())
    return " ".join(map(plain, _WORDS.findall(name[:_LONGEST_NAME])))


def key(name: str) -> str:
    """The form in which a spelt name is looked up: in small letters, but for acronyms: "us" is a pronoun."""
    return name if name.isupper() else name.casefold()
