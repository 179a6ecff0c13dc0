"""What is right? Documents with the record that careful readers made of them: the gold that answers are held against.

A gold document is two files side by side, `NAME.txt` and `NAME.json`: the text, and the record's own JSON with
`must_not_assert`, statements that a careless reader would make and the text does not bear out. `dated` may be added
where the text does not tell its own date. For a span the JSON may have what a model would write (the number of a
sentence, words of the source), so that people can write it by hand; `Gold.write` writes the full form.

The dates of a gold record are those that stand in its file, not what this library reads from the words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, Generic, cast

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from summarizer.check import check, problems_of, sections
from summarizer.errors import GoldError, SourceError
from summarizer.schemas import Readout, When
from summarizer.source import Source
from summarizer.summary import RecordT

__all__ = ["Gold", "Trap", "load_gold"]

_TRAPS, _DATED = "must_not_assert", "dated"
_SHOWN = 5
"""Problems of a file that its error shows."""


class Trap(BaseModel):
    """A statement that no summary of the document may make, and why a careless reader would make it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1)
    why: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


_AS_TRAPS = TypeAdapter(list[Trap])
_AS_OBJECT = TypeAdapter(dict[str, JsonValue])


@dataclass(frozen=True, slots=True)
class Gold(Generic[RecordT]):
    """A document, the record that is right for it, and what no record of it may assert."""

    name: str
    source: Source
    record: RecordT
    must_not_assert: tuple[Trap, ...] = ()

    @classmethod
    def load(cls, text: str | Path, target: type[RecordT]) -> Gold[RecordT]:
        """Read `NAME.txt` and the `NAME.json` beside it. Raises `GoldError`, which names the file."""
        path = Path(text)
        beside = path.with_suffix(".json")
        try:
            data = _AS_OBJECT.validate_json(_read(beside))
            traps = tuple(_AS_TRAPS.validate_python(data.pop(_TRAPS, [])))
            dated = cast("str | None", data.pop(_DATED, None))
            source = Source(_read(path), dated=dated, origin=path.name)
        except ValidationError as error:
            raise _unusable(beside, _first(error)) from None
        except SourceError as error:
            raise _unusable(path, error.message) from None
        return cls(path.stem, source, _record(data, target, source, beside), traps)

    @classmethod
    def reviewed(cls, summary: str, target: type[RecordT], *, name: str = "") -> Gold[RecordT]:
        """Make gold of a summary's JSON that a person has reviewed: removed and added items, corrected spans and dates,
        said beside the record what `must_not_assert`.

        Without `name`, that of the file which the summary was made of. Raises `GoldError` with what is wrong in it.
        """
        try:
            data = _AS_OBJECT.validate_json(summary)
            source = Source.model_validate(data.get("source"))
            record = _AS_OBJECT.validate_python(data.get("record"))
            traps = tuple(_AS_TRAPS.validate_python(data.get(_TRAPS, [])))
        except ValidationError as error:
            raise _unusable(name or "the JSON", f"no summary: {_first(error)}") from None
        except SourceError as error:
            raise _unusable(name or "the JSON", error.message) from None
        name = name or (Path(source.origin).stem if source.origin else f"text-{source.sha256[:8]}")
        return cls(name, source, _record(record, target, source, name), traps)

    def write(self, folder: str | Path) -> Path:
        """Write both files into `folder`, which is made if need be; return the path of the text.

        Raises `GoldError` when either is there already.
        """
        text = Path(folder) / f"{self.name}.txt"
        data = self.record.model_dump(mode="json") | {_TRAPS: [trap.model_dump() for trap in self.must_not_assert]}
        if self.source.dated != Source(self.source.text).dated:
            data[_DATED] = str(self.source.dated)
        contents = {text: self.source.text, text.with_suffix(".json"): _pretty(data)}
        text.parent.mkdir(parents=True, exist_ok=True)
        for path in contents:
            if path.exists():
                raise GoldError(f"{path} is there already", remedy="give another folder, or remove it")
        for path, content in contents.items():
            path.write_bytes(content.encode())  # not as text: line ends stay as they are
        return text


