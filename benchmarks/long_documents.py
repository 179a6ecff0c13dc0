"""How long do long documents take, the model aside? Prints times; run by `make bench`.

First the communiqué of the tests: 6,000 words in four parts, thirty commitments, twelve of them told twice; the limit
is 50 ms of wall time, the least of several runs, as other work on the machine can only add to it. Then answers of more
and more items about one text, in CPU time, to see that it grows with their number and no faster; and 60,000 words from
text to summary, for a scripted model and the offline one. Exits with 1 when the limit is passed or a record is not the
right one.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from summarizer import OfflineModel, Readout, Source, Summarizer
from summarizer.check import Unit, check
from summarizer.merge import merged
from summarizer.parts import parts_of
from summarizer.prompt import first_request
from summarizer.testing import ScriptedModel
from tests.communique import ONCE, communique, right_answer

LIMIT_SECONDS = 0.050
RUNS = 5
SIZES = (500, 1_000, 2_000, 4_000)
VERBS = "send train repair build publish fund inspect move count paint".split()
THINGS = "boats harbours maps radios bridges reports nets lamps roads wells schools trucks".split()
PLACES = [f"{first}{last}" for first in "Ba Co Du Fe Gi Ha Ju Ka Lo Mu".split() for last in "ra lin vek sto".split()]


def timed(answers: list[tuple[Unit, ...]], source: Source, clock: Callable[[], float]) -> tuple[float, int]:
    """The least time of a merge, and how many commitments come of it."""
    seconds: list[float] = []
    units: tuple[Unit, ...] = ()
    for _ in range(RUNS):
        begun = clock()
        units = merged(answers, Readout, source)
        seconds.append(clock() - begun)
    return min(seconds), sum(unit.field == "commitments" for unit in units)


def communique_answers() -> tuple[list[tuple[Unit, ...]], Source]:
    """The right answers to the parts of the communiqué, checked."""
    source = communique()
    requests = (first_request(source, Readout, part=part) for part in parts_of(source, 4_000))
    return [check(right_answer(request), Readout, source) for request in requests], source


def many(items: int, seed: int = 5) -> tuple[list[tuple[Unit, ...]], Source]:
    """Answers with so many commitments in all, a tenth of them told twice, of twenty parties."""
    chance = random.Random(seed)
    told = [
        f"{chance.choice(VERBS)} {chance.randrange(2, 90)} {chance.choice(THINGS)} in {chance.choice(PLACES)}"
        for _ in range(items)
    ]
    told[-items // 10 :] = told[: items // 10]
    source = Source("\n\n".join(f"Party {chance.randrange(20)} will {action}." for action in told))
    hundreds = (range(at, min(items, at + 100)) for at in range(0, items, 100))
    return [check(_answer(places, told, source), Readout, source) for places in hundreds], source


def _answer(places: range, told: list[str], source: Source) -> dict[str, Any]:
    names = [source.text[slice(*source.sentences[place])].partition(" will")[0] for place in places]
    ids = {name: f"p{number}" for number, name in enumerate(dict.fromkeys(names))}
    return {
        "headline": None,
        **{name: [] for name in ("points", "meetings", "agreements", "disagreements", "quotes")},
        "parties": [
            {
                "id": ident,
                "name": name,
                "kind": "other",
                "role": "principal",
                "evidence": [places[names.index(name)] + 1],
            }
            for name, ident in ids.items()
        ],
        "commitments": [
            {"debtors": [ids[name]], "action": told[place], "strength": "will", "evidence": [place + 1]}
            for name, place in zip(names, places, strict=True)
        ],
    }


def main() -> int:
    """Print a line for each."""
    seconds, commitments = timed(*communique_answers(), perf_counter)
    print(f"6,000 words, 4 parts, {len(ONCE)} commitments: {seconds * 1e3:.1f} ms, {commitments} merged")
    failed = seconds > LIMIT_SECONDS or commitments != len(ONCE)
    for size in SIZES:
        seconds, commitments = timed(*many(size), process_time)
        each = f"{seconds / size * 1e6:.0f} µs an item"
        print(f"{size} items in {size // 100} answers: {seconds * 1e3:.0f} ms, {each}, {commitments} merged")
    for model in (ScriptedModel([right_answer] * 14), OfflineModel()):
        begun = process_time()
        summary = Summarizer(model).summarize(communique(60_000))
        found = len(summary.record.commitments)
        print(f"60,000 words, {model.name} model: {process_time() - begun:.1f} s, {found} commitments")
        failed |= model.name == "scripted" and found != len(ONCE)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
