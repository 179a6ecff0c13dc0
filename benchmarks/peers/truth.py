"""Which of the altered answers does each accept? Told for each case: accepted, doubted or refused.

- langextract accepts an extraction when it says where in the text it stands; one without a place is refused.
- Instructor accepts an answer when it returns it.
- This library refuses an item when it is not in the record, and doubts it when it is there with a doubt that the answer
  did not have. It is not let ask again here: what it refuses, it would.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.peers.altered import Altered
from benchmarks.peers.documents import numbered
from benchmarks.peers.ways import BEST, messages_of

__all__ = ["JUDGES", "Judge"]

Judge = Callable[[str, Sequence[Altered]], list[str]]


def _langextract(**options: Any) -> Judge:
    def judged(address: str, cases: Sequence[Altered]) -> list[str]:
        from benchmarks.peers.langextract_way import extracted

        return [_placed(found) for found in extracted(address, _texts(cases), 8, **options)]

    return judged


def _placed(document: Any) -> str:
    found = [one for one in document.extractions or [] if one.extraction_class != "party"]
    return "accepted" if any(one.char_interval is not None for one in found) else "refused"


def _instructor(address: str, cases: Sequence[Altered]) -> list[str]:
    import instructor
    import openai

    from benchmarks.peers.plain import PLAIN

    with openai.OpenAI(api_key="none", base_url=f"{address}/v1") as client:
        create: Any = instructor.from_openai(client).create
        came = [create(model="m", messages=messages_of(text), response_model=PLAIN) for text in _texts(cases)]
    return ["accepted" if getattr(one, case.section) else "refused" for one, case in zip(came, cases, strict=True)]


def _this_library(address: str, cases: Sequence[Altered]) -> list[str]:
    from summarizer import InstructorModel, Settings, Summarizer

    async def all_of_them() -> list[str]:
        async with InstructorModel("openai/m", base_url=f"{address}/v1") as model:
            summarizer = Summarizer(model, settings=Settings(max_repairs=0))
            return [
                _kept((await summarizer.asummarize(text)).record, case)
                for text, case in zip(_texts(cases), cases, strict=True)
            ]

    return asyncio.run(all_of_them())


def _kept(record: Any, case: Altered) -> str:
    kept = getattr(record, case.section)
    if not kept:
        return "refused"
    return "accepted" if kept[0].doubt == case.answer[case.section][0]["doubt"] else "doubted"


def _texts(cases: Sequence[Altered]) -> list[str]:
    return [numbered(case, number) for number, case in enumerate(cases)]


JUDGES: dict[str, Judge] = {
    "instructor": _instructor,
    "langextract": _langextract(max_char_buffer=BEST["max_char_buffer"]),
    "langextract, at its best": _langextract(**BEST),
    "this library": _this_library,
}
