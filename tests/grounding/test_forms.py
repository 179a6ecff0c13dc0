"""Where do forms of names stand in a text? Where a pattern for each form would find them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.forms import ARTICLE, Form, Forms

WORDS = (
    "the Norway Norways Norwegian NORWAY norway's Board board the’ l’Union union Water water\nboard of (WB) x_Norway, É"
)


def pattern(form: Form) -> str:
    """A form as a pattern: slow where there are many, and what finding them at once must agree with."""
    said, owned = re.escape(form.said), r"(?:['’]s?)?(?!\w)"
    match form.how:
        case "phrase":
            spaced = r"\s+".join(map(re.escape, form.said.split()))
            return rf"(?i:(?<!\w){spaced}){owned}"
        case "described":
            return rf"(?i:(?<!\w){ARTICLE}{said}){owned}"
        case "word":
            return rf"(?<!\w)(?:{said}(?:['’]?s|['’]|n|en|es)?(?!\w)|{re.escape(form.said.upper())}(?!\w))"
        case _:
            return rf"(?<!\w){said}[a-zà-ÿ]{{0,5}}{owned}"


FORMS = (
    Form("Norway", "word"),
    Form("Norw", "stem"),
    Form("Water Board", "phrase"),
    Form("union", "described"),
    Form("l’Union", "word"),
)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=12).map(" ".join))
def test_forms_are_found_where_patterns_find_them(text: str) -> None:
    """Each form by itself, in any text of such words."""
    for form in FORMS:
        found = {(start, end) for start, end, _ in Forms([(form, "p1")]).find(text)}
        assert found == {match.span() for match in re.finditer(pattern(form), text)}


@dataclass(frozen=True)
class Case:
    """A form, a text, and what of it is found."""

    id: str
    form: Form
    text: str
    found: tuple[str, ...]


CASES = (
    Case("genitive", Form("Norway", "word"), "Norway's boats", ("Norway's",)),
    Case("in capitals", Form("Norway", "word"), "NORWAY pays", ("NORWAY",)),
    Case("a word has its case", Form("Norway", "word"), "norway pays", ()),
    Case("no part of a word", Form("Norway", "word"), "Norwaygate", ()),
    Case("a phrase has any case", Form("Water Board", "phrase"), "the water board", ("water board",)),
    Case("a phrase over lines", Form("Water Board", "phrase"), "Water\n  Board’s", ("Water\n  Board’s",)),
    Case("a phrase in marks", Form("“Friends” of Asha", "phrase"), "the “Friends” of Asha", ("“Friends” of Asha",)),
    Case("described", Form("union", "described"), "The union left", ("The union",)),
    Case("described by nobody", Form("union", "described"), "Unions and union", ()),
    Case("an elided article", Form("union", "described"), "de l’union", ("l’union",)),
    Case("derived", Form("Tessal", "stem"), "Tessalian law", ("Tessalian",)),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_how_a_form_may_stand(case: Case) -> None:
    """What may follow a name, and what not."""
    found = Forms([(case.form, "p1")]).find(case.text)
    assert tuple(case.text[start:end] for start, end, _ in found) == case.found


def test_each_form_leads_to_whom_it_names() -> None:
    """Two may share one."""
    forms = Forms([(Form("Lee", "word"), "p1"), (Form("Lee", "word"), "p2")])
    assert {ident for _, _, ident in forms.find("Lee agreed.")} == {"p1", "p2"}
