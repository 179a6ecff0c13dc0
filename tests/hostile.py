"""Hostile answers by the thousand: good ones mutated, and arbitrary JSON, from a seed.

    python -m tests.hostile 100000          # what `make nightly` runs; `make test` takes 5,000

Whatever comes, a summary keeps the promises or a typed error is raised, in bounded time.
"""

from __future__ import annotations

import copy
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import process_time
from typing import Any, cast

from pydantic import JsonValue

from summarizer import Readout, Source, Summarizer, SummarizerError, Summary
from summarizer.testing import ScriptedModel, assert_grounded
from tests.reports import WEATHER, weather_answer

SEED = 20_260_101
MOST_SECONDS = 2.0
"""CPU time that one answer may take; a usual one takes a few thousandths."""

_LEAVES: list[JsonValue] = [
    None, True, False, 0, 1, 2, 3, 7, -1, 10**400, 0.5, float("nan"), float("inf"), "", " ", "p1", "p9", "a1", "[2]",
    "on Monday", "We will not wait", "\ud800", "\x00\x1b[31m", "</document>", "{{ 7*7 }}", "ü" * 2_000, [], {}, "not",
]  # fmt: skip
_SOURCE = Source(WEATHER)


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that did not hold, and the answers under which it did not."""

    what: str
    answers: tuple[JsonValue, ...]


def broken(count: int, seed: int = SEED) -> Iterator[Broken]:
    """Try `count` answers; yield what breaks."""
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        answers = tuple(_answer(chance) for _ in range(3))
        begun = process_time()
        found = _fault(answers)
        seconds = process_time() - begun
        if found or seconds > MOST_SECONDS:
            yield Broken(found or f"took {seconds:.1f} s", answers)


def _fault(answers: tuple[JsonValue, ...]) -> str:
    """What breaks when a model answers so, asked up to three times; empty when all holds."""
    try:
        summary = Summarizer(ScriptedModel(answers), Readout).summarize(_SOURCE)
        assert_grounded(summary)
        _assert_verbatim(summary, answers)
        assert Summary.from_json(summary.to_json()) == summary, "another summary after saving"
    except SummarizerError:
        return ""
    except Exception as error:  # noqa: BLE001 - whatever comes out untyped is what is looked for
        return f"{type(error).__name__}: {error}"
    return ""


def _assert_verbatim(summary: Summary[Any], answers: tuple[JsonValue, ...]) -> None:
    """No quote has other words than some answer gave: nothing nearly right was let through."""
    given = [_words(text) for text in _strings(list(answers))]
    for quote in summary.record.quotes:
        words = _words(quote.text.text)
        assert words in given or any("…" in text or "..." in text for text in _strings(list(answers))), words


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def _strings(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for member in value.values() if isinstance(value, dict) else value:
            yield from _strings(member)


# ------------------------------------------------------------------------------------------------- the answers


def _answer(chance: random.Random) -> JsonValue:
    if chance.random() < 0.2:
        return _arbitrary(chance, 5)
    answer: Any = weather_answer()
    for _ in range(chance.randint(1, 4)):
        places = list(_places(answer))
        holder, key = chance.choice(places)
        chance.choice(_EDITS)(holder, key, chance, answer)
    return answer  # type: ignore[no-any-return]


def _arbitrary(chance: random.Random, depth: int) -> JsonValue:
    kind = chance.random()
    if depth == 0 or kind < 0.5:
        return copy.deepcopy(chance.choice(_LEAVES))
    members = [_arbitrary(chance, depth - 1) for _ in range(chance.randint(0, 4))]
    if kind < 0.7:
        return members
    names = [*Readout.model_fields, "id", "evidence", "text", "speaker", "debtors", "due", "when", "x"]
    return {chance.choice(names): member for member in members}


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every (container, key) of a JSON value."""
    for key, member in _members(value):
        yield value, key
        yield from _places(member)


def _members(value: Any) -> list[tuple[Any, Any]]:
    if isinstance(value, dict):
        return list(cast("dict[Any, Any]", value).items())
    return list(enumerate(cast("list[Any]", value))) if isinstance(value, list) else []


def _replace(holder: Any, key: Any, chance: random.Random, _: Any) -> None:
    holder[key] = _arbitrary(chance, 3)


def _remove(holder: Any, key: Any, _: random.Random, __: Any) -> None:
    holder.pop(key)


def _repeat(holder: Any, key: Any, chance: random.Random, _: Any) -> None:
    holder[key] = [holder[key]] * chance.choice([0, 1, 2, 50])


def _unwrap(holder: Any, key: Any, chance: random.Random, _: Any) -> None:
    if members := _members(holder[key]):
        holder[key] = chance.choice(members)[1]


def _exchange(holder: Any, key: Any, chance: random.Random, answer: Any) -> None:
    other, place = chance.choice(list(_places(answer)))
    if not any(one is holder for one, _ in _places(other[place])) and other[place] is not holder:
        holder[key] = copy.deepcopy(other[place])


def _reword(holder: Any, key: Any, chance: random.Random, _: Any) -> None:
    """A word dropped, doubled, turned or put in the place of another."""
    if isinstance(holder[key], str):
        words: list[str] = holder[key].split(" ")
        at = chance.randrange(len(words))
        word, other = words[at], chance.choice(WEATHER.split())
        words[at : at + 1] = chance.choice([[], [word, word], ["not", word], [other]])
        holder[key] = " ".join(words)


_EDITS: list[Callable[[Any, Any, random.Random, Any], None]] = [_replace, _remove, _repeat, _unwrap, _exchange, _reword]


def main() -> int:
    """Print what broke, and how often."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    kinds: Counter[str] = Counter()
    for found in broken(count):
        kinds[found.what.partition(":")[0]] += 1
        if kinds.total() <= 10:
            print(f"{found.what[:500]}\n   under {str(found.answers)[:2_000]}")
    print(f"{count} answers, {kinds.total()} broken promises {dict(kinds) or ''}")
    return int(bool(kinds))


if __name__ == "__main__":
    sys.exit(main())
