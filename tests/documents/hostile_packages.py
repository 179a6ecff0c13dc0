"""Mails, Word documents and PDFs that are made to be hostile: nests, crowds and bombs.

`benchmarks/hostile_files.py` measures what they cost.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from tests.documents.hostile_texts import LARGEST, MARKUP, MB, SMALL, Attack, filled, noise

__all__ = ["package_attacks"]

HEAD = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
PLAIN = f"{HEAD}Content-Type: text/plain"
MIXED = f'{HEAD}Content-Type: multipart/mixed; boundary="a"\n\n'
BODY = "Content-Type: text/plain\n\nThey met.\n"
MAILS: dict[str, tuple[str, str, str]] = {
    "parts": (f"--a\n{BODY}", MIXED, "--a--"),
    "multiparts of one boundary": ('--a\nContent-Type: multipart/mixed; boundary="a"\n\n', MIXED, ""),
    "messages in messages": ("Content-Type: message/rfc822\n\n", HEAD, ""),
    "headers": ("X-Y: z\n", HEAD, BODY),
    "one header": ("x" * 76 + "\n ", "From: ", f"\n{BODY}"),
    "recipients": ("Ann <a@b.example>,\n ", "From: a@b.example\nTo: ", f"\n{BODY}"),
    "brackets in an address": ("(", "From: a@b.example\nTo: ", f"\n{BODY}"),
    "quotes in an address": ('"\\', "From: a@b.example\nTo: ", f"\n{BODY}"),
    "encoded words": ("=?utf-8?q?a?= ", "From: a@b.example\nSubject: ", f"\n{BODY}"),
    "broken encoded words": ("=?utf-8?q?", "From: a@b.example\nSubject: ", f"\n{BODY}"),
    "parameters": ("; a*0=b", PLAIN, "\n\nThey met."),
    "quoted parameters": (';"', PLAIN, "\n\nThey met."),
    "a character set that is none": ("a", f"{PLAIN}; charset=", "\n\nThey met."),
    "base64": ("VGhleSBtZXQu" * 6 + "\n", f"{PLAIN}\nContent-Transfer-Encoding: base64\n\n", ""),
    "base64 that is none": ("=A", f"{PLAIN}\nContent-Transfer-Encoding: base64\n\n", ""),
    "quoted-printable": ("=3D=\n", f"{PLAIN}\nContent-Transfer-Encoding: quoted-printable\n\n", ""),
    "uuencoded": ("begin 644 a\n", f"{PLAIN}\nContent-Transfer-Encoding: x-uuencode\n\n", ""),
    "lines that quote": ("> a\n", f"{HEAD}\n", ""),
    "original messages": ("-----Original Message-----\n", f"{HEAD}\n", ""),
    "copied heads": ("From: a\n", f"{HEAD}\n", ""),
    "signatures": ("\n-- \n", f"{HEAD}\n", ""),
    "attributions": ("On a Monday\n", f"{HEAD}\n", ""),
    "empty lines": ("\n", f"{HEAD}\n", "They met."),
    "one line": ("x", f"{HEAD}\n", ""),
    "carriage returns": ("a\r", f"{HEAD}\n", ""),
    "quotes in HTML": ('<blockquote type="cite">', f"{HEAD}Content-Type: text/html\n\n", ""),
}

UNPACKED = 295_000
"""Just so much that a document is still read in the process that calls."""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SAID = "<w:p><w:r><w:t>They met.</w:t></w:r></w:p>"
FIELD = '<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://a.example"</w:instrText>'
BODIES: dict[str, str] = {
    "elements in each other": "<w:p>",
    "just not too deep": f"{'<w:sdt>' * 190}<w:sdtContent>{SAID}</w:sdtContent>{'</w:sdt>' * 190}",
    "tables in tables": f"{'<w:tbl><w:tr><w:tc>' * 100}{SAID}{'</w:tc></w:tr></w:tbl>' * 100}",
    "paragraphs": SAID,
    "runs": "<w:r><w:t>a</w:t></w:r>",
    "cells": "<w:tc><w:p/></w:tc>",
    "merged cells": "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>",
    "a span of a billion cells": '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr>',
    "lists": '<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>',
    "fields in fields": f"<w:r>{FIELD}</w:r>",
    "fields": f'<w:p><w:r>{FIELD}</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>',
    "bookmarks": '<w:bookmarkStart w:name="a"/>',
    "marked runs": "<w:p><w:r><w:rPr><w:b/><w:i/><w:u/><w:strike/></w:rPr><w:t>a</w:t></w:r></w:p>",
    "one long text": f"<w:p><w:r><w:t>{'x' * 900_000}</w:t></w:r></w:p>",
}
PARTS: dict[str, tuple[str, str]] = {
    "styles": ('<w:style w:type="paragraph" w:styleId="a"><w:name w:val="b"/></w:style>', "styles"),
    "numbering": ('<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>', "numbering"),
    "footnotes": (f'<w:footnote w:id="1">{SAID}</w:footnote>', "footnotes"),
}


def package_attacks() -> Iterator[Attack]:
    """All of them."""
    yield from _mails()
    yield from _words()
    yield from _pdfs()


def _mails() -> Iterator[Attack]:
    for name, (piece, head, tail) in MAILS.items():
        for size in (14 * MB, SMALL):  # more is refused before it is taken apart
            yield Attack(f"mail: {name}", ".eml", partial(filled, piece, size, head, tail))
    for depth in (10_000, 900, 90):
        yield Attack(f"mail: {depth:,} multiparts in each other", ".eml", partial(nested, depth))
    html = f"{HEAD}Content-Type: text/html\n\n"
    for name, (piece, head, tail) in list(MARKUP.items())[::4]:  # it is read by a reader of our own
        yield Attack(f"mail: HTML: {name}", ".eml", partial(filled, piece, LARGEST, html + head, tail))
    yield Attack("mail: bytes of no character set", ".eml", lambda: noise(LARGEST, f"{HEAD}\n"))
    yield Attack("mail: an attachment of 30 MB", ".eml", lambda: attached(30 * MB))


def nested(depth: int) -> bytes:
    """Multiparts within multiparts."""
    heads = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"{HEAD}{heads}Content-Type: text/plain\n\nThey met.\n".encode()


def attached(size: int) -> bytes:
    """A text with a large file beside it: no attack."""
    picture = "--a\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
    return f"{MIXED}--a\n{BODY}{picture}".encode() + base64.encodebytes(bytes(size)) + b"--a--"


def _words() -> Iterator[Attack]:
    def one(name: str, make: Callable[[], bytes]) -> Attack:
        return Attack(f"DOCX: {name}", ".docx", make)

    for name, piece in BODIES.items():
        for size in (4_400_000, UNPACKED):
            yield one(name, partial(written, piece, size))
    for name, (piece, kind) in PARTS.items():
        for size in (LARGEST - 5_000, UNPACKED):
            yield one(name, partial(with_part, kind, piece, size))
    yield one("a zip bomb of 1 GB", lambda: packed({"word/document.xml": b" " * 1000 * MB}))
    yield one("a zip bomb of pictures", lambda: packed({f"word/media/{n}.png": bytes(30 * MB) for n in range(20)}))
    yield one("a zip bomb that lies of its size", lying)
    for count in (20_000, 9_000, 400):
        parts = {f"word/{number}.xml": "<a/>" for number in range(count)}
        yield one(f"{count:,} parts", partial(packed, document(SAID, 2_000) | parts))
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'
    yield one("a bomb of entities", lambda: packed({"word/document.xml": bomb}))
    around = related("word/_rels/document.xml.rels", "officeDocument", "document.xml")
    yield one("relationships in a circle", lambda: packed(document(SAID, 2_000) | around))
    yield one("a numbering that leads to itself", lambda: packed(circle()))


def related(name: str, kind: str, target: str) -> dict[str, str]:
    """A part that says where another one is."""
    one = f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return {name: f'<Relationships xmlns="{PACKAGE}/relationships">{one}</Relationships>'}


def packed(parts: dict[str, str] | dict[str, bytes]) -> bytes:
    """A package with these parts beside the usual ones."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        usual = {"[Content_Types].xml": types} | related("_rels/.rels", "officeDocument", "word/document.xml")
        for name, text in (usual | parts).items():
            package.writestr(name, text)
    return made.getvalue()


