"""The page for everyone: on any screen, printed, without its script, for a screen reader; and nothing foreign runs.

These tests drive Debian's Chromium, which `make browser` installs; without it they are skipped. Pictures of what they
see are kept in `build/screenshots/`.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import Readout, Source, Summarizer, Summary
from summarizer.render.html import index, to_html
from summarizer.render.visible import visible
from summarizer.testing import ScriptedModel
from tests.browser import CHROMIUM, MISSING, OWNED, SIZES, comes_in_sight, picture, until, violations
from tests.pages import gold_summary, spans_of, words
from tests.render.html.test_in_browser import LIT, LIT_CARDS
from tests.render.html.test_page import HOSTILE, hostile_summary
from tests.reports import only

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser import Open

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)


def test_without_its_script_the_page_is_whole_and_its_links_work(opened: Open, summary: Summary[Readout]) -> None:
    """From an item to its sentence and back; no control that does nothing."""
    page = opened(to_html(summary), java_script_enabled=False)
    assert not page.locator(".tools").is_visible()
    assert not page.locator("#open").is_visible()
    page.locator("#commitments-5 .cites a").first.click()
    assert page.url.endswith(page.locator("#commitments-5 .cites a").first.get_attribute("href") or "none")
    page.locator("#text a.n").first.click()
    assert page.url.endswith(page.locator("#text a.n").first.get_attribute("href") or "none")


def test_a_phone_shows_the_evidence_in_a_sheet(opened: Open, summary: Summary[Readout]) -> None:
    """A tap on an item opens it at the words, Close puts it away, and the item stays in sight."""
    page = opened(to_html(summary), "phone", has_touch=True, is_mobile=True)
    page.locator("#agreements-3 .title").tap()
    until(page, 'document.querySelector("#source").classList.contains("half")')
    assert page.evaluate(LIT) == words(summary.source.text, spans_of(summary.record.agreements[2]))
    assert comes_in_sight(page, "#text .lit")
    assert comes_in_sight(page, "#agreements-3")
    page.locator("#open").tap()
    assert page.locator("#open").get_attribute("aria-expanded") == "false"
    page.locator("#open").tap()
    assert page.locator("#source").bounding_box()["height"] > 700  # type: ignore[index]


def test_the_days_of_the_axis_can_be_told_apart_on_a_narrow_phone(opened: Open) -> None:
    """Every other one is left out where all have no room."""
    page = opened(to_html(gold_summary("grain-corridor")), "phone")
    page.set_viewport_size({"width": 360, "height": 740})
    boxes = [box for text in page.locator(".axis text").all() if (box := text.bounding_box())]
    assert len(boxes) > 2
    assert all(one["x"] + one["width"] + 4 < other["x"] for one, other in pairwise(boxes))


def test_print_has_the_record_then_the_source_and_no_controls(opened: Open, summary: Summary[Readout]) -> None:
    """Nothing is cut off at the height of a window; the numbers of sentences stand in both."""
    page = opened(to_html(summary))
    page.emulate_media(media="print")
    for control in (".tools", ".skip", "#open"):
        assert not page.locator(control).is_visible()
    record, source = (page.locator(name).bounding_box() for name in ("#record", "#source"))
    assert record is not None
    assert source is not None
    assert source["y"] >= record["y"] + record["height"]
    assert page.evaluate(
        'document.querySelector("#source").scrollHeight <= document.querySelector("#source").clientHeight + 1'
    )
    number = page.locator("#commitments-1 .cites a").first
    assert page.evaluate("link => getComputedStyle(link, '::before').content", number.element_handle()) == '"["'
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_runs_nothing_and_changes_nothing(opened: Open, hostile: str) -> None:
    """It is shown as it is, in the source and in the items; every link on the page can be followed."""
    summary = hostile_summary(hostile)
    page = opened(to_html(summary))
    assert page.evaluate('document.querySelector("#text").textContent') == visible(summary.source.text)
    title = page.locator("#agreements-1 .title")
    assert " ".join((title.text_content() or "").split()) == " ".join(visible(hostile).split())
    assert page.evaluate("document.scripts.length + document.styleSheets.length") == 2
    page.evaluate("[...document.links].forEach(link => link.click())")
    assert page.evaluate("window.was") is None
    assert page.title().startswith(visible(hostile).split()[0])


def test_the_policy_lets_nothing_else_run_or_load(browser: Browser, tmp_path: Path, summary: Summary[Readout]) -> None:
    """Not even what a flaw in the page would let in: a script, a style, an image, a request."""
    path = tmp_path / "page.html"
    path.write_text(to_html(summary), encoding="utf-8")
    page = browser.new_page()
    page.add_init_script(OWNED)
    page.goto(path.as_uri())
    broken = page.evaluate(
        """async () => {
            const broken = [];
            addEventListener("securitypolicyviolation", event => broken.push(event.effectiveDirective));
            const add = (name, set) => document.body.append(Object.assign(document.createElement(name), set));
            try { add("script", { textContent: "owned()" }); } catch { broken.push("script-src-elem"); }
            add("style", { textContent: "body { color: red }" });
            add("img", { src: "http://127.0.0.1:9/x.png" });
            await fetch("http://127.0.0.1:9/").catch(() => 0);
            document.body.setAttribute("style", "color: red");
            try { document.body.innerHTML = "<b>x</b>"; } catch { broken.push("trusted types"); }
            await new Promise(done => setTimeout(done, 50));
            return broken;
        }"""
    )
    page.close()
    wanted = {"script-src-elem", "style-src-elem", "img-src", "connect-src", "style-src-attr", "trusted types"}
    assert wanted <= set(broken)
    assert page.is_closed()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_axe_finds_nothing_wrong(opened: Open, size: str, scheme: Any) -> None:
    """Contrast, names, roles, order: by day and by night, with an item alight."""
    page = opened(to_html(gold_summary("grain-corridor")), size, at="#commitments-4", color_scheme=scheme)
    assert violations(page) == []
    page.locator("button[data-toggle=points]").click()
    page.locator("details summary").first.click()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_axe_finds_nothing_wrong_with_an_index(opened: Open, size: str, scheme: Any) -> None:
    """The table and the calendar."""
    names = ("grain-corridor", "rail-link", "long-conference")
    page = opened(index((f"{name}.html", gold_summary(name)) for name in names), size, color_scheme=scheme)
    assert violations(page) == []


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("name", ["long-conference", "rail-link", "fischerei-gespraeche"])
def test_nothing_is_wider_than_the_window(opened: Open, size: str, name: str) -> None:
    """At any width; a picture of it is kept."""
    page = opened(to_html(gold_summary(name)), size)
    picture(page, f"{name}-{size}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate('location.hash = "#commitments-1"')
    until(page, '!!document.querySelector("#text .lit")')
    picture(page, f"{name}-{size}-chosen")
    page.emulate_media(color_scheme="dark")
    picture(page, f"{name}-{size}-dark")
    page.emulate_media(media="print", color_scheme="light")
    picture(page, f"{name}-{size}-print")


def test_a_word_longer_than_the_window_is_broken(opened: Open) -> None:
    """An address, or a language without spaces."""
    long = "x" * 600
    answer = only(headline={"text": f"They met {long}.", "evidence": [1]})
    summary = Summarizer(ScriptedModel([answer] * 2)).summarize(Source(f"They met {long}.", title=long))
    assert summary.record.headline
    page = opened(to_html(summary), "phone")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_index_sorts_and_leads_to_the_items(opened: Open, tmp_path: Path) -> None:
    """By words, days and numbers, up and down; a commitment in the calendar opens its page at that item."""
    names = ("rail-link", "grain-corridor", "long-conference")
    for name in names:
        (tmp_path / f"{name}.html").write_text(to_html(gold_summary(name)), encoding="utf-8")
    page = opened(index((f"{name}.html", gold_summary(name)) for name in names), name="index.html")
    picture(page, "index")
    order = '[...document.querySelectorAll("tbody th a")].map(link => link.getAttribute("href").split(".")[0])'
    page.get_by_role("button", name="Date").click()
    assert page.evaluate(order) == ["grain-corridor", "long-conference", "rail-link"]
    page.get_by_role("button", name="Commitments").click()
    assert page.evaluate(order) == ["long-conference", "rail-link", "grain-corridor"]
    assert page.locator("th[aria-sort=descending]").text_content() == "Commitments"
    page.get_by_role("button", name="Commitments").click()
    assert page.evaluate(order) == ["grain-corridor", "rail-link", "long-conference"]
    link = page.locator("#calendar a").first
    target = str(link.get_attribute("href"))
    link.click()
    page.wait_for_url(f"**/{target}")
    assert page.evaluate(LIT_CARDS) == [target.partition("#")[2]]


@pytest.mark.parametrize(("size", "media"), [("desktop", "print"), ("laptop", "screen"), ("phone", "screen")])
def test_the_index_names_every_count_where_its_columns_do_not_fit(opened: Open, size: str, media: Any) -> None:
    """On paper, where the heads are hidden as buttons are, and in a narrow window: nothing is cut off."""
    page = opened(index([("rail-link.html", gold_summary("rail-link"))]), size)
    page.emulate_media(media=media)
    picture(page, f"index-{size}-{media}")
    counts = page.locator("td.count:not([data-value='0'])")
    named = counts.evaluate_all("all => all.map(cell => getComputedStyle(cell, '::before').content)")
    assert len(named) > 5
    assert {name.split('"')[1].strip() for name in named} >= {"Commitments", "Left out"}
    edges = counts.evaluate_all("all => all.map(cell => cell.getBoundingClientRect().right)")
    assert max(edges) <= page.evaluate("innerWidth")
    assert page.get_by_role("row").count() == (1 if media == "print" else 2)
    assert page.get_by_role("cell").count() == len(page.query_selector_all("td[role]"))
