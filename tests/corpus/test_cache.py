"""A store as the cache of a summarizer: single documents, and a corpus, pay once between them."""

from __future__ import annotations

import asyncio
from collections.abc import Generator

import pytest

from summarizer import Source, Store, Summarizer, summarize_many
from summarizer.errors import Truncated
from tests.corpus.counting import Counting


@pytest.fixture
def store(where: str) -> Generator[Store]:
    """An empty store."""
    with Store(where) as store:
        yield store


def test_a_document_is_paid_once(store: Store) -> None:
    """Another origin is not another document; each summary has its own."""
    model = Counting()
    summarizer = Summarizer(model, store=store)
    first = summarizer.summarize(Source("They met.\0", origin="one"))
    second = summarizer.summarize(Source("They met.\0", origin="two"))
    assert model.asked.total() == 1
    assert (first.source.origin, second.source.origin) == ("one", "two")
    assert second.record == first.record
    assert second.provenance == first.provenance


def test_equal_documents_at_the_same_time_are_paid_once(store: Store) -> None:
    """The second waits for the first."""
    model = Counting()

    async def work() -> None:
        summarizer = Summarizer(model, store=store)
        await asyncio.gather(*(summarizer.asummarize(text) for text in ["They met."] * 5 + ["They parted."]))

    asyncio.run(work())
    assert model.asked.total() == 2


def test_a_store_in_memory_is_for_many_threads_too() -> None:
    """They take turns."""
    model = Counting()

    async def work(store: Store) -> None:
        summarizer = Summarizer(model, store=store)
        await asyncio.gather(*(summarizer.asummarize(f"They met on matter {n}.") for n in range(30)))

    with Store(":memory:") as store:
        asyncio.run(work(store))
    assert model.asked.total() == 30


def test_a_corpus_and_single_documents_share_a_store(store: Store) -> None:
    """In both directions; what a corpus did not pay is not in its costs."""
    model = Counting()
    summarizer = Summarizer(model, store=store)
    summarizer.summarize("They met.")
    results = list(summarize_many(["They met.", "They parted."], summarizer, store=store, name="c"))
    summarizer.summarize("They parted.")
    assert [result.status for result in results] == ["done", "done"]
    assert model.asked.total() == 2
    assert store.spent("c").requests == 1


def test_a_failure_is_not_kept(store: Store) -> None:
    """The next call asks again."""
    failing = Summarizer(Counting(lambda _: Truncated("cut")), store=store)
    with pytest.raises(Truncated):
        failing.summarize("They met.")
    model = Counting()
    Summarizer(model, store=store).summarize("They met.")
    assert model.asked.total() == 1


def test_another_schema_or_model_is_another_summary(store: Store) -> None:
    """Under another key."""
    model, other = Counting(), Counting()
    other.name = "another"
    Summarizer(model, store=store).summarize("They met.")
    Summarizer(other, store=store).summarize("They met.")
    assert other.asked.total() == 1
