"""Make the pictures of the evidence page that README and docs show; run by `make picture`.

They are of the project's own example reports, read by the offline model, in Debian's Chromium (`make browser`), so that
anyone can make them again.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from summarizer import Readout, Source, Summary, summarize
from summarizer.render.html import index, to_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "examples" / "reports"
IMAGES = ROOT / "docs" / "images"
WIDE, PHONE = (1440, 900), (390, 844)
PICTURES = {
    "evidence-page": ("harbour-talks.html#commitments-5", WIDE, "light"),
    "evidence-page-top": ("harbour-talks.html", WIDE, "light"),
    "evidence-page-time-line": ("harbour-talks.html#h.timeline", WIDE, "light"),
    "evidence-page-dark": ("harbour-talks.html#quotes-3", WIDE, "dark"),
    "evidence-page-phone": ("harbour-talks.html#agreements-3", PHONE, "light"),
    "index": ("index.html", WIDE, "light"),
}

sys.path.insert(0, str(ROOT))
from tests.browser import launched  # noqa: E402 - the tests know how the browser is started


def pages(folder: Path) -> Iterator[tuple[str, Summary[Readout]]]:
    """Write the page of each example; yield its file's name with its summary."""
    for path in sorted(REPORTS.glob("*.txt")):
        source = Source(path.read_text(encoding="utf-8"), origin=path.name)
        summary = summarize(source, model="offline")
        (folder / f"{path.stem}.html").write_text(to_html(summary), encoding="utf-8")
        yield f"{path.stem}.html", summary


def draw(browser: Browser, folder: Path, name: str) -> None:
    """Open one page as it is to be shown, and keep what the window shows."""
    address, (width, height), scheme = PICTURES[name]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(f"{folder.as_uri()}/{address}")
    page.evaluate("document.activeElement.blur()")
    file = IMAGES / f"{name}.png"
    page.screenshot(path=file)
    page.close()
    with Image.open(file) as image:
        image.convert("RGB").save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB")


def main() -> None:
    """Make all of them."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, launched() as browser:
        folder = Path(name)
        (folder / "index.html").write_text(index(pages(folder), title="Reports of talks"), encoding="utf-8")
        for picture in PICTURES:
            draw(browser, folder, picture)


if __name__ == "__main__":
    main()
