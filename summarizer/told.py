"""What does a cited sentence say, and of whom? Its words after each name, and behind each verb that binds somebody.

Kept for as long as the sentence is at hand: many items cite it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cached_property, partial
from itertools import pairwise

from summarizer.grounding.certainty import firm_words
from summarizer.grounding.polarity import content
from summarizer.grounding.scene import Scene
from summarizer.schemas import Offsets

__all__ = ["Said", "Sentence", "Told", "clause_of"]

Said = Sequence[tuple[tuple[str | int, ...], str]]
"""An item's own words, each with its path in it."""

_IT = re.compile(r"\b[Ii]t $")
_NEAR = 4
_WOULD = re.compile(r"\bwould\b")
_BREAK = re.compile(r"[;:,.]|\b(?:and|but|while|who|which|that|as|if|after|before)\b")
_AND_NAME = re.compile(r"(?:,| and) (?=[A-Z])")
"""What stands between names of one list: what follows them is said of each."""


def clause_of(text: str) -> str:
    """Return what a text says before the next clause begins."""
    stop = _BREAK.search(text)
    return text[: stop.start()] if stop else text


class Told:
    """Some words, and whom they are said of."""

    def __init__(self, words: str, of: Callable[[], Set[str]]) -> None:
        self._words, self._of = words, of

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that carry what is said."""
        return content(self._words)

    @cached_property
    def of(self) -> Set[str]:
        """The ids of those of whom it is said; looked for when it matters, as it costs most."""
        return self._of()


class Sentence(Told):
    """A cited sentence, with what it says of whom: found once, for many items cite it."""

    def __init__(self, scene: Scene, at: Offsets) -> None:
        self.start, self.end = at
        self._scene = scene
        self._text = scene.named.text[slice(*at)]
        self._known: dict[int, frozenset[str]] = {}
        super().__init__(self._text, lambda: scene.present(*at))

    @cached_property
    def named(self) -> Set[str]:
        """Whom it names."""
        return self._scene.named.within(self.start, self.end)

    @cached_property
    def nearby(self) -> Set[str]:
        """Who may be meant where nobody is spoken of."""
        return self._scene.nearby(self.start)

    @cached_property
    def told(self) -> list[Told]:
        """What it says of whom: the words after each name, and after each word that stands for somebody."""
        found = [Told(self._text, lambda: self._scene.unsaid(self.start, self.end))]
        for stop, of in self._scene.mentions(self.start, self.end):
            listed = _AND_NAME.match(self._text, stop - self.start)
            found.append(Told(clause_of(self._text[listed.end() if listed else stop - self.start :]), of))
        return found

    def says(self, words: frozenset[str], idents: Set[str]) -> bool:
        """Whether all of some words stand after a name of one of several, with no clause begun between them."""
        if not words <= self.words:
            return False
        mentions = self._scene.named.between(self.start, self.end)
        return any(words <= self._after(one.end) for one in mentions if one.ident in idents)

    def joins(self, idents: Set[str], said: str) -> bool:
        """Whether one of several is named in a clause with what is called its own: "a contract with Norway"."""
        owned = next((root for word in said.split() for root in content(word)), None)
        parts = self._text.split(";")
        return any(owned in content(part) and not idents.isdisjoint(self._scene.named.found_in(part)) for part in parts)

    def _after(self, stop: int) -> frozenset[str]:
        """What it says after an offset, up to the next clause."""
        if stop not in self._known:
            self._known[stop] = content(clause_of(self._text[stop - self.start :]))
        return self._known[stop]

    @cached_property
    def binding(self) -> list[Told]:
        """Each verb that binds somebody: the words up to the next one, and who stands where its subject does."""
        if self._text.rstrip("”\"’' ").endswith("?"):
            return []  # who is asked whether they will has not said so
        verbs = sorted({*firm_words("undertaking", self._text), *(one.start() for one in _WOULD.finditer(self._text))})
        return [
            Told(self._text[verb:following], partial(self._subjects, verb))
            for verb, following in pairwise([*verbs, len(self._text)])
        ]

    def _subjects(self, verb: int) -> set[str]:
        """Who stands where the subject of a verb does; of what "it will" do, whoever says so too."""
        found = self._scene.subjects(self.start, self.end, self.start + verb)
        is_it = _IT.search(self._text, max(0, verb - _NEAR), verb) is not None
        return found | self._scene.speakers(self.start + verb) if is_it else found

    def before(self, verb: str | None, words: str) -> Iterator[str]:
        """Those named right before a verb, whatever governs it: "provided that Norway pays"."""
        for ident, after in self._scene.named.followed(self.start, self.end):
            if verb in content(after) or (after[:1].isdigit() and after in words):
                yield ident
