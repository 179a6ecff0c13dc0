"""Which language is a text in, by its smallest words? English where nothing tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

__all__ = ["Language", "language_of"]

Language = Literal["en", "de", "fr", "es", "it", "pt", "nl", "da"]

_SMALLEST: dict[Language, frozenset[str]] = {
    "en": frozenset("the of and to that for with is was by it they has have from not an".split()),
    "de": frozenset("der die das und den dem ist nicht von mit wird werden ein eine im zu auf für sich am des".split()),
    "fr": frozenset("le la les des et du une est pas pour dans ne que qui sur au aux avec par ont sera".split()),
    "es": frozenset("el los las del y que una es por con para se su al lo ha dijo no de la un".split()),
    "it": frozenset("il gli della del che di una non per con è sono nel dei alla ha ai".split()),
    "pt": frozenset("o os da do das dos que uma não é em com para no na pelo ao foi".split()),
    "nl": frozenset("het een van en de niet dat zijn op met voor wordt aan is werd".split()),
    "da": frozenset("og det en er ikke af til som på med den de har blev vil".split()),
}

_LANGUAGES: tuple[Language, ...] = get_args(Language)
_LANGUAGES_OF: dict[str, list[Language]] = {
    word: [language for language in _LANGUAGES if word in _SMALLEST[language]]
    for word in frozenset[str]().union(*_SMALLEST.values())
}


def language_of(words: Iterable[str], otherwise: Language = "en") -> Language:
    """Return the language whose smallest words are most frequent among folded words; `otherwise` where none are.

    >>> language_of("der rat trifft sich am dienstag".split()), language_of(["fees", "rise"], "de")
    ('de', 'de')
    """
    counts: dict[Language, int] = {}
    for word in words:
        for language in _LANGUAGES_OF.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    most = max(counts.values(), default=0)
    best: list[Language] = [language for language in _LANGUAGES if counts.get(language) == most]
    return best[0] if best and otherwise not in best else otherwise
