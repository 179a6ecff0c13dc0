"""An e-mail becomes a head that says who writes to whom, and what was written in this message itself."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from summarizer import Source
from summarizer.documents import Limits
from summarizer.documents.mail import mail
from summarizer.documents.mail_files import without_files
from summarizer.errors import DamagedDocument, DocumentTooLarge, EmptyDocument, EncryptedDocument, SourceError

HEAD = (
    "From: Ann Lee\nTo: Bo Ek, clerk@example.org\nDate: Mon, 03 Jun 2024 23:30:00 +0500\nSubject: Fish & chips – a plan"
)


def message(text: str = "I will send the data by Friday.\n", subject: str = "Fish & chips – a plan") -> EmailMessage:
    """A message from Ann Lee."""
    made = EmailMessage()
    made["From"] = "Ann Lee <ann@example.org>"
    made["To"] = '"Bo Ek" <bo@example.org>, clerk@example.org'
    made["Date"] = "Mon, 03 Jun 2024 23:30:00 +0500"
    made["Subject"] = subject
    made.set_content(text)
    return made


def read(data: bytes) -> Source:
    """The source that is made of a message, without a file."""
    found = mail(data, Limits())
    return Source(found.text, dated=found.dated, title=found.title, publisher=found.publisher, notes=found.notes)


def test_who_writes_to_whom_and_when_is_in_the_text(tmp_path: Path) -> None:
    """And in the metadata: the day is the sender's."""
    (tmp_path / "a.eml").write_bytes(bytes(message()))
    source = Source.from_file(tmp_path / "a.eml")
    assert source.text == f"{HEAD}\n\nI will send the data by Friday."
    assert (source.title, source.publisher) == ("Fish & chips – a plan", "Ann Lee")
    assert source.dated == date(2024, 6, 3)
    assert source.notes == ()


def test_plain_text_goes_before_html() -> None:
    """And HTML before nothing."""
    both = message("Plain.\n")
    both.add_alternative("<p>Marked up.</p>", subtype="html")
    assert read(bytes(both)).text.endswith("\n\nPlain.")
    alone = message()
    alone.set_content("<p>Marked &amp; up.</p><p>Twice.</p>", subtype="html")
    assert read(bytes(alone)).text.endswith("\n\nMarked & up.\n\nTwice.")


def test_attachments_are_left_out_and_said() -> None:
    """By their names."""
    made = message()
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plan.pdf")
    made.add_attachment("name,sum\n", filename="sums.csv")
    source = read(bytes(made))
    assert source.text.endswith("by Friday.")
    assert source.notes == ("attachments were left out: plan.pdf, sums.csv",)


@pytest.mark.parametrize(
    "quoted",
    [
        "On Sunday, Bo Ek <bo@example.org>\nwrote:\n> Will you?\n>\n> Bo\n",
        "Am 2. Juni schrieb Bo Ek:\n\n> Will you?\n",
        "> Will you?\n",
        "-----Original Message-----\nFrom: Bo Ek\nWill you?\n",
        "________________________________\nFrom: Bo Ek\nSent: Sunday\nTo: Ann\n\nWill you?\n",
    ],
)
def test_the_message_that_is_answered_is_left_out_and_said(quoted: str) -> None:
    """Where it is quoted below the answer."""
    source = read(bytes(message(f"I will.\n\n{quoted}")))
    assert source.text.endswith("\n\nI will.")
    assert source.notes == ("the message that is answered was left out",)


def test_a_quote_in_markup_is_left_out_too() -> None:
    """As mail programs mark it."""
    made = message()
    made.set_content('<p>I will.</p><div class="gmail_quote">On Sunday:<div>x</div> Will you?</div>', subtype="html")
    source = read(bytes(made))
    assert source.text.endswith("\n\nI will.")
    assert source.notes == ("the message that is answered was left out",)


def test_what_is_quoted_between_the_lines_of_an_answer_stays() -> None:
    """Without it the answer is lost."""
    text = "> Will you pay?\n\nYes.\n\n> By June?\n\nBy May."
    assert read(bytes(message(text))).text.endswith(f"\n\n{text}")


@pytest.mark.parametrize("subject", ["Fwd: Minutes", "FW: Minutes", "WG: Protokoll"])
def test_a_message_that_is_passed_on_stays(subject: str) -> None:
    """It is what the mail says."""
    text = "See below.\n\n-----Original Message-----\nFrom: Bo Ek\n\nWe agree to pay."
    assert read(bytes(message(text, subject))).text.endswith("We agree to pay.")


def test_the_signature_is_left_out_and_said() -> None:
    """What stands after the last line of two dashes and a space, if it is short."""
    source = read(bytes(message("I will.\n-- \nAnn Lee\nDirector\n")))
    assert source.text.endswith("\n\nI will.")
    assert source.notes == ("the signature was left out",)
    long = "Part one.\n-- \n" + "More to read.\n" * 20
    assert read(bytes(message(long))).text.endswith("More to read.")


