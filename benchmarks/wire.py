"""What is on the wire? Bytes and tokens of the example documents, of a repair, and of other ways to prove as much.

python benchmarks/wire.py

Requests are those for the documents of examples/reports; answers are the right ones to documents of the gold set, of
400 to 500 words, in the form in which a model writes them. Everything is sent and read by the real packages, to an
endpoint in this process; bytes are those of the bodies. Tokens are estimated as the library estimates them, one for
three bytes, for a tokeniser is of one model. The same is printed at every run and everywhere: a test holds
docs/speed-beside-others.md to it.
"""

from __future__ import annotations

import copy
import json
import logging
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import instructor
from instructor.core import InstructorRetryException

from benchmarks.peers.documents import Case, timed_cases
from benchmarks.peers.extractions import extractions, reply
from benchmarks.peers.plain import plain
from summarizer import Readout, Settings, Source, Summarizer
from summarizer.parts import tokens_in
from summarizer.prompt import first_request
from tests.models.endpoint import Endpoint, calling
from tests.reports import only

__all__ = ["tables"]

REPORTS = Path(__file__).resolve().parent.parent / "examples" / "reports"
REPAIRED = "reindeer-fence"
FAILING = (1, 3, 5)
NO_SENTENCE = 999
_FAILED_FIRST = ("commitments", "agreements", "quotes", "points")


def main() -> None:
    """Print the tables."""
    logging.getLogger("instructor").setLevel(logging.CRITICAL)  # it tells every refused answer at length
    print(tables())


def tables() -> str:
    """The four tables, as Markdown."""
    (repaired,) = (case for case in timed_cases() if case.name == REPAIRED)
    cases = timed_cases()
    parts = (_requests(sorted(REPORTS.glob("*.txt"))), _replies(cases), _repairs(repaired), _reviews(cases))
    return "\n\n".join("\n".join(lines) for lines in parts)


def _size(value: object) -> int:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


# ------------------------------------------------------------------------------------------------- what is asked


def _requests(paths: Iterable[Path]) -> Iterator[str]:
    yield "| request, in bytes | the text | rules | numbers, fence, date | schema | JSON around it | all | tokens |"
    yield "| --- |" + " ---: |" * 7
    for path in paths:
        source = Source.from_file(path)
        body = _first_body(source)
        rules, shown = (one.content for one in first_request(source, Readout).messages)
        text, schema = len(source.text.encode()), _size(json.loads(body)["tools"][0]["function"])
        parts = [text, len(rules.encode()), len(shown.encode()) - text, schema]
        parts += [len(body) - sum(parts), len(body), tokens_in(body.decode())]
        yield f"| {path.stem} | " + " | ".join(f"{part:,}" for part in parts) + " |"


def _first_body(source: Source) -> bytes:
    endpoint = Endpoint(calling(only()))
    Summarizer(endpoint.model()).summarize(source)
    return endpoint.requests[0].content


# ------------------------------------------------------------------------------------------------ what is answered


def _replies(cases: Iterable[Case]) -> Iterator[str]:
    yield "| answer, in bytes | items | cites numbers | with sentences copied | | as langextract's extractions | |"
    yield "| --- |" + " ---: |" * 6
    for case in cases:
        items = sum(len(section) for section in case.answer.values() if isinstance(section, list))
        cited, copied = _size(case.answer), _size(_copied(case.answer, case))
        extracted = _size(reply(extractions(case)))
        sizes = f"{cited:,} | {copied:,} | {copied / cited:.1f} x | {extracted:,} | {extracted / cited:.1f} x"
        yield f"| {case.name} | {items} | {sizes} |"


def _copied(value: Any, case: Case, *, cited: bool = False) -> Any:
    """An answer with the sentences themselves where it cites their numbers."""
    if isinstance(value, dict):
        return {name: _copied(member, case, cited=name == "evidence") for name, member in value.items()}
    if isinstance(value, list):
        return [_copied(member, case, cited=cited) for member in value]
    return case.text[slice(*case.sentences[value - 1])].strip() if cited else value


# ---------------------------------------------------------------------------------------------- what is asked again


