"""How are many documents summarized, so that nothing is lost and nothing is paid twice?

>>> from summarizer import Summarizer
>>> from summarizer.corpus import summarize_many
>>> texts = ["Norway and Iceland agreed to meet in May."]
>>> [result.status for result in summarize_many(texts, Summarizer("offline"))]
['done']

The extra `corpus` has what this needs, `postgres` a driver for a store that several machines share.
"""

from summarizer.extras import require

require("corpus", "sqlalchemy", "aiolimiter")

from summarizer.corpus.batch import summarize_batch  # noqa: E402
from summarizer.corpus.feeding import Document  # noqa: E402
from summarizer.corpus.many import Many, summarize_many  # noqa: E402
from summarizer.corpus.plan import BatchPlan, Plan  # noqa: E402
from summarizer.corpus.results import Progress, Result  # noqa: E402
from summarizer.corpus.store import Store  # noqa: E402
from summarizer.prices import Price  # noqa: E402

__all__ = [
    "BatchPlan",
    "Document",
    "Many",
    "Plan",
    "Price",
    "Progress",
    "Result",
    "Store",
    "summarize_batch",
    "summarize_many",
]
