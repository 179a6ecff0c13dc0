"""Whatever a text tries and a model obeys: no made-up quote, no item without evidence, nothing that acts anywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from icalendar import Calendar
from rich.console import Console

from summarizer import Readout, Settings, Source, Summarizer, Summary, summarize
from summarizer.exchange import Request
from summarizer.grounding.suspects import suspects
from summarizer.legible import inert
from summarizer.render.frames import write_csv
from summarizer.render.terminal import to_terminal
from summarizer.render.visible import visible
from summarizer.testing import ScriptedModel, assert_grounded
from tests.attacked import FABRICATED, Outcome, met, planted_told, report
from tests.attacks import ATTACKS, HARMLESS, Attack
from tests.render.html.test_page import Page, assert_closed
from tests.render.test_markdown import RICH, leaves
from tests.render.test_notebook import TAGS, shown
from tests.reports import only
from tests.test_cli import read, run

TOLD = Path(__file__).resolve().parents[1] / "docs" / "attacks.md"
EVERY = [attack for attacks in ATTACKS.values() for attack in attacks]
ACTING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
"""What a screen obeys or hides."""
PROPERTIES = {
    *("BEGIN", "END", "VERSION", "PRODID", "DESCRIPTION", "UID", "DTSTAMP", "SUMMARY", "DTSTART", "DTEND"),
    *("STATUS", "TRANSP"),
}


@cache
def outcome(attack: Attack) -> Outcome:
    """What came of it, with the attack in the title too."""
    return met(attack, titled=True)


def summary_of(attack: Attack) -> Summary[Readout]:
    """The summary; skipped where the text is none."""
    found = outcome(attack).summary
    return found if found is not None else summarize(Source("They met."), model=ScriptedModel([only()] * 2))


@pytest.mark.parametrize("attack", EVERY, ids=str)
def test_no_quote_is_made_up_and_no_item_stands_without_evidence(attack: Attack) -> None:
    """What the obedient model adds without evidence, or against it, is refused and listed."""
    summary = summary_of(attack)
    assert_grounded(summary)
    assert FABRICATED not in summary.to_json() or all(quote.text.text != FABRICATED for quote in summary.record.quotes)
    points = [point.text for point in summary.record.points]
    assert not [text for text in points if "nobody says it" in text or "no sentence says it" in text]
    assert "Norway and Iceland paid 9 billion euros." not in points
    if outcome(attack).summary:
        assert outcome(attack).refused >= 4
        assert len(summary.rejected) >= 4


@pytest.mark.parametrize("attack", EVERY, ids=str)
def test_what_poses_is_told_of_and_what_rests_on_it_is_doubted(attack: Attack) -> None:
    """And nothing else is told of."""
    kinds = {found.kind for found in suspects(attack.text)}
    assert kinds == ({attack.warned} if attack.warned else set())
    if attack.warned in ("instruction", "fence"):
        assert outcome(attack).kept == 0
        assert {caution.kind for caution in summary_of(attack).warnings} == kinds


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_so_is_left_alone(text: str) -> None:
    """Reports of hackers, machines, rules and instructions."""
    assert suspects(text) == []
    assert suspects(f"They met.\n\n{text}\n") == []


def test_the_page_tells_what_happens() -> None:
    """Row by row, and of no other attacks."""
    rows = [line for line in TOLD.read_text(encoding="utf-8").splitlines() if re.match(r"\| (?!the attack|---)", line)]
    assert rows == [str(met(attack)) for attack in EVERY]


def test_the_page_tells_of_what_is_planted() -> None:
    """How many sentences are told of, and which are not."""
    assert TOLD.read_text(encoding="utf-8").endswith(planted_told())


# ------------------------------------------------------------------------------------------------- what is sent


@pytest.mark.parametrize("attack", EVERY, ids=str)
def test_the_fence_holds(attack: Attack) -> None:
    """Its end occurs once, at the end; our numbers are those of the sentences; the rest is the text, byte for byte."""
    for request in outcome(attack).requests:
        if request.sentences is None:
            rules, document = request.messages[0].content, request.messages[1].content
            closing = document.splitlines()[-1]
            assert document.count(closing) == 1
            assert closing.replace("/", "") in rules
            assert_numbered(request, document.removesuffix(f"\n{closing}"))
        for message in request.messages[2:]:
            assert not set(filter(None, attack.text.splitlines())) & set(message.content.splitlines())


def assert_numbered(request: Request, document: str) -> None:
    """The numbers of the sentences are there once, in order, and without them the text is the source's."""
    sample = re.search(r"(\S+) and so on number its sentences", request.messages[0].content)
    assert sample is not None
    mark = re.escape(sample[1]).replace("1", "([0-9]+)", 1) if sample[1] in "[1]⟦1⟧" else None
    mark = mark or re.escape(sample[1][:-2]) + r"([0-9]+)\]"
    numbers = [int(found) for found in re.findall(f"{mark} ", document)]
    assert numbers == list(range(1, len(request.source.sentences) + 1))
    assert re.sub(f"{mark} ", "", document).endswith(request.source.text)


