"""What does a page of the web report? Its article, as trafilatura finds it, without menus, comments and footers.

Headlines, paragraphs, items and rows of tables become lines of their own, with blank lines between blocks; white space
is folded. Credits and the like are left out (`asides.py`). What the page says about itself is read by
`page_metadata.py`. Where no article is found, or the page is too large to look for one (trafilatura's time grows with
the square of some structures), all that shows is kept, and said.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from summarizer.documents.asides import own_lines
from summarizer.documents.charset import decoded
from summarizer.documents.found import Found
from summarizer.documents.layouts import prepare
from summarizer.documents.markup import visible_text
from summarizer.documents.page_metadata import described
from summarizer.errors import DocumentTooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.documents.limits import Limits

__all__ = ["page"]

_MOST_ELEMENTS = 10_000
_MOST_TABLES = 300
"""Up to so many, the search for the article takes seconds at worst; a long newspaper page has 3,000 elements."""
_ASIDES = {"nav", "aside", "footer", "form", "button", "figure"}
_HEAD = 4096
_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})|^\s*<\?xml[^>]{0,100}encoding=[\"']([\w.-]{1,40})",
    re.IGNORECASE,
)
_WHOLE = "no article was found in the page, and all of its text was kept"
_TOO_MANY = "the page has too many elements to find an article in it, and all of its text was kept"


def page(html: str | bytes, limits: Limits) -> Found:
    """Return the article of a page. Raises `DocumentTooLarge`."""
    if len(html) > limits.markup_bytes:
        raise DocumentTooLarge(f"more than {limits.markup_bytes:,} bytes of HTML", remedy="raise Limits.markup_bytes")
    markup, note = decoded(html, _declared(html)) if isinstance(html, bytes) else (html, None)
    markup = markup.replace("\0", "\ufffd").encode("utf-8", "replace").decode()  # half a surrogate pair reads "?"
    tree = _tree(markup, limits.depth)
    found = described(tree)
    text, whole = _article(tree, markup)
    text, left_out = own_lines(text)
    return Found(text=text, notes=tuple(said for said in (note, whole, left_out) if said), **found._asdict())


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii", "replace").lower()
    return "utf-8" if label.startswith("utf-16") else label  # it was read as ASCII, so that cannot be true


def _tree(markup: str, deepest: int) -> Any:
    """The parsed page. Raises `DocumentTooLarge` for a nest, of which the parser would leave out the inner part."""
    etree: Any = import_module("lxml.etree")  # kept lazy: it comes with the extra, and without types
    html: Any = import_module("lxml.html")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup.encode(), parser=parser)
    except etree.ParserError:  # there is nothing in it
        return html.document_fromstring("<p></p>")
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise
    cut = any("depth" in str(entry.message) for entry in parser.error_log)
    if cut or any(depth > deepest for depth in _depths(etree.iterwalk(tree, events=("start", "end")))):
        raise DocumentTooLarge(f"elements more than {deepest} deep", remedy="save the page as text")
    return tree


def _depths(walk: Any) -> Iterator[int]:
    depth = 0
    for event, _ in walk:
        depth += 1 if event == "start" else -1
        yield depth


def _article(tree: Any, markup: str) -> tuple[str, str | None]:
    """The article, or all that shows and a note that says so."""
    elements = sum(1 for _ in tree.iter())
    if elements > _MOST_ELEMENTS or sum(1 for _ in tree.iter("table")) > _MOST_TABLES:
        return visible_text(markup), _TOO_MANY
    from trafilatura import extract  # kept lazy: it takes half a second to import

    prepare(tree)
    found = extract(tree, output_format="html", include_comments=False)
    text = visible_text(found) if isinstance(found, str) else ""
    if text and "\n" not in text:  # of a short page trafilatura may give all words in one line
        text = max(text, _set_apart(tree), key=lambda one: one.count("\n"))
    return (text, None) if text else (visible_text(markup), _WHOLE)


def _set_apart(tree: Any) -> str:
    """What shows in the element that the page marks as its article, or as its main part."""
    etree: Any = import_module("lxml.etree")  # kept lazy, as above
    found = tree.xpath("//article | //main | //*[@role='main']")
    if not found:
        return ""
    return visible_text(etree.tostring(found[0], encoding="unicode", method="html"), lambda name, _: name in _ASIDES)
