"""A PDF becomes its text in reading order, and every span maps back to its page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from summarizer import Source
from summarizer.documents import Limits
from summarizer.documents.pdf import pdf
from summarizer.errors import (
    DamagedDocument,
    DocumentTooLarge,
    EmptyDocument,
    EncryptedDocument,
    ScannedDocument,
    SourceError,
)
from summarizer.testing import assert_grounded
from tests.documents import pdfs

LEFT = [
    "BERGEN, 14 January 2025 - Norway and Iceland",
    "agreed on Monday to open formal talks on a",
    "shared plan for mackerel, the first since 2019.",
    "The ministers met for two hours. Both govern-",
    "ments will put their catch figures on one table.",
    "Norway pledged to provide NOK 40 million for",
    "a joint cruise by 1 September 2025, provided",
    "that parliament approves the budget in spring,",
]
RIGHT = [
    "the two ministers said in a joint statement.",
    '"That is a beginning, and no more than a',
    'beginning," the minister of fisheries told the',
    "reporters who had waited for her at the pier.",
    "Iceland did not say how much it would pay.",
    "The sides will meet again in Reykjavik before",
    "the end of March, and will publish a list of",
    "contact points by the end of January.",
]


def made(folder: Path, data: bytes) -> Source:
    """The source of a PDF."""
    (folder / "a.pdf").write_bytes(data)
    return Source.from_file(folder / "a.pdf")


@pytest.mark.parametrize("by_rows", [False, True])
def test_two_columns_are_read_one_after_the_other(tmp_path: Path, by_rows: bool) -> None:
    """Below the title, in whatever order they are drawn; the text is complete and a broken word is found."""
    source = made(tmp_path, pdfs.in_columns(LEFT, RIGHT, by_rows=by_rows))
    title = "Norway and Iceland open talks on mackerel in Bergen"
    assert source.text == "\n".join([title + "\n", *LEFT, *RIGHT])
    for words in ("Both governments will", "in spring, the two ministers said", "no more than a beginning,"):
        span = source.locate(words)
        assert span is not None
        assert_grounded(span, source)
        assert source.place_of(span) == "page 1"


def test_a_table_is_read_by_rows(tmp_path: Path) -> None:
    """Its columns are no prose; a tab stands between cells."""
    page = pdfs.document()
    page.add_page()
    names, sums = ["Who", *("Norway", "Iceland", "Faroes", "Sweden")], ["NOK", *("40", "2", "1", "7")]
    pdfs.place(page, pdfs.LEFT, names)
    pdfs.place(page, pdfs.RIGHT, sums)
    assert made(tmp_path, bytes(page.output())).text == "Who\tNOK\nNorway\t40\nIceland\t2\nFaroes\t1\nSweden\t7"


def test_spans_map_to_pages_and_running_heads_are_left_out_and_said(tmp_path: Path) -> None:
    """A sentence may run over a page: it is one sentence, on both."""
    last = [
        "They parted at noon. Nobody wept, as",
        "far as one saw. It rained on all of",
        "them, and so late",
        "no bus went.",
    ]
    texts = [LEFT, RIGHT, last]
    data = pdfs.pages(texts, head="Joint statement", foot="- {} -", title="Joint statement of Bergen")
    source = made(tmp_path, data)
    assert source.text == "\n".join([*LEFT, *RIGHT, "", *texts[2]])
    assert source.title == "Joint statement of Bergen"
    assert source.dated is not None
    assert source.dated.isoformat() == "2025-01-14"  # the dateline's: the day of its making is not taken
    for words, pages in (
        ("NOK 40 million", ("page 1",)),
        ("contact points", ("page 2",)),
        ("It rained", ("page 3",)),
        ("approves the budget in spring, the two ministers", ("page 1", "page 2")),
    ):
        span = source.locate(words)
        assert span is not None
        assert source.places_of(span) == pages
    assert source.notes == ("lines that recur at the edges of pages were left out, such as “Joint statement”",)


def test_a_title_that_a_program_wrote_is_none(tmp_path: Path) -> None:
    """It tells nothing of the document."""
    assert made(tmp_path, pdfs.pages([LEFT], title="Microsoft Word - draft 3.doc")).title is None


def test_a_blank_line_stands_where_a_gap_does(tmp_path: Path) -> None:
    """Paragraphs, without which headings would run into the text."""
    page = pdfs.document()
    page.add_page()
    pdfs.place(page, pdfs.LEFT, LEFT[:3])
    pdfs.place(page, pdfs.LEFT, LEFT[3:6], 80)
    assert made(tmp_path, bytes(page.output())).text == "\n".join([*LEFT[:3], "", *LEFT[3:6]])


def scanned(texts: int) -> bytes:
    """Pages with text, then one with a picture."""
    page, picture = pdfs.document(), BytesIO()
    Image.new("L", (100, 100), 200).save(picture, "PNG")
    for _ in range(texts):
        page.add_page()
        pdfs.place(page, pdfs.LEFT, LEFT)
    page.add_page()
    page.image(picture, 0, 0, 200)
    return bytes(page.output())


def test_pages_that_are_pictures_are_said(tmp_path: Path) -> None:
    """All of them: an error; some: a note."""
    with pytest.raises(ScannedDocument, match="text recognition"):
        made(tmp_path, scanned(0))
    assert made(tmp_path, scanned(2)).notes == ("pages that are pictures without a text were left out: 3",)


def scattered(count: int) -> bytes:
    """Words all over a page, none beside the one before."""
    places = (f"1 0 0 1 {50 + 400 * (n % 2)} {20 + n * 37 % 750} Tm (w{n}) Tj" for n in range(count))
    return f"BT /F1 12 Tf {' '.join(places)} ET".encode()


def encrypted() -> bytes:
    """A PDF that opens with a password."""
    page = pdfs.document()
    page.set_encryption(owner_password="owner", user_password="user")
    page.add_page()
    pdfs.place(page, pdfs.LEFT, LEFT)
    return bytes(page.output())


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (encrypted(), EncryptedDocument),
        (b"%PDF-1.7\nnothing of the kind", DamagedDocument),
        (pdfs.pages([LEFT])[:700], DamagedDocument),
        (pdfs.raw(b""), EmptyDocument),
        (pdfs.raw(b"BT /F1 12 Tf 100 700 Td (They met.) Tj ET", 5_000), DocumentTooLarge),
        (pdfs.raw(scattered(30_000)), DocumentTooLarge),
    ],
    ids=["encrypted", "damaged", "cut off", "empty", "5,000 pages", "many pieces"],
)
def test_what_cannot_be_read_has_an_error_of_its_own(tmp_path: Path, data: bytes, error: type[SourceError]) -> None:
    """With its remedy."""
    with pytest.raises(error) as caught:
        made(tmp_path, data)
    assert caught.value.remedy


def test_limits_end_the_reading(tmp_path: Path) -> None:
    """Of characters, of time, and of memory: a file of 30 kB would take 3 GB."""
    with pytest.raises(DocumentTooLarge, match="text"):
        pdf(pdfs.pages([LEFT]), Limits(characters=100))
    bomb = tmp_path / "bomb.pdf"
    bomb.write_bytes(pdfs.raw(b"BT /F1 12 Tf 100 700 Td " + b"(They met.) Tj " * 1_000_000))
    with pytest.raises(DocumentTooLarge, match=r"0\.1 seconds"):
        Source.from_file(bomb, limits=Limits(seconds=0.1))
    with pytest.raises(DamagedDocument, match="memory"):
        Source.from_file(bomb, limits=Limits(memory_bytes=400_000_000, seconds=60))


def test_it_is_told_how_far_the_reading_is() -> None:
    """For each page that yields text a long document is given more time."""
    told: list[int] = []
    pdf(pdfs.pages([LEFT, RIGHT]), Limits(), told.append)
    assert told == sorted(told)
    assert len(told) == 2
    assert told[0] > 300


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_shown(degrees: int) -> None:
    """Drawn on its side, and turned back."""
    turns = {90: b"0 1 -1 0 612 0", 180: b"-1 0 0 -1 612 792", 270: b"0 -1 1 0 0 792"}
    content = b"q %s cm BT /F1 12 Tf 100 300 Td (They met.) Tj 0 -14 Td (They parted.) Tj ET Q" % turns[degrees]
    data = pdfs.raw(content).replace(b"/Type/Page/", b"/Rotate %d/Type/Page/" % degrees)
    assert pdf(data, Limits()).text == "They met.\nThey parted."
    upright = pdfs.raw(content)  # a page that nobody turned back is read all the same
    assert pdf(upright, Limits()).text == "They met.\nThey parted."


def test_a_stamp_across_the_margin_is_read_last() -> None:
    """It would part the letters of the lines it crosses."""
    content = b"BT /F1 12 Tf 100 700 Td (They met.) Tj 0 -14 Td (They parted.) Tj ET"
    stamp = b"q 0 1 -1 0 40 650 cm BT /F1 9 Tf (Received) Tj ET Q "
    assert pdf(pdfs.raw(stamp + content), Limits()).text == "They met.\nThey parted.\n\nReceived"