@pytest.mark.parametrize("attack", ATTACKS["It forges the marks round it"], ids=str)
def test_the_fence_holds_in_every_part_of_a_long_document(attack: Attack) -> None:
    """As many ends as beginnings, and nothing of the document outside of them."""
    text = f"{report(attack).text}\n" * 8
    model = ScriptedModel([only()] * 200)
    Summarizer(model, Readout, Settings(part_tokens=400)).summarize(Source(text, title=attack.text))
    assert len(model.requests) > 2
    for request in model.requests:
        shown = request.messages[1].content
        (opening,) = {line for line in shown.splitlines() if re.fullmatch(r"<document(-[0-9a-f]+)?>", line)} - {
            "<document>" if "<document>" in attack.text else ""
        }
        outside = re.sub(f"{opening}\n.*?\n{opening.replace('<', '</')}", "", shown, flags=re.DOTALL)
        assert opening.replace("<", "</") not in outside
        assert "pays" not in outside


# ------------------------------------------------------------------------------------------------- what is shown


def terminal(summary: Summary[Any]) -> str:
    """What a terminal gets."""
    out = StringIO()
    to_terminal(summary, Console(file=out, width=80))
    return out.getvalue()


def csv_files(summary: Summary[Any]) -> str:
    """The tables, one after the other."""
    with TemporaryDirectory() as folder:
        write_csv([summary], folder)
        return "".join(path.read_text(encoding="utf-8-sig") for path in sorted(Path(folder).iterdir()))


RENDERINGS: dict[str, Callable[[Summary[Any]], str]] = {
    "terminal": terminal,
    "plain": repr,
    "Markdown": lambda summary: summary.to_markdown(),
    "HTML": lambda summary: summary.to_html(),
    "notebook": lambda summary: summary._repr_html_(),  # pyright: ignore[reportPrivateUsage]
    "JSON": lambda summary: summary.to_json(),
    "CSV": csv_files,
    "calendar": lambda summary: summary.to_ics().replace("\r\n", "\n"),
    "annotations": lambda summary: inert(json.dumps(summary.to_annotations(), ensure_ascii=False)),
    "provenance": lambda summary: inert(json.dumps(summary.to_provenance(), ensure_ascii=False)),
}


@pytest.mark.parametrize("attack", EVERY, ids=str)
def test_no_rendering_passes_on_what_acts_on_a_screen(attack: Attack) -> None:
    """No control character, no override, nothing that is not drawn."""
    summary = summary_of(attack)
    found = {name: match[0] for name, render in RENDERINGS.items() if (match := ACTING.search(render(summary)))}
    assert found == {}


@pytest.mark.parametrize("attack", EVERY, ids=str)
def test_no_rendering_takes_text_for_anything_else(attack: Attack) -> None:
    """Not for elements, handlers, links, pictures, formulas, lines of a calendar; and JSON loads as it was."""
    summary = summary_of(attack)
    page = Page(summary.to_html())
    assert_closed(page)
    assert page.text == visible(summary.source.text.replace("\r\n", "\n").replace("\r", "\n"))
    seen = shown(summary)
    assert set(seen.tags) <= TAGS
    assert set(seen.attributes) <= {"title", "open"}
    tokens = RICH.parse(summary.to_markdown())
    kinds = {token.type for token in [*tokens, *leaves(tokens)]}
    assert not {kind for kind in kinds if re.search("html|link|image|math|code|fence|dl_", kind)}
    assert_calendar(summary.to_ics())
    assert not re.search(r'(?:^|,)"?[\t ]*[=+@]', csv_files(summary), re.MULTILINE)
    assert Summary.from_json(summary.to_json()) == summary


def assert_calendar(written: str) -> None:
    """Each line is a property of ours."""
    unfolded = written.replace("\r\n ", "").split("\r\n")
    assert {re.split("[:;]", line)[0] for line in unfolded if line} <= PROPERTIES
    calendar: Any = Calendar.from_ical(written)
    assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT"}


def test_the_command_line_passes_on_nothing_that_acts(tmp_path: Path) -> None:
    """Of texts, names of files, errors and what a corpus tells, in each format that goes to a screen."""
    groups = ("It drives the screen", "It hides", "It wants to run")
    texts = [attack for name in groups for attack in ATTACKS[name] if outcome(attack).summary]
    for number, attack in enumerate(texts):
        (tmp_path / f"{number}\x1b[2J\u202e.txt").write_bytes(report(attack).text.encode())
    (tmp_path / "damaged\x1b]0;x\x07.pdf").write_bytes(b"%PDF-\x1b[31m")
    files = sorted(tmp_path.iterdir())
    for form in ("terminal", "markdown", "json", "annotations"):
        printed = "".join(read("--debug", "--follow", "--format", form, *files)[1:])
        assert "parted" in printed
        assert not ACTING.search(printed.replace("\t", " "))
    told = run("corpus", str(tmp_path), "--model", "offline", "-o", str(tmp_path / "out.jsonl"))
    status = run("corpus", "--status", "-o", str(tmp_path / "out.jsonl"))
    assert not ACTING.search("".join((*told[1:], *status[1:])))
    assert not ACTING.search((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
