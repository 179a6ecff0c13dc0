"""Where do the pages of several files go? Into a folder, a page for each, and `index.html`, which lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from summarizer.cli.common import opened

if TYPE_CHECKING:
    from summarizer.summary import Summary

__all__ = ["write_pages"]

_INDEX = "index"


def write_pages(made: Iterable[tuple[str, Summary[Any]]], folder: Path | None) -> int:
    """Write the pages of `(file's name, summary)` into `folder`, and an index of them; return how many there are.

    The folder is made if need be; what else is in it stays. Raises `UsageError` when it cannot be.
    """
    from summarizer.render.html.corpus import index  # kept lazy: only this format needs it

    folder = _made(folder)
    done = list[str]()
    page = index(_written(made, folder, done), title=folder.resolve().name)
    if done:
        _write(folder / f"{_INDEX}.html", page)
    return len(done)


def _written(
    made: Iterable[tuple[str, Summary[Any]]], folder: Path, done: list[str]
) -> Iterator[tuple[str, Summary[Any]]]:
    """Write each page as its summary comes; yield the URL of the page with the summary."""
    taken = {_INDEX}
    for name, summary in made:
        stem = _unused(Path(name).stem if name != "-" else "standard-input", taken)
        _write(folder / f"{stem}.html", summary.to_html())
        done.append(name)
        yield quote(f"{stem}.html"), summary


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
