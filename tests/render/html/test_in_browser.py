"""The page in a browser: what lights up, where the keys lead, what the filters leave.

These tests drive Debian's Chromium, which `make browser` installs; without it they are skipped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from summarizer import Item, Readout, Record, Summarizer, Summary, Verbatim
from summarizer.render.html import to_html
from summarizer.render.visible import visible
from summarizer.source import Place
from summarizer.testing import ScriptedModel
from tests.browser import CHROMIUM, MISSING, comes_in_sight, until
from tests.pages import items_of, spans_of, verbatim, words

if TYPE_CHECKING:
    from tests.browser import Open

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)

LIT = '[...document.querySelectorAll("#text .lit")].map(piece => piece.textContent).join("")'
LIT_WORDS = '[...document.querySelectorAll("#text .lw")].map(piece => piece.textContent).join("")'
ALL_LAID = '!document.querySelector(".card:not(.laid), .timeline li:not(.laid), #text p:not(.laid)")'
"""Every block has its height, and nothing moves any more."""
LIT_CARDS = '[...document.querySelectorAll("[data-card].lit")].map(card => card.id)'


def test_the_keys_light_the_evidence_of_each_item(opened: Open, summary: Summary[Readout]) -> None:
    """From the first item to the last with `j`: just the words of its spans, its very words marked, and in sight."""
    page = opened(to_html(summary))
    page.locator("[data-card]").first.focus()
    for ident, item in items_of(summary):
        assert page.evaluate("document.activeElement.id") == ident
        assert page.evaluate(LIT) == words(summary.source.text, spans_of(item))
        assert page.evaluate(LIT_WORDS) == verbatim(summary.source.text, item)
        assert comes_in_sight(page, "#text .lit")
        assert comes_in_sight(page, f'[id="{ident}"]')
        page.keyboard.press("j")


def test_hovering_an_item_lights_its_evidence_and_leaving_puts_it_out(opened: Open, summary: Summary[Readout]) -> None:
    """And scrolls to it."""
    page = opened(to_html(summary))
    for ident in ("points-3", "parties-9", "agreements-4", "commitments-7", "quotes-1"):
        item = dict(items_of(summary))[ident]
        page.locator(f"#{ident} .title").hover()
        assert page.evaluate(LIT) == words(summary.source.text, spans_of(item))
        until(page, 'document.querySelector("#text .lit").getBoundingClientRect().top > 40')
        until(page, 'document.querySelector("#text .lit").getBoundingClientRect().top < innerHeight')
    page.locator("footer").hover()
    assert page.evaluate(LIT) == ""


def test_hovering_words_lights_the_items_that_rest_on_them(opened: Open, summary: Summary[Readout]) -> None:
    """All of them, and no other."""
    page = opened(to_html(summary))
    pieces = page.locator("#text [data-items]", has_text=re.compile(r"\w"))
    for number in range(0, pieces.count(), 9):
        pieces.nth(number).hover()
        assert sorted(page.evaluate(LIT_CARDS)) == sorted(str(pieces.nth(number).get_attribute("data-items")).split())


class Remark(Item):
    """Words that overlap."""

    said: Verbatim


class Remarks(Record):
    """Its record."""

    remarks: list[Remark]


def test_overlapping_words_light_up_whole(opened: Open) -> None:
    """Two that cross, one within both, one over two paragraphs."""
    said = ["one two three", "two three four", "three", "six.\n\nSeven"]
    text = "Zero one two three four five six.\n\nSeven eight."
    model = ScriptedModel([{"remarks": [{"said": each, "evidence": [1, 2]} for each in said]}])
    page = opened(to_html(Summarizer(model, Remarks).summarize(text)))
    page.locator("[data-card]").first.focus()
    for each in said:
        assert page.evaluate(LIT_WORDS) == each
        assert page.evaluate(LIT) == text.replace("\n\n", "") or page.evaluate(LIT) == text
        page.keyboard.press("ArrowDown")
    page.locator("#text .w", has_text="three").first.hover()
    assert len(page.evaluate(LIT_CARDS)) == 4


def test_a_choice_stays_until_it_is_cleared(opened: Open, summary: Summary[Readout]) -> None:
    """Enter pins, the address remembers, Escape clears; and the address chooses when the page opens."""
    page = opened(to_html(summary))
    page.locator("#points-2").focus()
    page.keyboard.press("Enter")
    page.locator("footer").hover()
    wanted = words(summary.source.text, spans_of(summary.record.points[1]))
    assert page.evaluate(LIT) == wanted
    assert page.evaluate("location.hash") == "#points-2"
    assert page.locator("#points-2 .no").get_attribute("aria-current") == "true"
    page.keyboard.press("Escape")
    page.locator("footer").hover()
    assert page.evaluate(LIT) == ""
    other = opened(to_html(summary), at="#quotes-9")
    assert other.evaluate(LIT) == words(summary.source.text, spans_of(summary.record.quotes[8]))
    assert comes_in_sight(other, "#quotes-9")
    assert comes_in_sight(other, "#text .lit")


def test_from_an_item_to_its_sentence_and_back_with_the_keyboard(opened: Open, summary: Summary[Readout]) -> None:
    """Enter on a sentence's number goes there; arrows go on; Escape comes back; Enter goes to an item."""
    page = opened(to_html(summary))
    page.locator("#commitments-5 .cites a").first.focus()
    number = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.n") == number
    assert comes_in_sight(page, f"#s{number}")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "commitments-5"
    page.locator("#commitments-5 .cites a").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    sentence = int(page.evaluate("document.activeElement.dataset.n"))
    assert sentence > int(number)
    told = page.locator("#live").text_content() or ""
    assert told.startswith("Evidence of ")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") in page.evaluate(LIT_CARDS)


