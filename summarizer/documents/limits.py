"""How large may a document be? What it may cost to read one, whoever made it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a document may hold. Beyond it, reading ends with `DocumentTooLarge`.

    The defaults let through a book of a thousand pages, and keep what a file made to be hostile can take to some
    seconds and some hundred megabytes (`benchmarks/hostile_files.py`).
    """

    file_bytes: int = 50_000_000
    """The file as it is stored."""
    markup_bytes: int = 10_000_000
    """HTML and the XML in a DOCX, which take up twenty times as much once they are parsed."""
    unpacked_bytes: int = 200_000_000
    """A DOCX with its pictures, unpacked."""
    parts: int = 10_000
    """The parts of an e-mail, the files in a DOCX."""
    depth: int = 400
    """Elements within elements."""
    pages: int = 2_000
    """Pages of a PDF."""
    characters: int = 5_000_000
    """The text that is read from it."""
    seconds: float = 5.0
    """The processor time that reading may take; a PDF has one more second for each 50,000 characters it has yielded."""
    memory_bytes: int = 1_500_000_000
    """The address space of the process that reads what is not small and simple, where the system can limit it."""
