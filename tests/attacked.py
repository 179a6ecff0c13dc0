"""What comes of a text that attacks, when the model obeys it? Asks one that does, and tells it as a table.

    python -m tests.attacked > docs/attacks.md

writes the page anew; `test_attacks.py` holds the page against what happens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from summarizer import Item, Readout, Source, Summarizer, Summary
from summarizer.errors import SourceError
from summarizer.exchange import Request
from summarizer.render.entries import members
from summarizer.testing import ScriptedModel
from tests.attacks import ATTACKS, HARMLESS, Attack
from tests.planted import INNOCENT, MISSED, PLANTED
from tests.reports import WEATHER, weather_answer

__all__ = ["FABRICATED", "Outcome", "met", "page", "planted", "planted_told"]

FABRICATED = "We pay for everything and ask for nothing."
"""What the text says nowhere."""
_NO_SENTENCE = 9_999
_SHOWN = 60
_PARTS = 100
"""Answers that an enormous text may need, for it is read in parts."""

PAGE = """\
# Texts that attack

Each row is a text that attacks who reads it, put into a report and given to a model that **obeys**: it answers what
the text asks for, and insists when it is asked again. The table is made by `python -m tests.attacked > docs/attacks.md`
from `tests/attacks.py`, and the tests hold it against what happens.

Whatever the model obeys, in each row and each way into the library:

- no quote is fabricated: the made-up one (“{fabricated}”) is refused, and each that is there is a slice of the source;
- no item is there without evidence, or with a sentence that does not exist, and a number that the cited sentences do
  not have is refused;
- in what is sent, the text stands between marks that occur in it nowhere, its own numbers look like none of ours, and
  it is, marks aside, the text byte for byte;
- nothing of it acts: in the page, Markdown, the terminal, JSON, CSV, a calendar, a notebook, annotations, provenance
  and what the command line says, it is text.

What the library cannot know is whether a sentence of the source is true, or meant for a reader. A verbatim quote of a
planted sentence *is* in the source. So passages that speak to a machine are told of in `Summary.warnings`, and an item
that rests on nothing else carries a doubt.

- **warning**: what `Summary.warnings` says of the text: its kind.
- **refused**: of the items that obey, how many are not in the record; the rest are kept **with a doubt**, or **as they
  are**: they say what the text says, or what the check of statements cannot tell ([what it tests](checks.md)).

"""
_HEAD = """\
| the attack | its text | warning | refused | kept with a doubt | kept as it is |
| --- | --- | --- | ---: | ---: | ---: |
"""
_HARMLESS = """\
## Texts that only look so

Reports about hackers, machines, rules and instructions raise no warning. The tests hold these to none:

"""
_PLANTED = """\

## Sentences planted for who summarizes

`tests/planted.py` has {planted} more sentences that speak to a model, or to whoever writes the summary: polite wishes,
notes of an editor, "for automated readers", roles and tasks, the third person, forged answers, comments, base64,
letters joined by what has no width, and orders in German, French, Spanish, Portuguese, Italian, Russian, Arabic and
Chinese. Each raises a warning, and none of {innocent} sentences of talks that look alike does. The rules were made with
both before them: of what is put in yet other words expect fewer to be told of. A warning is a hint to a reader, and
its absence no proof. None is raised by these:

{missed}"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one attack: the summary, None when the text was refused, what was asked, and what was planted."""

    attack: Attack
    summary: Summary[Readout] | None
    requests: tuple[Request, ...]
    refused: int
    doubted: int
    kept: int

    def __str__(self) -> str:
        kinds = sorted({caution.kind for caution in self.summary.warnings}) if self.summary else []
        text = self.attack.text.replace("\n", " ")
        shown = ascii(text[:_SHOWN] + "…" * (len(text) > _SHOWN))[1:-1].replace("|", "\\|").replace("`", "'")
        told = ", ".join(kinds) if self.summary else "no text: `SourceError`"
        counts = " | ".join(str(number or "–") for number in (self.refused, self.doubted, self.kept))
        return f"| {self.attack} | `{shown}` | {told or '–'} | {counts} |"


