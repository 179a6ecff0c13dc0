"""How true are the summaries? A run over a gold set, measured, with intervals; and two runs side by side.

Measures are those of `summarizer.evaluate.measures`: sums over documents. Their intervals come from a bootstrap over
documents: the set is drawn again with replacement, and the middle 95 % of what comes out is the interval. The draws are
the same for each measure and each run, so a difference between runs is drawn pair by pair. A document that failed
counts as an answer with nothing in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from typing import Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from summarizer.errors import GoldError, ModelError
from summarizer.evaluate.gold import Gold
from summarizer.evaluate.measures import Count, measured, sections_of
from summarizer.evaluate.traps import Violation, violations
from summarizer.exchange import Usage
from summarizer.prices import Price
from summarizer.render.outline import in_words
from summarizer.schemas import Record
from summarizer.summarizer import Summarizer
from summarizer.summary import RecordT, Summary

__all__ = ["DocumentScores", "Estimate", "Evaluation", "Price", "difference", "evaluate"]

_INTERVAL = (2.5, 97.5)


class Estimate(BaseModel):
    """A measure over the gold set: a part of a `whole`, with its 95 % interval; None where there is nothing to
    measure."""

    model_config = ConfigDict(frozen=True)

    value: float | None
    low: float | None
    high: float | None
    whole: float


class DocumentScores(BaseModel):
    """What came of one document. `missed` and `extra` are the items that were not paired, as `(section, words)`."""

    model_config = ConfigDict(frozen=True)

    name: str
    words: int = Field(description="Length of the text.")
    counts: dict[str, Count]
    missed: list[tuple[str, str]] = []
    extra: list[tuple[str, str]] = []
    violations: list[Violation] = []
    traps: int = 0
    rejected: int = 0
    repaired: int = 0
    omissions: int = 0
    usage: Usage = Usage()
    seconds: float | None = None
    error: str | None = Field(default=None, description="Why there is no answer.")


class Evaluation(BaseModel):
    """One run over a gold set. Saved as JSON it can be loaded and compared with others later."""

    model_config = ConfigDict(frozen=True)

    name: str
    target: str = Field(description="Name of the record's class.")
    sections: list[str]
    documents: list[DocumentScores]
    measures: dict[str, Estimate]
    price: Price | None = None
    resamples: int
    seed: int

    def __getitem__(self, measure: str) -> Estimate:
        return self.measures[measure]

    @cached_property
    def usage(self) -> Usage:
        """Tokens of all documents."""
        return sum((document.usage for document in self.documents), Usage())

    @property
    def cost(self) -> float | None:
        """What the tokens cost; None when that is not known, 0 when there were none."""
        if self.usage.total_tokens == 0 and not self.usage.unreported:
            return 0.0
        return self.price.of(self.usage) if self.price else None

    @property
    def seconds(self) -> float:
        """Time that the answers took, added up."""
        return sum(document.seconds or 0 for document in self.documents)


def evaluate(
    golds: Sequence[Gold[RecordT]],
    reader: Summarizer[RecordT] | Iterable[Summary[RecordT]],
    *,
    name: str = "",
    price: Price | None = None,
    concurrency: int = 4,
    resamples: int = 2000,
    seed: int = 0,
    watch: Callable[[DocumentScores], object] | None = None,
) -> Evaluation:
    """Hold the answers of `reader` against the gold.

    `reader` is a summarizer, which reads every document now (`concurrency` at a time), or summaries made before, which
    are found by the text they were made of. `watch` is called with each document when it is done, in order. Raises
    `GoldError` when a gold document's text has no summary.
    """
    if isinstance(reader, Summarizer):
        with ThreadPoolExecutor(max(1, concurrency)) as threads:
            scored = threads.map(partial(_read, reader), golds)
            documents = [_watched(one, watch) for one in scored]
    else:
        made = {summary.provenance.source_sha256: summary for summary in reader}
        documents = [_watched(_scores(gold, _found(gold, made)), watch) for gold in golds]
    return Evaluation(
        name=name or (reader.model.name if isinstance(reader, Summarizer) else "summaries"),
        target=type(golds[0].record).__name__,
        sections=list(sections_of(golds[0].record)),
        documents=documents,
        measures=_estimates(documents, resamples, seed),
        price=price,
        resamples=resamples,
        seed=seed,
    )


def difference(first: Evaluation, second: Evaluation, measure: str) -> Estimate:
    """How much more `second` has of a measure than `first`, on the documents that both were run on.

    Raises `GoldError` when there are none.
    """
    theirs = {document.name: document for document in second.documents}
    pairs = [(document, theirs[document.name]) for document in first.documents if document.name in theirs]
    if not pairs:
        raise GoldError("the runs have no document in common", remedy="run both on the same gold set")
    draws = _draws(len(pairs), first.resamples, first.seed)
    (value, drawn, whole), (other, other_drawn, _) = (
        _measure([pair[side] for pair in pairs], measure, draws) for side in (0, 1)
    )
    return _estimate(other - value, other_drawn - drawn, whole)


# ------------------------------------------------------------------------------------------------- documents


def _watched(scores: DocumentScores, watch: Callable[[DocumentScores], object] | None) -> DocumentScores:
    if watch is not None:
        watch(scores)
    return scores


def _found(gold: Gold[RecordT], made: Mapping[str, Summary[RecordT]]) -> Summary[RecordT]:
    if gold.source.sha256 not in made:
        remedy = "give a run over the whole gold set; its texts must not have changed since"
        raise GoldError(f"there is no summary of {gold.name}", remedy=remedy)
    return made[gold.source.sha256]


def _read(summarizer: Summarizer[RecordT], gold: Gold[RecordT]) -> DocumentScores:
    try:
        return _scores(gold, summarizer.summarize(gold.source))
    except ModelError as error:
        empty = type(gold.record).model_construct(None, **_nothing(gold.record))
        usage = error.usage or Usage(requests=1, unreported=1)
        return _held(gold, empty).model_copy(update={"error": str(error), "usage": usage})


def _nothing(record: Record) -> dict[str, Any]:
    """The fields of a record with nothing in them."""
    return {name: [] if isinstance(getattr(record, name), list) else None for name in type(record).model_fields}


def _scores(gold: Gold[RecordT], summary: Summary[RecordT]) -> DocumentScores:
    spent = summary.provenance.finished - summary.provenance.started
    found: dict[str, Any] = {
        "rejected": len(summary.rejected),
        "repaired": summary.repaired,
        "omissions": len(summary.omissions),
        "usage": summary.usage,
        "seconds": spent.total_seconds(),
    }
    return _held(gold, summary.record).model_copy(update=found)


def _held(gold: Gold[RecordT], answer: Record) -> DocumentScores:
    found = measured(gold.record, answer)
    right, said = in_words(gold.record, gold.source), in_words(answer, gold.source)
    return DocumentScores(
        name=gold.name,
        words=len(gold.source.text.split()),
        counts={**found.counts},
        missed=[(name, right[name][place]) for name, paired in found.pairings.items() for place in paired.missed],
        extra=[(name, said[name][place]) for name, paired in found.pairings.items() for place in paired.extra],
        violations=list(violations(gold, answer)),
        traps=len(gold.must_not_assert),
    )


# ------------------------------------------------------------------------------------------------- estimates


def _estimates(documents: Sequence[DocumentScores], resamples: int, seed: int) -> dict[str, Estimate]:
    draws = _draws(len(documents), resamples, seed)
    names = dict.fromkeys(name for document in documents for name in document.counts)
    return {name: _estimate(*_measure(documents, name, draws)) for name in names}


def _draws(count: int, resamples: int, seed: int) -> Any:
    return np.random.default_rng(seed).integers(count, size=(resamples, count))


def _measure(documents: Sequence[DocumentScores], name: str, draws: Any) -> tuple[float, Any, float]:
    """A measure of the documents, of each draw of them, and its whole; NaN where there is nothing to measure."""
    counts = np.array([document.counts.get(name, (0.0, 0.0)) for document in documents])
    with np.errstate(invalid="ignore"):
        parts, wholes = counts.sum(axis=0)
        drawn = counts[draws].sum(axis=1)
        return float(np.divide(parts, wholes)), drawn[:, 0] / drawn[:, 1], float(wholes)


def _estimate(value: float, drawn: Any, whole: float) -> Estimate:
    if np.isnan(value):
        return Estimate(value=None, low=None, high=None, whole=whole)
    low, high = (float(end) for end in np.percentile(drawn[~np.isnan(drawn)], _INTERVAL))
    return Estimate(value=value, low=low, high=high, whole=whole)
