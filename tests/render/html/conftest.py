"""What the tests in a browser start from: one browser, pages opened from files, a record that fills them."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import Readout, Summary
from tests.browser import OWNED, SIZES, launched
from tests.pages import gold_summary

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser import Open


@pytest.fixture(scope="package")
def browser() -> Generator[Browser]:
    """One browser for all tests."""
    with launched() as started:
        yield started


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Generator[Open]:
    """Open a page from a file in a profile of its own; afterwards: it asked for nothing and complained of nothing."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    complaints: list[str] = []

    def open_(html: str, size: str = "desktop", *, at: str = "", name: str = "page.html", **options: Any) -> Page:
        (tmp_path / name).write_text(html, encoding="utf-8", newline="")
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        context.set_default_timeout(5_000)
        contexts.append(context)
        context.add_init_script(OWNED)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto((tmp_path / name).as_uri() + at)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []
    assert {url.partition("#")[0] for url in asked} <= {path.as_uri() for path in tmp_path.iterdir()} | {"data:,"}


@pytest.fixture(scope="session")
def summary() -> Summary[Readout]:
    """A gold record of a hundred items."""
    return gold_summary("long-conference")
