"""What is somebody called, and by which nouns may he be meant without his name?

A name is taken apart into the capitalised words that it ends in and what stands before them: of "the mediator Ann Lee",
"Ann Lee". What has none is a mere description: "the company".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.cues import TITLE
from summarizer.grounding.forms import ARTICLE

__all__ = ["Party", "after_article", "ends_in", "folded_noun", "is_bare_noun", "names_within"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ARTICLE = re.compile(ARTICLE, re.IGNORECASE)
_PREPOSITION = re.compile(
    r",| (?:of|for|in|on|at|to|from|with|who|close|familiar|von|der|des|für|im|du|de|de la|del|pour|para)\b"
)
_JOINS = frozenset("of for in on at to from with the and der des für im du pour para its his her their".split())
"""Words before a capital that show that it does not begin the name: "three states on the Sarn"."""
_TITLED = re.compile(rf"\b{TITLE}\b", re.IGNORECASE)
_GENITIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Party:
    """Whoever a record names: what it is called, and what else may mean it. `kind` and `role` are as in a `Readout`,
    empty where a schema has none; the first name is its own."""

    id: str
    names: tuple[str, ...]
    kind: str = ""
    role: str = ""
    office: str = ""
    acts_for: frozenset[str] = frozenset()

    @property
    def is_person(self) -> bool | None:
        """None when that is not told."""
        if self.kind in ("", "other", "unnamed_source"):
            return None
        return self.kind == "person"

    @property
    def nouns(self) -> frozenset[str]:
        """The nouns by which it may be meant: "minister", "union"."""
        spoken = [self.office, *(() if self.is_person else self.names), *map(_described, self.names)]
        heads = {folded_noun(word) for text in spoken if text and (word := _head(text))}
        return frozenset(heads.union(self._titles() if self.is_person else ()))

    def _titles(self) -> Iterator[str]:
        for text in (self.office, *self.names):
            yield from (folded_noun(match[0].split()[-1]) for match in _TITLED.finditer(text))


@lru_cache(maxsize=8192)
def folded_noun(word: str) -> str:
    """A noun without its plural: "Ministers" is "minister", "companies" is "company"."""
    word = _GENITIVE.sub("", word.casefold())
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s") if len(word) > 3 else word


def _head(text: str) -> str:
    """The noun that a description is built on: the last word before a preposition."""
    words = _WORD.findall(_PREPOSITION.split(text, maxsplit=1)[0])
    return words[-1] if words else ""


def _described(name: str) -> str:
    """A name that is a mere description; else nothing."""
    return "" if name and ends_in(name) else name


@lru_cache(maxsize=4096)
def ends_in(name: str) -> tuple[str, ...]:
    """Return the capitalised words that a name ends in, unless a preposition binds them to a description before.

    >>> ends_in("the mediator Ann Lee"), ends_in("the three states on the Sarn")
    (('Ann', 'Lee'), ())
    """
    words = _WORD.findall(name, after_article(name))
    start = len(words)
    while start and not words[start - 1][0].islower():
        start -= 1
    return () if start and words[start - 1].casefold() in _JOINS else tuple(words[start:])


def after_article(name: str) -> int:
    """Return where a name goes on after the article that it begins with; 0 where it has none."""
    article = _ARTICLE.match(name)
    return article.end() if article else 0


def is_bare_noun(name: str) -> bool:
    """Say whether a name is a noun with its article, "the union": what that means in a text is told from what is
    near."""
    noun = after_article(name)
    return noun > 0 and _WORD.fullmatch(name, noun) is not None and name[noun].islower()


def names_within(name: str) -> Iterator[str]:
    """Yield a name, and the acronym that it gives in brackets, as names of their own.

    >>> list(names_within("Water Board (WB)"))
    ['Water Board', 'WB']
    """
    if "(" not in name:
        yield from filter(None, (name.strip(),))
        return
    inner = re.findall(r"\(([^()]+)\)", name)
    yield from (part.strip() for part in (re.sub(r"\s*\([^()]*\)", "", name), *inner) if part.strip())
