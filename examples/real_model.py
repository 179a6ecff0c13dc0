"""A real model: any that Instructor knows, or any server that speaks the OpenAI protocol. Set these, then run:

    export SUMMARIZER_MODEL=openai/gpt-5-mini OPENAI_API_KEY=...
    python examples/real_model.py

A local server (Ollama, vLLM, llama.cpp) needs no key:

    export SUMMARIZER_MODEL=openai/llama3.1 OPENAI_BASE_URL=http://127.0.0.1:11434/v1
    python examples/real_model.py

Without SUMMARIZER_MODEL it runs on the offline model and says so.
"""

from __future__ import annotations

import sys
from pathlib import Path

from summarizer import Settings, Source, Summarizer, SummarizerError

REPORT = Path(__file__).parent / "reports" / "energy-readout.txt"


def main() -> int:
    """Read one report; print the brief, what was left out of it and why, and what it cost."""
    try:
        summarizer = Summarizer(settings=Settings(max_repairs=2))
        summary = summarizer.summarize(Source(REPORT.read_text(encoding="utf-8"), origin=REPORT.name))
    except SummarizerError as error:  # each says what to do about it
        print(error, file=sys.stderr)
        return 1
    print(summary.to_markdown())
    for rejected in summary.rejected:
        print(f"Left out: {rejected}")
    print(f"{summary.provenance.model}: {summary.usage.requests} requests, {summary.usage.total_tokens} tokens")
    return 0


if __name__ == "__main__":
    sys.exit(main())
