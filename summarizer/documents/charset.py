"""What do the bytes say? By a byte order mark, then by what the document declares, then as UTF-8; only then by a guess,
and a guess is said.

Labels are read as browsers read them (WHATWG Encoding): "iso-8859-1" means windows-1252, "gb2312" GB 18030.
"""

from __future__ import annotations

import codecs

from summarizer.errors import UnknownFormat

__all__ = ["decoded", "strict"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "big5": "big5hkscs", "shift_jis": "cp932",
}  # fmt: skip
_NO_CHARSETS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7", "mbcs", "oem"}
"""Python decodes text by these names too; no document may ask for it."""
_SAMPLE = 200_000
_GUESSED = "it declares no character set, and was read"


def strict(data: bytes, encoding: str | None = None) -> str:
    """Return a plain text, which declares nothing: by its mark, else as UTF-8, else by the caller's `encoding`.

    Raises `UnknownFormat`: a wrong guess would spoil every quote.

    >>> strict(b"\\xef\\xbb\\xbfThey met.\\r\\n"), strict(b"caf\\xe9", "latin-1")
    ('They met.\\r\\n', 'café')
    """
    name = _codec(encoding) if encoding else _marked(data) or "utf-8"
    if name is None:
        raise UnknownFormat(f"there is no encoding {encoding!r}", remedy="give a name such as windows-1252")
    if name == "utf-8" and (wide := _wide(data)):
        raise UnknownFormat(f"it seems to be {wide}, without a mark", remedy=f"give its encoding, {wide}")
    if name == "utf-8" and b"\0" in data:
        raise UnknownFormat("a zero byte in it: this is no text", remedy="export it as text, PDF or DOCX")
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        shown = "UTF-8" if name.startswith("utf-8") else name
        remedy = "give its encoding, or convert it, as with `iconv -f latin1 -t utf-8`"
        raise UnknownFormat(f"byte {error.start} is not {shown}", remedy=remedy) from None


def decoded(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """Return the text, and what a reader should know of how it was decoded, if anything. Never raises.

    >>> decoded(b"caf\\xe9", "iso-8859-1")
    ('café', None)
    """
    name = _marked(data) or _codec(declared)
    if name is None or (name == _codec(declared) and not _holds_ascii(name)):
        return _undeclared(data)
    try:
        return data.decode(name), None
    except (UnicodeDecodeError, UnicodeError):
        text = data.decode(name, errors="replace")
        return text, f"{text.count('�')} characters are not {declared or name} as declared; they read �"


def _undeclared(data: bytes) -> tuple[str, str | None]:
    if wide := _wide(data):
        return data.decode(wide, errors="replace"), f"{_GUESSED} as {wide}, which is a guess"
    try:
        return data.decode(), None
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # kept lazy: only an undeclared charset needs a guess

        best = from_bytes(data[:_SAMPLE]).best()
        name = _MEANT.get(best.encoding, best.encoding) if best else "cp1252"
        text = data.decode(name, errors="replace")
        return text, f"{_GUESSED} as {name}, which is a guess"


def _wide(data: bytes) -> str | None:
    """The encoding of two bytes for each letter that most zeros in the head of a text of Latin letters tell.

    >>> _wide("They met.".encode("utf-16-le")), _wide(b"They met.")
    ('utf-16-le', None)
    """
    head = data[:400]
    first, second = head[::2].count(0), head[1::2].count(0)
    if max(first, second) < 0.8 * (len(head) // 2) or min(first, second) > 0.05 * len(head):
        return None
    return ("utf-16-be" if first > second else "utf-16-le") if max(first, second) else None


def _holds_ascii(name: str) -> bool:
    """A declaration that was read as ASCII names no other kind of code: markup in it would not be seen as such."""
    return "<a".encode(name) == b"<a"


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _codec(label: str | None) -> str | None:
    """The codec that a label means, or None when it means none."""
    try:
        name = codecs.lookup((label or "").strip("\"' \t").lower()[:40]).name
        "".encode(name)  # fails for what is no encoding of text: "zip", "rot13"
    except (LookupError, ValueError):
        return None
    return None if name in _NO_CHARSETS else _MEANT.get(name, name)
