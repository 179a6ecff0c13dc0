"""A transcript becomes turns, "Speaker: text", and every span maps back to the time of its cue."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import Source
from summarizer.documents.transcript import transcript
from summarizer.errors import DamagedDocument
from summarizer.testing import assert_grounded

CUE = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n"
VTT = """WEBVTT - made by hand
Kind: captions
Language: en-GB

STYLE
::cue { color: red }

NOTE Nobody says this.

1
00:00:01.000 --> 00:00:04.500 align:start
<v.loud Ann Lee>We agree to share
the <i>data</i> &amp; the maps

2
00:00:04.500 --> 00:00:07.000
<v Ann Lee>by 1 September 2024.

00:00:08.000 --> 00:00:09.000
<v Bo Ek>We will not pay.</v>

01:02:03.004 --> 01:02:05.000
<v Bo Ek>Not <00:00:09.500>now.<v Ann Lee>A pity.
"""
TURNS = (
    "Ann Lee: We agree to share the data & the maps by 1 September 2024.\n\n"
    "Bo Ek: We will not pay. Not now.\n\nAnn Lee: A pity."
)


def test_cues_of_one_speaker_are_one_turn(tmp_path: Path) -> None:
    """Tags, styles, notes and numbers of cues are no speech."""
    (tmp_path / "talks.vtt").write_text(VTT, encoding="utf-8")
    source = Source.from_file(tmp_path / "talks.vtt")
    assert source.text == TURNS
    assert source.language == "en-GB"
    assert source.title is None
    for words, place in (
        ("We agree to share", "00:00:01.000"),
        ("by 1 September", "00:00:04.500"),
        ("will not pay", "00:00:08.000"),
        ("Not now", "01:02:03.004"),
        ("A pity", "01:02:03.004"),
    ):
        span = source.locate(words)
        assert span is not None
        assert_grounded(span, source)
        assert source.place_of(span) == place
    whole = source.locate("share the data & the maps by 1 September")
    assert whole is not None
    assert source.places_of(whole) == ("00:00:01.000", "00:00:04.500")


def test_a_speaker_may_be_named_in_the_words() -> None:
    """As in SubRip; the next cue without a name goes on."""
    found = transcript(
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<b>MS. LEE:</b> We agree.\r\n\r\n"
        "2\r\n00:00:20,000 --> 00:00:22,000\r\nBy June.\r\nMr Ek: Never.\r\n"
        "3\r\n00:00:23,000 --> 00:00:24,000\r\n- Who said that?\r\n- So it is: late.\r\n"
    )
    assert found.text == "MS. LEE: We agree. By June.\n\nMr Ek: Never.\n\nWho said that?\n\nSo it is: late."
    assert [label for _, label in found.places] == ["00:00:01.000", "00:00:20.000", "00:00:23.000"]


def test_what_no_voice_is_given_for_is_nobodys() -> None:
    """In a file that tells voices, a cue without one is not laid into the mouth of the last speaker."""
    found = transcript("WEBVTT\n\n00:01 --> 00:02\n<v Ann Lee>We agree.</v>\n\n00:02 --> 00:03\nNever.\n")
    assert found.text == "Ann Lee: We agree.\n\nNever."


def test_without_names_a_silence_parts_paragraphs() -> None:
    """Who speaks is not invented."""
    found = transcript("WEBVTT\n\n00:01 --> 00:02\nWe met\n\n00:02 --> 00:03\nin May.\n\n00:30 --> 00:31\nThen?\n")
    assert found.text == "We met in May.\n\nThen?"


def test_captions_that_roll_are_told_once() -> None:
    """Each cue repeats the line before; words that are said twice in other captions stay."""
    cues = ["We met", "We met\nin May", "in May\nin Oslo", "in Oslo"]
    rolling = "".join(f"\n\n00:0{n}.000 --> 00:0{n + 1}.000\n{cue}" for n, cue in enumerate(cues))
    assert transcript(f"WEBVTT{rolling}").text == "We met in May in Oslo"
    said = "".join(f"\n\n00:0{n} --> 00:0{n + 1}\nNo." for n in range(4))
    assert transcript(f"WEBVTT{said}").text == "No. No. No. No."


@pytest.mark.parametrize("text", ["WEBVTT\n", "They met.", "00:01 -> 00:02\nx", "1\n\n2\n"])
def test_without_a_cue_it_is_no_transcript(text: str) -> None:
    """The error shows what one looks like."""
    with pytest.raises(DamagedDocument) as caught:
        transcript(text)
    assert "-->" in caught.value.remedy


def test_a_transcript_is_known_without_its_suffix(tmp_path: Path) -> None:
    """By its first word."""
    (tmp_path / "talks").write_text(VTT, encoding="utf-8")
    assert Source.from_file(tmp_path / "talks").text == TURNS


@pytest.mark.parametrize("classes", ["." * 5_000, ".a" * 5_000, "<v.a" * 5_000])
def test_classes_of_a_voice_are_read_once(classes: str) -> None:
    """However many: taken apart in every way there is, they would keep a processor busy for ever."""
    assert transcript(f"{CUE}<v{classes}\nThey met.").text.endswith("They met.")
