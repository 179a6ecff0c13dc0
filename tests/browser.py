"""How do the tests and benchmarks open a page? In Debian's Chromium, driven by Playwright, without any network of its
own.

`make browser` installs both. Where either is missing, what needs a browser is skipped and says so.
"""

from __future__ import annotations

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["CHROMIUM", "MISSING", "launched"]

CHROMIUM = shutil.which("chromium")
MISSING = "there is no Chromium here: `make browser` installs it"
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
