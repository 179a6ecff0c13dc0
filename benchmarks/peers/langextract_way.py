"""How are the documents read with langextract? With its defaults, and in the ways that cost it less.

What it is shown is an example of each class with every attribute, from which it makes its schema. Progress bars are
off, as everything here runs without a terminal, and as many workers are set as there are to be requests in flight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import langextract as lx

from benchmarks.peers.documents import Case, timed_cases
from benchmarks.peers.extractions import extractions

__all__ = ["extracted"]

_PROMPT = (
    "Extract the headline, the points, the parties, the meetings, the agreements, the commitments, the disagreements "
    "and the quotes of a report of talks, in their order. Use the exact text for extractions. Do not paraphrase."
)


def extracted(address: str, texts: Sequence[str], in_flight: int, **options: Any) -> Iterator[Any]:
    """Yield each document with what was found in it; `options` go to `lx.extract`."""
    endpoint = {"api_key": "none", "base_url": f"{address}/v1", "max_workers": in_flight}
    config = lx.factory.ModelConfig("gpt-4o-mini", "OpenAILanguageModel", endpoint)
    documents = [
        lx.data.Document(text, document_id=str(number), additional_context=text[-17:].strip())
        for number, text in enumerate(texts)
    ]
    settings = {"batch_length": in_flight, "max_workers": in_flight, "show_progress": False} | options
    yield from lx.extract(documents, _PROMPT, _examples(timed_cases()[0]), config=config, **settings)


def _examples(case: Case) -> list[Any]:
    """One example of each class, with all attributes that any of its extractions has."""
    said: dict[str, dict[str, Any]] = {}
    words: dict[str, str] = {}
    for _, kind, text, attributes in extractions(case):
        words.setdefault(kind, text)
        said.setdefault(kind, {})
        said[kind] = attributes | said[kind]
    found = [lx.data.Extraction(kind, text, attributes=said[kind]) for kind, text in words.items()]
    return [lx.data.ExampleData(text=" ".join(words.values()), extractions=found)]
