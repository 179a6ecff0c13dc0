"""How does langextract get the same facts? As extractions: a class, words of the text, attributes.

Each item of an answer becomes one, in the order of the text, as its documentation asks. Its words are copied from the
text: a quote's, a party's name, else the first sentence that bears the item out. All else that the item says are
attributes. The numbers of sentences are left out, for they mean nothing there, and so is what is null.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

from benchmarks.peers.documents import Case

__all__ = ["Extraction", "extractions", "reply"]

Extraction = tuple[int, str, str, dict[str, Any]]
"""The offset of the sentence that it belongs to, the class, the words, the attributes."""

_CLASSES = {
    "headline": "headline",
    "points": "point",
    "parties": "party",
    "meetings": "meeting",
    "agreements": "agreement",
    "commitments": "commitment",
    "disagreements": "disagreement",
    "quotes": "quote",
}
_WORDS = {"quotes": "text", "parties": "name"}


def extractions(case: Case) -> list[Extraction]:
    """The extractions that say what a case's answer says."""
    return sorted(_extractions(case), key=itemgetter(0))


def _extractions(case: Case) -> Iterator[Extraction]:
    for section, items in case.answer.items():
        for item in items if isinstance(items, list) else filter(None, [items]):
            start, end = case.sentences[item["evidence"][0] - 1]
            words = item.get(_WORDS.get(section, "")) or case.text[start:end].strip()
            words = words if section == "parties" else case.copied or words
            yield start, _CLASSES[section], words, dict(_attributes(section, item))


def _attributes(section: str, item: Mapping[str, Any]) -> Iterator[tuple[str, str | list[str]]]:
    for name, value in item.items():
        if value is None or name in ("evidence", _WORDS.get(section)):
            continue
        if isinstance(value, list):
            yield name, [": ".join(one.values()) if isinstance(one, dict) else one for one in value]
        else:
            yield name, str(value)


def reply(found: list[Extraction]) -> dict[str, Any]:
    """What a model would write for langextract."""
    return {"extractions": [{kind: words, f"{kind}_attributes": said} for _, kind, words, said in found]}