def test_a_party_can_be_filtered_for(opened: Open, summary: Summary[Readout]) -> None:
    """Left are the items that name it, or one that acts for it; the count is announced; all come back."""
    page = opened(to_html(summary))
    party = summary.record.parties[0]
    envoys = {each.id for each in summary.record.parties if each.acts_for == party.id}
    assert envoys
    page.locator("#who").select_option(label=party.name)
    for ident, item in items_of(summary):
        if ident != "headline-1":
            stored = item.model_dump_json()
            names = any(f'"{each}"' in stored for each in {party.id, *envoys})
            assert page.locator(f"#{ident}").is_visible() == names, ident
    left = page.locator("[data-card][data-section]:not([data-section='']):visible").count()
    total = sum(1 for _ in items_of(summary)) - 1
    assert page.locator(".count").text_content() == f"{left} of {total} items"
    assert 0 < left < total
    page.locator("#who").select_option(value="")
    assert page.locator(".count").text_content() == f"{total} items"


def test_a_section_can_be_put_away(opened: Open, summary: Summary[Readout]) -> None:
    """With its heading, its rows in the time line, and its marks in the source."""
    page = opened(to_html(summary))
    commitments, quotes = (page.locator(f"button[data-toggle={name}]") for name in ("commitments", "quotes"))
    commitments.click()
    assert commitments.get_attribute("aria-pressed") == "false"
    assert not page.locator("[data-folder=commitments]").is_visible()
    assert page.locator(".timeline [data-section=commitments]:visible").count() == 0
    assert page.locator(".timeline [data-section=meetings]:visible").count() > 0
    quotes.click()
    words_of_quotes = page.locator('#text [data-items="quotes-7"]')
    assert "off" in str(words_of_quotes.first.get_attribute("class")).split()
    page.evaluate('location.hash = "#quotes-1"')
    until(page, 'document.querySelector("#quotes-1").getBoundingClientRect().height > 0')
    assert "quotes-1" in page.evaluate(LIT_CARDS)
    assert page.locator("#text .off").count() == 0


AT = "selector => getComputedStyle(document.querySelector(selector), '::after').content"


def test_pages_and_times_stand_beside_the_numbers(opened: Open, summary: Summary[Readout]) -> None:
    """In the source where a new one begins, at each item that cites it, and in what a screen reader says."""
    sentences = summary.source.sentences
    places = [(sentences[number][0], f"page {number // 40 + 1}") for number in range(0, len(sentences), 40)]
    source = summary.source.model_copy(update={"places": tuple(Place(*place) for place in places)})
    page = opened(to_html(summary.model_copy(update={"source": source})))
    assert page.evaluate(AT, "#s41 .n") == '"p. 2"'
    assert page.evaluate(AT, "#s42 .n") == "none"
    cited = page.locator(".card .cites").filter(has=page.locator('a[href="#s41"]')).first
    assert "p. 2" in cited.locator(".at").all_text_contents()
    assert cited.locator('a[href="#s41"]').get_attribute("aria-label") == "Sentence 41, p. 2"
    assert page.evaluate('document.querySelector("#text").textContent') == visible(source.text)


def test_a_reason_leads_to_the_sentence_that_is_nearest(opened: Open, summary: Summary[Readout]) -> None:
    """With a click, or from the keyboard."""
    page = opened(to_html(summary))
    until(page, ALL_LAID)  # else what is clicked may move meanwhile
    page.locator('.reasons a[href="#s3"]').click()
    assert comes_in_sight(page, "#s3")
    until(page, 'document.activeElement.dataset.n === "3"')


@pytest.mark.parametrize("heading", ["h.timeline", "h.commitments", "h.quotes"])
def test_an_address_may_lead_to_a_heading(opened: Open, summary: Summary[Readout], heading: str) -> None:
    """It is in sight below the filters, and stays so when what is out of sight gets its height."""
    page = opened(to_html(summary), at=f"#{heading}")
    until(page, ALL_LAID)
    top = f"document.getElementById({heading!r}).getBoundingClientRect().top"
    until(page, f'document.querySelector(".tools").getBoundingClientRect().bottom <= {top} && {top} < 200')
