"""States and organisations: every name in the tables means one thing, and a text's own words decide what is a name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.places import (
    How,
    PlaceKind,
    capital,
    country,
    demonym,
    is_news_agency,
    lookup,
    mentions,
)
from summarizer.grounding.spelling import spelt
from summarizer.schemas.readout import Party


def rows(file: str) -> list[list[str]]:
    """The rows of a table, without its head."""
    lines = files("summarizer.grounding").joinpath(file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


STATES = [row for row in rows("states.tsv") if row[0] != "-"]
BODIES = rows("organisations.tsv")


def found(text: str) -> list[tuple[str, str]]:
    """Every mention in a text, as its words and what it stands for."""
    return [(text[at.start : at.end], at.place.acronym or at.place.code or at.place.name) for at in mentions(text)]


# --- one name ---


@dataclass(frozen=True)
class Case:
    name: str
    code: str | None

    @property
    def id(self) -> str:
        return self.name


COUNTRIES = [
    Case("Pakistan", "PK"),
    Case("pakistan", "PK"),
    Case("PAKISTAN", "PK"),
    Case("the United States", "US"),
    Case("U.S.", "US"),
    Case("US", "US"),
    Case("us", None),
    Case("Us", None),
    Case("Republic of Türkiye", "TR"),
    Case("Tu\u0308rkiye", "TR"),
    Case("Turkey", "TR"),
    Case("Cote d’Ivoire", "CI"),
    Case("the Netherlands", "NL"),
    Case("The Gambia", "GM"),
    Case("St Lucia", "LC"),
    Case("Trinidad & Tobago", "TT"),
    Case("Government of the Republic of Moldova", "MD"),
    Case("Taiwan, China", "TW"),
    Case("Deutschland", "DE"),
    Case("les États-Unis", "US"),
    Case("die Vereinigten Staaten", "US"),
    Case("Arabia Saudí", "SA"),
    Case("Rússia", "RU"),
    Case("Polska", "PL"),
    Case("Niemcy", "DE"),
    Case("Россия", "RU"),
    Case("России", "RU"),
    Case("Україна", "UA"),
    Case("США", "US"),
    Case("المملكة العربية السعودية", "SA"),
    Case("中国", "CN"),
    Case("中華人民共和國", "CN"),
    Case("日本", "JP"),
    Case("フランス", "FR"),
    Case("대한민국", "KR"),
    Case("Almanya", "DE"),
    Case("پاکستان", "PK"),
    Case("भारत", "IN"),
    Case("ישראל", "IL"),
    Case("Ελλάδα", "GR"),
    Case("Island", "IS"),
    Case("Georgia", "GE"),
    Case("Jordan", "JO"),
    Case("Niger", "NE"),
    Case("Guinea", "GN"),
    Case("Congo", None),
    Case("Korea", None),
    Case("Virgin Islands", None),
    Case("New Mexico", None),
    Case("Pakistani", None),
    Case("Islamabad", None),
    Case("European Union", None),
    Case("Pakistan and Iran", None),
    Case("", None),
    Case("...", None),
]


@pytest.mark.parametrize("case", COUNTRIES, ids=lambda case: case.id)
def test_country(case: Case) -> None:
    """A state is known by any of its names, and by nothing that could mean another."""
    assert country(case.name) == case.code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Nigerian", "NG"),
        ("Nigerien", "NE"),
        ("Britons", "GB"),
        ("Dutch", "NL"),
        ("South Korean", "KR"),
        ("Korean", None),
        ("Congolese", None),
        ("Dominican", None),
        ("European", None),
    ],
)
def test_demonym(word: str, code: str | None) -> None:
    """A demonym of two states is of neither."""
    place = demonym(word)
    assert (place and place.code) == code


@pytest.mark.parametrize(
    ("name", "code"), [("Kyiv", "UA"), ("Kiev", "UA"), ("the Kremlin", "RU"), ("Brussels", None), ("Jerusalem", None)]
)
def test_capital(name: str, code: str | None) -> None:
    """A seat of government stands for its state, unless it is shared or disputed."""
    place = capital(name)
    assert (place and place.code) == code


@pytest.mark.parametrize(
    ("name", "acronym", "kind"),
    [
        ("the European Union", "EU", "organisation"),
        ("Unión Europea", "EU", "organisation"),
        ("U.N.", "UN", "organisation"),
        ("nato", "NATO", "organisation"),
        ("World Health Organisation", "WHO", "organisation"),
        ("MINUSMA", "MINUSMA", "mission"),
        ("Rapid Support Forces", "RSF", "armed_group"),
    ],
)
def test_lookup_of_organisations(name: str, acronym: str, kind: str) -> None:
    """An organisation is known by its names and by its acronym."""
    place = lookup(name)
    assert place is not None
    assert (place.acronym, place.kind, place.code) == (acronym, kind, None)


def test_who_is_a_question() -> None:
    """An acronym that is also a word is known in capitals only."""
    assert lookup("who") is None
    assert lookup("Who") is None


@pytest.mark.parametrize("name", ["Reuters", "AP", "The Associated Press", "dpa", "Xinhua News Agency", "APP", "ANI"])
def test_news_agencies(name: str) -> None:
    """A news agency is known as one, and is no organisation that takes part."""
    assert is_news_agency(name)
    assert lookup(name) is None


@pytest.mark.parametrize("name", ["Pakistan", "European Union", "ap", "app", "Hina", "Petra", ""])
def test_no_news_agencies(name: str) -> None:
    """States, organisations, words and first names are no news agencies."""
    assert not is_news_agency(name)


# --- a text ---


@dataclass(frozen=True)
class Read:
    id: str
    text: str
    found: list[tuple[str, str]]


READS = [
    Read("compound", "EU-Pakistan talks", [("EU", "EU"), ("Pakistan", "PK")]),
    Read("brackets", "the European Union (EU)", [("European Union", "EU"), ("EU", "EU")]),
    Read("led", "a US-led and a U.S.-led force", [("US", "US"), ("U.S.", "US")]),
    Read("possessive", "Pakistan's, Iran’s", [("Pakistan", "PK"), ("Iran", "IR")]),
    Read("money", "US$50 million", []),
    Read("pronoun", "They told us who came; turkey, china, polish", []),
    Read("guineas", "Guinea-Bissau, Papua New Guinea, Guinea", [
        ("Guinea-Bissau", "GW"), ("Papua New Guinea", "PG"), ("Guinea", "GN"),
    ]),
    Read("congo", "the Democratic Republic of the Congo and Congo", [("Democratic Republic of the Congo", "CD")]),
    Read("koreas", "Republic of Korea, North Korea", [("Republic of Korea", "KR"), ("North Korea", "KP")]),
    Read("sudans", "South Sudanese and Sudanese", [("South Sudanese", "SS"), ("Sudanese", "SD")]),
    Read("list", "Greek, Cypriot and South, Korea", [("Greek", "GR"), ("Cypriot", "CY")]),
    Read("line break", "Bosnia and\n  Herzegovina", [("Bosnia and\n  Herzegovina", "BA")]),
    Read("paragraph", "Bosnia and\n\nHerzegovina", [("Bosnia", "BA")]),
    Read("sentence", "They met in Papua. New Guinea was absent", []),
    Read("saint", "in St. Lucia", [("St. Lucia", "LC")]),
    Read("decomposed", "Tu\u0308rkiye agreed", [("Tu\u0308rkiye", "TR")]),
    Read("dateline", "WASHINGTON (AP) — Oman", [("WASHINGTON", "US"), ("Oman", "OM")]),
    Read("agency", "Associated Press of Pakistan", []),
    Read("sea", "in the South China Sea", []),
    Read("person", "Michael Jordan, Chad Smith and Mr. Jordan", []),
    Read("kingdom", "In Jordan, Chad said", [("Jordan", "JO"), ("Chad", "TD")]),
    Read("office", "Jordan King Abdullah and Georgia Prime Minister", [("Jordan", "JO"), ("Georgia", "GE")]),
    Read("atlanta", "in Atlanta, Georgia", []),
    Read("tbilisi", "in Tbilisi, Georgia", [("Tbilisi", "GE"), ("Georgia", "GE")]),
    Read("agreement", "the Paris Agreement, in Paris Monday", [("Paris", "FR")]),
    Read("plus", "P5+1, OPEC+ and ASEAN+3", [("P5+1", "P5+1"), ("OPEC+", "OPEC+"), ("ASEAN", "ASEAN")]),
    Read("russian", "Переговоры между Россией и Украиной в Москве", [
        ("Россией", "RU"), ("Украиной", "UA"), ("Москве", "RU"),
    ]),
    Read("russian adjective", "в Соединённых Штатах, Южной Корее и ЕС", [
        ("Соединённых Штатах", "US"), ("Южной Корее", "KR"), ("ЕС", "EU"),
    ]),
    Read("ukrainian", "Польща й Україна, в Києві", [("Польща", "PL"), ("Україна", "UA")]),
    Read("arabic", "محادثات بين إيران وباكستان في الدوحة", [
        ("إيران", "IR"), ("باكستان", "PK"), ("الدوحة", "QA"),
    ]),
    Read("chinese", "中国和巴基斯坦外长在北京会谈", [("中国", "CN"), ("巴基斯坦", "PK"), ("北京", "CN")]),
    Read("chinese, longer words", "发展中国家在上海地区和内蒙古", []),
    Read("chinese, longest", "印度尼西亚与几内亚比绍", [("印度尼西亚", "ID"), ("几内亚比绍", "GW")]),
    Read("japanese", "日本とタイ、タイトルとインド洋", [("日本", "JP"), ("タイ", "TH")]),
    Read("korean", "인도는 한국과 인도적 회담을", [("인도", "IN"), ("한국", "KR")]),
    Read("hindi", "भारत और पाकिस्तान की बातचीत", [("भारत", "IN"), ("पाकिस्तान", "PK")]),
    Read("turkish", "Türkiye’nin ve Almanya'nın", [("Türkiye", "TR"), ("Almanya", "DE")]),
    Read("polish", "Polska i Niemcy podpisały", [("Polska", "PL"), ("Niemcy", "DE")]),
    Read("german", "Island und die Schweiz einigten sich", [("Island", "IS"), ("Schweiz", "CH")]),
    Read("english words", "The Island and the Indie labels; Man, Rom, Roma and Chili in the Grenade", []),
    Read("english names", "Maurice, Dominique, Granada and Columbia met Mauricio", []),
    Read("south america", "en América Latina y América del Sur", []),
    Read("french", "L’Allemagne et l’Union européenne", [("Allemagne", "DE"), ("Union européenne", "EU")]),
]  # fmt: skip


@pytest.mark.parametrize("read", READS, ids=lambda read: read.id)
def test_mentions(read: Read) -> None:
    """The longest name wins, capitals matter, and what is part of another name is passed over."""
    assert found(read.text) == read.found


def test_how_a_place_is_mentioned() -> None:
    """A mention says whether it is the name, a demonym or a capital: they weigh differently."""
    assert [at.how for at in mentions("Norway, Norwegian, Oslo, Singapore")] == ["name", "demonym", "capital", "name"]


NAMES = st.sampled_from(
    ["US", "EU", "Papua New Guinea", "St. Lucia", "Jordan", "Paris", "U.S.", "Côte d’Ivoire", "WHO"]
)
TEXTS = st.lists(st.one_of(NAMES, st.text(max_size=12), st.sampled_from([" ", "\n", "-", ", ", ". ", "’s "]))).map(
    "".join
)


@given(TEXTS)
def test_mentions_are_ordered_slices(text: str) -> None:
    """Mentions of any text are in order, do not overlap, and are names without white space around them."""
    last = 0
    for at in mentions(text):
        assert last <= at.start < at.end <= len(text)
        assert text[at.start : at.end].strip() == text[at.start : at.end]
        assert at.how in get_args(How)
        last = at.end


@given(st.text())
def test_no_name_raises(name: str) -> None:
    """Any string may be asked for."""
    assert country(name) is None or lookup(name) is not None or "government" in name.casefold()
    assert isinstance(is_news_agency(name), bool)
    demonym(name)
    capital(name)


# --- the tables ---


def test_every_state_is_there_once() -> None:
    """The table has the 249 codes of ISO 3166-1 and Kosovo's, each in one row."""
    codes = [row[0] for row in STATES]
    assert len(codes) == len(set(codes)) == 250
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in codes)


