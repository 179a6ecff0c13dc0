"""What are the words of a text, typography aside?

Two texts say the same words when their tokens are equal. A token is a word, a number with its separators, a sign that
carries meaning (€, %, a minus), or a single letter of a script written without spaces. All else is typography:
quotation marks, dashes, white space, punctuation, soft hyphens and zero-width characters. Tokens are compared folded:
case, composition of accents, kinds of apostrophe and compatibility forms (ligatures, full width) make no difference; a
superscript does, for 10² is not 102.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import cache, lru_cache

__all__ = ["DASHES", "QUOTES", "Tokens", "folded", "kinds_of", "words_of"]

QUOTES = frozenset("\"'`´“”„‟‘’‚‛«»‹›′″‵‶「」『』〝〞＂＇")
DASHES = frozenset("-‐‑‒–—―−﹘﹣－")
_APOSTROPHES = frozenset("'’ʼ‘`´′＇")
_MINUS = frozenset("-−")
_SEPARATORS = frozenset(".,:٫٬")
_IGNORED = frozenset("\u00ad\u0640")  # a soft hyphen, and the Arabic stroke that only stretches a word
_SIGNS = frozenset("%‰&@#§/¶№°")
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x30FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Thai, Lao, Burmese, Khmer, kana and Han: words are not told apart by spaces, so each letter is a token."""

_TOKEN = re.compile(
    r"d[dz]*+(?:p[dz]*d[dz]*+)*+[wdz]*+(?:a[wd][wdz]*+)*+"  # 1.3, 5,000, 10:30, 20th
    r"|w[wdz]*+(?:a[wd][wdz]*+)*+"  # talks, don't, G20
    r"|uz*+|n|s"
    r"|(?:(?<=[ os])|^)m(?=d)"  # the minus of -5, but no hyphen
)
_ASCII_TOKEN = re.compile(
    r"[0-9]+(?:[.,:][0-9]+)*+[A-Za-z0-9]*+|[A-Za-z][A-Za-z0-9]*+|[%&@#/$+<=>|~]|(?<![A-Za-z0-9.,:-])-(?=[0-9])"
)
"""The same for a text in ASCII and without apostrophes, on its letters instead of their kinds."""
_ELISION = re.compile(r"(?:[cdjlmst]|qu|dell|all|nell|sull|un)", re.IGNORECASE)
_NO_FOLDING = ("<super>", "<sub>", "<fraction>")


def kinds_of(text: str) -> str:
    """Return one letter for each code point of `text`, telling what it is to a token.

    `w` letter or mark, `d` digit, `n` other number, `u` letter of a script without spaces, `s` sign, `a` apostrophe,
    `p` separator in numbers, `m` hyphen or minus, `z` nothing at all, space, and `o` other typography.
    """
    return text.translate(_KINDS)


class Tokens:
    """The tokens of a text, in order: where each starts and ends, and its folded form.

    >>> tokens = Tokens("“It’s 1.3 million,” said Zoë")
    >>> tokens.words
    ['it', 's', '1.3', 'million', 'said', 'zoë']
    """

    __slots__ = ("ends", "starts", "words")

    def __init__(self, text: str) -> None:
        kinds = "" if _is_plain(text) else kinds_of(text)
        tokens = (_TOKEN if kinds else _ASCII_TOKEN).finditer(kinds or text)
        spans = [match.span() for match in tokens]
        if "a" in kinds:
            spans = [part for span in spans for part in _parted(text, kinds, *span)]
        self.starts, self.ends = array("I", [start for start, _ in spans]), array("I", [end for _, end in spans])
        small = text if kinds else text.lower()
        self.words = [small[start:end] for start, end in spans]
        if kinds:
            self.words = [*map(folded, self.words)]


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, where nobody asks for their places: those of its `Tokens`.

    >>> words_of("By 3.5%, they said.")
    ['by', '3.5', '%', 'they', 'said']
    """
    return _ASCII_TOKEN.findall(text.lower()) if _is_plain(text) else Tokens(text).words


def _is_plain(text: str) -> bool:
    """Whether a text has ASCII letters and no apostrophes: of most words nothing need be asked."""
    return text.isascii() and "'" not in text and "`" not in text


def _parted(text: str, kinds: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """A token as one or two, parted at an apostrophe."""
    cut = _cut(text, kinds, start, end) if kinds.find("a", start, end) >= 0 else 0
    return ((start, cut), (cut + 1, end)) if cut else ((start, end),)


def _cut(text: str, kinds: str, start: int, end: int) -> int:
    """Where an apostrophe parts two words: before the s of "EU's", after the l of "l'Union"; 0 where it is in a word.

    "can't" and "we'll" are one word each, lest "we can" be found in "we can't"; so is "n'a", for the same reason.
    """
    last = kinds.rindex("a", start, end)
    if text[last + 1 : end] in {"s", "S"}:
        return last
    first = kinds.index("a", start, end)
    return first if _ELISION.fullmatch(text, start, first) else 0


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """Return the form in which a token is compared.

    >>> folded("ＤＯＮ’Ｔ"), folded("co\\u00adoperate"), folded("ﬁnal"), folded("²")
    ("don't", 'cooperate', 'final', '²')
    """
    if word.isascii():
        return word.lower().replace("`", "'")
    plain = "".join(_plain(letter) for letter in word)
    return unicodedata.normalize("NFC", plain.casefold())


@cache
def _plain(letter: str) -> str:
    if letter in _APOSTROPHES:
        return "'"
    if letter in _MINUS:
        return "-"
    if _kind(letter) == "z":
        return ""
    keeps = unicodedata.decomposition(letter).startswith(_NO_FOLDING)
    return letter if keeps else unicodedata.normalize("NFKC", letter)


def _kind(letter: str) -> str:
    for kind, letters in (("a", _APOSTROPHES), ("m", _MINUS), ("p", _SEPARATORS), ("z", _IGNORED), ("s", _SIGNS)):
        if letter in letters:
            return kind
    if any(first <= ord(letter) <= last for first, last in _UNSPACED):
        return "u"
    return _kind_by_category(letter, unicodedata.category(letter))


class _Kinds(dict[int, str]):
    """The kind of each code point, found when first met; kept, but for the rarest, of which there are too many."""

    def __missing__(self, code: int) -> str:
        kind = _kind(chr(code))
        if code < _RAREST:
            self[code] = kind
        return kind


_RAREST = 0x10000
_KINDS = _Kinds()


def _kind_by_category(letter: str, category: str) -> str:
    if letter.isspace() or category[0] == "Z":
        return " "
    if category == "Nd":
        return "d"
    if category[0] == "N":
        return "n"
    if category[0] in "LM":
        return "w"
    if category == "Cf":
        return "z"
    return "s" if category in ("Sc", "Sm", "So") else "o"