@dataclass(frozen=True, slots=True)
class Cost:
    """What went over the wire for one document."""

    requests: int
    sent: int
    received: int

    def beside(self, once: Cost) -> str:
        """In the first request's and the whole answer's lengths."""
        return f"{self.requests} | {self.sent / once.sent:.2f} | {self.received / once.received:.2f}"


def _repairs(case: Case) -> Iterator[str]:
    once = _cost(Endpoint(calling(case.answer)), case, [])
    yield "| items that fail | repairs: requests | sent | received | Instructor's: requests | sent | received |"
    yield "| --- |" + " ---: |" * 6
    for stubborn in (False, True):
        for count in FAILING:
            wrong, places = _wrong(case, count)
            right = [] if stubborn else [case.answer]
            ours = _repaired(case, wrong, places, stubborn=stubborn).beside(once)
            theirs = _asked_again(case, [wrong] * (4 if stubborn else 1) + right).beside(once)
            yield f"| {count}, {'never right' if stubborn else 'right when asked again'} | {ours} | {theirs} |"


def _wrong(case: Case, count: int) -> tuple[dict[str, Any], list[tuple[str, int]]]:
    """The answer with this many items that cite a sentence that is not there, and where they are."""
    every = [(section, index) for section in _FAILED_FIRST for index in range(len(case.answer[section]))]
    wrong = copy.deepcopy(case.answer)
    for section, index in every[:count]:
        wrong[section][index]["evidence"] = [NO_SENTENCE]
    return wrong, every[:count]


def _repaired(case: Case, wrong: dict[str, Any], places: list[tuple[str, int]], *, stubborn: bool) -> Cost:
    """With this library; the answer to a repair holds the items that failed, and no others."""
    from_which = wrong if stubborn else case.answer
    again: dict[str, Any] = {section: [] for section in case.answer} | {"headline": None}
    for section, index in places:
        again[section] = [*again[section], from_which[section][index]]
    answers = [wrong, again]  # what comes back as it was is not asked for a second time
    endpoint = Endpoint(*map(calling, answers))
    summary = Summarizer(endpoint.model()).summarize(case.text)
    assert len(summary.rejected) == (len(places) if stubborn else 0), summary.rejected
    return _cost(endpoint, case, answers)


def _asked_again(case: Case, answers: list[dict[str, Any]]) -> Cost:
    """With Instructor alone and a class that refuses the same items; each answer is a whole one."""
    checked = plain(Readout, Annotated[int, AfterValidator(partial(_there, len(case.sentences)))])
    endpoint = Endpoint(*map(calling, answers))
    create: Any = instructor.from_openai(endpoint.client()).create
    messages = [
        {"role": one.role, "content": one.content} for one in first_request(Source(case.text), Readout).messages
    ]
    try:
        create(model="m-1", messages=messages, response_model=checked)
    except InstructorRetryException:
        assert answers[-1] is not case.answer
    return _cost(endpoint, case, answers)


def _there(count: int, number: int) -> int:
    if not 1 <= number <= count:
        raise ValueError("no sentence has this number; cite the numbers in front of sentences")
    return number


def _cost(endpoint: Endpoint, case: Case, answers: list[dict[str, Any]]) -> Cost:
    if not answers:
        Summarizer(endpoint.model()).summarize(case.text)
        answers = [case.answer]
    sent = sum(len(request.content) for request in endpoint.requests)
    return Cost(len(endpoint.requests), sent, sum(map(_size, answers)))


# ---------------------------------------------------------------------------------------------- what is looked at again


def _reviews(cases: Iterable[Case]) -> Iterator[str]:
    yield "| looked at a second time, in bytes | statements | sent | beside the first request |"
    yield "| --- |" + " ---: |" * 3
    for case in cases:
        endpoint = Endpoint(calling(case.answer), calling({"objections": []}))
        Summarizer(endpoint.model(), settings=Settings(review=True)).summarize(case.text)
        first, second = (request.content for request in endpoint.requests)
        shown: str = json.loads(second)["messages"][1]["content"]
        statements = len(shown.partition("Statements:\n")[2].splitlines())
        yield f"| {case.name} | {statements} | {len(second):,} | {len(second) / len(first):.2f} |"


if __name__ == "__main__":
    main()
