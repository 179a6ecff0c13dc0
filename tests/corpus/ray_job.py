"""A job on a Ray of its own, in a process of its own: python -m tests.corpus.ray_job URL STORE COUNT

It prints what came of its documents as JSON: how many rows, how many of each status and kind of error, and what was
paid. Each twentieth document is one that the endpoint refuses for good.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from importlib import import_module
from typing import Any

DOOMED = "doomed"


def texts(count: int) -> list[dict[str, Any]]:
    """The documents."""
    word = {True: DOOMED, False: "good"}
    return [{"key": f"d{n}", "text": f"The {word[n % 20 == 0]} board {n} met."} for n in range(count)]


def main(url: str, store: str, count: str) -> None:
    """Run the job."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray: Any = import_module("ray")  # has few types, and reads the environment when it is imported
    data: Any = import_module("ray.data")
    from summarizer import InstructorModel, Summarizer
    from summarizer.corpus import Plan
    from summarizer.corpus.ray import summarize_dataset

    ray.init(
        num_cpus=3,
        include_dashboard=False,
        _node_ip_address="127.0.0.1",
        object_store_memory=100 * 2**20,
        log_to_driver=False,
        configure_logging=False,
    )
    data.DataContext.get_current().enable_progress_bars = False
    summarizer = Summarizer(InstructorModel("openai/m", base_url=url, api_key="sk-test"))
    plan = Plan(concurrency=32, lease_seconds=3)
    rows = data.from_items(texts(int(count))).repartition(8)
    done = summarize_dataset(rows, summarizer, store=store, workers=2, plan=plan).take_all()
    kinds = Counter(json.loads(row["error"])["type"] for row in done if row["error"])
    told = {"rows": len(done), "keys": len({row["key"] for row in done}), "errors": kinds}
    told |= {"status": Counter(row["status"] for row in done), "requests": sum(row["requests"] or 0 for row in done)}
    told |= {
        "records": sum(json.loads(row["record"])["headline"]["text"] == "They met." for row in done if row["record"])
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
