"""Where do the pages of several files go? Into a folder, a page for each, and `index.html`, which lists them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from summarizer.cli.common import STANDARD_INPUT, opened

if TYPE_CHECKING:
    from summarizer.summary import Summary

__all__ = ["pages"]

_INDEX = "index"


@contextmanager
def pages(folder: Path | None) -> Generator[Callable[[Summary[Any]], None]]:
    """Take summaries, write the page of each as it comes, and in the end an index of them.

    The folder is made if need be; what else is in it stays. Raises `UsageError`, before any is taken, when it cannot
    be made.
    """
    from summarizer.render.html.corpus import index  # kept lazy: only this format needs it

    folder = _made(folder)
    taken, done = {_INDEX}, list[tuple[str, "Summary[Any]"]]()

    def take(summary: Summary[Any]) -> None:
        name = summary.source.origin or "page"
        stem = _unused("standard-input" if name == STANDARD_INPUT else Path(name).stem, taken)
        _write(folder / f"{stem}.html", summary.to_html())
        done.append((quote(f"{stem}.html"), summary))

    yield take
    if done:
        _write(folder / f"{_INDEX}.html", index(done, title=folder.resolve().name))


def _unused(stem: str, taken: set[str]) -> str:
    """A name that no other page has, on file systems that do not tell cases apart either."""
    found, number = stem, 1
    while found.casefold() in taken:
        number += 1
        found = f"{stem}-{number}"
    taken.add(found.casefold())
    return found


def _made(folder: Path | None) -> Path:
    from summarizer.errors import UsageError

    if folder is None:
        raise UsageError("the pages of several files need a folder", remedy="give one with -o")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        remedy = "give a folder for the pages of several files"
        raise UsageError(f"{folder}: {error.strerror}", remedy=remedy) from error
    return folder


def _write(path: Path, page: str) -> None:
    with opened(path) as out:
        out.write(page)
