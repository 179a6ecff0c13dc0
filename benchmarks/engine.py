"""What does the engine itself cost, the model aside? CPU time of each stage, and how it grows with the document.

    python benchmarks/engine.py [--rounds 5] [--longest 100000]

First reports of the gold set, of 400 to 600 words, told as milliseconds for 500 words: with an answer of the size that
models give (about twenty items, parties included), and with the whole gold record. Every round reads each report as a
new source, and what is remembered of texts is forgotten before it: words alone stay known, as they do in a corpus. The
least of the rounds counts, for other work on the machine can only add to it. Then made texts of more and more words,
with items in proportion; the time a word must not grow.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from time import process_time

from texts import Document, gold, made, shortened

from summarizer import Readout, Settings, Source, Summarizer
from summarizer.audit import Policy, audited, doubted
from summarizer.check import check
from summarizer.legible import legible
from summarizer.omissions import omissions
from summarizer.prompt import first_request
from summarizer.settle import assembled, pruned
from summarizer.testing import ScriptedModel

WORDS = 500
WORDS_KNOWN = frozenset(("folded", "folded_noun", "_may_begin", "_model_splits"))
"""Caches whose keys are words, or the letters of a text."""
SIZES = (1_000, 10_000, 100_000)

Times = dict[str, float]


class Clock:
    """Adds up the CPU time of named stages."""

    def __init__(self) -> None:
        self.seconds: Times = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done within."""
        begun = process_time()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + process_time() - begun


def staged(document: Document, clock: Clock) -> None:
    """Do what is done with one document, stage by stage."""
    with clock.stage("source: date, language"):
        source = Source(document.text)
    with clock.stage("sentences"):
        assert source.sentences
    with clock.stage("prompt, numbered"):
        first_request(source, Readout)
    with clock.stage("words, folded"):
        assert source.index
    with clock.stage("suspects, quotations"):
        assert source.suspects is not None
        assert source.quotations is not None
    with clock.stage("check"):
        units = check(legible(document.answer, source), Readout, source)
    with clock.stage("audit"):
        units = doubted(audited(units, source, Policy()), source, Policy())
    with clock.stage("record"):
        record = assembled(pruned(units, source), Readout, source)
    assert isinstance(record, Readout)
    with clock.stage("omissions"):
        list(omissions(record, source))


def whole(documents: Sequence[Document]) -> Times:
    """Read the documents by the public door, with a model that answers at once."""
    summarizers = [
        Summarizer(ScriptedModel([one.answer] * 9), settings=Settings(part_tokens="whole")) for one in documents
    ]
    begun = process_time()
    for document, summarizer in zip(documents, summarizers, strict=True):
        summarizer.summarize(document.text)
    return {"all, by summarize()": process_time() - begun}


def by_stage(documents: Sequence[Document]) -> Times:
    """The stages of all documents."""
    clock = Clock()
    for document in documents:
        staged(document, clock)
    return clock.seconds


def forget() -> None:
    """Empty the caches that remember texts; those of words stay, as they do in a corpus."""
    for cache in gc.get_objects():
        if isinstance(cache, _lru_cache_wrapper) and cache.__module__.startswith("summarizer."):
            is_bounded = cache.cache_parameters()["maxsize"] is not None  # the others hold tables
            if is_bounded and cache.__name__ not in WORDS_KNOWN:
                cache.cache_clear()


def least(measure: Callable[[Sequence[Document]], Times], documents: Sequence[Document], rounds: int) -> Times:
    """The least time of each stage in some rounds."""
    found: Times = {}
    for _ in range(rounds):
        forget()
        for name, seconds in measure(documents).items():
            found[name] = min(seconds, found.get(name, seconds))
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--longest", type=int, default=SIZES[-1])
    given = parser.parse_args()
    reports = gold(400, 600)
    few = [shortened(report) for report in reports]
    columns = [{**least(by_stage, some, given.rounds), **least(whole, some, given.rounds)} for some in (few, reports)]
    words = sum(report.words for report in reports)
    items = [sum(one.items for one in some) / words * WORDS for some in (few, reports)]
    print(f"CPU ms for {WORDS} words{items[0]:8.0f} items{items[1]:8.0f} items")
    for name in columns[0]:
        print(f"{name:24}" + "".join(f"{column[name] / words * WORDS * 1e3:14.2f}" for column in columns))
    grown = [made(size) for size in SIZES if size <= given.longest]
    columns = [{**least(by_stage, [one], 2), **least(whole, [one], 2)} for one in grown]
    print(
        f"\n{'CPU ms for 500 words':24}" + "".join(f"{f'{one.words:,} words':>16}" for one in grown) + f"{'growth':>10}"
    )
    for name in columns[0]:
        each = [column[name] / one.words * WORDS * 1e3 for column, one in zip(columns, grown, strict=True)]
        print(f"{name:24}" + "".join(f"{one:16.2f}" for one in each) + f"{each[-1] / max(each[0], 1e-9):10.1f}")


if __name__ == "__main__":
    main()
