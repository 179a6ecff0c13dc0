"""How does an evaluation look in a terminal? Tables of measures, a column for each run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from summarizer.evaluate.evaluation import Evaluation
from summarizer.evaluate.report import Table, counts, differences, figure, gold_set, tables
from summarizer.render.visible import one_line

__all__ = ["to_terminal"]


def to_terminal(evaluations: Sequence[Evaluation], console: Console | None = None) -> None:
    """Print evaluations side by side to `console`, the standard output when it is None."""
    console = console or Console()
    console.print(Text(gold_set(evaluations[0])))
    runs = [one_line(evaluation.name) for evaluation in evaluations]
    more = differences(evaluations)
    for table in [*tables(evaluations), *([more] if more else [])]:
        if table.rows:
            console.print()
            console.print(_drawn(table, runs, signed=table is more))
    console.print()
    console.print(_counted(evaluations, runs))
    for line in _violations(evaluations):
        console.print(line)


def _drawn(table: Table, runs: Sequence[str], *, signed: bool) -> RichTable:
    drawn = _table(table.title, ["", "", *runs, "of"])
    for row in table.rows:
        figures = [figure(estimate, signed=signed) for estimate in row.estimates]
        drawn.add_row(row.section, row.label, *figures, row.whole)
    return drawn


def _counted(evaluations: Sequence[Evaluation], runs: Sequence[str]) -> RichTable:
    drawn = _table("Counts", ["", *runs])
    for label, words in counts(evaluations):
        drawn.add_row(label, *words)
    return drawn


def _violations(evaluations: Sequence[Evaluation]) -> Iterator[Text]:
    for evaluation in evaluations:
        for document in evaluation.documents:
            for found in document.violations:
                said = one_line(f"{evaluation.name}, {document.name}, {found.path}: {found.item}")
                yield Text(
                    f"! {said}\n  seems to assert: {one_line(found.trap.text)} {one_line(found.trap.why)}", "yellow"
                )


def _table(title: str, heads: Sequence[str]) -> RichTable:
    drawn = RichTable(
        title=Text(title), title_justify="left", title_style="bold cyan", box=box.SIMPLE_HEAD, pad_edge=False
    )
    for place, head in enumerate(heads):
        drawn.add_column(Text(head), justify="left" if not head or place == 0 else "right")
    return drawn
