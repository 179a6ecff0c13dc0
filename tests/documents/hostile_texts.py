"""Files of text that are made to be hostile: pages, transcripts and plain texts that are long, deep, crowded, broken.

Each is a piece over and over between a head and a tail, so that it can be made as large as one likes.
`benchmarks/hostile_files.py` measures what they cost.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

__all__ = ["MB", "Attack", "filled", "noise", "text_attacks"]

MB = 1_000_000
LARGEST = 9_900_000
"""Just below `Limits.markup_bytes`."""
LONGEST = 4_900_000
"""Just below `Limits.characters`."""
SMALL = 990_000
MOST_TAGS = 15_900
"""Just so much that a page is still read in the process that calls."""


@dataclass(frozen=True, slots=True)
class Attack:
    """A file: how it is called, how its name ends, and what makes it."""

    name: str
    suffix: str
    make: Callable[[], bytes]


def filled(piece: str, size: int, head: str = "", tail: str = "") -> bytes:
    """The piece over and over, up to a size."""
    return (head + piece * ((size - len(head) - len(tail)) // len(piece.encode())) + tail).encode()


def noise(size: int, head: str = "") -> bytes:
    """Bytes that are no UTF-8."""
    return head.encode() + random.Random(5).randbytes(size - len(head)).replace(b"\0", b"\x81")


LINKED = '<script type="application/ld+json">'
MARKUP: dict[str, tuple[str, str, str]] = {
    "nested <div>": ("<div>", "", ""),
    "just not too deep": ("<div>" * 390 + "They met." + "</div>" * 390, "", ""),
    "unclosed <b><i>": ("<b>x<i>y", "", ""),
    "misnested <b><i></b></i>": ("<b><i>x</b>y</i>", "", ""),
    "<a<a<a": ("<a", "", ""),
    "<a <a <a": ("<a ", "", ""),
    "< < <": ("< ", "", ""),
    "one attribute over and over": (' a="b"', "<p", ">They met.</p>"),
    "a quote that never ends": ("x ", '<p title="', ""),
    "entities": ("&amp;", "", ""),
    "broken entities": ("&a", "", ""),
    "entities that are no characters": ("&#1114111;", "", ""),
    "one line": ("word ", "", ""),
    "one word": ("x", "", ""),
    "short paragraphs": ("<p>x", "", ""),
    "long paragraphs": ("<p>The two sides met on Monday and agreed to share their data by June.</p>\n", "", ""),
    "tables": ("<table><tr><td>a</td></tr></table>", "", ""),
    "tables in tables": ("<table><tr><td>", "", ""),
    "rows of one table": ("<tr><td>a</td><td>b</td></tr>", "<table>", ""),
    "cells of one row": ("<td>a</td>", "<table><tr>", ""),
    "lines": ("x<br>", "<article><p>", ""),
    "lists in lists": ("<ul><li>x", "", ""),
    "one script": ("if (a < b) { c(); } ", "<script>", "</script><p>They met.</p>"),
    "scripts": ("<script>a</script>", "", ""),
    "scripts never closed": ("<script>", "", ""),
    "comments never closed": ("<!--", "", ""),
    "comments": ("<!-- a -->", "", ""),
    "conditions": ("<![if", "", ""),
    "CDATA": ("<![CDATA[", "", ""),
    "instructions": ("<?xml ?>", "", ""),
    "one style": ("a { b: c } ", "<style>", "</style><p>They met.</p>"),
    "forms in forms": ("<form><select><option>x", "", ""),
    "plaintext": ("<plaintext>", "", ""),
    "metadata": ('<meta name="a" content="b">', "<html><head>", ""),
    "JSON-LD, a nest": ("[", LINKED, ""),
    "JSON-LD, a graph": ('{"@type":"NewsArticle"},', f"{LINKED}[", "{}]</script>"),
    "JSON-LD, many": (f'{LINKED}{{"@type":"NewsArticle"}}</script>', "", ""),
    "JSON-LD, a number": ("9", f'{LINKED}{{"a":', "}</script><p>They met."),
    "links": ('<a href="http://a.example/">They met</a> ', "", ""),
    "pictures": ('<img src="a" alt="b">', "", ""),
    "drawings": ("<svg><math><mi>x", "", ""),
    "times": ('<time datetime="2024-06-03">a</time>', "", ""),
    "headings": ("<h1>a</h1>", "", ""),
    "paragraphs in nests": (f"{'<div>' * 30}<p>They met in Oslo, and agreed.</p>{'</div>' * 30}", "", ""),
    "paragraphs of links": ('<p><a href="b">They met</a></p>', "", ""),
    "long cells": ("<td>They met in Oslo, and they agreed on all of it.", "<table><tr>", ""),
    "spans": ("<span>They met in Oslo. </span>", "<article><p>", ""),
    "long lines": ("They met in Oslo, and they agreed on all of it.<br>", "<article><p>", ""),
    "lists": ("<ul><li>They met in Oslo.</li></ul>", "<article>", ""),
    "equal paragraphs": ("<p>They met in Oslo, and they agreed on all of it.</p>", "<article>", ""),
}
"""By name: a piece, and what stands before and after all of them."""

CUE = "00:00:01.000 --> 00:00:02.000\n{}\n\n"
CAPTIONS: dict[str, tuple[str, str]] = {
    "cues": (CUE.format("They met in Oslo"), ""),
    "empty cues": (CUE.format(""), ""),
    "cues that roll": (CUE.format("a\nb"), ""),
    "one cue of one line": ("They met. ", CUE[:30]),
    "one cue of many lines": ("They met.\n", CUE[:30]),
    "one cue of many turns": ("- They met.\n", CUE[:30]),
    "one cue of many names": ("Ann: They met.\n", CUE[:30]),
    "voices": ("<v Ann>a", CUE[:30]),
    "broken voices": ("<v ", CUE[:30]),
    "classes of voices": ("<v.a", CUE[:30]),
    "broken tags": ("<", CUE[:30]),
    "broken styles": ("{\\", CUE[:30]),
    "entities": ("&a", CUE[:30]),
    "a long name": ("A b c d e f g h i j", CUE[:30]),
    "arrows": ("1 -->\n", CUE[:30]),
    "digits": ("1", ""),
    "spaces": (" ", ""),
}

TEXTS: dict[str, tuple[str, str]] = {
    "one line": ("They met. ", ""),
    "one word": ("x", ""),
    "line ends": ("\n", "x"),
    "time codes": ("[00:01] a\n", ""),
    "spaces": (" ", "x"),
    "digits": ("1:", ""),
    "quotes in quotes": ("> ", ""),
    "brackets": ("[", ""),
    "links": ("[a](b", ""),
    "emphasis": ("*a **b", ""),
    "headings": ("# ", ""),
    "a heading of spaces": (" ", "# a"),
    "a heading of hashes": (" #", "# a"),
    "front matter that never ends": ("a: b\n", "---\n"),
    "front matter of one line": ("a", "---\ntitle: "),
    "a value of quotes": ("\"'", "---\ntitle: "),
}


def text_attacks() -> Iterator[Attack]:
    """All of them: as large as the limits let through, and as large as is read in the process that calls."""
    yield from _pages()
    yield from _captions()
    yield from _texts()


def _pages() -> Iterator[Attack]:
    for name, (piece, head, tail) in MARKUP.items():
        few = len(piece) * (MOST_TAGS // piece.count("<")) if "<" in piece else SMALL
        for size in (LARGEST, min(SMALL, few)):
            yield Attack(f"HTML: {name}", ".html", partial(filled, piece, size, f"<body>{head}", tail))
    yield Attack("HTML: a nest of 50 MB", ".html", lambda: filled("<div>", 49 * MB))
    for count in (1_000_000, 90_000, 4_000):
        yield Attack("HTML: attributes, each another", ".html", partial(attributes, count))
    yield Attack("HTML: bytes of no character set", ".html", lambda: noise(LARGEST, "<p>"))
    yield Attack("HTML: bytes of no character set", ".html", lambda: noise(SMALL, "<p>"))
    utf_16 = filled("<p>They met.", LARGEST // 2).decode()
    yield Attack("HTML: UTF-16 without a mark", ".html", lambda: utf_16.encode("utf-16-le"))


def attributes(count: int) -> bytes:
    """A tag with so many attributes."""
    return f"<p{''.join(f' a{number}=b' for number in range(count))}>They met.</p>"[:LARGEST].encode()


def _captions() -> Iterator[Attack]:
    for name, (piece, head) in CAPTIONS.items():
        for size in (LONGEST, SMALL):
            yield Attack(f"VTT: {name}", ".vtt", partial(filled, piece, size, f"WEBVTT\n\n{head}"))
    yield Attack("VTT: 1,000,000 cues", ".vtt", lambda: filled(CUE.format("They met"), 42 * MB))
    numbered = f"1\n{CUE.format('They met').replace('.', ',')}"
    yield Attack("SRT: 100,000 cues", ".srt", lambda: filled(numbered, LONGEST))
    yield Attack("SRT: 1,000,000 cues", ".srt", lambda: filled(numbered, 44 * MB))


def _texts() -> Iterator[Attack]:
    for name, (piece, head) in TEXTS.items():
        yield Attack(f"Markdown: {name}", ".md", partial(filled, piece, LONGEST, head))
    yield Attack("text: 200 MB", ".txt", lambda: filled("They met. ", 200 * MB))
    yield Attack("text: 49 MB", ".txt", lambda: filled("They met. ", 49 * MB))
    yield Attack("text: UTF-16 without a mark", ".txt", lambda: ("They met. " * 490_000).encode("utf-16-le"))
    yield Attack("text: bytes of no character set", ".txt", lambda: noise(45 * MB))
    yield Attack("text: zeros", ".txt", lambda: bytes(45 * MB))
