"""A name that means several states is told apart by the text, or left open with its candidates."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding import places
from summarizer.grounding.homonyms import country, reading


@dataclass(frozen=True)
class Case:
    id: str
    name: str
    text: str
    code: str | None = None
    candidates: tuple[str, ...] = ()


CAUCASUS, AMERICAN = "the country of Georgia", "the US state of Georgia"
DRC, REPUBLIC = "the Democratic Republic of the Congo", "the Republic of the Congo"
CASES = [
    Case("open", "Georgia", "Georgia and Norway agreed.", None, (CAUCASUS, AMERICAN)),
    Case("capital elsewhere", "Georgia", "Georgia and Norway agreed. They met in Tbilisi.", "GE"),
    Case("demonym elsewhere", "Georgia", "Georgia agreed, a Georgian envoy said.", "GE"),
    Case("neighbour", "Georgia", "Georgia and Armenia agreed.", "GE"),
    Case("city of the other", "Georgia", "Georgia and Norway agreed in Atlanta.", None),
    Case("both told", "Georgia", "Tbilisi and Atlanta: Georgia agreed.", None, (CAUCASUS, AMERICAN)),
    Case("its government", "the Government of Georgia", "It met with it.", None, (CAUCASUS, AMERICAN)),
    Case("in French", "Géorgie", "La Géorgie et la Norvège", None, (CAUCASUS, AMERICAN)),
    Case("unambiguous in German", "Georgien", "Georgien und Norwegen", "GE"),
    Case("congo", "Congo", "Congo signed it.", None, (DRC, REPUBLIC)),
    Case("the congo", "the Congo", "The Congo signed it.", None, (DRC, REPUBLIC)),
    Case("long form", "Congo", "The Democratic Republic of the Congo came. Congo signed it.", "CD"),
    Case("acronym", "Congo", "The DRC came. Congo signed it.", "CD"),
    Case("rebels", "Congo", "Congo and M23 signed it.", "CD"),
    Case("brazzaville", "Congo", "In Brazzaville, Congo signed it.", "CG"),
    Case("both congos", "Congo", "Congo, Kinshasa and Brazzaville", None, (DRC, REPUBLIC)),
    Case("in Chinese", "刚果", "刚果与中国", None, (DRC, REPUBLIC)),
    Case("korea", "Korea", "Korea and Japan agreed.", None, ("South Korea", "North Korea")),
    Case("shortened korea", "Korea", "South Korea and Japan agreed.", "KR"),
    Case("dprk", "Korea", "Korea, the DPRK, agreed.", "KP"),
    Case("both koreas", "Korea", "South and North Korea, South Korea", None, ("South Korea", "North Korea")),
    Case("people", "Koreans", "Koreans came.", None, ("South Korea", "North Korea")),
    Case("guinea", "Guinea", "Guinea and Mali agreed.", "GN"),
    Case("only a part", "Guinea", "Equatorial Guinea agreed.", None, ("Guinea", "Equatorial Guinea")),
    Case("both guineas", "Guinea", "Equatorial Guinea and Guinea agreed.", "GN"),
    Case("told by the capital", "Guinea", "Equatorial Guinea came to Conakry.", "GN"),
    Case("sudan", "Sudan", "South Sudan agreed.", None, ("Sudan", "South Sudan")),
    Case("both sudans", "Sudan", "Sudan and South Sudan agreed.", "SD"),
    Case("samoa", "Samoa", "American Samoa agreed.", None, ("Samoa", "American Samoa")),
    Case("ireland", "Ireland", "Northern Ireland agreed.", None, ("Ireland", "Northern Ireland")),
    Case("both irelands", "Ireland", "Ireland and Northern Ireland agreed.", "IE"),
    Case("new mexico", "Mexico", "New Mexico agreed.", None, ("Mexico", "New Mexico")),
    Case("mexico city", "Mexico", "They met in Mexico City.", "MX"),
    Case("sea", "China", "In the South China Sea", None, ("China", "South China Sea")),
    Case("virgin islands", "Virgin Islands", "The Virgin Islands agreed.", None, (
        "the British Virgin Islands", "the United States Virgin Islands",
    )),
    Case("tortola", "Virgin Islands", "The Virgin Islands agreed on Tortola.", "VG"),
    Case("macedonia", "Macedonia", "Macedonia and Kosovo agreed.", "MK"),
    Case("greek macedonia", "Macedonia", "Macedonia, where Thessaloniki is", None),
    Case("both macedonias", "Macedonia", "Skopje and Thessaloniki: Macedonia", None, (
        "North Macedonia", "the region of Macedonia in Greece",
    )),
    Case("micronesia", "Micronesia", "Micronesia agreed.", "FM"),
    Case("palestine", "Palestine", "Palestine agreed.", "PS"),
    Case("jordan", "Jordan", "Jordan and Egypt agreed.", "JO"),
    Case("washington", "Washington", "Washington agreed.", None, ("the United States", "the US state of Washington")),
    Case("white house", "Washington", "Washington agreed, the White House said.", "US"),
    Case("seattle", "Washington", "Washington agreed in Seattle.", None),
    Case("brussels", "Brussels", "Brussels agreed.", None, ("the European Union", "Belgium", "NATO")),
    Case("union", "Brussels", "Brussels agreed for the EU.", None),
    Case("belgian", "Brussels", "Brussels agreed, a Belgian envoy said.", "BE"),
    Case("eu and nato", "Brussels", "Brussels, the EU and NATO", None, ("the European Union", "NATO")),
    Case("geneva", "Geneva", "Geneva agreed.", None, (
        "Switzerland", "the United Nations in Geneva", "the canton of Geneva",
    )),
    Case("capital", "Moscow", "Moscow agreed.", "RU"),
    Case("named otherwise", "Turkey", "Türkiye agreed.", "TR"),
    Case("in another case", "Россия", "между Россией и Украиной", "RU"),
    Case("nothing known", "Ruritania", "Ruritania agreed.", None),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_name_means_one_state_only_where_the_text_tells_which(case: Case) -> None:
    """A code is never guessed, and what is open names its candidates."""
    mentions = tuple(places.mentions(case.text))
    assert reading(case.name, case.text, mentions).candidates == case.candidates
    assert country(case.name, case.text, mentions) == case.code


@given(
    st.sampled_from(["Georgia", "Congo", "Guinea", "Brussels", "Norway"]), st.text(max_size=60), st.text(max_size=60)
)
def test_no_text_gives_both_a_place_and_a_doubt(name: str, before: str, after: str) -> None:
    """Whatever stands around a name, it means one place, or several candidates, or nothing."""
    text = f"{before} {name} {after}"
    found = reading(name, text, tuple(places.mentions(text)))
    assert found.place is None or not found.candidates
    assert len(found.candidates) != 1
