"""What does a file that was made to be hostile cost? Each kind of attack, read as `Source.from_file` reads it.

    python benchmarks/hostile_files.py              # the table of docs/documents.md
    python benchmarks/hostile_files.py html mail    # those whose name begins so

Every file is read by a process of its own, whose processor time and largest memory, with those of the process that it
starts for the reading, are told. Files are as large as the limits let through, or larger: they are the worst of their kind.
"""

from __future__ import annotations

import base64
import json
import random
import resource
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from time import perf_counter
from zipfile import ZIP_DEFLATED, ZipFile

MOST_SECONDS, MOST_MEGABYTES = 5.0, 1_500
MB = 1_000_000
LARGEST = 9_900_000
"""Just below `Limits.markup_bytes`."""

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
)


@dataclass(frozen=True, slots=True)
class Attack:
    """A file: how it is called, and what makes it."""

    name: str
    suffix: str
    make: Callable[[], bytes]


def filled(piece: str, size: int, head: str = "", tail: str = "") -> bytes:
    """The piece over and over, up to a size."""
    return (head + piece * ((size - len(head) - len(tail)) // len(piece.encode())) + tail).encode()


def html_attacks() -> Iterator[Attack]:
    """Markup that is long, deep, crowded or broken."""

    def one(name: str, piece: str, size: int = LARGEST, head: str = "<html><body>", tail: str = "") -> Attack:
        return Attack(f"html: {name}", ".html", lambda: filled(piece, size, head, tail))

    yield one("nested <div>", "<div>")
    yield one("nested <div>, 50 MB", "<div>", 50 * MB - 10)
    yield one("nested <div>, just not too deep", "<div>" * 390 + "They met." + "</div>" * 390)
    yield one("unclosed <b><i>", "<b>x<i>y")
    yield one("misnested <b><i></b></i>", "<b><i>x</b>y</i>")
    yield one("<a<a<a", "<a")
    yield one("<a <a <a", "<a ")
    yield one("< < <", "< ")
    yield one("attributes of one tag", ' a="b"', head="<p", tail=">x</p>")
    yield one("attributes, each another", " a{}=b", head="<p", tail=">x</p>")
    yield Attack("html: a million names of attributes", ".html", lambda: numbered("<p", " a{}=b", ">They met.</p>"))
    yield one("a quote that never ends", "x ", head='<p title="')
    yield one("entities", "&amp;")
    yield one("broken entities", "&a")
    yield one("numeric entities", "&#1114111;")
    yield one("a single line", "word ")
    yield one("a single word", "x")
    yield one("many short paragraphs", "<p>x")
    yield one("many long paragraphs", "<p>The two sides met on Monday and agreed to share their data by June.</p>\n")
    yield one("tables, 100,000", "<table><tr><td>a</td></tr></table>", 34 * 100_000)
    yield one("tables in tables", "<table><tr><td>", 200_000)
    yield one("rows of one table", "<tr><td>a</td><td>b</td></tr>", head="<table>")
    yield one("cells of one row", "<td>a</td>", head="<table><tr>")
    yield one("<br>", "x<br>")
    yield one("lists", "<ul><li>x")
    yield one("one script", "if (a < b) { c(); } ", head="<script>", tail="</script><p>They met.</p>")
    yield one("many scripts", "<script>a</script>")
    yield one("scripts never closed", "<script>")
    yield one("comments never closed", "<!--")
    yield one("many comments", "<!-- a -->")
    yield one("conditional comments", "<![if")
    yield one("CDATA", "<![CDATA[")
    yield one("instructions", "<?xml ?>")
    yield one("one style", "a { b: c } ", head="<style>", tail="</style><p>They met.</p>")
    yield one("forms in forms", "<form><select><option>x")
    yield one("plaintext", "<plaintext>")
    yield one("meta", '<meta name="a" content="b">', head="<html><head>")
    yield one("JSON-LD, one nest", "[", head='<html><head><script type="application/ld+json">')
    yield one(
        "JSON-LD, one graph",
        '{"@type":"NewsArticle"},',
        head='<script type="application/ld+json">[',
        tail="{}]</script>",
    )
    yield one("JSON-LD, many", '<script type="application/ld+json">{"@type":"NewsArticle"}</script>')
    yield one("JSON-LD, one long number", "9", head='<script type="application/ld+json">{"a":', tail="}</script><p>x")
    yield one("links", '<a href="http://a.example/">They met</a> ')
    yield one("images", '<img src="a" alt="b">')
    yield one("svg and math", "<svg><math><mi>x")
    yield one("lang attributes", '<p lang="en">a</p>')
    yield one("time elements", '<time datetime="2024-06-03">a</time>')
    yield one("headings", "<h1>a</h1>")
    yield one("undeclared bytes", "<p>caf\u00e9 ")
    yield Attack("html: bytes of no character set", ".html", lambda: noise(LARGEST, "<p>"))
    yield Attack(
        "html: UTF-16 without a mark",
        ".html",
        lambda: filled("<p>They met.", LARGEST // 2).decode().encode("utf-16-le"),
    )
    for count in (500, 4_000, 9_900):
        yield one(f"{count} paragraphs in one nest", f"{'<div>' * 30}<p>They met in Oslo, and agreed.</p>", count * 180)
        yield one(f"{count} of <p><a>", '<p><a href="b">They met</a></p>', count * 16)
        yield one(f"{count} of <td>", "<td>They met", count * 12, head="<table><tr>")
        yield one(f"{count} of <span>", "<span>They met in Oslo. ", count * 24)
        yield one(f"{count} of <br>", "They met in Oslo.<br>", count * 21, head="<article><p>")
        yield one(f"{count} of <li>", "<ul><li>They met in Oslo.</li></ul>", count * 17, head="<article>")
        yield one(
            f"{count} lines, all the same",
            "<p>They met in Oslo, and they agreed on all of it.</p>",
            count * 54,
            head="<article>",
        )
    yield one("299 tables, 9,000 cells", "<table><tr>" + "<td>They met</td>" * 30 + "</tr></table>", 299 * 540)


def numbered(head: str, piece: str, tail: str) -> bytes:
    """The piece with a number in it, a million times."""
    return (head + "".join(piece.format(number) for number in range(1_000_000))[:LARGEST] + tail).encode()


def noise(size: int, head: str = "") -> bytes:
    """Bytes that are no UTF-8."""
    return head.encode() + random.Random(5).randbytes(size - len(head)).replace(b"\0", b"\x81")


HEAD = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"


def mail_attacks() -> Iterator[Attack]:
    """Messages that are nests, crowds or bombs."""
    body = "Content-Type: text/plain\n\nThey met.\n"
    html = f"{HEAD}Content-Type: text/html\n\n"

    def one(name: str, make: Callable[[], bytes]) -> Attack:
        return Attack(f"mail: {name}", ".eml", make)

    yield one("10,000 multiparts in each other", lambda: nested(10_000))
    yield one("900 multiparts in each other", lambda: nested(900))
    yield one("90 multiparts in each other", lambda: nested(90))
    yield one(
        "multiparts with one boundary",
        lambda: (
            HEAD
            + 'Content-Type: multipart/mixed; boundary="a"\n\n'
            + '--a\nContent-Type: multipart/mixed; boundary="a"\n\n' * 9_000
        ).encode(),
    )
    yield one(
        "9,900 parts",
        lambda: (HEAD + 'Content-Type: multipart/mixed; boundary="a"\n\n' + f"--a\n{body}" * 9_900 + "--a--").encode(),
    )
    yield one("messages in messages", lambda: (HEAD + "Content-Type: message/rfc822\n\n" * 20_000).encode())
    yield one("100,000 headers", lambda: (HEAD + "".join(f"X-{n}: y\n" for n in range(100_000)) + body).encode())
    yield one("2,000,000 headers", lambda: (HEAD + "".join(f"X-{n}: y\n" for n in range(2_000_000)) + body).encode())
    yield one("one header of 40 MB", lambda: filled("x" * 76 + "\n ", 40 * MB, "From: ", f"\n{body}"))
    yield one(
        "100,000 recipients",
        lambda: (
            "From: a@b.example\nTo: " + ",\n ".join(f"a{n} <a{n}@b.example>" for n in range(100_000)) + f"\n{body}"
        ).encode(),
    )
    yield one("addresses in brackets", lambda: filled("(", 20_000, "From: a@b.example\nTo: ", f"\n{body}"))
    yield one("addresses in quotes", lambda: filled('"\\', 20_000, "From: a@b.example\nTo: ", f"\n{body}"))
    yield one("encoded words", lambda: filled("=?utf-8?q?a?= ", 20_000, "From: a@b.example\nSubject: ", f"\n{body}"))
    yield one(
        "encoded words, broken", lambda: filled("=?utf-8?q?", 20_000, "From: a@b.example\nSubject: ", f"\n{body}")
    )
    yield one(
        "a flood of encoded words",
        lambda: filled("=?utf-8?q?a?= ", 900_000, "From: a@b.example\nSubject: ", f"\n{body}"),
    )
    yield one(
        "parameters of a type", lambda: filled("; a*0=b", 900_000, f"{HEAD}Content-Type: text/plain", "\n\nThey met.")
    )
    yield one("parameters in quotes", lambda: filled(';"', 900_000, f"{HEAD}Content-Type: text/plain", "\n\nThey met."))
    yield one(
        "45 MB of base64",
        lambda: (
            (HEAD + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n").encode()
            + base64.encodebytes(b"They met. " * 3_300_000)
        ),
    )
    yield one(
        "base64 that is none",
        lambda: filled("=A", 45 * MB, f"{HEAD}Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"),
    )
    yield one(
        "45 MB of quoted-printable",
        lambda: filled(
            "=3D=\n", 45 * MB, f"{HEAD}Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
        ),
    )
    yield one(
        "uuencoded",
        lambda: filled(
            "begin 644 a\n", 45 * MB, f"{HEAD}Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\n"
        ),
    )
    yield one("lines of >", lambda: filled("> a\n", LARGEST, f"{HEAD}\n"))
    yield one("original messages", lambda: filled("-----Original Message-----\n", LARGEST, f"{HEAD}\n"))
    yield one("From: and Sent:", lambda: filled("From: a\n", LARGEST, f"{HEAD}\n"))
    yield one("signatures", lambda: filled("\n-- \n", LARGEST, f"{HEAD}\n"))
    yield one("On ... wrote:", lambda: filled("On a Monday\n", LARGEST, f"{HEAD}\n"))
    yield one("empty lines", lambda: filled("\n", LARGEST, f"{HEAD}\n"))
    yield one("one line", lambda: filled("x", LARGEST, f"{HEAD}\n"))
    yield one("CR only", lambda: filled("a\r", LARGEST, f"{HEAD}\n"))
    for name, piece in (
        ("nested <div>", "<div>"),
        ("<a<a", "<a"),
        ("quotes", "<a '"),
        ("<style", "<style>"),
        ("cells", "<td>"),
        ("spaces in cells", "<td> <p>"),
        ("entities", "&a"),
        ("unclosed comments", "<!--"),
        ("unseen in unseen", "<svg>"),
        ("cite", '<blockquote type="cite">'),
    ):
        yield one(f"HTML of {name}", lambda piece=piece: filled(piece, LARGEST, html))
    yield one(
        "a charset that is none",
        lambda: filled("x ", LARGEST, f"{HEAD}Content-Type: text/plain; charset={'a' * 60_000}\n\n"),
    )
    yield one("undeclared bytes", lambda: HEAD.encode() + b"\n" + noise(LARGEST))


def nested(depth: int) -> bytes:
    """Multiparts within multiparts."""
    heads = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"{HEAD}{heads}Content-Type: text/plain\n\nThey met.\n".encode()


def transcript_attacks() -> Iterator[Attack]:
    """Cues without end."""

    def one(name: str, piece: str, size: int = 45 * MB, head: str = "WEBVTT\n\n00:01.000 --> 00:02.000\n") -> Attack:
        return Attack(f"vtt: {name}", ".vtt", lambda: filled(piece, size, head))

    cue = "00:00:01.000 --> 00:00:02.000\n{}\n\n"
    yield one("1,000,000 cues", cue.format("They met"), 42 * MB)
    yield one("1,000,000 empty cues", cue.format(""), 34 * MB)
    yield one("100,000 cues", cue.format("They met in Oslo"), 4_900_000)
    yield one("cues that roll", cue.format("a\nb"), 4_900_000)
    yield one("one giant cue", "They met. ")
    yield one("one giant cue of 4.9 MB", "They met. ", 4_900_000)
    yield one("one cue of many lines", "They met.\n", 4_900_000)
    yield one("one cue of turns", "- They met.\n", 4_900_000)
    yield one("one cue of names", "Ann: They met.\n", 4_900_000)
    yield one("voices", "<v Ann>a", 4_900_000)
    yield one("voices, broken", "<v ", 4_900_000)
    yield one("classes of voices", "<v.a", 4_900_000)
    yield one("tags, broken", "<", 4_900_000)
    yield one("styles", "{\\", 4_900_000)
    yield one("entities", "&a", 4_900_000)
    yield one("long names", "A b c d e f g h i j", 4_900_000)
    yield one("arrows", "--> ", 4_900_000)
    yield one("arrows, line by line", "1 -->\n", 4_900_000)
    yield one("digits", "1", 4_900_000, "")
    yield one("spaces", " ", 4_900_000)
    yield one("spaces before an arrow", " ", 4_900_000, "WEBVTT\n\n")
    srt = "1\n00:00:01,000 --> 00:00:02,000\nThey met\n\n"
    yield Attack("srt: 1,000,000 cues", ".srt", lambda: filled(srt, 44 * MB))
    yield Attack("srt: 100,000 cues", ".srt", lambda: filled(srt, 4_900_000))


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A package with these parts beside the usual ones."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, text in {"[Content_Types].xml": TYPES, "_rels/.rels": RELS, **parts}.items():
            package.writestr(name, text)
    return made.getvalue()


def body(words: str, size: int = LARGEST - 2_000, tail: str = "") -> bytes:
    """A Word document whose body is these words over and over."""
    return packed(
        {"word/document.xml": filled(words, size, f"<w:document {W}><w:body>", f"{tail}</w:body></w:document>")}
    )


def docx_attacks() -> Iterator[Attack]:
    """Packages that unpack to more, and XML that is deep or crowded."""
    said = "<w:p><w:r><w:t>They met.</w:t></w:r></w:p>"

    def one(name: str, make: Callable[[], bytes]) -> Attack:
        return Attack(f"docx: {name}", ".docx", make)

    def with_part(part: str, words: str, head: str, tail: str, target: str = "") -> bytes:
        relation = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="{R}/{target}" Target="{part}"/></Relationships>'
        return packed({
            "word/document.xml": f"<w:document {W}><w:body>{said}</w:body></w:document>",
            f"word/{part}": filled(words, LARGEST - 5_000, head, tail),
            "word/_rels/document.xml.rels": relation,
        })  # fmt: skip

    yield one("a zip bomb of 1 GB", lambda: packed({"word/document.xml": b" " * 1_000_000_000}))
    yield one(
        "a zip bomb of pictures",
        lambda: packed(
            {"word/document.xml": f"<w:document {W}/>", **{f"word/media/{n}.png": bytes(30 * MB) for n in range(20)}}
        ),
    )
    yield one("a zip bomb that lies of its size", lying)
    yield one(
        "20,000 parts",
        lambda: packed({"word/document.xml": f"<w:document {W}/>", **{f"word/{n}.xml": "<a/>" for n in range(20_000)}}),
    )
    yield one(
        "9,000 parts",
        lambda: packed(
            {
                "word/document.xml": f"<w:document {W}><w:body>{said}</w:body></w:document>",
                **{f"word/{n}.xml": "<a/>" for n in range(9_000)},
            }
        ),
    )
    yield one("elements in each other", lambda: body("<w:p>"))
    yield one(
        "just not too deep, over and over",
        lambda: body("<w:sdt>" * 190 + "<w:sdtContent>" + said + "</w:sdtContent>" + "</w:sdt>" * 190, 6_000_000),
    )
    yield one(
        "tables in tables", lambda: body("<w:tbl><w:tr><w:tc>" * 100 + said + "</w:tc></w:tr></w:tbl>" * 100, 6_000_000)
    )
    yield one("many paragraphs", lambda: body(said, 4_000_000))
    yield one("many runs", lambda: body("<w:r><w:t>a</w:t></w:r>", 4_400_000))
    yield one("many cells", lambda: body("<w:tc><w:p/></w:tc>", 3_600_000))
    yield one("merged cells", lambda: body("<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>", 4_400_000))
    yield one(
        "a span of a billion cells",
        lambda: body(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>', 4_400_000
        ),
    )
    yield one(
        "deep lists",
        lambda: body(
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
            6_000_000,
        ),
    )
    yield one(
        "fields in fields",
        lambda: body(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://a.example"</w:instrText></w:r>',
            9_000_000,
        ),
    )
    yield one(
        "fields begun, separated",
        lambda: body(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://a.example"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>a</w:t></w:r></w:p>',
            9_000_000,
        ),
    )
    yield one("bookmarks", lambda: body('<w:bookmarkStart w:name="a"/>'))
    yield one(
        "bold, italic, struck runs",
        lambda: body("<w:p><w:r><w:rPr><w:b/><w:i/><w:u/><w:strike/></w:rPr><w:t>a</w:t></w:r></w:p>"),
    )
    yield one("attributes of one element", lambda: body(numbered("<w:p", ' a{}=""', "/>").decode(), LARGEST + 200_000))
    yield one("one long text", lambda: body("<w:p><w:r><w:t>" + "x" * 9_000_000 + "</w:t></w:r></w:p>"))
    yield one(
        "a bomb of entities",
        lambda: packed(
            {"word/document.xml": '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'}
        ),
    )
    yield one(
        "huge styles",
        lambda: with_part(
            "styles.xml",
            '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="b"/></w:style>',
            f"<w:styles {W}>",
            "</w:styles>",
            "styles",
        ),
    )
    yield one(
        "huge numbering",
        lambda: with_part(
            "numbering.xml",
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
            f"<w:numbering {W}>",
            "</w:numbering>",
            "numbering",
        ),
    )
    yield one(
        "footnotes",
        lambda: with_part(
            "footnotes.xml",
            f'<w:footnote w:id="1">{said}</w:footnote>',
            f"<w:footnotes {W}>",
            "</w:footnotes>",
            "footnotes",
        ),
    )
    yield one(
        "huge relationships",
        lambda: packed(
            {
                "word/document.xml": f"<w:document {W}><w:body>{said}</w:body></w:document>",
                "word/_rels/document.xml.rels": filled(
                    f'<Relationship Id="r1" Type="{R}/styles" Target="document.xml"/>',
                    LARGEST - 5_000,
                    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">',
                    "</Relationships>",
                ),
            }
        ),
    )
    yield one("numbering that leads to itself", circle)
    yield one(
        "relationships in a circle",
        lambda: packed(
            {
                "word/document.xml": f"<w:document {W}><w:body>{said}</w:body></w:document>",
                "word/_rels/document.xml.rels": RELS.replace("word/document.xml", "document.xml"),
                "_rels/.rels": RELS.replace("word/document.xml", "../word/../word/document.xml"),
            }
        ),
    )


def lying() -> bytes:
    """A package whose directory says that a part of 500 MB has 10 bytes."""
    data = bytearray(packed({"word/document.xml": b" " * 500_000_000}))
    size = (500_000_000).to_bytes(4, "little")
    return bytes(data.replace(size, (10).to_bytes(4, "little")))


def circle() -> bytes:
    """Numbering whose style leads to a numbering whose style leads back."""
    styles = f'<w:styles {W}><w:style w:type="numbering" w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    numbering = f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="s"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    document = f'<w:document {W}><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>'
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{R}/styles" Target="styles.xml"/><Relationship Id="r2" Type="{R}/numbering" Target="numbering.xml"/></Relationships>'
    return packed(
        {
            "word/document.xml": document,
            "word/styles.xml": styles,
            "word/numbering.xml": numbering,
            "word/_rels/document.xml.rels": rels,
        }
    )


def text_attacks() -> Iterator[Attack]:
    """Texts that are long, or that lead a pattern astray."""

    def one(name: str, piece: str, size: int = 4_900_000, suffix: str = ".md", head: str = "") -> Attack:
        return Attack(f"{'text' if suffix == '.txt' else 'md'}: {name}", suffix, lambda: filled(piece, size, head))

    yield one("200 MB", "They met. ", 200 * MB, ".txt")
    yield one("49 MB", "They met. ", 49 * MB, ".txt")
    yield one("one line", "They met. ", suffix=".txt")
    yield one("one word", "x", suffix=".txt")
    yield one("line ends", "\n", suffix=".txt", head="x")
    yield one("time codes", "[00:01] a\n", suffix=".txt")
    yield one("spaces", " ", suffix=".txt", head="x")
    yield one("digits", "1:", suffix=".txt")
    yield Attack(
        "text: UTF-16 without a mark", ".txt", lambda: filled("They met. ", 4_900_000).decode().encode("utf-16-le")
    )
    yield Attack("text: bytes of no character set", ".txt", lambda: noise(45 * MB))
    yield Attack("text: zeros", ".txt", lambda: bytes(45 * MB))
    yield one("quotes in quotes", "> ")
    yield one("brackets", "[")
    yield one("links", "[a](b")
    yield one("emphasis", "*a **b")
    yield one("headings", "# ")
    yield one("a heading of spaces", " ", head="# a")
    yield one("a heading of hashes and spaces", " #", head="# a")
    yield one("front matter that never ends", "a: b\n", head="---\n")
    yield one("front matter of one line", "a", head="---\ntitle: ")
    yield one("a value of quotes", "\"'", head="---\ntitle: ", size=100_000)


def pdf_attacks() -> Iterator[Attack]:
    """PDFs that are bombs."""

    def one(name: str, make: Callable[[], bytes]) -> Attack:
        return Attack(f"pdf: {name}", ".pdf", make)

    yield one("a stream of 400 MB", lambda: pdf(1, b"BT /F1 9 Tf (They met.) Tj ET " * 13_000_000))
    yield one("2,000 pages of one stream", lambda: pdf(2_000, b"BT /F1 9 Tf 9 9 Td (They met.) Tj ET " * 20_000))
    yield one("3,000 pages", lambda: pdf(3_000, b""))
    yield one("fields in fields of graphics", lambda: pdf(1, b"q " * 5_000_000))
    yield one("paths", lambda: pdf(1, b"0 0 m 9 9 l S " * 3_000_000))
    yield one("cut off", lambda: pdf(50, b"BT /F1 9 Tf (They met.) Tj ET")[:-900])
    yield one("45 MB of nothing", lambda: b"%PDF-1.7\n" + bytes(45 * MB))


def pdf(pages: int, stream: bytes) -> bytes:
    """A PDF whose pages all draw the same."""
    packed = zlib.compress(stream, 9)
    kids = " ".join(f"{number + 5} 0 R" for number in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Length {len(packed)}/Filter/FlateDecode>>stream\n".encode() + packed + b"\nendstream",
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>"] * pages,
    ]
    made, places = bytearray(b"%PDF-1.7\n"), list[int]()
    for number, said in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj".encode() + said + b"endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF"
    return bytes(made) + end.encode()


def attacks() -> list[Attack]:
    """All of them."""
    kinds = (html_attacks, mail_attacks, transcript_attacks, docx_attacks, text_attacks, pdf_attacks)
    return [attack for kind in kinds for attack in kind()]


def read(path: str) -> None:
    """Read a file and print what came of it and what it cost."""
    from summarizer import Source
    from summarizer.errors import SourceError

    began = perf_counter()
    try:
        source = Source.from_file(path)
        said = f"{len(source.text):,} characters"
    except SourceError as error:
        said = f"{type(error).__name__}: {error}"
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    largest = max(one.ru_maxrss for one in used) // 1000
    print(json.dumps([cpu, perf_counter() - began, largest, said]))


def main() -> None:
    """Print the table; exit with 1 when a file costs more than is promised."""
    wanted = tuple(sys.argv[1:])
    worst = False
    with tempfile.TemporaryDirectory() as folder:
        for attack in attacks():
            if wanted and not attack.name.startswith(wanted):
                continue
            path = Path(folder) / f"attack{attack.suffix}"
            path.write_bytes(attack.make())
            done = subprocess.run([sys.executable, __file__, "--read", str(path)], capture_output=True, text=True)
            if done.returncode:
                print(f"| {attack.name} | CRASHED {done.returncode} {done.stderr[-300:]}", flush=True)
                worst = True
                continue
            cpu, _, largest, said = json.loads(done.stdout)
            bad = cpu > MOST_SECONDS or largest > MOST_MEGABYTES
            worst |= bad
            print(
                f"| {attack.name} | {path.stat().st_size / MB:.1f} MB | {cpu:.1f} s | {largest:,} MB | {said} |{' <- too much' if bad else ''}",
                flush=True,
            )
    sys.exit(int(worst))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        read(sys.argv[2])
    else:
        main()
