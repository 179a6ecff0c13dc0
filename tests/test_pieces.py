"""Half an answer: its members are read as soon as they are whole, wherever it is cut, whatever it holds."""

from __future__ import annotations

import json
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from summarizer.pieces import Closed, Member, Members
from summarizer.testing.strategies import json_values


def whole(answer: dict[str, Any]) -> list[Member | Closed]:
    """What should be read of an object, told from its value."""
    found: list[Member | Closed] = []
    for name, value in answer.items():
        if isinstance(value, list):
            found += [Member(name, index, member) for index, member in enumerate(cast("list[Any]", value))]
        else:
            found.append(Member(name, None, value))
        found.append(Closed(name))
    return [*found, Closed("")]


@given(st.dictionaries(st.text(), json_values()), st.integers(1, 9), st.sampled_from([None, 2]), st.booleans())
def test_members_are_read_wherever_the_pieces_are_cut(answer: Any, size: int, indent: Any, ascii_: bool) -> None:
    """Each once, in order, as a reader of the whole reads them."""
    text = json.dumps(answer, indent=indent, ensure_ascii=ascii_)
    reader = Members()
    found = [one for at in range(0, len(text), size) for one in reader.read(text[at : at + size])]
    assert repr(found) == repr(whole(json.loads(text)))


@given(st.text(st.sampled_from('{}[]",:\\ a1')), st.text())
def test_no_text_is_too_strange(text: str, more: str) -> None:
    """What is no object is read as far as it looks like one."""
    list(Members().read(text + more))


def test_no_text_is_too_deep() -> None:
    """What the reader of the whole cannot take is not read here either."""
    reader = Members()
    assert list(reader.read('{"a": ' + "[" * 10_000 + "]" * 10_000 + "}")) == []
    assert not reader.is_whole
