"""Hostile answers by the thousand: good ones mutated, and arbitrary JSON, from a seed.

    python -m tests.hostile 100000          # what `make nightly` runs, giants too; `make test` takes 5,000
    python -m tests.hostile 25000 7         # another seed

Whatever comes, a summary keeps the promises or a typed error is raised, in bounded time and memory, in each way into
the library.
"""

from __future__ import annotations

import copy
import json
import random
import re
import resource
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from time import process_time
from typing import Any, cast

from pydantic import JsonValue

from summarizer import Readout, Source, Summarizer, SummarizerError, Summary
from summarizer.testing import ScriptedModel, assert_grounded
from tests.faces import FACES, Face
from tests.giants import GIANTS, ODD
from tests.reports import WEATHER, weather_answer

SEED = 20_260_101
_MUTANT, _GIANT = (2.0, 100.0), (10.0, 400.0)
"""CPU seconds and further megabytes that an answer, asked for three times, may take: a usual one takes hundredths of a
second, one of 50 MB a few seconds and its own size a few times over."""
PROMISE, UNTYPED, OVER_TIME, OVER_MEMORY = KINDS = (
    "broken promises", "untyped exceptions", "over the time", "over the memory"
)  # fmt: skip

_LEAVES: list[JsonValue] = [
    None, True, False, 0, 1, 2, 3, 7, -1, 10**400, 0.5, float("nan"), float("inf"), "", " ", "p1", "p9", "a1", "[2]",
    "on Monday", "We will not wait", "\ud800", "\x00\x1b[31m", "</document>", "{{ 7*7 }}", "ü" * 2_000, [], {}, "not",
]  # fmt: skip
_SOURCE = Source(WEATHER)


_FACES = list(FACES.values())
_GOOD = json.dumps(weather_answer())
_FIELDS = [*Readout.model_fields, "id", "evidence", "text", "speaker", "debtors", "due", "when", "x"]


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that did not hold, an untyped exception or a limit passed, and the answers under which it was."""

    kind: str
    what: str
    answers: tuple[JsonValue, ...]


def broken(count: int, seed: int = SEED) -> Iterator[Broken]:
    """Try `count` answers, in the ways into the library by turns; yield what breaks."""
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        yield from _tried(tuple(_answer(chance) for _ in range(3)), _FACES[number % len(_FACES)], _MUTANT)


def broken_by_giants() -> Iterator[Broken]:
    """Try the giants and the odd ones in each way; yield what breaks."""
    for made in (*GIANTS.values(), *ODD.values()):
        for face in _FACES:
            yield from _tried((made(), {}, {}), face, _GIANT)


def _tried(answers: tuple[JsonValue, ...], face: Face, most: tuple[float, float]) -> Iterator[Broken]:
    """What breaks when a model answers so, asked up to three times."""
    begun, held = process_time(), _megabytes()
    found = _fault(answers, face)
    seconds, more = process_time() - begun, _megabytes() - held
    if found:
        yield Broken(*found, answers)
    if seconds > most[0]:
        yield Broken(OVER_TIME, f"took {seconds:.1f} s", answers)
    if more > most[1]:
        yield Broken(OVER_MEMORY, f"took {more:.0f} MB", answers)


def _megabytes() -> float:
    """The most memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _fault(answers: tuple[JsonValue, ...], face: Face) -> tuple[str, str] | None:
    try:
        summary = face(Summarizer(ScriptedModel(answers), Readout), _SOURCE)
        assert_grounded(summary)
        _assert_verbatim(summary, answers)
        assert Summary.from_json(summary.to_json()) == summary, "another summary after saving"
    except SummarizerError:
        return None
    except AssertionError as error:
        return PROMISE, str(error)
    except Exception as error:  # noqa: BLE001 - whatever comes out untyped is what is looked for
        return UNTYPED, f"{type(error).__name__}: {error}"
    return None


def _assert_verbatim(summary: Summary[Any], answers: tuple[JsonValue, ...]) -> None:
    """No quote has other words than some answer gave: nothing nearly right was let through."""
    quotes: list[str] = [quote.text.text for quote in summary.record.quotes]
    if not quotes:
        return
    texts = set(_strings(list(answers)))
    given, elided = {_words(text) for text in texts}, any("…" in text or "..." in text for text in texts)
    assert elided or all(_words(quote) in given for quote in quotes), quotes


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


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
    answer: Any = json.loads(_GOOD)
    for _ in range(chance.randint(1, 4)):
        holder, key = chance.choice(_places(answer))
        chance.choice(_EDITS)(holder, key, chance, answer)
    return answer  # type: ignore[no-any-return]


def _arbitrary(chance: random.Random, depth: int) -> JsonValue:
    kind = chance.random()
    if depth == 0 or kind < 0.5:
        return copy.deepcopy(chance.choice(_LEAVES))
    members = [_arbitrary(chance, depth - 1) for _ in range(chance.randint(0, 4))]
    if kind < 0.7:
        return members
    return {chance.choice(_FIELDS): member for member in members}


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a JSON value."""
    found: list[tuple[Any, Any]] = []
    containers = [value]
    while containers:
        holder = containers.pop()
        for key, member in _members(holder):
            found.append((holder, key))
            if isinstance(member, dict | list):
                containers.append(member)
    return found


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
    other, place = chance.choice(_places(answer))
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
    count, seed, *_ = [*map(int, sys.argv[1:]), *(5_000, SEED)[len(sys.argv) - 1 :]]
    kinds: Counter[str] = Counter()
    begun = process_time()
    for found in chain(broken(count, seed), broken_by_giants()):
        kinds[found.kind] += 1
        if kinds.total() <= 10:
            print(f"{found.kind}: {found.what[:500]}\n   under {str(found.answers)[:2_000]}")
    print(f"{count} answers of seed {seed} and {len(GIANTS) + len(ODD)} giants in {len(FACES)} ways: ", end="")
    print(", ".join(f"{kinds[kind]} {kind}" for kind in KINDS), end="; ")
    print(f"{process_time() - begun:.0f} s of CPU, at most {_megabytes():.0f} MB")
    return int(bool(kinds))


if __name__ == "__main__":
    sys.exit(main())
