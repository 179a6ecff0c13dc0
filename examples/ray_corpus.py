"""Many documents on a Ray cluster: the one that RAY_ADDRESS names, or one of our own on this machine.

python examples/ray_corpus.py [STORE], where STORE is a file, or a PostgreSQL URL if the cluster has several machines.
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from summarizer import Summarizer
from summarizer.corpus.ray import summarize_dataset

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray would report to its makers else
ray: Any = import_module("ray")  # it reads the environment when it is imported

REPORTS = Path(__file__).parent / "reports"


def main(store: str) -> None:
    """Summarize the sample reports with SUMMARIZER_MODEL, or offline."""
    local: dict[str, Any] = {"num_cpus": 2, "include_dashboard": False, "_node_ip_address": "127.0.0.1"}
    ray.init(**({} if "RAY_ADDRESS" in os.environ else local), configure_logging=False, log_to_driver=False)
    rows = [{"key": path.name, "text": path.read_text(encoding="utf-8")} for path in sorted(REPORTS.glob("*.txt"))]
    dataset = ray.data.from_items([*rows, {"key": "empty.txt", "text": ""}])
    model = os.environ.get("SUMMARIZER_MODEL", "offline")
    done = summarize_dataset(dataset, Summarizer(model), store=store, workers=1)
    for row in done.take_all():  # on a cluster rather done.write_parquet("...")
        print(row["key"], row["status"], row["error"] or f"{len(row['record'])} characters of JSON")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(sys.argv[1] if len(sys.argv) > 1 else str(Path(folder) / "store.db"))