def test_a_charset_is_the_declared_one_else_guessed_and_said() -> None:
    """Bytes that it does not know are shown."""
    head = b"From: a@example.org\nSubject: =?iso-8859-2?Q?=A3=F3d=BC?=\nContent-Type: text/plain"
    declared = read(head + b"; charset=iso-8859-2\n\n\xa3\xf3d\xbc\n")
    assert (declared.title, declared.text.splitlines()[-1], declared.notes) == ("Łódź", "Łódź", ())
    wrong = read(head + b"; charset=utf-8\n\nCaf\xe9 talks\n")
    assert wrong.text.endswith("Caf\ufffd talks")
    assert wrong.notes == ("1 characters are not utf-8 as declared; they read \ufffd",)
    text = "Переговоры о рыбе закончились в понедельник, стороны согласились."
    guessed = read(head + b"\n\n" + text.encode("cp1251"))
    assert guessed.text.endswith(text)
    assert "a guess" in guessed.notes[0]


def test_a_date_that_is_none_leaves_it_to_the_dateline() -> None:
    """Of the text."""
    data = b"From: a@example.org\nDate: someday\n\nGeneva, 25 September 2019. They met."
    assert mail(data, Limits()).dated is None


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"They met.\n\nThey parted.", DamagedDocument),
        (b"From: a@example.org\n\n \n", EmptyDocument),
        (b"From: a@example.org\nContent-Type: image/png\n\nx", EmptyDocument),
        (b"From: a@example.org\nContent-Type: application/pkcs7-mime\n\nx", EncryptedDocument),
        (b"From: a@example.org\nX: " + b"x" * 1_100_000 + b"\n\nx", DocumentTooLarge),
        (b"Content-Type: multipart/mixed; boundary=a\n" + b"\n--a\n" * 10_001, DocumentTooLarge),
        (b"From: a@example.org\n\n" + b"x" * 10_000_001, DocumentTooLarge),
    ],
    ids=["no headers", "empty", "a picture", "encrypted", "a long header", "many parts", "a long text"],
)
def test_what_cannot_be_read_has_an_error_of_its_own(data: bytes, error: type[SourceError]) -> None:
    """With its remedy."""
    with pytest.raises(error) as caught:
        mail(data, Limits())
    assert caught.value.remedy


def test_a_deep_nest_of_parts_is_one_clear_error(tmp_path: Path) -> None:
    """Whatever the standard library makes of it."""
    nest = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5000))
    (tmp_path / "a.eml").write_bytes(b"From: a@example.org\n" + nest + b"\nx\n")
    with pytest.raises(SourceError):
        Source.from_file(tmp_path / "a.eml")


def test_large_files_in_a_mail_are_not_taken_apart() -> None:
    """Two of 8 MB take no more than their headers: they are said, and the texts before and after them are read."""
    made = message()
    made.add_attachment(bytes(8_000_000), maintype="image", subtype="png", filename="map.png")
    made.add_attachment("They parted.\n" * 600_000, filename="log.txt")
    made.add_attachment("They met again.\n", disposition="inline")
    data = bytes(made)
    found = mail(data, Limits())
    assert found.text.endswith("by Friday.\n\nThey met again.")
    assert found.notes == ("attachments were left out: map.png, log.txt",)
    assert len(without_files(data, Limits())) < 2_000


@pytest.mark.parametrize("line", ["They met.\n" * 2_000_000, "\n" * 1_000_001, "a\r" * 1_000_001])
def test_a_mail_of_too_much_text_is_refused_before_it_is_taken_apart(line: str) -> None:
    """By its bytes, and by its lines, which take most of the memory."""
    with pytest.raises(DocumentTooLarge, match=r"bytes besides|lines"):
        without_files(f"Subject: x\n\n{line}".encode(), Limits())


def test_what_is_answered_in_markup_without_a_mark_is_left_out() -> None:
    """As Outlook copies it, below a head of its own; and a line that no reader sees."""
    made = message()
    copied = "<hr><b>From:</b> Jon<br><b>Sent:</b> Monday<br><b>Subject:</b> Plan<div>Will you accept?</div>"
    hidden = '<div style="display:none">Seen in lists only.</div>'
    made.set_content(f"{hidden}<div>Yes, we accept.</div><div>{copied}</div>", subtype="html")
    source = read(bytes(made))
    assert source.text == f"{HEAD}\n\nYes, we accept."
    assert source.notes == ("the message that is answered was left out",)
    made.replace_header("Subject", "Fwd: Plan")
    assert "Will you accept?" in read(bytes(made)).text
