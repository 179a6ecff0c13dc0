"""Is a time that an item gives the time of what it tells?

It must stand in a sentence that the item cites, on the right side of the report, and in no clause of something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.check import Unit, cited_by
from summarizer.grounding.dateline import beside_dateline
from summarizer.grounding.other_clauses import Around, time_of_another
from summarizer.grounding.relative_clauses import clause_of_another
from summarizer.marks import marked, times_in
from summarizer.problems import Problem, at
from summarizer.schemas import Firm, Item, Settled, When, own_words
from summarizer.source import Source

__all__ = ["mistimed"]


def mistimed(item: Item, unit: Unit, source: Source) -> Iterator[Problem]:
    """Yield the times in sentences that the model did not cite, or to come, or over, where the item says otherwise."""
    whens = [(name, when) for name in times_in(type(item)) if isinstance(when := getattr(item, name), When)]
    spans = cited_by(unit.raw, source) if whens else ()
    cited = {number for span in spans for number in source.sentences_at(span)}
    for name, when in whens:
        path = at((*unit.steps, name))
        there = source.sentences_at((when.start, when.end))
        if cited and cited.isdisjoint(there):
            message = f"{when.text!r} stands in [{there.start}], which is not among the cited sentences"
            yield Problem(path=path, message=message, value=when.text, severity="unsure")
        elif message := _out_of_time(item, when, source) or _of_another_clause(item, when, there.start, source):
            yield Problem(path=path, message=message, value=when.text, severity="unsure")


def _out_of_time(item: Item, when: When, source: Source) -> str:
    """What is odd about a time, seen from the document's date."""
    dated = source.dated
    if dated is None or when.status != "resolved":
        return ""
    for name, firm in marked(item, Firm):
        if firm.of != "undertaking" and getattr(item, name) in firm.words and when.earliest and when.earliest > dated:
            return f"{when.text!r} is after the document's date, and it is told as {getattr(item, name)}"
    for name, settled in marked(item, Settled):
        if getattr(item, name) not in settled.words and when.latest and when.latest < dated:
            return f"{when.text!r} is before the document's date, and it is told as {getattr(item, name)}"
    return ""


def _of_another_clause(item: Item, when: When, number: int, source: Source) -> str:
    """What says that a time is of something else: of the report, or of a clause that tells nothing of the item."""
    start, end = source.sentence(number) or (when.start, when.end)
    rest = beside_dateline(source.text[start:end], source.dated)
    if rest is not None and when.end <= end - len(rest):
        return f"{when.text!r} is the date of the report, and it tells of another day"
    words = " ".join(text for steps, text in own_words(item) if len(steps) == 1)
    before, after = source.text[start : when.start], source.text[when.end : end]
    clause = clause_of_another(before, after, words)
    if clause is None and any(firm.of == "undertaking" for _, firm in marked(item, Firm)):
        cited = [one.text for one in item.evidence if not one.start <= when.start < one.end]
        clause = time_of_another(Around(before, after), cited, words)
    return f"{when.text!r} is told of something else: {clause!r}" if clause else ""
