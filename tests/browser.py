"""How do the tests and benchmarks open a page? In Debian's Chromium, driven by Playwright, without any network of its
own.

`make browser` installs both. Where either is missing, what needs a browser is skipped and says so.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    Open = Callable[..., Page]

__all__ = ["CHROMIUM", "MISSING", "OWNED", "SIZES", "comes_in_sight", "launched", "picture", "until", "violations"]

CHROMIUM = shutil.which("chromium")
MISSING = "there is no Chromium here: `make browser` installs it"
SIZES = {"desktop": (1440, 900), "laptop": (1024, 768), "tablet": (768, 1024), "phone": (390, 844)}
OWNED = "window.owned = () => { window.was = true; };"
"""What foreign script would call if it ran."""
_PICTURES = Path(__file__).resolve().parent.parent / "build" / "screenshots"
_FRAMES = 300
_QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def launched() -> Generator[Browser]:
    """A browser of its own, with a new profile."""
    from playwright.sync_api import sync_playwright  # only what needs a browser needs it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        try:
            yield browser
        finally:
            browser.close()


def _in_sight(page: Page, selector: str) -> bool:
    """Is the top of the element within the window, and where the source has a pane of its own, within that?"""
    script = """selector => {
        const element = document.querySelector(selector);
        const at = element.getBoundingClientRect();
        const pane = element.closest("#source")?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
        return at.top >= Math.max(pane.top, 0) && at.top < Math.min(pane.bottom, innerHeight);
    }"""
    return bool(page.evaluate(script, selector))


def comes_in_sight(page: Page, selector: str) -> bool:
    """Is it in sight, at once or when the page has scrolled to it?"""
    for _ in range(_FRAMES):
        if _in_sight(page, selector):
            return True
        page.evaluate("new Promise(done => requestAnimationFrame(done))")
    return False


def until(page: Page, script: str) -> None:
    """Look again with each frame until it holds; fail when it never does. (The page's policy forbids `eval`, which
    Playwright's own waiting needs.)"""
    for _ in range(_FRAMES):
        if page.evaluate(script):
            return
        page.evaluate("new Promise(done => requestAnimationFrame(done))")
    pytest.fail(f"never so: {script}")


def violations(page: Page) -> list[str]:
    """What axe-core complains of, whatever its weight."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = cast("list[dict[str, Any]]", page.evaluate("axe.run()")["violations"])
    return [f"{each['id']} ({each['impact']}): {each['nodes'][0]['html'][:200]}" for each in found]


def picture(page: Page, name: str) -> None:
    """Keep what the window shows in `build/screenshots/`."""
    _PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=_PICTURES / f"{name}.png")
