"""What are a source and a summary called where others refer to them? Names that are made of what they name.

A source is called by the hash of its text (an `ni` name, RFC 6920), so that two who read the same text mean the same
thing; a summary and its parts by UUIDs (version 5, RFC 9562) made of that hash. Nothing is drawn at random, and no
clock is asked.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, UUID, uuid5

if TYPE_CHECKING:
    from summarizer.source import Source
    from summarizer.summary import Summary

__all__ = ["address", "named", "source_name", "summary_name"]

_ADDRESS = re.compile(r"https?://[\w.:\[\]-]+(?:[/?#][\w~:/?#\[\]@!$&'()*+,;=.%-]*)?", re.ASCII)


def source_name(source: Source) -> str:
    """Return the name of a text.

    >>> from summarizer import Source
    >>> source_name(Source("They met."))
    'ni:///sha-256;qyJgJmQskAH0AiP255SLlvHUcPwKNi1qlINL0jW8ngc'
    """
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(source.sha256)).decode().rstrip('=')}"


def address(source: Source) -> str | None:
    """Return where a source came from, if that is an address on the web that others can use as it is."""
    return source.origin if source.origin and _ADDRESS.fullmatch(source.origin) else None


def named(source: Source, *parts: object) -> UUID:
    """Return a name for something that is of a source and told apart by `parts`."""
    return uuid5(NAMESPACE_URL, "\n".join((source_name(source), *map(str, parts))))


def summary_name(summary: Summary[Any]) -> str:
    """Return the name of a summary: another for another reading of the same text."""
    made = summary.provenance
    parts = (made.target, made.schema_version, made.prompt_version, made.model, made.started, made.finished)
    return named(summary.source, *parts).urn
