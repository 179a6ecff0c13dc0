"""Where do forms of names stand in a text? Many names are looked for at once, by the words that they begin with.

A form is tried only where its first word stands, so that time is linear in the text, however many names there are. What
may follow it is told by a few patterns that are the same for all names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from summarizer.grounding.glance import in_small_letters

__all__ = ["ARTICLE", "Form", "Forms"]

ARTICLE = r"(?:the|an?|der|die|das|dem|den|des|eine?[nrms]?|les?|la|l['’]|une?|el|los|las|una?)(?: |(?<=['’]))"
_LONGEST_ARTICLE = 6
_ENDS_IN_ARTICLE = re.compile(rf"(?<!\w){ARTICLE}\Z", re.IGNORECASE)
_RUN = re.compile(r"\w+")
_ENDINGS = ("s", "n", "en", "es")
_OWNED = re.compile(r"(?:['’]s?)?(?!\w)")
_INFLECTED = re.compile(r"(?:['’]?s|['’]|n|en|es)?(?!\w)")
_DERIVED = re.compile(r"[a-zà-ÿ]{0,5}(?:['’]s?)?(?!\w)")
_WHOLE = re.compile(r"(?!\w)")
_ENDS = frozenset(("", " ", ",", "."))
"""What mostly follows a word."""
_BEGINNING = 4
"""So many letters of its first word tell where a form may stand; a stem has no fewer."""


class Form(NamedTuple):
    """A form of a name, and how a text may have it.

    A `phrase` may be in any case, with any white space between its words; what is `described` is a phrase with an
    article before it. A `word` has its case, and an ending of the plural or genitive; or it is all in capitals. Of a
    `stem` anything may be derived.
    """

    said: str
    how: Literal["phrase", "described", "word", "stem"]


class _Sought(NamedTuple):
    """A form made ready: whom it names, its words in small letters, what the first has before its letters, and the
    whole in capitals."""

    form: Form
    ident: str
    words: list[str]
    lead: int
    capitals: str

    def at(self, text: str, small: str, start: int) -> tuple[int, int] | None:
        """Where it stands if its first letters are at `start`, else None; `small` is the text in small letters."""
        said, how = self.form
        if how == "word":
            return _ending(said, _INFLECTED, text, start) or _ending(self.capitals, _WHOLE, text, start)
        if how == "stem":
            return _ending(said, _DERIVED, text, start)
        found = self._phrase(small, start - self.lead)
        if found is None or how == "phrase":
            return found
        article = _ENDS_IN_ARTICLE.search(text[max(0, start - _LONGEST_ARTICLE - 1) : start])
        return (start - len(article[0]), found[1]) if article else None

    def _phrase(self, small: str, start: int) -> tuple[int, int] | None:
        if start < 0 or (self.lead and start and _RUN.match(small[start - 1])):
            return None
        end = start
        for word in self.words:
            if end > start:
                before = end
                while small[end : end + 1].isspace():
                    end += 1
                if end == before:
                    return None
            if not small.startswith(word, end):
                return None
            end += len(word)
        return _ended(_OWNED, small, start, end)


def _ending(said: str, endings: re.Pattern[str], text: str, start: int) -> tuple[int, int] | None:
    return _ended(endings, text, start, start + len(said)) if text.startswith(said, start) else None


def _ended(endings: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where words end that stand at some offsets, with the ending that they may have; None within a word."""
    if text[end : end + 1] in _ENDS:  # none of these begins an ending
        return start, end
    ended = endings.match(text, end)
    return (start, ended.end()) if ended else None


class Forms:
    """The forms of many names, each with whom it names.

    >>> forms = Forms([(Form("Norway", "word"), "p1"), (Form("union", "described"), "p2")])
    >>> sorted(forms.find("Norway's minister met the union."))
    [(0, 8, 'p1'), (22, 31, 'p2')]
    """

    def __init__(self, forms: Iterable[tuple[Form, str]]) -> None:
        self._by_beginning: dict[str, list[_Sought]] = {}
        for form, ident in dict.fromkeys(forms):
            small = form.said.lower()
            words = small.split()
            first = small if small.isalnum() else _first_word(small)
            sought = _Sought(form, ident, words, words[0].find(first) if words else 0, form.said.upper())
            for key in _beginnings(form, first) if first else ():
                self._by_beginning.setdefault(key, []).append(sought)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where forms stand, each with whom it names; in no order, and some twice."""
        small, tried = in_small_letters(text), self._by_beginning
        for run in [run for run in _RUN.finditer(small) if run[0][:_BEGINNING] in tried]:
            for sought in tried[run[0][:_BEGINNING]]:
                at = sought.at(text, small, run.start())
                if at is not None:
                    yield (*at, sought.ident)


def _beginnings(form: Form, first: str) -> Iterable[str]:
    """The first letters of the words of a text, in small letters, that a form may begin with, by its own first word."""
    if form.how != "word" or len(first) != len(form.said) or (len(first) >= _BEGINNING and first.isascii()):
        return (first[:_BEGINNING],)
    capitals = form.said.upper().lower()  # of "ß" "SS", and so "ss"
    return {word[:_BEGINNING] for word in (first, capitals, *(first + ending for ending in _ENDINGS))}


def _first_word(text: str) -> str:
    first = _RUN.search(text)
    return first[0] if first else ""
