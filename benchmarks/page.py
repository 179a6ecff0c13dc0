"""How fast is the evidence page of a long document made, and how fast does it open? Run by `make bench`.

The document is a gold report, over and over, up to 60,000 words, with as many of its items as make about a thousand.
Opening is measured in Debian's Chromium (`make browser`) from navigation until the page has been laid out, its script
has run and a frame has been drawn; without a browser only the making is measured, and this says so.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from summarizer import Readout, Source, Summary, summarize
from summarizer.render.html import to_html

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold" / "long-conference"
WORDS, ITEMS, RUNS = 60_000, 1_000, 5
LONGEST_SECONDS = 2.0

sys.path.insert(0, str(ROOT))
from tests.browser import CHROMIUM, launched  # noqa: E402 - the tests know how the browser is started


def long_summary(words: int = WORDS, items: int = ITEMS) -> Summary[Readout]:
    """A summary of the report over and over: every copy of the text, and as many copies of the record as are asked
    for."""
    report, stored = GOLD.with_suffix(".txt").read_text("utf-8"), GOLD.with_suffix(".json").read_text("utf-8")
    stored = stored[: stored.index('"must_not_assert"')].rstrip(" ,\n") + "}"
    copies, apart = -(-words // len(report.split())), len(report) + 2
    record = Readout.model_validate_json(stored)
    each = sum(len(value) for _, value in record if isinstance(value, list))
    parts = [Readout.model_validate_json(moved(stored, copy, apart)) for copy in range(-(-items // each))]
    sections = {
        name: [item for part in parts for item in getattr(part, name)]
        for name, value in record
        if isinstance(value, list)
    }
    made = summarize("They met.", model="offline")
    source = Source("\n\n".join([report] * copies), origin="a long report")
    return made.model_copy(update={"record": record.model_copy(update=sections), "source": source, "omissions": []})


def moved(stored: str, copy: int, apart: int) -> str:
    """The stored record of one copy of the text: its spans moved, its ids made its own."""
    by = copy * apart
    stored = re.sub(r'"(start|end)": (\d+)', lambda at: f'"{at[1]}": {int(at[2]) + by}', stored)
    return re.sub(r'"([pa]\d+)"', rf'"\1.{copy}"', stored)


def opened(page: Path) -> list[float]:
    """Seconds from navigation until the script has run and the first frame is drawn, for each of some runs."""
    taken: list[float] = []
    with launched() as browser:
        for _ in range(RUNS):
            view = browser.new_page(viewport={"width": 1440, "height": 900})
            begun = perf_counter()
            view.goto(page.as_uri())
            view.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
            taken.append(perf_counter() - begun)
            view.close()
    return taken


def main() -> int:
    """Print the figures; fail when the page opens in more than two seconds."""
    summary = long_summary()
    words, items = len(summary.source.text.split()), sum(len(v) for _, v in summary.record if isinstance(v, list))
    begun = process_time()
    assert summary.source.sentences
    split = process_time() - begun
    begun = process_time()
    page = to_html(summary)
    print(
        f"{words:,} words, {items:,} items: page of {len(page.encode()) / 1e6:.2f} MB made in "
        f"{process_time() - begun:.2f} s CPU (sentences before that: {split:.2f} s)"
    )
    if CHROMIUM is None:
        print("not opened: there is no Chromium here; `make browser` installs it")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        taken = sorted(opened(path))
    print(f"opened in {taken[len(taken) // 2]:.2f} s (median of {RUNS}; {taken[0]:.2f} to {taken[-1]:.2f})")
    return int(taken[len(taken) // 2] > LONGEST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
