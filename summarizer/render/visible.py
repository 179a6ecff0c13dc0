"""Which characters of foreign text may reach a screen? Those that only show themselves.

A document or a model can hold characters that a terminal obeys (escape sequences move the cursor, retitle the window)
or that make text read otherwise than it is stored (bidirectional overrides, invisible tags). They are replaced by signs
that can be seen, so that nothing acts and nothing is hidden. Joiners and directional *marks*, which ordinary Persian,
Hindi or Arabic needs, stay.
"""

from __future__ import annotations

import re

__all__ = ["clipped", "one_line", "visible"]

_ACTING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, the one-byte forms of escape sequences included
    "\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # bidirectional embeddings, overrides, isolates; deprecated formats
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # annotations and tags: text within text that is not drawn
    "\ud800-\udfff]"  # halves of pairs: no encoder takes them
)
_PICTURES, _DELETE = 0x2400, 0x7F
"""The block of signs that stand for control characters; delete is out of line in it, as it is in ASCII."""


def visible(text: str) -> str:
    """Return `text` with the characters that a screen obeys replaced by signs; newlines and tabs stay.

    >>> visible("\\x1b[31mred\\x07 \\u202eevil")
    '␛[31mred␇ ⟨U+202E⟩evil'
    """
    return _ACTING.sub(_sign, text)


def one_line(text: str) -> str:
    """Return `visible(text)` on one line, each run of white space a single space.

    >>> one_line("two\\n\\n  words\\u2028 here\\t")
    'two words here'
    """
    return visible(" ".join(text.split()))


def clipped(text: str, limit: int) -> str:
    """Return `text`, or its head and an ellipsis when it is longer than `limit` characters.

    >>> clipped("a long sentence", 7)
    'a long…'
    """
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return "␡" if code == _DELETE else f"⟨U+{code:04X}⟩"
