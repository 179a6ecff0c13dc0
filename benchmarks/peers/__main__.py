"""How does this library compare with others at the same work? Prints tables; `make peers` runs it.

python -m benchmarks.peers [--rounds 3] [--documents 300] [--only costs|truth|imports]

The same documents, the same answers in the form that each needs, an endpoint on this machine that answers in 200 ms.
Each way runs in a process of its own; they take turns, so that what else the machine does weighs on all alike. Of each
figure the best round is told. What one CPU bears follows from the CPU time; documents a second are what came about, and
fall short of it when the machine has other work.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections import Counter
from typing import Any

from benchmarks.peers.altered import altered_cases
from benchmarks.peers.endpoint import ROOT, serving
from benchmarks.peers.truth import JUDGES
from benchmarks.peers.ways import WAYS

DELAY_SECONDS = 0.2
SLOW = {"langextract", "langextract, at its best"}
IN_FLIGHT = (50, 500)
IMPORTS = {
    "openai": "import openai; openai.OpenAI, openai.AsyncOpenAI",
    "instructor": "import instructor, openai; instructor.from_openai(openai.AsyncOpenAI(api_key='none'))",
    "langextract": "import langextract; from langextract.providers.openai import OpenAILanguageModel",
    "this library": "from summarizer import summarize",
    "this library, a model ready": "from summarizer import InstructorModel; InstructorModel('openai/m', api_key='k')",
}
COLUMNS = (
    *("", "CPU ms", "beside asummarize", "one CPU bears", "documents/s", "of the ideal"),
    *("peak MB", "requests", "bytes out", "bytes in"),
)
Costs = dict[str, float]


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--slow", type=int, default=60, help="documents for langextract; none where more are in flight")
    parser.add_argument("--only", choices=["costs", "truth", "imports"])
    given = parser.parse_args()
    if given.only in (None, "costs"):
        for in_flight in IN_FLIGHT:
            _print_costs(_costs(given, in_flight), in_flight)
    if given.only in (None, "imports"):
        _print_imports(given.rounds)
    if given.only in (None, "truth"):
        _print_truth()


# -------------------------------------------------------------------------------------------------- what it costs


def _costs(given: argparse.Namespace, in_flight: int) -> dict[str, Costs]:
    """The best of each figure for each way; times are for one document."""
    best: dict[str, Costs] = {}
    with serving("--delay-seconds", str(DELAY_SECONDS)) as address:
        for _ in range(given.rounds):
            for way in WAYS:
                count = given.slow if way in SLOW else max(given.documents, in_flight)
                if count < in_flight:
                    continue
                came = _told(address, way, count, in_flight)
                best[way] = {name: min(value, best.get(way, came)[name]) for name, value in came.items()}
    return best


def _told(address: str, way: str, count: int, in_flight: int) -> Costs:
    command = [sys.executable, "-m", "benchmarks.peers.one", way, address, str(count), str(in_flight)]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    each = {name: told[name] / count for name in ("seconds", "cpu", "requests", "bytes_out", "bytes_in")}
    return each | {"megabytes": told["kilobytes"] / 1e3}


def _print_costs(costs: dict[str, Costs], in_flight: int) -> None:
    ideal = in_flight / DELAY_SECONDS
    print(f"\n{in_flight} in flight; the ideal is {ideal:,.0f} documents/s\n")
    whole = costs["asummarize"]["cpu"]
    print(f"| {' | '.join(COLUMNS)} |")
    print("| --- |" + " ---: |" * (len(COLUMNS) - 1))
    for way, cost in costs.items():
        rate = 1 / cost["seconds"]
        times = f"{cost['cpu'] * 1e3:.1f} | {cost['cpu'] / whole:.2f} | {1 / cost['cpu']:.0f}/s"
        rates = f"{rate:.0f} | {rate / ideal:.0%} | {cost['megabytes']:.0f}"
        sizes = f"{cost['requests']:.0f} | {cost['bytes_out']:,.0f} | {cost['bytes_in']:,.0f}"
        print(f"| {way} | {times} | {rates} | {sizes} |", flush=True)


# ------------------------------------------------------------------------------------------------- what it accepts


def _print_truth() -> None:
    cases = list(altered_cases())
    with serving("--delay-seconds", "0", "--altered") as address:
        verdicts = {name: judge(address, cases) for name, judge in JUDGES.items()}
    print("\n| of so many altered | | " + " | ".join(verdicts) + " |")
    print("| --- | ---: |" + " ---: |" * len(verdicts))
    for kind, count in Counter(case.kind for case in cases).items():
        cells = [_accepted(told, [case.kind == kind for case in cases]) for told in verdicts.values()]
        print(f"| {kind} | {count} | " + " | ".join(cells) + " |")


def _accepted(verdicts: list[str], of_kind: list[bool]) -> str:
    told = Counter(verdict for verdict, counts in zip(verdicts, of_kind, strict=True) if counts)
    doubted = f", {told['doubted']} doubted" if told["doubted"] else ""
    return f"{told['accepted']} accepted{doubted}"


# ------------------------------------------------------------------------------------------------- how it starts


def _print_imports(rounds: int) -> None:
    bare = min(_cpu_seconds("pass") for _ in range(rounds))
    print(f"\n| to import | CPU s, beyond Python's own {bare:.2f} |\n| --- | ---: |")
    for name, code in IMPORTS.items():
        print(f"| {name} | {min(_cpu_seconds(code) for _ in range(rounds)) - bare:.2f} |")


def _cpu_seconds(code: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
