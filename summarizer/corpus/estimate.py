"""What would a corpus cost? Counted before a cent is spent: an estimate, which says what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from summarizer.corpus.feeding import Document
from summarizer.corpus.store import Store
from summarizer.errors import SummarizerError
from summarizer.exchange import Usage
from summarizer.prices import Price
from summarizer.prompt import first_request
from summarizer.summarizer import Summarizer

__all__ = ["Estimate", "estimate"]

_CHARACTERS_PER_TOKEN = 4
_OUTPUT_TOKENS = 1_000
"""Tokens of an answer as long as nothing is known: of reports of one or two pages."""
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many documents, how many of them can be read and are not paid for yet, and about how many tokens those have.

    `output_per_document` is the mean of the store's documents, or an assumption (`assumed`) while it has none.
    """

    documents: int
    unreadable: tuple[tuple[str, SummarizerError], ...]
    unpaid: int
    input_tokens: int
    output_per_document: int
    assumed: bool

    @property
    def output_tokens(self) -> int:
        """Tokens of the answers."""
        return self.unpaid * self.output_per_document

    def cost(self, price: Price | None) -> float | None:
        """About what it costs; None when the price is unknown."""
        usage = Usage(requests=self.unpaid, input_tokens=self.input_tokens, output_tokens=self.output_tokens)
        return price.of(usage) if price else None


def estimate(given: Iterable[Document], summarizer: Summarizer[Any], store: Store | None) -> Estimate:
    """Count the documents of an input and their tokens, without asking a model anything. Repairs are not foreseen."""
    seen: set[str] = set()
    unreadable: list[tuple[str, SummarizerError]] = []
    count = unpaid = tokens = 0
    batch: dict[str, int] = {}
    schema = len(str(summarizer.target.model_json_schema()))
    for document in given:
        count += 1
        source = document.source
        if isinstance(source, SummarizerError):
            unreadable.append((document.id, source))
            continue
        if (key := summarizer.key(source)) not in seen:
            seen.add(key)
            request = first_request(source, summarizer.target)
            said = sum(len(message.content) for message in request.messages)
            batch[key] = (said + schema) // _CHARACTERS_PER_TOKEN
        if len(batch) >= _BATCH:
            unpaid, tokens = _plus(unpaid, tokens, batch, store)
            batch = {}
    unpaid, tokens = _plus(unpaid, tokens, batch, store)
    mean = store.mean_output_tokens() if store else None
    return Estimate(count, tuple(unreadable), unpaid, tokens, mean or _OUTPUT_TOKENS, mean is None)


def _plus(unpaid: int, tokens: int, batch: dict[str, int], store: Store | None) -> tuple[int, int]:
    found = store.lookup(batch) if store and batch else {}
    rest = [size for key, size in batch.items() if key not in found or found[key].state != "done"]
    return unpaid + len(rest), tokens + sum(rest)