@pytest.mark.parametrize("column", [(1, 2, 3), (4,), (5,)], ids=["names", "demonyms", "capitals"])
def test_no_name_means_two_states(column: tuple[int, ...]) -> None:
    """What two states share is left out of the table."""
    ask = {1: lookup, 4: demonym, 5: capital}[column[0]]
    for row in STATES:
        for name in filter(None, "|".join(row[i] for i in column).split("|")):
            place = ask(name.rstrip("?~"))
            assert (place.code if place else None) == (None if name.endswith("~") else row[0]), name
            assert column[0] > 1 or country(name.rstrip("?~")) == row[0]


def test_no_name_means_two_bodies() -> None:
    """What two organisations share is left out of the table."""
    for acronym, name, kind, _, names, foreign in BODIES:
        for known_as in filter(None, f"{name}|{acronym}|{names}|{foreign}".split("|")):
            place = lookup(known_as.removesuffix("?"))
            assert (place is None and is_news_agency(known_as)) if kind == "agency" else (place and place.name) == name


def test_no_name_is_given_twice() -> None:
    """Within a row a name stands once, in whatever spelling."""
    for _, *columns in STATES:
        spellings = Counter(spelt(name.rstrip("?~")) for name in "|".join(columns).split("|") if name)
        assert not [spelling for spelling, count in spellings.items() if count > 1]


def test_kinds_are_kinds_of_a_party() -> None:
    """What the table calls a place, a record can call it."""
    kinds = set(get_args(Party.model_fields["kind"].annotation))
    assert set(get_args(PlaceKind)) <= kinds
    assert {row[2] for row in BODIES} <= {*get_args(PlaceKind), "agency"}
