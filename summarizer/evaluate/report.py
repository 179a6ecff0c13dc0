"""What is there to show of evaluations? Rows of measures, for the terminal and the page alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.evaluate.evaluation import Estimate, Evaluation, difference
from summarizer.render.visible import one_line

__all__ = ["ITEMS", "Row", "Table", "counts", "differences", "figure", "gold_set", "sections", "tables"]

ITEMS = ("f1", "precision", "recall")
"""The measures of a section's items."""
_NOT_FIELDS = frozenset(ITEMS)
_LABELS = {
    "f1": "F1",
    "chief_f1": "the chief ones, F1",
    "chief_precision": "the chief ones, precision",
    "chief_recall": "the chief ones, recall",
    "evidence": "just the same sentences",
    "evidence_overlap": "sentences in common",
    "words": "just the same words",
    "words_overlap": "characters in common",
    "dates": "just the same days",
    "dates_overlap": "days in common",
    "links": "references right",
    "kinds": "kinds, statuses, flags right",
    "conditions": "conditions seen",
    "status": "status right",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A measure: its section and its label, the first empty where it is that of the row before, and each run's
    estimate."""

    section: str
    label: str
    estimates: tuple[Estimate | None, ...]

    @property
    def whole(self) -> str:
        """What the measure is a part of; the greatest, where runs differ."""
        return f"{max((estimate.whole for estimate in self.estimates if estimate), default=0):g}"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a title."""

    title: str
    rows: tuple[Row, ...]


def tables(evaluations: Sequence[Evaluation]) -> Iterator[Table]:
    """Yield the tables of an evaluation, or of several side by side."""
    names = sections(evaluations)
    items = [row for name in names for row in _rows(evaluations, name, ITEMS)]
    yield Table("Items", tuple(items))
    yield Table("Fields of all paired items", tuple(_rows(evaluations, "all", _fields(evaluations, "all"))))
    by_section = [
        row
        for name in (*names, "record")
        if name != "all"
        for row in _rows(evaluations, name, _fields(evaluations, name))
    ]
    yield Table("Fields of paired items", tuple(by_section))


def differences(evaluations: Sequence[Evaluation]) -> Table | None:
    """How much more F1 each run has than the first, section by section; None for a single run."""
    if len(evaluations) < 2:
        return None
    first = evaluations[0]
    rows = [
        Row(name, "F1", (None, *(difference(first, other, f"{name}.f1") for other in evaluations[1:])))
        for name in sections(evaluations)
    ]
    return Table(f"More than {one_line(first.name)} has", tuple(rows))


def figure(estimate: Estimate | None, *, signed: bool = False) -> str:
    """An estimate in words: 0.71 [0.60, 0.80], of 46.

    >>> figure(Estimate(value=0.5, low=0.25, high=0.75, whole=8))
    '0.50 [0.25, 0.75]'
    """
    if estimate is None or estimate.value is None:
        return "–"
    sign = "+" if signed else ""
    value, low, high = (f"{part:{sign}.2f}" for part in (estimate.value, estimate.low, estimate.high))
    return f"{value} [{low}, {high}]"


def counts(evaluations: Sequence[Evaluation]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what is counted and not measured, each with its word for every run."""
    rows: dict[str, Sequence[object]] = {
        "documents without an answer": [sum(bool(one.error) for one in run.documents) for run in evaluations],
        "forbidden statements made, it seems": [_made(run) for run in evaluations],
        "items rejected": [sum(one.rejected for one in run.documents) for run in evaluations],
        "items repaired": [sum(one.repaired for one in run.documents) for run in evaluations],
        "omissions listed": [sum(one.omissions for one in run.documents) for run in evaluations],
        "requests": [f"{run.usage.requests:,}" for run in evaluations],
        "tokens, in and out": [f"{run.usage.input_tokens:,} + {run.usage.output_tokens:,}" for run in evaluations],
        "cost": [_cost(run) for run in evaluations],
        "seconds, added up": [f"{run.seconds:.0f}" for run in evaluations],
    }
    yield from ((label, tuple(map(str, values))) for label, values in rows.items())


def _made(evaluation: Evaluation) -> str:
    made = sum(len({found.trap.text for found in one.violations}) for one in evaluation.documents)
    return f"{made} of {sum(one.traps for one in evaluation.documents)}"


def _cost(evaluation: Evaluation) -> str:
    """What a run cost, or that it is not known."""
    return "unknown" if evaluation.cost is None else f"{evaluation.cost:,.4f}"


def gold_set(evaluation: Evaluation) -> str:
    """How large the gold set is, and how intervals were made."""
    words = sum(document.words for document in evaluation.documents)
    return (
        f"{len(evaluation.documents)} documents, {words:,} words; intervals of 95 % by bootstrap over documents, "
        f"{evaluation.resamples:,} draws, seed {evaluation.seed}"
    )


def _label_of(measure: str) -> str:
    """A measure as people say it."""
    overlap = measure.removesuffix("_overlap")
    return _LABELS.get(measure) or (overlap.replace("_", " ") + (", in common" if overlap != measure else ""))


def sections(evaluations: Sequence[Evaluation]) -> list[str]:
    """The sections that were measured, and "all" of them together."""
    return [*dict.fromkeys(name for evaluation in evaluations for name in evaluation.sections), "all"]


def _fields(evaluations: Sequence[Evaluation], section: str) -> list[str]:
    found = dict.fromkeys(
        name.split(".", 1)[1]
        for evaluation in evaluations
        for name in evaluation.measures
        if name.startswith(f"{section}.")
    )
    return [name for name in found if name not in _NOT_FIELDS]


def _rows(evaluations: Sequence[Evaluation], section: str, measures: Sequence[str]) -> Iterator[Row]:
    for place, measure in enumerate(measures):
        estimates = tuple(evaluation.measures.get(f"{section}.{measure}") for evaluation in evaluations)
        yield Row("" if place else section, _label_of(measure), estimates)
