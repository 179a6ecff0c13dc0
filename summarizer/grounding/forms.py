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
_SPACE = re.compile(r"\s+")
_ENDINGS = ("", "s", "n", "en", "es")
_OWNED = re.compile(r"(?:['’]s?)?(?!\w)")
_INFLECTED = re.compile(r"(?:['’]?s|['’]|n|en|es)?(?!\w)")
_DERIVED = re.compile(r"[a-zà-ÿ]{0,5}(?:['’]s?)?(?!\w)")
_WHOLE = re.compile(r"(?!\w)")
_BEGINNING = 4
"""Letters of a stem by which it is looked up."""


class Form(NamedTuple):
    """A form of a name, and how a text may have it.

    A `phrase` may be in any case, with any white space between its words; what is `described` is a phrase with an
    article before it. A `word` has its case, and an ending of the plural or genitive; or it is all in capitals. Of a
    `stem` anything may be derived.
    """

    said: str
    how: Literal["phrase", "described", "word", "stem"]

    @property
    def keys(self) -> set[str]:
        """Where it may stand: the first words in small letters that it can have, of a stem their beginning."""
        first = _first_word(self.said.lower())
        if self.how == "stem":
            return {first[:_BEGINNING]}
        if self.how == "word" and len(first) == len(self.said):
            return {*(first + ending for ending in _ENDINGS), self.said.upper().lower()}
        return {first}


class _Sought(NamedTuple):
    """A form made ready: whom it names, its words in small letters, and what the first has before its letters."""

    form: Form
    ident: str
    words: list[str]
    lead: int

    def at(self, text: str, small: str, start: int) -> tuple[int, int] | None:
        """Where it stands if its first letters are at `start`, else None; `small` is the text in small letters."""
        said, how = self.form
        if how == "word":
            return _ending(said, _INFLECTED, text, start) or _ending(said.upper(), _WHOLE, text, start)
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
        for place, word in enumerate(self.words):
            if place:
                space = _SPACE.match(small, end)
                if space is None:
                    return None
                end = space.end()
            if not small.startswith(word, end):
                return None
            end += len(word)
        owned = _OWNED.match(small, end)
        return (start, owned.end()) if owned else None


def _ending(said: str, endings: re.Pattern[str], text: str, start: int) -> tuple[int, int] | None:
    ended = endings.match(text, start + len(said)) if text.startswith(said, start) else None
    return (start, ended.end()) if ended else None


class Forms:
    """The forms of many names, each with whom it names.

    >>> forms = Forms([(Form("Norway", "word"), "p1"), (Form("union", "described"), "p2")])
    >>> sorted(forms.find("Norway's minister met the union."))
    [(0, 8, 'p1'), (22, 31, 'p2')]
    """

    def __init__(self, forms: Iterable[tuple[Form, str]]) -> None:
        self._by_word: dict[str, list[_Sought]] = {}
        self._by_beginning: dict[str, list[_Sought]] = {}
        for form, ident in dict.fromkeys(forms):
            words = form.said.lower().split()
            lead = words[0].find(_first_word(words[0])) if words else 0
            table = self._by_beginning if form.how == "stem" else self._by_word
            for key in form.keys - {""}:
                table.setdefault(key, []).append(_Sought(form, ident, words, lead))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where forms stand, each with whom it names; in no order, and some twice."""
        small = in_small_letters(text)
        opening = {word: forms for word in set(_RUN.findall(small)) if (forms := self._opened_by(word))}
        for run in _RUN.finditer(small) if opening else ():
            for sought in opening.get(run[0], ()):
                at = sought.at(text, small, run.start())
                if at is not None:
                    yield (*at, sought.ident)

    def _opened_by(self, word: str) -> list[_Sought]:
        """The forms that a word may begin."""
        whole, derived = self._by_word.get(word), self._by_beginning.get(word[:_BEGINNING])
        return [*(whole or ()), *(derived or ())] if whole or derived else []


def _first_word(text: str) -> str:
    first = _RUN.search(text)
    return first[0] if first else ""