def load_gold(folder: str | Path, target: type[RecordT] | None = None) -> list[Gold[RecordT]]:
    """Load every gold document of a folder, in the order of their names.

    `target` is the class of the records, `Readout` when not given. Raises `GoldError` when there are none, or one is
    wrong or lacks its record.
    """
    texts = sorted(Path(folder).glob("*.txt"))
    if bare := [path.name for path in texts if not path.with_suffix(".json").exists()]:
        remedy = "add its record, or keep what is no gold elsewhere"
        raise GoldError(f"{Path(folder) / bare[0]} has no .json beside it ({len(bare)} such)", remedy=remedy)
    if not texts:
        remedy = "give a folder with NAME.txt and NAME.json for each document"
        raise GoldError(f"{folder} holds no gold", remedy=remedy)
    return [Gold[RecordT].load(path, cast("type[RecordT]", target or Readout)) for path in texts]


def _record(data: Mapping[str, JsonValue], target: type[RecordT], source: Source, where: object) -> RecordT:
    """The record that a file holds: proved against its text, with the dates as they stand in the file."""
    unknown = data.keys() - target.model_fields.keys()
    units = check({**data}, target, source)
    problems = [*(f"{name}: no field of {target.__name__}" for name in sorted(unknown))]
    problems += [str(problem) for unit in units for problem in unit.problems]
    if problems:
        more = f" (and {len(problems) - _SHOWN} more)" if len(problems) > _SHOWN else ""
        raise _unusable(where, "; ".join(problems[:_SHOWN]) + more)
    found: dict[str, Any] = {name: [] for name, item in sections(target).items() if item is not None}
    try:
        for unit in units:
            value = _as_stated(unit.value, unit.raw, unit.steps)
            if unit.index is None:
                found[unit.field] = value
            else:
                found[unit.field].append(value)
        return target.model_validate(found)
    except ValidationError as error:
        raise _unusable(where, _first(error)) from None


def _as_stated(value: Any, raw: Any, steps: tuple[str | int, ...]) -> Any:
    """`value` with the dates that `raw` states: code made others of the same words."""
    match value:
        case When() if isinstance(raw, Mapping) and "earliest" in raw:
            return _stated({**cast("Mapping[str, Any]", raw), **value.model_dump(include={"start", "end"})}, steps)
        case BaseModel() if isinstance(raw, Mapping):
            given = cast("Mapping[str, Any]", raw)
            names = type(value).model_fields
            inner = {name: _as_stated(getattr(value, name), given.get(name), (*steps, name)) for name in names}
            return value.model_copy(update=inner)
        case list() if isinstance(raw, list):
            stated = zip_longest(cast("list[Any]", value), cast("list[Any]", raw)[: len(cast("list[Any]", value))])
            return [_as_stated(one, other, (*steps, place)) for place, (one, other) in enumerate(stated)]
        case _:
            return value


def _stated(raw: Mapping[str, Any], steps: tuple[str | int, ...]) -> When:
    """The time of a file; an error of it says where it stands in the file."""
    try:
        return When.model_validate(raw)
    except ValidationError as error:
        found = [
            InitErrorDetails(
                type=PydanticCustomError("when", "{said}", {"said": one["msg"]}),
                loc=(*steps, *one["loc"]),
                input=one["input"],
            )
            for one in error.errors(include_url=False)
        ]
        raise ValidationError.from_exception_data(error.title, found) from None


def _first(error: ValidationError) -> str:
    """The first thing that is wrong, and what was asked of it."""
    return "; ".join(str(problem) for problem in islice(problems_of(error), 1)) + f" ({error.title})"


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _unusable(path, error.strerror or str(error)) from None
    except UnicodeDecodeError as error:
        raise _unusable(path, f"byte {error.start} is not UTF-8") from None


def _pretty(data: Mapping[str, Any]) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _unusable(where: object, what: str) -> GoldError:
    return GoldError(f"{where}: {what}", remedy="correct it; `summarizer gold` writes gold from reviewed summaries")
