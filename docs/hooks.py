"""What does the site do that MkDocs does not? Its links may lead to files of the project, and it loads nothing from
elsewhere.

Pages link to examples and other files beside docs/, as they are read in a checkout. On the site, a link to a text file
leads to a copy of it, and one to a folder is its name alone. A built page with a script, style, picture or frame from
another host ends the build.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
PROJECT = "project"
"""The folder of the site with the copies."""
_OUTSIDE = re.compile(r"\[(?P<said>(?:[^\]`]|`[^`]*`)+)\]\(\.\./(?P<path>[^)#]+)(?P<rest>#[^)]*)?\)")
_LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "object": "data"}


def inside(markdown: str) -> str:
    """Return a page with its links out of docs/ as they are on the site.

    >>> inside("see [the demo](../examples/first_readout.py) in [the examples](../examples)")
    'see [the demo](project/examples/first_readout.py.txt) in the examples'
    """
    return _OUTSIDE.sub(lambda link: _inside(link["said"], link["path"]), markdown)


def _inside(said: str, path: str) -> str:
    return f"[{said}]({PROJECT}/{path}.txt)" if (ROOT / path).is_file() else said


def loaded_from_elsewhere(page: str) -> list[str]:
    """Return the addresses of other hosts that a page of HTML loads from.

    >>> loaded_from_elsewhere('<a href="https://a.example/"></a><img src="//b.example/x.png">')
    ['//b.example/x.png']
    """
    reader = _Loads()
    reader.feed(page)
    return reader.found


class _Loads(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get(_LOADED.get(tag, "")) or ""
        if re.match(r"(?:https?:)?//", address):
            self.found.append(address)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files of the project that pages link to."""
    markdown = "".join(file.content_string for file in files.documentation_pages())
    for path in sorted({link["path"] for link in _OUTSIDE.finditer(markdown)}):
        if (ROOT / path).is_file():
            files.append(File.generated(config, f"{PROJECT}/{path}.txt", abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Let the links lead to the copies."""
    return inside(markdown)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """End the build at a page that loads from elsewhere."""
    if found := loaded_from_elsewhere(output):
        raise PluginError(f"{page.file.src_uri} loads from elsewhere: {', '.join(found)}")
    return output
