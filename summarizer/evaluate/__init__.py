"""How true are the summaries? Hold them against documents whose right record is known.

>>> from summarizer import Summarizer
>>> from summarizer.evaluate import evaluate, load_gold
>>> golds = load_gold("tests/gold")
>>> evaluation = evaluate(golds, Summarizer("offline"))
>>> evaluation["quotes.f1"].value > 0.5
True

The extra `evaluate` has what this needs.
"""

from summarizer.extras import require

require("evaluate", "numpy", "scipy", "matplotlib", "jinja2")

from summarizer.evaluate.evaluation import DocumentScores, Estimate, Evaluation, Price, difference, evaluate  # noqa: E402
from summarizer.evaluate.gold import Gold, Trap, load_gold  # noqa: E402
from summarizer.evaluate.traps import Violation  # noqa: E402

__all__ = [
    "DocumentScores",
    "Estimate",
    "Evaluation",
    "Gold",
    "Price",
    "Trap",
    "Violation",
    "difference",
    "evaluate",
    "load_gold",
]