def document(piece: str, size: int) -> dict[str, str]:
    """The part with the text: the piece over and over."""
    made = filled(piece, max(size, len(piece) + 200), f"<w:document {W}><w:body>", "</w:body></w:document>")
    return {"word/document.xml": made.decode()}


def written(piece: str, size: int) -> bytes:
    """A package with no more than a text."""
    return packed(document(piece, size))


def with_part(kind: str, piece: str, size: int) -> bytes:
    """A short document with one large part beside it."""
    part = filled(piece, size, f"<w:{kind} {W}>", f"</w:{kind}>").decode()
    beside = related("word/_rels/document.xml.rels", kind, f"{kind}.xml")
    return packed(document(SAID, 2_000) | beside | {f"word/{kind}.xml": part})


def lying() -> bytes:
    """A package whose directory says that a part of 500 MB has 10 bytes."""
    size = (500 * MB).to_bytes(4, "little")
    return packed({"word/document.xml": b" " * 500 * MB}).replace(size, (10).to_bytes(4, "little"))


def circle() -> dict[str, str]:
    """A numbering whose style leads to a numbering whose style leads back."""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    style = f'<w:style w:type="numbering" w:styleId="s"><w:pPr>{number}</w:pPr></w:style>'
    listed = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="s"/></w:abstractNum>'
    listed += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    beside = related("word/_rels/document.xml.rels", "numbering", "numbering.xml")["word/_rels/document.xml.rels"]
    other = f'<Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
    return {
        **document(f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>a</w:t></w:r></w:p>", 400),
        "word/styles.xml": f"<w:styles {W}>{style}</w:styles>",
        "word/numbering.xml": f"<w:numbering {W}>{listed}</w:numbering>",
        "word/_rels/document.xml.rels": beside.replace("</Relationships>", other),
    }  # fmt: skip


def _pdfs() -> Iterator[Attack]:
    said = b"BT /F1 9 Tf 9 9 Td (They met.) Tj ET "
    streams: dict[str, tuple[int, bytes, int]] = {
        "a stream of 400 MB": (1, said, 11 * MB),
        "2,000 pages of one stream": (2_000, said, 20_000),
        "2,000 pages of lines": (2_000, b"0 0 m 9 9 l S ", 200_000),
        "3,000 pages": (3_000, b"", 1),
        "states in states": (1, b"q ", 5 * MB),
        "lines": (1, b"0 0 m 9 9 l S ", 3 * MB),
    }
    for name, (pages, piece, count) in streams.items():
        yield Attack(f"PDF: {name}", ".pdf", partial(pdf, pages, piece, count))
    yield Attack("PDF: cut off", ".pdf", lambda: pdf(50, said, 1)[:-900])
    yield Attack("PDF: 45 MB of nothing", ".pdf", lambda: b"%PDF-1.7\n" + bytes(45 * MB))


def pdf(pages: int, piece: bytes, count: int) -> bytes:
    """A PDF whose pages all draw the same, so many times."""
    drawn = zlib.compress(piece * count, 9)
    kids = " ".join(f"{number + 5} 0 R" for number in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(drawn), drawn),
        *[page] * pages,
    ]
    made, places = bytearray(b"%PDF-1.7\n"), list[int]()
    for number, said in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%sendobj\n" % (number, said)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF"
    return bytes(made) + (head + end).encode()
