"""How a corpus can be iterated: in a plain loop or an event loop, of any sources, stopped, watched, unkept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from summarizer import Summarizer
from summarizer.corpus import Plan, summarize_many
from summarizer.errors import (
    AuthenticationFailed,
)
from tests.corpus.counting import Counting, go, texts


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """Where a store is."""
    return tmp_path / "store.db"


def test_a_plain_loop_works_too(there: Path) -> None:
    """It can be left early, and gone on with."""
    model = Counting()
    many = summarize_many(texts(200), Summarizer(model), store=there, name="c")
    for number, result in enumerate(many):
        assert result.status == "done"
        if number == 5:
            break
    assert model.asked.total() < 200
    assert len(list(summarize_many(texts(200), Summarizer(model), store=there, name="c"))) == 200
    assert max(model.asked.values()) <= 2
    assert model.asked.total() <= 200 + 16


def test_an_error_reaches_a_plain_loop(there: Path) -> None:
    """As it was raised."""
    model = Counting(lambda _: AuthenticationFailed("bad key"))
    with pytest.raises(AuthenticationFailed):
        list(summarize_many(texts(3), Summarizer(model), store=there))


def test_a_stop_before_the_beginning_holds(there: Path) -> None:
    """Nothing is asked."""
    model = Counting()
    many = summarize_many(texts(5), Summarizer(model), store=there, name="c")
    many.stop()
    assert list(many) == []
    assert not model.asked


def test_sources_may_come_asynchronously(there: Path) -> None:
    """As they come."""

    async def given() -> AsyncIterator[str]:
        for text in texts(10):
            await asyncio.sleep(0)
            yield text

    assert len(go(given(), Counting(), there)) == 10


def test_a_stop_lets_what_is_under_way_finish(there: Path) -> None:
    """And begins no more."""

    async def work() -> int:
        model = Counting()
        many = summarize_many(texts(100), Summarizer(model), store=there, plan=Plan(concurrency=4), name="c")
        count = 0
        async for _ in many:
            count += 1
            if count == 10:
                many.stop()
        assert count == model.asked.total() == many.progress.done
        return count

    assert 10 <= asyncio.run(work()) < 50


def test_progress_tells_how_far_it_is(there: Path) -> None:
    """An unknown price is None."""

    async def work() -> None:
        many = summarize_many([*texts(8), "They met on matter 0."], Summarizer(Counting()), store=there, name="c")
        async for _ in many:
            pass
        progress = many.progress
        assert (progress.total, progress.done, progress.failed, progress.reused) == (9, 9, 0, 1)
        assert progress.usage.requests == 8
        assert progress.cost is None
        assert progress.seconds_left == 0

    asyncio.run(work())


def test_without_a_store_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is gone with the call."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert len(list(summarize_many(texts(5), Summarizer(Counting())))) == 5
    assert list(tmp_path.iterdir()) == []
