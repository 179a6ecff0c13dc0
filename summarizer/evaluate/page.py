"""How does an evaluation look as a page? One file without scripts: plots, tables, and each thing that went wrong.

All foreign text is escaped by the template and shown with what a screen would obey replaced; the page loads nothing.
"""

from __future__ import annotations

import base64
import warnings
from collections.abc import Sequence
from contextlib import AbstractContextManager
from importlib.resources import files
from io import BytesIO
from typing import Any, cast

import matplotlib as mpl
from jinja2 import Environment, StrictUndefined
from matplotlib.figure import Figure

from summarizer.evaluate.evaluation import DocumentScores, Evaluation
from summarizer.evaluate.report import counts, differences, figure, gold_set, sections, tables
from summarizer.render.visible import clipped, one_line

__all__ = ["to_html"]

_LONGEST_NAME = 28
_STYLE: dict[Any, Any] = {
    "svg.hashsalt": "summarizer",
    "svg.fonttype": "path",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.usetex": False,
    "text.parse_math": False,
}
_COLOURS = ("#0b6e99", "#c2571a", "#4d7c2f", "#8a4f9e", "#7a6a00", "#a33a55")


def to_html(evaluations: Sequence[Evaluation]) -> str:
    """Return a page with evaluations side by side."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["one_line"] = one_line
    template = environment.from_string(files("summarizer.evaluate").joinpath("page.html").read_text(encoding="utf-8"))
    more = differences(evaluations)
    return template.render(
        runs=[one_line(evaluation.name) for evaluation in evaluations],
        evaluations=evaluations,
        gold_set=gold_set(evaluations[0]),
        tables=[*tables(evaluations), *([more] if more else [])],
        more=more.title if more else "",
        counts=list(counts(evaluations)),
        figure=figure,
        sections_plot=_sections_plot(evaluations),
        documents_plot=_documents_plot(evaluations),
    )


def _styled() -> AbstractContextManager[None]:
    return cast("AbstractContextManager[None]", cast("Any", mpl).rc_context(_STYLE))


def _sections_plot(evaluations: Sequence[Evaluation]) -> str:
    """F1 with its interval: a line for each section, a colour for each run."""
    names = sections(evaluations)
    with _styled():
        drawn = Figure(
            figsize=(7.2, 0.6 + 0.3 * len(names) * (1 + 0.35 * (len(evaluations) - 1))), layout="constrained"
        )
        axes: Any = drawn.subplots()
        for run, evaluation in enumerate(evaluations):
            shift = (run - (len(evaluations) - 1) / 2) * 0.22
            for place, name in enumerate(names):
                estimate = evaluation.measures.get(f"{name}.f1")
                if estimate is not None and estimate.value is not None:
                    axes.plot([estimate.low, estimate.high], [place + shift] * 2, color=_colour(run), linewidth=1.6)
                    axes.plot([estimate.value], [place + shift], "o", color=_colour(run), markersize=5)
            axes.plot([], [], "o-", color=_colour(run), label=_name(evaluation.name))
        axes.set_yticks(range(len(names)), names)
        axes.invert_yaxis()
        _scaled(axes, "F1 of the items of each section, with its interval of 95 %", evaluations)
        return _as_image(drawn)


def _documents_plot(evaluations: Sequence[Evaluation]) -> str:
    """F1 of all items of each document: a line for each document, a colour for each run."""
    names = [document.name for document in evaluations[0].documents]
    with _styled():
        drawn = Figure(figsize=(7.2, 0.7 + 0.22 * len(names)), layout="constrained")
        axes: Any = drawn.subplots()
        for run, evaluation in enumerate(evaluations):
            found = {document.name: _f1(document) for document in evaluation.documents}
            there = [(found[name], place) for place, name in enumerate(names) if found.get(name) is not None]
            axes.plot(*zip(*there, strict=True), "o", color=_colour(run), markersize=5, label=_name(evaluation.name))
        axes.set_yticks(range(len(names)), [_name(name) for name in names])
        axes.grid(axis="y", linewidth=0.4, color="#d8dde3")
        axes.invert_yaxis()
        _scaled(axes, "F1 of all items of each document", evaluations)
        return _as_image(drawn)


def _f1(document: DocumentScores) -> float | None:
    part, whole = document.counts.get("all.f1", (0, 0))
    return part / whole if whole else None


def _scaled(axes: Any, title: str, evaluations: Sequence[Evaluation]) -> None:
    axes.set_xlim(-0.02, 1.02)
    axes.set_xlabel(title)
    axes.grid(axis="x", linewidth=0.4, color="#d8dde3")
    if len(evaluations) > 1:
        axes.legend(frameon=False, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3)


def _colour(run: int) -> str:
    return _COLOURS[run % len(_COLOURS)]


def _name(name: str) -> str:
    return clipped(one_line(name), _LONGEST_NAME)


def _as_image(drawn: Any) -> str:
    """The figure as a data URL: as an image, an SVG can neither run nor load anything."""
    out = BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+")  # a name in a script that the font lacks is shown as boxes
        drawn.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return f"data:image/svg+xml;base64,{base64.b64encode(out.getvalue()).decode()}"
