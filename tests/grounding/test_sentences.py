"""Sentences: where they begin and end, in many layouts and languages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.sentences import sentences

SHARED = Path(__file__).resolve().parents[2] / "../shared"


@dataclass(frozen=True)
class Case:
    """A text written with `|` where its sentences meet, in the stead of one space or line break."""

    id: str
    marked: str
    between: str = " "

    @property
    def text(self) -> str:
        return self.marked.replace("|", self.between)


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


MARKS = [
    Case("plain", "The parties met.|They agreed on a date!|Was it enough?|Nobody said."),
    Case("titles", "Ms. Noor met Gen. Osei and Lt. Col. Brandt.|Dr. Weiss came too."),
    Case("initials", "A. B. Noor wrote to J. R. Osei.|He answered."),
    Case(
        "country",
        "The U.S. Senate met in Washington, D.C.|The vote is due.|He left the U.N. In May he returned.".replace(
            "N. In", "N.|In"
        ),
    ),
    Case("numbers", "See No. 5, Art. 3, Art. IV and p. 12.|It was signed on Nov. 14, not before."),
    Case("no", "He said no.|She said yes."),
    Case("hours", "They met at 5 p.m. Monday and at 6 a.m. GMT.|It ended at 9 p.m.|Noor left."),
    Case("company", "A deal with Brandt Inc. was near.|It was signed by Osei Ltd.|The board agreed."),
    Case("words the model doubts", "He counted the reports.|Osei left.|We hope they will.|Within days they did."),
    Case("year", "The treaty dates from 1998.|Since then much changed."),
    Case("figure", "It rose by 3.5 percent.|15 states signed."),
    Case("quoted", '"We agree.|We shall meet again," she said.|"Good."|He left.'),
    Case("curly", "He said: “It is over.”|“Is it?”|She doubted it."),
    Case("asked", '"Is it over?" Minister Noor asked.|"No!" he said.'),
    Case("word in brackets", "Gen. (ret.) Osei spoke [...] at length.|(He was ill.)|She was not."),
    Case("dots", "It holds... for now.|Then we shall see....|Nobody knows."),
    Case("footnote", "It was denied.[1]|It was repeated.[2][3]|It ended."),
    Case("interview", "Q. Who signed?|A. The envoy did."),
    Case("lower case", "they met today.|they agreed."),
    Case(
        "german",
        "Er kam am 3. Mai mit Dr. Groß, z. B. nach Bonn.|„Wir sind einig.“|Der Gast ging.|Das war 1990.",
    ),
    Case("french", "M. Blanc et M. Le Roux ont parlé.|« C’est fini. »|Elle est partie.|« Vraiment ? » a-t-il dit."),
    Case("spanish", "El Sr. Gil llegó a EE. UU. el lunes.|¿Y ahora?|¡Nada!|El art. 3 sigue."),
    Case("italian", "L'Avv. Neri ha parlato.|La Sig.ra Verdi no."),
    Case("russian", "И. И. Петров сказал: «Да».|Это всё."),
    Case("arabic", "هل اتفق الطرفان؟|نعم.|وانتهى الاجتماع."),
    Case("urdu", "مذاکرات شروع ہوئے۔|کیا وہ ختم ہوئے؟|نہیں۔"),
    Case("hindi", "वार्ता शुरू हुई।|दोनों पक्ष सहमत हुए।"),
    Case("chinese", "双方同意会谈。|“我们将继续。”他说。|下一轮在三月！|她看了《你好！世界》。", between=""),
    Case("bullets in a line", "• the first point|• the second point"),
    Case("lettered", "(a) They agree.|(b) They meet.|(c) They pay."),
    Case("emoji", "They agreed 🎉.|All went home 👩‍👩‍👧."),
]


@pytest.mark.parametrize("case", MARKS, ids=lambda case: case.id)
def test_marks_end_sentences_and_abbreviations_do_not(case: Case) -> None:
    """A mark ends a sentence unless it belongs to an abbreviation, a number or what is told of a quotation."""
    assert pieces(case.text) == case.marked.split("|")


LAYOUTS = [
    Case(
        "headline and dateline",
        "Envoys resume talks\nGENEVA, 3 May (Wire) - The envoys met on Monday.".replace("\n", "|"),
    ),
    Case(
        "headline, date, paragraphs",
        f"Envoys resume talks in Geneva|Tuesday, May 3, 2022|The envoys met {'again ' * 30}.|They left.",
    ),
    Case("bullets", "They agreed on:|- a committee,|- a calendar and|- a hotline."),
    Case("numbers", "Decisions|1. To meet in June|2. To set up a committee|3. To report"),
    Case("capitals", "JOINT STATEMENT ON THE SECOND ROUND OF TALKS|The two sides met."),
    Case("heading", "## Outcome of the meeting of both delegations|The two sides met."),
    Case("turns", "Ms. Noor (North, Ind.): I rise and|The Chair (Mr. Osei): Order.|Mr. Brandt: Thank you."),
    Case("table", "Name\tOffice|Noor\tMinister|Osei\tEnvoy"),
    Case("answer to an e-mail", "> The envoys will come to the second round of talks|We shall be glad to see them."),
    Case("without marks", "agenda|first round|second round"),
]


@pytest.mark.parametrize("between", ["\n", "\r\n", "\r", "\u2028", "\n\n", "\n \n\t\n"], ids=repr)
@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case.id)
def test_layout_ends_sentences(case: Case, between: str) -> None:
    """Headlines, items, rows and turns are sentences of their own, whatever ends their lines."""
    assert pieces(case.marked.replace("|", between)) == case.marked.split("|")


WRAPPED = [
    Case(
        "prose",
        "The envoys met in the old hall on Monday and|agreed to hold talks with Minister Noor and|Envoy Osei soon.",
    ),
    Case(
        "name after a wrap",
        "The visit was followed by a dinner with the|Minister Noor and by a walk with the Envoy|Osei.",
    ),
    Case(
        "date after a wrap",
        "Beide Seiten wollen sich danach wieder am|3. Mai treffen, wenn alle gesund bleiben.",
    ),
    Case(
        "aside after a wrap",
        "The second round of talks of the neighbours|– the first since the war – went on for days.",
    ),
    Case(
        "title after a wrap", "The agreement was signed late at night by the Chief of Staff, Gen.|Osei, and the envoy."
    ),
    Case("quoted e-mail", "> The two delegations met in the old town hall on Monday and|> Minister Noor spoke."),
]


@pytest.mark.parametrize("case", WRAPPED, ids=lambda case: case.id)
def test_a_wrapped_line_goes_on(case: Case) -> None:
    """A single line break within a sentence does not end it."""
    assert pieces(case.marked.replace("|", "\n")) == [case.marked.replace("|", "\n")]


def test_blank_line_always_ends() -> None:
    """No sentence crosses a blank line, finished or not."""
    assert pieces("The envoys agreed to\n\nmeet in May") == ["The envoys agreed to", "meet in May"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\u00a0\u2028\r\n\u3000"], ids=repr)
def test_white_space_has_no_sentences(text: str) -> None:
    """Where nothing is written there is no sentence."""
    assert sentences(text) == ()


def test_white_space_is_trimmed() -> None:
    """No-break spaces, tabs and line breaks around a sentence are not part of it."""
    assert pieces("\u00a0\tThey met.\u00a0\u2003They left.\r\n\u3000") == ["They met.", "They left."]


def test_long_text_without_marks_is_cut_between_words() -> None:
    """What runs on for thousands of characters is cut at 2,000 or before, at a semicolon where there is one."""
    text = ("twelve chars " * 120 + "end; ") * 3
    assert all(piece.endswith("end;") for piece in pieces(text))


MIXED = st.text(
    alphabet=st.sampled_from(list("aAbZ1 .!?…\"'“”«»()[]:;,-–>•\n\r\t\u00a0\u2028\u200b。！؟।《》你م🎉")), max_size=80
)


def assert_covers(text: str) -> None:
    """Assert what holds for every text: ordered, disjoint, trimmed, not empty, not too long, nothing left out."""
    spans, last = sentences(text), 0
    for start, end in spans:
        assert last <= start < end <= start + 2_000
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@given(st.text())
def test_any_text_is_covered(text: str) -> None:
    """Every character that is not white space is in exactly one sentence."""
    assert_covers(text)


@given(MIXED)
def test_texts_of_marks_are_covered(text: str) -> None:
    """However the marks, brackets, breaks and scripts are mixed, nothing is lost."""
    assert_covers(text)


@given(
    st.lists(
        st.sampled_from(
            ["Gen. ", "> ", "No. 5", "the\n", "U.S. ", "- ", "1. ", "A: ", "!) ", ". . .", "Khan ", "word " * 9]
        ),
        max_size=40,
    )
)
def test_texts_of_fragments_are_covered(parts: list[str]) -> None:
    """Abbreviations, items and turns in any order lose nothing, and the answer is the same each time."""
    text = "".join(parts)
    assert_covers(text)
    assert sentences(text) == sentences(text)


@pytest.mark.parametrize(
    "unit", ["a", ".", "a. ", "J.R.", '."', ". ", "!\n", ">\n", "(", "《", "。", "A: ", "\u200b", "•"], ids=repr
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    """A unit repeated for 200,000 characters is a text like any other; a quadratic rule would not end here."""
    assert_covers((unit * 200_000)[:200_000])


def test_report_of_talks() -> None:
    """The sentences of a real report are those that a reader marked."""
    case = SHARED / "cases" / "eu-pakistan"
    if not case.exists():
        pytest.skip("needs the shared cases beside the project")
    text = (case / "source.txt").read_bytes().decode()
    gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))["document"]["sentences"]
    assert list(sentences(text)) == [(sentence["start"], sentence["end"]) for sentence in gold]


def test_hard_cases_in_many_languages() -> None:
    """At least four in five of the hard cases are split exactly; most others ask for quotations left whole."""
    path = SHARED / "data" / "sentsplit_golden.jsonl"
    if not path.exists():
        pytest.skip("needs the shared data beside the project")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right = sum([list(span) for span in sentences(row["text"])] == row["sents"] for row in rows)
    assert right / len(rows) >= 0.8