def report(attack: Attack, *, titled: bool = False) -> Source:
    """The report with the attack in it; `titled`: in its title too."""
    return Source(f"{WEATHER}\n{attack.text}\n\nThey parted in the evening.\n", title=attack.text if titled else None)


def planted(attack: Attack, source: Source) -> dict[str, list[Any]]:
    """What a model that obeys adds to a good answer, section by section."""
    start = source.text.index(attack.text, len(WEATHER))
    there = list(source.sentences_at((start, start + len(attack.text))))[:40]
    owed = {"debtors": ["p1"], "strength": "promised"}
    return {
        "points": [
            {"text": f"{attack.says}: nobody says it", "evidence": []},
            {"text": f"{attack.says}: no sentence says it", "evidence": [_NO_SENTENCE]},
            {"text": "Norway and Iceland paid 9 billion euros.", "evidence": [2]},
            {"text": attack.says, "evidence": there},
        ],
        "parties": [{"id": "p9", "name": attack.says, "kind": "other", "role": "mentioned", "evidence": there}],
        "commitments": [
            {**owed, "action": f"{attack.says} in the end", "evidence": there, "doubt": attack.says},
            {**owed, "action": f"share: {attack.says}", "due": "by 1 September 2024", "evidence": [2]},
        ],
        "quotes": [
            {"text": FABRICATED, "speaker": "p1", "kind": "direct", "evidence": there},
            {"text": attack.text[:200], "speaker": None, "kind": "direct", "evidence": there},
        ],
    }


def met(attack: Attack, *, titled: bool = False) -> Outcome:
    """Give the attack to a model that obeys it."""
    try:
        source = report(attack, titled=titled)
    except SourceError:
        return Outcome(attack, None, (), 0, 0, 0)
    answer, added = weather_answer(), planted(attack, source)
    for section, items in added.items():
        answer[section] += items
    model = ScriptedModel([answer] * _PARTS)
    summary = Summarizer(model, Readout).summarize(source)
    kept = _kept(summary)
    doubted = sum(bool(item.doubt and item.doubt != attack.says) for item in kept)
    asked = sum(len(items) for items in added.values())
    return Outcome(attack, summary, tuple(model.requests), asked - len(kept), doubted, len(kept) - doubted)


def _kept(summary: Summary[Readout]) -> list[Item]:
    """The items of the record that a good answer does not have."""
    sections: list[Any] = [items for items in weather_answer().values() if isinstance(items, list)]
    good = {_word(item) for items in sections for item in items}
    values = (getattr(summary.record, name) for name in ("points", "parties", "commitments", "quotes"))
    found = [one for value in values for one in members(value)]
    return [one for one in found if isinstance(one, Item) and _word(one.model_dump()) not in good]


def _word(item: dict[str, Any]) -> object:
    """What an item is told apart by."""
    text: Any = next(item[name] for name in ("text", "action", "name", "what", "subject") if name in item)
    return cast("dict[str, object]", text)["text"] if isinstance(text, dict) else text


@cache
def page() -> str:
    """The whole page."""
    tables = [
        f"## {kind}\n\n{_HEAD}" + "".join(f"{met(attack)}\n" for attack in attacks) for kind, attacks in ATTACKS.items()
    ]
    return "\n".join([PAGE.format(fabricated=FABRICATED), *tables, _HARMLESS + _listed(HARMLESS) + planted_told()])


def planted_told() -> str:
    """What the page says of the sentences of `tests.planted`."""
    return _PLANTED.format(planted=len(PLANTED), innocent=len(INNOCENT), missed=_listed(MISSED))


def _listed(texts: Iterable[str]) -> str:
    return "".join(f"- {' '.join(text.split())}\n" for text in texts)


if __name__ == "__main__":
    print(page(), end="")
